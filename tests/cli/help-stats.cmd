whowhom help stats; whowhom help communities
