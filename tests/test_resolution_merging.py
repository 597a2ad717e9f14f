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
