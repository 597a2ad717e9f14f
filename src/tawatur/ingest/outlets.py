"""Who published a page: by its domain, the name its metadata gives, its masthead. The clock of the outlet's country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.core import get_global

from tawatur import lexicon
from tawatur.language import fold

_HIDDEN = ("www.", "m.", "amp.", "mobile.", "wap.", "beta.", "new.", "old.", "ar.", "arabic.", "arb.", "web.", "archive.")
_CAPITALS = {"RUS": "Europe/Moscow", "USA": "America/New_York", "DEU": "Europe/Berlin", "PSE": "Asia/Gaza", "CHN": "Asia/Shanghai", "UKR": "Europe/Kyiv", "ESP": "Europe/Madrid", "PRT": "Europe/Lisbon", "CYP": "Asia/Nicosia", "MYS": "Asia/Kuala_Lumpur", "KAZ": "Asia/Almaty"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency. `kind`: agency, daily, weekly, magazine, broadcaster, radio, site, official; `owner` as publicly stated; None or empty where unknown."""

    id: str
    name: str  # English
    names_ar: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None  # ISO 3166-1 alpha-3
    agency: bool
    kind: str = ""
    owner: str = ""

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone its clock runs in; None where its country is unknown or has several."""
        return _zone(self.country)


@cache
def load() -> tuple[Outlet, ...]:
    """Every outlet and agency: those of the roster, with what `outlets.tsv` adds, and those that only it has."""
    more = {row["id"]: row for row in lexicon.table("outlets")}
    found: dict[str, Outlet] = {}
    for row in lexicon.table("actors"):
        if row["kind"] not in ("outlet", "agency"):
            continue
        domains = tuple(d.removeprefix("domain:") for d in row.many("own") if d.startswith("domain:"))
        names = tuple(n.lstrip("=~") for n in row.many("names_ar"))
        own = more.pop(row["id"], None)
        if own is not None:
            domains = tuple(dict.fromkeys((*domains, *own.many("domains"))))
            names = tuple(dict.fromkeys((*names, *own.many("names_ar"))))
        found[row["id"]] = Outlet(
            row["id"], row["name_en"], names, domains, row["country"] or None, row["kind"] == "agency",
            (own["kind"] if own else "") or ("agency" if row["kind"] == "agency" else ""), own["owner"] if own else "",
        )  # fmt: skip
    for name, row in more.items():
        found[name] = Outlet(
            name, row["name_en"], row.many("names_ar"), row.many("domains"), row["country"] or None, row["kind"] == "agency",
            row["kind"], row["owner"],
        )  # fmt: skip
    return tuple(found.values())


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in load() for domain in outlet.domains}


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in load():
        for name in (outlet.name, *outlet.names_ar):
            found.setdefault(_plain(name), outlet)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", fold(name).casefold()).strip()


def of_address(url: str | None) -> Outlet | None:
    """The outlet that a page's address belongs to: the longest domain it ends in; None where the table has none."""
    if not url:
        return None
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = (parts.hostname or "").removeprefix("www.")
    first = parts.path.strip("/").split("/", 1)[0]
    if f"{host}/{first}" in _by_domain():
        return _by_domain()[f"{host}/{first}"]
    labels = host.split(".")
    for n in range(len(labels) - 1):
        found = _by_domain().get(".".join(labels[n:]))
        if found is not None:
            return found
    return None


def host(url: str) -> str:
    """The host of an address without «www.», «m.» and the like."""
    found = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    for hidden in _HIDDEN[:6]:
        if found.startswith(hidden) and found.count(".") > 1:
            return found[len(hidden) :]
    return found


def named(name: str | None) -> Outlet | None:
    """The outlet of a name as metadata or a masthead gives it, in Arabic or English; None where the table has none."""
    if not name:
        return None
    for part in (name, *re.split(r"\s*[|:–—-]\s*", name)):
        found = _by_name().get(_plain(part))
        if found is not None:
            return found
    return None


@cache
def _zone(country: str | None) -> ZoneInfo | None:
    if country is None:
        return None
    if country in _CAPITALS:
        return ZoneInfo(_CAPITALS[country])
    aliases = get_global("territory_aliases").get(country, (country,))
    zones = get_global("territory_zones").get(aliases[0], [])
    return ZoneInfo(zones[0]) if len(zones) == 1 else None


__all__ = ["Outlet", "host", "load", "named", "of_address"]
