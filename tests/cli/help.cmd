whowhom help
