"""Whom an account traces back to, in the wordings by which the press names its source."""

from __future__ import annotations

import datetime

import pytest

import tawatur
from tawatur.record.store import file
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
]


@pytest.mark.parametrize(("kind", "frame"), WORDINGS)
def test_origin_is_who_the_wording_names(kind: str, frame: str) -> None:
    """The one meeting told is traced to the kind of origin that the frame names."""
    reading = tawatur.read(frame.format(**NAMES), published=datetime.date(2015, 7, 24), outlet="Probe")
    found = [f for f in file(reading) if f.account.type == "CONSULT"]
    assert [kind] == [key(f)[0] for f in found]
    assert {"sameh-shoukry", "khalid-al-attiyah"} == {p.actor for p in found[0].account.participants}
