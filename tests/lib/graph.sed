# GraphML as whowhom writes it, in short: nodes by id, edges as
# SOURCE TARGET KIND WEIGHT
s/^<node id="\([^"]*\)".*/\1/p
s/^<edge .* source="\([^"]*\)" target="\([^"]*\)" label="\([^"]*\)".*"e_weight">\([^<]*\)<.*/\1 \2 \3 \4/p
