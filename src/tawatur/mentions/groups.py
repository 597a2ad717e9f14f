"""Delegations and other groups, peoples, and what a pronoun owns."""

from __future__ import annotations

from dataclasses import replace

from tawatur import lexicon
from tawatur.language import Split, fold
from tawatur.mentions import coreference
from tawatur.mentions.completing import adjective, bare
from tawatur.mentions.composition import Composition, Group, listed
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import Entry, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import ACTING_GROUPS, OWNED, own_uses, qualities, word_sets
from tawatur.model import MentionKind

_TWO_ONLY = word_sets()["two_only"]
_STATES_OF = frozenset({"دول"})


class Groups(Composition):
    """Reads groups."""

    def _group(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """People in the plural with what completes them: «وفد من الحركة برئاسة …», «مسؤولين أمريكيين ومصريين», «عائلات الأسرى»."""
        row = lexicon.table("groups")[entry[1]]
        if i and bare(self.tokens[i].norm) in qualities() and "noun" in own_uses(self.tokens[i - 1].norm):
            return None  # «محادثات عسكرية»
        match = self._before_body(i, match)
        group = self._composed(i, match, row)
        people = self._people_of(group)
        if match.split.stem in _TWO_ONLY and len(group.parts) < 2 and not (group.parts and len(group.parts[0].parts) == 2):
            return None  # «انتخب رئيساً»
        start, _ = self._span(i, match.last, match.split)
        bearer = self._named_leader(row, match, group.parts, group.j)
        if bearer is not None:
            bearer.start, bearer.i = start, i
            return bearer
        end = self.tokens[group.j - 1].end
        kind: MentionKind = "anonymous_source" if group.anonymous and row["kind"] in ("sources", "witnesses") else "group"
        phrase = Phrase(
            start, end, i, group.j, kind, None, "groups", number="p", group=row["kind"], inner=tuple(group.parts), definite=match.split.definite,
        )  # fmt: skip
        phrase.head_word = fold(self.text[start:end]).split(" ")[0].removeprefix("ال")
        if people:
            phrase.parts, phrase.name = tuple(people), " and ".join(p.name for p in people if p.name)
            return phrase
        self._call_group(phrase, group)
        return phrase

    def _before_body(self, i: int, match: Match) -> Match:
        """The group without the last of its words where that begins a body's own name: «قادة» of «دول الخليج»."""
        last = match.last - 1
        begins = last > i and self.tokens[last].norm in _STATES_OF and any(m.last > last + 1 and e[0] == "actor" for m in matches(self.tokens, last) for e in m.entries)
        return match._replace(last=last) if begins else match

    def _people_of(self, group: Group) -> list[Phrase]:
        """The people named behind the group, whom it consists of; they become its parts."""
        kind, parts = group.row["kind"], group.parts
        several = group.row["name_en"].endswith("s")
        people: list[Phrase] = []
        if len(parts) == 1 and kind in ("ministers", "leaders", "ambassadors") and several:
            people, group.j = self._each_named(group.j)
            group.parts = people or parts
        if not people and kind in ACTING_GROUPS and several:
            people, group.j = self._named_pair(group.j) if group.j < len(self.tokens) else ([], group.j)
            if not people and len(group.parts) >= 2 and kind in ("ministers", "leaders") and self._is_comma(group.j):
                people, group.j = self._each_of(group)
            if not people and len(group.parts) == 1 and group.parts[0].kind == "state":
                people, group.j = self._each_named(group.j, group.parts[0])
            group.parts = people or group.parts
        return people

    def _each_of(self, group: Group) -> tuple[list[Phrase], int]:
        """The people named behind a comma, one for each state of the group: «لوزراء خارجية روسيا وأرمينيا، سيرغي لافروف وأرارات ميرزويان»."""
        people, j = self._named_pair(group.j + 1) if group.j + 1 < len(self.tokens) else ([], group.j)
        lands = [p.country for p in group.parts]
        fits = len(people) == len(group.parts) and all(p.country in (None, *lands) for p in people)
        return (people, j) if fits else ([], group.j)

    def _agency_at(self, j: int) -> str | None:
        """The name of the news agency that stands at token j."""
        known = self.discourse.roster.by_id
        found = (known[e[1]] for m in matches(self.tokens, j) if m.split.proclitics in ((), ("ل",)) for e in m.entries if e[0] == "actor" and e[1] in known) if j < len(self.tokens) else iter(())
        return next((actor.name for actor in found if actor.kind == "agency"), None)

    def _call_group(self, phrase: Phrase, group: Group) -> None:
        """Gives the group its chief, its name and how English calls it as a speaker."""
        row, parts = group.row, group.parts
        delegation = row["kind"] == "delegation"
        phrase.chief = self._chief(phrase)
        phrase.label = described(row["name_en"], group.said, parts)
        plain = described(row["name_en"], [listed([adjective(p.country or "") for p in parts if p.rule == "nisba"] or [""])], parts)
        self._name_group(phrase, row, parts, plain)
        if phrase.label == "correspondent" and (sender := self._agency_at(group.j)) is not None:
            phrase.label = f"{sender} correspondent"  # «مراسل وكالة الصحافة الفرنسية»
        if delegation:
            phrase.label = None  # a delegation speaks for who sent it
        if phrase.name is None and group.match.split.definite:
            coreference.resolve(phrase, "delegation" if delegation else "group", self.discourse)
            if phrase.name:
                phrase.label = None
            elif delegation and (state := self._sent_by_government(phrase)) is not None:
                phrase.name, phrase.actor, phrase.country, phrase.of = state_name(state), state, state, (state,)
            elif row["kind"] == "mediators":
                phrase.name = row["name_en"]  # «الوسطاء»: whoever they are, they are named so

    def _sent_by_government(self, phrase: Phrase) -> str | None:
        """The state whose government a source of it calls «الوفد الحكومي»: «قال مصدر حكومي يمني إن الوفد الحكومي …»."""
        if "حكومي" not in fold(self.text[phrase.start : phrase.end]):
            return None
        told = (p for p in reversed(self.discourse.seen) if p.kind == "anonymous_source" and p.start >= self.discourse.sentence)
        source = next(told, None)
        return source.country if source is not None and "حكومي" in fold(self.text[source.start : source.end]) else None

    def _name_group(self, phrase: Phrase, row: lexicon.Row, parts: list[Phrase], plain: str = "") -> None:
        english = row["name_en"]
        if phrase.kind == "anonymous_source":
            phrase.name = phrase.label or english
            phrase.country = parts[0].country if parts else None
            return
        if not parts:
            acting = row["kind"] in ACTING_GROUPS
            phrase.name = None if phrase.definite and acting else english
            return
        ids = tuple(p.actor for p in parts if p.actor)
        phrase.of = (*ids, *(b for p in parts for b in p.of))
        phrase.country = parts[0].country
        themselves = row["name_en"] == "rebels" and parts[0].kind == "organisation"  # «متمردو نمور التاميل»
        if row["kind"] in ACTING_GROUPS or themselves or (parts[0].kind == "group" and parts[0].group in ACTING_GROUPS):
            if len(parts) > 1:
                phrase.parts = tuple(parts)
            first = parts[0]
            for part in parts:
                part.name = part.name or part.label
            phrase.name = " and ".join(p.name for p in parts if p.name) or None
            phrase.actor = first.actor if len(parts) == 1 else None
            if first.kind == "group":
                phrase.name, phrase.actor, phrase.of = first.name, first.actor, first.of
                phrase.parts = phrase.parts or first.parts  # «نواب وزراء خارجية إيران وفرنسا»
        else:
            phrase.name = plain or described(english, [], parts)
            if english == "experts" and len(parts) > 1 and all(p.kind == "state" for p in parts):
                phrase.parts = tuple(_experts_of(phrase, part, english) for part in parts)  # «خبراء إيرانيين وأميركيين»

    def _nisba(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """A people in the plural as an actor: «الإسرائيليون», «السودانيين»; adjectives are left to their noun."""
        if entry[2] != "p" or not match.split.definite:
            return None
        before = self.tokens[i - 1] if i else None
        joined = match.split.proclitics[:1] == ("و",) and self.pieces and self.pieces[-1].j == i and self.pieces[-1].phrase is not None and self.pieces[-1].phrase.rule == "nisba"
        verbal = before is not None and bool(own_uses(before.norm) & {"verb"})  # «التقى الروس»
        if before is not None and before.kind == "word" and before.norm.startswith("ال") and len(before.norm) > 4 and not (joined or verbal):
            return None
        start, end = self._span(i, match.last, match.split)
        return Phrase(
            start,
            end,
            i,
            match.last,
            "state",
            state_name(entry[1]),
            "nisba",
            entry[1],
            entry[1],
            number="p",
            named=True,
            definite=True,
        )

    def _owned(self, i: int, split: Split, enclitic: str) -> Phrase | None:
        """«بلاده», «حركته», «حكومتها»: the state or body of whoever the pronoun stands for."""
        kind = OWNED.get(split.stem.removesuffix(enclitic))
        if kind is None:
            return None
        owner = self._owner(enclitic)
        if owner is None:
            return None
        start, end = self._span(i, i + 1, split)
        if kind == "state" and owner.country:
            return Phrase(
                start,
                end,
                i,
                i + 1,
                "state",
                state_name(owner.country),
                "owned",
                owner.country,
                owner.country,
                gender="f",
                antecedent=owner.start,
                definite=True,
            )
        if kind == "body":
            for ident in owner.of:
                actor = self.discourse.roster.by_id.get(ident)
                if actor is not None:
                    return Phrase(
                        start,
                        end,
                        i,
                        i + 1,
                        "organisation",
                        actor.name,
                        "owned",
                        actor.id,
                        actor.country,
                        gender="f",
                        antecedent=owner.start,
                        definite=True,
                        of=actor.member_of,
                    )
        return None


def one_of(phrase: Phrase) -> None:
    """Makes of a group one of its people: «أحد الضباط السوريين» is a «Syrian officer»."""
    phrase.one, phrase.number = True, "s"
    head, of, rest = (phrase.label or phrase.name or "").partition(" of ")
    if head.endswith("men"):
        head = head[:-3] + "man"
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s"):
        head = head[:-1]
    phrase.label = head + of + rest or None


def _experts_of(phrase: Phrase, state: Phrase, called: str) -> Phrase:
    """Those of a group of several states who come from one of them, as English calls them."""
    of = replace(state, inner=())
    return replace(phrase, name=f"{adjective(state.country or '')} {called}", inner=(of,), parts=(), country=state.country, of=(state.actor or "",))


def described(noun: str, said: list[str], parts: list[Phrase]) -> str:
    """A group as English calls it: «مصادر أمنية تركية» is «Turkish security sources», «عائلات الأسرى» «families of prisoners»."""
    before = [w for w in reversed(said) if w]
    body = next((p for p in parts if p.rule != "nisba" and (p.label or p.name)), None)
    behind = ""
    if body is not None and body.group == "delegation" and body.country:
        before.insert(0, f"{adjective(body.country)} delegation")
    elif body is not None and body.kind == "group":
        behind = f" of {body.label or body.name}"
    elif body is not None and body.kind == "state" and body.country:
        before.insert(0, adjective(body.country))
    elif body is not None:
        short = (body.label if body.rule == "bodies" else body.name) or body.name or body.label or ""
        if len(short.split()) <= 2:
            before.insert(0, short)
        else:
            behind = f" of {short}"
    return " ".join([*before, noun]) + behind
