whowhom export
