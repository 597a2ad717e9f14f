"""Noun phrases that no table has, cut by agreement: definiteness, case endings, the numbers that open a phrase, and what is bound to it.

«أربعة من عناصر القوة التابعة لوزارة الداخلية», «مصوراً فرنسياً», «قاعدة للجيش» are one phrase each; «استهدف انتحاري تجمعاً» holds two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur import lexicon
from tawatur.accounts.clauses import is_verb
from tawatur.language import fold
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.numbers import small_number
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import closing_words

OPEN = frozenset({"quant", "num", "dem", "coord"})
AMONG = "among"  # in place of a preposition: part of those before, «بينهم أطفال»
_ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء"})
SIDES = frozenset({"وسط", "شمال", "جنوب", "شرق", "غرب", "شرقي", "غربي", "شمالي", "جنوبي"})  # of a place
_STOPS = frozenset({".", "؟", "!", "؛"})
_QUOTES = frozenset({"«", "»", '"'})
_POSSESSED = ("ها", "هم", "هما", "هن", "ه")


@dataclass(frozen=True, slots=True)
class Seen:
    """A noun phrase by its pieces, half-open, what governs it, and the conjunction before it or its number."""

    first: int
    last: int
    prep: str
    conj: str = ""


@cache
def words(use: str) -> frozenset[str]:
    """The folded words of a use in unlisted.tsv."""
    return frozenset(fold(w) for row in lexicon.table("unlisted") if row["use"] == use for w in row.many("word"))


def bare(norm: str) -> str:
    """A folded word without article, and without the «و» or «ل» before one."""
    if norm.startswith("لل"):
        return norm[2:]
    return norm.removeprefix("و").removeprefix("ال") if norm.startswith(("وال", "ال")) else norm


def is_a(piece: Piece, use: str) -> bool:
    """Whether a word, or the first of a phrase, is of a use, whatever its article and case ending."""
    stem = bare(piece.norm.split(" ")[0])
    return stem in words(use) or (stem.endswith("ا") and stem[:-1] in words(use))


def owned(piece: Piece) -> str:
    """A word without the pronoun on it, «قواته»: «قوات»; empty where it has none."""
    group = piece.phrase is not None and piece.phrase.kind == "group" and " " not in piece.norm and piece.norm.removesuffix("ه") in words("owned")
    possessed = group or (piece.closed and piece.kind == "word" and not definite(piece) and piece.norm not in closing_words())
    ending = next((e for e in _POSSESSED if piece.norm.endswith(e)), "") if possessed else ""
    return piece.norm[: -len(ending)] if ending else ""


def definite(piece: Piece) -> bool:
    """Whether a word or phrase is definite by its article or as a name; a nisba without article is not, «فرنسياً»."""
    if piece.definite or piece.norm.startswith(("ال", "لل", "وال", "بال")):
        return True
    phrase = piece.phrase
    return phrase is not None and phrase.rule != "nisba" and (phrase.definite or phrase.kind in ("person", "state", "place"))


def human(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether people or a body are meant: a group, person, body or state, or a plural in ـون, ـين."""
    for j in range(seen.first, seen.last):
        phrase = pieces[j].phrase
        if phrase is not None:
            return phrase.kind != "place"
        if (pieces[j].norm.endswith(("ون", "ين")) and len(pieces[j].norm) > 4) or bare(pieces[j].norm) in words("people"):
            return True
    return False


