"""Whom an account traces back to, in the wordings by which the press names its source."""

from __future__ import annotations

import datetime
import random
import re

import pytest

import tawatur
from tawatur.language import fold
from tawatur.record.store import file
from tawatur.resolution.copies import _day, is_copy, tokens
from tawatur.resolution.events import events
from tawatur.resolution.origins import key

VERB_LAST = "وزير الخارجية المصري سامح شكري التقى الخميس في جدة نظيره القطري خالد العطية"
VERB_FIRST = "التقى وزير الخارجية المصري سامح شكري الخميس في جدة نظيره القطري خالد العطية"
NAMES = {"S": "وزارة الخارجية القطرية", "G": "وكالة الأناضول", "U": "مصدر دبلوماسي", "X": VERB_LAST, "XV": VERB_FIRST}
WORDINGS = [
    ("speaker", "أعلنت {S} أن {X}."),
    ("speaker", "وجاء في بيان ل{S} أن {X}."),
    ("speaker", "جاء في بيان صادر عن {S} أن {X}."),
    ("speaker", "وأوضح بيان صادر عن {S} أن {X}."),
    ("speaker", "وذكر بيان ل{S} أن {X}."),
    ("speaker", "أكد متحدث باسم {S} أن {X}."),
    ("speaker", "وقال الناطق باسم {S} إن {X}."),
    ("speaker", "وبحسب بيان {S} فإن {X}."),
    ("speaker", "وبحسب بيان صادر عن {S}، {XV}."),
    ("speaker", "{XV}، وفق بيان صادر عن {S}."),
    ("speaker", "{XV}، حسب بيان ل{S}."),
    ("speaker", "{XV}، كما أعلنت {S}."),
    ("speaker", "{XV}، وفق ما أعلنت {S}."),
    ("speaker", "{XV}، بحسب ما ذكرته {S}."),
    ("speaker", "كشفت {S} أن {X}."),
    ("speaker", "وفي بيان لها، قالت {S} إن {X}."),
    ("speaker", "وقالت {S}، عبر حسابها على منصة إكس، إن {X}."),
    ("speaker", "وأعلنت {S} في وقت متأخر من مساء الخميس أن {X}."),
    ("speaker", "أصدرت {S} بيانا قالت فيه إن {X}."),
    ("speaker", "وأشارت {S} في بيانها إلى أن {X}."),
    ("speaker", "ونقلت {G} عن {S} قولها إن {X}."),
    ("speaker", "وأفاد المكتب الإعلامي ل{S} بأن {X}."),
    ("anonymous", "وأكد {U} فضل عدم كشف هويته ل{G} أن {X}."),
    ("anonymous", "وأبلغ {U} {G} بأن {X}."),
    ("anonymous", "وأبلغ {U} {G} أن {X}."),
    ("anonymous", "ونسبت {G} إلى {U} قوله إن {X}."),
    ("anonymous", "وبحسب {U} تحدث إلى {G}، فإن {X}."),
    ("anonymous", "{XV}، حسبما نقلت {G} عن {U}."),
    ("anonymous", "{XV}، وفق ما أفاد {U} ل{G}."),
    ("anonymous", "{XV}، بحسب {U}."),
    ("anonymous", "وكشف {U}، في تصريح ل{G}، أن {X}."),
    ("anonymous", "وصرح {U} ل{G} بأن {X}."),
    ("anonymous", "وقال {U} طلب عدم نشر اسمه إن {X}."),
    ("anonymous", "وقال {U}، رفض الكشف عن هويته، إن {X}."),
    ("anonymous", "وعلمت {G} من {U} أن {X}."),
    ("anonymous", "وذكر {U} مطلع على الملف أن {X}."),
    ("anonymous", "وأشار {U} في حديث إلى {G} إلى أن {X}."),
    ("agency", "أوردت {G} أن {X}."),
    ("agency", "{XV}، وفق ما أوردت {G}."),
    ("agency", "{XV}، نقلا عن {G}."),
    ("agency", "ونقلا عن {G}، {XV}."),
    ("agency", "{XV}، على ما ذكرت {G}."),
    ("agency", "وقالت {G} إن {X}."),
    ("agency", "وأفادت {G} بأن {X}."),
    ("agency", "وحسب {G}، {XV}."),
    ("agency", "{XV}، كما ذكرت {G}."),
    ("reporter", "وأفاد مراسل القناة بأن {X}."),
    ("reporter", "وقال مراسلنا في جدة إن {X}."),
    ("reporter", "وبحسب مراسلنا، {XV}."),
    ("reporter", "{XV}، وفق مراسلنا."),
    ("reporter", "وأكد موفدنا إلى جدة أن {X}."),
    ("reporter", "{XV}، بحسب ما أفاد مراسلنا."),
    ("reporter", "وذكر مراسل الصحيفة أن {X}."),
    ("speaker", "وأصدرت {S} بيانا جاء فيه أن {X}."),
    ("speaker", "وأفادت {G} نقلا عن {S} بأن {X}."),
    ("anonymous", "وذكرت {G}، نقلا عن {U}، أن {X}."),
    ("anonymous", "وقال مسؤول أوروبي ل{G} إن {X}."),
    ("anonymous", "{XV}، بحسب دبلوماسيين غربيين."),
    ("anonymous", "ونقلت {G} عن شخص مطلع على الملف أن {X}."),
    ("anonymous", "ووفق {U} تحدثت إليه {G}، {XV}."),
    ("agency", "ونقلت {G} أن {X}."),
    ("agency", "ونشرت {G} أن {X}."),
    ("agency", "وبثت {G} خبرا مفاده أن {X}."),
    ("agency", "وفي خبر ل{G}، {XV}."),
    ("agency", "وجاء في تقرير ل{G} أن {X}."),
    ("agency", "{XV}، بحسب تقرير نشرته {G}."),
    ("agency", "{G}: {X}."),
    ("agency", "{XV} ({G})."),
    ("reporter", "ورصد مراسلنا أن {X}."),
    ("reporter", "ونقل مراسلنا أن {X}."),
    ("reporter", "وعلمت الصحيفة أن {X}."),
    ("reporter", "{XV}، بحسب ما عاين مراسلنا."),
    ("speaker", "وقال وفد حركة حماس إن {X}."),
    ("agency", "{XV}، حسبما جاء في خبر ل{G}."),
    ("agency", "{XV}، كما ورد في تقرير ل{G}."),
    ("reporter", "وأخبرنا مراسلنا أن {X}."),
    ("speaker", "وبحسب ما أعلنته {S}، فإن {X}."),
    ("anonymous", "وأفادت {G}، استنادا إلى {U}، بأن {X}."),
    ("anonymous", "وذكرت {G}، بحسب {U}، أن {X}."),
    ("cited", "وأفادت صحيفة الضفاف بأن {X}."),
    ("cited", "{XV}، حسبما ذكر موقع «أخبار الساحل»."),
    ("anonymous", "{XV}، بحسب مصادر مطلعة تحدثت ل{G}."),
    ("anonymous", "وكشفت مصادر دبلوماسية مطلعة ل{G} أن {X}."),
    ("anonymous", "وأوضح المصدر ذاته أن {X}."),
    ("reporter", "وقال موفد الصحيفة إلى جدة إن {X}."),
    ("reporter", "وذكر مراسلو القناة أن {X}."),
    ("reporter", "وعلم مراسلنا أن {X}."),
    ("reporter", "ووفقا لمراسل الجريدة، فإن {X}."),
    ("reporter", "وأكد مندوبنا في جدة أن {X}."),
    ("speaker", "وأكدت {S} في تغريدة أن {X}."),
    ("speaker", "وحسب {S}، فقد {XV}."),
    ("speaker", "ونقل التلفزيون الرسمي عن {S} أن {X}."),
    ("speaker", "وفي مؤتمر صحفي، قال المتحدث باسم {S} إن {X}."),
    ("speaker", "وأشار بيان {S} إلى أن {X}."),
    ("speaker", "وأعلن المكتب الصحفي ل{S} أن {X}."),
    ("speaker", "وكتبت {S} على إكس أن {X}."),
    ("speaker", "وقالت {S}، اليوم الجمعة، إن {X}."),
    ("speaker", "{XV}، وذلك بحسب {S}."),
    ("speaker", "{XV}، حسبما صرحت {S}."),
    ("speaker", "ولفتت {S}، في بيان صحفي، إلى أن {X}."),
    ("speaker", "وأوردت {S} على موقعها الإلكتروني أن {X}."),
    ("speaker", "وعبر حسابها على تويتر، أعلنت {S} أن {X}."),
    ("speaker", "{S}: {X}."),
    ("speaker", "وفي تصريحات صحفية، أفادت {S} بأن {X}."),
    ("speaker", "وقالت {S}، وفق بيان نقلته {G}، إن {X}."),
    ("agency", "وفي تقرير لها، ذكرت {G} أن {X}."),
    ("agency", "وأعلنت {G} أن {X}."),
    ("agency", "وطبقا ل{G}، فإن {X}."),
    ("agency", "وبحسب ما نشرت {G}، {XV}."),
    ("agency", "وقالت {G} في خبر عاجل إن {X}."),
    ("agency", "ونوهت {G} إلى أن {X}."),
    ("agency", "وأشارت {G} إلى أن {X}."),
    ("agency", "وكشفت {G} عن أن {X}."),
    ("agency", "وتداولت {G} أن {X}."),
    ("agency", "{XV}، بحسب خبر بثته {G}."),
    ("agency", "{XV}، على ما نقلت {G}."),
    ("agency", "{XV}، وفقا لما ذكرته {G}."),
    ("anonymous", "ونقلت {G} عن {U} تأكيده أن {X}."),
    ("anonymous", "ونقلت {G} عن {U} أنه قال إن {X}."),
    ("anonymous", "{U} ل{G}: {X}."),
    ("anonymous", "وصرح {U} اشترط عدم ذكر اسمه بأن {X}."),
    ("anonymous", "وأفصح {U} ل{G} عن أن {X}."),
    ("anonymous", "وقال مسؤول حكومي رفيع ل{G}، مفضلا عدم ذكر اسمه، إن {X}."),
    ("anonymous", "وأكدت مصادر خاصة ل{G} أن {X}."),
    ("anonymous", "وعلمت {G} من مصادرها أن {X}."),
    ("anonymous", "وأخبر {U} {G} أن {X}."),
    ("anonymous", "ونقل مراسل {G} عن {U} أن {X}."),
    ("anonymous", "وبين {U} ل{G} أن {X}."),
    ("anonymous", "وتحدث {U} ل{G} عن أن {X}."),
    ("anonymous", "وحسبما أفاد {U} لمراسل {G}، فإن {X}."),
    ("anonymous", "وقال {U}، في اتصال مع {G}، إن {X}."),
    ("anonymous", "وأفادت مصادر {G} بأن {X}."),
]


