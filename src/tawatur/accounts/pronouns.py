"""Whom the pronouns of a sentence stand for: verbs that name nobody, «والتقى», and endings, «التقاه», «لقائه», «معه»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.dropped import answers_topic, befalls_somebody, dropped, impersonal, plain_form
from tawatur.accounts.of_things import of_thing
from tawatur.accounts.owners import come
from tawatur.accounts.subjects import both_of
from tawatur.attribution.said import Said
from tawatur.mentions import coreference, two
from tawatur.mentions.discourse import PERSONAL
from tawatur.mentions.pieces import Phrase, Piece


def pronouns(scene: Scene) -> list[Phrase]:
    """A phrase for each pronoun whose antecedent is known, at its own letters, in the order of the text.

    What happenings and sayings took it for goes before what grammar alone would say.
    """
    meant = dict(scene.meant)
    for told in scene.said:
        if told.form == "verb" and told.speaker is not None and told.speaker.name and (told.inherited or _goes_on(scene, told) or _taken_up(scene, told) or answers_topic(scene, told.trigger)):
            meant[scene.pieces[told.trigger].start, "subject"] = (told.speaker, *told.joint)
    found: list[Phrase] = []
    acts: list[tuple[int, tuple[Phrase, ...]]] = []  # verbs that name nobody, and who does them
    for k, piece in enumerate(scene.pieces):
        subject = meant.get((piece.start, "subject")) or (dropped(scene, k) if piece.kind in ("lex", "word") else ())
        if subject and (piece.passive or _only_passive(piece) or impersonal(piece) or _of_nobody(scene, k, subject)):
            subject = ()
        if subject and len(list(_each(subject))) == 1 and _is_dual(scene, k):
            subject = tuple(both_of(scene, ()))
        if subject:
            subject = _carried_on(scene, k, subject, acts)
            acts.append((k, subject))
            start = piece.start + (len(piece.conj) if piece.kind in ("lex", "word") else 0)
            found.append(_standing(start, piece.end - len(piece.enclitic), piece, "subject", subject))
        enclitic = piece.enclitic or (_ending(piece) if piece.cue == "pp" or (piece.kind == "word" and befalls_somebody(piece)) else "")
        if enclitic and not of_thing(scene, k):
            owner = meant.get((piece.start, "enclitic"), ())
            if not owner or (subject and owner[0] is subject[0]):  # nobody's verb has himself for its ending
                owner = _owner(scene, k, enclitic, subject)
            owner = _nearer(scene, k, enclitic, subject, owner)
            if owner:
                found.append(_standing(piece.end - len(enclitic), piece.end, piece, "enclitic", owner))
    return [p for p in found if p.name]


def _only_passive(piece: Piece) -> bool:
    """Whether the verb can only be a passive, which tells nobody's act: «نوقش»."""
    forms = [e for e in piece.entries if e[0] in ("verb", "light", "speech")]
    return bool(forms) and all(e[2] == "passive" for e in forms)


