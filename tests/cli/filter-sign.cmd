whowhom events --sign positive,neutral data/affair.json
