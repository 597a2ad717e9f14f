"""All that a word or phrase may be, from the tables: one trie over folded words, looked up with and without proclitics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from tawatur import lexicon
from tawatur.language import Split, Token, fold, splits, tokenise
from tawatur.language.conjugate import forms
from tawatur.language.kept import Kept
from tawatur.resolution import roster

# An entry is (category, data): plain tuples, so that the compiled trie loads fast.
#   ("actor", id, form)      ("state", iso3)            ("nisba", iso3, "m"|"f"|"p")   ("capital", iso3, place)
#   ("seat", iso3)           ("place", index)           ("title", index)               ("honorific", kind)
#   ("qualifier", effect)    ("body", index)            ("group", index)               ("side", kind, number, gender, label, roles)
#   ("cue", class)           ("verb", index, tense, person, number, gender)            ("light", index, …)
#   ("speech", index, tense, …)   ("participle", index)  ("saying", index)             ("noun", index)  ("masdar", index)
Entry = tuple[Any, ...]
Node = dict[str | None, Any]

TABLES = (
    "states", "places", "places_cities", "titles", "honorifics", "title_qualifiers", "bodies", "groups", "cues",
    "sides", "verbs", "nouns", "light_verbs", "speech", "common_words", "running_words", "homographs",
)  # fmt: skip


class Match(NamedTuple):
    """Entries found for the tokens first..last (last exclusive), with the proclitics cut from the first."""

    last: int
    split: Split
    entries: tuple[Entry, ...]


def phrase(text: str) -> tuple[str, ...]:
    """The folded words of a table's cell, as the trie keys them."""
    return tuple(token.norm for token in tokenise(text) if token.kind != "mark")


