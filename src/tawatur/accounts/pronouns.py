"""Whom the pronouns of a sentence stand for: verbs that name nobody, «والتقى», and endings, «التقاه», «لقائه», «معه»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.dropped import answers_topic, dropped, impersonal
from tawatur.accounts.subjects import both_of
from tawatur.attribution.said import Said
from tawatur.mentions import coreference
from tawatur.mentions.discourse import PERSONAL
from tawatur.mentions.pieces import Phrase, Piece


def pronouns(scene: Scene) -> list[Phrase]:
    """A phrase for each pronoun whose antecedent is known, at its own letters, in the order of the text.

    What happenings and sayings took it for goes before what grammar alone would say.
    """
    meant = dict(scene.meant)
    for told in scene.said:
        if told.form == "verb" and told.speaker is not None and told.speaker.name and (told.inherited or _taken_up(scene, told) or answers_topic(scene, told.trigger)):
            meant[scene.pieces[told.trigger].start, "subject"] = (told.speaker, *told.joint)
    found = []
    for k, piece in enumerate(scene.pieces):
        subject = meant.get((piece.start, "subject")) or (dropped(scene, k) if piece.kind in ("lex", "word") else ())
        if subject and impersonal(piece):
            subject = ()
        if subject and len(list(_each(subject))) == 1 and _is_dual(scene, k):
            subject = tuple(both_of(scene, ()))
        if subject:
            start = piece.start + (len(piece.conj) if piece.kind in ("lex", "word") else 0)
            found.append(_standing(start, piece.end - len(piece.enclitic), piece, "subject", subject))
        enclitic = piece.enclitic or _ending(piece)
        if enclitic:
            owner = meant.get((piece.start, "enclitic"), ())
            if not owner or (subject and owner[0] is subject[0]):  # nobody's verb has himself for its ending
                owner = _owner(scene, k, enclitic)
            if owner:
                found.append(_standing(piece.end - len(enclitic), piece.end, piece, "enclitic", owner))
    return [p for p in found if p.name]


def _is_dual(scene: Scene, k: int) -> bool:
    """Whether the verb tells what two did: «وشددا»."""
    forms = [e for e in scene.pieces[k].entries if e[0] in ("verb", "light", "speech") and e[3] == 3]
    return bool(forms) and all(e[4] == "d" for e in forms)


def _taken_up(scene: Scene, told: Said) -> bool:
    """Whether who speaks stands only in the pronoun that brings the clause: «…، لكنه لاحظ أن»."""
    clause = next((c for c in scene.clauses if c.verb == told.trigger), None)
    if clause is None or told.speaker is None or clause.opener != "sub" or not clause.word.endswith(("ه", "ها")):
        return False
    return told.speaker.end <= scene.pieces[clause.start].start


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
    if _resumes(scene, k, enclitic):
        return ()  # «المشاورات التي يجريها»
    if enclitic == "هم":
        return ()  # «معهم»: a crowd that seldom has one name
    owner = coreference.only_one(enclitic, scene.discourse, piece.start, doers)
    return (owner,) if owner is not None else ()


def _resumes(scene: Scene, k: int, enclitic: str) -> bool:
    """Whether the ending takes up the thing that a relative clause is about: «الزيارة التي قام بها»."""
    clause = next((c for c in scene.clauses if c.start <= k < c.end), None)
    head = scene.pieces[clause.start - 1] if clause is not None and clause.start else None
    thing = head is not None and head.kind in ("lex", "word") and head.phrase is None
    return clause is not None and clause.opener == "rel" and clause.word == "التي" and enclitic == "ها" and thing and clause.verb is not None and clause.verb <= k <= clause.verb + 1


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
