"""Text nobody wrote: the reading never fails, and what it finds stands in the text."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.reading import read
from tests.test_reports import check_spans

WORDS = [
    "التقى",
    "بحث",
    "أكد",
    "وقال",
    "إن",
    "أن",
    "رئيس",
    "وزير",
    "الخارجية",
    "القطري",
    "المصري",
    "حركة",
    "حماس",
    "فيدان",
    "قالن",
    "في",
    "الدوحة",
    "مع",
    "بين",
    "و",
    "الجمعة",
    "أمس",
    "3",
    "فبراير",
    "2024",
    "،",
    ".",
    ":",
    "«",
    "»",
    "لقاء",
    "اجتماعاً",
    "وفد",
    "من",
    "برئاسة",
    "مصادر",
    "لوكالة",
    "الأناضول",
    "نقلت",
    "عن",
    "مقتل",
    "12",
    "شخصاً",
    "الجانبان",
    "نظيره",
    "محمد",
    "الذي",
    "التي",
    "لم",
    "سوف",
    "المقترح",
    "كل",
    "(",
    ")",
    '"',
    "الوزير",
    "وأضاف",
    "زيارته",
    "ـ",
    "ُ",
    "\u200f",
]


@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60), st.sampled_from([None, date(2024, 2, 3)]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mixture_of_words(words: list[str], published: date | None) -> None:
    """Mixtures of the words of the trade are read without failing, and every value points at its words."""
    check_spans(read(" ".join(words), published=published))


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    """Any text at all is read without failing."""
    check_spans(read(text))
