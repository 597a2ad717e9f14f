"""The place that what frames a happening gives it: a visit, an assembly, a stay, talks that an agreement closed, the city that a sentence opens with."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.carried_over import looks_back
from tawatur.accounts.clauses import MEANWHILE
from tawatur.accounts.drafts import Draft
from tawatur.accounts.locating import PLACING, expanse, located_word, of_situation, plain
from tawatur.accounts.occasions import closes, occasion, right_after
from tawatur.accounts.seen import Trace
from tawatur.accounts.told import Told
from tawatur.attribution.said import Said
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Place


def of_visit(seen: Trace, draft: Draft, found: Sequence[Told]) -> Place | None:
    """Where the visit told before in the sentence went, «زيارة إلى موسكو عقد خلالها لقاءين», «زار دمشق والتقى …»."""
    clause = seen.clauses[draft.clause]
    meanwhile = any(p.norm in MEANWHILE for p in seen.pieces[clause.start : min(clause.end, draft.trigger + 3)])
    visit = next((t for t in reversed(found) if t.draft.sense.mode == "visit" and t.place is not None), None)
    if visit is None:
        return None
    names = {p.name for p in visit.participants} & {p.name for _, p in draft.roles}
    if clause.word in _BEGINNING:
        sited = (t.place for t in reversed(found) if t.draft.sense.mode == "visit" and t.place is not None and t.place.lat is not None)
        return next(sited, None)  # «وصل إلى بيروت، مستهلاً زيارته بلقاء …»
    last = found[-1]
    inside = last is not visit and last.place == visit.place and last.draft.clause == draft.clause - 1
    goes_on = clause.opener == "and" and (inside or visit.draft.clause == draft.clause - 1) and visit.draft.status == "happened" and bool(names)
    return visit.place if meanwhile or goes_on else None


_BEGINNING = word_sets()["beginning_with"]


_FRAMES = frozenset({"خلال", "اثناء", "علي هامش", "في اطار", "ضمن", "في ختام", "في مستهل"})


_STAYS = frozenset({"زيارته", "زيارتها", "زيارتهما", "زيارتهم", "زياره", "وجوده", "وجودها", "وجودهما", "تواجده", "تواجدها", "اقامته", "توقفه", "مروره", "حضوره", "حضورها"})


_OWN_STAYS = frozenset({"زيارته", "زيارتها", "زيارتهما"})  # «عرضها عليه في زيارته الأخيرة لبيروت»


_MADE = frozenset({"قام", "قامت", "يقوم", "تقوم", "اجراها", "اجرتها", "اداها", "ادتها", "يوديها", "توديها"})  # «خلال زيارة قام بها إلى أنقرة»


_AT_MOST = 11  # pieces between the word for a frame and the city that it leads to


def during(seen: Trace, draft: Draft, said: Said | None) -> Place | None:
    """The city of the visit or assembly that frames the happening in its clause: «خلال زيارته إلى أنقرة», «على هامش قمة أنقرة»."""
    clause = seen.clauses[draft.clause]
    if said is not None and said.clause == draft.clause:
        return None
    for k in range(clause.start, clause.end):
        piece = seen.pieces[k]
        framed = {piece.norm, piece.prep, f"{piece.prep} {piece.norm}"} & _FRAMES or (piece.prep == "في" and piece.norm in _OWN_STAYS)
        if not framed or k == draft.trigger:
            continue
        end = len(seen.pieces) if any(p.norm in _MADE for p in seen.pieces[k + 1 : k + 4]) else clause.end
        if (city := _framing_city(seen.pieces[:end], k)) is not None:
            return city
    return None


def _framing_city(pieces: Sequence[Piece], k: int) -> Place | None:
    """Where the visit or assembly took place that begins at piece k; None where another kind of thing does."""
    staying = assembled = celebrated = False
    for piece in pieces[k : k + _AT_MOST]:
        norm = plain(piece.norm).removeprefix("ال")
        if piece.kind == "time" or (piece.kind == "mark" and piece.norm not in QUOTES) or (piece.kind == "np" and piece.conj):
            return None
        led = piece.prep in ("الي", "ل") or piece.norm.startswith("لل") if staying else not piece.prep
        if (staying or assembled or celebrated) and is_city(piece):
            return piece.phrase.place if piece.phrase is not None and ((led and not celebrated) or piece.prep in PLACING) else None
        staying = staying or norm in _STAYS
        assembled = assembled or (norm in SUMMITS and not staying)
        celebrated = celebrated or norm in _CEREMONIES
    return None


_STAYING = 3  # paragraphs within which a visitor is taken to be where he went


def of_stay(seen: Trace, draft: Draft, said: Said | None, discourse: Discourse) -> Place | None:
    """The city that one of them was told to have come to, where he meets somebody of its state: «وصل الوزير إلى طهران. والتقى المرشد …»."""
    stay = discourse.stay
    if stay is None or looks_back(seen) or draft.sense.mode == "visit" or discourse.paragraph - stay.paragraph > _STAYING:
        return None
    clause = seen.clauses[draft.clause]
    if not (clause.opener in ("sentence", "and", "resume", "verb") or clause.word == "كما" or said is not None) or any(p.kind == "time" and p.time is not None and p.time.precision != "day" for p in seen.pieces):
        return None
    others = [p for _, p in draft.roles if p.name not in stay.names]
    visitor = len(others) < len(draft.roles)
    return stay.place if visitor and any(p.country == stay.place.country for p in others) else None


def of_signing(seen: Trace, draft: Draft, found: Sequence[Told], discourse: Discourse) -> Place | None:
    """The place of what the talks ended in: «وقعا في نيروبي اتفاقاً، في ختام محادثات …», «وجاء التوقيع في ختام محادثات …»."""
    if not occasion(seen, draft):
        return None
    agreed = next((t for t in reversed(found) if t.draft.sense.type == "AGREE" and t.draft.status == "happened"), None)
    if agreed is not None and occasion(seen, draft) == "during":
        return agreed.place
    if (closing := _closing(seen, draft)) is not None:
        return closing
    before = discourse.happening_now(reach=3)
    came = [p.norm for p in seen.pieces[:2]]
    if before is None or len(came) < 2 or came[0].removeprefix("و") not in ("جاء", "جاءت") or came[1].removeprefix("ال") not in _AGREED:
        return None
    return before.place


def _closing(seen: Trace, draft: Draft) -> Place | None:
    """The city in which the sentence tells what closed or followed the talks: «أعلنا، في العاصمة الإثيوبية، … في ختام مباحثات», «أعلن وفد بالعاصمة …، عقب لقاء جمعه بالرئيس»."""
    k = draft.trigger
    if not closes(seen, draft) and not right_after(seen, draft):
        return None
    for back in range(k - 1, -1, -1):
        piece = seen.pieces[back]
        led = piece.prep in ("في", "ب") or (not piece.prep and located_word(seen.pieces, back))
        if led and is_city(piece) and not of_situation(seen.pieces, back, 0):
            return piece.phrase.place if piece.phrase is not None else None
    return None


_AGREED = frozenset({"توقيع", "اتفاق", "اعلان", "بيان", "تفاهم"})


_CITED = frozenset({"بحسب", "حسب", "وفق", "وفقا", "طبقا"})


def fronted(seen: Trace, draft: Draft, said: Said | None) -> Place | None:
    """The city that the sentence opens with, «وفي السليمانية، …», or at which somebody had just arrived, «بعد وصوله إلى نيامي، اجتمع …»."""
    if (said is not None and said.trigger + 1 != draft.trigger) or looks_back(seen) or draft.rule.startswith("light.أعقب"):
        return None
    spots = [k for k in range(draft.trigger) if is_city(seen.pieces[k]) or (k == 1 and seen.pieces[k].prep == "من" and seen.pieces[k].phrase is not None)]
    if not spots or seen.pieces[draft.trigger].quoted or seen.pieces[0].norm.removeprefix("و") in _CITED:
        return None  # «وبحسب مكتبه في جنيف، فقد زار …»
    last = spots[0] if spots[0] <= 1 and seen.pieces[spots[0] + 1].cue == "rel" and seen.pieces[0].norm == "في" else spots[-1]  # «في أستانا التي تستضيف قمة شنغهاي، اجتمع …»
    piece = seen.pieces[last]
    if last == spots[0] and seen.pieces[last + 1].cue == "rel":
        return piece.phrase.place if piece.phrase is not None and seen.clauses[draft.clause].opener == "resume" else None
    opens = (last <= 3 and not piece.prep and located_word(seen.pieces, last)) or (last <= 1 and (piece.prep == "في" or (piece.prep == "من" and draft.sense.mode != "visit" and seen.pieces[last + 1].kind == "mark")))
    opens = opens or (last <= 2 and piece.prep == "في" and seen.pieces[0].kind in ("word", "lex") and seen.pieces[last + 1].kind in ("mark", "time"))  # «انفضّت في كينشاسا، أمس، … مفاوضات»
    opens = opens or (piece.prep in ("في", "ب") and seen.pieces[last + 1].kind in ("mark", "time") and _in_house(seen.pieces[:last]))
    arrived = piece.prep in ("الي", "ل") and any(_is_arrival(p) for p in seen.pieces[max(0, last - 4) : last])
    return piece.phrase.place if (opens or arrived) and piece.phrase is not None else None


def _in_house(opening: Sequence[Piece]) -> bool:
    """Whether the words that a sentence opens with are a house and no more: «في مقر السفارة العمانية», «بمكتبه»."""
    first = next((p for p in opening if p.cue != "prep"), None)
    return first is not None and first.prep in ("في", "ب") and len(opening) <= _HOUSE and all(p.cue == "prep" or p.kind in ("word", "np") for p in opening) and not any(p.phrase is not None and p.phrase.kind in ("person", "office") for p in opening)


_HOUSE = 5  # pieces at most of «في مقر السفارة العمانية»


def _is_arrival(piece: Piece) -> bool:
    return piece.norm.removeprefix("و") in ("وصوله", "وصولها", "وصولهم", "وصولهما", "وصل", "وصلت", "صوله", "صولها")


SUMMITS = frozenset({"قمه", "مؤتمر", "موتمر", "منتدي", "اجتماعات", "اجتماع", "اعمال", "دوره"})
_CEREMONIES = frozenset({"جنازه", "مراسم", "تشييع", "احتفال", "احتفالات", "حفل", "افتتاح", "قداس"})  # on whose margins people meet


def is_city(piece: Piece) -> bool:
    phrase = piece.phrase
    return phrase is not None and phrase.place is not None and phrase.place.lat is not None and not expanse(phrase)
