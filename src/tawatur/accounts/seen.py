"""What was seen in one sentence, as its accounts are read and as `tawatur explain` shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Draft
from tawatur.attribution.said import Said
from tawatur.language import Sentence, Token
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.tagger import Tagged
from tawatur.model import Interval


@dataclass(slots=True)
class Trace:
    """One sentence with all that was found in it."""

    sentence: Sentence
    pieces: list[Piece]
    clauses: list[Clause]
    said: list[Said]
    cues: tuple[Cue, ...]
    drafts: list[Draft]
    times: tuple[Interval, ...]
    silent: list[tuple[str, str]] = field(default_factory=list)
    weighed: list[tuple[Draft, list[str]]] = field(default_factory=list)
    tokens: tuple[Token, ...] = ()
    tagged: tuple[Tagged, ...] = ()
    pronouns: tuple[Phrase, ...] = ()  # each with its antecedent
