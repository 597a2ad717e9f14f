"""Measures the pages on a generated record: `load.py` makes it (100,000 events, seeded), serves it and asks for its pages, alone and as 20 users at once.

Medians and 95th percentiles in milliseconds go to the terminal. The rows are written directly: reading and merging are measured by other commands.
"""

from __future__ import annotations

import random
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import click
import msgspec
from sqlalchemy import insert, text

from tawatur.model import Account, Event, Filed, Interval, Link, Mention, Participant, Place, Reading, Report, Span
from tawatur.record import fulltext, index, open_record, schema
from tawatur.resolution import roster
from tawatur.resolution.events import form

SEED = 20250318
FIRST = date(2011, 1, 1)
DAYS = 5_000
OUTLETS = [f"وكالة المثال {n}" for n in range(1, 41)]
TOPICS = (
    "ceasefire",
    "humanitarian aid",
    "prisoner exchange",
    "withdrawal",
    "sanctions",
    "governance",
    "elections",
    "borders",
)
VERBS = {"meeting": "التقى", "call": "هاتف", "talks": "حاور", "visit": "زار"}
PLACES = (
    ("Doha", "الدوحة", "QAT", 25.28, 51.52), ("Cairo", "القاهرة", "EGY", 30.04, 31.24), ("Ankara", "أنقرة", "TUR", 39.93, 32.86),
    ("Jeddah", "جدة", "SAU", 21.49, 39.19), ("Geneva", "جنيف", "CHE", 46.2, 6.15), ("Muscat", "مسقط", "OMN", 23.59, 58.41),
    ("Beirut", "بيروت", "LBN", 33.89, 35.5), ("Sanaa", "صنعاء", "YEM", 15.35, 44.2), ("Amman", "عمّان", "JOR", 31.95, 35.93),
)  # fmt: skip
STATUSES = ("happened",) * 14 + ("ongoing", "planned", "planned", "called_for", "denied", "hypothetical")
_BATCH = 2_000


@click.command()
@click.option("--events", default=100_000, show_default=True, help="Events of the record.")
@click.option(
    "--db", default="build/load.db", show_default=True, type=click.Path(path_type=Path), help="Kept, and used again."
)
@click.option("--users", default=20, show_default=True, help="Users at once.")
@click.option("--seconds", default=20, show_default=True, help="How long they ask.")
def main(events: int, db: Path, users: int, seconds: int) -> None:
    """Make the record where it is not there yet, then measure."""
    if not db.exists():
        db.parent.mkdir(parents=True, exist_ok=True)
        make(db, events)
    port = _free_port()
    command = [sys.executable, "-c", _SERVE.format(db=str(db), port=port)]
    server = subprocess.Popen(command)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(base)
        measure(base, db, users, seconds)
    finally:
        server.terminate()
        server.wait()


_SERVE = """
import uvicorn
from tawatur.record import open_record
from tawatur.web import Settings, application
uvicorn.run(application(open_record({db!r}), Settings("load", rate="1000000/minute")), port={port}, log_level="error")
"""


def make(db: Path, events: int) -> None:
    """A record of that many events of one to four accounts each, its index made."""
    chance = random.Random(SEED)
    people = [a for a in roster.load().by_id.values() if a.kind == "person" and a.names_ar][:600]
    with open_record(db) as record:
        with record.changing() as base:
            index.catch_up(base)
        rows: dict[str, list[dict[str, object]]] = {}
        for number in range(events):
            _event(chance, people, number, rows)
            if (number + 1) % _BATCH == 0 or number + 1 == events:
                with record.changing() as base:
                    for name in _ORDER:
                        if rows.get(name):
                            base.execute(insert(schema.metadata.tables[name]), rows[name])
                    base.execute(
                        text(f"INSERT INTO {fulltext.TABLE} (report, words) VALUES (:report, :words)"), rows["words"]
                    )
                rows = {}
                click.echo(f"\r{number + 1} events", nl=False, err=True)
        with record.changing() as base:
            index.catch_up(base)  # finds nothing to do where the rows are whole
            base.execute(text("ANALYZE"))
    click.echo(f"\n{db}: {db.stat().st_size / 1e6:.0f} MB", err=True)


_ORDER = ("reports", "accounts", "events", "memberships", "report_lines", "event_lines", "event_facets", "spellings", "facet_labels", "place_points")  # fmt: skip
_SEEN: set[tuple[str, str]] = set()


