"""Who met whom where a verb that goes on with another names only those met: «زار القاهرة والتقى الرئيس والمبعوث»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.carried_over import TRIPS
from tawatur.accounts.clauses import MEANWHILE, Clause
from tawatur.accounts.drafts import Scene
from tawatur.accounts.subjects import carried_subject
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_LOOKS = frozenset({"الانظار", "انظار", "الابصار", "العيون", "الاهتمام", "الاستعدادات", "التحضيرات", "الترتيبات"})
_AT_WHICH = frozenset({"حيث", "عندما", "حينما", "حين", "لما", "بعدما", "بعد ان", "قبل ان", "كما"})  # clauses whose doer is the one before's where only one is named


def named_as_object(scene: Scene, phrase: Phrase) -> bool:
    """Whether «كلاً من» before the phrase marks an object."""
    here = [k for k, p in enumerate(scene.pieces) if p.phrase is phrase and k]
    return any(scene.pieces[k - 1].norm.removeprefix("و") in ("كلا من", "كلا") for k in here)


def keeps_subject(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether the clause goes on with the one before, whose subject it keeps: «… والتقى الرئيس», «زيارة التقى خلالها …»."""
    return (
        bool(scene.pieces[k].conj)
        or clause.word in _AT_WHICH
        or (k > 0 and scene.pieces[k - 1].norm == "ثم")
        or meanwhile(scene, k)
    )


def meanwhile(scene: Scene, k: int) -> bool:
    """Whether «خلالها» behind the verb takes up what the clause before tells: «زيارة إلى مسقط التقى خلالها …»."""
    ahead = scene.pieces[k + 1].norm if k + 1 < len(scene.pieces) else ""
    if ahead in ("في", "علي") and k + 2 < len(scene.pieces) and scene.pieces[k + 2].norm in _PARTS_OF_IT:
        return True  # «زيارة التقى في مستهلها …»
    return ahead in MEANWHILE or (ahead == "فيها" and k > 0 and scene.pieces[k - 1].norm in TRIPS)


_PARTS_OF_IT = word_sets()["parts_of_it"]


def met_only(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> bool:
    """Whether two names behind «والتقى» are both whom the clause before's subject met: «زار القاهرة والتقى السيسي والمبعوث»."""
    piece = scene.pieces[k]
    besides = (clause.start > 0 and scene.pieces[clause.start].norm == "كما") or (k + 1 < clause.end and scene.pieces[k + 1].norm == "ايضا")
    goes_on = (keeps_subject(scene, clause, k) and (not piece.conj or clause.opener == "and")) or follows(scene, clause, k) or besides or _spells_out(scene, clause) or _on_own_trip(scene, k)
    entry = piece.has("verb")
    return subject is args.subject and len(subject) >= 2 and bool(goes_on) and entry is not None and entry[4] == "s" and not args.object and "مع" not in args.preps


def _on_own_trip(scene: Scene, k: int) -> bool:
    """Whether «خلال زيارته» right behind the verb says that its subject stands before it: «والتقى خلال زيارته إلى صنعاء، فلاناً وفلاناً»."""
    trip = next((p for p in scene.pieces[k + 1 : k + 3] if p.kind != "cue"), None)
    noun = trip.has("noun") if trip is not None and trip.enclitic else None
    return noun is not None and triggers.nouns()[noun[1]].sense.mode == "visit" and bool(scene.pieces[k].conj)


def _spells_out(scene: Scene, clause: Clause) -> bool:
    """Whether «فقد» tells whom somebody met whose meetings the sentence before told: «أجرى الوزير لقاءات في نيويورك. فقد التقى فلاناً وفلاناً»."""
    first, topic = scene.pieces[clause.start], scene.discourse.subject
    unsided = scene.discourse.unsided
    told = unsided is not None and len(scene.discourse.begun) - unsided.sentence <= 1
    met = told or (topic is not None and topic.name in {p.name for p in scene.discourse.sides})
    return first.norm == "قد" and first.conj == "ف" and topic is not None and topic.kind in ("person", "office") and met


def follows(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether «فـ» tells what came of what the sentence told: «جال المبعوث على المسؤولين، فالتقى فلاناً وفلاناً»."""
    return scene.pieces[k].conj == "ف" and k > clause.start + 1


def awaited(scene: Scene, clause: Clause) -> bool:
    """Whether the clause before only says where all look, so that those behind the verb met each other: «تتجه الأنظار إلى جنيف حيث يلتقي فلان وفلان»."""
    return clause.word == "حيث" and any(p.norm in _LOOKS for p in scene.pieces[max(0, clause.start - 6) : clause.start])


def met_both(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> bool:
    """Whether the clause before's subject is a person who is none of those behind the verb."""
    carried = carried_subject(scene, clause, scene.pieces[k])
    return (
        len(carried) == 1
        and carried[0].kind in ("person", "office", "group")
        and bool(carried[0].name)
        and all(carried[0].name != p.name for p in subject)
    )


def next_met(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> Phrase | None:
    """Who met both, where «ثم» parts the two behind a verb that goes on: «فزار الرئيس في بعبدا ثم رئيس المجلس»."""
    if subject is not args.subject or len(subject) != 1 or len(args.object) != 1 or not keeps_subject(scene, clause, k):
        return None
    j = next((j for j in range(k + 1, clause.end) if scene.pieces[j].phrase is args.object[0]), None)
    if j is None or scene.pieces[j - 1].norm != "ثم":
        return None
    carried = carried_subject(scene, clause, scene.pieces[k])
    return carried[0] if len(carried) == 1 and carried[0].name not in (None, subject[0].name) else None


def called_on(scene: Scene, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> bool:
    """Whether the one named behind «ثم زار», «فزار» is whom the clause before's subject visited: «توجه براك إلى السرايا …، ثم زار قائد الجيش»."""
    alone = len(subject) == 1 and not args.object and args.object_words is None and not args.nouns and "الي" not in args.preps
    if not alone or subject[0].kind not in ("person", "office") or not keeps_subject(scene, clause, k):
        return False
    carried = carried_subject(scene, clause, scene.pieces[k])
    return len(carried) == 1 and bool(carried[0].name) and carried[0].name != subject[0].name
