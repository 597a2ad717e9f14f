"""Names of one person match across spellings and scripts; names of two do not."""

from __future__ import annotations

from itertools import combinations

import pytest

from tawatur.lexicon import DATA, read_table
from tawatur.resolution.names import begin_apart, compare, keys

PAIRS = read_table(DATA.parents[2] / "evaluation" / "name_pairs.tsv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إبراهيم قالن", "ابراهيم كالين"),
        ("عباس عراقجي", "عباس أراغتشي"),
        ("عبد الفتاح البرهان", "Abdel-Fattah Burhan"),
        ("إسماعيل هنية أبو العبد", "إسماعيل هنية"),
        ("محمد جواد ظريف", "Javad Zarif"),
        ("أولاف شولتس", "أولاف شولز"),
        ("زلماي خليل زاد", "زلماي خليلزاد"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    """Outlets' spellings, bynames, joined words and scripts of one person match, both ways round."""
    assert compare(one, other).same
    assert compare(other, one).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد الحلبوسي", "محمود الحلبوسي"),
        ("Hassan Rouhani", "Hossein Rouhani"),
        ("أحمد المسماري", "أحمد المعماري"),
        ("صادق المهدي", "مريم الصادق المهدي"),
        ("خليفة حفتر", "Saddam Haftar"),
        ("سلمان بن عبد العزيز", "سلطان بن عبد العزيز"),
        ("محمد شتية", "محمد الشتيوي"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    """Brothers, fathers and sons, and Arab surnames that differ in one letter stay apart."""
    assert not compare(one, other).same


def test_a_surname_is_part_of_a_name() -> None:
    """A bare surname may be the whole name's, and says that it is partial."""
    found = compare("كالن", "إبراهيم قالن")
    assert found.same
    assert found.partial


def test_the_pair_set_is_large_and_parted() -> None:
    """At least 400 same and 400 different pairs, a third or more of each kept for test."""
    count = {(v, p): 0 for v in ("same", "different") for p in ("dev", "test")}
    for row in PAIRS:
        n = len(row.many("names"))
        count[row["verdict"], row["part"]] += n - 1 if row["verdict"] == "same" else n * (n - 1) // 2
    assert sum(n for (v, _), n in count.items() if v == "same") >= 400
    assert sum(n for (v, _), n in count.items() if v == "different") >= 400
    assert min(count.values()) >= 200


def test_blocking_keeps_most_spellings_together() -> None:
    """Nine in ten full names of one person share a key, so that the roster finds them."""
    pairs = [
        (row.many("names")[0], other)
        for row in PAIRS
        if row["verdict"] == "same" and row["kind"] in ("outlets", "arabic") and row["part"] == "dev"
        for other in row.many("names")[1:]
    ]
    shared = sum(not keys(a).isdisjoint(keys(b)) for a, b in pairs)
    assert shared / len(pairs) >= 0.9


def test_names_that_begin_apart_are_nobodys_two_spellings() -> None:
    """Asked before the whole comparison, it never keeps two spellings of one person from it, and spares most of the others."""
    pairs = [pair for row in PAIRS if row["part"] == "dev" for pair in combinations(row.many("names"), 2)]
    apart = [pair for pair in pairs if begin_apart(*pair)]
    assert apart
    assert not any(compare(*pair).same for pair in apart)
    assert begin_apart("سامح شكري", "هاكان فيدان")
    assert not begin_apart("عباس عراقجي", "عباس أراغتشي")
