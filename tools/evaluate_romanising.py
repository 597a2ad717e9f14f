"""How often names are spelled as the English press spells them: the roster's people as if the roster did not know them.

    python tools/evaluate_romanising.py            # totals by region; the wrong ones of the even half too

People are parted by a checksum of their id: the even half is worked against, the odd one only counted. Each half is spelled by what was learned
from the other's people and from the tables of names; a spelling is right where scoring would take it for the roster's (`evaluation.agree`).
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import dataclass

from tawatur import lexicon
from tawatur.evaluation import agree
from tawatur.lexicon import Row
from tawatur.resolution.name_parts import regions
from tawatur.resolution.romanise import Romaniser


@dataclass(frozen=True, slots=True)
class Spelled:
    """One person's name, as the roster has it and as it was spelled knowing his country and not knowing it."""

    row: Row
    arabic: str
    known: str
    unknown: str


def people() -> list[Row]:
    """The roster's people who have an Arabic name of two words or more."""
    return [r for r in lexicon.table("actors") if r["kind"] == "person" and " " in next(iter(r.many("names_ar")), "").strip("~=")]


def half(row: Row) -> int:
    """0 for the half worked against, 1 for the one only counted."""
    return zlib.crc32(row["id"].encode()) % 2


def spelled(part: int) -> list[Spelled]:
    """Every person of a half, spelled by what the other half teaches."""
    romaniser = Romaniser.of([r for r in people() if half(r) != part])
    found = []
    for row in people():
        if half(row) == part:
            name = row.many("names_ar")[0].lstrip("~=")
            found.append(Spelled(row, name, romaniser.spell(name, row["country"] or None), romaniser.spell(name)))
    return found


def lines(part: int) -> list[str]:
    """The shares spelled right of a half, a line each: all, then by region."""
    rows = spelled(part)
    right, blind = (sum(agree(r.row["name_en"], said) for r, said in zip(rows, names, strict=True)) for names in ([r.known for r in rows], [r.unknown for r in rows]))
    by: dict[str, list[bool]] = defaultdict(list)
    for r in rows:
        by[regions()[r.row["country"]].name if r.row["country"] in regions() else "other"].append(agree(r.row["name_en"], r.known))
    shares = ", ".join(f"{name} {sum(of)} of {len(of)}" for name, of in sorted(by.items(), key=lambda item: (-len(item[1]), item[0])))
    title = "even half, worked against" if part == 0 else "odd half, only counted"
    return [f"{title}: {right / len(rows):.3f} ({right} of {len(rows)}); the country not known: {blind / len(rows):.3f}", f"  {shares}"]


def main() -> None:
    """Prints the totals, and what is wrong in the even half."""
    print("\n".join(lines(0) + lines(1)))
    for r in spelled(0):
        if not agree(r.row["name_en"], r.known):
            print(f"{r.row['country']}\t{r.row['name_en']}\t{r.known}\t{r.arabic}")


if __name__ == "__main__":
    main()
