"""How alike two words of names are: letters that outlets swap for one sound, short vowels Latin writes and Arabic leaves out, given names that never mix."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from tawatur import lexicon
from tawatur.language import fold

LEAST = 0.8  # a word less alike than this is another word; chosen on the development part of evaluation/name_pairs.tsv
_SOFT, _NATIVE, _HARD = 0.25, 0.6, 10.0  # a hard edit outweighs any sum of soft ones
_WEAK = frozenset(
    "اويءVW"
)  # letters that a spelling may leave out: long vowels here, V and W the vowels of Latin words
# Sounds for which outlets use different letters; a letter may stand in several. Q is «تش», Z «تس» or «تز», C a Latin ch.
_SOUNDS = (
    "قكغج",
    "غجخقZ",
    "كخ",
    "تطثد",
    "سصزثZ",
    "سشQZ",
    "جQ",
    "جز",
    "جي",
    "جش",
    "دضذظ",
    "زذظZ",
    "بپ",
    "فڤ",
    "هحخ",
    "اعءه",
    "عيه",
    "قك",
    "بف",
    "هغ",
    "خش",
    "Cشخكحقج",
    "CQ",
)
_PAIRS = frozenset(a + b for group in _SOUNDS for a in group for b in group if a != b)
_CARRIED = str.maketrans({"ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه"})
# Latin letters, longest first, as the Arabic letters of their sound; V is a vowel that Arabic may leave out.
_LATIN = (
    ("tsch", "Q"), ("tch", "Q"), ("sch", "ش"), ("tsh", "Q"), ("kh", "خ"), ("gh", "غ"), ("sh", "ش"), ("ch", "C"), ("th", "ث"), ("dh", "ذ"), ("ph", "ف"), ("zh", "ج"),
    ("ck", "ك"), ("tz", "Z"), ("ts", "Z"), ("sz", "س"), ("cz", "Q"), ("qu", "ك"), ("ow", "و"), ("ou", "و"), ("oo", "و"), ("ee", "ي"), ("ea", "V"), ("ae", "V"), ("ie", "ي"), ("ei", "ي"), ("ai", "ي"), ("ay", "ي"),
    ("ey", "ي"), ("ce", "سV"), ("ci", "سي"), ("cy", "سي"),
    ("ç", "Q"), ("ş", "ش"), ("š", "ش"), ("č", "Q"), ("ć", "Q"), ("ž", "ج"), ("ğ", "غ"), ("ı", "V"), ("x", "كس"),
    ("a", "V"), ("e", "V"), ("i", "ي"), ("y", "ي"), ("o", "و"), ("u", "و"), ("w", "و"), ("b", "ب"), ("c", "ك"), ("d", "د"), ("f", "ف"), ("g", "ج"), ("h", "ه"), ("j", "ج"), ("k", "ك"),
    ("l", "ل"), ("m", "م"), ("n", "ن"), ("p", "ب"), ("q", "ق"), ("r", "ر"), ("s", "س"), ("t", "ت"), ("v", "ف"), ("z", "ز"),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def is_latin(word: str) -> bool:
    """Whether the word has Latin letters."""
    return bool(re.search(r"[A-Za-zÀ-ž]", word))


def plain_latin(word: str) -> str:
    """The word in lower case, without marks that stand for no sound of their own."""
    kept = "çşščćžğı"
    out = "".join(c for c in word.replace("İ", "i").casefold() if c not in "'’ʼ`-\u0307")
    return "".join(
        c if c in kept else "".join(d for d in unicodedata.normalize("NFKD", c) if not unicodedata.combining(d))
        for c in unicodedata.normalize("NFC", out)
    )


def servant(word: str) -> str:
    """A name with عبد in one form, without article: «عبدالرحمن», «Abdel-Rahman» and «Abdirahman» end alike. Others stay as they are."""
    if word.startswith("عبدال") and len(word) > 6:
        return "عبد" + word[5:]
    if word.startswith("abd") and len(word) > 6:
        return re.sub(r"^abd-?(?:ou|[aeiou])(?:l|(?P<sun>[rsnzdt])(?=(?P=sun)))?", "abd", word)
    return word


@cache
def given() -> dict[str, frozenset[int]]:
    """Arab given names, Arabic folded and Latin in lower case: words with a number in common may be one name, others are two."""
    numbers: dict[str, frozenset[int]] = {}
    arab = lexicon.table("given_names")[0].many("word")
    rows = [(row.many("name_ar"), row.many("name_en")) for row in lexicon.table("given_names_latin")]
    rows += [((word,), ()) for word in arab]
    for n, (arabic, latin) in enumerate(rows):
        forms = {servant(fold(w).replace(" ", "")) for w in arabic} | {servant(plain_latin(w)) for w in latin}
        if n >= len(rows) - len(arab) and forms <= numbers.keys():
            continue
        for form in forms:
            numbers[form] = numbers.get(form, frozenset()) | {n}
    return numbers


@cache
def variants() -> dict[str, int]:
    """Given names that are spelled in more ways than letters of one sound explain, by the row that lists them."""
    rows = enumerate(lexicon.table("given_name_variants"))
    return {servant(fold(w).replace(" ", "")): n for n, row in rows for w in row.many("word")}


@lru_cache(maxsize=100_000)
def sounds(word: str) -> str:
    """The word as letters of one alphabet, double ones once: «تش» as Q, Latin letters as the Arabic ones of their sound."""
    out = word.replace("تش", "Q").replace("تس", "Z").replace("تز", "Z").translate(_CARRIED)
    if is_latin(word):
        rest, out = plain_latin(word), ""
        while rest:
            for latin, letters in _LATIN:
                if rest.startswith(latin):
                    out, rest = out + letters, rest[len(latin) :]
                    break
            else:
                rest = rest[1:]
    return re.sub(r"(.)\1+", r"\1", out.replace("نب", "مب"))  # «جنبلاط» is spoken and often written «جمبلاط»


@lru_cache(maxsize=200_000)
def alike(a: str, b: str) -> float:
    """How alike two words of names are, 0 to 1; from LEAST on they may be one."""
    if a == b:
        return 1.0
    latin = is_latin(a), is_latin(b)
    one, two = (plain_latin(a) if latin[0] else a), (plain_latin(b) if latin[1] else b)
    if one == two:
        return 1.0
    one, two = servant(one), servant(two)
    known = given().get(one) or given().get(_bare(one)), given().get(two) or given().get(_bare(two))
    if one == two or (one in variants() and variants()[one] == variants().get(two)):
        return 0.98
    if known[0] is not None and known[1] is not None:
        return 0.96 if known[0] & known[1] else 0.0
    native = not any(latin) and (one.startswith("ال") or two.startswith("ال") or known != (None, None))
    best = 0.0
    for x, y in {(one, two), (_bare(one), two), (one, _bare(two)), (_bare(one), _bare(two))}:
        best = max(best, 0.99 if x == y else _closeness(x, y, native, any(latin)))
    if native and one != two and best == 0.99 and _bare(one) in given():
        return 0.85  # «محمد جابر» hardly is «محمد الجابر»
    return round(best, 3)


def _bare(word: str) -> str:
    """The word without an article written on to it."""
    if is_latin(word):
        return re.sub(r"^(?:al|el)(?=\w{5})", "", word)
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _closeness(a: str, b: str, native: bool, mixed: bool) -> float:
    """1 less what turns the one into the other costs. `native`: one has the article, so it is Arab and its vowels tell names apart."""
    one, two = sounds(a), sounds(b)
    if not one or not two or abs(len(one) - len(two)) > 4:
        return 0.0
    if Levenshtein.distance(coarse(one), coarse(two), score_cutoff=2) > 2:
        return 0.0  # spares the costly comparison: letters of one sound share their coarse class
    if native and (one[-1] == "ي") != (two[-1] == "ي"):
        return 0.5  # «الشتيوي» is of another family than «شتية»
    vowel = _NATIVE if native else 0.12 if mixed else _SOFT
    hard, soft = min((h, s) for x in _parted(one) for y in _parted(two) for s, h in (_cost(x, y, vowel),))
    length = max(len(one), len(two)) - (2 if native and one.startswith("ال") and two.startswith("ال") else 0)
    if hard == 0:
        return 1 - 0.8 * soft / max(length, 3)
    if hard == 1 and length >= 7 and soft <= 0.5 and abs(len(one) - len(two)) < 2 and not native:
        return 0.82
    return 0.6 * (1 - (soft + hard) / (length + 1))


def _parted(letters: str) -> tuple[str, ...]:
    """The letters, and with «تش» and «تس» as two: «غيتس» is Gates, «شولتس» is «شولز»."""
    parted = letters.replace("Q", "تش").replace("Z", "تس")
    return (letters,) if parted == letters else (letters, parted)


def _cost(one: str, two: str, vowel: float) -> tuple[float, int]:
    """(soft cost, hard edits) of the cheapest way from one to the other, fewest hard edits first: letters of one sound and vowels are soft."""
    out_two = [_left_out(y, k, k == len(two) - 1, vowel) for k, y in enumerate(two)]
    row = [0.0]
    for cost in out_two:
        row.append(row[-1] + cost)
    for j, x in enumerate(one):
        out = _left_out(x, j, j == len(one) - 1, vowel)
        new = [row[0] + out]
        for k, y in enumerate(two):
            new.append(min(row[k] + _swapped(x, y, vowel), row[k + 1] + out, new[k] + out_two[k]))
        row = new
    return row[-1] % _HARD, int(row[-1] // _HARD)


@cache
def _swapped(x: str, y: str, vowel: float) -> float:
    if x == y:
        return 0.0
    if x in _WEAK and y in _WEAK:
        return min(vowel, 0.12) if "V" in (x, y) else vowel
    if "V" in (x, y) and (x in "عه" or y in "عه"):
        return 0.12
    if vowel == _NATIVE and "ع" in (x, y):
        return _HARD  # «الزعبي», «الذهبي»
    if {x, y} == {"ف", "و"}:
        return 0.35  # «والتر», «فالتر»
    return 0.2 if x + y in _PAIRS else _HARD


@cache
def _left_out(letter: str, k: int, last: bool, vowel: float) -> float:
    """What it costs to leave a letter out: little for vowels, some for h and for a last letter that French leaves silent."""
    if letter == "V":
        return 0.06
    if letter in _WEAK:
        return vowel
    if letter == "ع":
        return 0.3
    if letter in "هح" and k:
        return 0.3 if vowel < _NATIVE and (last or letter == "ه") else _HARD
    return 0.5 if last and k >= 4 and letter in "تدسز" else _HARD


_COARSE = dict.fromkeys("قكغجخشسصزثتطدضذظQZC", "x") | dict.fromkeys("بپفڤ", "b") | {c: c for c in "لمنر"}


@lru_cache(maxsize=100_000)
def coarse(letters: str) -> str:
    """The consonants of a sound pattern by coarse class: whatever outlets may swap is one letter, weak letters are none."""
    return "".join(_COARSE.get(c, "") for c in letters)
