"""A page as the blocks of text it shows, in order, each with what the markup says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from lxml import html

from tawatur import lexicon

_NEVER = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "select", "textarea", "button", "input", "head", "amp-ad", "amp-sidebar", "amp-analytics", "amp-state", "math", "audio", "video", "map", "option", "label", "dialog"))  # fmt: skip
_INLINE = frozenset(("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr", "data", "time", "img", "picture", "amp-img", "o:p", "st1:place", "st1:city"))  # fmt: skip
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SKIPPED = frozenset(("nav", "footer", "aside", "menu", "amp-accordion"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_PART = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")


@dataclass(slots=True)
class Container:
    """An element that holds blocks. `mark`: the kind that its class or name gives it, None for none; `mass`: characters of running text within."""

    parent: int
    tag: str
    mark: str | None
    body: bool  # named as the article's text
    mass: int = 0
    first: int = 0  # blocks [first, last)
    last: int = 0


@dataclass(slots=True)
class Block:
    """A stretch of text that stands by itself: its container, its characters that are links, the tag that shapes it."""

    text: str
    container: int
    tag: str
    linked: int
    strong: int = 0
    marks: tuple[int, ...] = field(default=())  # marked containers around it, outermost first


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks and containers of a page; container 0 is the page."""

    blocks: tuple[Block, ...]
    containers: tuple[Container, ...]


class _Walk:
    """The state of one walk over a tree."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers = [Container(-1, "html", None, False)]
        self.around: list[int] = [0]
        self.marked: list[int] = []
        self.parts: list[str] = []
        self.linked = self.strong = 0
        self.in_link = self.in_strong = 0
        self.tags: list[str] = ["div"]

    def text(self, words: str | None) -> None:
        if words:
            self.parts.append(words)
            size = len(words.strip())
            if self.in_link:
                self.linked += size
            if self.in_strong:
                self.strong += size

    def close(self) -> None:
        """Ends the block under way."""
        if self.parts:
            whole = "".join(self.parts)
            for part in whole.split("\n") if self.tags[-1] == "pre" else (whole,):
                words = _SPACE.sub(" ", part).strip()
                if words:
                    self.blocks.append(
                        Block(words, self.around[-1], self.tags[-1], self.linked, self.strong, tuple(self.marked))
                    )
            self.parts, self.linked, self.strong = [], 0, 0


def blocks(root: html.HtmlElement) -> Page:
    """The blocks of a page. Walks without recursion: depth costs nothing."""
    walk = _Walk()
    stack: list[tuple[html.HtmlElement, bool]] = [(root, True)]
    while stack:
        element, opening = stack.pop()
        tag = element.tag
        if not isinstance(tag, str):
            walk.text(element.tail)
            continue
        if not opening:
            _leave(walk, element, tag)
            continue
        if tag in _NEVER or _is_hidden(element):
            if tag not in _INLINE and tag not in ("script", "style", "svg", "button", "noscript"):
                walk.close()
            walk.text(element.tail)
            continue
        _enter(walk, element, tag)
        stack.append((element, False))
        walk.text(element.text)
        children = list(element)
        children.reverse()
        stack.extend((child, True) for child in children)
    walk.close()
    return Page(tuple(walk.blocks), tuple(walk.containers))


def _is_hidden(element: html.HtmlElement) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _HIDDEN.search(style) is not None)


def _enter(walk: _Walk, element: html.HtmlElement, tag: str) -> None:
    if tag == "br":
        walk.close()
        return
    kind, body = _mark(element, tag)
    if tag == "a":
        walk.in_link += 1
    elif tag in ("b", "strong"):
        walk.in_strong += 1
    if tag in _INLINE and kind is None:
        return
    walk.close()
    walk.containers.append(Container(walk.around[-1], tag, kind, body, first=len(walk.blocks)))
    walk.around.append(len(walk.containers) - 1)
    walk.tags.append(tag if tag not in _INLINE else walk.tags[-1])
    if kind is not None:
        walk.marked.append(len(walk.containers) - 1)
    element.set("-t", "")  # that it opened a container


def _leave(walk: _Walk, element: html.HtmlElement, tag: str) -> None:
    if "-t" in element.attrib:
        walk.close()
        number = walk.around.pop()
        walk.tags.pop()
        walk.containers[number].last = len(walk.blocks)
        if walk.marked and walk.marked[-1] == number:
            walk.marked.pop()
    if tag == "a":
        walk.in_link -= 1
    elif tag in ("b", "strong"):
        walk.in_strong -= 1
    walk.text(element.tail)


def _mark(element: html.HtmlElement, tag: str) -> tuple[str | None, bool]:
    """(kind, whether it is named as the article's text) that an element's tag, class, id, role and itemprop give."""
    attributes = element.attrib
    if tag == "figcaption":
        return "caption", False
    if tag == "time":
        return ("published_line", False) if element.getparent() is None or element.getparent().tag != "p" else (None, False)
    if tag in _SKIPPED:
        return "skip", False
    if tag == "form":
        return "boilerplate", False
    if not attributes:
        return None, False
    names = " ".join(
        [attributes[a] for a in ("class", "id", "role", "itemprop", "data-testid", "data-component") if a in attributes]
    )
    return _named(names[:300], tag) if names else (None, False)


@cache
def _marks() -> tuple[tuple[frozenset[str], str], ...]:
    found = []
    for row in lexicon.table("page_marks"):
        for words in row.many("mark"):
            found.append((frozenset(words.split("+")), row["kind"]))
    return tuple(found)


_SEEN: dict[tuple[str, bool], tuple[str | None, bool]] = {}
_MOST_SEEN = 20_000


def _named(names: str, tag: str) -> tuple[str | None, bool]:
    key = (names, tag in _INLINE)
    found = _SEEN.get(key)
    if found is None:
        if len(_SEEN) > _MOST_SEEN:
            _SEEN.clear()
        found = _SEEN[key] = _weigh(names)
    return found


def _weigh(names: str) -> tuple[str | None, bool]:
    """The kind of the first class that has one; furniture before caption, credit and date, and `body` apart."""
    kinds: list[str] = []
    body = False
    for name in names.split():
        words = frozenset(w.lower() for w in _PART.findall(name)) | {name.lower(), f"={name.lower()}"}
        for mark, kind in _marks():
            if mark <= words:
                if kind == "body":
                    body = True
                else:
                    kinds.append(kind)
    for kind in ("skip", "related", "boilerplate", "caption", "published_line", "credit"):
        if kind in kinds:
            return kind, body
    return None, body


def is_head(block: Block) -> bool:
    """Whether it stands in a heading."""
    return block.tag in _HEADS


def ancestors(containers: Sequence[Container], number: int) -> list[int]:
    """The container and those around it, innermost first."""
    found = []
    while number >= 0:
        found.append(number)
        number = containers[number].parent
    return found


__all__ = ["Block", "Container", "Page", "ancestors", "blocks", "is_head"]
