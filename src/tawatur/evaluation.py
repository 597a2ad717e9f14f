"""Readings scored against a hand annotation: by field, with the worst errors. The rules are those of docs/annotation.md."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from tawatur.ingest import Refusal, reports
from tawatur.publish import json as plain
from tawatur.reading import read_report

_TOLD = (None, "happened", "ongoing")
Row = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of what was right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def line(self, label: str) -> str:
        """Precision, recall and F1 in one line."""
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.wanted if self.wanted else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"{label:<13} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({self.right} right, {self.found} found, {self.wanted} wanted)"

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


@dataclass(slots=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    def line(self, label: str) -> str:
        """The share in one line."""
        share = f"{self.right / self.of:.3f}" if self.of else "  –  "
        return f"{label:<13} {share}  ({self.right} of {self.of})"


@dataclass(slots=True)
class Scores:
    """Scores of one run; errors are (weight, words), the heavier the worse."""

    events: Tally = field(default_factory=Tally)
    participants: Tally = field(default_factory=Tally)
    statements: Tally = field(default_factory=Tally)
    figures: Tally = field(default_factory=Tally)
    status: Share = field(default_factory=Share)
    dates: Share = field(default_factory=Share)
    places: Share = field(default_factory=Share)
    origins: Share = field(default_factory=Share)
    topics: Share = field(default_factory=Share)
    repeats: int = 0
    goes_on: int = 0  # participles that only go on with a statement, and that the annotation does not count
    errors: list[tuple[int, str]] = field(default_factory=list)
    only: str = ""  # the one field that the annotation has, where it has not all

    def lines(self, worst: int = 25) -> Iterator[str]:
        """The scores by field, then the worst errors."""
        if self.only and self.only != "events":
            yield getattr(self, self.only).line(self.only)
        else:
            yield from self._of_events()
        if not self.only:
            yield self.statements.line("statements")
            yield self.figures.line("figures")
        if self.repeats:
            yield f"{self.repeats} further accounts of events already matched"
        if self.only in ("", "statements"):
            yield from self._with_participles()
        for _, words in sorted(self.errors, key=lambda e: -e[0])[:worst]:
            yield f"  {words}"

    def _of_events(self) -> Iterator[str]:
        yield self.events.line("events")
        yield self.participants.line("participants")
        for label in ("status", "dates", "places", "origins", "topics"):
            yield getattr(self, label).line(label)

    def _with_participles(self) -> Iterator[str]:
        """The statements with participles that only go on with one taken for errors, as whoever counts every statement scores them."""
        if self.goes_on:
            yield f"{self.goes_on} participles that only go on with a statement, not in the annotation; with them as errors:"
            yield replace(self.statements, found=self.statements.found + self.goes_on).line("statements")


def words(name: str | None) -> frozenset[str]:
    """The words of a name as scoring compares them: no case, marks, hyphens or article."""
    text = unicodedata.normalize("NFKD", (name or "").replace("ı", "i").replace("İ", "I"))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    for mark in "-'’ʿʾ()":
        text = text.replace(mark, " ")
    return frozenset(text.split()) - {"al", "el", "the", "of", "bin", "ibn"}


def agree(a: str | None, b: str | None) -> bool:
    """Whether the words of one name are all among the other's: «Hamas» and «Hamas political bureau»."""
    one, two = words(a), words(b)
    return bool(one and two) and (one <= two or two <= one)


def evaluate_files(gold: Path, paths: Sequence[Path], days: Mapping[str, date] | None = None) -> Iterator[str]:
    """Lines of scores for the reports of files against the annotation; `days` gives publication dates by file name."""
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    given = {r["report"].rsplit("/", 1)[-1]: r for r in wanted["reports"]}
    rows: dict[str, Row] = {}
    for path in paths:
        for report in reports([path]):
            if isinstance(report, Refusal):
                yield f"skipped {report.reason}"
                continue
            day = (days or {}).get(report.source)
            annotated = given.get(report.source, {}).get("published")
            if report.published is None and (day or annotated):
                report = next(
                    r
                    for r in reports([path], day or date.fromisoformat(annotated))
                    if not isinstance(r, Refusal) and r.source == report.source
                )
            rows[report.source] = plain.reading(read_report(report))
    yield from score(wanted, rows).lines()


