"""New events by filter as Atom and RSS, planned meetings as a calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from urllib.parse import quote
from xml.etree import ElementTree as xml

from icalendar import Calendar
from icalendar import Event as Entry

from tawatur.record.queries import Line
from tawatur.web.wording import Wording

_ATOM = "http://www.w3.org/2005/Atom"


def atom(lines: Sequence[Line], w: Wording, address: str, base: str) -> bytes:
    """An Atom 1.0 feed (RFC 4287) of the events; `base` is the site's address without a slash, `address` the feed's own."""
    xml.register_namespace("", _ATOM)
    feed = xml.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": w.language})
    _add(feed, "id", address)
    _add(feed, "title", f"{w('site')} · {w('timeline.title')}")
    _add(feed, "updated", _moment(max((_seen(x) for x in lines), default=date(1970, 1, 1))).isoformat())
    xml.SubElement(feed, f"{{{_ATOM}}}link", rel="self", href=address)
    _add(xml.SubElement(feed, f"{{{_ATOM}}}author"), "name", "Tawatur")
    for line in lines:
        entry = xml.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"urn:tawatur:event:{line.event.id}")
        _add(entry, "title", title(line, w))
        _add(entry, "updated", _moment(_seen(line)).isoformat())
        xml.SubElement(entry, f"{{{_ATOM}}}link", href=f"{base}/events/{quote(line.event.id)}")
        _add(entry, "summary", summary(line, w))
    return bytes(xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def rss(lines: Sequence[Line], w: Wording, address: str, base: str) -> bytes:
    """An RSS 2.0 feed of the events."""
    root = xml.Element("rss", version="2.0")
    channel = xml.SubElement(root, "channel")
    for name, text in (("title", f"{w('site')} · {w('timeline.title')}"), ("link", f"{base}/events"), ("description", w("timeline.lead")), ("language", w.language)):  # fmt: skip
        xml.SubElement(channel, name).text = text
    for line in lines:
        item = xml.SubElement(channel, "item")
        xml.SubElement(item, "guid", isPermaLink="false").text = f"urn:tawatur:event:{line.event.id}"
        xml.SubElement(item, "title").text = _clean(title(line, w))
        xml.SubElement(item, "link").text = f"{base}/events/{quote(line.event.id)}"
        xml.SubElement(item, "description").text = _clean(summary(line, w))
        xml.SubElement(item, "pubDate").text = format_datetime(_moment(_seen(line)), usegmt=True)
    return bytes(xml.tostring(root, encoding="utf-8", xml_declaration=True))


def calendar(lines: Sequence[Line], w: Wording, base: str) -> bytes:
    """An iCalendar (RFC 5545) of the events that have a day; whole days, the last one exclusive as the format wants it."""
    found = Calendar()
    found.add("prodid", "-//Tawatur//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"{w('site')} · {w('as.ics')}")
    for line in lines:
        first, last = line.event.earliest or line.event.latest, line.event.latest or line.event.earliest
        if first is None or last is None:
            continue
        entry = Entry()
        entry.add("uid", f"{line.event.id}@tawatur")
        entry.add("dtstamp", _moment(_seen(line)))
        entry.add("dtstart", first)
        entry.add("dtend", last + timedelta(days=1))
        entry.add("summary", _clean(title(line, w)))
        entry.add("description", _clean(summary(line, w)))
        entry.add("url", f"{base}/events/{quote(line.event.id)}")
        entry.add("status", {"cancelled": "CANCELLED", "denied": "CANCELLED"}.get(line.status, "TENTATIVE"))
        if line.event.places:
            entry.add("location", _clean(" / ".join(w.place(v.value) for v in line.event.places)))
        found.add_component(entry)
    return bytes(found.to_ical())


def title(line: Line, w: Wording) -> str:
    """«Meeting (planned): Hakan Fidan, Sergey Lavrov»."""
    kind = w(f"mode.{line.mode}") if line.mode else w(f"type.{line.event.type}")
    comma = "، " if w.language == "ar" else ", "
    return f"{kind} ({w('status.' + line.status)}): {comma.join(w.actor(i, n, words) for i, n, _, words in line.actors)}"


def summary(line: Line, w: Wording) -> str:
    """When, where, and on how much it rests."""
    e = line.event
    parts = [w.when(e), " / ".join(w.place(v.value) for v in e.places), w.count("reports", len(e.reports)), w.origins(e.origins_min, e.origins_max)]  # fmt: skip
    return " · ".join(p for p in parts if p)


def _seen(line: Line) -> date:
    return line.event.first_reported or line.event.latest or line.event.earliest or date(1970, 1, 1)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _add(parent: xml.Element, name: str, text: str) -> None:
    xml.SubElement(parent, f"{{{_ATOM}}}{name}").text = _clean(text)


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold, and without those that turn the words around them."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]", "", text)
