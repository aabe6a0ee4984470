whowhom show tree -m data/small.json golden/order.txt
