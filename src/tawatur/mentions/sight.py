"""What the readers of noun phrases share: the sentence before them, and each other's verbs."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language import Split, Token, fold
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import Entry, Match
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.tagger import Tagged
from tawatur.mentions.words import given_names
from tawatur.model import Interval
from tawatur.resolution.roster import Actor

PLACING = frozenset({"في", "الي", "من", "قرب", "داخل", "مدينه", "بمدينه", "ومدينه", "بلده", "ببلده", "قريه", "بقريه"})

SONS = frozenset({"بن", "ابن", "بنت", "ولد"})


def listed(actor: Actor, start: int, end: int, i: int, j: int, rule: str) -> Phrase:
    """The roster's person at characters start..end, tokens i..j."""
    return Phrase(start, end, i, j, "person", actor.name, rule, actor.id, actor.country, named=True, of=actor.member_of)


class Sight:
    """One sentence of a report as its readers see it. The verbs below are each another reader's: a title may hold a body, a body a state."""

    def __init__(self, text: str, discourse: Discourse) -> None:
        self.text = text
        self.discourse = discourse
        self.tokens: Sequence[Token] = ()
        self.pieces: list[Piece] = []  # of the sentence, as far as it has been read
        self.time_at: dict[int, Interval] = {}
        self.tagged: dict[int, Tagged] = {}  # token → the name the tagger sees there

    def _span(self, i: int, j: int, split: Split) -> tuple[int, int]:
        """Characters of tokens i..j without the proclitics other than the article."""
        cut = split.letters
        start = self.tokens[i].start
        if split.proclitics[-2:] == ("ل", "ال"):
            cut = len(split.proclitics) - 1  # the article has lost its alif: «للحركة»
        if cut:
            seen = 0
            while seen < cut:
                if fold(self.text[start]):
                    seen += 1
                start += 1
            while self.text[start].isspace():
                start += 1  # «و واشنطن»
        return start, self.tokens[j - 1].end

    def _given_before_father(self, match: Match) -> bool:
        """Whether a word that may be a title is a given name, for a father's follows: «سلطان بن سلمان»."""
        return (
            not match.split.definite
            and match.split.stem in given_names()
            and match.last < len(self.tokens)
            and self.tokens[match.last].norm in SONS
        )

    def _placed(self, i: int, split: Split) -> bool:
        """Whether a preposition of place governs token i, or a noun that a place completes: «في بورت هاركورت», «مدينة …»."""
        return split.proclitics[-1:] == ("ب",) or (i > 0 and self.tokens[i - 1].norm in PLACING)

    def _no_longer(self, j: int) -> tuple[int, bool]:
        raise NotImplementedError

    def _owner(self, enclitic: str) -> Phrase | None:
        raise NotImplementedError

    def _actor(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        raise NotImplementedError

    def _body(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        raise NotImplementedError

    def _group(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        raise NotImplementedError

    def _body_abroad(self, i: int, j: int, head: str) -> Phrase | None:
        raise NotImplementedError

    def _body_after_and(self, j: int) -> Phrase | None:
        raise NotImplementedError

    def _complement(self, j: int) -> tuple[Phrase, int] | None:
        raise NotImplementedError

    def _place_complement(self, j: int) -> tuple[Phrase, int] | None:
        raise NotImplementedError

    def _from_tag(self, tag: Tagged) -> Phrase | None:
        raise NotImplementedError

    def _named_body(self, i: int) -> Phrase | None:
        raise NotImplementedError

    def _begins_name(self, j: int) -> bool:
        raise NotImplementedError

    def _holder_surnamed(self, j: int, roles: str, body: str | None = None, guess: Phrase | None = None) -> Phrase | None:
        raise NotImplementedError

    def _holder_called(self, word: str, j: int, roles: str, body: str | None = None) -> Phrase | None:
        raise NotImplementedError

    def _stranger(self, actor: Actor, i: int, j: int, exact: bool = True) -> bool:
        raise NotImplementedError

    def _called_so(self, title: str, name: Phrase) -> Phrase:
        raise NotImplementedError

    def _is_comma(self, j: int) -> bool:
        raise NotImplementedError

    def _listed_person(self, j: int) -> bool:
        raise NotImplementedError

    def _name_after_comma(self, j: int, body: Phrase | None = None) -> Phrase | None:
        raise NotImplementedError

    def _name_at(self, j: int, titled: bool = True, sure: bool = False) -> Phrase | None:
        raise NotImplementedError

    def _surely_foreign(self, stem: str, j: int) -> bool:
        raise NotImplementedError

    def _name_run(self, j: int) -> int:
        raise NotImplementedError

    def _strange(self, j: int) -> bool:
        raise NotImplementedError

    def _closes_name(self, j: int, vouched: bool) -> bool:
        raise NotImplementedError

    def _on(self, i: int) -> bool:
        raise NotImplementedError

    def _common(self, i: int) -> bool:
        raise NotImplementedError

    def _certain_after_comma(self, j: int, body: Phrase | None) -> Phrase | None:
        raise NotImplementedError

    def _far_name(self, j: int) -> Phrase | None:
        raise NotImplementedError

    def _foreign(self, name: Phrase, country: str | None, office: str | None) -> bool:
        raise NotImplementedError

    def _foreigner_at(self, j: int, country: str | None) -> bool:
        raise NotImplementedError

    def _foreign_born(self, actor: str) -> bool:
        raise NotImplementedError

    def _named_before(self, j: int) -> Phrase | None:
        raise NotImplementedError

    def _provisional(self, j: int, k: int) -> Phrase:
        raise NotImplementedError

    def _nisba_at(self, j: int) -> tuple[str, int, str] | None:
        raise NotImplementedError

    def _next_nisba(self, j: int, joined: bool) -> tuple[str, Match] | None:
        raise NotImplementedError

    def _named_state(self, j: int, joined: bool) -> Phrase | None:
        raise NotImplementedError

    def _counterpart_behind(self, j: int, first: Phrase) -> Phrase | None:
        raise NotImplementedError

    def _named_pair(self, j: int) -> tuple[list[Phrase], int]:
        raise NotImplementedError

    def _person_from(self, j: int) -> Phrase | None:
        raise NotImplementedError

    def _place(self, i: int, match: Match) -> Phrase | None:
        raise NotImplementedError

    def _as_spelled_there(self, phrase: Phrase) -> None:
        raise NotImplementedError

    def _postposed_title(self, phrase: Phrase) -> None:
        raise NotImplementedError

    def _reads_on(self, j: int) -> bool:
        raise NotImplementedError

    def _side(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        raise NotImplementedError

    def _state(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        raise NotImplementedError

    def _state_at(self, j: int) -> Phrase | None:
        raise NotImplementedError

    def _titled(self, i: int, match: Match, alone: bool = False) -> Phrase | None:
        raise NotImplementedError

    def _title_at(self, j: int) -> Phrase | None:
        raise NotImplementedError

    def _unknown(self, j: int, vouched: bool = False) -> Phrase | None:
        raise NotImplementedError

    def _with_pronoun(self, i: int, split: Split, enclitic: str, entries: tuple[Entry, ...]) -> Piece | None:
        raise NotImplementedError
