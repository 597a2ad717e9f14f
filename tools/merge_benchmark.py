"""Scores merging, origins, copies and disagreement on the generated corpus, read from its text, and from perfect accounts.

python tools/merge_benchmark.py [--part fresh] [--seed 7] [--events 400] [--errors N]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).resolve().parent))
from generate import PARTS, Corpus, Disagreement, Person, Telling, Written, generate

from tawatur.ingest import prepare
from tawatur.model import Account, Event, Filed, Interval, Link, MentionKind, Participant, Place, Reading, Span, Status
from tawatur.reading import read_report
from tawatur.record.store import file
from tawatur.resolution.copies import is_copy
from tawatur.resolution.events import events
from tawatur.resolution.origins import key

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of the truth, and the accounts read from its words."""

    report: Written
    telling: Telling
    accounts: tuple[Filed, ...]

    @property
    def name(self) -> str:
        return f"{self.report.id}@{self.telling.start}"


def read(corpus: Corpus) -> dict[str, Reading]:
    """What is read from each report, by the report's id in the corpus."""
    found = {}
    for r in corpus.reports:
        found[r.id] = read_report(
            prepare(f"{r.title}\n\n{r.text}", source=r.id, published=r.published, outlet=r.outlet)
        )
    return found


def perfect(corpus: Corpus) -> dict[str, tuple[Filed, ...]]:
    """The accounts that a reader who misses nothing would give."""
    return {r.id: tuple(_true(corpus, r, t, n) for n, t in enumerate(r.tellings)) for r in corpus.reports}


def _true(corpus: Corpus, r: Written, t: Telling, number: int) -> Filed:
    event = corpus.events[t.event]
    people = tuple(
        Participant(
            p.names[0], "source", t.start, t.start + 1, _as_told(r, t, p), "person", f"?{p.names[0]}", p.state, p.office
        )
        for p in event.sides
    )
    when = Interval(t.day, t.day, "day", "stated", t.start, t.end, "") if t.day else None
    spot = sum(map(ord, t.place)) % 89 if t.place else 0  # far from every other
    place = Place(t.place, t.place, spot, spot, None, t.start, t.end, t.place) if t.place else None
    status: Status = "planned" if t.status == "postponed" else next(s for s in STATUSES if s == t.status)
    account = Account(
        "CONSULT", event.kind, status, people, when, place, (event.topic,), _true_chain(t), (Span(t.start, t.end),), 1.0, number,
        Span(t.start, t.start + 1),
    )  # fmt: skip
    words = r.text[t.start : t.end]
    return Filed(f"{r.id}:{number}", account, r.id, r.outlet, r.published, (), words, r.text)


def _as_told(r: Written, t: Telling, person: Person) -> str:
    """The words that name a person in a telling."""
    words = r.text[t.start : t.end]
    return next((full for name in person.names if (full := f"{person.office} {name}") in words), person.names[0])


def _true_chain(t: Telling) -> tuple[Link, ...]:
    kind, name, agency = t.source
    found: list[tuple[str, MentionKind]] = []
    if agency:
        found.append((agency, "agency"))
    if kind in ("by_body", "by_unnamed"):
        found.append((name, "organisation" if kind == "by_body" else "anonymous_source"))
    if kind == "own":
        found.append(("مراسلنا", "person"))
    return tuple(Link(n, k, t.start, t.end, n) for n, k in found)


def read_right(corpus: Corpus, told: Sequence[Told], errors: int) -> list[str]:
    """How often each field of a telling was read, and the frames that fail most."""
    right: Counter[str] = Counter()
    failing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for t in told:
        for name, is_right in _fields(corpus, t):
            right[name] += is_right
            if not is_right:
                failing[name, t.telling.frame].append(
                    f"{t.report.text[t.telling.start : t.telling.end]} ({t.report.published})"
                )
    lines = ["read right            " + ", ".join(f"{k} {n / len(told):.3f}" for k, n in right.items())]
    for (name, frame), words in sorted(failing.items(), key=lambda item: -len(item[1]))[:errors]:
        lines.append(f"  {name} {len(words)} times: {frame}\n         " + "\n         ".join(words[:2]))
    return lines


