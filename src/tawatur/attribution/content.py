"""What is said: whether a verb brings anything, how far its content reaches, whose content holds whose."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.lexicon import Saying
from tawatur.attribution.said import (
    BUT,
    CLOSING,
    QUOTING,
    Said,
    Scene,
    has_article,
    is_nameless,
    may_speak,
    opened_at,
    parted,
    same,
)
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.model import Link

_CONTRAST = ("في حين", "بينما", "فيما")
_ON = ("and", "resume", "verb")
_ACTS = frozenset(
    {"ACCEPT", "REJECT", "DEMAND", "PRAISE", "CONDEMN", "SUPPORT", "OFFER", "CONDITION"}
)  # what these verbs govern is not told on their subject's word
_TAKEN = frozenset({"ACCEPT", "REJECT", "SUPPORT", "OFFER"})  # what another is told to have done, which is no statement of his
_ANNOUNCING = frozenset({"أعلن", "أكد", "كشف", "جدد", "نفى"})
_AFTER_QUOTE = frozenset({"قال", "أضاف", "صرح", "أكد", "كتب", "علق", "تساءل"})
_SO = frozenset({"هكذا", "بهذا"})
_WITH_THESE = frozenset({"بهذه", "بتلك"})
_EARLIER = frozenset({"سابق", "لاحق", "متاخر", "مبكر", "رسميا", "اخيرا"})  # «أعلن في وقت سابق بدء …»
_PAPER = frozenset({"بيان", "بلاغ", "اعلان", "تقرير", "نص", "وثيقه", "خبر"})
_BEFORE = "قبل ان"
JUDGING = frozenset({"وصف", "اعتبر", "عد"})
_OCCASIONS = frozenset({"خلال", "عقب", "بعد", "اثناء", "في ختام", "علي هامش", "في", "قبيل", "قبل", "في اعقاب", "لدي"})


def has_content(scene: Scene, index: int, k: int, row: Saying, args: Arguments) -> bool:
    """Whether the verb's own preposition, «أن», a colon or a quotation follows: «قدم» of offering is not «عرض» of saying."""
    pieces, end = scene.pieces, scene.clauses[index].end
    ahead = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if ahead is not None and ahead.opener in ("rel", "verb") and not pieces[ahead.start].conj:
        end = ahead.end  # «عبر الوزير الذي زار … عن أسفه»
        further = scene.clauses[index + 2] if index + 2 < len(scene.clauses) else None
        if further is not None and further.opener == "resume":
            end = further.verb or further.end  # «ندد الحلف، في بيان وقعه رئيسه، بـ …»
    if row.kind == "frame" or quoted_so(pieces, k) or (args.object and row.object in ("must", "may")) or args.nouns or args.object_words is not None:
        return True
    if any(p.has("saying") and not p.prep and not is_verb(pieces, k + 1 + n) for n, p in enumerate(pieces[k + 1 : end])):
        return True  # «أكد تمسكه بـ …»
    if parted(scene, index) or (row.lemma in _ANNOUNCING and not _by_paper(pieces, args) and _announced(scene, k, end)):
        return True
    for n, piece in enumerate(pieces[k + 1 : end]):
        if piece.prep and piece.prep in row.prep:
            return True
        if piece.kind == "cue" and (piece.norm in row.prep or (piece.cue == "pp" and piece.norm.startswith(row.prep))):
            return True  # «رحب بها»
        if piece.kind == "word" and len(piece.norm) > 5 and piece.norm in row.prep:
            return True  # «رد بالتعبير عن …»
        if piece.kind == "mark" and (piece.norm in QUOTING or piece.norm == ":"):
            return True
        if piece.norm[:1] in row.prep and (piece.norm[1:] in ("ما", "من") or piece.norm[1:3] == "ال" or governed(piece, near=n < 2)):
            return True  # «يطالب بوقفها»
    if end < len(pieces) and pieces[end].kind == "cue" and pieces[end].cue == "sub":
        return True
    return end <= len(pieces) and index + 1 < len(scene.clauses) and scene.clauses[index + 1].opener in ("sub", "colon")


def _by_paper(pieces: Sequence[Piece], args: Arguments) -> bool:
    """Whether a paper stands as the verb's subject: «أكد بيان مشترك التزام الأطراف …» says nothing of who speaks."""
    return args.subject_word is not None and pieces[args.subject_word].norm.removeprefix("ال") in _PAPER


