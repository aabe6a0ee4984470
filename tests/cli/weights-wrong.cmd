# a weight below 0: the sign of an edge in stats, nonsense in the others
cat >$T/x.graphml <<END
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="w" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="directed"><node id="a"/><node id="b"/><node id="c"/>
<edge source="a" target="b"><data key="w">-1</data></edge><edge source="b" target="c"><data key="w">2</data></edge>
</graph></graphml>
END
cd $T
for m in strength pagerank katz harmonic_weighted constraint harmonic; do
	whowhom centrality --by $m x.graphml
done
for m in leiden walktrap; do whowhom communities --by $m x.graphml; done
whowhom stats x.graphml | grep -v triad_
