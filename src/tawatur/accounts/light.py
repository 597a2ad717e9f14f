"""Happenings told by an event noun that a light verb carries: «عقد اجتماعاً مع», «جرت مباحثات بين»."""

from __future__ import annotations

from dataclasses import replace

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.agreements import read_signing
from tawatur.accounts.answers import refuses_to_sign
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.carried import behind_relative, carried_noun, status_of, wants_subject
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Draft, Scene
from tawatur.accounts.enough import names_enough
from tawatur.accounts.further import (
    attended_before,
    keep_unsided,
    listed_behind,
    of_the_told,
    read_attendance,
    read_further,
    who_met,
    widened,
)
from tawatur.accounts.nouns import read_noun
from tawatur.accounts.owners import state_of
from tawatur.accounts.reached import callers, what_came, whom_it_reached
from tawatur.accounts.resumed import read_resumed, read_scheduled, read_staged
from tawatur.accounts.roles import host_of, joined_roles
from tawatur.accounts.rounds import read_next_round, read_own_round, read_round, read_rounds
from tawatur.accounts.sides_before import take_sides
from tawatur.accounts.subjects import carried_subject, object_pronoun
from tawatur.mentions.pieces import OFFICIAL, SIDES, Phrase, Piece
from tawatur.model import Place

_FOLLOWING = frozenset({"أعقب", "تلا", "سبق", "تخلل"})
_SPONSORING = frozenset({"رعى", "يسر", "سهل", "أدار", "أشرف"})  # who helps talks along need not have them at home
_WILLING = frozenset({"استعداده", "استعدادها", "استعدادهما", "استعدادهم", "استعداد", "جاهزيته", "جاهزيتها"})
_PUTTING_OFF = frozenset({"تاجيل", "ارجاء", "ترحيل", "تاخير"})
_BORNE = frozenset({"active", "receive", "join", "lead"})  # voices whose subject takes part


def read_light(scene: Scene, index: int, k: int, light: triggers.Light, subject: list[Phrase], args: Arguments) -> Draft | None:
    """What the light verb at piece k tells with its event noun; None where it carries none, or too few sides are named."""
    if light.lemma == "سبق" and k and scene.pieces[k - 1].norm in ("ما", "لما", "مما", "بما"):
        return None  # «امتداد لما سبق توقيعه من اتفاقيات»
    if light.lemma in _FOLLOWING and (further := read_further(scene, index, k, args, light)) is not None:
        return further
    if light.lemma in ("تلا", "أعقب") and (following := read_next_round(scene, index, k, args, light.lemma, "happened")) is not None:
        return following
    if light.lemma == "سبق" and (doers := [p for p in args.preps.get("ل", []) if p.kind in OFFICIAL]):
        light, subject = replace(light, voice="active"), doers  # «وسبق للوزير إجراء مباحثات مع …»
    if light.voice == "reach":
        return _reached(scene, index, k, light, subject, args)
    if light.voice == "join" and (came := read_attendance(scene, index, k, args, light)) is not None:
        attended_before(scene, came)
        return came
    if light.voice == "bestow" and scene.pieces[k].enclitic:
        guest = object_pronoun(scene, scene.clauses[index], scene.pieces[k], subject)
        args.object = [*([guest] if guest is not None else []), *args.object]  # «خصّه نظيره باستقبال»
    elif scene.pieces[k].enclitic and not _with_which(scene, k, light):
        own = subject if not _dropped(args) else []
        if light.voice in ("host", "stage") and own and (staged := read_staged(scene, index, k, own, args, light)) is not None:
            return staged
        return read_resumed(scene, index, k, own, light, args) or read_scheduled(scene, index, k, own, args, light)
    if light.voice == "active" and not subject:
        _told_in(scene, index, k, args)
    noun = carried_noun(scene, index, k, light)
    if noun is None and (behind := behind_relative(scene, index, light)) is not None:
        index, noun = behind
    if noun is None:
        return _without_noun(scene, index, k, light, subject, args)
    scene.used.add(noun)
    subject, sides = _sides(scene, scene.clauses[index], k, noun, light, subject, args)
    draft = _told_by(scene, index, k, noun, light, sides, args)
    if draft is None:
        return read_signing(scene, index, noun)
    _complete(scene, scene.clauses[index], k, noun, light, subject, args, draft)
    refuses_to_sign(scene, noun, draft)
    if light.voice == "join" and of_the_told(scene, noun) and attended_before(scene, draft):
        return draft
    if draft.reference or draft.attendance or names_enough(scene, draft):
        return draft
    if (signed := read_signing(scene, index, noun)) is not None:
        return signed  # «تم توقيع الاتفاق من قبل …»
    taken = light.voice in ("event", "host", "stage") and not scene.pieces[noun].enclitic and take_sides(scene, draft, args.preps)
    if not taken:
        if index + 1 < len(scene.clauses) and (scene.clauses[index + 1].opener == "rel" or _carried_next(scene, index, noun, light)):
            scene.used.discard(noun)  # «تأجل الاجتماع الذي كان سيعقد بين …»
        scene.silent.append((scene.pieces[k].norm, f"{draft.rule}: sides not named"))
        if light.voice == "host" and scene.clauses[index].opener == "rel":
            scene.refused.update((k, noun))  # «فلان الذي استضافت بلاده المفاوضات»: not of those he is named with
        keep_unsided(scene, draft)
    return draft if taken else None


