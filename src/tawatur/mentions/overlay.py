"""Phrases that lie over the words of a sentence whatever else those are: topics, cues of status, stance, medium, source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawatur import lexicon
from tawatur.language import Token, fold, splits
from tawatur.language.kept import Kept
from tawatur.mentions.lexicon import QUOTES, accusative, phrase
from tawatur.mentions.words import name_tokens

TABLES = (
    ("topics", "topic", "phrase", ("topic",)),
    ("status_cues", "status", "phrase", ("status", "where")),
    ("stance_cues", "stance", "phrase", ("stance", "on", "then")),
    ("media", "medium", "phrase", ("medium",)),
    ("attribution", "according", "phrase", ("kind",)),
    ("documents", "document", "noun", ("name_en", "modes", "without", "told")),
)
# What may be cut from the first word of each kind of phrase.
_CLITICS = {
    "topic": None,
    "document": None,
    "status": frozenset({(), ("و",), ("ف",)}),
    "stance": frozenset({(), ("و",), ("ف",), ("ال",), ("ب",), ("ل",), ("ب", "ال"), ("ل", "ال")}),
    "medium": frozenset({(), ("و",), ("ف",)}),
    "according": frozenset({(), ("و",), ("ف",)}),
}


OWN = "own"  # the last of a document's values where the word has a possessive: «خطته», «ردها»
_POSSESSIVES = ("ه", "ها", "هم", "هما", "نا")


def _possessed(text: str) -> tuple[str, ...]:
    """The word with each possessive: «خطته», «مقترحها»; none for a phrase of several words."""
    if " " in text or text.startswith("ال"):
        return ()
    stem = text[:-1] + "ت" if text.endswith("ة") else text
    mine = (stem + "ي",) if stem != text or len(text) > 4 else ()  # «عرضي», «نصي» are adjectives
    return (*(stem + ending for ending in _POSSESSIVES), *mine)


_PERSONS = re.compile("(س?)([يتن])(?=..)")


def inflected(text: str, row: Sequence[str]) -> tuple[str, ...]:
    """The phrase's other forms, where the row has at least two and so shows that its first word is inflected: «ترفض», «يرفض» give «يرفضون», «رفضه», «رفضها» give «رفضهم»."""
    first, gap, rest = text.partition(" ")
    words = set(row)
    verb = _PERSONS.match(first)
    if verb is not None:
        stem, will = first[verb.end() :], verb.group(1)
        if sum(will + person + stem + gap + rest in words for person in "يتن") > 1:
            return tuple(will + form + gap + rest for form in (*(p + stem for p in "يتنأ"), *(p + stem + "ون" for p in "يت")))
    if first.endswith("ه") and first[:-1] + "ها" + gap + rest in words:
        mine = first[:-1] + "ي"
        return tuple(first[:-1] + owner + gap + rest for owner in _POSSESSIVES) + (() if fold(mine) in name_tokens() else (mine + gap + rest,))
    if first + "ت" + gap + rest in words:
        return (first + "وا" + gap + rest,)
    if not rest and first + "ة" in words:
        return (first + "ون", first + "ين", first + "ات")
    return ()


def both_ways(text: str) -> tuple[str, ...]:
    """The phrase of two words with the article and without: «ضمانات أمنية», «الضمانات الأمنية»; the first word's is cut when it is looked up."""
    words = text.split()
    if len(words) != 2 or words[1].startswith(("ل", "ب")):
        return ()
    first, second = words[0].removeprefix("ال"), words[1]
    if second.startswith("ال"):
        return (f"{first} {second.removeprefix('ال')}",) if words[0].startswith("ال") else ()
    return (f"{first} ال{second}",)


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the overlay tables at tokens i..j."""

    kind: str
    i: int
    j: int
    values: tuple[str, ...]
    row: int
    definite: bool
    conj: bool = False  # whether «و» stands on its first word


@cache
def _trie() -> dict[str | None, Any]:
    trie: dict[str | None, Any] = {}
    for table, kind, column, values in TABLES:
        for n, row in enumerate(lexicon.table(table)):
            for text in row.many(column):
                cells = tuple(row[v] for v in values)
                forms = accusative(text) if kind == "document" else (text, *inflected(text, row.many(column))) if kind == "stance" else (text, *both_ways(text)) if kind == "topic" else (text,)
                for form in forms:
                    _put(trie, phrase(form), (kind, cells, n))
                for form in _possessed(text) if kind == "document" else ():
                    if row["told"] and form == f"{text}ه":
                        continue  # «مشروعة» is no «مشروعه»
                    _put(trie, phrase(form), (kind, (*cells, OWN), n))
    return trie


def _put(trie: dict[str | None, Any], words: Sequence[str], entry: tuple[str, tuple[str, ...], int]) -> None:
    node = trie
    for word in words:
        node = node.setdefault(word, {})
    node[None] = (*node.get(None, ()), entry)


@Kept
def _starts(norm: str) -> tuple[tuple[tuple[str, ...], dict[str | None, Any]], ...]:
    root = _trie()
    return tuple((s.proclitics, root[s.stem]) for s in splits(norm) if s.stem in root)


def cues(tokens: Sequence[Token]) -> tuple[Cue, ...]:
    """Every overlay phrase in the sentence, longest of each kind at each word; a last word «ل», «ب» may be a proclitic of the next."""
    found: list[Cue] = []
    for i, token in enumerate(tokens):
        starts = _starts[token.norm]
        if not starts or token.kind == "mark" or (token.norm == "اجل" and i and tokens[i - 1].norm.removeprefix("و") == "من"):
            continue  # «من أجل» puts nothing off
        best: dict[str, Cue] = {}
        for proclitics, start in starts:
            node, j = start, i + 1
            _collect(best, node, i, j, proclitics)
            while j < len(tokens):
                k = j
                while k < len(tokens) and tokens[k].norm in QUOTES:
                    k += 1
                if k >= len(tokens):
                    break
                word = tokens[k].norm
                for clitic in ("ل", "ب"):
                    ahead = node.get(clitic)
                    if ahead is not None and word.startswith(clitic) and len(word) > 2:
                        _collect(best, ahead, i, k, proclitics)
                below = node.get(word)
                if below is None:
                    break
                node, j = below, k + 1
                _collect(best, node, i, j, proclitics)
        found.extend(best.values())
    return tuple(found)


def _collect(best: dict[str, Cue], node: dict[str | None, Any], i: int, j: int, proclitics: tuple[str, ...]) -> None:
    for kind, values, row in node.get(None, ()):
        allowed = _CLITICS[kind]
        if allowed is not None and proclitics not in allowed:
            continue
        if kind == "document" and values[-1] == OWN and proclitics[-1:] == ("ال",):
            continue  # «العرضة»: no word has an article and an owner
        key = f"{kind}:{values[0]}" if kind == "topic" else kind
        held = best.get(key)
        if held is None or held.j < j:
            definite = (bool(proclitics) and proclitics[-1] == "ال") or (kind == "document" and values[-1] == OWN)
            best[key] = Cue(kind, i, j, values, row, definite, proclitics[:1] == ("و",))
