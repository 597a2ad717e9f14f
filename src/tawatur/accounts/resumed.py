"""Event nouns that stand before the light verb, whose pronoun takes them up: «اتصال هاتفي أجراه مع الرئيس», «الاجتماع الذي كان مقرراً أن يعقده فلان»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.beside import JOINING
from tawatur.accounts.called_off import cancelled
from tawatur.accounts.carried import headed_by, status_of
from tawatur.accounts.clauses import COMMAS, is_verb
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import names_enough
from tawatur.accounts.nouns import read_noun
from tawatur.accounts.owners import hosts_of, occasioned
from tawatur.accounts.roles import joined_roles, roles_for
from tawatur.accounts.rounds import read_round
from tawatur.accounts.sides_before import take_sides
from tawatur.accounts.subjects import carried_subject
from tawatur.accounts.wordforms import SET_FOR, is_one_of
from tawatur.mentions.pieces import OFFICIAL, Phrase


def read_resumed(scene: Scene, index: int, k: int, subject: list[Phrase], light: triggers.Light, args: Arguments | None = None) -> Draft | None:
    """«اتصال هاتفي أجراه مع الرئيس», «مباحثات بدأها الرجلان»: the noun stands before the verb, whose pronoun means it."""
    clause = scene.clauses[index]
    apart = clause.opener == "verb" and clause.verb == clause.start  # «أكد الوزير، خلال اتصال تلقاه من نظيره، …»
    first = k - 4 if apart else clause.start
    noun = next(
        (
            j
            for j in range(k - 1, max(first - 1, k - 5), -1)
            if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j)
        ),
        None,
    )
    noun = noun if noun is not None else _resumed_noun(scene, index, k)
    if noun is None or noun in scene.used:
        return None
    scene.used.add(noun)
    subject = subject or _told_next(scene, index, k, noun)
    if not subject and apart and light.voice in ("active", "receive"):
        subject = hosts_of(scene, index - 1, noun, [])
    before = [p for p in args.preps.get("مع", []) if p.start < scene.pieces[k].start] if args is not None else []  # «مكالمة أجراها معه»
    if not subject and light.voice == "active" and not scene.pieces[noun].enclitic and (before or not any(p.cue == "pp" for p in scene.pieces[k + 1 : k + 2])):
        subject = carried_subject(scene, scene.clauses[index], scene.pieces[k])  # «سبقه اجتماعان عقدهما مع فلان وفلان»
    elif not subject and light.voice == "host" and args is not None and len(args.preps.get("بين", [])) >= 2:
        subject = [p for p in carried_subject(scene, scene.clauses[index], scene.pieces[k]) if p.kind in ("person", "office")]  # «محادثات استضافها بين فلان وفلان»
    draft = read_noun(scene, index, noun, subject, light.voice if subject else "")
    if draft is None:
        return None
    there = {p.actor or p.name for _, p in draft.roles}
    draft.roles += [("source", p) for p in before if (p.actor or p.name) not in there]
    draft.rule = f"light.{light.lemma}+{draft.rule}"
    if scene.pieces[k].future and draft.status == "happened":
        draft.status = "planned"  # «الجلسة سيفتتحها الرئيس بحضور …»
    if light.voice == "host":
        draft.roles = [("host" if p in subject else role, p) for role, p in draft.roles]
    if light.voice == "host" and _hosts_alone(draft, subject):
        draft.roles = [(role, p) for role, p in draft.roles if p.rule != "states.capital"]  # a city is only where they were
        if not scene.pieces[noun].definite and take_sides(scene, draft, hosted=True):
            return draft  # «وقّع الطرفان اتفاقاً، بعد محادثات استضافتها قطر»
        scene.refused.add(noun)
        return None
    return draft if names_enough(scene, draft) else None


def _hosts_alone(draft: Draft, hosts: list[Phrase]) -> bool:
    """Whether none but who had the meeting at home and who mediated is named: «محادثات استضافتها الدوحة برعاية تركيا»."""
    return all(role == "mediator" or p in hosts for role, p in draft.roles)


def _told_next(scene: Scene, index: int, k: int, noun: int) -> list[Phrase]:
    """Who the next clause says did something on the occasion: «وفي اتصال أجرته مع الرئيس، حثت خوري …»."""
    if (not occasioned(scene, noun) and scene.pieces[noun - 1 if noun else 0].norm != "في") or index + 1 >= len(scene.clauses):
        return []
    main = scene.clauses[index + 1]
    if main.verb is None or main.opener not in ("verb", "resume") or scene.pieces[main.verb].conj or scene.pieces[main.start - 1].norm not in COMMAS:
        return []
    named = after(scene.pieces, main.verb + 1, main.end, True).subject
    woman = any(e[0] == "light" and e[3] == 3 and e[5] == "f" for e in scene.pieces[k].entries)
    fits = len(named) == 1 and named[0].kind in OFFICIAL and (named[0].gender == "f" or named[0].kind == "state") == woman
    return named if fits else []


def read_staged(
    scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments, light: triggers.Light
) -> Draft | None:
    """Where and when the meeting before the verb was: «وكان الاجتماع الثاني قد استضافته الرياض في نوفمبر», «الجولة الأولى احتضنتها مسقط»."""
    noun = next((j for j in range(k - 1, max(scene.clauses[index].start - 1, k - 7), -1) if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j)), None)
    args.places = [p.place for p in subject[:1] if p.place is not None]
    if noun is None:
        return read_round(scene, index, k, args, light.lemma, status_of(scene, scene.clauses[index], k, light, "happened"), light.voice)
    if noun in scene.used or scene.pieces[noun].prep:
        return None
    draft = read_noun(scene, index, noun, [], "event")
    if draft is None or not (draft.reference or names_enough(scene, draft)):
        return None
    scene.used.add(noun)
    draft.places, draft.times = list(args.places), [*args.times, *draft.times]
    draft.status = status_of(scene, scene.clauses[index], k, light, draft.status)
    draft.rule = f"light.{light.lemma}+{draft.rule}"
    return draft


def _resumed_noun(scene: Scene, index: int, k: int) -> int | None:
    """The event noun before the verb at piece k that its ending takes up; adjectives and times at most part them where a clause ends between."""
    first = scene.clauses[index].start
    for j in range(k - 1, max(first - 1, k - 5), -1):
        if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j):
            return j
    if scene.clauses[index].opener != "verb" or first != k:
        return None
    for j in range(k - 1, max(-1, k - 4), -1):
        if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j) and not scene.pieces[j].definite:
            return j
        if scene.pieces[j].kind not in ("word", "time"):
            return None
    return None


def _joining_behind(scene: Scene, index: int, trigger: triggers.Trigger) -> list[tuple[str, Phrase]]:
    """Who is told behind the comma that closes a relative clause to have come along: «الحوار الذي جرى بين …، برعاية الاتحاد الأوروبي، بحث …»."""
    behind = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if behind is None or behind.opener != "resume" or scene.pieces[behind.start].norm not in JOINING:
        return []
    return joined_roles(after(scene.pieces, behind.start, behind.verb if behind.verb is not None else behind.end, False), trigger.sense)


def read_scheduled(
    scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments, light: triggers.Light
) -> Draft | None:
    """«الاجتماع الذي كان مقرراً أن يعقده فلان مع فلان»: the noun stands before a relative clause that carries or only sets it."""
    back = index if scene.clauses[index].opener == "rel" else index - 1
    if back < 0 or scene.clauses[back].opener != "rel" or (back != index and scene.clauses[index].opener != "sub"):
        return None
    setting = scene.pieces[scene.clauses[back].start : k]
    noun = headed_by(scene, back, k) if back == index and not scene.pieces[k].enclitic else None
    if noun is None:
        noun = scene.clauses[back].start - 1
        while noun > 0 and scene.pieces[noun].kind == "word" and scene.pieces[noun].norm.startswith("ال"):
            noun -= 1  # «القمة الثلاثية التي كان يفترض أن تعقد …»
    entry = scene.pieces[noun].has("noun") if noun >= 0 else None
    if entry is None or noun in scene.used or any(p.kind == "np" for p in setting):
        return None
    scene.used.add(noun)
    trigger = triggers.nouns()[entry[1]]
    roles = [("source", p) for p in subject] + roles_for(trigger.sense, [], args) + _joining_behind(scene, index, trigger)
    rule = f"light.{light.lemma}+noun.{trigger.lemma}"
    draft = build_draft(scene, index, k, trigger.sense, roles, args, "noun", rule, subject)
    if draft is not None and (back != index or any(is_one_of(p.norm, SET_FOR) for p in setting)):
        draft.status = "denied" if cancelled(scene.pieces, noun) else "planned"
    return draft
