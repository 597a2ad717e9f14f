"""The roster: what `check` proves, the user's own file, and the commands over both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur import read
from tawatur.cli import main
from tawatur.lexicon import Row
from tawatur.resolution import roster
from tawatur.resolution.checks import COLUMNS, check
from tawatur.resolution.discrepancies import discrepancies
from tawatur.resolution.roster import Office


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's own file that is not there yet."""
    path = tmp_path / "own.tsv"
    monkeypatch.setenv("TAWATUR_ACTORS", str(path))
    roster.rows.cache_clear()
    roster.load.cache_clear()
    yield path
    monkeypatch.undo()
    roster.rows.cache_clear()
    roster.load.cache_clear()


def row(**cells: str) -> Row:
    """A faultless row, with some cells put anew."""
    plain = dict.fromkeys(COLUMNS, "") | {
        "id": "fulan", "kind": "person", "name_en": "Fulan", "names_ar": "فلان الفلاني", "country": "SDN", "sector": "GOV", "source": "test",
    }  # fmt: skip
    return Row(plain | cells, Path("own.tsv"), 3)


def test_the_bundled_roster_holds_together() -> None:
    """`check` finds no fault in the bundled tables, and they are as many as promised."""
    rows = roster.rows()
    assert check(rows) == []
    assert sum(r["kind"] == "person" for r in rows) >= 2000


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"kind": "man"}, "kind «man»"),
        ({"country": "XXQ"}, "country «XXQ»"),
        ({"member_of": "nobody-knows"}, "member_of «nobody-knows»"),
        ({"names_ar": "~فلان"}, "no full Arabic name"),
        ({"names_ar": "فلان الفلاني | فلان الفلانى"}, "stands twice"),
        ({"names_ar": "فُلان الفلاني"}, "without vowel marks"),
        ({"offices": "governor@SDN"}, "no date"),
        ({"offices": "governor@SDN 2011..2009"}, "ends before it begins"),
        ({"offices": "governor@SDN 2011-13..2012"}, "is no date"),
        ({"offices": "foreign-minister@SDN 2008-02..2009-02"}, "was held on"),
        ({"names_ar": "إبراهيم غندور"}, "is a full name of"),
        ({"wikidata": "58217"}, "Q and a number"),
    ],
)
def test_faults_are_told_with_their_place(cells: dict[str, str], told: str) -> None:
    """Each kind of fault is found and says file, line and what is wrong."""
    faults = check([*roster.rows(), row(**cells)])
    assert faults
    assert all(told in fault for fault in faults)
    assert all(fault.partition(":")[0].endswith(".tsv") for fault in faults)


@pytest.mark.parametrize(
    ("office", "on", "holds"),
    [
        (Office("governor", "SDN", "2011-02", "2012-03"), date(2011, 6, 1), True),
        (Office("governor", "SDN", "2011-02", "2012-03"), date(2011, 2, 10), None),
        (Office("governor", "SDN", "2011-02", "?"), date(2011, 6, 1), None),
        (Office("governor", "SDN", "?", "2012-03"), date(2012, 6, 1), False),
        (Office("governor", "SDN", "2024-02", ">2025-12"), date(2025, 11, 1), True),
        (Office("governor", "SDN", "2024-02", ">2025-12"), date(2026, 11, 1), None),
        (Office("governor", "SDN", "2024-02", ""), date(2026, 11, 1), None),
    ],
)
def test_offices_hold_as_far_as_is_known(office: Office, on: date, holds: bool | None) -> None:
    """An office is held for certain only where its dates say so."""
    assert office.holds(on) is holds


def test_an_actor_is_added_found_and_edited(own: Path) -> None:
    """A row added by command is found by any spelling; an edited bundled row is kept in the user's file."""
    run = CliRunner()
    office = "governor@SDN 2024-05..?"
    added = run.invoke(
        main,
        ["actors", "add", "fulan", "--name", "Fulan", "--ar", "مروان القصبجي", "--country", "SDN", "--office", office],
    )
    assert added.exit_code == 0, added.output
    assert "governor@SDN" in run.invoke(main, ["actors", "show", "مروان قصبجي"]).output
    edited = run.invoke(main, ["actors", "edit", "hakan-fidan", "--ar", "هاقان فيدان"])
    assert edited.exit_code == 0, edited.output
    assert "هاقان فيدان" in roster.load().by_id["hakan-fidan"].names_ar
    assert len(own.read_text(encoding="utf-8").splitlines()) == 4
    assert run.invoke(main, ["actors", "check"]).exit_code == 0


