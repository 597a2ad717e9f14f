"""Plans, papers and answers proposed, handed over, received, accepted or rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import ACTING, Draft, Scene, build_draft
from tawatur.accounts.lexicon import Sense, Trigger
from tawatur.accounts.noun_arguments import nisba_state
from tawatur.accounts.owners import owner_of, said_speaker
from tawatur.language import fold
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.overlay import OWN, Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_PRESENTING = frozenset({"قدم", "تقدم", "عرض"})  # verbs by which an answer is handed over as well


def read_proposal(
    scene: Scene, index: int, k: int, trigger: Trigger, subject: list[Phrase], args: Arguments, tense: str
) -> Draft | None:
    """The step that the verb at piece k tells: with its document, the one its pronoun means, or, for «اقترح», without any."""
    sense = trigger.sense
    document = _document_of_verb(scene, index, k, trigger, sense.mode, tense)
    document = document or _answered(scene, k, sense.mode, args)
    passed_on = _passed_on(scene, index, k, sense, subject, args) if document is None else None
    document = document or passed_on
    if trigger.lemma in _PRESENTING:
        answer = _document_of_verb(scene, index, k, trigger, "delivered", tense)
        if answer is not None and (document is None or answer.i < document.i):
            document, sense = answer, triggers.senses()["deliver"]  # «قدمت الحركة ردها على المقترح»
    if document is None and trigger.lemma != "اقترح":
        return None
    if document is not None and sense.mode in ("accepted", "rejected") and not _certain_document(scene, document):
        return None
    if document is not None and document.values[0] == "good offices" and trigger.lemma not in ("عرض", "اقترح", "طرح"):
        return None  # «أعلنت الدولة نجاح وساطتها»
    if trigger.lemma == "أقر" and document is not None and document.values[0] == "plan" and not _of_state(scene, document):
        return None  # «أقر المجلس خطة العام»
    if sense.name == "unveil" and (document is None or not _unveils(scene, k, document, subject)):
        return None
    sources = _recipients(scene, index, k, args) if sense.mode in ("accepted", "rejected") else []  # «عرضتها على الحركة فرفضتها»
    sources = sources or [p for p in subject if p.kind in ACTING] or _vetoing(scene, k, trigger) or _summit(scene, k)
    if not sources and sense.mode == "received" and document is not None and document.definite:
        sources = _receiver(scene, index, k, document)
    handed = passed_on is not None or (document is not None and document.definite and args.subject_word == k + 1 and not args.subject)
    if handed and sense.mode == "proposed" and not sources and "الي" in args.preps:
        sense = triggers.senses()["deliver"]  # «قُدّم المقترح إلى الطرفين»
    if not sources and not (handed and sense.mode in ("delivered", "proposed")):
        return None
    targets = [p for prep, role in sense.preps.items() if role == "target" for p in args.preps.get(prep, [])]
    if sense.mode == "delivered":
        targets = [*args.object, *targets]  # «سلّمت الحركة الوسطاء ردها»
        if not targets and document is not None and not document.definite and trigger.lemma != "تبادل":
            return None
        if trigger.lemma == "تبادل" and sum(len(p.parts) or 1 for p in sources) < 2:
            return None  # «تبادل الطرفان مسودتين»: both hand over
    roles = [("source", p) for p in sources] + [("target", p) for p in targets if p.kind in ACTING and p not in sources]
    draft = build_draft(scene, index, k, sense, roles, args, tense, f"verb.{sense.name}", subject)
    if draft is not None and document is not None:
        draft.document = (document.i, document.j)
    if draft is not None and sense.name == "accept_doc" and draft.status == "denied" and _refuses(scene, index, k):
        draft.sense, draft.status = triggers.senses()["reject_doc"], "happened"  # «لم تقبل طهران العرض»
    if draft is not None and document is not None and draft.status == "called_for" and any(c.kind == "status" and c.i == document.i for c in scene.cues):
        draft.status = "happened"  # «مقترحاً قدمه الوسطاء»: the plan, no participle
    if draft is not None and draft.status == "ongoing" and tense == "past":
        draft.status = "happened"  # «المقترح الذي عرضه الرئيس ما زال قائماً»
    return draft


def _receiver(scene: Scene, index: int, k: int, document: Cue) -> list[Phrase]:
    """Who received what a relative clause tells of: the doer before the document whom the verb agrees with: «تدرس الحركة المقترح الذي تلقته»."""
    if scene.clauses[index].opener != "rel" or scene.pieces[k].enclitic not in ("ه", "ها"):
        return []
    genders = {e[5] for e in scene.pieces[k].entries if e[0] == "verb" and e[3] == 3 and e[4] == "s"}
    for piece in reversed([p for p in scene.pieces if p.i < document.i]):
        phrase = piece.phrase
        if piece.kind != "np" or phrase is None or piece.prep or piece.conj or piece.depth or phrase.kind not in ACTING or phrase.number != "s" or phrase.parts:
            continue
        feminine = phrase.gender == "f" or phrase.kind in ("state", "organisation")
        return [phrase] if ("f" if feminine else "m") in genders else []
    return []


def _recipients(scene: Scene, index: int, k: int, args: Arguments) -> list[Phrase]:
    """Who answers by «فرفضتها», «فوافق عليه» without being named: the one to whom the clause before says it was offered or handed."""
    if scene.pieces[k].conj != "ف" or args.subject or not index:
        return []
    before, forms = scene.clauses[index - 1], {e[3:6] for e in scene.pieces[k].entries if e[0] == "verb" and e[3] == 3}
    handed = before.verb is not None and any(s.type == "PROPOSAL" and s.mode in ("proposed", "delivered") for s in _senses(scene.pieces[before.verb]))
    if not forms or before.verb is None or not handed or before.end > k:
        return []
    named = after(scene.pieces, before.verb + 1, before.end, not subject_left(scene.pieces, before, before.verb))
    found = [p for prep in ("علي", "الي", "ل") for p in named.preps.get(prep, []) if p.kind in ACTING]
    delivered = any(s.mode == "delivered" for s in _senses(scene.pieces[before.verb]))
    found = found or [p for p in named.object if delivered and p.kind in ACTING]  # «سلّمت مصر إسرائيل ورقة فرفضتها»
    if any(number in ("d", "p") for _, number, _ in forms) and (len(found) > 1 or any(p.number != "s" or p.parts for p in found)):
        return found
    genders = {gender for _, number, gender in forms if number == "s"}
    return found if len(found) == 1 and ("f" if found[0].gender == "f" or found[0].kind in ("state", "organisation") else "m") in genders else []


def _refuses(scene: Scene, index: int, k: int) -> bool:
    """Whether the verb of accepting stands right behind «لم», and nothing says that the answer is still to come: «لم توافق بعد»."""
    clause = scene.clauses[index]
    return k > clause.start and scene.pieces[k - 1].norm == "لم" and not any(p.norm in ("بعد", "حتي الان") for p in scene.pieces[k + 1 : clause.end])


def _document_of_verb(scene: Scene, index: int, k: int, trigger: Trigger, mode: str, tense: str) -> Cue | None:
    """The document of the step: on which the verb's clause hangs, which stands behind the verb, or which a pronoun takes up."""
    return (
        _headed(scene, index, k, mode, tense)
        or _document(scene, index, k, mode, trigger.prep)
        or _document_before(scene, index, k, mode, trigger.prep)
        or _told_before(scene, index, k, mode)
        or _remembered(scene, index, k, trigger, mode)
    )


