"""What a phrase is to the one before it: the same man again, somebody who came along, who acts for a side, the next of a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from tawatur import lexicon
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, is_verb
from tawatur.accounts.locating import is_place, plain
from tawatur.language import fold
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import QUOTES, nisba_of
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import body_adjectives, word_sets
from tawatur.resolution import roster

JOINING = {
    "بمشاركه": "source",
    "بحضور": "attending",
    "في حضور": "attending",
    "بمعيه": "attending",
    "ومعه": "member_of_delegation",
    "ومعها": "member_of_delegation",
    "برفقه": "member_of_delegation",
    **dict.fromkeys(("يرافقه", "ترافقه", "يرافقها", "ترافقها", "يرافقهما", "يرافقهم", "رافقه", "رافقته", "ورافقه", "ورافقته", "ويرافقه", "وترافقه"), "member_of_delegation"),
    "برئاسه": "chair",
    "برعايه": "mediator",
    "بوساطه": "mediator",
    "بتيسير من": "mediator",
    **dict.fromkeys(("باشراف", "تحت اشراف", "بتسهيل", "بتيسير"), "mediator"),
    "رفقه": "member_of_delegation",
    "الي جانب": "member_of_delegation",
}
_LENT = frozenset({"برعايه", "بوساطه", "باشراف", "بتسهيل", "بتيسير", "بحضور", "بمشاركه"})  # what «من» may bring the giver of
PAPERS = word_sets()["papers"]
SIGNED = word_sets()["made_between"]
PEOPLE = frozenset({"person", "office"})
BESIDES = frozenset({"اضافه الي", "بالاضافه الي", "فضلا عن", "علاوه علي"})  # bring one more of those just listed
_SIDED = frozenset({"state", "organisation", "group"})
_ANOTHER = word_sets()["one_apart"]


@cache
def _relations() -> frozenset[str]:
    return frozenset(fold(word) for row in lexicon.table("relations") for word in row.many("word"))


def related_to(pieces: Sequence[Piece], k: int, first: int) -> bool:
    """Whether the state or body behind «مع» completes a noun from piece `first` on, «العلاقات مع روسيا», and is nobody met."""
    phrase = pieces[k].phrase
    if phrase is None or phrase.kind not in ("state", "organisation") or k < 2:
        return False
    return any(relates(p) for p in pieces[max(first, k - 3) : k - 1])  # an adjective at most stands between


def of_letter(pieces: Sequence[Piece], k: int, first: int) -> bool:
    """Whether «إلى» before piece k says for whom a letter brought along is: «وصل إلى الخرطوم حاملاً رسالة إلى الرئيس»."""
    behind = pieces[max(first, k - 6) : k]
    return any(one.norm in _BEARING and two.norm in _LETTERS for one, two in pairwise(behind)) and all(p.kind in ("word", "cue") for p in behind[-2:])


def of_journey(pieces: Sequence[Piece], k: int, first: int) -> bool:
    """Whether «إلى» or «ل» before piece k says where somebody's journey named right before went: «توجه في ختام زيارته لدمشق إلى تركيا»."""
    before = k - 1 if pieces[k - 1].cue != "prep" else k - 2
    return before >= first and pieces[before].norm in _JOURNEYS


def of_visitor(pieces: Sequence[Piece], k: int, first: int) -> bool:
    """Whether «ل» before piece k says of what kind of visitor a visit is the first: «وصل إلى بيروت في أول زيارة لمسؤول سعودي منذ …»."""
    phrase, before = pieces[k].phrase, k - 1 if pieces[k - 1].cue != "prep" else k - 2
    people = phrase is not None and pieces[k].prep == "ل" and phrase.kind in ("group", "office", "person")
    return people and before > first and pieces[before].norm.removesuffix("ه") == "زيار" and pieces[before - 1].norm in _WHICH


_WHICH = frozenset({"اول", "ثاني", "ثالث", "رابع", "خامس", "اخر", "ارفع", "اعلي"})


