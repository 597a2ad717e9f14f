"""Whose written statement a sentence speaks of, for the «البيان» behind it: «أصدرت الوزارة بياناً», «القمة … البيان الختامي»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.accounts.arguments import after
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.lexicon import sayings
from tawatur.attribution.heads import described
from tawatur.attribution.said import PRESS, Said, may_speak
from tawatur.mentions.pieces import Phrase, Piece

PAPERS = frozenset({"بيان", "بيانا", "بلاغ", "بلاغا"})
_OF_PAPERS = frozenset({"الختامي", "المشترك", "الرسمي", "الصادر", "صادر", "ختامي", "مشترك", "عن"})  # stand between «البيان» and whose it is
_ISSUING = frozenset({"أصدر", "نشر", "وجه", "بث", "وزع"})
_NEAR = 4  # pieces from a verb of issuing to the paper


def issuer(pieces: Sequence[Piece], said: Sequence[Said]) -> Phrase | None:
    """Whose paper the sentence tells of, or whose word it cites: «أصدرت الوزارة بياناً بشأن …», «…، حسب ما أعلن البيت الأبيض»; None where it tells of none."""
    told = not PAPERS.isdisjoint([p.norm for p in pieces])
    for k, piece in enumerate(pieces) if told else ():
        if piece.norm.removeprefix("و") == "صدر" and any(p.norm in PAPERS for p in pieces[k + 1 : k + 3]):
            return _who_met(pieces[:k])
        if _issues(piece) and any(p.norm in PAPERS for p in pieces[k + 1 : k + 1 + _NEAR]):
            found = after(pieces, k + 1, len(pieces), True).subject
            return found[0] if found and _issued_by(found[0]) else None
    cited = (s.speaker for s in said if s.form == "according" and (s.told or s.medium == "statement") and s.speaker is not None)
    return next((p for p in cited if (p.kind == "organisation" or p.rule == "states.seat") and _issued_by(p)), None)


def _who_met(pieces: Sequence[Piece]) -> Phrase | None:
    """The body that acts before «وصدر بيان»: «عقدت اللجنة اجتماعاً، وصدر بيان مشترك»; None where nobody or several do."""
    verb = next((k for k in range(len(pieces)) if is_verb(pieces, k)), None)
    found = after(pieces, verb + 1, len(pieces), True).subject if verb is not None else []
    return found[0] if len(found) == 1 and found[0].kind == "organisation" and _issued_by(found[0]) else None


def of_assembly(pieces: Sequence[Piece], k: int) -> Phrase | None:
    """The assembly whose paper stands at piece k: «البيان الختامي للقمة العربية»; None where another noun or nothing follows."""
    n = k + 1
    while n < len(pieces) and pieces[n].norm in _OF_PAPERS:
        n += 1
    if n >= len(pieces) or pieces[n].kind != "lex" or not (pieces[n].prep in ("ل", "عن") or pieces[n - 1].norm == "عن"):
        return None
    found = described(pieces, n, len(pieces))
    return replace(found, gender="m") if found is not None and found.kind == "organisation" else None


def _issues(piece: Piece) -> bool:
    return any(e[0] == "speech" and sayings()[e[1]].lemma in _ISSUING and e[2] != "passive" for e in piece.entries)


def _issued_by(phrase: Phrase) -> bool:
    return may_speak(phrase) and phrase.kind not in PRESS
