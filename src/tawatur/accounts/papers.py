"""Which plan, paper or text a step is about: the one behind the verb, before it, or the one a pronoun takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import COMMAS, Clause
from tawatur.accounts.drafts import Scene
from tawatur.accounts.enough import ACTING
from tawatur.accounts.lexicon import Sense, Trigger
from tawatur.language import fold
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.overlay import OWN, Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets


def document_of_verb(scene: Scene, index: int, k: int, trigger: Trigger, mode: str, tense: str) -> Cue | None:
    """The document of the step: on which the verb's clause hangs, which stands behind the verb, or which a pronoun takes up."""
    return (
        _headed(scene, index, k, mode, tense)
        or _document(scene, index, k, mode, trigger.prep)
        or _document_before(scene, index, k, mode, trigger.prep)
        or _told_before(scene, index, k, mode)
        or _remembered(scene, index, k, trigger, mode)
        or _offered(scene, k, trigger, mode)
        or _replied_to(scene, k, trigger, mode)
    )


def _plan_of(piece: Piece) -> Cue:
    """A plan that no word names, at the piece that tells of it."""
    return Cue("document", piece.i, piece.j, ("proposal", "", "", "", OWN), 0, True)


def _piece_of(scene: Scene, document: Cue) -> int:
    """The piece at which the document's words begin."""
    return next((n for n, p in enumerate(scene.pieces) if p.i <= document.i < p.j), 0)


def _replied_to(scene: Scene, k: int, trigger: Trigger, mode: str) -> Cue | None:
    """The plan told of before that is answered without being named: «عرضت مصر خطة. وردت الحركة بالرفض»."""
    if trigger.lemma != "رد" or mode not in ("accepted", "rejected"):
        return None
    told = scene.discourse.papers or any(c.kind == "document" and c.i < scene.pieces[k].i for c in scene.cues)
    return _plan_of(scene.pieces[k]) if told else None


def _offered(scene: Scene, k: int, trigger: Trigger, mode: str) -> Cue | None:
    """The act that is offered, as a document: «عرضت قطر استضافة المحادثات», «طرح عليه أن …», «رفضت وقف إطلاق النار الذي اقترحته واشنطن»."""
    answers = mode in ("accepted", "rejected")
    if not answers and trigger.lemma not in ("عرض", "طرح"):
        return None
    for j in range(k + 1, min(k + 12, len(scene.pieces))):
        piece = scene.pieces[j]
        word = piece.norm.split(" ")[0]
        if piece.phrase is not None or piece.kind == "time" or piece.norm in _PASSED_OVER:
            continue
        acts = piece.norm == "ان" if piece.cue == "sub" else bool({word, word.removeprefix("ال"), word.removesuffix("ا")} & _CONTENTS)
        if not acts or (piece.conj and not piece.norm.startswith("و")) or (answers and not _maker_behind(scene, j + 1)):
            return None
        return _plan_of(piece)
    return None


def _document(scene: Scene, index: int, k: int, mode: str, prep: str = "") -> Cue | None:
    """The document that stands behind piece k in its clause, governed by the preposition that the verb needs."""
    first, last = scene.pieces[k].j, scene.pieces[_reach(scene, index) - 1].j
    near = (c for c in scene.cues if c.kind == "document" and first <= c.i < min(last, first + (24 if prep else 14)))
    # a plan behind «و» is not what is offered: «عرض أنشطة اللجنة وخطتها»
    return next((c for c in near if not c.conj and counts(scene, c, mode) and _governed(scene, c, prep) and not (mode in _HANDED and not prep and _aside(scene, c))), None)


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
    k = _piece_of(scene, document)
    led = k > 0 and scene.pieces[k - 1].cue == "prep" and scene.pieces[k - 1].norm not in ("ب", "من")  # «نسخة من الوثيقة»
    return led or scene.pieces[k].prep == "ل"


def _governed(scene: Scene, document: Cue, prep: str) -> bool:
    """Whether the preposition governs the document, or a word or two that it completes: «رد على المقترح», «وافق على بنود الخطة»."""
    if not prep:
        return True
    at = _piece_of(scene, document)
    if len(prep) == 1 and scene.pieces[at].norm.startswith(prep):
        return True
    if at > 2 and scene.pieces[at - 1].norm == "في" and scene.pieces[at - 2].norm in _STOOD and scene.pieces[at - 3].norm == "ما":
        at -= 3  # «وافق على كل ما ورد في الورقة»
    for piece in reversed(scene.pieces[max(0, at - 3) : at]):
        if piece.norm == prep or piece.prep == prep:
            return True
        if piece.cue == "prep" or piece.prep or piece.kind == "mark":
            return False
    return False


