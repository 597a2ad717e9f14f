"""Which accounts become one event: names spelt otherwise, receptions and who attended them, meetings put off, guests nobody names."""

from __future__ import annotations

import datetime

import tawatur
from tawatur.record.store import file
from tawatur.resolution.clusters import clusters
from tawatur.resolution.events import events

LATER = 2031  # no office of the roster is known for this year, so nobody real is taken for its holder


def count(*told: tuple[str, int], year: int = LATER) -> int:
    """How many meetings the texts, each with its day of May, tell of."""
    readings = [
        tawatur.read(text, published=datetime.date(year, 5, day), outlet=f"Probe {n}")
        for n, (text, day) in enumerate(told)
    ]
    filed = [f for r in readings for f in file(r) if f.account.mode in ("meeting", "talks")]
    assert len(filed) >= len(told)
    return len(clusters(filed))


def test_an_office_and_a_given_name_outweigh_a_surname_spelt_otherwise() -> None:
    """One minister whose surname two outlets write in two ways; two ministers of one name are of two states."""
    one = ("التقى وزير الخارجية الجزائري مراد بلقاسمي وزير الدفاع السوداني بكري النور أمس في أنقرة.", 8)
    two = ("عقد وزير الدفاع السوداني بكري النور أمس اجتماعا مع وزير الخارجية الجزائري مراد بن قاسمي.", 8)
    other = ("عقد وزير الدفاع السوداني بكري النور أمس اجتماعا مع وزير الخارجية التونسي مراد بن قاسمي.", 8)
    ambassador = ("عقد وزير الدفاع السوداني بكري النور أمس اجتماعا مع السفير الجزائري مراد بن قاسمي.", 8)
    assert count(one, two) == 1
    assert count(one, other) == 2
    assert count(one, ambassador) == 2


def test_who_attended_a_reception_met_the_guest_apart() -> None:
    """A king's reception which his minister attended is not the minister's own meeting with the guest."""
    received = (
        "استقبل خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز في قصر السلام أمس وزير الدفاع الأمريكي آشتون كارتر. وحضر الاستقبال وزير الدفاع الأمير محمد بن سلمان.",
        8,
    )
    again = ("التقى وزير الدفاع الأمريكي آشتون كارتر أمس الملك سلمان بن عبدالعزيز.", 8)
    own = ("عقد الأمير محمد بن سلمان وزير الدفاع في جدة أمس اجتماعا مع وزير الدفاع الأمريكي آشتون كارتر.", 8)
    assert count(received, again, year=2015) == 1
    assert count(received, own, year=2015) == 2


def test_a_meeting_put_off_may_be_held_elsewhere() -> None:
    """The postponement and the meeting are one life, whatever the town; the nearest day is taken."""
    off = (
        "تأجل الاجتماع الذي كان مقررا أن يعقده وزير الخارجية الجزائري مراد بلقاسمي مع وزير الدفاع السوداني بكري النور غدا الجمعة في مسقط لبحث وقف إطلاق النار.",
        8,
    )
    held = (
        "التقى وزير الخارجية الجزائري مراد بلقاسمي وزير الدفاع السوداني بكري النور أمس الأحد في الدوحة وبحثا وقف إطلاق النار.",
        12,
    )
    later = (
        "التقى وزير الخارجية الجزائري مراد بلقاسمي وزير الدفاع السوداني بكري النور أمس الاثنين في الدوحة وبحثا وقف إطلاق النار.",
        20,
    )
    assert count(off, held) == 1
    assert count(off, held, later) == 2


def test_guests_whom_nobody_names_are_nobody_in_particular() -> None:
    """Who received diplomats did not thereby meet another president that day."""
    crowd = ("استقبل الرئيس الأمريكي باراك أوباما أمس في واشنطن دبلوماسيين ومسؤولين.", 8)
    guest = ("التقى الرئيس الأمريكي باراك أوباما أمس في واشنطن الرئيس النيجيري محمد بخاري.", 8)
    assert count(crowd, guest, year=2015) == 2


def test_a_copy_falls_with_what_it_was_copied_from() -> None:
    """Who copied the ministry's words without its name has nothing left without the ministry; who announced the meeting tells none as held."""
    lead = "هاكان فيدان وسيرغي لافروف التقيا أمس الجمعة في أنقرة على هامش منتدى دولي وبحثا سبل وقف إطلاق النار في أوكرانيا"
    told = (
        (f"قالت وزارة الخارجية التركية إن {lead}.", 15),
        (f"{lead}.", 15),
        ("يلتقي هاكان فيدان وسيرغي لافروف، غدا الجمعة، في أنقرة.", 13),
    )
    filed = [
        f
        for n, (text, day) in enumerate(told)
        for f in file(tawatur.read(text, published=datetime.date(2025, 3, day), outlet=f"Probe {n}"))
    ]
    (event,) = events(filed)
    (left,) = (w for w in event.without if w.source == "Turkish Foreign Ministry")
    assert (left.reports, left.held) == (1, False)
    assert {w.source for w in event.without if w.held} == {"Probe 1", "Probe 2"}


