"""Who is meant by a noun phrase of an assault or a protest: whoever the men or arms in it belong to, the state of an adjective, or its words."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.cutting import Seen, bare, counting, is_a, owned, words
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.pieces import Phrase, Piece


def side(pieces: Sequence[Piece], seen: Seen, role: str) -> Phrase | None:
    """Who is meant by a phrase: its words, whoever the forces or men in it belong to, the state of a weapon; None where nobody is."""
    owner = _owner(pieces, seen)
    if owner is not None:
        return owner
    phrase = phrase_of(pieces, seen)
    if phrase is not None and phrase.rule == "nisba" and phrase.kind == "state" and seen.first and counting(pieces, seen.first - 1):
        return _in_words(pieces, seen)  # «مئات الصرب»
    hit = is_a(pieces[seen.first], "site") or (seen.prep in ("علي", "ضد") and bare(pieces[seen.first].norm) in words("locality"))
    if phrase is None and role == "target" and hit and pieces[seen.first].kind == "word":
        return _in_words(pieces, seen)  # «أصاب صاروخ سيارة», «النار على القرية»
    if phrase is None and role == "source" and (whose := adjective_of(pieces, seen)) is not None:
        return state_of(pieces[whose.first])
    if role == "source" and seen.last == seen.first + 1 and nisba(pieces[seen.first]) is not None:
        return state_of(pieces[seen.first])
    return phrase


def state_of(piece: Piece) -> Phrase:
    iso = nisba_of(piece.norm) or ""
    return Phrase(piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True)


def _owner(pieces: Sequence[Piece], seen: Seen) -> Phrase | None:
    """Whose men or arms are meant: «أعلن الجيش أن قواته …»; the last body, state or force named before that agrees."""
    piece = pieces[seen.first]
    stem = owned(piece)
    if not stem or not any(w in words("people") | words("armed") | words("site") for w in (stem, stem.removesuffix("ت") + "ه")):
        return None
    gender = "f" if piece.norm.endswith("ها") else "m"
    for k in range(seen.first - 1, -1, -1):
        phrase = pieces[k].phrase
        if phrase is None or phrase.gender != gender or phrase.kind not in ("organisation", "state", "group"):
            continue
        if phrase.group in (None, "soldiers", "fighters", "side") and phrase.number == "s":
            return phrase
    return None


def phrase_of(pieces: Sequence[Piece], seen: Seen) -> Phrase | None:
    """The words as a group; the table's own phrase where it is all of them."""
    first = pieces[seen.first]
    if seen.last == seen.first + 1 and first.phrase is not None:
        return first.phrase
    if first.kind == "lex" and first.has("noun", "masdar") and (" " in first.norm or not is_a(first, "site")):
        return None  # another event: «قتلوا في ضربة جوية»
    if is_tool(pieces, seen) or all(bare(pieces[j].norm) in words("no side") for j in range(seen.first, seen.last)):
        return None
    return _in_words(pieces, seen)


def _in_words(pieces: Sequence[Piece], seen: Seen) -> Phrase:
    """The phrase as people or a thing no table names."""
    first, last = pieces[seen.first], pieces[seen.last - 1]
    return Phrase(first.start, last.end, first.i, last.j, "group", None, "words", group="people", number="p")


def is_tool(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether it is what the deed was done with, or no noun of a side: «النار», «نفسه», «نيرانها», «التاسعة»."""
    piece = pieces[seen.first]
    return is_a(piece, "no side") or piece.norm in words("no side") or owned(piece) in words("no side")


def adjective_of(pieces: Sequence[Piece], seen: Seen) -> Seen | None:
    """The nisba among adjectives that tells whose deed it was."""
    j = next((j for j in range(seen.first, seen.last) if nisba(pieces[j]) is not None), None)
    return Seen(j, j + 1, "") if j is not None else None


def nisba(piece: Piece) -> str | None:
    return nisba_of(piece.norm) if piece.kind == "word" else None
