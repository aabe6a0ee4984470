whowhom export data/absent.json
