"""The reference pages of the documentation, made from the code whenever the site is built: a hook of mkdocs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from tawatur.cli import main
from tawatur.lexicon import DATA
from tawatur.publish.exports.catalogue import TABLES
from tawatur.publish.exports.formats import FORMATS, known, takers

_KINDS = {"text": "text", "texts": "several texts", "integer": "whole number", "number": "number", "date": "day", "moment": "time", "flag": "yes or no"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages to those of docs/."""
    for name, page in (("commands", commands()), ("tables", tables()), ("formats", formats()), ("knowledge", knowledge())):
        files.append(File.generated(config, f"reference/{name}.md", content=page))
    return files


def commands() -> str:
    """Every command with its options, as `--help` has them."""
    return "# Commands\n\nAs `tawatur COMMAND --help` prints them.\n\n" + "\n".join(_command(main, "tawatur", None))


def _command(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    if parent is not None:
        yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from _command(command.commands[child], child, context)


def tables() -> str:
    """Every table of the record with its columns."""
    parts = ["# Tables\n\nWhat `tawatur export TABLE --to FORMAT` and `tawatur.table(record, TABLE)` give. A key's columns are **bold**.\n"]
    for table in TABLES.values():
        parts.append(f"## {table.name}\n\n{table.about}\n\n| column | kind | what it holds |\n|---|---|---|")
        for c in table.columns:
            name = f"**{c.name}**" if c.name in table.key else c.name
            parts.append(f"| {name} | {_KINDS[c.kind]} | {_cell(c.about)}{f' → {c.of}' if c.of else ''} |")
        parts.append("")
    return "\n".join(parts)


def formats() -> str:
    """Every format, what it takes, and what writes it."""
    parts = ["# Formats\n\n| `--to` | what it is | takes | needs |\n|---|---|---|---|"]
    for f in FORMATS.values():
        takes = "every table, `all`" if set(TABLES) <= set(f.takes) else ", ".join(f.takes)
        parts.append(f"| {f.name} | {_cell(f.about)} | {takes} | {f'`tawatur[{f.extra}]`' if f.extra else '—'} |")
    parts.append("\n## What there is for each\n")
    parts += [f"- **{what}**: {', '.join(takers(what))}" for what in known()]
    return "\n".join(parts) + "\n"


def knowledge() -> str:
    """The heads of the tables of knowledge: what a row means, who reads it, source, licence."""
    parts = ["# Tables of knowledge\n\nWhat Tawatur knows lies in `src/tawatur/data`. This is what each table says of itself.\n"]
    for path in sorted(DATA.rglob("*.tsv")):
        head = [line.lstrip("# ").rstrip() for line in _head(path)]
        parts.append(f"## {path.relative_to(DATA)}\n\n```text\n{chr(10).join(head) or '(no head)'}\n```\n")
    return "\n".join(parts)


def _head(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                return
            yield line


def _cell(text: Any) -> str:
    return str(text).replace("|", "\\|")
