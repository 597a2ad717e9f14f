"""What a sentence is made of, as the account rules read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.mentions.lexicon import Entry
from tawatur.model import Interval, MentionKind, Place

SIDES = frozenset({"person", "office", "organisation", "state", "group"})  # kinds of phrases that may be a side of an event
OFFICIAL = SIDES - {"group"}  # those that act by themselves, whoever is a member
ITS_OWN = frozenset({"sides.other", "sides.counterpart", "sides.deputy", "sides.predecessor", "sides.successor"})  # rules of descriptions whose pronoun stands for who does it


@dataclass(slots=True)
class Phrase:
    """A noun phrase that names somebody or some place. Filled while the sentence is read, left alone after."""

    start: int  # characters of the text
    end: int
    i: int  # tokens of the sentence, half-open
    j: int
    kind: MentionKind
    name: str | None
    rule: str
    actor: str | None = None
    country: str | None = None
    office: str | None = None
    number: str = "s"
    gender: str = "m"
    group: str | None = None  # kind of group: delegation, officials, families, side, sources…
    parts: tuple[Phrase, ...] = ()  # the states or bodies a group phrase spans, where they are several
    of: tuple[str, ...] = ()
    chief: Phrase | None = None  # the head of a delegation
    place: Place | None = None
    named: bool = False
    definite: bool = False
    antecedent: int | None = None
    former: bool = False  # described as one who was: «الرئيس المعزول»
    candidates: frozenset[str] = frozenset()  # names of all whom a description may mean: «الوزير» of every minister named
    inner: tuple[Phrase, ...] = ()  # mentions inside this one, for the record of mentions
    head_word: str = ""
    one: bool = False  # one of them: «أحد الضباط»
    label: str | None = None  # as a speaker in English: «Iraqi official», «Sudanese Foreign Ministry»
    possessor: Phrase | None = None
    distributive: bool = False  # under «كل من»: each on his own
    roles: tuple[str, ...] = ()  # of the titles the report gives him: foreign-minister, special-envoy
    core: tuple[int, int] = (-1, -1)  # characters of the bare name, where titles stand before or behind it

    def __post_init__(self) -> None:
        if self.core[0] < 0:
            self.core = (self.start, self.end)


@dataclass(slots=True)
class Piece:
    """One step of a sentence: a noun phrase, a time, a word with its uses, a mark."""

    kind: str  # np time figure lex cue mark word
    i: int
    j: int
    start: int
    end: int
    norm: str
    conj: str = ""  # و or ف cut from the front
    prep: str = ""  # preposition that governs it, cut from the front or standing before
    future: bool = False  # س cut from the front
    definite: bool = False
    phrase: Phrase | None = None
    time: Interval | None = None
    entries: tuple[Entry, ...] = ()
    cue: str = ""
    enclitic: str = ""
    quoted: bool = False
    depth: int = 0  # of brackets
    closed: bool = False  # a word that governs no noun behind it: «القمة», «مكتبه», «بعيداً»
    passive: bool = False  # a verb written with the vowel of «أُعلن», «نُقل»
    verbal: bool | None = None  # whether it is used as a finite verb, once that is known

    def has(self, *categories: str) -> Entry | None:
        """Its first entry of one of the categories."""
        for entry in self.entries:
            if entry[0] in categories:
                return entry
        return None


@dataclass(slots=True)
class Chunked:
    """A sentence read into pieces."""

    start: int
    end: int
    paragraph: int
    pieces: list[Piece]
    times: tuple[Interval, ...]
    headline: bool = False
    phrases: list[Phrase] = field(default_factory=list)
