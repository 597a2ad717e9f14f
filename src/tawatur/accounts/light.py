"""Happenings told by an event noun that a light verb carries: «عقد اجتماعاً مع», «جرت مباحثات بين»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import OFFICIAL, Draft, Scene, build_draft, names_enough
from tawatur.accounts.nouns import read_noun
from tawatur.accounts.owners import hosts_of, occasioned, state_of
from tawatur.accounts.roles import host_of, joined_roles, roles_for
from tawatur.accounts.rounds import read_round, read_rounds
from tawatur.accounts.sides_before import take_sides
from tawatur.accounts.status import status as read_status
from tawatur.accounts.subjects import carried_subject
from tawatur.accounts.wordforms import SET_FOR, is_one_of
from tawatur.mentions.pieces import Phrase
from tawatur.model import Status

_FOLLOWING = frozenset({"أعقب", "تلا", "سبق", "تخلل"})
_BORNE = frozenset({"active", "receive", "join", "lead"})  # voices whose subject takes part
_WHEN = frozenset({"فور", "عقب", "بعد", "قبل", "قبيل", "لدي", "خلال", "اثر", "غداه", "منذ"})
_PORTIONS = frozenset(
    {
        "جوله",
        "جولات",
        "سلسله",
        "دوره",
        "الدوره",
        "حلقه",
        "الحلقه",
        "مرحله",
        "المرحله",
        "فصل",
        "جلسه",
        "الجلسه",
        "شوط",
        "عدد",
        "عددا",
        "مزيد",
        "الجوله",
        "جولتين",
        "جولتهما",
        "جولتهم",
        "جولتها",
        "جولتان",
        "يوم",
        "يوما",
        "يومان",
        "يومين",
        "ايام",
        "ساعات",
        "ساعه",
        "ساعتين",
        "اسبوع",
        "اسبوعا",
        "اسابيع",
        "اسبوعين",
        "عده",
    }
)


def read_light(
    scene: Scene, index: int, k: int, light: triggers.Light, subject: list[Phrase], args: Arguments
) -> Draft | None:
    clause = scene.clauses[index]
    if light.lemma in _FOLLOWING and (further := _read_further(scene, index, k, args, light)) is not None:
        return further
    if light.voice == "join" and (came := _read_attendance(scene, index, k, args, light)) is not None:
        return came
    if scene.pieces[k].enclitic:
        own = subject if not _dropped(args) else []
        if light.voice in ("host", "stage") and own and (staged := _read_staged(scene, index, k, own, args, light)) is not None:
            return staged
        return _read_resumed(scene, index, k, own, light) or _read_scheduled(scene, index, k, own, args, light)
    noun = _carried_noun(scene, index, k, light)
    if noun is None and (behind := _behind_relative(scene, index, light)) is not None:
        index, noun = behind
    if noun is None:
        if light.lemma in ("عقد", "أجرى", "أجرت", "خاض") and (rounds := read_rounds(scene, index, k, subject, args, light.lemma)) is not None:
            return rounds
        if light.voice in ("host", "stage"):
            args.places = [p.place for p in (subject or _seat(scene, k, clause))[:1] if p.place is not None]
        return read_round(scene, index, k, args, light.lemma, _status_of(scene, clause, k, light, "happened"), light.voice)
    scene.used.add(noun)
    sides = subject if light.voice in _BORNE else []
    if light.voice == "bestow":
        sides = subject = [*(subject or carried_subject(scene, clause, scene.pieces[k])), *args.object]  # «خصّ الرئيس ضيفه باستقبال»
    pair = [p for p in args.preps.get("بين", []) if p.start < scene.pieces[noun].start]
    if light.voice == "active" and len(pair) >= 2:
        sides = pair  # «عقدت اللجنة المشتركة بين مصر والسودان اجتماعها»
    if not sides and light.voice in _BORNE and (_wants_subject(scene, noun) or _with_before(scene, args, noun)):
        sides = subject = carried_subject(scene, clause, scene.pieces[k])  # «… وأجرى محادثات مع الرئيس»
    if light.phase not in ("happened", "ongoing") and noun + 1 < clause.end and scene.pieces[noun + 1].norm == "بين":
        sides = subject = []  # «تريد كييف لقاء بين الرئيسين»: who wants it is none of its sides
    if light.voice == "reveal":
        sides = [state_of(p) for p in subject]
    alone = read_noun(scene, index, noun, [], "") if light.voice == "reveal" else None
    if alone is not None and not alone.reference and not names_enough(scene, alone):
        alone = None
    held = light.voice == "active" and _is_held(scene, k, noun, args)
    draft = alone or read_noun(scene, index, noun, [] if held else sides, "event" if held else light.voice)  # «كشف فلان عن اجتماع الحركة بالوسيط»: he need not have been there
    if draft is None:
        return None
    if draft.sense.type == "CONSULT":
        draft.roles += _met_before(scene, draft, args, light)
        there = {p.actor or p.name for _, p in draft.roles}
        draft.roles += [(r, p) for r, p in joined_roles(args, draft.sense) if not {q.actor or q.name for q in p.parts or (p,)} <= there]
        draft.accompany(args)  # «… بحضور فلان، قمة …»
    if light.voice == "host":
        subject = subject or _seat(scene, k, clause)
        seats = [p for p in subject if p.place and (p.rule == "states.capital" or p.kind == "place")]
        if seats and not any(p.country == seats[0].country for p in (*args.places, *draft.places)):
            # «تستضيف الدوحة محادثات»: the city is the place, its state the host
            args.places, draft.places = [], [p.place for p in seats[:1] if p.place]
        hosts = [host_of(p) if p.kind == "place" and p.country else p for p in subject]
        hosting = [p for p in hosts if p.kind in OFFICIAL]
        draft.roles = [("host", p) for p in hosting] + [(r, p) for r, p in draft.roles if not p.actor or p.actor not in {h.actor for h in hosting}]
    if light.voice == "stage":
        args.places = [p.place for p in (subject or _seat(scene, k, clause))[:1] if p.place is not None]
    draft.places = [*args.places, *draft.places]
    draft.times = [*args.times, *draft.times]
    draft.status = _status_of(scene, clause, k, light, draft.status)
    draft.rule = f"light.{light.lemma}+{draft.rule}"
    draft.another = light.voice == "active" and _widened(scene, clause, noun)
    if draft.sense.type == "AGREE" and light.voice == "event" and not draft.roles and clause.opener in ("sentence", "and", "resume", "verb"):
        draft.roles = [("source", p) for p in _who_met(scene)]  # «وتم الاتفاق على …»
        draft.collective = True
    draft.attendance = (
        light.voice == "join"
        and scene.pieces[noun].definite
        and noun == k + 1
        and not draft.reference
        and not {"مع", "بين", "ب"} & set(args.preps)
    )
    if draft.reference or draft.attendance or names_enough(scene, draft):
        return draft
    taken = light.voice in ("event", "host", "stage") and not scene.pieces[noun].enclitic and take_sides(scene, draft, args.preps)
    if not taken:
        scene.silent.append((scene.pieces[k].norm, f"{draft.rule}: sides not named"))
    return draft if taken else None


def _read_further(scene: Scene, index: int, k: int, args: Arguments, light: triggers.Light) -> Draft | None:
    """Another meeting of those who met before: «تلاه لقاء ثنائي», «وأعقبت الاستقبالَ محادثات موسعة»."""
    sides = [p for p in (scene.here or scene.discourse.sides) if p.name]
    met = bool(scene.pieces[k].enclitic) or any(scene.pieces[j].definite for j in args.nouns)
    noun = next((j for j in args.nouns if not scene.pieces[j].definite and not scene.pieces[j].prep and scene.pieces[j].has("noun")), None)
    if len(sides) < 2 or not met or noun is None or noun in scene.used:
        return None
    draft = read_noun(scene, index, noun, [], light.voice)
    if draft is None or draft.sense.type != "CONSULT" or draft.sense.mode == "visit":
        return None
    scene.used.update(args.nouns)
    if not names_enough(scene, draft):
        draft.roles = [("source", p) for p in sides]
    draft.another, draft.reference = True, False
    draft.places, draft.times = [*args.places, *draft.places], [*args.times, *draft.times]
    draft.rule = f"light.{light.lemma}+{draft.rule}"
    return draft if names_enough(scene, draft) else None


def _behind_relative(scene: Scene, index: int, light: triggers.Light) -> tuple[int, int] | None:
    """(clause, noun) where a relative clause between commas parts the verb from its noun: «اكتفى الرئيس، الذي يتوسط في الأزمة، بلقاء …»."""
    behind = scene.clauses[index + 1 : index + 3]
    if [c.opener for c in behind] != ["rel", "resume"] or behind[1].word not in COMMAS:
        return None
    for j in range(behind[1].start, min(behind[1].end, behind[1].start + 4)):
        piece = scene.pieces[j]
        if piece.kind == "lex" and piece.has("noun") and not is_verb(scene.pieces, j):
            return (index + 2, j) if bool(light.preps) == bool(piece.prep) and (not light.preps or piece.prep in light.preps) else None
        if piece.kind not in ("time", "word", "mark"):
            return None
    return None


def _met_before(scene: Scene, draft: Draft, args: Arguments, light: triggers.Light) -> list[tuple[str, Phrase]]:
    """Whom «مع» brings between the verb and its noun: «عقد الوزير مع نظيره مباحثات»."""
    if light.voice not in ("active", "join", "lead"):
        return []
    there = {p.actor or p.name for _, p in draft.roles}
    return [("source", p) for p in _with_before(scene, args, draft.trigger) if p.kind != "place" and (p.actor or p.name) not in there]


def _with_before(scene: Scene, args: Arguments, noun: int) -> list[Phrase]:
    """Whom «مع» brings before the noun."""
    return [p for p in args.preps.get("مع", []) if p.start < scene.pieces[noun].start]


_THEREUPON = frozenset({"عقب ذلك", "بعد ذلك", "ثم", "كما", "بعدها", "تلا ذلك"})
_WIDENED = frozenset({"موسعا", "موسعه", "مغلقا", "مغلقه", "انفراديا", "اخر", "اخري", "منفصلا", "منفصله"})


def _widened(scene: Scene, clause: Clause, noun: int) -> bool:
    """Whether the meeting came after another of the same people: «عقب ذلك عقد الوزيران اجتماعاً موسعاً»."""
    opening = [p.norm.removeprefix("و") for p in scene.pieces[clause.start : clause.start + 2]]
    follows = bool(_THEREUPON & {*opening, " ".join(opening)})
    return follows and any(p.norm in _WIDENED for p in scene.pieces[noun + 1 : noun + 3])


def _read_attendance(scene: Scene, index: int, k: int, args: Arguments, light: triggers.Light) -> Draft | None:
    """Who else came to the meeting told before: «كما حضره فلان وفلان», «فيما حضر من الجانب اللبناني فلان»."""
    piece = scene.pieces[k]
    if light.preps or scene.clauses[index].opener == "rel" or not args.subject:
        return None
    by_side = any(p.group in ("side", "delegation") for p in args.preps.get("من", []))
    if not (piece.enclitic in ("ه", "ها") or (by_side and not args.nouns)):
        return None
    roles = [("source", p) for p in args.subject]
    draft = build_draft(scene, index, k, triggers.senses()["meet"], roles, args, "past", f"light.{light.lemma}", args.subject, enough=False)
    if draft is not None:
        draft.attendance = True
    return draft


def _who_met(scene: Scene) -> list[Phrase]:
    """The sides of the meeting told in this sentence or just before."""
    before = scene.discourse.happening_now()
    if any(p.norm in ("عليه", "عليها", "سابقا") for p in scene.pieces):
        return []  # «ما جرى التوافق عليه»
    return list(scene.here or (scene.discourse.sides if before is not None and not before.setting else ()))


def _is_held(scene: Scene, k: int, noun: int, args: Arguments) -> bool:
    """Whether the meeting told before is the verb's subject: «وعُقد اللقاء في …»; not «عقد اللقاء مع فلان»."""
    piece = scene.pieces[noun]
    entry = piece.has("noun")
    refers = entry is not None and triggers.nouns()[entry[1]].refers and piece.definite
    return bool(refers and noun == k + 1 and _dropped(args) and not {"مع", "بين"} & set(args.preps) and len(scene.discourse.sides) >= 2)


