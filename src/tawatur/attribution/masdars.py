"""Masdars that take a position: «إصرار نتنياهو على …», «لقي ترحيباً من …», «سارعت إلى رفض …»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import COMMAS, is_verb, makes_known
from tawatur.accounts.lexicon import Saying, light_verbs, sayings
from tawatur.attribution.content import of_own_side
from tawatur.attribution.heads import by_adjective
from tawatur.attribution.occasion import dress, join, time_said
from tawatur.attribution.said import POSITIONAL, SPEAKERS, Said, Scene, link, marked, may_speak, same
from tawatur.attribution.says import invites
from tawatur.language import fold
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_MAY = frozenset({"يمكن", "يجب", "ينبغي", "يتعين", "ضروره", "عدم", "دون", "بدون", "يجوز", "تم", "يتم", "تمت"})
_AMID = frozenset({"في ظل", "وسط", "بسبب", "رغم", "مع"})  # a position that something happens amid is one taken: «في ظل إصرار فلان على …»
_ONCE = frozenset({"بعد", "عقب", "غداه", "اثر", "فور", "منذ", "مع", "رغم"})  # what happens once somebody has said something
_RESOLVING = word_sets()["resolving"]
_STAND = frozenset({"موقفه", "موقفها", "موقفهم", "امره", "امرها", "قراره", "قرارها"})
_KNOWN_FOR = frozenset({"عرف", "عرفت", "اشتهر", "اشتهرت", "معروف", "المعروف", "فوجئ", "فوجيت", "فوجئت", "قام", "قامت"})
_PLATFORMS = word_sets()["platforms"]
_MEETING = word_sets()["met_with"]
_TURNING = {"سارع": ("الي", "ل"), "بادر": ("الي", "ل"), "ختم": ("ب",), "اختتم": ("ب",), "استهل": ("ب",), "اكتفى": ("ب",), "مضى": ("الي",), "عاد": ("الي",)}


def host_of(scene: Scene, index: int, k: int, before: list[Said]) -> Said | None:
    """The act of saying whose object the masdar at piece k is: «أكد المشاط تمسك الجماعة بـ …», «أعربت عن رفضها …»."""
    if not before or before[-1].clause != index or before[-1].row.lemma not in POSITIONAL:
        return None
    host, pieces = before[-1], scene.pieces
    if host.form == "masdar" or host.row.stance != "REPORT":
        return None
    if pieces[k].prep and pieces[k].prep not in host.row.prep:
        return None
    if k > 1 and pieces[k - 1].phrase is not None and makes_known(pieces[k - 2]):
        return None  # «أعلنت أنقرة وقف عملياتها، غداة إعلان الحزب رفضه …»
    between = pieces[host.trigger + 1 : k]
    aside = [n for n, p in enumerate(between) if p.prep == "في" or p.cue == "num"]  # «أعلن في الثالث عشر منه موافقته»
    dated = range(aside[0] - 1, aside[-1] + 2) if aside else range(0)
    fits = all(p.kind in ("np", "time", "mark") or p.norm in host.row.prep or p.cue == "adv" or n in dated for n, p in enumerate(between))
    fits = (fits and sum(p.kind == "np" for p in between) <= 1) or _behind_asides(pieces, host, k)
    return host if fits and not host.marked_before(k, pieces) else None


def _behind_asides(pieces: Sequence[Piece], host: Said, k: int) -> bool:
    """Whether only the speaker and where, when or to whom he speaks stand between the verb and the masdar: «جدد الوزير، في كلمة أمام المجلس، دعوة الأطراف إلى …»."""
    between, before = pieces[host.trigger + 1 : k], pieces[k - 1]
    if pieces[k].prep or pieces[k].conj or not between or any(p.cue in ("sub", "rel", "neg") or is_verb(pieces, n) for n, p in enumerate(between, host.trigger + 1)):
        return False
    closed = before.kind in ("np", "time", "mark") or before.norm.endswith(("ي", "يه")) or any(c.norm in _PLATFORMS for c in between[-2:])
    led = next((n for n, p in enumerate(between) if p.cue == "prep" or p.prep), None)
    return closed and led is not None and sum(p.kind == "np" for p in between[:led]) <= 1


def hastened(scene: Scene, index: int, k: int, row: Saying) -> Said | None:
    """«سارعت الحركة إلى رفض المقترح», «ختم بدعوة الطرفين إلى …»: to hasten to a position, or end with one, is to take it."""
    clause, pieces = scene.clauses[index], scene.pieces
    if (resolved := _resolved(scene, index, k, row)) is not None:
        return resolved
    if clause.verb is None or not pieces[k].prep or k - clause.verb - _set_between(pieces, clause.verb, k) > 6:
        return None
    light = pieces[clause.verb].has("light", "speech")
    if light is None or pieces[k].prep not in _TURNING.get(_lemma(light), ()):
        return None
    who = subject_left(pieces, clause, clause.verb) or after(pieces, clause.verb + 1, k, True).subject
    if not who or not may_speak(who[0]):
        return None
    said = Said(k, who[0], row, (k + 1, len(pieces)), index, "verb", args=after(pieces, k + 1, clause.end, False))
    join(said, who)
    said.time = time_said(pieces, clause)
    dress(said, scene)
    return said


def _set_between(pieces: Sequence[Piece], verb: int, k: int) -> int:
    """How many pieces before piece k are set between commas: «وسارع فلان، أحد قادة المعارضة، إلى رفض …»."""
    if pieces[k].prep == "ب":
        return 0  # «اختتم الوزير، أمس، زيارة …، بدعوة من …»
    commas = [n for n in range(verb + 1, k) if pieces[n].norm in COMMAS]
    return commas[-1] - commas[0] + 1 if len(commas) > 1 else 0


def _resolved(scene: Scene, index: int, k: int, row: Saying) -> Said | None:
    """«قررت دمشق رفض العرض», «واصلت دمشق رفضها العرض», «حسمت موقفها برفض العرض»: to choose a position or go on with it is to take it."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if row.stance not in ("ACCEPT", "REJECT", "SUPPORT", "CONDEMN") or k < 2 or pieces[k].definite:
        return None
    verb = next((n for n in range(k - 2, max(clause.start - 1, k - 5), -1) if pieces[n].norm.removeprefix("و") in _RESOLVING), None)
    who = pieces[verb + 1].phrase if verb is not None and not pieces[verb + 1].prep else None
    if verb is None or who is None or not may_speak(who) or not who.name:
        return None
    between = pieces[verb + 2 : k]
    if not (not between and pieces[k].prep in (None, "")) and not (len(between) == 1 and between[0].norm in _STAND and pieces[k].prep == "ب"):
        return None
    said = Said(k, who, row, (k + 1, len(pieces)), index, "verb", args=after(pieces, k + 1, clause.end, False))
    said.time = time_said(pieces, clause)
    dress(said, scene)
    return said


