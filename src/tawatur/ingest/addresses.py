"""Addresses of one page made one: without what only tells where its reader came from, on the page's main host."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from tawatur import lexicon

_HOSTS = re.compile(r"^(?:www\d?|m|amp|mobile|wap)\.(?=[^.]+\.)")
_AMP = re.compile(r"/(?:amp|amphtml|index\.html?)/?$|^/amp(?=/)|\.amp$", re.IGNORECASE)
_ARCHIVED = re.compile(r"^https?://(?:web\.)?archive\.(?:org|today|ph)/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE)


def canonical(url: str | None) -> str | None:
    """The address that a page is known by, however it was found; None for what is no address of a page."""
    if not url:
        return None
    try:
        parts = urlsplit(_ARCHIVED.sub("", url.strip()))
        host = _HOSTS.sub("", (parts.hostname or "").lower())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    path = quote(unquote(_AMP.sub("", parts.path)), safe="/-_.~:@!$&'()*+,;=").rstrip("/")
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=False) if not _is_tracking(k))
    return f"{host}{f':{port}' if port not in (None, 80, 443) else ''}{path}{'?' + urlencode(kept) if kept else ''}"


def _is_tracking(name: str) -> bool:
    plain = name.lower()
    names, starts = _tracking()
    return plain in names or plain.startswith(starts)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    found = [name for row in lexicon.table("tracking") for name in row.many("name")]
    return frozenset(n for n in found if not n.endswith("*")), tuple(n[:-1] for n in found if n.endswith("*"))


__all__ = ["canonical"]
