"""What is read from newspaper sentences drawn at random: draws them to be judged by reading, and scores the judgements.

    python tools/judged.py draw --seed 1 --number 300 [--rows FILE]   # sentences and what was read of each, for a person to judge
    python tools/judged.py score                                      # what evaluation/gsr_judged.jsonl says, and what holds of it now

Drawn from the development half of ../shared/data/arabic_event_gsr without the sentences of sentences_dev.jsonl and those already judged. A
judgement keeps ids, places in the sentence and findings, never the text. Verdicts are right, wrong or unclear; a row's `errors` are classes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tawatur.ingest import prepare
from tawatur.model import Account, Figure, Reading
from tawatur.reading import read_report
from tawatur.resolution.events import interval_words

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "arabic_event_gsr"
JUDGED = ROOT / "evaluation" / "gsr_judged.jsonl"
TAIL = 25  # characters of an id that are kept; no two sentences share them
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the set: the end of its id, its text, and the day its newspaper appeared, where the id tells it."""

    id: str
    text: str
    published: date | None


def sentences() -> dict[str, Sentence]:
    """Every sentence that may be drawn, by id; of those with the same words the first."""
    kept_apart = {_tail(row["id"]) for row in _lines(DATA / "sentences_dev.jsonl")}
    found: dict[str, Sentence] = {}
    seen: set[str] = set()
    for kind in ("assault", "protest"):
        for row in _lines(DATA / f"{kind}_detection_dev.jsonl"):
            name, text = _tail(row["id"]), row["text"]
            if name not in kept_apart and text not in seen:
                seen.add(text)
                found[name] = Sentence(name, text, _day(row["id"]))
    return found


def _lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as rows:
        yield from (json.loads(row) for row in rows)


def _tail(name: str) -> str:
    return name[-TAIL:]


def _day(name: str) -> date | None:
    """The day in «AAW_ARB_20080913.0007-59»."""
    if not name.startswith("AAW_ARB_"):
        return None
    digits = name[8:16]
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def read(sentence: Sentence) -> Reading:
    """What is read from the sentence."""
    return read_report(prepare(sentence.text, source=sentence.id, published=sentence.published))


def judgements() -> list[Row]:
    """The rows of the judgements, as they stand."""
    return list(_lines(JUDGED)) if JUDGED.exists() else []


# -- drawing --------------------------------------------------------------------------------------------------------


def draw(given: argparse.Namespace) -> None:
    """Prints the sentences with what was read of each; with --rows, writes the rows to be filled in."""
    judged_before = {r["sentence"] for r in judgements() if r["draw"] != given.seed}
    pool = {name: s for name, s in sentences().items() if name not in judged_before}
    rows: list[Row] = []
    for number, name in enumerate(random.Random(f"judged/{given.seed}").sample(sorted(pool), given.number), 1):
        reading = read(pool[name])
        print("\n".join(shown(number, pool[name], reading)))
        rows.append({"draw": given.seed, "sentence": name, "kind": "sentence", "missed": []})
        rows += [{"draw": given.seed, "sentence": name} | row for row in found(reading)]
    if given.rows:
        given.rows.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


def shown(number: int, sentence: Sentence, reading: Reading) -> Iterator[str]:
    """A sentence for a person to judge, then each thing read of it."""
    yield f"=== {number} {sentence.id} {sentence.published}\n{sentence.text}"
    for n, a in enumerate(reading.accounts, 1):
        who = "; ".join(f"p{i} {p.role}={p.name}«{p.text}»" for i, p in enumerate(a.participants, 1))
        origin = " < ".join(str(x.name or x.text) for x in a.chain) or "-"
        yield (
            f"a{n} {a.type}/{a.mode} {a.status} «{sentence.text[a.trigger.start : a.trigger.end]}» | {who or 'nobody'}"
            f" | {_date(a)} | {a.place.name if a.place else '-'} | {origin}"
        )
    for n, s in enumerate(reading.statements, 1):
        yield f"s{n} {s.stance} {s.speaker.name}«{s.speaker.text}» {s.verb}{'+' if 'goes_on' in s.rule else ''} | {sentence.text[s.span.start : s.span.end][:60]}"
    for n, f in enumerate(reading.figures, 1):
        yield f"f{n} {_value(f)} {f.what}{' of ' + f.of if f.of else ''} «{f.text}»"