def _document(scene: Scene, index: int, k: int, mode: str, prep: str = "") -> Cue | None:
    """The document that stands behind piece k in its clause, governed by the preposition that the verb needs."""
    clause = scene.clauses[index]
    first, last = scene.pieces[k].j, scene.pieces[clause.end - 1].j
    near = (c for c in scene.cues if c.kind == "document" and first <= c.i < min(last, first + (24 if prep else 14)))
    # a plan behind «و» is not what is offered: «عرض أنشطة اللجنة وخطتها»
    return next((c for c in near if not c.conj and _counts(scene, c, mode) and _governed(scene, c, prep)), None)


def _governed(scene: Scene, document: Cue, prep: str) -> bool:
    """Whether the preposition governs the document, or a word or two that it completes: «رد على المقترح», «وافق على بنود الخطة»."""
    if not prep:
        return True
    at = next((n for n, p in enumerate(scene.pieces) if p.i <= document.i < p.j), 0)
    if len(prep) == 1 and scene.pieces[at].norm.startswith(prep):
        return True
    for piece in reversed(scene.pieces[max(0, at - 3) : at]):
        if piece.norm == prep or piece.prep == prep:
            return True
        if piece.cue == "prep" or piece.prep or piece.kind == "mark":
            return False
    return False


_TAKEN_UP = ("عليه", "به", "اليه", "عنه", "ضده")
_PLURALS = word_sets()["papers_plural"]


