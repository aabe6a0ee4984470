whowhom path data/affair.json Westmark 'Ole Berg'
