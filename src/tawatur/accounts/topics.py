"""What a stretch of text is about."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.mentions.overlay import Cue


def topics(cues: Iterable[Cue], first: int = 0, last: int | None = None) -> tuple[str, ...]:
    """Topic labels named among the tokens first..last, sorted, each once."""
    return tuple(
        sorted({c.values[0] for c in cues if c.kind == "topic" and c.i >= first and (last is None or c.j <= last)})
    )