def _carried_next(scene: Scene, index: int, noun: int, light: triggers.Light) -> bool:
    """Whether the noun behind «أعقب» is carried by the verb behind it: «مؤتمر صحفي أعقب اجتماعاً عقدته مع الرئيس»."""
    behind = scene.clauses[index + 1]
    verb = scene.pieces[behind.start]
    return light.lemma in _FOLLOWING and behind.opener == "verb" and behind.start == noun + 1 and verb.has("light") is not None and bool(verb.enclitic)


def _reached(scene: Scene, index: int, k: int, light: triggers.Light, subject: list[Phrase], args: Arguments) -> Draft | None:
    """The call that came to somebody: «ورد إلى الوزير اتصال من نظيره»; None where it is not told whom it reached, or who called."""
    noun = what_came(scene, index, k)
    hearers = whom_it_reached(scene, index, k, noun, subject, args) if noun is not None else []
    if noun is None or not hearers:
        return None
    draft = read_noun(scene, index, noun, hearers, "receive")
    if draft is None:
        return None
    draft.roles += callers(args, [p for _, p in draft.roles])
    _complete(scene, scene.clauses[index], k, noun, replace(light, voice="receive"), hearers, args, draft)
    if not names_enough(scene, draft):
        return None
    scene.used.add(noun)
    return draft


def _with_which(scene: Scene, k: int, light: triggers.Light) -> bool:
    """Whether the noun stands behind a preposition of the verb, and the verb's pronoun is what was begun or ended with it: «بدأ لقاءاته واستهلها بلقاء مع فلان»."""
    ahead = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    return bool(light.preps) and scene.pieces[k].enclitic in ("ه", "ها") and ahead is not None and bool(ahead.has("noun")) and ahead.prep in light.preps


def _told_in(scene: Scene, index: int, k: int, args: Arguments) -> None:
    """Gives the place that is told to have seen the meeting held, and the time: «شهدت مسقط أمس عقد لقاء بين …», «تم أمس عقد لقاء»."""
    before = scene.clauses[index - 1] if index else None
    if before is None or before.verb is None or scene.clauses[index].start != k or scene.pieces[k].conj or scene.pieces[k - 1].kind == "mark":
        return
    entry = scene.pieces[before.verb].has("light")
    light = triggers.light_verbs()[entry[1]] if entry is not None else None
    if light is None or (light.voice not in ("stage", "host") and light.lemma != "تم"):
        return
    told = after(scene.pieces, before.verb + 1, before.end, True)
    if not told.nouns:
        args.places += [p.place for p in told.subject[:1] if p.place is not None]
        args.times += told.times


def _without_noun(scene: Scene, index: int, k: int, light: triggers.Light, subject: list[Phrase], args: Arguments) -> Draft | None:
    """Rounds, which need no noun: «عقد الطرفان جولة جديدة», «استضافت مسقط الجولة الثالثة»."""
    clause = scene.clauses[index]
    if (light.voice == "event" or (light.voice == "active" and not subject)) and {"بين", "مع"} & args.preps.keys():
        if (set_before := read_scheduled(scene, index, k, [], args, light)) is not None:
            return set_before  # «الاجتماع الذي كان سيعقد بين فلان وفلان»
    if light.lemma in ("عقد", "أجرى", "أجرت", "خاض") and (rounds := read_rounds(scene, index, k, subject, args, light.lemma)) is not None:
        return rounds
    if light.voice in ("active", "join", "lead") and (theirs := read_own_round(scene, index, k, subject, args, light.lemma)) is not None:
        theirs.status = status_of(scene, clause, k, light, theirs.status)
        return theirs
    told = args.places
    if light.voice in ("host", "stage"):
        args.places = _seats(scene, clause, k, subject)
    read = read_round(scene, index, k, args, light.lemma, status_of(scene, clause, k, light, "happened"), light.voice)
    if read is None:
        args.places = told  # «استضاف الوزير وفداً في مسقط»: no round, and where it was
    return read


