cd $T && whowhom review no.json