@pytest.mark.parametrize(("kind", "frame"), WORDINGS)
def test_origin_is_who_the_wording_names(kind: str, frame: str) -> None:
    """The one meeting told is traced to the kind of origin that the frame names."""
    reading = tawatur.read(frame.format(**NAMES), published=datetime.date(2015, 7, 24), outlet="Probe")
    found = [f for f in file(reading) if f.account.type == "CONSULT"]
    assert [kind] == [key(f)[0] for f in found]
    assert {"sameh-shoukry", "khalid-al-attiyah"} == {p.actor for p in found[0].account.participants}


def test_an_outlet_no_table_has_is_named_by_its_masthead() -> None:
    """Two such outlets that name each other are circular reporting with one origin; what «قناة السويس» or a local paper says is told by no outlet of that name."""
    told = (
        ("قناة المدى", "وذكرت صحيفة الضفاف أن هاكان فيدان التقى سيرغي لافروف في أنقرة، الجمعة."),
        ("صحيفة الضفاف", "هاكان فيدان اجتمع مع سيرغي لافروف في أنقرة، الجمعة، بحسب قناة «المدى»."),
    )
    filed = [
        f
        for outlet, text in told
        for f in file(tawatur.read(text, published=datetime.date(2025, 3, 14), outlet=outlet))
    ]
    (event,) = events(filed)
    assert (event.origins_min, event.origins_max) == (1, 1)
    assert event.circles == (("صحيفة الضفاف", "قناة المدى"),)
    for text in ("وذكرت قناة السويس أن هاكان فيدان التقى سيرغي لافروف.", "وذكرت صحيفة محلية أن هاكان فيدان التقى سيرغي لافروف."):
        assert not [x for f in file(tawatur.read(text)) for x in f.account.chain if x.kind == "outlet"]


