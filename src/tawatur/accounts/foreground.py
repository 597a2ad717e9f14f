"""Whether a report tells an assault or a protest as news of its own, or only mentions one in passing.

«انفجرت سيارة مفخخة أمس» tells; «منذ اغتيال الحريري», «الهجوم الذي استهدف …», «التفجيرات ظاهرة حديثة» mention. A logistic model over where the trigger
stands and the words around it, learned by `tools/train_foreground.py` from the public sentences judged for ASSAULT and PROTEST (see NOTICE). Only
these two types are weighed: meetings and proposals of the background are wanted with their own dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

from tawatur import lexicon
from tawatur.accounts.clauses import Clause
from tawatur.mentions.pieces import Phrase, Piece

WEIGHED = frozenset({"ASSAULT", "PROTEST"})
_NEAR = 4  # pieces each side of the trigger whose words count by their place
_FRESH = ("day", "days")


def features(
    pieces: Sequence[Piece],
    clauses: Sequence[Clause],
    trigger: int,
    clause: int,
    kind: str,
    rule: str,
    status: str,
    roles: Sequence[tuple[str, Phrase]],
) -> Iterator[str]:
    """What speaks for or against news: names of features that hold."""
    piece, home = pieces[trigger], clauses[clause]
    yield kind
    yield f"{kind} rule {rule}"
    yield f"status {status}"
    yield f"{kind} opener {home.opener}"
    yield f"opener word {home.word}"
    yield f"clause {min(clause, 3)}"
    yield f"definite {piece.definite} {rule.partition('.')[0]}"
    yield f"prep {piece.prep}"
    yield f"at {min(trigger // 4, 5)}"
    yield f"length {min(len(pieces) // 12, 5)}"
    for role in sorted({r for r, _ in roles}):
        yield f"{kind} role {role}"
    for _, phrase in roles:
        yield f"who {phrase.group or phrase.kind}"
    own = pieces[home.start : home.end]
    for time in (p.time for p in own if p.time is not None):
        yield f"time {time.precision} {time.basis}"
        yield "fresh" if time.precision in _FRESH else "old"
    for p in pieces:
        if p.time is not None:
            yield f"any time {p.time.precision}"
        elif p.kind in ("word", "lex", "cue"):
            yield f"{kind} has {p.norm.removeprefix('ال')}"
        elif p.phrase is not None:
            yield f"names {p.phrase.kind}"
    if any(p.cue == "num" for p in own):
        yield "number"
    if any(p.phrase is not None and p.phrase.place is not None for p in own):
        yield "place"
    for step in range(-_NEAR, _NEAR + 1):
        k = trigger + step
        if step and 0 <= k < len(pieces):
            word = pieces[k].norm if pieces[k].kind in ("word", "lex", "cue", "mark") else pieces[k].kind
            yield f"{step if abs(step) < 3 else 'near'} {word}"


@cache
def _model() -> dict[str, float]:
    def build() -> dict[str, float]:
        lines = (lexicon.DATA / "foreground.tsv").read_text(encoding="utf-8").splitlines()
        cells = (line.rsplit("\t", 1) for line in lines if not line.startswith("#"))
        return {name: float(weight) for name, weight in cells}

    return lexicon.compiled("foreground", [lexicon.DATA / "foreground.tsv"], build)


def probability(found: Iterator[str]) -> float:
    """How likely the features' happening is told as news."""
    model = _model()
    score = model.get("bias", 0.0) + sum(model.get(name, 0.0) for name in set(found))
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def least(kind: str) -> float:
    """The probability from which a happening of the type is taken as told; chosen in training."""
    return _model().get(f"least {kind}", 0.5)
