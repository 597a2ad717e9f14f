"""The article of a page: which of its blocks are body, which are parts beside it, and which belong to the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tawatur.ingest import outlets
from tawatur.ingest.dates import ago, day_of_address
from tawatur.ingest.found import Article, Claim
from tawatur.ingest.page.blocks import Block, Container, Page, ancestors, blocks, is_head
from tawatur.ingest.page.metadata import Metadata, day_of, metadata
from tawatur.ingest.page.tree import tree
from tawatur.language import fold

_PROSE = 60  # characters from which a block without many links is running text
_LINKED = 0.5  # share of a block's characters in links from which it is a list of links
_ACQUITTED = 0.5  # share of the page's running text that no furniture holds
_SOME = 150  # characters of running text that an article has at least
_WITHIN = 0.75  # share of the running text that the article's container holds
_CLOSED = re.compile(r"[.!?؟۔…:؛»\"”)][\"”»’')\]\s]*$")
_ARABIC = re.compile(r"[\u0621-\u064a]")


class NoArticle(ValueError):
    """A page without an article: says why."""


@dataclass(frozen=True, slots=True)
class _Sized:
    """A page with what furniture was acquitted, and the kind that stands for each block (None: running text or unknown)."""

    page: Page
    kinds: tuple[str | None, ...]
    prose: tuple[bool, ...]


def article(text: str, source: str, url: str | None = None, retrieved: datetime | None = None) -> Article:
    """The article of a page's markup. Raises NoArticle for a page of links, one without Arabic, one built only in the browser."""
    root = tree(text)
    if root is None:
        raise NoArticle(f"{source}: no markup in it.")
    about = metadata(root)
    sized = _sized(blocks(root))
    outlet = outlets.of_address(url) or outlets.of_address(about.url) or next(filter(None, map(outlets.named, about.names)), None)
    first, last = _region(sized, about)
    chosen = _chosen(sized, first, last, about)
    words, marks = _told(chosen, about)
    if not _ARABIC.search(words):
        raise NoArticle(f"{source}: no article in it{_why(sized.page)}.")
    own = _own_address(url, about.url)
    zone = outlet.zone if outlet is not None else None
    claims = [Claim("metadata", day, written) for written in (about.published,) if (day := day_of(written, zone)) is not None and written]
    filed = day_of_address(url) or day_of_address(about.url)
    if filed is not None:
        claims.append(Claim("url", filed, url or about.url or ""))
    shown = next((b.text for b, kind in chosen if kind == "published_line" and ago(b.text, retrieved)), None)
    moment = retrieved.astimezone(zone) if retrieved is not None and zone is not None and retrieved.tzinfo is not None else retrieved
    if shown is not None and (day := ago(shown, moment)) is not None:
        claims.append(Claim("text", day, shown))
    return Article(
        source, words, marks, own, outlet.name if outlet is not None else about.site, _title(about, chosen), about.author,
        tuple(claims), None, tuple(dict.fromkeys(u for u in (own, url, about.url) if u)), about.modified, retrieved,
    )  # fmt: skip


def _why(page: Page) -> str:
    if not page.blocks:
        return ": it shows no text without scripts; save it from a browser"
    if not any(_ARABIC.search(b.text) for b in page.blocks):
        return ": none of its text is Arabic"
    return ": it is a page of links or has no running text"


def _own_address(url: str | None, canonical: str | None) -> str | None:
    """The address a page is kept under: the one it calls its own where that lies on the same site, else the one it was got from."""
    if canonical is None or not canonical.startswith("http"):
        return url or None
    if url is None:
        return canonical
    one, two = outlets.of_address(url), outlets.of_address(canonical)
    same = one == two if one is not None else outlets.host(url) == outlets.host(canonical)
    is_front = canonical.rstrip("/").count("/") <= 2
    return canonical if same and not is_front else url


# -- sizing up --------------------------------------------------------------------------------------------------------


def is_prose(block: Block) -> bool:
    """Whether a block is running text by its size and links."""
    size = len(block.text)
    if size < _PROSE or block.linked > _LINKED * size:
        return False
    return size >= 140 or block.text.count(" ") >= 9


