"""Prints what share of reading is spent on linking (looking up, comparing and resolving actors), and how long the roster takes to load."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import evaluate_links

from tawatur.ingest import Refusal, reports
from tawatur.mentions import actors, coreference, names, persons
from tawatur.mentions.discourse import Discourse
from tawatur.reading import read_report
from tawatur.resolution.roster import Roster

ROOT = Path(__file__).resolve().parents[1]
LINKING: tuple[tuple[Any, str], ...] = (
    (actors.Actors, "_actor"), (persons.Persons, "_name_at"), (persons.Persons, "_named_before"), (names.Names, "_bare_name"),
    (names.Names, "_tagged_person"), (Roster, "find"), (Roster, "holder"), (coreference, "resolve"), (Discourse, "person"), (Discourse, "body"),
)  # fmt: skip
_spent = {"seconds": 0.0, "depth": 0.0}


def _timed(function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*args: Any, **options: Any) -> Any:
        if _spent["depth"]:
            return function(*args, **options)
        _spent["depth"], begun = 1, time.perf_counter()
        try:
            return function(*args, **options)
        finally:
            _spent["depth"] = 0
            _spent["seconds"] += time.perf_counter() - begun

    return run


def main() -> None:
    """Reads the demo's reports three times, the first to fill the caches."""
    given = [r for r in reports([ROOT / "demo" / "reports"]) if not isinstance(r, Refusal)]
    for report in given:
        read_report(report)
    for place, name in LINKING:
        setattr(place, name, _timed(getattr(place, name)))
    begun = time.perf_counter()
    for report in given * 2:
        read_report(report)
    whole = time.perf_counter() - begun
    print(f"linking: {_spent['seconds'] / whole:.1%} of reading ({2 * len(given)} reports in {whole:.2f} s)")
    print(evaluate_links.loading())


if __name__ == "__main__":
    main()
