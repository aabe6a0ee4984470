"""The reader's network: a transformer encoder with heads for names, tags, lemmas and trees.

Tensors are named as in the model file (src/reader/model.c). The first `narrow` layers run over the pieces of a
sentence; then each word becomes the mean of its pieces and the other layers run over words, of which there are a
third fewer. narrow = layers is BERT (Devlin et al. 2019) with word pieces throughout.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora
import modelfile

MIXES = ("name", "tag", "tree")
FORBIDDEN = -1e4


class Norm(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.gain, self.bias = nn.Parameter(torch.ones(n)), nn.Parameter(torch.zeros(n))

    def forward(self, x):
        return F.layer_norm(x, x.shape[-1:], self.gain, self.bias, 1e-12)


class Layer(nn.Module):
    def __init__(self, hidden, ffn, heads):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(hidden, 3 * hidden), nn.Linear(hidden, hidden)
        self.up, self.down = nn.Linear(hidden, ffn), nn.Linear(ffn, hidden)
        self.norm1, self.norm2 = Norm(hidden), Norm(hidden)

    def forward(self, x, mask):
        """x [batch, length, hidden]; mask [batch, 1, 1, length], added to the scores of attention."""
        b, n, h = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        # not F.scaled_dot_product_attention: its way back is slower on a CPU
        a = torch.matmul(q * (h // self.heads) ** -0.5, k.transpose(2, 3)) + mask
        a = torch.matmul(torch.softmax(a.float(), -1).to(v.dtype), v)
        x = self.norm1(x + self.out(a.transpose(1, 2).reshape(b, n, h)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Chain(nn.Module):
    """A linear chain over BIOES labels (Lafferty et al. 2001); steps that BIOES forbids stay forbidden."""

    def __init__(self, labels):
        super().__init__()
        self.step = nn.Parameter(torch.zeros(len(labels), len(labels)))
        opens = [x[0] in "BI" for x in labels]
        goes_on = [x[0] in "IE" for x in labels]
        kind = [x[2:] for x in labels]
        ok = [[goes_on[j] and kind[i] == kind[j] if opens[i] else not goes_on[j] for j in range(len(labels))]
              for i in range(len(labels))]
        self.register_buffer("rule", torch.tensor(ok), persistent=False)
        self.register_buffer("first", torch.tensor([0 if not g else FORBIDDEN for g in goes_on]), persistent=False)
        self.register_buffer("last", torch.tensor([0 if not o else FORBIDDEN for o in opens]), persistent=False)

    def total(self, emit, real, step=None):
        """The log of the sum over all ways; emit [batch, words, labels], real [batch, words] -> [batch]. step: the
        chain's, or one for each of the batch."""
        with torch.autocast(emit.device.type, enabled=False):
            step = torch.where(self.rule, (self.step if step is None else step).float().exp(), 0.0)
            a = emit[:, 0] + self.first
            for t in range(1, emit.shape[1]):
                top = a.amax(1, keepdim=True).detach()
                new = ((a - top).exp()[:, None] @ step)[:, 0].clamp(min=1e-30).log() + top + emit[:, t]
                a = torch.where(real[:, t, None], new, a)
            return torch.logsumexp(a + self.last, 1)

    def expected(self, emit, real):
        """What to expect of a way: how probable each label of each word is [batch, words, labels], and how often each
        step is taken [batch, labels, labels]. Both are what `total` changes by."""
        with torch.enable_grad():
            emit = emit.detach().float().requires_grad_()
            step = self.step.detach().expand(len(emit), -1, -1).clone().requires_grad_()
            return torch.autograd.grad(self.total(emit, real, step).sum(), (emit, step))

    def soft_loss(self, emit, labels, steps, real):
        """The cross entropy of ways against those that a teacher expects (Wang et al. 2020, posterior distillation); mean
        over words."""
        emit = emit.float()
        way = (emit * labels).sum((1, 2)) + (self.step.float() * steps).sum((1, 2))
        return (self.total(emit, real) - way).sum() / real.sum()

    def loss(self, emit, allowed, real):
        """-log p of all ways through the allowed labels; mean over words."""
        emit = emit.float()
        held = emit.masked_fill(~allowed, FORBIDDEN)
        both = self.total(torch.cat([held, emit]), torch.cat([real, real]))
        n = len(emit)
        return (both[n:] - both[:n]).sum() / real.sum()

    def best(self, emit):
        """Viterbi; emit [words, labels] (numpy) -> labels' indices."""
        step = np.where(self.rule.cpu().numpy(), self.step.detach().float().cpu().numpy(), FORBIDDEN)
        v, back = emit[0] + self.first.cpu().numpy(), []
        for row in emit[1:]:
            t = v[:, None] + step
            back.append(t.argmax(0))
            v = t.max(0) + row
        out = [int((v + self.last.cpu().numpy()).argmax())]
        for b in reversed(back):
            out.append(int(b[out[-1]]))
        return out[::-1]


