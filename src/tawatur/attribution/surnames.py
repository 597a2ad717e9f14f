"""People told by a name alone that no table knows: «يقول شرارة إن …», «نقلت الوكالة عن كالدويل أن …»."""

from __future__ import annotations

from tawatur.attribution.said import Scene
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import name_tokens, own_uses, suffix_matches, word_uses
from tawatur.resolution.romanise import romanise


def surname(scene: Scene, k: int, entry: Entry) -> Phrase | None:
    """A person of whom no table knows the name, told by words that stand in names: «يقول شرارة إن …», «أوضح راجح بادي الناطق …»."""
    pieces, last = scene.pieces, k
    if _strange(pieces[k]) and k + 1 < len(pieces) and pieces[k + 1].cue == "sub":
        last = k + 1  # «وأضاف الغصين أن …»
    while last < min(k + 3, len(pieces)) and _only_name(pieces[last]):
        last += 1
    behind = pieces[last] if last < len(pieces) else None
    if entry[4] != "s" or last == k or behind is None or behind.norm in ("من", "الله"):
        return None
    if behind.kind not in ("mark", "cue") and not (last - k > 1 and behind.norm.startswith("ال")):
        return None
    name = " ".join(p.norm for p in pieces[k:last])
    phrase = Phrase(
        pieces[k].start, pieces[last - 1].end, pieces[k].i, pieces[last - 1].j, "person", romanise(name), "surname",
        "?" + name.replace(" ", "-"), named=True, gender="f" if entry[5] == "f" else "m",
    )  # fmt: skip
    scene.discourse.note(phrase)
    scene.discourse.surnames.setdefault(pieces[last - 1].norm, phrase)
    return phrase


def _strange(piece: Piece) -> bool:
    """Whether a word with the article is in no table and has no ending of a common noun: the surname in «وأضاف الغصين أن»."""
    bare = piece.norm.removeprefix("ال")
    if piece.kind != "word" or piece.prep or bare == piece.norm or len(bare) < 3 or bare.startswith("م") or bare.endswith(_COMMON_ENDINGS):
        return False
    return not (word_uses(piece.norm) or word_uses(bare) or own_uses(piece.norm) or own_uses(bare) or suffix_matches(piece.norm))


_COMMON_ENDINGS = ("ون", "ات", "ه", "ان", "اء")


def _only_name(piece: Piece) -> bool:
    """Whether a word stands in names and is no other word of the tables."""
    bare = piece.norm.removeprefix("ال")
    if piece.kind != "word" or piece.prep:
        return False
    return bool({piece.norm, bare} & name_tokens()) and not own_uses(piece.norm) and not own_uses(bare)