def _fields(corpus: Corpus, t: Told) -> Iterator[tuple[str, bool]]:
    """(field, whether the fullest account of the telling has it as the truth does)."""
    if not t.accounts:
        yield from ((name, False) for name in ("account", "kind", "sides", "date", "place", "status", "origin"))
        return
    account, event = t.accounts[0].account, corpus.events[t.telling.event]
    yield "account", True
    yield "kind", account.mode == event.kind or (account.mode == "talks" and event.kind == "meeting")
    met = {p.country for p in account.participants if p.role != "absent" and (p.role, p.kind) != ("host", "state")}
    yield "sides", met == {p.state for p in event.sides}
    when = account.date
    stated = when if when is not None and when.basis != "context" else None
    yield (
        "date",
        (stated.earliest, stated.latest) == (t.telling.day, t.telling.day) if stated else t.telling.day is None,
    )
    yield (
        "place",
        (account.place.text if account.place else None) == t.telling.place or bool(account.place and t.telling.place),
    )
    yield "status", account.status == ("planned" if t.telling.status == "postponed" else t.telling.status)
    kind, _ = key(t.accounts[0])
    wanted = {
        "by_body": "speaker",
        "by_unnamed": "anonymous",
        "by_agency": "agency",
        "own": "reporter",
        "bare": "outlet",
    }
    yield "origin", kind == wanted[t.telling.source[0]]


def aligned(corpus: Corpus, filed: Mapping[str, Sequence[Filed]], shift: Mapping[str, int]) -> list[Told]:
    """Each telling with the accounts whose trigger stands in its words, those with its sides first: a sentence may tell a journey and the meeting it was
    made for. `shift`: where the corpus's text begins in the report read.
    """
    told = []
    for r in corpus.reports:
        for t in r.tellings:
            low, high = t.start + shift[r.id], t.end + shift[r.id]
            inside = [f for f in filed[r.id] if low <= f.account.trigger.start < high and f.account.type == "CONSULT"]
            states = {p.state for p in corpus.events[t.event].sides}
            told.append(Told(r, t, tuple(sorted(inside, key=lambda f: (-len(states & _states(f)), -len(f.account.participants), f.key)))))
    return told


def _states(filed: Filed) -> set[str | None]:
    """The states whose people take part."""
    return {p.country for p in filed.account.participants if p.role != "absent" and p.kind != "state"}


def b_cubed(told: Sequence[Told], homes: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over tellings; one that was not read, or whose account lies in no event, is alone."""
    truth: dict[int, set[str]] = defaultdict(set)
    formed: dict[str, set[str]] = defaultdict(set)
    where = {t.name: home(t, homes) for t in told}
    for t in told:
        truth[t.telling.event].add(t.name)
        formed[where[t.name]].add(t.name)
    precision = recall = 0.0
    for t in told:
        both = len(truth[t.telling.event] & formed[where[t.name]])
        precision += both / len(formed[where[t.name]])
        recall += both / len(truth[t.telling.event])
    p, r = precision / len(told), recall / len(told)
    return p, r, 2 * p * r / (p + r)


def home(t: Told, homes: Mapping[str, str]) -> str:
    """The event a telling was put into; its own name where it was not read."""
    return homes.get(t.accounts[0].key, t.name) if t.accounts else t.name


def run(part: str, seed: int, count: int, *, perfect_accounts: bool, errors: int = 0) -> list[str]:
    """The scores of a part, from its text or from the true accounts."""
    corpus = generate(part, seed, count)
    lines = [f"part {part}, seed {seed}: {len(corpus.events)} events, {len(corpus.reports)} reports, "
             f"{len(corpus.near_misses)} near misses, {len(corpus.copies)} copied pairs, {len(corpus.disagreements)} disagreements"]  # fmt: skip
    shift = {r.id: 0 if perfect_accounts else len(r.title) + 2 for r in corpus.reports}
    filed = perfect(corpus) if perfect_accounts else {k: file(r) for k, r in read(corpus).items()}
    told = aligned(corpus, filed, shift)
    if not perfect_accounts:
        lines += read_right(corpus, told, errors)
    return lines + score(corpus, told, [f for fs in filed.values() for f in fs], errors)


def main() -> None:
    """Prints the scores."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    reader.add_argument("--part", choices=PARTS, default="dev")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--events", type=int, default=400)
    reader.add_argument("--errors", type=int, default=0)
    reader.add_argument("--perfect", action="store_true", help="Merge the true accounts, not those read from the text.")
    given = reader.parse_args()
    for line in run(given.part, given.seed, given.events, perfect_accounts=given.perfect, errors=given.errors):
        print(line)


