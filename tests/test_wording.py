"""The generated corpora's wording: no two parts share a frame."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

PARTS = ("dev", "fresh", "second", "fourth", "proof", "test")
GENERATED = Path(__file__).resolve().parents[1] / "evaluation" / "generated"
LEAST = 13  # characters: shorter cells are names of frames, not frames


def frames(part: str) -> set[str]:
    """The cells of a wording file that hold a frame."""
    lines = (GENERATED / f"wording_{part}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {cell for row in rows for cell in row if len(cell) >= LEAST}


@pytest.mark.parametrize(("one", "two"), list(combinations(PARTS, 2)))
def test_no_frame_is_shared(one: str, two: str) -> None:
    """What one part says was never said in another, least of all in the parts worked against."""
    assert len(frames(one)) > 20
    assert not frames(one) & frames(two)
