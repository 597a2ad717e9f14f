"""Words that may tell a meeting, drawn from real newspapers and judged by reading; `tools/train_likely.py` learns from them.

    python tools/meeting_words.py draw FOLDER [--size 60]   # sheets to judge, numbered, and the key to them
    python tools/meeting_words.py take FOLDER               # the judgements written beside the sheets (`NNN.txt` → `NNN.judged`) into the set

`evaluation/meeting_words.tsv` keeps where a word stands, what it does and where the names of its sides begin; never the text.

A judgement is a line `number letter sides`: T the word tells a meeting, call, visit or talks that took place or goes on; P one that is planned, called for,
denied, supposed or done by habit; N none. With T and P the marks of all who took part, as far as they are marked (`1 4 b2`); X behind the letter says that
somebody who took part is marked nowhere.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import evaluate
import real_articles

from tawatur import reading
from tawatur.accounts.drafts import Draft, Scene, Telling
from tawatur.accounts.likely import of_telling, probability, sides_of, weigh
from tawatur.accounts.standing import Candidate, candidates, telling_at
from tawatur.ingest import prepare
from tawatur.mentions.pieces import Phrase
from tawatur.model import Report

JUDGED = evaluate.ROOT / "evaluation" / "meeting_words.tsv"
GSR = evaluate.SHARED / "data" / "arabic_event_gsr"
SEED = 4401
LIKELY, SOME, READ = (
    0.03,
    0.1,
    0.05,
)  # a silent word is drawn from this probability on; of the less likely and of the words that a rule reads, these shares
BEFORE = 160  # characters of what stands before the sentence
LINE = re.compile(r"^\s*(\d+)\s+([TPN])(X?)((?:\s+b?\d+)*)\s*$")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A word to judge: where it stands, where each mark's name begins (`b…` those named before its sentence)."""

    report: str
    offset: int
    marks: dict[str, int]


def report_of(name: str) -> Report:
    """The newspaper article («2015-07-22:17») or sentence of a name in the set."""
    if re.match(r"\d{4}-\d\d-\d\d:", name):
        article = real_articles.article_of(name)
        return prepare(article["content"], source=name, published=date.fromisoformat(name[:10]), url=article["url"])
    text, day = sentences()[name]
    return prepare(text, source=name, published=day)


def sentences() -> dict[str, tuple[str, date]]:
    """The newspaper sentences of other sets with the day that their names tell."""
    found: dict[str, tuple[str, date]] = {}
    for path in sorted(GSR.glob("*_detection_dev.jsonl")):
        for item in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            day = re.search(r"_(\d{4})(\d\d)(\d\d)\.", item["id"])
            if day:
                found[item["id"]] = (item["text"], date(*map(int, day.groups())))
    return found


def each_word(report: Report, keep: Callable[[Scene, Telling, list[Candidate], bool], None]) -> None:
    """Gives `keep` every word of a report that may tell a meeting, as its sentence is read: who may have part, and whether a rule reads it."""

    def kept(scene: Scene, drafts: Sequence[Draft], stands: Sequence[Phrase]) -> list[Draft]:
        tellings = [t for k in range(len(scene.pieces)) if (t := telling_at(scene, k)) is not None]
        who = candidates(scene, stands) if tellings else []
        for told in tellings:
            keep(scene, told, who, any(d.trigger == told.k and d.sense.type == "CONSULT" for d in drafts))
        return []

    with patch("tawatur.reading.likely", kept):
        reading.read_report(report)


def words_of(report: Report) -> list[tuple[Scene, Telling, list[Candidate], bool]]:
    """All of them."""
    found: list[tuple[Scene, Telling, list[Candidate], bool]] = []
    each_word(report, lambda *word: found.append(word))
    return found


def articles() -> list[str]:
    """The names of all newspaper articles, day by day."""
    return [f"{p.stem}:{n}" for p in sorted(real_articles.ARTICLES.glob("*.zip")) for n in range(len(real_articles.day_articles(p.stem)))]


def annotated() -> set[str]:
    """The names of the articles that other sets annotate."""
    return {r["report"] for part in ("dev", "test", "third") for r in real_articles.gold_of(part)["reports"]}


def judged() -> dict[tuple[str, int], tuple[str, str]]:
    """What was judged so far: of (report, offset) what the word tells and where the names of its sides begin."""
    if not JUDGED.exists():
        return {}
    lines = (x.split("\t") for x in JUDGED.read_text(encoding="utf-8").splitlines() if not x.startswith(("#", "report\t")))
    return {(report, int(offset)): (told, sides) for report, offset, told, sides in lines}


def _names() -> Iterator[str]:
    kept = {r["report"] for r in json.loads((evaluate.ROOT / "evaluation" / "gsr_sentences.json").read_text(encoding="utf-8"))["reports"]}
    left_out = annotated() | kept
    yield from (n for n in [*articles(), *sentences()] if n not in left_out)


