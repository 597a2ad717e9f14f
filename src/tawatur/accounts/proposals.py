"""Plans, papers and answers proposed, handed over, received, accepted or rejected."""

from __future__ import annotations

from dataclasses import replace

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import COMMAS
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import ACTING
from tawatur.accounts.handed import made_by, passed_on
from tawatur.accounts.lexicon import Sense, Trigger
from tawatur.accounts.noun_arguments import nisba_state
from tawatur.accounts.offered import answered
from tawatur.accounts.papers import document_of_verb, senses_of
from tawatur.accounts.plans import is_certain, of_state
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.overlay import OWN, Cue
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_AT_HOME = word_sets()["at_home"]
_FIRMS = word_sets()["firms"]
_PRESENTING = frozenset({"قدم", "تقدم", "عرض"})  # verbs by which an answer is handed over as well


def read_proposal(
    scene: Scene, index: int, k: int, trigger: Trigger, subject: list[Phrase], args: Arguments, tense: str
) -> Draft | None:
    """The step that the verb at piece k tells: with its document, the one its pronoun means, or, for «اقترح», without any."""
    sense = trigger.sense
    document = document_of_verb(scene, index, k, trigger, sense.mode, tense)
    document = document or answered(scene, k, sense.mode, args)
    passing = passed_on(scene, index, k, sense, subject, args) if document is None else None
    document, subject = (passing, args.agents or args.preps.get("من", []) or made_by(scene, passing)) if passing is not None else (document, subject)
    if document is not None and (behind := _doers_behind_plan(scene, k, sense.mode, document, args)):
        subject, args.object = behind, []
    if trigger.lemma in _PRESENTING:
        answer = document_of_verb(scene, index, k, trigger, "delivered", tense)
        if answer is not None and document is None and answer.values[0] == "offer" and answer.i < scene.pieces[k].i:
            document = answer  # «العرض الذي قدمته كوريا»
        elif answer is not None and (document is None or answer.i < document.i):
            document, sense = answer, triggers.senses()["deliver"]  # «قدمت الحركة ردها على المقترح»
    if document is None and (trigger.lemma != "اقترح" or any(p.norm in _AT_HOME for p in scene.pieces[k + 1 : k + 9])):
        return None
    if trigger.lemma == "رد" and _is_answer(scene, k):
        return None
    if trigger.lemma == "حمل" and k and scene.pieces[k - 1].norm == "ما":
        return None  # «ما تحمله القائمة من طلبات»
    if document is not None and sense.mode in ("accepted", "rejected") and not is_certain(scene, document):
        return None
    if document is not None and document.values[0] == "good offices" and trigger.lemma not in ("عرض", "اقترح", "طرح"):
        return None  # «أعلنت الدولة نجاح وساطتها»
    if trigger.lemma == "أقر" and document is not None and document.values[0] == "plan" and not of_state(scene, document):
        return None  # «أقر المجلس خطة العام»
    if sense.name == "unveil" and document is not None and (maker := _maker_behind(scene, document)) is not None:
        subject = [maker]  # «كشف الوزير عن مقترح من الاتحاد بنشر مراقبين»
    elif sense.name == "unveil" and (document is None or not unveils(scene, k, document, subject)):
        return None
    if document is not None and document.i < scene.pieces[k].i and scene.pieces[k].enclitic:
        args.object = [p for p in args.object if p.start >= scene.pieces[k].end and (p.antecedent is None or p.end > scene.pieces[k].end)]  # the ending means the plan
    if scene.clauses[index].word == "كما" and subject and subject[0].start < scene.pieces[scene.clauses[index].start].start:
        subject = _same_step_before(scene, index, k) or subject
    sources = recipients(scene, index, k, args, document) if sense.mode in ("accepted", "rejected") else []  # «عرضتها على الحركة فرفضتها»
    if args.agents and document is not None and document.i > scene.pieces[k].i:
        sources = [p for p in args.agents if p.kind in ACTING]  # «رُفضت المبادرة من جانب طهران»
    sources = sources or [p for p in subject if p.kind in ACTING] or _vetoing(scene, k, trigger) or _summit(scene, k)
    if not sources and document is not None and document.definite and not _has_doer(scene, args):
        sources = _doer_before(scene, index, k, sense, document)
    handed = passing is not None or (document is not None and document.definite and args.subject_word == k + 1 and not args.subject and scene.pieces[k + 1].i == document.i)
    if handed and sense.mode == "proposed" and not sources and ("الي" in args.preps or (passing is not None and "ل" in args.preps)):
        sense = triggers.senses()["deliver"]  # «قُدّم المقترح إلى الطرفين»
    if not sources and not (handed and sense.mode in ("delivered", "proposed")):
        return None
    if any(p.phrase in sources and p.norm.split(" ")[0].removeprefix("ال") in _FIRMS for p in scene.pieces if p.phrase is not None and not p.phrase.name):
        return None  # «عرضت الشركة على الحكومة تشغيل المطار»
    targets = [p for prep, role in sense.preps.items() if role == "target" for p in args.preps.get(prep, []) if not (_is_quoted(scene, p) or _visited(scene, p) or _aimed_at(scene, p))]
    if not targets and scene.clauses[index].opener == "rel" and sense.mode in ("proposed", "delivered"):
        targets = _behind_comma(scene, index)
    if sense.mode == "delivered":
        targets = [*args.object, *targets]  # «سلّمت الحركة الوسطاء ردها»
        told = document is None or document.definite or ((trigger.prep == "علي" or sense.name == "circulate") and is_certain(scene, document))  # «رد على مسودة الاتفاق», «وزّع مسودة الاتفاق»
        if not targets and not told and trigger.lemma != "تبادل":
            return None
        if trigger.lemma == "تبادل" and sum(len(p.parts) or 1 for p in sources) < 2:
            return None  # «تبادل الطرفان مسودتين»: both hand over
    targets = [q for p in targets for q in _both_but(scene, p, sources)]
    roles = [("source", p) for p in sources] + [("target", p) for p in targets if p.kind in ACTING and p not in sources]
    draft = build_draft(scene, index, k, sense, roles, args, tense, f"verb.{sense.name}", subject)
    if draft is not None and document is not None:
        draft.document, draft.another = (document.i, document.j), _another_plan(scene, document)
        scene.used.update(j for j, p in enumerate(scene.pieces) if p.i == document.i and p.has("noun") and p.enclitic)  # «عرضت الجزائر وساطتها»
    if draft is not None and sense.name == "accept_doc" and draft.status == "denied" and _refuses(scene, index, k):
        draft.sense, draft.status = triggers.senses()["reject_doc"], "happened"  # «لم تقبل طهران العرض»
    if draft is not None and document is not None and draft.status == "called_for" and any(c.kind == "status" and c.i == document.i for c in scene.cues):
        draft.status = "happened"  # «مقترحاً قدمه الوسطاء»: the plan, no participle
    if draft is not None and draft.status == "ongoing" and tense == "past":
        draft.status = "happened"  # «المقترح الذي عرضه الرئيس ما زال قائماً»
    return draft


