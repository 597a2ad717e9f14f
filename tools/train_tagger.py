"""Trains the name tagger from ANERcorp (training part) and the Wojood sample, beside the checkout, and writes `data/tagger.tsv`.

    python tools/train_tagger.py [EPOCHS]

Averaged structured perceptron; the order of sentences is shuffled with a fixed seed. Prints F1 on Wojood's validation part after each epoch.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np

from tawatur import lexicon
from tawatur.mentions.tagger import DISTANCES, TAGS, best, features, folded, spans

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
KINDS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
LEAST = 0.35  # weights smaller than this are left out
Sentence = tuple[list[str], list[int]]


def sentences(path: Path) -> list[Sentence]:
    """Sentences of a file as folded words and indexes of tags; of nested tags the outermost that we know."""
    found: list[Sentence] = []
    words: list[str] = []
    tags: list[int] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) > 1:
            words.append(cells[0])
            tags.append(_tag(cells[1:], tags[-1] if tags else 0))
        elif words:
            found.append((folded(words), tags))
            words, tags = [], []
    return found


def _tag(cells: list[str], before: int) -> int:
    for cell in cells:
        kind = KINDS.get(cell[2:])
        if kind is not None and cell[0] in "BI":
            inside = f"I-{kind}" in TAGS and cell[0] == "I" and TAGS[before][2:] == kind
            return TAGS.index(f"I-{kind}" if inside else f"B-{kind}")
    return 0


def train(data: list[Sentence], held: list[Sentence], epochs: int) -> tuple[dict[str, list[float]], list[list[float]]]:
    """Averaged weights by feature, and scores of steps from tag to tag."""
    index: dict[str, int] = {}
    known = []
    for words, tags in data:
        rows = []
        for i in range(len(words)):
            names = [f for d in DISTANCES for f in features(words[i + d] if 0 <= i + d < len(words) else "", d)]
            rows.append(np.array([index.setdefault(n, len(index)) for n in names]))
        known.append((rows, tags))
    size = len(index)
    weights, total = np.zeros((size, len(TAGS))), np.zeros((size, len(TAGS)))
    steps, step_total = np.zeros((len(TAGS), len(TAGS))), np.zeros((len(TAGS), len(TAGS)))
    clock = 1
    order = list(range(len(known)))
    chance = random.Random(7)
    for epoch in range(epochs):
        chance.shuffle(order)
        for n in order:
            rows, tags = known[n]
            emissions = [weights[r].sum(0).tolist() for r in rows]
            path = best(emissions, steps.tolist())
            if path != tags:
                for i, (right, got) in enumerate(zip(tags, path, strict=True)):
                    if right != got:
                        np.add.at(weights, (rows[i], right), 1)
                        np.add.at(total, (rows[i], right), clock)
                        np.add.at(weights, (rows[i], got), -1)
                        np.add.at(total, (rows[i], got), -clock)
                    if i and (tags[i - 1], right) != (path[i - 1], got):
                        steps[tags[i - 1], right] += 1
                        step_total[tags[i - 1], right] += clock
                        steps[path[i - 1], got] -= 1
                        step_total[path[i - 1], got] -= clock
            clock += 1
        mean, step_mean = weights - total / clock, steps - step_total / clock
        print(f"epoch {epoch + 1}: {score(held, index, mean, step_mean)}", flush=True)
    kept = {name: mean[k].round(2).tolist() for name, k in index.items() if np.abs(mean[k]).max() >= LEAST}
    return kept, step_mean.round(2).tolist()


def score(held: list[Sentence], index: dict[str, int], weights: np.ndarray, steps: np.ndarray) -> str:
    """F1 by kind on held-out sentences."""
    counts = {k: [0, 0, 0] for k in ("PER", "ORG", "LOC")}
    for words, tags in held:
        emissions = []
        for i in range(len(words)):
            names = [f for d in DISTANCES for f in features(words[i + d] if 0 <= i + d < len(words) else "", d)]
            emissions.append(weights[[index[n] for n in names if n in index]].sum(0).tolist())
        want, have = set(spans(tags)), set(spans(best(emissions, steps.tolist())))
        for kind, c in counts.items():
            w, h = {s for s in want if s.kind == kind}, {s for s in have if s.kind == kind}
            c[0] += len(w & h)
            c[1] += len(h)
            c[2] += len(w)
    return ", ".join(f"{k} {2 * c[0] / max(1, c[1] + c[2]):.3f}" for k, c in counts.items())


def main(epochs: int) -> None:
    """Trains and writes the model."""
    anercorp = sentences(DATA / "anercorp" / "train.txt")
    wojood = sentences(DATA / "wojood_sample" / "train.txt")
    held = sentences(DATA / "wojood_sample" / "val.txt")
    weights, steps = train(anercorp + wojood, held, epochs)
    lines = [
        "# Weights of the name tagger, written by tools/train_tagger.py from ANERcorp (CC BY-SA 4.0) and the Wojood sample (MIT); see NOTICE.",
        f"# feature, then the score for {' '.join(TAGS)}; «after TAG» rows: the score of each tag behind it. Read by tawatur.mentions.tagger.",
        *("\t".join([f"after {tag}", *map(_cell, row)]) for tag, row in zip(TAGS, steps, strict=True)),
        *("\t".join([name, *map(_cell, row)]) for name, row in sorted(weights.items())),
    ]
    (lexicon.DATA / "tagger.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(weights)} features")


def _cell(value: float) -> str:
    return f"{value:g}" if value else ""


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
