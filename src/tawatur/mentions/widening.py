"""Words beside a name the tagger sees that belong to it: «علي» before, which looks like a preposition, an adjective behind that is the surname."""

from __future__ import annotations

from tawatur.mentions.sight import Sight
from tawatur.mentions.tagger import Tagged
from tawatur.mentions.words import HEADED_BY, given_names, own_uses

_PLAINLY = frozenset({"قال", "اضاف", "ذكر", "اعلن", "اوضح", "صرح", "افاد", "راي", "يقول", "يضيف", "تابع", "كتب"})
_BEHIND = frozenset({"ان", "انه", "انها", "بان", "بانه", "ب"})


def widened(tag: Tagged, sight: Sight) -> Tagged:
    """The person the tagger sees, with what else is of the name."""
    if tag.kind != "PER":
        return tag
    if tag.last - tag.first > 1 and sight.tokens[tag.first].norm in HEADED_BY:
        tag = tag._replace(first=tag.first + 1)  # «وفد بزعامة عبد العزيز النعماني»
    before = _after_ali(tag.first, sight) or _half_cut(tag.first, sight)
    return Tagged(tag.kind, tag.first - before, tag.last + _adjective_behind(tag, sight))


def _half_cut(i: int, sight: Sight) -> bool:
    """Whether the tagger's name begins with the second half of one: «خبير العلاقات الدولية تاج» and «الدين الحسيني»."""
    return i > 1 and sight.tokens[i].norm == "الدين" and sight.tokens[i - 1].kind == "word" and not sight.tokens[i - 1].norm.startswith(("ال", "و", "ل", "ب"))


def _after_ali(i: int, sight: Sight) -> bool:
    """Whether «علي» before a name is its first word, in a text that writes «على» otherwise or behind a verb of plain saying: «وقال علي رضا زماني»."""
    tokens = sight.tokens
    if i < 2 or tokens[i - 1].text != "علي" or tokens[i].norm not in given_names():
        return False
    return tokens[i - 2].norm.removeprefix("و") in _PLAINLY or " على " in sight.text


def _adjective_behind(tag: Tagged, sight: Sight) -> bool:
    """Whether an adjective without article behind a given name alone is the surname: «الجنرال حسين إسلامي إن …»."""
    tokens, j = sight.tokens, tag.last
    if tag.last - tag.first != 1 or j + 1 >= len(tokens) or tokens[tag.first].norm not in given_names():
        return False
    word, behind = tokens[j], tokens[j + 1]
    if word.kind != "word" or word.start in sight.time_at or len(word.norm) < 5 or not word.norm.endswith("ي") or word.norm.startswith("ال"):
        return False
    return own_uses(word.norm) <= {"running"} and (behind.kind == "mark" or behind.norm in _BEHIND)
