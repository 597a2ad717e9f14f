"""Scores of who pronouns and descriptions stand for, of linking and of unifying unknown people, on `evaluation/coreference`. Run alone it also lists the errors of the parts worked against."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from tawatur.evaluation import agree, words
from tawatur.ingest import prepare
from tawatur.model import Mention, Reading
from tawatur.reading import read_report
from tawatur.resolution import roster
from tawatur.resolution.names import compare
from tawatur.resolution.parties import same_person

FOLDER = Path(__file__).resolve().parents[1] / "evaluation" / "coreference"
DEVELOPMENT = ("dev", "test", "sixth_test")  # the latter two counted only up to and with 26 November 2026
COUNTED = ("fresh_test", "seventh_test", "eighth_test")
PRONOUNS = ("subject", "object", "possessive", "prep")
DESCRIPTIONS = ("description", "sides", "counterpart", "body", "metonym")
_MARKED = re.compile(r"\{([^{}|]*)\|([^{}|]*)\|([^{}|]*)\}")


@dataclass(frozen=True, slots=True)
class Item:
    """An annotated mention: characters of the text, what it is, and who is meant: English names, «?…» for somebody no table has, «#…» for an unnamed one."""

    start: int
    end: int
    text: str
    kind: str
    who: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated report, its marks taken out."""

    number: str
    published: date
    conflict: str
    text: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated mention with what was read there."""

    report: str
    item: Item
    found: Mention | None
    right: bool
    foreign: bool


@cache
def marked(part: str) -> tuple[Marked, ...]:
    """The annotated reports of a part."""
    blocks = re.split(r"^== ", (FOLDER / f"{part}.txt").read_text(encoding="utf-8"), flags=re.M)[1:]
    return tuple(_unmarked(block) for block in blocks)


def _unmarked(block: str) -> Marked:
    head, _, body = block.partition("\n")
    number, day, conflict, _ = (cell.strip() for cell in head.split("|"))
    text, items, last = "", [], 0
    for found in _MARKED.finditer(body.strip()):
        text += body.strip()[last : found.start()]
        shown, kind, who = found.groups()
        names = frozenset(name.strip() for name in who.split(" + ") if name.strip() != "-")
        items.append(Item(len(text), len(text) + len(shown), shown, kind, names))
        text += shown
        last = found.end()
    return Marked(number, date.fromisoformat(day), conflict, text + body.strip()[last:], tuple(items))


@cache
def _read(part: str) -> tuple[tuple[Marked, Reading], ...]:
    return tuple((m, read_report(prepare(m.text, source=m.number, published=m.published))) for m in marked(part))


def _at(item: Item, reading: Reading) -> Mention | None:
    """The mention read at an annotated one: for a pronoun one of its own, else the one that covers the words most closely and names somebody."""
    over = [m for m in reading.mentions if m.start < item.end and item.start < m.end and m.kind not in ("place", "time")]
    if item.kind in PRONOUNS:
        want = "subject" if item.kind == "subject" else "enclitic"
        over = [m for m in over if m.rule.startswith(f"pronoun.{want}")]
    else:
        over = [m for m in over if not m.rule.startswith("pronoun.")]
        if item.kind in ("named", "unknown"):
            over = [m for m in over if m.kind != "state" or m.actor] or over
    over.sort(key=lambda m: (m.name is None, abs(m.start - item.start) + abs(m.end - item.end)))
    return over[0] if over else None


def _named(found: Mention | None) -> frozenset[str]:
    return frozenset(found.name.split(" and ")) if found is not None and found.name else frozenset()


def is_same(wanted: str, name: str, known: dict[str, set[str]]) -> bool:
    """Whether a name read is the one wanted, or one that was read where the wanted one is named in the report."""
    return words(wanted.lstrip("?#")) == words(name) or name in known[wanted]


def _is_right(item: Item, found: Mention | None, known: dict[str, set[str]]) -> bool:
    named = _named(found)
    if not item.who:
        return not named
    whole = found.name if found is not None else None
    if len(item.who) == 1 and whole and is_same(next(iter(item.who)), whole, known):
        return True
    each = all(any(is_same(w, n, known) for n in named) for w in item.who)
    return each and all(any(is_same(w, n, known) for w in item.who) for n in named)


def _country(name: str) -> str | None:
    """The country of a rostered name; None where it has none or is in no table."""
    codes = {code for code, state in roster.state_names().items() if state == name}
    actors = {a.country for a in roster.load().by_id.values() if words(a.name) == words(name) and a.country}
    return next(iter(codes or actors), None)


def known_names(report: Marked, reading: Reading) -> dict[str, set[str]]:
    """By whom the annotation means, the names read where the report names him."""
    known: dict[str, set[str]] = defaultdict(set)
    for item in report.items:
        if item.kind in ("unknown", "antecedent", "named"):
            at = _at(item, reading)
            if at is not None and at.name and (item.kind != "named" or words(at.name) == words(next(iter(item.who)))):
                known[next(iter(item.who))].add(at.name)
    return known


