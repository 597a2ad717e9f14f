"""The annotated passages keep the shape that docs/annotation.md describes, and every item rests on words of its passage."""

import datetime
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

EVALUATION = Path(__file__).parent.parent / "evaluation"
PASSAGES = EVALUATION / "passages"

PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
TYPES = {*PLOVER.split(), "PROPOSAL"}
MODES = {
    "CONSULT": {"meeting", "visit", "call", "talks", "contact", "summit", "mediation"},
    "PROPOSAL": {"proposed", "delivered", "received", "amended", "accepted", "rejected"},
}
STATUSES = {"happened", "ongoing", "planned", "called_for", "denied", "hypothetical"}
ROLES = {"source", "target", "mediator", "host", "member_of_delegation", "absent"}
STANCES = {
    "DEMAND",
    "OFFER",
    "ACCEPT",
    "REJECT",
    "CONDITION",
    "WARN",
    "PRAISE",
    "CONDEMN",
    "EXPECT",
    "SUPPORT",
    "REPORT",
}
BOUNDS = {"exact", "about", "more than", "less than", "range"}


def reports() -> list[tuple[str, dict[str, Any]]]:
    rows: list[tuple[str, dict[str, Any]]] = []
    for path in sorted(EVALUATION.glob("passages_*_gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        part = path.name.removeprefix("passages_").removesuffix("_gold.json")
        rows.extend((part, row) for row in gold["reports"])
    return rows


ROWS = reports()
EACH = pytest.mark.parametrize(("part", "row"), ROWS, ids=[row["report"] for _, row in ROWS])


def items(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [*row["events"], *row["statements"], *row["figures"]]


def is_interval(date: Any) -> bool:
    if date is None:
        return True
    days = [datetime.date.fromisoformat(day) for day in date if day is not None]
    return len(date) == 2 and bool(days) and days == sorted(days)


def test_every_passage_is_annotated_once_and_parts_are_apart() -> None:
    assert sorted(row["report"] for _, row in ROWS) == sorted(path.name for path in PASSAGES.glob("*.txt"))
    for part, row in ROWS:
        name = row["report"].removesuffix(".txt")
        assert name.startswith(f"{part}_") if part not in ("dev", "test") else int(name) % 2 == (part == "test")


def test_each_part_holds_sixty_passages() -> None:
    assert [sum(part == which for which, _ in ROWS) for part in ("dev", "test")] == [60, 60]


def test_near_misses_have_no_events() -> None:
    near = [row for _, row in ROWS if row["manner"].startswith("near miss")]
    assert len(near) >= 12
    assert not any([*row["events"], *row["optional_events"]] for row in near)


@EACH
def test_items_rest_on_the_words_of_the_passage(part: str, row: dict[str, Any]) -> None:
    text = (PASSAGES / row["report"]).read_text(encoding="utf-8")
    for item in items(row):
        assert item["evidence"] in text, item


@EACH
def test_values_are_those_of_the_guide(part: str, row: dict[str, Any]) -> None:
    datetime.date.fromisoformat(row["published"])
    for event in [*row["events"], *row["optional_events"]]:
        assert event["type"] in TYPES
        assert event["mode"] is None or event["mode"] in MODES.get(event["type"], {event["mode"]})
        assert all(event["participants"])
        assert len(set(event["participants"])) == len(event["participants"])
    for event in row["events"]:
        assert event["status"] in STATUSES
        assert is_interval(event["date"]), event
        assert set(event.get("roles", {})) <= set(event["participants"]), event
        assert set(event.get("roles", {}).values()) <= ROLES
    for statement in row["statements"]:
        assert statement["speaker"]
        assert statement["stance"] in STANCES
        assert is_interval(statement["date"]), statement
    for figure in row["figures"]:
        assert figure["bound"] in BOUNDS
        assert isinstance(figure["value"], int | float)


@EACH
def test_what_happened_is_not_dated_after_the_report(part: str, row: dict[str, Any]) -> None:
    for event in row["events"]:
        if event["date"] and event["status"] in {"happened", "ongoing"}:
            assert all(day is None or day <= row["published"] for day in event["date"]), event


def test_no_two_events_of_a_passage_share_an_id() -> None:
    for _, row in ROWS:
        ids = [event["id"] for event in itertools.chain(row["events"], row["optional_events"])]
        assert len(set(ids)) == len(ids), row["report"]
