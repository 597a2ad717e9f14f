"""Men called by their first name alone: «ناتافون ناركفانيت … شدد ناتافون على أن», as is the use of their country."""

from __future__ import annotations

from tawatur.language import fold
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import given_names, word_uses
from tawatur.resolution.name_parts import regions

_LEAST = 4  # letters of a first name that stands for somebody


def keep_first_name(phrase: Phrase, text: str, discourse: Discourse) -> None:
    """Keeps the first word of a full name as a short one where people of his country are called so and the word is nothing else."""
    region = regions().get(phrase.country or "") if phrase.kind == "person" and phrase.named else None
    if region is None or not region.by_first_name:
        return
    first, _, others = fold(text[phrase.core[0] : phrase.core[1]]).partition(" ")
    if others and len(first) >= _LEAST and (first in given_names() or not word_uses(first) - {"actor"}):
        discourse.surnames.setdefault(first, phrase)
