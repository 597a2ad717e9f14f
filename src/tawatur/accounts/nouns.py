"""Happenings told by event nouns and masdars."""

from __future__ import annotations

from tawatur.accounts import foreground
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import is_one_of
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import ACTING, OFFICIAL, Draft, Scene, build_draft, is_many, names_enough
from tawatur.accounts.noun_arguments import gathers, noun_arguments
from tawatur.accounts.owners import addressee, had_by, host_met, hosts_of, occasioned, whom_invited
from tawatur.accounts.proposals import read_proposal_noun
from tawatur.accounts.roles import roles_for, visit_roles
from tawatur.mentions.numbers import small_number
from tawatur.mentions.pieces import Phrase

ASPECTS = (
    "متواصله", "مستمره", "جاريه", "متعثره", "متوقفه", "بدات", "تبدا", "انطلقت", "استمرت", "تستمر", "تواصلت", "توقفت", "فشلت", "تعثرت", "انهارت",
    "انتهت", "استونفت", "بدء", "بداء", "استيناف", "استمرار", "مواصله", "انهيار", "فشل", "تعثر", "وقف", "تجري", "جرت", "لا تزال", "ما زالت", "الجاريه",
)  # fmt: skip
NOMINAL_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # told by masdars alone: «قصف», «احتجاج», «اعتقال»
_CEASING = frozenset({"وقف", "ووقف", "لوقف", "بوقف"})


