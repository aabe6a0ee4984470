whowhom --version
