whowhom communities --list
