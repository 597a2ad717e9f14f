"""Learns which runs of letters are foreign names' and which Arabic words', and writes `data/foreign_spelling.tsv`.

    python tools/train_foreign.py

Logistic regression with a penalty on every weight, over runs of two to four letters with the word's edges, and its length. Names: the words of
`name_tokens.tsv` and `names_latin/`; words: those that ANERcorp (training part) and the Wojood sample, beside the checkout, never annotate as a name.
Prints how many of each are above each bar.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.foreign import runs
from tawatur.mentions.words import given_names
from tawatur.resolution.romanise import spelled

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LEAST_SEEN, EPOCHS, RATE, PENALTY, LEAST = 30, 8, 0.3, 4e-4, 0.15
HEAD = """# How much more a run of letters (^ and $ are a word's edges, =N its length) speaks for a foreign name than for an Arabic word; «bias» is the start.
# Learned by tools/train_foreign.py from name_tokens.tsv, ANERcorp (CC BY-SA 4.0) and the Wojood sample (MIT); see NOTICE. Read by tawatur.mentions.foreign.
run\tweight
"""


def annotated() -> tuple[set[str], set[str]]:
    """Folded words of the annotated sets that are never in a name, and those that are."""
    plain, named = set(), set()
    for name in ("anercorp", "wojood_sample"):
        for line in (DATA / name / "train.txt").read_text(encoding="utf-8").splitlines():
            word, *tags = line.split() or [""]
            word = fold(word)
            if word.isalpha() and not word.isascii() and tags:
                (plain if set(tags) == {"O"} else named).add(word)
    return plain - named, named


def examples() -> tuple[list[str], list[str]]:
    """Names and words of three letters or more."""
    tokens = {word for word, _ in spelled("name_tokens")}
    listed = {fold(word) for row in lexicon.table("names_latin") for word in row.many("name_ar") if " " not in word}
    plain, _ = annotated()
    names = sorted(word for word in (tokens | listed) - plain if len(word) > 2)
    return names, sorted(word for word in plain - tokens - listed - given_names() if len(word) > 2)


def learn(names: list[str], words: list[str]) -> dict[str, float]:
    """The weight of every run of letters that speaks for one or the other."""
    rows = [(runs(word), 1.0) for word in names] + [(runs(word), 0.0) for word in words]
    counts = Counter(run for found, _ in rows for run in set(found))
    index = {run: n for n, run in enumerate(sorted(run for run, times in counts.items() if times >= LEAST_SEEN))}
    known = [(np.array(sorted({index[r] for r in found if r in index})), is_name) for found, is_name in rows]
    weights, seen, bias = np.zeros(len(index)), np.full(len(index), 1e-8), 0.0
    balance, chance = len(words) / len(names), random.Random(1)
    for _ in range(EPOCHS):
        chance.shuffle(known)
        for row, is_name in known:
            told = 1 / (1 + np.exp(-np.clip(weights[row].sum() + bias, -30, 30)))
            slope = (told - is_name) * (balance if is_name else 1)
            seen[row] += slope * slope
            step = RATE / np.sqrt(seen[row])
            moved = weights[row] - step * slope
            weights[row] = np.sign(moved) * np.maximum(np.abs(moved) - step * PENALTY * 3, 0)
            bias -= 0.001 * slope
    return {"bias": round(bias, 2), **{run: round(float(weights[n]), 2) for run, n in index.items() if abs(weights[n]) >= LEAST}}


def main() -> None:
    """Learns, writes, and prints the shares above each bar."""
    names, words = examples()
    weights = learn(names, words)
    lines = [f"{run}\t{weight:g}" for run, weight in weights.items()]
    (lexicon.DATA / "foreign_spelling.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(weights)} runs")
    for bar in range(6):
        shares = [sum(weights["bias"] + sum(weights.get(r, 0) for r in set(runs(w))) > bar for w in of) / len(of) for of in (names, words)]
        print(f"above {bar}: names {shares[0]:.3f}, words {shares[1]:.3f}")


if __name__ == "__main__":
    main()
