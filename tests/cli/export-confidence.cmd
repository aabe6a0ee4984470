whowhom export --to knowledge --min-confidence 0.85 data/small.json | sed '/^"dropped/,$d' | grep -c '"id":"event'; whowhom export --to knowledge data/small.json | grep -c '"id":"event'
