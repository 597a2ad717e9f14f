"""What stands behind an event noun: whose it is, and what its prepositions bring."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import (
    JOINING,
    Arguments,
    after,
    apposed,
    expanse,
    is_place,
    joining,
    locality,
    locates,
    of_situation,
    plain,
    related_to,
)
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.owners import owner_of, said_speaker
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import starts
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import ACTING_GROUPS

SPANNING = frozenset({"شملت", "شمل", "ضمت", "ضم", "تشمل", "تضم", "يشمل", "يضم", "جمعته", "جمعتها", "جمعهم"})
_ARRANGED = frozenset(
    {"مقرر", "مقررا", "مقرره", "مزمع", "مزمعا", "مزمعه", "مرتقب", "مرتقبه", "منتظر", "منتظره", "مرتقبا", "منتظرا"}
)
_HOLDING = frozenset({"عقده", "عقدها", "اجراوه", "اجراوها", "اجرايها", "اجرايه", "القيام"})
_BESIDES = frozenset(
    {"اضافه الي", "بالاضافه الي", "الي جانب", "فضلا عن", "من بينهم", "بينهم", "بمن فيهم", "علي راسهم", "في مقدمتهم"}
)
_ORDINALS = frozenset({"الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الثالثه", "احدهما", "الاخر", "الاخري", "اخر"})
_ABOUT = frozenset({"حول", "بشان", "بخصوص", "من اجل", "ضمن", "في اطار", "علي خلفيه", "ازاء", "حيال", "بهدف"})
NOUN_PREPS = frozenset({"مع", "بين", "ب", "ل", "الي", "من", "علي", "ضد"})


def noun_arguments(
    scene: Scene, k: int, clause: Clause, subject: list[Phrase], sense: Sense
) -> tuple[Arguments, list[Phrase]]:
    """What follows an event noun: its possessor, then what its prepositions bring; commas only before a preposition."""
    piece = scene.pieces[k]
    found = Arguments(last=k + 1)
    own: list[Phrase] = []
    if piece.enclitic in ("هما", "هم") and len(subject) >= 2:
        own = list(subject)  # «اتفق الرئيسان …، خلال لقائهما»
    elif piece.enclitic == "هما" and not subject and len(scene.here or scene.discourse.sides) == 2:
        own = list(scene.here or scene.discourse.sides)  # «جاء ذلك خلال لقائهما في …»
    elif piece.enclitic:
        owner = said_speaker(scene, k) if scene.said else owner_of(scene, k, subject)
        if owner is not None:
            own = [owner]
    begin = j = _past_topic(scene, k)
    words, attended = 0, False
    slot: list[Phrase] | None = own
    limit = clause.end
    aside = False  # whether another noun has come that «مع» may belong to
    topical = False  # whether what follows says what it was about
    along = ""  # role of those who came along, while their list goes on
    while j < len(scene.pieces):
        p = scene.pieces[j]
        if (behind := _past_schedule(scene, j)) > j and _directly(scene, k, j):
            scene.used.update(range(j, behind))
            found.scheduled = True
            j, limit = behind, max(limit, next(c.end for c in scene.clauses if c.start <= behind - 1 < c.end))
            continue
        if j >= limit:
            if not _runs_on(scene, j) or (p.cue == "rel" and not _directly(scene, k, j)):
                break
            limit = next((c.end for c in scene.clauses if c.start == j), limit)
        if p.kind == "mark":
            if p.norm in COMMAS and (further := _past_aside(scene, j)) is not None:
                j = further
                continue
            if p.norm in COMMAS:
                ahead = scene.pieces[j + 1] if j + 1 < len(scene.pieces) else None
                if ahead is None or not (
                    ahead.kind == "time"
                    or (ahead.kind == "cue" and ahead.cue == "prep")
                    or (ahead.prep and ahead.kind in ("np", "time"))
                    or (ahead.kind == "np" and (ahead.conj or (slot and ahead.phrase is not None)))
                    or _lists_attendance(scene, j + 1)
                    or _counted_off(scene, j + 1)
                ):
                    break
            elif p.norm in (".", ":", "؛", "؟", "!"):
                break
            j += 1
            continue
        if p.depth or _counted_off(scene, j):
            j += 1
            continue
        if p.kind == "time" and p.time is not None:
            found.times.append(p.time)
        elif p.kind == "np" and p.phrase is not None:
            joined = joining(scene.pieces, j)
            governor = locality(scene.pieces, j) if p.phrase.place is not None and not p.prep else None
            if joined:
                found.joining.append((joined, p.phrase))
                slot, along, words = None, joined, 0
            elif along and p.conj and words <= 3 and not p.prep:
                found.joining.append((along, p.phrase))  # «بمشاركة وفود من مصر والسودان»
            elif governor in ("ل", "الي"):
                slot = found.preps.setdefault(governor, [])
                slot.append(p.phrase)
                words = 0
            elif is_place(scene.pieces, j) and (p.prep in ("في", "ب", "داخل") or (not p.prep and not p.conj)):
                elsewhere = topical or _of_people(scene.pieces, j) or of_situation(scene.pieces, j, begin)
                topic = j == k + 1 and not p.prep and expanse(p.phrase)  # «مفاوضات سد النهضة»
                if p.phrase.place is not None and words <= 5 and not elsewhere and not topic:
                    found.places.append(p.phrase.place)
            elif p.prep in _BESIDES and slot and not along:
                slot.append(p.phrase)  # «إضافة إلى المبعوث فلان»
                words = 0
            elif p.conj and slot is not None and slot and words == 0:
                slot.append(p.phrase)
            elif not p.prep and not p.conj and words == 0 and slot == [] and slot is not own:
                slot.append(p.phrase)
            elif words == 0 and slot is not None and apposed(slot, scene.pieces, j):
                slot[:] = [p.phrase]
            elif p.prep == "مع" and (
                related_to(scene.pieces, j, k + 1)
                or (aside and (p.phrase.kind in ("state", "organisation") or found.preps))
            ):
                slot = None  # «على تأمين الحدود مع سورية»
            elif aside and p.prep == "بين" and p.phrase.rule == "sides.both":
                slot = None  # «بحث القضايا المشتركة بين البلدين»
            elif p.prep:
                if p.prep in _ABOUT:
                    slot, aside, words = None, True, max(words, 1)
                    j += 1
                    continue  # «محادثات حول السودان بمشاركة …»
                if p.prep not in NOUN_PREPS:
                    break
                slot = found.preps.setdefault(p.prep, [])
                slot.append(p.phrase)
                words = 0
            elif words == 0 and piece.enclitic and not found.object:
                found.object.append(p.phrase)  # «لقائه نظيره»
                slot = found.object
            elif (
                words == 0
                and own
                and slot is own
                and not found.object
                and sense.object == "source"
                and not piece.definite
            ):
                found.object.append(p.phrase)  # «لقاء الرئيس نظيره»
                slot = found.object
            elif words == 0 and not own and slot is own:
                own.append(p.phrase)
            elif words:
                pass
        elif p.kind == "lex":
            if is_verb(scene.pieces, j) and _lists_attendance(scene, j):
                slot, words, attended = found.preps.setdefault("مع", []), 0, True
                j += 2 if j + 1 < len(scene.pieces) and scene.pieces[j + 1].cue == "pp" else 1
                continue  # «اجتماع شارك فيه …»
            if is_verb(scene.pieces, j) and sense.type == "CONSULT" and gathers(scene, j) and not own:
                slot, words = found.preps.setdefault("بين", []), 0  # «اجتماع ثلاثي ضم …»
                scene.used.add(j)
                j += 1
                continue
            related = j == k + 2 and scene.pieces[k + 1].cue == "rel" and not p.enclitic
            held = p.has("light") and ((j == k + 1 and not piece.definite) or related)  # «اجتماع عُقد في … مع …»
            if is_verb(scene.pieces, j) and (_takes_noun(p) or held) and not own:
                j += 1  # «محادثات جرت في … بين …»
                continue
            if is_verb(scene.pieces, j) and _describes(p) and not own:
                j += 2  # «اجتماعاً وُصف بالتاريخي بين …»
                continue
            if is_verb(scene.pieces, j):
                agent = _done_by(scene, j)
                if agent is not None and not own:
                    own = agent
                    j += 1
                    while j < len(scene.pieces) and not (
                        scene.pieces[j].kind == "np" and scene.pieces[j].phrase in agent
                    ):
                        j += 1
                    j += len(agent)
                    slot = own
                    continue
                if p.enclitic and p.has("light"):
                    j += 1  # «اتصال هاتفي أجراه مع …»
                    continue
                break
            if p.has("noun") and not p.conj:
                break
            if any(triggers.verbs()[e[1]].sense.name == "discuss" for e in p.entries if e[0] in ("verb", "masdar")):
                topical = aside = True  # «جرى خلال الاجتماع بحث القضايا المشتركة بين البلدين»
            if p.has("noun") and p.conj:
                words = 9
            else:
                words += 1
        elif p.kind == "cue":
            if (
                p.cue == "rel"
                and _directly(scene, k, j)
                and j + 1 < len(scene.pieces)
                and scene.pieces[j + 1].has("light")
            ):
                j += 1
                continue
            if p.cue in ("sub", "rel"):
                break
            if p.cue == "pp" and p.norm in ("بينهما", "بينهم") and not own and len(subject) >= 2:
                own = list(subject)
            if p.cue == "prep" and p.norm in ("مع", "بين"):
                words = 0
            elif p.cue == "prep" and p.norm in _ABOUT:
                slot = None
                words = 5
        elif (sponsor := _sponsoring(scene, j)) is not None:
            found.joining.append(sponsor)  # «برعاية قطرية»
        elif (
            not own
            and j <= k + 3
            and all(w.kind == "word" for w in scene.pieces[k + 1 : j])
            and (pair := _between_states(scene, j))
        ):
            own, slot, words = pair, None, 0  # «اجتماع روسي أمريكي», «قمة ثلاثية مصرية أردنية عراقية»
            j += len(pair) - 1
        elif p.norm in SPANNING and sense.type == "CONSULT":
            slot, words = found.preps.setdefault("مع", []), 0  # «سلسلة لقاءات شملت …»
        elif locates(scene.pieces, j):
            pass  # «في العاصمة الأنغولية لواندا»: what comes is a place
        elif p.norm.startswith("ال") and not p.conj and scene.pieces[j - 1].kind == "np" and slot:
            pass  # «وفد الحكومة الانتقالية والحركة»: an adjective parts no list
        else:
            words += 1
            aside = aside or (p.prep not in ("", "في", "ب", "داخل") and words > 1) or p.prep in ("علي", "ل")
            topical = (
                topical
                or p.prep not in ("", "في", "ب", "داخل")
                or (words > 1 and p.norm.startswith("ال") and not piece.definite)
            )
            if p.prep in ("ل",) or words > 6:
                slot = None
        if words > 12:
            break
        j += 1
    if (
        own
        and own[0].rule == "states.capital"
        and own[0].place is not None
        and (len(own) == 1)
        and ("بين" in found.preps or "مع" not in found.preps or attended)
    ):
        found.places.insert(0, own[0].place)  # «اجتماع باريس»
        own = []
    found.last = j
    return found, own


def _past_topic(scene: Scene, k: int) -> int:
    """The piece behind the noun and what it is about, where that is a listed topic: «محادثات وقف إطلاق النار بين …», «مفاوضات السلام في …»."""
    at = scene.pieces[k].j
    topic = next((c for c in scene.cues if c.kind == "topic" and c.i <= at < c.j), None)
    if topic is None:
        return k + 1
    end = next((j for j in range(k + 1, len(scene.pieces)) if scene.pieces[j].i >= topic.j), len(scene.pieces))
    return k + 1 if any(p.has("noun") for p in scene.pieces[k + 1 : end]) else end


def _directly(scene: Scene, k: int, j: int) -> bool:
    """Whether nothing but adjectives stands between the noun and what goes on at piece j: «الاتصالات المكثفة التي يجريها …»."""
    return all(p.kind != "word" or p.norm.startswith("ال") for p in scene.pieces[k + 1 : j])


def _past_aside(scene: Scene, j: int) -> int | None:
    """The piece behind a remark between the comma at piece j and the next, where «مع» or «بين» goes on: «لقاءً، بطلب منه، مع …»."""
    for k in range(j + 2, min(j + 6, len(scene.pieces) - 1)):
        piece = scene.pieces[k]
        if piece.kind == "mark":
            return k + 1 if piece.norm in COMMAS and scene.pieces[k + 1].norm in ("مع", "بين") else None
        if piece.kind == "np" or is_verb(scene.pieces, k):
            return None
    return None


def _counted_off(scene: Scene, j: int) -> bool:
    """Whether the word counts off one of several meetings, «الأول مع فلان، والثاني مع فلان»."""
    return (
        plain(scene.pieces[j].norm.removeprefix("و")) in _ORDINALS
        and j + 1 < len(scene.pieces)
        and scene.pieces[j + 1].norm in ("مع", "بين")
    )


def _past_schedule(scene: Scene, j: int) -> int:
    """The piece behind what says that the noun had been set, «كان مقرراً أن يقوم بها», «الذي كان مقرراً عقده»; j itself where nothing does."""
    k = j
    while k < len(scene.pieces) and k < j + 8:
        piece = scene.pieces[k]
        word = piece.norm.removeprefix("ال")
        set_before = any(p.norm.removeprefix("ال") in _ARRANGED for p in scene.pieces[j:k])
        if not (
            word in _ARRANGED
            or (piece.kind == "cue" and piece.cue in ("aux", "rel"))
            or (set_before and (piece.norm in ("ان", "بها", "به") or piece.has("light") or piece.norm in _HOLDING))
        ):
            break
        k += 1
    return k if any(p.norm.removeprefix("ال") in _ARRANGED for p in scene.pieces[j:k]) else j


def gathers(scene: Scene, j: int) -> bool:
    """Whether the verb says whom a meeting brought together: «ضم», «جمع»."""
    return any(triggers.verbs()[e[1]].sense.name == "gather" for e in scene.pieces[j].entries if e[0] == "verb")


def _sponsoring(scene: Scene, j: int) -> tuple[str, Phrase] | None:
    """(role, state) of a nisba behind «برعاية», «بوساطة»: «بوساطة مصرية»."""
    before, piece = scene.pieces[j - 1] if j else None, scene.pieces[j]
    role = JOINING.get(before.norm) if before is not None and before.cue == "prep" else None
    iso = nisba_of(piece.norm) if role is not None and piece.kind == "word" else None
    if role is None or iso is None:
        return None
    return role, Phrase(
        piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True
    )


def _between_states(scene: Scene, j: int) -> list[Phrase]:
    """The states, two at least, of the nisbas that begin at piece j: «روسي أمريكي», «السعودية الإيرانية»."""
    found: list[Phrase] = []
    for piece in scene.pieces[j : j + 5]:
        iso = nisba_of(piece.norm) if piece.kind == "word" else None
        if iso is None or any(p.actor == iso for p in found):
            break
        found.append(
            Phrase(piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True)
        )
    return found if len(found) >= 2 else []


def _lists_attendance(scene: Scene, j: int) -> bool:
    """Whether the verb lists who took part in the noun before it: «شارك فيه», «حضره», «ضم»."""
    piece = scene.pieces[j]
    light = piece.has("light")
    joins = light is not None and triggers.light_verbs()[light[1]].voice == "join"
    ahead = scene.pieces[j + 1] if j + 1 < len(scene.pieces) else None
    return joins and (
        bool(piece.enclitic) or (ahead is not None and ahead.norm in ("فيه", "فيها", "فيهما", "بها", "به"))
    )


def _runs_on(scene: Scene, j: int) -> bool:
    """Whether the clause that begins at piece j still says who took part: «زيارات تقوم بها وفود», «اجتماع الأمس، بين …»."""
    opener = next((c.opener for c in scene.clauses if c.start == j), "")
    if (
        opener == "verb"
        or (opener == "resume" and _lists_attendance(scene, j))
        or (opener == "rel" and j + 1 < len(scene.pieces) and scene.pieces[j + 1].has("light"))
    ):
        return True
    piece = scene.pieces[j]
    return opener == "resume" and (piece.norm in ("بين", "مع") or piece.prep in ("بين", "مع"))


def _done_by(scene: Scene, j: int) -> list[Phrase] | None:
    """«زيارات تقوم بها وفود», «اتصالات يجريها الوزير»: the subject of the light verb behind the noun."""
    piece = scene.pieces[j]
    if piece.has("light") is None and not piece.enclitic:
        return None
    args = after(scene.pieces, j + 1, len(scene.pieces), True)
    return args.subject or None


def _takes_noun(piece: Piece) -> bool:
    """Whether the word may be a verb whose subject is the event: «جرت», «تجري»."""
    return any(e[0] == "light" and triggers.light_verbs()[e[1]].voice == "event" for e in piece.entries)


def _describes(piece: Piece) -> bool:
    """Whether the verb only says what the event was called: «وُصف», «وُصفت»."""
    return piece.norm in ("وصف", "وصفت", "وصفته", "وصفها", "وصفه", "يوصف", "توصف")


def _of_people(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the place is that of the people named just before («عائلات الأسرى في غزة»), not of the meeting."""
    before = next((p for p in reversed(pieces[max(0, j - 3) : j]) if p.kind == "np"), None)
    return (
        before is not None
        and before.phrase is not None
        and before.phrase.kind == "group"
        and before.phrase.group not in ACTING_GROUPS
    )


def nisba_of(norm: str) -> str | None:
    """The state of a nisba in the singular, with or without article; None for another word."""
    return next(
        (e[1] for split, node in starts(norm) if None in node and split.proclitics in ((), ("ال",), ("و", "ال"), ("و",))
         for e in node[None] if e[0] == "nisba" and e[2] != "p"),
        None,
    )  # fmt: skip
