"""Which plan, paper or text a step is about: the one behind the verb, before it, or the one a pronoun takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.lexicon import Sense, Trigger
from tawatur.accounts.offered import offered, plan_of, what_was_proposed
from tawatur.accounts.plans import LETTERS, counts, is_certain, is_meant, piece_of
from tawatur.accounts.relatives import resumed_at
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets

_NEAR = 9  # pieces before a plan within which a verb proposes it
_FAR, _FAR_WITH = 13, 22  # pieces behind the verb within which its plan stands: as its object, behind a preposition


def document_of_verb(scene: Scene, index: int, k: int, trigger: Trigger, mode: str, tense: str) -> Cue | None:
    """The document of the step: on which the verb's clause hangs, which stands behind the verb, or which a pronoun takes up."""
    return (
        _headed(scene, index, k, mode, tense)
        or _document(scene, index, k, mode, trigger.prep)
        or _document_before(scene, index, k, mode, trigger.prep)
        or _told_before(scene, index, k, mode)
        or _remembered(scene, index, k, trigger, mode)
        or offered(scene, k, trigger, mode)
        or _replied_to(scene, k, trigger, mode)
    )


def _replied_to(scene: Scene, k: int, trigger: Trigger, mode: str) -> Cue | None:
    """The plan told of before that is answered without being named: «عرضت مصر خطة. وردت الحركة بالرفض»."""
    if trigger.lemma != "رد" or mode not in ("accepted", "rejected"):
        return None
    told = scene.discourse.papers or any(c.kind == "document" and c.i < scene.pieces[k].i for c in scene.cues)
    return plan_of(scene.pieces[k]) if told else None


def _document(scene: Scene, index: int, k: int, mode: str, prep: str = "") -> Cue | None:
    """The document that stands behind piece k in its clause, governed by the preposition that the verb needs."""
    far = min(_reach(scene, index), k + 1 + (_FAR_WITH if prep else _FAR))
    first, last = scene.pieces[k].j, scene.pieces[far - 1].j
    near = [c for c in scene.cues if c.kind == "document" and first <= c.i < last]
    if (resumed := resumed_at(scene, index)) is not None:  # «تبنّت القمة التي استضافتها القاهرة، الثلاثاء، خطة مصر»
        start, end = resumed
        rest = scene.clauses[index + 2] if index + 2 < len(scene.clauses) else None
        if rest is not None and rest.start == start:
            end = rest.verb or rest.end
        near += [c for c in scene.cues if c.kind == "document" and scene.pieces[start].i <= c.i < scene.pieces[end - 1].j]
    near += _behind_aside(scene, index, k)
    # a plan behind «و» is not what is offered: «عرض أنشطة اللجنة وخطتها»
    return next((c for c in near if not c.conj and counts(scene, c, mode) and _governed(scene, c, prep) and not (mode in _HANDED and not prep and (_aside(scene, c) or _answered_there(scene, k, c)))), None)


def _behind_aside(scene: Scene, index: int, k: int) -> list[Cue]:
    """The plan right behind an aside between commas in which the clause was cut: «عرضت مصر، خلال الزيارة التي استغرقت يومين، خطة»."""
    clause, commas = scene.clauses[index], [j for j in range(k + 1, min(len(scene.pieces), k + _FAR_WITH)) if scene.pieces[j].norm in COMMAS]
    if len(commas) < 2 or clause.verb != k or commas[0] > k + 4 or not commas[0] < clause.end <= commas[1]:
        return []
    aside = scene.pieces[commas[0] + 1]
    if not (aside.kind == "time" or aside.cue in ("prep", "adv") or aside.prep) or commas[1] + 1 >= len(scene.pieces):
        return []
    return [c for c in scene.cues if c.kind == "document" and c.i == scene.pieces[commas[1] + 1].i]


def _answered_there(scene: Scene, k: int, document: Cue) -> bool:
    """Whether the plan is what a masdar before it takes or refuses, and so is not handed over: «تلقت من النيجر إشعاراً بقبولها المبادرة»."""
    between = [p for p in scene.pieces[k + 1 :] if p.i < document.i and p.kind == "lex" and p.prep == "ب"]
    return any(triggers.verbs()[e[1]].sense.mode in ("accepted", "rejected") for p in between for e in p.entries if e[0] == "masdar")


