"""Merging on real articles: draws pairs of accounts to be judged by reading, and scores the judgements.

    python tools/real_merging.py draw ARTICLES.jsonl… --seed 1 --number 100    # pairs with their words, for a person to read
    python tools/real_merging.py score                                         # what evaluation/real_merging.jsonl says

ARTICLES: JSON lines or the zips of saudinewsnet as they come. A judgement keeps urls, places in the text and findings, never the text.
Merged pairs: an event of several reports is drawn, then two accounts of two of its reports. Nearly merged: two accounts of two events that
share a block, contradict each other in at most one field, and score at least NEAR without it.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from tawatur.ingest import prepare
from tawatur.model import Filed
from tawatur.reading import read_report
from tawatur.record.store import file
from tawatur.resolution.clusters import blocks, clusters, units
from tawatur.resolution.events import form
from tawatur.resolution.merge import decide

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "evaluation" / "real_merging.jsonl"
NEAR = 0.35
FIRST = 57  # seed of the draw whose rows name none


@dataclass(frozen=True, slots=True)
class Read:
    """One article as read: its address, text, and accounts."""

    url: str
    text: str
    filed: tuple[Filed, ...]


def articles(paths: Iterable[Path]) -> Iterator[tuple[str, str, date | None, str | None]]:
    """(url, text, day, outlet) of every article; one that has no text is left out."""
    for path in paths:
        for row in _rows(path):
            text = row.get("content") or row.get("text")
            day = str(row.get("date_extracted") or row.get("published") or "")[:10]
            if isinstance(text, str) and text.strip():
                url = str(row.get("url") or row.get("id"))
                source = row.get("source") or row.get("outlet")
                yield url, text, date.fromisoformat(day) if day else None, str(source) if source else None


def _rows(path: Path) -> Iterator[Mapping[str, object]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as bundle:
            for name in sorted(bundle.namelist()):
                yield from json.loads(bundle.read(name).decode("utf-8"))
    else:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def read(paths: Sequence[Path], cache: Path | None) -> list[Read]:
    """Every article read; kept in `cache`, where one is given, and taken from it."""
    if cache is not None and cache.exists():
        with cache.open("rb") as kept:
            found: list[Read] = pickle.load(kept)
        return found
    found, seen = [], set()
    for url, text, day, outlet in articles(paths):
        report = prepare(text, source=url, published=day, outlet=outlet)
        if report.id not in seen:
            seen.add(report.id)
            found.append(Read(url, report.text, file(read_report(report))))
    if cache is not None:
        with cache.open("wb") as kept:
            pickle.dump(found, kept)
    return found


# -- drawing --------------------------------------------------------------------------------------------------------


def merged(formed: Sequence[Sequence[Filed]], chance: random.Random, number: int) -> list[tuple[Filed, Filed]]:
    """Pairs of accounts of two reports in one event: an event for each, as long as there are enough."""
    several = [c for c in formed if len({f.report for f in c}) > 1]
    chance.shuffle(several)
    pairs: list[tuple[Filed, Filed]] = []
    left = {n: [(a, b) for a, b in combinations(c, 2) if a.report != b.report] for n, c in enumerate(several)}
    while len(pairs) < number and any(left.values()):
        for options in left.values():
            if options and len(pairs) < number:
                pairs.append(options.pop(chance.randrange(len(options))))
    return pairs


def near(formed: Sequence[Sequence[Filed]], chance: random.Random, number: int) -> list[tuple[Filed, Filed]]:
    """Pairs of accounts of two reports in two events that were nearly made one; a pair of events once."""
    home = {f.key: n for n, c in enumerate(formed) for f in c}
    holders: dict[str, list[Filed]] = defaultdict(list)
    for unit in units(f for c in formed for f in c).values():
        for block in blocks(unit):
            holders[block].append(unit.members[0])
    found: dict[tuple[int, int], tuple[Filed, Filed]] = {}
    for block in sorted(holders):
        for a, b in combinations(holders[block], 2):
            pair = (min(home[a.key], home[b.key]), max(home[a.key], home[b.key]))
            if pair[0] != pair[1] and a.report != b.report and pair not in found and is_near(a, b):
                found[pair] = (a, b)
    pairs = [found[k] for k in sorted(found)]
    print(f"{len(pairs)} pairs of events were nearly one", file=sys.stderr)
    return chance.sample(pairs, min(number, len(pairs)))


def is_near(a: Filed, b: Filed) -> bool:
    """Whether at most one field keeps the two apart, and the others speak for one event."""
    decision = decide(a, b)
    return sum(r.verdict == "different" for r in decision.reasons) <= 1 and decision.score >= NEAR


def shown(number: int, kind: str, a: Filed, b: Filed, texts: Mapping[str, Read]) -> str:
    """A pair for a person to judge: what was read of each, the words round it, the reasons."""
    lines = [f"=== {kind} {number}"]
    for f in (a, b):
        found, t = texts[f.report], f.account
        who = ", ".join(f"{p.name}({p.role})" for p in t.participants)
        when = f"{t.date.earliest}..{t.date.latest}/{t.date.basis}" if t.date else "undated"
        words = found.text[max(0, t.trigger.start - 170) : t.trigger.end + 260].replace("\n", " ")
        lines.append(
            f"- {f.outlet} {f.published} {f.key} @{t.trigger.start}-{t.trigger.end} {t.type}/{t.mode}/{t.status} {who}; {when}; "
            f"{t.place.name if t.place else '-'}\n    begins: {' '.join(found.text.split())[:110]}\n    {words}"
        )
    decision = decide(a, b)
    lines.append(
        f"  score {decision.score}: "
        + "; ".join(f"{r.field} {r.verdict} ({r.words}) {r.weight:+.2f}" for r in decision.reasons)
    )
    return "\n".join(lines)


def row(kind: str, a: Filed, b: Filed, texts: Mapping[str, Read]) -> dict[str, object]:
    """A pair as a row of the judgements, verdict and note still empty."""
    one, two = (
        {
            "url": texts[f.report].url,
            "trigger": [f.account.trigger.start, f.account.trigger.end],
            "type": f.account.type,
        }
        for f in (a, b)
    )
    return {"kind": kind, "first": one, "second": two, "verdict": "", "origins": "", "error": "", "note": ""}


def draw(given: argparse.Namespace) -> None:
    """Prints the pairs; with --rows, writes the rows to be filled in."""
    found = read(given.articles, given.cache)
    formed = clusters(f for r in found for f in r.filed)
    texts = {r.filed[0].report: r for r in found if r.filed}
    several = [c for c in formed if len({f.report for f in c}) > 1]
    print(f"{len(found)} articles, {sum(len(r.filed) for r in found)} accounts, {len(formed)} events, {len(several)} of several reports", file=sys.stderr)  # fmt: skip
    rows = []
    for kind, pick in (("merged", merged), ("near", near)):
        for n, (a, b) in enumerate(pick(formed, random.Random(f"{kind}/{given.seed}"), given.number)):
            print(shown(n, kind, a, b, texts))
            if kind == "merged":
                event = form(next(c for c in formed if a in c))
                print(f"  origins {event.origins_min}-{event.origins_max}: {[(o.name, o.kind) for o in event.origins]}")
            rows.append(row(kind, a, b, texts))
    if given.rows:
        given.rows.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


def lines() -> list[str]:
    """What the judged pairs of each draw say, the draws by their seeds."""
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    draws: dict[int, list[dict[str, str]]] = defaultdict(list)
    for judged in rows:
        draws[judged.get("draw", FIRST)].append(judged)
    return [line for seed in sorted(draws) for line in (f"draw of seed {seed}", *_findings(draws[seed]))]


def _findings(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Merge precision, missed merges, origin counts where they were judged, and the classes of error."""
    found = []
    counts = Counter((r["kind"], r["verdict"]) for r in rows)
    for kind, right, label in (
        ("merged", "one event", "merge precision"),
        ("near", "two events", "rightly kept apart"),
    ):
        clear = counts[kind, "one event"] + counts[kind, "two events"]
        if not clear:
            continue  # a draw of which only the other kind was judged
        found.append(
            f"{label:<22}{counts[kind, right] / clear:.3f}  ({counts[kind, right]} of {clear} pairs; {counts[kind, 'unclear']} unclear)"
        )
    origins = Counter(r["origins"] for r in rows if r.get("origins"))
    total = sum(origins.values())
    if total:
        found.append(f"{'origin counts right':<22}{origins['right'] / total:.3f}  ({origins['right']} of {total} events)")
    for kind, wrong, label in (("merged", "two events", "merged wrongly"), ("near", "one event", "missed merges")):
        classes = Counter(r["error"] for r in rows if r["kind"] == kind and r["verdict"] == wrong)
        if not classes:
            continue
        found.append(f"{label}: " + ", ".join(f"{error} {n}" for error, n in classes.most_common()))
    faults = Counter(r["error"].removeprefix("origin: ") for r in rows if r.get("origins") == "wrong")
    wrong_origins = "origins wrong: " + ", ".join(f"{error} {n}" for error, n in faults.most_common())
    return [*found, wrong_origins] if total else found


def score(_: argparse.Namespace) -> None:
    """Prints what the judged pairs say."""
    for line in lines():
        print(line)


def main() -> None:
    """Draws or scores."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = reader.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("articles", nargs="+", type=Path)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--number", type=int, default=100)
    drawing.add_argument("--cache", type=Path)
    drawing.add_argument("--rows", type=Path)
    drawing.set_defaults(run=draw)
    commands.add_parser("score").set_defaults(run=score)
    given = reader.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
