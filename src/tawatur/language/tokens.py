"""Words, numbers and marks of a text, each with its place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tawatur.language.kept import Kept
from tawatur.language.normalise import DROPPED, fold

_INVISIBLE = re.escape(DROPPED)
_LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f"
_TOKEN = re.compile(
    rf"و [{_LETTER}][{_LETTER}{_INVISIBLE}]+"  # «موسكو و واشنطن»: a conjunction written apart
    rf"|(?<![{_LETTER}.])(?:أ\.? ?)?د\.(?= ?[{_LETTER}]{{3}})"  # «د. فلان», «أ.د. فلان»: a title cut short
    rf"|[{_LETTER}][{_LETTER}{_INVISIBLE}]*"
    r"|[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*"
    r"|[A-Za-zÀ-ɏḀ-ỿ]+(?:['’.-][A-Za-zÀ-ɏḀ-ỿ]+)*"
    r"|[^\s]"
)
_KINDS = ((re.compile(f"[{_LETTER}]"), "word"), (re.compile("[0-9٠-٩۰-۹]"), "number"), (re.compile("[A-Za-zÀ-ɏḀ-ỿ]"), "latin"))


_KURDISH = re.compile(r"^([وفبلك]{0,2}(?:ال|ل)?)كورد(ستان.*|ي|يه|يين|يتين|)$")


class Token(NamedTuple):
    """One word, number, Latin word or mark; `text` is the words as they stand, `norm` the look-up form."""

    start: int
    end: int
    text: str
    norm: str
    kind: str  # word, number, latin, mark


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of text[start:end], offsets counted from the start of `text`. Invisible characters alone are no token."""
    found = []
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = m[0]
        norm, kind = _form[word]
        if norm:
            first, last = m.span()
            found.append(tuple.__new__(Token, (first, last, word, norm, kind)))  # half the cost of Token(…)
    return tuple(found)


@Kept
def _form(word: str) -> tuple[str, str]:
    """Look-up form and kind of a token; Kurds are looked up as most of the press writes them, «كوردستان» as «كردستان»."""
    if word.endswith("د."):
        return "الدكتور", "word"
    norm = fold(word.replace(" ", ""))
    if "كورد" in norm:
        norm = _KURDISH.sub(r"\1كرد\2", norm)
    return norm, next((kind for opens, kind in _KINDS if opens.match(word)), "mark")


@dataclass(frozen=True, slots=True)
class Split:
    """One way to cut a folded word into proclitics and stem: «وللحركة» → («و», «ل», «ال»), «حركه»."""

    proclitics: tuple[str, ...]
    stem: str
    definite: bool = field(init=False, compare=False, repr=False)  # whether an article was cut
    letters: int = field(init=False, compare=False, repr=False)  # how many were cut besides the article

    def __post_init__(self) -> None:
        object.__setattr__(self, "letters", sum(len(c) for c in self.proclitics if c != "ال"))
        object.__setattr__(self, "definite", self.proclitics[-1:] == ("ال",))


@lru_cache(maxsize=400_000)
def splits(norm: str) -> tuple[Split, ...]:
    """Every way to cut proclitics from a folded word, the fewest first; the look-up decides which is right.

    Conjunction (و ف), then preposition (ب ل ك), then the article; س of the future only before a verb's prefix.
    A stem keeps at least two letters.
    """
    found = [Split((), norm)]
    for conjunction in ("", "و", "ف"):
        if conjunction and not norm.startswith(conjunction):
            continue
        rest = norm[len(conjunction) :]
        head = (conjunction,) if conjunction else ()
        if conjunction and len(rest) >= 2:
            found.append(Split(head, rest))
        if rest.startswith("لل") and len(rest) >= 4:
            found.append(Split((*head, "ل", "ال"), rest[2:]))
            if not rest.startswith("لله"):
                found.append(
                    Split((*head, "ل", "ال"), rest[1:])
                )  # للجنة of لجنة, لليبيا of ليبيا: اللجنة drops one lam
        if rest.startswith("ال") and len(rest) >= 4:
            found.append(Split((*head, "ال"), rest[2:]))
        for preposition in ("ب", "ل", "ك"):
            if rest.startswith(preposition) and len(rest) >= 3:
                found.append(Split((*head, preposition), rest[1:]))
                if rest[1:].startswith("ال") and len(rest) >= 5:
                    found.append(Split((*head, preposition, "ال"), rest[3:]))
        if rest.startswith("س") and len(rest) >= 4 and rest[1] in "ياتن":
            found.append(Split((*head, "س"), rest[1:]))
    return tuple(sorted(set(found), key=lambda s: (len(s.proclitics), -len(s.stem), s.proclitics)))


ENCLITICS = ("هما", "هم", "هن", "كم", "نا", "ها", "ه", "ي", "ك")


@lru_cache(maxsize=400_000)
def suffixed(stem: str) -> tuple[tuple[str, str], ...]:
    """Every way to cut a pronoun from a folded noun or verb: («لقاء», «ه») of «لقائه». Feminine ت returns as ه.

    Hamza on its seat before a pronoun («لقائه», «لقاؤه») is set back on the line.
    """
    found = []
    for enclitic in ENCLITICS:
        if stem.endswith(enclitic) and len(stem) - len(enclitic) >= 2:
            base = stem[: -len(enclitic)]
            found.append((base, enclitic))
            if base.endswith("ت"):
                found.append((base[:-1] + "ه", enclitic))
            if base[-1] in "ئؤ":
                found.append((base[:-1] + "ء", enclitic))
            if base.endswith("ا"):
                found.append((base[:-1] + "ي", enclitic))
    return tuple(found)
