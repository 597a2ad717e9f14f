"""An Arabic name in Latin letters, as the English-language press would spell it."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.language import fold

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "و": "w", "ي": "y", "ء": "", "ئ": "i", "ؤ": "u", "ڤ": "v", "پ": "p",
}  # fmt: skip
_VOWELS = frozenset("aeiou")


def spelled(table: str) -> list[tuple[str, str]]:
    """(folded Arabic word, Latin spelling) of a table of names, kept compiled."""
    path = lexicon.DATA / f"{table}.tsv"

    def build() -> list[tuple[str, str]]:
        return [(fold(word), row["name_en"]) for row in lexicon.read_table(path) for word in row.many("name_ar")]

    return lexicon.compiled(table, [path], build)


@cache
def _known() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("romanisation", "name_tokens"):
        for word, latin in spelled(name):
            found.setdefault(word, latin)
    return found


def romanise(name: str) -> str:
    """The name in Latin letters: known words as usually spelled, others letter by letter. «أسامة حمدان» → «Osama Hamdan»."""
    words = [w for w in fold(name).replace("-", " ").split() if w]
    known = _known()
    done = []
    k = 0
    while k < len(words):
        pair = known.get(f"{words[k]} {words[k + 1]}") if k + 1 < len(words) else None
        if pair is not None:
            done.append(pair)
            k += 2
        elif words[k] == "عبد" and k + 1 < len(words):
            done.append(known.get("عبد" + words[k + 1]) or "Abdul " + _word(words[k + 1].removeprefix("ال")))
            k += 2
        elif words[k].startswith("عبدال") and len(words[k]) > 6 and words[k] not in known:
            done.append("Abdul " + _word(words[k][5:]))
            k += 1
        else:
            done.append(_word(words[k]))
            k += 1
    return " ".join(done)


def _word(word: str) -> str:
    known = _known().get(word)
    if known is not None:
        return known
    if not any("\u0600" <= c <= "\u06ff" for c in word):
        return word
    if word.startswith("ال") and len(word) > 4:
        rest = _known().get(word[2:]) or _letters(word[2:])
        return "al-" + rest
    if word in ("بن", "ابن"):
        return "bin"
    if word == "ال":
        return "Al"
    return _letters(word)


def _letters(word: str) -> str:
    out = ""
    for k, c in enumerate(word):
        last = k == len(word) - 1
        if c == "و":
            out += "w" if k == 0 or (out[-1:] in _VOWELS and not last) else "u" if out[-1:] not in _VOWELS else "w"
        elif c == "ي":
            out += "y" if k == 0 or (out[-1:] in _VOWELS and not last) else "i"
        elif c == "ه" and last and k > 1:
            out += "" if out[-1:] == "a" else "a"
        else:
            latin = _LETTERS.get(c, c)
            if (
                out
                and latin
                and latin[0] not in _VOWELS
                and out[-1] not in _VOWELS
                and not (len(out) >= 2 and out[-2] in _VOWELS and not last)
            ):
                out += "a"
            if not (latin == "a" and out[-1:] == "a"):
                out += latin
    return out[:1].upper() + out[1:]
