"""Pages come from the network only where they may, and watching feeds gets each page once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from tawatur.ingest import Refusal, reports
from tawatur.ingest.fetch import Fetcher
from tawatur.ingest.found import UnreadableReport
from tawatur.record import Record, open_record
from tawatur.watching import Watch
from tests.test_ingest_formats import PAGE

PUBLIC = "93.184.215.14"
SITE = "https://news.example"


class Site:
    """A site in memory: what it answers by path, and what it was asked."""

    def __init__(self, **pages: httpx.Response | Callable[[httpx.Request], httpx.Response]) -> None:
        self.pages = {f"/{name.replace('__', '/').replace('_dot_', '.')}": page for name, page in pages.items()}
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        page = self.pages.get(request.url.path)
        if page is None:
            return httpx.Response(404)
        return page(request) if callable(page) else httpx.Response(page.status_code, headers=page.headers, content=page.content)

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [r.url.path for r in self.asked if r.url.path != "/robots.txt"]


def fetcher(site: Site, names: dict[str, str] | None = None) -> Fetcher:
    """A fetcher that reaches a site in memory; every host but those named is a public one."""
    waits: list[float] = []
    found = Fetcher(resolve=lambda host: [(names or {}).get(host, PUBLIC)], transport=httpx.MockTransport(site), sleep=waits.append)
    object.__setattr__(found, "clock", iter_clock().__next__)
    return found


def iter_clock() -> Iterator[float]:
    """A clock that goes a hundredth of a second at each look."""
    at = 0.0
    while True:
        at += 0.01
        yield at


def html(text: str = PAGE) -> httpx.Response:
    """A page."""
    return httpx.Response(200, headers={"Content-Type": "text/html; charset=utf-8"}, content=text.encode())


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.8/a", "http://192.168.1.1/", "http://172.16.4.4/", "http://169.254.169.254/latest/meta-data",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://[fe80::1]/", "http://0.0.0.0/", "http://100.64.0.1/", "http://inside.example/",
        "file:///etc/passwd", "ftp://news.example/a", "javascript:alert(1)", "http://user:secret@news.example/", "http://news.example:22/", "http:///nohost",
    ],
)  # fmt: skip
def test_addresses_that_are_refused(url: str) -> None:
    """This machine, private networks, other protocols, passwords and odd ports are refused, and nothing is asked."""
    site = Site()
    with pytest.raises(UnreadableReport):
        fetcher(site, {"localhost": "127.0.0.1", "inside.example": "10.1.2.3"}).page(url)
    assert site.asked == []


def test_private_addresses_where_they_are_allowed() -> None:
    """Told so, the fetcher reads from this machine."""
    site = Site(a=html())
    allowed = Fetcher(allow_private=True, transport=httpx.MockTransport(site), sleep=lambda s: None)
    assert allowed.page("http://127.0.0.1/a").data()


def test_each_hop_is_checked() -> None:
    """A redirect to a private address, to a file, in a circle or without end is refused; a good one is followed."""
    def to(where: str, status: int = 302) -> httpx.Response:
        return httpx.Response(status, headers={"Location": where})

    def endless(request: httpx.Request) -> httpx.Response:
        return to(f"{SITE}/endless?{len(request.url.query)}{'x' * (len(request.url.query) + 1)}")

    site = Site(private=to("http://inside.example/x"), file=to("file:///etc/passwd"), circle=to(f"{SITE}/circle"), endless=endless, good=to("/page"), page=html())
    got = fetcher(site, {"inside.example": "127.0.0.1"})
    for path, why in (("private", "private network"), ("file", "only http"), ("circle", "circle"), ("endless", "redirects")):
        with pytest.raises(UnreadableReport, match=why):
            got.page(f"{SITE}/{path}")
    assert got.page(f"{SITE}/good").url == f"{SITE}/page"
    assert not any(r.url.host in ("127.0.0.1", "inside.example") for r in site.asked)


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    """A name is looked up once: what was checked is what is asked, under the name's own Host."""
    site = Site(page=html())
    fetcher(site).page(f"{SITE}/page")
    assert {r.url.host for r in site.asked} == {PUBLIC}
    assert {r.headers["Host"] for r in site.asked} == {"news.example"}