def read_noun(scene: Scene, index: int, k: int, subject: list[Phrase], carried: str) -> Draft | None:
    piece, clause = scene.pieces[k], scene.clauses[index]
    entry = piece.has("noun", "masdar")
    assert entry is not None
    trigger = triggers.nouns()[entry[1]] if entry[0] == "noun" else triggers.verbs()[entry[1]]
    sense = trigger.sense
    if trigger.alone == "light" and not carried and not _in_meeting(scene, k):
        return None
    if sense.type == "ASSAULT" and k and scene.pieces[k - 1].norm in _CEASING:
        return None  # «وقف إطلاق نار»
    if entry[0] == "noun" and sense.type == "PROTEST" and piece.enclitic:
        return None  # «مسيرته الفنية»: a career, no march
    if entry[0] == "masdar" and (
        sense.name == "discuss" or (trigger.companions and not _has_beside(scene, k, trigger.companions))
    ):
        return None
    if sense.type == "PROPOSAL":
        return read_proposal_noun(scene, index, k, sense, subject if carried else []) if entry[0] == "masdar" else None
    if entry[0] == "masdar" and not carried and sense.type not in NOMINAL_TYPES and sense.name != "receive":
        return None
    if (
        entry[0] == "noun"
        and not trigger.refers
        and not carried
        and sense.type == "CONSULT"
        and _is_topic(scene, index, k)
    ):
        scene.silent.append((piece.norm, f"{trigger.lemma}: what another meeting was about"))
        return None
    args, own = noun_arguments(scene, k, clause, subject, sense)
    roles: list[tuple[str, Phrase]] = []
    if sense.mode == "visit" and not own and (args.preps.get("الي") or args.places):
        own = [p for p in args.preps.get("ل", []) if p.kind in ("person", "office", "group")]
        args.preps["ل"] = [p for p in args.preps.get("ل", []) if p not in own]  # «زيارة لفلان إلى طرابلس»
    invited: list[Phrase] = []
    if sense.mode == "visit" and not own and not carried and piece.prep in ("الي", "ل"):
        own = invited = [p for p in (whom_invited(scene, clause, k),) if p is not None]
    if sense.mode == "visit":
        sources = own or ([] if not carried else subject)
        roles = [("source", p) for p in sources if p.kind in OFFICIAL or p.kind == "group"]
        roles += visit_roles(scene, sense, k, clause, [], args)
    else:
        roles = [(sense.subject if sense.subject != "-" else "source", p) for p in own]
        roles += roles_for(sense, [], args)
        if not own and sense.name in ("meet", "talks", "summit"):
            roles += [("source", p) for p in args.preps.get("ل", []) if is_many(p)]  # «اجتماع لزعماء القبائل»
        if sense.name == "receive":
            roles += [("source", p) for p in args.preps.get("ل", []) if p.kind in ACTING]
        if carried and carried != "event":
            part = "mediator" if sense.subject == "mediator" and not own else "source"
            roles = [(part, p) for p in subject] + roles
    if (
        entry[0] == "noun" and not carried and not own and not args.preps and not args.object and len(subject) >= 2
        and sense.needs == "two" and (occasioned(scene, k) or (piece.prep == "في" and not piece.definite))
    ):  # fmt: skip
        own = [p for p in subject if p.kind in ("person", "office")]  # «اتفق فلان وفلان، خلال اجتماع في …»
        roles = [("source", p) for p in own]
    if (
        entry[0] == "noun" and not carried and len(own) == 1 and own[0].kind == "organisation" and len(subject) >= 2
        and sense.needs == "two" and occasioned(scene, k)
    ):  # fmt: skip
        own = list(subject)  # «وقّع الوفدان …، في ختام محادثات اللجنة المشتركة»
        roles = [("source", p) for p in own]
    if (
        entry[0] == "noun" and not carried and not own and not args.preps and sense.needs == "two"
        and clause.verb is None and occasioned(scene, k) and k >= 3
    ):  # fmt: skip
        one, two = scene.pieces[k - 3].phrase, scene.pieces[k - 2].phrase
        if one is not None and two is not None and scene.pieces[k - 2].prep == "ل" and not scene.pieces[k - 3].prep:
            own, roles = [one, two], [("source", one), ("source", two)]  # «ماكرون للسيسي خلال اتصال: …»
    if (
        entry[0] == "noun" and not carried and not own and not args.preps and sense.needs == "two" and len(subject) == 1
        and (occasioned(scene, k) or (piece.prep == "في" and sense.mode == "call"))
    ):  # fmt: skip
        told = addressee(scene, clause, k, subject[0])
        if told is not None:
            own, roles = [subject[0], told], [("source", subject[0]), ("source", told)]
    guest = host_met(scene, index, k, own, args, subject) if entry[0] == "noun" and not carried else None
    if guest is not None:
        roles = [("source", guest), *(("target" if sense.mode == "visit" else "source", p) for p in own)]
        own = [guest]
    if (
        entry[0] == "noun"
        and not carried
        and piece.prep == "ل"
        and own
        and not args.preps.get("بين")
        and sense.mode != "visit"
    ):
        who = [p for p in hosts_of(scene, index, k, subject) if p not in own]
        roles = [("source", p) for p in [*who, *own]] if who else []  # «وصل للقاء الرئيس»
    if entry[0] == "noun" and not carried and not own and k and (had := had_by(scene, clause, k)) is not None:
        own, roles = [had], [("source", had), *roles]  # «كان لباتيلي لقاء مع …»
    outside = args.preps.get("مع") or args.preps.get("ب") or sense.mode == "visit"
    if not carried and not own and outside and not args.preps.get("بين") and entry[0] == "noun":
        led = sense.mode != "visit" or piece.prep in ("في", "خلال", "اثناء", "ب", "على هامش")
        host = hosts_of(scene, index, k, subject) if led else []
        if host:
            roles = [("source", p) for p in host] + roles
    draft = build_draft(
        scene, index, k, sense, roles, args, "noun", f"noun.{trigger.lemma}", own or subject, enough=False
    )
    if draft is None:
        return None
    if (
        sense.needs == "two"
        and not own
        and not carried
        and not args.preps.get("بين")
        and not any(r == "source" and p not in args.preps.get("مع", []) for r, p in roles)
    ):
        draft.roles = [] if draft.sense.mode != "visit" else draft.roles
    if invited and draft.status in ("happened", "planned"):
        draft.status = "called_for"
    if args.scheduled and not carried and draft.status == "happened":
        draft.status = "planned"  # «اللقاء الذي كان مقرراً أن يعقد … ألغي»
    if draft.status == "planned" and any(_gathered(scene, j) for j in range(k + 1, min(k + 4, len(scene.pieces)))):
        draft.status = "happened"  # «أعلن استضافة بلاده لاجتماع جمع بين …»
    head = piece.norm.split(" ")[0]
    draft.plural = head.endswith("ات")
    if (
        carried in ("event", "join") and trigger.refers and piece.definite and scene.discourse.sides
        and (not own or carried == "join") and not args.object and not ({"مع", "بين", "ب"} & set(args.preps))
    ):  # fmt: skip
        draft.reference, draft.roles = True, []  # «وجرى الاجتماع بحضور فلان»: who attended the one told before
    if carried:
        return draft
    if (
        sense.type in NOMINAL_TYPES
        and sense.type not in foreground.WEIGHED
        and not (draft.times or draft.places or _has_number(scene, k))
    ):
        scene.silent.append(
            (piece.norm, f"{trigger.lemma}: neither time, place nor number says that it is one happening")
        )
        return None
    if names_enough(scene, draft):
        return draft
    if sense.mode in ("talks", "mediation") and not _names_two(draft) and outside:
        draft.roles = [("source", p) for p in args.preps.get("مع", [])]
        if _asserted(scene, index, k) and _one_side(draft):
            return draft
    if trigger.refers and (piece.definite or _demonstrated(scene, k)) and _stands_alone(scene, k):
        draft.reference, draft.places = True, []
        return draft
    scene.silent.append((piece.norm, f"{trigger.lemma}: sides not named"))
    return None


