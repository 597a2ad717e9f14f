"""Names in Latin letters."""

import pytest

from tawatur.resolution import letters
from tawatur.resolution.letters import Learned, Letters, aligned, cut, shares
from tawatur.resolution.name_parts import parts_of
from tawatur.resolution.romanise import _romaniser, romanise


@pytest.mark.parametrize(
    ("arabic", "country", "latin"),
    [
        ("بوعلام الطيبي", "DZA", "Boualem"),
        ("حسين كلانترزاده", "IRN", "Hossein Kalantarzadeh"),
        ("حسين الجبوري", "IRQ", "Hussein al-Jabouri"),
        ("سيرغي بوندارينكو", "UKR", "Bondarenko"),
        ("سيرغي أنطونوف", "RUS", "Sergei Antonov"),
        ("شيخ محمود فارح", "SOM", "Sheikh Mohamud Farah"),
        ("خوسيه مورينو", "COL", "José Moreno"),
    ],
)
def test_names_are_spelled_as_in_their_country(arabic: str, country: str, latin: str) -> None:
    """One Arabic word is written as the press of the person's country writes it."""
    assert latin in romanise(arabic, country)


def test_a_name_may_tell_its_region() -> None:
    """Without a country the parts that are clear choose for those that are not."""
    assert romanise("حسين نوبخت") == "Hossein Nobakht"


def test_parts_that_belong_together_are_one() -> None:
    """«عبد», «أبو» and «الله» make one part with their neighbour."""
    assert parts_of("عبد الله بن أبو بكر نصر الله") == ["عبدالله", "بن", "ابوبكر", "نصرالله"]


def test_a_first_letter_that_is_no_article_stays() -> None:
    """«ألينكا» has no article."""
    assert not romanise("ألينكا").startswith("al-")


def test_an_unknown_word_is_spelled_as_known_ones_are() -> None:
    """Letters are learned from cut spellings, and the region's habit counts."""
    learned = [*[Learned("شرف", cut("sharaf", "321"))] * 6, *[Learned("شرف", cut("charef", "321"), 0.1, "maghreb")] * 20]
    letters = Letters(learned)
    assert letters.spell("شرف").startswith("sha")
    assert letters.spell("شرف", "maghreb").startswith("cha")


def test_a_spelling_of_another_word_is_not_cut() -> None:
    """What is no transcription has no cut."""
    share = shares([Learned("باب", ("ba", "", "b"))])
    assert aligned("باب", "bab", share) == ("ba", "", "b")
    assert aligned("باب", "xyzxyzxyz", share) is None


def test_what_is_kept_of_spellings_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are spelled alike whether or not the ones before them are still remembered."""
    words = ["غوتيريش", "ستولتنبرغ", "هوكشتاين", "بلاسخارت", "غروندبرغ", "دوجاريك", "بوريل", "شولتس"]
    spell = _romaniser().letters.spell
    free = [spell(w, region) for w in words for region in ("", "gulf", "maghreb")]
    monkeypatch.setattr(letters, "_KEPT", 3)
    for kept in (_romaniser().letters._known, _romaniser().letters._shared, _romaniser().letters._spelled):
        kept.clear()  # type: ignore[attr-defined]
    assert [spell(w, region) for w in words for region in ("", "gulf", "maghreb")] == free
    assert len(_romaniser().letters._known) <= 3
