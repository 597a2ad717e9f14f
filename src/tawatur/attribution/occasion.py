"""With whom, when, to whom and through which medium something is said."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.clauses import Clause
from tawatur.attribution.said import PRESS, Said, Scene, link, may_speak
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.model import Interval

_AFTER_VERB = ("ل", "مع", "الي")  # behind these stands whom somebody speaks to
_TELLS_WHOM = frozenset({"أفاد", "أبلغ", "أخبر", "أعلم", "أخطر", "أنبأ", "أطلع", "صارح", "زود"})  # verbs whose object is told


def join(said: Said, who: list[Phrase]) -> None:
    """Those who say it with the speaker: «أشادت الهند والولايات المتحدة»."""
    speaker = said.speaker
    if speaker is not None and not said.inherited and who and who[0] is speaker:
        said.joint = tuple(p for p in who[1:] if may_speak(p))
    if not said.joint and speaker is not None:
        said.joint = speaker.parts


def time_said(pieces: Sequence[Piece], clause: Clause) -> Interval | None:
    """When it was said: a time before or after the verb in its own clause, before the content."""
    for piece in pieces[clause.start : clause.end]:
        if piece.kind == "time" and piece.time is not None and piece.prep not in ("منذ", "حتي"):
            return piece.time
        if piece.kind == "cue" and piece.cue in ("sub", "rel") and piece.i > pieces[clause.start].i:
            return None
    return None


def same_time(said: Said, discourse: Discourse) -> Interval | None:
    """The time of the speaker's last saying, where this one goes on with it."""
    speaker = said.speaker
    if speaker is None or discourse.speaker is None or discourse.speaker.name != speaker.name:
        return None
    goes_on = said.inherited or speaker.antecedent is not None or discourse.spoke_in == discourse.paragraph
    return discourse.said_at if goes_on else None


def dress(said: Said, scene: Scene) -> None:
    """Gives medium, the agency or outlet spoken to, and the chain."""
    pieces, clause, speaker = scene.pieces, scene.clauses[said.clause], said.speaker
    if speaker is None:
        return
    first, last = pieces[clause.start].i, pieces[clause.end - 1].j
    for cue in scene.cues:
        if cue.kind == "medium" and first <= cue.i < last:
            said.medium, said.medium_span = cue.values[0], (cue.i, cue.j)
            break
    if said.medium is None and said.inherited:
        said.medium = scene.discourse.medium
    outer = list(said.links)
    if said.args is not None and said.row.lemma in _TELLS_WHOM and speaker.kind not in PRESS:
        outer += [link(p, None, said.medium) for p in said.args.object if p.kind in PRESS]  # «أبلغ مصدر الوكالة أن …»
    for prep in _AFTER_VERB:
        for phrase in said.args.preps.get(prep, []) if said.args else []:
            if phrase.kind in PRESS and phrase is not speaker:
                outer.append(link(phrase, None, said.medium))
            elif said.to is None and phrase.kind in ("person", "office", "state", "organisation", "group"):
                said.to = phrase
    if not outer and (said.inherited or speaker.antecedent is not None):
        outer = list(scene.discourse.outer_links(speaker))
    said.links = (*outer, link(speaker, said.row.lemma, said.medium))
