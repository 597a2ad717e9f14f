"""Bytes made into text: the encoding told or weighed, double encodings undone where that is certain, shaped and visually ordered letters turned back."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_SINGLE = ("cp1256", "iso8859_6", "mac_arabic")
_LETTER = re.compile(r"[\u0621-\u064a]")
_COMMON = re.compile(r"(?<![\u0621-\u064a])(?:ال[\u0621-\u064a]{2,}|في|من|على|إلى|أن|عن|مع|هذا|بين|الى|ان|التي|الذي)(?![\u0621-\u064a])")
_SHAPED = re.compile(r"[\ufb50-\ufdf2\ufdf4-\ufdf9\ufe70-\ufefc]+")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]{0,80}encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""",
    re.IGNORECASE,
)
_NAMES = {"macarabic": "mac_arabic", "x-mac-arabic": "mac_arabic", "windows-1256": "cp1256", "asmo-708": "iso8859_6", "iso-8859-6-i": "iso8859_6"}  # fmt: skip
_LOST = "\ufffd"
_MOST_LOST = 0.02  # share of characters lost above which a text is not worth reading


class Undecodable(ValueError):
    """Bytes that are no text, or a text that cannot be made whole again: says why and what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it came in, and what was mended or could not be (one sentence each)."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of bytes. `declared`: the charset that their sender names. Raises Undecodable.

    A byte order mark decides, then valid UTF-8, then UTF-16 by its pattern, then what the page declares where its letters make sense, then the
    Arabic single-byte set in which they make the most sense.
    """
    text, encoding = _decoded(raw, declared)
    notes: list[str] = []
    text = _undouble(text, notes)
    lost = text.count(_LOST)
    if lost > _MOST_LOST * len(text):
        raise Undecodable(f"{lost} of {len(text)} characters are lost; get the page again as UTF-8.")
    if lost:
        notes.append(f"{lost} characters are lost in it")
    return Decoded(_turned(text, notes), encoding, tuple(notes))


def _decoded(raw: bytes, declared: str | None) -> tuple[str, str]:
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if raw.startswith(mark):
            return raw.decode(name, "replace"), name
    wide = _wide(raw) if b"\x00" in raw[:4000] else None
    if wide is not None:
        return raw.decode(wide, "replace"), wide
    if b"\x00" in raw:
        raise Undecodable("holds null bytes, it is no text.")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as fault:
        broken = fault
    named = _named(declared) or _named_inside(raw)
    if named == "utf-8" or _nearly_utf8(raw):
        text = raw.decode("utf-8", "replace")
        if text.count(_LOST) <= _MOST_LOST * len(text):
            return text, "utf-8"
    tried = {name: _try(raw, name) for name in dict.fromkeys((*((named,) if named else ()), *_SINGLE))}
    best = max(tried, key=lambda name: (sense(tried[name] or ""), name == named, -_SINGLE.index(name) if name in _SINGLE else 0))
    if tried[best] is None or sense(tried[best] or "") <= 0:
        raise Undecodable(
            f"not UTF-8 at byte {broken.start}, and no Arabic in Windows-1256, ISO-8859-6 or Mac Arabic either. Save it as UTF-8."
        )
    return tried[best] or "", best


