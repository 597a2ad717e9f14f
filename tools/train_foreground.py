"""Learns which assaults and protests are told as news, and writes `data/foreground.tsv`.

    python tools/train_foreground.py [--check]

Reads the development half of the public sentences judged for ASSAULT and PROTEST, beside the checkout. Each trigger the reader sees in a sentence is an
example, positive where all annotators accept the sentence; of a positive sentence only the likeliest trigger counts, found anew in each round.
Sentences in which all annotators marked the same source, target or verb words, though they were not put to the vote, are positives of less weight.
`--check` prints F1 of five folds by document and writes nothing.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import numpy as np

from tawatur import lexicon
from tawatur.accounts.foreground import WEIGHED
from tawatur.ingest import prepare
from tawatur.reading import trace

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "arabic_event_gsr"
PENALTY, ROUNDS, STEPS, RATE = 0.04, 4, 300, 0.5  # chosen by --check
LEAST_SEEN = 3  # sentences a feature must stand in
HARD = 0.3  # weight of a «difficult no»
MARKED = 1.0  # weight of a sentence with agreed words and no vote
SURE = ("yes", "marked")
DOUBTFUL = {"ASSAULT": 1.0, "PROTEST": 0.5}  # share of the «easy no» found over folds that tell none when read
SLACK = 0.01  # how much less worth the lowest threshold taken may be: which of those is best changes with the folds
FOLDS, SEEDS = 5, (3, 5, 7)
Row = tuple[str, str, str, list[list[str]]]


def rows() -> list[Row]:
    """(type, document, label, features of each trigger) of every sentence with a clear label."""
    found = []
    for kind in sorted(WEIGHED):
        for item in _judged(kind):
            _, traces = trace(prepare(item["text"], source=str(item.get("id", ""))))
            seen = [
                f for t in traces for d, f in t.weighed if d.sense.type == kind and d.status in ("happened", "ongoing")
            ]
            found.append((kind, str(item.get("id", item["text"][:20])).rsplit("-", 1)[0], item["label"], seen))
    return found


def _judged(kind: str) -> list[dict[str, str]]:
    """The sentences of a type with a clear label; «marked» where annotators agree on words of a sentence that has no vote."""
    voted = [json.loads(s) for s in (DATA / f"{kind.lower()}_detection_dev.jsonl").open(encoding="utf-8")]
    texts = {item["text"] for item in voted}
    marked = [json.loads(s) for s in (DATA / f"{kind.lower()}_spans_dev.jsonl").open(encoding="utf-8")]
    return [item for item in voted if item["label"] != "ambiguous"] + [
        {"text": m["text"], "id": m["source"], "label": "marked"}
        for m in marked
        if m["text"] not in texts and (m["source_gold"] or m["target_gold"] or m["verb_gold"])
    ]


def learn(data: list[Row]) -> dict[str, float]:
    """Weights by feature, and the bias."""
    counts: dict[str, int] = {}
    for *_, seen in data:
        for name in {n for f in seen for n in f}:
            counts[name] = counts.get(name, 0) + 1
    index = {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_SEEN))}
    examples = [
        (np.array(sorted({index[n] for n in f if n in index})), label, group)
        for group, (_, _, label, seen) in enumerate(data)
        for f in seen
    ]
    weights, bias = np.zeros(len(index)), 0.0
    for _ in range(ROUNDS):
        weights, bias = _fit(examples, weights, bias, len(index))
    kept = {n: round(float(weights[k]), 3) for n, k in index.items() if abs(weights[k]) > 0.01}
    return {**kept, "bias": round(bias, 3)}


def _fit(examples: list, weights: np.ndarray, bias: float, size: int) -> tuple[np.ndarray, float]:  # type: ignore[type-arg]
    scores = np.array([weights[x].sum() + bias for x, _, _ in examples])
    best: dict[int, int] = {}
    for n, (_, label, group) in enumerate(examples):
        if label in SURE and (group not in best or scores[n] > scores[best[group]]):
            best[group] = n
    use = [n for n, (_, label, group) in enumerate(examples) if label not in SURE or best[group] == n]
    y = np.array([examples[n][1] in SURE for n in use], float)
    w = np.array([{"difficult no": HARD, "marked": MARKED}.get(examples[n][1], 1.0) for n in use])
    w[y == 1] *= (w[y == 0].sum() / max(1, y.sum())) ** 0.5
    rows = np.concatenate([np.full(len(examples[n][0]), k) for k, n in enumerate(use)])
    columns = np.concatenate([examples[n][0] for n in use])
    weights, bias = weights.copy(), bias
    speed, drift = np.zeros(size), 0.0
    for _ in range(STEPS):
        z = np.bincount(rows, weights[columns], len(use)) + bias
        slope = w * (1 / (1 + np.exp(-z)) - y) / w.sum()
        speed = 0.9 * speed - RATE * (np.bincount(columns, slope[rows], size) + PENALTY / 10 * weights)
        drift = 0.9 * drift - RATE * slope.sum()
        weights, bias = weights + speed, bias + drift
    return weights, float(bias)


def score(seen: list[list[str]], model: dict[str, float]) -> float:
    """Probability of the likeliest trigger; 0 where there is none."""
    sums = [model["bias"] + sum(model.get(n, 0.0) for n in set(f)) for f in seen]
    return max((1 / (1 + np.exp(-s)) for s in sums), default=0.0)


def f1(judged: list[tuple[str, bool]], right: tuple[str, ...] = ("yes",)) -> float:
    """F1 over the labels that count as right and «easy no»."""
    hit = sum(label in right and got for label, got in judged)
    found = sum(got for label, got in judged if label in right or label == "easy no")
    return 2 * hit / max(1, found + sum(label in right for label, _ in judged))


def _worth(kind: str, judged: list[tuple[str, bool]]) -> float:
    """F1 with marked sentences, an «easy no» that is found counted in part only."""
    hit = sum(label in SURE and got for label, got in judged)
    false = sum(label == "easy no" and got for label, got in judged)
    return 2 * hit / max(1, hit + DOUBTFUL[kind] * false + sum(label in SURE for label, _ in judged)) + f1(judged)


def by_folds(data: list[Row], seed: int) -> list[tuple[str, str, float]]:
    """(type, label, probability) of each sentence under a model that has seen none of its document."""
    documents = sorted({r[1] for r in data})
    random.Random(seed).shuffle(documents)
    fold = {d: n % FOLDS for n, d in enumerate(documents)}
    models = [learn([r for r in data if fold[r[1]] != n]) for n in range(FOLDS)]
    return [(kind, label, score(seen, models[fold[document]])) for kind, document, label, seen in data]


def check(data: list[Row]) -> dict[str, float]:
    """The least probability for each type that is worth most over folds by document, drawn thrice; prints what it gives."""
    judged = [row for seed in SEEDS for row in by_folds(data, seed)]
    least = {}
    for kind in sorted(WEIGHED):
        own = [(label, p) for k, label, p in judged if k == kind]
        worth = {t / 100: _worth(kind, [(label, p >= t / 100) for label, p in own]) for t in range(10, 80, 2)}
        least[kind] = min(t for t, w in worth.items() if w > max(worth.values()) - SLACK)
        told = [(label, p >= least[kind]) for label, p in own]
        found = {label: [got for name, got in told if name == label] for label in ("yes", "marked", "easy no")}
        print(
            f"{kind}: F1 {f1(told):.3f} by folds ({f1(told, SURE):.3f} with marked) at {least[kind]}; "
            + ", ".join(f"{label}: {sum(got) / len(got):.3f} of {len(got) // len(SEEDS)}" for label, got in found.items())
        )
    return {f"least {kind}": value for kind, value in least.items()}


def main() -> None:
    """Trains, or checks."""
    data = rows()
    least = check(data)
    if "--check" in sys.argv:
        return
    model = {**learn(data), **least}
    head = (
        "# Weights of the model that tells news of assaults and protests from mentions in passing, written by tools/train_foreground.py from the public\n"
        "# sentences of the Arabic event GSR set, development half (MIT, see NOTICE). feature, weight. Read by tawatur.accounts.foreground.\n"
    )
    body = "".join(f"{name}\t{weight:g}\n" for name, weight in sorted(model.items()))
    (lexicon.DATA / "foreground.tsv").write_text(head + body, encoding="utf-8")
    print(f"{len(model)} weights")


if __name__ == "__main__":
    main()
