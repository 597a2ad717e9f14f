"""Scores the reading on the public sentences judged for ASSAULT and PROTEST (development half), beside the checkout.

    python tools/gsr.py [--errors N]

Detection: a sentence counts as found when any account of the type was read from it, as happened or ongoing. Scored on sentences labelled
yes or "easy no"; "difficult no" is reported beside. Spans: share of the source and target words all annotators marked that lie in a participant
of an account of the type.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from tawatur.language import fold
from tawatur.reading import read

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "arabic_event_gsr"


def detected(text: str, kind: str) -> list:
    """The accounts of the type read from a sentence."""
    return [a for a in read(text).accounts if a.type == kind and a.status in ("happened", "ongoing")]


def detection(kind: str, errors: int) -> None:
    """Prints precision, recall and F1 of detection for a type."""
    counts = {}
    missed, wrong = [], []
    for line in (DATA / f"{kind.lower()}_detection_dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        found = bool(detected(row["text"], kind))
        counts.setdefault(row["label"], [0, 0])
        counts[row["label"]][0] += found
        counts[row["label"]][1] += 1
        if row["label"] == "yes" and not found:
            missed.append(row["text"])
        if row["label"] == "easy no" and found:
            wrong.append((row["text"], [a.rule for a in detected(row["text"], kind)]))
    right, wanted = counts["yes"]
    false = counts["easy no"][0]
    p, r = right / max(1, right + false), right / wanted
    print(
        f"{kind}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}; "
        + ", ".join(f"{k}: {v[0]} of {v[1]}" for k, v in counts.items())
    )
    for text in missed[:errors]:
        print("  missed", text)
    for text, rules in wrong[:errors]:
        print("  wrong ", rules, text)


def spans(kind: str, errors: int) -> None:
    """Prints the recall of agreed source and target words."""
    hit = {"source": [0, 0], "target": [0, 0]}
    missed = []
    for line in (DATA / f"{kind.lower()}_spans_dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        covered = set()
        for account in detected(row["text"], kind):
            for p in account.participants:
                covered |= set(re.findall(r"\w+", fold(p.text)))
        for role in hit:
            for word in re.findall(r"\w+", fold(row[f"{role}_gold"])):
                hit[role][1] += 1
                near = any(
                    word == c or word.removeprefix("ال") == c.removeprefix("ال") or word[1:] == c or word[2:] == c
                    for c in covered
                )
                hit[role][0] += near
                if not near:
                    missed.append((role, word, row["text"]))
    total = [sum(v[0] for v in hit.values()), sum(v[1] for v in hit.values())]
    print(
        f"{kind} words: recall {total[0] / total[1]:.3f}; " + ", ".join(f"{k} {v[0]} of {v[1]}" for k, v in hit.items())
    )
    for role, word, text in missed[:errors]:
        print(f"  {role} {word}: {text}")


def main() -> None:
    """Scores both types."""
    if not DATA.exists():
        sys.exit(f"{DATA.name} is not beside the checkout")
    errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    for kind in ("ASSAULT", "PROTEST"):
        detection(kind, errors)
        spans(kind, errors)


if __name__ == "__main__":
    main()
