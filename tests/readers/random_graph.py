#!/usr/bin/env python3
"""A random GraphML with parallel, symmetric, weighted and signed edges, loops and lone nodes: random_graph.py NODES EDGES SEED"""
import random
import sys

n, m, seed = map(int, sys.argv[1:])
r, more = random.Random(seed), random.Random(seed)
print('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<key id="t" for="node" attr.name="type" attr.type="string"/>\n'
      '<key id="w" for="edge" attr.name="weight" attr.type="double"/>\n<key id="s" for="edge" attr.name="symmetric" attr.type="boolean"/>\n'
      '<key id="g" for="edge" attr.name="sign" attr.type="int"/>\n<graph edgedefault="directed">')
for i in range(n):
    print(f'<node id="n{i}"><data key="t">{more.choice(["person", "country"])}</data></node>')
for i in range(m):
    a, b = int(n * r.random() ** 2), r.randrange(n - n // 10)
    weight = r.choice(["", '<data key="w">0.5</data>', '<data key="w">3</data>', '<data key="w">1</data>'])
    print(f'<edge id="e{i}" source="n{a}" target="n{b}">{weight}<data key="s">{"true" if r.random() < 0.2 else "false"}</data>'
          f'<data key="g">{more.choice([-1, 0, 1, 1])}</data></edge>')
print("</graph>\n</graphml>")