def _lemma(entry: Entry) -> str:
    return light_verbs()[entry[1]].lemma if entry[0] == "light" else sayings()[entry[1]].lemma


def of_somebody_else(scene: Scene, k: int, row: Saying, host: Said) -> bool:
    """Whether the position is that of another state or body, which stands right behind the masdar: «أكد الوزير رفض إسرائيل الانسحاب», «أعلنت الأمم المتحدة موافقة الحوثيين على …»."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if behind is None or behind.prep or behind.conj or scene.pieces[k].enclitic or row.stance not in ("ACCEPT", "REJECT"):
        return False
    if behind.cue == "quant":
        return True  # «أكدت البحرين انصياع بعض المسؤولين العراقيين لـ …»
    whose, who = behind.phrase, host.speaker
    if whose is None or who is None or not whose.name or same(whose, who) or whose.kind not in ("state", "organisation", "group"):
        return False
    return not (whose.country and whose.country == who.country) and any(p.norm in row.prep or p.prep in row.prep or p.definite for p in scene.pieces[k + 2 : k + 4])


def take_position(host: Said, row: Saying) -> None:
    """Gives the host the stance of the masdar that says what is told."""
    if row.stance != "REPORT":
        host.row = Saying(host.row.lemma, host.row.prep, row.stance, host.row.kind, host.row.object)


def by_masdar(scene: Scene, index: int, k: int, row: Saying, before: list[Said]) -> Said | None:
    """«إصرار نتنياهو على …», «رفضها لأي …», «جددت … التأكيد على …»: the masdar's possessor speaks."""
    pieces, clause, piece = scene.pieces, scene.clauses[index], scene.pieces[k]
    if k and pieces[k - 1].norm in _MAY:
        return None  # «كيف يمكن مطالبة الإيرانيين بـ …»
    if k and row.stance == "REPORT" and pieces[k - 1].norm.removeprefix("و") in _MEETING:
        return None  # «قوبل إعلان الحكومة عن … باستنكار»
    if piece.definite or (row.lemma == "دعا" and invites(pieces, k, clause)):
        return None
    if piece.enclitic and not piece.conj and any(s.row.kind == "deny" and s.clause == index for s in before):
        return None  # «تنفي رواندا دعمها للمتمردين»
    if piece.prep == "ب" and piece.enclitic and (doer := _by_his_own(scene, index, k, row, before)) is not None:
        return doer
    host = next((s for s in reversed(before) if s.speaker is not None), None)
    speaker: Phrase | None = None
    quoted = False
    if piece.enclitic:
        quoted = host is not None and host.row.kind == "quote"
        if host is None or (host.row.stance != "REPORT" and not quoted) or (quoted and not piece.conj) or not _may_be(piece.enclitic, host.speaker):
            return None
        speaker = host.speaker
    elif row.stance not in ("SUPPORT", "PRAISE") and k + 1 < clause.end and pieces[k + 1].kind == "np" and not pieces[k + 1].prep and not pieces[k + 1].conj:
        speaker = pieces[k + 1].phrase
    received = not piece.enclitic and met_with(pieces, k)
    if received:
        speaker = _from_whom(pieces, k)
    if speaker is None and not piece.enclitic and row.stance != "REPORT" and k + 1 < len(pieces) and (received or (row.stance != "SUPPORT" and _headlined(pieces, k, row))):
        speaker = by_adjective(pieces[k + 1])
    if speaker is not None and host is not None and _announced_by(host, speaker, pieces, k):
        take_position(host, row)
        return None
    if speaker is None or speaker.kind not in SPEAKERS or not speaker.name or (piece.prep and piece.prep not in _AMID | _ONCE and not received):
        return None
    brought = any(p.prep in row.prep or p.norm in row.prep for p in pieces[k + 1 : min(k + 8, clause.end)])
    told = piece.prep in _ONCE or (k > 0 and pieces[k - 1].norm in _ONCE)  # «بعد إعلان الوزير أن …»
    if row.stance == "REPORT" and row.prep and not brought and not ((quoted or told) and marked(scene, index, k)):
        return None
    said = Said(k, speaker, row, (k + 1, len(pieces)), index, "masdar", args=after(pieces, k + 1, clause.end, False), marked=told and marked(scene, index, k))
    if received:
        said.joint = _with_him(pieces, speaker)
    host = next((s for s in reversed(before) if s.speaker is not None and s.speaker.name == speaker.name), None)
    if host is not None:
        said.medium, said.time, said.links = host.medium, host.time, host.links
    else:
        said.links = (link(speaker, row.lemma, None),)
    return said


