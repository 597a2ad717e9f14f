"""Rounds of talks told by their number alone, «الجولة الثانية», «جولة أخرى»: which round it is, and whose, as told before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.status import status as read_status
from tawatur.accounts.subjects import carried_subject
from tawatur.accounts.wordforms import number_at, ordinals
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Status

ROUND = frozenset({"الجوله", "جوله"})
ROUNDS = frozenset({"جولات", "جولتين", "جولتان"})
ANY_ROUND = ROUND | ROUNDS
_MEETINGS = frozenset({"لقاء", "اجتماع", "لقاءات", "اجتماعات"})
_NEXT = frozenset({"المقبله", "القادمه", "الجديده", "جديده", "اخري", "التاليه", "لاحقه", "ثانيه", "اضافيه"})
_EARLIER = word_sets()["earlier_ones"]
_NEXT_ONE = frozenset({"اخر", "جديد", "ثان", "ثاني", "لاحق", "اضافي", "مماثل"})


FRUITLESS = frozenset({"أسفر", "أفضى", "أثمر", "تمخض", "تكلل", "فشل", "أخفق"})  # a meeting that did not lead to anything took place: «لم تسفر الجولة الأولى عن اتفاق»


def read_round(scene: Scene, index: int, k: int, args: Arguments, lemma: str, status: Status, voice: str) -> Draft | None:
    """Another round of the talks told before: «على أن تلتئم الجولة الثانية في مارس», «موعد الجولة الثالثة تحدد في 17 يناير»."""
    clause = scene.clauses[index]
    if voice not in ("event", "active", "host", "stage") or len(scene.here or scene.discourse.sides) < 2 or len(args.preps.get("بين", ())) >= 2:
        return None
    if lemma in _PUT_OFF and _then_held(scene, index):
        return None
    first = scene.clauses[index - 1].start if scene.pieces[k].conj and index and _then_held(scene, index - 1) else max(clause.start, k - 6)
    for j in range(first, min(clause.end, k + 5)):
        if _is_round(scene.pieces, j):
            status = "happened" if status == "denied" and lemma in FRUITLESS and not scene.pieces[j].prep else status
            return _draft(scene, index, k, f"light.{lemma}+round", status, args, ordinal_at(scene.pieces, j))
        if lemma in _OPENING and status in ("happened", "ongoing") and args.times and _is_this_round(scene, clause, j, k):
            return _draft(scene, index, k, f"light.{lemma}+round", "happened", args, 0)
        if _is_number_alone(scene, scene.clauses[index - (j < clause.start)], j, k if j >= clause.start else scene.clauses[index - 1].verb or k):
            number = number_at(scene.pieces, j)
            over = status == "ongoing" and number < scene.discourse.round  # «… الجولة الثالثة، فيما انطلقت الأولى في مسقط»
            return _draft(scene, index, k, f"light.{lemma}+round", "happened" if over else status, args, number)
    return None


def _then_held(scene: Scene, index: int) -> bool:
    """Whether the clause says of a round that it was put off, and the next that it was held all the same: «تأجلت أسبوعاً، وانعقدت في مسقط»."""
    here, behind = scene.clauses[index], scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    entry = scene.pieces[here.verb].has("light") if here.verb is not None else None
    if entry is None or triggers.light_verbs()[entry[1]].lemma not in _PUT_OFF or behind is None or behind.verb is None:
        return False
    return bool(scene.pieces[behind.verb].conj) and scene.pieces[behind.verb].norm in _HELD


_HELD = word_sets()["took_place"]
_PUT_OFF = frozenset({"تأجل", "تأجلت", "أرجئ", "أجل"})
_NEAR = 16  # pieces within which the round told before stands in the same sentence


def _is_number_alone(scene: Scene, clause: Clause, j: int, k: int) -> bool:
    """Whether the number at piece j, the verb's only noun, is of another round than the one told last: «… الجولة الخامسة. وكانت الرابعة قد عُقدت في مسقط»."""
    pieces = scene.pieces
    number = number_at(pieces, j) if pieces[j].norm.startswith("ال") and pieces[j].norm.endswith(("ه", "ي")) and not pieces[j].prep else 0
    told = next((number_at(pieces, i + 1) for i in range(j - 2, max(-1, j - _NEAR), -1) if pieces[i].norm in ROUND), scene.discourse.round)
    if not number or told in (0, number) or any(p.kind in ("np", "word", "lex") for p in pieces[min(j, k) + 1 : max(j, k)]):
        return False
    behind = pieces[j + 1] if j + 1 < len(pieces) else None
    before = pieces[j - 1] if j > clause.start else None
    alone = j < k or behind is None or behind.kind in ("time", "mark") or behind.cue == "prep"
    return alone and (j == k + 1 or before is None or before.cue in ("aux", "sub"))


