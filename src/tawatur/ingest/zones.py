"""Which stretches of a page are headline, publication line, caption, credit, links or furniture, not running body."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur import lexicon
from tawatur.language import fold_whole
from tawatur.model import Zone, ZoneKind

_CLOSED = re.compile(r"[.!?؟۔…:؛][\"”»’')\]\s\u200f\u200e]*$")
_SHORT = 120  # characters: a line longer than this is running text; chosen on real pages
_SUMMARY = 170  # characters: no point of a summary is longer
_POINT = 100  # characters: none that is a whole sentence without a bullet
_CREDIT = re.compile(r"^\s*[(\[（][^()\[\]]{2,60}[)\]）]\s*[.]?\s*$")
_CAPTION = re.compile(r"[(\[][^()\[\]]{2,30}[)\]]\s*$")
_HEADER = re.compile(
    r"^(?:title|url|link|source|date|author|published|language|العنوان|الرابط|المصدر|التاريخ|الكاتب|القسم|الناشر)\s*[:：=]\s*\S|^date\s+\d{4}-\d\d", re.IGNORECASE
)
_SOURCE = re.compile(r"^(?:المصدر|المصادر|مصدر الخبر|نقلا عن|نقلاً عن)\s*[:：]\s*\S")
_BULLET = re.compile(r"^\s*[•·▪●◦‣*–—-]\s*\S")
_ZONES: frozenset[str] = frozenset(("headline", "caption", "credit", "related", "boilerplate"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page that is not blank, stripped; half-open. `folded`: the look-up form of its first words."""

    start: int
    end: int
    text: str
    folded: str


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a page that hold anything."""
    found = []
    for m in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        stripped = m.group().strip()
        if stripped:
            start = m.start() + len(m.group()) - len(m.group().lstrip())
            found.append(Line(start, start + len(stripped), stripped, _folded(stripped[: _CUE if len(stripped) < _CUE else _OPENING])))
    return tuple(found)


_CUE = 160  # characters: a shorter line may be a cue of furniture whole
_OPENING = 50  # characters of a longer one in which a cue may stand
_WORD = re.compile(r"[^\W_]+")


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(fold_whole(words)))


@cache
def _furniture() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in lexicon.table("boilerplate"):
        for words in row.many("phrase"):
            found.setdefault(row["how"], []).append(_folded(words))
    return {how: tuple(sorted(set(phrases), key=len, reverse=True)) for how, phrases in found.items()}


@cache
def _cues() -> dict[str, tuple[tuple[str, str], ...]]:
    """First word → (phrase, how), in the order they are tried."""
    found: dict[str, list[tuple[str, str]]] = {}
    for how in ("end", "rest", "box", "links", "summary", "opening", "line"):
        for words in _furniture().get(how, ()):
            found.setdefault(words.split(" ", 1)[0], []).append((words, how))
    return {word: tuple(cues) for word, cues in found.items()}


def zones(page: Sequence[Line], dated: Sequence[int] = (), marks: Mapping[int, str] | None = None) -> tuple[Zone, ...]:
    """The zones of a page, in order and apart from each other. `dated`: starts of lines that are nothing but a publication date.

    `marks`: start of line → what markup says it is: a zone's kind, «body» for running text, «subhead», «published_line».
    """
    found = list(_by_line(page, frozenset(dated), marks or {}))
    whole = {z.start for z in found}
    for line in page:
        if line.start not in whole:
            found.extend(_parts(line))
    if page and page[-1].start not in whole and (m := _CREDITED.search(page[-1].text)) is not None and m.start() > 0:
        found.append(Zone("credit", page[-1].start + m.start(), page[-1].end))  # «… في المدينة. (رويترز)»
    found.sort(key=lambda z: z.start)
    return _second_story(page, found, marks or {})


def _by_line(page: Sequence[Line], dated: frozenset[int], marks: Mapping[int, str]) -> list[Zone]:
    """The zones that are whole lines."""
    state = _State(page, marks)
    found = []
    for n, line in enumerate(page):
        kind = "published_line" if line.start in dated and not state.rest else state.kind(n, line)
        if kind is None:
            state.plain += 1
        else:
            found.append(Zone(kind, line.start, line.end))  # type: ignore[arg-type]
    return found


class _State:
    """What the lines before a line have opened: links, a summary, the end of the article."""

    def __init__(self, page: Sequence[Line], marks: Mapping[int, str]) -> None:
        self.page, self.marks = page, marks
        self.rest: str | None = None
        self.links = self.summary = False
        self.bullets: bool | None = None  # whether the summary under way has bullets
        self.plain = 0
        open_lines = sum(1 for line in page if not _CLOSED.search(line.text) and len(line.text) < _SHORT)
        self.telegraphic = len(page) >= 4 and open_lines > 0.75 * len(page)
        self.last_body = max((n for n, line in enumerate(page) if marks.get(line.start) == "body"), default=-1)

    def kind(self, n: int, line: Line) -> str | None:
        """The zone's kind of a line; None for running text."""
        mark = self.marks.get(line.start)
        if self.rest is not None:
            return self.rest
        if mark == "published_line":
            return "credit"
        if mark in _ZONES and mark != "headline":
            return mark
        how = _how(line)
        if how in ("end", "rest", "box") and self.plain >= 1:
            return self._ends(n, line, how)
        if how in ("links", "rest", "box"):
            self.links = how != "rest"
            return "related" if how != "rest" else "boilerplate"
        if how in ("opening", "end"):
            return "boilerplate"
        if how == "summary" and self.plain == 0:
            self.summary = True
            return "boilerplate"
        if how == "line" and mark != "headline":
            return "boilerplate"
        if self.summary and mark != "body" and n < len(self.page) - 1 and self._is_point(line):
            return "boilerplate"
        self.summary = False
        if mark in ("headline", "subhead"):
            return "headline"
        if mark == "body":
            self.links = False
            is_caption = self.plain == 0 and n < 8 and len(line.text) < 160 and _CAPTION.search(line.text) and not _CLOSED.search(line.text)
            return "caption" if is_caption else None
        return self._by_shape(n, line)

    def _is_point(self, line: Line) -> bool:
        """Whether a line behind the cue of a summary is one of its points: with a bullet where the first has one, else short."""
        bullet = _BULLET.match(line.text) is not None
        if self.bullets is None:
            self.bullets = bullet
        if self.bullets:
            return bullet
        return len(line.text) < (_POINT if _CLOSED.search(line.text) else _SUMMARY) and not _DATELINE_LIKE.match(line.text)

    def _ends(self, n: int, line: Line, how: str) -> str:
        if how == "box" and n < self.last_body:  # the markup shows running text further down: a box in the middle
            self.links = True
            return "related"
        self.rest = "related" if how == "box" else "boilerplate"
        return self.rest

    def _by_shape(self, n: int, line: Line) -> str | None:
        size, is_closed = len(line.text), bool(_CLOSED.search(_core(line.text)))
        if is_signed_off(line.text):
            return "boilerplate"
        if (_CREDIT.match(line.text) or _SOURCE.match(line.text)) and size < 80:
            return "credit"
        if n < 6 and self.plain == 0 and len(self.page) > 2 and _HEADER.match(line.text) and size < 300:
            return "boilerplate"
        if self.links and size < _SHORT and not is_closed:
            return "related"
        if n < 8 and len(self.page) > 3 and size < 160 and self.plain == 0 and not is_closed and _CAPTION.search(line.text):
            return "caption"
        last = n == len(self.page) - 1
        if (
            len(self.page) > 1 and size < _SHORT + 60 * (n == 0) and not is_closed and not last
            and (not self.telegraphic or n == 0) and not _flows(self.page, n)
        ):  # fmt: skip
            return "headline"
        self.links = False
        return None


