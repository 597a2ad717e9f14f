"""Learns whose meeting a word tells, and whether it tells one, and writes `data/likely.tsv`.

    python tools/train_likely.py [--check]

Reads the annotated development sets and the words judged one by one (`tools/meeting_words.py`). Every word that may tell a meeting is an example, whatever
rules make of it: a name near it is a side where the annotated event whose words it stands in has it for a participant, or where it was judged one; the word
tells a meeting where the sides weighed for it are those of an event of its sentence, or those judged. For the latter, sides are weighed by models that have
not seen the report (five folds by report), and only words that no rule reads count. `--check` prints what the folds give, and writes nothing.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import evaluate
import meeting_words
import numpy as np
import real_articles

from tawatur import lexicon
from tawatur.accounts import likely as model
from tawatur.accounts.drafts import Scene
from tawatur.accounts.standing import Candidate, of_side
from tawatur.evaluation import agree, overlap, places_of
from tawatur.ingest import prepare
from tawatur.model import Report

FIELDS = ("dev", "africa", "eurasia", "gulf", "levant", "maghreb", "palestine", "speech", "fresh")
HALVED = ("fresh", "third")  # sets of which the odd reports are only counted
SIDE_PENALTY, TOLD_PENALTY, STEPS, RATE, FOLDS = 5.0, 6.0, 200, 0.1, 5
FIRST_JUDGED = 100_000  # number of the first report with judged words
LEAST_SEEN = 3  # examples a feature must stand in
LEAST_WEIGHT = 0.02
OTHERS, OTHERS_WEIGHT, SEED = 1500, 0.3, 11  # newspaper articles drawn for what tells no meeting, the weight of each of their words
Row = dict[str, object]
Example = tuple[Sequence[str], bool]
Model = Mapping[str, float]
Event = tuple[list[str], list[tuple[int, int]]]  # participants, where its words stand


@dataclass(frozen=True, slots=True)
class Judged:
    """What a word tells by judgement: told (T, P, N, with X where a side is named nowhere) and where the names of its sides begin."""

    told: str
    sides: frozenset[int]


@dataclass(slots=True)
class Word:
    """A word that may tell a meeting."""

    report: int
    read: bool  # by a rule
    scene: Scene
    told: model.Telling
    who: list[Candidate]
    features: list[list[str]]  # of each candidate
    around: list[list[str]]  # participants of each annotated event in whose words it stands, the shortest words first
    near: list[list[str]]  # of each whose words its sentence shares
    judged: Judged | None = None
    levels: list[float] = field(default_factory=list)

    @property
    def has_sides(self) -> bool:
        """Whether it is known who has part."""
        return bool(self.judged.sides if self.judged else self.around)

    @property
    def is_known(self) -> bool:
        """Whether it is known what it tells."""
        return self.judged is None or not (self.judged.told == "TX" and len(self.judged.sides) < 2)

    def is_side(self, who: Candidate) -> bool:
        if self.judged:
            return bool({who.phrase.start} & self.judged.sides) or any(name in self._judged_names for name in who.names)
        return any(agree(name, wanted) for name in who.names for wanted in self.around[0])

    @property
    def is_right(self) -> bool:
        """Whether it tells a meeting of those weighed for its sides."""
        if self.judged:
            return self.judged.told in ("T", "TX") and min(overlap(self._judged_names, self.sides)) >= 0.5
        return any(min(overlap(people, self.sides)) >= 0.5 for people in self.near)

    @property
    def _judged_names(self) -> list[str]:
        sides = self.judged.sides if self.judged else frozenset()
        return model.names_of(c for c in self.who if c.phrase.start in sides)

    @property
    def weighed(self) -> list[model.Weighed]:
        return list(zip(self.levels, self.who, strict=True))

    @property
    def sides(self) -> list[str]:
        """The names of the candidates likely enough."""
        return model.names_of(model.sides_of(self.weighed))


def reports() -> Iterator[tuple[Row, str, str | None]]:
    """(annotation, text, address) of every report to learn from."""
    for part in FIELDS:
        gold = json.loads((evaluate.ROOT / "evaluation" / f"passages_{part}_gold.json").read_text(encoding="utf-8"))
        for row in gold["reports"]:
            if part not in HALVED or int(row["report"].removesuffix(".txt").rsplit("_", 1)[1]) % 2 == 0:
                yield row, (evaluate.ROOT / "evaluation" / "passages" / row["report"]).read_text(encoding="utf-8"), None
    if not real_articles.ARTICLES.exists():
        raise SystemExit(f"{real_articles.ARTICLES}: not there; the newspaper articles are learned from too")
    for part in ("dev", "third"):
        rows = real_articles.gold_of(part)["reports"]
        for row in rows[1::2] if part in HALVED else rows:
            yield row, real_articles.text_of(row["report"]), real_articles.article_of(row["report"])["url"]
    gold = json.loads((evaluate.ROOT / "evaluation" / "gsr_sentences.json").read_text(encoding="utf-8"))
    lines = (
        (evaluate.SHARED / "data" / "arabic_event_gsr" / "sentences_dev.jsonl").read_text(encoding="utf-8").splitlines()
    )
    texts = {item["id"]: item["text"] for item in map(json.loads, lines)}
    yield from ((row, texts[row["report"]], None) for row in gold["reports"])


def judged_words() -> dict[str, dict[int, Judged]]:
    """The words judged one by one: of each report, by where they begin."""
    found: dict[str, dict[int, Judged]] = {}
    for (report, offset), (told, sides) in meeting_words.judged().items():
        found.setdefault(report, {})[offset] = Judged(told, frozenset(map(int, sides.split())))
    return found


def words() -> list[Word]:
    """Every word that may tell a meeting, in all annotated reports, and those judged."""
    found: list[Word] = []
    for n, (row, text, url) in enumerate(reports()):
        events = [
            (e["participants"], list(_spans(text, e.get("evidence")))) for e in row["events"] if e["type"] == "CONSULT"
        ]  # type: ignore[attr-defined]
        found += _words(
            prepare(text, source=str(row["report"]), published=date.fromisoformat(str(row["published"])), url=url),
            n,
            events,
        )
    for n, (name, judged) in enumerate(judged_words().items(), FIRST_JUDGED):
        of_report = _words(meeting_words.report_of(name), n, [])
        for word in of_report:
            word.judged = judged.get(word.scene.pieces[word.told.k].start)
        found += [w for w in of_report if w.judged]
    return found


def others() -> list[Word]:
    """The words that may tell a meeting, and by no rule do, in newspaper articles drawn at random of which no word was judged."""
    annotated = set(judged_words()) | meeting_words.annotated()
    names = meeting_words.articles()
    random.Random(SEED).shuffle(names)
    found: list[Word] = []
    for n, name in enumerate([x for x in names if x not in annotated][:OTHERS]):
        found += [w for w in _words(meeting_words.report_of(name), -1 - n, []) if not w.read]
    return found


def _words(report: Report, n: int, events: Sequence[Event]) -> list[Word]:
    """The words of a report that may tell a meeting, as the rules leave it: with nothing weighed."""
    found: list[Word] = []

    def keep(scene: Scene, told: model.Telling, who: list[Candidate], read: bool) -> None:
        start, end, at = scene.pieces[0].start, scene.pieces[-1].end, scene.pieces[told.k].start
        around = sorted((e - s, people) for people, spans in events for s, e in spans if s <= at < e)
        near = [people for people, spans in events if any(s < end and start < e for s, e in spans)]
        found.append(Word(n, read, scene, told, who, [list(of_side(scene, told, c)) for c in who], [people for _, people in around], near))

    meeting_words.each_word(report, keep)
    return found


def _spans(text: str, evidence: str | list[int] | None) -> Iterator[tuple[int, int]]:
    """Where the words of an annotated event stand; everywhere where the annotation does not say."""
    if evidence is None:
        yield 0, len(text)
    elif isinstance(evidence, list):
        yield evidence[0], evidence[1]
    else:
        yield from places_of(text, evidence)


def side_examples(known: Iterable[Word]) -> list[Example]:
    """Each name near a word of an annotated event."""
    return [
        (features, word.is_side(c))
        for word in known
        if word.has_sides
        for c, features in zip(word.who, word.features, strict=True)
    ]


def told_examples(known: Iterable[Word]) -> list[tuple[int, Example]]:
    """(report, example) of each word that no rule reads and that has two sides."""
    found = []
    for word in known:
        if not word.read and word.is_known and len(word.sides) >= 2:
            found.append((word.report, (model.of_telling(word.scene, word.told, word.weighed), word.is_right)))
    return found


def learn(examples: Sequence[Example], penalty: float, apart: Sequence[Example] = ()) -> Model:
    """Weights by feature, and the bias: logistic regression with a squared penalty."""
    examples, weight = [*examples, *apart], np.repeat([1.0, OTHERS_WEIGHT], [len(examples), len(apart)])
    counts: dict[str, int] = {}
    for features, _ in examples:
        for name in set(features):
            counts[name] = counts.get(name, 0) + 1
    index = {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_SEEN))}
    bias, number = len(index), len(examples)
    lists = [[*(index[f] for f in set(features) if f in index), bias] for features, _ in examples]
    columns = np.array([c for row in lists for c in row])
    rows = np.repeat(np.arange(number), [len(row) for row in lists])
    wanted = np.array([right for _, right in examples], float)
    weights, speed, size = np.zeros(bias + 1), np.zeros(bias + 1), np.zeros(bias + 1)
    shrink = np.full(bias + 1, penalty / number)
    shrink[-1] = 0.0
    for step in range(1, STEPS + 1):
        error = weight * (1 / (1 + np.exp(-np.bincount(rows, weights[columns], number))) - wanted)
        slope = np.bincount(columns, error[rows], bias + 1) / number + shrink * weights
        speed, size = 0.9 * speed + 0.1 * slope, 0.999 * size + 0.001 * slope * slope
        weights -= RATE * (speed / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.999**step)) + 1e-8)
    kept = {n: round(float(weights[k]), 3) for n, k in index.items() if abs(weights[k]) >= LEAST_WEIGHT}
    return {"bias": round(float(weights[-1]), 3), **kept}


def weigh_apart(known: Sequence[Word]) -> Mapping[int, int]:
    """Weighs the candidates of every word by a model that has not seen its report; gives the fold of each report."""
    numbers = sorted({w.report for w in known})
    random.Random(3).shuffle(numbers)
    fold = {n: k % FOLDS for k, n in enumerate(numbers)}
    for k in range(FOLDS):
        by = learn(side_examples(w for w in known if fold[w.report] != k), SIDE_PENALTY)
        for word in known:
            if fold[word.report] == k:
                word.levels = [model.chance(by, f) for f in word.features]
    return fold


def check(known: Sequence[Word], fold: Mapping[int, int], apart: Sequence[Example]) -> Iterator[str]:
    """What the folds give: events whose sides are found, and words told at each probability."""
    for what, some in (
        ("annotated", [w for w in known if w.around]),
        ("judged", [w for w in known if w.judged and w.judged.told == "T" and len(w.judged.sides) > 1]),
    ):
        unread = [w for w in some if not w.read]
        yield f"{len(some)} {what} words of events: the sides of {sum(map(_matches, some))} found; {len(unread)} that no rule reads: {sum(map(_matches, unread))}"
    examples = told_examples(known)
    scored: list[tuple[float, bool, bool]] = []
    for k in range(FOLDS):
        by = learn([e for n, e in examples if fold[n] != k], TOLD_PENALTY, apart)
        scored += [(model.chance(by, e[0]), e[1], n >= FIRST_JUDGED) for n, e in examples if fold[n] == k]
    half = len(apart) // 2
    by = learn([e for _, e in examples], TOLD_PENALTY, apart[:half])
    unseen = [model.chance(by, f) for f, _ in apart[half:]]
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        told, judged = (
            [right for p, right, apart in scored if p >= least and apart == which] for which in (False, True)
        )
        drawn = f"of {len(unseen)} words of articles drawn at random {sum(p >= least for p in unseen)}"
        yield f"told from {least}: annotated {sum(told)} of {len(told)} right, judged {sum(judged)} of {len(judged)}; {drawn}"


def _matches(word: Word) -> bool:
    return word.is_right if word.judged else any(min(overlap(people, word.sides)) >= 0.5 for people in word.around)


def learned() -> tuple[list[Word], Mapping[int, int], Model, list[Example]]:
    """The words with their sides weighed apart, the fold of each report, the model of sides, and the examples of articles drawn at random."""
    known = words()
    fold = weigh_apart(known)
    side = learn(side_examples(known), SIDE_PENALTY)
    drawn = others()
    for word in drawn:
        word.levels = [model.chance(side, f) for f in word.features]
    return known, fold, side, [e for _, e in told_examples(drawn)]


def lines() -> Iterator[str]:
    """What the folds give, for docs/evaluation.md."""
    known, fold, _, apart = learned()
    yield from check(known, fold, apart)


def main() -> None:
    """Trains, or checks."""
    known, fold, side, apart = learned()
    print("\n".join(check(known, fold, apart)))
    if "--check" in sys.argv:
        return
    models = {"side": side, "told": learn([e for _, e in told_examples(known)], TOLD_PENALTY, apart)}
    head = (
        "# Weights of the two models that find meetings whose sides no rule finds, written by tools/train_likely.py from the annotated development sets:\n"
        "# `side`, who has part in it, and `told`, whether it is told at all. model, feature, weight. Read by tawatur.accounts.likely.\n"
        "model\tfeature\tweight\n"
    )
    body = "".join(
        f"{name}\t{feature}\t{weight:g}\n"
        for name, weights in models.items()
        for feature, weight in sorted(weights.items())
    )
    (lexicon.DATA / "likely.tsv").write_text(head + body, encoding="utf-8")
    print(f"{sum(map(len, models.values()))} weights")


if __name__ == "__main__":
    main()