def test_copies_of_one_unnamed_source_are_one() -> None:
    """An unnamed source that nothing describes may be another in each report, but not where one wording or one agency hands it on."""
    day = datetime.date(2025, 3, 14)
    words = "قال مصدر لرويترز إن هاكان فيدان التقى سيرغي لافروف في أنقرة، الجمعة."
    other = "وأفاد مصدر بأن سيرغي لافروف اجتمع مع هاكان فيدان في أنقرة، الجمعة."

    def most(*texts: str) -> int:
        filed = [f for n, t in enumerate(texts) for f in file(tawatur.read(t, published=day, outlet=f"Probe {n}"))]
        (event,) = events(filed)
        return event.origins_max

    assert most(words, words) == 1
    assert most(words, other) == 2


def test_days_and_figures_fall_out_of_a_wording_wherever_they_stand() -> None:
    """The words of a passage are folded one by one and only those of days together: what is left is as if all were read at once."""
    told = tokens("قال إن «اللقاء يوم الثلاثاء الماضي، في 12 من آذار الماضي  أو مساء أمس» يدوم 3 ايام في جنيف")
    assert told == ("قال", "ان", "اللقاء", "او", "مساء", "يدوم", "#", "ايام", "في", "جنيف")
    rng = random.Random(7)
    words = ["يوم", "مساء", "في", "من", "أمس،", "«اليوم»", "الأحد", "والأحد", "الماضي", "المقبلة", "5", "2015", "٢٠", "آذار", "كانون", "الثاني", "لقاء", "", "يوم\nالأحد", "قالَ"]
    for _ in range(2000):
        passage = rng.choice((" ", "  ")).join(rng.choices(words, k=rng.randint(1, 8)))
        whole = re.findall(r"\w+", _day().sub(" ", fold(passage)))
        assert tokens(passage) == tuple("#" if w.isdigit() else w for w in whole), passage


