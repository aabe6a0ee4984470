#!/usr/bin/env python3
"""articles: short articles made of the demo's sentences, as JSON Lines, always the same; one in ten is another's copy.

usage: tests/merge/articles.py COUNT [SEED]
"""
import json
import pathlib
import random
import re
import sys

DEMO = sorted((pathlib.Path(__file__).resolve().parents[2] / "graphs/demo").glob("*.txt"))


def main():
    count, choice = int(sys.argv[1]), random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    sentences = [sentence for path in DEMO
                 for sentence in re.split(r"(?<=[.!?“])\s+(?=[A-ZÄÖÜ„])", path.read_text(encoding="utf-8").strip())]
    texts = []
    for number in range(count):
        text = " ".join(choice.sample(sentences, choice.randint(2, 4)))
        if texts and choice.random() < 0.1:
            text = choice.choice(texts)
        texts.append(text)
        article = {"id": f"article-{number}", "text": text}
        if choice.random() < 0.8:
            article["date"] = f"2031-03-{choice.randint(1, 28):02}"
        print(json.dumps(article, ensure_ascii=False))


main()
