"""Words that are prepositions nearly everywhere and verbs here and there: «بين», «عبر», «قبل»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language.tokens import Token
from tawatur.mentions.lexicon import matches
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import own_uses, word_sets

_BY_CONTENT = {
    "بين": frozenset({"ان", "انه", "انها", "بان"}),
    "عبر": frozenset({"عن"}),
    "عقب": frozenset({"بالقول", "قايلا", "قائلا"}),
    "قبل": word_sets()["accepted_by"],
}  # the verb is shown by what brings its content
PREPOSITIONS = frozenset(_BY_CONTENT)
_ACCEPTED = word_sets()["accepted"]
_WHO = frozenset({"actor", "title", "honorific", "body", "group", "state", "capital", "side"})
_REACH = 13  # words


_PERFECT = frozenset({"قد", "وقد", "لقد", "ولقد", "فقد"})
_WHILE = frozenset({"حين", "فيما", "بينما"})  # «في حين قبل الوفد المقترح»
_WHO_DID = frozenset({"ان", "بان", "لكن", "غير ان", "الا ان", "فيما", "بينما"})  # open a clause with who does it


def is_verb_here(tokens: Sequence[Token], pieces: Sequence[Piece], i: int, stem: str) -> bool:
    """Whether the word at token i, of one of PREPOSITIONS, is the verb: «وبين السهلي أن …», «قبل بالمقترح», «قبل البرهان المبادرة»; not «قبل رفض المبادرة»."""
    if i + 1 >= len(tokens):
        return False
    bringing = _BY_CONTENT[stem]
    ahead = tokens[i + 1].norm
    if stem == "قبل" and (ahead in bringing or _is_done(tokens, pieces, i)):
        return True
    if i and tokens[i - 1].kind != "mark" and not (stem == "قبل" and tokens[i - 1].norm in _WHILE):
        return False
    uses = {e[0] for m in matches(tokens, i + 1) for e in m.entries} if stem == "قبل" else set()
    accepted = _ACCEPTED if uses & _WHO and not uses & {"noun", "masdar"} else frozenset()
    for token in tokens[i + 1 : i + _REACH]:
        if token.norm in bringing or token.norm in accepted:
            return True
        if token.kind == "mark" or (token.norm[:1] == "و" and not own_uses(token.norm) & {"title", "body", "group"}):
            return False
    return False


def _is_done(tokens: Sequence[Token], pieces: Sequence[Piece], i: int) -> bool:
    """Whether somebody is told to have accepted: «وقد قبل الرئيس المقترح», «أن الوفد قبل خطة من ثلاث مراحل»."""
    if i and tokens[i - 1].norm in _PERFECT:
        return True
    if tokens[i + 1].norm not in _ACCEPTED or len(pieces) < 2:
        return False
    who, opener = pieces[-1], pieces[-2]
    return who.kind == "np" and not who.prep and opener.cue == "sub" and opener.norm in _WHO_DID