def test_two_desks_that_state_the_same_facts_have_not_copied() -> None:
    """Names, day and place are facts: of a short line with them a larger share must be alike than half."""
    day = datetime.date(2025, 3, 14)
    own = "وذكر مراسلنا أن وزير الخارجية المصري سامح شكري اجتمع مع نظيره القطري خالد العطية، الخميس، في جدة لبحث الهدنة."
    said = "وقالت وزارة الخارجية القطرية إن وزير الخارجية المصري سامح شكري اجتمع مع نظيره القطري خالد العطية في جدة."
    told = [f for n, t in enumerate((own, said)) for f in file(tawatur.read(t, published=day, outlet=f"Probe {n}"))]
    assert len(told) == 2
    assert not is_copy(*told)
    again = file(tawatur.read(own.replace("وذكر مراسلنا أن ", "").replace("الخميس", "في 13 مارس"), published=day, outlet="Third"))
    assert is_copy(told[0], again[0])
    verb_first = "اجتمع وزير الخارجية المصري سامح شكري مع نظيره القطري خالد العطية في جدة لبحث تثبيت الهدنة في القطاع."
    verb_last = "قال مسؤول مصري إن وزير الخارجية المصري سامح شكري اجتمع الخميس مع نظيره القطري خالد العطية في جدة لبحث تثبيت الهدنة في القطاع."
    turned = [f for t in (verb_first, verb_last) for f in file(tawatur.read(t, published=day, outlet=t[:5]))]
    assert is_copy(*turned)


def test_what_an_outlet_tells_itself_is_not_its_other_reports_source() -> None:
    """An outlet that once cites somebody and once tells the meeting itself may have it from elsewhere, too."""
    day = datetime.date(2025, 3, 14)
    cited = "قال المحلل سامر الحوراني إن هاكان فيدان التقى سيرغي لافروف في أنقرة، الخميس."
    own = "بعد أسابيع من التوتر، اجتمع أمس في أنقرة هاكان فيدان وسيرغي لافروف على مائدة واحدة."
    filed = [f for t in (cited, own) for f in file(tawatur.read(t, published=day, outlet="Probe"))]
    (event,) = events(filed)
    assert (event.origins_min, event.origins_max) == (1, 2)
