"""Speakers told by a noun and what completes it, whom no table of actors has: «مسؤول أوروبي», «صحيفة المرفأ», «دائرة شؤون النفط بدبي»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.attribution.said import CLOSING, QUOTING
from tawatur.language import fold
from tawatur.mentions.completing import adjective
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import starts
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import qualities
from tawatur.model import MentionKind

_ANYBODYS = frozenset({"احصائيات", "احصاءات", "بيانات", "ارقام", "بيان", "بلاغ", "تصريح", "اقوال", "تصريحات", "كلام"})  # say nothing of who speaks by themselves
ISSUED = frozenset({"صادر", "صادره", "عن", "صدر", "اصدره", "اصدرته", "نشرته", "نشره", "بثته", "اوردته", "اعدته"})
_OF_A_MAN = frozenset({"adviser", "advisers", "aide", "aides", "lawyer", "lawyers", "envoy", "spokesperson", "spokeswoman", "son", "daughter", "brother", "wife", "father"})
_OF_FAITH = frozenset({"summit", "conference", "council", "forum", "university", "bank", "academy", "institute"})
COMPLETING = frozenset({"من", "في", "ب", "ل", "لدي", "باسم", "عن"})  # what completes an unnamed speaker stands behind these
_OUTLETS = ("press", "quoted")
_MASTHEAD = 8  # words of an outlet's name, at most
_OF_OUTLETS = frozenset({"الاخباري", "الاخباريه", "الالكتروني", "الالكترونيه", "الفضاييه", "التلفزيونيه", "الاذاعيه"})  # what stands behind an outlet's own name


@cache
def heads() -> dict[str, lexicon.Row]:
    rows = {fold(word): row for row in lexicon.table("speakers") for word in row.many("noun_ar")}
    plurals = {word: row for word, row in rows.items() if word.endswith("ون")}
    for word, row in plurals.items():
        rows.setdefault(word[:-1], row)  # «منظمو المظاهرات»
        rows.setdefault(word[:-2] + "ين", row)  # «عدد من الجمهوريين»
        rows.setdefault(word[:-2] + "ي", row)  # «بعض منظمي المظاهرات»
    return rows


def head(piece: Piece) -> lexicon.Row | None:
    """The row of a word that may begin an unnamed speaker."""
    if piece.kind not in ("word", "lex"):
        return None
    found = heads().get(piece.norm.removeprefix("ال"))
    if found is None and piece.norm[:1] == "ل" and (outlet := heads().get(piece.norm[1:])) is not None and outlet["kind"] in _OUTLETS:
        return outlet  # «وفقاً لصحيفة «…»»
    return found or (heads().get(piece.norm[1:].removeprefix("ال")) if piece.conj and piece.norm[:1] == "و" else None)


def accusative(piece: Piece) -> lexicon.Row | None:
    """The row of an indefinite noun that «لكن», «أن» or a verb has put into the accusative: «لكن مصدراً مقرباً … ألمح»."""
    ends = piece.kind == "word" and piece.norm.endswith("ا") and not piece.norm.startswith("ال")
    return heads().get(piece.norm[:-1]) if ends and len(piece.norm) > 3 else None


def described(pieces: Sequence[Piece], k: int, end: int) -> Phrase | None:
    """An unnamed speaker from its noun and what completes it: «دائرة شؤون النفط بدبي» is a department; None where the noun is no speaker's."""
    row = head(pieces[k]) or (accusative(pieces[k]) if k and pieces[k - 1].cue == "sub" else None)
    if row is None:
        return None
    if row["kind"] in _OUTLETS and (last := _masthead_end(pieces, k, end, row["kind"] == "quoted")) > k:
        start = pieces[k].start + (pieces[k].norm[:1] == "ل")
        return Phrase(
            start, pieces[last].end, pieces[k].i, pieces[last].j, "outlet", None, "press", gender=row["gender"],
            label=row["label_en"],
        )  # fmt: skip
    row = _one_of(pieces, k, row)
    before: list[str] = []
    behind, last = "", k
    whose: Phrase | None = None
    for j in range(k + 1, min(end, k + 7)):
        piece = pieces[j]
        if (piece.kind == "cue" and piece.norm in COMPLETING) or piece.norm in ISSUED or piece.norm.removeprefix("ال") in ("تابع", "تابعه"):
            continue
        word = quality(piece)
        if word is not None and not behind:
            before.insert(0, "Islamic" if word == "Islamist" and row["label_en"] in _OF_FAITH else word)
            last = j
            continue
        phrase = piece.phrase
        called = (phrase.label or phrase.name) if phrase is not None else None
        fits = not piece.conj and (not piece.prep or piece.prep in COMPLETING)
        if called and phrase is not None and fits and (phrase.kind != "person" or (row["label_en"] in _OF_A_MAN and phrase.named and not piece.prep and j == k + 1)):
            behind, last, whose = f" {called}" if row["label_en"].endswith(" to") else f" of {called}", j, phrase
        break
    if row["kind"] == "document" and behind and whose is not None:
        return whose  # «بيان للجيش» speaks for the army
    if fold(pieces[k].norm.removeprefix("ال")) in _ANYBODYS:
        return None
    called_so = row["label_en"] if behind else row["label_en"].removesuffix(" to")  # «people close to Hamas»
    label = " ".join(w for w in (*before, called_so) if w) + behind
    kind: MentionKind = "organisation" if row["kind"] in ("document", *_OUTLETS) else row["kind"]  # type: ignore[assignment]
    return Phrase(
        pieces[k].start, pieces[last].end, pieces[k].i, pieces[last].j, kind, None, "speakers", number=row["number"],
        gender=row["gender"], group="speakers", one=True, label=label,
    )  # fmt: skip


