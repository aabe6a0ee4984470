whowhom stats --list
