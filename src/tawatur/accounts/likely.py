"""Meetings whose sides no rule finds: weighed by how words and names stand, and told where that makes them likely."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tawatur import lexicon
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.beside import JOINING
from tawatur.accounts.clauses import clause_at, is_verb
from tawatur.accounts.drafts import LIKELY_RULE, Draft, Scene, Telling, build_draft
from tawatur.accounts.noun_arguments import noun_arguments
from tawatur.accounts.nouns import settle
from tawatur.accounts.standing import PEOPLE, Candidate, candidates, of_side, of_word, telling_at
from tawatur.accounts.subjects import of_head
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import THAT, word_sets

LEAST_SIDE = 0.4  # of a side; chosen, as the next, by `tools/train_likely.py --check`
LEAST_TOLD = 0.4  # of a meeting
_DOUBTFUL = 0.25  # of a candidate who may be a side after all

Weighed = tuple[float, Candidate]


def likely(scene: Scene, found: Sequence[Draft], stands: Sequence[Phrase]) -> list[Draft]:
    """Meetings told by words that none of the drafts found comes from, and of which no rule knows better; `stands`: the sentence's pronouns with whom they stand for."""
    done = {d.trigger for d in found} | scene.refused
    tellings = [t for k, p in enumerate(scene.pieces) if p.kind == "lex" and k not in done and (t := telling_at(scene, k)) is not None and not (_before_press(scene, t) or _of_noun(scene, t) or _of_department(scene, t))]
    who = candidates(scene, stands) if tellings else []
    if len(names_of(who)) < 2:
        return []
    made: list[Draft] = []
    for told in tellings:
        draft = _read(scene, told, who)
        if draft is not None and not any(_same(draft, d) for d in (*found, *made)):
            made.append(draft)
    return made


def _read(scene: Scene, told: Telling, who: Sequence[Candidate]) -> Draft | None:
    if scene.pieces[told.k].prep in JOINING or _by_means_of(scene, told):
        return None  # «برعاية ووساطة قطرية» is no mediation of its own
    weighed = weigh(scene, told, [c for c in who if not (_is_setting(scene, told, c) or _in_what_is_said(scene, told, c))])
    sides = sides_of(weighed)
    if len(names_of(sides)) < 2 or _one_sided(scene, told, sides):
        return None
    rule, word = f"{LIKELY_RULE}{told.trigger.lemma}", scene.pieces[told.k].norm
    level = probability("told", of_telling(scene, told, weighed))
    if level < LEAST_TOLD:
        scene.silent.append((word, f"{rule}: of {' and '.join(names_of(sides))} at {level:.2f}, too little"))
        return None
    roles = [("target" if told.trigger.sense.mode == "visit" and c.j > told.k and not c.pronoun else "source", c.phrase) for c in sides]
    args, tense = _around(scene, told)
    draft = build_draft(scene, told.clause, told.k, told.trigger.sense, roles, args, tense, rule, [])
    if draft is not None and told.kind != "verb":
        settle(scene, told.clause, told.k, told.trigger, draft)
    return draft if draft is not None and draft.status in ("happened", "ongoing") else None  # the models have seen too little of what is only planned


def _of_other_visit(scene: Scene, told: Telling, k: int) -> bool:
    """Whether the word at piece k is the noun of another meeting of the same kind, which the name behind it completes."""
    other = telling_at(scene, k) if scene.pieces[k].has("noun") is not None and not is_verb(scene.pieces, k) else None
    return other is not None and other.trigger is told.trigger


_WORDS_OF = frozenset({"تصريحات", "تصريح", "كلام", "اقوال", "حديث", "خطاب", "كلمه", "موقف", "مواقف", "تهديدات", "بيان", "تصريحاته", "سياسه", "سياسات", "حكومه", "اداره"})
_MEANS = frozenset({"عبر", "من خلال", "بواسطه"})
_ABOUT = frozenset({"حول", "بشان", "بخصوص"})