def _reach(scene: Scene, index: int) -> int:
    """Where the clause ends, past an aside between commas whose verb has cut it: «عرض الوفد، وفق مصدر حضر الاجتماع، خطة»."""
    clause = scene.clauses[index]
    ahead = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if ahead is not None and scene.pieces[ahead.start].norm in _STOOD and scene.pieces[ahead.start - 1].norm == "ما":
        return ahead.end  # «على كل ما ورد في الورقة»
    if ahead is None or clause.verb is None or ahead.opener != "verb":
        return clause.end
    comma = next((j for j in range(clause.end - 1, clause.verb, -1) if scene.pieces[j].norm in COMMAS), None)
    sourced = comma is not None and any(c.kind == "according" and c.i == scene.pieces[comma + 1].i for c in scene.cues)
    closing = next((j for j in range(ahead.start, ahead.end + 1) if j < len(scene.pieces) and scene.pieces[j].norm in COMMAS), None)
    if not sourced or closing is None:
        return clause.end
    return next((j for j in range(closing + 1, len(scene.pieces)) if scene.pieces[j].kind == "mark"), len(scene.pieces))


def _aside(scene: Scene, document: Cue) -> bool:
    """Whether a preposition makes the document no object of the verb: «قدمت فرنسا مساعدات للمشروع»."""
    k = piece_of(scene, document)
    led = k > 0 and scene.pieces[k - 1].cue == "prep" and scene.pieces[k - 1].norm not in ("ب", "من")  # «نسخة من الوثيقة»
    return led or scene.pieces[k].prep == "ل"


def _governed(scene: Scene, document: Cue, prep: str) -> bool:
    """Whether the preposition governs the document, or a word or two that it completes: «رد على المقترح», «وافق على بنود الخطة»."""
    if not prep:
        return True
    at = piece_of(scene, document)
    if document.values[0] == "agreement" and at and scene.pieces[at - 1].cue != "prep" and not scene.pieces[at].prep and not contained_in(scene.pieces, at - 1):
        return False  # «وافقا على ملحق تنفيذ الاتفاق»
    if len(prep) == 1 and scene.pieces[at].norm.startswith(prep):
        return True
    if at > 2 and scene.pieces[at - 1].norm == "في" and scene.pieces[at - 2].norm in _STOOD and scene.pieces[at - 3].norm == "ما":
        at -= 3  # «وافق على كل ما ورد في الورقة»
    if at > 1 and scene.pieces[at - 1].norm not in ("في", prep) and scene.pieces[at - 1].kind == "word" and scene.pieces[at - 2].norm == "في":
        at -= 1  # «الواردة في مقدمة الورقة»
    if at > 1 and scene.pieces[at - 1].norm == "في" and (contained_in(scene.pieces, at - 1) or scene.pieces[at - 2].norm.removeprefix("ال") in ENTERING):
        at -= 2
    for piece in reversed(scene.pieces[max(0, at - 3) : at]):
        if piece.norm == prep or piece.prep == prep:
            return True
        if piece.cue == "prep" or piece.prep or piece.kind == "mark":
            return False
    return False


ENTERING = frozenset({"دخول", "انخراط", "انضمام"})  # a truce that somebody agrees to enter
_CONTAINED = frozenset({"وارده", "وارد", "متضمنه", "مدرجه", "منصوص عليها", "منصوص عليه"})


def contained_in(pieces: Sequence[Piece], j: int) -> bool:
    """Whether «في» at piece j brings the plan in which stands what somebody accepts: «الأهداف الواردة في الورقة»."""
    return j > 0 and pieces[j - 1].norm.removeprefix("ال") in _CONTAINED


_AGAINST = frozenset({"ضده", "ضدها"})


def _without_brackets(scene: Scene, start: int, end: int) -> list[Piece]:
    """The pieces without what stands in brackets: «حق النقض (الفيتو) ضده»."""
    return [p for p in scene.pieces[start:end] if not p.depth and p.norm not in ("(", ")")]


