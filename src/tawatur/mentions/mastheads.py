"""Papers named in quotation marks by what else is a place: «قال لـ«الشرق الأوسط»», «حواره مع «الرياض»»."""

from __future__ import annotations

from functools import cache

from tawatur.language import fold
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.sight import Sight
from tawatur.resolution.roster import load

_NOUNS = ("صحيفه ", "جريده ")


@cache
def _papers() -> dict[str, str]:
    """Ids of the roster's papers by the name behind «صحيفة»."""
    found: dict[str, str] = {}
    for actor in load().by_id.values():
        for name in actor.names_ar if actor.kind == "outlet" else ():
            folded = fold(name)
            noun = next((n for n in _NOUNS if folded.startswith(n)), None)
            if noun is not None:
                found.setdefault(folded.removeprefix(noun), actor.id)
    return found


def read_as_paper(piece: Piece, sight: Sight) -> None:
    """Takes a place that stands alone in quotation marks for the paper of that name, where the roster has one."""
    phrase = piece.phrase
    if phrase is None:
        return
    actor = load().by_id.get(_papers().get(fold(sight.text[phrase.start : phrase.end]), ""))
    if actor is not None:
        piece.phrase = Phrase(
            phrase.start, phrase.end, phrase.i, phrase.j, "outlet", actor.name, "masthead", actor.id, actor.country, named=True
        )
