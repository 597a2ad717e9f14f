"""Happenings told by verbs."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.agreement import cannot_act
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import apart, subject_left
from tawatur.accounts.clauses import COMMAS, MEANWHILE, Clause, is_verb, pronominal
from tawatur.accounts.drafts import BY_PHONE, PEOPLE_TYPES, Draft, Scene, build_draft
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.light import read_light
from tawatur.accounts.locating import is_place, locates, of_situation
from tawatur.accounts.proposals import read_proposal, takes_up_document
from tawatur.accounts.roles import roles_for, visit_roles
from tawatur.accounts.subjects import (
    both_of,
    carried_subject,
    met_both_by_pronoun,
    met_by_pronoun,
    object_pronoun,
    relative_heads,
    relative_subject,
    spoken_of,
    tellers,
)
from tawatur.accounts.unlisted import HARM
from tawatur.accounts.wordforms import SET_FOR, is_one_of
from tawatur.mentions.coreference import pair
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import travelling
from tawatur.model import Place


def read_verb(scene: Scene, index: int, k: int) -> tuple[list[Draft], list[Phrase]]:
    clause, piece = scene.clauses[index], scene.pieces[k]
    args = after(scene.pieces, k + 1, clause.end, True)
    _past_relative(scene, index, args)
    left = subject_left(scene.pieces, clause, k)
    befallen = not left and _befallen(scene, k, args)
    if left and args.subject and apart(scene.pieces, left[-1], k) and not _had_done(scene, clause, left[0]):
        if _follows(scene, clause, k) and left[-1].kind in ("person", "office") and left[-1].name:
            scene.discourse.subject = left[-1]  # «جال المبعوث على المسؤولين، فالتقى الرئيس»
        left = []  # «وقادها وانغ يي، اتفق الجانبان»: the verb has a subject of its own
    if befallen and clause.opener == "rel" and not piece.enclitic:
        left = relative_heads(scene, clause)  # «اللذان زارا أوجلان»
    elif not left and clause.opener == "rel" and not piece.enclitic:
        left = relative_subject(scene, clause, k, args)  # «الذي يزور القاهرة», «الذي التقى الرئيس»
    if (
        not left and pronominal(clause) and not (k and scene.pieces[k - 1].norm == "ما")
    ):  # «أنها أقرب ما وصلت إليه الأطراف»
        left = tellers(scene, clause, k)  # «أعلن فلان أنه وقّع مع …»
    if left:
        subject = left
        if args.subject:
            args.object = [*args.subject, *args.object]
    else:
        subject = args.subject
    if not left and _met_in_turn(scene, k, args):
        args.object, args.subject, subject, befallen = [*args.subject, *args.object], [], [], True
    if len(subject) == 1 and subject[0].rule in ("sides.all", "sides.both") and len(scene.here) >= 2:
        subject = _of_this_meeting(scene, subject[0])
    if subject and subject is args.subject and _as_object(scene, subject[0]):
        args.object, args.subject = [*subject, *args.object], []
        subject = []  # «كما التقى كلاً من فلان وفلان»: whom he met
    args.places = args.places or _fronted(scene, clause, k)
    dropped = not subject and (_subjectless(scene, k, args) or _is_topic(scene, k, args)) and not spoken_of(scene, clause, k)
    if dropped and _topical_stranger(scene, clause, k):
        dropped = False  # «أما زعيم الجناح الآخر فكان قد استقبل …»: not whoever was spoken of before
    if dropped and not (befallen and (piece.has("masdar") or _has_words_before(scene, clause, k))):
        subject = carried_subject(scene, clause, piece)
    if piece.enclitic and piece.has("verb"):
        both = both_of(scene, subject) if piece.enclitic == "هما" and clause.opener != "rel" and not _two_things(scene, k) else []
        thing = None if both else object_pronoun(scene, clause, piece, subject)
        args.object = [*both, *([thing] if thing is not None else []), *args.object]
        if both and not subject and args.subject:
            subject = args.subject
    if (two := met_both_by_pronoun(scene, k, subject)):
        args.preps["مع"] = [*args.preps.get("مع", []), *two]
    if (met := met_by_pronoun(scene, k, subject)) is not None:
        args.preps.setdefault(met[0], []).append(met[1])
    drafts: list[Draft] = []
    carries = not takes_up_document(scene, index, k)
    for row in dict.fromkeys(e[1] for e in piece.entries if e[0] == "light" and carries):
        noun = read_light(scene, index, k, triggers.light_verbs()[row], subject, args)
        if noun is not None:
            return [noun], subject
    for entry in _rows(piece):
        if befallen and triggers.verbs()[entry[1]].sense.object == "-":
            continue  # «يُخرج المتظاهرين إلى الشوارع»
        draft = _read_entry(scene, index, k, entry, subject, args, dropped)
        if draft is not None:
            drafts.append(draft)
            break
    if not any(d.sense.type == "CONSULT" for d in drafts) and piece.has("speech", "verb") and (call := _told_by_phone(scene, index, k, subject, args)) is not None:
        drafts.append(call)
    if drafts and drafts[0].sense.type == "AGREE" and (call := _agreed_by_phone(scene, index, k, subject, args)) is not None:
        drafts.append(call)
    return drafts, _doer(drafts, subject, args, piece)


_LENGTHS = frozenset({"ساعه", "ساعات", "ساعتين", "دقيقه", "دقائق", "نحو", "قرابه", "زهاء", "حوالي", "ايام", "يومين", "مرتين", "مرات", "مره"})


def _subjectless(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether no noun behind the verb can be its subject: none stands there, or one in the accusative or of a length, «اجتمع به مطولاً», «… ساعة»."""
    word = args.subject_word
    if word is None:
        return True
    piece = scene.pieces[word]
    if _proposes(scene.pieces[k]) and any(c.kind == "document" and c.i <= piece.i < c.j for c in scene.cues):
        return True  # «وقدّم خلالهما صيغة أخيرة»
    return word > k + 1 and (piece.norm in _LENGTHS or (len(piece.norm) > 4 and piece.norm.endswith("ا") and not piece.definite))


