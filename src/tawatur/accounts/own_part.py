"""What a speaker says that he or his own side will do, or never will: an offer, a threat, a refusal."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.attribution.content import of_own_side
from tawatur.attribution.said import Said
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import OWNED, word_sets
from tawatur.model import Stance

OWN = 8  # words within which the speaker's own verb decides
_UNTIL = frozenset({"قبل", "الا", "ما لم", "حتي", "قبل ان", "الا اذا", "الا بعد", "دون", "بدون", "من دون", "دونه", "دونها", "دونهم"})
_NO_REFUSAL = word_sets()["no_refusal"]
_GIVING_UP = frozenset({"ضحي", "فرط", "ساوم", "رضخ", "ذعن", "خضع", "ستسلم", "تراجع", "تخلي", "تنازل", "رضي", "ركع", "نحني", "هادن"})  # after ي, ت or ن
_POSSESSIVES = ("ه", "ها", "هم", "هما", "نا", "ي")
_REACH = 12  # words behind such a verb within which its condition follows
_HELPING = word_sets()["helping"]
_CAN = frozenset({"يمكن", "تمكن", "يمكنها", "يمكنه", "يمكننا", "يتم", "تتم", "يتحقق", "تتحقق"})
_BEFORE_IT = frozenset({"قبل", "قبل ان", "الا بعد", "ما لم", "الا اذا"})
_ONLY_IF = frozenset({"ما لم", "الا بعد", "الا اذا", "دون", "من دون", "بدون"})
_BACKING = frozenset({"دعم", "ساند", "ويد", "وازر"})  # «سندعم سوريا»
_STRIKING = word_sets()["striking"]
_BLOWS = word_sets()["blows"]
_LODGED = word_sets()["lodged"]
_GOING = word_sets()["processes"]
_GOING_ON = frozenset({"واصل", "ستمر"})


def will(said: Said, pieces: Sequence[Piece], start: int) -> Stance | None:
    """What the speaker says that he or his side will do for others is offered, what against them threatened: «إن بلاده ستقدم …», «سنضرب …»."""
    at = next((k for k, p in enumerate(pieces) if start <= p.i < start + OWN and _future(p)), None)
    if not at:
        return None
    norm = pieces[at].norm.removeprefix("و").removeprefix("ف")
    norm = norm if pieces[at].future else norm[1:]
    before = pieces[at - 1]
    himself = before.cue == "sub" and means(before.norm, said)
    if not (norm[:1] == "ن" or himself or own(before) or (before.kind == "np" and (_state_of(said, before) or _body_of(said, before)))):
        return None
    behind = [p.norm.removeprefix("ال") for p in pieces[at + 1 : at + 3]]
    if any(b in _LODGED for b in behind):
        return None  # «ستقدم شكوى»
    if norm[1:] in _STRIKING or (norm[1:] in _GOING_ON and any(b in _BLOWS for b in behind)):
        return "WARN"
    if norm[1:] in _BACKING:
        return "SUPPORT"
    works = norm[1:] == "عمل" and before.kind == "np" and not _state_of(said, before)  # «الوزارة ستعمل على رسم خطة» offers nothing
    return "OFFER" if norm[1:] in _HELPING and not works else None


def _future(piece: Piece) -> bool:
    """Whether the piece is a verb of what is to come, «ستقدم», also one that no table has."""
    norm = piece.norm.removeprefix("و").removeprefix("ف")
    return piece.future or (piece.kind == "word" and len(norm) > 4 and norm[0] == "س" and norm[1] in "يتن")


def never(said: Said, pieces: Sequence[Piece], start: int, end: int) -> Stance | None:
    """What the speaker says that he or his side will not do is refused: «إنها لن تجلس معه»; bound where he says until when: «لن يدخل … قبل الانسحاب»."""
    at = next((k for k, p in enumerate(pieces) if p.norm == "لن" and start <= p.i < start + OWN), None)
    if at is None or at + 1 >= len(pieces):
        return None
    before = pieces[at - 1] if at else None
    goes_on = before is not None and before.norm.removeprefix("ال") in _GOING  # «الحرب لن تتوقف قبل …»
    if not goes_on and (pieces[at + 1].norm in _NO_REFUSAL or (pieces[at + 1].has("verb", "speech", "light") is None and pieces[at + 1].norm[1:] not in _GIVING_UP)):
        return None
    first = any(len(e) > 3 and e[3] == 1 for e in pieces[at + 1].entries)
    himself = before is not None and before.cue == "sub" and means(before.norm, said)
    side = before is not None and (own(before) or (before.kind == "np" and _state_of(said, before)))
    reach = max(end, pieces[at].i + _REACH)
    bound = any(p.norm in _UNTIL and p.i < reach and (n + 1 == len(pieces) or pieces[n + 1].kind != "time") for n, p in enumerate(pieces[at + 2 :], at + 2))
    of_any = any(p.norm in ("اي", "ايه") for p in pieces[max(0, at - 4) : at])  # «أي صفقة لن تمضي من دونه»
    anyone = bound and (of_any or goes_on)
    if not (first or himself or side or anyone):
        return None
    return "CONDITION" if bound else "REJECT"


def only_if(pieces: Sequence[Piece], start: int, end: int, last: int) -> bool:
    """Whether something cannot be before something else is: «لا يمكن أن يتم ذلك إلا بعد خروج القوات», «لا يمكن الحديث عن هدنة ما لم …»."""
    at = next((k for k, p in enumerate(pieces) if start <= p.i < end and p.norm in _CAN and pieces[k - 1].norm in ("لا", "لن")), None)
    if at is None:
        return False
    for k in range(at + 1, min(last, at + _REACH)):
        behind = pieces[k + 1] if k + 1 < last else None
        if pieces[k].norm in _ONLY_IF or (pieces[k].norm == "الا" and behind is not None and (behind.norm in ("بعد", "اذا", "عندما", "حين") or behind.prep == "ب")):
            return True
    return False


def until_behind(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether what is refused with «لن» is only put off until something: «لن نسلم السلاح إلا لـ …», «لن تنسحب قبل تنفيذ …»."""
    denied = {p.norm for p in pieces if cue.i - 1 <= p.i < cue.j} & {"لن", "لا"}
    if denied == {"لا"}:  # «لا تفاوض معها قبل انسحابها»
        ahead = [n for n, p in enumerate(pieces) if cue.j <= p.i < cue.j + _REACH and n + 1 < len(pieces)]
        return any(pieces[n].norm in _BEFORE_IT and pieces[n + 1].kind != "time" for n in ahead)
    return bool(denied) and any(p.norm in _UNTIL for p in pieces if cue.j <= p.i < cue.j + _REACH)


