"""Meetings apart, told in one breath: one with each of those named, «كلاً على حدة», «لقاءين منفصلين مع … و…», «الوزير، ثم الرئيس», and none of all together."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.clauses import Clause
from tawatur.accounts.wordforms import counted_off, number_at
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets

EACH = word_sets()["each_alone"]
_ANOTHER = word_sets()["one_apart"]
_DAYTIMES = word_sets()["daytimes"]
_TWO = frozenset({"اتصالين", "اتصالان", "لقاءين", "لقاءان", "اجتماعين", "اجتماعان", "مكالمتين", "مكالمتان", "محادثتين", "جلستين", "جلستان"})
_REACH = 6  # pieces behind a clause in which a word may still say of its meetings that they were apart


def told_apart(pieces: Sequence[Piece], clauses: Sequence[Clause], index: int, k: int, sides: int) -> bool:
    """Whether clause `index` tells, by its trigger at piece k, a meeting with each of its `sides` but the first."""
    clause = clauses[index]
    end = min(clause.end + _REACH, len(pieces))
    if any(pieces[j].norm in EACH and not _in_a_row(pieces, j) for j in range(k, end)):
        return True
    if any(counted_off(pieces, j) for j in range(k + 1, end)):
        return True  # «لقاءين، الأول مع … والثاني مع …»
    if any(_next_in_turn(pieces, j) or _each_of(pieces, k, j) or _parted_by_noun(pieces, j) for j in range(k + 1, _resumed(pieces, clauses, index))):
        return True
    if _at_two_times(pieces, k, clause.end):
        return True
    if counts_two(pieces[k]) and sides == 3:
        return True  # «أجرى اتصالين هاتفيين بنظيره وأمير قطر»
    again = [j for j in range(k + 1, clause.end) if pieces[j].norm == "مع" and pieces[j].kind == "cue"]
    return len(again) >= 2 and bool(pieces[again[1]].conj) and pieces[k].norm.endswith(("ات", "ين"))


def _in_a_row(pieces: Sequence[Piece], j: int) -> bool:
    """Whether «على التوالي» counts times or days: «لليوم الثالث على التوالي»."""
    return pieces[j].norm == "علي التوالي" and j > 0 and (pieces[j - 1].kind in ("time", "figure") or number_at(pieces, j - 1) > 1)


def counts_two(piece: Piece) -> bool:
    """Whether the noun's own ending counts two meetings or calls: «لقاءين», «اتصالين هاتفيين»."""
    return piece.norm.split(" ")[0] in _TWO


def _resumed(pieces: Sequence[Piece], clauses: Sequence[Clause], index: int) -> int:
    """The piece behind the clause, and behind what goes on with it by «ثم» after a relative clause: «التقى المنسقة التي غادرت …، ثم النائب»."""
    behind = clauses[index + 1 : index + 3]
    goes_on = [c.opener for c in behind] == ["rel", "resume"] and pieces[behind[1].start].norm == "ثم"
    return behind[1].end if goes_on else clauses[index].end


def _next_in_turn(pieces: Sequence[Piece], j: int) -> bool:
    """Whether «ثم» brings one more of those met before: «التقى الوزير، ثم الرئيس», «خلا بالرئيس، ثم بالوزير»."""
    if j + 1 >= len(pieces):
        return False
    if pieces[j].conj == "ثم":
        return pieces[j].kind == "np"
    following = pieces[j + 1]
    return pieces[j].norm == "ثم" and (following.kind == "np" or (following.cue == "prep" and following.norm in ("مع", "ب")))


def _at_two_times(pieces: Sequence[Piece], k: int, end: int) -> bool:
    """Whether each of two is told with his time of the day: «التقى الوزير صباحاً، والرئيس مساءً»."""
    times = [j for j in range(k + 1, end) if pieces[j].norm in _DAYTIMES]
    if len(times) != 2 or pieces[times[0]].norm == pieces[times[1]].norm:
        return False
    between = pieces[times[0] + 1 : times[1]]
    return any(p.kind == "np" and p.conj == "و" for p in between) and all(p.kind in ("np", "mark") or p.cue in ("prep", "coord") for p in between)


def _each_of(pieces: Sequence[Piece], k: int, j: int) -> bool:
    """Whether «كل من» at piece j - 1 tells two apart who are named as one, «انفرد بكل من الرجلين», or who were each met alone, «انفرد بكل من فلان وفلان»."""
    phrase, before = pieces[j].phrase, pieces[j - 1]
    if before.kind != "cue" or before.cue != "coord":
        return False
    if pieces[j].norm in ("منهما", "منهم"):
        return True
    return phrase is not None and ((phrase.rule == "sides.both" and not phrase.inner) or pieces[k].norm.removeprefix("و") in _ALONE_WITH)


_ALONE_WITH = frozenset({"انفرد", "انفردت", "ينفرد", "تنفرد", "خلا", "خلت", "اختلي", "اختلت"})


def _parted_by_noun(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the event noun at piece j tells that the one named last was met apart: «…، ومع فلان في لقاء منفصل», «…، وفي اتصال آخر فلاناً»."""
    if not (pieces[j].prep in ("في", "خلال") and pieces[j].has("noun") and j + 1 < len(pieces) and pieces[j + 1].norm in _ANOTHER):
        return False
    before = pieces[j - 1] if pieces[j - 1].cue != "prep" else pieces[j - 2]
    opening = pieces[j] if pieces[j - 1].cue != "prep" else pieces[j - 1]
    if opening.conj == "و":
        return j + 2 < len(pieces) and (pieces[j + 2].kind == "np" or pieces[j + 2].cue in ("prep", "coord"))
    led = next((p for p in reversed(pieces[: j - 1]) if p.cue == "prep" or p.kind == "mark"), None)
    return before.kind == "np" and before.prep in ("مع", "ب") and led is not None and (led.conj == "و" or before.conj == "و")