def _proposes(piece: Piece) -> bool:
    """Whether whoever does what the verb tells has a document for its object, and none can do it."""
    senses = [triggers.verbs()[e[1]].sense for e in piece.entries if e[0] == "verb" and e[2] != "passive"]
    return any(s.type == "PROPOSAL" and s.mode in ("proposed", "delivered", "received") for s in senses)


def _two_things(scene: Scene, k: int) -> bool:
    """Whether a common noun in the dual stands before the verb, which its «هما» means: «كلتا الدراستين احتضنتهما الهيئة»."""
    return any(p.kind == "word" and p.norm.startswith("ال") and p.norm.endswith(("ين", "ان")) for p in scene.pieces[max(0, k - 3) : k])


def _doer(drafts: list[Draft], subject: list[Phrase], args: Arguments, piece: Piece) -> list[Phrase]:
    """Who the clause is about: the subject carried over where the one named behind the verb was met, «زيارة التقى خلالها فلاناً»."""
    envoys = [p for role, p in drafts[0].roles if role == "source" and p.kind == "person"] if drafts and drafts[0].sense.name == "dispatch" else []
    if envoys:
        return envoys  # «أوفدت الجزائر فلاناً إلى نيامي، فاجتمع بـ…»
    if not drafts and any(p is subject[0] for p in args.object[:1] if subject):
        return []  # «حيث التقى الرئيس»: he is whom somebody met
    if not drafts or not subject or (subject is not args.subject and subject[0].start < piece.start):
        return subject
    carried = [p for role, p in drafts[0].roles if role == "source" and p.start < piece.start and p.kind in ("person", "office")]
    return carried if len(carried) == 1 and subject[0].start > piece.start and len(drafts[0].roles) > 1 and drafts[0].rule.startswith("verb.") else subject


def _told_by_phone(scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments) -> Draft | None:
    """The call or letter in which somebody is told something: «أبلغ الوزير نظيره هاتفياً», «أبلغه في رسالة خطية»."""
    clause = scene.clauses[index]
    phoned = any(p.norm in BY_PHONE for p in scene.pieces[k + 1 : clause.end])
    if not phoned and not any(_is_letter(scene, j) for j in range(k + 1, clause.end)):
        return None
    hearers = [p for p in [*args.object, *args.preps.get("ل", [])] if p.kind in ("person", "office")]
    if not subject or not hearers:
        return None
    roles = [("source", p) for p in [*subject, *hearers]]
    sense, rule = triggers.senses()["call" if phoned else "letter"], "speech.by phone" if phoned else "speech.by letter"
    return build_draft(scene, index, k, sense, roles, args, "past", rule, subject)


def _is_letter(scene: Scene, j: int) -> bool:
    """Whether the word at piece j is the letter by which something is told: «في رسالة خطية», «برسالة»."""
    piece, before = scene.pieces[j], scene.pieces[j - 1]
    word = piece.norm.removeprefix("ب")
    return word in ("رساله", "رسالتين", "خطاب") and (piece.prep in ("في", "ب", "عبر") or before.norm in ("في", "عبر") or word != piece.norm)


def _agreed_by_phone(scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments) -> Draft | None:
    """The call in which two people agree on something: «اتفق الوزيران هاتفياً على …»."""
    people = [p for s in subject for p in (s.parts or (s,)) if p.kind in ("person", "office")]
    if len(people) < 2 or not any(p.norm in BY_PHONE for p in scene.pieces[k + 1 : scene.clauses[index].end]):
        return None
    tense = str((scene.pieces[k].has("verb") or ("", 0, "past"))[2])
    return build_draft(scene, index, k, triggers.senses()["call"], [("source", p) for p in people], args, tense, "agree.by phone", subject)


