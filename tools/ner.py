"""Scores person, place and organisation mentions on the public Wojood sample (validation part), beside the checkout.

    python tools/ner.py [--errors N]

A span counts where its first and last word agree with an annotated span of the type, nested ones included (Wojood nests; so do our mentions).
Wojood's GPE are our states and places, its PERS our persons, its ORG our organisations, agencies, outlets and bodies.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tawatur.reading import read

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "wojood_sample"
KINDS = {
    "person": "PERS",
    "organisation": "ORG",
    "agency": "ORG",
    "outlet": "ORG",
    "state": "GPE",
    "place": "GPE",
}
Span = tuple[str, int, int]


def sentences(path: Path) -> Iterator[list[tuple[str, list[str]]]]:
    """Sentences of a file: (word, its nested tags)."""
    rows: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if not cells:
            if rows:
                yield rows
            rows = []
        elif len(cells) > 1:
            rows.append((cells[0], cells[1:]))
    if rows:
        yield rows


def annotated(rows: list[tuple[str, list[str]]], kinds: frozenset[str]) -> set[Span]:
    """Spans (type, first word, last word exclusive) of a sentence."""
    found: set[Span] = set()
    for n, (_, tags) in enumerate(rows):
        for tag in tags:
            if tag[:2] == "B-" and tag[2:] in kinds:
                end = n + 1
                while end < len(rows) and f"I-{tag[2:]}" in rows[end][1]:
                    end += 1
                found.add((tag[2:], n, end))
    return found


def found_in(rows: list[tuple[str, list[str]]]) -> set[Span]:
    """Spans that Tawatur mentions in the sentence, by words."""
    text, starts = "", []
    for word, _ in rows:
        starts.append(len(text))
        text += word + " "
    spans: set[Span] = set()
    for mention in read(text).mentions:
        kind = KINDS.get(mention.kind)
        if kind is None or mention.antecedent is not None:
            continue
        first = max((n for n, s in enumerate(starts) if s <= mention.start), default=0)
        last = max((n for n, s in enumerate(starts) if s < mention.end), default=0)
        spans.add((kind, first, last + 1))
    return spans


def main(errors: int) -> None:
    """Prints precision, recall and F1 by type."""
    kinds = frozenset({"PERS", "ORG", "GPE"})
    counts = {k: [0, 0, 0] for k in sorted(kinds)}
    wrong = []
    for rows in sentences(DATA / "val.txt"):
        want, have = annotated(rows, kinds), found_in(rows)
        for kind in kinds:
            w, h = ({s for s in spans if s[0] == kind} for spans in (want, have))
            counts[kind][0] += len(w & h)
            counts[kind][1] += len(h)
            counts[kind][2] += len(w)
            wrong += [("missed", s, rows) for s in w - h] + [("wrong", s, rows) for s in h - w]
    for kind, (hit, have_n, want_n) in counts.items():
        p, r = hit / max(1, have_n), hit / max(1, want_n)
        print(
            f"{kind}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({hit} right, {have_n} found, {want_n} annotated)"
        )
    for what, (kind, first, last), rows in wrong[:errors]:
        before = " ".join(w for w, _ in rows[max(0, first - 3) : first])
        print(f"  {what} {kind} … {before} [{' '.join(w for w, _ in rows[first:last])}]")


if __name__ == "__main__":
    main(int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0)
