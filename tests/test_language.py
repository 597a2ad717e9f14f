"""Words and sentences keep their places; folded spellings meet."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.language import fold, fold_text, sentences, splits, suffixed, tokenise
from tawatur.language.conjugate import forms
from tawatur.language.kept import Kept

ARABIC = st.text(
    alphabet='ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةى ًٌٍَُِّْـ،.؟!:«»"()\n\u200f\u200b0123456789٠١٢AbC', max_size=400
)


@given(ARABIC)
def test_tokens_are_the_text(text: str) -> None:
    """Each token's words stand where it says, in order, and nothing overlaps."""
    at = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= at
        at = token.end


@given(ARABIC)
def test_sentences_hold_every_character(text: str) -> None:
    """Every character that is not blank lies in exactly one sentence."""
    spans = [(s.start, s.end) for s in sentences(text)]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    for k, c in enumerate(text):
        if c.strip():
            assert sum(a <= k < b for a, b in spans) == 1


@given(ARABIC)
def test_folding_is_idempotent_and_knows_the_way_back(text: str) -> None:
    """A folded text folds to itself, and each of its characters is found in the original."""
    folded = fold_text(text)
    assert fold(folded.text) == folded.text
    for k, c in enumerate(folded.text):
        assert fold(text[folded.origin(k)]) == c


@pytest.mark.parametrize(
    ("word", "proclitics", "stem"),
    [
        ("وللحركة", ("و", "ل", "ال"), "حركه"),
        ("بالحركة", ("ب", "ال"), "حركه"),
        ("للوسطاء", ("ل", "ال"), "وسطاء"),
        ("وسيلتقي", ("و", "س"), "يلتقي"),
    ],
)
def test_proclitics_are_cut(word: str, proclitics: tuple[str, ...], stem: str) -> None:
    """The right cut is among those offered."""
    assert any(s.proclitics == proclitics and s.stem == stem for s in splits(fold(word)))


@pytest.mark.parametrize("name", ["قالن", "وليد", "بايدن", "كيربي", "لافروف"])
def test_whole_words_come_first(name: str) -> None:
    """A name that begins like a clitic is offered whole before any cut."""
    assert splits(fold(name))[0].stem == fold(name)


def test_pronouns_are_cut() -> None:
    """«لقائه» is «لقاء» with a pronoun; feminine ت returns."""
    assert (fold("لقاء"), "ه") in suffixed(fold("لقائه"))
    assert (fold("زيارة"), "ه") in suffixed(fold("زيارته"))


@pytest.mark.parametrize(
    ("past", "present", "wanted"),
    [
        ("التقى", "يلتقي", "التقت التقوا التقينا يلتقون يلتقيان"),
        ("قال", "يقول", "قالت قالوا قلنا قيل يقولون"),
        ("ناقش", "يناقش", "نوقش ناقشا يناقشون"),
        ("دعا", "يدعو", "دعت دعوا يدعون"),
        ("أعاد", "يعيد", "اعادت اعدنا اعيد"),
    ],
)
def test_verbs_have_their_forms(past: str, present: str, wanted: str) -> None:
    """The forms the press uses are generated."""
    assert set(map(fold, wanted.split())) <= {f.text for f in forms(past, present)}


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    """A line that ends in a preposition goes on in the next."""
    text = "أكد المتحدث خلال المؤتمر الذي عقد اليوم في العاصمة مشيراً إلى\nأن المحادثات مستمرة."
    assert len(sentences(text)) == 1


def test_a_word_is_made_once_until_there_are_too_many() -> None:
    """What was made of a word is kept; with `most` words all are made anew."""
    made: list[str] = []
    kept = Kept(lambda word: made.append(word) or len(word), most=2)
    assert [kept["وفد"], kept["وفد"], kept["لقاء"]] == [3, 3, 4]
    assert made == ["وفد", "لقاء"]
    assert kept["اجتماع"] == 6
    assert kept["وفد"] == 3
    assert made == ["وفد", "لقاء", "اجتماع", "وفد"]
    assert len(kept) == 2
