"""Other rounds of talks told before, whose sides nobody names again: «مقارنة بالجولة الأولى المنعقدة في …», «الجولتان اللتان استضافتهما إسطنبول في … و…»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, clause_at, is_verb
from tawatur.accounts.drafts import Draft, Scene
from tawatur.accounts.locating import expanse, is_place, locates, plain
from tawatur.accounts.rounds import ROUND, ROUNDS, is_earlier, number_at
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Place

_SERIES = frozenset({"meet", "talks", "summit", "consult"})  # senses of nouns of which there may be several
_TWO = word_sets()["two_of_them"]
_HELD = word_sets()["took_place"]
_HOSTED = word_sets()["hosted_them"]
_KINDS = word_sets()["kinds_of_round"]
_FIRST = word_sets()["first_of_them"]
_NEXT = word_sets()["next_of_them"]
_LAST = word_sets()["last_of_them"]
_STOPPING = word_sets()["scheduled"] | frozenset({"منذ", "حتي", "بعد", "قبل", "عقب", "قبيل", "لكن", "مع", "الي", "عن", "رغم"})
_CONTESTS = word_sets()["contests"]
_AT_MOST = 26  # pieces behind the noun that may say when and where
_APART = 9  # pieces between «مرتين» and «أولاهما»
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


@dataclass(slots=True)
class _Noun:
    """The noun of a round: where it stands and its words end, which it is, how many."""

    k: int
    end: int
    number: int = 0
    earlier: bool = False
    two: bool = False
    held: bool = False  # whether words behind it say that it took place
    begun: bool = False  # whether a verb before it says that they began or ended: «وبدأت المفاوضات في …»
    last: bool = False  # of several, only when and where the last was: «ثلاث جولات، آخرها في …»


def read_series(scene: Scene, found: list[Draft]) -> None:
    """Adds to what a sentence tells each round of the talks told before that it gives a day or place of its own."""
    if any(p.norm in _CONTESTS for p in scene.pieces):
        return  # «فاز في الجولة الأولى من الانتخابات»
    for k in range(len(scene.pieces)):
        noun = _noun_at(scene, k)
        if noun is None:
            continue
        settings = _settings(scene, noun)
        if not all(_is_past(s, scene.discourse.published) for s in settings):
            continue
        if (owner := _owner(scene, found, noun)) is not None:
            _part(found, owner, settings)
            if len(settings) == 1 and (noun.last or (owner.reference and owner.rule.endswith("+round"))):
                owner.times = owner.times or [t for t in (settings[0].time,) if t is not None]
                owner.places = owner.places or [p for p in (settings[0].place,) if p is not None]
        elif settings and _enough(scene, noun, settings):
            _drop_hosts(scene, found, noun)
            _leave_to(found, noun, settings)
            found += [_draft(scene, noun, s) for s in settings]
    _move(scene, found)
    _again(scene, found)


def _noun_at(scene: Scene, k: int) -> _Noun | None:
    """The noun of rounds at piece k with its adjectives; None where another stands there, or one that its words tell of nobody's talks."""
    piece, word = scene.pieces[k], _bare(scene.pieces[k])
    if word in _COUNTS:
        return _Noun(k, k + 1, two=word in _TWO)
    if piece.cue == "dem" and word in ("تلك", "ذلك", "ذاك"):
        return _Noun(k, k + 1, earlier=True) if _another_of_it(scene, k) else None
    if (alone := _number_alone(scene, k)) is not None:
        return alone
    if word not in _ROUNDS and not _is_meeting(scene, k):
        return None
    noun = _Noun(k, k + 1, two=word.split(" ")[0] in _TWO)
    if k:
        _from_before(scene, noun)
    for j in range(k + 1, min(k + 8, len(scene.pieces))):
        norm = scene.pieces[j].norm
        if (which := number_at(scene.pieces, j)) and not scene.pieces[j].conj:
            noun.number = noun.number or which
        elif is_earlier(norm):
            noun.earlier = True
        elif not _goes_on(scene, noun, j):
            break
        noun.end = j + 1
    return noun if noun.end == k + 1 or word not in _ROUNDS or _of_talks(scene, noun) else None


