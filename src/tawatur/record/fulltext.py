"""The full-text index of the reports, by which words are searched: each word as it stands and without what is joined to its front."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection, inspect, text

from tawatur.language import splits, tokenise

TABLE = "report_words"
_WRITE = {
    "sqlite": f"INSERT INTO {TABLE} (report, words) VALUES (:report, :words)",
    "postgresql": f"INSERT INTO {TABLE} (report, words) VALUES (:report, to_tsvector('simple', :words))",
}
_ORDER = f"INSERT INTO {TABLE} ({TABLE}, rank) VALUES ('merge', 16)"  # pages: about what one report comes to in time
_MAKE = {
    "sqlite": [
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(report UNINDEXED, words, tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0)"
    ],
    "postgresql": [
        f"CREATE TABLE {TABLE} (report VARCHAR PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE, words TSVECTOR NOT NULL)",
        f"CREATE INDEX {TABLE}_by_word ON {TABLE} USING gin (words)",
    ],
}


def make(db: Connection) -> None:
    """Makes the index, which must not be there yet."""
    for statement in _MAKE[db.dialect.name]:
        db.execute(text(statement))


def drop(db: Connection) -> None:
    """Takes the index away where there is one."""
    db.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))


def write(db: Connection, texts: Mapping[str, str]) -> None:
    """Writes the words of reports by id; none of them may have any yet."""
    db.execute(text(_WRITE[db.dialect.name]), [{"report": name, "words": searched(words)} for name, words in texts.items()])


def put_in_order(db: Connection) -> None:
    """Puts a little of the index in order, so that no one addition has to put much in order."""
    if can_search(db):
        db.exec_driver_sql(_ORDER)


def make_compact(db: Connection) -> None:
    """Puts all of the index in order."""
    if can_search(db):
        db.exec_driver_sql(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')")


def can_search(db: Connection) -> bool:
    """Whether the database has SQLite's full-text index."""
    return db.dialect.name == "sqlite" and inspect(db).has_table(TABLE)


def searched(words: str) -> str:
    """A text as it is searched: each word folded, as it stands and without what is joined to its front: «وللحركة» is found as «حركة»."""
    return " ".join(_forms(w) for token in tokenise(words) if token.kind != "mark" for w in terms(token.norm))


def terms(words: str) -> list[str]:
    """The letters and figures of folded words that stand together: what the index of words takes as one term."""
    return re.findall(r"[^\W_]+", words)


@lru_cache(maxsize=100_000)
def _forms(norm: str) -> str:
    return " ".join([norm, *dict.fromkeys(s.stem for s in splits(norm) if s.stem != norm)])


def asked_words(words: str) -> tuple[tuple[str, ...], ...]:
    """The words asked for, each as the forms of which a text must have one: as written, and without what is joined to its front."""
    return tuple(tuple(dict.fromkeys(_forms(w).split())) for t in tokenise(words) if t.kind != "mark" for w in terms(t.norm))
