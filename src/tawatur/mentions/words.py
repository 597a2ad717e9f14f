"""What single words may be, before any sentence is read: uses by the tables, given names, names' words, pronouns behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import Split, fold, splits, suffixed
from tawatur.language.conjugate import forms
from tawatur.mentions.lexicon import Entry, trie
from tawatur.model import MentionKind
from tawatur.resolution import roster
from tawatur.resolution.name_parts import arab_countries
from tawatur.resolution.romanise import spelled

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
RELATIVES = frozenset({"الذي", "التي", "الذين"})
ITS_THAT = frozenset({"ان", "بان", "انه", "انها", "بانه", "بانها"})
THAT = ITS_THAT | {"انهم"}
PERSON_WORDS = frozenset({"بن", "ابن", "ابو", "ابي", "ام", "ال", "عبد", "بنت", "ولد", "الحاج", "حاج", "اولاد", "دي", "فان", "فون", "دو", "لو"})


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """The sets of `word_sets.tsv` by name; folded."""
    return {row["set"]: frozenset(fold(word) for word in row.many("words")) for row in lexicon.table("word_sets")}


@cache
def describing() -> frozenset[str]:
    """Forms of the verbs that only say what an event was like or how long it took: «دام», «استغرق»; folded."""
    told = (f.text for row in lexicon.table("describing_verbs") for f in forms(row["past"], row["present"]) if f.person == 3)
    return frozenset(told) | {fold(row["passive"]) for row in lexicon.table("describing_verbs") if row["passive"]}


@cache
def compounds() -> frozenset[str]:
    """First words of names made with «الله»: «نصر الله», «دفع الله»; folded."""
    return frozenset(fold(w) for row in lexicon.table("name_compounds") for w in row.many("word"))


VERBAL_PRONOUNS = frozenset({"ه", "ها", "هم", "هما"})
OWNED = {
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
LOCALITIES = frozenset(
    fold(w)
    for w in ["العاصمة", "مدينة", "مطار", "بلدة", "محافظة", "ولاية", "قصر", "مقر", "العاصمتين", "قرية", "منطقة", "إقليم", "جزيرة", "ضاحية", "مكتب", "مقره", "مقرها", "مكتبه", "مكتبها", "قصره", "منزل", "منزله", "دارة", "قاعدة", "فندق", "مبنى", "ديوان", "ميناء", "معبر", "قاعة", "منتجع", "مخيم", "حي", "ساحة", "مركز", "سفارة", "مجمع", "المدينة", "القصر", "الفندق", "المطار"]
)
RULED = frozenset({"اداره", "حكومه", "نظام", "سلطه"})
HEADED_BY = frozenset(
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
    }
)
ADJECTIVES = frozenset(
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


@cache
def qualities() -> dict[str, str]:
    """Folded adjectives that stand behind people and sources, each with the English word before the noun, or an empty one."""
    found = {fold(word): row["name_en"] for row in lexicon.table("qualities") for word in row.many("adjective_ar")}
    accusatives = {word + "ا": name for word, name in found.items() if word[-1] not in "ةهاتن" and " " not in word}
    return {**accusatives, **found}


@cache
def _bodies_of(home: str) -> dict[str, frozenset[str]]:
    state = next((row for row in lexicon.table("states") if row["iso3"] == home), None)
    nisbas = {"ال" + fold(w) for column in ("nisba_m", "nisba_f") for w in state.many(column)} if state is not None else set()
    found: dict[str, frozenset[str]] = {}
    for actor in roster.load().by_id.values():
        if actor.country == home and actor.kind == "organisation":
            for name in actor.names_ar:
                body, _, last = fold(name).rpartition(" ")
                if last in nisbas:
                    found[body] = found.get(body, frozenset()) | {actor.id}
    return found


def bodies_at_home(home: str, words: str) -> frozenset[str]:
    """Ids of the state's bodies that bear the folded words with its adjective behind: «مجلس النواب» in a report on Libya."""
    return _bodies_of(home).get(words, frozenset())


