"""Which of several «الوزير» means, where he tells what his own state wants: «التقى فلان نظيره. وأكد الوزير أن مصر ترفض»."""

from __future__ import annotations

from tawatur.attribution.said import Scene, brings
from tawatur.mentions.coreference import stand_for
from tawatur.mentions.pieces import Phrase

_MINDED = frozenset({"مستعده", "متمسكه", "ملتزمه", "حريصه", "منفتحه", "عازمه", "ماضيه", "مستعد", "متمسك", "ملتزم", "حريص"})


def speaks_for_his_state(scene: Scene, index: int, speaker: Phrase) -> None:
    """Lets a description that may mean several stand for the one whose state what is said begins with, wanting or refusing something."""
    iso = _wanting(scene, index) if speaker.name is None and len(speaker.candidates) > 1 else None
    if iso is None:
        return
    able = {p.name: p for p in scene.discourse.seen if p.name in speaker.candidates and p.country == iso and p.kind in ("person", "office")}
    if len(able) == 1:
        stand_for(speaker, next(iter(able.values())))


def _wanting(scene: Scene, index: int) -> str | None:
    """The state that stands right behind «أن» and whose position follows: «أن مصر ترفض», «أن بغداد متمسكة بـ»."""
    clause = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if clause is None or clause.opener != "sub" or not brings(clause.word) or clause.start + 2 >= len(scene.pieces):
        return None
    state, behind = scene.pieces[clause.start + 1], scene.pieces[clause.start + 2]
    wants = (behind.has("speech") is not None and any(e[2] == "present" for e in behind.entries if e[0] == "speech")) or behind.norm in _MINDED
    return state.phrase.country if state.phrase is not None and state.phrase.kind == "state" and not state.prep and wants else None
