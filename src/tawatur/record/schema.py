"""The record's tables."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, MetaData, String, Table, Text

VERSION = 2

metadata = MetaData()

meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", String, nullable=False),
    Column("url", String),
    Column("outlet", String),
    Column("title", String),
    Column("published", Date),
    Column("text", Text, nullable=False),
    Column("reading", Text, nullable=False),  # JSON of tawatur.model.Reading without the report's text
)

accounts = Table(
    "accounts",
    metadata,
    Column("key", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("filed", Text, nullable=False),  # JSON of tawatur.model.Filed
)

units = Table(  # the accounts of one report that tell one happening
    "units",
    metadata,
    Column("unit", String, primary_key=True),  # "<report>#<happening>"
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("solid", Boolean, nullable=False),  # names two sides and a certain day
)

blocks = Table(  # keys that units of one event may share
    "blocks",
    metadata,
    Column("block", String, primary_key=True),
    Column("unit", String, ForeignKey("units.unit"), primary_key=True, index=True),
)

links = Table(  # units that may be one event, both ways
    "links",
    metadata,
    Column("unit", String, ForeignKey("units.unit"), primary_key=True),
    Column("other", String, ForeignKey("units.unit"), primary_key=True),
    Column("score", Float, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False, index=True),
    Column("earliest", Date),
    Column("latest", Date, index=True),
    Column("origins", Integer, nullable=False),
    Column("event", Text, nullable=False),  # JSON of tawatur.model.Event
)

memberships = Table(
    "memberships",
    metadata,
    Column("account", String, ForeignKey("accounts.key"), primary_key=True),
    Column("event", String, nullable=False, index=True),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("made", String, nullable=False),  # UTC, ISO 8601
    Column("who", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("event", String, nullable=False),  # its id at the time
    Column("accounts", Text, nullable=False),  # JSON list of keys
    Column("others", Text, nullable=False),
    Column("field", String),
    Column("previous", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("report", String),
    Column("start", Integer),
    Column("end", Integer),
    Column("note", Text, nullable=False),
    Column("undone", String),  # UTC, ISO 8601; empty while it stands
)

decided = Table(  # the accounts that a decision bears on
    "decided",
    metadata,
    Column("account", String, ForeignKey("accounts.key"), primary_key=True),
    Column("decision", Integer, ForeignKey("decisions.id"), primary_key=True),
)

intakes = Table(  # how far each source has been taken in, for --resume
    "intakes",
    metadata,
    Column("source", String, primary_key=True),  # path or address
    Column("stamp", String, nullable=False),  # size and time of change: another file under the same name begins anew
    Column("done", Integer, nullable=False),  # items taken in or refused, from the first on
    Column("whole", Boolean, nullable=False),  # none are left
)

watched = Table(  # feeds and sitemaps under watch, and how to ask them what is new
    "watched",
    metadata,
    Column("url", String, primary_key=True),
    Column("etag", String),
    Column("modified", String),
    Column("asked", String, nullable=False),  # UTC, ISO 8601
)

fetched = Table(  # pages got by watching, so that none is got twice
    "fetched",
    metadata,
    Column("url", String, primary_key=True),
    Column("feed", String, nullable=False),
    Column("modified", String),  # as its feed told; another one means a new version
    Column("got", String, nullable=False),  # UTC, ISO 8601
    Column("reason", String),  # why it was not taken in; empty where it was
)

addresses = Table(  # every address a report was found under
    "addresses",
    metadata,
    Column("url", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), primary_key=True, index=True),
)

pages = Table(  # the versions of a page
    "pages",
    metadata,
    Column("page", String, primary_key=True),  # its address without what does not matter
    Column("report", String, ForeignKey("reports.id"), primary_key=True, index=True),
    Column("modified", String),  # as the page tells
    Column("retrieved", String),  # ISO 8601
    Column("current", Boolean, nullable=False),  # the newest: its accounts are the record's
)

LATER = (decisions, decided, intakes, watched, fetched, addresses, pages)  # tables that came without a new version
