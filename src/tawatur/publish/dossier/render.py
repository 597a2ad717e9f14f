"""A dossier as one HTML file with its fonts inside, and as PDF."""

from __future__ import annotations

import base64
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader

from tawatur import __version__, lexicon
from tawatur.publish.dossier.gather import Dossier, Finding, Named
from tawatur.publish.exports.needs import need
from tawatur.web.wording import Wording

_FONTS = (  # a family for each file: WeasyPrint mixes up the glyphs of several files of one family
    ("Plex Latin", 400, "plex-latin-400"), ("Plex Latin", 600, "plex-latin-600"), ("Plex Latin Ext", 400, "plex-latin-ext-400"),
    ("Plex Arabic", 400, "plex-arabic-400"), ("Plex Arabic", 600, "plex-arabic-600"), ("Naskh", 400, "naskh-400"),
)  # fmt: skip


@cache
def _words() -> dict[str, dict[str, str]]:
    rows = lexicon.read_table(Path(__file__).parent / "wording.tsv")
    return {language: {row["key"]: row[language] for row in rows} for language in ("en", "ar")}


class Words:
    """The dossier's words in one language, and those of the pages for the record's labels."""

    def __init__(self, language: str) -> None:
        self.pages, self.language = Wording(language), language
        self.direction = self.pages.direction

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key of the dossier's table."""
        return _words()[self.language][key].format(**values)

    def name(self, who: Named) -> str:
        """A name in this language."""
        return self.pages.actor(who.id, who.name, who.words)

    def day(self, f: Finding) -> str:
        """The day or days of a finding."""
        if f.first is None and f.last is None:
            return self.pages("undated")
        first, last = (d.isoformat() if d else "" for d in (f.first, f.last))
        return self.pages.interval(first if first == last else f"{first}..{last}")


def html(dossier: Dossier, language: str = "en") -> str:
    """The page's HTML in «en» or «ar»: no script, no outside request. All that comes from a report is escaped."""
    environment = Environment(loader=PackageLoader("tawatur.publish"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("dossier.html").render(d=dossier, w=Words(language), fonts=_fonts(), tool=__version__)


def pdf(dossier: Dossier, path: Path, language: str = "en") -> None:
    """Writes the same as tagged PDF, the HTML attached: what is copied out of Arabic type in a PDF is not always the letters that were set.

    Raises MissingExtra where WeasyPrint, or what it stands on, is not installed.
    """
    printer, page = need("weasyprint", "dossier"), html(dossier, language)
    attached = printer.Attachment(string=page, name="dossier.html", description="The same dossier as HTML")
    printer.HTML(string=page).write_pdf(path, pdf_variant="pdf/ua-1", attachments=[attached])


@cache
def _fonts() -> str:
    folder = resources.files("tawatur.web") / "static" / "fonts"
    faces = []
    for family, weight, name in _FONTS:
        data = base64.b64encode((folder / f"{name}.woff2").read_bytes()).decode()
        faces.append(f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url(data:font/woff2;base64,{data}) format("woff2"); }}')
    return "\n".join(faces)
