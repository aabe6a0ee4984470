whowhom export --sign negative data/affair.json
