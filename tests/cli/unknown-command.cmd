whowhom fly