def _by_means_of(scene: Scene, told: Telling) -> bool:
    """Whether talks are only the means to an end: «لا يحل إلا من خلال الحوار مع طهران»."""
    before = scene.pieces[told.k - 1].norm if told.k else ""
    return told.kind == "noun" and scene.pieces[told.k].definite and bool({scene.pieces[told.k].prep, before} & _MEANS)


def _is_setting(scene: Scene, told: Telling, who: Candidate) -> bool:
    """Whether a state is only where a meeting is told to be, «محادثات … في سويسرا», or somebody whom a war is fought against, or what the ending of its verb takes up; whoever visits, visits it."""
    if who.j >= 0 and not who.pronoun and (scene.pieces[who.j].prep == "ضد" or (told.kind == "noun" and scene.pieces[who.head].prep in _ABOUT)):
        return True  # «محادثات بشأن حربها ضد الحركة», «المفاوضات حول إيران والعراق»
    if who.j > 0 and who.pronoun == "enclitic" and scene.pieces[who.j].has("light") and scene.pieces[who.j - 1].has("noun"):
        return True  # «مباحثات أجراها»: the talks themselves
    if told.kind == "noun" and who.head > 0 and who.head - 1 != told.k and not who.pronoun and not scene.pieces[who.head].prep and _of_other_visit(scene, told, who.head - 1):
        return True  # «وتأتي زيارة فلان بعد زيارة فلان»
    if who.j > 0 and not who.pronoun and scene.pieces[who.head - 1].norm.removeprefix("ال") in _WORDS_OF and not scene.pieces[who.head].prep:
        return True  # «تأتي تصريحات نتنياهو رغم زيارة فلان»
    if who.j > 1 and not who.pronoun and _only_tells_who(scene, who.j):
        return True  # «غولد، وهو مستشار قديم لنتنياهو، عقد …»
    if who.phrase.group == "side" and not (who.phrase.definite or who.phrase.actor or who.phrase.parts):
        return True  # «مجموعات لم تكن طرفاً في الاتفاق»
    if told.kind == "noun" and who.j == told.k + 1 and _is_seat(scene, who):
        return True  # «محادثات أستانا»
    here = who.j >= 0 and not who.pronoun and who.phrase.kind == "state" and scene.pieces[who.j].prep == "في"
    return here and told.trigger.sense.mode != "visit"


def _only_tells_who(scene: Scene, j: int) -> bool:
    """Whether the name at piece j stands in words between marks that «وهو» opens and that only tell who somebody is."""
    ahead = next((n for n in range(j - 1, max(0, j - 9), -1) if scene.pieces[n].kind == "mark"), None)
    opening = scene.pieces[ahead + 1] if ahead is not None else None
    closed = any(p.kind == "mark" for p in scene.pieces[j + 1 : j + 5])
    return opening is not None and ahead is not None and opening.cue == "pron" and opening.conj == "و" and closed and not any(is_verb(scene.pieces, n) for n in range(ahead + 1, j))


def _is_seat(scene: Scene, who: Candidate) -> bool:
    """Whether a capital alone completes the noun before it, so that it is where they met: «محادثات أستانا», not «محادثات موسكو وكييف»."""
    piece, behind = scene.pieces[who.j], scene.pieces[who.j + 1 : who.j + 2]
    listed = bool(behind) and behind[0].phrase is not None and behind[0].conj == "و"
    return who.phrase.rule == "states.capital" and not piece.prep and not piece.conj and not listed


def _in_what_is_said(scene: Scene, told: Telling, who: Candidate) -> bool:
    """Whether somebody is only spoken of behind «أن», the meeting being the occasion of the saying: «وقال خلال لقائه فلاناً إن هنية …»."""
    if who.pronoun or who.j <= told.k or told.kind == "verb":
        return False
    clause = next((c for c in scene.clauses[told.clause + 1 :] if c.start <= who.j < c.end), None)
    saying = scene.clauses[told.clause].verb
    said = saying is not None and saying < told.k and any(e[0] == "speech" for e in scene.pieces[saying].entries)
    return said and clause is not None and clause.opener == "sub" and clause.word in THAT


