"""Who votes how in a count of those who may: «صوّت 24 وزيراً لمصلحة الاتفاق وعارضه 5»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.mentions.counted_words import Scan
from tawatur.mentions.numbers import Number
from tawatur.model import Figure

_REACH = 3  # words between the word of voting and the number
_ON_WHAT = frozenset(("القرار", "قرار", "المشروع", "مشروع", "التصويت", "للتصويت", "تصويت", "النقض", "الفيتو"))


def voted(s: Scan, n: Number, found: Sequence[Figure]) -> tuple[str, str] | None:
    """("votes", the rule) where the number counts voters behind a word of voting, or is a bare count of those against; None where neither."""
    before = range(max(0, n.start - _REACH), n.start)
    near = [s.get(k, "voting") for k in before if not any(s.tokens[m].kind == "mark" for m in range(k, n.start))]
    told = [hit for hit in near if hit is not None]
    after = s.get(n.end + 1, "voting")
    begun = bool(found) and found[-1].what == "votes"
    if s.get(n.end, "voter") is None:
        bare = n.end >= len(s.tokens) or s.tokens[n.end].kind == "mark" or s.norm(n.end).startswith("و") or s.norm(n.end) in ("عن", "علي")
        return ("votes", "voted") if begun and bare and s.get(n.start - 1, "voting") is not None else None
    clear = begun or any(hit[0] == "votes" for hit in told) or (after is not None and after[0] == "votes") or any(t.norm in _ON_WHAT for t in s.tokens)
    return ("votes", "voted") if clear and (told or after is not None) else None