def _status_of(scene: Scene, clause: Clause, k: int, light: triggers.Light, noun: Status) -> Status:
    """What the clause's cues say of the event, else the verb's phase where the noun alone, read as `noun`, says nothing against it."""
    verdict, why = read_status(scene.pieces, clause, k, scene.cues, str(scene.pieces[k].has("light")[2]))  # type: ignore[index]
    if why:
        return verdict
    return light.phase if light.phase != "happened" and noun == "happened" else noun  # type: ignore[return-value]


def _wants_subject(scene: Scene, noun: int) -> bool:
    """Whether the light verb's noun is its object, not its subject: «وعقد اجتماعاً», «وأجرى محادثات مع …»."""
    if scene.pieces[noun].enclitic or scene.pieces[noun].norm.split(" ")[0].endswith(("ا", "ين")):
        return True
    if scene.pieces[noun].prep:
        return True
    for piece in scene.pieces[noun + 1 : noun + 8]:
        if (piece.kind == "cue" and piece.cue == "prep") or piece.prep:
            word = piece.prep or piece.norm
            if word in ("مع", "بين"):
                return word == "مع"
        if piece.kind == "mark":
            return False
    return False


def _dropped(args: Arguments) -> bool:
    return not args.subject


def _read_resumed(scene: Scene, index: int, k: int, subject: list[Phrase], light: triggers.Light) -> Draft | None:
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
    if not subject and light.voice == "active" and not scene.pieces[noun].enclitic and not any(p.cue == "pp" for p in scene.pieces[k + 1 : k + 2]):
        subject = carried_subject(scene, scene.clauses[index], scene.pieces[k])  # «سبقه اجتماعان عقدهما مع فلان وفلان»
    draft = read_noun(scene, index, noun, subject, light.voice if subject else "")
    if draft is None:
        return None
    draft.rule = f"light.{light.lemma}+{draft.rule}"
    return draft if names_enough(scene, draft) else None


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


