"""How many independent origins an event has: chains that meet count once, copies count once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.language import fold
from tawatur.model import Filed, Link, Origin

_SHINGLE = (
    5  # words; retellings in an outlet's own words share next to none, wire copies most (measured on the five reports)
)
COPY = 0.5  # share of the shorter passage's shingles that makes it a copy


def key(filed: Filed) -> tuple[str, str]:
    """(kind, identity) of the account's origin: the last link of its chain, else the agency credited, else the outlet itself."""
    chain = filed.account.chain
    if chain:
        last = chain[-1]
        if last.kind == "anonymous_source":
            return "anonymous", _described(last)
        return "speaker", last.actor or last.name or last.text
    if filed.credits:
        return "speaker", filed.credits[0]
    return "outlet", filed.outlet or filed.report


_VAGUE = frozenset({"source", "sources", "witness", "witnesses", "informed", "reliable", "senior", "official"})


def _described(link: Link) -> str:
    """What is said of an unnamed source: «Turkish security sources» by whoever quotes them may be one source."""
    return " ".join(w for w in (link.name or "").split() if w not in _VAGUE)


def shingles(words: str) -> frozenset[tuple[str, ...]]:
    """Runs of five folded words of a passage."""
    folded = re.findall(r"\w+", fold(words))
    return frozenset(tuple(folded[i : i + _SHINGLE]) for i in range(len(folded) - _SHINGLE + 1))


def is_copy(a: Filed, b: Filed) -> bool:
    """Whether the two passages share their wording."""
    one, two = shingles(a.words), shingles(b.words)
    if min(len(one), len(two)) < 4:
        return False
    return len(one & two) / min(len(one), len(two)) >= COPY


def origins(accounts: Sequence[Filed]) -> tuple[tuple[Origin, ...], int, int]:
    """The origins of one event's accounts, the least number of independent ones, and the most there may be.

    Unnamed sources are not counted twice unless they are described differently; an outlet that names no source is not counted beside
    those that do: it may have its news from any of them.
    """
    groups: dict[tuple[str, str], list[Filed]] = {}
    for filed in sorted(accounts, key=lambda f: f.key):
        groups.setdefault(key(filed), []).append(filed)
    _join_copies(groups)
    _join_unnamed(groups)
    sourced = [k for k in groups if k[0] != "outlet"]
    anonymous = [k for k in groups if k[0] == "anonymous"]
    least = len({k for k in sourced if k[0] == "speaker"}) + (1 if anonymous else 0)
    if not sourced:
        least = 1
    most = len(groups) + sum(max(0, len({f.report for f in groups[k]}) - 1) for k in anonymous if k[1] == "")
    found = []
    for (kind, identity), items in sorted(groups.items()):
        certain = (
            kind == "speaker" or (kind == "anonymous" and len(anonymous) == 1) or (not sourced and len(groups) == 1)
        )
        found.append(Origin(_name(items[0], kind, identity), kind, tuple(f.key for f in items), certain))
    return tuple(found), least, max(least, most)


def _name(filed: Filed, kind: str, identity: str) -> str:
    chain = filed.account.chain
    if chain:
        return " < ".join(link.name or link.text for link in chain)
    return identity


def _join_copies(groups: dict[tuple[str, str], list[Filed]]) -> None:
    """Puts an outlet's unsourced passage with the passage whose words it shares."""
    for k in sorted(k for k in groups if k[0] == "outlet"):
        for other in sorted(groups):
            if other == k or k not in groups:
                continue
            if any(is_copy(a, b) for a in groups[k] for b in groups[other]):
                groups[other].extend(groups.pop(k))
                break


def _join_unnamed(groups: dict[tuple[str, str], list[Filed]]) -> None:
    """Joins unnamed sources described more vaguely to the only more exactly described ones: «Turkish sources» may be the «Turkish security sources»."""
    for vague in sorted((k for k in groups if k[0] == "anonymous"), key=lambda k: (len(k[1].split()), k)):
        exact = [k for k in groups if k[0] == "anonymous" and k != vague and set(vague[1].split()) <= set(k[1].split())]
        if len(exact) == 1:
            groups[exact[0]].extend(groups.pop(vague))
