whowhom events --event THREATEN/arrest,ACCUSE/allege data/affair.json; whowhom events --event arrest --csv data/affair.json | cut -d, -f2-3
