"""Builds data/name_tokens.tsv and data/running_words.tsv from the public sets beside the checkout.

    python tools/build_name_tokens.py SHARED_DATA_FOLDER

name_tokens.tsv: words that stand in names, with their commonest Latin spelling (Wikidata, CC0, by way of NETransliteration).
running_words.tsv: frequent words of running text that are no names: words tagged O in the Wojood sample (MIT), and frequent words of the event sentences
of the Open Event Data Alliance (MIT) that no name list has. Words only, no text.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tawatur import lexicon
from tawatur.language import fold, tokenise
from tawatur.lexicon import DATA
from tawatur.resolution.letters import Learned, aligned, shares

NAMES_HEAD = """# Words that stand in names and their commonest Latin spelling, for telling names from words and for romanising unknown ones.
# cut: how many letters of the spelling each Arabic letter stands for, one digit each; empty where the spelling is no transcription.
# times: how many of the items have it so.
# Made by tools/build_name_tokens.py from Wikidata (CC0 1.0) by way of NETransliteration. Read by tawatur.mentions.chunk and tawatur.resolution.romanise.
name_ar\tname_en\tcut\ttimes
"""
# What the Latin spelling of an Arabic letter may begin with: where the cutting of spellings starts from.
BEGINS = {
    "ا": "aeiouy", "ب": "bp", "ت": "t", "ث": "ts", "ج": "jgdczy", "ح": "h", "خ": "kxcjhg", "د": "d", "ذ": "dtz", "ر": "r", "ز": "zsc", "س": "scz", "ش": "sc",
    "ص": "sz", "ض": "dz", "ط": "t", "ظ": "zd", "ع": "aeiou", "غ": "gqrh", "ف": "fvpw", "ق": "qkgc", "ك": "kcqgx", "ل": "l", "م": "m", "ن": "n", "ه": "hae",
    "و": "wouv", "ي": "yieaj", "ڤ": "v", "پ": "p",
}  # fmt: skip
ROUNDS = 4  # of cutting and counting anew
WORDS_HEAD = """# Frequent words of running text that are no names, so that an unknown name ends before them.
# Made by tools/build_name_tokens.py: word types of the Wojood sample (MIT) and of the Open Event Data Alliance's sentences (MIT).
# Read by tawatur.mentions.lexicon.
word
"""


def names(folder: Path) -> dict[str, Counter[str]]:
    """Latin spellings of each folded Arabic word, counted."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "names_ar" / "wikidata_name_tokens.tsv").read_text(encoding="utf-8").splitlines():
        latin, letters, count = line.split("\t")[:3]
        word = fold(letters.replace(" ", ""))
        if len(word) >= 2 and latin.isascii() and latin.isalpha():
            found[word][latin] += int(count)
    return found


def first_shares(words: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """How likely every writing of a letter is before anything was counted: it should begin as the letter sounds and have one consonant."""
    found = {}
    for word, latin in words:
        for letter in set(word):
            for j in range(len(latin) + 1):
                for written in (latin[j : j + n] for n in range(5)):
                    consonants = sum(c not in "aeiouy" for c in written)
                    if not written:
                        found[letter, written] = -1.0 if letter in "اويعه" else -4.0
                    else:
                        fits = -1.5 if written[0] in BEGINS.get(letter, "") else -9.0
                        late = 4.0 * (written[0] in "aeiouy" and len(written) > 1 and consonants > 0)
                        found[letter, written] = fits - max(0, consonants - 1) - 0.5 * (len(written) - 1) - late
    return found


def cuts(words: list[tuple[str, str]]) -> list[str]:
    """The digits of each pair's likeliest cut, by expectation and counting over all of them."""
    share = first_shares(words)
    found: list[tuple[str, ...] | None] = []
    for _ in range(ROUNDS):
        found = [aligned(word, latin, share) for word, latin in words]
        share = shares(Learned(w, c) for (w, _), c in zip(words, found, strict=True) if c is not None)
    return ["".join(str(len(part)) for part in c) if c is not None else "" for c in found]


def plain_words(folder: Path, named: set[str]) -> list[str]:
    """Words of running text that no list of names has."""
    tagged: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "wojood_sample" / "train.txt").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 2:
            tagged[fold(parts[0])]["name" if any(t[2:] in ("PERS", "GPE", "LOC") for t in parts[1:]) else "word"] += 1
    counts: Counter[str] = Counter()
    for path in sorted((folder / "arabic_event_gsr").glob("*_detection_dev.jsonl")):
        for line in path.open(encoding="utf-8"):
            counts.update(t.norm for t in tokenise(json.loads(line)["text"]) if t.kind == "word")
    kept = {
        w
        for w, c in tagged.items()
        if c["word"] and not c["name"] and len(w) > 2 and (w not in named or c["word"] >= 3)
    }
    kept |= {w for w, n in counts.items() if n >= 6 and w not in named and len(w) > 2 and tagged[w]["name"] == 0}
    stems = set()
    for w in kept:
        for clitic in ("و", "ب", "ل", "ف", "وال", "بال", "وب", "ول", "كال", "فال"):
            if w.startswith(clitic) and (w[len(clitic) :] in kept or "ال" + w[len(clitic) :] in kept):
                stems.add(w)
        if w.startswith("لل"):
            stems.add(w)
    return sorted(w for w in kept - stems if all("\u0621" <= c <= "\u064a" for c in w))


def main() -> None:
    """Writes both tables."""
    folder = Path(sys.argv[1])
    found = names(folder)
    given = {fold(w) for row in lexicon.table("given_names") for w in row.many("word")}
    roster = {
        w
        for row in lexicon.table("actors")
        if row["kind"] == "person"
        for n in row.many("names_ar")
        for w in fold(n.lstrip("~=")).split()
    }
    spelled = sorted((w, c.most_common(1)[0][0].capitalize(), str(c.most_common(1)[0][1])) for w, c in found.items())
    rows = [(w, latin, digits, n) for (w, latin, n), digits in zip(spelled, cuts([(w, latin.lower()) for w, latin, _ in spelled]), strict=True)]
    (DATA / "name_tokens.tsv").write_text(NAMES_HEAD + "\n".join("\t".join(r) for r in rows) + "\n", encoding="utf-8")
    words = plain_words(folder, set(found) | given | roster)
    lines = [" | ".join(words[i : i + 20]) for i in range(0, len(words), 20)]
    (DATA / "running_words.tsv").write_text(WORDS_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(rows), "name words;", len(words), "common words")


if __name__ == "__main__":
    main()
