"""A sentence cut into noun phrases that name actors and places, times, and words with their uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import Split, Token, fold, splits, suffixed
from tawatur.mentions import coreference, places
from tawatur.mentions.discourse import Discourse, state_name
from tawatur.mentions.lexicon import QUOTES, Entry, Match, matches, starts, trie
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.model import Interval, MentionKind, Place
from tawatur.resolution.romanise import romanise, spelled

LEXICAL = ("verb", "light", "speech", "participle", "saying", "noun", "masdar")
BODY_KINDS: dict[str, MentionKind] = {
    "organisation": "organisation",
    "group": "organisation",
    "agency": "agency",
    "outlet": "outlet",
    "person": "person",
}
# Groups whose acts are their state's or body's: they are recorded under its name, the words keep who they were.
ACTING_GROUPS = frozenset(
    {
        "delegation",
        "officials",
        "leaders",
        "mediators",
        "side",
        "ministers",
        "negotiators",
        "representatives",
        "ambassadors",
    }
)
PERSON_WORDS = frozenset({"بن", "ابن", "ابو", "ابي", "ام", "ال", "عبد", "بنت", "ولد", "دي", "فان", "فون", "دو", "لو"})
_VERBAL_PRONOUN = frozenset({"ه", "ها", "هم", "هما"})


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(word) for row in lexicon.table("given_names") for word in row.many(next(iter(row.cells))))


@cache
def _name_tokens() -> frozenset[str]:
    return frozenset(word for word, _ in spelled("name_tokens"))


@lru_cache(maxsize=200_000)
def _word_uses(norm: str) -> frozenset[str]:
    """Categories the whole word, or the word without its proclitics, may have by itself."""
    root = trie()
    found: set[str] = set()
    for split in splits(norm):
        node = root.get(split.stem)
        if node is not None and None in node:
            found |= {e[0] + ("." + e[1] if e[0] == "cue" else "") for e in node[None]}
    return frozenset(found)


@lru_cache(maxsize=200_000)
def _own_uses(norm: str) -> frozenset[str]:
    """Categories of the word with nothing cut from it."""
    node = trie().get(norm)
    return frozenset(e[0] for e in node[None]) if node is not None and None in node else frozenset()


@lru_cache(maxsize=200_000)
def suffix_matches(norm: str) -> tuple[tuple[Split, str, tuple[Entry, ...]], ...]:
    """Nouns and verbs of the tables that the word is with a pronoun behind: «لقائه», «وفدها», «التقاهم»."""
    root = trie()
    found = []
    if _own_uses(norm) - {"running"}:
        return ()  # «وزارة» is not «و+زار+ه»
    for split in splits(norm):
        if split.definite:
            continue
        for base, enclitic in suffixed(split.stem):
            node = root.get(base)
            if node is None or None not in node:
                continue
            verbal = enclitic in _VERBAL_PRONOUN
            kept = tuple(
                e for e in node[None]
                if e[0] in ("noun", "masdar", "saying", "group", "body", "title") or (verbal and e[0] in ("verb", "speech") and e[2] != "jussive")
            )  # fmt: skip
            if kept:
                found.append((split, enclitic, kept))
    return tuple(found)


class Chunker:
    """Reads one sentence after another of a report; `discourse` carries over what was named."""

    def __init__(self, text: str, discourse: Discourse) -> None:
        self.text = text
        self.discourse = discourse
        self.tokens: Sequence[Token] = ()
        self.time_at: dict[int, Interval] = {}

    def chunk(self, tokens: Sequence[Token], times: Iterable[Interval]) -> list[Piece]:
        """The pieces of one sentence, in order."""
        self.tokens = tokens
        self.time_at = {s: t for t in times for s in (t.start, t.start - 1)}  # a conjunction stands before the time
        pieces: list[Piece] = []
        i, quoted, depth = 0, False, 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind == "mark":
                quoted, depth = _mark_state(token.norm, quoted, depth)
            piece = self._piece(i)
            piece.quoted, piece.depth = quoted, depth
            if (
                piece.phrase is not None
                and not piece.prep
                and pieces
                and pieces[-1].kind == "cue"
                and pieces[-1].cue == "prep"
            ) or (
                pieces
                and pieces[-1].kind == "cue"
                and pieces[-1].cue == "prep"
                and not piece.prep
                and piece.kind in ("lex", "time", "word")
            ):
                piece.prep = pieces[-1].norm
            if (
                piece.phrase is not None
                and pieces
                and pieces[-1].kind == "cue"
                and pieces[-1].cue in ("coord", "quant")
            ):
                piece.phrase.distributive = pieces[-1].norm == "كل من"
                piece.prep = piece.prep or pieces[-1].prep
                piece.conj = piece.conj or pieces[-1].conj
            elif (
                pieces
                and pieces[-1].kind == "cue"
                and piece.kind == "cue"
                and piece.cue in ("coord", "quant")
                and pieces[-1].cue == "prep"
            ):
                piece.prep = pieces[-1].norm
            pieces.append(piece)
            if piece.phrase is not None:
                self.discourse.note(piece.phrase)
            i = piece.j
        return pieces

    # -- one piece ---------------------------------------------------------------------------------------------

    def _piece(self, i: int) -> Piece:
        token = self.tokens[i]
        if token.start in self.time_at:
            interval = self.time_at[token.start]
            j = i
            while j < len(self.tokens) and self.tokens[j].start < interval.end:
                j += 1
            timed = self._make("time", i, j, time=interval)
            timed.conj = "و" if interval.start > token.start else ""
            return timed
        if token.kind == "mark":
            return self._make("mark", i, i + 1)
        piece: Piece | None
        for match in matches(self.tokens, i):
            piece = self._from_match(i, match)
            if piece is not None:
                return piece
        for split in splits(token.norm):
            for enclitic in ("ه", "ها", "هم", "هما"):
                if (
                    split.stem.endswith(enclitic)
                    and split.stem[: -len(enclitic)] in _OWNED
                    and (own := self._owned(i, split, enclitic)) is not None
                ):
                    return self._np(own, split)
        for split, enclitic, entries in suffix_matches(token.norm):
            piece = self._with_pronoun(i, split, enclitic, entries)
            if piece is not None:
                return piece
        phrase = self._bare_name(i)
        if phrase is not None:
            split = self._split_for(i, phrase)
            return self._np(phrase, split)
        return self._word(i)

    def _make(self, kind: str, i: int, j: int, split: Split | None = None, **more: object) -> Piece:
        piece = Piece(kind, i, j, self.tokens[i].start, self.tokens[j - 1].end, self.tokens[i].norm)
        if split is not None:
            piece.norm = split.stem if j == i + 1 else " ".join(t.norm for t in self.tokens[i:j])
            if j > i + 1 and split.proclitics:
                piece.norm = piece.norm[sum(map(len, split.proclitics)) :]
            for clitic in split.proclitics:
                if clitic in ("و", "ف"):
                    piece.conj = clitic
                elif clitic in ("ب", "ل", "ك"):
                    piece.prep = clitic
                elif clitic == "س":
                    piece.future = True
                elif clitic == "ال":
                    piece.definite = True
        for name, value in more.items():
            setattr(piece, name, value)
        return piece

    def _np(self, phrase: Phrase, split: Split) -> Piece:
        piece = self._make("np", phrase.i, phrase.j, split, phrase=phrase)
        piece.definite = phrase.definite
        return piece

    def _split_for(self, i: int, phrase: Phrase) -> Split:
        cut = phrase.start - self.tokens[i].start
        proclitics = fold(self.text[self.tokens[i].start : phrase.start]) if cut > 0 else ""
        return Split(tuple(proclitics), self.tokens[i].norm[len(proclitics) :])

    def _word(self, i: int) -> Piece:
        norm = self.tokens[i].norm
        piece = self._make("word", i, i + 1)
        if len(norm) > 3 and norm[0] in "وف" and self.tokens[i].kind == "word":
            piece.conj = norm[0]
        rest = norm[1:] if piece.conj else norm
        if len(rest) > 4 and rest[0] in "بل" and (rest[1:3] == "ال" or rest[:2] == "لل"):
            piece.prep = rest[0]
        return piece

    # -- what the tables say -----------------------------------------------------------------------------------

    def _from_match(self, i: int, match: Match) -> Piece | None:
        """The best piece the match can be, or None where none of its entries fits here."""
        lexical: list[Entry] = []
        verbal = (
            match.last == i + 1
            and not match.split.definite
            and any(e[0] in ("speech", "verb") and e[2] == "past" for e in match.entries)
        )
        if (
            verbal
            and (i == 0 or self.tokens[i - 1].kind == "mark")
            and any(e[0] in ("group", "title", "place") for e in match.entries)
        ):
            return self._make(
                "lex", i, match.last, match.split, entries=tuple(e for e in match.entries if e[0] in LEXICAL)
            )
        for entry in match.entries:
            category = entry[0]
            phrase: Phrase | None = None
            if category == "actor":
                phrase = self._actor(i, match, entry)
            elif category in ("state", "capital", "seat"):
                phrase = self._state(i, match, entry)
            elif category == "place":
                phrase = self._place(i, match)
            elif category == "title":
                phrase = self._titled(i, match)
            elif category == "body":
                phrase = self._body(i, match, entry)
            elif category == "group":
                phrase = self._group(i, match, entry)
            elif category == "nisba":
                phrase = self._nisba(i, match, entry)
            elif category == "honorific":
                phrase = self._honorific(i, match)
            elif category == "side":
                phrase = self._side(i, match, entry)
            elif category == "cue":
                if (
                    not match.split.proclitics
                    or match.split.proclitics in (("و",), ("ف",))
                    or (entry[1] in ("rel", "dem", "pron", "coord", "quant") and not match.split.definite)
                ):
                    return self._make("cue", i, match.last, match.split, cue=entry[1])
                continue
            elif category in LEXICAL:
                if self._lexical_fits(i, match, entry):
                    lexical.append(entry)
                continue
            if phrase is not None:
                return self._np(phrase, match.split)
        if lexical:
            lexical.sort(key=lambda e: e[0] in ("verb", "light", "speech") and e[2] != "past")
            lexical += [e for e in match.entries if e[0] == "common"]
            return self._make("lex", i, match.last, match.split, entries=tuple(lexical))
        if any(e[0] == "common" for e in match.entries):
            return self._make("word", i, match.last, match.split)
        return None

    def _lexical_fits(self, i: int, match: Match, entry: Entry) -> bool:
        split = match.split
        if split.proclitics and self.tokens[i].norm in _given_names():
            return False  # «فيصل», «وليد» are no verb with a conjunction
        if entry[0] in ("verb", "light", "speech"):
            if split.definite or any(c in ("ب", "ك") for c in split.proclitics):
                return False
            if "ل" in split.proclitics and entry[2] not in ("present", "jussive"):
                return False
            if "س" in split.proclitics and entry[2] != "present":
                return False
            if entry[2] == "jussive" and "ل" not in split.proclitics:
                before = self.tokens[i - 1].norm if i else ""
                return before in ("لم", "ولم", "فلم", "لن", "ولن", "ان", "لا", "ولا", "لكي", "كي", "حتي", "الا")
            return True
        if entry[0] != "participle":
            return True
        if split.proclitics not in ((), ("و",), ("ف",)):
            return False
        opens = i == 0 or bool(split.proclitics) or self.tokens[i - 1].kind == "mark"
        return opens or entry[2] == "m"  # «مدينة» is a city unless it opens a clause

    def _span(self, i: int, j: int, split: Split) -> tuple[int, int]:
        """Characters of tokens i..j without the proclitics other than the article."""
        cut = sum(len(c) for c in split.proclitics if c != "ال")
        start = self.tokens[i].start
        if split.proclitics[-2:] == ("ل", "ال"):
            cut = len(split.proclitics) - 1  # the article has lost its alif: «للحركة»
        if cut:
            seen = 0
            while seen < cut:
                if fold(self.text[start]):
                    seen += 1
                start += 1
        return start, self.tokens[j - 1].end

    def _actor(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        actor = self.discourse.roster.by_id.get(entry[1])
        if actor is None or match.split.definite:
            return None
        if entry[2] == "short" and actor.id not in self.discourse.introduced and not self._unmistakable(match):
            return None
        if entry[2] == "short" and self._rivals(match, actor.id):
            return None
        j = match.last
        if actor.kind == "person" and entry[2] == "short":
            k = self._name_run(j)
            if k > j and not self._reads_on(j):
                return None  # «صالح محمد»: another man's name begins with this one's
        start, end = self._span(i, j, match.split)
        kind = BODY_KINDS.get(actor.kind, "organisation")
        phrase = Phrase(
            start,
            end,
            i,
            j,
            kind,
            actor.name,
            f"roster.{entry[2]}",
            actor.id,
            actor.country,
            named=True,
            of=actor.member_of,
        )
        phrase.gender = "f" if kind != "person" and fold(self.text[start:end]).split(" ")[0].endswith("ه") else "m"
        phrase.head_word = self.tokens[i].norm if kind != "person" else ""
        if kind != "person":
            phrase.head_word = fold(self.text[start:end]).split(" ")[0]
            if phrase.head_word not in ("حركه", "حزب", "جماعه", "منظمه", "جبهه", "هييه") and actor.names_ar:
                phrase.head_word = fold(actor.names_ar[0]).split(" ")[0]
        self._bracketed(phrase)
        if kind == "person":
            self._postposed_title(phrase)
        return phrase

    def _unmistakable(self, match: Match) -> bool:
        """Whether a surname not introduced can mean but one known person: no Arab family name, given name or other word, one bearer."""
        stem = match.split.stem
        bearers = {e[1] for e in match.entries if e[0] == "actor"}
        return (
            len(bearers) == 1
            and len(match.entries) == 1
            and len(stem) >= 4
            and not stem.startswith("ال")
            and stem not in _given_names()
            and stem not in self.discourse.surnames
        )

    def _rivals(self, match: Match, actor: str) -> bool:
        """Whether another introduced person goes by the same short name; then nobody is meant for certain."""
        others = {e[1] for e in match.entries if e[0] == "actor" and e[1] != actor}
        return bool(others & self.discourse.introduced)

    def _reads_on(self, j: int) -> bool:
        return j < len(self.tokens) and bool(_word_uses(self.tokens[j].norm))

    def _bracketed(self, phrase: Phrase) -> None:
        """Takes in an acronym or other name of the same actor in brackets: «حركة المقاومة الإسلامية (حماس)»."""
        j = phrase.j
        if j + 2 >= len(self.tokens):
            return
        opener = self.tokens[j].norm
        if opener not in ("(", '"', "“", "«"):
            return
        found = matches(self.tokens, j + 1)
        for match in found:
            if any(e[0] == "actor" and e[1] == phrase.actor for e in match.entries) and match.last < len(self.tokens):
                if self.tokens[match.last].norm in (")", '"', "”", "»"):
                    phrase.j = match.last + 1
                    phrase.end = self.tokens[match.last].end
                return

    def _postposed_title(self, phrase: Phrase) -> None:
        """Reads a title standing after the name: «عباس كامل رئيس المخابرات العامة المصرية»."""
        j = phrase.j
        if j < len(self.tokens) and self.tokens[j].norm in ("،", ","):
            j += 1
        if j >= len(self.tokens):
            return
        for match in matches(self.tokens, j):
            if match.split.proclitics in ((), ("ال",)) and any(e[0] == "title" for e in match.entries):
                title = self._titled(j, match, alone=True)
                if title is not None and (
                    self._foreign(phrase, title.country, title.office)
                    or self._name_at(title.j, titled=False) is not None
                ):
                    return  # the next man's title
                if title is not None and not title.named and (title.country or title.office):
                    phrase.office = title.office
                    phrase.inner = (*phrase.inner, title)
                    if title.country and phrase.country is None:
                        phrase.country = title.country
                    phrase.j, phrase.end = title.j, title.end
                return

    def _state(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        if match.split.definite:
            return None
        iso = entry[1]
        if entry[0] == "state" and i and not match.split.proclitics and match.last == i + 1 and self._qualifies(i, iso):
            return None
        start, end = self._span(i, match.last, match.split)
        phrase = Phrase(
            start,
            end,
            i,
            match.last,
            "state",
            state_name(iso),
            f"states.{entry[0]}",
            iso,
            iso,
            gender="m" if entry[0] == "seat" else "f",
            named=True,
            definite=True,
        )
        if entry[0] == "capital" or any(e[0] == "place" for e in match.entries):
            phrase.place = self._located(i, match)
        elif entry[0] == "state":
            phrase.place = places.state_place(iso, start, end, self.text[start:end])
        return phrase

    def _qualifies(self, i: int, iso: str) -> bool:
        """Whether «السعودية» is the adjective of the place or noun before it («جدة السعودية») and not the state."""
        if not any(
            e[0] == "nisba" and e[1] == iso
            for s, node in starts(self.tokens[i].norm)
            if None in node
            for e in node[None]
        ):
            return False
        before = self.tokens[i - 1]
        uses = _own_uses(before.norm) | (_own_uses(before.norm[1:]) if before.norm[:1] in "بلو" else frozenset())
        return (
            before.kind == "word"
            and not uses & {"cue", "verb", "speech", "light"}
            and (before.norm.startswith("ال") or "place" in uses)
        )

    def _located(self, i: int, match: Match) -> Place | None:
        indexes = [e for e in match.entries if e[0] == "place"]
        start, end = self._span(i, match.last, match.split)
        return places.choose(indexes, start, end, self.text, self.discourse.seen) if indexes else None

    def _place(self, i: int, match: Match) -> Phrase | None:
        if match.split.definite:
            return None
        place = self._located(i, match)
        if place is None:
            return None
        return Phrase(
            place.start,
            place.end,
            i,
            match.last,
            "place",
            place.name,
            "places",
            None,
            place.country,
            place=place,
            gender="f",
            named=True,
            definite=True,
        )

    def _side(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        if match.split.definite and match.split.proclitics[-2:] != ("ل", "ال"):
            return None
        start, end = self._span(i, match.last, match.split)
        j, country = match.last, None
        nisba = self._nisba_at(j)
        if nisba is not None:
            country, j = nisba[0], nisba[1]
            end = self.tokens[j - 1].end
        head = match.split.stem if match.last == i + 1 else fold(self.text[start:end])
        if entry[1] in ("body", "state") and country:
            return None
        phrase = Phrase(
            start,
            end,
            i,
            j,
            "group",
            None,
            f"sides.{entry[1]}",
            country=country,
            number=entry[2],
            gender=entry[3],
            definite=True,
            head_word=head.removeprefix("ال"),
        )
        named = self._name_after(phrase, match)
        if named is not None:
            return named
        coreference.resolve(phrase, entry[1], self.discourse)
        return phrase

    def _name_after(self, phrase: Phrase, match: Match) -> Phrase | None:
        """«الوزير عباس كامل», «نظيره القطري محمد …»: the description is a title of the name that follows."""
        kind = phrase.rule.partition(".")[2]
        if kind not in ("person", "counterpart"):
            return None
        name = self._name_at(phrase.j)
        if name is None:
            return None
        name.start, name.i = phrase.start, phrase.i
        if kind == "counterpart" and name.actor is None:
            name.country = name.country or phrase.country
        name.rule = f"{phrase.rule}+{name.rule}"
        return name

    # -- titles, honorifics, names -----------------------------------------------------------------------------

    def _nisba_at(self, j: int) -> tuple[str, int, str] | None:
        """(state, next token, shape) of a nisba at token j, quotes passed over."""
        if j >= len(self.tokens) or self.tokens[j].kind == "mark":
            return None
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "nisba" and match.split.proclitics in ((), ("ال",)):
                    return entry[1], match.last, entry[2]
        return None

    def _complement(self, j: int) -> tuple[Phrase, int] | None:
        """A body or state that completes a title or group at token j: directly, with «لـ», or after «من», «في», «عن», «باسم»."""
        k = j
        while k < len(self.tokens) and self.tokens[k].norm in QUOTES:
            k += 1
        if k >= len(self.tokens):
            return None
        if self.tokens[k].norm in ("ب", "ل") and k + 1 < len(self.tokens):  # «بـ"حماس"»
            k += 1
            while k < len(self.tokens) and self.tokens[k].norm in QUOTES:
                k += 1
            if k >= len(self.tokens):
                return None
        if self.tokens[k].start in self.time_at:
            return None
        for match in matches(self.tokens, k):
            allowed = match.split.proclitics in ((), ("ال",), ("ل",), ("ل", "ال"), ("ب",))
            if not allowed:
                continue
            for entry in match.entries:
                phrase = None
                if entry[0] == "actor" and entry[2] != "short":
                    phrase = self._actor(k, match, entry)
                    if phrase is not None and phrase.kind == "person":
                        phrase = None
                elif entry[0] in ("state", "seat"):
                    phrase = self._state(k, match, entry)
                elif entry[0] == "body":
                    phrase = self._body(k, match, entry)
                elif entry[0] == "side" and entry[1] == "body":
                    phrase = self._side(k, match, entry)
                    if phrase is not None and not phrase.name:
                        phrase = None
                if phrase is not None:
                    j = phrase.j
                    while (
                        j < len(self.tokens)
                        and self.tokens[j].norm in QUOTES
                        and k > 0
                        and self.tokens[k - 1].norm in QUOTES
                    ):
                        j += 1
                    return phrase, j
        return None

    def _titled(self, i: int, match: Match, alone: bool = False) -> Phrase | None:
        """An office with what completes it and the name that bears it. `alone`: do not look for a name."""
        entry = next(e for e in match.entries if e[0] == "title")
        row = lexicon.table("titles")[entry[1]]
        takes = row.many("takes")
        j, country, body = match.last, None, None
        former = False
        inner: list[Phrase] = []
        rows = [row]
        extra = 0
        while j < len(self.tokens):
            token = self.tokens[j]
            if token.start in self.time_at:
                break
            nisba = self._nisba_at(j)
            if nisba is not None and (country is None or country == nisba[0]) and nisba[2] != "p":
                country, j = nisba[0], nisba[1]
                continue
            if nisba is not None and nisba[2] == "p":
                break
            step = self._title_step(j, match)
            if step is not None:
                kind, value, j = step
                former = former or value == "former"
                if kind == "title" and isinstance(value, int):
                    rows.append(lexicon.table("titles")[value])
                continue
            if body is None and not (country and inner):
                done = self._title_complement(j, takes)
                if done is not None:
                    body, j = done
                    inner.append(body)
                    country = country or body.country
                    continue
            if extra < 2 and token.kind == "word" and token.norm.startswith("ال") and self._adjective(j):
                extra += 1
                j += 1
                continue
            ahead = self._far_name(j) if not alone and token.norm.startswith(("ال", "لل")) else None
            if ahead is not None:
                return self._bearing(ahead, i, match, rows, country)
            break
        start, _ = self._span(i, match.last, match.split)
        least = max([match.last, *(p.j for p in inner)])
        while j > least and self.tokens[j - 1].kind == "mark":
            j -= 1
        office_body = body.actor if body is not None and body.actor and body.kind != "state" else country
        office = f"{row['role']}@{office_body}" if office_body else None
        if not alone:
            name = self._name_at(j, sure=office is not None)
            if (
                name is None
                and j + 1 < len(self.tokens)
                and self.tokens[j].norm in ("،", ",")
                and self._name_at(j + 1) is not None
            ):
                ahead = self._name_at(j + 1)
                titled = any(e[0] == "honorific" for m in matches(self.tokens, j + 1) for e in m.entries)
                closed = ahead is not None and ahead.j < len(self.tokens) and self.tokens[ahead.j].norm in ("،", ",")
                if ahead is not None and (closed or titled):
                    name = ahead
            if name is not None and self._foreign(name, country, office):
                name = None
            if name is not None:
                name.inner = (*name.inner, *inner)
                name.start, name.i = start, i
                name.office = None if former else office
                name.country = name.country or country
                if name.actor and name.actor.startswith("?"):
                    name.of = tuple(p.actor for p in inner if p.actor)
                name.rule = f"title+{name.rule}"
                name.gender = (
                    "f"
                    if any(t["title_ar"].split(" ")[0].endswith("ة") for t in rows)
                    and fold(self.text[start : self.tokens[match.last - 1].end]).split(" ")[0].endswith("ه")
                    else name.gender
                )
                return name
        if office is None and not country and match.split.definite is False and len(rows) == 1 and not inner:
            if not (match.last - i > 1 and "none" in takes) and row["role"] not in ("secretary-general",):
                return None
        end = self.tokens[j - 1].end
        known = self.discourse.office(office) if office else None
        if known is not None:
            return Phrase(
                start,
                end,
                i,
                j,
                "office",
                known.name,
                "office.before",
                known.actor,
                known.country,
                office,
                inner=tuple(inner),
                definite=True,
                of=known.of,
                antecedent=known.start,
            )
        holder = None
        if office and not former:
            role, _, at = office.partition("@")
            holder = self.discourse.holder(role, at)
            if holder is None and len(rows) > 1 and country:
                for other in rows[1:]:
                    holder = holder or self.discourse.holder(other["role"], country)
        if holder is not None:
            actor = self.discourse.roster.by_id[holder]
            return Phrase(
                start,
                end,
                i,
                j,
                "office",
                actor.name,
                "office.held",
                holder,
                actor.country or country,
                office,
                inner=tuple(inner),
                named=False,
                definite=True,
                of=actor.member_of,
            )
        where = (
            body.name
            if body is not None and (body.kind != "state" or not country)
            else state_name(country)
            if country
            else None
        )
        name_en = f"{row['name_en']} of {where}" if where else row["name_en"]
        phrase = Phrase(
            start, end, i, j, "office", name_en, "office", None, country, office, inner=tuple(inner), definite=True
        )
        if not where:
            phrase.head_word = self.tokens[i].norm
            known = self.discourse.person(role=row["role"])
            if known is not None and match.split.definite:
                phrase.name, phrase.actor, phrase.country, phrase.office, phrase.antecedent = (
                    known.name,
                    known.actor,
                    known.country,
                    known.office,
                    known.start,
                )
                phrase.rule = "office.before"
            elif match.split.definite is False:
                return None
        return phrase

    def _far_name(self, j: int) -> Phrase | None:
        """A certain name after up to five words that go on with the title: «رئيس المجلس السياسي للجماعة فلان»."""
        for k in range(j, min(j + 6, len(self.tokens))):
            token = self.tokens[k]
            if token.kind != "word" or token.start in self.time_at:
                return None
            if k > j:
                name = self._name_at(k, titled=False) or (self._unknown(k) if token.norm in _given_names() else None)
                if name is not None:
                    return name
            if not token.norm.startswith(("ال", "لل")) and (
                k > j + 1 or _own_uses(token.norm) & {"cue", "verb", "speech", "light", "noun", "side"}
            ):
                return None
        return None

    def _bearing(self, name: Phrase, i: int, match: Match, rows: list[lexicon.Row], country: str | None) -> Phrase:
        """The person whose title begins at token i."""
        start, _ = self._span(i, match.last, match.split)
        name.start, name.i = start, i
        name.country = name.country or country
        name.rule = f"title+{name.rule}"
        return name

    def _foreign(self, name: Phrase, country: str | None, office: str | None) -> bool:
        """Whether the name after a title is somebody else's: «رئيس المخابرات المصرية هاكان فيدان» has two men."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        if actor is None or country is None or actor.country is None or actor.country == country:
            return False
        return not any(f"{o.role}@{o.body}" == office or o.body == country for o in actor.offices)

    def _title_step(self, j: int, head: Match) -> tuple[str, object, int] | None:
        """A further title, an honorific or a qualifier at token j."""
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "qualifier" and match.split.proclitics in ((), ("ال",)):
                    return "qualifier", entry[1], match.last
                if entry[0] == "title" and match.split.proclitics in ((), ("ال",)):
                    return "title", entry[1], match.last
                if (
                    entry[0] == "title"
                    and match.split.proclitics in (("و",), ("و", "ال"))
                    and self._double_office(match)
                ):
                    return "title", entry[1], match.last
                if entry[0] == "honorific" and match.split.proclitics in ((), ("ال",)):
                    return "honorific", entry[1], match.last
        return None

    def _double_office(self, match: Match) -> bool:
        """Whether «رئيس الوزراء ووزير الخارجية القطري فلان» is one man: a name follows the second title, none the first."""
        j = match.last
        nisba = self._nisba_at(j)
        if nisba is not None:
            j = nisba[1]
        step = self._title_step(j, match) if j < len(self.tokens) else None
        if step is not None and step[0] == "honorific":
            j = step[2]
        return self._name_at(j) is not None

    def _title_complement(self, j: int, takes: tuple[str, ...]) -> tuple[Phrase, int] | None:
        norm = self.tokens[j].norm
        if norm in ("الي", "لدي", "في", "من", "عن", "باسم"):
            if norm in ("الي", "لدي") or "subject" in takes or (norm == "في" and ("body" in takes)):
                done = self._complement(j + 1)
                if done is None and norm in ("الي", "لدي", "في"):
                    return self._place_complement(j + 1)
                if done is not None and (
                    done[0].kind != "state" or norm != "في" or "subject" in takes or "country" in takes
                ):
                    return done
            return None
        done = self._complement(j)
        if done is None and "subject" in takes:
            done = self._place_complement(j)
        if done is None and norm in ("الخاص", "الخاصه", "المعني"):
            return self._title_complement(j + 1, takes) if j + 1 < len(self.tokens) else None
        return done

    def _place_complement(self, j: int) -> tuple[Phrase, int] | None:
        if j >= len(self.tokens):
            return None
        for match in matches(self.tokens, j):
            if match.split.proclitics:
                continue
            for entry in match.entries:
                if entry[0] in ("state", "capital"):
                    phrase = self._state(j, match, entry)
                elif entry[0] == "place":
                    phrase = self._place(j, match)
                else:
                    continue
                if phrase is not None:
                    return phrase, match.last
        return None

    def _adjective(self, j: int) -> bool:
        """Whether «العام», «الخاص», «الأعلى» … goes on describing the office rather than naming somebody."""
        norm = self.tokens[j].norm
        return norm in _ADJECTIVES

    def _honorific(self, i: int, match: Match) -> Phrase | None:
        if match.split.proclitics and match.split.proclitics[-1] in ("ب", "ك") and not match.split.definite:
            pass
        j = match.last
        step = self._title_step(j, match)
        if step is not None and step[0] == "honorific":
            j = step[2]
        name = self._name_at(j, titled=True)
        if name is None:
            return None
        start, _ = self._span(i, match.last, match.split)
        name.start, name.i = start, i
        name.rule = f"honorific+{name.rule}"
        return name

    def _name_at(self, j: int, titled: bool = True, sure: bool = False) -> Phrase | None:
        """A person's name at token j: of the roster, named before, or unknown where a title vouches for it."""
        while j < len(self.tokens) and self.tokens[j].norm in QUOTES:
            j += 1
        if j >= len(self.tokens) or self.tokens[j].kind not in ("word", "latin"):
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
                            and self._name_run(match.last) > match.last
                        ):
                            continue
                        phrase = (
                            self._actor(j, match, (entry[0], entry[1], "full"))
                            if entry[2] == "full"
                            else self._short(j, match, entry)
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
        return self._unknown(j, sure) if titled else None

    def _short(self, j: int, match: Match, entry: Entry) -> Phrase | None:
        """A surname after a title or honorific: the introduced bearer, or the only one in the roster."""
        bearers = {e[1] for e in match.entries if e[0] == "actor"}
        here = bearers & self.discourse.introduced
        if (here and entry[1] not in here) or (not here and len(bearers) > 1):
            return None
        k = self._name_run(match.last)
        if k > match.last and not self._reads_on(match.last):
            return None
        actor = self.discourse.roster.by_id[entry[1]]
        start, end = self._span(j, match.last, match.split)
        return Phrase(
            start,
            end,
            j,
            match.last,
            "person",
            actor.name,
            "roster.short",
            actor.id,
            actor.country,
            named=True,
            of=actor.member_of,
        )

    def _named_before(self, j: int) -> Phrase | None:
        """A provisional person by the short name his full mention gave him."""
        for split in splits(self.tokens[j].norm):
            known = self.discourse.surnames.get(split.stem)
            if known is not None and not split.definite and self._name_run(j + 1) == j + 1:
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

    def _name_run(self, j: int) -> int:
        """The token after the last that may belong to an unknown person's name begun at or before j."""
        k = j
        while k < len(self.tokens) and k < j + 4:
            token = self.tokens[k]
            if token.kind == "latin" or (token.norm in PERSON_WORDS and k + 1 < len(self.tokens)):
                k += 1
                continue
            if (
                token.norm in ("-",)
                and k > j
                and k + 1 < len(self.tokens)
                and self.tokens[k + 1].kind == "word"
                and self.tokens[k - 1].end == token.start
            ):
                k += 1
                continue
            if token.kind != "word" or token.start in self.time_at or not self._name_like(k, first=k == j):
                break
            k += 1
        while k > j and (self.tokens[k - 1].norm in PERSON_WORDS or self.tokens[k - 1].kind == "mark"):
            k -= 1
        return k

    def _name_like(self, k: int, first: bool) -> bool:
        norm = self.tokens[k].norm
        if len(norm) < 2:
            return False
        if norm in _given_names():
            return "cue" not in _own_uses(norm)
        if not first and norm[0] == "و" and norm not in _name_tokens():
            return False
        uses = _word_uses(norm)
        if norm.startswith("ال"):
            free = not uses or (
                not first and uses <= {"place", "actor", "running"} and "running" not in _own_uses(norm)
            )
            return free and (norm in _name_tokens() or (not first and not norm.endswith(("ات", "يه"))))
        if norm in _name_tokens():
            own = _own_uses(norm)
            return not own & {
                "cue",
                "verb",
                "light",
                "speech",
                "title",
                "group",
                "body",
                "noun",
                "masdar",
                "side",
                "nisba",
                "common",
                "running",
                "state",
                "capital",
                "participle",
            }
        return not uses and not suffix_matches(norm)

    def _unknown(self, j: int, vouched: bool = False) -> Phrase | None:
        """A person nobody listed, where a title or honorific stands before: the words up to the first that is no name."""
        k = self._name_run(j)
        if k == j:
            return None
        start, end = self.tokens[j].start, self.tokens[k - 1].end
        words = [t.norm for t in self.tokens[j:k] if t.kind != "mark"]
        sure = [
            w in _given_names() or w in _name_tokens() or t.kind == "latin"
            for w, t in zip(words, self.tokens[j:k], strict=False)
        ]
        if not sure[0] and not (len(words) >= 2 and (vouched or any(sure))):
            return None
        if len(words) >= 2:
            for actor in self.discourse.roster.find(self.text[start:end]):
                if actor.kind == "person":
                    return Phrase(
                        start,
                        end,
                        j,
                        k,
                        "person",
                        actor.name,
                        "roster.spelling",
                        actor.id,
                        actor.country,
                        named=True,
                        of=actor.member_of,
                    )
        return self._provisional(j, k)

    def _provisional(self, j: int, k: int) -> Phrase:
        start, end = self.tokens[j].start, self.tokens[k - 1].end
        text = self.text[start:end]
        phrase = Phrase(
            start, end, j, k, "person", romanise(text), "name", "?" + fold(text).replace(" ", "-"), named=True
        )
        words = [t.norm for t in self.tokens[j:k] if t.kind != "mark"]
        if len(words) > 1:
            self.discourse.surnames.setdefault(words[-1], phrase)
            if words[-2] in PERSON_WORDS:
                self.discourse.surnames.setdefault(words[-2] + words[-1], phrase)
        return phrase

    def _bare_name(self, i: int) -> Phrase | None:
        """A name without a title: named before, or a given name followed by one or more words that are no words."""
        before = self._named_before(i)
        if before is not None:
            return before
        token = self.tokens[i]
        if token.kind != "word":
            return None
        for split in splits(token.norm)[:3]:
            if split.definite or split.stem not in _given_names():
                continue
            if _own_uses(split.stem) & {"cue"}:
                continue
            k = self._name_run(i + 1)
            if k == i + 1:
                continue
            start, _ = self._span(i, i + 1, split)
            end = self.tokens[k - 1].end
            for actor in self.discourse.roster.find(self.text[start:end]):
                if actor.kind == "person":
                    return Phrase(
                        start,
                        end,
                        i,
                        k,
                        "person",
                        actor.name,
                        "roster.spelling",
                        actor.id,
                        actor.country,
                        named=True,
                        of=actor.member_of,
                    )
            text = self.text[start:end]
            phrase = Phrase(
                start, end, i, k, "person", romanise(text), "given name", "?" + fold(text).replace(" ", "-"), named=True
            )
            self.discourse.surnames.setdefault(self.tokens[k - 1].norm, phrase)
            self._postposed_title(phrase)
            return phrase
        return None

    # -- bodies and groups -------------------------------------------------------------------------------------

    def _body(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """A body made of its head noun and a nisba or state: «وزارة الخارجية القطرية», «حكومة السودان»."""
        row = lexicon.table("bodies")[entry[1]]
        j = match.last
        country = None
        inner: tuple[Phrase, ...] = ()
        skipped = 0
        while j < len(self.tokens):
            nisba = self._nisba_at(j)
            if nisba is not None and nisba[2] != "p":
                country, j = nisba[0], nisba[1]
                break
            if (skipped == 0 and row["kind"] != "government") or skipped == 0:
                done = self._state_at(j)
                if done is not None:
                    country, j, inner = done.country, done.j, (done,)
                    break
            if skipped < 2 and self.tokens[j].norm in _ADJECTIVES:
                skipped += 1
                j += 1
                continue
            if skipped == 0 and match.split.stem in _RULED:
                ruler = self._person_from(j)
                if ruler is not None and ruler.country:  # «إدارة الرئيس جو بايدن», «حكومة نتنياهو»
                    country, j, inner = ruler.country, ruler.j, (ruler,)
            break
        start, _ = self._span(i, match.last, match.split)
        if country is None:
            if not match.split.definite:
                return None
            phrase = Phrase(
                start,
                self.tokens[match.last - 1].end,
                i,
                match.last,
                "organisation",
                None,
                "bodies.definite",
                number="s",
                definite=True,
            )
            phrase.head_word = self.tokens[i].norm[sum(len(c) for c in match.split.proclitics) :]
            coreference.resolve(phrase, "body", self.discourse)
            return phrase if phrase.name else None
        end = self.tokens[j - 1].end
        where = state_name(country)
        if row["stands_for_state"] == "yes":
            name, actor = where, country
        else:
            name, actor = row["name_en"].replace("{country}", where).replace("{adj}", where), f"{row['kind']}@{country}"
        found = self._rostered_body(start, end)
        if found is not None:
            name, actor = found
        kind: MentionKind = "anonymous_source" if row["kind"] == "media" else "organisation"
        phrase = Phrase(
            start,
            end,
            i,
            j,
            kind,
            name,
            "bodies",
            actor,
            country,
            inner=inner,
            named=True,
            definite=True,
            of=(country,),
        )
        phrase.head_word = fold(self.text[start:end]).split(" ")[0].removeprefix("ال")
        phrase.gender = "f" if phrase.head_word.endswith("ه") else "m"
        return phrase

    def _rostered_body(self, start: int, end: int) -> tuple[str, str] | None:
        return None

    def _state_at(self, j: int) -> Phrase | None:
        for match in matches(self.tokens, j):
            if match.split.proclitics:
                continue
            for entry in match.entries:
                if entry[0] in ("state", "seat"):
                    return self._state(j, match, entry)
        return None

    def _group(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """People in the plural with what completes them: «وفد من الحركة برئاسة …», «مسؤولين أمريكيين ومصريين», «عائلات الأسرى»."""
        row = lexicon.table("groups")[entry[1]]
        anonymous = row["anonymous_source"] == "yes"
        j = match.last
        parts: list[Phrase] = []
        adjectives = 0
        while j < len(self.tokens):
            token = self.tokens[j]
            if token.start in self.time_at:
                break
            nisba = self._nisba_at(j)
            if nisba is not None and not parts:
                parts, j = self._nisbas(j)
                continue
            norm = token.norm
            if norm in ("من", "عن", "في", "لدي") and not parts:
                done = self._members(j + 1)
                if done is not None and (norm != "في" or done[0].kind not in ("state", "place")):
                    parts, j = [done[0]], done[1]
                    continue
                break
            if not parts:
                done = self._members(j)
                if done is not None and anonymous and done[0].kind in ("agency", "outlet"):
                    break  # «مصادر … لوكالة …»: whom they spoke to
                if done is not None:
                    parts, j = [done[0]], done[1]
                    continue
            if (
                adjectives < 3
                and not parts
                and token.kind == "word"
                and (norm in _ADJECTIVES or norm.removeprefix("ال") in _GROUP_ADJECTIVES)
            ):
                adjectives += 1
                j += 1
                continue
            break
        while j > match.last and self.tokens[j - 1].kind == "mark":
            j -= 1
        start, _ = self._span(i, match.last, match.split)
        end = self.tokens[j - 1].end
        kind: MentionKind = "anonymous_source" if anonymous and self._sourcelike(row) else "group"
        phrase = Phrase(
            start,
            end,
            i,
            j,
            kind,
            None,
            "groups",
            number="p",
            group=row["kind"],
            inner=tuple(parts),
            definite=match.split.definite,
        )
        phrase.head_word = fold(self.text[start:end]).split(" ")[0].removeprefix("ال")
        phrase.chief = self._chief(phrase)
        self._name_group(phrase, row, parts)
        if phrase.name is None and match.split.definite:
            coreference.resolve(phrase, "delegation" if row["kind"] == "delegation" else "group", self.discourse)
        return phrase

    def _sourcelike(self, row: lexicon.Row) -> bool:
        return row["kind"] in ("sources", "witnesses")

    def _nisbas(self, j: int) -> tuple[list[Phrase], int]:
        """States of coordinated nisbas: «أمريكيين ومصريين وقطريين»."""
        found: list[Phrase] = []
        while j < len(self.tokens):
            hit = None
            k = j
            if found and self.tokens[k].norm in ("،", ",") and k + 1 < len(self.tokens):
                k += 1
            for match in matches(self.tokens, k):
                clitics = match.split.proclitics
                if (
                    clitics in ((), ("ال",))
                    if not found
                    else clitics in (("و",), ("و", "ال")) or (k > j and clitics in ((), ("ال",)))
                ):
                    hit = next((e for e in match.entries if e[0] == "nisba"), None)
                    if hit is not None:
                        start, end = self._span(k, match.last, match.split)
                        found.append(
                            Phrase(
                                start,
                                end,
                                k,
                                match.last,
                                "state",
                                state_name(hit[1]),
                                "nisba",
                                hit[1],
                                hit[1],
                                named=True,
                            )
                        )
                        j = match.last
                        break
            if hit is None:
                break
        return found, j

    def _members(self, j: int) -> tuple[Phrase, int] | None:
        """Whom a group consists of or acts for: a body, a state, or another group («عائلات الأسرى», «وفد من قيادة الحركة»)."""
        done = self._complement(j)
        if done is not None:
            return done
        if j < len(self.tokens):
            for match in matches(self.tokens, j):
                if match.split.proclitics in ((), ("ال",), ("ل",), ("ل", "ال")):
                    for entry in match.entries:
                        if entry[0] == "group":
                            phrase = self._group(j, match, entry)
                            if phrase is not None:
                                return phrase, phrase.j
        if j < len(self.tokens):
            for split, enclitic, entries in suffix_matches(self.tokens[j].norm):
                for entry in entries:
                    if entry[0] == "group" and not split.proclitics:
                        piece = self._with_pronoun(j, split, enclitic, (entry,))
                        if piece is not None and piece.phrase is not None:
                            return piece.phrase, piece.j
        return None

    def _chief(self, phrase: Phrase) -> Phrase | None:
        """The head of a delegation: «برئاسة», «بقيادة», «يترأسه», «يقوده»."""
        j = phrase.j
        skipped = 0
        while j < len(self.tokens) and skipped < 3:
            if self.tokens[j].norm in _HEADED_BY:
                chief = self._person_from(j + 1)
                if chief is not None:
                    phrase.j, phrase.end = chief.j, chief.end
                    phrase.inner = (*phrase.inner, chief)
                return chief
            if self.tokens[j].kind == "mark" and self.tokens[j].norm not in ("،", ",", *QUOTES):
                return None
            if (
                self.tokens[j].norm not in _ADJECTIVES
                and self.tokens[j].kind != "mark"
                and self.tokens[j].norm.removeprefix("ال") not in _GROUP_ADJECTIVES
            ):
                return None
            skipped += 1
            j += 1
        return None

    def _person_from(self, j: int) -> Phrase | None:
        if j >= len(self.tokens):
            return None
        for match in matches(self.tokens, j):
            if match.split.proclitics not in ((), ("ال",)):
                continue
            for entry in match.entries:
                phrase = None
                if entry[0] == "title":
                    phrase = self._titled(j, match)
                elif entry[0] == "honorific":
                    phrase = self._honorific(j, match)
                elif entry[0] == "actor":
                    phrase = self._actor(j, match, entry)
                if phrase is not None and phrase.kind in ("person", "office"):
                    return phrase
        return self._name_at(j)

    def _name_group(self, phrase: Phrase, row: lexicon.Row, parts: list[Phrase]) -> None:
        english = row["name_en"]
        if phrase.kind == "anonymous_source":
            of = parts[0].name if parts else None
            phrase.name = f"{english} ({of})" if of else english
            phrase.country = parts[0].country if parts else None
            return
        if not parts:
            acting = row["kind"] in ACTING_GROUPS
            phrase.name = None if phrase.definite and acting else english
            return
        ids = tuple(p.actor for p in parts if p.actor)
        phrase.of = (*ids, *(b for p in parts for b in p.of))
        phrase.country = parts[0].country
        if row["kind"] in ACTING_GROUPS or (parts[0].kind == "group" and parts[0].group in ACTING_GROUPS):
            if len(parts) > 1:
                phrase.parts = tuple(parts)
            first = parts[0]
            phrase.name = " and ".join(p.name for p in parts if p.name) or None
            phrase.actor = first.actor if len(parts) == 1 else None
            if first.kind == "group":
                phrase.name, phrase.actor, phrase.of = first.name, first.actor, first.of
        else:
            names = [p.name for p in parts if p.name]
            phrase.name = f"{english} of {names[0]}" if names else english

    def _nisba(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """A people in the plural as an actor: «الإسرائيليون», «السودانيين»; adjectives are left to their noun."""
        if entry[2] != "p" or not match.split.definite:
            return None
        before = self.tokens[i - 1] if i else None
        if before is not None and before.kind == "word" and before.norm.startswith("ال") and len(before.norm) > 4:
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
        kind = _OWNED.get(split.stem.removesuffix(enclitic))
        if kind is None:
            return None
        owner = coreference.owner(enclitic, self.discourse)
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

    def _with_pronoun(self, i: int, split: Split, enclitic: str, entries: tuple[Entry, ...]) -> Piece | None:
        """A noun or verb with a pronoun behind: the pronoun's antecedent is its possessor or object."""
        owned = self._owned(i, split, enclitic)
        if owned is not None:
            return self._np(owned, split)
        nominal = [e for e in entries if e[0] in ("group", "body", "title")]
        if nominal and nominal[0][0] == "group":
            match = Match(i + 1, split, (nominal[0],))
            phrase = self._group(i, match, nominal[0])
            if phrase is not None:
                owner = coreference.owner(enclitic, self.discourse)
                if owner is not None and phrase.name is None:
                    row = lexicon.table("groups")[nominal[0][1]]
                    self._name_group(phrase, row, [owner])
                    phrase.antecedent = owner.start
                phrase.possessor = owner
                return self._np(phrase, split)
        lexical = tuple(
            e
            for e in entries
            if e[0] in LEXICAL
            and (e[0] not in ("verb", "speech") or self._lexical_fits(i, Match(i + 1, split, (e,)), e))
        )
        if lexical:
            piece = self._make("lex", i, i + 1, split, entries=lexical, enclitic=enclitic)
            piece.phrase = None
            return piece
        return None


def _mark_state(norm: str, quoted: bool, depth: int) -> tuple[bool, int]:
    if norm in "“«„":
        return True, depth
    if norm in "”»":
        return False, depth
    if norm == '"':
        return not quoted, depth
    if norm in "([":
        return quoted, depth + 1
    if norm in ")]":
        return quoted, max(0, depth - 1)
    return quoted, depth


_OWNED = {
    "بلاد": "state",
    "حكومت": "state",
    "دولت": "state",
    "وزارت": "state",
    "حركت": "body",
    "حزب": "body",
    "جماعت": "body",
    "تنظيم": "body",
    "منظمت": "body",
    "جبهت": "body",
}
_RULED = frozenset({"اداره", "حكومه", "نظام", "سلطه"})
_HEADED_BY = frozenset(
    {
        "برياسه",
        "برئاسه",
        "بقياده",
        "يتراسه",
        "يراسه",
        "يقوده",
        "تراسه",
        "ترأسه",
        "يتقدمه",
        "ويتراسه",
        "يتراسها",
        "بزعامه",
        "يضم",
    }
)
_ADJECTIVES = frozenset(
    fold(w)
    for w in [
        "العام",
        "العامة",
        "الخاص",
        "الخاصة",
        "الأعلى",
        "العليا",
        "الوطني",
        "الوطنية",
        "المركزي",
        "المركزية",
        "الأول",
        "الثاني",
        "المشترك",
        "المشتركة",
        "الجديد",
        "الجديدة",
        "الدائم",
        "الدائمة",
        "السياسي",
        "السياسية",
        "الأمني",
        "الأمنية",
        "العسكري",
        "العسكرية",
        "الرسمي",
        "الرسمية",
        "المفاوض",
        "المفاوضة",
        "التفاوضي",
        "الإسلامي",
        "الإسلامية",
        "الديمقراطي",
        "الديمقراطية",
        "الشعبي",
        "الشعبية",
        "الدولي",
        "الدولية",
        "الحاكم",
        "الحاكمة",
        "الانتقالي",
        "الانتقالية",
        "المؤقت",
        "المؤقتة",
        "الإقليمي",
        "الإقليمية",
        "الخارجي",
        "الداخلي",
        "القومي",
        "القومية",
        "الموحد",
        "الموحدة",
        "الفني",
        "الفنية",
        "الأممي",
        "الأممية",
        "الرفيع",
        "البارز",
        "البارزة",
        "المعارض",
        "المعارضة",
        "الكبير",
        "الكبار",
    ]
)
_GROUP_ADJECTIVES = frozenset(
    fold(w)
    for w in [
        "رفيع",
        "المستوى",
        "كبير",
        "كبار",
        "أمني",
        "أمنية",
        "سياسي",
        "سياسية",
        "عسكري",
        "عسكرية",
        "حكومي",
        "حكومية",
        "رسمي",
        "رسمية",
        "دبلوماسي",
        "دبلوماسية",
        "مفاوض",
        "تفاوضي",
        "برلماني",
        "وزاري",
        "مطلع",
        "مطلعة",
        "مطلعون",
        "مطلعين",
        "خاصة",
        "خاص",
        "موثوقة",
        "متطابقة",
        "محلية",
        "طبية",
        "ميدانية",
        "قيادي",
        "رئاسي",
        "فني",
        "اقتصادي",
        "مشترك",
        "موسع",
        "محلي",
        "قبلي",
        "أهلي",
        "بارزين",
        "بارزون",
        "سابقين",
        "سابقون",
    ]
)
