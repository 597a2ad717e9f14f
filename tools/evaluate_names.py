"""Scores of the comparison of names on `evaluation/name_pairs.tsv`. Run alone it also lists the wrong pairs of the development part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tawatur.lexicon import Row, read_table
from tawatur.resolution.names import compare

PAIRS = Path(__file__).resolve().parents[1] / "evaluation" / "name_pairs.tsv"
RECALL = 0.90  # the share of same pairs at which precision is told


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of names: what it is and what the comparison makes of it."""

    first: str
    second: str
    kind: str
    is_same: bool
    said_same: bool
    score: float
    reason: str


def pairs(row: Row) -> list[tuple[str, str]]:
    """The pairs of a row: the first name with each other one where they are one person's, each with each where none is."""
    names = row.many("names")
    return [(names[0], n) for n in names[1:]] if row["verdict"] == "same" else list(combinations(names, 2))


def judged(part: str) -> list[Judged]:
    """Every pair of a part, compared."""
    found = []
    for row in read_table(PAIRS):
        if row["part"] == part:
            for a, b in pairs(row):
                c = compare(a, b)
                found.append(Judged(a, b, row["kind"], row["verdict"] == "same", c.same, c.score, c.reason))
    return found


def precision_at(rows: list[Judged], recall: float = RECALL) -> float:
    """The best precision over all thresholds of the score that keep at least this recall."""
    total = sum(r.is_same for r in rows)
    best = 0.0
    for least in {r.score for r in rows}:
        taken = [r.is_same for r in rows if r.score >= least]
        if sum(taken) >= recall * total:
            best = max(best, sum(taken) / len(taken))
    return best


def lines(part: str) -> list[str]:
    """The scores of one part, a line each."""
    rows = judged(part)
    hit = sum(r.is_same and r.said_same for r in rows)
    same, said = sum(r.is_same for r in rows), sum(r.said_same for r in rows)
    right = sum(r.is_same == r.said_same for r in rows)
    out = [
        f"{part}: {same} same and {len(rows) - same} different pairs",
        f"  accuracy  {right / len(rows):.3f} ({right} of {len(rows)})",
        f"  as judged: precision {hit / said:.3f}, recall {hit / same:.3f}",
        f"  best precision at recall ≥ {RECALL:.2f}: {precision_at(rows):.4f}",
    ]
    asked, wrong = Counter(r.kind for r in rows), Counter(r.kind for r in rows if r.is_same != r.said_same)
    return [*out, "  wrong by kind: " + ", ".join(f"{k} {wrong[k]} of {n}" for k, n in sorted(asked.items()))]


def main() -> None:
    """Prints both parts' scores and the development part's wrong pairs."""
    for part in ("dev", "test"):
        print("\n".join(lines(part)))
    for r in judged("dev"):
        if r.is_same != r.said_same:
            print(f"{'same' if r.is_same else 'different'} [{r.kind}] {r.first} | {r.second}  {r.score:.2f} {r.reason}")


if __name__ == "__main__":
    main()
