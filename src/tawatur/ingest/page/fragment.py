"""A piece of markup, as feeds and news formats carry their text: all of it is the article."""

from __future__ import annotations

from tawatur.ingest.page.blocks import blocks, is_head
from tawatur.ingest.page.metadata import html_plain
from tawatur.ingest.page.tree import tree

_KINDS = ("related", "boilerplate", "caption", "credit", "published_line")


def fragment(markup: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text of a piece of markup, a line a block, and (start of line, kind) of those that markup tells; plain text stays as it is."""
    if "<" not in markup:
        return html_plain(markup).strip(), ()
    root = tree(f"<div>{markup}</div>")
    if root is None:
        return html_plain(markup).strip(), ()
    page = blocks(root)
    at, marks, parts = 0, [], []
    for block in page.blocks:
        kind = next((k for n in block.marks if (k := page.containers[n].mark) in _KINDS), None)
        if kind is None and block.linked > 0.8 * len(block.text) and len(page.blocks) > 1:
            kind = "related"
        if kind is None:
            kind = "subhead" if is_head(block) else "body" if block.text.count(" ") >= 7 else None
        if kind is not None:
            marks.append((at, kind))
        parts.append(block.text)
        at += len(block.text) + 1
    return "\n".join(parts), tuple(marks)


__all__ = ["fragment"]