def _as_object(scene: Scene, phrase: Phrase) -> bool:
    """Whether «كلاً من» before the phrase marks an object."""
    return any(p.phrase is phrase and k and scene.pieces[k - 1].norm.removeprefix("و") in ("كلا من", "كلا") for k, p in enumerate(scene.pieces))


def _befallen(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether the phrase behind the verb cannot be its subject; it is put among the objects: «وطالب الأمم المتحدة», «قتلت خمسة متظاهرين»."""
    entry = scene.pieces[k].has("verb", "light")
    if entry is None or not args.subject or not cannot_act(scene.pieces, k, entry, args.subject[0]):
        return False
    args.object, args.subject = [*args.subject, *args.object], []
    return True


def _met_in_turn(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether those behind the verb were met one after the other, by whom the passage is about: «وصل الوزير … والتقى الرئيس، ثم رئيس الحكومة»."""
    if len(args.subject) < 2 or args.object or not any(triggers.verbs()[e[1]].sense.name in ("meet", "receive") for e in scene.pieces[k].entries if e[0] == "verb"):
        return False
    return any(p.phrase is args.subject[1] and p.conj == "ثم" for p in scene.pieces[k + 1 :])


def _of_this_meeting(scene: Scene, sides: Phrase) -> list[Phrase]:
    """Whom «المشاركون» means behind a meeting that its own sentence tells: «عقد … مع … اجتماعاً اتفق المشاركون خلاله»."""
    told = next((j for j, p in enumerate(scene.pieces) if any(p.phrase is side for side in scene.here)), None)
    if told is None or scene.pieces[told].start > sides.start or (sides.rule == "sides.both" and len(scene.here) != 2):
        return [sides]
    return list(scene.here)


def _topical_stranger(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether «أما» before the verb turns to somebody else, whom no table knows."""
    first = next((j for j in range(clause.start, min(clause.start + 2, k)) if scene.pieces[j].norm.removeprefix("و") == "اما"), None)
    return first is not None and scene.pieces[first + 1].kind in ("word", "lex")


def _has_words_before(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether a noun of the clause stands before the verb: its subject, though no table has it."""
    return any(p.kind in ("word", "np") for p in scene.pieces[clause.start : k])


def _is_topic(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether the common noun behind the verb is no subject: what was discussed, «وبحث مع الوزير سبل …», or what is somebody's own, «واستهل زيارته»."""
    piece, word = scene.pieces[k], args.subject_word
    if word is None:
        return False
    noun = scene.pieces[word]
    if noun.enclitic in ("ه", "ها") and noun.has("noun") and word == k + 1:
        return any(e[0] == "light" and triggers.light_verbs()[e[1]].voice == "active" for e in piece.entries)
    first = min((p.start for p in args.preps.get("مع", [])), default=None)
    if first is None or first > noun.start or noun.definite or noun.norm.startswith("ال") or noun.kind == "np":
        return False
    return any(e[0] == "verb" and triggers.verbs()[e[1]].sense.object == "topic" for e in piece.entries)


def _read_entry(
    scene: Scene, index: int, k: int, entry: Entry, subject: list[Phrase], args: Arguments, dropped: bool
) -> Draft | None:
    trigger = triggers.verbs()[entry[1]]
    clause, piece = scene.clauses[index], scene.pieces[k]
    sense = trigger.sense
    if (
        trigger.companions
        and not _has_companion(scene, clause, trigger.companions)
        and not _brought_together(sense, args)
        and not _sends_somebody(sense, args)
    ):
        scene.silent.append((piece.norm, f"{trigger.lemma}: none of {' '.join(trigger.companions)} beside it"))
        return None
    if trigger.without and any(
        is_one_of(p.norm, trigger.without) or f"{p.prep}ال{p.norm}" in trigger.without
        for p in scene.pieces[k + 1 : k + 6]
    ):
        scene.silent.append((piece.norm, f"{trigger.lemma}: not with one of {' '.join(trigger.without)}"))
        return None
    if trigger.prep and sense.type != "PROPOSAL" and not _has_prep(scene, clause, k, trigger.prep) and not (
        sense.type == "CONSULT" and trigger.prep in args.preps  # «لم يتصل به»
    ):
        scene.silent.append((piece.norm, f"{trigger.lemma}: no {trigger.prep} after it"))
        return None
    if sense.name == "receive" and piece.enclitic and _hosts_event(scene, clause):
        return None  # «المحادثات التي احتضنتها بريتوريا»
    if sense.type == "AGREE" and str(entry[2]) == "present" and any(p.norm.removeprefix("ب") == "اي" for p in scene.pieces[max(0, k - 3) : k]):
        return None  # «أي مكان تتفق عليه الأطراف»
    if sense.type == "PROPOSAL":
        if piece.has("speech") is not None and "عن" in args.preps:
            return None  # «نقلت الوكالة عن …»
        return read_proposal(scene, index, k, trigger, subject, args, str(entry[2]))
    if (
        sense.mode == "visit"
        and sense.name != "dispatch"
        and subject is args.subject
        and not args.object
        and subject
        and all(p.kind in ("state", "place") for p in subject)
    ):
        args.object, args.subject = args.subject, []  # «زار موسكو»: the visitor is the clause before's subject
        subject, dropped = carried_subject(scene, clause, piece), True
    if sense.mode == "visit" and sense.name != "dispatch" and args.object and subject is args.subject and len(subject) == 1:
        if subject[0].kind in ("state", "place") and args.object[0].kind in ("person", "office", "group"):
            subject, args.object = args.object, subject  # «يزور طهران وفد من الحركة»
            args.subject = subject
    if _sends_somebody(sense, args):
        envoys = [p for p in args.object if p.kind in ("person", "office")]
        args.object, subject = [p for p in args.object if p not in envoys], envoys  # «أوفد الرئيس مستشاره فلاناً إلى …»: he is who travels
    if sense.name == "discuss" and "مع" in args.preps:
        args.preps.pop("بين", None)  # «بحث مع الوفد الاتفاق بين دمشق و«قسد»»: what they talked of
    if sense.name == "gather":
        return _read_gathering(scene, index, k, sense, args)
    if sense.name == "receive" and args.agents and subject and not args.object:
        args.object, subject = subject, args.agents  # «استُقبل الوزير من قبل الرئيس»
    if trigger.lemma == "دعا" and (guests := _invited(scene, k, args)):
        args.object, args.subject = [], []
        roles = [("source", p) for p in guests] + visit_roles(scene, triggers.senses()["arrive"], k, clause, [], args)
        draft = build_draft(scene, index, k, triggers.senses()["arrive"], roles, args, str(entry[2]), "verb.دعا", subject)
        if draft is not None:
            draft.status = "called_for" if draft.status == "happened" else draft.status
        return draft
    if dropped and sense.type == "ASSAULT" and not args.object and not piece.enclitic:
        subject = []  # «وقتل عشرات الآلاف»: the doer is unsaid, not the last one named
    harms = sense.needs == "target" or (sense.type in PEOPLE_TYPES and piece.has("masdar") is not None)
    if sense.object != "-" and (entry[2] == "passive" or (harms and _agentless(piece, sense, subject, args))):
        args.object, subject = [*subject, *args.object], []
    elif entry[2] == "passive" and sense.subject != "target":
        subject = []  # «عوقب فلان»: who did it is unsaid
    if sense.name in ("meet", "visit", "receive") and _met_only(scene, clause, k, subject, args):
        met = _met_both(scene, clause, k, subject, args)
        if sense.name == "meet" and not met:
            scene.silent.append((piece.norm, f"{trigger.lemma}: who met them is not named"))
            args.object, args.subject = subject, []
            return None
        if met:
            args.object, args.subject, subject = subject, [], carried_subject(scene, clause, piece)
    if (
        sense.needs == "two"
        and subject is args.subject
        and len(subject) == 1
        and not args.object
        and not any(prep in args.preps for prep in sense.preps)
        and (_goes_on(scene, clause, k) or (sense.object == "source" and args.object_words is None and not args.nouns))
        and not subject[0].parts
    ):
        carried = carried_subject(scene, clause, piece)  # «… والتقى الرئيس»: the one named is whom he met
        if carried and carried[0].name and carried[0].name != subject[0].name:
            args.object, args.subject, subject = subject, [], carried
        elif not (carried and carried[0].name) and (clause.word == "حيث" or _follows(scene, clause, k)):
            args.object, args.subject, subject = subject, [], []  # who met him is not named
    if sense.name == "discuss" and _collective(subject):
        args.preps.pop("بين", None)  # «بحث الجانبان إمكانية قمة بين فلان وفلان»: theirs is another meeting
    if sense.name == "visit" and subject is args.subject and _called_on(scene, clause, k, subject, args):
        args.object, args.subject, subject = subject, [], carried_subject(scene, clause, piece)
    if sense.mode in ("meeting", "visit") and (other := _next_met(scene, clause, k, subject, args)) is not None:
        args.object, args.subject, subject = [*subject, *args.object], [], [other]
    if sense.type == "CONSULT" and (len(subject) >= 2 or args.object or sense.name == "speak"):
        _leave_to_noun(scene, args)
    roles = roles_for(sense, subject, args)
    if sense.name == "sign" and _initials_alone(scene, clause, k, roles):
        sense = triggers.senses()["accept_doc"]  # «وقعت الحكومة بالأحرف الأولى على مشروع الاتفاق»
    if sense.mode == "visit":
        roles = visit_roles(scene, sense, k, clause, subject, args)
    if not subject and sense.type == "CONSULT" and args.object and _as_object(scene, args.object[0]):
        return None  # «والتقى كلاً من …» of nobody known
    if sense.name == "speak" and not (entry[2] == "past" and _spoke_to(args)):
        return None
    if sense.name == "discuss" and not args.preps.get("مع") and not _collective(subject):
        scene.silent.append((piece.norm, f"{trigger.lemma}: no other side"))
        return None
    if dropped and subject and len(subject) == 1 and sense.needs == "two" and not args.preps and not args.object:
        return None
    return build_draft(scene, index, k, sense, roles, args, str(entry[2]), f"verb.{trigger.lemma}", subject)


def _spoke_to(args: Arguments) -> bool:
    """Whether those spoken with are holders of offices or listed people, and nobody but them: «تحدث الوزير مع نظيره»."""
    heard = [p for prep in ("مع", "الي") for p in args.preps.get(prep, [])]
    return bool(heard) and all(p.kind in ("person", "office") and (p.office or p.country) for p in heard)


def _leave_to_noun(scene: Scene, args: Arguments) -> None:
    """Takes from the verb whom another event's noun brings, where it has its sides: «التقى فلان فلاناً، بعد أسبوع من اتصال بين …»."""
    noun = next((scene.pieces[j].start for j in args.nouns if scene.pieces[j].has("noun")), None)
    for prep in ("بين", "مع"):
        if noun is not None and args.preps.get(prep) and args.preps[prep][0].start > noun:
            del args.preps[prep]


def _invited(scene: Scene, k: int, args: Arguments) -> list[Phrase]:
    """Whom a man or state asks to come to a place, «دعاه إلى موسكو», «دعا الرئيس نظيره إلى بكين»; empty where the place is none to come to."""
    goal = next((p for p in scene.pieces[k + 1 : k + 12] if p.prep == "الي" or p.norm == "الي"), None)
    behind = goal if goal is None or goal.kind == "np" else next((p for p in scene.pieces if p.i >= goal.j), None)
    phrase = behind.phrase if behind is not None else None
    if phrase is None or phrase.place is None or not (phrase.rule == "states.capital" or phrase.kind == "place"):
        return []
    return [p for p in args.object if p.kind in ("person", "office") or p.group == "delegation"]


def _past_relative(scene: Scene, index: int, args: Arguments) -> None:
    """Takes in what follows a relative clause between commas: «التقى لافروف، الذي يزور المنطقة، في الرياض نظيره …»."""
    behind = scene.clauses[index + 1 : index + 3]
    if behind and behind[0].verb == behind[0].start and scene.pieces[behind[0].start].enclitic == "هما" and _within(scene, behind[0].start):
        same = after(scene.pieces, behind[0].start + 1, behind[0].end, False)  # «خلال لقاء جمعهما أمس في جدة»
        args.places += same.places
        args.times += same.times
        return
    if behind and behind[0].opener == "rel" and "مع" not in args.preps and _travels(scene, behind[0]):
        start = next((j for j in range(behind[0].start, behind[0].end) if scene.pieces[j].norm == "مع"), behind[0].end)
        args.preps.update(
            after(scene.pieces, start, behind[0].end, False).preps
        )  # «بحث فلان الذي وصل دمشق اليوم مع فلان …»
    if behind and behind[0].opener == "rel" and args.subject and not args.object and not args.preps and _travels(scene, behind[0]):
        args.object = _met_behind(scene, behind[0])
    if [c.opener for c in behind] != ["rel", "resume"] or behind[1].word not in COMMAS:
        return
    start, end = behind[1].start, behind[1].end if behind[1].verb is None else behind[1].verb
    end = next((j for j in range(start, end) if scene.pieces[j].norm in COMMAS), end)
    more = after(scene.pieces, start, end, not args.subject)
    args.subject = args.subject or more.subject
    args.object = args.object or more.object
    for prep, phrases in more.preps.items():
        args.preps.setdefault(prep, []).extend(phrases)
    args.joining += more.joining
    args.places += more.places
    args.times += more.times


def _met_behind(scene: Scene, clause: Clause) -> list[Phrase]:
    """The people whom no preposition governs in what is told of a journey: «يلتقي فلان الذي وصل إلى بغداد في زيارة رئيس الوزراء ونظيره»."""
    found: list[Phrase] = []
    first = (clause.verb or clause.start) + 2  # right behind the verb would be its own subject
    for k in range(first, clause.end):
        piece = scene.pieces[k]
        if piece.phrase is None:
            if found and (piece.kind != "mark" or piece.norm not in COMMAS):
                break
            continue
        met = piece.phrase.kind in ("person", "office") and not piece.prep and (bool(found) or not piece.conj)
        if met:
            found.append(piece.phrase)
        elif found:
            break
    return found


def _within(scene: Scene, k: int) -> bool:
    """Whether the event that the verb at piece k describes is the occasion of what was told, «خلال لقاء جمعهما», and no other: «بعد يوم من لقاء جمعهما»."""
    before = scene.pieces[max(0, k - 4) : k]
    return not any(p.prep in ("من", "بعد", "قبل", "قبيل", "علي", "غداه") and p.has("noun") for p in before)


def _travels(scene: Scene, clause: Clause) -> bool:
    """Whether the clause's verb tells of going somewhere."""
    entries = scene.pieces[clause.verb].entries if clause.verb is not None else ()
    return any(e[0] == "verb" and e[1] in travelling() for e in entries)


def _fronted(scene: Scene, clause: Clause, k: int) -> list[Place]:
    """The place that stands before the verb: «وفي نيروبي، التقى …»."""
    if clause.word == "حيث":
        return _reached(scene, clause)
    if _meanwhile(scene, k):
        return _during(scene, clause)
    if clause.opener not in ("sentence", "resume", "and"):
        return []
    beside = any(p.norm == "علي هامش" for p in scene.pieces[clause.start : min(k, clause.start + 2)])
    for j in range(clause.start, k):
        phrase = scene.pieces[j].phrase
        if phrase is not None and phrase.place is not None and _is_site(scene, clause, j):
            return [phrase.place]
        passed = scene.pieces[j].kind in ("cue", "mark", "time") or locates(scene.pieces, j)
        if not beside and (phrase is not None or not passed):
            return []  # «على هامش القمة العربية في بغداد، التقى …»
    return []


def _is_site(scene: Scene, clause: Clause, j: int) -> bool:
    """Whether the place at piece j is where something is told to be, and not that of a conflict or of people."""
    return (
        is_place(scene.pieces, j)
        and scene.pieces[j].prep in ("في", "ب")
        and not of_situation(scene.pieces, j, clause.start)
    )


def _during(scene: Scene, clause: Clause) -> list[Place]:
    """Where the visit went during which it happened: «زيارة إلى بنغازي اجتمع خلالها بـ…»."""
    for j in range(clause.start - 1, -1, -1):
        phrase = scene.pieces[j].phrase
        if phrase is not None and phrase.place is not None and scene.pieces[j].prep in ("الي", "ل"):
            return [phrase.place]
        if scene.pieces[j].has("noun"):
            return []
    return []


def _reached(scene: Scene, clause: Clause) -> list[Place]:
    """Where the clause before «حيث» went or was: «وصل إلى دمشق حيث التقى …»."""
    for j in range(clause.start - 1, max(-1, clause.start - 7), -1):
        piece = scene.pieces[j]
        if piece.phrase is not None:
            sited = piece.phrase.kind in ("place", "state") and piece.phrase.rule != "nisba"
            return [piece.phrase.place] if sited and piece.phrase.place is not None else []
        if piece.kind in ("word", "lex"):
            return []
    return []


def _sends_somebody(sense: Sense, args: Arguments) -> bool:
    """Whether a named man is sent somewhere: «أوفد الرئيس مدير مخابراته فلاناً إلى أسمرا»."""
    goals = [p for prep in ("الي", "ل") for p in args.preps.get(prep, [])]
    return sense.name == "dispatch" and any(p.kind == "person" for p in args.object) and any(p.place is not None or p.kind == "state" for p in goals)


def _hosts_event(scene: Scene, clause: Clause) -> bool:
    """Whether the relative clause hangs on an event noun and its adjectives, which its verb's pronoun takes up."""
    if clause.opener not in ("rel", "verb"):
        return False
    for j in range(clause.start - 1, max(-1, clause.start - 5), -1):
        if scene.pieces[j].has("noun"):
            return True
        if scene.pieces[j].kind != "word":
            return False
    return False


def _brought_together(sense: Sense, args: Arguments) -> bool:
    """Whether a city brought people together: «جمعت مسقط فلاناً وفلاناً»."""
    people = [p for p in args.object if p.kind in ("person", "office")]
    where = [p for p in args.subject if p.kind == "place" or p.rule == "states.capital"]
    return sense.name == "gather" and len(people) >= 2 and len(where) == len(args.subject) == 1


_AT_WHICH = frozenset({"حيث", "عندما", "حينما", "حين", "لما", "بعدما", "بعد ان", "قبل ان"})  # clauses whose doer is the one before's where only one is named


def _goes_on(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether the clause goes on with the one before, whose subject it keeps: «… والتقى الرئيس», «زيارة التقى خلالها …»."""
    return (
        bool(scene.pieces[k].conj)
        or clause.word in _AT_WHICH
        or (k > 0 and scene.pieces[k - 1].norm == "ثم")
        or _meanwhile(scene, k)
    )


def _meanwhile(scene: Scene, k: int) -> bool:
    """Whether «خلالها» behind the verb takes up what the clause before tells: «زيارة إلى مسقط التقى خلالها …»."""
    return k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm in MEANWHILE


def _met_only(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> bool:
    """Whether two names behind «والتقى» are both whom the clause before's subject met: «زار القاهرة والتقى السيسي والمبعوث»."""
    piece = scene.pieces[k]
    besides = (clause.start > 0 and scene.pieces[clause.start].norm == "كما") or (k + 1 < clause.end and scene.pieces[k + 1].norm == "ايضا")
    goes_on = (_goes_on(scene, clause, k) and (not piece.conj or clause.opener == "and")) or _follows(scene, clause, k) or besides
    entry = piece.has("verb")
    return subject is args.subject and len(subject) >= 2 and bool(goes_on) and entry is not None and entry[4] == "s" and not args.object and "مع" not in args.preps


def _follows(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether «فـ» tells what came of what the sentence told: «جال المبعوث على المسؤولين، فالتقى فلاناً وفلاناً»."""
    return scene.pieces[k].conj == "ف" and k > clause.start + 1


def _had_done(scene: Scene, clause: Clause, first: Phrase) -> bool:
    """Whether «كان» opens the clause right before its subject, which a comma then does not part from its verb: «وكان ولي العهد الأمير فلان، استقبل …»."""
    before = next((p for p in reversed(scene.pieces[clause.start :]) if p.end <= first.start), None)
    return before is not None and before.cue == "aux"


def _met_both(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> bool:
    """Whether the clause before's subject is a person who is none of those behind the verb."""
    carried = carried_subject(scene, clause, scene.pieces[k])
    return (
        len(carried) == 1
        and carried[0].kind in ("person", "office", "group")
        and bool(carried[0].name)
        and all(carried[0].name != p.name for p in subject)
    )


def _next_met(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> Phrase | None:
    """Who met both, where «ثم» parts the two behind a verb that goes on: «فزار الرئيس في بعبدا ثم رئيس المجلس»."""
    if subject is not args.subject or len(subject) != 1 or len(args.object) != 1 or not _goes_on(scene, clause, k):
        return None
    j = next((j for j in range(k + 1, clause.end) if scene.pieces[j].phrase is args.object[0]), None)
    if j is None or scene.pieces[j - 1].norm != "ثم":
        return None
    carried = carried_subject(scene, clause, scene.pieces[k])
    return carried[0] if len(carried) == 1 and carried[0].name not in (None, subject[0].name) else None


def _called_on(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> bool:
    """Whether the one named behind «ثم زار», «فزار» is whom the clause before's subject visited: «توجه براك إلى السرايا …، ثم زار قائد الجيش»."""
    alone = len(subject) == 1 and not args.object and args.object_words is None and not args.nouns and "الي" not in args.preps
    if not alone or subject[0].kind not in ("person", "office") or not _goes_on(scene, clause, k):
        return False
    carried = carried_subject(scene, clause, scene.pieces[k])
    return len(carried) == 1 and bool(carried[0].name) and carried[0].name != subject[0].name


def _agentless(piece: Piece, sense: Sense, subject: list[Phrase], args: Arguments) -> bool:
    """«قتل 12 شخصاً», «أصيب جنود»: people alone behind a verb of harm are its victims, not its doers."""
    if args.object or not subject:
        return False
    first = subject[0]
    if first.kind in ("person", "office"):  # «فقتلت المدرس فلاناً»: who kills, kills somebody
        return sense.mode in HARM and args.object_words is None and not args.nouns and first.start > piece.end
    return (
        first.kind == "group"
        and first.group
        in (
            "civilians",
            "prisoners",
            "refugees",
            "families",
            "children",
            "victims",
            "soldiers",
            "workers",
            "journalists",
            "people",
        )
        and first.start > piece.end
    )


def _initials_alone(scene: Scene, clause: Clause, k: int, roles: list[tuple[str, Phrase]]) -> bool:
    """Whether one side alone puts its initials to a paper."""
    initials = any(p.norm in ("بالاحرف", "احرف", "الاحرف") for p in scene.pieces[k + 1 : clause.end])
    sides = {q.actor or q.name for _, p in roles for q in (p.parts or (p,))}
    return initials and len(sides) == 1 and not any(p.number != "s" and p.kind == "group" for _, p in roles)


def _has_companion(scene: Scene, clause: Clause, words: tuple[str, ...]) -> bool:
    first = max(0, clause.start - 3)  # «لقاء جمع …»: the noun stands before the verb that it is the subject of
    goes_on = clause.opener == "and" and scene.pieces[clause.start - 1].norm not in COMMAS  # «اجتماع عُقد في زيوريخ وجمع فلاناً بفلان»
    if (clause.opener == "resume" or goes_on) and clause.parent >= 0:
        first = min(first, scene.clauses[clause.parent].start)  # «اللقاء، الذي استمر ساعة، جمع …»
    if clause.opener == "sub" and any(is_one_of(p.norm, SET_FOR) for p in scene.pieces[first : clause.start]):
        first = max(0, first - 3)  # «لقاء كان من المقرر أن يجمع …»
    return any(is_one_of(p.norm, words) for p in scene.pieces[first : clause.end])


def _has_prep(scene: Scene, clause: Clause, k: int, prep: str) -> bool:
    return any(p.prep == prep or (p.kind == "cue" and p.norm == prep) for p in scene.pieces[k + 1 : clause.end])


def _collective(subject: list[Phrase]) -> bool:
    return len(subject) >= 2 or any(len(p.parts) >= 2 or p.rule in ("sides.both", "sides.all") for p in subject)


def _read_gathering(scene: Scene, index: int, k: int, sense: Sense, args: Arguments) -> Draft | None:
    """«لقاء جمع X بـY»: the noun is the subject, the sides are objects."""
    sides = [*args.subject, *args.object]
    if scene.pieces[k].enclitic in ("هما", "هم"):
        sides += scene.here or scene.discourse.sides or pair(scene.discourse, scene.pieces[k].start)  # «قمة جمعتهما بالرئيس فلان»
    both = scene.here or scene.discourse.sides
    if k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm == "اليهما" and len(both) == 2:
        sides = [*both, *sides]  # «التقيا …، في اجتماع ضم إليهما الوزير»
    for prep in ("ب", "مع", "بين"):
        sides += args.preps.get(prep, [])
    if len(sides) < 2:  # «جمع لقاء في أنقرة وزراء خارجية …»: the noun stands between
        near = scene.pieces[k + 1 : scene.clauses[index].end]
        sides += [
            p.phrase for p in near if p.phrase is not None and not p.prep and p.phrase not in sides and not p.depth
        ]
    if index + 1 < len(scene.clauses) and _held_next(scene, index):
        held = scene.clauses[index + 1]  # «ضم اجتماع عُقد في مسقط فلاناً وفلاناً», «اجتماع ضم فلاناً وفلاناً انعقد في مسقط»
        inner = after(scene.pieces, (held.verb or held.start) + 1, held.end, True)
        sides = sides or [*inner.subject, *inner.object]
        args.places, args.times = args.places + inner.places, args.times + inner.times
    args.places = args.places or _sited_before(scene, k)
    roles = [("source", p) for p in sides if p.kind != "place"]
    for j in range(scene.clauses[index].start, scene.clauses[index].end):
        if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j):
            scene.used.add(j)
    draft = build_draft(scene, index, k, sense, roles, args, "past", "verb.جمع", sides)
    if draft is not None and k + 1 < len(scene.pieces) and scene.pieces[k + 1].has("noun") and scene.pieces[k + 1].definite:
        draft.attendance = len(scene.discourse.sides) >= 2  # «وضم الاجتماع من الجانب التركي فلاناً وفلاناً»
    return draft


def _sited_before(scene: Scene, k: int) -> list[Place]:
    """The place between the noun and the verb: «اجتماع في أنقرة يضم …»."""
    for j in range(k - 1, max(-1, k - 5), -1):
        piece = scene.pieces[j]
        if piece.has("noun"):
            return []
        if piece.prep in ("في", "ب") and piece.phrase is not None and piece.phrase.place is not None:
            return [piece.phrase.place]
    return []


def _held_next(scene: Scene, index: int) -> bool:
    """Whether the next clause only says that the event was held: «اجتماع عُقد في …», «اجتماع ضم فلاناً وفلاناً انعقد في …»."""
    behind = scene.clauses[index + 1]
    verb = behind.verb
    light = scene.pieces[verb].has("light") if verb is not None and behind.opener == "verb" else None
    if verb is None or light is None or scene.pieces[verb].conj:
        return False
    return scene.pieces[verb - 1].has("noun") is not None or triggers.light_verbs()[light[1]].voice == "event"


def _rows(piece: Piece) -> list[Entry]:
    """One entry for each row of verbs.tsv that the word may be, in the table's order; who meets is active where the letters leave it open."""
    found: dict[int, Entry] = {}
    third = any(e[0] in ("verb", "light", "speech") and e[3] == 3 for e in piece.entries)
    for entry in piece.entries:
        if entry[0] == "verb" and not (third and entry[3] != 3):  # «أبدت ندمها» is none of «أباد»
            first = found.setdefault(entry[1], entry)
            if first[2] == "passive" and triggers.verbs()[entry[1]].sense.type == "CONSULT":
                found[entry[1]] = entry  # «يلتقي» is hardly «يُلتقى»
    return [found[row] for row in sorted(found)]