class Pair(nn.Module):
    """Biaffine scores (Dozat and Manning 2017): dependents and heads of `size`, `labels` scores for each pair."""

    def __init__(self, hidden, size, labels):
        super().__init__()
        self.dependent, self.head = nn.Linear(hidden, size), nn.Linear(hidden, size)
        shape = (size + 1, size) if labels is None else (labels, size + 1, size + 1)
        self.pair = nn.Parameter(torch.randn(shape) * 0.02)


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Reader(nn.Module):
    def __init__(self, config):
        """config: {sizes {layers, narrow, hidden, ffn, heads, positions, pieces, arc, label}, labels {head: [label]}}."""
        super().__init__()
        self.config = config
        s, labels = config["sizes"], config["labels"]
        h = s["hidden"]
        self.embed = nn.ModuleDict({"norm": Norm(h)})
        self.embed.word = nn.Parameter(torch.zeros(s["pieces"], h), requires_grad=False)
        self.embed.position = nn.Parameter(torch.zeros(s["positions"], h))
        self.layer = nn.ModuleList(Layer(h, s["ffn"], s["heads"]) for _ in range(s["layers"]))
        self.mix = nn.ParameterDict({k: torch.zeros(s["layers"] + 1) for k in MIXES})
        for mix in self.mix.values():
            mix.data[-1] = 1.0
        self.drop, self.drop_tree = nn.Dropout(0.15), nn.Dropout(0.3)
        # a treebank's habits are a vector of its own, so that the heads learn those of the others (Stymne et al. 2018)
        self.style = nn.Parameter(torch.zeros(len(corpora.STYLES), h))
        self.name = nn.Linear(h, len(labels["name"]))
        self.chain = Chain(labels["name"])
        self.news = nn.Linear(h, len(labels["news"]))
        self.tag = nn.Linear(h, h)
        self.upos = nn.Linear(h, len(labels["upos"]))
        self.unimorph = nn.Linear(h, len(labels["unimorph"]))
        self.feats = nn.Linear(h, sum(map(len, labels["feats"].values())))
        self.lemma = nn.Linear(h, len(labels["lemma"]))
        self.arc = Pair(h, s["arc"], None)
        self.label = Pair(h, s["label"], len(labels["deprel"]))

    def states(self, b):
        """Word vectors of all layers, the embedding first: [layers + 1, batch, words, hidden]; word 0 is <s>."""
        mean = b["mean"]
        x = self.embed.norm(self.embed.word[b["pieces"]] + self.embed.position[:b["pieces"].shape[1]])
        out, mask = [mean @ x.float()], b["piece_mask"]
        for i, layer in enumerate(self.layer):
            if i == self.config["sizes"]["narrow"]:
                x, mask = out[-1], b["word_mask"]
            x = layer(x, mask)
            out.append(x.float() if mask is b["word_mask"] else mean @ x.float())
        return torch.stack(out)

    def forward(self, b):
        """{head: scores}: names [batch, written words, labels]; tags [batch, words, labels]; arc [batch, words,
        words + 1]; dependent, head: what `labels` takes; state: the last layer's word vectors, <s> first."""
        states = self.states(b)
        mix = torch.stack([torch.softmax(self.mix[k].float(), 0) for k in MIXES])
        name, tag, tree = (mix @ states.flatten(1)).view(len(MIXES), *states.shape[1:])
        style = (b["style"] @ self.style.float())[:, None]
        name = self.drop(b["written"] @ name)
        tag = self.drop(F.gelu(self.tag(self.drop(tag[:, 1:] + style))))
        tree = self.drop(tree + style)
        act = lambda f: self.drop_tree(F.leaky_relu(f(tree), 0.1))
        return {"name": self.name(name), "news": self.news(name), "upos": self.upos(tag), "lemma": self.lemma(tag),
                "feats": self.feats(tag), "unimorph": self.unimorph(tag), "arc": self.arcs(b, act),
                "state": states[-1], "dependent": act(self.label.dependent)[:, 1:], "head": act(self.label.head)}

    def arcs(self, b, act):
        """[batch, words, words + 1]: what speaks for each head; head 0 is the root."""
        d, h = act(self.arc.dependent)[:, 1:], act(self.arc.head)
        scores = (with_one(d) @ self.arc.pair) @ h.transpose(1, 2)
        return scores.float().masked_fill(~F.pad(b["real"], (1, 0), value=True)[:, None], FORBIDDEN)

    def labels(self, out, heads):
        """heads [batch, words] -> scores of the relations to them, [batch, words, labels]."""
        h = torch.gather(out["head"], 1, heads[..., None].expand(-1, -1, out["head"].shape[-1]))
        d, h = with_one(out["dependent"]), with_one(h)
        pair = self.label.pair.permute(1, 0, 2)
        t = (d @ pair.reshape(d.shape[-1], -1)).view(*d.shape[:2], -1, h.shape[-1])
        return (t * h[:, :, None]).sum(-1)

    def feats_of(self, scores):
        """The scores of each feature's values."""
        sizes = [len(v) for v in self.config["labels"]["feats"].values()]
        return zip(self.config["labels"]["feats"], torch.split(scores, sizes, -1))


