"""Counts of people harmed, moved, held or freed, of troops, trucks, votes and money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tawatur.language import Token, fold
from tawatur.language.kept import Kept
from tawatur.mentions.counted_words import Scan, entries_of
from tawatur.mentions.counting import by_number, unquoted
from tawatur.mentions.numbers import Number, may_begin, parse_number
from tawatur.mentions.one_or_two import ANOTHER, ONE_OF, by_form, one_more, one_of_many
from tawatur.mentions.voting import voted
from tawatur.mentions.words import word_sets
from tawatur.model import Figure, Interval

_SINGLE = ONE_OF | ANOTHER
_VIOLENCE = word_sets()["violence"]


def find_figures(
    text: str, tokens: Sequence[Token], times: Sequence[Interval], published: date | None
) -> tuple[Figure, ...]:
    """The figures of one sentence, in order; place and chain are left to the caller. `times`: the sentence's own, whose numbers do not count.

    What is counted comes from the word that governs the number («مقتل», «أصيب», «الإفراج عن»), else from the counted word («قتيلاً»,
    «شاحنة»). Sizes without a number («عشرات الجرحى») and numbers that count nothing of this record give none. «منذ …» behind a figure is
    its `since`.
    """
    entries = [entries_of[t.norm] if t.kind == "word" else None for t in tokens]
    if not any(entries):
        return ()
    s = Scan(tokens, entries, _taken(tokens, times))
    found: list[Figure] = []
    behind = -1  # token behind the last figure and its counted word
    step = 0
    for i, token in enumerate(tokens):
        if entries[i] is None and not (token.kind == "number" or (token.kind == "word" and _may_open[token.norm])):
            continue
        if i < step or i in s.taken:
            continue
        figure, step = _figure_at(text, s, i, found, behind)
        if figure is not None:
            found.append(_since(figure, times))
            behind = step
    return tuple(_by_violence(found, tokens)) if any(f.what == "dead" for f in found) else tuple(found)


def _by_violence(found: Sequence[Figure], tokens: Sequence[Token]) -> list[Figure]:
    """The figures, the dead of a sentence that tells of shelling, raids or fighting as killed: «قضى سبعة مدنيين في القصف»."""
    violent = any({t.norm, t.norm[1:] if t.norm[:1] in "بل" else t.norm} & _VIOLENCE for t in tokens)
    return [replace(f, what="killed") if violent and f.what == "dead" else f for f in found]


def _taken(tokens: Sequence[Token], times: Sequence[Interval]) -> frozenset[int]:
    """The tokens that stand in a time."""
    if not times:
        return frozenset()
    return frozenset(i for x in times for i, t in enumerate(tokens) if x.start <= t.start < x.end)


def _since(figure: Figure, times: Sequence[Interval]) -> Figure:
    """The figure with the time it has been counted from, where the sentence tells it behind the figure."""
    for time in times:
        if time.start >= figure.span.end and time.precision == "open" and fold(time.text).startswith(("منذ", "مذ")):
            return replace(figure, since=time)
    return figure


@Kept
def _may_open(norm: str) -> bool:
    """Whether a figure may begin with the word, though it counts nothing itself."""
    return may_begin[norm] or norm in _SINGLE


def _may_count(token: Token) -> bool:
    return token.kind == "number" or (token.kind == "word" and may_begin[token.norm])


def _figure_at(text: str, s: Scan, i: int, found: Sequence[Figure], behind: int) -> tuple[Figure | None, int]:
    """(the figure that begins at token i, the token to go on from)."""
    token = s.tokens[i]
    if token.norm in _SINGLE and (one := one_of_many(text, s, i) or one_more(text, s, i, found)) is not None:
        return one, i + 1
    if _may_count(token):
        number = parse_number(s.tokens, i)
        if number is not None:
            if number.vague or _is_other(s, unquoted(s, number), found):
                return None, number.end
            return by_number(text, s, number, found, behind)
    if token.kind == "word" and s.entries[i] is not None:
        return by_form(text, s, i, found, behind)
    return None, i + 1


def _is_other(s: Scan, n: Number, found: Sequence[Figure]) -> bool:
    """Whether the number is a resolution's, an age, a time, a rank, a distance, a score; states count where they vote."""
    before = n.start - 1
    if s.norm(before) == "ال":
        before -= 1
    if (s.get(before, "not_before") is not None and s.get(n.end, "voter") is None) or s.norm(n.end) in ("/", ":") or s.norm(before) in ("/",):
        return True
    if s.norm(n.end) in ("-", "–") and n.end + 1 < len(s.tokens) and s.tokens[n.end + 1].kind == "number":
        return True
    if s.norm(before) == ")" and s.tokens[n.start].kind == "word":
        return True
    return s.get(n.end, "other") is not None and not s.norm(n.end).startswith("لل") and not n.percent and voted(s, n, found) is None
