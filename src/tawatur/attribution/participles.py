"""Participles of saying: «مؤكداً أن …», «مطالباً بـ …»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.attribution.content import governed, hides_name
from tawatur.attribution.occasion import dress, time_said
from tawatur.attribution.said import (
    POSITIONAL,
    PRESS,
    QUOTING,
    Said,
    Scene,
    brings,
    is_crowd,
    marked,
    may_speak,
    opened_at,
    single,
)
from tawatur.attribution.says import declined
from tawatur.attribution.set_apart import many_before
from tawatur.attribution.turns import governing, nobody
from tawatur.mentions.pieces import Phrase, Piece


def by_participle(scene: Scene, index: int, k: int, row: Saying, before: list[Said]) -> Said | None:
    """«مؤكداً أن …», «مطالباً بـ …»: the one who spoke before in the sentence goes on, or the subject of what he did."""
    pieces, clause = scene.pieces, scene.clauses[index]
    words = (*row.prep, "ان", "انه", "انها", "انهم", "بان", "بانه", "بانها")
    brought = any(
        p.prep in row.prep or p.norm.split(" ")[0] in words or (p.norm[:1] in row.prep and governed(p, near=n == 0))
        for n, p in enumerate(pieces[k + 1 : min(k + 14, clause.end + 1)])
    )
    ahead = pieces[k + 1] if k + 1 < clause.end else None
    brought = brought or (k + 1 < len(pieces) and (pieces[k + 1].norm == ":" or (pieces[k + 1].norm in QUOTING and opened_at(pieces, k) is None)))  # «مهدداً: "…"»
    brought = brought or (row.lemma in ("تعهد", "وعد") and ahead is not None and (ahead.has("masdar", "noun", "common") is not None or ahead.norm.endswith(("ها", "ه"))) and not ahead.prep)  # «متعهداً مواصلتها»
    brought = brought or (k + 1 < len(pieces) and pieces[k + 1].norm == "الا")  # «مؤكداً ألا داعي للقلق»
    brought = brought or (row.lemma in POSITIONAL and _opens_with_position(scene, _past_time(pieces, k + 1)))
    if row.lemma == "رفض" and declined(pieces, k):
        return None  # «رافضاً الإفصاح عن مضمونها»
    if k and (pieces[k - 1].kind == "figure" or pieces[k - 1].cue == "num" or pieces[k - 1].norm[:1].isdigit()):
        return None  # «حبس 21 متهماً»
    if (row.prep and row.kind != "add" and not brought) or (row.stance == "DEMAND" and hides_name(pieces, k)):
        return None
    spoke = [s for s in reversed(before) if s.speaker is not None and s.form != "masdar"]
    entry = pieces[k].has("participle")
    form = entry[2] if entry is not None else "m"
    spoke = [s for s in spoke if s.speaker is not None and s.speaker.kind not in PRESS] or spoke
    spoke.sort(key=lambda s: _told(scene, s))
    earlier = next((s for s in spoke if scene.clauses[s.clause].opener != "rel" and _agrees(form, s.speaker)), None)
    earlier = earlier or next((s for s in spoke if form == "m" and s.speaker is not None and s.speaker.kind == "person" and _agrees(form, s.speaker)), None)  # «الوزير، الذي أكد أن المملكة ترفض …، مجدداً …»
    earlier = earlier or next((s for s in spoke if scene.clauses[s.clause].opener != "rel"), None)
    other = _in_contrast(scene, index, form, before)
    many = other or (many_before(pieces, k) if form == "p" and (earlier is None or not _agrees(form, earlier.speaker)) else None)
    if many is not None:
        earlier, spoke = None, []
    if form == "p" and earlier is not None and earlier.speaker is not None and earlier.speaker.kind in ("person", "office") and earlier.speaker.number == "s" and not earlier.joint:
        return None  # «قال المؤرخ إن مئة ألف خرجوا، مطالبين بـ …»
    speaker = earlier.speaker if earlier is not None else many or _doer(scene, index)
    if speaker is None and not spoke:
        speaker = _whoever_adds(scene, index, row)
    if speaker is None and spoke:
        earlier, speaker = spoke[0], spoke[0].speaker
    crowd = speaker is not None and is_crowd(speaker) and form == "p" and row.stance != "REPORT"  # «اعتصم الأهالي مطالبين بـ …»
    if speaker is None or not (may_speak(speaker) or speaker.rule == "dropped" or crowd):
        return None
    said = Said(
        k, speaker, row, (k + 1, len(pieces)), index, "participle",
        args=after(pieces, k + 1, clause.end, False), marked=marked(scene, index, k) or (k + 1 < len(pieces) and pieces[k + 1].norm == "الا"), leads=earlier is None,
    )  # fmt: skip
    if earlier is None:
        said.time = time_said(pieces, clause)
        dress(said, scene)
    else:
        if form == "p":
            said.joint = earlier.joint  # «رحب فلان وفلان بـ …، مؤكدين دعمهما»
        said.links, said.medium, said.medium_span, said.time = (
            earlier.links,
            earlier.medium,
            earlier.medium_span,
            earlier.time,
        )
    return said


_CONTRAST = frozenset({"بينما", "فيما", "في حين", "في حين ان"})


def _in_contrast(scene: Scene, index: int, form: str, before: list[Said]) -> Phrase | None:
    """Whose act the clause right before tells in contrast to whoever spoke: «رحبت روما، بينما قابله لافروف بفتور، قائلاً إن …»; None where he speaks there himself."""
    ahead = scene.clauses[index - 1] if index else None
    if ahead is None or ahead.verb is None or ahead.opener != "sub" or ahead.word not in _CONTRAST or any(s.clause == index - 1 for s in before):
        return None
    found = subject_left(scene.pieces, ahead, ahead.verb) or after(scene.pieces, ahead.verb + 1, ahead.end, True).subject
    whole = len(found) == 1 and found[0].kind in ("person", "office", "organisation", "state")
    return found[0] if whole and may_speak(found[0]) and found[0].name and _agrees(form, found[0]) else None


def _told(scene: Scene, said: Said) -> bool:
    """Whether the act of saying is itself told by somebody, who goes on before its speaker does: «أكد الوزير أن الحكومة ترفض …، مشيراً إلى …»."""
    clause = scene.clauses[said.clause]
    return clause.opener == "sub" and brings(clause.word)


def _past_time(pieces: Sequence[Piece], k: int) -> int:
    """The piece behind words of time that a participle has first: «مؤكدين في الوقت نفسه دعمهم»."""
    return k + 1 if k + 1 < len(pieces) and pieces[k].cue == "adv" else k


def _opens_with_position(scene: Scene, k: int) -> bool:
    """Whether piece k begins a position taken: «مؤكداً دعم بلاده …», «مجدداً رفضه …»."""
    here = scene.pieces[k].i if k < len(scene.pieces) else -1
    return any(c.kind == "stance" and c.i == here for c in scene.cues)


def _agrees(form: str, speaker: Phrase | None) -> bool:
    """Whether a participle in the masculine, feminine or plural can be the speaker's."""
    if speaker is None or speaker.rule == "dropped":
        return speaker is not None
    if speaker.kind in ("person", "office"):
        return form == ("f" if speaker.gender == "f" else "m") or speaker.number != "s"
    return form != "m" or (speaker.gender == "m" and single(speaker)) or speaker.kind == "organisation"


