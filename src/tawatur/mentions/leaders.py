"""The man whom the description of a group's one member names: «زعيم المعارضة فلان», «القيادي في «الحزب» فلان»."""

from __future__ import annotations

from tawatur import lexicon
from tawatur.mentions.lexicon import QUOTES, Match, matches
from tawatur.mentions.pairs import Pairs
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import ACTING_GROUPS, ADJECTIVES, HEADED_BY, qualities, word_uses


class Leaders(Pairs):
    """Finds who is named behind a description, and who heads a delegation."""

    def _named_leader(self, row: lexicon.Row, match: Match, parts: list[Phrase], j: int) -> Phrase | None:
        """The man whom a leader's or official's description names: «زعيم المعارضة رايلا أودينغا»."""
        plural = row["name_en"].endswith("s")
        tag = self.tagged.get(j)
        if (
            plural
            or row["kind"] in ("delegation", "side")
            or row["kind"] not in ACTING_GROUPS | {"fighters", "soldiers", "activists", "experts"}
        ):
            return None
        if (
            tag is None
            and row["kind"] == "leaders"
            and parts
            and j < len(self.tokens)
            and not word_uses(self.tokens[j].norm)
        ):
            unlisted = self._unknown(j, vouched=True)
            if unlisted is not None and unlisted.i == j:
                unlisted.of = tuple(p.actor for p in parts if p.actor)
                unlisted.country = unlisted.country or parts[0].country
                unlisted.inner, unlisted.rule = tuple(parts), f"group+{unlisted.rule}"
                return unlisted
        if tag is None or tag.kind != "PER" or tag.first != j:
            return self._named_further(row, match, parts, j)
        name = self._name_at(j)
        if name is not None and self._foreign(name, parts[0].country if parts else None, None):
            name = self._provisional(name.i, name.j)  # «الخبير الأردني إبراهيم رئيسي»: a namesake of another state
        return self._led(name, parts) if name is not None and name.i == j else None

    def _named_further(self, row: lexicon.Row, match: Match, parts: list[Phrase], j: int) -> Phrase | None:
        """Whom words that go on with the description or a comma part from it: «مسؤولة العلاقات في «الهيئة»، فلانة، …», «القيادي في «الحزب» فلان»."""
        if row["kind"] not in ("officials", "leaders", "representatives", "members", "negotiators") or j >= len(self.tokens):
            return None
        if not parts:
            going_on = j == match.last and self.tokens[j].norm.startswith(("ال", "لل")) and not match.split.definite
            name = self._far_name(j) if going_on else None
            return self._led(name, parts) if name is not None else None
        j = self._past_country(j) if row["kind"] == "leaders" else j
        if j >= len(self.tokens):
            return None
        closed = j + 1 if self.tokens[j].norm in QUOTES else j
        if closed < len(self.tokens) and self._is_comma(closed):
            name = self._certain_after_comma(closed + 1, parts[0])
        else:
            name = self._name_at(closed, titled=False) if closed > j or self._listed_person(closed) else None
        return self._led(name, parts) if name is not None and not self._foreign(name, parts[0].country, None) else None

    def _past_country(self, j: int) -> int:
        """The token behind where the group is: «زعيم المتمردين في جنوب السودان فلان»; `j` where no state or place is told, or nobody listed behind it."""
        done = self._complement(j + 1) if self.tokens[j].norm == "في" and j + 1 < len(self.tokens) else None
        if done is None or done[0].kind not in ("state", "place") or done[1] >= len(self.tokens):
            return j
        return done[1] if self._listed_person(done[1]) or (done[1] in self.tagged and self.tagged[done[1]].kind == "PER") else j

    @staticmethod
    def _led(name: Phrase, parts: list[Phrase]) -> Phrase:
        """The person as one whom the description before his name tells of."""
        name.country = name.country or (parts[0].country if parts else None)
        if name.actor and name.actor.startswith("?") and parts:
            name.of = tuple(p.actor for p in parts if p.actor)
        name.inner = (*name.inner, *parts)
        name.rule = f"group+{name.rule}"
        return name

    def _body_ahead(self, j: int) -> bool:
        """Whether a body that only stands for one named before completes the delegation: «وفد الحركة برئاسة فلان»."""
        ahead = self.tokens[j + 1].norm if j + 1 < len(self.tokens) else ""
        return ahead in HEADED_BY and any(e[0] in ("side", "body") for m in matches(self.tokens, j) for e in m.entries)

    def _headed(self, j: int) -> int | None:
        """Where the head is named whom the words at token j bring, «برئاسة», «على رأسه»; None where they bring none."""
        if self.tokens[j].norm in HEADED_BY:
            return j + 1
        at_head = self.tokens[j].norm in ("علي", "وعلي") and j + 1 < len(self.tokens) and self.tokens[j + 1].norm in ("راسه", "راسها")
        return j + 2 if at_head else None

    def _chief(self, phrase: Phrase) -> Phrase | None:
        """The head of a delegation: «برئاسة», «بقيادة», «يترأسه», «يقوده»."""
        j = phrase.j
        skipped = 0
        while j < len(self.tokens) and skipped < 3:
            if (behind := self._headed(j)) is not None:
                chief = self._person_from(behind)
                if chief is not None:
                    phrase.j, phrase.end = chief.j, chief.end
                    phrase.inner = (*phrase.inner, chief)
                return chief
            if self.tokens[j].kind == "mark" and self.tokens[j].norm not in ("،", ",", *QUOTES):
                return None
            if (
                self.tokens[j].norm not in ADJECTIVES
                and self.tokens[j].kind != "mark"
                and self.tokens[j].norm.removeprefix("ال") not in qualities()
                and not (j == phrase.j and self._body_ahead(j))
            ):
                return None
            skipped += 1
            j += 1
        return None
