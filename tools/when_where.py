"""Days and places of annotated events that are read wrong, missing, or read where none is told. when_where.py [SET…] [--show]; without a set, all development sets."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import evaluate
import real_articles

from tawatur.evaluation import agree, pair_off
from tawatur.ingest import prepare
from tawatur.publish import json as plain
from tawatur.reading import read_report

ROOT = Path(__file__).resolve().parents[1]
TOLD = (None, "happened", "ongoing")
Row = dict[str, Any]


def main() -> None:
    """Prints counts for each set; with --show each difference with the words it stands on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", help="dev, a field of the passages, five, articles")
    parser.add_argument("--show", action="store_true", help="the words of each difference too")
    args = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    for name in args.sets or development():
        counts: Counter[tuple[str, str]] = Counter()
        for report, text, events, accounts, types in reports(name):
            for field, how, words in differences(report, text, events, accounts, types):
                counts[field, how] += 1
                if args.show and how not in ("right", "none told"):
                    print(f"{name} {words}")
        total += counts
        print(f"{name:13}", line(counts))
    print(f"{'all':13}", line(total))


def development() -> list[str]:
    """The sets that are worked against."""
    fields = sorted(p.stem.removeprefix("passages_").removesuffix("_gold") for p in (ROOT / "evaluation").glob("passages_*_gold.json"))
    return ["five", "articles", *(f for f in fields if f != evaluate.UNSEEN)]


def line(counts: Counter[tuple[str, str]]) -> str:
    """Dates and places right of those told, and how many were made up where none is told."""
    parts = []
    for field in ("date", "place"):
        right, wrong, missing, made = (counts[field, how] for how in ("right", "wrong", "missing", "made up"))
        told = right + wrong + missing
        parts.append(f"{field} {right}/{told} ({wrong} wrong, {missing} missing, {made} of {made + counts[field, 'none told']} made up)")
    return "; ".join(parts)


def reports(name: str) -> Iterator[tuple[str, str, list[Row], list[Row], set[str]]]:
    """(report, its text, annotated events, accounts read, scored types) of a set."""
    if name == "articles":
        gold, texts, rows = real_articles.gold_of("dev"), real_articles.text_of, real_articles.readings(real_articles.gold_of("dev"))
    elif name == "five":
        gold = json.loads((evaluate.SHARED / "gold" / "reports.json").read_text(encoding="utf-8"))
        folder, days = evaluate.SHARED / "reports", evaluate.DAYS
        rows = {r["report"]: plain.reading(read_report(prepare((folder / r["report"]).read_text(encoding="utf-8"), source=r["report"], published=days.get(r["report"])))) for r in gold["reports"]}
        texts = lambda report: (folder / report).read_text(encoding="utf-8")  # noqa: E731
    else:
        gold = json.loads((ROOT / "evaluation" / f"passages_{name}_gold.json").read_text(encoding="utf-8"))
        texts = lambda report: (ROOT / "evaluation" / "passages" / report).read_text(encoding="utf-8")  # noqa: E731
        rows = {
            r["report"]: plain.reading(read_report(prepare(texts(r["report"]), source=r["report"], published=date.fromisoformat(r["published"]))))
            for r in gold["reports"]
        }
    types = set(gold.get("scored_types", ["CONSULT"]))
    for row in gold["reports"]:
        if name in evaluate.HALVED and int(row["report"].removesuffix(".txt").rsplit("_", 1)[1]) % 2:
            continue  # only counted
        yield row["report"], texts(row["report"]), row["events"], rows[row["report"]]["accounts"], types


def differences(report: str, text: str, events: list[Row], accounts: list[Row], types: set[str]) -> Iterator[tuple[str, str, str]]:
    """(field, right or how it differs, words) of each annotated event that is read."""
    told = [e for e in events if e["type"] in types and e.get("status", "happened") in TOLD]
    read = [a for a in accounts if a["type"] in types and a["status"] in TOLD]
    matched, _ = pair_off(told, read)
    for g, a in sorted(matched.items()):
        event, account = told[g], read[a]
        if any(key.startswith("date_if_published_") for key in event):
            continue
        where = f"{report} {event['participants']} [{account['rule']}] «{event.get('evidence')}»\n      read in «{_words(text, account)}»"
        day = account["date"] or {}
        got = None if not day or day["basis"] == "context" else [day["earliest"], day["latest"]]
        got = [day["earliest"], day["latest"]] if day and event.get("date") and [day["earliest"], day["latest"]] == event["date"] else got
        yield "date", _how(event.get("date"), got, got == event.get("date")), f"DATE {got} «{day.get('text')}», wanted {event.get('date')}: {where}"
        place = (account["place"] or {}).get("name")
        words = (account["place"] or {}).get("text")
        yield "place", _how(event.get("place"), place, agree(event.get("place"), place)), f"PLACE {place} «{words}», wanted {event.get('place')}: {where}"


def _how(wanted: object, got: object, is_right: bool) -> str:
    if wanted is None:
        return "none told" if got is None else "made up"
    return "right" if is_right else "missing" if got is None else "wrong"


def _words(text: str, account: Row) -> str:
    return " … ".join(text[s:e] for s, e in account["evidence"]).replace("\n", " / ")


if __name__ == "__main__":
    main()