def test_pages_too_large_and_of_other_kinds() -> None:
    """A page without end, a picture called a page, an error and an empty page are refused with the reason; the batch goes on."""
    def flood(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Type": "text/html"}, stream=_Flood())

    site = Site(flood=flood, picture=httpx.Response(200, headers={"Content-Type": "text/html"}, content=b"\x89PNG\r\n" + b"x" * 99), gone=httpx.Response(410), none=httpx.Response(200), page=html())
    got = fetcher(site)
    found = list(reports([f"{SITE}/{p}" for p in ("flood", "picture", "gone", "none", "page")], fetch=got.page))
    reasons = [r.reason for r in found if isinstance(r, Refusal)]
    assert [next(w for w in ("more than", "picture", "410", "empty") if w in r) for r in reasons] == ["more than", "picture", "410", "empty"]
    assert len(found) == 5


class _Flood(httpx.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield b"<p>" + b"x" * 1_000_000


def test_robots_and_pauses() -> None:
    """What robots.txt forbids is not asked for, its pause is kept, and one that fails forbids all."""
    robots = httpx.Response(200, content=b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    site = Site(robots_dot_txt=robots, private=html(), page=html(), other=html())
    waits: list[float] = []
    got = Fetcher(resolve=lambda host: [PUBLIC], transport=httpx.MockTransport(site), clock=lambda: 100.0, sleep=waits.append)
    with pytest.raises(UnreadableReport, match=r"robots\.txt"):
        got.page(f"{SITE}/private")
    got.page(f"{SITE}/page")
    assert site.paths() == ["/page"]
    assert max(waits) == 7
    broken = Site(robots_dot_txt=httpx.Response(500), page=html())
    with pytest.raises(UnreadableReport, match=r"robots\.txt"):
        fetcher(broken).page(f"{SITE}/page")


# -- watching ---------------------------------------------------------------------------------------------------------


def feed(*paths: str) -> str:
    """A feed that lists these pages."""
    return "<rss version='2.0'><channel><title>x</title>" + "".join(f"<item><title>خبر</title><link>{SITE}/{p}</link></item>" for p in paths) + "</channel></rss>"


def varied(n: int) -> str:
    """A page with a text of its own."""
    return PAGE.replace("السبت", f"السبت، في الجولة رقم {n}").replace('<link rel="canonical"', '<link rel="other"')


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with open_record(tmp_path / "w.db") as found:
        yield found


def test_watching_gets_each_page_once(record: Record) -> None:
    """New pages are added, known ones not asked for again, an unchanged feed is told by its ETag, and a new process goes on."""
    listing = [feed("a", "b")]

    def told(request: httpx.Request) -> httpx.Response:
        tag = f'"{len(listing[0])}"'
        if request.headers.get("If-None-Match") == tag:
            return httpx.Response(304)
        return httpx.Response(200, headers={"ETag": tag, "Content-Type": "application/rss+xml"}, content=listing[0].encode())

    site = Site(feed=told, a=html(varied(1)), b=html(varied(2)), c=html(varied(3)))
    watching = Watch(record, [f"{SITE}/feed"], fetcher(site), now=lambda: datetime(2025, 4, 13, tzinfo=UTC))
    first = watching.once(f"{SITE}/feed")
    assert (first.new, first.listed, first.refused) == (2, 2, ())
    assert watching.once(f"{SITE}/feed").unchanged
    listing[0] = feed("a", "b", "c")
    again = Watch(record, [f"{SITE}/feed"], fetcher(site), now=lambda: datetime(2025, 4, 13, tzinfo=UTC))
    assert again.once(f"{SITE}/feed").new == 1
    assert [site.paths().count(p) for p in ("/a", "/b", "/c")] == [1, 1, 1]
    assert len(list(record.reports())) == 3


def test_watching_goes_on_after_faults(record: Record) -> None:
    """A broken feed, a page without an article and a link into a private network are refused with reasons; the good page goes in."""
    listing = "<rss version='2.0'><channel>" + "".join(f"<item><link>{u}</link></item>" for u in (f"{SITE}/empty", "http://127.0.0.1/admin", "file:///etc/passwd", f"{SITE}/a")) + "</channel></rss>"
    site = Site(feed=httpx.Response(200, content=listing.encode()), bad=httpx.Response(200, content=b"<rss><channel><it"), empty=html("<html><body><a href='/'>x</a></body></html>"), a=html())
    watching = Watch(record, [f"{SITE}/bad", f"{SITE}/feed"], fetcher(site))
    broken, good = watching.rounds(1)
    assert "no entries" in broken.refused[0].reason
    assert good.new == 1
    assert len(good.refused) == 2
    assert any("private network" in r.reason for r in good.refused)


def test_watching_a_sitemap(record: Record) -> None:
    """A sitemap index leads to its sitemaps and these to pages."""
    index = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{SITE}/map</loc><lastmod>2025-04-12</lastmod></sitemap></sitemapindex>"
    pages = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{SITE}/a</loc></url></urlset>"
    site = Site(index=httpx.Response(200, content=index.encode()), map=httpx.Response(200, content=pages.encode()), a=html())
    assert Watch(record, [], fetcher(site)).once(f"{SITE}/index").new == 1
