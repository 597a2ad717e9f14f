"""Other rounds of talks told before, whose sides nobody names again: «مقارنة بالجولة الأولى المنعقدة في …», «الجولتان اللتان استضافتهما إسطنبول في … و…»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.beside import JOINING
from tawatur.accounts.clauses import COMMAS, clause_at, is_verb
from tawatur.accounts.drafts import Draft, Scene
from tawatur.accounts.locating import expanse, is_place, locates
from tawatur.accounts.series_nouns import APART, COUNTS, HELD, HOSTED, LAST, SeriesNoun, bare, is_meeting, noun_at
from tawatur.accounts.wordforms import DATING_BACK
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Place

_FIRST = word_sets()["first_of_them"]
_NEXT = word_sets()["next_of_them"]
_STOPPING = word_sets()["scheduled"] | frozenset({"منذ", "حتي", "بعد", "قبل", "عقب", "قبيل", "لكن", "مع", "الي", "عن", "رغم"})
_CONTESTS = word_sets()["contests"]
_AT_MOST = 26  # pieces behind the noun that may say when and where
_NAMED_AFTER = 3  # pieces behind a relative pronoun within which its verb stands


@dataclass(slots=True)
class _Setting:
    """When and where one of several was."""

    time: Interval | None = None
    place: Place | None = None
    number: int = 0

    @property
    def told(self) -> bool:
        return self.time is not None or self.place is not None


def read_series(scene: Scene, found: list[Draft]) -> None:
    """Adds to what a sentence tells each round of the talks told before that it gives a day or place of its own."""
    if not _CONTESTS.isdisjoint([p.norm for p in scene.pieces]):
        return  # «فاز في الجولة الأولى من الانتخابات»
    for k in range(len(scene.pieces)):
        noun = noun_at(scene, k)
        if noun is None:
            continue
        settings = _settings(scene, noun)
        if not all(_is_past(s, scene.discourse.published) for s in settings):
            continue
        if (owner := _owner(scene, found, noun)) is not None:
            _part(found, owner, settings)
            if len(settings) == 1 and noun.last:
                owner.times, owner.places = [t for t in (settings[0].time,) if t is not None], [p for p in (settings[0].place,) if p is not None]
            elif len(settings) == 1 and (noun.place is not None or (owner.reference and owner.rule.endswith("+round"))):
                owner.times = owner.times or [t for t in (settings[0].time,) if t is not None]
                owner.places = owner.places or [p for p in (settings[0].place,) if p is not None]
        elif settings and _enough(scene, noun, settings):
            _drop_hosts(scene, found, noun)
            _leave_to(scene, found, noun, settings)
            found += [_draft(scene, noun, s) for s in settings]
    _move(scene, found)
    _again(scene, found)


def _settings(scene: Scene, noun: SeriesNoun) -> list[_Setting]:
    """Each time and place told behind the noun, as «و», «ثم» and «الأولى …، والثانية …» part them; of a single round, that of its own."""
    found = [_Setting(number=noun.number)]
    for j in range(_begins(scene, noun), min(noun.end + _AT_MOST, len(scene.pieces))):
        piece = scene.pieces[j]
        if _stops(scene, j, noun):
            break
        if piece.norm in LAST:
            found, noun.last, noun.earlier = [_Setting()], True, True
            continue
        which = _counted_off(piece.norm)
        parted = bool(piece.conj) or piece.norm == "ثم" or which > 1
        if found[-1].told and parted and (which > 1 or noun.two):
            found.append(_Setting())
        elif found[-1].told and parted and piece.kind != "time":
            break
        found[-1].number = which or found[-1].number
        if piece.kind == "time" and piece.time is not None and piece.time.latest is not None:
            found[-1].time = found[-1].time or piece.time
        elif piece.phrase is not None and piece.phrase.place is not None and found[-1].place is None:
            found[-1].place = piece.phrase.place
        noun.held = noun.held or piece.norm in HELD or piece.norm in HOSTED
    if len(found) == 1 and found[0].time is None and found[0].place is not None:
        found[0].time = _time_before(scene, noun)
    if noun.place is not None and len(found) == 1:
        found[0].place = noun.place
    elif (before := _place_before(scene, noun)) is not None and all(s.place is None for s in found):
        found[0].place = before
    return _completed([s for s in found if s.told], noun)


def _place_before(scene: Scene, noun: SeriesNoun) -> Place | None:
    """The one place between «مرتين» and «أولاهما»: «مرتين من قبل في بانمونجوم، أولاهما يوم …»."""
    between = scene.pieces[noun.end : _begins(scene, noun)]
    places = [p.phrase.place for p in between if p.phrase is not None and p.phrase.place is not None and not expanse(p.phrase)]
    return places[0] if len(places) == 1 else None


def _time_before(scene: Scene, noun: SeriesNoun) -> Interval | None:
    """The one time before the noun in its sentence, where nobody and nothing else that happened stands between: «وتم في 16 مايو عقد جولة أولى من المحادثات في باريس»."""
    times = [p.time for p in scene.pieces if p.kind == "time"]
    at = next((j for j in range(noun.k - 1, max(-1, noun.k - 7), -1) if scene.pieces[j].kind == "time"), None)
    if at is None or len(times) != 1 or any(p.kind == "np" or (p.kind == "mark" and p.norm not in COMMAS) for p in scene.pieces[at:noun.k]):
        return None
    first = next((p for p in scene.pieces if p.kind != "cue"), None)
    held = any(p.norm in HELD for p in scene.pieces[: noun.k])
    return times[0] if held or (first is not None and first.kind == "time") else None


def _begins(scene: Scene, noun: SeriesNoun) -> int:
    """Where it begins to be told when and where the rounds were: behind «مرتين», with «أولاهما»."""
    ahead = range(noun.end, min(noun.end + APART, len(scene.pieces)))
    if (last := next((j for j in ahead if scene.pieces[j].norm in LAST), None)) is not None:
        return last
    counts = bare(scene.pieces[noun.k]) in COUNTS
    return next((j for j in ahead if counts and scene.pieces[j].norm in _FIRST), noun.end)


def _completed(found: list[_Setting], noun: SeriesNoun) -> list[_Setting]:
    """The settings with the place told once for all; none where fewer are told than the noun counts, or one tells no time where another does."""
    if noun.two and len(found) == 1 and (both := _two_days(found[0])):
        return both
    if noun.two and len(found) != 2:
        return []
    if len(found) == 2 and found[0].time is None and found[1].time is not None and found[1].time.precision not in ("day", "days") and found[1].place is not None:
        found[0].time = found[1].time  # «اجتماعين في مسقط وروما في فبراير»
    places = [s.place for s in found if s.place is not None]
    if len(found) > 1 and len(places) == 1 and found[0].place is not None:
        for setting in found:
            setting.place = places[0]
    return found if len(found) < 2 or len({s.time is None for s in found}) == 1 else []


def _two_days(setting: _Setting) -> list[_Setting]:
    """One setting for each of two days told together: «الجولتان السابقتان في 12 و19 أبريل»; none where the time is not so told."""
    when = setting.time
    if when is None or when.precision != "days" or when.earliest is None or when.latest is None or " و" not in when.text or len(when.text.split()) > 4:
        return []
    return [_Setting(replace(when, earliest=day, latest=day, precision="day"), setting.place, setting.number + n) for n, day in enumerate((when.earliest, when.latest))]


def _counted_off(norm: str) -> int:
    return 1 if norm in _FIRST else 2 if norm in _NEXT else 0


def _stops(scene: Scene, j: int, noun: SeriesNoun) -> bool:
    """Whether piece j tells something else than when and where the rounds were."""
    piece, before = scene.pieces[j], scene.pieces[j - 1]
    if piece.norm in HELD or piece.norm in HOSTED or piece.norm in LAST or _counted_off(piece.norm) or _sponsored(scene, j, noun):
        return False
    if piece.norm == ":" and noun.two and j + 1 < len(scene.pieces) and scene.pieces[j + 1].norm in _FIRST:
        return False
    if piece.norm == "الي" and j == noun.end and any(p.norm in DATING_BACK for p in scene.pieces[: noun.k]):
        return False  # «تعود آخر جولة إلى مايو»
    if piece.norm in _STOPPING or piece.cue in ("sub", "neg") or (piece.kind == "mark" and piece.norm not in COMMAS):
        return True
    if piece.kind == "np":
        hosts = before.norm in HOSTED and not piece.prep
        sides = piece.phrase is not None and piece.phrase.rule.startswith("sides.")
        listed = bool(piece.conj) and before.kind == "np" and piece.phrase is not None and piece.phrase.place is not None
        placed = hosts or listed or is_place(scene.pieces, j)
        return not (sides or (placed and piece.phrase is not None and not expanse(piece.phrase)))
    if piece.kind == "lex":
        return True
    return piece.kind == "word" and not (piece.norm.startswith("ال") or locates(scene.pieces, j) or piece.norm in ("ايضا", "ثم", "قرب", "بمدينه"))




def _sponsored(scene: Scene, j: int, noun: SeriesNoun) -> bool:
    """Whether the piece tells under whose auspices the round was: «استضافته باريس برعاية أميركية في مايو»."""
    if scene.pieces[j].norm in JOINING:
        return True
    led = next((n for n in range(j - 1, max(noun.end - 1, j - 4), -1) if scene.pieces[n].norm in JOINING), None)
    between = scene.pieces[led + 1 : j + 1] if led is not None else []
    return bool(between) and all(p.kind in ("word", "np") and (not p.prep or p.prep == "من" or p.prep in JOINING) for p in between if p.norm != "من")


def _is_past(setting: _Setting, published: date | None) -> bool:
    return setting.time is None or published is None or (setting.time.latest is not None and setting.time.latest < published)


def _enough(scene: Scene, noun: SeriesNoun, settings: Sequence[_Setting]) -> bool:
    """Whether it is plain that other rounds are meant than the one told: told as earlier, or with a day and a number, or as held."""
    if scene.pieces[noun.k].norm in (*COUNTS, "مرات") or not (scene.here or scene.discourse.sides) or _of_another(scene, noun):
        return False
    dated = all(s.time is not None for s in settings)
    back = any(p.cue == "aux" for p in scene.pieces[:2]) and noun.held and scene.pieces[noun.k].norm.startswith("ال")
    if (noun.begun or back) and dated and all(s.place is not None for s in settings):
        return True
    return (noun.earlier and (dated or noun.held)) or (dated and (noun.number > 0 or noun.two) and (noun.held or all(s.place is not None for s in settings)))


def _of_another(scene: Scene, noun: SeriesNoun) -> bool:
    """Whether somebody else does what the clause's verb tells with the noun for its object: «وكان مجلس الأمن عقد جلسة سابقة»."""
    index = clause_at(scene.clauses, noun.k)
    clause = scene.clauses[index] if index is not None else None
    if clause is None or clause.verb is None or clause.verb >= noun.k:
        return False
    entry = scene.pieces[clause.verb].has("light")
    if entry is None or triggers.light_verbs()[entry[1]].voice not in ("active", "join", "lead"):
        return False
    named = (p.phrase for p in scene.pieces[clause.start : noun.k] if p.phrase is not None and not p.prep)
    known = {p.name for p in (*scene.here, *scene.discourse.sides)}
    return any(p.kind in ("person", "office", "organisation", "group", "state") and not p.rule.startswith("sides.") and p.name not in known for p in named)


