"""One row of `verbs.tsv` where its verb stands: whether it fits, whom it makes do what to whom."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.agreements import agreed_with, other_paper, reached_it
from tawatur.accounts.answers import signed_alone
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import COMMAS, Clause
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import PEOPLE_TYPES
from tawatur.accounts.gatherings import gatherer, meeting_before, read_gathering
from tawatur.accounts.lexicon import Sense, Trigger
from tawatur.accounts.met import (
    awaited,
    called_on,
    follows,
    keeps_subject,
    met_both,
    met_only,
    named_as_object,
    next_met,
)
from tawatur.accounts.papers import brings_plan
from tawatur.accounts.proposals import read_proposal
from tawatur.accounts.relatives import resumed_at
from tawatur.accounts.roles import roles_for, visit_roles
from tawatur.accounts.rounds import ANY_ROUND
from tawatur.accounts.subjects import carried_subject
from tawatur.accounts.told_ahead import named_next
from tawatur.accounts.unlisted import HARM
from tawatur.accounts.wordforms import SET_FOR, is_one_of
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_HOSTING = frozenset({"استضاف", "احتضن"})
_CLAIMS = word_sets()["claims"]
_PAIRING = frozenset({"meet", "receive", "consult", "assemble"})  # senses whose sides stand beside the verb, none behind «بين»


def read_row(scene: Scene, index: int, k: int, entry: Entry, subject: list[Phrase], args: Arguments, dropped: bool) -> Draft | None:
    """What the verb tells by one of its rows; None where the row does not fit here or its sides are not named."""
    trigger = triggers.verbs()[entry[1]]
    clause, piece, sense, tense = scene.clauses[index], scene.pieces[k], trigger.sense, str(entry[2])
    if not _fits(scene, index, k, trigger, subject, args) or _of_another(scene, clause, k, trigger, tense):
        return None
    if trigger.lemma == "اتهم" and clause.opener == "rel" and k + 1 < len(scene.pieces) and scene.pieces[k + 1].cue == "pp" and not args.object and subject is args.subject:
        return None  # «الهجمات التي اتُّهم فيها متطرفون»
    if sense.type == "PROPOSAL":
        if piece.has("speech") is not None and _quotes(scene, clause, k):
            return None  # «نقلت الوكالة عن …»
        return read_proposal(scene, index, k, trigger, subject, args, tense)
    subject, dropped = _traveller(scene, clause, piece, sense, subject, args, dropped)
    if trigger.lemma == "استعرض" and _with_topic(scene, clause, k):
        args.preps.pop("مع", None)  # «استعرض الوزير الاتفاق النووي مع دول 5+1»
    if sense.name == "discuss" and "مع" in args.preps:
        args.preps.pop("بين", None)  # «بحث مع الوفد الاتفاق بين دمشق و«قسد»»: what they talked of
    if sense.name == "gather":
        return read_gathering(scene, index, k, sense, args, gatherer(subject, args))
    if sense.name == "receive" and args.agents and subject and not args.object:
        args.object, subject = subject, args.agents  # «استُقبل الوزير من قبل الرئيس»
    if trigger.lemma == "دعا" and (guests := _invited(scene, k, args)):
        return _invitation(scene, index, k, guests, subject, args, tense)
    if sense.name == "recognise" and (thing := _recognised(scene, k)) is not None and thing.phrase is not None:
        args.preps["ب"], args.places = [thing.phrase], [p for p in args.places if p.start != thing.phrase.start]
    if sense.name == "release" and trigger.companions and not args.object:
        args.object = _set_free(scene, clause, k)
    subject = _undone(piece, sense, tense, subject, args, dropped)
    met = _met_by_another(scene, clause, k, trigger, subject, args)
    if met is None:
        return None
    subject = met
    if sense.name == "discuss" and _collective(subject):
        args.preps.pop("بين", None)  # «بحث الجانبان إمكانية قمة بين فلان وفلان»: theirs is another meeting
    if sense.name == "visit" and subject is args.subject and called_on(scene, clause, k, subject, args):
        args.object, args.subject, subject = subject, [], carried_subject(scene, clause, piece)
    if sense.mode in ("meeting", "visit") and (other := next_met(scene, clause, k, subject, args)) is not None:
        args.object, args.subject, subject = [*subject, *args.object], [], [other]
    if sense.type == "CONSULT" and (len(subject) >= 2 or args.object or sense.name in ("speak", "sit_with") or (args.preps.get("ب") and args.preps.get("مع"))):
        _leave_to_noun(scene, args)
    if sense.name in _PAIRING and (_collective(subject) or args.object or {"مع", "ب"} & set(args.preps)):
        args.preps.pop("بين", None)  # «التقى المبعوث الرئيس سعياً إلى تطبيع العلاقات بين دمشق وأنقرة»
    if sense.type == "AGREE" and len(subject) >= 2:
        args.preps.pop("بين", None)  # «وقّع الطرفان إعلاناً، عقب اتفاق وُقّع بين …»
    if sense.name == "agree" and subject and args.preps.get("مع") and (others := args.preps.pop("بين", None)):
        args.places = [p for p in args.places if p.start < others[0].start]  # «اتفق مع نظيره على عقد لقاء بين فلان وفلان في باريس»
    if sense.type == "AGREE" and (paper := other_paper(scene, k, clause.end)) is not None:
        args.times = [t for t in args.times if t.start < paper]
    if sense.type == "AGREE" and len(subject) == 1 and not (subject[0].parts or args.preps.get("مع") or args.preps.get("بين")):
        args.preps["مع"] = agreed_with(scene, index, k)
    roles = roles_for(sense, subject, args)
    if sense.name == "sign" and signed_alone(scene, clause, k, roles):
        sense = triggers.senses()["accept_doc"]
    if sense.mode == "visit":
        roles = visit_roles(scene, sense, k, clause, subject, args)
    if _one_sided(scene, trigger, piece, tense, subject, args, dropped):
        return None
    return build_draft(scene, index, k, sense, roles, args, tense, f"verb.{trigger.lemma}", subject)


def _with_topic(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether «مع» completes a noun with the article that is reviewed, an agreement or relations of somebody's."""
    at = next((j for j in range(k + 1, clause.end) if "مع" in (scene.pieces[j].norm, scene.pieces[j].prep)), None)
    before = scene.pieces[k + 1 : at] if at is not None else []
    return any(p.norm in _OF_TWO for p in before)