def test_a_row_with_a_fault_is_refused(own: Path) -> None:
    """A refused row names its faults and nothing is written."""
    refused = CliRunner().invoke(
        main, ["actors", "add", "fulan", "--name", "Fulan", "--ar", "فلان الفلاني", "--country", "XXQ"]
    )
    assert refused.exit_code == 1
    assert "country «XXQ»" in refused.output
    assert not own.exists()


def test_actors_are_listed_by_office_and_day() -> None:
    """Who held an office on a day is one command."""
    asked = ["actors", "list", "--role", "foreign-minister", "--country", "SDN", "--on", "2009-03-01"]
    assert CliRunner().invoke(main, asked).output.startswith("deng-alor\t")


def test_an_office_that_differs_from_the_roster_is_kept_and_shown() -> None:
    """The report's office stands; that the roster has another man there is told beside it."""
    text = "التقى رئيس المخابرات المصرية عباس كامل وفداً من الحركة في القاهرة."
    reading = read(text, published=date(2024, 11, 20))
    kept = next(m for m in reading.mentions if m.actor == "abbas-kamel")
    assert kept.office == "intelligence-chief@EGY"
    (found,) = discrepancies(reading)
    assert (found.actor, found.holder) == ("abbas-kamel", "hassan-mahmoud-rashad")
    assert discrepancies(read(text, published=date(2024, 9, 13))) == ()


@pytest.mark.parametrize(
    ("text", "on", "actor"),
    [
        ("قال المبعوث الأممي إلى اليمن إن الحوار مستمر.", date(2023, 9, 13), "hans-grundberg"),
        ("قال المبعوث الأمريكي الخاص للسودان إن الحوار مستمر.", date(2024, 9, 13), "tom-perriello"),
        ("قال قائد قوات الدعم السريع إن الحوار مستمر.", date(2024, 9, 13), "mohamed-hamdan-dagalo"),
        ("قال رئيس الموساد إن الحوار مستمر.", date(2009, 9, 13), "meir-dagan"),
        ("قالت وزيرة الخارجية الإسرائيلية إن الحوار مستمر.", date(2006, 6, 13), "tzipi-livni"),
        ("قال رئيس الحكومة الليبية إن الحوار مستمر.", date(2024, 3, 13), None),
        ("هي الزيارة الأولى لوزير خارجية فرنسي منذ سنوات.", date(2015, 7, 23), None),
        ("قال وزير خارجية فرنسا إن الحوار مستمر.", date(2015, 7, 23), "laurent-fabius"),
        ("قال قائد المنتخب البرازيلي إن الفريق جاهز.", date(2015, 7, 23), None),
    ],
)
def test_offices_without_a_name_resolve_by_the_day(text: str, on: date, actor: str | None) -> None:
    """An office alone is its holder of the day, or nobody where two claim it."""
    assert next(m.actor for m in read(text, published=on).mentions if m.office) == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("زار وزير الخارجية التركي هاكان فيدان الدوحة. وأكد الوزير أهمية الحوار.", "hakan-fidan"),
        (
            "التقى أحمد أبو الغيط، الأمين العام لجامعة الدول العربية، وفداً. وأكد الأمين العام أهمية الحوار.",
            "ahmed-aboul-gheit",
        ),
        ("زار وزير الخارجية التركي هاكان فيدان الدوحة. وأكد الأمين العام أهمية الحوار.", None),
        ("زار وزير الخارجية التركي هاكان فيدان الدوحة. وكان السبب الرئيس للزيارة هو الحوار.", None),
    ],
)
def test_a_description_stands_for_somebody_who_fits_it(text: str, actor: str | None) -> None:
    """«الوزير», «الأمين العام» take an antecedent of such an office, or none."""
    words = ("الوزير", "الأمين العام", "الرئيس")
    found = [m.actor for m in read(text, published=date(2025, 3, 14)).mentions if m.text in words]
    assert (found[-1] if found else None) == actor