def _nearly_utf8(raw: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in whole UTF-8 sequences of Arabic."""
    high = sum(b > 127 for b in raw[:20000])
    return high > 0 and 2 * len(re.findall(rb"[\xd8-\xdb][\x80-\xbf]", raw[:20000])) > 0.9 * high


def _wide(raw: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is that of Arabic or of ASCII."""
    head = raw[:4000]
    if len(head) < 8 or len(raw) % 2:
        return None
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if sum(b in (0x00, 0x06, 0x20) for b in high) > 0.95 * len(high) and high.count(0x06) > 0.3 * len(high):
            return name
    return None


def _named(name: str | None) -> str | None:
    if not name:
        return None
    plain = name.strip().lower()
    try:
        return codecs.lookup(_NAMES.get(plain, plain)).name
    except LookupError:
        return None


def _named_inside(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    return _named((found[1] or found[2]).decode("ascii", "ignore")) if found else None


def _try(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def sense(text: str) -> float:
    """How much of a text is Arabic prose: share of its letters that stand in the commonest words, less what never stands in it."""
    head = text[:60000]
    letters = len(_LETTER.findall(head)) + sum(c > "\x7f" and c.isalpha() for c in head if not _LETTER.match(c))
    if not letters:
        return 0.0
    good = sum(len(m) for m in _COMMON.findall(head))
    odd = sum(1 for c in head if c in "ÇáíæÉÃÅ¾¿ŒœžŽŸ‰ƒˆ‡†¼½پچژگٹڑںے" or "\x80" <= c <= "\x9f")
    return (good - 2 * odd) / letters


# -- double encodings -------------------------------------------------------------------------------------------------

_DOUBLED = re.compile(r"[\u00d8-\u00db][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|[ظطعغ][\u0080-\u00bf\u0192\u02c6\u2013-\u2122\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u0621-\u064a\u200c\u200d\u200e\u200f،؛؟×÷]")
_BYTES_AS_LATIN = re.compile(r"[ÇÈÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïð]{3,}")


def _undouble(text: str, notes: list[str]) -> str:
    """The text with lines that were decoded wrongly once or twice decoded rightly; a note says so."""
    if not text.isascii() and not _is_plainly_good(text) and _looks_doubled(text):
        for steps in (1, 2):
            fixed = _whole(text, steps)
            if fixed is not None:
                notes.append("double-encoded; mended")
                return fixed
        lines, mended, doubtful = text.split("\n"), 0, 0
        for n, line in enumerate(lines):
            if line.isascii() or not _looks_doubled(line):
                continue
            fixed = _whole(line, 1) or _whole(line, 2)
            if fixed is None:
                doubtful += 1
            else:
                lines[n], mended = fixed, mended + 1
        if doubtful:
            notes.append(f"{doubtful} lines are double-encoded in a way that cannot be undone; get the page again as UTF-8")
        if mended:
            notes.append(f"{mended} double-encoded lines; mended")
        return "\n".join(lines)
    return text


def _is_plainly_good(text: str) -> bool:
    """Whether a glance shows Arabic words and no trace of a double encoding."""
    head = text[:20000]
    return head.count(" ال") > 4 and not any(trace in head for trace in ("Ø", "Ù", "ط§", "ظ„", "Ã", "Ç"))


def _looks_doubled(text: str) -> bool:
    head = text[:20000]
    letters = sum(c.isalpha() for c in head)
    if not letters:
        return False
    latin = 2 * len(re.findall(r"[\u00d8-\u00db][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]", head))
    arabic = len(re.findall(r"[طظ][\u00a0-\u00bf\u0192\u02c6\u2013-\u2122\u0621-\u064a\u0679-\u06be،؛؟]", head))
    bytes_ = sum(len(m) for m in _BYTES_AS_LATIN.findall(head))
    return latin > 0.3 * letters or 2 * arabic > 0.5 * letters or bytes_ > 0.4 * letters


def _whole(text: str, steps: int) -> str | None:
    """The text undone `steps` times; None where that loses a character or makes less sense."""
    for inner, outer in (("cp1252", "utf-8"), ("cp1256", "utf-8"), ("cp1252", "cp1256")):
        found: str | None = text
        for _ in range(steps):
            found = _undo(found, inner, outer) if found is not None else None
        if found is not None and _LOST not in found and sense(found) > max(0.05, 2 * sense(text)):
            return found
    return None


def _undo(text: str, inner: str, outer: str) -> str | None:
    raw = bytearray()
    table = _bytes_of(inner)
    for character in text:
        code = table.get(character)
        if code is None:
            return None
        raw.append(code)
    try:
        return raw.decode(outer)
    except UnicodeDecodeError:
        return None


@cache
def _bytes_of(name: str) -> dict[str, int]:
    """Character → byte of a single-byte set; bytes it leaves free stand for themselves, as browsers have it."""
    found: dict[str, int] = {}
    for code in range(256):
        try:
            found[bytes([code]).decode(name)] = code
        except UnicodeDecodeError:
            found[chr(code)] = code
    for code in range(0x80, 0xA0):
        found.setdefault(chr(code), code)
    return found


# -- shapes and order -------------------------------------------------------------------------------------------------

_FIRST_NEVER = "ةىءئؤ"
_NUMBER = r"[0-9\u0660-\u0669]+(?:[.,:/][0-9\u0660-\u0669]+)*"  # what one separator joins beside Arabic letters: Unicode annex 9, W2 and W4
_LEFT_TO_RIGHT = re.compile(rf"[A-Za-z0-9][A-Za-z0-9.@_+/:\-]*[A-Za-z][A-Za-z0-9.@_+/:\-]*(?: +[A-Za-z0-9.@_+\-]+)*|[A-Za-z]|{_NUMBER}")
_PAIR = re.compile(r"\([^()]*\)|«[^«»]*»|\[[^\[\]]*\]")
_TURNED_PAIR = re.compile(r"\)[^()]*\(|»[^«»]*«|\][^\[\]]*\[")
_PARED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def _turned(text: str, notes: list[str]) -> str:
    shaped = _SHAPED.search(text) is not None
    visual = is_visual(text)
    if shaped:
        text = _SHAPED.sub(lambda m: unicodedata.normalize("NFKC", m[0][::-1])[::-1] if visual else unicodedata.normalize("NFKC", m[0]), text)
        notes.append("presentation forms; turned into letters")
    if visual:
        text = "\n".join(logical(line) for line in text.split("\n"))
        notes.append("visually ordered; turned back")
    return text


def is_visual(text: str) -> bool:
    """Whether the letters stand in the order they are seen from the left: words that end in «لا» and begin with «ة»."""
    if text.count(" ال", 0, 20000) > 2 * text.count("لا ", 0, 20000) + 4:
        return False
    words = re.findall(r"[\u0621-\u064a\ufe70-\ufefc]{3,}", unicodedata.normalize("NFKC", text[:20000]))
    if len(words) < 8:
        return False
    right: int = sum(w.startswith(("ال", "وال")) for w in words) + sum(w[-1] in "ةى" for w in words)
    left: int = sum(w.endswith(("لا", "لاو")) for w in words) + sum(w[0] in "ةى" for w in words)
    return left > 4 * max(1, right) and left > 0.2 * len(words)


def logical(line: str) -> str:
    """A visually ordered line in logical order: all of it reversed, its numbers and Latin words not."""
    back = line[::-1]
    if _TURNED_PAIR.search(back) and not _PAIR.search(back):
        back = back.translate(_PARED)
    if not _LETTER.search(back):  # without Arabic letters hyphens join numbers too: the same annex, W4
        return re.sub(r"[0-9][0-9.,:/+%-]*", lambda m: _unreversed(m[0]), back)
    return _LEFT_TO_RIGHT.sub(lambda m: _unreversed(m[0]), back)


def _unreversed(run: str) -> str:
    core = run.rstrip(".,:/-+ ")
    return core[::-1] + run[len(core) :]


__all__ = ["Decoded", "Undecodable", "decode", "is_visual", "logical", "sense"]
