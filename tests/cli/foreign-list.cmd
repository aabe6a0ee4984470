printf '# a list\nanna bo 2\nbo cid 1\nanna cid 4\n' >$T/x.edges; whowhom centrality --by out_strength,degree $T/x.edges; whowhom path --directed --weighted $T/x.edges anna cid
