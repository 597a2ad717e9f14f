"""Whom «الأول» and «الثاني» mean, said of two men one after the other: «… وقال الأول إنه …، فيما رأى الثاني أن …»."""

from __future__ import annotations

import re

from tawatur.language import fold
from tawatur.mentions.discourse import PERSONAL, Discourse
from tawatur.mentions.pieces import Phrase

_REACH = 400  # characters within which the other of the two words stands
_OTHER = {"first": "الثاني", "second": "الاول"}
_NOUN = r"[وفبلك]?(?:ال|لل)"  # before the word, which then only describes it: «الاجتماع الأول»
_MONTHS = r"(?<!كانون )(?<!تشرين )(?<!ربيع )"


def meant(phrase: Phrase, which: str, discourse: Discourse, text: str) -> Phrase | None:
    """The first or second of the two men told of last; None where the other word stands nowhere near, or no two were told of."""
    near = fold(text[max(0, phrase.start - _REACH) : phrase.start]) + " | " + fold(text[phrase.end : phrase.end + _REACH])
    if not re.search(rf"(?<!\S)(?!{_NOUN})\S+ {_MONTHS}و?{_OTHER[which]}\b(?! من\b)", near):
        return None
    two = _two(phrase, discourse)
    return two[which == "second"] if len(two) == 2 else None


def _two(phrase: Phrase, discourse: Discourse) -> tuple[Phrase, ...]:
    """The two men of «الزعيمان» or those named alone together, in the nearest sentence that has two; the first named first."""
    end = phrase.start
    for since in reversed(discourse.begun):
        here = [p for p in discourse.seen if since <= p.start < end and not p.rule.startswith("sides.ordinal")]
        both = next((p.parts for p in reversed(here) if p.rule == "sides.both" and len(p.parts) == 2), ())
        if both and all(p.kind in PERSONAL for p in both):
            return tuple(sorted(both, key=lambda p: p.start))
        people: dict[str, Phrase] = {}
        for person in here:
            if person.kind in PERSONAL and person.number == "s" and person.name and (person.named or person.actor) and person.gender == phrase.gender:
                people.setdefault(person.name, person)
        if len(people) >= 2:
            return tuple(people.values()) if len(people) == 2 else ()
        end = since
    return ()
