"""Fits `data/confidence.tsv` to the annotated sets, and prints how often accounts of each confidence were right.

    python tools/calibrate.py [--check]

An account is right where an annotated event of its type has at least half of its participants and the other way about, and both happened or neither
did. Optional events are left out. The test parts of the passages are never fitted to; `--check` only prints.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from evaluate import DAYS, ROOT, SHARED

from tawatur import lexicon
from tawatur.accounts.confidence import MEASURED, traits
from tawatur.evaluation import agree
from tawatur.ingest import prepare
from tawatur.model import Account
from tawatur.reading import read_report

FITTED = ("passages dev", "demo", "five", "sentences")
MEASURED_ONLY = ("passages test", "passages second")
PENALTY, STEPS, RATE = 1.0, 2000, 0.02
EASIER = 0.7  # taken off the bias: the sets fitted to are those the reading was written against, and reports nobody prepared are harder
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
Row = tuple[list[str], float, bool]  # traits, confidence, right


def _texts(name: str) -> Iterator[tuple[dict, str, date | None]]:  # type: ignore[type-arg]
    """(annotation, text, day) of each report of a set; nothing where the set is not here."""
    kind, _, part = name.partition(" ")
    if kind == "passages":
        for row in json.loads((ROOT / "evaluation" / f"passages_{part}_gold.json").read_text(encoding="utf-8"))["reports"]:
            text = (ROOT / "evaluation" / "passages" / row["report"]).read_text(encoding="utf-8")
            yield row, text, date.fromisoformat(row["published"])
    elif kind == "demo":
        for row in json.loads((ROOT / "evaluation" / "demo_gold.json").read_text(encoding="utf-8"))["reports"]:
            text = (ROOT / "demo" / "reports" / row["report"]).read_text(encoding="utf-8")
            yield row, text, date.fromisoformat(row["published"]) if row.get("published") else None
    elif kind == "five" and SHARED.exists():
        for row in json.loads((SHARED / "gold" / "reports.json").read_text(encoding="utf-8"))["reports"]:
            name = row["report"].rsplit("/", 1)[-1]
            yield row, (SHARED / "reports" / name).read_text(encoding="utf-8"), DAYS.get(name)
    elif kind == "sentences" and SHARED.exists():
        texts = {}
        for line in (SHARED / "data" / "arabic_event_gsr" / "sentences_dev.jsonl").open(encoding="utf-8"):
            item = json.loads(line)
            texts[item["id"]] = item["text"]
        for row in json.loads((ROOT / "evaluation" / "gsr_sentences.json").read_text(encoding="utf-8"))["reports"]:
            if row["report"] in texts:
                yield row, texts[row["report"]], date.fromisoformat(row["published"])


def _stands_for(account: Account, event: dict) -> bool:  # type: ignore[type-arg]
    """Whether the account is of the event."""
    sides, names = event["participants"], [p.name for p in account.participants]
    if account.type != event["type"] or not sides or not names:
        return False
    hit = sum(any(agree(s, n) for n in names) for s in sides) / len(sides)
    right = sum(any(agree(s, n) for s in sides) for n in names) / len(names)
    return hit >= 0.5 and right >= 0.5


def judged(name: str) -> list[Row]:
    """Every account of a set with its traits, its confidence and whether it is right."""
    found: list[Row] = []
    for row, text, day in _texts(name):
        for a in read_report(prepare(text, source=row["report"], published=day)).accounts:
            if a.type not in MEASURED or any(_stands_for(a, e) for e in row.get("optional_events", [])):
                continue
            actual = a.status in ("happened", "ongoing")
            right = any(
                _stands_for(a, e) and (e.get("status", "happened") in ("happened", "ongoing")) == actual
                for e in row["events"]
            )
            found.append((list(traits(a)), a.confidence, right))
    return found


def fit(rows: list[Row]) -> dict[str, float]:
    """Weights of the traits by logistic regression with a penalty on all but the bias."""
    names = sorted({t for r in rows for t in r[0]})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        slope = {n: (0.0 if n == "bias" else PENALTY * weights[n]) for n in names}
        for seen, _c, right in rows:
            error = 1 / (1 + exp(-sum(weights[t] for t in seen))) - right
            for t in seen:
                slope[t] += error
        for n in names:
            weights[n] -= RATE * slope[n]
    weights["bias"] -= EASIER
    return weights


def reliability(rows: list[Row]) -> Iterator[str]:
    """A line for each span of confidence: how many accounts, their mean confidence, the share that was right."""
    for low, high in pairwise(BINS):
        inside = [r for r in rows if low <= r[1] < high]
        if inside:
            mean, share = sum(r[1] for r in inside) / len(inside), sum(r[2] for r in inside) / len(inside)
            yield f"{low:.1f}–{min(high, 1.0):.1f}  {len(inside):4d} accounts  mean confidence {mean:.2f}  right {share:.2f}"
    if rows:
        yield f"Brier score {sum((r[1] - r[2]) ** 2 for r in rows) / len(rows):.3f} over {len(rows)} accounts"


HEAD = """# Weights of the traits by which an account's confidence is computed, written by tools/calibrate.py from the annotated development sets.
# trait: as tawatur.accounts.confidence names it. weight: of a logistic model; «bias» stands for every account. Read by tawatur.accounts.confidence.
trait\tweight
"""


def main() -> None:
    """Fits, or checks."""
    if "--check" not in sys.argv:
        weights = fit([r for name in FITTED for r in judged(name)])
        body = "".join(f"{n}\t{w:.2f}\n" for n, w in sorted(weights.items()))
        (lexicon.DATA / "confidence.tsv").write_text(HEAD + body, encoding="utf-8")
        print("data/confidence.tsv written; run with --check to see it hold")
        return
    for name in (*FITTED, *MEASURED_ONLY):
        print(f"{name}\n  " + "\n  ".join(reliability(judged(name))))


if __name__ == "__main__":
    main()