@cache
def womens_titles() -> frozenset[str]:
    """Folded first words of titles that only women bear: «الممثلة», «رئيسة»."""
    return frozenset(fold(row["feminine"]) for row in lexicon.table("feminines"))


@cache
def common_beginnings() -> frozenset[str]:
    """Folded first words of frequent phrases of several: «حسن الجوار»."""
    return frozenset(fold(w).split(" ")[0] for row in lexicon.table("common_words") for w in row.many("word") if " " in w)


_MASDAR = re.compile(r"ا(?:ن..|.ت.|ست..)ا.$")


def looks_masdar(norm: str) -> bool:
    """Whether a folded word has the form of «انضمام», «اقتراح», «استئناف», and is no given name: seldom anybody's surname."""
    return _MASDAR.match(norm) is not None and norm not in given_names()


@cache
def mens_titles() -> frozenset[str]:
    """Folded first words of titles of which women bear another form: «الممثل», «رئيس»."""
    return frozenset(fold(row["masculine"]) for row in lexicon.table("feminines"))


@cache
def dual_bodies() -> dict[str, str]:
    """Folded duals of body nouns, each with its folded singular: «حركتي» of «حركة»."""
    return {fold(w): fold(row["singular"]) for row in lexicon.table("dual_bodies") for w in row.many("word")}


@cache
def dual_endings() -> frozenset[str]:
    """The last four letters of the duals: a quick look before a sentence's word is taken apart."""
    return frozenset(word[-4:] for word in dual_bodies())


@cache
def body_nisbas(sent: bool = False) -> dict[str, str]:
    """Folded adjectives of movements, each with its actor's id: «حوثي», «حمساوي»; with `sent` also those that say whose a delegation is: «أممي»."""
    uses = ("", "sent") if sent else ("",)
    return {fold(word): row["actor"] for row in lexicon.table("body_nisbas") if row["use"] in uses for word in row.many("word")}


@cache
def body_adjectives() -> dict[str, str]:
    """Folded adjectives that say of which body somebody is, each with its actor's id: «المسؤول الأممي», «الدبلوماسي الأوروبي»."""
    return {fold(word): row["actor"] for row in lexicon.table("body_nisbas") for word in row.many("word")}


@cache
def speaker_nouns() -> frozenset[str]:
    """Folded nouns of people and bodies that speak: «القاضي» behind a verb of saying is no surname."""
    return frozenset(fold(word) for row in lexicon.table("speakers") for word in row.many("noun_ar"))


@cache
def travelling() -> frozenset[int]:
    """Rows of verbs.tsv that tell of going somewhere."""
    going = {row["sense"] for row in lexicon.table("senses") if row["mode"] == "visit"}
    return frozenset(n for n, row in enumerate(lexicon.table("verbs")) if row["sense"] in going)


@cache
def article_like() -> frozenset[str]:
    """Folded past forms that only look as if they had the article: «التقى», «ألقت»."""
    every = (form for row in lexicon.table("article_like_verbs") for form in forms(row["past"], row["present"]))
    return frozenset(form.text for form in every if form.tense == "past" and form.text.startswith("ال"))


@cache
def closing_words() -> frozenset[str]:
    """Folded words without article that no noun completes: «مغلق», «ساعة», «بأيام»."""
    return frozenset(fold(word) for row in lexicon.table("closing_words") for word in row.many("word"))


@cache
def portfolios() -> frozenset[str]:
    """Folded words with an article that name what a minister is in charge of, by the titles and by `portfolios.tsv`."""
    words = [form.split() for row in lexicon.table("titles") if row["role"].endswith("minister") for form in row.many("title_ar")]
    told = {fold(word).removeprefix("و") for form in words if form[0] in ("وزير", "وزيرة") for word in form[1:]}
    listed = {fold(word) for row in lexicon.table("portfolios") for word in row.many("noun_ar")}
    return frozenset(word for word in told | listed if word.startswith("ال"))


