whowhom events --status negated,planned data/affair.json