@pytest.mark.parametrize(
    ("text", "on", "people"),
    [
        ("قال وزير الدفاع الأميركي كارتر إن بلاده تدعم العراق.", date(2015, 7, 23), {"ash-carter"}),
        ("قال نائب وزير الخارجية الإيراني سيد عباس عراقجي إن الاتفاق جيد.", date(2015, 7, 23), {"abbas-araghchi"}),
        ("وجه رئيس الوزراء الباكستاني محمد نواز شريف رسالة إلى الشعب.", date(2015, 7, 23), {"nawaz-sharif"}),
        ("قال وزير الدفاع الأميركي سميث إن بلاده تدعم العراق.", date(2015, 7, 23), {"?سميث"}),
        ("قالت المتحدثة باسم خارجيتها هوا تشون ينغ إن بكين تدعم الحوار.", date(2018, 5, 3), {"hua-chunying"}),
        ("قالت الممثلة الخاصة للأمين العام، رئيسة بعثة الأمم المتحدة للدعم في ليبيا، هانا تيتيه إن الوضع هش.", date(2025, 5, 2), {"hanna-tetteh"}),
        ("أصدر خادم الحرمين الشريفين أمراً ملكياً بتعيين قضاة.", date(2015, 7, 23), set()),
        ("قال رئيس الاتحاد الأوروبي لكرة القدم ميشيل بلاتيني إنه سيترشح.", date(2015, 7, 23), {"michel-platini"}),
        ("التقى المبعوث الأممي إسماعيل ولد الشيخ الرئيس هادي في الرياض.", date(2015, 7, 23), {"ismail-ould-cheikh-ahmed", "abdrabbuh-mansur-hadi"}),
    ],
)
def test_a_name_behind_an_office_is_its_holders_or_nobodys(text: str, on: date, people: set[str]) -> None:
    """A surname or a part of the holder's name behind his office means him; what is no name is none; the next man's title is not the first one's."""
    assert {m.actor for m in read(text, published=on).mentions if m.kind == "person"} == people


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("وقال الدكتور محمود العلي إن المستشفى جاهز.", "?محمود-العلي"),
        ("وقال محمد عيسى إن الحوار مطلوب.", "?محمد-عيسي"),
        ("وقال نوري كامل المالكي إن الحوار مطلوب.", "nouri-al-maliki"),
        ("وقالت فدريكا موغريني إن الحوار مطلوب.", "federica-mogherini"),
        ("وقال ماوريسيو أفونسو إن الحوار مطلوب.", "?ماوريسيو-افونسو"),
    ],
)
def test_a_name_alone_is_a_listed_ones_only_where_it_surely_is(text: str, actor: str) -> None:
    """Arab names of other words or fathers are other people's; foreign ones may be spelled otherwise, but not far off."""
    assert [m.actor for m in read(text, published=date(2015, 7, 23)).mentions if m.kind == "person"] == [actor]


def test_who_is_in_charge_of_something_is_nobody_named_before() -> None:
    """«المسؤول عن الهدم» describes whom it stands behind; «المسؤول» alone may be the one named before."""
    before = "صرح الناطق باسم وزارة الخارجية الأميركية جون كيربي بأن بلاده قلقة. "
    meant = [
        {m.actor for m in read(before + text, published=date(2015, 7, 23)).mentions if m.text == "المسؤول"}
        for text in ("وقال الميجر يواف مودخاي المسؤول عن الهدم إنه يدرس الحل.", "وأضاف المسؤول أن بلاده تدرس الحل.")
    ]
    assert meant == [{None}, {"john-kirby"}]


def test_a_title_before_a_surname_stands_for_nobody_named_before() -> None:
    """«الوزير لافروف» is Lavrov, «الدكتور الربيعي» anybody, and neither is the minister named before."""
    before = "التقى وزير العدل اللبناني أشرف ريفي وفداً في بيروت. "
    meant = [
        [m.actor for m in read(before + text, published=date(2015, 7, 23)).mentions if m.text in ("لافروف", "الربيعي", "الوزير")]
        for text in ("وقال الوزير لافروف إن الحوار مستمر.", "وقال الدكتور الربيعي إن الكليات مفتوحة.", "وقال الوزير إن الحوار مستمر.")
    ]
    assert meant == [["sergey-lavrov", "sergey-lavrov"], ["?الربيعي"], ["ashraf-rifi"]]