def _has_beside(scene: Scene, k: int, words: tuple[str, ...]) -> bool:
    return any(is_one_of(p.norm, words) for p in scene.pieces[k + 1 : k + 3])


def _is_topic(scene: Scene, index: int, k: int) -> bool:
    """Whether the noun stands among what was discussed: «تناول الاجتماع المستجدات في مفاوضات …»."""
    clause = scene.clauses[index]
    for j in range(clause.start, k):
        entry = scene.pieces[j].has("verb")
        if (
            entry is not None
            and triggers.verbs()[entry[1]].sense.name in ("discuss", "talks", "consult", "meet")
            and j < k - 1
        ):
            return (
                scene.pieces[k - 1].kind == "cue"
                and scene.pieces[k - 1].cue == "prep"
                and k >= 2
                and scene.pieces[k - 2].kind == "word"
            )
    return False


def _asserted(scene: Scene, index: int, k: int) -> bool:
    """Whether it is said that the talks go on, began or ended, though only one side is named: «المفاوضات مع الخاطفين متواصلة»."""
    first = max(0, k - 2)
    near = scene.pieces[first : min(len(scene.pieces), k + 9)]
    return any(is_one_of(p.norm, ASPECTS) or p.norm in ASPECTS for p in near if p is not scene.pieces[k])


def _one_side(draft: Draft) -> bool:
    return any(p.kind in ACTING and (p.actor or p.name) for _, p in draft.roles)


def _names_two(draft: Draft) -> bool:
    """Whether the draft names two sides already."""
    return len({p.actor or p.name for _, p in draft.roles if p.actor or p.name}) >= 2


def _stands_alone(scene: Scene, k: int) -> bool:
    """Whether the definite noun is a subject or stands after «خلال» and the like, not inside another noun's phrase."""
    before = scene.pieces[k - 1] if k else None
    if before is None or before.kind in ("mark", "time", "lex") or scene.pieces[k].conj:
        return True
    if before.kind == "cue":
        return before.cue != "prep" or before.norm in (
            "خلال",
            "في",
            "بعد",
            "عقب",
            "اثناء",
            "في ختام",
            "في اعقاب",
            "علي هامش",
            "قبل",
        )
    return False


def _has_number(scene: Scene, k: int) -> bool:
    """Whether a number stands beside the noun: «مقتل 12», «خمس غارات»."""
    return any(p.norm[:1].isdigit() or small_number(p.norm) is not None for p in scene.pieces[max(0, k - 1) : k + 4])


def _demonstrated(scene: Scene, k: int) -> bool:
    return k > 0 and scene.pieces[k - 1].kind == "cue" and scene.pieces[k - 1].cue == "dem"


def _in_meeting(scene: Scene, k: int) -> bool:
    """Whether a press conference is told as one of two sides: «مؤتمر صحفي مشترك مع نظيره»."""
    return any(p.norm in ("مشترك", "المشترك", "مع") for p in scene.pieces[k + 1 : k + 4])


def _gathered(scene: Scene, j: int) -> bool:
    """Whether the word tells as done that a meeting brought people together: «جمع»."""
    entry = scene.pieces[j].has("verb")
    return entry is not None and entry[2] == "past" and is_verb(scene.pieces, j) and gathers(scene, j)
