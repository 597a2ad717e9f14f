"""What one report made of another's words: passages kept, changed, dropped and added, and what a change did to the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from tawatur import lexicon
from tawatur.language import fold, sentences, tokenise
from tawatur.model import Link, Reading, Span

Kind = Literal["kept", "changed", "dropped", "added"]
_ONE = 0.42  # least share of words in order that makes two sentences one passage; chosen on the demo's pairs of reports
_SAME = 0.97  # from which on nothing was changed


@dataclass(frozen=True, slots=True)
class Change:
    """What a passage says otherwise: `field` is attribution, figure, status, date, place, name, certainty or loaded; empty where one says nothing."""

    field: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of one report or both, as spans of their texts; `share` of words in order that they have in common, 0..1."""

    kind: Kind
    first: Span | None
    second: Span | None
    share: float
    changes: tuple[Change, ...] = ()


def diff(first: Reading, second: Reading) -> tuple[Passage, ...]:
    """The passages of the second report in order, then those of the first that it dropped."""
    left, right = _sentences(first), _sentences(second)
    pairs = _aligned([w for _, w in left], [w for _, w in right])
    found = []
    for n, (span, _) in enumerate(right):
        if n not in pairs:
            found.append(Passage("added", None, span, 0.0, _loaded(first, None, second, span)))
            continue
        m, share = pairs[n]
        changes = _changes(first, left[m][0], second, span)
        kind: Kind = "kept" if share >= _SAME and not changes else "changed"
        found.append(Passage(kind, left[m][0], span, share, changes))
    used = {m for m, _ in pairs.values()}
    for m, (span, _) in enumerate(left):
        if m not in used:
            lost = tuple(Change("attribution", name, "") for name in sorted(_sources(first, span)))
            found.append(Passage("dropped", span, None, 0.0, lost))
    return tuple(found)


def _sentences(reading: Reading) -> list[tuple[Span, tuple[str, ...]]]:
    """The sentences of a report's running text with their folded words."""
    zones = [z for z in reading.report.zones if z.kind != "dateline"]
    return [
        (Span(s.start, s.end), tuple(fold(t.text) for t in s.tokens if t.kind != "mark"))
        for s in sentences(reading.report.text)
        if not any(z.start <= s.start < z.end for z in zones)
    ]


def _aligned(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]) -> dict[int, tuple[int, float]]:
    """Sentence of the right → (sentence of the left, share), each used once, the likest pairs first."""
    shares = []
    for n, words in enumerate(right):
        for m, others in enumerate(left):
            common = len(set(words) & set(others))
            if words and others and common / min(len(set(words)), len(set(others))) >= _ONE:
                shares.append((_share(others, words), m, n))
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for share, m, n in sorted(shares, key=lambda item: (-item[0], item[1], item[2])):
        if share >= _ONE and n not in found and m not in used:
            found[n] = (m, share)
            used.add(m)
    return found


def _share(one: Sequence[str], two: Sequence[str]) -> float:
    """Words in order that both have, as a share of the shorter; two equal sentences have 1 only where nothing was cut either."""
    same = sum(block.size for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks())
    share = same / min(len(one), len(two))
    return share if len(one) == len(two) else min(share, _SAME - 0.01)


# -- what changed ---------------------------------------------------------------------------------------------------


def _changes(first: Reading, one: Span, second: Reading, two: Span) -> tuple[Change, ...]:
    found: list[Change] = []
    for field, values in _FIELDS:
        before, after = values(first, one), values(second, two)
        gone, new = sorted(before - after), sorted(after - before)
        for n in range(max(len(gone), len(new))):
            found.append(Change(field, gone[n] if n < len(gone) else "", new[n] if n < len(new) else ""))
    return (*found, *_certainty(first, one, second, two), *_loaded(first, one, second, two))


def _told(reading: Reading, span: Span) -> Iterator[Link]:
    """The links of the chains of all that the passage tells, be it on the word of somebody named before it."""
    spots = (
        *((a.chain, a.trigger.start) for a in reading.accounts), *((s.chain, s.span.start) for s in reading.statements), *((f.chain, f.span.start) for f in reading.figures)
    )  # fmt: skip
    return (link for chain, start in spots if span.start <= start < span.end for link in chain)


