"""Whom «الوزير», «المبعوث» and the like stand for: somebody with such a role, or nobody."""

from __future__ import annotations

from datetime import date

import pytest

import tawatur
from tawatur.reading import read

MEETING = "التقى الدكتور علي يوسف، وزير الخارجية، الاثنين، بالمبعوث الأمريكي الخاص للسودان توم بيرييلو في بورتسودان. "


def speakers(text: str) -> list[str]:
    """Who makes each statement."""
    return [s.speaker.name for s in read(text, published=date(2024, 11, 25)).statements if s.speaker is not None]


def test_the_minister_is_he_who_was_called_one() -> None:
    """«الوزير» passes over the envoy named last."""
    assert speakers(MEETING + "وأكد الوزير أن الحكومة ترحب بأي جهد.") == ["Ali Youssef"]


def test_the_envoy_is_he_who_was_called_one() -> None:
    """«المبعوث» is the envoy, though the minister was the subject."""
    assert speakers(MEETING + "وأكد المبعوث أن بلاده تدعم الحوار.") == ["Tom Perriello"]


def test_nobody_is_guessed() -> None:
    """«السفير» is neither of them: no speaker is made of the last one named."""
    assert not {"Ali Youssef", "Tom Perriello"} & set(speakers(MEETING + "وأكد السفير أن بلاده تدعم الحوار."))


def test_the_counterpart_is_the_head_whom_the_report_named() -> None:
    """A prime minister's counterpart is the president named before, not a prime minister whom nobody mentions; without one he is the holder."""
    named = "التقى رئيس وزراء كوسوفو ألبين كورتي الرئيس الصربي ألكسندر فوتشيتش في بروكسل، الاثنين. واتهم كورتي نظيره الصربي بالمماطلة."
    alone = "اتهم رئيس وزراء كوسوفو ألبين كورتي نظيره الصربي بالمماطلة."
    meant = [next(m.actor for m in read(t, published=date(2023, 2, 28)).mentions if m.text == "نظيره الصربي") for t in (named, alone)]
    assert meant == ["aleksandar-vucic", "ana-brnabic"]


def test_a_bare_surname_means_only_who_may_be_in_office() -> None:
    """«فوكس» of 2007 is no president who left in 2006; «ميركل» in office is meant without her given name."""
    people = [m.actor for m in read("وأضاف فوكس أن القوات انسحبت، وقالت ميركل إن ألمانيا ترحب.", published=date(2007, 9, 10)).mentions if m.kind == "person"]
    assert "vicente-fox" not in people
    assert "angela-merkel" in people


def meant(text: str, words: str) -> str | None:
    """Whom the pronoun or description at the last of the words stands for."""
    reading = tawatur.read(text, published=date(2025, 5, 1))
    return next(m.name for m in reversed(reading.mentions) if m.antecedent is not None and m.text == words)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("التقى هاكان فيدان سيرغي لافروف في أنقرة، ودعاه إلى زيارة إسطنبول.", "ه", "Sergey Lavrov"),
        ("قال إيمانويل ماكرون إن زيارته إلى القاهرة ناجحة.", "ه", "Emmanuel Macron"),
        ("استقبل عبد الفتاح السيسي إيمانويل ماكرون في القاهرة. وشكر السيسي ضيفه على الزيارة.", "ضيفه", "Emmanuel Macron"),
        ("هاتف دونالد ترامب فلاديمير بوتين. وقال الأخير إن المكالمة مفيدة.", "الأخير", "Vladimir Putin"),
        ("التقى نيكول باشينيان وإلهام علييف في أبوظبي. واتفق البلدان على لقاء آخر.", "البلدان", "Armenia and Azerbaijan"),
        ("قالت أنغيلا ميركل إن القمة نجحت، وأضافت أن الحظر باق.", "أضافت", "Angela Merkel"),
        ("قال نعيم قاسم إن الحزب لن يسلم سلاحه.", "الحزب", "Hezbollah"),
    ],
)
def test_antecedents_are_shown(text: str, words: str, who: str) -> None:
    """Endings, verbs without a subject and descriptions are mentions with the one they stand for."""
    assert meant(text, words) == who


def test_an_ending_is_not_its_own_verbs_subject() -> None:
    """«حثه» is somebody else than who urges."""
    text = "اجتمع وزير الخارجية الفرنسي جان نويل بارو بنظيره السوري أسعد الشيباني، وحثه على محاسبة المتورطين."
    assert meant(text, "ه") == "Asaad al-Shaibani"


def test_two_whom_an_ending_could_mean_are_left() -> None:
    """«عنه» behind two men named in the sentence before is nobody."""
    reading = tawatur.read("تحدث جو بايدن وإيمانويل ماكرون في باريس. ونُشر عنه تقرير.", published=date(2024, 6, 8))
    assert not [m for m in reading.mentions if m.rule == "pronoun.enclitic"]
