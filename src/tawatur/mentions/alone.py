"""Surnames that nobody introduced and that still mean but one of the roster's people."""

from __future__ import annotations

from tawatur.mentions.lexicon import DASHES, Match, matches
from tawatur.mentions.sight import Sight
from tawatur.mentions.words import own_uses
from tawatur.resolution import spelling


def means_one(sight: Sight, i: int, match: Match, actor: str) -> bool:
    """Whether the surname at token i means this person: nobody else of the name is in office on the day, and nothing else can be meant."""
    others = [e for e in match.entries if e[:2] != ("actor", actor)]
    if any(e[0] != "actor" or sight.discourse.in_office(e[1]) for e in others) or not sight.discourse.in_office(actor):
        return False
    return _unmistakable(sight, i, match, actor) or _dashed(sight, i, match, actor)


def _unmistakable(sight: Sight, i: int, match: Match, actor: str) -> bool:
    """Whether the word is seen as a name, no other word and no Arab given name, of a man who has none either."""
    stem, tag = match.split.stem, sight.tagged.get(i)
    return (
        (len(stem) >= 3 or match.last > i + 1)  # «دي ميستورا»
        and "ك" not in match.split.proclitics  # «كلامي»
        and not stem.startswith("ال")
        and stem not in spelling.given()
        and sight._foreign_born(actor)
        and stem not in sight.discourse.surnames
        and not own_uses(sight.tokens[i].norm) - {"actor"}
        and (tag is not None and tag.kind == "PER")
    )


def _dashed(sight: Sight, i: int, match: Match, actor: str) -> bool:
    """Whether dashes join it to another such surname as those who met: «لقاء عباس ـ أولمرت»."""
    known, tokens = sight.discourse.roster.by_id, sight.tokens
    marked = [n for n, dash in ((match.last + 1, match.last), (i - 2, i - 1)) if 0 <= n < len(tokens) and tokens[dash].norm in DASHES]
    written = [n for n, last in ((match.last, match.last - 1), (i - 1, i - 1)) if 0 <= n < len(tokens) and _dash_behind(sight, last)]
    beside = marked + written
    if match.split.proclitics or actor not in known or known[actor].kind != "person":
        return False
    joined = (e for n in beside for m in matches(tokens, n) for e in m.entries if e[0] == "actor" and e[1] != actor and e[1] in known)
    return any(known[e[1]].kind == "person" and sight.discourse.in_office(e[1]) for e in joined)


def _dash_behind(sight: Sight, k: int) -> bool:
    """Whether a lengthening stroke stands for a dash between token k and the next: «عباس ـ أولمرت»."""
    return k + 1 < len(sight.tokens) and "ـ" in sight.text[sight.tokens[k].end : sight.tokens[k + 1].start]
