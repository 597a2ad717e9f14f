"""Readings as JSON: one object a report, the contract of `tawatur read --json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tawatur.model import Account, Event, Figure, Interval, Link, Mention, Participant, Place, Reading, Statement, Value

_encoder = msgspec.json.Encoder()


def encode(value: Any) -> str:
    """One line of JSON; Arabic as itself."""
    return _encoder.encode(value).decode()


def reading(value: Reading) -> dict[str, Any]:
    """A reading as plain values. Spans are [start, end) in characters of `report.text`."""
    report = value.report
    return {
        "report": {
            "id": report.id,
            "source": report.source,
            "url": report.url,
            "outlet": report.outlet,
            "title": report.title,
            "published": report.published.isoformat() if report.published else None,
            "published_from": report.published_from,
            "language": report.language,
            "wire_credits": [{"name": c.name, "span": [c.start, c.end]} for c in report.wire_credits],
            "zones": [{"kind": z.kind, "span": [z.start, z.end]} for z in report.zones],
        },
        "accounts": [account(a) for a in value.accounts],
        "statements": [statement(s) for s in value.statements],
        "figures": [figure(f) for f in value.figures],
        "mentions": [mention(m) for m in value.mentions],
        "times": [interval(t) for t in value.times],
    }


def account(a: Account) -> dict[str, Any]:
    """An account as plain values."""
    return {
        "type": a.type,
        "mode": a.mode,
        "status": a.status,
        "participants": [participant(p) for p in a.participants],
        "date": interval(a.date),
        "place": place(a.place),
        "topics": list(a.topics),
        "chain": links(a.chain),
        "evidence": [[s.start, s.end] for s in a.evidence],
        "trigger": [a.trigger.start, a.trigger.end],
        "happening": a.happening,
        "rule": a.rule,
        "confidence": a.confidence,
    }


def participant(p: Participant) -> dict[str, Any]:
    """A participant as plain values."""
    return {
        "name": p.name, "role": p.role, "text": p.text, "span": [p.start, p.end], "kind": p.kind, "actor": p.actor,
        "country": p.country, "office": p.office, "of": list(p.of),
    }  # fmt: skip


def interval(t: Interval | None) -> dict[str, Any] | None:
    """A time as plain values."""
    if t is None:
        return None
    return {
        "earliest": t.earliest.isoformat() if t.earliest else None,
        "latest": t.latest.isoformat() if t.latest else None,
        "precision": t.precision, "basis": t.basis, "text": t.text, "span": [t.start, t.end],
    }  # fmt: skip


def place(p: Place | None) -> dict[str, Any] | None:
    """A place as plain values."""
    if p is None:
        return None
    return {
        "name": p.name,
        "country": p.country,
        "lat": p.lat,
        "lon": p.lon,
        "geonames": p.geonames,
        "text": p.text,
        "span": [p.start, p.end],
    }


def links(chain: Sequence[Link]) -> list[dict[str, Any]]:
    """A chain as plain values, outermost first."""
    return [
        {
            "name": x.name,
            "kind": x.kind,
            "actor": x.actor,
            "verb": x.verb,
            "medium": x.medium,
            "text": x.text,
            "span": [x.start, x.end],
        }
        for x in chain
    ]


def statement(s: Statement) -> dict[str, Any]:
    """A statement as plain values."""
    return {
        "speaker": participant(s.speaker), "stance": s.stance, "span": [s.span.start, s.span.end], "topics": list(s.topics),
        "medium": s.medium, "date": interval(s.date), "to": participant(s.to) if s.to else None, "chain": links(s.chain),
        "verb": s.verb, "rule": s.rule, "confidence": s.confidence,
    }  # fmt: skip


def figure(f: Figure) -> dict[str, Any]:
    """A figure as plain values."""
    return {
        "what": f.what, "value": int(f.value) if f.value == int(f.value) else f.value, "high": f.high, "bound": f.bound, "unit": f.unit,
        "of": f.of, "place": place(f.place), "as_of": interval(f.as_of), "since": interval(f.since), "chain": links(f.chain),
        "span": [f.span.start, f.span.end], "text": f.text, "rule": f.rule,
    }  # fmt: skip


def mention(m: Mention) -> dict[str, Any]:
    """A mention as plain values."""
    return {
        "span": [m.start, m.end], "kind": m.kind, "text": m.text, "name": m.name, "actor": m.actor, "country": m.country,
        "office": m.office, "antecedent": m.antecedent, "rule": m.rule,
    }  # fmt: skip


def event_values(e: Event) -> dict[str, Any]:
    """An event as plain values; each field lists its values with the keys of the accounts that say so."""

    def values(found: Sequence[Value]) -> list[dict[str, Any]]:
        return [{"value": v.value, "accounts": list(v.accounts)} for v in found]

    return {
        "id": e.id, "type": e.type, "modes": values(e.modes), "statuses": values(e.statuses), "participants": values(e.participants),
        "dates": values(e.dates), "places": values(e.places), "topics": values(e.topics),
        "earliest": e.earliest.isoformat() if e.earliest else None, "latest": e.latest.isoformat() if e.latest else None,
        "reports": list(e.reports), "outlets": list(e.outlets), "accounts": list(e.accounts),
        "origins": [{"name": o.name, "kind": o.kind, "certain": o.certain, "accounts": list(o.accounts)} for o in e.origins],
        "origins_min": e.origins_min, "origins_max": e.origins_max,
        "first_reported": e.first_reported.isoformat() if e.first_reported else None,
        "life": [
            {"stage": s.stage, "told": s.told.isoformat() if s.told else None, "days": list(s.days), "status": s.status, "accounts": list(s.accounts)}
            for s in e.life
        ],
        "taken": [{"taker": t.taker, "source": t.source, "how": t.how, "accounts": list(t.accounts)} for t in e.taken],
        "circular": [list(names) for names in e.circles],
        "without": [
            {"source": w.source, "reports": w.reports, "origins_min": w.origins_min, "origins_max": w.origins_max, "held": w.held} for w in e.without
        ],
    }  # fmt: skip