def _one_of(pieces: Sequence[Piece], k: int, row: lexicon.Row) -> lexicon.Row:
    """The row of the one whom «أحد» takes out of several: «أحد منظمي المسيرة» is an organizer."""
    if not k or pieces[k - 1].norm.removeprefix("و") not in ("احد", "احدي") or not pieces[k].norm.endswith(("ين", "ي")):
        return row
    norm = pieces[k].norm.removeprefix("ال")
    return heads().get(norm[:-2] if norm.endswith("ين") else norm[:-1], row)


def one_of_them(pieces: Sequence[Piece], phrase: Phrase) -> Phrase | None:
    """The one nobody names whom «أحد» takes out of people told of before: «روى أحد المشاركين», «يقول أحد المصادر»; None without «أحد»."""
    at = next((n for n, p in enumerate(pieces) if p.phrase is phrase), 0)
    if not at or not phrase.rule.startswith("sides.") or pieces[at - 1].norm.removeprefix("و") not in ("احد", "احدي"):
        return None
    norm = pieces[at].norm.removeprefix("ال")
    row = heads().get(norm[:-2]) if norm.endswith("ين") else None
    label = row["label_en"] if row is not None else (phrase.label or phrase.name or "").removesuffix("s") if not phrase.parts and phrase.kind == "anonymous_source" else ""
    return replace(phrase, kind="group" if phrase.kind != "anonymous_source" else phrase.kind, name=None, actor=None, country=None, antecedent=None, parts=(), rule="speakers", group="speakers", number="s", one=True, label=label)


def _masthead_end(pieces: Sequence[Piece], k: int, end: int, quoted: bool) -> int:
    """The last piece of an outlet's name behind its noun, «موقع «الأفق الآن»», «صحيفة المرفأ»; k where none follows: «صحيفة محلية», «القناة»."""
    if pieces[k].norm.removeprefix("و").startswith("ال") or k + 1 >= end:
        return k
    if pieces[k + 1].norm in QUOTING:
        ahead = range(k + 2, min(len(pieces), k + 2 + _MASTHEAD))
        return next((j - 1 for j in ahead if pieces[j].norm in CLOSING), k)
    known_by = range(k + 1, min(end, len(pieces), k + 1 + _MASTHEAD))
    if (told := next((j for j in known_by if pieces[j].norm in _OF_OUTLETS), k)) > k + 1 and all(_plain(p) for p in pieces[k + 1 : told]):
        return told
    last = k
    while not quoted and last + 1 < min(end, k + 1 + _MASTHEAD) and _of_masthead(pieces[last + 1], last == k):
        last += 1
    return last


def _plain(piece: Piece) -> bool:
    return piece.kind in ("word", "lex", "np") and not piece.prep and not piece.conj


def _of_masthead(piece: Piece, first: bool) -> bool:
    """Whether a word without quotation marks may be of an outlet's name: one with the article that says neither its quality nor, first, its state."""
    if piece.conj or piece.prep or piece.kind not in ("word", "np") or not piece.norm.startswith("ال"):
        return False
    if piece.phrase is not None and piece.phrase.kind in ("state", "place"):
        return False  # «قناة السويس»
    return not (first and quality(piece) is not None) and _of_state(piece.norm) is None


def quality(piece: Piece) -> str | None:
    """English of an adjective of quality or of a state, None for any other word; empty where English leaves it out."""
    if piece.kind != "word" or piece.prep:
        return None
    found = qualities().get(piece.norm.removeprefix("ال"))
    return found if found is not None else _of_state(piece.norm)


def by_adjective(piece: Piece) -> Phrase | None:
    """The state that an indefinite adjective names: «رفض سوري للعرض», «قوبل بترحيب قطري»; None for any other word."""
    if piece.kind != "word" or piece.prep or piece.norm.startswith("ال"):
        return None
    bare = piece.norm.removesuffix("ا") if piece.norm.endswith("يا") else piece.norm
    for split, node in starts(bare):
        iso = next((e[1] for e in node.get(None, ()) if e[0] == "nisba"), None) if split.proclitics in ((), ("و",)) else None
        if iso is not None:
            return Phrase(piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, gender="f", named=True)
    return None


@lru_cache(maxsize=50_000)
def _of_state(norm: str) -> str | None:
    for split, node in starts(norm):
        if split.proclitics in ((), ("ال",)):
            iso = next((e[1] for e in node.get(None, ()) if e[0] == "nisba"), None)
            if iso is not None:
                return adjective(iso)
    return None