def _of_state(scene: Scene, document: Cue) -> bool:
    """Whether an adjective says of which state the plan is: «الخطة المصرية»."""
    return any(nisba_of(p.norm) is not None for p in scene.pieces if p.i == document.j)


def _unveils(scene: Scene, k: int, document: Cue, subject: list[Phrase]) -> bool:
    """Whether somebody in office makes a plan of his own known: «كشف ترامب عن خطة», «أعلن الرئيس مبادرته»; not «كشف المتحدث عن خطة أميركية»."""
    between = [p for p in scene.pieces[k + 1 :] if p.i < document.i and p.start >= (subject[-1].end if subject else 0)]
    if len(subject) != 1 or subject[0].kind not in ("person", "office", "state", "organisation"):
        return False
    direct = len(between) <= 2 and not any(p.kind in ("lex", "np", "mark") or p.conj for p in between)
    if not (direct or (between and between[-1].norm == "عن")) or any(r.endswith(("spokesperson", "source")) for r in subject[0].roles):
        return False
    if document.definite and document.values[-1] != OWN:
        return False  # «أعلن المقترح»: whose it is, is not told
    nisba = next((nisba_of(p.norm) for p in scene.pieces if p.i == document.j), None)
    return nisba is None or nisba == subject[0].country


def _headed(scene: Scene, index: int, k: int, mode: str, tense: str = "past") -> Cue | None:
    """The document on which the verb's own clause hangs: «المقترح الذي عرضه بايدن», «خطة قدمتها مصر», «الورقة التي وافقت عليها الحركة»."""
    clause = scene.clauses[index]
    pronoun = _pronoun(scene, clause, k)
    if not pronoun:
        return None
    relative = clause.opener == "rel"
    head = scene.pieces[clause.start if relative else k].i
    near = [c for c in scene.cues if c.kind == "document" and head - (7 if relative else 3) <= c.j <= head]
    if not near or not _counts(scene, near[-1], mode) or not _is_meant(scene, near[-1], pronoun):
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
    return any(sense.type == "PROPOSAL" and _headed(scene, index, k, sense.mode) is not None for sense in _senses(scene.pieces[k]))


def _passed_on(scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase], args: Arguments) -> Cue | None:
    """The document that a relative clause without its doer says was handed over: «الورقة التي سُلّمت للوسطاء»."""
    clause = scene.clauses[index]
    handed = [p for prep in ("ل", "الي", "علي") for p in args.preps.get(prep, []) if p.kind in ACTING]
    if clause.opener != "rel" or sense.mode not in ("proposed", "delivered") or subject or args.object or not handed:
        return None
    head = scene.pieces[clause.start].i
    near = [c for c in scene.cues if c.kind == "document" and head - 7 <= c.j <= head and _counts(scene, c, "delivered")]
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
    return Cue("document", scene.pieces[k].i, scene.pieces[k].j, ("proposal", "", "", "", OWN), 0, True)


_WHICH = (("هو", "ما"), ("وهو", "ما"), ("الامر", "الذي"))


def _told_before(scene: Scene, index: int, k: int, mode: str) -> Cue | None:
    """What the sentence says was proposed, where «وهو ما وافقت عليه الحركة», «الأمر الذي رفضته إسرائيل» takes it up whole."""
    clause = scene.clauses[index]
    if mode not in ("accepted", "rejected") or not _pronoun(scene, clause, k):
        return None
    first = next((j for j in range(k - 1, max(0, k - 5), -1) if (scene.pieces[j - 1].norm, scene.pieces[j].norm) in _WHICH), None)
    return _what_was_proposed(scene, first - 1) if first is not None else None