def _of_noun(scene: Scene, told: Telling) -> bool:
    """Whether the verb only says who held what its relative clause hangs on: «المحادثات التي استضافتها بروكسل»."""
    piece = scene.pieces[told.k]
    return told.kind == "verb" and piece.enclitic in ("ه", "ها") and piece.has("light") is not None and of_head(scene, scene.clauses[told.clause])


def _of_department(scene: Scene, told: Telling) -> bool:
    """Whether the talks only say what an office is for: «رئيس دائرة المفاوضات», «مسؤول ملف الحوار»."""
    before = scene.pieces[told.k - 1].norm.removeprefix("ال") if told.k else ""
    return told.kind == "noun" and not scene.pieces[told.k].prep and before in _DEPARTMENTS


_DEPARTMENTS = word_sets()["departments"]


def _before_press(scene: Scene, told: Telling) -> bool:
    """Whether it is a press conference of one man, whoever he speaks of there."""
    behind = scene.pieces[told.k + 1].norm if told.k + 1 < len(scene.pieces) else ""
    return scene.pieces[told.k].norm.startswith(("مؤتمر صح", "موتمر صح", "موتمرا صح")) and not behind.startswith("مشترك")


def _one_sided(scene: Scene, told: Telling, sides: Sequence[Candidate]) -> bool:
    """Whether all are met by somebody who is not named: «لقاءات مع فلان وفلان», «والتقى كلاً من فلان وفلان»."""
    if told.kind == "verb":
        if _met_before(scene, told, sides):
            return True
        listed = all(c.j > told.k and c.head == sides[0].head for c in sides)
        return listed and any(p.norm.startswith("كلا") for p in scene.pieces[told.k + 1 : sides[0].head + 1])
    return all(c.j > told.k and scene.pieces[c.head].prep in ("مع", "ب") for c in sides)


def _met_before(scene: Scene, told: Telling, sides: Sequence[Candidate]) -> bool:
    """Whether all sides before the verb were met by somebody who is not named: «حيث التقى فلاناً، ثم … حيث اجتمع بفلان»."""
    names = {name for c in sides if c.j <= told.k for name in c.names}
    before = [j for j in range(told.k) if (p := scene.pieces[j].phrase) is not None and p.name in names]
    return bool(before) and all(_is_whom_met(scene, j, told.clause) for j in before)


def _is_whom_met(scene: Scene, j: int, clause: int) -> bool:
    """Whether the name at piece j is all that stands behind a verb of meeting in another clause, whose subject is named before it or nowhere."""
    here = clause_at(scene.clauses, j)
    if here is None or here == clause:
        return False
    verb = scene.clauses[here].verb
    if verb is None or verb != j - 1 or telling_at(scene, verb) is None:
        return False
    return not any(p.phrase is not None and p.phrase.kind in PEOPLE for p in scene.pieces[j + 1 : scene.clauses[here].end])


def _around(scene: Scene, told: Telling) -> tuple[Arguments, str]:
    """The times and places that stand around the word, and its tense."""
    clause = scene.clauses[told.clause]
    if told.kind != "verb":
        return noun_arguments(scene, told.k, clause, [], told.trigger.sense)[0], "noun"
    entry = next((e for e in scene.pieces[told.k].entries if e[0] == "verb" and triggers.verbs()[e[1]] is told.trigger), None)
    return after(scene.pieces, told.k + 1, clause.end, True), str(entry[2]) if entry is not None else "past"


def weigh(scene: Scene, told: Telling, who: Iterable[Candidate]) -> list[Weighed]:
    """Each candidate with the probability that it is a side."""
    return [(probability("side", of_side(scene, told, c)), c) for c in who]


def sides_of(weighed: Sequence[Weighed]) -> list[Candidate]:
    """The candidates likely enough to be sides."""
    return [c for p, c in weighed if p >= LEAST_SIDE]


