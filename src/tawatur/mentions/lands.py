"""States told by a description: «الدولة المضيفة», «الدولة الجارة», «جارتها», «البلد الخليجي»; nothing where more than one may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from tawatur import lexicon
from tawatur.accounts.clauses import is_verb
from tawatur.mentions.discourse import PERSONAL, Discourse, state_name
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.two import acts


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    return {row["iso3"]: frozenset(row.many("neighbours")) for row in lexicon.table("neighbours")}


@cache
def _regions() -> dict[str, frozenset[str]]:
    return {row["region"]: frozenset(row.many("states")) for row in lexicon.table("regions")}


def described(phrase: Phrase, what: str, owner: Phrase | None, discourse: Discourse, text: str) -> Phrase | None:
    """The state that a description means, at its words. what: `host`, `neighbour` or a region of regions.tsv. owner: whose neighbour it is, who tells of the host."""
    told = _told(phrase.start, discourse)
    if what == "host":
        iso = _host(phrase.start, owner, discourse, text)
    elif what == "neighbour":
        iso = _neighbour(owner, told, discourse.told_states(text))
    else:
        iso = _only(told & _regions()[what])
    if iso is None:
        return None
    before = next((p.start for p in reversed(discourse.seen) if p.country == iso and p.start < phrase.start), None)
    return Phrase(
        phrase.start, phrase.end, phrase.i, phrase.j, "state", state_name(iso), "sides.land", iso, iso, gender=phrase.gender, definite=True, head_word=phrase.head_word, antecedent=before,
    )  # fmt: skip


def _told(before: int, discourse: Discourse) -> frozenset[str]:
    """The states of which the report has told so far: by name, capital or place."""
    return _of(p for seen in discourse.seen for p in (seen, *seen.inner, *seen.parts) if p.start < before and p.kind in ("state", "place"))


def doing(pieces: Sequence[Piece]) -> Phrase | None:
    """The state or body that does what a sentence tells which names no man as doing so: «نفت كيغالي ذلك، واتهمت جارتها»."""
    if any(p.phrase is not None and p.phrase.kind in PERSONAL and not p.prep for p in pieces):
        return None
    doers = (p.phrase for k, p in enumerate(pieces) if p.phrase is not None and p.phrase.kind in ("state", "organisation") and not p.prep and k and is_verb(pieces, k - 1))
    return next((d for d in doers if d.country), None)


def _of(phrases: Iterable[Phrase]) -> frozenset[str]:
    return frozenset(p.country for p in phrases if p.country)


def _only(codes: frozenset[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _neighbour(owner: Phrase | None, told: frozenset[str], everywhere: frozenset[str]) -> str | None:
    """The one told of that borders the owner's state, else the only other one, else the one that does so of whom the report tells later."""
    home = owner.country if owner is not None else None
    if home is None:
        return None
    others, near = told - {home}, _neighbours().get(home, frozenset())
    return _only(others & near) or _only(others) or (_only(everywhere & near) if not others else None)


def _host(before: int, teller: Phrase | None, discourse: Discourse, text: str) -> str | None:
    """The state where the last happening or journey told was, else the only one where the report, or its first sentence, told something to be; not the teller's own."""
    own = teller.country if teller is not None else None
    for told in (discourse.happening, discourse.stay):
        if told is not None and told.place is not None and told.place.country:
            return told.place.country if told.place.country != own else None
    sites = [p for p in discourse.seen if p.start < before and p.country not in (None, own) and (p.kind == "place" or (p.rule == "states.capital" and not acts(p, text)))]
    lead = discourse.begun[1] if len(discourse.begun) > 1 else before
    return _only(_of(sites)) or _only(_of(p for p in sites if p.start < lead))
