"""Names of people whom the roster or the report itself knows: whole, by surname, by the short name a full mention gave."""

from __future__ import annotations

from functools import lru_cache

from tawatur.language import splits
from tawatur.language.kept import Kept
from tawatur.mentions.lexicon import QUOTES, Entry, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import Sight, listed
from tawatur.mentions.words import given_names, looks_masdar, name_tokens, own_uses, portfolios, word_uses
from tawatur.resolution.offices import HEADS

_GOVERNING = frozenset({("ب",), ("ل",), ("و",), ("و", "ب"), ("و", "ل")})  # what parts a name from the title before it: «الملك بسانشيز»


@Kept
def _stems(norm: str) -> tuple[str, ...]:
    """What the word may be with proclitics cut, other than the article."""
    return tuple(split.stem for split in splits(norm) if not split.definite)


class KnownNames(Sight):
    """Finds at a word the name of somebody known."""

    def _is_comma(self, j: int) -> bool:
        """Whether a comma with a word behind it stands at token j."""
        return j + 1 < len(self.tokens) and self.tokens[j].norm in ("،", ",")

    def _listed_person(self, j: int) -> bool:
        """Whether a listed person's full name begins here: «وزير الخارجية السوداني الدرديري محمد أحمد»."""
        full = {
            e[1]
            for m in matches(self.tokens, j)
            if m.last > j + 1
            for e in m.entries
            if e[0] == "actor" and e[2] == "full"
        }
        return any(self.discourse.roster.by_id[actor].kind == "person" for actor in full)

    def _name_at(self, j: int, titled: bool = True, sure: bool = False) -> Phrase | None:
        """A person's name at token j: of the roster, named before, or unknown where a title vouches for it."""
        while j < len(self.tokens) and (self.tokens[j].norm in QUOTES or (titled and _owned_charge(self.tokens[j].norm))):
            j += 1
        if j >= len(self.tokens) or self.tokens[j].kind not in ("word", "latin") or self._on(j) or self._common(j):
            return None
        for match in matches(self.tokens, j):
            if match.split.proclitics:
                continue
            for entry in match.entries:
                if entry[0] == "actor":
                    actor = self.discourse.roster.by_id.get(entry[1])
                    if actor is not None and actor.kind == "person" and (entry[2] != "short" or titled):
                        if (
                            entry[2] == "short"
                            and actor.id not in self.discourse.introduced
                            and (self._name_run(match.last) > match.last or self._ali_behind(match.last))
                        ):
                            continue
                        phrase = (
                            self._actor(j, match, entry)
                            if entry[2] != "short"
                            else self._short(j, match, entry, sure)
                        )
                        if phrase is not None:
                            return phrase
                if entry[0] == "honorific":
                    ahead = self._name_at(match.last)
                    if ahead is not None:
                        return ahead
        before = self._named_before(j)
        if before is not None:
            return before
        if any(e[0] == "title" and m.last > j + 1 for m in matches(self.tokens, j) for e in m.entries):
            return None  # «سمو ولي العهد»: an office, no name
        return self._unknown(j, sure) if titled else None

    def _ali_behind(self, j: int) -> bool:
        """Whether the father's name «علي» and another stand at token j, so that the surname before is a stranger's own name: «صلاد علي جيلي»."""
        if j + 1 >= len(self.tokens) or self.tokens[j].text != "علي":
            return False
        return self.tokens[j + 1].norm in name_tokens() or not word_uses(self.tokens[j + 1].norm)

    def _short(self, j: int, match: Match, entry: Entry, sure: bool) -> Phrase | None:
        """A surname after a title or honorific: the introduced bearer, or, after an office (`sure`), the only one in the roster."""
        bearers = {e[1] for e in match.entries if e[0] == "actor"}
        here = bearers & self.discourse.introduced
        if here and entry[1] not in here:
            return None
        if not here and not self._meant_by_surname(match, entry[1], bearers, sure):
            return None
        k = self._name_run(match.last)
        if k > match.last and not self._reads_on(match.last) and not (here and self._goes_on_otherwise(match.last)):
            return None
        actor = self.discourse.roster.by_id[entry[1]]
        start, end = self._span(j, match.last, match.split)
        return listed(actor, start, end, j, match.last, "roster.short")

    def _goes_on_otherwise(self, j: int) -> bool:
        """Whether another's name, a verb or a masdar stands behind the surname of somebody named before: «شكر الرئيس مون دونالد ترامب», «الرئيس كير عين فريقاً», «جدد الدكتور الحية انفتاح الحركة»."""
        norm = self.tokens[j].norm
        return self._listed_person(j) or looks_masdar(norm) or (norm not in given_names() and bool(own_uses(norm) & {"verb", "light", "speech"}))

    def _sole_holder(self, j: int, role: str) -> Phrase | None:
        """The only bearer of the surname at token j who holds the office on that day, where nobody else of the name was introduced: «الرئيس عباس»."""
        published, roster = self.discourse.published, self.discourse.roster.by_id
        if published is None or role not in HEADS:
            return None
        for match in matches(self.tokens, j):
            bearers = {e[1] for e in match.entries if e[0] == "actor" and e[2] == "short" and roster[e[1]].kind == "person"}
            holders = [b for b in bearers if any(o.role == role and o.holds(published) for o in roster[b].offices)]
            run_on = self._name_run(match.last) > match.last and not self._reads_on(match.last)
            if match.split.proclitics or len(holders) != 1 or bearers & self.discourse.introduced or run_on or self._is_first_name(j, match):
                continue
            actor = roster[holders[0]]
            start, end = self._span(j, match.last, match.split)
            return listed(actor, start, end, j, match.last, "roster.short")
        return None

    def _is_first_name(self, j: int, match: Match) -> bool:
        """Whether the surname is the first name of somebody listed or of a man with another given name: «الرئيس ميشال عون», «الرئيس ميشال سليمان»."""
        listed_whole = any(m.last > match.last and any(e[0] == "actor" and e[2] != "short" for e in m.entries) for m in matches(self.tokens, j))
        behind = self.tokens[match.last].norm if match.last < len(self.tokens) else ""
        return listed_whole or (self.tokens[j].norm in given_names() and behind in given_names())

    def _meant_by_surname(self, match: Match, actor: str, bearers: set[str], sure: bool) -> bool:
        """Whether a surname that nobody introduced means this bearer: the only one, or the only one then in office.

        Where no office vouches for it (`sure`), he must be in office and the name no family name of Arabs: «الدكتور الربيعي» may be anybody.
        """
        serving = {b for b in bearers if self.discourse.in_office(b)}
        if len(bearers) > 1 and serving != {actor}:
            return False
        return sure or (actor in serving and not match.split.stem.startswith("ال") and self._foreign_born(actor))

    def _named_before(self, j: int) -> Phrase | None:
        """A provisional person by the short name his full mention gave him."""
        if not self.discourse.surnames or self.discourse.surnames.keys().isdisjoint(_stems[self.tokens[j].norm]):
            return None
        for split in splits(self.tokens[j].norm):
            known = self.discourse.surnames.get(split.stem)
            if known is not None and not split.definite and (self._name_run(j + 1) == j + 1 or self._begins_another(j + 1)):
                start, end = self._span(j, j + 1, split)
                return Phrase(
                    start,
                    end,
                    j,
                    j + 1,
                    "person",
                    known.name,
                    "named before",
                    known.actor,
                    known.country,
                    known.office,
                    named=True,
                    antecedent=known.start,
                    of=known.of,
                )
        return None

    def _begins_another(self, j: int) -> bool:
        """Whether what stands at token j is somebody or something else by itself: «والتقت خوري عقيلة صالح», «حثت خوري المجلس»."""
        if j >= len(self.tokens):
            return True
        known = self.discourse.roster.by_id
        entries = [e for m in matches(self.tokens, j) if m.split.proclitics in ((), ("ال",)) for e in m.entries]
        full = any(e[0] == "actor" and e[2] == "full" and e[1] in known and known[e[1]].kind == "person" for e in entries)
        return full or any(e[0] in ("title", "side", "body", "honorific", "group") for e in entries)

    def _begins_name(self, j: int) -> bool:
        """Whether a name stands at token j: the tagger sees one, or it is a listed person's, be it only his surname."""
        tag = self.tagged.get(j)
        if tag is not None and tag.kind == "PER" and tag.first == j and not self._names_person(j, _GOVERNING):
            return True
        return self._names_person(j, frozenset({()}))

    def _names_person(self, j: int, proclitics: frozenset[tuple[str, ...]]) -> bool:
        """Whether a listed person's name stands at token j behind one of these proclitics: «بسانشيز»."""
        known = self.discourse.roster.by_id
        listed = (known.get(e[1]) for m in matches(self.tokens, j) if m.split.proclitics in proclitics for e in m.entries if e[0] == "actor")
        return any(a is not None and a.kind == "person" for a in listed)


@lru_cache(maxsize=10_000)
def _owned_charge(norm: str) -> bool:
    """Whether a word with a pronoun completes the title before it and begins no name: «وزير إعلامها فلان», «الناطق باسمها فلان»."""
    if norm in ("باسمه", "باسمها", "باسمهم", "باسمهما"):
        return True
    stems = (norm.removesuffix(end) for end in ("ها", "ه", "هم") if norm.endswith(end))
    return any({"ال" + stem, "ال" + stem.removesuffix("ت") + "ه"} & portfolios() for stem in stems if len(stem) > 2)