_TAKEN_UP = ("عليه", "به", "اليه", "عنه", "ضده")
_STOOD = frozenset({"ورد", "رد", "جاء", "وردت", "جاءت"})
_HANDED = frozenset({"proposed", "delivered", "received"})


def _headed(scene: Scene, index: int, k: int, mode: str, tense: str = "past") -> Cue | None:
    """The document on which the verb's own clause hangs: «المقترح الذي عرضه بايدن», «خطة قدمتها مصر», «الورقة التي وافقت عليها الحركة»."""
    clause = scene.clauses[index]
    pronoun = _pronoun(scene, clause, k)
    if not pronoun:
        return None
    relative = clause.opener == "rel"
    head = scene.pieces[clause.start if relative else k].i
    away = 7 if relative or _closed_before(scene, k) or (k and scene.pieces[k - 1].kind == "np") else 3
    near = [c for c in scene.cues if c.kind == "document" and head - away <= c.j <= head]
    document = near[-1] if near else None
    first = document.j if document is not None else head
    if len(near) > 1 and near[-2].j == near[-1].i and not near[-1].conj and not is_meant(scene, near[-1], pronoun):
        document = near[-2]  # «مقترح هدنة إنسانية قدمته الرباعية»
    if document is None or not counts(scene, document, mode) or not is_meant(scene, document, pronoun):
        return None
    if tense == "present" and not document.definite:
        return None  # «صيغة تقبل بها الحركة»: one that is sought
    between = [p for p in scene.pieces if first <= p.i < head]
    if any(p.has("verb", "light", "speech", "noun") for p in between if p.kind == "lex" and not (p.prep == "ل" and p.definite)) or (document.values[0] == "initiative" and any(p.quoted and p.kind == "word" for p in between)):
        return None  # «مبادرة "المدن الذكية" التي أطلقها»
    about = away == 7 and not document.definite and bool(between) and between[0].norm in _ABOUT
    if not relative and any(p.cue == "prep" or p.prep for p in between) and not about and not _sited(between, scene.pieces[k + 1 : k + 2]):
        return None  # «ردا على سؤال طرحته الصحيفة»
    return replace(document, definite=True)