_COUNTS = frozenset({"مرتين", "مرتان"})
_ROUNDS = ROUND | ROUNDS | frozenset({"الجولتان", "الجولتين", "الجولات", "جولتهما", "جولتهم"})


def _from_before(scene: Scene, noun: _Noun) -> None:
    """Notes what the word right before the noun says of it: «آخر جولة», «أولى الجولات», «سبقتها جولة», «وبدأت المفاوضات»."""
    piece, before = scene.pieces[noun.k], scene.pieces[noun.k - 1]
    which = before.norm.removeprefix("و")
    if not piece.definite and not which.startswith("ال"):
        noun.number = number_at(scene.pieces, noun.k - 1) if which in _WHICH else 0
        noun.earlier = which in _WHICH
    noun.earlier = noun.earlier or _follows(before)
    entry = before.has("light")
    noun.begun = entry is not None and piece.definite and not before.enclitic and entry[2] in ("past", "passive") and triggers.light_verbs()[entry[1]].lemma in _PHASES and is_verb(scene.pieces, noun.k - 1)


_WHICH = frozenset({"اخر", "اول", "اولي", "ثاني", "ثالث", "رابع", "خامس"})
_PHASES = frozenset({"بدأ", "انطلق", "استؤنفت", "استؤنف", "انتهى", "انتهت", "اختتم", "اختتمت", "انهارت", "تعثرت", "توقفت", "فشلت", "جرت", "جرى", "انعقد"})


def _number_alone(scene: Scene, k: int) -> _Noun | None:
    """A round told by its number alone where another stands before it: «… ثم عُقدت الثانية في …», «بعد الأولى في …»."""
    if k < 3 or not scene.pieces[k].norm.startswith("ال") or not (number := number_at(scene.pieces, k)):
        return None
    before = scene.pieces[k - 1]
    led = before.norm == "بعد" or (before.norm in _HELD and is_verb(scene.pieces, k - 1))
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    open_end = behind is not None and (behind.kind in ("time", "mark") or behind.cue == "prep")
    of_it = any(_bare(scene.pieces[j]) in _ROUNDS or _is_meeting(scene, j) for j in range(max(0, k - 16), k - 1))
    return _Noun(k, k + 1, number, held=before.norm in _HELD) if led and open_end and of_it else None


def _bare(piece: Piece) -> str:
    """The word without a preposition written onto it: «لجولة», «بالجولة»."""
    word = plain(piece.norm)
    return word[1:] if word[:1] in "بلوف" and word[1:] in _ROUNDS | _TWO else word


def _is_meeting(scene: Scene, k: int) -> bool:
    """Whether the word is a noun of meetings of which there may be several."""
    entry = scene.pieces[k].has("noun") if scene.pieces[k].kind == "lex" and not is_verb(scene.pieces, k) else None
    sense = triggers.nouns()[entry[1]].sense if entry is not None else None
    return sense is not None and sense.type == "CONSULT" and sense.name in _SERIES


def _another_of_it(scene: Scene, k: int) -> bool:
    """Whether «تلك» stands for another of the rounds named before it: «ثاني جولة بعد تلك التي عُقدت في …»."""
    ahead = scene.pieces[k + 1 : k + 3]
    held = len(ahead) == 2 and ahead[0].cue == "rel" and (ahead[1].norm in _HELD or ahead[1].norm in _HOSTED)
    return held and any(_bare(scene.pieces[j]) in _ROUNDS or _is_meeting(scene, j) for j in range(max(0, k - 8), k))


def _follows(piece: Piece) -> bool:
    """Whether the verb says that a round came before or after the one told: «سبقتها جولة», «أعقبته جولة»."""
    entry = piece.has("light")
    return entry is not None and bool(piece.enclitic) and triggers.light_verbs()[entry[1]].lemma in ("سبق", "تلا", "أعقب")


