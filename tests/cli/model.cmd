whowhom model -m fuzz/seeds/fuzz_model/tiny.model | grep -v ^kernel
