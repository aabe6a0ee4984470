whowhom centrality --node "Tilo Brandt,country.nordmark,MEDA" --by strength,constraint,katz data/small.json