def _event(
    chance: random.Random, people: list[roster.Actor], number: int, rows: dict[str, list[dict[str, object]]]
) -> None:
    day = FIRST + timedelta(days=min(DAYS, int(chance.random() ** 0.6 * DAYS)))
    pair = chance.sample(people, 2) if chance.random() < 0.6 else chance.sample(people[:40], 2)
    place, mode, status = chance.choice(PLACES), chance.choice(list(VERBS)), chance.choice(STATUSES)
    topics = tuple(chance.sample(TOPICS, chance.randint(0, 2)))
    cluster = []
    for n in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        outlet = chance.choice(OUTLETS)
        said = chance.choice(pair) if chance.random() < 0.5 else None
        cluster.append(_account(f"{number:07d}{n}", outlet, day, pair, place, mode, status, topics, said, rows))
    event = form(cluster)
    rows.setdefault("events", []).append(
        {"id": event.id, "type": event.type, "earliest": event.earliest, "latest": event.latest, "origins": event.origins_min, "event": _json(event)}
    )  # fmt: skip
    rows.setdefault("memberships", []).extend({"account": f.key, "event": event.id} for f in cluster)
    rows.setdefault("event_lines", []).append(index.line(event, cluster, ()))
    facets = index.facets(event, cluster)
    rows.setdefault("event_facets", []).extend(dict(f) for f in facets)
    for f in facets:
        if (f["kind"], f["value"]) not in _SEEN:
            _SEEN.add((f["kind"], f["value"]))
            rows.setdefault("facet_labels", []).append({k: f[k] for k in ("kind", "value", "label")})
    if ("point", place[0]) not in _SEEN:
        _SEEN.add(("point", place[0]))
        rows.setdefault("place_points", []).append(
            {"name": place[0], "country": place[2], "lat": place[3], "lon": place[4]}
        )


def _account(
    ident: str, outlet: str, day: date, pair: list[roster.Actor], place: tuple[str, str, str, float, float], mode: str,
    status: str, topics: tuple[str, ...], said: roster.Actor | None, rows: dict[str, list[dict[str, object]]],
) -> Filed:  # fmt: skip
    """One account with the report it stands in, every span where its words are."""
    at: dict[str, Span] = {}
    body = ""
    parts = (("verb", VERBS[mode]), ("one", pair[0].names_ar[0]), ("two", pair[1].names_ar[0]), ("day", "اليوم"), ("in", "في"), ("place", place[1]))  # fmt: skip
    for name, words in parts:
        at[name] = Span(len(body), len(body) + len(words))
        body += words + " "
    lead = Span(0, len(body) - 1)
    body += ". "
    if said is not None:
        body += "بحسب "
        at["said"] = Span(len(body), len(body) + len(said.names_ar[0]))
        body += said.names_ar[0] + " . "
    body += (
        "وتناول اللقاء مستجدات الأوضاع وسبل خفض التصعيد وفق ما نشرته الجهات الرسمية من دون تفاصيل أخرى عن النتائج . "
        * 3
    )
    people = tuple(
        Participant(a.name, "source", at[k].start, at[k].end, body[at[k].start : at[k].end], "person", a.id, a.country)
        for a, k in zip(pair, ("one", "two"), strict=True)
    )
    when = Interval(day, day, "day", "relative", at["day"].start, at["day"].end, "اليوم")
    where = Place(place[0], place[2], place[3], place[4], None, at["place"].start, at["place"].end, place[1])
    chain = (
        ()
        if said is None
        else (Link(said.name, "person", at["said"].start, at["said"].end, said.names_ar[0], said.id, "بحسب"),)
    )
    account = Account("CONSULT", mode, status, people, when, where, topics, chain, (lead,), 0.8, 0, at["verb"])  # type: ignore[arg-type]
    report = Report(f"{ident}", f"{ident}.txt", "", outlet=outlet, title=f"خبر {ident}", published=day)
    mentions = tuple(Mention(p.start, p.end, "person", p.text, p.name, p.actor, p.country) for p in people)
    filed = Filed(f"{ident}:0", account, report.id, outlet, day, (), body[lead.start : lead.end])
    rows.setdefault("reports", []).append(
        {"id": report.id, "source": report.source, "outlet": outlet, "title": report.title, "published": day, "text": body, "reading": _json(Reading(report, mentions, (when,), (account,), (), ()))}
    )  # fmt: skip
    rows.setdefault("accounts", []).append({"key": filed.key, "report": report.id, "number": 0, "filed": _json(filed)})
    rows.setdefault("report_lines", []).append({"id": report.id, "ordinal": day.toordinal(), "outlet": outlet})
    rows.setdefault("words", []).append({"report": report.id, "words": fulltext.searched(body)})
    rows.setdefault("spellings", []).extend(
        {"report": report.id, "actor": p.actor, "text": p.text, "kind": "person", "name": p.name, "office": None, "times": 1} for p in people
    )  # fmt: skip
    return filed