def of_telling(scene: Scene, told: Telling, weighed: Sequence[Weighed]) -> list[str]:
    """Features of a word and of the sides weighed for it: what speaks for a meeting told there."""
    sides, levels = sides_of(weighed), sorted((p for p, _ in weighed), reverse=True)
    both = int(8 * math.prod(levels[:2]))
    many, doubtful = len(names_of(sides)), sum(_DOUBTFUL < p < LEAST_SIDE for p in levels)
    public = sum(_is_public(c.phrase) for c in sides)
    shape = f"{told.kind},{scene.pieces[told.k].definite}"
    return [
        *of_word(scene, told), f"sides={min(many, 5)}", f"two={many >= 2},{told.kind}", f"two={many >= 2},{shape}", f"doubtful={min(doubtful, 3)}",
        f"first={_tenth(levels[:1])}", f"second={_tenth(levels[1:2])}", f"least={_tenth([p for p in levels if p >= LEAST_SIDE][-1:])}",
        f"public={min(public, 3)} of {min(many, 3)}", f"public={min(public, 3)},{told.kind}", f"news={scene.discourse.happening is not None}", f"here={bool(scene.here)}",
        f"news={scene.discourse.happening is not None},{shape}", f"lemma={told.trigger.lemma},two={many >= 2}", f"lemma={told.trigger.lemma},public={min(public, 2)}",
        f"kinds={'+'.join(sorted({c.phrase.kind for c in sides}))}", f"pronouns={'+'.join(sorted({c.pronoun for c in sides}))}",
        f"both={both}", f"both={both},{told.kind}", f"unnamed={sum(not c.names for c in sides)}", *_of_affairs(scene, told, sides),
    ]  # fmt: skip


def _of_affairs(scene: Scene, told: Telling, sides: Sequence[Candidate]) -> list[str]:
    """How much of states' affairs it is: of how many states the sides are, how many of them the roster lists, and who else the sentence names."""
    people = [p for c in sides for p in c.phrase.parts or (c.phrase,)]
    states, listed = len({p.country for p in people if p.country}), sum(_is_listed(p) for p in people)
    around = [p.phrase for p in scene.pieces if p.phrase is not None]
    return [
        f"states={min(states, 3)}", f"states={min(states, 3)},{told.kind}", f"states={min(states, 3)},lemma={told.trigger.lemma}",
        f"listed={min(listed, 3)}", f"listed={min(listed, 3)},{told.kind}", f"around,states={min(len({p.country for p in around if p.country}), 4)}",
        f"around,listed={min(sum(map(_is_listed, around)), 4)}", *(f"group={g}" for g in sorted({c.phrase.group for c in sides if c.phrase.group})),
    ]  # fmt: skip


def _is_listed(phrase: Phrase) -> bool:
    return bool(phrase.actor and not phrase.actor.startswith("?"))


def _is_public(phrase: Phrase) -> bool:
    """Whether he holds an office, or is of the roster, no mere name or crowd."""
    return bool(phrase.office or phrase.roles or phrase.parts or phrase.kind == "state" or _is_listed(phrase))


def _tenth(levels: Sequence[float]) -> str:
    return str(int(10 * levels[0])) if levels else "none"


def probability(model: str, features: Iterable[str]) -> float:
    """By one of the two models of likely.tsv, `side` and `told`."""
    return chance(_weights()[model], features)


def chance(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """By a logistic model with a weight `bias`, of features that hold; unknown ones weigh nothing."""
    return 1 / (1 + math.exp(-weights["bias"] - sum([weights.get(f, 0.0) for f in set(features)])))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {"side": {"bias": 0.0}, "told": {"bias": 0.0}}
    for row in lexicon.table("likely"):
        found[row["model"]][row["feature"]] = float(row["weight"])
    return found


def names_of(who: Iterable[Candidate]) -> list[str]:
    """Each name once, in order."""
    return list(dict.fromkeys(name for c in who for name in c.names))


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell a meeting of the same people: they share half of those the shorter one names."""
    if other.sense.type != one.sense.type:
        return False
    a, b = ({p.name for _, p in d.roles if p.name} for d in (one, other))
    return 2 * len(a & b) >= max(1, min(len(a), len(b)))