def score(gold: Row, rows: Mapping[str, Row]) -> Scores:
    """Scores of readings, as plain values by source, against an annotation."""
    scores = Scores(only=gold.get("only", ""))
    types = set(gold.get("scored_types", ["CONSULT"]))
    for wanted in gold["reports"]:
        name = wanted["report"].rsplit("/", 1)[-1]
        row = rows.get(name)
        if row is None:
            scores.errors.append((9, f"{name}: not read"))
            row = {"report": {"published": None}, "accounts": [], "statements": [], "figures": []}
        if scores.only in ("", "events"):
            _score_events(name, wanted, row, types, scores)
        if scores.only in ("", "statements"):
            _score_statements(name, wanted, row, scores)
        if scores.only in ("", "figures"):
            _score_figures(name, wanted, row, scores)
    return scores


def names(account: Row) -> list[str]:
    """The participants of an account as they are compared, without who is told to have been absent."""
    return [p["name"] or p["text"] for p in account["participants"] if p["role"] != "absent"]


def overlap(wanted: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    """Share of the wanted names found, and of the found names wanted."""
    if not wanted or not found:
        return 0.0, 0.0
    hit = sum(any(agree(w, f) for f in found) for w in wanted)
    right = sum(any(agree(w, f) for w in wanted) for f in found)
    return hit / len(wanted), right / len(found)


def places_of(text: str, evidence: str | None) -> Iterator[tuple[int, int]]:
    """Where in the text the words an annotation quotes stand, part by part; a part that is not there gives nothing."""
    for part in (evidence or "").replace("...", "…").split("…"):
        start = text.find(part.strip()) if part.strip() else -1
        if start >= 0:
            yield start, start + len(part.strip())


def pair_off(events: Sequence[Row], accounts: Sequence[Row]) -> tuple[dict[int, int], set[int]]:
    """Which account stands for which event, by their indices, the best pairs first; and the accounts that tell an event again."""
    pairs = []
    for g, event in enumerate(events):
        for a, account in enumerate(accounts):
            recall, precision = overlap(event["participants"], names(account))
            if event["type"] == account["type"] and min(recall, precision) >= 0.5:
                place = event.get("place") and account["place"] and agree(event["place"], account["place"]["name"])
                pairs.append((-(recall + precision + 0.2 * bool(place)), g, a))
    matched: dict[int, int] = {}
    for _, g, a in sorted(pairs):
        if g not in matched and a not in matched.values():
            matched[g] = a
    return matched, {a for _, _, a in pairs} - set(matched.values())


def _score_events(name: str, wanted: Row, row: Row, types: set[str], scores: Scores) -> None:
    accounts = [a for a in row["accounts"] if a["type"] in types and a["status"] in _TOLD]
    told = [e for e in wanted["events"] if e["type"] in types]
    for event in told:
        alike = [
            a
            for a in row["accounts"]
            if a["type"] == event["type"] and min(overlap(event["participants"], names(a))) >= 0.5
        ]
        scores.status.of += bool(alike)
        scores.status.right += any(a["status"] == event.get("status", "happened") for a in alike)
        if alike and not any(a["status"] == event.get("status", "happened") for a in alike):
            scores.errors.append(
                (2, f"{name}: status {alike[0]['status']}, wanted {event.get('status')}: {event['participants']}")
            )
    events = [e for e in told if e.get("status", "happened") in ("happened", "ongoing")]
    matched, repeats = pair_off(events, accounts)
    taken = set(matched.values())
    optional = {
        a for a, account in enumerate(accounts) if a not in taken | repeats
        and any(o["type"] == account["type"] and overlap(o["participants"], names(account))[1] >= 0.5 for o in wanted.get("optional_events", []))
    }  # fmt: skip
    scores.repeats += len(repeats)
    scores.events.wanted += len(events)
    scores.events.right += len(matched)
    scores.events.found += len(accounts) - len(repeats) - len(optional)
    for a, account in enumerate(accounts):
        if a not in taken | repeats | optional:
            scores.errors.append(
                (5, f"{name}: not in the annotation: {account['type']} {names(account)} [{account['rule']}]")
            )
    for g, event in enumerate(events):
        if g not in matched:
            scores.errors.append((6, f"{name}: missed: {event['type']} {event['participants']}"))
        else:
            _score_fields(name, event, accounts[matched[g]], row["report"]["published"], scores)


def _wanted_date(event: Row, published: str | None) -> list[str | None] | None:
    for key, value in event.items():
        if key.startswith("date_if_published_"):
            return value if key.removeprefix("date_if_published_") == published else None
    return event.get("date")


def _score_fields(name: str, event: Row, account: Row, published: str | None, scores: Scores) -> None:
    found = names(account)
    scores.participants.wanted += len(event["participants"])
    scores.participants.found += len(found)
    scores.participants.right += sum(any(agree(w, f) for f in found) for w in event["participants"])
    for who in event["participants"]:
        if not any(agree(who, f) for f in found):
            scores.errors.append((3, f"{name}: {who} not among {found}"))
    day = _wanted_date(event, published)
    if day:
        told = account["date"] or {}
        right = [told.get("earliest"), told.get("latest")] == list(day)
        scores.dates.of += 1
        scores.dates.right += right
        if not right:
            scores.errors.append(
                (4, f"{name}: date {told.get('earliest')}..{told.get('latest')}, wanted {day}: {event['participants']}")
            )
    if event.get("place"):
        place = (account["place"] or {}).get("name")
        scores.places.of += 1
        scores.places.right += agree(event["place"], place)
        if not agree(event["place"], place):
            scores.errors.append((4, f"{name}: place {place}, wanted {event['place']}: {event['participants']}"))
    if event.get("origins"):
        right = _origin_right(event["origins"], account["chain"])
        scores.origins.of += 1
        scores.origins.right += right
        if not right:
            scores.errors.append(
                (3, f"{name}: origin {[x['name'] for x in account['chain']]}, wanted {event['origins']}")
            )
    if event.get("topics"):
        scores.topics.of += len(event["topics"])
        scores.topics.right += len(set(event["topics"]) & set(account["topics"]))


def _origin_right(wanted: Sequence[str], chain: Sequence[Row]) -> bool:
    last = chain[-1] if chain else {}
    for origin in wanted:
        inner = origin.split("<")[-1].strip()
        if inner == "the report" and (not chain or last.get("kind") in ("outlet", "report")):
            return True
        if "anonymous" in inner and last.get("kind") == "anonymous_source":
            return True
        if "anonymous" not in inner and agree(inner.split("(")[0], last.get("name") or last.get("text")):
            return True
    return False


def _score_statements(name: str, wanted: Row, row: Row, scores: Scores) -> None:
    left = [(s["speaker"]["name"], s["stance"], "+goes_on" in s["rule"]) for s in row["statements"]]
    for s in wanted.get("statements", []):
        scores.statements.wanted += 1
        hits = (h for h in left if agree(s["speaker"], h[0]) and h[1] == s["stance"])
        hit = min(hits, key=lambda h: h[2], default=None)
        if hit is not None:
            left.remove(hit)
            scores.statements.right += 1
            scores.statements.found += 1
        else:
            scores.errors.append((2, f"{name}: missed statement: {s['speaker']} {s['stance']}"))
    scores.goes_on += sum(goes_on for _, _, goes_on in left)
    apart = [(speaker, stance) for speaker, stance, goes_on in left if not goes_on]
    scores.statements.found += len(apart)
    scores.errors.extend((1, f"{name}: statement not in the annotation: {speaker} {stance}") for speaker, stance in apart)


def _score_figures(name: str, wanted: Row, row: Row, scores: Scores) -> None:
    found = [(str(f["what"]).split()[0], f["value"], f["bound"]) for f in row["figures"]]
    scores.figures.found += len(found)
    for f in wanted.get("figures", []):
        scores.figures.wanted += 1
        key = (f["what"].split()[0], f["value"], f["bound"])
        if key in found:
            scores.figures.right += 1
            found.remove(key)
        else:
            scores.errors.append((2, f"{name}: missed figure: {key}"))
    scores.errors.extend((1, f"{name}: figure not in the annotation: {key}") for key in found)
