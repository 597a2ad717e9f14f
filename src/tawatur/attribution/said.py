"""What the readers of attribution share: an act of saying, the sentence it stands in, and who can speak at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import Clause
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import ITS_THAT
from tawatur.model import Interval, Link

SPEAKERS = frozenset({"person", "office", "organisation", "state", "group", "anonymous_source", "agency", "outlet"})
PRESS = frozenset({"agency", "outlet"})
CROWDS = frozenset({"civilians", "children", "soldiers", "victims"})
COLLECTIVE = frozenset({"delegation", "side", "factions", "families", "protesters", "fighters"})  # groups that act and speak as one
POSITIONAL = frozenset({"صرح", "أكد", "أعلن", "جدد", "كرر", "أعرب", "عبر", "أبدى", "شدد", "أعاد"})  # whose object may be a position
BANNERS = frozenset({"لافته", "لافتات", "شعار", "شعارات", "هتاف", "هتافات", "يافطه", "يافطات"})  # whose bearers protest
BUT = ("لكن", "الا ان", "غير ان", "بيد ان")
_NO_ARTICLE = ("التزام", "التماس", "التحاق", "التقاء", "التفاف", "الغاء", "الزام", "الحاق", "القاء", "الحاح", "الهام")
TURNED_TO = frozenset({"موجها", "موجهة", "موجهه", "مخاطبا", "مخاطبه", "متوجها", "متوجهه", "متحدثا", "متحدثه"})  # tell to whom somebody speaks
QUOTING = frozenset({'"', "“", "«", "„"})
CLOSING = frozenset({'"', "”", "»"})


@dataclass(slots=True)
class Scene:
    """One sentence as the readers of attribution see it."""

    pieces: Sequence[Piece]
    clauses: Sequence[Clause]
    cues: Sequence[Cue]
    discourse: Discourse


@dataclass(slots=True)
class Said:
    """One act of saying in a sentence. `content`: pieces it covers, half-open."""

    trigger: int
    speaker: Phrase | None
    row: Saying
    content: tuple[int, int]
    clause: int
    form: str  # verb participle masdar according
    links: tuple[Link, ...] = ()  # whole chain, the speaker's own link last
    medium: str | None = None
    medium_span: tuple[int, int] | None = None
    time: Interval | None = None
    negated: bool = False
    to: Phrase | None = None
    inherited: bool = False
    args: Arguments | None = None
    joint: tuple[Phrase, ...] = ()  # who says it with the speaker: «أشادت الهند والولايات المتحدة»
    outer: list[Said] = field(default_factory=list)
    marked: bool = False  # whether «أن», a colon or a quotation brings what is said
    told: bool = True  # whether it is a statement, or only says whose word the rest is: «بحسب …»
    leads: bool = False  # the first act of saying of its speaker in the sentence

    def marked_before(self, k: int, pieces: Sequence[Piece]) -> bool:
        """Whether a colon or quotation mark stands between the verb and piece k."""
        return any(p.kind == "mark" and (p.norm in QUOTING or p.norm == ":") for p in pieces[self.trigger + 1 : k])


def link(phrase: Phrase, verb: str | None, medium: str | None) -> Link:
    """The chain's link for a speaker; officials, diplomats, residents that nobody names are an unnamed source."""
    called = (
        phrase.label if phrase.label and (not phrase.name or phrase.kind not in ("person", "office")) else phrase.name
    )
    kind = "anonymous_source" if is_nameless(phrase) else phrase.kind
    return Link(called, kind, phrase.start, phrase.end, "", phrase.actor, verb, medium)


def is_nameless(phrase: Phrase) -> bool:
    """Whether the phrase is people told of without a name, «مسؤول أوروبي», «دبلوماسيون», and no body, side or crowd that is known as such."""
    if phrase.kind == "group" and phrase.label in ("source", "sources") and not phrase.named:
        return True  # «المصدر ذاته», where nothing says which
    if phrase.kind != "group" or not phrase.rule.startswith(("groups", "speakers")) or phrase.group in COLLECTIVE or phrase.chief is not None:
        return False
    if phrase.definite and not single(phrase):
        return False
    return not (phrase.actor or "").islower()  # «قادة حماس» are the movement's


def has_article(piece: Piece) -> bool:
    """Whether the word begins with the article: «التأكيد», not «التزام» or «إلغاء»."""
    return piece.norm.startswith("ال") and not piece.norm.startswith(_NO_ARTICLE)


