"""Agreements that one side makes known to have been made with another: «أعلن القائد الاتفاق مع دمشق على …», «إعلان الوزير التوصل إلى اتفاق مع الحركة»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.agreements import MADE_KNOWN, comes_after, is_accord, is_agreeing, is_paper, listed
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.mentions.pieces import SIDES, Phrase

_ANNOUNCEMENT = frozenset({"اعلان", "باعلان", "لاعلان", "تاكيد"})
_REACH = 12  # pieces between reaching and with whom it was reached


def read_concluded(scene: Scene, index: int, k: int) -> Draft | None:
    """The agreement that the word at piece k, «الاتفاق» or «التوصل», tells to have been made by who makes it known, with whom «مع» brings."""
    piece = scene.pieces[k]
    if sides := _reached_by(scene, k):
        return _draft(scene, index, k, sides)
    agreed = piece.norm == "الاتفاق" and not piece.prep
    reached = not agreed and piece.norm == "توصل" and piece.definite and piece.has("masdar") is not None and any(is_paper(p) for p in scene.pieces[k + 1 : k + 5])
    if not (agreed or reached) or k + 2 >= len(scene.pieces) or is_verb(scene.pieces, k):
        return None
    teller = _teller(scene, index, k) if agreed else _announced_by(scene, k)
    if teller is None or any(r.endswith("spokesperson") for r in teller.roles):
        return None
    others, upon = _with_whom(scene, k, scene.clauses[index].end, agreed)
    if not others or not upon or any((p.actor or p.name) == (teller.actor or teller.name) for p in others):
        return None
    return _draft(scene, index, k, [teller, *others])


def _draft(scene: Scene, index: int, k: int, sides: list[Phrase]) -> Draft | None:
    args = after(scene.pieces, k + 1, scene.clauses[index].end, False)
    found = Arguments(places=args.places, times=args.times, last=args.last)
    return build_draft(scene, index, k, triggers.senses()["agree"], [("source", p) for p in sides], found, "noun", "agreement.concluded", sides)


def _reached_by(scene: Scene, k: int) -> list[Phrase]:
    """The two or more named behind the masdar who are told, or after whom it is told, to have come to an agreement: «أعلن الوسيط توصل الحكومة والحركة إلى اتفاق»."""
    piece = scene.pieces[k]
    if piece.norm != "توصل" or piece.definite or piece.enclitic or piece.has("masdar") is None or is_verb(scene.pieces, k):
        return []
    sides, j = listed(scene, k + 1)
    paper = any(is_paper(p) or is_accord(p) or is_agreeing(p) for p in scene.pieces[j : j + 4])
    if len({p.actor or p.name for p in sides}) < 2 or not paper or any(p.future for p in scene.pieces):
        return []
    known = any(p.norm in MADE_KNOWN for p in scene.pieces[max(0, k - 4) : k])
    told = any(s.form == "verb" and s.trigger < k and s.row.stance in ("REPORT", "PRAISE") and s.row.kind != "deny" for s in scene.said)
    led = piece.prep in ("", "ب", "عن") and (k == 0 or scene.pieces[k - 1].kind in ("np", "time") or scene.pieces[k - 1].norm in ("عن", *MADE_KNOWN))
    return sides if comes_after(scene, k) or (led and (known or told)) else []


def _teller(scene: Scene, index: int, k: int) -> Phrase | None:
    """Who makes known the agreement at piece k by the verb of its clause, of which it is the object: «أعلن القائد الاتفاق مع …»."""
    verb = scene.clauses[index].verb
    if verb is None or verb >= k or not any(triggers.sayings()[e[1]].lemma in ("أعلن", "أكد") for e in scene.pieces[verb].entries if e[0] == "speech"):
        return None
    said = next((s.speaker for s in scene.said if s.trigger == verb and s.form == "verb"), None)
    named = after(scene.pieces, verb + 1, k, True).subject if said is None else [said]
    if len(named) != 1 or named[0].kind not in SIDES or not named[0].name:
        return None
    between = [p for p in scene.pieces[verb + 1 : k] if p.start >= named[0].end]
    plain = not any(p.cue in ("sub", "rel") or (p.kind == "lex" and p.has("verb", "noun", "masdar")) for p in between)
    return named[0] if plain and scene.pieces[k - 1].cue != "prep" and scene.pieces[k - 1].kind != "word" else None


def _announced_by(scene: Scene, k: int) -> Phrase | None:
    """Who makes it known by a masdar right before it: «إعلان الوزير فلان التوصل إلى …»."""
    j = k - 1
    while j > 0 and (scene.pieces[j].kind == "time" or scene.pieces[j].norm in ("،", ",")):
        j -= 1
    phrase = scene.pieces[j].phrase
    called = j > 0 and not scene.pieces[j].prep and not scene.pieces[j].conj and scene.pieces[j - 1].norm in _ANNOUNCEMENT
    return phrase if phrase is not None and called and phrase.kind in SIDES and phrase.name else None


def _with_whom(scene: Scene, k: int, end: int, agreed: bool) -> tuple[list[Phrase], bool]:
    """Those whom «مع» brings behind the word, and whether it is told what was agreed: right behind it for «الاتفاق», which «على» must follow."""
    found: list[Phrase] = []
    for j in range(k + 1, min(end, k + (7 if agreed else _REACH))):
        piece = scene.pieces[j]
        if piece.phrase is not None and piece.prep == "مع" and piece.phrase.kind in SIDES:
            found += piece.phrase.parts or (piece.phrase,)
        elif piece.phrase is not None and found and piece.conj and not piece.prep and piece.phrase.kind in SIDES:
            found += piece.phrase.parts or (piece.phrase,)
        elif agreed and found and (piece.norm == "علي" or piece.prep == "علي"):
            return found, True
        elif agreed and not found and not (piece.norm == "مع" or piece.kind == "time"):
            return [], False
    return found, bool(found) and not agreed