def _sides(
    scene: Scene, clause: Clause, k: int, noun: int, light: triggers.Light, subject: list[Phrase], args: Arguments
) -> tuple[list[Phrase], list[Phrase]]:
    """(the verb's subject, those of it who take part)."""
    sides = subject if light.voice in _BORNE else []
    if light.voice == "bestow":
        sides = subject = [*(subject or carried_subject(scene, clause, scene.pieces[k])), *args.object]  # «خصّ الرئيس ضيفه باستقبال»
    pair = [p for p in args.preps.get("بين", []) if p.start < scene.pieces[noun].start]
    if light.voice == "active" and len(pair) >= 2:
        sides = pair  # «عقدت اللجنة المشتركة بين مصر والسودان اجتماعها»
    if not sides and light.voice in _BORNE and (wants_subject(scene, noun) or _with_before(scene, args, noun) or _wills(scene, noun, light)):
        sides = subject = carried_subject(scene, clause, scene.pieces[k])  # «… وأجرى محادثات مع الرئيس»
    if light.phase not in ("happened", "ongoing") and noun + 1 < clause.end and scene.pieces[noun + 1].norm == "بين":
        sides = subject = []  # «تريد كييف لقاء بين الرئيسين»: who wants it is none of its sides
    others = [p for p in args.preps.get("بين", []) if p.start > scene.pieces[noun].start]
    fronted = bool(subject) and subject[0].start < scene.pieces[k].start
    if light.voice == "active" and fronted and len(others) >= 2 and _is_subject(scene.pieces[noun]):
        sides = subject = []  # «قال فلان إنه عُقد اجتماع بين …»
    if light.voice == "reveal":
        sides = [state_of(p) for p in subject]
    return subject, sides


def _wills(scene: Scene, noun: int, light: triggers.Light) -> bool:
    """Whether the verb is of refusing or wanting and whom somebody would have met stands behind the noun: «رفض لقاء وفد أميركي»."""
    behind = scene.pieces[noun + 1] if noun + 1 < len(scene.pieces) else None
    return light.phase not in ("happened", "ongoing") and behind is not None and behind.phrase is not None and not behind.prep and not behind.conj


def _is_subject(noun: Piece) -> bool:
    """Whether the indefinite noun lacks the alif that it would bear as an object: «عُقد اجتماع»."""
    return not noun.definite and not noun.prep and not noun.enclitic and not noun.norm.endswith(("ا", "اء", "ه", "ات", "ين"))


def _told_by(scene: Scene, index: int, k: int, noun: int, light: triggers.Light, sides: list[Phrase], args: Arguments) -> Draft | None:
    """What the noun tells with these sides; whoever revealed a meeting need not have been there: «كشف فلان عن اجتماع الحركة بالوسيط»."""
    alone = read_noun(scene, index, noun, [], "") if light.voice == "reveal" else None
    if alone is not None and (alone.reference or names_enough(scene, alone)):
        return alone
    held = light.voice == "active" and _is_held(scene, k, noun, args)
    return read_noun(scene, index, noun, [] if held else sides, "event" if held else light.voice)