def may_speak(phrase: Phrase | None) -> bool:
    """Whether the phrase is somebody whose word a report hands on, and who can be called something."""
    return (
        phrase is not None
        and phrase.kind in SPEAKERS
        and bool(phrase.name or phrase.label)
        and not (is_crowd(phrase) or phrase.rule == "dropped")
    )


def is_crowd(phrase: Phrase) -> bool:
    """Whether the phrase is people nobody could ask: no speaker whose word a report hands on."""
    return (
        phrase.kind == "group"
        and phrase.actor is None
        and not phrase.inner
        and phrase.group in CROWDS
        and not phrase.one
    )


def single(phrase: Phrase) -> bool:
    """Whether the phrase is one man or body: groups are kept in the plural, their English tells «official» from «officials»."""
    if phrase.kind in ("group", "anonymous_source") and phrase.label and phrase.rule.startswith("groups"):
        return phrase.one or not phrase.label.partition(" of ")[0].endswith("s")
    return phrase.number == "s"


def same(a: Phrase | None, b: Phrase | None) -> bool:
    """Whether both phrases name one speaker."""
    return a is not None and b is not None and (a is b or (a.name is not None and a.name == b.name))


def opened_at(pieces: Sequence[Piece], k: int) -> int | None:
    """The mark that opens the quotation in which piece k stands; None outside of any."""
    opened: list[int] = []
    for n, piece in enumerate(pieces[:k]):
        if opened and piece.norm in CLOSING:
            opened.pop()
        elif piece.kind == "np" and piece.norm.count('"') % 2:
            opened.append(n)  # «صحيفة "المرفأ»
        elif piece.norm in QUOTING:
            opened.append(n)
    return opened[-1] if opened else None


def asks_no_name(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces tell that somebody would not be named: «طالبا عدم ذكر اسمه»."""
    return any(p.norm.startswith(("اسم", "هوي")) for p in pieces)


def parted(scene: Scene, index: int) -> bool:
    """Whether relative clauses stand between the verb and its «أن»: «أفادت الوزارة، في بيان نشرته على موقعها، بأن …»."""
    for n, clause in enumerate(scene.clauses[index + 1 : index + 4]):
        if n and clause.opener == "sub":
            return clause.word in ITS_THAT
        if n and clause.opener == "colon":
            return True  # «وأضاف في كلمة ألقاها أمس: «…»»
        if n and clause.opener == "resume" and scene.pieces[clause.start].norm in ITS_THAT:
            return True  # «وأضاف المسؤول، الذي طلب عدم ذكر اسمه، أن …»
        aside = clause.opener == "resume" and clause.verb is None  # «الذي صرّح فلان، أمس، بأن …»
        aside = aside or (clause.opener == "participle" and (asks_no_name(scene.pieces[clause.start : clause.end]) or scene.pieces[clause.start].norm in TURNED_TO))
        if not (aside or clause.opener in ("verb", "rel")) or scene.pieces[clause.start].conj or _tells_itself(scene, clause):
            return False
    return False


def _tells_itself(scene: Scene, clause: Clause) -> bool:
    """Whether «أن» behind the clause brings what its own verb says: «أكده الرجال الذين قالوا إن …»."""
    verb = scene.pieces[clause.verb] if clause.verb is not None and clause.opener != "participle" else None
    if verb is None or verb.enclitic:
        return False
    return any(e[0] == "speech" and sayings()[e[1]].kind == "say" and sayings()[e[1]].stance == "REPORT" for e in verb.entries)


@lru_cache(maxsize=1000)
def brings(word: str) -> bool:
    """Whether a word that opens a clause brings what is said, «أن», «إلى أنه», and does not go on with another thought, «بيد أن»."""
    return _THAT.fullmatch(word) is not None


_THAT = re.compile("(?:(?:الي|علي|عن|من|في|ما) )?(?:ب|ل)?ان(?:ه|ها|هم|هما|نا|ني)?|اذا|ما اذا|كيف|لماذا|متي|لو")


def marked(scene: Scene, index: int, k: int) -> bool:
    """Whether «أن», a colon or a quotation brings what piece k of clause `index` says."""
    end = scene.clauses[index].end
    if end < len(scene.pieces):
        ahead = scene.clauses[index + 1]
        if ahead.opener == "colon" or (ahead.opener == "sub" and brings(ahead.word)):
            return True
    return any(p.kind == "mark" and (p.norm in QUOTING or p.norm == ":") for p in scene.pieces[k + 1 : end]) or parted(scene, index)