def means(word: str, said: Said) -> bool:
    """Whether the pronoun of «أنه», «أنها», «أنهم» can be the speaker's."""
    who = said.speaker
    if who is None or not word.endswith(("انه", "انها", "انهم")):
        return False
    man = who.kind in ("person", "office")
    return not (man and word.endswith("ها") and who.gender == "m") and not (man and word.endswith("انه") and who.gender == "f")


def _state_of(said: Said, piece: Piece) -> bool:
    """Whether the piece is the speaker's own state."""
    who = piece.phrase
    return who is not None and said.speaker is not None and who.kind == "state" and who.country is not None and who.country == said.speaker.country


def _body_of(said: Said, piece: Piece) -> bool:
    """Whether the piece is «الحركة», «الحكومة», as somebody calls what he speaks for: «قال القيادي إن الحركة ستوقف …»."""
    who = piece.phrase
    named = who is not None and who.rule == "sides.body" and said.speaker is not None and said.speaker.kind in ("person", "office")
    return named or of_own_side(who, said)


def own(piece: Piece) -> bool:
    """Whether the piece is a body or state told of as somebody's own: «حركته», «بلاده»."""
    if piece.kind == "np":
        return piece.phrase is not None and piece.phrase.rule == "owned"
    return not piece.prep and any(piece.norm == stem + ending for stem in OWNED for ending in _POSSESSIVES)
