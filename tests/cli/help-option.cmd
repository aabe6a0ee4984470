whowhom why --help
