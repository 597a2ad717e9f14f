"""What pages say, in Arabic and English: words of the interface, plurals, days, and the names of actors, places and countries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime

from tawatur import lexicon
from tawatur.language import fold
from tawatur.model import Event
from tawatur.resolution import conflicts, roster
from tawatur.resolution.phrasing import Phrasing, actor_name

LANGUAGES = ("ar", "en")
_TABLE = Path(__file__).parent / "interface.tsv"


@cache
def _interface() -> dict[str, dict[str, str]]:
    rows = lexicon.read_table(_TABLE)
    return {language: {row["key"]: row[language] for row in rows} for language in LANGUAGES}


@cache
def _arabic_places() -> dict[str, str]:
    names: dict[str, str] = {}
    for table in ("places", "places_cities"):
        for row in lexicon.table(table):
            spellings = row.many("names_ar")
            if spellings:
                names.setdefault(row["name_en"], spellings[0].lstrip("~=").strip())
    return names


@cache
def _states() -> dict[str, tuple[str, str]]:
    """(English, Arabic) names of states and territories by code."""
    return {row["iso3"]: (row["name_en"], row.many("names_ar")[0]) for row in lexicon.table("states")}


@cache
def _arabic_names() -> dict[str, str]:
    """Arabic names by English name: what an event keeps of an actor is its English name."""
    names = dict(_states().values())
    for actor in roster.load().by_id.values():
        arabic = _shown(actor)
        if arabic:
            names.setdefault(actor.name, arabic)
    return names


def _shown(actor: roster.Actor) -> str | None:
    """The Arabic name a page shows: the first full one that is not long, else one that means the actor at once."""
    full = [n for n in actor.names_ar if len(n.split()) <= 3] or list(actor.names_ar) or list(actor.unique)
    return full[0] if full else None


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language. Missing keys come out as the last part of the key, so that a new label of the record is still shown."""

    language: str

    @property
    def direction(self) -> str:
        """rtl or ltr."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def other(self) -> str:
        """The other language."""
        return "en" if self.language == "ar" else "ar"

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, its {names} filled in."""
        text = _interface()[self.language].get(key)
        if text is None:
            return key.split(".", 1)[-1].replace("_", " ")
        return text.format(**values) if values else text

    def count(self, key: str, number: int) -> str:
        """«3 reports», «ثلاثة أخبار»: the plural form of the key that the number takes."""
        words = _interface()[self.language]
        form = "zero" if number == 0 else Locale.parse(self.language).plural_form(number)
        text = words.get(f"{key}.{form}") or words[f"{key}.other"]
        return text.format(n=self.number(number))

    def number(self, value: int) -> str:
        """A number in figures, thousands apart."""
        return f"{value:,}"

    def origins(self, low: int, high: int) -> str:
        """«1 independent origin», «1 to 3 independent origins»."""
        return self.count("origins", low) if low == high else self("origins.range", low=low, high=high)

    def day(self, value: date | None, shape: str = "d MMMM y") -> str:
        """«18 March 2025»; empty for None."""
        return format_date(value, shape, locale=self.language) if value else ""

    def weekday(self, value: date | None) -> str:
        """«Tuesday»; empty for None."""
        return format_date(value, "EEEE", locale=self.language) if value else ""

    def time(self, value: datetime) -> str:
        """A moment to the minute, in UTC."""
        return format_datetime(value, "d MMMM y HH:mm", locale=self.language) + " UTC"

    def month(self, year: int, month: int) -> str:
        """«March 2025»."""
        return format_date(date(year, month, 1), "MMMM y", locale=self.language)

    def interval(self, text: str) -> str:
        """An interval of the record, «2024-02-03», «..2024-02-03», «2024-10-22..2024-10-24», in words."""
        first, parted, last = text.partition("..")
        if not parted or first == last:
            return self.day(_iso(first)) or text
        if not first:
            return self("until", day=self.day(_iso(last)))
        if not last:
            return self("since", day=self.day(_iso(first)))
        return self("between", first=self.day(_iso(first)), last=self.day(_iso(last)))

    def when(self, event: Event) -> str:
        """The day or days of an event in words."""
        if event.earliest is None and event.latest is None:
            return self("undated")
        first = event.earliest.isoformat() if event.earliest else ""
        last = event.latest.isoformat() if event.latest else ""
        return self.interval(first if first == last else f"{first}..{last}")

    def country(self, code: str) -> str:
        """A country's name by its ISO 3166-1 alpha-3 code; the code where it is not known."""
        names = _states().get(code)
        return code if names is None else names[0 if self.language == "en" else 1]

    def actor(self, ident: str | None, name: str, words: str = "") -> str:
        """An actor's name. In Arabic: a provisional actor's is what its id keeps of the reports' words; where no table has one, the words given."""
        if self.language == "en":
            return name
        if ident and ident.startswith("?") and len(ident) > 1:
            return ident[1:].replace("-", " ")
        known = roster.load().by_id.get(ident) if ident else None
        return (known and _shown(known)) or _arabic_names().get(name) or words or name

    def reason(self, said: Phrasing) -> str:
        """What a field says for or against two accounts being of one event."""
        return said.fill(self.language, self._term, "، " if self.language == "ar" else ", ")

    def _term(self, kind: str, value: str) -> str:
        if kind == "days":
            return self.interval(value) if value else self("undated")
        if kind == "actor":
            return self.country(value) if value in _states() else self.actor(value, actor_name(value))
        if kind == "place":
            return self.place(value)
        return self._label(value) if kind == "label" else value

    def _label(self, value: str) -> str:
        words = _interface()[self.language]
        return next((words[key] for key in (f"mode.{value}", f"type.{value}", f"topic.{value}") if key in words), value)

    def conflict(self, ident: str) -> str:
        """A conflict's name by its id; the id where it is not known."""
        known = conflicts.load().get(ident)
        return ident if known is None else known.name if self.language == "en" else known.name_ar

    def place(self, name: str) -> str:
        """A place's name from its English one."""
        return name if self.language == "en" else _arabic_places().get(name) or _arabic_names().get(name, name)

    def office(self, office: str) -> str:
        """«foreign-minister@TUR» in words."""
        role, _, body = office.partition("@")
        title = _titles().get(role, (role.replace("-", " "), role.replace("-", " ")))[self.language == "ar"]
        if not body:
            return title
        known = roster.load().by_id.get(body)
        held = self.country(body) if known is None else self.actor(body, known.name)
        return f"{title}, {held}" if self.language == "en" else f"{title}، {held}"


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """(English, Arabic) of the roles of office."""
    titles: dict[str, tuple[str, str]] = {}
    for row in lexicon.table("titles"):
        titles.setdefault(row["role"], (row["name_en"], row.many("title_ar")[0]))
    return titles


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def english_place(name: str) -> str:
    """The English name of a place from an Arabic one; the name itself where it is none of ours."""
    return _english_places().get(fold(name), name)


@cache
def _english_places() -> dict[str, str]:
    names: dict[str, str] = {}
    for table in ("places", "places_cities"):
        for row in lexicon.table(table):
            for spelling in row.many("names_ar"):
                names.setdefault(fold(spelling.lstrip("~=").strip()), row["name_en"])
    return names