def _complete(
    scene: Scene, clause: Clause, k: int, noun: int, light: triggers.Light, subject: list[Phrase], args: Arguments, draft: Draft
) -> None:
    """Gives the draft what stands around the verb: who came along, hosts, places, times, status."""
    guests: list[Phrase] = []
    if draft.sense.type == "CONSULT":
        draft.roles += _met_before(scene, draft, args, light)
        there = {p.actor or p.name for _, p in draft.roles}
        draft.roles += [(r, p) for r, p in joined_roles(args, draft.sense) if not {q.actor or q.name for q in _acting(p)} <= there]
        draft.accompany(args)  # «… بحضور فلان، قمة …»
    if light.voice == "host" and light.lemma in _SPONSORING:
        theirs = {q.actor or q.name for p in subject for q in p.parts or (p,)}
        draft.roles = [("mediator", p) for p in subject if p.kind in OFFICIAL] + [(r, p) for r, p in draft.roles if (p.actor or p.name) not in theirs]
    elif light.voice == "host":
        _host(scene, clause, k, subject, args, draft)
        guests = _guests(scene, k, noun, args)
        draft.roles += [("source", q) for p in guests for q in p.parts or (p,)]
    if light.voice == "stage":
        args.places = _seats(scene, clause, k, subject)
    draft.places = [*args.places, *draft.places]
    draft.times = [*args.times, *draft.times]
    draft.status = status_of(scene, clause, k, light, draft.status)
    if light.lemma == "قرر" and draft.status == "planned" and draft.sense.mode in ("accepted", "rejected") and not scene.pieces[k].future:
        draft.status = "happened"  # «قرر البرلمان رفض الاقتراح»
    if light.voice == "host" and draft.status == "planned" and guests and scene.pieces[k].has("light")[2] == "past":  # type: ignore[index]
        draft.status = "happened"  # «استضافت سكوبيه قادة كوسوفو وصربيا لإجراء محادثات»
    if draft.status == "called_for" and any(p.norm in _PUTTING_OFF for p in scene.pieces[k + 1 : noun]):
        draft.status = "planned"  # «طلب إرجاء لقائه بفلان»
    if draft.status == "called_for" and light.phase == "planned":
        draft.status = "planned"  # «يعتزم استئناف المفاوضات»
    if draft.status == "called_for" and any(p.norm in _WILLING for p in scene.pieces[k + 1 : noun]):
        draft.status = "hypothetical"  # «أبدى استعداده للقاء فلان»
    draft.rule = f"light.{light.lemma}+{draft.rule}"
    draft.another = light.voice == "active" and (widened(scene, clause, noun) or _wider(scene, k, noun, draft) or _thereafter(scene, clause, k, noun, draft))
    if draft.sense.type == "AGREE" and light.voice == "event" and not draft.roles and (clause.opener in ("sentence", "and", "resume", "verb") or clause.word == "حيث"):
        draft.roles = [("source", p) for p in who_met(scene)]  # «وتم الاتفاق على …», «حيث تم الاتفاق على …»
        draft.collective = True
    told_of = (light.voice == "join" or (light.voice == "lead" and of_the_told(scene, noun))) and (scene.pieces[noun].definite or " ال" in scene.pieces[noun].norm) and (noun == k + 1 or (noun == k + 2 and scene.pieces[k + 1].norm == "في"))
    draft.attendance = told_of and not draft.reference and not {"مع", "بين", "ب"} & set(args.preps)
    if _only_attended(scene, k, noun, light, args, draft):
        draft.reference, draft.attendance = False, True  # «وجرى اللقاء بحضور فلان»
    if told_of and not draft.roles and (came := listed_behind(scene, k)):
        draft.roles, draft.reference, draft.attendance = [("source", p) for p in came], False, True


def _guests(scene: Scene, k: int, noun: int, args: Arguments) -> list[Phrase]:
    """Whom somebody has with him for the talks that the noun tells: «استضافت سكوبيه قادة كوسوفو وصربيا لإجراء محادثات»."""
    between = scene.pieces[k + 1 : noun + 1]
    led = any(p.prep == "ل" and (p.has("masdar") or p.has("noun")) for p in between) or any(p.norm in ("لاجراء", "لعقد", "لخوض") for p in between)
    return [p for p in args.object if p.start < scene.pieces[noun].start and p.kind in SIDES] if led else []


def _only_attended(scene: Scene, k: int, noun: int, light: triggers.Light, args: Arguments, draft: Draft) -> bool:
    """Whether it is told of the meeting told before only who came to it."""
    there = {p.actor or p.name for _, p in args.joining}
    told = light.voice == "event" and noun == k + 1 and scene.pieces[noun].definite and of_the_told(scene, noun)
    return told and bool(there) and draft.sense.type == "CONSULT" and {p.actor or p.name for _, p in draft.roles} <= there


def _acting(phrase: Phrase) -> list[Phrase]:
    """The sides of a phrase as they act: a delegation by its head."""
    return [q.chief or q for q in phrase.parts or (phrase,)]