_OPENING = frozenset({"انطلق", "بدأ", "افتتح", "استهل", "دشن"})


def _is_this_round(scene: Scene, clause: Clause, j: int, k: int) -> bool:
    """Whether «الجولة» at piece j, without a number, is the one told before, of which the verb at k says when it began: «وكانت الجولة قد انطلقت الاثنين»."""
    pieces = scene.pieces
    if pieces[j].norm != "الجوله" or pieces[j].prep or pieces[clause.start].future or any(p.future for p in pieces[clause.start : k + 1]):
        return False
    near = pieces[j + 1 : k] if j < k else pieces[k + 1 : j]
    behind = pieces[j + 1] if j + 1 < len(pieces) else None
    alone = behind is None or behind.kind in ("mark", "time", "cue") or behind is pieces[k]
    return alone and not any(p.kind == "np" for p in near) and not any(p.has("noun") for p in pieces[j + 1 : j + 4])


def read_rounds(scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments, lemma: str) -> Draft | None:
    """Rounds that the verb at piece k has for its only object: «عقد البلدان منذ أكتوبر ثلاث جولات في الدوحة»."""
    clause = scene.clauses[index]
    for j in range(k + 1, min(clause.end, k + 12)):
        if scene.pieces[j].norm in ROUNDS and not scene.pieces[j].prep:
            break
        if scene.pieces[j].kind == "lex":
            return None
    else:
        return None
    if any(p.has("noun") for p in scene.pieces[j : j + 4]):
        return None
    subject = subject or carried_subject(scene, clause, scene.pieces[k])
    return build_draft(scene, index, k, triggers.senses()["talks"], [("source", p) for p in (*subject, *args.preps.get("مع", []))], args, "past", f"light.{lemma}+rounds", subject)


def read_next_round(scene: Scene, index: int, k: int, args: Arguments, lemma: str, status: Status) -> Draft | None:
    """The round that came after the one told before, named by its number alone: «تلتها ثانية في روما», «تلتها جولة ثالثة في مايو»."""
    if not scene.pieces[k].enclitic or len(scene.here or scene.discourse.sides) < 2 or k + 1 >= len(scene.pieces):
        return None
    first = next((j for j in range(k + 1, len(scene.pieces)) if scene.pieces[j].kind != "time" and scene.pieces[j].cue != "prep"), k + 1)
    number = first + 1 if scene.pieces[first].norm == "جوله" else first
    ordinal = number_at(scene.pieces, number)
    if not ordinal or number >= len(scene.pieces) or scene.pieces[number].norm.startswith("ال") or any(p.has("noun") for p in scene.pieces[k + 1 : number + 2]):
        return None
    behind = after(scene.pieces, number + 1, scene.clauses[index].end, False)
    found = Arguments(places=args.places or behind.places, times=args.times or behind.times, last=args.last)
    return _draft(scene, index, k, f"light.{lemma}+round", status, found, ordinal)


_OWN_ROUND = {"جولتهما": "d", "جولتهم": "p", "جولاتهما": "d", "جولاتهم": "p"}


