"""Arabic spelling folded to one look-up form, with the way back to the original offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# Vowel marks, Quranic marks, tatweel, bidi controls, zero-width characters, soft hyphen, byte-order mark.
DROPPED = (
    "".join(map(chr, range(0x0610, 0x061B)))
    + "".join(map(chr, range(0x064B, 0x0660)))
    + "\u0640\u0670"
    + "".join(map(chr, range(0x06D6, 0x06DD)))
    + "".join(map(chr, range(0x06DF, 0x06E9)))
    + "".join(map(chr, range(0x06EA, 0x06EE)))
    + "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
FOLDED = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ھ": "ه", "ہ": "ه", "ە": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ی": "ي", "ې": "ي", "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڨ": "ق",
    "٪": "%", "٫": ".", "٬": ",",
}  # fmt: skip
FOLDED |= {d: str(i) for i, d in enumerate("٠١٢٣٤٥٦٧٨٩")} | {d: str(i) for i, d in enumerate("۰۱۲۳۴۵۶۷۸۹")}

_TABLE = str.maketrans({**FOLDED, **dict.fromkeys(DROPPED)})
_DROPPED = frozenset(DROPPED)


def fold(text: str) -> str:
    """The look-up form of a word or phrase: unvocalised, one alif, ى as ي, ة as ه, digits ASCII.

    «أنقرةُ» and «انقره» fold alike. Idempotent. Case of Latin letters is kept.
    """
    return _fold(text) if len(text) < _KEPT else fold_whole(text)


_KEPT = 40  # characters: words and names come again and their forms are kept; longer texts do not


@lru_cache(maxsize=100_000)
def _fold(text: str) -> str:
    return text.translate(_TABLE)


def fold_whole(text: str) -> str:
    """What `fold` gives, of a whole text; only its words are remembered."""
    return " ".join([_fold(part) if len(part) < _KEPT else part.translate(_TABLE) for part in text.split(" ")])


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters stood."""

    text: str
    deleted: tuple[int, ...]  # offset in the folded text before which a character was dropped, ascending

    def origin(self, offset: int) -> int:
        """Offset in the original text of folded offset `offset`."""
        return offset + bisect_right(self.deleted, offset)


def fold_text(text: str) -> Folded:
    """The folded text, with offsets back to the original."""
    deleted: list[int] = []
    for i, c in enumerate(text):
        if c in _DROPPED:
            deleted.append(i - len(deleted))
    return Folded(text.translate(_TABLE), tuple(deleted))