def _announced(scene: Scene, k: int, end: int) -> bool:
    """Whether what is announced stands as a bare noun behind the verb: «أعلن الجيش، عبر الإذاعة، تولي السلطة», «أعلن الوزير دعم بلاده …»."""
    pieces = scene.pieces
    if any(c.kind == "stance" and ("POSITION" in c.values[1] or c.i == pieces[k].j) and pieces[k].i < c.i < pieces[end - 1].j for c in scene.cues):
        return True
    for n in range(k + 1, end):
        piece, before = pieces[n], pieces[n - 1]
        told = piece.kind == "word" or (piece.kind == "lex" and piece.has("masdar", "common") is not None and not is_verb(pieces, n))
        bare = told and not piece.prep and not piece.conj and not has_article(piece) and len(piece.norm) > 3
        if (piece.kind == "word" or piece.norm == "وقفا") and not piece.prep and (not piece.conj or piece.norm == "وقفا") and piece.norm.endswith("ا") and not piece.norm.endswith("يا") and len(piece.norm) > 3 and pieces[k].i < piece.i - 1:
            return True  # «أعلنت الحركة في بيان وقفاً فورياً لإطلاق النار»
        free = before.kind in ("np", "time") or before.norm in _EARLIER or (before.kind == "mark" and before.norm in COMMAS)
        free = free or any(c.kind == "medium" and c.j == piece.i for c in scene.cues)  # «أعلن عبر منصة إكس انتهاء …»
        if bare and free and piece.depth == 0:
            return True
    return False


_FUSED = {"مما": "من", "ممن": "من", "عما": "عن", "عمن": "عن", "بما": "ب", "لما": "ل"}


def brought_by(pieces: Sequence[Piece], clause: Clause, k: int, preps: tuple[str, ...]) -> bool:
    """Whether one of the verb's own prepositions, or «أن», brings its content."""
    behind = 1 if k + 1 < len(pieces) and may_speak(pieces[k + 1].phrase) and not pieces[k + 1].prep else 0  # «وعد الرئيس بتقديم …»
    return any(
        p.prep in preps or p.norm in preps or _FUSED.get(p.norm, "") in preps or (p.cue == "pp" and p.norm.startswith(preps) and clause.opener != "rel") or (p.norm[:1] in preps and (p.norm[1:3] == "ال" or (n <= behind and governed(p))))
        for n, p in enumerate(pieces[k + 1 : min(len(pieces), clause.end + 1)])
    )


def governed(piece: Piece, near: bool = False) -> bool:
    """Whether a word may have a preposition written onto it: «وعدت بإجراء …», not «تعد بلاده …»; `near` the verb a short one too, «تمسك بحل …»."""
    least = 3 if near and piece.kind == "word" else 5
    return piece.kind in ("word", "lex") and len(piece.norm) >= least and not piece.norm.startswith("بلاد")


_NAMES = frozenset({"هوياتها", "هويتهما", "هويته", "هويتها", "هويتهم", "هوياتهم", "اسمه", "اسمها", "اسمهم", "اسمائهم", "اسمايهم"})


def hides_name(pieces: Sequence[Piece], k: int) -> bool:
    """Whether somebody only asks not to be named: «طلب عدم كشف هويته»."""
    return any(p.norm in _NAMES for p in pieces[k + 1 : k + 6])


def reaches(found: list[Said], scene: Scene) -> None:
    """Cuts each content at the next act of saying on the same level."""
    for n, said in enumerate(found):
        start = said.trigger + 1
        end = next((e for later in found[n + 1 :] if (e := _cut(said, later, scene)) is not None), len(scene.pieces))
        contrast = (
            c.start for c in scene.clauses if start < c.start < end and c.opener == "sub" and c.word in _CONTRAST
        )
        said.content = (start, max(start, next(contrast, end)))
        if _follows_quote(said, scene.pieces):
            said.content = (0, said.trigger)