def _answered(scene: Scene, k: int, mode: str, args: Arguments) -> Cue | None:
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
            return Cue("document", piece.i, piece.j, ("proposal", "", "", "", OWN), 0, True)
    return None


def _vetoing(scene: Scene, k: int, trigger: Trigger) -> list[Phrase]:
    """Whose veto it was that brought a draft down: «سقط مشروع القرار بالفيتو الأميركي»."""
    if "فيتو" not in trigger.companions:
        return []
    at = next((j for j in range(k + 1, len(scene.pieces)) if scene.pieces[j].norm.removeprefix("ب").removeprefix("ال") in ("فيتو", "نقض")), None)
    state = nisba_state(scene.pieces[at + 1]) if at is not None and at + 1 < len(scene.pieces) else None
    return [state] if state is not None else []


_SUMMITS = {"العربيه": "arab-league", "الاسلاميه": "oic", "الافريقيه": "au", "الخليجيه": "gcc", "الاوروبيه": "eu"}


def _summit(scene: Scene, k: int) -> list[Phrase]:
    """The body whose summit does what the verb at piece k tells: «أقرت القمة العربية الطارئة الخطة»."""
    if k + 2 >= len(scene.pieces):
        return []
    noun, whose = scene.pieces[k + 1], scene.pieces[k + 2]
    actor = scene.discourse.roster.by_id.get(_SUMMITS.get(whose.norm, "")) if noun.definite and noun.norm == "قمه" else None
    if actor is None:
        return []
    return [Phrase(noun.start, whose.end, noun.i, whose.j, "organisation", actor.name, "summit", actor.id, actor.country, named=True)]


def _is_meant(scene: Scene, document: Cue, pronoun: str) -> bool:
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
    before = [c for c in scene.cues if c.kind == "document" and c.j <= piece.i and _counts(scene, c, mode)]
    if not before or not (_certain_document(scene, before[-1]) or _is_proposed(scene, before[-1])):
        return None
    if mode in ("proposed", "delivered") and not answered and not _close(scene, before[-1], k):
        return None
    return replace(before[-1], definite=True)


def _close(scene: Scene, document: Cue, k: int) -> bool:
    """Whether the verb's ending can only mean the document shortly before: «أقرت القمة الخطة، بعدما عرضها الرئيس على القادة»."""
    between = [p for p in scene.pieces[:k] if p.i >= document.j]
    return len(between) <= 5 and not any(p.cue == "prep" or p.prep for p in between) and _is_meant(scene, document, scene.pieces[k].enclitic or "عليه")


def _is_proposed(scene: Scene, document: Cue) -> bool:
    """Whether a verb just before it proposes the document: «اقترحت قطر هدنة»."""
    near = [p for p in scene.pieces if document.i - 7 <= p.i < document.i]
    return any(sense.type == "PROPOSAL" for p in near for sense in _senses(p))


def _senses(piece: Piece) -> list[Sense]:
    """What the piece may tell as a verb."""
    return [triggers.verbs()[e[1]].sense for e in piece.entries if e[0] == "verb"]


def _counts(scene: Scene, document: Cue, mode: str) -> bool:
    """Whether the word is a document that can take this step here: «سلّم ردها», not «رفض الرد»; «أوراق» no credentials."""
    modes, without, told = document.values[1:4]
    if told and not (scene.discourse.plans and (document.definite or _of_state(scene, document))):
        return False
    if modes and mode not in modes:
        return False
    following = next((p.norm for p in scene.pieces if p.i == document.j), "")
    return not without or following not in _words(without)


@cache
def _words(cell: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in cell.split("|"))


