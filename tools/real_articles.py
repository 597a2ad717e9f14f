"""Newspaper articles with a word of diplomacy, drawn at random, and what is read of them against their annotation.

python tools/real_articles.py draw          # the articles to annotate, with their numbers, for a person to read; --more for those of the second draw
python tools/real_articles.py draw third    # the openings and articles of a later draw
python tools/real_articles.py score dev     # scores of a half; the errors of the development half are listed

Drawn from ../shared/data/saudinewsnet before anything was read of them. The annotation (`evaluation/real_articles_{dev,test,third}_gold.json`) keeps
day and number of an article in the day's file, from 0, places in its text and facts, never the text. Events only: no statements, no figures.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from tawatur.evaluation import Scores, score
from tawatur.ingest import prepare
from tawatur.publish import json as plain
from tawatur.reading import read_report

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "saudinewsnet"
SEED = 20150722
# How many articles are drawn that have such a word beside one of statecraft and none of sports, and how many others: together half for either part.
# DENSE: articles added because few of those tell an event; two of their sentences have such a pair. MORE: as dense, only read for errors.
POLITICAL, OTHER, DENSE, MORE = 50, 10, 40, 60
LEAST, MOST = 40, 350  # words of an article that may be drawn
# A later draw, by turns from each outlet's day: openings of longer articles, as dense (the shorter ones are used up), then shorter ones with one such sentence, and others.
THIRD_SEED, THIRD_LONG, THIRD_POLITICAL, THIRD_OTHER, OPENING = 77041, 40, 14, 6, 1400
# Words of diplomacy in their commonest forms, with proclitics and pronouns; «لقاء» and «زيارة» of sports and schools come with them.
DIPLOMACY = re.compile(
    r"(?<!\w)[وفبلك]?(?:ال|لل)?(?:"
    r"[يت]?لتق[ىيت]ا?|التق(?:ى|ت|وا|يا|اه|ته)|[يت]لتقي|است?قبل(?:ت|ه|ها|هم)?|[يت]ستقبل|استقبال(?:ه)?|اجتمع(?:ت|وا|ا)?|[يت]جتمع|اجتماع(?:ا|اً|ه|ها|هم|هما|ات)?|"
    r"بحث(?:ت|ا|وا)?|[يت]بحث|تباحث(?:ا|وا)?|مباحثات(?:ه|ها|هما|هم)?|لقاء(?:ه|ها|هم|هما|ات|اته|اتها)?|لقائ(?:ه|ها|هم|هما)|محادثات(?:ه|ها|هما|هم)?|"
    r"اتصالا?ً? ال?هاتفيا?ً?|هاتفيا?ً?|زيارة|زيارت(?:ه|ها|هم)|زار(?:ت)?|مبادرة|مقترح(?:ا|اً|ات)?|هدنة|مفاوضات|تفاوض|وساطة|وسيط|اتفاق(?:ا|اً|ية|ات)?|"
    r"قمة|مبعوث|وفد(?:ا|اً)?|تسوية|حوار)(?!\w)"
)
# Words above that columns, searches and the nuclear agreement of that month are full of.
TOO_WIDE = frozenset(["اتفاق", "الاتفاق", "اتفاقية", "الاتفاقية", "والاتفاق", "بالاتفاق", "للاتفاق", "البحث", "بحث", "حوار", "الحوار", "قمة", "القمة", "تسوية", "لقاء", "استقبال", "لاستقبال", "المقترح", "اجتماعات"])
# Of a state's business: many articles with a word above have none of these and are of markets or municipalities, many with both are of sports.
STATECRAFT = re.compile(
    r"(?<!\w)[وفبلك]?(?:(?:وزير|وزيرة|وزراء) (?:ال)?(?:خارجي|دفاع)|(?:ال|لل)?أمم المتحدة|مجلس الأمن(?! ال)|الاتحاد الأوروبي|الجامعة العربية|البيت الأبيض|السفير|سفير|مبعوث|"
    r"رئيس(?: ال)?(?:وزراء|حكومة|جمهورية)|(?:ال|لل)?(?:يمن|حوثي|سوري|عراق|إيران|مصري|لبنان|فلسطين|إسرائيل|أردن|سودان|تونس|جزائر|مغرب|باكستان|أفغانستان|روسي|أوكراني|أمي?ركي|فرنس|بريطاني|"
    r"ألماني|كويت|بحرين|إمارات|صين|هند|كوري|ليبي|نيجيري)\w*|بغداد|طهران|تركيا|التركي\w*|أنقرة|مصر|القاهرة|غزة|موسكو|الولايات المتحدة|واشنطن|باريس|قطر|كوبا|الصومال|بوروندي)(?!\w)"
)
SPORTS = re.compile(r"(?<!\w)[وفبلك]?(?:ال|لل)?(?:كرة القدم|مدرب|لاعب|لاعبين|نادي|ناديه|دوري|مباراة|منتخب|فريق الأول)(?!\w)")
Row = dict[str, Any]


@cache
def day_articles(day: str) -> list[dict[str, str]]:
    """The articles of a day, in the set's order."""
    with zipfile.ZipFile(ARTICLES / f"{day}.zip") as folder:
        rows: list[dict[str, str]] = json.loads(folder.read(f"{day}.json"))
    return rows


