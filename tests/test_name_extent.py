"""Where the names of people whom no table has begin and end."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from tawatur.mentions.foreign import foreign
from tawatur.reading import read

DAY = date(2024, 6, 1)
ENDING = " وشدد الحاضرون على ضرورة الحوار."

FRAMES = (
    "والتقى وزير الدولة للشؤون الخارجية {name} وفدا من الحركة.",
    "وقال رئيس لجنة المصالحة، {name}، إن الصلح قريب.",
    "وأكد قائد القوة المشتركة اللواء {name} أن الهدنة صامدة.",
)
NAMES = (
    "محمد علي حغوني",
    "جهاد علي عنتور",
    "جيمس أوييت لاتانسيو",
    "نيلسون ألاركون",
    "بارادون باتاناثابوتر",
    "روبير كوزيمينسكي",
    "نور الدين عيادي",
)


@pytest.mark.parametrize(("frame", "name"), list(product(FRAMES, NAMES)))
def test_a_whole_name_behind_a_title(frame: str, name: str) -> None:
    """The name is read to its end, with «علي» in it, a surname in no table, and a hamza that is no article's."""
    found = [m for m in read(frame.format(name=name) + ENDING, published=DAY).mentions if m.kind == "person"]
    assert any(m.text.endswith(name) for m in found), [m.text for m in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ووقع بارادون باتاناثابوتر الأمين العام لمجلس الأمن الوطني التايلاندي على الوثيقة.", "بارادون باتاناثابوتر"),
        ("وقال تورنسيو مالكوفيتش إن الجولة المقبلة قريبة.", "تورنسيو مالكوفيتش"),
        ("والتقى وزير الدولة للشؤون الخارجية إلياس موسى كوتاني وفدا من الحركة.", "إلياس موسى كوتاني"),
        ("وحضر فيتالي كروستينكو، رئيس وفد المعارضة، الجلسة.", "فيتالي كروستينكو"),
    ],
)
def test_names_of_other_tongues(text: str, name: str) -> None:
    """Two words spelled as foreign names are one where a title stands behind or a verb of saying before; «إ» is no article's letter."""
    assert name in [m.text for m in read(text, published=DAY).mentions if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("وقال الشيخ محمد علي على المنصة إن الأمر انتهى.", "على"),
        ("ووصف الوزير أحمد سالم غير المعترف به دوليا الخطوة بأنها مهمة.", "غير"),
        ("وقال المدير محمد سالم رحمه الله إن الصلح خير.", "رحمه"),
        ("واستعرض أحمد سالم بلاغاً عن الحادث.", "بلاغاً"),
        ("وتابع الدكتور سالم مبتسما، ثم غادر.", "مبتسما"),
    ],
)
def test_what_is_no_name_stays_outside(text: str, no_name: str) -> None:
    """Prepositions, adverbs and prayers are no part of a name."""
    found = [m.text for m in read(text + ENDING, published=DAY).mentions if m.kind == "person"]
    assert not any(no_name in text.split() for text in found), found


@pytest.mark.parametrize("word", ["باتاناثابوتر", "روتشوغوزا", "لاتانسيو", "كيسنجر", "روزينباخ"])
def test_spelled_as_a_foreign_name(word: str) -> None:
    """Names that no table has."""
    assert foreign[word]


@pytest.mark.parametrize("word", ["استعدادهم", "المستجدات", "سيستانف", "مطالبهم", "وبعضهم", "تراجعوا", "الجاريه"])
def test_spelled_as_an_arabic_word(word: str) -> None:
    """Words that no name is spelled like, in a table or in none."""
    assert not foreign[word]
