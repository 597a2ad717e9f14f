"""Days and places that a passage gives a happening from outside its own clause; and those it must not give."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.model import Account
from tawatur.reading import read

PUBLISHED = date(2024, 9, 13)  # a Friday

DAYS = [
    ("التقى فايز السراج خليفة حفتر في أبوظبي في أيار 2017. ثم اجتمعا في باريس في تموز من العام نفسه.", "2017-07-01..2017-07-31"),
    ("استقبل أمير قطر الشيخ تميم بن حمد آل ثاني، الأربعاء، سيرغي لافروف. وفي اليوم التالي التقى لافروف هاكان فيدان.", "2024-09-12..2024-09-12"),
    ("اجتمع هاكان فيدان، أمس، مع سيرغي لافروف. وكان فيدان قد التقى قبل ذلك بيومين عباس عراقجي.", "2024-09-10..2024-09-10"),
    ("اجتمع هاكان فيدان، أمس، مع سيرغي لافروف. وفي اليوم نفسه استقبل الرئيس رجب طيب أردوغان لافروف.", "2024-09-12..2024-09-12"),
    ("وصل سيرغي لافروف إلى أنقرة أمس. واستقبله هاكان فيدان عصراً.", "2024-09-12..2024-09-12"),
    ("التقى سيرغي لافروف، الثلاثاء، هاكان فيدان في أنقرة. كما التقى لافروف الرئيس رجب طيب أردوغان.", "2024-09-10..2024-09-10"),
    ("وقع هاكان فيدان وسيرغي لافروف، الثلاثاء، اتفاقاً في أنقرة. وعقب التوقيع، استقبل الرئيس رجب طيب أردوغان لافروف.", "2024-09-10..2024-09-10"),
    ("اختتمت، أمس الخميس، جولة المحادثات بين وفدي الصومال وإثيوبيا في أنقرة، والتي انطلقت يوم الاثنين.", "2024-09-09..2024-09-12"),
    ("أصدر الوفدان بياناً، أمس، في ختام محادثات بين الصومال وإثيوبيا دامت ثلاثة أيام.", "2024-09-10..2024-09-12"),
    ("قام هاكان فيدان بزيارة إلى موسكو استغرقت يومين، بدءاً من 2 سبتمبر.", "2024-09-02..2024-09-03"),
    ("توصلت الصومال وإثيوبيا، أمس الخميس، إلى اتفاق، وذلك في ختام مفاوضات بين الصومال وإثيوبيا انطلقت في 2 سبتمبر.", "2024-09-02..2024-09-12"),
    ("التقى سيرغي لافروف هاكان فيدان في إسطنبول في 16 مايو.", "2024-05-16..2024-05-16"),
]
NO_DAY = [
    "التقى سيرغي لافروف، الثلاثاء، هاكان فيدان في أنقرة. كما التقى أنتوني بلينكن بدر عبد العاطي.",  # others
    "التقى سيرغي لافروف، الثلاثاء، هاكان فيدان. وكان لافروف قد التقى عباس عراقجي.",  # before
    "التقى سيرغي لافروف في 3 مايو هاكان فيدان. واستقبله عباس عراقجي مساءً.",  # long ago
    "التقى سيرغي لافروف، الثلاثاء، هاكان فيدان. والتقى لافروف بعد ذلك بأيام عباس عراقجي.",  # nobody knows
]
PLACES = [
    ("وفي السليمانية، استقبل بافل طالباني محمد شياع السوداني.", "Sulaymaniyah"),
    ("فور وصوله إلى أنقرة، التقى سيرغي لافروف هاكان فيدان.", "Ankara"),
    ("زار هاكان فيدان موسكو، وعقد خلالها لقاءً مع سيرغي لافروف.", "Moscow"),
    ("وقعت الصومال وإثيوبيا أمس اتفاقاً في أنقرة، وذلك في ختام محادثات بين الصومال وإثيوبيا.", "Ankara"),
    ("وقعت الصومال وإثيوبيا أمس اتفاقاً في أنقرة. وجاء التوقيع عقب محادثات بين الصومال وإثيوبيا.", "Ankara"),
    ("وصل سيرغي لافروف إلى بغداد. وعقد لافروف في العاصمة اجتماعاً مع محمد شياع السوداني.", "Baghdad"),
    ("استضافت عمّان محادثات بين الصومال وإثيوبيا.", "Amman"),
    ("وقع هاكان فيدان وسيرغي لافروف، أمس، في العاصمة الكينية نيروبي، إعلاناً مشتركاً.", "Nairobi"),
    ("أصدر هاكان فيدان وسيرغي لافروف، في العاصمة الكينية نيروبي، بياناً في ختام محادثات بينهما.", "Nairobi"),
    ("زار هاكان فيدان دمشق أمس والتقى أحمد الشرع.", "Damascus"),
]
NO_PLACE = [
    "وفي واشنطن، أفادت وزارة الخارجية بأن أنتوني بلينكن التقى بدر عبد العاطي.",  # where it was said
    "وصل سيرغي لافروف إلى بغداد قادماً من باريس. وعقد لافروف في العاصمة اجتماعاً مع فؤاد حسين.",  # which of two
]


def last(text: str) -> Account:
    found = read(text, published=PUBLISHED).accounts
    assert found
    return max(found, key=lambda a: a.trigger.start)


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_day_is_given_by_the_passage(text: str, days: str) -> None:
    """A day that counts from another, a passage that goes on with its day, a round told with both ends or with its length."""
    when = last(text).date
    assert when is not None
    assert days == f"{when.earliest}..{when.latest}"


@pytest.mark.parametrize("text", NO_DAY)
def test_no_day_is_given(text: str) -> None:
    """Others' meetings, what had been before, a part of a day long ago, «بعدها بأيام»: no day."""
    when = last(text).date
    assert when is None or when.basis == "context" or when.earliest is None


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place_is_given_by_what_stands_before(text: str, place: str) -> None:
    """The city a sentence opens with or somebody had reached, of the visit, of the signing, «العاصمة», the host's city."""
    where = last(text).place
    assert where is not None
    assert place == where.name


@pytest.mark.parametrize("text", NO_PLACE)
def test_no_place_is_given(text: str) -> None:
    """Not where it was said, and no capital among several."""
    assert last(text).place is None
