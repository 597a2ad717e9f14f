"""Whether a draft names those without whom its sense tells nothing, and its sentence tells it as news."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tawatur import lexicon
from tawatur.accounts import foreground
from tawatur.accounts import lexicon as triggers
from tawatur.mentions.lexicon import phrase as folded
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.resolution import roster

if TYPE_CHECKING:
    from tawatur.accounts.drafts import Draft, Scene

ACTING = frozenset({"person", "office", "organisation", "state", "group", "agency", "outlet"})
PEOPLE_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT", "AID", "MOBILIZE"})
POLITICAL = frozenset({"SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})  # told of who has to do with politics
HARM = frozenset({"killing", "injury"})  # modes that mishaps have too
PRIVATE = frozenset({"workers", "people", "children", "experts", "families", "journalists"})  # groups that have not
ANYBODY = frozenset(
    {
        "civilians",
        "workers",
        "people",
        "children",
        "members",
        "refugees",
        "journalists",
        "experts",
        "victims",
        "soldiers",
        "fighters",
        "protesters",
        "prisoners",
        "families",
    }
)
_POWERS = frozenset({"Quad", "Quartet", "Trilateral", "Five-party", "Troika", "P5+1"})  # in the names of bodies that are several powers
_BODIES = frozenset({"Committee", "Commission", "Council"})
_CONTENDING = frozenset({"Military", "Transitional", "Liberation", "Movement", "Front", "Party", "Army", "Alliance", "Coalition", "Forces", "Resistance", "Salvation"})


def _of_two_states(chairs: Sequence[Phrase]) -> bool:
    """Whether those who presided are of two states and so met each other: «برئاسة الرئيس المصري ونظيره التركي»."""
    return any(p.country for p in chairs) and len({p.country or p.name for p in chairs}) > 1


def _is_envoy(phrase: Phrase) -> bool:
    """Whether he comes from outside to mediate: «عقدت اللجنة العسكرية المشتركة اجتماعاً برئاسة المبعوث الأممي»."""
    return any("envoy" in role for role in (*phrase.roles, phrase.office or ""))


def names_enough(scene: Scene, draft: Draft) -> bool:
    """Whether the draft names those without whom its sense tells nothing; who is nobody in particular is taken out of it."""
    if draft.sense.type in foreground.WEIGHED:
        return told_as_news(scene, draft)
    named = {
        p.actor or p.name for role, p in draft.roles if (p.name or p.actor) and p.kind in ACTING and role != "absent"
    }
    sources = {p.actor or p.name for role, p in draft.roles if role in ("source", "mediator") and (p.name or p.actor)}
    needs = draft.sense.needs
    if draft.sense.type == "CONSULT":
        if any(_first_of_all(scene, draft, p) for role, p in draft.roles if role == "source"):
            return False
        if draft.rule.startswith("noun.") and _of_nobody_known(scene, draft):
            return False  # «وشملت لقاءاته فلاناً وفلاناً»: they have met somebody else
        draft.roles = [(r, p) for r, p in draft.roles if not _is_anybody(p)]
        named = _apart({p.actor or p.name for _, p in draft.roles if p.name or p.actor} - _own_bodies(draft.roles))
        if not any(_is_public(p) for _, p in draft.roles):
            return False
    if draft.sense.mode == "contact" and len(named) < 2 and draft.rule.startswith("verb.") and all(is_many(p) and not p.actor for _, p in draft.roles):
        return False  # «تواصل التنظيم مع الجماعات المسلحة»
    if draft.sense.mode == "mediation" and draft.rule == "verb.تنقل" and not any(role == "mediator" for role, _ in draft.roles):
        return False  # «تنقل ابن خلدون بين تونس والمغرب»
    if draft.sense.mode == "mediation" and len(named) < 2 and draft.rule.startswith(("noun.", "light.تلقى")):
        return False  # «تلقى وساطة أمير الكويت دعماً»: between whom is not told
    if draft.sense.type in ("PROPOSAL", "AGREE") and not any(_is_public(p) for _, p in draft.roles):
        return False
    if draft.sense.name == "sign" and _of_trade(scene, draft):
        return False
    if draft.sense.type == "AGREE" and all(_is_some_group(p) for _, p in draft.roles):
        return False  # «اتفق الخبراء», «وقّع الوفد» of nobody known
    if draft.sense.type == "PROPOSAL" and sources and all(_is_private(p) for role, p in draft.roles if role == "source"):
        return False  # «عروض قدمتها العائلات»
    if draft.sense.type in POLITICAL and not any(_is_political(p) for role, p in draft.roles if role == "source"):
        return False
    if draft.sense.type == "PROPOSAL" and not sources:
        return bool(named)  # «قُدّم المقترح إلى الطرفين»
    if needs == "two" and draft.sense.name == "receive":  # «استقبل الوزير المهنئين، بحضور فلان»
        named -= {p.actor or p.name for _, p in draft.roles if p.name in draft.joined}
    if (
        needs == "two"
        and draft.chaired
        and all(p.kind == "organisation" or p.name in draft.chaired for _, p in draft.roles)
        and not _of_two_states([p for _, p in draft.roles if p.name in draft.chaired])
        and not any(_is_envoy(p) for _, p in draft.roles if p.name in draft.chaired)
    ):
        named -= {
            p.actor or p.name for _, p in draft.roles if p.name in draft.chaired
        }  # a body under its head meets itself
    if draft.sense.name == "receive" and draft.rule.startswith("verb.") and draft.separate and not any(role == "host" for role, _ in draft.roles):
        return False  # «وظهراً استقبل السفير، ثم المنسقة» of a host nobody names
    if needs == "two" and draft.sense.name == "receive" and all(role == "host" for role, _ in draft.roles):
        return False  # «استقبل وفداً من …» of a host nobody names
    if needs == "two":
        return len(named) >= 2 or (len(named) == 1 and any(is_many(p) or (_is_joint(p) and not draft.rule.startswith("noun.")) for _, p in draft.roles))
    if needs == "official":
        hosts = [p for role, p in draft.roles if role in ("target", "host") and p.kind not in ("state", "place")]
        # a name alone may be any traveller's, and a scholar of some state travels for himself
        known = any(_is_public(p) and not (p.kind == "group" and p.group in (*PRIVATE, "prisoners")) for role, p in draft.roles if role == "source")
        peoples = draft.rule.startswith("verb.") and all("nisba" in p.rule and p.kind == "state" for role, p in draft.roles if role == "source")
        return bool(sources) and not peoples and (known or bool(hosts)) and _abroad(draft)  # «الفرنسيين الذين غادروا إلى سوريا»
    if needs == "target":
        return bool(draft.roles)
    suffered = draft.sense.type in PEOPLE_TYPES and draft.sense.type != "AID"  # «يمنحها عائداً» is nobody's aid
    return bool(draft.roles) and (bool(sources) or suffered)


_RANKED = frozenset({"اول", "اخر", "ثاني", "ثالث", "ارفع", "اكبر", "اي", "كاول", "باول"})
_TIMES = frozenset({"المره", "مره", "يسبق"})


def _first_of_all(scene: Scene, draft: Draft, who: Phrase) -> bool:
    """Whether only a holder of an office at any time is meant, of whom something is told for the first time: «أول رئيس أميركي يزور كينيا», «المرة الأولى التي يزور فيها رئيس فرنسي رواندا»."""
    k = next((n for n, p in enumerate(scene.pieces) if p.start <= who.start < p.end), 0)
    phrase = scene.pieces[k].phrase
    if phrase is None or phrase.group == "delegation" or not (phrase.group or (phrase.kind == "office" and not phrase.named and (phrase.actor or "?").startswith("?"))):
        return False
    words = scene.pieces[k].norm.split(" ")
    if any(w.startswith("ال") for w in words) or (phrase.kind == "office" and not words[-1].endswith(("ي", "يه"))):
        return False  # «رئيس كينيا»
    clause = scene.clauses[draft.clause]
    ahead = [p.norm.removeprefix("و") for p in scene.pieces[max(0, clause.start - 4) : clause.start]]
    ranked = draft.trigger if draft.rule.startswith("noun.") else k if not scene.pieces[k].prep else 0  # «في أول زيارة لمسؤول إيراني»
    return bool(ranked and scene.pieces[ranked - 1].norm.removeprefix("و") in _RANKED) or (clause.opener in ("rel", "sub") and not _TIMES.isdisjoint(ahead))


def _of_nobody_known(scene: Scene, draft: Draft) -> bool:
    """Whether «لقاءاته» is of somebody not known, and everybody named stands behind it."""
    noun = scene.pieces[draft.trigger]
    unknown = noun.enclitic in ("ه", "ها") and scene.meant.get((noun.start, "enclitic")) == ()
    return unknown and all(p.start > noun.start for _, p in draft.roles) and noun.prep not in ("في", "خلال", "عقب", "بعد")


def _apart(named: set[str | None]) -> set[str | None]:
    """The names without those that another only spells out: «Faisal bin Khalid», «Faisal bin Khalid bin Abdulaziz»."""
    return {n for n in named if not any(n and m and m != n and m.startswith(f"{n} bin ") for m in named)}


def _own_bodies(roles: Sequence[tuple[str, Phrase]]) -> set[str | None]:
    """The bodies that only somebody's title names: «ممثلة الأمم المتحدة فلانة» met nobody by that."""
    people = [p for _, p in roles if p.kind in ("person", "office")]
    bodies = [p for _, p in roles if p.kind == "organisation"]
    return {b.actor or b.name for b in bodies if any(p.start <= b.start and b.end <= p.end for p in people)}


