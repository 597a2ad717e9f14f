"""What a sentence says happened: drafts of accounts from its verbs and event nouns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawatur.accounts import foreground
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.agreements import is_accord, is_paper, read_agreement, read_announced, read_outcome
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.concluded import read_concluded
from tawatur.accounts.declared import read_declared
from tawatur.accounts.drafts import Draft, Scene, build_draft, visitor
from tawatur.accounts.dropped import plain_subject
from tawatur.accounts.errands import read_arrival, read_errand
from tawatur.accounts.further import apart_in_time
from tawatur.accounts.handed_at import name_other_hand
from tawatur.accounts.helped import add_carriers, add_helpers
from tawatur.accounts.nouns import read_noun
from tawatur.accounts.presented import read_presented
from tawatur.accounts.rounds import ANY_ROUND, read_agreed_round
from tawatur.accounts.rounds_between import read_round_between
from tawatur.accounts.series import read_series
from tawatur.accounts.tours import read_tour
from tawatur.accounts.verbs import read_verb
from tawatur.accounts.wordforms import HOLDING
from tawatur.mentions.pieces import Phrase

CASUALTIES = frozenset({"killing", "injury"})
_FELL_IN = frozenset({"في", "ب", "جراء", "من جراء", "اثر", "نتيجه", "بسبب", "خلال"})


def drafts(scene: Scene) -> list[Draft]:
    """Every happening told, in the order of the triggers."""
    found: list[Draft] = []
    for index, clause in enumerate(scene.clauses):
        subject: list[Phrase] = []
        if clause.verb is not None and clause.verb not in scene.used:
            draft, subject = read_verb(scene, index, clause.verb)
            found += draft
            _sided(scene, draft)
        for k in range(clause.start, clause.end):
            if k in scene.used or k == clause.verb:
                continue
            piece = scene.pieces[k]
            if piece.kind not in ("word", "lex"):
                pass  # no noun of a happening
            elif (is_paper(piece) or is_accord(piece)) and (made := read_agreement(scene, index, k)) is not None:
                found.append(made)
                _sided(scene, [made])
            elif (made := read_presented(scene, index, k) or read_concluded(scene, index, k)) is not None:
                found.append(made)
                continue
            elif (made := read_outcome(scene, index, k)) is not None:
                found.append(made)
                continue
            elif (made := read_declared(scene, index, k)) is not None:
                found.append(made)
                _sided(scene, [made])
                continue
            if piece.kind == "lex" and piece.has("masdar") and (made := read_announced(scene, index, k)) is not None:
                found.append(made)
                _sided(scene, [made])
                continue
            if piece.kind in ("word", "lex") and (gone := read_tour(scene, index, k, subject) or read_errand(scene, index, k, subject) or read_arrival(scene, index, k)) is not None:
                found.append(gone)
                continue
            agreed = read_agreed_round(scene, index, k) if k and scene.pieces[k - 1].norm in HOLDING else None
            if agreed is None and piece.norm in ANY_ROUND and (agreed := read_round_between(scene, index, k)) is not None:
                _sided(scene, [agreed])
            if agreed is not None:
                found.append(agreed)
            elif piece.kind == "lex" and piece.has("noun", "masdar") and not is_verb(scene.pieces, k):
                noun = read_noun(scene, index, k, subject, "")
                if noun is not None and not _told_again(scene, noun, found):
                    found.append(noun)
                    _sided(scene, [noun])
                    subject = subject or visitor(noun)
        teller = next((s.speaker for s in scene.said if s.trigger == clause.verb and s.inherited and s.speaker is not None), None)
        if teller is not None and teller.name:
            subject = [teller]  # «قال فلان إن …، وكشف أن …»: who goes on speaking
        subject = subject or plain_subject(scene, clause)
        if subject and subject[0].name:
            scene.discourse.subject, scene.discourse.doers = subject[0], tuple(subject)
            if clause.opener not in ("sub", "rel") and subject[0].kind in ("person", "office"):
                scene.discourse.topic = subject[0]
    read_series(scene, found)
    add_helpers(scene, found)
    add_carriers(scene, found)
    apart_in_time(scene, found)
    name_other_hand(scene, found)
    if not any(d.sense.type == "PROTEST" for d in found):
        found += _crowd(scene)
    _share(scene, found)
    return _without_bare_attacks(scene, found)


def _told_again(scene: Scene, noun: Draft, found: Sequence[Draft]) -> bool:
    """Whether the noun only tells with what, or in what, its clause's attack or protest was made: «انفجرت سيارة مفخخة», «أضرب … احتجاجاً على»."""
    if noun.sense.type not in foreground.WEIGHED or noun.sense.mode in CASUALTIES:
        return False
    same = next(
        (
            d
            for d in found
            if (d.clause == noun.clause or (noun.sense.type == "PROTEST" and scene.pieces[noun.trigger].definite)) and d.sense.type == noun.sense.type and d.sense.mode not in CASUALTIES
        ),
        None,
    )
    if same is None or same.status != noun.status:
        return False
    known, parts = {(p.start, p.end) for _, p in same.roles}, {role for role, _ in same.roles}
    adverb = scene.pieces[noun.trigger].norm.endswith("ا")
    acted = "source" if adverb and "source" in parts else ""  # «احتجاجاً»: who protested is told already
    if any(role != acted and (p.start, p.end) not in known for role, p in noun.roles):
        return False
    same.times, same.places = same.times or noun.times, same.places or noun.places
    return True


