whowhom communities data/small.json