def judged(part: str) -> Iterator[Judged]:
    """The annotated mentions of a part, but for those only marked as antecedents."""
    for report, reading in _read(part):
        known = known_names(report, reading)
        for item in report.items:
            if item.kind == "antecedent":
                continue
            found = _at(item, reading)
            if item.kind == "unknown":
                right = found is not None and ((found.actor or "").startswith("?") or agree(next(iter(item.who)).lstrip("?"), found.name))
            else:
                right = _is_right(item, found, known)
            yield Judged(report.number, item, found, right, not right and _is_foreign(item, found))


def _is_foreign(item: Item, found: Mention | None) -> bool:
    """Whether what was read is linked to somebody of another country than everybody meant."""
    actor = roster.load().by_id.get(found.actor or "") if found is not None else None
    if actor is None or actor.country is None:
        return False
    if any(compare(who.lstrip("?#"), actor.name).same for who in item.who):
        return False  # listed since, in another spelling
    return all(_country(who) != actor.country for who in item.who)


def b_cubed(part: str) -> tuple[float, float, float, int]:
    """(precision, recall, F1, mentions) of unifying the part's unlisted people within and across reports, as merging unifies them."""
    rows = [j for j in judged(part) if j.item.kind == "unknown"]
    ids = [j.found.actor if j.found is not None and j.found.actor else f"!{n}" for n, j in enumerate(rows)]
    group = list(range(len(rows)))
    for a, b in combinations(range(len(rows)), 2):
        if _unified(rows[a], rows[b], ids[a], ids[b]):
            old, new = group[b], group[a]
            group = [new if g == old else g for g in group]
    meant = [next(iter(j.item.who)) for j in rows]
    precision = recall = 0.0
    for n in range(len(rows)):
        mine = {m for m in range(len(rows)) if group[m] == group[n]}
        wanted = {m for m in range(len(rows)) if meant[m] == meant[n]}
        precision += len(mine & wanted) / len(mine)
        recall += len(mine & wanted) / len(wanted)
    p, r = precision / len(rows), recall / len(rows)
    return p, r, 2 * p * r / (p + r), len(rows)


def _unified(a: Judged, b: Judged, one: str, two: str) -> bool:
    if a.report == b.report:
        return one == two
    full = "-" in one and "-" in two  # a surname alone is nobody's across reports
    return full and same_person(one, two)


def _share(rows: Iterable[Judged], label: str) -> str:
    judged_rows = list(rows)
    right = sum(j.right for j in judged_rows)
    wrong = sum(not j.right and bool(_named(j.found)) for j in judged_rows)
    share = f"{right / len(judged_rows):.3f}" if judged_rows else "  –  "
    return f"  {label:24} {share}  ({right} of {len(judged_rows)}, {wrong} wrong, {len(judged_rows) - right - wrong} missing)"


def lines(part: str) -> list[str]:
    """The scores of one part, a line each."""
    rows = list(judged(part))
    reports = marked(part)
    anaphors = [j for j in rows if j.item.kind in PRONOUNS + DESCRIPTIONS]
    out = [f"{part}: {len(anaphors)} anaphors in {len(reports)} reports of {len({r.conflict for r in reports})} conflicts"]
    out += [_share((j for j in rows if j.item.kind == kind), kind) for kind in (*PRONOUNS, *DESCRIPTIONS)]
    out.append(_share((j for j in rows if j.item.kind in DESCRIPTIONS or j.item.kind == "subject"), "descriptions and subjects"))
    out.append(_share(anaphors, "all anaphors"))
    out.append(_share((j for j in rows if j.item.kind == "named"), "rostered, by name"))
    out.append(_share((j for j in rows if j.item.kind == "unknown"), "unlisted, provisional"))
    out.append(f"  linked to somebody of another country: {sum(j.foreign for j in rows)}")
    p, r, f, n = b_cubed(part)
    return [*out, f"  unlisted people unified (B³): P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({n} mentions)"]


def unlisted_names(part: str) -> list[str]:
    """Names annotated as the roster's that it lacks."""
    names = {words(a.name) for a in roster.load().by_id.values()} | {words(s) for s in roster.state_names().values()}
    wanted = Counter(who for m in marked(part) for item in m.items for who in item.who if who[0] not in "?#")
    return sorted(who for who in wanted if words(who) not in names)


def told(parts: Iterable[str]) -> list[str]:
    """The scores of each part, and of all together for descriptions and subjects and for all anaphors."""
    rows = [j for part in parts for j in judged(part)]
    whole = [j for j in rows if j.item.kind in DESCRIPTIONS or j.item.kind == "subject"]
    anaphors = [j for j in rows if j.item.kind in PRONOUNS + DESCRIPTIONS]
    out = [line for part in parts for line in lines(part)]
    return [*out, "together:", _share(whole, "descriptions and subjects"), _share(anaphors, "all anaphors"), f"  linked to somebody of another country: {sum(j.foreign for j in rows)}"]


def main() -> None:
    """Prints all scores and the errors of the parts worked against."""
    print("\n".join([*told(DEVELOPMENT), *told(COUNTED)]))
    for j in (j for part in DEVELOPMENT for j in judged(part)):
        if not j.right:
            read = f"{j.found.name} [{j.found.rule}]" if j.found is not None else "nothing"
            print(f"{j.report} [{j.item.kind}] {j.item.text}: {' + '.join(sorted(j.item.who)) or 'none'}, read {read}{' FOREIGN' if j.foreign else ''}")


if __name__ == "__main__":
    main()