def _wider(scene: Scene, k: int, noun: int, draft: Draft) -> bool:
    """Whether «ثم» brings another meeting, of more people than the one told just before: «عُقد اجتماع بين فلان وفلان ثم عُقد اجتماع ضم الثلاثة»."""
    before = scene.pieces[k - 1].norm.removeprefix("و") if k else ""
    met = {p.name for p in scene.here}
    return before == "ثم" and not scene.pieces[noun].definite and bool(met) and met < {p.name for _, p in draft.roles}


def _thereafter(scene: Scene, clause: Clause, k: int, noun: int, draft: Draft) -> bool:
    """Whether «ثم», «قبل أن» brings another meeting of those whom the sentence told meeting just before: «استقبل الملك ضيفيه، قبل أن يبدأ الرجلان مباحثاتهما»."""
    then = k > 0 and scene.pieces[k - 1].norm.removeprefix("و") == "ثم" and not scene.pieces[noun].definite
    return turns_to_another(scene, clause, draft, then)


def turns_to_another(scene: Scene, clause: Clause, draft: Draft, then: bool = False) -> bool:
    """Whether «قبل أن», or a word before the draft, turns to a meeting of those whom the sentence told meeting just before: «التقى فلاناً ثم فلاناً، قبل أن يجتمع الثلاثة»."""
    met, names = {p.name for p in scene.here}, {p.name for _, p in draft.roles}
    alike = names <= met or (bool(met) and met <= names)
    return draft.sense.type == "CONSULT" and draft.sense.mode != "visit" and len(names) >= 2 and alike and (then or clause.word == "قبل ان")


def _host(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments, draft: Draft) -> None:
    """Makes the subject the host; a city is the place, its state the host: «تستضيف الدوحة محادثات»."""
    subject = subject or _seat(scene, k, clause)
    seats = [p for p in subject if p.place and (p.rule == "states.capital" or p.kind == "place")]
    if seats and not any(p.country == seats[0].country for p in (*args.places, *draft.places)):
        args.places, draft.places = [], [p.place for p in seats[:1] if p.place]
    hosts = [host_of(p) if p.kind == "place" and p.country else p for p in subject]
    hosting = [p for p in hosts if p.kind in OFFICIAL]
    draft.roles = [("host", p) for p in hosting] + [(r, p) for r, p in draft.roles if not p.actor or p.actor not in {h.actor for h in hosting}]


def _seats(scene: Scene, clause: Clause, k: int, subject: list[Phrase]) -> list[Place]:
    """The place that the subject of «استضافت», «شهدت» is."""
    return [p.place for p in (subject or _seat(scene, k, clause))[:1] if p.place is not None]


def _met_before(scene: Scene, draft: Draft, args: Arguments, light: triggers.Light) -> list[tuple[str, Phrase]]:
    """Whom «مع» brings between the verb and its noun: «عقد الوزير مع نظيره مباحثات»."""
    if light.voice not in ("active", "join", "lead"):
        return []
    there = {p.actor or p.name for _, p in draft.roles}
    return [("source", p) for p in _with_before(scene, args, draft.trigger) if p.kind != "place" and (p.actor or p.name) not in there]


def _with_before(scene: Scene, args: Arguments, noun: int) -> list[Phrase]:
    """Whom «مع» brings before the noun."""
    return [p for p in args.preps.get("مع", []) if p.start < scene.pieces[noun].start]


def _is_held(scene: Scene, k: int, noun: int, args: Arguments) -> bool:
    """Whether the meeting told before is the verb's subject: «وعُقد اللقاء في …»; not «عقد اللقاء مع فلان»."""
    piece = scene.pieces[noun]
    entry = piece.has("noun")
    refers = entry is not None and triggers.nouns()[entry[1]].refers and piece.definite
    return bool(refers and noun == k + 1 and _dropped(args) and not {"مع", "بين"} & set(args.preps) and len(scene.discourse.sides) >= 2)


def _dropped(args: Arguments) -> bool:
    return not args.subject


def _seat(scene: Scene, k: int, clause: Clause) -> list[Phrase]:
    """The capital that hosts under its description: «استضافت العاصمة القطرية الدوحة …»."""
    words = scene.pieces[k + 1 : min(k + 4, clause.end)]
    if not words or words[0].norm not in ("العاصمه", "مدينه"):
        return []
    named = next((p for p in words if p.kind == "np"), None)
    if named is None or named.phrase is None or named.prep or named.conj or named.phrase.kind not in ("state", "place"):
        return []
    return [named.phrase]
