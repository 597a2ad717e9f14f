"""A user's own actors: rows added to the roster or put in place of bundled ones, in one file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tawatur.lexicon import Row, read_table
from tawatur.resolution import roster
from tawatur.resolution.checks import COLUMNS, check

HEAD = "# This user's own actors: rows added to the bundled roster, or put in place of a bundled row of the same id. Columns as in docs/roster.md.\n"


class Refused(ValueError):
    """A row that the roster would not hold together with: its faults, one a line."""


def kept(cells: Mapping[str, str]) -> Path:
    """Puts the row into the user's own file, in place of its row of the same id, and says where that file is.

    Raises Refused where `check` finds a fault that the row brings; nothing is written then.
    """
    path = roster.own_file()
    row = Row({c: " ".join(cells.get(c, "").split()) for c in COLUMNS}, path, 0)
    others = [r for r in roster.rows() if r["id"] != row["id"]]
    before = set(check(others))
    faults = [f for f in check([*others, row]) if f not in before]
    if faults:
        raise Refused("\n".join(f.replace(f"{path.name}:0: ", "") for f in faults))
    own = {r["id"]: r.cells for r in read_table(path)} if path.exists() else {}
    own[row["id"]] = row.cells
    lines = ["\t".join(COLUMNS), *("\t".join(own[i].get(c, "") for c in COLUMNS) for i in sorted(own))]
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(path)
    roster.rows.cache_clear()
    roster.load.cache_clear()
    return path


def edited(ident: str, sets: Mapping[str, str], more: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The cells of a row with some put anew and some added to. Raises Refused where there is no such row or column."""
    found = next((r for r in roster.rows() if r["id"] == ident), None)
    if found is None:
        raise Refused(f"no actor «{ident}»: `tawatur actors list` shows the ids")
    unknown = [c for c in (*sets, *more) if c not in COLUMNS]
    if unknown:
        raise Refused(f"no column «{unknown[0]}»: one of {', '.join(COLUMNS)}")
    cells = {c: found.cells.get(c, "") for c in COLUMNS} | dict(sets)
    for column, values in more.items():
        cells[column] = " | ".join(x for x in (cells[column], *values) if x)
    return cells