_TAKEN_UP = ("عليه", "به", "اليه", "عنه", "ضده")
_STOOD = frozenset({"ورد", "رد", "جاء", "وردت", "جاءت"})
_HANDED = frozenset({"proposed", "delivered", "received"})
_PLURALS = word_sets()["papers_plural"]


def of_state(scene: Scene, document: Cue) -> bool:
    """Whether an adjective says of which state the plan is: «الخطة المصرية»."""
    return any(nisba_of(p.norm) is not None for p in scene.pieces if p.i == document.j)


def _headed(scene: Scene, index: int, k: int, mode: str, tense: str = "past") -> Cue | None:
    """The document on which the verb's own clause hangs: «المقترح الذي عرضه بايدن», «خطة قدمتها مصر», «الورقة التي وافقت عليها الحركة»."""
    clause = scene.clauses[index]
    pronoun = _pronoun(scene, clause, k)
    if not pronoun:
        return None
    relative = clause.opener == "rel"
    head = scene.pieces[clause.start if relative else k].i
    near = [c for c in scene.cues if c.kind == "document" and head - (7 if relative else 3) <= c.j <= head]
    if not near or not counts(scene, near[-1], mode) or not is_meant(scene, near[-1], pronoun):
        return None
    if tense == "present" and not near[-1].definite:
        return None  # «صيغة تقبل بها الحركة»: one that is sought
    between = [p for p in scene.pieces if near[-1].j <= p.i < head]
    if any(p.has("verb", "light", "speech", "noun") for p in between if p.kind == "lex"):
        return None
    if not relative and any(p.cue == "prep" or p.prep for p in between):
        return None  # «ردا على سؤال طرحته الصحيفة»
    return replace(near[-1], definite=True)


def _pronoun(scene: Scene, clause: Clause, k: int) -> str:
    """The ending by which the verb at piece k takes something up, its own or that of «عليه», «ضده» behind it; empty where none does."""
    own = scene.pieces[k].enclitic
    behind = (p.norm for p in scene.pieces[k + 1 : min(k + 6, clause.end)] if p.cue == "pp" or p.norm in ("ضده", "ضدها"))
    word = own or next(behind, "")
    return word if word.startswith(("ه", *_TAKEN_UP)) else ""


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


def passed_on(scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase], args: Arguments) -> Cue | None:
    """The document that a relative clause without its doer says was handed over: «الورقة التي سُلّمت للوسطاء»."""
    clause = scene.clauses[index]
    handed = [p for prep in ("ل", "الي", "علي") for p in args.preps.get(prep, []) if p.kind in ACTING]
    if clause.opener != "rel" or sense.mode not in ("proposed", "delivered") or subject or args.object or not handed:
        return None
    head = scene.pieces[clause.start].i
    near = [c for c in scene.cues if c.kind == "document" and head - 7 <= c.j <= head and counts(scene, c, "delivered")]
    if not near or any(p.kind == "lex" or p.phrase is not None for p in scene.pieces if near[-1].j <= p.i < head):
        return None
    return near[-1] if clause.word in ("الذي", "التي") and near[-1].definite else None


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
    return _plan_of(scene.pieces[k])


_WHICH = (("هو", "ما"), ("وهو", "ما"), ("الامر", "الذي"))


def _told_before(scene: Scene, index: int, k: int, mode: str) -> Cue | None:
    """What the sentence says was proposed, where «وهو ما وافقت عليه الحركة», «الأمر الذي رفضته إسرائيل» takes it up whole."""
    clause = scene.clauses[index]
    if mode not in ("accepted", "rejected") or not _pronoun(scene, clause, k):
        return None
    first = next((j for j in range(k - 1, max(0, k - 5), -1) if (scene.pieces[j - 1].norm, scene.pieces[j].norm) in _WHICH), None)
    return _what_was_proposed(scene, first - 1) if first is not None else None


def answered(scene: Scene, k: int, mode: str, args: Arguments) -> Cue | None:
    """What the sentence says was proposed, where its answer names nothing: «اقترحت واشنطن تأجيل البحث، فقبلت حماس واعترضت إسرائيل»."""
    alone = not (args.object or args.preps or args.object_words or args.nouns) and len(args.subject) == 1
    if mode not in ("accepted", "rejected") or not alone or scene.pieces[k].conj not in ("ف", "و"):
        return None
    return _what_was_proposed(scene, k)


