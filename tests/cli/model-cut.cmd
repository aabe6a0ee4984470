head -c 30000 fuzz/seeds/fuzz_model/tiny.model >"$T/cut.model"; whowhom model -m "$T/cut.model" 2>&1 | sed "s|$T/||"
