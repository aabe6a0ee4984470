whowhom timeline data/affair.json "jan"; whowhom timeline data/affair.json Hafen