def _is_answer(scene: Scene, k: int) -> bool:
    """Whether «رد» is the noun: behind «هناك», «أي», «لا يوجد», or before the adjective of the state that gave it: «لا يوجد رد إسرائيلي على المقترح»."""
    before, behind = scene.pieces[k - 1] if k else None, scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    word = behind.norm.removesuffix("ا") if behind is not None and behind.kind == "word" else ""
    return scene.pieces[k].norm == "رد" and ((before is not None and before.norm in _THERE_IS) or nisba_of(word) is not None or word in ("رسمي", "نهائي", "ايجابي"))


_THERE_IS = word_sets()["there_is"]


def _doers_behind_plan(scene: Scene, k: int, mode: str, document: Cue, args: Arguments) -> list[Phrase]:
    """Who acts where they stand behind the plan, and it right behind the verb: «أعد المسودة كل من الوزير ونظيره», «قدّم الورقة الوسيطان إلى الحركة»."""
    first = args.subject_word == k + 1 and scene.pieces[k + 1].i == document.i and document.definite and not scene.pieces[k].enclitic
    if not first or args.subject or (mode == "delivered" and not {"الي", "ل"} & set(args.preps)):
        return []
    behind = scene.pieces[k + 2] if k + 2 < len(scene.pieces) else None
    alone = not args.object and scene.pieces[k + 1].norm.startswith("ال") and behind is not None and behind.i == document.j and not behind.prep and not behind.conj
    found = [behind.phrase] if alone and behind is not None and behind.phrase is not None else args.object
    return list(found) if all(p.kind in ACTING for p in found) else []


