"""What is read of pages that tell of no event: sports, weather, markets, culture, courts.

python tools/near_misses.py           # how many accounts each part of the project's own pages gives, by type
python tools/near_misses.py show      # those of the development part (the even pages); the others are only counted
python tools/near_misses.py draw 57   # what is read of newspaper articles of such sections drawn with the seed, for a person to judge
python tools/near_misses.py drawn     # what evaluation/near_misses/drawn.jsonl says of a draw: urls, places in the text and findings, never the text
"""

from __future__ import annotations

import json
import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tawatur.ingest import prepare
from tawatur.lexicon import Row, read_table
from tawatur.model import Account, Reading
from tawatur.reading import read_report

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "evaluation" / "near_misses"
DRAWN = PAGES / "drawn.jsonl"
ARTICLES = ROOT.parent / "shared" / "data" / "saudinewsnet"
PARTS = {"dev": 0, "test": 1}  # the part a page is of, by its number's parity
# Sections that addresses of three outlets tell, and how many articles of each are drawn.
SECTIONS = {
    "sports": (r"/Sports/|com/sports/|al-jazirah\.com/.*/sp\d", 24),
    "economy": (r"/Economy/|com/finance/|al-jazirah\.com/.*/ec\d", 20),
    "culture": (r"/Culture/|com/culture/|al-jazirah\.com/.*/cu\d", 16),
}
SHORTEST = 60  # words of an article that may be drawn


def pages(part: str) -> list[Row]:
    """The rows of the index that are of the part."""
    return [row for row in read_table(PAGES / "index.tsv") if int(row["page"]) % 2 == PARTS[part]]


def readings(part: str) -> Iterator[tuple[Row, Reading]]:
    """Each page of the part with what is read of it."""
    for row in pages(part):
        text = (PAGES / f"{row['page']}.txt").read_text(encoding="utf-8")
        yield row, read_report(prepare(text, source=row["page"], published=date.fromisoformat(row["published"])))


def counts(part: str) -> Counter[str]:
    """How many accounts of each type the part's pages give; all of them are wrong."""
    return Counter(account.type for _, reading in readings(part) for account in reading.accounts)


def lines() -> list[str]:
    """A line for each part: its pages, the accounts read of them and their types."""
    told = []
    for part in PARTS:
        found = counts(part)
        types = ", ".join(f"{kind} {number}" for kind, number in found.most_common())
        told.append(f"{part}: {found.total()} accounts of {len(pages(part))} pages" + (f" ({types})" if types else ""))
    return told


# -- newspaper articles --------------------------------------------------------------------------------------------


def articles() -> Iterator[tuple[str, dict[str, str]]]:
    """(day, article) of each article beside the checkout, in the set's order."""
    for path in sorted(ARTICLES.glob("*.zip")):
        with zipfile.ZipFile(path) as folder:
            for article in json.loads(folder.read(f"{path.stem}.json")):
                yield path.stem, article


def draw(seed: int) -> list[tuple[str, str, dict[str, str]]]:
    """(section, day, article) of articles drawn from each section."""
    pool: dict[str, list[tuple[str, str, dict[str, str]]]] = {section: [] for section in SECTIONS}
    for day, article in articles():
        for section, (address, _) in SECTIONS.items():
            if re.search(address, article["url"]) and len((article["content"] or "").split()) >= SHORTEST:
                pool[section].append((section, day, article))
                break
    rng = random.Random(seed)
    return [item for section, (_, number) in SECTIONS.items() for item in rng.sample(pool[section], number)]


def read_article(day: str, article: dict[str, str]) -> Reading:
    """What is read of an article under its title."""
    published = date.fromisoformat(day)
    return read_report(prepare(article["content"], source=article["url"], published=published, title=article["title"]))


def drawn_lines() -> list[str]:
    """How many accounts are read of the articles that were drawn, and how they were judged."""
    judged = {row["url"]: row for row in map(json.loads, DRAWN.open(encoding="utf-8"))}
    found: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for day, article in articles():
        if article["url"] not in judged:
            continue
        verdicts = {(v["type"], *v["trigger"]): v["verdict"] for v in judged[article["url"]]["accounts"]}
        for account in read_article(day, article).accounts:
            verdict = verdicts.get((account.type, account.trigger.start, account.trigger.end), "not judged")
            found[verdict] += 1
            types[account.type] += verdict != "event"
    told = ", ".join(f"{found[verdict]} {verdict}" for verdict in ("no event", "event", "not judged"))
    kinds = ", ".join(f"{kind} {number}" for kind, number in types.most_common() if number)
    return [f"drawn: {found.total()} accounts of {len(judged)} articles: {told}" + (f" ({kinds})" if kinds else "")]


def shown(reading: Reading, account: Account) -> str:
    """The account in a line, with the words around it."""
    text, where = reading.report.text, account.trigger
    around = text[max(0, where.start - 90) : where.end + 90].replace("\n", " ")
    who = ", ".join(f"{p.role} {p.name}" for p in account.participants)
    return f"{account.type} {account.mode} {account.status} {[where.start, where.end]} {account.rule}: {who} | {around}"


def main() -> None:
    """Prints what the arguments ask for."""
    match sys.argv[1:]:
        case ["show"]:
            for row, reading in readings("dev"):
                for account in reading.accounts:
                    print(row["page"], shown(reading, account))
        case ["draw", seed]:
            for section, day, article in draw(int(seed)):
                reading = read_article(day, article)
                print(section, article["url"])
                for account in reading.accounts:
                    print("   ", shown(reading, account))
        case ["drawn"]:
            print("\n".join(drawn_lines()))
        case _:
            print("\n".join(lines()))


if __name__ == "__main__":
    main()
