"""Whom a verb of saying addresses, so that somebody before it speaks: «وطالب المشاركين بـ …», «كما حمّل القوى الخارجية مسؤولية …», «نشر تغريدة انتقد فيها الحكومة»."""

from __future__ import annotations

from tawatur.accounts.addressed import addressed
from tawatur.accounts.agreement import cannot_act, is_feminine_state
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import COMMAS, Clause
from tawatur.accounts.lexicon import Saying
from tawatur.attribution.content import governed
from tawatur.attribution.said import PRESS, Said, Scene, may_speak
from tawatur.attribution.turns import carried, governing
from tawatur.language import fold
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import ITS_OWN, Phrase, Piece
from tawatur.mentions.words import suffix_matches, word_sets

_MEN = word_sets()["men_in_h"]
_ASKING = frozenset({"طالب", "دعا", "طلب", "هدد", "أنذر", "توعد"})


def calls_on(scene: Scene, index: int, k: int, row: Saying, entry: Entry, args: Arguments, before: list[Said]) -> bool:
    """Whether the one phrase behind the verb is whom it addresses, so that somebody before speaks: «وطالب المشاركين بـ …»."""
    objects = [o for o in args.object if not (args.subject and _completed_by(args.subject[0], o))]
    if not objects and addressed(scene.pieces, k, entry, row, args.subject, governing(scene, index) or next((s.speaker for s in reversed(before) if s.form == "verb"), None)):
        return True
    if row.object not in ("must", "may") or objects:
        return False
    if args.subject and cannot_act(scene.pieces, k, entry, args.subject[0]):
        return True
    if _starts_with_place(scene, k):
        return False  # «وفي كييف، حض الوزير على …» tells of somebody else
    if len(args.subject) > 1 and row.stance == "DEMAND" and _within_it(scene, index, k, args.subject[0]):
        return True  # «أدلى بتصريح دعا فيه رواندا والكونغو إلى …»
    if len(args.subject) != 1:
        return False
    phrase = args.subject[0]
    if _within_it(scene, index, k, phrase):
        return True
    if _next_to_verb(scene, k, phrase) and (_to_blame(scene, k, row, phrase) or _to_do(scene, k, row, phrase)):
        return carried(scene, entry, before) is not None
    word = fold(scene.pieces[k + 1].norm) if k + 1 < len(scene.pieces) else ""
    next_to = k + 1 < len(scene.pieces) and scene.pieces[k + 1].i == phrase.i
    if next_to and word.endswith("ين") and phrase.number != "s":
        return True
    if next_to and before and scene.pieces[k].conj and phrase.rule in ITS_OWN and row.object == "may":
        return carried(scene, entry, before) is not None  # «…، ودعا مضيفه إلى زيارة الدوحة»
    if next_to and before and scene.pieces[k].conj and phrase.kind == "group" and suffix_matches(word):
        return True  # «…، وأوصى أنصاره بالهدوء»
    if next_to and entry[4] == "s" and entry[5] == "m" and (feminine(word, phrase) or is_feminine_state(phrase)):
        return True
    if entry[4] == "s" and entry[5] == "f" and phrase.kind in ("person", "office") and phrase.gender == "m" and next_to:
        return carried(scene, entry, before) is not None
    others = args.nouns or (args.object_words is not None and row.kind != "frame")
    if next_to and before and _goes_on_to(scene, k, row, phrase):
        return carried(scene, entry, before) is not None
    if row.object != "must" or (others and phrase.rule != "speakers"):
        return False
    behind = next((p for p in scene.pieces if p.i >= phrase.j), None)
    brings = behind is not None and (behind.norm in row.prep or behind.prep in row.prep or behind.cue in ("prep", "sub"))
    return brings and bool(before or scene.discourse.speaker) and carried(scene, entry, before) is not None


def _completed_by(phrase: Phrase, thing: Phrase) -> bool:
    """Whether what seems another noun phrase is only the place whose people the one before are: «قادة دول الخليج»."""
    return thing.kind == "place" and phrase.kind == "group" and thing.i <= phrase.j <= thing.j


