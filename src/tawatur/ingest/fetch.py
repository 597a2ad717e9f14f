"""Pages got from the network: addresses checked at every hop, sizes and times bounded, robots.txt obeyed, each host given its pause."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tawatur import __version__
from tawatur.ingest.found import MOST, Raw, UnreadableReport

AGENT = f"tawatur/{__version__} (reads public news pages; obeys robots.txt)"
_HOPS = 5  # redirects followed
_TIMEOUT = 30.0  # seconds for each step of a request
_WHOLE = 120.0  # seconds for one page in all
_PAUSE = 2.0  # seconds between two requests to one host, where its robots.txt asks for none
_LONGEST_PAUSE = 60.0
_PORTS = frozenset((80, 443, 8080, 8443))
_ROBOTS_MOST = 500_000  # bytes: RFC 9309, section 2.5


@dataclass(frozen=True, slots=True)
class Got:
    """What an address gave: the page, or `raw` None where it has not changed; what to send along to ask so next time."""

    raw: Raw | None
    etag: str | None
    modified: str | None


@dataclass(slots=True)
class Fetcher:
    """Gets pages. `allow_private`: also from this machine and private networks; `pause`: seconds between two requests to one host."""

    allow_private: bool = False
    pause: float = _PAUSE
    resolve: Callable[[str], list[str]] | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    transport: Any = None  # for tests
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def page(self, url: str) -> Raw:
        """What stands under an address. Raises UnreadableReport with the reason."""
        got = self.get(url)
        assert got.raw is not None
        return got.raw

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Got:
        """What stands under an address, unless it is what it was. Raises UnreadableReport with the reason."""
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        if not self._robots_of(url).can_fetch(AGENT, url):
            raise UnreadableReport(f"{url}: its robots.txt asks not to read it.")
        status, answer, data, last = self._follow(url, headers)
        if status == 304:
            return Got(None, answer.get("etag") or etag, answer.get("last-modified") or modified)
        if status != 200:
            raise UnreadableReport(f"{url}: the server answered {status}{_WORDS.get(status, '')}.")
        if not data.strip():
            raise UnreadableReport(f"{url}: empty.")
        media = answer.get("content-type", "")
        charset = re.search(r"charset=[\"']?([\w.:-]+)", media)
        raw = Raw.of_bytes(data, last, url, media=media, charset=charset[1] if charset else None, url=last, retrieved=datetime.now(UTC).replace(microsecond=0))
        return Got(raw, answer.get("etag"), answer.get("last-modified"))

    # -- one request -------------------------------------------------------------------------------------------------

    def _follow(self, url: str, headers: Mapping[str, str], most: int = MOST) -> tuple[int, Mapping[str, str], bytes, str]:
        """(status, headers, bytes, last address); each hop is checked before it is taken."""
        seen = [url]
        for _ in range(_HOPS + 1):
            status, answer, data = self._request(seen[-1], headers, most)
            target = answer.get("location")
            if status not in (301, 302, 303, 307, 308) or not target:
                return status, answer, data, seen[-1]
            following = urljoin(seen[-1], target)
            if following in seen:
                raise UnreadableReport(f"{url}: it leads round in a circle ({following}).")
            seen.append(following)
        raise UnreadableReport(f"{url}: more than {_HOPS} redirects.")

    def _request(self, url: str, headers: Mapping[str, str], most: int) -> tuple[int, Mapping[str, str], bytes]:
        import httpx

        address = self.check(url)
        self._wait(urlsplit(url).hostname or "")
        deadline = self.clock() + _WHOLE
        # The connection goes to the address that was checked: a name that changes its mind in between leads nowhere else.
        transport = self.transport or httpx.HTTPTransport(retries=0)
        try:
            with (
                httpx.Client(transport=transport, timeout=_TIMEOUT, follow_redirects=False, trust_env=False, headers={"User-Agent": AGENT, "Accept-Language": "ar,*;q=0.5"}) as client,
                client.stream("GET", _pinned(url, address), headers={**headers, "Host": _host(url)}, extensions={"sni_hostname": urlsplit(url).hostname}) as response,
            ):  # fmt: skip
                size, parts = 0, []
                for part in response.iter_bytes():
                    size += len(part)
                    if size > most:
                        raise UnreadableReport(f"{url}: more than {most:,} bytes; a report has fewer.")
                    if self.clock() > deadline:
                        raise UnreadableReport(f"{url}: it took longer than {_WHOLE:.0f} seconds.")
                    parts.append(part)
                return response.status_code, response.headers, b"".join(parts)
        except httpx.HTTPError as fault:
            raise UnreadableReport(f"{url}: {type(fault).__name__}: {fault}. Is the address right, and this machine on the network?") from None
        except (httpx.InvalidURL, ValueError) as fault:
            raise UnreadableReport(f"{url}: no address that can be read ({fault}).") from None

    def check(self, url: str) -> str:
        """The number of the host that an address leads to. Raises UnreadableReport for what is no public web page."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise UnreadableReport(f"{url}: no address that can be read.") from None
        if parts.scheme not in ("http", "https") or not host:
            raise UnreadableReport(f"{url}: only http and https addresses are read.")
        if parts.username is not None or parts.password is not None:
            raise UnreadableReport(f"{url}: it carries a user name or password; leave them out.")
        if port not in (None, *_PORTS) and not self.allow_private:
            raise UnreadableReport(f"{url}: port {port} is none of a public web page; --allow-private reads it all the same.")
        numbers = self._numbers(host, url)
        private = [n for n in numbers if not _is_public(n)]
        if private and not self.allow_private:
            raise UnreadableReport(f"{url}: it leads to {private[0]}, on this machine or a private network; --allow-private reads it all the same.")
        return numbers[0]

    def _numbers(self, host: str, url: str) -> list[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            pass
        try:
            return self.resolve(host) if self.resolve is not None else _looked_up(host)
        except (OSError, UnicodeError):
            raise UnreadableReport(f"{url}: no host of this name is known.") from None

    # -- manners -----------------------------------------------------------------------------------------------------

    def _wait(self, host: str) -> None:
        last = self._last.get(host)
        pause = self._pause_of(host)
        if last is not None and (left := last + pause - self.clock()) > 0:
            self.sleep(left)
        self._last[host] = self.clock()

    def _pause_of(self, host: str) -> float:
        robots = self._robots.get(host)
        asked = robots.crawl_delay(AGENT) if robots is not None else None
        return min(_LONGEST_PAUSE, max(self.pause, float(asked))) if asked else self.pause

    def _robots_of(self, url: str) -> RobotFileParser:
        """What the host of an address asks of its readers; a host without robots.txt asks nothing, one whose robots.txt fails everything."""
        self.check(url)
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host in self._robots:
            return self._robots[host]
        robots = RobotFileParser()
        try:
            status, _, data, _ = self._follow(f"{parts.scheme}://{parts.netloc}/robots.txt", {}, _ROBOTS_MOST)
        except UnreadableReport:
            status, data = 503, b""
        if status >= 500:
            robots.parse(["User-agent: *", "Disallow: /"])
        else:
            robots.parse(data.decode("utf-8", "replace").splitlines() if status == 200 else [])
        self._robots[host] = robots
        return robots


_WORDS = {401: " (it asks for a password)", 403: " (it does not let us in)", 404: " (no such page)", 410: " (gone)", 429: " (too many requests; try later)"}


def _looked_up(host: str) -> list[str]:
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    if not found:
        raise OSError(host)
    return list(dict.fromkeys(found))


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.split("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if inner is not None:
        return _is_public(str(inner))
    return address.is_global and not address.is_multicast


def _pinned(url: str, number: str) -> str:
    parts = urlsplit(url)
    host = f"[{number}]" if ":" in number else number
    return parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host, fragment="").geturl()


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2]


__all__ = ["AGENT", "Fetcher", "Got"]
