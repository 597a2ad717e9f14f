"""The noun of a round of talks and what its own words say: «الجولة الثانية من المحادثات», «آخر جولة», «اجتماعين مماثلين للأطراف الثلاثة»."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.locating import plain
from tawatur.accounts.rounds import ANY_ROUND, is_earlier
from tawatur.accounts.wordforms import begins_ordinal, number_at
from tawatur.language.kept import Kept
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Place

_SERIES = frozenset({"meet", "talks", "summit", "consult"})  # senses of nouns of which there may be several
TWO = word_sets()["two_of_them"]
HELD = word_sets()["took_place"]
HOSTED = word_sets()["hosted_them"]
LAST = word_sets()["last_of_them"]
_KINDS = word_sets()["kinds_of_round"]
_OF_TOURS = word_sets()["of_tours"]
APART = 9  # pieces between «مرتين» and «أولاهما»


@dataclass(slots=True)
class SeriesNoun:
    """The noun of a round: where it stands and its words end, which it is, how many."""

    k: int
    end: int
    number: int = 0
    earlier: bool = False
    two: bool = False
    held: bool = False  # whether words behind it say that it took place
    begun: bool = False  # whether a verb before it says that they began or ended: «وبدأت المفاوضات في …»
    place: Place | None = None  # the city that they are called by: «جولة الدوحة»
    last: bool = False  # of several, only when and where the last was: «ثلاث جولات، آخرها في …»


def noun_at(scene: Scene, k: int) -> SeriesNoun | None:
    """The noun of rounds at piece k with its adjectives; None where another stands there, or one that its words tell of nobody's talks."""
    piece = scene.pieces[k]
    if piece.kind != "lex" and not _may_be_round[piece.norm]:
        return None
    word = bare(piece)
    if word in COUNTS:
        return SeriesNoun(k, k + 1, two=word in TWO)
    if word == "مرات":
        return SeriesNoun(k, k + 1) if any(p.norm in LAST for p in scene.pieces[k + 1 : k + APART]) else None
    if piece.cue == "dem" and word in ("تلك", "ذلك", "ذاك"):
        return SeriesNoun(k, k + 1, earlier=True) if _another_of_it(scene, k) else None
    if (alone := _number_alone(scene, k)) is not None:
        return alone
    if word not in _ROUNDS and not is_meeting(scene, k):
        return None
    if word in _ROUNDS and any(p.norm in _OF_TOURS for p in scene.pieces[k + 1 : k + 4]):
        return None  # «أول جولة في المنطقة»: a journey
    noun = SeriesNoun(k, k + 1, two=word.split(" ")[0] in TWO)
    if k:
        _from_before(scene, noun)
    _called_by(scene, noun)
    for j in range(noun.end, min(k + 8, len(scene.pieces))):
        norm = scene.pieces[j].norm
        if (which := number_at(scene.pieces, j)) and not scene.pieces[j].conj:
            noun.number = noun.number or which
        elif is_earlier(norm):
            noun.earlier = True
        elif not _goes_on(scene, noun, j):
            break
        noun.end = j + 1
    return noun if noun.end == k + 1 or word not in _ROUNDS or _of_talks(scene, noun) else None


@Kept
def _may_be_round(norm: str) -> bool:
    """Whether a word that is no event noun may be that of a round: the gate before it is looked at with its neighbours."""
    word = _bare[norm]
    return word in COUNTS or word in _ROUNDS or word in _STANDING_FOR or (norm.startswith("ال") and begins_ordinal[norm])


COUNTS = frozenset({"مرتين", "مرتان"})
_STANDING_FOR = frozenset({"مرات", "تلك", "ذلك", "ذاك"})
_ROUNDS = ANY_ROUND | frozenset({"الجولتان", "الجولتين", "الجولات", "جولتهما", "جولتهم"})


def _called_by(scene: Scene, noun: SeriesNoun) -> None:
    """Notes the city that the rounds are called by: «جولة الدوحة التي عُقدت في مايو», no «محادثات واشنطن مع …»."""
    ahead = scene.pieces[noun.end : noun.end + 3]
    phrase = ahead[0].phrase if ahead else None
    city = phrase is not None and (phrase.kind == "place" or phrase.rule == "states.capital") and phrase.place is not None and not ahead[0].prep and not ahead[0].conj
    told = len(ahead) == 3 and ahead[1].cue == "rel" and ahead[2].norm in HELD
    sides = {p.country for p in (*scene.here, *scene.discourse.sides)} | {p.name for p in (*scene.here, *scene.discourse.sides)}
    if city and told and phrase is not None and phrase.name not in sides and (phrase.rule != "states.capital" or phrase.country not in sides):
        noun.place, noun.end, noun.begun = phrase.place, noun.end + 1, True