def _joined(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The phrase as it stands and with عبد, أبو joined to or parted from the name that follows."""
    yield words
    for i, word in enumerate(words):
        if word in ("عبد", "ابو", "ابا", "ابي") and i + 1 < len(words):
            yield (*words[:i], word + words[i + 1], *words[i + 2 :])
        if word.startswith("عبدال") and len(word) > 6:
            yield (*words[:i], "عبد", word[3:], *words[i + 1 :])
        if word.startswith("ابو") and len(word) > 5:
            yield (*words[:i], "ابو", word[3:], *words[i + 1 :])


def accusative(words: str) -> tuple[str, ...]:
    """The phrase and, where its words take one, its indefinite accusative: «اتصال هاتفي», «اتصالاً هاتفياً»."""
    parts = words.split(" ")
    if (
        any(
            w.startswith("ال") or w[-1] in "ةاءى" or (w.endswith(("ات", "ين", "ون", "ان")) and len(w) > 4)
            for w in parts
        )
        or len(parts) > 2
    ):
        return (words,)
    return words, " ".join(w + "ا" for w in parts)


@cache
def feminines() -> dict[str, lexicon.Row]:
    """Rows of feminines.tsv by their masculine word."""
    return {row["masculine"]: row for row in lexicon.table("feminines")}


def feminine(title: str) -> str | None:
    """The title as a woman bears it, «الممثلة الخاصة للأمين العام»; None where its first word has no such form."""
    first, *rest = title.split(" ")
    row = feminines().get(first)
    if row is None or (not rest and row["alone"] != "yes"):
        return None
    if rest and first.startswith("ال") == rest[0].startswith("ال") and (adjective := feminines().get(rest[0])) is not None:
        rest = [adjective["feminine"], *rest[1:]]
    return " ".join([row["feminine"], *rest])


def _add(trie: Node, words: Sequence[str], entry: Entry) -> None:
    node = trie
    for word in words:
        node = node.setdefault(word, {})
    found = node.get(None, ())
    if entry not in found:
        node[None] = (*found, entry)


def _nisbas(word: str, shape: str, states: frozenset[str]) -> Iterator[str]:
    """A nisba's forms: «مصري» also «مصرياً» and the duals «مصريان», «مصريين»; none that names a state, as «ليبيا» does."""
    yield word
    if shape == "m" and word.endswith("ي") and " " not in word and not word.startswith("ال"):
        yield from (form for form in (word + "ا", word + "ان") if fold(form) not in states)
    if shape == "f" and word.endswith("ية") and " " not in word:
        yield from (word[:-1] + "تان", word[:-1] + "تين")


_REALMS = ("جمهورية", "دولة", "مملكة", "سلطنة")


def _formal(name: str) -> Iterator[str]:
    """A state's name of one word with what it calls itself: «جمهورية لبنان», «دولة فلسطين»; «جمهورية الصين» is not China."""
    if " " not in name and name != "الصين":
        yield from (f"{realm} {name}" for realm in _REALMS)


@cache
def sent_somewhere() -> frozenset[str]:
    """Folded accusatives of the titles of one who is sent by somebody: «مبعوثاً من», «مندوباً عن»."""
    words = (w for row in lexicon.table("titles") if row["role"] in _SENT for w in row.many("title_ar"))
    return frozenset(fold(w) + "ا" for w in words if " " not in w and not w.startswith("ال") and not w.endswith("ة"))


_SENT = frozenset({"special-envoy", "representative", "delegate", "envoy"})


def spellings() -> Iterator[tuple[str, Entry]]:
    """Every (spelling, entry) of the tables."""
    states = frozenset(fold(word) for row in lexicon.table("states") for word in row.many("names_ar"))
    states |= {fold(w) + "ا" for row in lexicon.table("qualities") for w in row.many("adjective_ar")}  # «دعماً مالياً»
    for row in lexicon.table("states"):
        iso = row["iso3"]
        for column, shape in (("nisba_m", "m"), ("nisba_f", "f"), ("nisba_pl", "p")):
            for word in row.many(column):
                for form in _nisbas(word, shape, states):
                    yield form, ("nisba", iso, "p" if form.endswith(("ان", "تين")) else shape)
                if word.startswith("ال"):
                    yield word[2:], ("nisba", iso, shape)
        for word in row.many("names_ar"):
            yield word, ("state", iso)
            yield from ((form, ("state", iso)) for form in _formal(word) if fold(form) not in states)
        for word in row.many("capital_ar"):
            yield word, ("capital", iso)
        for word in row.many("seats"):
            yield word, ("seat", iso)
    for name in ("places", "places_cities"):
        for n, row in enumerate(lexicon.table(name)):
            for word in row.many("names_ar"):
                yield word, ("place", name, n)
    for name, category, column in (
        ("titles", "title", "title_ar"),
        ("bodies", "body", "noun_ar"),
        ("groups", "group", "noun_ar"),
    ):
        for n, row in enumerate(lexicon.table(name)):
            for word in row.many(column):
                for form in accusative(word) if category == "group" else (word,):
                    yield form, (category, n)
                if category == "title" and (hers := feminine(word)) is not None:
                    yield hers, (category, n)
                if category == "title" and fold(word) + "ا" in sent_somewhere():
                    yield word + "ا", (category, n)
    for row in lexicon.table("honorifics"):
        for word in row.many("word"):
            yield word, ("honorific", row["kind"])
    for row in lexicon.table("title_qualifiers"):
        for word in row.many("word"):
            yield word, ("qualifier", row["effect"])
    for row in lexicon.table("cues"):
        for word in row.many("word"):
            yield word, ("cue", row["class"])
    for row in lexicon.table("sides"):
        for word in row.many("word"):
            yield word, ("side", row["kind"], row["number"], row["gender"], row["label_en"], row["roles"])
    for name, category in (("common_words", "running"), ("running_words", "running"), ("homographs", "common")):
        for row in lexicon.table(name):
            for word in row.many("word"):
                yield word, (category,)
    for n, row in enumerate(lexicon.table("nouns")):
        for word in row.many("noun"):
            yield from ((form, ("noun", n)) for form in accusative(word))
    for n, row in enumerate(lexicon.table("verbs")):
        for word in row.many("masdar"):
            yield from ((form, ("masdar", n)) for form in accusative(word))
    common = {word for row in lexicon.table("common_words") for word in row.many("word")}
    for n, row in enumerate(lexicon.table("speech")):
        for word in row.many("masdar"):
            yield word, ("saying", n)
        for word in row.many("participle"):
            yield word, ("participle", n, "m")
            if word.rstrip("ا") + "ة" not in common:  # «مدينة» is hardly «مُدينة»
                yield word.rstrip("ا") + "ة", ("participle", n, "f")
            yield word.rstrip("ا") + "ين", ("participle", n, "p")
    for table, category in (("verbs", "verb"), ("light_verbs", "light"), ("speech", "speech")):
        for n, row in enumerate(lexicon.table(table)):
            for verb in forms(row["past"], row["present"]):
                if verb.text.startswith("وو"):
                    continue  # «ووصل» is «وصل» with its conjunction, not a passive of «واصل»
                yield verb.text, (category, n, verb.tense, verb.person, verb.number, verb.gender)


def _build() -> Node:
    trie: Node = {}
    named = ((spelling, ("actor", actor, form)) for spelling, actor, form in roster.load().names())
    for spelling, entry in chain(spellings(), named):
        for words in dict.fromkeys((*_joined(phrase(spelling)), *_marked(spelling))):
            if words:
                _add(trie, words, entry)
    return trie


def _marked(spelling: str) -> tuple[tuple[str, ...], ...]:
    """The phrase with the hyphen or plus inside it as a word of its own, as texts write it: «غينيا - بيساو», «5+5»."""
    tokens = tokenise(spelling)
    return (tuple(t.norm for t in tokens if t.norm not in QUOTES),) if any(t.norm in _INNER for t in tokens[1:-1]) else ()


@cache
def trie() -> Node:
    """The compiled trie of all tables."""
    sources = [lexicon.DATA / f"{name}.tsv" for name in TABLES]
    sources += roster.files()
    code = [lexicon.DATA.parent / "mentions" / "lexicon.py", lexicon.DATA.parent / "language" / "conjugate.py"]
    return lexicon.compiled("lexicon", [p for p in sources if p.exists()] + code, _build)


@lru_cache(maxsize=200_000)
def starts(norm: str) -> tuple[tuple[Split, Node], ...]:
    """Every way a phrase of the tables may start with this word: the split of its proclitics, and the trie below."""
    root = trie()
    found = []
    for split in splits(norm):
        node = root.get(split.stem)
        if node is not None:
            found.append((split, node))
        if len(split.proclitics) >= 2 and split.proclitics[-2:] == (
            "ل",
            "ال",
        ):  # «للحية»: the article is the name's own
            node = root.get("ال" + split.stem)
            if node is not None:
                found.append((Split(split.proclitics[:-1], "ال" + split.stem), node))
    return tuple(found)


_LAST = attrgetter("last")


def matches(tokens: Sequence[Token], i: int) -> list[Match]:
    """Every phrase of the tables that starts at token i, the longest first, then the fewest proclitics cut.

    Inside a phrase quotation marks are passed over, and a later word may carry the article the table leaves out
    («وزير خارجية» does not match «وزير الخارجية»: tables list both).
    """
    if i >= len(tokens) or tokens[i].kind == "mark":
        return []
    found = []
    count, several = len(tokens), False
    for split, node, entries in _heads[tokens[i].norm]:
        k = i + 1
        if entries:
            found.append(tuple.__new__(Match, (k, split, entries)))  # half the cost of Match(…)
        while k < count and node:
            norm = tokens[k].norm
            k += 1
            below = node.get(norm)
            if below is not None:
                node = below
                if None in node:
                    found.append(tuple.__new__(Match, (k, split, node[None])))
                    several = True
            elif norm not in QUOTES:
                break
    if several:
        found.sort(key=_LAST, reverse=True)  # which leaves those of one length in the order of `_heads`
        if tokens[found[0].last - 1].text == "على" and _governs(tokens, found):
            return found[1:]
    return found


def _governs(tokens: Sequence[Token], found: Sequence[Match]) -> bool:
    """Whether «على» at the end of the longest is a preposition, and the man's shorter name stands before it: «وافق آبي أحمد على الخطة»."""
    longest = found[0].last
    whole = {e[1] for m in found if m.last == longest for e in m.entries if e[0] == "actor"}
    named = any(e[0] == "actor" and e[1] in whole for m in found if m.last == longest - 1 for e in m.entries)
    return named and longest < len(tokens) and tokens[longest].kind != "mark"


@Kept
def _heads(norm: str) -> tuple[tuple[Split, Node, tuple[Entry, ...]], ...]:
    """`starts`, the fewest proclitics first, with what the word is where nothing follows it; an empty trie below where nothing can."""
    by_cuts = sorted(starts(norm), key=lambda s: len(s[0].proclitics))
    return tuple((split, node if len(node) > (None in node) else {}, node.get(None, ())) for split, node in by_cuts)


_INNER = frozenset("-–+")
QUOTES = frozenset("\"'“”«»„‟‘’`")
DASHES = frozenset({"-", "–", "—", "ـ"})


def known(norm: str, categories: Iterable[str]) -> bool:
    """Whether the word, with some or no proclitics, alone is of one of the categories."""
    wanted = set(categories)
    return any(None in node and any(e[0] in wanted for e in node[None]) for _, node in starts(norm))


__all__ = ["QUOTES", "Entry", "Match", "fold", "known", "matches", "phrase", "starts", "trie"]


def nisba_of(norm: str) -> str | None:
    """The state of a nisba in the singular, with or without article; the accusative of one too, though it is a state's name, «تركيا». None for another word."""
    bare = norm[:-1] if norm.endswith("يا") and not norm.startswith("ال") else norm
    return _nisba(norm) or (_nisba(bare) if bare != norm else None)


def _nisba(norm: str) -> str | None:
    return next(
        (e[1] for split, node in starts(norm) if None in node and split.proclitics in ((), ("ال",), ("و", "ال"), ("و",))
         for e in node[None] if e[0] == "nisba" and e[2] != "p"),
        None,
    )  # fmt: skip