def led_by_this(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a preposition governs the noun at piece k with «هذه» between: «سيلتقي في هذه الزيارة نظيره»."""
    return k > 1 and pieces[k - 1].cue == "dem" and pieces[k - 2].cue == "prep"


_JOURNEYS = frozenset({"زيارته", "زيارتها", "زيارتهما", "جولته", "جولتها", "رحلته", "رحلتها", "وصوله", "وصولها", "سفره", "سفرها", "عودته", "عودتها", "مغادرته"})
_BEARING = frozenset({"حاملا", "حامله", "يحمل", "تحمل", "ناقلا", "ناقله", "حاملين"})
_LETTERS = frozenset({"رساله", "رسالتين", "رسائل", "دعوه", "خطابا"})


def parts_sides(piece: Piece) -> bool:
    """Whether the word names a tie whatever its article, so no agreement: «الخلاف», «أزمة»."""
    norm = plain(piece.norm)
    norm = norm.removeprefix(piece.prep) if piece.prep and norm.startswith(piece.prep) and len(piece.prep) == 1 else norm
    return piece.kind in ("word", "lex") and norm.removeprefix("ال") in _relations()


def relates(piece: Piece) -> bool:
    """Whether the word names a tie between sides: «العلاقات», «التعاون», «الحدود»."""
    norm = plain(piece.norm)
    return piece.kind in ("word", "lex") and bool({norm, norm.removeprefix("ال")} & _relations())


def takes_up(pieces: Sequence[Piece], k: int, end: int, names: list[Phrase]) -> bool:
    """Whether «و» behind a place or time goes on with a list of people: «التقى فلاناً في جدة، وفلاناً في أبوظبي»."""
    piece, before = pieces[k], pieces[k - 1]
    phrase = piece.phrase
    if phrase is not None and piece.conj == "ثم" and not piece.prep and phrase.kind in ("person", "office") and names[-1].kind in ("person", "office"):
        return all(p.name != phrase.name for p in names)  # «زار الوزير في مكتبه، ومن ثم الرئيس»
    if phrase is None or piece.conj != "و" or piece.prep or phrase.kind not in ("person", "office") or names[-1].kind not in ("person", "office"):
        return False
    parted = (before.kind == "mark" and before.norm in COMMAS) or before.kind == "time" or is_place(pieces, k - 1)
    return parted and not (k + 1 < end and is_verb(pieces, k + 1)) and all(p.name != phrase.name for p in names)


def elsewhere_too(pieces: Sequence[Piece], k: int, names: list[Phrase]) -> bool:
    """Whether «وفي» with a place, or «و» with a time, right before goes on with whom somebody met there or then: «التقى في الرياض فلاناً، وفي عمّان فلاناً»."""
    phrase, before = pieces[k].phrase, pieces[k - 1] if k > 1 else None
    if before is None or phrase is None or phrase.kind not in ("person", "office") or names[-1].kind not in ("person", "office"):
        return False
    sited = is_place(pieces, k - 1) and before.prep == "في" and (bool(before.conj) or (pieces[k - 2].norm == "في" and bool(pieces[k - 2].conj)))
    then = is_place(pieces, k - 1) and k > 3 and (pieces[k - 2].norm == "ثم" or (pieces[k - 2].norm == "في" and pieces[k - 3].norm == "ثم"))  # «… ثم في عدن فلاناً»
    timed = before.kind == "time" and before.conj == "و"
    return (sited or then or timed or _at_another(pieces, k)) and all(p.name != phrase.name for p in names)


def _at_another(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «وفي لقاء منفصل» right before piece k goes on with whom somebody met apart: «التقى فلاناً، وفي لقاء آخر فلاناً»."""
    noun = next((j for j in range(k - 2, max(0, k - 5), -1) if pieces[j].has("noun")), None) if pieces[k - 1].norm in _ANOTHER else None
    led = pieces[noun - 1] if noun is not None and noun else None
    return led is not None and led.norm == "في" and led.conj == "و"


def of_paper(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «بين» before piece k says whose agreement it is: «الاتفاق النووي المبرم بين …»."""
    behind = [plain(p.norm).removeprefix("ال") for p in pieces[max(0, k - 5) : k] if p.kind == "word"]
    return any(w in SIGNED for w in behind[-1:]) and any(w in PAPERS for w in behind)


def calls_him(pieces: Sequence[Piece], last: Phrase, k: int) -> bool:
    """Whether the subject only said what office the honoured man right behind it, or behind its place, holds."""
    piece = pieces[k]
    phrase = piece.phrase
    return (
        phrase is not None and phrase.kind == "person" and phrase.rule.startswith("honorific") and not piece.prep and not piece.conj
        and last.kind in ("group", "office") and last.actor is None and not (last.name or "s").endswith("s") and not last.parts
        and all(p.kind in ("word", "cue") or (p.phrase is not None and p.phrase.kind == "place") for p in pieces[max(0, k - 4) : k] if p.start >= last.end)
    )  # fmt: skip


def his_office(last: Phrase, piece: Piece) -> bool:
    """Whether the phrase is an office of whoever was named right before, and nobody else."""
    phrase = piece.phrase
    return (
        phrase is not None and phrase.kind == "office" and last.kind == "person" and bool(phrase.name)
        and phrase.name == last.name and not piece.prep and not piece.conj
    )  # fmt: skip


def each_as_object(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «كلاً من», or «كل من» behind a noun that is complete, begins the verb's object: «التقى على هامش الاجتماع كلاً من …»."""
    piece, before = pieces[k], pieces[k - 1] if k else None
    if piece.cue != "coord" or before is None or before.kind not in ("word", "lex"):
        return False
    return piece.norm.startswith("كلا") or before.definite or before.norm.startswith("ال")


def is_somebody(phrase: Phrase) -> bool:
    return phrase.kind in PEOPLE


def acts_for(pieces: Sequence[Piece], k: int) -> tuple[Phrase, int] | None:
    """Who acts for the side that «عن» brings at piece k, and his piece: the person right behind it, «عن الجانب الإيراني فلان», or behind what he is, «عن الحكومة كبير مفاوضيها فلان»; None where nobody stands there."""
    piece = pieces[k]
    if piece.prep not in ("عن", "من جانب", "من"):
        return None
    named = (j for j in range(k + 1, min(k + 4, len(pieces))) if pieces[j].kind == "np" and not _of_theirs(pieces[j]))
    at = next(named, k + 1)
    titled = all(p.kind in ("word", "np") and not (p.conj or p.prep) for p in pieces[k + 1 : at])
    behind = pieces[at] if at < len(pieces) and titled else None
    if piece.phrase is None or piece.phrase.kind not in _SIDED or behind is None or behind.phrase is None:
        return None
    sided = piece.prep in ("عن", "من جانب") or (piece.prep == "من" and piece.phrase.group == "side")
    if not sided or behind.prep or behind.conj or not is_somebody(behind.phrase):
        return None
    return behind.phrase, at


def _of_theirs(piece: Piece) -> bool:
    """Whether the word only says what he who is named behind it is to the side: «كبير مفاوضيها فلان»."""
    return piece.phrase is not None and bool(piece.phrase.group) and piece.norm.endswith("ها")


def acted_for(pieces: Sequence[Piece], k: int) -> bool:
    """Whether both the person at piece k and the one before him are told to act for a side: «فلان عن الحكومة وفلان عن الحركة»."""
    return all(
        any(p.kind == "np" and p.prep == "عن" and p.phrase is not None and p.phrase.kind in _SIDED for p in part[:2])
        for part in (tuple(reversed([p for p in pieces[max(0, k - 3) : k] if p.kind == "np"])), [p for p in pieces[k + 1 : k + 3] if p.kind == "np"])
    )


def calls_again(named: Phrase, phrase: Phrase, pieces: Sequence[Piece], k: int) -> bool:
    """Whether the office behind a comma is that of the person just named: «فلان، رئيس المجلس، وفلان»."""
    if phrase.kind != "office" or named.kind != "person" or k < 2 or pieces[k - 1].norm not in COMMAS or pieces[k - 2].phrase is not named:
        return False
    return phrase.actor == named.actor or phrase.name == named.name or named.country is None or phrase.country == named.country


def apposed(subject: list[Phrase], pieces: Sequence[Piece], k: int) -> bool:
    """Whether piece k begins to name the two sides that the phrase before only called so: «الجارتين الصومال وإثيوبيا»."""
    if len(subject) != 1 or subject[0].rule not in ("sides.both", "sides.all") or subject[0].name:
        return False
    return k + 1 < len(pieces) and pieces[k + 1].kind == "np" and bool(pieces[k + 1].conj) and not pieces[k].prep


def spelled_out(pieces: Sequence[Piece], k: int, named: Phrase) -> bool:
    """Whether the list that begins behind a comma at piece k says who the many just brought in are: «بمشاركة ممثلي الدول الضامنة، تركيا وروسيا وإيران»."""
    piece = pieces[k]
    if piece.prep or piece.conj or piece.phrase is None or k + 1 >= len(pieces) or pieces[k - 1].norm not in COMMAS:
        return False
    listed = pieces[k + 1].kind == "np" and bool(pieces[k + 1].conj) and not pieces[k + 1].prep
    between = [p for p in pieces[:k] if p.start >= named.end]
    return listed and named.kind == "group" and named.number == "p" and not named.actor and not named.parts and all(p.kind in ("word", "mark") and not p.prep for p in between)


def without(pieces: Sequence[Piece], k: int) -> bool:
    before = pieces[k - 1] if k else None
    return before is not None and before.norm in ("من دون", "دون", "بدون", "من غير", "سوي", "بلا")


def may_describe(phrase: Phrase, piece: Piece) -> bool:
    """Whether an adjective may belong to the phrase: a named person's has the article, «أكد رشيد أهمية …» has none."""
    return piece.norm.startswith("ال") or phrase.kind not in ("person", "office", "state", "organisation")


def looks_adjective(piece: Piece) -> bool:
    return piece.norm.startswith("ال") or piece.norm.endswith(("ي", "يه", "ين"))


def same_slot(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «ومع قطر» repeats the preposition of the phrase before."""
    for back in range(k - 1, max(-1, k - 6), -1):
        if pieces[back].kind == "np":
            return pieces[back].prep == pieces[k].prep
    return False


def sponsoring(pieces: Sequence[Piece], k: int) -> list[tuple[str, Phrase]]:
    """(role, who) of the adjectives from piece k on behind what brings who helped along: «بوساطة قطرية», «برعاية أممية وأوروبية»."""
    role = JOINING.get(pieces[k - 1].norm) if k and pieces[k - 1].cue == "prep" else None
    found: list[tuple[str, Phrase]] = []
    for piece in pieces[k : k + 5] if role is not None else ():
        if found and piece.norm in _DASHES:
            continue  # «بوساطة قطرية – أميركية»
        if not found and piece.conj == "و" and not _HELPING.isdisjoint((piece.norm, piece.norm[1:])):
            continue  # «برعاية ووساطة قطرية»
        who = _by_adjective(piece) if piece.kind == "word" and not (piece.conj and not found) else None
        if who is None or role is None:
            break
        found.append((role, who))
    return found


_DASHES = frozenset({"-", "–", "—", "ـ", "/"})
_HELPING = frozenset({"وساطه", "رعايه", "مشاركه", "اشراف", "تنسيق", "دعم", "تسهيل", "حضور", "متابعه", "مباركه", "استضافه"})


def _by_adjective(piece: Piece) -> Phrase | None:
    """The state or listed body that an adjective without article tells of: «قطرية», «أممية»."""
    word = piece.norm.removeprefix("و") if piece.conj else piece.norm
    if (iso := nisba_of(word)) is not None and not word.startswith("ال"):
        return Phrase(piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True)
    actor = roster.load().by_id.get(body_adjectives().get(word, ""))
    if actor is None:
        return None
    return Phrase(piece.start, piece.end, piece.i, piece.j, "organisation", actor.name, "body nisba", actor.id, actor.country, named=True, of=(actor.id,))


_ATTENDED = frozenset({"بحضور", "في حضور", "بمشاركه"})


def joining(pieces: Sequence[Piece], k: int) -> str | None:
    back = k - 1
    while back >= 0 and pieces[back].kind == "mark" and pieces[back].norm in QUOTES:
        back -= 1
    if back >= 1 and pieces[back].kind == "word" and pieces[back].norm == "دول" and pieces[k].kind == "np":
        back -= 1  # «بمشاركة دول السودان وكينيا»
    if back >= 1 and pieces[back].norm == "من" and pieces[back].cue == "prep":
        back -= 1  # «بوساطة من قطر», «برعاية مشتركة من …»
        while back >= 1 and pieces[back].kind == "word" and pieces[back].norm.endswith(("ه", "يه")) and k - back < 4:
            back -= 1
        return JOINING.get(pieces[back].norm) if pieces[back].norm in _LENT else None
    if back >= 1 and pieces[k].conj == "و" and pieces[k].kind == "np":
        first = next((j for j in range(back, max(-1, back - 4), -1) if pieces[j].kind not in ("word", "lex") or pieces[j].conj or pieces[j].prep), back)
        if pieces[first].kind in ("word", "lex") and pieces[first].prep in _ATTENDED:
            return JOINING[pieces[first].prep]  # «بحضور تساي تشي ووانغ يي», the first of whom no table knows
    if back >= 0 and pieces[back].kind == "cue" and pieces[back].cue == "prep":
        return None if pieces[back].norm == "برئاسه" and _leads_body(pieces, back) else JOINING.get(pieces[back].norm)
    return None


def _leads_body(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «برئاسة» at piece k says who leads a body that only stands in what was agreed or talked about: «اتفقتا على تمكين الحكومة الجديدة برئاسة فلان»."""
    body = k - 1
    while body > 1 and k - body < 3 and pieces[body].kind == "word" and not _is_body_word(pieces[body]):
        body -= 1
    if body < 1 or not (_is_body_word(pieces[body]) or _is_listed_body(pieces[body])):
        return False
    before = pieces[body - 1]
    done = before.kind in ("word", "lex") and not pieces[body].prep and not pieces[body].conj and not is_verb(pieces, body - 1)
    return done and not any(e[0] == "noun" and triggers.nouns()[e[1]].sense.type == "CONSULT" for e in before.entries)


def _is_body_word(piece: Piece) -> bool:
    return piece.kind in ("word", "lex") and plain(piece.norm).removeprefix("ال") in _BODIES


def _is_listed_body(piece: Piece) -> bool:
    return piece.phrase is not None and piece.phrase.kind == "organisation"


_BODIES = word_sets()["governing_bodies"]
