whowhom export --to d3 --view actors --with community,kamada-kawai data/small.json | grep -o "\"\(community\|color\)\":[^,]*"