def _sited(between: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Whether nothing but where it is to hold stands between a plan and the verb, whose doer stands right behind it: «مقترح هدنة في السودان قدمته الرباعية»."""
    placed = all(p.phrase is not None and p.phrase.place is not None if p.kind == "np" else p.norm == "في" or not (p.prep or p.cue == "prep") for p in between)
    return placed and any(p.kind == "np" and not p.prep and not p.conj for p in behind)


def _closed_before(scene: Scene, k: int) -> bool:
    """Whether the word before the verb has the article, so that the verb describes an indefinite one before it: «مشروع اتفاق في شأن تقاسم السلطة طرحه الوسطاء»."""
    return k > 0 and scene.pieces[k - 1].kind == "word" and scene.pieces[k - 1].norm.startswith("ال")


_ABOUT = frozenset({"في", "بشان", "حول", "في شان", "ل", "لوقف", "لانهاء", "لحل", "من اجل"})


def _pronoun(scene: Scene, clause: Clause, k: int) -> str:
    """The ending by which the verb at piece k takes something up, its own or that of «عليه», «ضده» behind it; empty where none does."""
    own = scene.pieces[k].enclitic
    behind = (p.norm for p in scene.pieces[k + 1 : min(k + 6, clause.end)] if p.cue == "pp" or p.norm in _AGAINST)
    word = own or next(behind, "")
    return word if word.startswith(("ه", *_TAKEN_UP)) else ""


def brings_plan(scene: Scene, index: int, k: int, trigger: Trigger) -> bool:
    """Whether the plan that the verb's row asks for heads its relative clause, «المبادرة التي أطلقها», or is whoever's who shows it, «أطلعه على خطته»."""
    if trigger.sense.type != "PROPOSAL" or not _PLANS.intersection(trigger.companions):
        return False
    shown = trigger.sense.name == "brief" and _document(scene, index, k, "delivered", trigger.prep) is not None
    headed = _headed(scene, index, k, trigger.sense.mode)
    if headed is None:
        return shown
    if trigger.lemma == "صادق" or (trigger.sense.mode == "accepted" and (headed.values[0] in ("plan", "scheme") or headed.values[3])):
        return False  # «الخطة التي صادق عليها المجلس»: as at home
    return trigger.lemma != "أطلق" or _at_issue(scene)


_AT_ISSUE = word_sets()["at_issue"]


def _at_issue(scene: Scene) -> bool:
    """Whether the sentence tells of a conflict or of dealings, so that no charity or city's programme is launched: «المبادرة التي أطلقها الرئيس لحل الأزمة»."""
    words = any(p.norm in _AT_ISSUE or p.norm.removeprefix("ل").removeprefix("ب") in _AT_ISSUE for p in scene.pieces)
    nouns = (triggers.nouns()[e[1]].sense for p in scene.pieces if p.kind == "lex" for e in p.entries if e[0] == "noun")
    return words or any(c.kind == "topic" for c in scene.cues) or any(s.type == "CONSULT" for s in nouns)


_PLANS = frozenset({"مقترح", "مبادره", "خطه"})


def takes_up_document(scene: Scene, index: int, k: int) -> bool:
    """Whether the verb tells a step of the document its clause hangs on: «المقترح الذي وافقت عليه إسرائيل ينص على هدنة»."""
    of_plans = [s for s in senses_of(scene.pieces[k]) if s.type == "PROPOSAL"]
    return any(_headed(scene, index, k, s.mode) is not None or _answers(scene, index, k, s.mode) for s in of_plans)


def _answers(scene: Scene, index: int, k: int, mode: str) -> bool:
    """Whether the first noun behind the verb is a certain plan that it accepts or refuses: «رفضت موسكو هدنة الثلاثين يوماً»."""
    document = _document(scene, index, k, mode) if mode in ("accepted", "rejected") else None
    if document is None or not is_certain(scene, document):
        return False
    return not any(p.has("noun", "masdar") for p in scene.pieces[k + 1 :] if p.i < document.i)


_FEMININE = frozenset({"initiative", "plan", "roadmap", "paper", "document", "formula", "truce", "deal", "version"})
_MASCULINE = frozenset({"proposal", "framework", "draft text", "offer", "ceasefire deal"})


_ANSWERING = frozenset({"رفض", "قبل", "وافق", "اعترض", "أدخل", "أيد"})


def _remembered(scene: Scene, index: int, k: int, trigger: Trigger, mode: str) -> Cue | None:
    """The plan of the sentence before, where nothing else can be meant: «عرضت مصر خطة. ورفضتها إسرائيل», «ووافقت عليه الحركة»."""
    clause = scene.clauses[index]
    pronoun = _pronoun(scene, clause, k)
    if mode not in ("accepted", "rejected", "amended") or trigger.lemma not in _ANSWERING or not pronoun or clause.opener == "rel":
        return None
    feminine = pronoun.endswith("ها")
    if not set(scene.discourse.papers) & (_FEMININE if feminine else _MASCULINE) or any(c.kind == "document" for c in scene.cues):
        return None
    before = scene.pieces[:k]
    named = any((p.kind == "word" or p.has("noun", "masdar")) and (p.norm.removesuffix("ات").endswith("ه") or p.norm.endswith("ات")) == feminine for p in before)
    if named or any(p.phrase is not None and p.prep for p in before):
        return None
    return plan_of(scene.pieces[k])


_WHICH = (("هو", "ما"), ("وهو", "ما"), ("الامر", "الذي"))


def _told_before(scene: Scene, index: int, k: int, mode: str) -> Cue | None:
    """What the sentence says was proposed, where «وهو ما وافقت عليه الحركة», «الأمر الذي رفضته إسرائيل» takes it up whole."""
    clause = scene.clauses[index]
    if mode not in ("accepted", "rejected") or not _pronoun(scene, clause, k):
        return None
    first = next((j for j in range(k - 1, max(0, k - 5), -1) if (scene.pieces[j - 1].norm, scene.pieces[j].norm) in _WHICH), None)
    return what_was_proposed(scene, first - 1) if first is not None else None


def _document_before(scene: Scene, index: int, k: int, mode: str, prep: str) -> Cue | None:
    """The document told before in the sentence that a pronoun takes up: «… هدنة، رفضتها إسرائيل», «وافقت عليها الحركة»."""
    piece, clause = scene.pieces[k], scene.clauses[index]
    taken_up = piece.enclitic in ("ه", "ها") or any(
        (p.cue == "pp" and p.norm in ("عليه", "عليها", "به", "بها")) or p.norm in _AGAINST
        for p in _without_brackets(scene, k + 1, clause.end)[:5]
    )
    answered = prep == "علي" and any(p.norm in ("عليه", "عليها") for p in scene.pieces[k + 1 : min(k + 5, clause.end)])
    if not taken_up or (mode not in ("accepted", "rejected", "amended") and not answered and not piece.enclitic):
        return None
    before = [c for c in scene.cues if c.kind == "document" and c.j <= piece.i and counts(scene, c, mode)]
    if mode in ("proposed", "delivered") and (set_off := next((c for c in reversed(before) if is_meant(scene, c, piece.enclitic)), None)) is not None and _set_off(scene, set_off, k):
        return replace(set_off, definite=True)
    if not before or not (is_certain(scene, before[-1]) or _is_proposed(scene, before[-1])):
        return None
    if mode in ("proposed", "delivered") and not answered and not (_close(scene, before[-1], k) or _goes_on(scene, before[-1], k)):
        return None
    return replace(before[-1], definite=True)


def _goes_on(scene: Scene, document: Cue, k: int) -> bool:
    """Whether a verb with «ف» or «و» tells what became of the plan that the verb before it brought: «طرح الفكرة على أردوغان، فنقلها الأخير إلى الأسد»."""
    piece = scene.pieces[k]
    if not piece.conj or not piece.enclitic or not is_meant(scene, document, piece.enclitic):
        return False
    between = [p for p in scene.pieces[:k] if p.i >= document.j]
    if any(p.norm.removeprefix("ال") in LETTERS for p in between):
        return False
    first = piece_of(scene, document)
    return any(s.type == "PROPOSAL" and s.mode in ("proposed", "delivered", "received") for p in scene.pieces[max(0, first - 8) : first] if p.kind == "lex" for s in senses_of(p))


def _set_off(scene: Scene, document: Cue, k: int) -> bool:
    """Whether a comma sets off who made the plan, told right behind the verb: «وافقت على مقترح لهدنة في السودان، قدمته الرباعية»."""
    comma, doer = scene.pieces[k - 1], scene.pieces[k + 1 : k + 2]
    if not k or comma.norm not in COMMAS or not any(p.kind == "np" and not p.prep and not p.conj for p in doer):
        return False
    first = piece_of(scene, document) + 1
    return k - first <= 9 and not any(is_verb(scene.pieces, j) for j in range(first, k))


def _close(scene: Scene, document: Cue, k: int) -> bool:
    """Whether the verb's ending can only mean the document shortly before: «أقرت القمة الخطة، بعدما عرضها الرئيس على القادة»."""
    between = [p for p in scene.pieces[:k] if p.i >= document.j]
    return len(between) <= 5 and not any(p.cue == "prep" or p.prep for p in between) and is_meant(scene, document, scene.pieces[k].enclitic or "عليه")


def _is_proposed(scene: Scene, document: Cue) -> bool:
    """Whether a verb just before it proposes the document: «اقترحت قطر هدنة»."""
    first = piece_of(scene, document)
    return any(sense.type == "PROPOSAL" for p in scene.pieces[max(0, first - _NEAR) : first] for sense in senses_of(p))


def senses_of(piece: Piece) -> list[Sense]:
    """What the piece may tell as a verb."""
    return [triggers.verbs()[e[1]].sense for e in piece.entries if e[0] == "verb"]




def remember_plans(discourse: Discourse, cues: Sequence[Cue]) -> None:
    """Notes that a plan was told of, so that «الصفقة», «النص», «المشروع» may mean it."""
    papers = [c.values[0] for c in cues if c.kind == "document" and not c.values[3]]
    discourse.papers, discourse.papers_here = discourse.papers_here, tuple(papers)
    discourse.plans = discourse.plans or any(c.kind == "document" and not c.values[3] and c.values[0] != "agreement" for c in cues) or any(
        c.kind == "topic" and c.values[0] in ("ceasefire", "prisoner exchange") for c in cues
    )