def _goes_on(scene: Scene, noun: _Noun, j: int) -> bool:
    """Whether piece j belongs to the noun's phrase: «من المحادثات», «غير المباشرة», «بين الطرفين»."""
    piece, before = scene.pieces[j], scene.pieces[j - 1]
    if piece.kind == "word" and not piece.prep and not piece.conj and (piece.norm in _KINDS or piece.norm.removeprefix("ال") in _KINDS):
        return True
    if piece.norm in ("من", "بين", "غير"):
        return True
    if piece.kind == "lex" and piece.prep == "من" and piece.has("noun", "masdar"):
        return True
    sides = piece.phrase is not None and piece.phrase.rule.startswith("sides.")
    return sides and (before.norm == "بين" or piece.prep in ("بين", "ل"))


def _of_talks(scene: Scene, noun: _Noun) -> bool:
    """Whether «جولة» is one of talks, as far as its own words tell: none of fights or of a journey."""
    behind = scene.pieces[noun.end] if noun.end < len(scene.pieces) else None
    governed = behind is not None and behind.kind == "word" and not behind.prep and not behind.conj and behind.norm not in _HELD and behind.norm not in _HOSTED
    ends_open = scene.pieces[noun.end - 1].norm in ("من", "بين")
    return not ends_open and not (governed and behind is not None and behind.cue == "")


def _settings(scene: Scene, noun: _Noun) -> list[_Setting]:
    """Each time and place told behind the noun, as «و», «ثم» and «الأولى …، والثانية …» part them; of a single round, that of its own."""
    found = [_Setting(number=noun.number)]
    for j in range(_begins(scene, noun), min(noun.end + _AT_MOST, len(scene.pieces))):
        piece = scene.pieces[j]
        if _stops(scene, j, noun):
            break
        if piece.norm in _LAST:
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
        noun.held = noun.held or piece.norm in _HELD or piece.norm in _HOSTED
    if len(found) == 1 and found[0].time is None and found[0].place is not None:
        found[0].time = _time_before(scene, noun)
    return _completed([s for s in found if s.told], noun)


def _time_before(scene: Scene, noun: _Noun) -> Interval | None:
    """The one time before the noun in its sentence, where nobody and nothing else that happened stands between: «وتم في 16 مايو عقد جولة أولى من المحادثات في باريس»."""
    times = [p.time for p in scene.pieces if p.kind == "time"]
    at = next((j for j in range(noun.k - 1, max(-1, noun.k - 7), -1) if scene.pieces[j].kind == "time"), None)
    if at is None or len(times) != 1 or any(p.kind == "np" or (p.kind == "mark" and p.norm not in COMMAS) for p in scene.pieces[at:noun.k]):
        return None
    first = next((p for p in scene.pieces if p.kind != "cue"), None)
    held = any(p.norm in _HELD for p in scene.pieces[: noun.k])
    return times[0] if held or (first is not None and first.kind == "time") else None


def _begins(scene: Scene, noun: _Noun) -> int:
    """Where it begins to be told when and where the rounds were: behind «مرتين», with «أولاهما»."""
    ahead = range(noun.end, min(noun.end + _APART, len(scene.pieces)))
    if (last := next((j for j in ahead if scene.pieces[j].norm in _LAST), None)) is not None:
        return last
    counts = _bare(scene.pieces[noun.k]) in _COUNTS
    return next((j for j in ahead if counts and scene.pieces[j].norm in _FIRST), noun.end)


def _completed(found: list[_Setting], noun: _Noun) -> list[_Setting]:
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


def _stops(scene: Scene, j: int, noun: _Noun) -> bool:
    """Whether piece j tells something else than when and where the rounds were."""
    piece, before = scene.pieces[j], scene.pieces[j - 1]
    if piece.norm in _HELD or piece.norm in _HOSTED or piece.norm in _LAST or _counted_off(piece.norm):
        return False
    if piece.norm in _STOPPING or piece.cue in ("sub", "neg") or (piece.kind == "mark" and piece.norm not in COMMAS):
        return True
    if piece.kind == "np":
        hosts = before.norm in _HOSTED and not piece.prep
        sides = piece.phrase is not None and piece.phrase.rule.startswith("sides.")
        listed = bool(piece.conj) and before.kind == "np" and piece.phrase is not None and piece.phrase.place is not None
        placed = hosts or listed or is_place(scene.pieces, j)
        return not (sides or (placed and piece.phrase is not None and not expanse(piece.phrase)))
    if piece.kind == "lex":
        return True
    return piece.kind == "word" and not (piece.norm.startswith("ال") or locates(scene.pieces, j) or piece.norm in ("ايضا", "ثم", "قرب", "بمدينه"))