def _what_was_proposed(scene: Scene, before: int) -> Cue | None:
    """What the last verb of proposing before a piece brings, as a document."""
    for piece in reversed(scene.pieces[:before]):
        rows = [triggers.verbs()[e[1]] for e in piece.entries if e[0] == "verb"]
        if any(row.sense.mode == "proposed" and row.lemma in ("اقترح", "عرض", "طرح") for row in rows):
            return _plan_of(piece)
    return None


def is_meant(scene: Scene, document: Cue, pronoun: str) -> bool:
    """Whether the pronoun agrees with the document's gender; of «ردها» and the like, and of two, anything does."""
    word = next((p.norm for p in scene.pieces if p.i <= document.i < p.j), "").split(" ")[0]
    feminine = word.endswith(("ه", "ات")) or word.removeprefix("ال") in _PLURALS
    return document.values[-1] == OWN or feminine == pronoun.endswith("ها")


def _document_before(scene: Scene, index: int, k: int, mode: str, prep: str) -> Cue | None:
    """The document told before in the sentence that a pronoun takes up: «… هدنة، رفضتها إسرائيل», «وافقت عليها الحركة»."""
    piece, clause = scene.pieces[k], scene.clauses[index]
    taken_up = piece.enclitic in ("ه", "ها") or any(
        (p.cue == "pp" and p.norm in ("عليه", "عليها", "به", "بها")) or p.norm in ("ضده", "ضدها")
        for p in scene.pieces[k + 1 : min(k + 5, clause.end)]
    )
    answered = prep == "علي" and any(p.norm in ("عليه", "عليها") for p in scene.pieces[k + 1 : min(k + 5, clause.end)])
    if not taken_up or (mode not in ("accepted", "rejected", "amended") and not answered and not piece.enclitic):
        return None
    before = [c for c in scene.cues if c.kind == "document" and c.j <= piece.i and counts(scene, c, mode)]
    if not before or not (is_certain(scene, before[-1]) or _is_proposed(scene, before[-1])):
        return None
    if mode in ("proposed", "delivered") and not answered and not _close(scene, before[-1], k):
        return None
    return replace(before[-1], definite=True)


def _close(scene: Scene, document: Cue, k: int) -> bool:
    """Whether the verb's ending can only mean the document shortly before: «أقرت القمة الخطة، بعدما عرضها الرئيس على القادة»."""
    between = [p for p in scene.pieces[:k] if p.i >= document.j]
    return len(between) <= 5 and not any(p.cue == "prep" or p.prep for p in between) and is_meant(scene, document, scene.pieces[k].enclitic or "عليه")


def _is_proposed(scene: Scene, document: Cue) -> bool:
    """Whether a verb just before it proposes the document: «اقترحت قطر هدنة»."""
    near = [p for p in scene.pieces if document.i - 7 <= p.i < document.i]
    return any(sense.type == "PROPOSAL" for p in near for sense in senses_of(p))


def senses_of(piece: Piece) -> list[Sense]:
    """What the piece may tell as a verb."""
    return [triggers.verbs()[e[1]].sense for e in piece.entries if e[0] == "verb"]


def counts(scene: Scene, document: Cue, mode: str) -> bool:
    """Whether the word is a document that can take this step here: «سلّم ردها», not «رفض الرد»; «أوراق» no credentials."""
    modes, without, told = document.values[1:4]
    if mode == "proposed" and document.values[0] in ("offer", "text"):
        return _is_offer(scene, document)
    if told and not (scene.discourse.plans and (document.definite or of_state(scene, document))):
        return False
    if modes and mode not in modes:
        return False
    following = next((p.norm for p in scene.pieces if p.i == document.j), "")
    adverb = following == "علي" or any(p.norm == "ردا علي" and p.i <= document.i < p.j for p in scene.pieces)
    if document.values[0] == "answer" and adverb and _beside_letter(scene, document):
        return False  # «تلقى برقية شكر من الرئيس رداً على تهنئته»
    return not without or following not in _words(without)


