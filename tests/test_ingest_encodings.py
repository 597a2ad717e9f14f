"""Bytes become the text they were made of, in every encoding that pages come in, on every demo report."""

from __future__ import annotations

import arabic_reshaper
import pytest
from bidi import get_display

from tawatur.ingest.encodings import Undecodable, decode
from tests.conftest import ROOT

REPORTS = sorted((ROOT / "demo" / "reports").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in REPORTS]
PLAIN = {"“": '"', "”": '"', "’": "'", "‘": "'", "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}


def fitted(text: str, encoding: str) -> str:
    """The text with what an encoding has not written otherwise, as pages in it do."""

    def can(character: str) -> bool:
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            return False
        return True

    return "".join(c if can(c) else PLAIN.get(c, "") for c in text)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6", "mac_arabic"]
)
def test_round_trip(encoding: str) -> None:
    """Every demo report comes back from its bytes, with nobody saying what they are."""
    for text in TEXTS:
        written = fitted(text, encoding)
        assert written == decode(written.encode(encoding)).text


@pytest.mark.parametrize(
    ("inner", "outer"),
    [("utf-8", "latin-1"), ("utf-8", "cp1252"), ("utf-8", "cp1256"), ("cp1256", "latin-1"), ("cp1256", "cp1252")],
)
def test_double_encodings_are_undone(inner: str, outer: str) -> None:
    """A report decoded wrongly and encoded again comes back, and a note says so."""
    for text in TEXTS:
        written = fitted(text, inner)
        wrong = "".join(_character(code, outer) for code in written.encode(inner))
        found = decode(wrong.encode())
        assert written == found.text
        assert found.notes


def _character(code: int, encoding: str) -> str:
    """What a browser shows for a byte; a byte that the set leaves free stands for itself."""
    try:
        return bytes([code]).decode(encoding)
    except UnicodeDecodeError:
        return chr(code)


def test_shapes_and_order_are_turned_back() -> None:
    """Presentation forms, visually ordered lines and both at once come back as the letters they are."""
    shaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_ligatures": True})
    for text in TEXTS:
        lines = text.split("\n")
        assert text == decode(shaper.reshape(text).encode()).text
        assert text == decode("\n".join(get_display(line, base_dir="R") for line in lines).encode()).text
        assert text == decode("\n".join(get_display(shaper.reshape(line), base_dir="R") for line in lines).encode()).text


def test_good_text_is_left_alone() -> None:
    """No report is mended that needs no mending."""
    for text in TEXTS:
        assert decode(text.encode()).notes == ()


def test_what_is_lost_is_refused_or_said() -> None:
    """A text with lost letters is refused, one with a few is taken with a note; what is no text is refused."""
    text = TEXTS[0]
    with pytest.raises(Undecodable, match="lost"):
        decode(text.replace("ا", "\ufffd").encode())
    assert "lost" in decode((text + "\ufffd").encode()).notes[0]
    with pytest.raises(Undecodable, match="null"):
        decode(b"abc\x00\x01\x02")
    with pytest.raises(Undecodable):
        decode(bytes(range(128, 256)) * 20)
