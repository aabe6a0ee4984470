"""What a network says of sentences."""
import torch

import batches
import corpora


def grouped(sentences, encoder, limit=3000):
    """Lists of indices of sentences of like length, about `limit` pieces each."""
    lengths = [len(encoder.cut(s["words"])[0]) for s in sentences]
    group = []
    for i in sorted(range(len(sentences)), key=lengths.__getitem__):
        if group and (len(group) + 1) * lengths[i] > limit:
            yield group
            group = []
        group.append(i)
    yield group


def run(model, encoder, sentences, device):
    """The batch; the network's scores, heads and scores of relations for it."""
    b = batches.collate(sentences, [], encoder, device=device)
    with torch.no_grad(), torch.autocast(device, torch.bfloat16):
        out = model(b)
        heads = out["arc"].argmax(-1)
        return b, out, heads, model.labels(out, heads)


def soft(model, encoder, sentences, device="cpu"):
    """What the network says of each sentence, as a student learns it: {head: array}, scores in float16; of names what to
    expect (network.Chain.expected)."""
    model, result = model.eval(), [None] * len(sentences)
    for group in grouped(sentences, encoder):
        b, out, _, deprel = run(model, encoder, [sentences[k] for k in group], device)
        out["name"], out["step"] = model.chain.expected(out["name"], b["real_written"])
        out = {k: out[k].half().cpu().numpy() for k in ("name", "step", "upos", "feats", "arc", "state")} | {
            "lemma": out["lemma"].argmax(-1).cpu().numpy(), "deprel": deprel.half().cpu().numpy()}
        for row, k in enumerate(group):
            n = len(sentences[k]["words"])
            written = len(sentences[k].get("written") or sentences[k]["words"])
            sizes = {"name": (written,), "step": (), "arc": (n, n + 1), "state": (n + 1,)}
            result[k] = {key: x[(row, *map(slice, sizes.get(key, (n,))))].copy() for key, x in out.items()}
    return result


def read(model, encoder, sentences, device="cpu"):
    """The sentences as the network labels them, in their order. Heads are each word's best, no tree is made of them:
    the program does that."""
    labels, model = model.config["labels"], model.eval()
    result = [None] * len(sentences)
    for group in grouped(sentences, encoder):
        _, out, heads, deprel = run(model, encoder, [sentences[k] for k in group], device)
        heads, deprel, names = heads.tolist(), deprel.argmax(-1).tolist(), out["name"].float().cpu().numpy()
        feats = {f: x.argmax(-1).tolist() for f, x in model.feats_of(out["feats"])}
        upos, lemma = out["upos"].argmax(-1).tolist(), out["lemma"].argmax(-1).tolist()
        for row, k in enumerate(group):
            words = sentences[k]["words"]
            of = lambda key, x: [labels[key][y] for y in x[row][:len(words)]]
            result[k] = {
                "words": words, "name": [labels["name"][x] for x in model.chain.best(names[row, :len(words)])],
                "upos": of("upos", upos), "deprel": of("deprel", deprel), "head": heads[row][:len(words)],
                "lemma": [corpora.apply_script(w, s) for w, s in zip(words, of("lemma", lemma))],
                "feats": [{f: labels["feats"][f][x[row][w]] for f, x in feats.items()} for w in range(len(words))]}
    return result
