"""Tables of what reports say: reports, accounts with their participants and chains, statements, positions, figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from tawatur.model import Interval, Link, Participant, Place, Reading, Report, Span, Statement
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.tables import Row, Table, columns, plain, texts


def words(report: Report, spans: Iterable[Span]) -> str:
    """The words of spans of a report, parted by « … » where there are several."""
    return " … ".join(report.text[s.start : s.end] for s in spans)


def days(name: str, t: Interval | None) -> dict[str, Any]:
    """A time as the cells <name>_earliest, _latest, _precision, _basis and _words."""
    return {
        f"{name}_earliest": t.earliest if t else None, f"{name}_latest": t.latest if t else None,
        f"{name}_precision": t.precision if t else None, f"{name}_basis": t.basis if t else None, f"{name}_words": plain(t.text) if t else None,
    }  # fmt: skip


def spot(p: Place | None) -> dict[str, Any]:
    """A place as the cells place, place_country, lat, lon, geonames."""
    return {
        "place": plain(p.name) if p else None, "place_country": plain(p.country) if p else None,
        "lat": p.lat if p else None, "lon": p.lon if p else None, "geonames": p.geonames if p else None,
    }  # fmt: skip


def chain(links: Sequence[Link]) -> tuple[str, ...]:
    """The names, or else the words, of a chain's links, outermost first. Links of one name stay."""
    return tuple(x.name or x.text for x in links if x.name or x.text)


def origin(links: Sequence[Link]) -> str | None:
    """The last link of a chain: who says it first; None where the report speaks itself."""
    return chain(links)[-1] if chain(links) else None


def _where(report: Report) -> dict[str, Any]:
    return {"report": report.id, "outlet": plain(report.outlet), "published": report.published}


_DAYS = """
{0}_earliest date first day it may be; empty where that end is open
{0}_latest date last day it may be
{0}_precision text day, days, week, month, quarter, year, decade or open
{0}_basis text stated, relative to the day of publication, or only bounded by the context
{0}_words text the words it was read from"""
_SPOT = """
place text English name
place_country text ISO 3166-1 alpha-3
lat number degrees north
lon number degrees east
geonames integer GeoNames id"""
_REPORT = """
report text>reports the report
outlet text English name of who published it
published date day of publication"""

# -- reports ---------------------------------------------------------------------------------------------------------


def _reports(source: Selection) -> Iterator[Row]:
    for reading in source.readings():
        r = reading.report
        yield {
            "id": r.id, "pid": source.pid("report", r.id), "source": r.source, "url": plain(r.url), "outlet": plain(r.outlet), "title": plain(r.title),
            "published": r.published, "published_from": r.published_from, "language": r.language, "agencies": texts(c.name for c in r.wire_credits), "author": plain(r.author), "addresses": texts(r.addresses),
            "modified": plain(r.modified), "retrieved": _utc(r.retrieved), "notes": texts(r.notes),
            "accounts": len(reading.accounts), "statements": len(reading.statements), "figures": len(reading.figures),
            "text_sha256": hashlib.sha256(r.text.encode()).hexdigest(), "text": plain(r.text),
        }  # fmt: skip


def _utc(moment: datetime | None) -> datetime | None:
    """A time in UTC to the second; one without a zone is taken as UTC."""
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


REPORTS = Table("reports", "One row a report as it was read.", ("id",), columns("""
id text made from the text: the same text has the same id
pid text persistent identifier
source text file or row it came from
url text its address
outlet text English name of who published it
title text its headline
published date day of publication; empty where the report does not say and nobody gave it
published_from text given, metadata, url, text, dateline or none
language text ISO 639-1
agencies texts news agencies it credits
author text as the page gives it
addresses texts every address it was found under
modified text when the page says it was last changed, as written
retrieved moment when it was got
notes texts what was mended, what contradicts itself
accounts integer accounts read from it, of all types
statements integer statements read from it
figures integer figures read from it
text_sha256 text SHA-256 of the text in UTF-8
text text the whole text as it came in
"""), _reports)  # fmt: skip

# -- accounts --------------------------------------------------------------------------------------------------------


