"""What speakers say will come of what others do: «إذا هاجمتنا … فسنرد», «أي اعتداء سيقابل …», «ردنا سيكون قاسياً»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.attribution.said import Said
from tawatur.mentions.pieces import OFFICIAL, Piece
from tawatur.mentions.words import word_sets

_IF = frozenset({"اذا", "في حال", "في حاله", "حال", "لو", "كلما"})
_HARM = word_sets()["harming"]
_HARMS = word_sets()["harms"]
_LASTING = word_sets()["keeping_on"]
_HARSH = word_sets()["harsh"]
_LEADING = word_sets()["leading_to"]
_TERRIBLE = word_sets()["terrible"]
_HELPING = word_sets()["helping"]
_WHOM = ("", "ها", "ه", "نا", "هم")
_ANSWERS = frozenset({"رد", "الرد", "ردنا", "ردها", "رده", "ردهم", "عواقب", "عقاب"})
_WILL_BE = frozenset({"سيكون", "ستكون"})
_PASSES = frozenset({"يمر", "تمر", "يبقي", "تبقي"})  # «لن يمر دون رد»
_ANY = frozenset({"اي", "ايه"})
_OPENING = 5  # pieces from the opening of the content within which «أي اعتداء» stands
_REACH = 14  # pieces behind it within which what will come of it follows
_NEAR = 5  # pieces behind «إذا» within which it is told what others do
_BEFORE = 10  # pieces between «رد» and what it will be


def threatens(said: Said, pieces: Sequence[Piece], start: int) -> bool:
    """Whether what is said threatens: what will come of others' attacks, or an answer that will be harsh. `start`: the word where the content begins."""
    if said.speaker is None or said.speaker.kind not in OFFICIAL:
        return False  # what experts foresee threatens nobody
    first = next((k for k, p in enumerate(pieces) if p.i >= start), len(pieces))
    content = range(first, min(said.content[1], len(pieces)))
    return _if_harmed(content, pieces) or _any_harm(content, pieces) or _harsh_answer(content, pieces) or _leads_to_harm(content, pieces)


def _if_harmed(content: range, pieces: Sequence[Piece]) -> bool:
    """«ستبدأ الحرب إذا هاجمتها …», «إذا شنت حرباً … فستسقط»; no help that is bound to others' doings."""
    coming = [k for k in content if _to_come(pieces[k])]
    if not coming or any(_stem(pieces[k]) in _HELPING for k in coming):
        return False
    conditions = (k for k in content if pieces[k].norm in _IF)
    return any(_harmful(n, pieces) for k in conditions for n in range(k + 1, min(k + 1 + _NEAR, content.stop)))


def _harmful(k: int, pieces: Sequence[Piece]) -> bool:
    """Whether the word tells of an attack, or of going on with what does harm: «هاجمتها», «تعرضت لاعتداء», «استمرت في القصف»."""
    word = _bare(pieces[k])
    if any(word == harm + whom for harm in _HARM if word.startswith(harm) for whom in _WHOM):
        return True
    return word in _LASTING and any(_bare(p) in _HARMS for p in pieces[k + 1 : k + _NEAR])


def _any_harm(content: range, pieces: Sequence[Piece]) -> bool:
    """«أي هجوم على أراضينا سيقابل برد», «أي اعتداء لن يمر»."""
    opening = next((k for k in content[:_OPENING] if pieces[k].norm in _ANY and k + 1 < content.stop and _bare(pieces[k + 1]) in _HARMS), None)
    if opening is None:
        return False
    ahead = range(opening + 2, min(opening + 2 + _REACH, content.stop))
    return any(_to_come(pieces[n]) or (pieces[n].norm in _PASSES and pieces[n - 1].norm == "لن") for n in ahead)


def _harsh_answer(content: range, pieces: Sequence[Piece]) -> bool:
    """«ردنا سيكون قاسياً», «فسيكون الرد شديداً»."""
    for k in content:
        if pieces[k].norm.removeprefix("ف") not in _WILL_BE and not (pieces[k].future and pieces[k].norm in ("يكون", "تكون")):
            continue
        answer = any(p.norm in _ANSWERS for p in pieces[max(content.start, k - _BEFORE) : min(k + 3, content.stop)])
        if answer and any(_bare(p).rstrip("اه") in _HARSH for p in pieces[k + 1 : min(k + 5, content.stop)]):
            return True
    return False


def _leads_to_harm(content: range, pieces: Sequence[Piece]) -> bool:
    """«الحصار سيؤدي إلى انفجار», «قد يجر المنطقة إلى حرب»: what is done, or may be, brings something terrible."""
    for k in content:
        norm = pieces[k].norm.removeprefix("ف")
        coming = pieces[k].future or norm[:1] == "س" or (k > 0 and pieces[k - 1].norm in ("قد", "سوف"))
        if coming and norm.removeprefix("س") in _LEADING and not any(p.norm in ("لن", "لا", "عدم") for p in pieces[max(content.start, k - 2) : k]):
            if any(_bare(p) in _TERRIBLE for p in pieces[k + 1 : min(k + 1 + _NEAR, content.stop)]):
                return True
    return False


def _bare(piece: Piece) -> str:
    return piece.norm.removeprefix("ل").removeprefix("ب").removeprefix("ال") if piece.kind != "np" else ""


def _to_come(piece: Piece) -> bool:
    norm = piece.norm.removeprefix("ف")
    return piece.future or norm == "سوف" or (piece.kind == "word" and len(norm) > 4 and norm[0] == "س" and norm[1] in "يتن")


def _stem(piece: Piece) -> str:
    norm = piece.norm.removeprefix("ف")
    return norm[1:] if piece.future else norm[2:]