_OF_TWO = frozenset({"الاتفاق", "الاتفاقيه", "الاتفاقات", "العلاقات", "التعاون", "المفاوضات", "الخلاف", "الخلافات", "الحرب", "الحدود"})


def _set_free(scene: Scene, clause: Clause, k: int) -> list[Phrase]:
    """Whose release it is: «أطلقت سراح 12 رهينة», «أخلت سبيل ثلاثة ناشطين»."""
    at = next((j for j in range(k + 1, min(k + 5, clause.end)) if scene.pieces[j].norm in ("سراح", "سبيل")), None)
    behind = scene.pieces[at + 1 : min(at + 5, clause.end)] if at is not None else []
    first = next((p for p in behind if p.cue not in ("num", "quant", "coord", "prep") and p.kind not in ("figure", "mark")), None)
    return [first.phrase] if first is not None and first.phrase is not None and not first.conj else []


def _quotes(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether «عن» brings whom the verb quotes: «نقلت الوكالة عن المتحدث»; not what a noun is of, «مقترحاً للإفراج عن الرهائن»."""
    for j in range(k + 1, clause.end):
        if scene.pieces[j].kind == "np" and scene.pieces[j].prep == "عن":
            led = next((n for n in range(j - 1, k, -1) if scene.pieces[n].cue == "prep"), j)
            before = scene.pieces[led - 1]
            return before is scene.pieces[k] or before.kind not in ("lex", "word")
    return False


def _put_to(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether «على» before «مع» says to whom something was offered: «عرض على نظيره خطة للتعاون مع الجيران»."""
    led = [p.prep for p in scene.pieces[k + 1 : clause.end] if p.phrase is not None and p.prep in ("علي", "مع")]
    return led[:1] == ["علي"]


def _fits(scene: Scene, index: int, k: int, trigger: Trigger, subject: list[Phrase], args: Arguments) -> bool:
    """Whether the words the row asks for stand beside the verb, and none that it excludes."""
    clause, norm, sense = scene.clauses[index], scene.pieces[k].norm, trigger.sense
    reached = sense.name == "agree" and reached_it(scene, k)
    if (
        trigger.companions
        and not reached
        and not _has_companion(scene, clause, trigger.companions)
        and not (sense.name == "gather" and (_brought_together(args) or gatherer(subject, args) is not None))
        and not _sends_somebody(sense, args)
        and not _alone_with(trigger, args)
        and not brings_plan(scene, index, k, trigger)
        and not _came_to(scene, k, trigger, args)
        and not (sense.name == "sign" and k + 1 < len(scene.pieces) and "عن" in (scene.pieces[k + 1].prep, scene.pieces[k + 1].norm))  # «وقّع عن الحكومة فلان»
        and not (sense.name == "gather" and meeting_before(scene, index) is not None)
    ):
        scene.silent.append((norm, f"{trigger.lemma}: none of {' '.join(trigger.companions)} beside it"))
        return False
    if trigger.lemma == "عرض" and sense.name == "discuss" and _put_to(scene, clause, k):
        return False
    if sense.mode == "visit" and _amounts(scene, k):
        return False
    if trigger.lemma in _HOSTING and any(p.norm in ANY_ROUND and not p.prep for p in scene.pieces[k + 1 : clause.end]):
        return False  # «استضافت روما الجولة الثانية»: whose, nothing tells yet
    if trigger.without and any(
        is_one_of(p.norm, trigger.without) or f"{p.prep}ال{p.norm}" in trigger.without for p in _close(scene, clause, k, trigger.prep) if not _at_invitation(scene, k, p)
    ):
        scene.silent.append((norm, f"{trigger.lemma}: not with one of {' '.join(trigger.without)}"))
        return False
    if trigger.prep and scene.pieces[k].enclitic and sense.type not in ("CONSULT", "PROPOSAL", "AGREE") and sense.preps.get(trigger.prep) == sense.object:
        scene.silent.append((norm, f"{trigger.lemma}: to whom it is done stands behind {trigger.prep}, none can be its object"))
        return False  # «بعد اكتمال سيطرتهم على …»: the masdar
    if sense.name == "recognise" and _recognised(scene, k) is None:
        scene.silent.append((norm, f"{trigger.lemma}: no state, government or right behind it"))
        return False
    if trigger.prep and sense.type != "PROPOSAL" and not _has_prep(scene, clause, k, trigger.prep) and not (
        (sense.type == "CONSULT" and trigger.prep in args.preps)  # «لم يتصل به»
        or reached
        or (sense.type not in ("CONSULT", "AGREE") and args.subject and _by_pronoun(scene, clause, k, trigger.prep))
    ):
        scene.silent.append((norm, f"{trigger.lemma}: no {trigger.prep} after it"))
        return False
    return True


def _at_invitation(scene: Scene, k: int, piece: Piece) -> bool:
    """Whether «بدعوة» says at whose invitation somebody travels to a place named before it: «توجه إلى كينشاسا بدعوة من الرئيس»."""
    if piece.norm != "دعوه" or piece.prep != "ب" or piece.definite:
        return False
    before = [p for p in scene.pieces[k + 1 :] if p.start < piece.start]
    return bool(before) and before[-1].phrase is not None and before[-1].prep == "الي" and before[-1].phrase.place is not None


def _close(scene: Scene, clause: Clause, k: int, prep: str) -> list[Piece]:
    """The pieces that follow the verb closely, and those behind its own preposition: «يسيطر فلان وحلفاؤه من … على 162 مقعداً»."""
    led = next((j for j in range(k + 6, clause.end) if prep and prep in (scene.pieces[j].prep, scene.pieces[j].norm)), clause.end)
    return [*scene.pieces[k + 1 : k + 6], *scene.pieces[led : min(led + 3, clause.end)]]


def _recognised(scene: Scene, k: int) -> Piece | None:
    """The state, body or claim of theirs that the verb acknowledges: «اعترفت بفلسطين», «باستقلال …»; None where it admits something."""
    behind = scene.pieces[k + 1 : k + 9]
    for piece, following in zip(behind, [*behind[1:], None], strict=True):
        if piece.prep == "ب" or piece.norm == "ب" or (piece.kind == "word" and piece.norm.startswith("ب")):
            first = following if piece.norm == "ب" else piece
            actor = first is not None and first.phrase is not None and first.phrase.kind in ("state", "organisation", "place")
            return first if first is not None and (actor or first.norm.removeprefix("ب").removeprefix("ال") in _CLAIMS) else None
    return None


def _shares_opinion(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether one thinks as another does, «يتفق فلان مع فلان على أن …», «يتفق مع تجربته»: no agreement is made."""
    entry = scene.pieces[k].has("verb")
    alone = entry is not None and entry[4] == "s" and not scene.pieces[k].future
    return alone and any(p.norm == "مع" or p.prep == "مع" for p in scene.pieces[k + 1 : clause.end])


def _amounts(scene: Scene, k: int) -> bool:
    """Whether the verb says how much it comes to: «يصل إلى نحو مليار», «وصلت إلى 50»."""
    ahead = scene.pieces[k + 1 : k + 3]
    return len(ahead) == 2 and ahead[0].norm == "الي" and (ahead[1].kind == "figure" or ahead[1].norm in _ABOUT)


_ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء", "اكثر"})


def _of_another(scene: Scene, clause: Clause, k: int, trigger: Trigger, tense: str) -> bool:
    """Whether the verb only describes a noun: «المحادثات التي احتضنتها بريتوريا», «أي مكان تتفق عليه الأطراف»."""
    sense = trigger.sense
    if sense.name == "receive" and scene.pieces[k].enclitic and _hosts_event(scene, clause):
        return True
    if trigger.lemma == "اتفق" and tense == "present" and _shares_opinion(scene, clause, k):
        return True
    return sense.type == "AGREE" and tense == "present" and any(p.norm.removeprefix("ب") == "اي" for p in scene.pieces[max(0, k - 3) : k])


def _traveller(
    scene: Scene, clause: Clause, piece: Piece, sense: Sense, subject: list[Phrase], args: Arguments, dropped: bool
) -> tuple[list[Phrase], bool]:
    """(who travels, whether the verb names him not): «زار موسكو», «يزور طهران وفد من الحركة», «أوفد الرئيس مستشاره فلاناً إلى …»."""
    if sense.mode == "visit" and sense.name != "dispatch" and len(args.object) >= 2 and args.object[0].kind in ("state", "place") and _goes_there(scene, args.object[1]):
        subject, args.object, dropped = args.object[1:], args.object[:1], False  # «زار القاهرة وزير الخارجية الروسي فلان»
        args.subject = subject
    elif sense.mode == "visit" and sense.name != "dispatch" and subject is args.subject and subject:
        if not args.object and all(p.kind in ("state", "place") for p in subject):
            args.object, args.subject = args.subject, []  # the visitor is the clause before's subject
            subject, dropped = carried_subject(scene, clause, piece), True
        if args.object and subject is args.subject and len(subject) == 1:
            if subject[0].kind in ("state", "place") and args.object[0].kind in ("person", "office", "group"):
                subject, args.object = args.object, subject
                args.subject = subject
    sited = bool(args.preps.get("الي")) or (len(args.object) > 1 and args.object[0].kind in ("state", "place"))
    if sense.mode == "visit" and sense.name != "dispatch" and clause.opener == "rel" and subject is not args.subject and sited:
        args.object = [p for p in args.object if p.kind not in ("person", "office")]  # «التقى فلان الذي يزور بيروت فلاناً»
    if _sends_somebody(sense, args):
        envoys = [p for p in args.object if p.kind in ("person", "office")]
        args.object, subject = [p for p in args.object if p not in envoys], envoys
    return subject, dropped


def _goes_there(scene: Scene, phrase: Phrase) -> bool:
    """Whether the person right behind the place, joined to it by nothing, is who went there."""
    piece = next((p for p in scene.pieces if p.phrase is phrase), None)
    return piece is not None and not piece.conj and not piece.prep and phrase.kind in ("person", "office", "group")


def _undone(piece: Piece, sense: Sense, tense: str, subject: list[Phrase], args: Arguments, dropped: bool) -> list[Phrase]:
    """The subject without those to whom it was done, who become the objects: «عوقب فلان», «أصيب جنود»; the doer may be unsaid."""
    if dropped and sense.type == "ASSAULT" and not args.object and not piece.enclitic:
        subject = []  # «وقتل عشرات الآلاف»: not the last one named
    harms = sense.needs == "target" or (sense.type in PEOPLE_TYPES and piece.has("masdar") is not None)
    if sense.object != "-" and (tense == "passive" or (harms and _agentless(piece, sense, subject, args))):
        args.object, subject = [*subject, *args.object], []
    elif tense == "passive" and sense.subject != "target":
        subject = []
    return subject


def _met_by_another(scene: Scene, clause: Clause, k: int, trigger: Trigger, subject: list[Phrase], args: Arguments) -> list[Phrase] | None:
    """Who met those behind the verb where the clause before's subject did, «… والتقى الرئيس»; the subject itself elsewhere; None where he is not named."""
    sense, piece = trigger.sense, scene.pieces[k]
    if sense.name in ("meet", "visit", "receive") and met_only(scene, clause, k, subject, args):
        met = met_both(scene, clause, k, subject, args)
        if sense.name == "meet" and not met and not awaited(scene, clause):
            scene.refuse(k, f"{trigger.lemma}: who met them is not named")
            args.object, args.subject = subject, []
            return None
        if met:
            args.object, args.subject, subject = subject, [], carried_subject(scene, clause, piece)
    alone = sense.needs == "two" and subject is args.subject and len(subject) == 1 and not args.object
    if not alone or sense.name == "discuss" or any(prep in args.preps for prep in sense.preps) or subject[0].parts:
        return subject  # whoever stands behind «وسيناقش» discusses
    if (ahead := named_next(scene, clause)) is not None and ahead.name != subject[0].name:
        args.object, args.subject = subject, []
        return [ahead]
    if not keeps_subject(scene, clause, k) and not (sense.object == "source" and args.object_words is None and not args.nouns):
        return subject
    carried = carried_subject(scene, clause, piece)
    named = bool(carried and carried[0].name)
    if named and carried[0].name != subject[0].name:
        args.object, args.subject, subject = subject, [], carried
    elif not named and (clause.word == "حيث" or follows(scene, clause, k)):
        args.object, args.subject, subject = subject, [], []
    return subject


def _one_sided(scene: Scene, trigger: Trigger, piece: Piece, tense: str, subject: list[Phrase], args: Arguments, dropped: bool) -> bool:
    """Whether only one side is there of what takes two."""
    sense = trigger.sense
    if sense.name == "letter" and trigger.lemma in _WRITING and not _to_somebody(args):
        return True  # «بعث برسالة إلى العالم»
    if not subject and sense.type == "CONSULT" and args.object and named_as_object(scene, args.object[0]):
        return True  # «والتقى كلاً من …» of nobody known
    if sense.name in ("speak", "sit_with") and not (tense == "past" and _spoke_to(args)):
        return True
    if sense.name == "discuss" and not args.preps.get("مع") and not _collective(subject):
        scene.silent.append((piece.norm, f"{trigger.lemma}: no other side"))
        return True
    return dropped and len(subject) == 1 and sense.needs == "two" and not args.preps and not args.object


_WRITING = frozenset({"بعث", "وجه", "أرسل"})


def _to_somebody(args: Arguments) -> bool:
    """Whether the letter goes to a man in office or a listed one, whose name is told."""
    heard = [p for prep in ("الي", "ل") for p in args.preps.get(prep, [])]
    return bool(heard) and all(p.kind in ("person", "office") and (p.office or p.country) for p in heard)


def _invitation(scene: Scene, index: int, k: int, guests: list[Phrase], subject: list[Phrase], args: Arguments, tense: str) -> Draft | None:
    """The visit that somebody is asked to make: «دعا الرئيس نظيره إلى بكين»."""
    arrive = triggers.senses()["arrive"]
    args.object, args.subject = [], []
    roles = [("source", p) for p in guests] + visit_roles(scene, arrive, k, scene.clauses[index], [], args)
    draft = build_draft(scene, index, k, arrive, roles, args, tense, "verb.دعا", subject)
    if draft is not None and draft.status == "happened":
        draft.status = "called_for"
    return draft


def _spoke_to(args: Arguments) -> bool:
    """Whether those spoken with are holders of offices or listed people, and nobody but them: «تحدث الوزير مع نظيره»."""
    heard = [p for prep in ("مع", "الي") for p in args.preps.get(prep, [])]
    return bool(heard) and all((p.kind in ("person", "office") and (p.office or p.country)) or (p.rule == "sides.counterpart" and p.name) or (p.group == "leaders" and p.of) for p in heard)


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
        if scene.pieces[j].kind != "word" and scene.pieces[j].cue != "adv":
            return False  # «محادثات غير مباشرة استضافتها قطر»
    return False


def _alone_with(trigger: Trigger, args: Arguments) -> bool:
    """Whether somebody was alone with people who are named: «انفرد بكل من فلان وفلان»; not «انفرد الفريق بالصدارة»."""
    met = args.preps.get(trigger.prep, []) if trigger.sense.name == "assemble" else []
    return bool(met) and all(p.kind in ("person", "office") or p.rule == "sides.both" for p in met) and bool(args.subject)


def _came_to(scene: Scene, k: int, trigger: Trigger, args: Arguments) -> bool:
    """Whether a named man came to a capital: «حلّ الوزير بدمشق»."""
    people = bool(args.subject) and all(p.kind in ("person", "office") for p in args.subject) and not args.object
    return trigger.sense.name == "alight" and people and any(p.prep == "ب" and p.phrase is not None and p.phrase.rule == "states.capital" for p in scene.pieces[k + 1 : k + 6])


def _brought_together(args: Arguments) -> bool:
    """Whether a city brought people together: «جمعت مسقط فلاناً وفلاناً»."""
    people = [p for p in args.object if p.kind in ("person", "office")]
    where = [p for p in args.subject if p.kind == "place" or p.rule == "states.capital"]
    return len(people) >= 2 and len(where) == len(args.subject) == 1


def _agentless(piece: Piece, sense: Sense, subject: list[Phrase], args: Arguments) -> bool:
    """«قتل 12 شخصاً», «أصيب جنود»: people alone behind a verb of harm are its victims, not its doers."""
    if args.object or not subject:
        return False
    first = subject[0]
    entries = [e for e in piece.entries if e[0] == "verb"]
    if sense.name == "detain" and first.start < piece.start and not piece.enclitic and args.object_words is None and all(e[4] in ("d", "p") for e in entries):
        return True  # «أن 74 شخصاً اعتقلوا»: who arrests, arrests somebody
    if first.kind in ("person", "office"):  # «فقتلت المدرس فلاناً»: who kills, kills somebody
        befalls = sense.mode in HARM or sense.name == "detain"  # «واعتقل فلان»
        return befalls and args.object_words is None and not args.nouns and first.start > piece.end
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


def _has_companion(scene: Scene, clause: Clause, words: tuple[str, ...]) -> bool:
    first = max(0, clause.start - 3)  # «لقاء جمع …»: the noun stands before the verb that it is the subject of
    goes_on = clause.opener == "and" and scene.pieces[clause.start - 1].norm not in COMMAS  # «اجتماع عُقد في زيوريخ وجمع فلاناً بفلان»
    if (clause.opener == "resume" or goes_on) and clause.parent >= 0:
        first = min(first, scene.clauses[clause.parent].start)  # «اللقاء، الذي استمر ساعة، جمع …»
    if clause.opener == "sub" and any(is_one_of(p.norm, SET_FOR) for p in scene.pieces[first : clause.start]):
        first = max(0, first - 3)  # «لقاء كان من المقرر أن يجمع …»
    return any(is_one_of(p.norm, words) or (p.prep and p.kind == "lex" and _as_written(p) in words) for p in (*scene.pieces[first : clause.end], *_rest(scene, clause)))


def _as_written(piece: Piece) -> str:
    """The word with the preposition and article that were cut from it: «بالرفض»."""
    return f"{piece.prep}{'ال' if piece.definite else ''}{piece.norm}"


def _has_prep(scene: Scene, clause: Clause, k: int, prep: str) -> bool:
    return any(p.prep == prep or (p.kind == "cue" and p.norm == prep) for p in (*scene.pieces[k + 1 : clause.end], *_rest(scene, clause)))


def _by_pronoun(scene: Scene, clause: Clause, k: int, prep: str) -> bool:
    """Whether the preposition bears a pronoun close behind a verb of the past: «سبعة أسرى أفرجت عنهم الحركة», no «منطقة يسيطر عليها المسلحون»."""
    past = any(e[0] == "verb" and e[2] == "past" for e in scene.pieces[k].entries)
    return past and any(p.cue == "pp" and p.norm.startswith(prep) and len(p.norm) <= len(prep) + 3 for p in scene.pieces[k + 1 : min(k + 4, clause.end)])


def _rest(scene: Scene, clause: Clause) -> Sequence[Piece]:
    """The pieces with which the clause goes on behind an aside."""
    rest = resumed_at(scene, next(n for n, c in enumerate(scene.clauses) if c is clause))
    return scene.pieces[slice(*rest)] if rest is not None else ()


def _collective(subject: list[Phrase]) -> bool:
    return len(subject) >= 2 or any(len(p.parts) >= 2 or p.rule in ("sides.both", "sides.all") for p in subject)
