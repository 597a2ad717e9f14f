"""A page's markup as a tree, whatever state it is in, within bounds of size and depth."""

from __future__ import annotations

import re

from lxml import etree, html

DEEPEST = 250  # nested elements: libxml2's own bound for documents nobody vouches for
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]|&#(?:0|x0);?")
_FEED = re.compile(r"[\x0b\x0c]")
_WRAPPER = re.compile(r"</?(?:div|span|section|font|b|i|u|em|strong|table|tbody|tr|td|center|blockquote|ul|dl)\b[^>]{0,2000}>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def tree(text: str) -> html.HtmlElement | None:
    """The root of a page's elements, comments and processing instructions left out; None where there is none. Nothing outside the page is loaded."""
    plain = _DECLARATION.sub("", _CONTROL.sub("", _FEED.sub(" ", text)), count=1)
    found, too_deep = _parsed(plain)
    if too_deep:  # old pages never close their fonts and cells: without these wrappers the text is still there
        found, _ = _parsed(_WRAPPER.sub("<br>", plain))
    return found


def _parsed(text: str) -> tuple[html.HtmlElement | None, bool]:
    """(root, whether the parser gave up at its bound of depth)."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        found = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        found = None
    too_deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return (found if isinstance(found, html.HtmlElement) else None), too_deep


__all__ = ["DEEPEST", "tree"]
