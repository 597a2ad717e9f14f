"""Scores of linking on `evaluation/links.tsv`, and of unifying unknown people's names (B³) on the pairs of names. Run alone it also lists the development part's wrong links."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import evaluate_names

from tawatur.ingest import prepare
from tawatur.lexicon import read_table
from tawatur.model import Reading
from tawatur.reading import read_report
from tawatur.resolution import roster
from tawatur.resolution.names import compare, keys

FOLDER = Path(__file__).resolve().parents[1] / "evaluation"


@dataclass(frozen=True, slots=True)
class Link:
    """One annotated mention: who is meant and who was read there, by id."""

    report: str
    words: str
    kind: str
    wanted: str
    found: str | None

    @property
    def right(self) -> bool:
        """Whether the link is right; somebody no table has must not be linked to the roster."""
        if self.kind == "unknown":
            return self.found is None or self.found.startswith("?")
        return self.found == self.wanted

    @property
    def foreign(self) -> bool:
        """Whether the link goes to somebody of another country than the one meant."""
        known = roster.load().by_id
        there, here = known.get(self.found or ""), known.get(self.wanted)
        return there is not None and not self.right and (here is None or there.country != here.country)


@cache
def _days() -> dict[str, date]:
    gold = [json.loads((FOLDER / f"passages_{part}_gold.json").read_text(encoding="utf-8")) for part in ("dev", "test")]
    return {row["report"]: date.fromisoformat(row["published"]) for g in gold for row in g["reports"]}


@cache
def _read(report: str) -> tuple[Reading, str]:
    text = (FOLDER / "passages" / report).read_text(encoding="utf-8")
    reading = read_report(prepare(text, source=report, published=_days()[report]))
    return reading, reading.report.text


def links(part: str) -> list[Link]:
    """The annotated mentions of a part with what was read: the mention that covers the words most closely and names somebody."""
    found = []
    for row in read_table(FOLDER / "links.tsv"):
        if row["part"] != part:
            continue
        reading, text = _read(row["report"])
        start = -1
        for _ in range(int(row["n"])):
            start = text.find(row["words"], start + 1)
        end = start + len(row["words"])
        over = [m for m in reading.mentions if m.start < end and start < m.end and m.kind != "place"]
        over.sort(key=lambda m: (m.actor is None, abs(m.start - start) + abs(m.end - end)))
        found.append(Link(row["report"], row["words"], row["kind"], row["actor"], over[0].actor if over else None))
    return found


def b_cubed(part: str) -> tuple[float, float, float]:
    """(precision, recall, F1) of grouping a part's full names by comparison alone, each name once, as unknown people's names are unified."""
    gold: dict[str, int] = {}
    for n, row in enumerate(read_table(evaluate_names.PAIRS)):
        if row["part"] == part and row["kind"] not in ("partial", "kunya"):
            for k, name in enumerate(row.many("names")):
                gold.setdefault(name, n if row["verdict"] == "same" else -(1000 * n + k))
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in gold:
        for key in keys(name):
            blocks[key].append(name)
    group = {name: name for name in gold}

    def top(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    for names in blocks.values():
        for a, b in combinations(names, 2):
            likeness = compare(a, b)
            if likeness.same and not likeness.partial:
                group[top(a)] = top(b)
    made: dict[str, set[str]] = defaultdict(set)
    meant: dict[int, set[str]] = defaultdict(set)
    for name in gold:
        made[top(name)].add(name)
        meant[gold[name]].add(name)
    shared = {name: len(made[top(name)] & meant[gold[name]]) for name in gold}
    precision = sum(shared[n] / len(made[top(n)]) for n in gold) / len(gold)
    recall = sum(shared[n] / len(meant[gold[n]]) for n in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def lines(part: str) -> list[str]:
    """The scores of one part, a line each."""
    rows = links(part)
    out = [f"{part}: {len(rows)} mentions of {len({r.report for r in rows})} passages"]
    asked, right = Counter(r.kind for r in rows), Counter(r.kind for r in rows if r.right)
    out += [f"  {kind:12} {right[kind] / n:.3f} ({right[kind]} of {n})" for kind, n in sorted(asked.items())]
    out.append(f"  linked to somebody of another country: {sum(r.foreign for r in rows)}")
    p, r, f = b_cubed(part)
    return [*out, f"  names unified (B³): P {p:.3f}  R {r:.3f}  F1 {f:.3f}"]


def loading() -> str:
    """How long the compiled roster takes to load, in milliseconds: the median of five."""
    roster.load()
    taken = []
    for _ in range(5):
        roster.load.cache_clear()
        begun = time.perf_counter()
        roster.load()
        taken.append((time.perf_counter() - begun) * 1000)
    return f"roster of {len(roster.load().by_id)} actors loaded in {sorted(taken)[2]:.0f} ms"


def main() -> None:
    """Prints both parts' scores, the loading time, and the development part's wrong links."""
    for part in ("dev", "test"):
        print("\n".join(lines(part)))
    print(loading())
    for link in links("dev"):
        if not link.right:
            print(f"{link.report} [{link.kind}] {link.words}: {link.wanted}, read {link.found}")


if __name__ == "__main__":
    main()
