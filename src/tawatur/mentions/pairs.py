"""Two or more named under one noun: «حركتي فتح وحماس», «وزيرا الخارجية فلان وفلان», «رؤساء النيجر فلان وغانا فلان»."""

from __future__ import annotations

from dataclasses import replace

from tawatur import lexicon
from tawatur.language import splits
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import QUOTES, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.state_bodies import StateBodies
from tawatur.mentions.words import ACTING_GROUPS, dual_bodies, dual_endings


class Pairs(StateBodies):
    """Reads people and bodies listed under one noun."""

    def _pair_of(self, row: lexicon.Row, j: int) -> Phrase | None:
        """The two bodies that complete a group, named under one noun or told before: «وفدا حركتي فتح وحماس», «ممثلين عن حزبي …», «وفدا الحركتين»."""
        if row["kind"] not in ACTING_GROUPS:
            return None
        at = j + 1 if self.tokens[j].norm in ("من", "عن") else j
        if at >= len(self.tokens):
            return None
        if self.tokens[at].norm[-4:] in dual_endings():
            return self._dual_bodies(at)
        for match in matches(self.tokens, at) if self.tokens[at].norm.endswith(("ان", "ين")) else ():
            for entry in match.entries:
                both = self._side(at, match, entry) if entry[0] == "side" and entry[1] == "both" else None
                if both is not None and len(both.parts) == 2:
                    return self._sent_by_both(both) if at > j else both
        return None

    def _sent_by_both(self, both: Phrase) -> Phrase:
        """The states of the two men whose sides somebody is of: «التقى فلان وفلان … ومسؤولون من الجانبين»."""
        lands = [p.country for p in both.parts if p.kind in ("person", "office")]
        if None not in lands and len(set(lands)) == 2:
            parts = [replace(p, kind="state", name=state_name(p.country or ""), actor=p.country, office=None, rule="sides.state") for p in both.parts]
            both.parts, both.inner, both.name = tuple(parts), tuple(parts), " and ".join(p.name or "" for p in parts)
        return both

    def _named_pair(self, j: int) -> tuple[list[Phrase], int]:
        """The people named one after another from token j on, two at least: «وزيرا الخارجية ماركو روبيو وسيرغي لافروف»."""
        found: list[Phrase] = []
        first = j
        while j < len(self.tokens) and len(found) < 6:
            name = self._name_behind_and(j) if found else self._name_at(j)
            if name is None:
                break
            found.append(name)
            j = name.j
        return (found, j) if len(found) >= 2 else ([], first)

    def _of_both(self, j: int) -> tuple[list[Phrase], int] | None:
        """The states that «البلدين», «الدول الثلاث» at token j stand for, and the token behind; none, yet passed over, where names follow."""
        for match in matches(self.tokens, j):
            for entry in match.entries:
                numbered = entry[:2] == ("side", "all") and entry[5].startswith("#") and entry[5].endswith("state")
                if numbered and (said := self._side(j, match, entry)) is not None and said.parts:
                    return list(said.parts), match.last  # «زعماء الدول الثلاث»
                if entry[0] == "side" and entry[1] == "both" and match.split.proclitics in ((), ("ال",)):
                    phrase = self._side(j, match, entry)
                    if phrase is not None and len(phrase.parts) == 2 and all(p.kind == "state" for p in phrase.parts):
                        return list(phrase.parts), match.last
                    people = self._named_pair(match.last)[0] if match.last < len(self.tokens) else []
                    return ([], match.last) if people else None
        return None

    def _each_named(self, j: int, state: Phrase | None = None) -> tuple[list[Phrase], int]:
        """The people named each behind his state, two at least, from the first one's name at token j on: «رؤساء النيجر محمدو إيسوفو والسنغال ماكي سال».

        `state`: the first one's, where only states and no bodies may follow.
        """
        found: list[Phrase] = []
        k = j
        while k < len(self.tokens) and len(found) < 8:
            k, quoted = self._past_quotes(k), self.tokens[k].norm in QUOTES
            name = self._bearer_at(k) if k < len(self.tokens) else None
            if name is None:
                break
            if state is not None:
                name.country = name.country or state.country
            found.append(name)
            k = self._past_quotes(name.j) if quoted else name.j
            if (peer := self._counterpart_behind(k, found[0])) is not None:
                found.append(peer)  # «وزيرا الخارجية الأميركي فلان ونظيره الروسي فلان»
                break
            further = self._further_state(k)
            if further is None or not further.country or (state is not None and further.kind != "state"):
                break
            k, state = further.j, further if state is not None else None
        return (found, self._past_quotes(found[-1].j)) if len(found) >= 2 else ([], j)

    def _bearer_at(self, j: int) -> Phrase | None:
        """The person named right at token j, titled or not."""
        for name in (self._person_from(j), self._name_at(j)):
            if name is not None and name.i == j and name.kind == "person":
                return name
        return None

    def _further_state(self, j: int) -> Phrase | None:
        """Whose state or body stands behind «و» at token j, by its name or its adjective, or behind a comma: «… فلان والأوكراني فلان», «… فلان، وكوسوفو فلان»."""
        if j < len(self.tokens) - 1 and self._is_comma(j):
            j += 1
        if j >= len(self.tokens) or self.tokens[j].norm[:1] != "و":
            return None
        if (hit := self._next_nisba(j, True)) is not None:
            iso, match = hit
            start, end = self._span(j, match.last, match.split)
            return Phrase(start, end, j, match.last, "state", state_name(iso), "nisba", iso, iso, named=True)
        return self._body_after_and(j)

    def _past_quotes(self, j: int) -> int:
        """The token behind the quotation marks at token j, if any stand there."""
        while j < len(self.tokens) and self.tokens[j].norm in QUOTES:
            j += 1
        return j

    def _name_behind_and(self, j: int) -> Phrase | None:
        """The name that follows «و» at token j."""
        if self.tokens[j].norm[:1] != "و":
            return None
        for match in matches(self.tokens, j):
            if match.split.proclitics == ("و",):
                for entry in match.entries:
                    known = self._actor(j, match, entry) if entry[0] == "actor" else None
                    if known is not None and known.kind == "person":
                        return known
        tag = self.tagged.get(j)
        return self._from_tag(tag) if tag is not None and tag.kind == "PER" and tag.first == j else None

    def _dual_bodies(self, i: int) -> Phrase | None:
        """The two bodies of «حركتي فتح وحماس», «حزبي الأمة والبعث», each listed under the singular noun."""
        split = next((s for s in splits(self.tokens[i].norm) if not s.definite and s.stem in dual_bodies()), None) if i < len(self.tokens) else None
        if split is None:
            return None
        of_both = self._of_both(i + 1) if i + 1 < len(self.tokens) else None
        parts, j = of_both if of_both is not None else ([], i + 1)  # «حكومتا البلدين»
        joined = False
        while j < len(self.tokens) and len(parts) < 2:
            token = self.tokens[j]
            if token.norm in QUOTES or (parts and token.norm == "و"):
                j, joined = j + 1, joined or token.norm == "و"  # «حركتي «فتح» و«حماس»»
                continue
            name = token.norm if joined or not parts else token.norm[1:] if token.norm[:1] == "و" else ""
            head = token._replace(norm=dual_bodies()[split.stem])
            run = [head, token._replace(norm=name), *self.tokens[j + 1 : j + 5]]
            if head.norm in ("حكومه", "جيش") and (state := self._named_state(j, bool(parts))) is not None:
                parts.append(state)
                j = state.j
                continue
            found = next(
                ((m, e) for m in matches(run, 0) for e in m.entries if e[0] == "actor" and m.last > 1), None
            ) if name else None  # fmt: skip
            actor = self.discourse.roster.by_id.get(found[1][1]) if found is not None else None
            if found is None or actor is None or actor.kind == "person":
                return None
            last = j + found[0].last - 1
            parts.append(
                Phrase(
                    token.start + (len(token.text) - len(token.text.lstrip("و")) if parts and not joined else 0), self.tokens[last - 1].end,
                    j, last, "organisation", actor.name, "dual body", actor.id, actor.country, named=True, of=(actor.id,),
                )
            )  # fmt: skip
            j = last
        if len(parts) < 2:
            return None
        start, _ = self._span(i, i + 1, split)
        return Phrase(
            start, self.tokens[j - 1].end, i, j, "group", " and ".join(p.name or "" for p in parts), "dual bodies", number="d",
            group="side", inner=tuple(parts), parts=tuple(parts), definite=True,
        )  # fmt: skip
