"""Another meeting of those who met before, and who else came: «تلاه لقاء ثنائي», «كما حضره فلان»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import Clause, is_verb
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import ACTING, names_enough
from tawatur.accounts.nouns import read_noun
from tawatur.mentions.discourse import Unsided
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_THEREUPON = word_sets()["thereupon"]
_WIDENED = word_sets()["widened"]


def read_further(scene: Scene, index: int, k: int, args: Arguments, light: triggers.Light) -> Draft | None:
    """Another meeting of those who met before: «تلاه لقاء ثنائي», «وأعقبت الاستقبالَ محادثات موسعة»."""
    sides = [p for p in (scene.here or scene.discourse.sides) if p.name]
    met = bool(scene.pieces[k].enclitic) or any(scene.pieces[j].definite for j in args.nouns) or any(p.norm == "ذلك" for p in scene.pieces[k + 1 : k + 2])
    noun = next((j for j in args.nouns if not scene.pieces[j].definite and not scene.pieces[j].prep and scene.pieces[j].has("noun")), None)
    if len(sides) < 2 or not met or noun is None or noun in scene.used:
        return None
    draft = read_noun(scene, index, noun, [], light.voice)
    if draft is None or draft.sense.type != "CONSULT" or draft.sense.mode == "visit":
        return None
    scene.used.update(args.nouns)
    led = any("مع" in (p.norm, p.prep) or (p.prep == "ب" and p.phrase is not None and p.phrase.kind in ACTING) for p in scene.pieces[noun + 1 : noun + 5])
    if led and len(draft.roles) <= 1 and all(p.name != sides[0].name for _, p in draft.roles) and not any("بين" in (p.norm, p.prep) for p in scene.pieces[noun + 1 : noun + 4]):
        draft.roles = [("source", sides[0]), *draft.roles]  # «تلاها لقاء مع الوزير»: of who met the others
    elif not names_enough(scene, draft) and noun + 1 < len(scene.pieces) and is_verb(scene.pieces, noun + 1) and not led:
        return None  # «وسبقت ذلك جلسة جمعت فلاناً وفلاناً»: told there
    elif not names_enough(scene, draft):
        before = {p.actor or p.name for p in sides}
        draft.roles = [*(("source", p) for p in sides), *((r, p) for r, p in draft.roles if (p.actor or p.name) not in before)]
    draft.another, draft.reference = True, False
    draft.places, draft.times = [*args.places, *draft.places], [*args.times, *draft.times]
    draft.rule = f"light.{light.lemma}+{draft.rule}"
    return draft if names_enough(scene, draft) else None


def widened(scene: Scene, clause: Clause, noun: int) -> bool:
    """Whether the meeting came after another of the same people: «عقب ذلك عقد الوزيران اجتماعاً موسعاً»."""
    opening = [p.norm.removeprefix("و") for p in scene.pieces[clause.start : clause.start + 2]]
    follows = bool(_THEREUPON & {*opening, " ".join(opening)})
    return follows and any(p.norm in _WIDENED for p in scene.pieces[noun + 1 : noun + 3])


def apart_in_time(scene: Scene, found: list[Draft]) -> None:
    """Marks the first meeting of a sentence that begins with «وقبل ذلك», «وبعد ذلك» as another, where those met who met before."""
    opening = [p.norm.removeprefix("و") for p in scene.pieces[:2]]
    if not _BEFORE_OR_AFTER_THAT & {*opening, " ".join(opening)}:
        return
    told = next((d for d in found if d.sense.type == "CONSULT" and d.status == "happened" and d.sense.mode not in ("visit", "contact")), None)
    if told is None or told.reference or told.attendance:
        return
    sides = {p.name for role, p in told.roles if role in ("source", "host") and p.name}
    told.another = told.another or (len(sides) >= 2 and sides == {p.name for p in scene.discourse.sides})


_BEFORE_OR_AFTER_THAT = word_sets()["before_or_after_that"]


def read_attendance(scene: Scene, index: int, k: int, args: Arguments, light: triggers.Light) -> Draft | None:
    """Who else came to the meeting told before: «كما حضره فلان وفلان», «فيما حضر من الجانب اللبناني فلان»."""
    piece = scene.pieces[k]
    if light.lemma == "مثل":
        return _represented(scene, index, k, args)
    within = k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm in ("فيه", "فيها") and scene.discourse.unsided is not None
    came = args.subject or listed_behind(scene, k)
    if (light.preps and not within) or scene.clauses[index].opener == "rel" or not came:
        return None
    by_side = any(p.group in ("side", "delegation") for p in (*args.preps.get("من", []), *args.preps.get("عن", [])))
    if not (piece.enclitic in ("ه", "ها") or within or (by_side and not args.nouns)):
        return None
    roles = [("source", p) for p in came]
    draft = build_draft(scene, index, k, triggers.senses()["meet"], roles, args, "past", f"light.{light.lemma}", came, enough=False)
    if draft is not None:
        draft.attendance = True
    return draft


def _represented(scene: Scene, index: int, k: int, args: Arguments) -> Draft | None:
    """Who sat at the meeting told before for a side: «ومثّل الجانب الأوكراني فلان وفلان»."""
    named = [*args.subject, *args.object]
    side, came = (named[0], [p for p in named[1:] if p.kind in ("person", "office")]) if named else (None, [])
    if side is None or side.kind not in ("state", "group", "organisation") or not came or any(p.country not in (None, side.country) for p in came):
        return None
    draft = build_draft(scene, index, k, triggers.senses()["meet"], [("source", p) for p in came], args, "past", "light.مثل", came, enough=False)
    if draft is not None:
        draft.attendance = True
    return draft


def listed_behind(scene: Scene, k: int) -> list[Phrase]:
    """Whom a list behind a colon names: «حضر الاجتماع عن الجانب الأردني: فلان، وفلان، وعن الجانب المصري: فلان»."""
    colon = next((j for j in range(k + 1, min(k + 10, len(scene.pieces))) if scene.pieces[j].norm == ":"), None)
    if colon is None or any(is_verb(scene.pieces, j) for j in range(k + 1, colon)):
        return []
    found: list[Phrase] = []
    for j in range(colon + 1, len(scene.pieces)):
        piece = scene.pieces[j]
        if is_verb(scene.pieces, j):
            break
        if piece.phrase is not None and piece.phrase.kind in ("person", "office") and not piece.depth and not piece.prep:
            found.append(piece.phrase)
    return found


def keep_unsided(scene: Scene, draft: Draft) -> None:
    """Remembers a meeting whose sides its sentence does not tell, for the next that may."""
    if draft.sense.type != "CONSULT" or draft.sense.mode in ("call", "visit") or draft.status not in ("happened", "ongoing"):
        return
    if draft.places or draft.times or draft.roles:
        scene.discourse.unsided = Unsided(len(scene.discourse.begun), tuple(draft.roles), tuple(draft.places), tuple(draft.times))


def of_the_told(scene: Scene, noun: int) -> bool:
    """Whether the noun with the article names none but the meeting told: «شارك في القمة فلان», not «شارك في القمة العربية»."""
    behind = scene.pieces[noun + 1] if noun + 1 < len(scene.pieces) else None
    return scene.pieces[noun].definite and behind is not None and not (behind.kind == "word" and behind.norm.startswith("ال"))


def attended_before(scene: Scene, draft: Draft) -> bool:
    """Whether «شارك في الاجتماع فلان وفلان» names the sides of a meeting that the sentence before told without them; the draft becomes that meeting."""
    told = scene.discourse.unsided
    if told is None or len(scene.discourse.begun) - told.sentence > _SOON or draft.status not in ("happened", "ongoing"):
        return False
    there = {p.actor or p.name for _, p in draft.roles}
    roles = [*((role, p) for role, p in told.roles if (p.actor or p.name) not in there), *draft.roles]
    if sum(max(1, len(p.parts)) for _, p in roles) < 2:
        return False
    draft.roles, draft.attendance = roles, False
    draft.places, draft.times = draft.places or list(told.places), draft.times or list(told.times)
    scene.discourse.unsided = None
    return True


_SOON = 2  # sentences


def who_met(scene: Scene) -> list[Phrase]:
    """The sides of the meeting told in this sentence or just before."""
    before = scene.discourse.happening_now()
    if any(p.norm in ("عليه", "عليها", "سابقا") for p in scene.pieces):
        return []  # «ما جرى التوافق عليه»
    return [p for p in scene.here if p not in scene.hosts] or list(scene.discourse.sides if before is not None and not before.setting else ())