def _from_before(scene: Scene, noun: SeriesNoun) -> None:
    """Notes what the word right before the noun says of it: «آخر جولة», «أولى الجولات», «سبقتها جولة», «وبدأت المفاوضات»."""
    piece, before = scene.pieces[noun.k], scene.pieces[noun.k - 1]
    which = before.norm.removeprefix("و")
    if not piece.definite and not which.startswith("ال"):
        noun.number = number_at(scene.pieces, noun.k - 1) if which in _WHICH else 0
        noun.earlier = which in _WHICH
    noun.earlier = noun.earlier or _follows(before)
    entry = before.has("light")
    if piece.definite and before.norm.removeprefix(before.prep) in _PHASE_NOUNS:
        noun.begun = True
        return
    noun.begun = entry is not None and piece.definite and not before.enclitic and entry[2] in ("past", "passive") and triggers.light_verbs()[entry[1]].lemma in _PHASES and is_verb(scene.pieces, noun.k - 1)


_WHICH = frozenset({"اخر", "اول", "اولي", "ثاني", "ثالث", "رابع", "خامس"})
_PHASES = frozenset({"بدأ", "انطلق", "استؤنفت", "استؤنف", "انتهى", "انتهت", "اختتم", "اختتمت", "انهارت", "تعثرت", "توقفت", "فشلت", "جرت", "جرى", "انعقد"})


_PHASE_NOUNS = frozenset({"انهيار", "انطلاق", "بدء", "انعقاد", "استئناف", "توقف", "تعليق", "تعثر", "اختتام", "ختام"})


def _number_alone(scene: Scene, k: int) -> SeriesNoun | None:
    """A round told by its number alone where another stands before it: «… ثم عُقدت الثانية في …», «بعد الأولى في …»."""
    if k < 3 or not scene.pieces[k].norm.startswith("ال") or not (number := number_at(scene.pieces, k)):
        return None
    before = scene.pieces[k - 1]
    led = before.norm == "بعد" or _follows(before) or (before.norm in HELD and is_verb(scene.pieces, k - 1))
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    open_end = behind is not None and (behind.kind in ("time", "mark") or behind.cue == "prep")
    of_it = any(bare(scene.pieces[j]) in _ROUNDS or is_meeting(scene, j) for j in range(max(0, k - 16), k - 1))
    return SeriesNoun(k, k + 1, number, held=before.norm in HELD) if led and open_end and of_it else None


def bare(piece: Piece) -> str:
    """The word without a preposition written onto it: «لجولة», «بالجولة»."""
    return _bare[piece.norm]


@Kept
def _bare(norm: str) -> str:
    word = plain(norm)
    return word[1:] if word[:1] in "بلوف" and word[1:] in _ROUNDS | TWO else word


def is_meeting(scene: Scene, k: int) -> bool:
    """Whether the word is a noun of meetings of which there may be several."""
    entry = scene.pieces[k].has("noun") if scene.pieces[k].kind == "lex" and not is_verb(scene.pieces, k) else None
    sense = triggers.nouns()[entry[1]].sense if entry is not None else None
    return sense is not None and sense.type == "CONSULT" and sense.name in _SERIES


def _another_of_it(scene: Scene, k: int) -> bool:
    """Whether «تلك» stands for another of the rounds named before it: «ثاني جولة بعد تلك التي عُقدت في …»."""
    ahead = scene.pieces[k + 1 : k + 3]
    held = len(ahead) == 2 and ahead[0].cue == "rel" and (ahead[1].norm in HELD or ahead[1].norm in HOSTED)
    return held and any(bare(scene.pieces[j]) in _ROUNDS or is_meeting(scene, j) for j in range(max(0, k - 8), k))


def _follows(piece: Piece) -> bool:
    """Whether the verb says that a round came before or after the one told: «سبقتها جولة», «أعقبته جولة»."""
    entry = piece.has("light")
    return entry is not None and bool(piece.enclitic) and triggers.light_verbs()[entry[1]].lemma in ("سبق", "تلا", "أعقب")


def _goes_on(scene: Scene, noun: SeriesNoun, j: int) -> bool:
    """Whether piece j belongs to the noun's phrase: «من المحادثات», «غير المباشرة», «بين الطرفين»."""
    piece, before = scene.pieces[j], scene.pieces[j - 1]
    if piece.kind == "word" and not piece.prep and not piece.conj and (piece.norm in _KINDS or piece.norm.removeprefix("ال") in _KINDS):
        return True
    if piece.norm in ("من", "بين", "غير"):
        return True
    if piece.kind == "lex" and piece.prep == "من" and piece.has("noun", "masdar"):
        return True
    sides = piece.phrase is not None and piece.phrase.rule.startswith("sides.")
    return sides and (before.norm == "بين" or piece.prep in ("بين", "ل"))


def _of_talks(scene: Scene, noun: SeriesNoun) -> bool:
    """Whether «جولة» is one of talks, as far as its own words tell: none of fights or of a journey."""
    behind = scene.pieces[noun.end] if noun.end < len(scene.pieces) else None
    governed = behind is not None and behind.kind == "word" and not behind.prep and not behind.conj and behind.norm not in HELD and behind.norm not in HOSTED
    ends_open = scene.pieces[noun.end - 1].norm in ("من", "بين")
    return not ends_open and not (governed and behind is not None and behind.cue == "")
