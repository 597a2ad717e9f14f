"""Every form of a verb the press uses, from its past and present, as unvocalised spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.language.normalise import fold


@dataclass(frozen=True, slots=True)
class Form:
    """One conjugated form, folded. person 1–3; number s d p; gender m f, or c where the form serves both."""

    text: str
    tense: str  # past, present, jussive, passive
    person: int
    number: str
    gender: str


def forms(past: str, present: str) -> tuple[Form, ...]:
    """The forms of the verb «past»/«present» (third person masculine singular, hamza written).

    Imperative and second person are left out: reports do not use them. Passives that are spelled as the active
    (قصف، عقد) are the same form; others (نوقش، قيل، التقي) are listed as passive.
    """
    found = {
        Form(fold(f.text), f.tense, f.person, f.number, f.gender)
        for f in (*_past(past), *_present(present), *_passive(past, present))
    }
    return tuple(sorted(found, key=lambda f: (f.text, f.tense, f.person, f.number, f.gender)))


def _past(past: str) -> Iterator[Form]:
    yield Form(past, "past", 3, "s", "m")
    stem, last = past[:-1], past[-1]
    endings: tuple[tuple[str, str, str], ...]
    if last == "ى":
        endings = (("ت", "s", "f"), ("يا", "d", "m"), ("تا", "d", "f"), ("يتا", "d", "f"), ("وا", "p", "m"), ("ين", "p", "f"))  # «أجريتا» is written for «أجرتا»
        first = (stem + "يت", stem + "ينا")
    elif last == "ا" and len(past) == 3:
        endings = (("ت", "s", "f"), ("وا", "d", "m"), ("تا", "d", "f"), ("وا", "p", "m"))
        first = (stem + "وت", stem + "ونا")
    elif last == "ي":
        endings = (("يت", "s", "f"), ("يا", "d", "m"), ("يتا", "d", "f"), ("وا", "p", "m"))
        first = (stem + "يت", stem + "ينا")
    else:
        stem = past
        if last == "أ":  # بدأ → بدآ, بدأوا, بدؤوا
            yield Form(past[:-1] + "ؤوا", "past", 3, "p", "m")
        endings = (("ت", "s", "f"), ("ا", "d", "m"), ("تا", "d", "f"), ("وا", "p", "m"))
        short = past[:-2] + last if len(past) > 2 and past[-2] == "ا" and not _third_form(past) else past
        if last == "ن":
            first = (short + "ت", short + "ا")
        elif last == "ت":
            first = (short, short + "نا")
        else:
            first = (short + "ت", short + "نا")
    for ending, number, gender in endings:
        yield Form(stem + ending, "past", 3, number, gender)
    yield Form(first[0], "past", 1, "s", "c")
    yield Form(first[1], "past", 1, "p", "c")


def _third_form(past: str) -> bool:
    """Whether the ا of قابل, حاول is the stem's own (form III), not a weak root's."""
    return len(past) == 4 and past[1] == "ا"


def _present(present: str) -> Iterator[Form]:
    body = present[1:]
    weak = body[-1] if body[-1] in "يىو" else ""
    core = body[:-1] if weak else body
    for prefix, person, number, gender in (
        ("ي", 3, "s", "m"),
        ("ت", 3, "s", "f"),
        ("ن", 1, "p", "c"),
        ("أ", 1, "s", "c"),
    ):
        yield Form(prefix + body, "present", person, number, gender)
        if weak:
            yield Form(prefix + core, "jussive", person, number, gender)
        elif len(body) >= 3 and body[-2] in "اوي" and len(body) == 3:
            yield Form(prefix + body[0] + body[2], "jussive", person, number, gender)
        elif len(body) >= 4 and body[-2] in "اي" and not (len(body) == 4 and body[1] == "ا"):
            yield Form(prefix + body[:-2] + body[-1], "jussive", person, number, gender)
    dual = core + ("ي" if weak in ("ي", "ى") else "و" if weak == "و" else "")
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield Form(prefix + dual + "ان", "present", 3, "d", gender)
        yield Form(prefix + dual + "ا", "jussive", 3, "d", gender)
    yield Form("ي" + core + "ون", "present", 3, "p", "m")
    yield Form("ي" + core + "وا", "jussive", 3, "p", "m")
    yield Form("ي" + (body[:-1] + "ي" if weak in ("ي", "ى") else body) + "ن", "present", 3, "p", "f")


def _passive(past: str, present: str) -> Iterator[Form]:
    last = past[-1]
    body = present[1:]
    if last == "ى":
        stem = past[:-1] + "ي"
        yield from (Form(stem, "passive", 3, "s", "m"), Form(stem + "ت", "passive", 3, "s", "f"))
    elif _third_form(past):
        stem = past[0] + "و" + past[2:]
        yield from (Form(stem, "passive", 3, "s", "m"), Form(stem + "ت", "passive", 3, "s", "f"))
    elif len(past) == 5 and past[0] == "ت" and past[2] == "ا":
        stem = past[:2] + "و" + past[3:]
        yield from (Form(stem, "passive", 3, "s", "m"), Form(stem + "ت", "passive", 3, "s", "f"))
    elif len(past) >= 4 and past[-2] == "ا":
        stem = past[:-2] + "ي" + last
        yield from (Form(stem, "passive", 3, "s", "m"), Form(stem + "ت", "passive", 3, "s", "f"))
    elif len(past) == 3 and past[1] == "ا":
        stem = past[0] + "ي" + last
        yield from (Form(stem, "passive", 3, "s", "m"), Form(stem + "ت", "passive", 3, "s", "f"))
    if len(body) == 3 and body[1] in "وي":
        yield from (
            Form("ي" + body[0] + "ا" + body[2], "passive", 3, "s", "m"),
            Form("ت" + body[0] + "ا" + body[2], "passive", 3, "s", "f"),
        )
    elif body[-1] in "ي" or body[-1] == "و":
        yield from (
            Form("ي" + body[:-1] + "ى", "passive", 3, "s", "m"),
            Form("ت" + body[:-1] + "ى", "passive", 3, "s", "f"),
        )
    elif len(body) >= 4 and body[-2] == "ي":
        yield from (
            Form("ي" + body[:-2] + "ا" + body[-1], "passive", 3, "s", "m"),
            Form("ت" + body[:-2] + "ا" + body[-1], "passive", 3, "s", "f"),
        )