def _of_trade(scene: Scene, draft: Draft) -> bool:
    """Whether a contract is signed by nobody of a state or listed body: «وقّع وكيل «جيلي» عقداً لإنشاء محطات شحن»."""
    contract = any(p.norm in ("عقد", "عقدا", "عقود", "عقودا") for p in scene.pieces[draft.trigger + 1 : draft.trigger + 6])
    return contract and not any(p.country or p.of or (p.actor and not p.actor.startswith("?")) for _, p in draft.roles)


def told_as_news(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence tells the assault or protest as news; kept in `weighed`."""
    if draft.sense.mode in HARM and _by_mishap(scene):
        scene.silent.append((scene.pieces[draft.trigger].norm, f"{draft.rule}: by a mishap"))
        return False
    found = list(
        foreground.features(
            scene.pieces,
            scene.clauses,
            draft.trigger,
            draft.clause,
            draft.sense.type,
            draft.rule,
            draft.status,
            draft.roles,
        )
    )
    draft.salience = foreground.probability(iter(found))
    scene.weighed.append((draft, found))
    if draft.salience < foreground.least(draft.sense.type):
        scene.silent.append(
            (scene.pieces[draft.trigger].norm, f"{draft.rule}: mentioned in passing ({draft.salience:.2f})")
        )
        return False
    return True


def _by_mishap(scene: Scene) -> bool:
    """Whether the sentence names what kills without a killer, and no attack."""
    words = " ".join(["", *(p.norm.removeprefix("ال") for p in scene.pieces), ""])
    return any(f" {mishap} " in words for mishap in _mishaps()) and not any(_is_attack(p, words) for p in scene.pieces)


def _is_attack(piece: Piece, words: str) -> bool:
    """Whether the piece tells an attack; a verb that tells one with certain words alone does so beside one of them."""
    tables = {"verb": triggers.verbs, "masdar": triggers.verbs, "noun": triggers.nouns}
    for entry in piece.entries:
        trigger = tables[entry[0]]()[entry[1]] if entry[0] in tables else None
        if trigger is None or trigger.sense.type != "ASSAULT" or trigger.sense.mode in HARM:
            continue
        if not trigger.companions or any(f" {word.removeprefix('ال')} " in words for word in trigger.companions):
            return True
    return False


@cache
def _mishaps() -> tuple[str, ...]:
    return tuple(" ".join(folded(word)) for row in lexicon.table("mishaps") for word in row.many("word"))


def _abroad(draft: Draft) -> bool:
    """Whether a visit goes somewhere: to another actor, or to a place of another state than the visitor's."""
    visitors = {p.country for role, p in draft.roles if role == "source"}
    if any(
        role in ("target", "host") and (p.country is None or p.country not in visitors or p.kind == "person")
        for role, p in draft.roles
    ):
        return True
    return any(place.country and place.country not in visitors for place in draft.places)


def _is_anybody(phrase: Phrase) -> bool:
    """Whether the phrase names nobody in particular: «مواطنين», «عدد من الموظفين», people with whom no diplomacy is done."""
    return phrase.kind == "group" and not phrase.inner and phrase.actor is None and phrase.group in ANYBODY


def _is_some_group(phrase: Phrase) -> bool:
    """Whether the phrase is a group of people that nothing says whose they are."""
    return phrase.kind == "group" and not (phrase.actor or phrase.country or phrase.parts or phrase.chief) and (not phrase.inner or phrase.group in PRIVATE)


def is_many(phrase: Phrase) -> bool:
    """Whether the phrase alone names several sides: «وزراء خارجية دول الجوار», «زعماء القبائل», «ممثلي الفصائل»."""
    if phrase.kind in ("organisation", "group") and _POWERS & set((phrase.name or "").split()):
        return True  # «عقدت المجموعة الرباعية اجتماعاً»
    if phrase.kind != "group" or phrase.number != "p" or phrase.one:
        return False
    if phrase.group == "factions":
        return phrase.head_word not in ("مجموعه", "جماعه", "حزب", "فصيل", "كتايب")
    if phrase.rule == "body words.joint":
        return True  # «اجتماع للجنة السعودية الإيرانية المشتركة»
    if len(phrase.parts) >= 2 and phrase.group in ("ministers", "leaders", "representatives", "delegation", "ambassadors"):
        return True  # «اجتماع لوزراء خارجية روسيا وأرمينيا»
    several = [p for p in phrase.inner if (p.number == "p" and (p.kind == "state" or p.group == "factions")) or _of_states(p)]
    return bool(several) and phrase.group in ("ministers", "leaders", "representatives", "delegation", "ambassadors")


def _is_joint(phrase: Phrase) -> bool:
    """Whether the phrase is a body in which two sides sit, and so meet where it does: «اجتمعت اللجنة العسكرية المشتركة»."""
    words = set((phrase.name or "").split())
    return phrase.kind == "organisation" and "Joint" in words and bool(_BODIES & words)


def _of_states(phrase: Phrase) -> bool:
    """Whether the phrase is a body that states are members of: «قادة المجموعة الاقتصادية لدول غرب أفريقيا» are many."""
    actor = roster.load().by_id.get(phrase.actor or "")
    return phrase.kind == "organisation" and actor is not None and actor.sector == "IGO" and actor.id != "un"


def _is_political(phrase: Phrase) -> bool:
    """Whether the phrase names somebody whose refusals and accusations are of politics, no «الباحثون» and no mere name."""
    return phrase.kind == "organisation" or (_is_public(phrase) and not _is_private(phrase))


def _is_private(phrase: Phrase) -> bool:
    """Whether the phrase names people by what they are in private life: «العائلات», «الباحثون»."""
    return phrase.kind == "group" and not phrase.inner and phrase.group in PRIVATE


def _is_public(phrase: Phrase) -> bool:
    """Whether the phrase names an office-holder, a body or state, or somebody of the roster or of a body; no mere name."""
    if phrase.office or phrase.of or phrase.country or phrase.parts or phrase.kind == "group":
        return True
    if phrase.rule.startswith(("title", "group", "honorific", "surname")):
        return True
    if phrase.rule == "body words" and _CONTENDING & set((phrase.name or "").split()):
        return True  # «المجلس العسكري الانتقالي», «جبهة التحرير»
    return phrase.actor is not None and not phrase.actor.startswith("?")