def _announced_by(host: Said, whose: Phrase, pieces: Sequence[Piece], k: int) -> bool:
    """Whether the position is that of the speaker's own state, which he tells: «أكد الوزير، خلال اتصال تلقاه من نظيره، رفض مصر القاطع لـ …»."""
    told = host.form == "verb" and host.row.stance == "REPORT" and host.row.lemma in POSITIONAL and not pieces[k].prep and not pieces[k].conj
    return told and whose.kind == "state" and not any(p.cue == "sub" for p in pieces[host.trigger : k]) and of_own_side(whose, host)


def _headlined(pieces: Sequence[Piece], k: int, row: Saying) -> bool:
    """Whether a headline opens with a position, an adjective behind it and what it is about: «رفض سوري للعرض», «ترحيب قطري بالاتفاق»."""
    about = pieces[k + 2] if k == 0 and k + 2 < len(pieces) else None
    return about is not None and (about.prep in (*row.prep, "ل") or about.norm in row.prep or about.norm.startswith(("لل", *(p for p in row.prep if len(p) == 1))))


def _by_his_own(scene: Scene, index: int, k: int, row: Saying, before: list[Said]) -> Said | None:
    """What somebody does by saying something: «أثار الرئيس عاصفة بإعلانه إبطال الصفقة», «فاجأ ترامب حلفاءه بتهديده بـ …»; None behind a verb of saying, or of being known for it."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if any(s.clause == index for s in before) or clause.opener not in ("sentence", "and", "resume") or any(p.norm.removeprefix("و") in _KNOWN_FOR for p in pieces[clause.start : k]):
        return None
    verb = clause.verb if clause.verb is not None and clause.verb < k else clause.start
    if verb + 1 >= k or any(e[0] == "speech" and sayings()[e[1]].stance != "REPORT" for e in pieces[verb].entries) or pieces[verb].kind not in ("lex", "word"):
        return None
    found = subject_left(pieces, clause, verb) if clause.verb is not None else []
    first = pieces[verb + 1].phrase if not pieces[verb + 1].prep else None
    speaker = found[0] if found else first
    if speaker is None or not may_speak(speaker) or not speaker.name or not _may_be(pieces[k].enclitic or "", speaker):
        return None
    said = Said(k, speaker, row, (k + 1, len(pieces)), index, "masdar", args=after(pieces, k + 1, clause.end, False), marked=marked(scene, index, k))
    said.time = time_said(pieces, clause)
    said.links = (link(speaker, row.lemma, None),)
    return said


@cache
def _masdars() -> dict[str, Saying]:
    return {fold(row["masdar"]): saying for row, saying in zip(lexicon.table("speech"), sayings(), strict=True) if row["masdar"]}


def accusative_masdar(piece: Piece) -> Saying | None:
    """The row of an indefinite masdar in the accusative: «لقي ترحيباً»."""
    return _masdars().get(piece.norm[:-1]) if piece.norm.endswith("ا") and not piece.prep else None


def met_with(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what the masdar says is told to have met something: «لقي الاتفاق ترحيباً من …», «قوبل القرار برفض …»."""
    return pieces[k].prep in ("", None, "ب") and any(p.norm in _MEETING and not p.prep for p in pieces[max(0, k - 6) : k])


