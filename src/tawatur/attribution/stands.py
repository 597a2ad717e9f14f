"""Where a report says of somebody in a sentence without a verb where he stands: «موسكو منفتحة على هدنة», «كييف رافضة لأي تنازل», «لكنه متمسك بـ …»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.accounts.arguments import after
from tawatur.accounts.clauses import COMMAS, Clause
from tawatur.accounts.lexicon import Saying
from tawatur.attribution.occasion import dress
from tawatur.attribution.said import BUT, PRESS, Said, Scene, may_speak, opened_at
from tawatur.attribution.turns import governing
from tawatur.mentions.pieces import OFFICIAL, Phrase, Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Stance

_STANCES: tuple[tuple[frozenset[str], str, Stance, str], ...] = (
    (word_sets()["open_to"], "انفتح", "ACCEPT", "علي"),
    (word_sets()["ready_for"], "استعد", "OFFER", "ل"),
    (word_sets()["holding_to"], "تمسك", "DEMAND", "ب"),
    (word_sets()["refusing"], "رفض", "REJECT", "ل"),
)  # a set of words, the verb that means the same, its stance, the preposition behind the words
_TURNS = (*BUT, "بينما", "فيما", "في حين")


@cache
def stands() -> dict[str, Saying]:
    return {word: Saying(lemma, (prep,), stance, "say") for words, lemma, stance, prep in _STANCES for word in words}


def by_stand(scene: Scene, index: int, k: int, before: list[Said]) -> Said | None:
    """The position that piece k says somebody takes, who stands right before it or is meant by «لكنه»; None in anybody's words."""
    pieces, clause = scene.pieces, scene.clauses[index]
    row = stands().get(pieces[k].norm)
    if row is None or pieces[k].prep or not _brought(pieces, k, row.prep[0]) or opened_at(pieces, k) is not None:
        return None
    speaker = _before_it(pieces, clause, k, before) or _meant(scene, index, k, before)
    if speaker is None or not may_speak(speaker) or speaker.kind not in OFFICIAL or speaker.kind in PRESS:
        return None
    said = Said(k, speaker, row, (k + 1, len(pieces)), index, "verb", args=after(pieces, k + 1, clause.end, False))
    dress(said, scene)
    return said


def _brought(pieces: Sequence[Piece], k: int, prep: str) -> bool:
    """Whether the word's own preposition follows, by itself or written onto the next word."""
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    return behind is not None and (behind.norm == prep or behind.prep == prep or (len(prep) == 1 and behind.norm.startswith(prep) and len(behind.norm) > 2))


def _before_it(pieces: Sequence[Piece], clause: Clause, k: int, before: list[Said]) -> Phrase | None:
    """Who begins the clause without a verb right before piece k, or goes on behind a comma, where nobody has spoken."""
    subject = pieces[k - 1] if k else None
    if subject is None or subject.kind != "np" or subject.prep or any(s.row.lemma not in _OWN for s in before):
        return None
    told = clause.opener in ("sentence", "and", "resume", "colon") or clause.word.startswith(_TURNS)
    first = k - 1 == clause.start or (k - 2 == clause.start and pieces[clause.start].kind == "cue" and pieces[clause.start].cue != "aux")
    turn = k > 2 and subject.conj == "و" and pieces[k - 2].norm in COMMAS
    return subject.phrase if told and clause.verb is None and (first or turn) else None


_OWN = frozenset(lemma for _, lemma, _, _ in _STANCES)


def _meant(scene: Scene, index: int, k: int, before: list[Said]) -> Phrase | None:
    """Whom «لكنه», «لكنها» right before piece k means: who spoke or acted in the clause before."""
    clause = scene.clauses[index]
    if clause.word not in ("لكنه", "لكنها", "الا انه", "الا انها", "غير انه", "غير انها") or k != clause.start + 1:
        return None
    spoke = before[-1].speaker if before else governing(scene, index) or scene.discourse.subject
    man = clause.word.endswith("ه")
    fits = spoke is not None and ((spoke.gender == "m" and spoke.kind in ("person", "office")) if man else spoke.gender == "f" or spoke.kind in ("state", "organisation"))
    return spoke if fits else None


__all__ = ["by_stand"]