@cache
def portfolio_adjectives() -> frozenset[str]:
    """Folded words that go on describing a portfolio: «الأفريقي», «المقيمين بالخارج»."""
    return frozenset(fold(word) for row in lexicon.table("portfolios") for word in row.many("adjective_ar"))


@cache
def womens_names() -> frozenset[str]:
    """Folded given names of women."""
    return frozenset(fold(word) for row in lexicon.table("women") for word in row.many("word"))


@cache
def given_names() -> frozenset[str]:
    """Folded given names."""
    return frozenset(fold(word) for row in lexicon.table("given_names") for word in row.many(next(iter(row.cells))))


@cache
def name_tokens() -> frozenset[str]:
    """Folded words that stand in names."""
    return frozenset(word for word, _ in spelled("name_tokens"))


@cache
def surnames_with_waw() -> frozenset[str]:
    """Foreign parts of names that begin with a «و» of their own, by the tables of names: «وايت», «ويلسون»; folded."""
    return frozenset(word for word in foreign_parts() if word.startswith("و") and len(word) > 3)


@cache
def foreign_parts() -> frozenset[str]:
    """Parts of names that the tables of names have for countries where no Arabic is spoken: «فيتالي», «مانويلا»; folded."""
    foreign = (row for row in lexicon.table("names_latin") if not any(c in arab_countries() for c in row.many("countries")))
    return frozenset(word for row in foreign for word in map(fold, row.many("name_ar")))


@lru_cache(maxsize=200_000)
def word_uses(norm: str) -> frozenset[str]:
    """Categories the whole word, or the word without its proclitics, may have by itself."""
    root = trie()
    found: set[str] = set()
    for split in splits(norm):
        node = root.get(split.stem)
        if node is not None and None in node:
            found |= {e[0] + ("." + e[1] if e[0] == "cue" else "") for e in node[None]}
    return frozenset(found)


@lru_cache(maxsize=200_000)
def own_uses(norm: str) -> frozenset[str]:
    """Categories of the word with nothing cut from it."""
    node = trie().get(norm)
    return frozenset(e[0] for e in node[None]) if node is not None and None in node else frozenset()


def _of_many(stem: str) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Verbs of many with a pronoun behind, before which their ا is not written: «استقبلوه», «رفضوها»."""
    for base, enclitic in suffixed(stem) if "و" in stem[2:-1] else ():
        node = trie().get(base + "ا") if base.endswith("و") and enclitic in VERBAL_PRONOUNS else None
        kept = tuple(e for e in (node or {}).get(None, ()) if e[0] in ("verb", "speech", "light") and e[2] == "past" and e[4] == "p")
        if kept:
            yield enclitic, kept


@lru_cache(maxsize=200_000)
def suffix_matches(norm: str) -> tuple[tuple[Split, str, tuple[Entry, ...]], ...]:
    """Nouns and verbs of the tables that the word is with a pronoun behind: «لقائه», «وفدها», «التقاهم»."""
    root = trie()
    found = []
    if own_uses(norm) - {"running"} or norm in speaker_nouns() or any(base in OWNED for base, _ in suffixed(norm)):
        return ()  # «وزارة» is not «و+زار+ه», nor «وزارته» «و+زارت+ه»
    for split in splits(norm):
        if split.definite:
            continue
        for base, enclitic in suffixed(split.stem):
            node = root.get(base)
            if node is None or None not in node:
                continue
            verbal = enclitic in VERBAL_PRONOUNS
            kept = tuple(
                e for e in node[None]
                if e[0] in ("noun", "masdar", "saying", "group", "body", "title") or (verbal and e[0] in ("verb", "speech", "light") and e[2] != "jussive")
            )  # fmt: skip
            if kept:
                found.append((split, enclitic, kept))
        found += [(split, enclitic, kept) for enclitic, kept in _of_many(split.stem)]
    found.sort(key=lambda way: not any(e[0] == "noun" for e in way[2]))  # «قمتهم», «جلستها»: an event noun before «قمتُ», «جلستُ»
    return tuple(found)