def _from_whom(pieces: Sequence[Piece], k: int) -> Phrase | None:
    """Who takes the position at piece k: right behind it, or behind «من» with adjectives between."""
    for n in range(k + 1, min(k + 5, len(pieces))):
        piece = pieces[n]
        if piece.kind == "np":
            return piece.phrase if piece.prep == "من" or (n == k + 1 and not piece.prep) else None
        if piece.kind == "mark" or (piece.kind == "cue" and piece.norm not in ("من", "من قبل", "من جانب")):
            return None
    return None


def _with_him(pieces: Sequence[Piece], speaker: Phrase) -> tuple[Phrase, ...]:
    """Who is joined to the speaker with «و»: «ترحيب من الاتحاد الأوروبي وتركيا»."""
    at = next((n for n, p in enumerate(pieces) if p.phrase is speaker), len(pieces)) + 1
    found: list[Phrase] = []
    while at < len(pieces) and pieces[at].conj and (phrase := pieces[at].phrase) is not None and may_speak(phrase):
        found.append(phrase)
        at += 1
    return tuple(found)


def _may_be(enclitic: str, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    if enclitic == "ه":
        return phrase.gender == "m" and phrase.number == "s"
    if enclitic == "ها":
        return phrase.gender == "f" or phrase.kind in ("state", "organisation") or phrase.number == "p"
    return phrase.number != "s"
