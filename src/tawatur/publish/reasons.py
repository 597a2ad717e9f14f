"""Why accounts were made one event, or kept apart, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rich.text import Text

from tawatur.model import Filed
from tawatur.publish.terminal import console
from tawatur.record.decisions import Decision
from tawatur.resolution.merge import SAME, Reason, decide
from tawatur.resolution.merge import Decision as Verdict
from tawatur.resolution.profile import profile

_SIDES = {"together": ("accept", "correct", "merge"), "apart": ("split",)}


def print_why(accounts: Sequence[Filed], made: Sequence[Decision]) -> None:
    """The links that hold an event's accounts together, each the surest left between two parts of them, with the fields that say so; then what people decided."""
    out = console()
    if len({f.report for f in accounts}) < 2:
        out.print("One report tells it; nothing was merged.")
    for found, a, b in _links(accounts):
        out.print(Text(f"{_name(a)} with {_name(b)}: {_conclusion(found, True)}", style="bold"))
        _print_fields(found)
    _print_decisions(made, "together")


def _links(accounts: Sequence[Filed]) -> Iterator[tuple[Verdict, Filed, Filed]]:
    """Pairs of accounts that make one of all reports' accounts, the surest first: one fewer than there are reports."""
    pairs = [(decide(a, b), a, b) for a, b in combinations(accounts, 2) if a.report != b.report]
    pairs.sort(key=lambda p: (p[0].apart, -p[0].score, p[1].key, p[2].key))
    part = {f.report: f.report for f in accounts}
    for found, a, b in pairs:
        one, two = part[a.report], part[b.report]
        if one != two:
            part = {report: one if home == two else home for report, home in part.items()}
            yield found, a, b


def print_why_not(one: Sequence[Filed], two: Sequence[Filed], made: Sequence[Decision]) -> None:
    """The nearest pair of accounts of two events, the fields that kept them apart, and where those do not, what else did."""
    out = console()
    pairs = [(decide(a, b), a, b) for a in one for b in two if a.key != b.key]
    if not pairs:
        out.print("Both are the same account.")
        return
    found, a, b = max(pairs, key=lambda p: (not p[0].apart, p[0].score, p[1].key, p[2].key))
    if found.same:
        out.print(Text(f"{_name(a)} and {_name(b)}: much alike ({_speaking(found)}), yet kept apart.", style="bold"))
        out.print(_otherwise(pairs, one, two))
    else:
        out.print(Text(f"{_name(a)} and {_name(b)}: {_conclusion(found, False)}", style="bold"))
    _print_fields(found)
    _print_decisions(made, "apart")


def _otherwise(pairs: Sequence[tuple[Verdict, Filed, Filed]], one: Sequence[Filed], two: Sequence[Filed]) -> str:
    """What keeps two events apart of which two accounts fit: a report that tells both, a contradiction of others, two places told alike often."""
    both = next((x for x in one for y in two if x.report == y.report), None)
    if both is not None:
        return f"Reason: one report, {_name(both)}, tells them as two happenings."
    against = next((p for p in pairs if p[0].apart), None)
    if against is not None:
        verdict, x, y = against
        return f"Reason: other accounts of the two contradict each other: {_name(x)} and {_name(y)}: {_conclusion(verdict, False)}"
    if min(len({f.report for f in group}) for group in (one, two)) > 1:
        for field, told in (("place", _places), ("day", _days)):
            if told(one) and told(two) and told(one).isdisjoint(told(two)):
                return f"Reason: several reports give each its own {field}, {' and '.join(', '.join(sorted(told(g))) for g in (one, two))}; one report alone could be wrong."  # fmt: skip
    return "Reason: at least one names no second side or no certain day, and another event fits it as well or better."


def _places(accounts: Sequence[Filed]) -> frozenset[str]:
    return frozenset(f.account.place.name for f in accounts if f.account.place is not None)


def _days(accounts: Sequence[Filed]) -> frozenset[str]:
    return frozenset(p.days.interval for p in map(profile, accounts) if p.days.grade == "exact")


def _name(filed: Filed) -> str:
    return f"{filed.outlet or 'unknown outlet'} {filed.published or ''} [{filed.key}]".replace("  ", " ")


def _conclusion(found: Verdict, joined: bool) -> str:
    """The verdict in one sentence: which fields decided."""
    against = [r for r in found.reasons if r.verdict == "different"]
    if against:
        words = "; ".join(f"the {r.field} differ{'' if r.field.endswith('s') else 's'}: {r.words}" for r in against)
        return ("one event by their other accounts, though " if joined else "kept apart, for ") + words
    words = _speaking(found)
    if found.score >= SAME:
        return f"one event by {words}; {found.score:.2f} points, {SAME:.2f} are enough"
    silent = ", ".join(
        r.field for r in found.reasons if r.verdict == "unknown" and r.field in ("date", "participants", "place")
    )
    return f"too little in common: {found.score:.2f} points of the {SAME:.2f} needed, from {words or 'nothing'}" + (f"; undecided: {silent}" if silent else "")  # fmt: skip


def _speaking(found: Verdict) -> str:
    """The three fields that say most for one event, in words; empty for none."""
    speaking = sorted((r for r in found.reasons if r.weight > 0), key=lambda r: -r.weight)
    return ", ".join(f"{r.field} ({r.words})" for r in speaking[:3])


def _print_fields(found: Verdict) -> None:
    out = console()
    for r in sorted(found.reasons, key=_weight):
        out.print(Text(f"  {r.field:<13}{r.verdict:<11}{r.words}  ({r.weight:+.2f})"))


def _weight(reason: Reason) -> tuple[bool, float]:
    return reason.verdict != "different", -abs(reason.weight)


def _print_decisions(made: Sequence[Decision], side: str) -> None:
    for d in made:
        if d.kind in _SIDES[side] and d.undone is None:
            console().print(f"{d.who} decided so on {d.made:%Y-%m-%d}: {d.kind} (decision {d.id}) {d.note}".rstrip())