def _sheet_entry(
    number: int, report: Report, scene: Scene, told: Telling, who: Iterable[Candidate]
) -> tuple[str, Drawn]:
    text, pieces = report.text, scene.pieces
    start, end, at = pieces[0].start, pieces[-1].end, pieces[told.k]
    marks: dict[str, int] = {}
    inside: dict[int, list[str]] = {}
    outside: list[str] = []
    for c in who:
        named = text[c.phrase.start : c.phrase.end]
        if c.j >= 0:
            mark = str(len(inside) + 1)
            if c.pronoun:
                outside.append(f"{len(inside) + len(outside) + 1}={c.pronoun} pronoun: {' + '.join(c.names)}")
                mark = str(len(inside) + len(outside))
            else:
                inside.setdefault(pieces[c.j].start, []).append(mark)
        else:
            mark = f"b{sum(m.startswith('b') for m in marks) + 1}"
            outside.append(f"{mark}={named} ({' + '.join(c.names)})")
        marks[mark] = c.phrase.start
    out, last = [], start
    for place in sorted({*inside, at.start}):
        out.append(text[last:place])
        out += [f"⟨{m}⟩" for m in inside.get(place, ())]
        out.append("【" if place == at.start else "")
        last = place
        if place == at.start:
            out += [text[at.start : at.end], "】"]
            last = at.end
    out.append(text[last:end])
    body = " ".join("".join(out).split())
    ahead = " ".join(text[max(0, start - BEFORE) : start].split())
    also = f"\n   {'; '.join(outside)}" if outside else ""
    return f"#{number} …{ahead} ‖ {body}{also}", Drawn(report.source, at.start, marks)


def draw(folder: Path, size: int) -> None:
    """Writes sheets of `size` words each, and `key.json`."""
    rng = random.Random(SEED)
    names = list(_names())
    rng.shuffle(names)
    drawn: list[tuple[Report, Scene, Telling, list[Candidate]]] = []
    counts = {"read": 0, "likely": 0, "unlikely": 0}
    for name in names:
        report = report_of(name)
        for scene, told, who, read in words_of(report):
            if len({n for c in who for n in c.names}) < 2:
                continue
            weighed = weigh(scene, told, who)
            sides = sides_of(weighed)
            level = probability("told", of_telling(scene, told, weighed)) if len(sides) >= 2 else 0.0
            kind = "read" if read else "likely" if level >= LIKELY else "unlikely"
            if rng.random() < {"read": READ, "likely": 1.0, "unlikely": SOME}[kind]:
                drawn.append((report, scene, told, who))
                counts[kind] += 1
    rng.shuffle(drawn)
    folder.mkdir(parents=True, exist_ok=True)
    key = []
    for sheet in range(0, len(drawn), size):
        lines = []
        for n, (report, scene, told, who) in enumerate(drawn[sheet : sheet + size], sheet):
            line, entry = _sheet_entry(n, report, scene, told, who)
            lines.append(line)
            key.append(asdict(entry))
        (folder / f"{sheet // size:03}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False), encoding="utf-8")
    print(counts, len(drawn))


def take(folder: Path) -> None:
    """Adds the judgements beside the sheets to the set."""
    key: list[dict[str, Any]] = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    rows = judged()
    for path in sorted(folder.glob("*.judged")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = LINE.match(line)
            if not found:
                if line.strip():
                    print(f"{path.name}: not a judgement: {line}")
                continue
            entry = key[int(found[1])]
            unknown = [m for m in found[4].split() if m not in entry["marks"]]
            if unknown:
                print(f"{path.name}: {found[1]}: no such mark {unknown}")
                continue
            sides = " ".join(str(s) for s in sorted({entry["marks"][m] for m in found[4].split()}))
            rows[entry["report"], entry["offset"]] = found[2] + found[3], sides
    head = (
        "# Words that may tell a meeting in real newspapers, judged by reading (tools/meeting_words.py). report: an article of saudinewsnet by day and number, or a sentence of\n"
        "# arabic_event_gsr by its id. offset: where the word begins. told: T took place or goes on, P planned, wanted, denied, supposed or habitual, N no meeting; X: a side is\n"
        "# named nowhere. sides: where the names of those who took part begin.\n"
        "report\toffset\ttold\tsides\n"
    )
    JUDGED.write_text(head + "".join(f"{n}\t{o}\t{told}\t{sides}\n" for (n, o), (told, sides) in sorted(rows.items())), encoding="utf-8")
    print(len(rows), "judged")


def main() -> None:
    """Draws or takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("draw", "take"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=60)
    args = parser.parse_args()
    draw(args.folder, args.size) if args.verb == "draw" else take(args.folder)


if __name__ == "__main__":
    main()