def _follows_quote(said: Said, pieces: Sequence[Piece]) -> bool:
    """Whether what is said stands before its verb: «"الجهود مستمرة"، يقول الوزير»."""
    k, (first, last) = said.trigger, said.content
    if said.form == "verb" and quoted_so(pieces, k):
        return True
    if said.form != "verb" or said.marked or said.row.lemma not in _AFTER_QUOTE or k < 4 or pieces[k].conj:
        return False
    k -= pieces[k - 1].norm == "هكذا"
    quoted = pieces[k - 1].norm in CLOSING or (pieces[k - 1].norm in COMMAS and pieces[k - 2].norm in CLOSING)
    behind = [p for n, p in enumerate(pieces[first:last], first) if p.kind in ("word", "lex") and not (p.prep or pieces[n - 1].cue == "prep")]
    return quoted and len(behind) <= 2


def quoted_so(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the verb at piece k tells in what words somebody spoke, whom it has just quoted: «"…"، هكذا تحدث فلان», «"…"، بهذه العبارة رد فلان على …»."""
    if k < 4:
        return False
    back = k - 1 if pieces[k - 1].norm in _SO else k - 2 if pieces[k - 2].norm in _WITH_THESE or (pieces[k - 2].norm == "هذه" and pieces[k - 2].prep == "ب") else None
    if back is None:
        return False
    back -= pieces[back - 1].norm == "ب"
    return pieces[back - 1].norm in CLOSING or (pieces[back - 1].norm in (*COMMAS, ".") and pieces[back - 2].norm in CLOSING)


def _cut(said: Said, later: Said, scene: Scene) -> int | None:
    """Where a later act of saying ends this one's content, None where it lies inside."""
    if later.form == "masdar" or _within(said, later, scene.pieces):
        return None
    clause = scene.clauses[later.clause]
    if later.form == "participle" or clause.opener in _ON:
        return clause.start
    if clause.opener == "sub" and clause.word.startswith(BUT):
        return clause.start
    if clause.opener == "sub" and clause.word in (*_CONTRAST, "كما", "حيث"):
        return clause.start if later.speaker is said.speaker or clause.word in _CONTRAST else None
    if clause.opener == "sub" and clause.word == _BEFORE and same(later.speaker, said.speaker):
        return clause.start  # «قال إن …، قبل أن يحذر من …»
    return None


def _within(said: Said, later: Said, pieces: Sequence[Piece]) -> bool:
    """Whether somebody else says it inside the quotation, or goes on as whom «أن» told of: «قال: «… لكن الوسطاء تعهدوا»», «أفادت بأن الحركة أبدت ملاحظات وطلبت …»."""
    who = later.speaker
    if said.form not in ("verb", "participle") or not said.marked or who is None or same(who, said.speaker) or who is said.speaker:
        return False
    if (opened := opened_at(pieces, later.trigger)) is not None and opened > said.trigger:
        return True
    that = next((p for p in pieces[said.trigger + 1 : later.trigger] if p.cue == "sub"), None)
    return later.inherited and that is not None and that.j <= who.i < pieces[later.trigger].i


def nest(found: list[Said], clauses: Sequence[Clause]) -> None:
    """Gives an act of saying told inside another's content that other's chain before its own."""
    for n, said in enumerate(found):
        if said.form not in ("verb", "masdar"):
            continue
        around = [
            o for o in found[:n] if o.content[0] <= said.trigger < o.content[1] and (o.form != "masdar" or (o.marked and o.row.stance == "REPORT"))
        ]  # fmt: skip
        own = next((m for m in range(len(around) - 1, -1, -1) if _same_voice(around[m], said)), None)
        said.outer = around[:own] if own is not None else around
        if own is not None and clauses[said.clause].opener in ("sub", "colon") and said.speaker is not around[own].speaker and of_own_side(said.speaker, around[own]):
            said.told = False  # «قالت حماس إن الحركة ترفض …»
        if said.outer:
            within = clauses[said.clause].opener in ("sub", "colon")
            said.told = said.told and not (within and (_unexplained(said) or _of_his_own(said) or of_own_side(said.speaker, said.outer[-1]))) and not _of_others(said)
            chain = said.outer[-1].links
            if said.links[: len(chain)] != chain:
                said.links = (*chain, *said.links)
            said.time = said.time or said.outer[-1].time


def _of_his_own(said: Said) -> bool:
    """Whether a position is that of the body that somebody calls his own: «قال القيادي إن حركته قبلت الصيغة»."""
    return said.row.stance != "REPORT" and said.speaker is not None and said.speaker.rule == "owned"


def _of_others(said: Said) -> bool:
    """Whether somebody only tells what others take, refuse, back or pledge: «قال الوسيط إن الطرفين تعهدا بـ …» is the mediator's word alone; a body may speak for its own."""
    teller = said.outer[-1].speaker if said.outer[-1].row.kind != "quote" else None
    return said.row.stance in _TAKEN and teller is not None and (teller.kind in ("person", "office", "anonymous_source") or is_nameless(teller))


def _unexplained(said: Said) -> bool:
    """Whether a position is that of a body which nothing before names: «أكد الوزير أن الحكومة ترحب بـ …» is the minister's word alone."""
    body = said.speaker
    return said.row.stance != "REPORT" and body is not None and not body.name and body.rule == "sides.body"


def of_own_side(body: Phrase | None, outer: Said) -> bool:
    """Whether somebody only says what the position of his own state or body is, or a body its own: «أكد الوزير أن بلاده ترفض …», «قالت حماس إن الحركة ترحب بـ …» is one statement."""
    man = outer.speaker
    if body is None or man is None:
        return False
    if body.kind == "organisation" and outer.row.kind in ("say", "add"):
        return same(body, man) if man.kind == "organisation" else _belongs(man, body)
    if body.kind != "state" or man.kind not in ("person", "office", "organisation"):
        return False
    return body.rule == "owned" or (body.country is not None and body.country == man.country and (outer.row.kind in ("say", "add") or outer.row.lemma == "جاء"))


def _belongs(man: Phrase, body: Phrase) -> bool:
    """Whether the man is of the body: «قال القيادي في حماس إن الحركة …»."""
    if man.kind not in ("person", "office") or not body.actor:
        return False
    return body.actor in man.of or body.actor == (man.office or "").partition("@")[2]


def _same_voice(one: Said, other: Said) -> bool:
    return one.speaker is other.speaker or same(one.speaker, other.speaker)


def _occasion(said: Said, k: int, pieces: Sequence[Piece], clauses: Sequence[Clause]) -> bool:
    """Whether piece k names the occasion of the saying («أكد خلال لقائه مع …»), which the report tells, not the speaker."""
    clause = clauses[said.clause]
    if said.form != "verb" or not clause.start <= k < clause.end:
        return False
    back = k - 1
    while back > said.trigger and (
        pieces[back].kind == "word" or (pieces[back].kind == "lex" and not pieces[back].prep)
    ):
        back -= 1
    return any(
        p.prep in _OCCASIONS or (p.kind == "cue" and p.norm in _OCCASIONS)
        for p in pieces[max(back, said.trigger + 1) : k + 1]
    )


def _told_from(said: Said, pieces: Sequence[Piece]) -> int:
    """The piece from which the speaker's word is all there is: «وصف المحادثات بأنها …» takes the talks for granted."""
    first, last = said.content
    if said.row.lemma not in JUDGING:
        return first
    return next((n for n in range(first, last) if pieces[n].kind == "cue" and pieces[n].cue == "sub"), first)


def _is_act(said: Said) -> bool:
    """Whether the verb does something to what it governs rather than telling it: «أشاد بلقاء …», not «نوه إلى أن …»."""
    return said.row.stance in _ACTS and not (said.row.kind == "note" and said.marked)


def chain_at(
    found: Sequence[Said], k: int, pieces: Sequence[Piece], clauses: Sequence[Clause]
) -> tuple[Said | None, tuple[Link, ...]]:
    """The innermost act of saying whose content covers piece k, and the whole chain; (None, ()) where the report speaks itself."""
    inner: Said | None = None
    for said in found:
        if said.form == "masdar" or said.negated or _is_act(said) or _occasion(said, k, pieces, clauses):
            continue
        if said.form == "according":
            if inner is None:
                inner = said
            continue
        if _told_from(said, pieces) <= k < said.content[1] or (
            said.form == "verb" and said.row.kind == "quote" and k > said.trigger
        ):
            if inner is None or inner.form == "according" or said.trigger >= inner.trigger:
                inner = said
    return (inner, inner.links) if inner is not None else (None, ())