def _is_offer(scene: Scene, document: Cue) -> bool:
    """Whether what is presented is an offer or a text, no show or talk: «قدم عرضاً بالتهدئة», «قدم نصاً معدلاً»."""
    ahead = next((p for p in scene.pieces if p.i == document.j), None)
    if ahead is None or document.definite or ahead.kind == "mark":
        return False
    content = ahead.norm.split(" ")[0].removeprefix("ل").removeprefix("ب")
    return ahead.norm == "بان" or ahead.norm.startswith("بال") or ahead.norm in _SAYING or ahead.norm in _AS_OFFERED or (content != ahead.norm and content in _CONTENTS)


def _beside_letter(scene: Scene, document: Cue) -> bool:
    """Whether «رداً» only says what a letter or call before it answers."""
    return any(p.i < document.i and p.norm in _LETTERS for p in scene.pieces)


_LETTERS = frozenset({"برقيه", "برقيات", "رساله", "رسايل", "خطابا", "اتصالا", "كتابا"})


@cache
def _words(cell: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in cell.split("|"))


def is_certain(scene: Scene, document: Cue) -> bool:
    """Whether a certain plan is meant: «المقترح», «مقترح أميركي», «اقتراح وقف النار», «اقتراحاً من الاتحاد»; not «أكثر من مقترح»."""
    if document.definite or document.values[0] == "draft text":
        return True
    last = next((p.norm for p in scene.pieces if p.i < document.j <= p.j), "")
    if document.j > document.i + 1 and last.startswith("ال"):
        return True  # «صفقة التبادل»
    after = next((n for n, p in enumerate(scene.pieces) if p.i >= document.j), None)
    if after is None:
        return False
    piece = scene.pieces[after]
    if piece.kind == "np" or piece.definite or piece.norm.startswith(("ال", "بال")) or nisba_of(piece.norm) is not None or piece.norm in _OF_BODIES:
        return True
    ahead = scene.pieces[after + 1] if after + 1 < len(scene.pieces) else None
    if piece.norm == "سبق":
        return True  # «وهي صيغة سبق للوفد أن رفضها»
    if piece.norm == "من":
        return ahead is not None and (ahead.kind == "np" or ahead.cue == "num")  # «مبادرة من الرئيس», «ورقة من ست نقاط»
    if piece.norm in _SAYING or piece.norm == "بان" or piece.norm.split(" ")[0].removeprefix("ب") in _CONTENTS:
        return True  # «مقترحاً بنشر مراقبين», «بأن تستضيف …», «خطة تقضي بـ…»
    return any(c.kind == "topic" and c.i == document.j for c in scene.cues) or _maker_behind(scene, after)


def _maker_behind(scene: Scene, j: int) -> bool:
    """Whether a clause behind the document says who made it: «مسودة اتفاق قدمها الوسيط», «مقترح تقدمت به قطر»."""
    for n, piece in enumerate(scene.pieces[j : j + 8], j):
        entry = piece.has("verb") or piece.has("masdar")
        ahead = scene.pieces[n + 1] if n + 1 < len(scene.pieces) else None
        resumed = piece.enclitic or piece.norm.endswith("ه") or (ahead is not None and ahead.cue == "pp")
        if entry is not None and resumed:
            sense = triggers.verbs()[entry[1]].sense
            return sense.mode in ("proposed", "delivered", "amended") or sense.type == "AGREE"
    return False


_CONTENTS = word_sets()["contents"]
_OF_BODIES = word_sets()["adjectives_of_bodies"]
_AS_OFFERED = word_sets()["as_offered"]
_PASSED_OVER = frozenset({"علي", "عليه", "عليها", "عليهم", "عليهما", "الي", "ل", "من", "جديد", "مجددا", "بدوره", "بدورها", "رسميا", "علنا", "عوضا", "بدلا", "عنها", "عنه", "عن", "ذلك", "في", "المقابل", "في المقابل"})
_SAYING = frozenset(
    ["يقضي", "تقضي", "ينص", "تنص", "يتضمن", "تتضمن", "يشمل", "تشمل", "يدعو", "تدعو", "يقوم", "تقوم", "يمنح", "يتيح", "تتيح", "يمهد", "تمهد"]
)


def remember_plans(discourse: Discourse, cues: Sequence[Cue]) -> None:
    """Notes that a plan was told of, so that «الصفقة», «النص», «المشروع» may mean it."""
    papers = [c.values[0] for c in cues if c.kind == "document" and not c.values[3]]
    discourse.papers, discourse.papers_here = discourse.papers_here, tuple(papers)
    discourse.plans = discourse.plans or any(c.kind == "document" and not c.values[3] for c in cues) or any(
        c.kind == "topic" and c.values[0] in ("ceasefire", "prisoner exchange") for c in cues
    )
