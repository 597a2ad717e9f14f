"""The trigger tables as values: senses, and the rows of verbs, nouns, light verbs and verbs of saying."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawatur import lexicon
from tawatur.language import fold

TELLING = frozenset({"say", "add", "deny", "claim", "feel"})  # kinds of saying that bring what is told


@cache
def folded_words(cell: str) -> frozenset[str]:
    """The words of a cell that holds several, parted by «|», as they are looked up."""
    return frozenset(fold(word.strip()) for word in cell.split("|"))


@dataclass(frozen=True, slots=True)
class Sense:
    """What a trigger says, a row of senses.tsv."""

    name: str
    type: str
    mode: str
    subject: str
    object: str
    preps: Mapping[str, str]
    needs: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun of the tables with its sense."""

    lemma: str
    sense: Sense
    companions: tuple[str, ...] = ()  # of which one must stand in the clause
    prep: str = ""  # without which the verb does not count
    without: tuple[str, ...] = ()  # of which none may follow it closely
    alone: str = "yes"
    refers: bool = False  # with the article alone it means the happening told before


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that carries an event noun, as its subject or object, or behind one of `preps`."""

    lemma: str
    voice: str
    phase: str
    preps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying."""

    lemma: str
    prep: tuple[str, ...]
    stance: str
    kind: str
    object: str = ""  # must | may: whether it takes whom it addresses as its object


@cache
def senses() -> Mapping[str, Sense]:
    """Senses by name."""
    found = {}
    for row in lexicon.table("senses"):
        preps = dict(part.split("=") for part in row.many("preps") if "=" in part)
        preps = {fold(p.strip()): role.strip() for p, role in preps.items()}
        found[row["sense"]] = Sense(
            row["sense"], row["type"], row["mode"], row["subject"], row["object"], preps, row["needs"]
        )
    return found


def _sense(row: lexicon.Row) -> Sense:
    try:
        return senses()[row["sense"]]
    except KeyError:
        raise lexicon.TableError(f"{row.where}: no sense «{row['sense']}» in senses.tsv") from None


@cache
def verbs() -> tuple[Trigger, ...]:
    """Rows of verbs.tsv, in the table's order."""
    return tuple(
        Trigger(
            row["past"],
            _sense(row),
            tuple(fold(w) for w in row.many("with")),
            fold(row["needs_prep"]),
            tuple(fold(w) for w in row.many("without")),
        )
        for row in lexicon.table("verbs")
    )


@cache
def nouns() -> tuple[Trigger, ...]:
    """Rows of nouns.tsv, in the table's order."""
    return tuple(
        Trigger(row.many("noun")[0], _sense(row), alone=row["alone"], refers=row["refers"] == "yes")
        for row in lexicon.table("nouns")
    )


@cache
def light_verbs() -> tuple[Light, ...]:
    """Rows of light_verbs.tsv, in the table's order."""
    return tuple(
        Light(row["past"], row["voice"], row["phase"], tuple(fold(p) for p in row.many("prep")))
        for row in lexicon.table("light_verbs")
    )


@cache
def sayings() -> tuple[Saying, ...]:
    """Rows of speech.tsv, in the table's order."""
    return tuple(
        Saying(row["past"], tuple(fold(p) for p in row.many("prep")), row["stance"], row["kind"], row["object"])
        for row in lexicon.table("speech")
    )
