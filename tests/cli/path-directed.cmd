whowhom path --directed data/affair.json 'Ole Berg' Suedmark; whowhom path --directed data/affair.json Westmark 'Ole Berg'
