"""Where annotated events are lost: no trigger seen, seen and silent, told with other sides, of another type or status. losses.py GOLD.json [--show]."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.seen import Trace
from tawatur.evaluation import names, overlap, pair_off, places_of
from tawatur.ingest import prepare
from tawatur.publish import json as plain
from tawatur.reading import trace

ROOT = Path(__file__).resolve().parents[1]
Row = dict[str, Any]
TOLD = ("happened", "ongoing")


def main() -> None:
    """Prints how many events of the gold file were lost at each step; with --show the words of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", action="store_true", help="the words of each loss too (not for a test part)")
    args = parser.parse_args()
    gold = json.loads(args.gold.read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str]] = Counter()
    for row in gold["reports"]:
        for event, step, words in losses(row, set(gold["scored_types"])):
            counts[event["type"], step.partition(":")[0]] += 1
            if args.show:
                print(f"{row['report']} {event['type']} {event.get('status')} {event['participants']} «{event.get('evidence')}»\n    {step} {words}")
    for (kind, step), n in counts.most_common():
        print(f"{n:4} {kind:9} {step}")


def losses(row: Row, types: set[str]) -> Iterator[tuple[Row, str, str]]:
    """Each annotated event of the report with the step at which it was lost, or «right», and words to that."""
    text = (ROOT / "evaluation" / "passages" / row["report"]).read_text(encoding="utf-8")
    reading, traces = trace(prepare(text, source=row["report"], published=date.fromisoformat(row["published"])))
    accounts = [a for a in plain.reading(reading)["accounts"] if a["type"] in types]
    told = [e for e in row["events"] if e["type"] in types and e.get("status", "happened") in TOLD]
    matched, _ = pair_off(told, [a for a in accounts if a["status"] in TOLD])
    for g, event in enumerate(told):
        if g in matched:
            yield event, "right", ""
            continue
        spans = list(places_of(text, event.get("evidence")))
        alike = [a for a in accounts if _fits(event, a)]
        here = [a for a in accounts if any(s < e2 and s2 < e for s, e in a["evidence"] for s2, e2 in spans)]
        same = [a for a in here if a["type"] == event["type"]]
        if any(a["status"] in TOLD and a in same for a in alike):
            yield event, "told as one with another", str([names(a) for a in same])
        elif any(a in same for a in alike):
            yield event, "other status", str([(a["status"], names(a)) for a in same])
        elif same:
            got = max(overlap(event["participants"], names(a)) for a in same)
            yield event, "sides missing" if got[0] < 0.5 else "sides too many", "; ".join(f"{a['status']} {names(a)}" for a in same)
        else:
            yield event, *_silence(traces, spans, event["type"], bool(here))


def _fits(event: Row, account: Row) -> bool:
    return event["type"] == account["type"] and min(overlap(event["participants"], names(account))) >= 0.5


def _silence(traces: list[Trace], spans: list[tuple[int, int]], kind: str, other: bool) -> tuple[str, str]:
    inside = [t for t in traces if any(t.sentence.start < e and s < t.sentence.end for s, e in spans)]
    said = "; ".join(f"{words}: {why}" for t in inside for words, why in t.silent)
    tables = {"verb": triggers.verbs, "masdar": triggers.verbs, "noun": triggers.nouns}
    seen = [
        p.norm
        for t in inside
        for p in t.pieces
        for entry in p.entries
        if entry[0] in tables and tables[entry[0]]()[entry[1]].sense.type == kind and any(s <= p.start < e for s, e in spans)
    ]
    if not inside:
        return "sentence not read", ""
    if not seen:
        return ("another type" if other else "no trigger"), said
    return ("trigger silent", f"{' '.join(seen)} | {said}")


if __name__ == "__main__":
    main()