def _next_to_verb(scene: Scene, k: int, phrase: Phrase) -> bool:
    """Whether the phrase stands right behind the verb without a preposition."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    return behind is not None and behind.i == phrase.i and not behind.prep


def _past_adjectives(scene: Scene, phrase: Phrase) -> Piece | None:
    """The piece behind the phrase and the adjectives with the article that follow it."""
    behind = (p for p in scene.pieces if p.i >= phrase.j and not (p.kind == "word" and p.norm.startswith("ال") and not p.conj))
    return next(behind, None)


def _to_blame(scene: Scene, k: int, row: Saying, phrase: Phrase) -> bool:
    """Whether the phrase is whom somebody who spoke before holds responsible, nobody standing between: «كما حمّل القوى الخارجية مسؤولية الحرب»."""
    if row.lemma != "حمل":
        return False
    behind = next((p for p in scene.pieces if p.i >= phrase.j and (p.norm in row.prep or not (p.kind == "word" and p.norm.startswith("ال")))), None)
    return behind is not None and behind.norm in row.prep


def _to_do(scene: Scene, k: int, row: Saying, phrase: Phrase) -> bool:
    """Whether the phrase is whom a verb that always addresses somebody calls on, what is wanted right behind: «ناشدت المنظمات الدولية التدخل»."""
    if row.object != "must" or row.stance != "DEMAND" or phrase.kind == "anonymous_source":
        return False
    behind = _past_adjectives(scene, phrase) if phrase.number == "p" or phrase.kind == "group" else None
    at = next((p for p in scene.pieces if p.i >= phrase.j), None)
    return (behind is not None and behind.kind in ("word", "lex") and not behind.conj and not behind.prep) or (at is not None and at.norm.startswith("التد"))


def _within_it(scene: Scene, index: int, k: int, phrase: Phrase) -> bool:
    """Whether somebody says it in what the clause before tells of him, the phrase whom he says it of: «نشر تغريدة انتقد فيها الحكومة»."""
    pieces = scene.pieces
    within = k + 2 < len(pieces) and not pieces[k].enclitic and pieces[k + 1].norm in word_sets()["within_it"] and pieces[k + 2].phrase is phrase
    teller = governing(scene, index) if within and index and not pieces[k].conj else None
    return teller is not None and may_speak(teller) and teller.kind not in PRESS and not cannot_act(pieces, k, pieces[k].has("speech") or ("speech", 0, "past", 3, "s", "m"), teller)


def _goes_on_to(scene: Scene, k: int, row: Saying, phrase: Phrase) -> bool:
    """Whether a verb that goes on in its sentence has right behind it whom it addresses, what is wanted of him next: «…، واتهم فلاناً بإطالة …», «وناشدت المنظمات إرسال …»."""
    if not scene.pieces[k].conj or phrase.kind == "anonymous_source":
        return False
    at = next((n for n, p in enumerate(scene.pieces) if p.i >= phrase.j), len(scene.pieces))
    while at < len(scene.pieces) and scene.pieces[at].kind == "word" and (scene.pieces[at].norm.startswith("ال") or _ours(scene.pieces[at])) and not scene.pieces[at].conj:
        at += 1  # «الدول الشقيقة بدعم …», «جماهير شعبنا إلى …»
    behind = scene.pieces[at] if at < len(scene.pieces) else None
    if behind is None or behind.conj or behind.kind == "mark":
        return False
    with_b = behind.prep == "ب" or behind.norm in ("ب", "بان") or (behind.norm.startswith("ب") and governed(behind))
    if row.object == "must":
        return with_b or behind.prep in row.prep or behind.norm in row.prep or (row.stance == "DEMAND" and behind.has("masdar") is not None and not behind.prep)
    crowd = phrase.kind in ("group", "organisation") or phrase.number == "p"
    return row.lemma in _ASKING and crowd and (with_b or behind.prep in row.prep or behind.norm in row.prep)


def _ours(piece: Piece) -> bool:
    """Whether the word is told of as somebody's own: «شعبنا», «أنصاره»."""
    return bool(piece.enclitic) or piece.norm.endswith("نا")


def _starts_with_place(scene: Scene, k: int) -> bool:
    """Whether the sentence begins with another place, a comma behind it, and the verb at piece k: «وفي كييف، حض …»."""
    pieces = scene.pieces
    return k == 3 and pieces[0].norm == "في" and bool(pieces[0].conj) and pieces[1].phrase is not None and pieces[2].norm in COMMAS


def called_by_head(scene: Scene, clause: Clause, row: Saying, args: Arguments) -> bool:
    """Whether the phrase in a relative clause is whom its head addresses: «الخطاب الذي يدعو هنية إلى …»."""
    if clause.opener != "rel" or row.object not in ("must", "may") or len(args.subject) != 1 or args.object:
        return False
    behind = next((p for p in scene.pieces if p.i >= args.subject[0].j), None)
    return behind is not None and (behind.norm in row.prep or behind.prep in row.prep or ("ب" in row.prep and behind.norm.startswith("بان")))


def feminine(word: str, phrase: Phrase) -> bool:
    """Whether the phrase is told by a feminine word: a body, state or group in ـة or ـات."""
    first = word.split(" ")[0]
    return phrase.kind in ("organisation", "state", "group") and first.endswith(("ه", "ات")) and first.removeprefix("ال") not in _MEN