def _accounts(source: Selection) -> Iterator[Row]:
    for filed, reading in source.accounts():
        a, report = filed.account, reading.report
        yield {
            "key": filed.key, "event": source.event_of[filed.key], **_where(report), "happening": a.happening, "type": a.type, "mode": plain(a.mode),
            "status": a.status, "participants": texts(p.name for p in a.participants), "actors": texts(p.actor for p in a.participants),
            **days("date", a.date), **spot(a.place), "topics": texts(a.topics), "format": plain(a.format),
            "outcome": words(report, [a.outcome]) if a.outcome else None, "chain": chain(a.chain), "origin": origin(a.chain),
            "evidence": plain(words(report, a.evidence)), "start": min(s.start for s in a.evidence), "end": max(s.end for s in a.evidence),
            "confidence": a.confidence, "rule": plain(a.rule),
        }  # fmt: skip


ACCOUNTS = Table("accounts", "One row an account: one report's telling of one happening on one authority.", ("key",), columns(f"""
key text report and number
event text>events the event it is an account of
{_REPORT.strip()}
happening integer accounts of one report with one number tell one happening
type text PLOVER event type, with PROPOSAL
mode text meeting, visit, call, talks, contact, summit, mediation; proposed, delivered …
status text happened, ongoing, planned, called_for, denied or hypothetical
participants texts English names, absent ones too
actors texts their ids; provisional ones begin with «?»
{_DAYS.strip().format("date")}
{_SPOT.strip()}
topics texts what it is about
format text bilateral, multilateral, indirect or shuttle, where told
outcome text the words of the outcome, where told
chain texts who tells it, outermost first; empty where the report speaks itself
origin text the last of the chain
evidence text the words that say so
start integer where the evidence begins in the report's text, in characters
end integer where it ends, exclusive
confidence number 0 to 1
rule text the sense of its trigger
"""), _accounts)  # fmt: skip


def _participants(source: Selection) -> Iterator[Row]:
    for filed, _ in source.accounts():
        for n, p in enumerate(filed.account.participants):
            yield {"account": filed.key, "number": n, **_person(p), "role": p.role}


def _person(p: Participant) -> dict[str, Any]:
    return {
        "name": p.name, "actor": plain(p.actor), "kind": p.kind, "country": plain(p.country), "office": plain(p.office), "of": texts(p.of),
        "words": plain(p.text), "start": p.start, "end": p.end,
    }  # fmt: skip


PARTICIPANTS = Table("participants", "One row a participant of an account, with the words that put it there.", ("account", "number"), columns("""
account text>accounts the account
number integer its place in the account
name text English name
actor text id; provisional ones begin with «?»
kind text person, organisation, state, group, office …
country text ISO 3166-1 alpha-3
office text role@body as the text gives it
of texts ids of the bodies it belongs to or acts for
words text the words that name it
start integer where they begin in the report's text
end integer where they end, exclusive
role text source, target, mediator, host, member_of_delegation or absent
"""), _participants)  # fmt: skip


def _links(source: Selection) -> Iterator[Row]:
    for filed, _ in source.accounts():
        yield from _chain_rows("account", filed.key, filed.account.chain)
    for reading in source.readings():
        for n, s in enumerate(reading.statements):
            yield from _chain_rows("statement", f"{reading.report.id}:s{n}", s.chain)
        for n, f in enumerate(reading.figures):
            yield from _chain_rows("figure", f"{reading.report.id}:f{n}", f.chain)


def _chain_rows(kind: str, owner: str, links: Sequence[Link]) -> Iterator[Row]:
    for n, x in enumerate(links):
        yield {
            "owner": owner, "owner_kind": kind, "number": n, "name": plain(x.name), "kind": x.kind, "actor": plain(x.actor), "verb": plain(x.verb),
            "medium": plain(x.medium), "words": plain(x.text), "start": x.start, "end": x.end,
        }  # fmt: skip


LINKS = Table("links", "One row a link of a chain: who passes on an account, statement or figure; number 0 is the outermost.", ("owner", "number"), columns("""
owner text key of the account, statement or figure
owner_kind text account, statement or figure
number integer 0 is the outermost
name text English name; empty where nobody is named
kind text person, agency, outlet, anonymous_source …
actor text id
verb text verb or frame: نقل, بحسب
medium text statement, press conference, interview, call, leak, post or report
words text the words that name it
start integer where they begin in the report's text
end integer where they end, exclusive
"""), _links)  # fmt: skip

