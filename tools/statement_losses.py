"""Where annotated statements are lost, and what is told that nobody annotated. statement_losses.py GOLD.json [--show] [--odd | --even]."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tawatur.accounts.seen import Trace
from tawatur.evaluation import agree, places_of
from tawatur.ingest import prepare
from tawatur.publish import json as plain
from tawatur.reading import trace

ROOT = Path(__file__).resolve().parents[1]
NEAR = 40  # letters behind the words an annotation quotes within which its verb stands
SAYING = ("speech", "saying", "participle")
Row = dict[str, Any]
Loss = tuple[str, str, str]  # the step, what was wanted or found, the words


def main() -> None:
    """Prints how many statements of the gold file were lost, and how many told beside it, at each step; with --show the words of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", action="store_true", help="the words of each too (not for a test part)")
    parser.add_argument("--odd", action="store_true", help="only the passages of odd numbers")
    parser.add_argument("--even", action="store_true", help="only the passages of even numbers")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    for row in json.loads(args.gold.read_text(encoding="utf-8"))["reports"]:
        odd = int(row["report"].removesuffix(".txt").rsplit("_", 1)[-1]) % 2
        if (args.odd and not odd) or (args.even and odd):
            continue
        for step, who, words in losses(row):
            counts[step] += 1
            if step == "other stance":
                stances[who.rpartition(": ")[2]] += 1
            if args.show and step != "right":
                print(f"{row['report']} {step}: {who}\n    «{words}»")
    for step, n in counts.most_common():
        print(f"{n:4} {step}")
    for turn, n in stances.most_common():
        print(f"     {n:3} {turn}")


def losses(row: Row) -> Iterator[Loss]:
    """Each annotated statement of the report with the step at which it was lost, or «right»; then what is told beside them."""
    text = (ROOT / "evaluation" / "passages" / row["report"]).read_text(encoding="utf-8")
    reading, traces = trace(prepare(text, source=row["report"], published=date.fromisoformat(row["published"])))
    found = plain.reading(reading)["statements"]
    wanted = [(s, next(places_of(text, s.get("evidence")), (0, 0))) for s in row.get("statements", [])]
    left, lost = _matched(wanted, found)
    for _ in range(len(wanted) - len(lost)):
        yield "right", "", ""
    taken: list[int] = []
    for gold, span in lost:
        near = [f for f in left if id(f) not in taken and span[0] - 3 <= f["span"][0] <= span[1] + NEAR]
        same = [f for f in near if agree(gold["speaker"], f["speaker"]["name"])]
        alike = [f for f in near if f["stance"] == gold["stance"]]
        told = (same or alike or near or [None])[0]
        if told is None:
            yield *_silence(traces, span, gold, [f for f in found if f not in left]), text[span[0] : span[1] + NEAR]
            continue
        taken.append(id(told))
        step = "other stance" if same else _called(gold["speaker"], told, row) + ("" if alike else " and other stance")
        who = f"{gold['speaker']} → {told['speaker']['name']} [{told['rule']}]: {gold['stance']} → {told['stance']}"
        yield step, who, text[span[0] : span[1] + NEAR]
    for extra in left:
        if id(extra) not in taken:
            start, end = extra["span"]
            step = "beside: participle that goes on (not counted)" if "+goes_on" in extra["rule"] else f"beside: {_beside(extra, found, left)}"
            yield step, f"{extra['speaker']['name']} {extra['stance']} [{extra['rule']}]", text[max(0, start - 20) : min(end, start + NEAR)]


def _matched(wanted: Sequence[tuple[Row, tuple[int, int]]], found: Sequence[Row]) -> tuple[list[Row], list[tuple[Row, tuple[int, int]]]]:
    """What is found and what is wanted that the other side lacks; pairs by speaker and stance, the nearest first."""
    pairs = sorted(
        (abs(f["span"][0] - span[1]), g, n)
        for g, (s, span) in enumerate(wanted)
        for n, f in enumerate(found)
        if s["stance"] == f["stance"] and agree(s["speaker"], f["speaker"]["name"])
    )
    golds: set[int] = set()
    told: set[int] = set()
    for _, g, n in pairs:
        if g not in golds and n not in told:
            golds.add(g)
            told.add(n)
    return [f for n, f in enumerate(found) if n not in told], [w for g, w in enumerate(wanted) if g not in golds]


def _called(name: str, told: Row, row: Row) -> str:
    """Whether the words are the speaker's and only their English is another, or it is somebody else."""
    words = told["speaker"]["text"]
    spelled = row.get("name_spellings", {}).get(name, [])
    if any(s in words or words in s for s in (*spelled, name)):
        return "speaker called otherwise"
    return "nobody's name for a speaker" if told["speaker"]["actor"] is None and told["speaker"]["kind"] in ("group", "anonymous_source", "office") else "other speaker"


def _silence(traces: Sequence[Trace], span: tuple[int, int], gold: Row, right: Sequence[Row]) -> tuple[str, str]:
    """Why nothing is told where the annotation has a statement."""
    who = f"{gold['speaker']} {gold['stance']}"
    inside = [t for t in traces if t.sentence.start < span[1] and span[0] < t.sentence.end]
    if not inside:
        return "sentence not read", who
    said = [s for t in inside for s in t.said if span[0] <= t.pieces[s.trigger].start < span[1] + 5]
    if said:
        speaker = said[0].speaker
        return "act seen, not told", f"{who} ({said[0].form} of {(speaker.name or speaker.label) if speaker else None})"
    words = [p.norm for t in inside for p in t.pieces if span[0] <= p.start < span[1] + 5 and p.has(*SAYING)]
    if any(span[0] - 3 <= f["span"][0] <= span[1] + NEAR and agree(gold["speaker"], f["speaker"]["name"]) for f in right):
        return "told once for two", who
    return ("verb silent", f"{who} ({' '.join(words)})") if words else ("no verb of saying", who)


def _beside(extra: Row, found: Sequence[Row], left: Sequence[Row]) -> str:
    """What a statement that no annotation has is to those told round it."""
    kept = [f for f in found if f not in left and f["speaker"]["name"] == extra["speaker"]["name"]]
    if any(f["stance"] == extra["stance"] and abs(f["span"][0] - extra["span"][0]) < 3 * NEAR for f in kept):
        return "near another with speaker and stance"
    return "near another of the speaker" if any(abs(f["span"][0] - extra["span"][0]) < 3 * NEAR for f in kept) else "by itself"


if __name__ == "__main__":
    main()
