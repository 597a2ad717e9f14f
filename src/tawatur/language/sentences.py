"""Sentences of real pages: spans of the original text, one paragraph or line never bleeding into another."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from tawatur.language.tokens import Token, tokenise

_ABBREVIATIONS = frozenset(["د", "م", "أ", "ا", "ص", "ج", "ع", "ت", "س", "ف", "ك", "ه", "أ.د", "م.د"])
_REACH = 12  # characters before a full stop that hold any abbreviation with the brackets and quotes before it
_STOP = re.compile(
    r"[.!?؟۔…]+[\"”»’')\]\u200f\u200e]*(?=\s|$|[\"“«])|(?<!اليوم)(?<!أمس)[؛](?=\s)"
    # a full stop set close between two whole words: «هذا العام.وقالت …»; not «العربية.نت», not «أ.ف.ب»
    r"|(?:(?<=[ء-ي]{3})|(?<=[»”])|(?<=[ء-ي][\")]))\.(?=(?!(?:نت|كوم|نيت|اورغ|أورغ|تي في)\b)[ء-ي]{3})"
)
# A line that ends so goes on in the next one: the writer's line was broken, not the sentence.
_OPEN_END = re.compile(
    r"(?:[،,:]|(?:^|\s)[وف]?(?:إلى|الى|أن|ان|إن|من|في|على|عن|مع|بين|التي|الذي|حتى|أو|ثم|لدى|بعد|قبل|حول|خلال|ضد|قال|هو|هي|كما))\s*$"
)
_CLOSED_END = re.compile(r"[.!?؟۔…:؛][\"”»’')\]\s\u200f\u200e]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` counts from 0 over the lines of the text."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


def _lines(text: str) -> list[tuple[int, int]]:
    """Spans of the text's lines, lines broken inside a sentence joined."""
    raw = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r\u2028\u2029]+", text) if m.group().strip()]
    wrapped = _hard_wrapped(text, raw)
    joined: list[tuple[int, int]] = []
    for start, end in raw:
        if joined:
            before = text[joined[-1][0] : joined[-1][1]]
            gap = text[joined[-1][1] : start]
            blank = gap.count("\n") > 1
            if (
                len(before) > 40
                and not blank
                and (_OPEN_END.search(before) or (wrapped and not _CLOSED_END.search(before)))
            ):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the page was wrapped at a fixed width, as plain-text mail and old pages are."""
    if len(lines) < 6:
        return False
    lengths = sorted(end - start for start, end in lines)
    middle = lengths[len(lengths) // 2]
    close = sum(1 for n in lengths if 0.8 * middle <= n <= 1.2 * middle)
    open_ended = sum(1 for start, end in lines if not _CLOSED_END.search(text[start:end]))
    return 40 <= middle <= 110 and close >= 0.7 * len(lengths) and open_ended >= 0.6 * len(lengths)


def _cuts(text: str, start: int, end: int) -> list[int]:
    cuts = []
    for m in _STOP.finditer(text, start, end):
        if not (text[m.start()] == "." and _abbreviated(text, start, m.start())):
            cuts.append(m.end())
    return cuts


def _abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` stands behind an abbreviation."""
    near = text[max(start, stop - _REACH) : stop]
    if not near or near[-1].isspace():
        return False
    return near.split()[-1].lstrip('(«"“') in _ABBREVIATIONS


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order; every non-space character of the text is in exactly one of them."""
    found = []
    for paragraph, (start, end) in enumerate(_lines(text)):
        edges = [start, *_cuts(text, start, end), end]
        for a, b in itertools.pairwise(edges):
            piece = text[a:b]
            left = a + len(piece) - len(piece.lstrip())
            right = b - (len(piece) - len(piece.rstrip()))
            if left < right:
                found.append(Sentence(left, right, paragraph, tokenise(text, left, right)))
    return tuple(found)