def opening(text: str) -> str:
    """A longer article up to the end of the sentence or line that ends next after so many characters; a short one whole."""
    if len(text.split()) <= MOST:
        return text
    end = re.compile(r"\.(?=\s)|\n").search(text, OPENING)
    return text[: end.end()] if end else text


def long_pool() -> list[str]:
    """«day:number» of every longer article whose opening has two sentences of dealings."""
    names = (f"{path.stem}:{number}" for path in sorted(ARTICLES.glob("*.zip")) for number in range(len(day_articles(path.stem))))
    return [name for name in names if len(text_of(name).split()) > MOST and dealings(opening(text_of(name))) > 1]


def pool(at_least: int, at_most: int) -> list[str]:
    """«day:number» of every article that may be drawn with so many sentences of dealings; of those with the same words the first."""
    found, seen = [], set()
    for path in sorted(ARTICLES.glob("*.zip")):
        for number, article in enumerate(day_articles(path.stem)):
            text = article["content"]
            if text not in seen and LEAST <= len(text.split()) <= MOST and DIPLOMACY.search(text):
                seen.add(text)
                if at_least <= dealings(text) <= at_most:
                    found.append(f"{path.stem}:{number}")
    return found


def dealings(text: str) -> int:
    """How many sentences have a word of diplomacy beside one of a state; 0 where anything is of sports."""
    if SPORTS.search(text):
        return 0
    sentences = re.split(r"[.\n؟!]", text)
    return sum(bool(STATECRAFT.search(s)) and any(w not in TOO_WIDE for w in DIPLOMACY.findall(s)) for s in sentences)


def drawn() -> dict[str, list[str]]:
    """The articles drawn for each part: dev, test and more. Of two that share a third of their wording the first drawn is kept."""
    chance = random.Random(SEED)
    orders = []
    for bounds in ((1, 99), (0, 0)):
        order = pool(*bounds)
        chance.shuffle(order)
        orders.append(order)
    seen: set[str] = set()
    political, other = (_apart(order, seen) for order in orders)
    first = [*islice(political, POLITICAL), *islice(other, OTHER)]
    dense = [name for name in political if dealings(text_of(name)) > 1]
    chance.shuffle(first)
    half, extra = len(first) // 2, DENSE // 2
    return {
        "dev": first[:half] + dense[:extra],
        "test": first[half:] + dense[extra:DENSE],
        "more": dense[DENSE : DENSE + MORE],
    }


def third() -> list[str]:
    """The articles of the later draw, unlike each other and all that was drawn before; every second one is kept from reading errors."""
    chance = random.Random(THIRD_SEED)
    before = [name for names in drawn().values() for name in names]
    seen: set[str] = set()
    list(_apart(before, seen))
    found: list[str] = []
    for names, number in ((long_pool(), THIRD_LONG), (pool(1, 1), THIRD_POLITICAL), (pool(0, 0), THIRD_OTHER)):
        rows: dict[tuple[str, str], list[str]] = {}
        for name in names:
            if name not in before:
                rows.setdefault((article_of(name)["source"], name.split(":")[0]), []).append(name)
        for row in rows.values():
            chance.shuffle(row)
        days = list(rows.values())
        chance.shuffle(days)
        turns = [name for turn in zip_longest(*days) for name in turn if name]
        found += islice(_apart(turns, seen), number)
    return found


def _apart(names: Sequence[str], seen: set[str]) -> Iterator[str]:
    """The names whose articles share less than a third of their wording, four words at a time, with those before."""
    for name in names:
        words = text_of(name).split()
        runs = {" ".join(words[i : i + 4]) for i in range(len(words) - 3)}
        if len(runs & seen) * 3 < len(runs):
            seen |= runs
            yield name


def article_of(name: str) -> dict[str, str]:
    """The article of «day:number»."""
    day, number = name.split(":")
    return day_articles(day)[int(number)]


def text_of(name: str) -> str:
    """The text of an article."""
    return article_of(name)["content"]


def readings(gold: Row) -> Mapping[str, Row]:
    """What is read of each annotated article, by its name."""
    rows = {}
    for row in gold["reports"]:
        name = row["report"]
        url = article_of(name)["url"]
        rows[name] = plain.reading(read_report(prepare(opening(text_of(name)), source=name, published=date.fromisoformat(row["published"]), url=url)))
    return rows


def gold_of(part: str) -> Row:
    """The annotation of a half."""
    gold: Row = json.loads((ROOT / "evaluation" / f"real_articles_{part}_gold.json").read_text(encoding="utf-8"))
    return gold


def scores(part: str) -> Scores:
    """The readings of a half against its annotation."""
    gold = gold_of(part)
    return score(gold, readings(gold))


def shown(name: str) -> Iterator[str]:
    """An article as a person reads it before annotating."""
    article = article_of(name)
    yield f"=== {name}  {article['source']}  {article['author'][:60]}\n{article['title']}\n--\n{opening(article['content'])}"


def main() -> None:
    """Prints the draw or the scores of a half."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("what", choices=("draw", "score"))
    reader.add_argument("part", nargs="?", choices=("dev", "test", "third"), default="dev")
    reader.add_argument("--more", action="store_true")
    given = reader.parse_args()
    if given.what == "score":
        print("\n".join(scores(given.part).lines(200 if given.part == "dev" else 0)))
        return
    for name in third() if given.part == "third" else drawn()["more" if given.more else given.part]:
        print("\n".join(shown(name)))


if __name__ == "__main__":
    main()