def _sized(page: Page) -> _Sized:
    prose = tuple(is_prose(b) for b in page.blocks)
    total = 0
    for block, running in zip(page.blocks, prose, strict=True):
        if running and _ARABIC.search(block.text):
            total += len(block.text)
            for number in block.marks:
                page.containers[number].mass += len(block.text)
    acquitted = {n for n, c in enumerate(page.containers) if c.mark and c.mass > _ACQUITTED * total and c.mass > 150}
    kinds = []
    for block in page.blocks:
        marked = [page.containers[n].mark for n in block.marks if n not in acquitted]
        kind = next((k for k in marked if k in ("skip", "related", "boilerplate")), None) or (marked[0] if marked else None)
        if kind in ("skip", "published_line", "credit") and block.tag == "h1":
            kind = None
        kinds.append(kind)
    return _Sized(page, tuple(kinds), prose)


# -- where the article is ---------------------------------------------------------------------------------------------


def _region(sized: _Sized, about: Metadata) -> tuple[int, int]:
    """Blocks [first, last) of the article's text without its head."""
    teasers = _teasers(sized)
    weights = [
        len(b.text) if running and kind is None and _ARABIC.search(b.text) else 0
        for b, running, kind in zip(sized.page.blocks, sized.prose, sized.kinds, strict=True)
    ]
    kept = [0 if n in teasers else w for n, w in enumerate(weights)]
    sums = [0]
    for weight in kept if any(kept) else weights:
        sums.append(sums[-1] + weight)
    title = _title_block(sized, about)
    first, last = _named_body(sized, sums, about) or _dominant(sized, sums, _around_title(sized, sums, title))
    return first, last if about.live else _before_next(sized, sums, title, first, last)


def _teasers(sized: _Sized) -> set[int]:
    """Blocks of running text that are another article's summary: alone under a title that is a link."""
    page = sized.page
    counts: dict[int, int] = {}
    for n, block in enumerate(page.blocks):
        if sized.prose[n]:
            for number in ancestors(page.containers, block.container)[:3]:
                counts[number] = counts.get(number, 0) + 1
    found = set()
    for n, block in enumerate(page.blocks):
        if not sized.prose[n]:
            continue
        for number in ancestors(page.containers, block.container)[:3]:
            c = page.containers[number]
            if counts[number] > 1:
                break
            head = page.blocks[c.first] if c.first < n else None
            if head is not None and (head.linked > 0.8 * len(head.text) or (is_head(head) and head.tag != "h1")) and len(head.text) > 15 and c.last - c.first <= 6:
                found.add(n)
                break
    return found


def _title_block(sized: _Sized, about: Metadata) -> int | None:
    """The block of the page's title: the heading that its metadata repeats, else its only h1, else the block that is its title's words."""
    page, wanted = sized.page, _plain(about.title or "")
    heads = [n for n, b in enumerate(page.blocks) if is_head(b) and sized.kinds[n] is None]
    for n in heads:
        words = _plain(page.blocks[n].text)
        if len(words) > 12 and wanted and (words in wanted or wanted in words):
            return n
    tops = [n for n in heads if page.blocks[n].tag == "h1"]
    if tops:
        return tops[-1] if len(tops) == 2 and len(page.blocks[tops[0]].text) < 25 else tops[0]
    for n, block in enumerate(page.blocks):
        words = _plain(block.text)
        if len(words) > 15 and wanted and (words in wanted or wanted in words) and len(words) < len(wanted) + 40 and block.linked < 0.5 * len(block.text):
            return n
    return None


def _around_title(sized: _Sized, sums: Sequence[int], title: int | None) -> int:
    """The smallest element that holds the title and running text behind it; the page where there is no title."""
    if title is None:
        return 0
    for number in ancestors(sized.page.containers, sized.page.blocks[title].container):
        c = sized.page.containers[number]
        last = c.last or len(sized.page.blocks)
        if sums[last] - sums[min(title + 1, last)] >= _SOME:
            return number
    return 0


