"""Whom somebody calls to a meeting, who would be its sides: «دعت واشنطن الجيش والحركة إلى محادثات», «وجّه دعوة إلى الطرفين لعقد اجتماع»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.both_meant import two_meant
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.enough import ACTING
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_CARDS = frozenset({"دعوه", "دعوات", "دعوتين", "الدعوه", "الدعوات"})
_COMING = word_sets()["coming_to"]
_HANDED = frozenset({"وجه", "أرسل", "سلم", "قدم", "بعث"})
_LEADS = frozenset({"الي", "ل", "علي", "ب"})
_REACH = 7  # pieces between a call and the meeting that it is for


def invited_to(scene: Scene, index: int, k: int) -> list[Phrase]:
    """Those whom the clause's verb calls to the meeting that its noun at piece k names; empty where fewer than two are called.

    Of one alone that somebody calls to a meeting, «دعا فلان قائد الجيش إلى لقاء عاجل», both are its sides.
    """
    clause = scene.clauses[index]
    verb = clause.verb
    lead = _lead(scene, k)
    if verb is None or lead is None or verb >= lead or any(is_verb(scene.pieces, j) for j in range(verb + 1, k)):
        return []
    called = [triggers.verbs()[e[1]] for e in scene.pieces[verb].entries if e[0] == "verb"]
    card = next((j for j in range(verb + 1, lead) if scene.pieces[j].norm in _CARDS), None)
    if card is None and not any(t.sense.type == "REQUEST" for t in called):
        return []
    says = scene.pieces[verb].has("speech") is not None
    if card is not None and not (any(t.lemma in _HANDED for t in called) or (says and scene.pieces[card].norm == "دعوه")):
        return []
    callers = subject_left(scene.pieces, clause, verb)
    addressing = scene.meant.get((scene.pieces[verb].start, "subject"), ())
    if not callers and card is None and any(p is not None and p.start < scene.pieces[verb].start for p in addressing):
        callers = [p for p in addressing if p is not None]  # «أجرى الرئيس اتصالاً … دعا خلاله القادة إلى قمة»
    named = after(scene.pieces, verb + 1 if card is None else card + 1, lead, card is None and not callers)
    if card is None and scene.pieces[verb].enclitic == "هما" and not named.object:
        named.object = two_meant(scene, callers, scene.pieces[verb].start)  # «دعاهما إلى لقاء مباشر»
    guests = named.object or named.preps.get("من", []) if card is None or not named.preps else [p for prep in ("الي", "ل") for p in named.preps.get(prep, [])]
    guests = [q for p in guests for q in p.parts or (p,) if q.kind in ACTING]
    if len({p.actor or p.name for p in guests if p.name}) >= 2:
        return guests
    return _one_called(scene, k, [*(callers or named.subject)], guests) if card is None else []


def _one_called(scene: Scene, k: int, callers: list[Phrase], guests: list[Phrase]) -> list[Phrase]:
    """The two of a meeting to which one calls the other; none where it is a dialogue, which he may be called to with anybody."""
    noun = scene.pieces[k]
    met = any(e[0] == "noun" and triggers.nouns()[e[1]].sense.mode in ("meeting", "summit") for e in noun.entries)
    plain = met and not noun.definite and not noun.enclitic and noun.norm not in ("جلوس", "طاوله المفاوضات")
    people = [p for p in [*callers, *guests] if p.name and p.kind in ("person", "office", "group")]
    return people if plain and len(callers) == len(guests) == 1 and len(people) == 2 else []


def _lead(scene: Scene, k: int) -> int | None:
    """The first of the pieces that bring the noun: «إلى», «على», or words like «عقد», «العودة إلى»; None where nothing brings it."""
    pieces = scene.pieces
    first = None
    for j in range(k, max(0, k - _REACH), -1):
        piece, before = pieces[j], pieces[j - 1]
        if j < k and not (piece.cue in ("prep", "adv") or _is_coming(piece.norm)):
            return first
        bare = not piece.prep or piece.prep == "من"
        if not bare and piece.prep in _LEADS:
            first = j - 1 if before.cue == "prep" else j
        elif j < k and piece.norm[:1] in ("ل", "ب") and _is_coming(piece.norm[1:]):
            first = j
        elif j < k and _is_coming(piece.norm) and before.cue != "prep" and before.phrase is not None:
            return j  # «ناشد الطرفين العودة إلى الحوار»
    return first


def _is_coming(norm: str) -> bool:
    return any(norm.removeprefix(front) in _COMING for front in ("", "ال", "لل", "ل", "ب", "بال"))
