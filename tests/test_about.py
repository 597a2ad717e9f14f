"""Topics of a meeting or agreement that a later sentence tells; and those it must not take."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.mentions.overlay import both_ways
from tawatur.reading import read

PUBLISHED = date(2024, 9, 13)
MET = "التقى سيرغي لافروف هاكان فيدان في أنقرة أمس. "
TOLD = [
    (MET + "وتطرق اللقاء إلى تبادل الأسرى.", {"prisoner exchange"}),
    (MET + "وركّز البحث على وقف إطلاق النار وآلية المراقبة.", {"ceasefire", "security arrangements"}),
    (MET + "وقالت الوزارة إن الاجتماع استمر ساعتين وتطرق إلى دخول المساعدات.", {"humanitarian aid"}),
    (MET + "وناقش الجانبان إعادة الإعمار.", {"reconstruction"}),
    (MET + "وتناولت المحادثات سد النهضة. وتطرق النقاش إلى ترسيم الحدود.", {"water", "borders"}),
    (MET + "وخُصص اللقاء للضمانات الأمنية.", {"security arrangements"}),
    ("وقعت الصومال وإثيوبيا أمس إعلان مبادئ في أنقرة. وينص الإعلان على عودة النازحين.", {"return of the displaced"}),
    ("التقى هاكان فيدان سيرغي لافروف ثم عباس عراقجي. وكان اللقاء مع لافروف تناول تبادل الأسرى.", {"prisoner exchange"}),
    ("تبنت القمة العربية الثلاثاء خطة مصر لإعمار القطاع. وسارعت إسرائيل إلى رفض الخطة.", {"reconstruction"}),
]
NOT_TOLD = [
    MET + "وتطرق عباس عراقجي في طهران إلى تبادل الأسرى.",  # another man, elsewhere
    MET + "وينص الدستور على إجراء الانتخابات في ديسمبر.",  # no agreement of theirs
    MET + "وطالب معارضون بوقف إطلاق النار.",  # nobody says that they spoke of it
]


@pytest.mark.parametrize(("text", "topics"), TOLD)
def test_what_it_was_about_is_told_later(text: str, topics: set[str]) -> None:
    """By the meeting, the talk there, both sides, the paper; of a plan taken up, what the plan is about."""
    assert any(topics <= set(a.topics) for a in read(text, published=PUBLISHED).accounts)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_others_say_is_no_topic_of_it(text: str) -> None:
    """The meeting keeps no topic that another's words name."""
    met = next(a for a in read(text, published=PUBLISHED).accounts if a.type == "CONSULT")
    assert met.topics == ()


def test_a_phrase_of_two_words_is_known_with_and_without_the_article() -> None:
    """«ضمانات أمنية» is «الضمانات الأمنية», «الترتيبات الأمنية» is «ترتيبات أمنية»."""
    assert both_ways("ضمانات أمنية") == ("ضمانات الأمنية",)
    assert both_ways("الترتيبات الأمنية") == ("ترتيبات أمنية",)
    assert both_ways("وقف لإطلاق") == ()
