"""What the documentation tells people to type works: every command and Python block of its pages is run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur.cli import main
from tawatur.resolution import roster
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.M | re.S)
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
EVENT = re.compile(r"\be[0-9a-f]{10}\b")
NOT_RUN = ("pip ", "python3 -m venv", "git ", "make ")  # setting up; `make` targets are looked up


def blocks(page: Path) -> list[tuple[str, str]]:
    """(language, text) of the page's blocks that people type, in their order."""
    return [(m[1], m[2]) for m in BLOCK.finditer(page.read_text(encoding="utf-8"))]


def commands(text: str) -> list[str]:
    """The commands of a console block: the lines after «$»."""
    return [line[2:].strip() for line in text.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p)], ids=lambda p: p.name)
def test_what_a_page_tells_people_to_type_works(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Each command of a page ends well, in its order, in a folder with the demo's reports; ids of events stand for two that are there."""
    shutil.copytree(ROOT / "demo" / "reports", tmp_path / "reports")
    shutil.copytree(ROOT / "demo", tmp_path / "demo", ignore=shutil.ignore_patterns("out"))
    shutil.copy(ROOT / "demo" / "reports" / "2025-03-18_doha_state_agency.txt", tmp_path / "report.txt")
    shutil.copy(ROOT / "evaluation" / "demo_gold.json", tmp_path / "gold.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAWATUR_ACTORS", str(tmp_path / "actors.tsv"))  # never the file of whoever runs the tests
    adds = "tawatur actors add" in page.read_text(encoding="utf-8")
    if adds:
        request.addfinalizer(_forget_roster)
        _forget_roster()
    space: dict[str, object] = {}
    for language, text in blocks(page):
        if language == "python":
            exec(compile(text, page.name, "exec"), space)
            continue
        for command in commands(text):
            run(command)


def _forget_roster() -> None:
    """Has the roster read again: a page added to it."""
    roster.rows.cache_clear()
    roster.load.cache_clear()


def test_the_site_builds_with_a_reference_of_everything(tmp_path: Path) -> None:
    """mkdocs builds the site without a warning and with no address to fetch; every command, table, format and page of docs/ is in it."""
    pytest.importorskip("mkdocs")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from tawatur.publish.exports import FORMATS, TABLES

    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    build(config)
    site = tmp_path / "site"
    said = {page: (site / "reference" / f"{page}.html").read_text(encoding="utf-8") for page in ("commands", "tables", "formats", "python", "knowledge")}
    assert all(f"tawatur {name}" in said["commands"] for name in main.commands)  # type: ignore[attr-defined]
    assert all(f'id="{name}"' in said["tables"] for name in TABLES)
    assert all(f"<td>{name}</td>" in said["formats"] for name in FORMATS)
    assert "Half-open range of characters" in said["python"]
    assert all((site / p.relative_to(ROOT / "docs")).with_suffix(".html").exists() for p in (ROOT / "docs").rglob("*.md"))
    fetched = [m for p in site.rglob("*.html") for m in re.findall(r'(?:<script[^>]+src|<link[^>]+stylesheet"[^>]+href|<img[^>]+src)="(https?:[^"]+)', p.read_text(encoding="utf-8"))]
    assert fetched == []


def run(command: str) -> None:
    """Runs one command line of a page."""
    if command.startswith("make "):
        assert command.split()[1] in TARGETS, command
    if command.startswith(NOT_RUN):
        return
    words = shlex.split(EVENT.sub(_stand_in(), command), comments=True)
    assert words[0] == "tawatur", f"{command}: only tawatur is run here"
    words, out = (words[: words.index(">")], words[words.index(">") + 1]) if ">" in words else (words, None)
    if words[1] == "serve":
        words = [*words[:2], "--help"]
    result = CliRunner().invoke(main, words[1:])
    assert result.exit_code == 0, f"{command}\n{result.output}\n{result.exception!r}"
    if out:
        Path(out).write_bytes(result.stdout_bytes)


def _stand_in():  # type: ignore[no-untyped-def]
    """Gives one event's id after the other of the folder's record."""
    found: list[str] = []

    def stand(match: re.Match[str]) -> str:
        if not found:
            import tawatur

            with tawatur.open(sorted(Path().glob("*.db"))[0]) as record:
                found.extend(e.id for e in sorted(record.events(), key=lambda e: -len(e.accounts)))
        return found.pop(0)

    return stand