_OTHERS = frozenset({"اولي", "اول", "سابقه", "سابق", "سابقا", "اخري", "اخر", "ثانيه", "ثان", "ثانيا", "مغايره", "مغايرا", "مضاده", "مضادا"})


def _another_plan(scene: Scene, document: Cue) -> bool:
    """Whether an adjective makes the plan another state's than the one told of before in the sentence: «رفضت المقترح السوداني، كما رفضت مقترحاً مصرياً»."""
    if not document.definite and any(p.norm in _OTHERS for p in scene.pieces if document.j <= p.i < document.j + 3):
        return True  # «وافقت على مبادرة مصرية أولى»
    makers = {c.i: next((nisba_of(p.norm) for p in scene.pieces if p.i == c.j), None) for c in scene.cues if c.kind == "document" and c.i <= document.i}
    own = makers.pop(document.i, None)
    return own is not None and any(other is not None and other != own for other in makers.values())


def _doer_before(scene: Scene, index: int, k: int, sense: Sense, document: Cue) -> list[Phrase]:
    """Who does what a verb tells that names nobody, where only one named before the plan can have done it."""
    if sense.mode == "received" or document.values[-1] == OWN:
        return _receiver(scene, index, k, document) or _owner_before(scene, index, k, document)
    before = next((n for n, p in enumerate(scene.pieces) if p.i >= document.i), 0)
    called = before > 0 and scene.pieces[before - 1].cue == "pron"  # «وهو العرض الذي قدمه»
    return _receiver(scene, index, k, document, alone=not called) if sense.mode in ("proposed", "delivered") else []


def _has_doer(scene: Scene, args: Arguments) -> bool:
    """Whether a common noun stands behind the verb as its subject, before all that prepositions bring."""
    word = args.subject_word
    return word is not None and scene.pieces[word].norm.startswith("ال") and not any(p.start < scene.pieces[word].start for found in args.preps.values() for p in found)


def _receiver(scene: Scene, index: int, k: int, document: Cue, alone: bool = False) -> list[Phrase]:
    """Who received, or made as his own, what a relative clause tells of: the doer before the document whom the verb agrees with: «تدرس الحركة المقترح الذي تلقته»."""
    clause = scene.clauses[index]
    bare = clause.opener == "verb" and clause.start == k and scene.pieces[k - 1].j == document.j  # «عرض قدمته إلى واشنطن»
    if not (clause.opener == "rel" or bare) or scene.pieces[k].enclitic not in ("ه", "ها"):
        return []
    genders = {e[5] for e in scene.pieces[k].entries if e[0] == "verb" and e[3] == 3 and e[4] == "s"}
    named: list[Phrase] = []
    for piece in reversed([p for p in scene.pieces if p.i < document.i]):
        phrase = piece.phrase
        if piece.kind != "np" or phrase is None or piece.prep or piece.conj or piece.depth or phrase.kind not in ACTING or phrase.number != "s" or phrase.parts:
            continue
        feminine = phrase.gender == "f" or phrase.kind in ("state", "organisation")
        if ("f" if feminine else "m") in genders:
            named.append(phrase)
        elif not alone:
            break
        if not alone:
            break
    return named if len(named) == 1 and (named[0].name or not alone) else []


def _owner_before(scene: Scene, index: int, k: int, document: Cue) -> list[Phrase]:
    """Whose the plan is that somebody not named sends: the doer named before him in the sentence, «عملت أرمينيا على النقاط وأرسلت مقترحاتها»."""
    piece = scene.pieces[k]
    if document.values[-1] != OWN or document.i < piece.i or piece.conj != "و" or scene.clauses[index].opener == "rel":
        return []
    genders = {e[5] for e in piece.entries if e[0] == "verb" and e[3] == 3 and e[4] == "s"}
    named = [p.phrase for p in scene.pieces[:k] if p.phrase is not None and not p.prep and not p.conj and not p.depth and p.phrase.kind in ACTING and p.phrase.name]
    agreeing = [p for p in named if ("f" if p.gender == "f" or p.kind in ("state", "organisation") else "m") in genders and p.number == "s"]
    return agreeing if len(agreeing) == 1 else []