def _owner(scene: Scene, found: Sequence[Draft], noun: SeriesNoun) -> Draft | None:
    """The draft that tells what the noun counts."""
    clause = clause_at(scene.clauses, noun.k)
    several = noun.two or noun.last or bare(scene.pieces[noun.k]) in COUNTS
    for draft in found:
        if draft.sense.type != "CONSULT" or _is_of_host(scene, draft, noun) or (draft.reference and draft.rule.startswith("noun.") and draft.trigger < noun.k):
            continue
        of_round = draft.rule.endswith(("+round", "+rounds")) and draft.clause == clause and abs(draft.trigger - noun.k) <= _NEAR
        before = several and draft.clause == clause and noun.k - draft.trigger in range(1, 10)
        if draft.trigger == noun.k or of_round or before or draft.trigger in range(noun.k, noun.end + 4):
            return draft
    return None


_NEAR = 8  # pieces between a round and the verb that tells of it


def _is_of_host(scene: Scene, draft: Draft, noun: SeriesNoun) -> bool:
    """Whether the draft only has those at home where the noun's rounds were: «الجولة التي استضافتها مسقط», «لقاء مماثل استضافته باريس برعاية أميركية»."""
    by_verb = draft.rule.startswith("verb.") and noun.end <= draft.trigger < noun.end + _NAMED_AFTER and scene.pieces[draft.trigger].norm in HOSTED
    hosted = any(p.norm in HOSTED for p in scene.pieces[noun.end : noun.end + _NAMED_AFTER])
    return by_verb or (draft.trigger == noun.k and draft.rule.startswith("light.") and noun.earlier and hosted)


