"""A sentence as the readers of its figures see it: for each word what `counted.tsv` says it can be; and a figure made of what they found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.language import Token
from tawatur.language.kept import Kept
from tawatur.mentions.numbers import Number, bound_behind, small_number
from tawatur.mentions.word_classes import Classes, by_first_word, met
from tawatur.mentions.words import word_sets
from tawatur.model import Bound, Figure, Span

HARM = frozenset(("killed", "dead", "wounded"))
_PASSING = word_sets()["passing"]


@cache
def counted_words() -> dict[str, Classes]:
    """First word → class → (words that follow, what), the longest first."""
    return by_first_word("counted", "what")


@Kept
def entries_of(norm: str) -> Classes | None:
    """What the folded word can be, its conjunction, preposition or article cut where it is nothing as it stands."""
    words = counted_words()
    if norm in words:
        return words[norm]
    forms = []
    if len(norm) > 3 and norm[0] in "وفبل":
        forms.append(norm[1:])
        if norm.startswith("لل"):
            forms.append("ا" + norm[1:])
        if len(norm) > 4 and norm[1] in "بل":
            forms += [norm[2:], "ا" + norm[2:]] if norm[1:3] == "لل" else [norm[2:]]
    for form in forms:
        if form in words:
            return words[form]
    return None


@dataclass(slots=True)
class Scan:
    tokens: Sequence[Token]
    entries: list[Classes | None]
    taken: frozenset[int]  # tokens that stand in a time

    def get(self, i: int, kind: str) -> tuple[str, int] | None:
        """(what, next token) of a word of class `kind` at token i; None where there is none."""
        if not 0 <= i < len(self.tokens) or (classes := self.entries[i]) is None:
            return None
        return met(classes, kind, self.tokens, i)

    def norm(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""


def figure_of(text: str, s: Scan, n: Number, what: str, unit: str | None, of: str | None, rule: str) -> Figure:
    start, end = s.tokens[n.start].start, s.tokens[n.end - 1].end
    if (
        s.tokens[n.start].kind == "word"
        and s.norm(n.start)[0] == "و"
        and small_number(s.norm(n.start)) is None
        and len(s.norm(n.start)) > 3
    ):
        start += 1
    bound: Bound = n.bound
    k = n.end
    while bound == "exact" and k < min(n.end + 4, len(s.tokens)) and s.tokens[k].kind == "word" and not _counts_anew(s, k):
        behind = bound_behind(s.tokens, k)
        if behind is not None:
            bound = behind[0]
            break
        k += 1
    if bound == "exact" and any(s.norm(b).lstrip("وف") in _PASSING for b in range(max(0, n.start - 5), n.start)):
        bound = "more than"
    return Figure(what, n.value, bound, unit, Span(start, end), text[start:end], n.high, of=of, rule=rule)


def _counts_anew(s: Scan, i: int) -> bool:
    """Whether the word begins the count of others: «قُتل شخصان وجُرح اثنان على الأقل»."""
    return s.norm(i).startswith("و") and any(s.get(i, kind) is not None for kind in ("noun", "verb"))


def whose(s: Scan, i: int) -> str | None:
    """Who the people at token i are, the article or a pronoun cut: «الجنود», «جنوده», «عناصر»."""
    norm = s.norm(i)
    shapes = [norm, norm.removeprefix("ال"), *(norm.removesuffix(end) for end in ("ها", "ه", "هم"))]
    for shape in shapes:
        for kind in ("people", "own"):
            entries = (counted_words().get(shape) or {}).get(kind, ())
            if (found := next((what for tail, what in entries if not tail), None)) is not None:
                return found
    return None