def score(corpus: Corpus, told: Sequence[Told], filed: Sequence[Filed], errors: int = 0) -> list[str]:
    """Lines of figures, then of errors."""
    formed = events(filed)
    homes = {k: e.id for e in formed for k in e.accounts}
    by_id = {e.id: e for e in formed}
    lines, faults = [], []
    unread = [t for t in told if not t.accounts]
    lines.append(f"tellings read         {len(told) - len(unread)} of {len(told)}")
    faults += [f"not read: {t.report.text[t.telling.start : t.telling.end]}" for t in unread]
    p, r, f = b_cubed(told, homes)
    lines.append(f"merging B³            P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    lines.append(_near_misses(corpus, told, homes, faults))
    lines.append(_origins(corpus, told, homes, by_id, faults))
    lines.append(_copies(corpus, told, faults))
    lines.append(_disagreements(corpus, told, homes, by_id, faults))
    faults += _splits(told, homes)
    kinds: Counter[str] = Counter()
    for fault in faults:
        kind = fault.partition(":")[0]
        kinds[kind] += 1
        if kinds[kind] <= errors:
            lines.append("  " + fault)
    return lines


def _splits(told: Sequence[Told], homes: Mapping[str, str]) -> list[str]:
    groups: dict[int, list[Told]] = defaultdict(list)
    for t in told:
        if t.accounts:
            groups[t.telling.event].append(t)
    found = []
    for group in groups.values():
        wheres = Counter(home(t, homes) for t in group)
        main = wheres.most_common(1)[0][0]
        for t in group:
            if home(t, homes) != main:
                other = next(x for x in group if home(x, homes) == main)
                found.append(f"split: {t.report.text[t.telling.start : t.telling.end]} ({t.report.published})\n"
                             f"         {other.report.text[other.telling.start : other.telling.end]} ({other.report.published})")  # fmt: skip
    return found


def _near_misses(corpus: Corpus, told: Sequence[Told], homes: Mapping[str, str], faults: list[str]) -> str:
    places: dict[int, set[str]] = defaultdict(set)
    for t in told:
        if t.accounts:
            places[t.telling.event].add(home(t, homes))
    wrong: Counter[str] = Counter()
    for a, b, kind in corpus.near_misses:
        if places[a] & places[b]:
            wrong[kind] += 1
            one, two = (
                [t for t in told if t.telling.event == e and t.accounts and home(t, homes) in places[a] & places[b]]
                for e in (a, b)
            )
            faults.append(
                f"false merge: {kind}\n"
                + "\n".join(
                    f"         {t.report.text[t.telling.start : t.telling.end]} ({t.report.published})"
                    for t in (*one[:2], *two[:2])
                )
            )
    share = sum(wrong.values()) / max(1, len(corpus.near_misses))
    return f"near misses merged    {share:.3f}  ({sum(wrong.values())} of {len(corpus.near_misses)})" + (
        f" {dict(wrong)}" if wrong else ""
    )


def _main_event(event: int, told: Sequence[Told], homes: Mapping[str, str], by_id: Mapping[str, Event]) -> Event | None:
    """The formed event that holds most tellings of a true one."""
    counts = Counter(home(t, homes) for t in told if t.telling.event == event and t.accounts)
    for name, _ in counts.most_common():
        if name in by_id:
            return by_id[name]
    return None


def _origins(
    corpus: Corpus, told: Sequence[Told], homes: Mapping[str, str], by_id: Mapping[str, Event], faults: list[str]
) -> str:
    right = within = 0
    for event, wanted in corpus.origins.items():
        formed = _main_event(event, told, homes, by_id)
        if formed is None:
            continue
        found = (formed.origins_min, formed.origins_max)
        right += found == wanted
        within += found[0] <= wanted[0] and wanted[1] <= found[1]
        if found != wanted:
            words = "\n".join(
                f"         {t.report.text[t.telling.start : t.telling.end]} ({t.report.outlet}, family {t.telling.family})"
                for t in told
                if t.telling.event == event
            )
            faults.append(f"origins: {found}, wanted {wanted}; {[(o.name, o.kind) for o in formed.origins]}\n{words}")
    return f"origins exactly right {right / len(corpus.origins):.3f}  ({right} of {len(corpus.origins)}; the truth within the range: {within})"


def _copies(corpus: Corpus, told: Sequence[Told], faults: list[str]) -> str:
    by_event: dict[int, list[Told]] = defaultdict(list)
    for t in told:
        by_event[t.telling.event].append(t)
    found, seen = set(), {}
    for group in by_event.values():
        for n, a in enumerate(group):
            for b in group[n + 1 :]:
                if a.report is not b.report:
                    pair = (min(a.report.id, b.report.id), max(a.report.id, b.report.id))
                    seen[pair] = (a, b)
                    if any(is_copy(x, y) for x in a.accounts for y in b.accounts):
                        found.add(pair)
    right = len(found & corpus.copies)
    p, r = right / max(1, len(found)), right / max(1, len(corpus.copies))
    for label, pairs in (("copy missed", corpus.copies - found), ("no copy", found - corpus.copies)):
        for pair in sorted(pairs):
            if pair in seen:
                faults.append(
                    f"{label}: {seen[pair][0].report.text}\n         ----\n         {seen[pair][1].report.text}"
                )
    return f"wire-copy pairs       P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}  ({right} right, {len(found)} found, {len(corpus.copies)} wanted)"


def _disagreements(
    corpus: Corpus, told: Sequence[Told], homes: Mapping[str, str], by_id: Mapping[str, Event], faults: list[str]
) -> str:
    shown: Counter[str] = Counter()
    wanted = Counter(d.field for d in corpus.disagreements)
    for d in corpus.disagreements:
        if _is_shown(d, told, homes, by_id):
            shown[d.field] += 1
        else:
            words = "\n".join(
                f"         {t.report.text[t.telling.start : t.telling.end]} ({t.report.published})"
                for t in told
                if t.report.id in d.reports
            )
            faults.append(f"disagreement missed: {d.field}\n{words}")
    detail = ", ".join(f"{k} {shown[k]} of {n}" for k, n in sorted(wanted.items()))
    return f"disagreement recall   {sum(shown.values()) / max(1, sum(wanted.values())):.3f}  ({detail})"


def _is_shown(d: Disagreement, told: Sequence[Told], homes: Mapping[str, str], by_id: Mapping[str, Event]) -> bool:
    """Whether both accounts lie in one event and stand under different values of the field."""
    one, two = (next(t for t in told if t.report.id == r and t.telling.event == d.event) for r in d.reports)
    if not one.accounts or not two.accounts or home(one, homes) != home(two, homes):
        return False
    event = by_id[home(one, homes)]
    values = {"place": event.places, "date": event.dates, "status": event.statuses}[d.field]
    first = {v.value for v in values if any(f.key in v.accounts for f in one.accounts)}
    second = {v.value for v in values if any(f.key in v.accounts for f in two.accounts)}
    return bool(first and second and first != second)


__all__ = ["aligned", "b_cubed", "date", "read", "score"]


if __name__ == "__main__":
    main()