def _certain_document(scene: Scene, document: Cue) -> bool:
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
    if piece.kind == "np" or piece.definite or piece.norm.startswith("ال") or nisba_of(piece.norm) is not None:
        return True
    ahead = scene.pieces[after + 1] if after + 1 < len(scene.pieces) else None
    if piece.norm == "من":
        return ahead is not None and (ahead.kind == "np" or ahead.cue == "num")  # «مبادرة من الرئيس», «ورقة من ست نقاط»
    if piece.norm in _SAYING or piece.norm.removeprefix("ب") in _CONTENTS:
        return True  # «مقترحاً بنشر مراقبين», «خطة تقضي بـ…»
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


_SAYING = frozenset(
    ["يقضي", "تقضي", "ينص", "تنص", "يتضمن", "تتضمن", "يشمل", "تشمل", "يدعو", "تدعو", "يقوم", "تقوم", "يمنح", "يتيح", "تتيح", "يمهد", "تمهد"]
)


def read_proposal_noun(scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase]) -> Draft | None:
    """«تسلّم الحركة المقترح», «سارعت الحركة إلى رفض المقترح»: a masdar with its doer and a definite document."""
    pieces = scene.pieces
    if subject and subject[0].kind in ACTING:
        near = _document_of_noun(scene, k + 1, sense.mode)
        if near is None or not _certain_document(scene, near):
            return None
        roles = [("source", p) for p in subject]
        carried = build_draft(scene, index, k, sense, roles, Arguments(), "noun", f"noun.{sense.name}", subject)
        if carried is not None:
            carried.document = (near.i, near.j)
        return carried
    owner = _possessor(scene, index, k) if pieces[k].enclitic else _announcer(scene, index, k)
    if owner is not None and not subject:
        return read_proposal_noun(scene, index, k, sense, [owner])  # «أعلنت الحركة قبولها المقترح»
    if (
        pieces[k].definite
        or k + 1 >= len(pieces)
        or pieces[k + 1].phrase is None
        or pieces[k + 1].prep
        or pieces[k + 1].conj
    ):
        return None
    source = pieces[k + 1].phrase
    if sense.name == "unveil":
        return _unveiling(scene, index, k, sense, source)
    document = _document_of_noun(scene, k + 2, sense.mode)
    if source is None or document is None or source.kind not in ACTING:
        return None
    draft = build_draft(
        scene, index, k, sense, [("source", source)], Arguments(), "noun", f"noun.{sense.name}", [source]
    )
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _possessor(scene: Scene, index: int, k: int) -> Phrase | None:
    """Whose «موافقته», «رفضها» is: who does what its clause tells, «أن نتنياهو أعطى موافقته», else who speaks, else the one named before."""
    clause = scene.clauses[index]
    left = subject_left(scene.pieces, clause, clause.verb) if clause.verb is not None and clause.verb < k else []
    if len(left) == 1 and (scene.pieces[k].enclitic == "ها") == (left[0].gender == "f" or left[0].kind in ("organisation", "state")):
        return left[0]
    return said_speaker(scene, k) if scene.said else owner_of(scene, k, [])


_ANNOUNCING = frozenset({"أعلن", "أكد", "نفى", "أبلغ", "أقر"})