def _before_next(sized: _Sized, sums: Sequence[int], title: int | None, first: int, last: int) -> int:
    """The end of the stretch, before the title of another article where one begins in it."""
    page = sized.page
    for n in range(max(first, (title or 0) + 1), last):
        block = page.blocks[n]
        if block.tag != "h1" or sums[n] - sums[max(first, title or 0)] < _SOME:
            continue
        around = page.containers[page.containers[block.container].parent] if block.container else page.containers[0]
        before = max(k for k in range(n) if sized.prose[k])
        if around.first > before:  # its element holds nothing of what was told before
            return n
    return last


def _named_body(sized: _Sized, sums: Sequence[int], about: Metadata) -> tuple[int, int] | None:
    """The stretch of elements that are named as the article's text: the first large one, with its like that follow before another title."""
    page = sized.page
    found = [
        (c.first, c.last, sums[c.last] - sums[c.first])
        for c in page.containers
        if c.body and c.last > c.first and sums[c.last] > sums[c.first]
    ]
    outer = [f for f in found if not any(o is not f and o[0] <= f[0] and f[1] <= o[1] and (o[2] < 1.3 * f[2] + 1 or o[1] - o[0] > f[1] - f[0]) and o[2] <= 1.5 * f[2] for o in found)]
    outer = outer or found
    total = sums[-1]
    if not outer or sum(f[2] for f in outer) < 0.25 * total:
        return None
    most = max(f[2] for f in outer)
    start = next((f for f in outer if f[2] >= 0.5 * most), outer[0])
    if about.title and not about.live:
        start = _titled(sized, [f for f in outer if f[2] >= 0.3 * most], about.title) or start
    first, last, _ = start
    for low, high, _ in sorted(outer):
        if low >= last and not _begins_another(page, last, low) and not about.live:
            last = high
        elif low >= last and about.live:
            last = high
    earlier = [f for f in sorted(outer, reverse=True) if f[1] <= first]
    for low, high, _ in earlier:
        if _begins_another(page, high, first) or any(b.tag == "h1" for b in page.blocks[high:first]):
            break
        first = low
    return first, last


def _titled(sized: _Sized, found: Sequence[tuple[int, int, int]], title: str) -> tuple[int, int, int] | None:
    """The stretch whose heading is the page's title."""
    wanted = _plain(title)
    page = sized.page
    for n, block in enumerate(page.blocks):
        if is_head(block) and len(block.text) > 12 and _plain(block.text)[:60] and _plain(block.text) in wanted:
            return next((f for f in sorted(found) if f[1] > n and f[0] >= n - 2), None)
    return None


def _plain(words: str) -> str:
    return re.sub(r"[^\w]+", " ", fold(words)).strip()


def _begins_another(page: Page, first: int, last: int) -> bool:
    """Whether another article begins among these blocks: a title stands there, or an <article> opens."""
    if any(b.tag == "h1" or (b.tag == "h2" and b.linked > 0.8 * len(b.text)) for b in page.blocks[first:last]):
        return True
    return any(c.tag == "article" and first <= c.first <= last and c.last > last for c in page.containers)


def _dominant(sized: _Sized, sums: Sequence[int], start: int) -> tuple[int, int]:
    """The smallest element within another that holds most of its running text; where several articles share it, the first."""
    containers = sized.page.containers
    children: dict[int, list[int]] = {}
    for n, c in enumerate(containers[1:], 1):
        children.setdefault(c.parent, []).append(n)
    containers[0].last = len(sized.page.blocks)
    at = start
    while True:
        mass = sums[containers[at].last] - sums[containers[at].first]
        inner = [n for n in children.get(at, ()) if sums[containers[n].last] - sums[containers[n].first] > _WITHIN * mass > 0]
        if not inner:
            break
        at = inner[0]
    several = [n for n in children.get(at, ()) if containers[n].tag == "article" and sums[containers[n].last] - sums[containers[n].first] > 300]
    if len(several) > 1 and sums[containers[several[0]].last] - sums[containers[several[0]].first] >= 0.2 * mass:
        at = several[0]
    if sums[containers[at].last] == sums[containers[at].first]:
        return 0, 0
    return containers[at].first, containers[at].last