# -- statements ------------------------------------------------------------------------------------------------------


def _said(source: Selection) -> Iterator[tuple[str, Statement, Reading]]:
    for reading in source.readings():
        for n, s in enumerate(reading.statements):
            yield f"{reading.report.id}:s{n}", s, reading


def _statement(key: str, s: Statement, reading: Reading) -> dict[str, Any]:
    report = reading.report
    return {
        "key": key, **_where(report), "speaker": s.speaker.name, "actor": plain(s.speaker.actor), "country": plain(s.speaker.country),
        "office": plain(s.speaker.office), "stance": s.stance, "to": s.to.name if s.to else None, "medium": plain(s.medium), **days("date", s.date),
        "chain": chain(s.chain), "origin": origin(s.chain), "verb": plain(s.verb), "words": plain(words(report, [s.span])), "start": s.span.start,
        "end": s.span.end, "confidence": s.confidence,
    }  # fmt: skip


def _statements(source: Selection) -> Iterator[Row]:
    for key, s, reading in _said(source):
        yield {**_statement(key, s, reading), "topics": texts(s.topics)}


def _positions(source: Selection) -> Iterator[Row]:
    for key, s, reading in _said(source):
        day = (s.date.latest if s.date else None) or reading.report.published
        for topic in texts(s.topics) if s.stance != "REPORT" else ():
            yield {**_statement(key, s, reading), "statement": key, "key": f"{key}:{topic}", "topic": topic, "day": day}


_STATEMENT = f"""
key text report and number
{_REPORT.strip()}
speaker text English name
actor text id of the speaker
country text ISO 3166-1 alpha-3
office text role@body as the text gives it
stance text DEMAND, OFFER, ACCEPT, REJECT, CONDITION, WARN, PRAISE, CONDEMN, EXPECT, SUPPORT or REPORT
to text to whom
medium text statement, press conference, interview, call, leak, post or report
{_DAYS.strip().format("date")}
chain texts who passes it on, outermost first
origin text the last of the chain
verb text verb of saying
words text what was said, as the report words it
start integer where it begins in the report's text
end integer where it ends, exclusive
confidence number 0 to 1"""
STATEMENTS = Table("statements", "One row a statement: who said what, to whom, through which medium.", ("key",), columns(f"{_STATEMENT}\ntopics texts what it is about"), _statements)  # fmt: skip
POSITIONS = Table("positions", "One row a stance of a speaker on one topic: a statement on two topics is two rows; plain reporting is left out.", ("key",), columns(f"""{_STATEMENT}
statement text>statements the statement
topic text what the stance is on
day date when it was said, else the day of publication"""), _positions)  # fmt: skip

# -- figures ---------------------------------------------------------------------------------------------------------


def _figures(source: Selection) -> Iterator[Row]:
    for reading in source.readings():
        for n, f in enumerate(reading.figures):
            yield {
                "key": f"{reading.report.id}:f{n}", **_where(reading.report), "what": f.what, "of": plain(f.of), "value": f.value, "high": f.high,
                "bound": f.bound, "unit": plain(f.unit), **spot(f.place), **days("as_of", f.as_of), **days("since", f.since), "chain": chain(f.chain),
                "origin": origin(f.chain), "words": plain(f.text), "start": f.span.start, "end": f.span.end,
            }  # fmt: skip


FIGURES = Table("figures", "One row a count that a report gives; figures that differ stand side by side.", ("key",), columns(f"""
key text report and number
{_REPORT.strip()}
what text killed, wounded, displaced, troops …
of text children, soldiers, civilians …
value number the number, the lower end of a range
high number the upper end of a range
bound text exact, about, more than, less than or range
unit text persons, percent, USD, trucks …
{_SPOT.strip()}
{_DAYS.strip().format("as_of")}
{_DAYS.strip().format("since")}
chain texts who gives it, outermost first
origin text the last of the chain
words text the words that give it
start integer where they begin in the report's text
end integer where they end, exclusive
"""), _figures)  # fmt: skip
