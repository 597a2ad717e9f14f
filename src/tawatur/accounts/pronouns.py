"""Whom the pronouns of a sentence stand for: verbs that name nobody, «والتقى», and endings, «التقاه», «لقائه», «معه»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Scene
from tawatur.attribution import said
from tawatur.attribution.turns import governing
from tawatur.mentions import coreference
from tawatur.mentions.discourse import PERSONAL
from tawatur.mentions.pieces import Phrase, Piece


def pronouns(scene: Scene) -> list[Phrase]:
    """A phrase for each pronoun whose antecedent is known, at its own letters, in the order of the text.

    What happenings and sayings took it for goes before what grammar alone would say.
    """
    meant = dict(scene.meant)
    for told in scene.said:
        if told.inherited and told.form == "verb" and told.speaker is not None and told.speaker.name:
            meant[scene.pieces[told.trigger].start, "subject"] = (told.speaker, *told.joint)
    found = []
    for k, piece in enumerate(scene.pieces):
        subject = meant.get((piece.start, "subject")) or _going_on(scene, k)
        if subject:
            start = piece.start + (len(piece.conj) if piece.kind == "lex" else 0)
            found.append(_standing(start, piece.end - len(piece.enclitic), piece, "subject", subject))
        enclitic = piece.enclitic or _ending(piece)
        if enclitic:
            owner = meant.get((piece.start, "enclitic"), ())
            if not owner or (subject and owner[0] is subject[0]):  # nobody's verb has himself for its ending
                owner = _owner(scene, k, enclitic)
            if owner:
                found.append(_standing(piece.end - len(enclitic), piece.end, piece, "enclitic", owner))
    return [p for p in found if p.name]


def _going_on(scene: Scene, k: int) -> tuple[Phrase, ...]:
    """Who does what a verb behind «و» tells within a sentence, where nothing behind it can be its subject: «افتتح الوزير الجلسة، وحث الطرفين على …»."""
    index = next((n for n, c in enumerate(scene.clauses) if c.verb == k), None)
    piece = scene.pieces[k]
    entry = piece.has("speech", "verb", "light")
    if index is None or entry is None or not _goes_on(scene, k) or entry[3:5] != (3, "s") or entry[2] not in ("past", "present"):
        return ()
    if any(s.trigger == k and s.speaker is not None for s in scene.said) or subject_left(scene.pieces, scene.clauses[index], k):
        return ()
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if behind is None or not _no_subject(behind):
        return ()
    spoke = next((s.speaker for s in reversed(scene.said) if s.trigger < k and s.speaker is not None and s.form == "verb"), None)
    who = governing(said.Scene(scene.pieces, scene.clauses, scene.cues, scene.discourse), index) or spoke or scene.discourse.subject
    fits = who is not None and who.name and (who.kind in PERSONAL) and who.gender == entry[5]
    return (who,) if fits and who is not None else ()


def _goes_on(scene: Scene, k: int) -> bool:
    piece = scene.pieces[k]
    return k > 1 and (bool(piece.conj) or scene.pieces[k - 1].norm == "ثم")


def _no_subject(piece: Piece) -> bool:
    """Whether a piece cannot be the subject of the verb before it: a preposition, a time, an accusative, a group in «ين»."""
    if piece.kind in ("time", "mark") or piece.cue in ("prep", "sub", "pp", "adv") or piece.prep:
        return True
    first = piece.norm.split(" ")[0]
    return (first.endswith(("ين", "ا")) and piece.kind != "np") or (piece.phrase is not None and piece.phrase.number in ("d", "p") and first.endswith("ين"))


def _ending(piece: Piece) -> str:
    """The pronoun of «معه», «بينهما»; empty for other words."""
    if piece.cue != "pp":
        return ""
    return next((ending for ending in ("هما", "هم", "ها", "ه") if piece.norm.endswith(ending)), "")


def _owner(scene: Scene, k: int, enclitic: str) -> tuple[Phrase, ...]:
    """Whom grammar lets an ending stand for: not who does what its own clause tells, but for what belongs to him, «لقائه»."""
    piece = scene.pieces[k]
    doers = () if piece.has("noun", "masdar") and not is_verb(scene.pieces, k) else _doers(scene, k)
    if piece.has("noun", "masdar") and (speaker := _sayer(scene, k, enclitic)) is not None:
        return (speaker,)
    if enclitic == "هما":
        pair = coreference.pair(scene.discourse, piece.start)
        return pair if not {p.name for p in pair} & {p.name for p in doers} else ()
    if enclitic == "هم":
        return ()  # «معهم»: a crowd that seldom has one name
    owner = coreference.only_one(enclitic, scene.discourse, piece.start, doers)
    return (owner,) if owner is not None else ()


def _sayer(scene: Scene, k: int, enclitic: str) -> Phrase | None:
    """Who says what piece k stands in: «قال السفير إن زيارته …»."""
    told = next((s for s in reversed(scene.said) if s.form == "verb" and s.content[0] <= k < s.content[1]), None)
    who = told.speaker if told is not None else None
    between = scene.pieces[told.trigger + 1 : k] if told is not None else ()
    others = [p.phrase for p in between if p.phrase is not None and p.phrase.kind in PERSONAL and p.phrase is not who]
    return who if who is not None and who.kind in PERSONAL and not others and enclitic == ("ها" if who.gender == "f" else "ه") else None


def _doers(scene: Scene, k: int) -> tuple[Phrase, ...]:
    """Who does what the clause of piece k tells: named beside its verb, or carried over."""
    clause = next((c for c in scene.clauses if c.start <= k < c.end), None)
    if clause is None or clause.verb is None:
        return ()
    verb = scene.pieces[clause.verb]
    carried = scene.meant.get((verb.start, "subject"))
    spoken = tuple(s.speaker for s in scene.said if s.trigger == clause.verb and s.speaker is not None)
    named = after(scene.pieces, clause.verb + 1, clause.end, True).subject
    return carried or spoken or tuple(subject_left(scene.pieces, clause, clause.verb) or named)


def _standing(start: int, end: int, piece: Piece, part: str, who: Sequence[Phrase]) -> Phrase:
    """The pronoun as a phrase that stands for those meant."""
    first = who[0]
    many = list(_each(who))
    alone = len(many) == 1
    return Phrase(
        start, end, piece.i, piece.j, first.kind, " and ".join(p.name or "" for p in many) or None, f"pronoun.{part}",
        first.actor if alone else None, first.country if alone else None, first.office if alone else None,
        antecedent=first.start,
    )  # fmt: skip


def _each(who: Sequence[Phrase]) -> Iterator[Phrase]:
    for phrase in who:
        yield from (part for part in phrase.parts or (phrase,) if part.name)
