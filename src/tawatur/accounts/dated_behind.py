"""The day that the clause behind a meeting's noun gives it: «محادثات بين الجانبين، بدأت في 29 يونيو», «الاجتماع …، والذي اختتم أمس»."""

from __future__ import annotations

from tawatur.accounts.clauses import COMMAS
from tawatur.accounts.drafts import Draft
from tawatur.accounts.seen import Trace
from tawatur.mentions.words import word_sets
from tawatur.model import Interval

_HELD = word_sets()["took_place"]
_BEGUN_OR_ENDED = word_sets()["begun_or_ended"]
_FEMININE = frozenset({"التي", "اللتان", "اللتين"})


def dated_behind(seen: Trace, draft: Draft) -> Interval | None:
    """The one day in the clause that says of the noun when it was held, begun or ended; None without such a clause right behind."""
    if draft.sense.type != "CONSULT" or not ("noun." in draft.rule or draft.rule.startswith("likely.")) or draft.clause + 1 >= len(seen.clauses):
        return None
    behind = seen.clauses[draft.clause + 1]
    before = seen.pieces[behind.start - 1]
    if behind.verb is None or not (before.norm in COMMAS or seen.pieces[behind.start].conj):
        return None
    verb = seen.pieces[behind.verb].norm
    if behind.opener not in ("rel", "verb") or verb not in _HELD | _BEGUN_OR_ENDED or not _agrees(seen, draft, behind.opener, verb, behind.start):
        return None
    end = seen.clauses[draft.clause + 2].end if draft.clause + 2 < len(seen.clauses) and seen.clauses[draft.clause + 2].opener == "resume" else behind.end
    days = [p.time for p in seen.pieces[behind.verb : end] if p.time is not None and p.time.precision in ("day", "days", "month") and p.time.earliest is not None]
    return days[0] if len(days) == 1 and not days[0].text.startswith("منذ") else None


def _agrees(seen: Trace, draft: Draft, opener: str, verb: str, start: int) -> bool:
    """Whether the relative or the verb has the gender of the noun."""
    noun = seen.pieces[draft.trigger].norm
    feminine = noun.endswith(("ات", "ه"))
    return ((seen.pieces[start].norm in _FEMININE) if opener == "rel" else (verb.endswith(("ت", "تا", "ها")))) == feminine
