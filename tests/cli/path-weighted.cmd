whowhom path --weighted data/affair.json Weltrat Jan | head -n 3; whowhom path --weighted data/affair.json Ida Südmark | head -n 3
