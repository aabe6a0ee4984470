{ printf "WWREADER\001\000\000\000"; tail -c +13 fuzz/seeds/fuzz_model/tiny.model; } >"$T/old.model"; whowhom model -m "$T/old.model" 2>&1 | sed "s|$T/||"