# -- what its blocks are ----------------------------------------------------------------------------------------------


def _chosen(sized: _Sized, first: int, last: int, about: Metadata) -> list[tuple[Block, str | None]]:
    """The blocks of the article with its head, each with the kind that the markup gives it: a zone's, «body» for running text, None to be weighed by its words."""
    page = sized.page
    if last <= first:
        return []
    begin = _head(sized, first, about)
    top = next((n for n in range(first, last) if sized.prose[n] and sized.kinds[n] is None), first)
    lines = Counter(b.container for n, b in enumerate(page.blocks[first:last], first) if sized.prose[n])
    found: list[tuple[Block, str | None]] = []
    for n in range(begin, last):
        block, kind = page.blocks[n], sized.kinds[n]
        if kind == "skip":
            continue
        found.append((block, _kind(block, kind, sized.prose[n], n < first, n > top) or ("body" if sized.prose[n] and lines[block.container] > 2 and n >= first else None)))
    while found and found[-1][1] in ("boilerplate", "related") and len(found) > 400:
        found.pop()
    return found


def _head(sized: _Sized, first: int, about: Metadata) -> int:
    """The block of the title before the article's text."""
    page = sized.page
    title = _title_block(sized, about)
    if title is not None and first - 60 < title <= first:
        return title
    for n in range(first, max(-1, first - 60), -1):
        if n < len(page.blocks) and page.blocks[n].tag == "h1" and sized.kinds[n] is None:
            return n
    for n in range(first, max(-1, first - 12), -1):
        if n < len(page.blocks) and page.blocks[n].tag == "h2" and sized.kinds[n] is None and page.blocks[n].linked < 0.5 * len(page.blocks[n].text):
            return n
    return first


def _kind(block: Block, kind: str | None, prose: bool, in_head: bool, after_top: bool) -> str | None:
    if kind in ("related", "boilerplate", "caption"):
        return kind
    size = len(block.text)
    if block.tag == "h1":
        return "headline"
    if kind in ("published_line", "credit"):
        return kind if size < 200 else None
    if is_head(block):
        return "subhead" if block.linked < 0.8 * size else "related"
    if block.linked > 0.6 * size and (size < 250 and not _CLOSED.search(block.text)) and after_top:
        return "related"
    if block.linked > _LINKED * size and size < 120 and in_head:
        return "boilerplate"
    if block.strong > 0.9 * size and size < 110 and not _CLOSED.search(block.text):
        return None
    if in_head and not prose:
        return None
    if prose and (block.tag in ("p", "li", "blockquote", "td") or size >= 110):
        return "body"
    if block.tag == "p" and block.text.count(" ") >= 4 and block.strong <= 0.5 * size:
        return "body"
    return None


def _told(chosen: Sequence[tuple[Block, str | None]], about: Metadata) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The article's text, a line a block, and (start of line, kind) where the markup gives one. A fuller body in the metadata stands in for a cut one."""
    shown = sum(len(b.text) for b, kind in chosen if kind in ("body", None))
    if about.body and len(about.body) > 1.5 * shown + 100 and _ARABIC.search(about.body):
        lines = [(line.strip(), "body") for line in about.body.split("\n") if line.strip()]
        head = [(b.text, kind) for b, kind in chosen if kind in ("headline", "published_line", "credit", "caption")]
        if not head and about.title:
            head = [(about.title, "headline")]
        return _joined([*head, *lines])
    return _joined([(b.text, kind) for b, kind in chosen])


def _joined(lines: Sequence[tuple[str, str | None]]) -> tuple[str, tuple[tuple[int, str], ...]]:
    at, marks, parts = 0, [], []
    for words, kind in lines:
        if kind is not None:
            marks.append((at, kind))
        parts.append(words)
        at += len(words) + 1
    return "\n".join(parts), tuple(marks)


def _title(about: Metadata, chosen: Sequence[tuple[Block, str | None]]) -> str | None:
    shown = next((b.text for b, kind in chosen if kind == "headline"), None)
    return shown or about.title


__all__ = ["Container", "NoArticle", "ancestors", "article", "is_prose"]