def cross_entropy(scores, gold):
    """Mean over the words that have a label; 0 where none has."""
    if (gold >= 0).any():
        return F.cross_entropy(scores.flatten(0, -2).float(), gold.flatten(), ignore_index=-100)
    return scores.sum() * 0.0


def loss(model, b, out):
    """{head: loss} of the heads that this batch has labels for; out: what the model says."""
    gold = b["gold"]
    losses = {k: cross_entropy(out[k], gold[k]) for k in ("news", "upos", "lemma", "unimorph") if k in gold}
    if "name" in gold:
        losses["name"] = model.chain.loss(out["name"], gold["name"], b["real_written"])
    for k, scores in model.feats_of(out["feats"]):
        if k in gold:
            losses[k] = 0.5 * cross_entropy(scores, gold[k])
    if "arc" in gold:
        losses["arc"] = cross_entropy(out["arc"], gold["arc"])
        losses["deprel"] = cross_entropy(model.labels(out, gold["arc"].clamp(min=0)), gold["deprel"])
    return losses


def soft_cross_entropy(scores, teacher, real):
    """Mean over the real words of -sum p log q; p the teacher's, q ours, both from scores."""
    p, q = torch.softmax(teacher.float(), -1), torch.log_softmax(scores.float(), -1)
    return -(p * q).sum(-1)[real].mean()


def distillation(model, b, out):
    """{head: loss} against what a teacher said of the batch (Hinton et al. 2015; states: Jiao et al. 2020)."""
    soft, real = b["soft"], b["real"]
    losses = {k: soft_cross_entropy(out[k], soft[k], real) for k in ("upos", "arc")}
    losses["name"] = model.chain.soft_loss(out["name"], soft["name"].float(), soft["step"].float(), b["real_written"])
    for (k, ours), (_, theirs) in zip(model.feats_of(out["feats"]), model.feats_of(soft["feats"])):
        losses[k] = 0.5 * soft_cross_entropy(ours, theirs, real)
    heads = soft["arc"].argmax(-1)
    losses["deprel"] = soft_cross_entropy(model.labels(out, heads), soft["deprel"], real)
    losses["lemma"] = cross_entropy(out["lemma"], soft["lemma"])
    seen = F.pad(real, (1, 0), value=True)
    ours, theirs = out["state"].float()[seen], soft["state"].float()[seen]
    losses["state"] = ((ours - theirs) ** 2).mean() / (theirs ** 2).mean()
    return losses


def from_file(path, new={}):
    """A network from a model file, and its word pieces [text] and their scores. What only training needs is new; its
    heads have the labels {head: [label]} of `new`, else one."""
    head, state = modelfile.read(path)
    labels = head["labels"] | {"news": ["O"], "unimorph": ["O"]} | new
    model = Reader({"sizes": head["sizes"], "labels": labels})
    wrong = model.load_state_dict({k: torch.tensor(x) for k, x in state.items()}, strict=False)
    assert not wrong.unexpected_keys and all(k.startswith(modelfile.TRAINING_ONLY) for k in wrong.missing_keys), wrong
    return model.eval(), head["pieces"], head["piece_scores"]


def some_layers(teacher, layers, narrow, label):
    """A network with these of the teacher's layers and a smaller head for relations."""
    config = teacher.config | {"sizes": teacher.config["sizes"] | {"layers": len(layers), "narrow": narrow, "label": label}}
    model, state = Reader(config), teacher.state_dict()
    kept = {k: x for k, x in state.items() if not k.startswith(("layer.", "mix.", "label."))}
    for i, layer in enumerate(layers):
        kept |= {f"layer.{i}.{k}": x for k, x in teacher.layer[layer].state_dict().items()}
    for k in MIXES:
        kept["mix." + k] = state["mix." + k][[0] + [i + 1 for i in layers]]
    model.load_state_dict(kept, strict=False)
    return model


def start_from(model, base, rows):
    """The base's weights into a new network; rows: which pieces it keeps."""
    t = lambda name: torch.from_numpy(np.ascontiguousarray(base.tensor(name)))
    with torch.no_grad():
        model.embed.word.copy_(torch.from_numpy(base.tensor("emb.word")[rows]))
        model.embed.position.copy_(t("emb.pos")[:len(model.embed.position)] + t("emb.type")[:model.embed.word.shape[1]])
        model.embed.norm.gain.copy_(t("emb.ln.w"))
        model.embed.norm.bias.copy_(t("emb.ln.b"))
        for i, layer in enumerate(model.layer):
            for part, of in (("weight", "w"), ("bias", "b")):
                getattr(layer.qkv, part).copy_(torch.cat([t(f"l{i}.{c}.{of}") for c in "qkv"]))
                for ours, theirs in (("out", "ao"), ("up", "fi"), ("down", "fo")):
                    getattr(getattr(layer, ours), part).copy_(t(f"l{i}.{theirs}.{of}"))
            for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
                getattr(layer, ours).gain.copy_(t(f"l{i}.{theirs}.w"))
                getattr(layer, ours).bias.copy_(t(f"l{i}.{theirs}.b"))
