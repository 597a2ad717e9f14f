"""A page's markup as a tree, whatever state it is in, within bounds of size and depth."""

from __future__ import annotations

import re

from lxml import etree, html

DEEPEST = 250  # nested elements: libxml2's own bound for documents nobody vouches for
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|&#(?:0|x0);?")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def tree(text: str) -> html.HtmlElement | None:
    """The root of a page's elements, comments and processing instructions left out; None where there is none. Nothing outside the page is loaded."""
    plain = _DECLARATION.sub("", _CONTROL.sub(" ", text), count=1)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        found = html.document_fromstring(plain, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return found if isinstance(found, html.HtmlElement) else None


__all__ = ["DEEPEST", "tree"]