def _flows(page: Sequence[Line], n: int) -> bool:
    """Whether the sentence runs on into the next line."""
    return bool(re.search(r"(?:[،,]|\s(?:إلى|الى|أن|ان|من|في|على|عن|مع|بين|التي|الذي))\s*$", page[n].text))


_BEGUN = frozenset(("rest", "links", "box", "opening", "end"))  # cues that a line may go on behind


def _how(line: Line) -> str | None:
    if not line.folded:
        return "line"
    for words, how in _cues().get(line.folded.split(" ", 1)[0], ()):
        if line.folded == words:
            return how
        if how in _BEGUN and line.folded.startswith(words + " ") and (how in ("links", "end") or len(line.text) < 160):
            return how
    return None


# -- parts of lines ---------------------------------------------------------------------------------------------------

_SIGN = r"(?:انتهى|إنتهى|النهاية|يتبع|انتهي)"
_INITIALS = r"(?:\s*[/(]?\s*(?:[\u0621-\u064a]{1,2}\s*[./]?\s*){1,6}[/)]?)?"
_SIGNED = re.compile(rf"(?:^|(?<=[\s.»\"”]))(?:/\s*{_SIGN}\s*/?|\(\s*{_SIGN}\s*\)|\[\s*{_SIGN}\s*\]|#{_SIGN}|{_SIGN}\s*/){_INITIALS}\s*\.?\s*$")
_SIGNED_ALONE = re.compile(rf"^[\W_]*{_SIGN}[\W_]*$|^(?=.*[./])[/(]?\s*[\u0621-\u064a]{{1,2}}(?:(?:\s*[./]\s*|\s+)[\u0621-\u064a]{{1,2}}){{1,5}}\s*[/)]?\.?$")
_CREDITED = re.compile(r"(?<=[.!؟»”\"])\s*\([^()\d]{2,40}\)\s*\.?\s*$")
_TAGS = re.compile(r"(?<=[.!؟?»”\"…])\s*(?:سمات|الوسوم|وسوم|كلمات دلالية|كلمات مفتاحية|الكلمات المفتاحية|الكلمات الدلالية|هاشتاغ)\s*[:：]?\s+(?=\S)[^.؟!]{2,300}$")
_READ_ALSO = re.compile(
    r"(?<=[.!؟?»”\"…])\s*[(\[|]?(?:اقرأ|إقرأ|اقرأي|طالع|شاهد|تابع|اقرؤوا)\s+(?:أيضا|أيضاً|أيضًا|ايضا|ايضاً|المزيد|كذلك)\s*[:：|…/]?\s*[^\n]{0,200}$"
)
_LEADING = re.compile(r"^(?:(?:Next\s+Previous|Skip to (?:main )?content|Print|Share|Tweet|A\s*[+-])\s*)+(?=\S)", re.IGNORECASE)
_DATELINE_LIKE = re.compile(r"^\s*[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){0,2}\s*[-–—:(،]\s*\S")


