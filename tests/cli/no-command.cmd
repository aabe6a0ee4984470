whowhom
