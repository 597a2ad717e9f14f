"""What a report is about, where that is no diplomacy and no conflict: a derby, a trial for theft, a stock exchange, a recipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from re import fullmatch
from typing import Any

from tawatur import lexicon
from tawatur.accounts.drafts import Draft
from tawatur.language import Token, splits
from tawatur.language.kept import Kept
from tawatur.mentions.lexicon import phrase
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import ACTING_GROUPS

PUBLIC = "public"  # the field whose words weigh against all others
PAST = "past"  # whose words are years too, before LONG_GONE
LONG_GONE = "1970"
PROGRAMMES = "culture"  # whose words are hours too that a line begins with: «20:30 مسلسل …»
# Words that a field must have in a report, different ones among them, their share of all its words, and how many times those of PUBLIC they must be.
# Chosen on newspaper pages.
LEAST, DIFFERENT, FILLS, OUTWEIGHS = 5, 4, 0.03, 2.0
LEAST_SPORTS, FILLS_SPORTS = 2, 0.015
DIFFERENT_PAST = 6  # enough whatever else is told: «حدث في مثل هذا اليوم», old battles
LEAST_MIXED, FILLS_MIXED, OUTWEIGHS_MIXED = 10, 0.08, 4.0  # words of any fields together: small advertisements, a day's programmes
DIPLOMACY = frozenset({"CONSULT", "PROPOSAL", "AGREE"})
_Word = tuple[str, str]  # a field, and one of its words
_Tail = tuple[_Word, tuple[str, ...]]


@cache
def _words() -> dict[str, list[_Tail]]:
    """First words of the rows, each with what it is a word of and what must follow."""
    found: dict[str, list[_Tail]] = {}
    for row in lexicon.table("fields"):
        for text in row.many("word"):
            words = phrase(text)
            found.setdefault(words[0], []).append(((row["field"], text), words[1:]))
    return found


def field_of(sentences: Sequence[Any]) -> str | None:
    """The field that fills the report, None where none does or what is public weighs more."""
    total, mixed, hits = 0, 0, Counter[_Word]()
    for sentence in sentences:
        tokens: Sequence[Token] = sentence.tokens
        total += len(tokens)
        for i, token in enumerate(tokens):
            found = _words_at(tokens, i) if token.kind == "number" or _tails[token.norm] else ()
            if found:
                hits.update(found)
                mixed += any(field != PUBLIC for field, _ in found)
    counts, different = Counter[str](), Counter(field for field, _ in hits)
    for (field, _), number in hits.items():
        counts[field] += number
    public = counts.pop(PUBLIC, 0)
    if counts["sports"] >= LEAST_SPORTS and counts["sports"] > max(FILLS_SPORTS * total, public):
        return "sports"
    if different[PAST] >= DIFFERENT_PAST and counts[PAST] > FILLS * total:
        return PAST
    field, most = max(counts.items(), key=lambda item: item[1], default=("", 0))
    if most >= LEAST and most > max(FILLS * total, OUTWEIGHS * public) and different[field] >= DIFFERENT:
        return field
    return field if mixed >= LEAST_MIXED and mixed > max(FILLS_MIXED * total, OUTWEIGHS_MIXED * public) else None


def is_of_field(draft: Draft, field: str) -> bool:
    """Whether the draft is but the field's own: «اجتماع مجلس الإدارة», «هجوم الفريق». What two states or office-holders do is not, where the field keeps it."""
    if draft.sense.type not in DIPLOMACY or field not in _kept():
        return True
    whose = {"states": _is_of_state, "offices": _is_in_office}[_kept()[field]]
    return len({p.actor or p.name for _, p in draft.roles if whose(p)}) < 2


def _is_of_state(phrase: Phrase) -> bool:
    """Whether the phrase is a state, who acts for one, or somebody of the roster."""
    if phrase.kind == "group":
        return phrase.actor is not None and phrase.group in ACTING_GROUPS
    return phrase.kind == "state" or _is_in_office(phrase)


def _is_in_office(phrase: Phrase) -> bool:
    """Whether the phrase is in an office or on the roster; states may be their teams."""
    on_roster = phrase.actor is not None and not phrase.actor.startswith("?")
    return phrase.kind not in ("state", "place", "group") and (bool(phrase.office) or on_roster)


@cache
def _kept() -> dict[str, str]:
    """Whose dealings are still read in a field, by field."""
    return {row["field"]: row["keeps"] for row in lexicon.table("fields") if row["keeps"]}


def _words_at(tokens: Sequence[Token], i: int) -> set[_Word]:
    """What the word, or words, that begin at i are words of."""
    token = tokens[i]
    if token.kind == "number":
        return {(PAST, token.norm)} if _is_long_gone(token.norm) else _hour(tokens) if i == 0 else set()
    return {word for word, tail in _tails[token.norm] if not tail or _follows(tokens, i + 1, tail)}


def _hour(tokens: Sequence[Token]) -> set[_Word]:
    """The hour that the sentence begins with, as a word of PROGRAMMES."""
    hour = "".join(t.norm for t in tokens[:3])
    return {(PROGRAMMES, hour)} if fullmatch(r"\d{1,2}:\d\d", hour) else set()


def _is_long_gone(year: str) -> bool:
    return len(year) == len(LONG_GONE) and "1000" < year < LONG_GONE and year.isdigit()


def _follows(tokens: Sequence[Token], i: int, tail: tuple[str, ...]) -> bool:
    return i < len(tokens) and tokens[i].norm == tail[0] and tuple([t.norm for t in tokens[i : i + len(tail)]]) == tail


@Kept
def _tails(norm: str) -> tuple[_Tail, ...]:
    """What the word, its proclitics aside, is a word of, each with what must follow."""
    return tuple(_listed(norm))


def _listed(norm: str) -> Iterator[_Tail]:
    for split in splits(norm)[:6]:
        yield from _words().get(split.stem, ())