def _nearer(scene: Scene, k: int, enclitic: str, subject: tuple[Phrase, ...], owner: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The one person of the sentence itself whom a verb's ending can mean, before somebody of an earlier one: «قالت فلانة إن نظيرها وعد …، وطالبته»."""
    if not subject or len(owner) != 1 or owner[0].start >= scene.discourse.sentence or owner[0].kind not in PERSONAL or not scene.pieces[k].enclitic:
        return owner
    other = coreference.only_one(enclitic, scene.discourse, scene.pieces[k].start, subject)
    return (other,) if other is not None and other.start >= scene.discourse.sentence else owner


def _of_nobody(scene: Scene, k: int, subject: tuple[Phrase, ...]) -> bool:
    """Whether a body was taken for who does what «بعد أن» brings, or the word is no verb: «العمل سوياً»."""
    after_that = k > 0 and scene.pieces[k - 1].norm in ("بعد ان", "قبل ان", "بعدما", "ان")
    forms = [e for e in scene.pieces[k].entries if e[0] in ("verb", "light", "speech") and e[3] == 3]
    many = bool(forms) and all(e[4] == "p" for e in forms)
    alone = len(list(_each(subject))) == 1 and subject[0].number == "s" and subject[0].kind in (*PERSONAL, "agency", "outlet")
    answers = scene.pieces[k].conj == "ف" and scene.pieces[k].norm.removeprefix("ف") in ("رد", "اجاب") and not answers_topic(scene, k)
    return answers or (many and alone) or scene.pieces[k].norm == "سويا" or (after_that and subject[0].kind not in (*PERSONAL, "state") and scene.pieces[k].has("speech") is None)


def _carried_on(scene: Scene, k: int, subject: tuple[Phrase, ...], acts: list[tuple[int, tuple[Phrase, ...]]]) -> tuple[Phrase, ...]:
    """Who does it where the verb before names nobody and befalls whom this was taken to be done by: «وكان قد استقبل فلاناً، وأبلغه …»."""
    if not acts or not (scene.pieces[k].conj or (k and scene.pieces[k - 1].norm == "ثم")):
        return subject
    at, doers = acts[-1]
    if not _NOBODY_NAMED & {p.norm for p in (scene.pieces[max(0, at - 1)], scene.pieces[at + 1])}:
        return subject
    between = [p for p in scene.pieces[at + 1 : k] if p.phrase is not None and p.phrase.kind in PERSONAL]
    befallen = any(p.phrase is not None and p.phrase.name == subject[0].name and not p.prep for p in between)
    parted = any(p.cue in ("sub", "rel") or _is_finite(scene, n) for n, p in enumerate(scene.pieces[at + 1 : k], at + 1))
    alike = len(doers) == 1 and doers[0].gender == subject[0].gender and doers[0].name != subject[0].name
    return doers if befallen and not parted and alike else subject


_NOBODY_NAMED = frozenset({"قد", "كذلك", "ايضا", "لاحقا", "بعدها"})  # beside a verb that names nobody: «وكان قد استقبل …», «واستقبل كذلك …»


def _is_dual(scene: Scene, k: int) -> bool:
    """Whether the verb tells what two did: «وشددا»."""
    forms = [e for e in scene.pieces[k].entries if e[0] in ("verb", "light", "speech") and e[3] == 3]
    return bool(forms) and all(e[4] == "d" for e in forms)


def _goes_on(scene: Scene, told: Said) -> bool:
    """Whether who speaks stands before a verb that «و» joins, in an earlier clause: «رحب الوزير …، ورأى أن»."""
    return bool(scene.pieces[told.trigger].conj) and told.speaker is not None and told.speaker.end <= scene.pieces[told.trigger].start


def _taken_up(scene: Scene, told: Said) -> bool:
    """Whether who speaks stands only in the pronoun that brings the clause: «…، لكنه لاحظ أن»."""
    clause = next((c for c in scene.clauses if c.verb == told.trigger), None)
    if clause is None or told.speaker is None or clause.opener != "sub" or not clause.word.endswith(("ه", "ها")):
        return False
    return told.speaker.end <= scene.pieces[clause.start].start


def _ending(piece: Piece) -> str:
    """The pronoun of «معه», «بينهما»."""
    return next((ending for ending in ("هما", "هم", "ها", "ه") if piece.norm.endswith(ending)), "")


def _owner(scene: Scene, k: int, enclitic: str, subject: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Whom grammar lets an ending stand for: not who does what its own clause tells, but for what belongs to him, «لقائه»."""
    piece = scene.pieces[k]
    doers = () if piece.has("noun", "masdar") and not is_verb(scene.pieces, k) else subject or _doers(scene, k)
    if piece.has("noun", "masdar") and (speaker := _sayer(scene, k, enclitic)) is not None:
        return (come(scene, k, speaker) or speaker,)
    if enclitic == "هما":
        pair = two.pair(scene.discourse, piece.start)
        return pair if not {p.name for p in pair} & {p.name for p in doers} else ()
    if enclitic == "هم":
        return ()  # «معهم»: a crowd that seldom has one name
    if piece.norm in ("له", "لها") and k and scene.pieces[k - 1].norm in _HIS_WORDS and doers:
        return doers[:1]  # «أكد الرئيس في بيان له»
    doers = (*doers, *_told_of_himself(scene, k))
    owner = (_befallen(scene, k, enclitic, subject) if subject else None) or coreference.only_one(enclitic, scene.discourse, piece.start, doers)
    return (owner,) if owner is not None else ()


_HIS_WORDS = frozenset({"بيان", "تصريح", "تصريحات", "حديث", "كلمه", "خطاب", "مقابله", "تغريده", "رساله", "موتمر", "حوار", "منشور", "زياره", "مداخله"})


def _told_of_himself(scene: Scene, k: int) -> tuple[Phrase, ...]:
    """Who says of himself what piece k stands in: «أعلن فلان أنه يمد يده إليه»."""
    clause = next((c for c in scene.clauses if c.start <= k < c.end), None)
    if clause is None or clause.opener != "sub" or not clause.word.endswith(("انه", "انها")):
        return ()
    told = next((s for s in reversed(scene.said) if s.content[0] <= k < s.content[1]), None)
    return (told.speaker,) if told is not None and told.speaker is not None else ()


def _befallen(scene: Scene, k: int, enclitic: str, doers: Sequence[Phrase]) -> Phrase | None:
    """The only person named since the verb before, besides who goes on acting: «استقبل فلاناً، ووعده بالدعم», «وشكر الضيف، وقلّده وساماً»."""
    names, gender = {p.name for p in doers}, "f" if enclitic == "ها" else "m"
    since = next((n for n in range(k - 1, -1, -1) if _is_finite(scene, n)), None)
    here = [p.phrase for p in scene.pieces[since + 1 : k]] if since is not None else []
    people = {p.name: p for p in here if p is not None and p.kind in PERSONAL and p.number == "s" and p.name and p.name not in names}
    only = next(iter(people.values())) if len(people) == 1 else None
    return only if only is not None and only.gender == gender else None


def _is_finite(scene: Scene, n: int) -> bool:
    piece = scene.pieces[n]
    if piece.kind == "lex":
        return piece.has("speech", "verb", "light") is not None and is_verb(scene.pieces, n)
    return piece.kind == "word" and plain_form(piece.norm.removeprefix(piece.conj)) is not None


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
        start, end, piece.i, piece.j, first.kind, " and ".join(dict.fromkeys(p.name or "" for p in many)) or None, f"pronoun.{part}",
        first.actor if alone else None, first.country if alone else None, first.office if alone else None,
        antecedent=first.start,
    )  # fmt: skip


def _each(who: Sequence[Phrase]) -> Iterator[Phrase]:
    for phrase in who:
        yield from (part for part in phrase.parts or (phrase,) if part.name)
