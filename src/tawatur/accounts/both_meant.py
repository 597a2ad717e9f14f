"""The two whom somebody met where only «هما» names them: «التقاهما», «عقد معهما لقاءين», «كلاً منهما على حدة»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Scene
from tawatur.accounts.subjects import both_of
from tawatur.mentions import two as described
from tawatur.mentions.pieces import Phrase, Piece

_PEOPLE = frozenset({"person", "office"})
_MET = frozenset({"meet", "receive", "assemble", "visit", "speak", "discuss", "phone"})
_WITH = {"معهما": "مع", "بهما": "ب"}
_FAR = 9  # pieces behind a verb within which «كلاً منهما» is whom it tells of


@dataclass(frozen=True, slots=True)
class Each:
    """«كلاً منهما» behind a verb: where it stands, and the preposition before it."""

    at: int
    prep: str


def two_meant(scene: Scene, acting: Sequence[Phrase], start: int) -> list[Phrase]:
    """The two of the last meeting besides who is `acting`, else the two people named last side by side, else the only two of the sentence before; none where there are more."""
    if two := both_of(scene, acting):
        return two
    names = {p.name for p in acting}
    for found in (described.pair(scene.discourse, start), described.two_people(scene.discourse)):
        if len(found) == 2 and all(p.name not in names and p.kind in _PEOPLE for p in found):
            return list(found)
    return []


def each_of_them(scene: Scene, clause: Clause, k: int) -> Each | None:
    """«كلاً منهما», «مع كل منهما», «بكل واحد منهما» behind the verb at piece k."""
    pieces = scene.pieces
    for j in range(k + 1, min(k + _FAR, clause.end - 1)):
        if pieces[j].norm not in ("كل", "كلا") or pieces[j].kind != "cue":
            continue
        behind = j + 2 if pieces[j + 1].norm in ("احد", "واحد") and j + 2 < clause.end else j + 1
        if pieces[behind].norm == "منهما":
            return Each(j, pieces[j].prep or "")
    return None


def met_both(scene: Scene, clause: Clause, k: int, subject: Sequence[Phrase], args: Arguments) -> bool:
    """Puts the two whom «كلاً منهما», «معهما» behind the verb stands for where they belong; False where it is not known who they are."""
    if (each := each_of_them(scene, clause, k)) is not None:
        taken = args.preps.get(each.prep) if each.prep else args.object
        if taken:
            return True  # «استقبل فلاناً وفلاناً، كلاً منهما على حدة»
        two = two_meant(scene, subject, scene.pieces[each.at].start)
        if each.prep and two:
            args.preps[each.prep] = two
        else:
            args.object = two
        return bool(two) or not meets(scene.pieces[k])
    behind = next((p for p in scene.pieces[k + 1 : min(k + 4, clause.end)] if p.norm in _WITH), None)
    if behind is None or not subject or args.preps.get(_WITH[behind.norm]):
        return True
    two = [p for p in two_meant(scene, subject, behind.start) if p.kind in ("person", "office", "state")]
    if len(two) == 2:
        scene.meant[behind.start, "enclitic"] = tuple(two)
        args.preps["مع"] = two
    return True


def meets(piece: Piece) -> bool:
    """Whether the verb tells of meeting or calling somebody."""
    return any(e[0] == "verb" and triggers.verbs()[e[1]].sense.name in _MET for e in piece.entries)
