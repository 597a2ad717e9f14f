"""Every verb of saying is heard in its plainest sentence, and says of itself what its row says."""

from __future__ import annotations

from datetime import date

import pytest

import tawatur
from tawatur import lexicon
from tawatur.evaluation import score
from tawatur.language import fold
from tawatur.publish import json as plain
from tawatur.reading import read

ROWS = [row for row in lexicon.table("speech") if row["kind"] != "publish"]
OTHER_WORDS = {"قبل", "هنأ", "عقب", "أبرز"}  # whose past is spelled as a preposition or an adjective
SAID_SO = {"أخفى": "لم يخف", "عد": "عدّ"}  # what is hidden is not said; only so written is the verb meant
WHOLE = {"ان": "أن الطريق طويل", "بان": "بأن الطريق طويل", ":": ": الطريق طويل", "شان": "من شأن الخطة"}


def _sentence(row: lexicon.Row) -> str:
    """«لافروف» before the verb and what brings its content behind it."""
    preps = row.many("prep")
    verb = row["present"] if row["past"] in OTHER_WORDS else SAID_SO.get(row["past"], row["past"])
    if row["kind"] == "quote":
        behind = {"نسب": "إلى", "علم": "من"}.get(row["past"], "عن")
        return f"{verb} موقع إخباري {behind} سيرغي لافروف أن الطريق طويل."
    if row["kind"] == "frame":
        return f"{verb} سيرغي لافروف {preps[0]} في موسكو أمس أن الطريق طويل."
    prep = next((p for p in preps if p != "-"), "")
    folded = fold(prep)
    if folded in WHOLE:
        behind = WHOLE[folded]
    elif prep in ("ب", "ل"):
        behind = f"{prep}الخطة الجديدة"
    elif prep:
        behind = f"{prep} الخطة الجديدة"
    else:
        behind = "أن الطريق طويل"
    whom = "إيران " if row["object"] == "must" else ""
    return f"{verb} سيرغي لافروف {whom}{behind}."


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['past']}-{r['stance']}-{r['kind']}")
def test_each_verb_is_heard(row: lexicon.Row) -> None:
    """Lavrov says it, with the stance of the row."""
    heard = [(s.speaker.name, s.stance) for s in read(_sentence(row), published=date(2025, 4, 10)).statements]
    assert ("Sergey Lavrov", row["stance"]) in heard, _sentence(row)


SPEAKERS = [(row, noun) for row in lexicon.table("speakers") for noun in row.many("noun_ar") if row["label_en"] not in ("statement", "remarks")]
MEDIA = [(row["medium"], phrase) for row in lexicon.table("media") for phrase in row.many("phrase")]
TOPICS = [(row["topic"], phrase) for row in lexicon.table("topics") for phrase in row.many("phrase")]
SOURCES = [(row["kind"], phrase) for row in lexicon.table("attribution") for phrase in row.many("phrase")]


def test_each_noun_of_a_speaker_is_heard() -> None:
    """Whoever a noun of the table names is heard behind a verb of saying."""
    verbs = {"m": "قال", "f": "قالت"}
    mute = [
        noun
        for row, noun in SPEAKERS
        if not read(f"{verbs[row['gender']]} {noun} إن الطريق طويل أمام الجميع.", published=date(2025, 4, 10)).statements
    ]
    assert mute == []


def test_each_medium_is_named() -> None:
    """The medium of a saying is that of the phrase beside it."""
    wrong = []
    for medium, phrase in MEDIA:
        found = read(f"قال سيرغي لافروف {phrase} إن الطريق طويل أمام الجميع.", published=date(2025, 4, 10)).statements
        if [s.medium for s in found if s.speaker.name == "Sergey Lavrov"] != [medium]:
            wrong.append((medium, phrase))
    assert wrong == []


def test_each_topic_is_named() -> None:
    """A statement that names a topic's phrase is about that topic."""
    wrong = []
    for topic, phrase in TOPICS:
        found = read(f"تحدث سيرغي لافروف عن {phrase} في موسكو.", published=date(2025, 4, 10)).statements
        if not any(topic in s.topics for s in found):
            wrong.append((topic, phrase))
    assert wrong == []


def test_each_phrase_of_a_source_names_it() -> None:
    """An account told on somebody's word by such a phrase has him as its origin."""
    wrong = []
    for kind, phrase in SOURCES:
        said = " أكد" if kind == "as_said" else " ما أكد" if phrase.endswith("لما") else ""
        joined = phrase if phrase.endswith(" ل") else phrase + " "
        who = "سيرغي لافروف"
        text = f"قالت موسكو {phrase} {who} إن الطريق طويل أمام الجميع." if kind == "on_behalf" else f"التقى هاكان فيدان بدر عبد العاطي في أنقرة، {joined.removesuffix(' ل') + ' ل' if joined.endswith(' ل') else joined.rstrip() + said + ' '}{who}."
        reading = read(text, published=date(2025, 4, 10))
        chains = [a.chain for a in reading.accounts] + [s.chain for s in reading.statements]
        if not any(c and c[-1].name == "Sergey Lavrov" for c in chains):
            wrong.append((kind, phrase, text))
    assert wrong == []


def test_participles_that_only_go_on_are_marked() -> None:
    """A participle with «أن» that goes on with its speaker's report bears it in its rule; one with a stance of its own does not."""
    told = tawatur.read("قال سيرغي لافروف إن الهدنة صامدة، مشيرا إلى أن الوفد سيعود، ومحذرا من التصعيد.").statements
    assert [(s.stance, "+goes_on" in s.rule) for s in told] == [("REPORT", False), ("REPORT", True), ("WARN", False)]


def test_scoring_leaves_what_only_goes_on_to_the_annotation() -> None:
    """It counts where the annotation has it, and is neither right nor wrong where not."""
    text = "قال سيرغي لافروف إن الهدنة صامدة، مشيرا إلى أن الوفد سيعود."
    row = plain.reading(tawatur.read(text))
    one = {"speaker": "Sergey Lavrov", "stance": "REPORT"}
    for statements, found in (([one], 1), ([one, one], 2), ([], 1)):
        gold = {"reports": [{"report": "x", "events": [], "statements": statements, "figures": []}]}
        assert found == score(gold, {"x": row}).statements.found


def test_scores_tell_the_statements_with_what_only_goes_on_as_errors_too() -> None:
    """Whoever counts every statement finds his figure in the same output, for a set of statements alone as well."""
    row = plain.reading(tawatur.read("قال سيرغي لافروف إن الهدنة صامدة، مشيرا إلى أن الوفد سيعود."))
    one = {"speaker": "Sergey Lavrov", "stance": "REPORT"}
    for only in ("", "statements"):
        gold = {"only": only, "reports": [{"report": "x", "events": [], "statements": [one], "figures": []}]}
        told = [line for line in score(gold, {"x": row}).lines() if line.startswith("statements")]
        assert [line.split("(")[1] for line in told] == ["1 right, 1 found, 1 wanted)", "1 right, 2 found, 1 wanted)"]
