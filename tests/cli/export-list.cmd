whowhom export --list