def found(reading: Reading) -> Iterator[Row]:
    """A row for each account, statement and figure, its verdicts still empty."""
    for a in reading.accounts:
        yield {
            "kind": "account", "type": a.type, "mode": [a.mode, ""], "trigger": [a.trigger.start, a.trigger.end], "verdict": "",
            "status": [a.status, ""], "participants": [[p.start, p.end, p.role, ""] for p in a.participants],
            "date": [_date(a), ""], "place": [a.place.name if a.place else None, ""], "missed": [], "errors": [],
        }  # fmt: skip
    for s in reading.statements:
        yield {
            "kind": "statement", "type": "STATEMENT", "trigger": [s.span.start, s.span.end], "verdict": "",
            "stance": [s.stance, ""], "speaker": [s.speaker.name, ""], "errors": [],
        }  # fmt: skip
    for f in reading.figures:
        yield {
            "kind": "figure", "type": "FIGURE", "trigger": [f.span.start, f.span.end], "verdict": "",
            "value": [_value(f), ""], "what": [f.what, ""], "errors": [],
        }  # fmt: skip


def _date(a: Account) -> str | None:
    return interval_words(a.date) if a.date else None


def _value(f: Figure) -> str:
    return f"{f.bound} {f.value:g}" + (f"–{f.high:g}" if f.high is not None else "")


# -- scoring --------------------------------------------------------------------------------------------------------

Key = tuple[str, str, int, int, str, str]  # sentence, type, start and end of the trigger, field, value
SHARES = {
    "account": ("account", "mode", "status", "participant", "date", "place"),
    "statement": ("statement", "speaker", "stance"),
    "figure": ("figure", "value", "what"),
}  # the fields of a kind of row, the row itself first; the others count where it is right

FAULTS = {
    "wounding called killing": {"mode"}, "mode misread": {"mode"}, "status misread": {"status"}, "stance misread": {"stance"},
    "time of another event": {"date"}, "time misread": {"date"}, "time not read": {"no date"}, "place of another thing": {"place"},
    "place not read": {"no place"}, "side not read": {"no source", "no target"}, "bound not read": {"value"}, "number misread": {"value"},
    "what is counted misread": {"what"},
}  # the fields in which a class of error shows; the other classes show in any other field  # fmt: skip


def verdicts(row: Row) -> Iterator[tuple[Key, str]]:
    """Each thing that a row claims, with its verdict: «right», «wrong», «unclear», or empty where nobody judged it."""
    at = (row["sentence"], row["type"], *row["trigger"])
    kind = row["kind"]
    yield (*at, kind, ""), row["verdict"]
    for field in SHARES[kind][1:]:
        told = row["participants"] if field == "participant" else [row.get(field)]
        for *value, verdict in filter(None, told):
            if value[0] is not None:
                yield (*at, field, " ".join(map(str, value))), verdict


def table(kind: str, judged: Mapping[Key, str]) -> Iterator[str]:
    """Precision of each field of a kind by type, the commonest type first."""
    by_type: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (_, type_, *_, field, _), verdict in judged.items():
        if field in SHARES[kind]:
            by_type[type_][field, verdict] += 1
    yield f"{kind + 's':<12}" + "".join(f"{field:<20}" for field in ("right", *SHARES[kind][1:])).rstrip()
    ranked = sorted(by_type.items(), key=lambda t: -sum(t[1].values()))
    if len(ranked) > 1:
        ranked.append(("all", sum((c for _, c in ranked), Counter())))
    for type_, counts in ranked:
        yield f"{type_:<12}" + "".join(f"{_share(counts, field):<20}" for field in SHARES[kind]).rstrip()


def _share(counts: Counter[tuple[str, str]], field: str) -> str:
    right, of = counts[field, "right"], counts[field, "right"] + counts[field, "wrong"]
    return f"{right / of:.3f} ({right} of {of})" if of else "–"


def in_right_rows(rows: Iterable[Row]) -> dict[Key, str]:
    """The verdicts of rows; of a row that is not right only its own."""
    kept: dict[Key, str] = {}
    for row in rows:
        kept.update(list(verdicts(row))[: None if row["verdict"] == "right" else 1])
    return kept


