whowhom why data/affair.json 'Ida Holmm'; whowhom why data/affair.json Suedmarck
