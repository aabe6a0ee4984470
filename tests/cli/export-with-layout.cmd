whowhom export --to d3 --view actors --with layout data/small.json | grep -o "\"\(size\|color\)\":[^,]*" ; whowhom export --to d3 --with drl data/small.json | grep -c "\"x\":"