def now(drawn: Iterable[Sentence], things: Sequence[Row]) -> dict[Key, str]:
    """What is claimed of the sentences as they are read now, with the verdict where it was judged."""
    judged = {key: verdict for row in things for key, verdict in verdicts(row)}
    made: dict[Key, str] = {}
    for sentence in drawn:
        for row in found(read(sentence)):
            made.update((key, judged.get(key, "")) for key, _ in verdicts({"sentence": sentence.id} | row))
    return made


def classes(rows: Iterable[Row]) -> str:
    """The classes of error of rows, the commonest first."""
    return ", ".join(f"{error} {n}" for error, n in Counter(e for r in rows for e in r["errors"]).most_common())


def report(seed: int, rows: Sequence[Row], pool: Mapping[str, Sentence]) -> Iterator[str]:
    """The lines of one draw: as it was judged, and what holds of it now."""
    drawn = [r for r in rows if r["kind"] == "sentence"]
    things = [r for r in rows if r["kind"] != "sentence"]
    yield f"seed {seed}: {len(drawn)} sentences, {len(things)} accounts, statements and figures judged; as read when they were drawn:"
    judged = in_right_rows(things)
    for kind in SHARES:
        yield from table(kind, judged)
    for kind in SHARES:
        yield f"errors in {kind}s: " + classes(r for r in things if r["kind"] == kind)
    missed = Counter(t for r in drawn for t in r["missed"])
    yield "events plainly told and not read: " + ", ".join(f"{t} {n}" for t, n in missed.most_common())
    yield from since(things, now([pool[r["sentence"]] for r in drawn], things))


def since(things: Sequence[Row], made: Mapping[Key, str]) -> Iterator[str]:
    """What became of the judged claims: still made, gone, and what is claimed that nobody judged; then the rows that are still wrong."""
    judged = in_right_rows(things)
    for field in [f for fields in SHARES.values() for f in fields]:
        of = {k: v for k, v in judged.items() if k[4] == field}
        counts = Counter((v, k in made) for k, v in of.items())
        new = sum(k[4] == field and v == "" for k, v in made.items())
        yield (
            f"now {field:<12} right: {counts['right', True]} still read, {counts['right', False]} not;  "
            f"wrong: {counts['wrong', True]} still read, {counts['wrong', False]} gone;  not judged: {new}"
        )
    for error, names in sorted(still_wrong(things, made).items()):
        yield f"  {error}: " + ", ".join(names)


def still_wrong(things: Iterable[Row], made: Mapping[Key, str]) -> dict[str, list[str]]:
    """The sentences with a row still read that claims something wrong or lacks what it lacked, by its classes of error."""
    listed: dict[str, dict[str, None]] = defaultdict(dict)
    for row in things:
        faults = {k[4] for k, v in verdicts(row) if v == "wrong" and k in made}
        faults |= {f"no {f}" for f in row.get("missed", ()) if lacks(row, f, made)}
        others = faults.difference(*FAULTS.values())
        for error in row["errors"]:
            if FAULTS.get(error, others) & faults:
                listed[error][row["sentence"]] = None
    return {error: list(names) for error, names in listed.items()}


def lacks(row: Row, field: str, made: Mapping[Key, str]) -> bool:
    """Whether an account that lacked a date, a place or a side is still read without it."""
    at = (row["sentence"], row["type"], *row["trigger"])
    own = [(k[4], k[5]) for k, verdict in made.items() if k[:4] == at and verdict != "wrong"]
    return any(f == "account" for f, _ in own) and not any(
        f == field or (f == "participant" and v.endswith(field)) for f, v in own
    )


def lines() -> list[str]:
    """What the judgements say of each draw."""
    rows, pool = judgements(), sentences()
    return [
        line
        for seed in dict.fromkeys(r["draw"] for r in rows)
        for line in report(seed, [r for r in rows if r["draw"] == seed], pool)
    ]


def score(_: argparse.Namespace) -> None:
    """Prints what the judgements say."""
    if not DATA.exists():
        sys.exit(f"{DATA.name} is not beside the checkout")
    print("\n".join(lines()))


def main() -> None:
    """Draws or scores."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = reader.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--number", type=int, default=300)
    drawing.add_argument("--rows", type=Path)
    drawing.set_defaults(run=draw)
    commands.add_parser("score").set_defaults(run=score)
    given = reader.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