def _announcer(scene: Scene, index: int, k: int) -> Phrase | None:
    """Who makes known a step of his own by a masdar alone: «أعلنت الحركة قبول المقترح», «أكد مكتب نتنياهو تلقي الرد»."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    clause = scene.clauses[index]
    if clause.verb is None or clause.verb >= k or scene.pieces[k].prep not in ("", "ب") or behind is None or behind.phrase is not None:
        return None
    said = next((s for s in scene.said if s.trigger == clause.verb and s.form == "verb" and s.row.lemma in _ANNOUNCING), None)
    between = scene.pieces[clause.verb + 1 : k]
    if said is None or any(p.kind == "lex" or p.cue in ("sub", "rel") for p in between):
        return None
    return said.speaker if said.speaker is not None and said.speaker.kind in ACTING else None


_UPON = word_sets()["upon"]


def _pointed_at(scene: Scene, start: int, pronoun: str, mode: str) -> Cue | None:
    """The plan that «موافقتها عليه», «قبوله بها» points at: the last one of the sentence that agrees."""
    before = [c for c in scene.cues if c.kind == "document" and c.j <= scene.pieces[start - 1].i and _counts(scene, c, mode)]
    if not before or not _is_meant(scene, before[-1], pronoun):
        return None
    return replace(before[-1], definite=True)


def _unveiling(scene: Scene, index: int, k: int, sense: Sense, source: Phrase | None) -> Draft | None:
    """«كشف الرئيس عن مقترح»: a plan made known, told by the masdar."""
    document = _document_of_noun(scene, k + 2, sense.mode)
    if source is None or document is None or not _unveils(scene, k, document, [source]):
        return None
    draft = build_draft(scene, index, k, sense, [("source", source)], Arguments(), "noun", "noun.unveil", [source])
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _document_of_noun(scene: Scene, start: int, mode: str) -> Cue | None:
    """The document from piece `start` on, past adjectives and one preposition: «رفضها القاطع للمقترح», «موافقة الحركة المبدئية على بنود الخطة»."""
    governed, passed = False, 0
    for j in range(start, min(start + 6, len(scene.pieces))):
        piece = scene.pieces[j]
        found = next((c for c in scene.cues if c.kind == "document" and c.i == piece.i), None)
        if found is None and piece.cue == "pp" and piece.norm in _UPON:
            return _pointed_at(scene, start, piece.norm, mode)
        if found is not None:
            return found if not found.conj and _counts(scene, found, mode) else None
        if piece.cue == "prep" and not governed:
            governed = True
        elif piece.kind != "word" or piece.conj or passed > 2 or not (governed or piece.norm.startswith("ال")):
            return None  # «طرح شروط على نص المقترح»: another thing is proposed
        passed += piece.kind == "word"
    return None


_MET_WITH = word_sets()["proposals_met_with"]


def read_met_with(scene: Scene, index: int, k: int, sense: Sense) -> Draft | None:
    """Who took or refused a plan that met with it: «حظي المقترح بموافقة حماس», «قوبلت المبادرة برفض إسرائيلي», «لقي المقترح رفضاً من موسكو»."""
    clause, pieces = scene.clauses[index], scene.pieces
    verb = next((j for j in range(k - 1, max(clause.start - 1, k - 7), -1) if pieces[j].norm.removeprefix("و") in _MET_WITH), None)
    if verb is None or sense.mode not in ("accepted", "rejected"):
        return None
    first = pieces[max(0, verb - 5)].i if clause.opener == "rel" or verb > clause.start else pieces[verb].i
    document = next((c for c in scene.cues if c.kind == "document" and first <= c.i < pieces[k].i and c.definite), None)
    if document is None or not _counts(scene, document, sense.mode):
        return None
    doers = _met_by(scene, k)
    roles = [("source", p) for p in doers if p.kind in ACTING]
    draft = build_draft(scene, index, k, sense, roles, Arguments(), "noun", f"met.{sense.name}", doers) if roles else None
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _met_by(scene: Scene, k: int) -> list[Phrase]:
    """Whose acceptance or refusal the masdar at piece k is: «رفض حماس», «رفضاً من موسكو», «برفض إسرائيلي وأميركي»."""
    found: list[Phrase] = []
    for j in range(k + 1, min(k + 8, len(scene.pieces))):
        piece = scene.pieces[j]
        state = nisba_state(piece) if not any(p.rule != "nisba" for p in found) else None
        if state is not None:
            found.append(state)
        elif piece.phrase is not None and (piece.prep in ("", "من") or piece.conj) and (piece.prep == "من" or j == k + 1 or piece.conj):
            found.append(piece.phrase)
        elif not (piece.norm == "من" or (piece.kind == "word" and not found)):
            break
    return found


def remember_plans(discourse: Discourse, cues: Sequence[Cue]) -> None:
    """Notes that a plan was told of, so that «الصفقة», «النص», «المشروع» may mean it."""
    papers = [c.values[0] for c in cues if c.kind == "document" and not c.values[3]]
    discourse.papers, discourse.papers_here = discourse.papers_here, tuple(papers)
    discourse.plans = discourse.plans or any(c.kind == "document" and not c.values[3] for c in cues) or any(
        c.kind == "topic" and c.values[0] in ("ceasefire", "prisoner exchange") for c in cues
    )
