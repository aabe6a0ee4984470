whowhom help fly
