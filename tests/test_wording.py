"""The generated corpora's wording: the test part shares no frame with the development part."""

from __future__ import annotations

from pathlib import Path

GENERATED = Path(__file__).resolve().parents[1] / "evaluation" / "generated"
LEAST = 13  # characters: shorter cells are names of frames, not frames


def frames(part: str) -> set[str]:
    """The cells of a wording file that hold a frame."""
    lines = (GENERATED / f"wording_{part}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {cell for row in rows for cell in row if len(cell) >= LEAST}


def test_no_frame_is_shared() -> None:
    """What the test part says was never said in the part worked against."""
    assert len(frames("test")) > 20
    assert not frames("dev") & frames("test")