def armed(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether men at arms or their planes are meant."""
    return any(bare(pieces[j].norm) in words("armed") for j in range(seen.first, seen.last))


def counting(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the piece only says how many: a number, «عشرات»."""
    norm = pieces[k].norm
    return norm[:1].isdigit() or norm in words("counts") or small_number(norm) is not None


def phrases(pieces: Sequence[Piece], start: int, end: int, over: frozenset[str] = frozenset()) -> Iterator[Seen]:
    """The noun phrases of pieces start..end in order.

    A finite verb, «أن» or a full stop ends them, unless the verb only describes the phrase before or is one of those that are passed `over`.
    """
    k, prep, conj, passed = start, "", "", 0
    while k < end and (pieces[k].cue in ("sub", "rel") or pieces[k].kind == "mark"):
        k += 1
    before = -1  # the piece behind the last phrase
    while k < end:
        piece = pieces[k]
        if piece.kind == "cue":
            if piece.cue in ("sub", "rel"):
                return
            partitive = piece.norm == "من" and k > start and (pieces[k - 1].cue in OPEN or counting(pieces, k - 1))
            if not partitive and not (piece.norm == "من" and prep == AMONG):  # «أربعة من المتهمين» is a bare phrase
                prep = "" if prep in _ABOUT and piece.cue in OPEN else prep  # «نحو ألف شخص»
                prep = piece.norm if piece.cue == "prep" else prep if piece.cue in OPEN else ""
                conj = conj if prep and piece.cue == "prep" else piece.conj or (conj if piece.cue in OPEN else "")
            k += 1
            continue
        if piece.kind == "mark" and piece.norm in _STOPS:
            return
        if before == k and _describes(pieces, k):
            passed, prep, conj = 1, "", ""
            k += 1
            continue
        if piece.norm in over:
            prep, conj, k = "", "", k + 1
            continue
        if finite(piece.norm) or _goes_on_acting(piece) or (piece.kind == "lex" and piece.conj and piece.has("verb", "light", "speech")):
            return
        if piece.norm in words("among") and not piece.depth:
            prep, conj, k = AMONG, "", k + 1
            continue
        if piece.kind == "word" and (piece.norm in words("hands") or piece.norm in words("preposition")):
            prep, conj, k = piece.norm, "", k + 1
            continue
        cue = piece.norm in words("against") | words("against by") and piece.kind in ("word", "lex") and not is_a(piece, "tool")
        if cue or piece.depth or _is_joined_verb(piece):
            prep, conj, k = "", "", k + 1
            continue
        counts = counting(pieces, k)
        if piece.kind in ("mark", "time", "figure") or (piece.kind == "lex" and is_verb(pieces, k)) or counts:
            if prep in _ABOUT or (not counts and piece.kind not in ("mark", "figure")):
                prep = ""
            conj = (piece.conj or conj) if counts else ""
            k += 1
            continue
        last = _end(pieces, k, end)
        if passed and not _numbered(pieces, k, start):
            passed, before = 0, -1  # «انتحاري يرتدي حزاماً»: what the describing verb governs
        else:
            passed, before = 0, last
            governs = AMONG if prep == AMONG else "" if _partitive(pieces, k, start) else piece.prep or prep
            yield Seen(k, last, governs, conj or piece.conj)
        prep, conj, k = "", "", last


def _is_joined_verb(piece: Piece) -> bool:
    """Whether a word no table has is a conjunction with a verb, or with another word, that was not cut: «فأصابت»."""
    if piece.kind != "word" or piece.conj or len(piece.norm) <= 4:
        return False
    return piece.norm[0] == "و" or (piece.norm[0] == "ف" and piece.norm[1:] in words("suffers verb") | words("does"))


def _numbered(pieces: Sequence[Piece], k: int, start: int) -> bool:
    """Whether a number stands right before the piece."""
    return k > start and (counting(pieces, k - 1) or pieces[k - 1].cue == "num")


def _partitive(pieces: Sequence[Piece], k: int, start: int) -> bool:
    """Whether the piece is that of which some are counted: «خمسة من أعضاء المجلس»."""
    return pieces[k].prep == "من" and k - 2 >= start and pieces[k - 1].norm == "من" and _numbered(pieces, k - 1, start)


def _describes(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the verb at piece k, right behind an indefinite phrase, only describes it: «مسلحون يرتدون زي الشرطة», «انتحاري يقود سيارة»."""
    piece, head = pieces[k], pieces[k - 1]
    if piece.conj or definite(head):
        return False
    return piece.norm in words("describes") or (piece.kind == "word" and (finite(piece.norm) or _has_object(piece)))


def _has_object(piece: Piece) -> bool:
    """Whether a word no table has looks like a verb with a pronoun: «مطعم يقصده …»."""
    return piece.kind == "word" and piece.norm[0] == "ي" and bool(owned(piece))


def _goes_on_acting(piece: Piece) -> bool:
    """Whether a word no table has, behind «و», looks like a verb of the past: «وضبطت»."""
    return piece.kind == "word" and bool(piece.conj) and piece.norm.endswith("ت") and not piece.norm.endswith("ات") and not definite(piece)


def _end(pieces: Sequence[Piece], k: int, end: int) -> int:
    """The piece behind the noun phrase that begins at piece k."""
    last = k + 1
    while last < end:
        piece, before = pieces[last], pieces[last - 1]
        if piece.kind == "mark" and piece.norm in _QUOTES and last + 1 < end and not pieces[last + 1].prep and not pieces[last + 1].conj:
            last += 1
            continue
        if piece.cue == "prep" and piece.norm in ("من", "في") and last + 1 < end and _binds(pieces, k, last, piece.norm, last + 1):
            return _end(pieces, last + 1, end)
        if piece.prep in ("من", "ل") and piece.kind in ("word", "np") and _binds(pieces, k, last, piece.prep, last):
            return _end(pieces, last, end)
        if (
            piece.kind not in ("word", "np", "lex")
            or finite(piece.norm)
            or _has_object(piece)
            or piece.depth
            or piece.prep
            or piece.conj
            or is_verb(pieces, last)
            or counting(pieces, last)
            or piece.norm in words("among")
            or piece.norm in words("describes")
            or (piece.phrase is not None and piece.phrase.kind == "place" and piece.norm.split(" ")[0] in SIDES)  # «دورية للجيش شمال مالي»
            or (piece.norm in words("no side") and (piece.norm[:1] == "ب" or piece.norm.endswith(_POSSESSED)))  # «خمسة من عناصر الشرطة بجروح»
        ):
            break
        if not _continues(before, piece):
            break
        last += 1
    while last > k + 1 and pieces[last - 1].kind == "mark":
        last -= 1
    return last


def _binds(pieces: Sequence[Piece], first: int, last: int, prep: str, governed: int) -> bool:
    """Whether what a preposition governs belongs to the phrase: «مسلحين من القبائل», «ضابطاً في الشرطة», «دورية للجيش», «موالين لحركة»."""
    if any(pieces[j].prep == prep for j in range(first + (prep != "من"), last)) and prep != "ل":
        return False
    seen, inner = Seen(first, last, ""), Seen(governed, governed + 1, "")
    if prep == "من":
        return not any(pieces[j].prep == "من" for j in range(first, last)) and human(pieces, seen)
    if prep == "في":
        body = pieces[governed].phrase
        return human(pieces, seen) and not definite(pieces[last - 1]) and (
            bare(pieces[governed].norm) in words("body") or (body is not None and body.kind == "organisation")
        )
    if not (human(pieces, inner) or pieces[governed].phrase is not None or is_a(pieces[governed], "body")):
        return False
    if pieces[governed].phrase is None and pieces[governed].kind == "lex":
        return False
    return is_a(pieces[last - 1], "bound") or (is_a(pieces[first], "site") and not owned(pieces[first]))


def finite(norm: str) -> bool:
    """Whether a word no table has looks like a verb of the plural: «يعملون»."""
    return norm[:1] in "يت" and norm.endswith("ون") and not norm.endswith("يون") and len(norm) > 4


def _continues(before: Piece, piece: Piece) -> bool:
    """Whether a word goes on the phrase: an adjective that agrees, or the second part of an idafa."""
    word, prior = piece.norm, before.norm.rpartition(" ")[2]
    if owned(before):
        return definite(piece) and _is_adjective(word)  # «قواته الخاصة»
    if definite(before) and not definite(piece):
        return piece.kind == "np" and before.kind == "mark"
    if definite(before):
        if piece.phrase is not None and piece.phrase.kind == "person":
            return before.kind == "word"  # «المزارع فلان»
        adjective = word.endswith(("ي", "يه", "ين", "ون", "ه", "يات", "يون")) or _is_adjective(word)
        listed = piece.phrase is not None and not (piece.phrase.kind == "group" and word.endswith(("ي", "يه")))
        return adjective and not listed  # «المجلس العسكري», though «العسكري» alone is a soldier
    if piece.phrase is not None and piece.phrase.kind == "state" and prior.endswith("ا") and word.endswith("يا") and nisba_of(word) is not None:
        return True  # «مصوراً فرنسياً»
    if definite(piece):
        if is_a(piece, "tool"):
            return False  # «أطلق جنود النار»
        return not prior.endswith(("ون", "ين", "ا")) or prior.endswith("يا")  # an idafa drops the ن and takes no tanwin
    if piece.kind == "word" and nisba_of(word) is not None:
        return True
    described = nisba_of(prior) is not None or _is_adjective(prior)
    if described and not _is_adjective(word) and (nisba_of(prior) is not None or is_a(piece, "people") or is_a(piece, "site")):
        return False  # «اغتالت مجموعة مجهولة عضو المجلس», «أصاب صاروخ إسرائيلي سيارة»
    if _tanwin(word) and not prior.endswith(("ا", "ين")):
        return False  # «استهدف انتحاري تجمعاً»
    if prior.endswith(("ون", "ين")):
        return word[-2:] == prior[-2:] or _is_adjective(word) or (prior.endswith("تين") and word.endswith("تين"))
    return not (prior.endswith("ا") and not word.endswith("ا")) or word.endswith(("ي", "يه"))


def _is_adjective(word: str) -> bool:
    stem = bare(word)
    return any(w in words("adjective") for w in (stem, stem.removesuffix("ه"), stem.removesuffix("ا")))


def _tanwin(word: str) -> bool:
    """Whether the ending is that of an indefinite accusative."""
    return word.endswith("ا") and len(word) > 3 and not word.endswith(("يا", "وا"))