def _sources(reading: Reading, span: Span) -> set[str]:
    """On whose word the passage tells what it tells, and the agencies credited in it."""
    names = {link.name or link.text for link in _told(reading, span)}
    return names | {c.name for c in reading.report.wire_credits if span.start <= c.start < span.end}


def _figures(reading: Reading, span: Span) -> set[str]:
    return {
        f"{f.what} {'' if f.bound == 'exact' else f.bound + ' '}{f.value:,.15g}"
        for f in reading.figures
        if span.start <= f.span.start < span.end
    }


def _statuses(reading: Reading, span: Span) -> set[str]:
    return {
        f"{a.type} {a.mode or ''} {a.status}".replace("  ", " ")
        for a in reading.accounts
        if span.start <= a.trigger.start < span.end
    }


def _dates(reading: Reading, span: Span) -> set[str]:
    return {
        f"{t.earliest or ''}..{t.latest or ''}" if t.earliest != t.latest else str(t.earliest)
        for t in reading.times
        if span.start <= t.start < span.end and (t.earliest or t.latest)
    }


def _places(reading: Reading, span: Span) -> set[str]:
    """The places that the passage itself names: where a happening took place may be told elsewhere."""
    told = {a.place.name for a in reading.accounts if a.place and span.start <= a.place.start < span.end}
    return told | _named(reading, span, ("place",))


def _names(reading: Reading, span: Span) -> set[str]:
    return _named(reading, span, ("person", "organisation", "office", "state"))


def _named(reading: Reading, span: Span, kinds: tuple[str, ...]) -> set[str]:
    sources, said = _sources(reading, span), [(link.start, link.end) for link in _told(reading, span)]
    spots = {(a.place.start, a.place.end) for a in reading.accounts if a.place}  # «في الرياض»: the city, not its state
    return {
        m.name
        for m in reading.mentions
        if m.kind in kinds
        and m.name
        and span.start <= m.start < span.end
        and m.name not in sources
        and (m.start, m.end) not in spots
        and not any(low <= m.start and m.end <= high for low, high in said)  # «مسؤول تركي»: whose word it is
    }


_FIELDS: tuple[tuple[str, Callable[[Reading, Span], set[str]]], ...] = (
    ("attribution", _sources), ("figure", _figures), ("status", _statuses), ("date", _dates), ("place", _places), ("name", _names),
)  # fmt: skip


@cache
def _table(name: str, column: str) -> dict[str, str]:
    """Folded form → the value of the column, of a table of words."""
    return {fold(form): row[column] for row in lexicon.table(name) for form in row.many("forms")}


def _words(reading: Reading, span: Span, known: dict[str, str]) -> dict[str, str]:
    """The words of the passage that the table has, as they stand there → their value."""
    found = {}
    words = [t for t in tokenise(reading.report.text[span.start : span.end]) if t.kind == "word"]
    for n, token in enumerate(words):
        for form in _forms(fold(token.text), fold(words[n + 1].text) if n + 1 < len(words) else ""):
            if form in known:
                found[form] = known[form]
                break
    return found


def _forms(word: str, following: str) -> Iterator[str]:
    """The word as a table may have it, with the next one and alone, without proclitics and article."""
    bare = [word]
    if word[:1] in "وف" and len(word) > 3:
        bare.append(word[1:])
    bare += [w[1:] for w in bare if w[:1] in "بلك" and len(w) > 3]
    for form in [*bare, *(w[2:] for w in bare if w.startswith("ال"))]:
        yield f"{form} {following}"
        yield f"{form} {following.removeprefix('ال')}"
        yield form


def _certainty(first: Reading, one: Span, second: Reading, two: Span) -> tuple[Change, ...]:
    known = _table("certainty", "side")
    before, after = _words(first, one, known), _words(second, two, known)
    gone = {w for w, side in before.items() if side not in after.values()}
    new = {w for w, side in after.items() if side not in before.values()}
    return (Change("certainty", ", ".join(sorted(gone)), ", ".join(sorted(new))),) if gone or new else ()


def _loaded(first: Reading, one: Span | None, second: Reading, two: Span) -> tuple[Change, ...]:
    known = _table("loaded_words", "neutral")
    before = _words(first, one, known) if one is not None else {}
    after = _words(second, two, known)
    return tuple(Change("loaded", known[w], w) for w in sorted(after.keys() - before.keys()))
