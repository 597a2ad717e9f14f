"""The tables of knowledge are well formed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tawatur import lexicon
from tawatur.accounts import lexicon as triggers
from tawatur.language.normalise import DROPPED
from tawatur.lexicon import DATA, TableError, read_table
from tawatur.resolution import roster

TABLES = sorted(p for p in DATA.rglob("*.tsv") if p.parent.name != "examples" and p.name != "tagger.tsv")


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.name)
def test_cells_are_plain(path: Path) -> None:
    """Every cell is NFC, without vowel marks, tatweel, invisible characters or double spaces."""
    faults = [
        f"{row.where}: {column}"
        for row in read_table(path)
        for column, cell in row.cells.items()
        if cell != unicodedata.normalize("NFC", cell) or "  " in cell or any(c in DROPPED for c in cell)
    ]
    assert faults == []


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.name)
def test_tables_say_what_they_are(path: Path) -> None:
    """Every table begins with remarks on what a row means."""
    assert path.read_text(encoding="utf-8").startswith("#") or path.parent.name == "actors"


def test_triggers_have_their_senses() -> None:
    """Every verb and noun names a sense that there is."""
    assert len(triggers.verbs()) > 200
    assert all(t.sense.type for t in (*triggers.verbs(), *triggers.nouns()))


def test_bad_rows_are_named_together(tmp_path: Path) -> None:
    """A table with two bad rows says file and line of both."""
    table = tmp_path / "bad.tsv"
    table.write_text("a\tb\n1\t2\t3\n4\t5\n6\t7\t8\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"(?s)bad\.tsv:2.*bad\.tsv:4"):
        read_table(table)


def test_the_roster_holds_together() -> None:
    """Ids are unique, memberships known, dates in order, and no state's office has two certain holders on one day."""
    rows = lexicon.table("actors")
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert len(ids) > 1500
    known = set(ids)
    assert [row.where for row in rows for body in row.many("member_of") if body not in known] == []
    for actor in roster.load().by_id.values():
        for office in actor.offices:
            years = [edge.lstrip(">")[:4] for edge in (office.start, office.end)]
            assert "" in years or "?" in years or years[0] <= years[1], actor.id


@pytest.mark.parametrize(
    ("role", "body", "on", "name"),
    [
        ("intelligence-chief", "EGY", "2024-09-13", "Abbas Kamel"),
        ("intelligence-chief", "EGY", "2024-10-24", "Hassan Mahmoud Rashad"),
        ("foreign-minister", "TUR", "2020-05-01", "Mevlüt Çavuşoğlu"),
        ("foreign-minister", "TUR", "2024-05-01", "Hakan Fidan"),
    ],
)
def test_offices_are_held_by_date(role: str, body: str, on: str, name: str) -> None:
    """The holder of an office is the one of that day."""
    from datetime import date

    holder = roster.load().holder(role, body, date.fromisoformat(on))
    assert holder is not None
    assert holder.name == name


def test_an_office_after_the_last_check_is_nobodys() -> None:
    """Who holds an office long after the tables were checked is not known."""
    from datetime import date

    assert roster.load().holder("foreign-minister", "TUR", date(2026, 6, 1)) is None


def test_an_event_noun_stands_in_one_row() -> None:
    """No spelling of nouns.tsv stands in two rows: which sense it had would hang on their order."""
    rows: dict[str, list[str]] = {}
    for row in lexicon.table("nouns"):
        for noun in row.many("noun"):
            rows.setdefault(noun, []).append(row.where)
    assert not {noun: where for noun, where in rows.items() if len(where) > 1}


def test_word_sets_are_asked_for() -> None:
    """Every small set of words has its own name and a reader."""
    names = [row["set"] for row in lexicon.table("word_sets")]
    code = "\n".join(p.read_text(encoding="utf-8") for p in DATA.parent.rglob("*.py"))
    assert len(names) == len(set(names))
    assert [name for name in names if f'word_sets()["{name}"]' not in code] == []
