"""Tables of words by class: a row gives words of one class, each of one or more, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur import lexicon
from tawatur.language import Token, tokenise

Tail = tuple[str, ...]
Classes = dict[str, list[tuple[Tail, str]]]  # class → (the words that follow, what they mean), the longest first


def by_first_word(table: str, meaning: str) -> dict[str, Classes]:
    """The rows of a table by the folded first word of each of its words; `meaning`: the column that says what they mean."""
    found: dict[str, Classes] = {}
    for row in lexicon.table(table):
        for word in row.many("word"):
            norms = [t.norm for t in tokenise(word)]
            found.setdefault(norms[0], {}).setdefault(row["class"], []).append((tuple(norms[1:]), row[meaning]))
    for classes in found.values():
        for entries in classes.values():
            entries.sort(key=lambda e: -len(e[0]))
    return found


def met(classes: Mapping[str, Sequence[tuple[Tail, str]]], kind: str, tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """(meaning, next token) of the word of class `kind` that begins at token i; None where what follows is another."""
    for tail, meaning in classes.get(kind, ()):
        if not tail:
            return meaning, i + 1
        behind = tokens[i + 1 : i + 1 + len(tail)]
        if behind and behind[0].norm == tail[0] and tuple([t.norm for t in behind]) == tail:
            return meaning, i + 1 + len(tail)
    return None