def _whoever_adds(scene: Scene, index: int, row: Saying) -> Phrase | None:
    """Who speaks in «وأضاف في كلمة له، قائلا …», where nobody is named."""
    ahead = next((c for c in reversed(scene.clauses[:index]) if c.opener != "rel"), None)
    if row.lemma != "قال" or ahead is None or ahead.verb is None:
        return None
    verb = scene.pieces[ahead.verb]
    adds = any(e[0] == "speech" and sayings()[e[1]].kind == "add" and e[2] == "past" for e in verb.entries)
    return (scene.discourse.speaker or nobody(verb)) if adds and verb.conj else None


def _doer(scene: Scene, index: int) -> Phrase | None:
    """Whose act the participle goes with: the subject of the clause before it, else of the sentence before."""
    return governing(scene, index) or _behind_unknown(scene, index) or scene.discourse.subject


def _behind_unknown(scene: Scene, index: int) -> Phrase | None:
    """Who stands behind a word that opens the sentence and is in no table of verbs: «احتفى الرئيس بالإعلان، قائلاً …»."""
    pieces, first = scene.pieces, scene.clauses[0]
    opening = pieces[first.start]
    if index != 1 or first.verb is not None or opening.kind != "word" or opening.prep or opening.norm.startswith("ال"):
        return None
    behind = pieces[first.start + 1] if first.end > first.start + 1 else None
    if behind is None or behind.prep or behind.conj or not may_speak(behind.phrase):
        return None
    return behind.phrase