def _json(value: Event | Filed | Reading) -> str:
    return msgspec.json.encode(value).decode()


# -- measuring -------------------------------------------------------------------------------------------------------


def measure(base: str, db: Path, users: int, seconds: int) -> None:
    """Asks for each page forty times alone, then for a mix of them as many users at once."""
    chance = random.Random(SEED)
    with open_record(db) as record, record.asking() as asked:
        names = [row[0] for row in asked.execute(text("SELECT id FROM events ORDER BY id"))]
        actors = [
            row[0]
            for row in asked.execute(
                text("SELECT DISTINCT value FROM facet_labels WHERE kind = 'actor' ORDER BY value")
            )
        ]
    pages = {
        "list, newest": lambda: "/events",
        "list, some page": lambda: f"/events?page={chance.randint(1, 1500)}",
        "list, by topic and status": lambda: f"/events?topic={quote(chance.choice(TOPICS))}&status=planned",
        "list, by actor": lambda: f"/events?actor={quote(chance.choice(actors))}",
        "list, by days and origins": lambda: (
            f"/events?since=2015-01-01&until=2020-{chance.randint(1, 12):02d}-28&origins=2"
        ),
        "list, by words": lambda: f"/events?q={quote(chance.choice(PLACES)[1])}",
        "list as JSON": lambda: "/events.json",
        "event card": lambda: f"/events/{chance.choice(names)}",
        "report": lambda: f"/reports/{chance.randint(0, len(names) - 1):07d}0",
        "actor": lambda: f"/actors/{quote(chance.choice(actors))}",
        "map": lambda: "/map",
        "outlet": lambda: f"/outlets/{quote(chance.choice(OUTLETS))}",
        "review queue": lambda: "/review",
    }
    click.echo(f"{len(names)} events, one user at a time, milliseconds")
    for name, address in pages.items():
        times = [_ask(base + address()) for _ in range(40)]
        click.echo(
            f"  {name:<28} median {statistics.median(times):6.0f}   95% {statistics.quantiles(times, n=20)[-1]:6.0f}"
        )
    _together(base, pages, users, seconds)


def _together(base: str, pages: dict[str, object], users: int, seconds: int) -> None:
    times: list[float] = []
    faults: list[str] = []
    mix = [
        "list, newest",
        "list, some page",
        "list, by topic and status",
        "list, by actor",
        "event card",
        "event card",
        "event card",
        "report",
    ]
    end = time.monotonic() + seconds

    def user(number: int) -> None:
        chance = random.Random(number)
        while time.monotonic() < end:
            address = base + pages[chance.choice(mix)]()  # type: ignore[operator]
            try:
                times.append(_ask(address))
            except OSError as fault:
                faults.append(f"{address}: {fault}")

    threads = [threading.Thread(target=user, args=(n,)) for n in range(users)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    click.echo(
        f"{users} users at once for {seconds} s: {len(times)} answers ({len(times) / seconds:.0f} a second), "
        f"median {statistics.median(times):.0f}, 95% {statistics.quantiles(times, n=20)[-1]:.0f}, {len(faults)} errors"
    )
    for fault in faults[:5]:
        click.echo(f"  {fault}")
    if faults:
        sys.exit(1)


def _ask(address: str) -> float:
    """Milliseconds until the whole answer is there. Raises OSError for any answer but 200."""
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - start) * 1000


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(base: str) -> None:
    for _ in _tries():
        try:
            _ask(f"{base}/events")
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The server did not come up.")


def _tries() -> Iterator[int]:
    return iter(range(240))


if __name__ == "__main__":
    main()