def _share(scene: Scene, found: Sequence[Draft]) -> None:
    """Gives the dead and wounded the time and place of the attack they fell in: «قتل ثلاثة وأصيب أربعة في هجوم أمس وسط بعقوبة»."""
    told = sorted((d for d in found if d.sense.type == "ASSAULT"), key=lambda d: d.trigger)
    for one, next_ in reversed(list(pairwise(told))):
        if one.sense.mode in CASUALTIES and _in_one_attack(scene, one, next_):
            one.times = one.times or list(next_.times)
            one.places = one.places or list(next_.places)


def _without_bare_attacks(scene: Scene, found: list[Draft]) -> list[Draft]:
    """The drafts without attacks of which nobody is named beside what they did to somebody: «مقتل ثلاثة في هجمات», «اغتالوا فلاناً عندما أطلقوا النار عليه»."""
    struck = [d for d in found if d.sense.type == "ASSAULT" and any(role == "target" for role, _ in d.roles)]
    stops = [k for k, p in enumerate(scene.pieces) if p.norm in (".", "؛", ";")]

    def told_of(bare: Draft) -> bool:
        same = [d for d in struck if d.status == bare.status and not any(min(d.trigger, bare.trigger) < k < max(d.trigger, bare.trigger) for k in stops)]
        one = next((d for d in same if _days(d) == _days(bare) or not bare.times or not d.times), None)
        if one is not None:
            one.times, one.places = one.times or bare.times, one.places or bare.places
        return one is not None

    return [d for d in found if d.sense.type != "ASSAULT" or d.sense.mode in CASUALTIES or d.roles or not told_of(d)]


def _days(draft: Draft) -> set[tuple[object, object]]:
    return {(t.earliest, t.latest) for t in draft.times}


def _in_one_attack(scene: Scene, one: Draft, next_: Draft) -> bool:
    """Whether the next draft tells of more that fell with those of the first, or of the attack they fell in: no other verb or full stop stands between."""
    between = range(one.trigger + 1, next_.trigger)
    if any(scene.pieces[k].norm in (".", "؛", ";") or is_verb(scene.pieces, k) for k in between):
        return False
    if next_.sense.mode in CASUALTIES:
        return scene.pieces[next_.trigger].conj == "و"
    piece, before = scene.pieces[next_.trigger], scene.pieces[next_.trigger - 1]
    return not is_verb(scene.pieces, next_.trigger) and (piece.prep in _FELL_IN or before.norm in _FELL_IN)


def _sided(scene: Scene, told: Sequence[Draft]) -> None:
    for draft in told:
        sides = tuple(p for role, p in draft.roles if role in ("source", "target", "host") and p.name)
        if draft.sense.type in ("CONSULT", "AGREE") and len(sides) >= 2:
            scene.here = sides
            hosts = tuple(p for role, p in draft.roles if role == "host" and p.kind in ("state", "organisation"))
            scene.hosts = hosts if len(sides) >= len(hosts) + 2 else ()


def _crowd(scene: Scene) -> list[Draft]:
    """A protest told only by who is there: «أغلق المتظاهرون مدخل المدينة»."""
    for index, clause in enumerate(scene.clauses):
        for k in range(clause.start, clause.end):
            phrase = scene.pieces[k].phrase
            if phrase is not None and phrase.group == "protesters" and phrase.kind == "group":
                args = Arguments(times=[p.time for p in scene.pieces[clause.start : clause.end] if p.time is not None])
                sense = triggers.senses()["protest"]
                tense = "past" if clause.verb is not None else "noun"
                draft = build_draft(
                    scene, index, k, sense, [("source", phrase)], args, tense, "group.protesters", [phrase]
                )
                return [draft] if draft is not None else []
    return []
