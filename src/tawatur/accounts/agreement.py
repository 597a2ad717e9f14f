"""Whether a noun phrase behind a verb can be its subject: person, number, gender or case may say that it cannot.

A verb before its subject stands in the singular and takes its gender («قتلت القوات»); behind «قتلوا» and «نسلّح» nobody who acts is named any more, and
«طالب الأمم المتحدة», «قتلت خمسة متظاهرين», «هاجم سياسيين» name whom the act befell.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_COUNTING = frozenset({"num", "quant"})
_MASCULINE_BODIES = word_sets()["masculine_bodies"]


def cannot_act(pieces: Sequence[Piece], k: int, entry: Entry, phrase: Phrase) -> bool:
    """Whether the verb at piece k, read as `entry`, cannot have the phrase behind it as its subject."""
    forms = [e for e in pieces[k].entries if e[:3] == entry[:3] and e[3] == 3]
    if all(e[4] in ("d", "p") and e[5] == "m" for e in forms):
        return True
    if phrase.start < pieces[k].end or any(e[4] != "s" for e in forms):
        return False
    first, counted = _first_behind(pieces, k)
    if first is None or first.i != phrase.i or first.prep or first.conj:
        return False
    words = fold(first.norm).split(" ")
    word = words[0]
    if all(e[5] == "f" for e in forms):
        return _masculine(phrase, word, counted)
    return _oblique(phrase, word, counted) or (
        all(e[5] == "m" for e in forms) and not counted and _feminine(phrase, words)
    )


def one_for_many(verb: Piece, left: Phrase) -> bool:
    """Whether one named man stands before a verb of many, whose subject he cannot be: «هاجموا الوزير فلاناً، ويطالبون بـ …»."""
    forms = [e for e in verb.entries if e[0] == "speech"]
    alone = left.kind in ("person", "office") and left.number == "s" and not left.parts
    return alone and bool(forms) and all(e[4] == "p" for e in forms)


def two_for_one(verb: Piece, left: Sequence[Phrase]) -> bool:
    """Whether several named men stand before a verb of «she», whose subject they cannot be: «… شملت فلاناً وفلاناً، تناولت …»."""
    forms = [e for e in verb.entries if e[0] in ("speech", "verb", "light") and e[2:4] == ("past", 3)]
    men = len(left) >= 2 and all(p.kind in ("person", "office") and p.gender == "m" for p in left)
    return men and bool(forms) and all(e[4:6] == ("s", "f") for e in forms)


def _first_behind(pieces: Sequence[Piece], k: int) -> tuple[Piece | None, bool]:
    """The piece behind the verb, past numbers and quotation marks; whether a number stands before it."""
    counted = False
    for piece in pieces[k + 1 : k + 6]:
        if piece.cue in _COUNTING or piece.kind == "figure" or piece.norm[:1].isdigit():
            counted = True
        elif piece.kind != "mark":
            return piece, counted
    return None, counted


@cache
def _masculine_states() -> frozenset[str]:
    return frozenset(row["iso3"] for row in lexicon.table("masculine_states"))


def is_feminine_state(phrase: Phrase) -> bool:
    """Whether a verb before the state's name is of «she»: «دعت إسرائيل», but «دعا العراق», «دعا البيت الأبيض»."""
    return phrase.kind == "state" and phrase.rule in ("states.state", "states.capital") and (phrase.rule == "states.capital" or phrase.country not in _masculine_states())


def _masculine(phrase: Phrase, word: str, counted: bool) -> bool:
    """Whether the phrase is of men: a man by his title, a plural in ـون or ـين, or «15 شخصاً»; a bare name tells nothing."""
    if phrase.kind in ("person", "office"):
        titled = phrase.kind == "office" or phrase.core[0] > phrase.start
        return phrase.gender == "m" and titled and not word.endswith(("ه", "ا", "ي"))
    if phrase.kind == "organisation":
        return word.removeprefix("ال") in _MASCULINE_BODIES  # «أن تسلّح الجيش»
    if phrase.kind != "group":
        return False
    return word.endswith(("ون", "ين")) or (word.endswith("ا") and (counted or phrase.number == "s"))


def _oblique(phrase: Phrase, word: str, counted: bool) -> bool:
    """Whether the phrase is in a case that no subject has: «سياسيين», «جندياً»; behind a number it may be one."""
    if phrase.kind != "group" or counted:
        return False
    return (word.endswith("ين") and phrase.number != "s") or (word.endswith("ا") and phrase.number == "s")


def _feminine(phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether the phrase next to the verb is of a woman, or of a body or state whose name is feminine: «الجامعة», «الأمم المتحدة»."""
    if phrase.kind == "person":
        return phrase.gender == "f" and phrase.actor is not None and not phrase.actor.startswith("?")
    if phrase.kind == "state":
        return words[0].endswith(("ه", "ا", "ات")) or is_feminine_state(phrase)  # «وشكر مصر»: he thanked her
    described = len(words) > 1 and words[0].startswith("ال") and words[1].startswith("ال") and words[1].endswith("ه")
    return phrase.kind == "organisation" and (words[0].endswith(("ه", "ات")) or described)