def is_signed_off(words: str) -> bool:
    """Whether a line is an agency's sign-off and nothing else: «/انتهى/», «م.ع / س.ح»."""
    return len(words) < 24 and bool(_SIGNED_ALONE.match(words) or _SIGNED.match(words))


def _core(words: str) -> str:
    """The words of a line without the sign-off, tags or «اقرأ أيضًا» at its end."""
    tail = words[-340:]
    starts = [m.start() for m in (form.search(tail) for form in (_SIGNED, _TAGS, _READ_ALSO)) if m is not None and m.start() > 0]
    return words[: len(words) - len(tail) + min(starts)] if starts else words


def _parts(line: Line) -> list[Zone]:
    """The zones at the ends of a line of running text: a sign-off, a list of tags, «اقرأ أيضًا» and a title, a gallery's buttons."""
    found: list[Zone] = []
    m = _LEADING.match(line.text) if line.text[0].isascii() else None
    if m is not None and m.end() < len(line.text):
        found.append(Zone("boilerplate", line.start, line.start + m.end()))
    tail = line.text[-340:]
    shift = line.start + len(line.text) - len(tail)
    forms: tuple[tuple[re.Pattern[str], ZoneKind], ...] = ((_SIGNED, "boilerplate"), (_TAGS, "boilerplate"), (_READ_ALSO, "related"))
    for form, kind in forms:
        m = form.search(tail)
        if m is not None and m.start() > 0:
            found.append(Zone(kind, shift + m.start(), line.end))
            break
    return found


# -- a second story ---------------------------------------------------------------------------------------------------

_ENOUGH = 250  # characters of running text after which another story may begin


def _second_story(page: Sequence[Line], found: list[Zone], marks: Mapping[int, str]) -> tuple[Zone, ...]:
    """The zones with all that follows an agency's sign-off, or a title with a dateline of its own, made «related»: another story glued on."""
    by_start = {z.start: z for z in found}
    furniture = [z for z in found if z.kind == "boilerplate"]
    told = 0
    for n, line in enumerate(page):
        zone = by_start.get(line.start)
        signed = any(line.start <= z.start < line.end and is_signed_off(_inside(line, z)) for z in furniture)
        if signed and told >= _ENOUGH and n < len(page) - 1 and "body" not in marks.values():
            return _cut(page, found, n + 1)
        titled = zone is not None and zone.kind == "headline" and told >= _ENOUGH and n + 1 < len(page)
        if titled and _own_dateline(page[n + 1].text) and "body" not in marks.values():
            return _cut(page, found, n)
        if zone is None:
            told += len(line.text)
    return tuple(found)


def _inside(line: Line, zone: Zone) -> str:
    return line.text[zone.start - line.start : zone.end - line.start].strip()


def _cut(page: Sequence[Line], found: Sequence[Zone], n: int) -> tuple[Zone, ...]:
    start = page[n].start
    return (*(z for z in found if z.start < start), *(Zone("related", line.start, line.end) for line in page[n:]))


_OWN = re.compile(r"^[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){0,2}\s*(?:[-–—/،]\s*)?(?:\d{1,2}[^\n]{0,40})?\(?[^\n()]{2,30}\)?\s*(?:[-–—]{1,2}|:)\s")


def _own_dateline(words: str) -> bool:
    """«المنامة في 3 مارس (بنا) -- …»: a place, then a day or an agency in brackets, then a dash."""
    m = _OWN.match(words[:110])
    return m is not None and ("(" in m[0] or any(c.isdigit() for c in m[0]))


__all__ = ["Line", "is_signed_off", "lines", "zones"]