_NOTICE = "يلتقي وزير الخارجية الجزائري مراد بلقاسمي وزير الدفاع السوداني بكري النور بعد غد السبت في مسقط لبحث وقف إطلاق النار."
_OFF = "تأجل الاجتماع الذي كان مقررا أن يعقده وزير الخارجية الجزائري مراد بلقاسمي مع وزير الدفاع السوداني بكري النور غدا السبت في مسقط."
_HERE = (
    "التقى وزير الخارجية الجزائري مراد بلقاسمي وزير الدفاع السوداني بكري النور أمس الاثنين في مسقط وبحثا وقف إطلاق النار.",
    "عقد وزير الدفاع السوداني بكري النور أمس الاثنين اجتماعا في مسقط مع وزير الخارجية الجزائري مراد بلقاسمي.",
    "أجرى وزير الخارجية الجزائري مراد بلقاسمي محادثات في مسقط أمس الاثنين مع وزير الدفاع السوداني بكري النور.",
)
_THERE = (
    "اجتمع وزير الدفاع السوداني بكري النور إلى وزير الخارجية الجزائري مراد بلقاسمي في أوسلو أمس الاثنين، وكان وقف إطلاق النار محور الحديث.",
    "أوسلو شهدت أمس الاثنين لقاء بين وزير الخارجية الجزائري مراد بلقاسمي ووزير الدفاع السوداني بكري النور.",
)


def test_one_report_of_another_place_is_a_dispute() -> None:
    """One outlet puts a meeting elsewhere: one event with two places, also where it was announced for another day, put off, or told without its day."""
    told = [(_NOTICE, 1), (_OFF, 2), *((t, 6) for t in _HERE)]
    vague = (_HERE[0].replace("أمس الاثنين ", ""), 6)
    assert count(*told, (_THERE[0], 6)) == 1
    assert count(*told, vague, (_THERE[0], 6)) == 1


def test_two_places_told_by_several_each_are_two_meetings() -> None:
    """Two outlets in their own words put it in the one town, two in the other: the men met twice that day."""
    assert count(*((t, 6) for t in _HERE), *((t, 6) for t in _THERE)) == 2
    copied = ((_THERE[0], 6), (_THERE[0] + " ولم تصدر بيانات أخرى بعد ذلك في العاصمة.", 6))
    assert count(*((t, 6) for t in _HERE), *copied) == 1


def test_two_guests_of_one_host_are_two_meetings_whoever_attends() -> None:
    """The ministers who stand by at two receptions of a day do not make them one."""
    by = " حضر الاستقبال وزير الثقافة الدكتور سالم الفهري ووزير العدل الشيخ حمد الريس."
    host = "استقبل خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز في قصر السلام أمس"
    one = (f"{host} وزير الخارجية المصري سامح شكري.{by}", 8)
    two = (f"{host} وزير الدفاع الأمريكي آشتون كارتر.{by}", 8)
    assert count(one, two, year=2015) == 2
    assert count(one, (one[0].replace("استقبل", "كما استقبل"), 8), year=2015) == 1


def test_a_day_named_wrong_in_a_copy_is_a_dispute() -> None:
    """The same sentence with another day, and one more after it, is a copy with an error; two outlets that each give that day are not."""
    lead = "التقى وزير الخارجية الجزائري مراد بلقاسمي وزير الدفاع السوداني بكري النور {} في مسقط وبحثا سبل وقف إطلاق النار."
    more = " وتنتظر العواصم نتائج ملموسة على الأرض في الأيام القليلة المقبلة."
    first = (lead.format("أمس الاثنين") + more + " وأغلقت المدارس أبوابها.", 6)
    wrong = (lead.format("الثلاثاء") + more, 6)
    assert count(first, (_HERE[1], 6), wrong) == 1
    own = ("اجتمع وزير الدفاع السوداني بكري النور إلى وزير الخارجية الجزائري مراد بلقاسمي الثلاثاء في مسقط.", 6)
    assert count(first, (_HERE[1], 6), wrong, own) == 2


def test_meetings_of_recent_months_are_no_meeting_of_the_day() -> None:
    """Who met members of a parliament in recent months did not thereby meet those of yesterday; what was held was held before it was told."""
    often = ("التقى وزير الدفاع السوداني بكري النور في الأشهر الأخيرة وزير الخارجية الجزائري مراد بلقاسمي.", 6)
    again = ("التقى وزير الدفاع السوداني بكري النور وزير الخارجية الجزائري مراد بلقاسمي في مسقط أمس الاثنين.", 6)
    soon = ("يلتقي وزير الدفاع السوداني بكري النور وزير الخارجية الجزائري مراد بلقاسمي الاثنين المقبل.", 6)
    held = ("التقى وزير الدفاع السوداني بكري النور وزير الخارجية الجزائري مراد بلقاسمي.", 6)
    assert count(often, again) == 2
    assert count(held, again) == 1
    assert count(held, soon) == 2