def _drop_hosts(scene: Scene, found: list[Draft], noun: SeriesNoun) -> None:
    """Takes away the meeting of a state with those whom it only had at home."""
    scene.refused.update(j for j in range(noun.end, min(noun.end + _NAMED_AFTER, len(scene.pieces))) if scene.pieces[j].norm in HOSTED)
    found[:] = [d for d in found if not _is_of_host(scene, d, noun)]


def _leave_to(scene: Scene, found: Sequence[Draft], noun: SeriesNoun, settings: Sequence[_Setting]) -> None:
    """Takes the days and places of the other rounds from the talks that they are told beside: «وتعد هذه المحادثات امتداداً لجولة أولى جرت في …»."""
    times, places, clause = [s.time for s in settings], [s.place for s in settings], clause_at(scene.clauses, noun.k)
    for draft in found:
        beside = draft.clause == clause and not draft.times
        if draft.sense.type == "CONSULT" and draft.trigger < noun.k and (beside or any(t in times for t in draft.times) or any(p in places for p in draft.places)):
            draft.times, draft.places = [t for t in draft.times if t not in times], [p for p in draft.places if p not in places]
            draft.settled = True


def _part(found: list[Draft], owner: Draft, settings: Sequence[_Setting]) -> None:
    """Makes the draft one for each of several settings."""
    if len(settings) < 2:
        return
    at = found.index(owner)
    numbers = [s.number or owner.ordinal * (n == 0) for n, s in enumerate(settings)]
    found[at : at + 1] = [
        replace(owner, roles=list(owner.roles), places=[s.place] if s.place is not None else list(owner.places), times=[s.time] if s.time is not None else [], ordinal=number, settled=True)
        for s, number in zip(settings, numbers, strict=True)
    ]