def _read_staged(
    scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments, light: triggers.Light
) -> Draft | None:
    """Where and when the meeting before the verb was: «وكان الاجتماع الثاني قد استضافته الرياض في نوفمبر», «الجولة الأولى احتضنتها مسقط»."""
    noun = next((j for j in range(k - 1, max(scene.clauses[index].start - 1, k - 7), -1) if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j)), None)
    args.places = [p.place for p in subject[:1] if p.place is not None]
    if noun is None:
        return read_round(scene, index, k, args, light.lemma, _status_of(scene, scene.clauses[index], k, light, "happened"), light.voice)
    if noun in scene.used or scene.pieces[noun].prep:
        return None
    draft = read_noun(scene, index, noun, [], "event")
    if draft is None or not (draft.reference or names_enough(scene, draft)):
        return None
    scene.used.add(noun)
    draft.places, draft.times = list(args.places), [*args.times, *draft.times]
    draft.status = _status_of(scene, scene.clauses[index], k, light, draft.status)
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


def _seat(scene: Scene, k: int, clause: Clause) -> list[Phrase]:
    """The capital that hosts under its description: «استضافت العاصمة القطرية الدوحة …»."""
    words = scene.pieces[k + 1 : min(k + 4, clause.end)]
    if not words or words[0].norm not in ("العاصمه", "مدينه"):
        return []
    named = next((p for p in words if p.kind == "np"), None)
    if named is None or named.phrase is None or named.prep or named.conj or named.phrase.kind not in ("state", "place"):
        return []
    return [named.phrase]


