"""How far two annotators agree: the second hand's annotation of a test part scored against the first's, as a reading is. agreement.py"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tawatur.evaluation import Scores, score

EVALUATION = Path(__file__).resolve().parents[1] / "evaluation"
FIRST, OTHER = EVALUATION / "passages_second_gold.json", EVALUATION / "passages_second_other_hand.json"
Row = dict[str, Any]


def scores() -> Scores:
    """The other hand's annotation against the first, on the passages that both annotated."""
    gold, other = (json.loads(path.read_text(encoding="utf-8")) for path in (FIRST, OTHER))
    rows = {row["report"]: _as_read(row) for row in other["reports"]}
    gold["reports"] = [_without_topics(row) for row in gold["reports"] if row["report"] in rows]
    return score(gold, rows)


def _without_topics(row: Row) -> Row:
    """The report without the topics of its events, which the other hand left out."""
    return {**row, "events": [{**event, "topics": []} for event in row["events"]]}


def _as_read(row: Row) -> Row:
    """An annotated report in the shape of a reading."""
    return {
        "report": {"published": row["published"]},
        "accounts": [_account(event) for event in row["events"]],
        "statements": [{"speaker": {"name": s["speaker"]}, "stance": s["stance"], "rule": ""} for s in row.get("statements", [])],
        "figures": [{"what": f["what"], "value": f["value"], "bound": f["bound"]} for f in row.get("figures", [])],
    }


def _account(event: Row) -> Row:
    day, inner = event.get("date"), (event.get("origins") or ["the report"])[0].split("<")[-1].strip()
    link = {"name": inner, "text": inner, "kind": "anonymous_source" if "anonymous" in inner else "person"}
    return {
        "type": event["type"], "status": event.get("status", "happened"), "rule": "annotated",
        "participants": [{"name": name, "text": name, "role": "source"} for name in event["participants"]],
        "date": {"earliest": day[0], "latest": day[1]} if day else None, "place": {"name": event["place"]} if event.get("place") else None,
        "chain": [link] if inner != "the report" else [], "topics": event.get("topics", []),
    }  # fmt: skip


def main() -> None:
    """Prints the scores; no disagreement is listed, for the part is to measure by."""
    print("\n".join(scores().lines(0)))


if __name__ == "__main__":
    main()
