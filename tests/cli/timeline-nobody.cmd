whowhom timeline data/affair.json Nordmarck
