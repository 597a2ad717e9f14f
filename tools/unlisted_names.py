"""What real articles show of the roster: titled people it lacks, the most frequent first, and a sample of its links to be judged by reading.

    python tools/unlisted_names.py ARTICLES… --most 100                # office, name, how often, in how many articles, first words around it
    python tools/unlisted_names.py ARTICLES… --links 150 --seed 1      # mentions linked to the roster, drawn by chance, with the words around

ARTICLES: JSON lines or the zips of saudinewsnet as they come. Nothing is written.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from real_merging import articles

from tawatur.ingest import prepare
from tawatur.model import Mention, Report
from tawatur.reading import read_report
from tawatur.resolution import roster

AROUND = 70  # characters shown on either side of a mention


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of a person with the words around it."""

    url: str
    mention: Mention
    context: str


def seen(paths: list[Path], every: int) -> Iterator[Seen]:
    """The people whom the articles name; of `every` articles one is read."""
    for n, (url, text, day, outlet) in enumerate(articles(paths)):
        if n % every == 0:
            report = prepare(text, source=url, published=day, outlet=outlet)
            people = (m for m in read_report(report).mentions if m.kind in ("person", "office"))
            yield from (Seen(url, m, _context(report, m)) for m in people)


def _context(report: Report, mention: Mention) -> str:
    before, after = report.text[max(0, mention.start - AROUND) : mention.start], report.text[mention.end : mention.end + AROUND]
    return " ".join(f"{before}⟦{mention.text}⟧{after}".split())


def print_unlisted(people: Iterator[Seen], most: int) -> None:
    """Prints the commonest people with an office whom the roster has not."""
    articles_of: dict[tuple[str, str], set[str]] = defaultdict(set)
    times: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for one in people:
        m = one.mention
        if m.kind == "person" and m.office and (m.actor is None or m.actor.startswith("?")):
            key = (m.text, m.office)
            times[key] += 1
            articles_of[key].add(one.url)
            first.setdefault(key, one.context)
    for key in sorted(times, key=lambda k: (-len(articles_of[k]), -times[k], k))[:most]:
        print(f"{len(articles_of[key])}\t{times[key]}\t{key[1]}\t{key[0]}\t{first[key]}")


def print_links(people: Iterator[Seen], number: int, seed: int) -> None:
    """Prints a chance sample of the mentions linked to listed persons, each person in each article once."""
    known = roster.load().by_id
    linked = {(o.url, o.mention.actor): o for o in people if o.mention.actor in known and known[o.mention.actor].kind == "person"}
    chosen = random.Random(seed).sample(sorted(linked, key=str), min(number, len(linked)))
    for key in chosen:
        one = linked[key]
        print(f"{one.mention.actor}\t{one.mention.office or ''}\t{one.mention.rule}\t{one.url}\t{one.context}")


def main() -> None:
    """Reads the articles and prints what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=100)
    parser.add_argument("--links", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="read one article of so many")
    asked = parser.parse_args()
    people = seen(asked.articles, asked.every)
    if asked.links:
        print_links(people, asked.links, asked.seed)
    else:
        print_unlisted(people, asked.most)


if __name__ == "__main__":
    main()