def _is_quoted(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is whose word the report has it on: «وفقاً للوزير»."""
    return any(c.kind == "according" and c.i <= phrase.i <= c.j + 1 for c in scene.cues)


def _visited(scene: Scene, phrase: Phrase) -> bool:
    """Whether «ل» brings where a journey went, and nobody to whom a plan was put: «في زيارته الأخيرة لبيروت»."""
    at = next((n for n, p in enumerate(scene.pieces) if p.phrase is phrase), 0)
    return scene.pieces[at].prep == "ل" and any(p.kind == "lex" and p.has("noun") is not None for p in scene.pieces[max(0, at - 2) : at])


def _both_but(scene: Scene, phrase: Phrase, sources: list[Phrase]) -> list[Phrase]:
    """Who «الطرفان» are to whom a mediator hands a plan: the two he mediated between in the talks told before."""
    if phrase.rule != "sides.both" or phrase.name or phrase.parts:
        return [phrase]
    theirs = {p.actor or p.name for p in sources}
    two = [p for p in scene.discourse.sides if (p.actor or p.name) not in theirs]
    of_one_house = len({p.country for p in two}) == 1 and all(p.kind in ("person", "office") for p in two)  # whom a guest called on
    return [replace(p) for p in two] if len(two) == 2 < len(scene.discourse.sides) and not of_one_house else [phrase]


def _behind_comma(scene: Scene, index: int) -> list[Phrase]:
    """To whom a plan was put, behind the comma that closes its maker's name: «الورقة التي تقدم بها المبعوث، فلان، إلى الجانب اللبناني»."""
    clause = scene.clauses[index]
    if not clause.start < clause.end < len(scene.pieces) or scene.pieces[clause.end - 1].norm not in COMMAS:
        return []
    main = scene.clauses[clause.parent].verb if clause.parent >= 0 else None
    hands = main is not None and any(s.type == "PROPOSAL" and s.mode in ("proposed", "delivered") for s in senses_of(scene.pieces[main]))
    ahead = next((p for p in scene.pieces[clause.end : clause.end + 2] if p.kind == "np"), None)
    return [ahead.phrase] if ahead is not None and ahead.phrase is not None and ahead.prep in ("الي", "ل", "علي") and not hands else []


_AIMED = word_sets()["aimed_at"]


def _aimed_at(scene: Scene, phrase: Phrase) -> bool:
    """Whether a participle before it says what else was given or done to them: «مشروع قرار يندد بالضربة الموجهة لسوريا»."""
    at = next((n for n, p in enumerate(scene.pieces) if p.phrase is phrase), 0)
    before = [p for p in scene.pieces[max(0, at - 2) : at] if p.cue != "prep"]
    return bool(before) and before[-1].norm in _AIMED


def recipients(scene: Scene, index: int, k: int, args: Arguments, document: Cue | None) -> list[Phrase]:
    """Who answers by «فرفضتها», «فوافق عليه» without being named: the one to whom the clause before says it was offered or handed."""
    if scene.pieces[k].conj != "ف" or args.subject or not index:
        return []
    if document is not None and (near := _right_before(scene, k)) is not None:
        return [near]
    before, forms = scene.clauses[index - 1], {e[3:6] for e in scene.pieces[k].entries if e[0] == "verb" and e[3] == 3}
    handed = before.verb is not None and any(s.type == "PROPOSAL" and s.mode in ("proposed", "delivered") for s in senses_of(scene.pieces[before.verb]))
    if not forms or before.verb is None or not handed or before.end > k:
        return []
    named = after(scene.pieces, before.verb + 1, before.end, not subject_left(scene.pieces, before, before.verb))
    found = [p for prep in ("علي", "الي", "ل") for p in named.preps.get(prep, []) if p.kind in ACTING]
    delivered = any(s.mode == "delivered" for s in senses_of(scene.pieces[before.verb]))
    found = found or [p for p in named.object if delivered and p.kind in ACTING]  # «سلّمت مصر إسرائيل ورقة فرفضتها»
    if any(number in ("d", "p") for _, number, _ in forms) and (len(found) > 1 or any(p.number != "s" or p.parts for p in found)):
        return found
    genders = {gender for _, number, gender in forms if number == "s"}
    return found if len(found) == 1 and ("f" if found[0].gender == "f" or found[0].kind in ("state", "organisation") else "m") in genders else []


def _same_step_before(scene: Scene, index: int, k: int) -> list[Phrase]:
    """Who takes the step again that the same verb told of before: «أن إثيوبيا رفضت المقترح الذي …، كما رفضت مقترحاً مصرياً»."""
    for clause in reversed(scene.clauses[:index]):
        verb = clause.verb
        if verb is not None and scene.pieces[verb].norm == scene.pieces[k].norm and clause.opener != "rel":
            return subject_left(scene.pieces, clause, verb) or after(scene.pieces, verb + 1, clause.end, True).subject
    return []


def _right_before(scene: Scene, k: int) -> Phrase | None:
    """The state or body named right before «فرفضتها», which agrees with it: «صيغة لم ترقَ إلى توقعات إسرائيل فرفضتها»."""
    phrase, before = scene.pieces[k - 1].phrase, scene.pieces[k - 2 : k - 1]
    if phrase is None or phrase.kind not in ("state", "organisation") or not phrase.name or not scene.pieces[k].enclitic:
        return None
    completes = bool(before) and (before[0].kind in ("word", "lex")) and not scene.pieces[k - 1].prep
    genders = {e[5] for e in scene.pieces[k].entries if e[0] == "verb" and e[3] == 3 and e[4] == "s"}
    return phrase if completes and "f" in genders else None


def _refuses(scene: Scene, index: int, k: int) -> bool:
    """Whether the verb of accepting stands right behind «لم», and nothing says that the answer is still to come: «لم توافق بعد»."""
    clause = scene.clauses[index]
    return k > 0 and scene.pieces[k - 1].norm == "لم" and not any(p.norm in ("بعد", "حتي الان") for p in scene.pieces[k + 1 : clause.end])


def _maker_behind(scene: Scene, document: Cue) -> Phrase | None:
    """From whom the plan is told to come, right behind it: «مقترح من الاتحاد الأفريقي»."""
    at = next((n for n, p in enumerate(scene.pieces) if p.i >= document.j), len(scene.pieces))
    behind = scene.pieces[at : at + 2]
    led = len(behind) == 2 and behind[0].norm == "من" and behind[1].phrase is not None and not document.definite
    return behind[1].phrase if led and behind[1].phrase is not None and behind[1].phrase.kind in ACTING else None


_AT_ISSUE = word_sets()["at_issue"]


def unveils(scene: Scene, k: int, document: Cue, subject: list[Phrase]) -> bool:
    """Whether somebody in office makes a plan of his own known: «كشف ترامب عن خطة», «أعلن الرئيس مبادرته»; not «كشف المتحدث عن خطة أميركية»."""
    between = [p for p in scene.pieces[k + 1 :] if p.i < document.i and p.start >= (subject[-1].end if subject else 0)]
    if len(subject) != 1 or subject[0].kind not in ("person", "office", "state", "organisation"):
        return False
    if document.values[0] == "truce":
        return False  # «أعلنت بكين هدنة»: declared, not proposed
    if document.values[0] == "plan" and not document.definite and not any(p.norm in _AT_ISSUE or p.norm.removeprefix("ل") in _AT_ISSUE for p in scene.pieces if document.j <= p.i < document.j + 9):
        return False  # «أعلن الوزير عن خطة لتطوير المستشفيات»
    if document.i < scene.pieces[k].i:  # «الخطة التي كشف عنها الرئيس»
        return not any(r.endswith(("spokesperson", "source")) for r in subject[0].roles) and _of_own_state(scene, document, subject[0])
    direct = len(between) <= 2 and not any(p.kind in ("lex", "np", "mark") or p.conj for p in between)
    if not (direct or (between and between[-1].norm == "عن")) or any(r.endswith(("spokesperson", "source")) for r in subject[0].roles):
        return False
    if document.definite and document.values[-1] != OWN:
        return False  # «أعلن المقترح»: whose it is, is not told
    return _of_own_state(scene, document, subject[0])


def _of_own_state(scene: Scene, document: Cue, who: Phrase) -> bool:
    """Whether no adjective makes the plan another state's."""
    nisba = next((nisba_of(p.norm) for p in scene.pieces if p.i == document.j), None)
    return nisba is None or nisba == who.country


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