def _draft(scene: Scene, noun: SeriesNoun, setting: _Setting) -> Draft:
    clause = clause_at(scene.clauses, noun.k) or 0
    places, times = [p for p in (setting.place,) if p is not None], [t for t in (setting.time,) if t is not None]
    draft = Draft(triggers.senses()["talks"], noun.k, [], "happened", "series", places, times, clause=clause)
    draft.reference, draft.settled, draft.earlier, draft.ordinal = True, True, noun.earlier or noun.two, setting.number
    draft.many = next((_SIDES[word] for p in scene.pieces[noun.k : noun.end] for word in p.norm.split(" ") if word in _SIDES), 0)
    return draft


_SIDES = {"الثلاثه": 3, "الاربعه": 4, "الخمسه": 5, "الطرفين": 2, "الجانبين": 2, "البلدين": 2}


def _move(scene: Scene, found: list[Draft]) -> None:
    """Adds where the talks that a sentence tells went on: «استؤنفت المحادثات في كراكاس في نوفمبر، ثم انتقلت إلى مكسيكو في فبراير»."""
    for k, piece in enumerate(scene.pieces[:-2]):
        if piece.norm not in _MOVED or scene.pieces[k + 1].norm != "الي" or not is_verb(scene.pieces, k):
            continue
        goal, behind = scene.pieces[k + 2].phrase, next((p for p in scene.pieces[k + 3 : k + 5] if p.time is not None), None)
        if goal is not None and goal.kind == "state" and goal.rule != "states.capital":
            goal = None
        last = next((d for d in reversed(found) if d.sense.type == "CONSULT" and d.trigger < k and d.status in ("happened", "ongoing")), None)
        talks = last is not None and (is_meeting(scene, last.trigger) or last.rule.startswith(("light.", "series")))
        if goal is None or goal.place is None or last is None or not talks or behind is None or behind.time is None:
            continue
        found.append(replace(last, trigger=k, roles=list(last.roles), places=[goal.place], times=[behind.time], clause=clause_at(scene.clauses, k) or 0, settled=True, another=False, ordinal=0))


_MOVED = frozenset({"انتقلت", "انتقل"})


def _again(scene: Scene, found: list[Draft]) -> None:
    """Adds the meeting that «ثم» tells of those who met before by its day alone: «التقيا في مسقط في 12 أبريل، ثم في روما في 19 منه»."""
    for k in [k for k, p in enumerate(scene.pieces[:-2]) if p.norm in ("ثم", "وثم")]:
        ahead = scene.pieces[k + 1 : k + 6]
        if (ahead[0].norm not in ("في", "يوم") and ahead[0].kind != "time"):
            continue
        part = ahead[: next((n for n, p in enumerate(ahead) if not (p.kind in ("np", "time") or p.norm == "في")), len(ahead))]
        times = [p.time for p in part if p.time is not None and p.time.latest is not None]
        places = [p.phrase.place for p in part if p.phrase is not None and p.phrase.place is not None and p.prep == "في"]
        closed = k + 1 + len(part) >= len(scene.pieces) or scene.pieces[k + 1 + len(part)].kind == "mark"
        clause = clause_at(scene.clauses, k)
        last = next((d for d in reversed(found) if d.sense.type == "CONSULT" and d.clause == clause and d.trigger < k and d.status == "happened"), None)
        dated = last is not None and any(p.kind == "time" and last.trigger < n < k for n, p in enumerate(scene.pieces))
        if last is None or not dated or not closed or len(times) != 1 or any(p.kind == "np" and p.prep != "في" for p in part):
            continue
        last.times = [t for t in last.times if t is not times[0]]
        found.append(replace(last, roles=list(last.roles), places=places[:1], times=times, settled=True, another=False, ordinal=0))