def _read_scheduled(
    scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments, light: triggers.Light
) -> Draft | None:
    """«الاجتماع الذي كان مقرراً أن يعقده فلان مع فلان»: the noun stands before a relative clause that carries or only sets it."""
    back = index if scene.clauses[index].opener == "rel" else index - 1
    if back < 0 or scene.clauses[back].opener != "rel" or (back != index and scene.clauses[index].opener != "sub"):
        return None
    setting = scene.pieces[scene.clauses[back].start : k]
    noun = scene.clauses[back].start - 1
    entry = scene.pieces[noun].has("noun") if noun >= 0 else None
    if entry is None or noun in scene.used or any(p.kind == "np" for p in setting):
        return None
    scene.used.add(noun)
    trigger = triggers.nouns()[entry[1]]
    roles = [("source", p) for p in subject] + roles_for(trigger.sense, [], args)
    rule = f"light.{light.lemma}+noun.{trigger.lemma}"
    draft = build_draft(scene, index, k, trigger.sense, roles, args, "noun", rule, subject)
    if draft is not None and (back != index or any(is_one_of(p.norm, SET_FOR) for p in setting)):
        draft.status = "planned"
    return draft


def _carried_noun(scene: Scene, index: int, k: int, light: triggers.Light) -> int | None:
    """The event noun that the light verb carries: its subject or object in the same clause."""
    clause = scene.clauses[index]
    words = 0
    for j in range(k + 1, min(clause.end, k + 14)):
        piece = scene.pieces[j]
        if piece.kind == "lex" and piece.has("noun", "masdar") and not is_verb(scene.pieces, j):
            if light.voice == "reveal" and piece.has("noun") is None:
                return None  # «كشف عن استضافة بلاده لاجتماع …»: the meeting stands behind
            round_of = piece.prep == "من" and any(
                p.norm in _PORTIONS or (p.time is not None and p.time.text in _PORTIONS)
                for p in scene.pieces[k + 1 : j]
            )  # «يومين من المباحثات»
            if piece.prep and not round_of and piece.prep not in light.preps:
                if piece.prep in _WHEN and piece.has("masdar"):
                    continue  # «وعقد فور وصوله لقاءً مع …»
                if piece.conj or words or piece.has("masdar"):
                    return None
                continue
            before = scene.pieces[j - 1]
            portion = before.norm in _PORTIONS and before.prep in light.preps  # «أُسدل الستار على جولة مشاورات»
            if light.preps and not piece.prep and not portion:
                return None  # «شارك في اجتماع», not «شارك اجتماعاً»
            return j
        if piece.kind == "word" and not piece.norm.startswith("ال"):  # «الجولة الحادية عشرة من المحادثات»
            words += 1
            if words > 3:
                return None
    if light.voice in ("event", "host", "active"):
        for j in range(k - 1, max(clause.start, k - 12) - 1, -1):
            piece = scene.pieces[j]
            if j < k - 5 and (piece.kind == "mark" or is_verb(scene.pieces, j)):
                return None
            if (
                piece.kind == "lex"
                and piece.has("noun")
                and not is_verb(scene.pieces, j)
                and not piece.prep
                and light.voice == "event"
            ):
                return j
    return None
