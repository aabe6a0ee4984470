whowhom path --view events data/affair.json Lund Jan | head -n 3