def _is_past(setting: _Setting, published: date | None) -> bool:
    return setting.time is None or published is None or (setting.time.latest is not None and setting.time.latest < published)


def _enough(scene: Scene, noun: _Noun, settings: Sequence[_Setting]) -> bool:
    """Whether it is plain that other rounds are meant than the one told: told as earlier, or with a day and a number, or as held."""
    if scene.pieces[noun.k].norm in _COUNTS or not (scene.here or scene.discourse.sides):
        return False
    dated = all(s.time is not None for s in settings)
    if noun.begun and dated and all(s.place is not None for s in settings):
        return True
    return (noun.earlier and (dated or noun.held)) or (dated and (noun.number > 0 or noun.two) and (noun.held or all(s.place is not None for s in settings)))


def _owner(scene: Scene, found: Sequence[Draft], noun: _Noun) -> Draft | None:
    """The draft that tells what the noun counts."""
    clause = clause_at(scene.clauses, noun.k)
    several = noun.two or noun.last or _bare(scene.pieces[noun.k]) in _COUNTS
    for draft in found:
        if draft.sense.type != "CONSULT" or _is_of_host(scene, draft, noun) or (draft.reference and draft.rule.startswith("noun.") and draft.trigger < noun.k):
            continue
        of_round = draft.rule.endswith(("+round", "+rounds")) and draft.clause == clause and abs(draft.trigger - noun.k) <= _NEAR
        before = several and draft.clause == clause and noun.k - draft.trigger in range(1, 10)
        if draft.trigger == noun.k or of_round or before or draft.trigger in range(noun.k, noun.end + 4):
            return draft
    return None


_NEAR = 8  # pieces between a round and the verb that tells of it


def _is_of_host(scene: Scene, draft: Draft, noun: _Noun) -> bool:
    """Whether the draft only has those at home where the noun's rounds were: «الجولة التي استضافتها مسقط»."""
    return draft.rule.startswith("verb.") and noun.end <= draft.trigger < noun.end + _NAMED_AFTER and scene.pieces[draft.trigger].norm in _HOSTED


def _drop_hosts(scene: Scene, found: list[Draft], noun: _Noun) -> None:
    """Takes away the meeting of a state with those whom it only had at home."""
    scene.refused.update(j for j in range(noun.end, min(noun.end + _NAMED_AFTER, len(scene.pieces))) if scene.pieces[j].norm in _HOSTED)
    found[:] = [d for d in found if not _is_of_host(scene, d, noun)]


def _leave_to(found: Sequence[Draft], noun: _Noun, settings: Sequence[_Setting]) -> None:
    """Takes the days and places of the other rounds from the talks that they are told beside: «وتعد هذه المحادثات امتداداً لجولة أولى جرت في …»."""
    times, places = [s.time for s in settings], [s.place for s in settings]
    for draft in found:
        if draft.sense.type == "CONSULT" and draft.trigger < noun.k and (any(t in times for t in draft.times) or any(p in places for p in draft.places)):
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


def _draft(scene: Scene, noun: _Noun, setting: _Setting) -> Draft:
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
        talks = last is not None and (_is_meeting(scene, last.trigger) or last.rule.startswith(("light.", "series")))
        if goal is None or goal.place is None or last is None or not talks or behind is None or behind.time is None:
            continue
        found.append(replace(last, trigger=k, roles=list(last.roles), places=[goal.place], times=[behind.time], clause=clause_at(scene.clauses, k) or 0, settled=True, another=False, ordinal=0))


_MOVED = frozenset({"انتقلت", "انتقل"})


def _again(scene: Scene, found: list[Draft]) -> None:
    """Adds the meeting that «ثم» tells of those who met before by its day alone: «التقيا في مسقط في 12 أبريل، ثم في روما في 19 منه»."""
    for k, piece in enumerate(scene.pieces[:-2]):
        ahead = scene.pieces[k + 1 : k + 6]
        if piece.norm.removeprefix("و") != "ثم" or (ahead[0].norm not in ("في", "يوم") and ahead[0].kind != "time"):
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
