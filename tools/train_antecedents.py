"""Learns to tell whom a description means («الوزير», «زعيم المتمردين»): weights of data/antecedents.tsv from the development parts of evaluation/coreference. With `--check` it only prints what folds by report give."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import evaluate_coreference as evaluation

from tawatur import lexicon
from tawatur.ingest import prepare
from tawatur.mentions import antecedents
from tawatur.mentions.antecedents import Person
from tawatur.mentions.complements import Title
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.titles import Titles
from tawatur.reading import read_report

PARTS = ("dev", "third_dev", "fourth_dev", "fifth_dev", "fresh_dev", "sixth_dev", "seventh_dev", "eighth_dev", "ninth_dev")
FOLDS, STEPS, RATE, PENALTY, LEAST_SEEN = 10, 300, 2.4, 0.006, 3
PRIOR = {"rank=0": 1.5}  # whom the description fits is named last, where nothing learned speaks against it
TABLE = Path(antecedents.__file__).resolve().parents[1] / "data" / "antecedents.tsv"


@dataclass(frozen=True, slots=True)
class Asked:
    """A description met while reading: its report, words, the candidates' features, and which of them it means (none: nobody named)."""

    report: str
    words: str
    names: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def asked() -> list[Asked]:
    """The descriptions of the development parts whose meaning is annotated, and those not annotated of whom nothing is known."""
    return [row for part in PARTS for report in evaluation.marked(part) for row in _of_report(report)]


def _of_report(report: evaluation.Marked) -> Iterator[Asked]:
    met: dict[int, tuple[str, list[str], list[list[str]]]] = {}
    plain = antecedents.choose

    def noted(phrase: Phrase, order: Sequence[Person], able: Sequence[Person], discourse: Discourse, text: str) -> Phrase | None:
        features = antecedents.features(phrase, order, able, discourse, text)
        met[phrase.start] = (text[phrase.start : phrase.end], [c.last.name or "" for c in able], features)
        return plain(phrase, order, able, discourse, text)

    unborne = Titles._unborne

    def also(self: Titles, title: Title) -> Phrase | None:
        """Asks of titles too whom rules find."""
        if self._is_whole(title):
            self._likely(title)
        return unborne(self, title)

    antecedents.choose, Titles._unborne = noted, also  # type: ignore[assignment, method-assign]
    try:
        reading = read_report(prepare(report.text, source=report.number, published=report.published))
    finally:
        antecedents.choose, Titles._unborne = plain, unborne  # type: ignore[method-assign]
    known = evaluation.known_names(report, reading)
    for start, (words, names, features) in met.items():
        item = next((i for i in report.items if i.start <= start < i.end), None)
        unsure = item is None and any(m.name for m in reading.mentions if m.start <= start < m.end)
        if not names or unsure or (item is not None and item.kind != "description"):
            continue
        who = item.who if item is not None else frozenset()
        right = frozenset(n for n, name in enumerate(names) if any(evaluation.is_same(w, name, known) for w in who))
        yield Asked(report.number, words, tuple(names), tuple(map(tuple, features)), right)


def learn(rows: Sequence[Asked]) -> Mapping[str, float]:
    """Weights by feature: of each description's candidates, and nobody, the right one likeliest; with a squared penalty."""
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        for feature in {f for features in row.features for f in features}:
            seen[feature] += 1
    weights: dict[str, float] = defaultdict(float, PRIOR)
    for _ in range(STEPS):
        slope: dict[str, float] = defaultdict(float)
        for row in rows:
            levels = antecedents.chances(weights, row.features)
            wanted = [(n in row.right) / max(1, len(row.right)) for n in range(len(row.names))] + [float(not row.right)]
            for features, level, want in zip((*row.features, ("nobody",)), levels, wanted, strict=True):
                for feature in features:
                    slope[feature] += want - level
        for feature, step in slope.items():
            if seen[feature] >= LEAST_SEEN or feature == "nobody":
                weights[feature] += RATE * (step / len(rows) - PENALTY * (weights[feature] - PRIOR.get(feature, 0.0)))
    return {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.01}


def check(rows: Sequence[Asked]) -> Iterator[str]:
    """What models give on reports they have not seen."""
    reports = sorted({r.report for r in rows})
    random.Random(5).shuffle(reports)
    fold = {r: n % FOLDS for n, r in enumerate(reports)}
    levels: list[tuple[Asked, list[float]]] = []
    for k in range(FOLDS):
        weights = learn([r for r in rows if fold[r.report] != k])
        levels += [(r, antecedents.chances(weights, r.features)) for r in rows if fold[r.report] == k]
    somebody = sum(bool(r.right) for r in rows)
    yield f"{len(rows)} descriptions, {somebody} of somebody named"
    for least, apart in ((0.4, 0.1), (0.5, 0.0), (0.5, 0.2), (0.5, 0.3), (0.6, 0.2), (0.7, 0.3)):
        right = wrong = 0
        for row, each in levels:
            best = max(range(len(row.names)), key=each.__getitem__)
            if each[best] >= least and each[best] - max(p for n, p in enumerate(each) if n != best) >= apart:
                right += best in row.right
                wrong += best not in row.right
        yield f"from {least}, {apart} apart: {right} right, {wrong} wrong, {somebody - right} of somebody not found"
    if "--show" in sys.argv:
        for row, each in levels:
            best = max(range(len(each)), key=each.__getitem__)
            name = row.names[best] if best < len(row.names) else "nobody"
            if (best not in row.right) if best < len(row.names) else bool(row.right):
                yield f"{row.report} {row.words}: {name} {each[best]:.2f}, meant {[row.names[n] for n in row.right] or 'nobody'}"


def main() -> None:
    """Trains, or checks."""
    rows = asked()
    print("\n".join(check(rows)))
    if "--check" in sys.argv:
        return
    head = (
        "# Weights of the model that tells whom a description of one person means, «الوزير», «زعيم المتمردين», written by tools/train_antecedents.py from the development\n"
        "# parts of evaluation/coreference: of each candidate's features, and `nobody`. feature, weight. Read by tawatur.mentions.antecedents.\n"
    )
    TABLE.write_text(head + "feature\tweight\n" + "".join(f"{f}\t{w}\n" for f, w in learn(rows).items()), encoding="utf-8")
    lexicon.table.cache_clear()


if __name__ == "__main__":
    main()
