whowhom export -o $T/again.json data/who.json && whowhom why --merge $T/again.json Sacharows