def read_own_round(scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments, lemma: str) -> Draft | None:
    """The round of those who do what the verb at piece k tells: «خرج الوفدان من جولتهما الثانية», «أنهت موسكو وكييف جولتهما الأولى»."""
    sides = [part for p in subject for part in p.parts or (p,)]
    j = next((j for j in range(k + 1, min(scene.clauses[index].end, k + 9)) if scene.pieces[j].norm in _OWN_ROUND), None)
    if j is None or len(sides) < 2 or (len(sides) > 2 and _OWN_ROUND[scene.pieces[j].norm] == "d"):
        return None
    if any(p.has("noun") for p in scene.pieces[k + 1 : j + 4]):
        return None  # «في ختام جولتهما من المحادثات»: the noun tells it
    skipped = j + 2 if number_at(scene.pieces, j + 1) else j + 1
    behind = after(scene.pieces, skipped, scene.clauses[index].end, False)
    found = Arguments(places=args.places or behind.places, times=args.times or behind.times, last=args.last)
    draft = build_draft(scene, index, k, triggers.senses()["talks"], [("source", p) for p in sides], found, "past", f"light.{lemma}+rounds", sides)
    if draft is not None:
        draft.ordinal = ordinal_at(scene.pieces, j) or number_at(scene.pieces, j + 1)
    return draft


def read_agreed_round(scene: Scene, index: int, k: int) -> Draft | None:
    """The round or meeting behind one of HOLDING that those who met agreed to hold: «واتفق الطرفان على عقد جولة أخرى بعد شهرين»."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if k < clause.start + 2 or len(scene.here or scene.discourse.sides) < 2:
        return None
    again = k + 1 < len(pieces) and pieces[k + 1].norm in _NEXT_ONE and pieces[k].norm.removesuffix("ا") in _MEETINGS
    if not (_is_round(pieces, k) or again) or not _is_agreed(scene, index):
        return None
    verdict, _ = read_status(pieces, clause, k, scene.cues, "noun")
    args = after(pieces, k + 2, clause.end, False)
    return _draft(scene, index, k, "masdar+round", "planned" if verdict == "happened" else verdict, args, ordinal_at(pieces, k))


def _is_agreed(scene: Scene, index: int) -> bool:
    """Whether the clause's verb says that they agreed: «اتفق», «توافق»."""
    verb = scene.clauses[index].verb
    entry = scene.pieces[verb].has("verb") if verb is not None else None
    return entry is not None and triggers.verbs()[entry[1]].sense.name == "agree"


def _is_round(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the word at piece j is a round that only its number tells from others."""
    if pieces[j].norm not in ROUND or j + 1 >= len(pieces):
        return False
    told = pieces[j + 1].norm in _which() or (j > 0 and pieces[j - 1].norm.removeprefix("و") == "اخر" and not pieces[j].norm.startswith("ال"))
    return told and not any(p.has("noun") for p in pieces[j + 2 : j + 5])


def _draft(scene: Scene, index: int, k: int, rule: str, status: Status, args: Arguments, ordinal: int) -> Draft:
    draft = Draft(triggers.senses()["talks"], k, [], status, rule, list(args.places), list(args.times), clause=index)
    draft.reference, draft.ordinal = True, ordinal
    draft.earlier = any(is_earlier(p.norm) for p in scene.pieces[max(0, k - 6) : k + 6])
    return draft


def is_earlier(norm: str) -> bool:
    """Whether the word says of a round that it was before the one told: «السابقة», «مماثلة»."""
    return norm in _EARLIER


def ordinal_at(pieces: Sequence[Piece], k: int) -> int:
    """The number that tells the meeting or round at piece k from others, «الاجتماع الثالث», «الجولة الثالثة من المحادثات»; 0 where it has none."""
    if (behind := number_at(pieces, k + 1)) or pieces[k].norm in ROUND:
        return behind
    for back in range(k - 1, max(-1, k - 5), -1):
        if pieces[back].norm in ROUND:
            return number_at(pieces, back + 1)
        if pieces[back].kind not in ("word", "cue"):
            return 0
    return 0


@cache
def _which() -> frozenset[str]:
    """Words that tell one round from another: the ordinals, «المقبلة», «الجديدة» …"""
    return _NEXT | _EARLIER | frozenset(ordinals())
