"""How names stand to the word that may tell a meeting: features by which `likely` weighs whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, Clause, clause_at, is_verb
from tawatur.accounts.drafts import Scene, Telling
from tawatur.accounts.enough import ACTING
from tawatur.accounts.lexicon import Trigger
from tawatur.accounts.locating import is_place
from tawatur.accounts.wordforms import is_one_of
from tawatur.mentions.pieces import Phrase, Piece

PEOPLE = ACTING - {"agency", "outlet"}
_STEPS = (1, 2, 3, 4, 6, 9, 13, 20, 99)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or pronoun that may be a side."""

    j: int  # piece; -1 for a side of the happening told before, not named in this sentence
    phrase: Phrase
    head: int  # piece at which the list of names begins that it stands in
    nth: int = 0  # how many names of the list stand before it
    pronoun: str = ""  # subject, enclitic or before, where it is not named here

    @property
    def names(self) -> list[str]:
        """Whom it names: each of several."""
        return [p.name for p in self.phrase.parts or (self.phrase,) if p.name] or ([self.phrase.name] if self.phrase.name else [])


def telling_at(scene: Scene, k: int) -> Telling | None:
    """The meeting that piece k may tell; None where it tells none."""
    piece = scene.pieces[k]
    if piece.kind != "lex" or piece.depth > 0:
        return None
    if k not in scene.tellings:
        scene.tellings[k] = _telling(scene, k, piece)
    return scene.tellings[k]


def _telling(scene: Scene, k: int, piece: Piece) -> Telling | None:
    for entry in piece.entries:
        category = entry[0]
        if category not in ("noun", "verb"):
            continue
        trigger = triggers.nouns()[entry[1]] if category == "noun" else triggers.verbs()[entry[1]]
        if trigger.sense.type != "CONSULT" or (category == "verb" and (not is_verb(scene.pieces, k) or _is_carried(scene, k))):
            continue
        if not trigger.companions or any(is_one_of(p.norm, trigger.companions) for p in scene.pieces):
            return Telling(k, trigger, category, _clause_of(scene, k))
    return None


def _is_carried(scene: Scene, k: int) -> bool:
    """Whether what looks like a verb is the masdar that a light verb carries: «تم تداوله»."""
    return k > 0 and scene.pieces[k].has("masdar") is not None and scene.pieces[k - 1].has("light") is not None


def _fits(pieces: Sequence[Piece], k: int, clause: Clause, trigger: Trigger) -> bool:
    """Whether the words stand in its clause without which by the tables the trigger tells no meeting."""
    behind = pieces[k + 1 : clause.end]
    if trigger.companions and not any(is_one_of(p.norm, trigger.companions) for p in pieces[clause.start : clause.end]):
        return False
    if trigger.without and any(is_one_of(p.norm, trigger.without) for p in behind[:2]):
        return False
    return not trigger.prep or any(p.prep == trigger.prep or (p.kind == "cue" and p.norm.startswith(trigger.prep)) for p in behind)


def candidates(scene: Scene, stands: Sequence[Phrase]) -> list[Candidate]:
    """Whoever is named in the sentence or meant by a pronoun, then the sides of the happening told before."""
    pieces, found = scene.pieces, []
    head, nth, last = -1, 0, -1
    for j, piece in enumerate(pieces):
        phrase = piece.phrase
        if phrase is None:
            continue
        head, nth = (head, nth + 1) if last >= 0 and _goes_on(pieces, last, j) else (j, 0)
        last = j
        paper = piece.quoted and phrase.kind == "state"  # «في حوار مع «الرياض»»
        if phrase.kind in PEOPLE and piece.depth == 0 and not paper and (phrase.name or phrase.actor or phrase.parts):
            found.append(Candidate(j, phrase, head, nth))
    for phrase in stands:
        j = next((n for n, p in enumerate(pieces) if p.start <= phrase.start < p.end), -1)
        if j >= 0:
            found.append(Candidate(j, phrase, j, pronoun=phrase.rule.removeprefix("pronoun.")))
    return found + [Candidate(-1, p, -1, pronoun="before") for p in scene.discourse.sides if p.name or p.parts]


def _goes_on(pieces: Sequence[Piece], i: int, j: int) -> bool:
    """Whether the name at piece j goes on with the list of names that the one at piece i stands in."""
    if not pieces[j].conj and not _is_comma(pieces[j - 1]):
        return False
    between = pieces[i + 1 : j]
    return len(between) <= 3 and all(p.kind in ("mark", "word", "time") and not p.prep for p in between)


def of_word(scene: Scene, told: Telling) -> Iterator[str]:
    """Features of the word and what stands beside it, whoever the sides are."""
    pieces, k = scene.pieces, told.k
    piece, trigger, clause = pieces[k], told.trigger, scene.clauses[told.clause]
    shape = f"{told.kind},{piece.definite},{bool(piece.enclitic)}"
    yield from (f"word={piece.norm}", f"lemma={trigger.lemma}", f"sense={trigger.sense.name}", f"mode={trigger.sense.mode}", f"kind={told.kind}")
    yield from (f"shape={shape}", f"definite={piece.definite}", f"prep={piece.prep}", f"kind,prep={told.kind},{piece.prep}", f"enclitic={piece.enclitic}")
    yield from (f"opener={clause.opener}", f"clause verb={_verb_kind(scene, clause.verb)}", f"quoted={piece.quoted}", f"refers={trigger.refers}")
    yield f"said={any(s.content[0] <= k < s.content[1] for s in scene.said)}"
    yield f"fits={_fits(pieces, k, clause, trigger)},{told.kind}"
    entry = piece.has("verb") if told.kind == "verb" else None
    if entry is not None:
        yield from (f"tense={entry[2]}", f"person={entry[3]}{entry[4]}{entry[5]}")
    for d in (-3, -2, -1, 1, 2, 3):
        near = pieces[k + d] if 0 <= k + d < len(pieces) else None
        yield f"kind{d:+}={_kind(near)}"
        if near is not None and abs(d) < 3 and near.kind not in ("np", "time", "figure"):
            yield f"word{d:+}={near.norm}"


def of_side(scene: Scene, told: Telling, who: Candidate) -> Iterator[str]:
    """Features of a candidate by how it stands to the word."""
    return _of_former(scene, told, who) if who.j < 0 else _of_named(scene, told, who)


def _of_former(scene: Scene, told: Telling, who: Candidate) -> Iterator[str]:
    piece = scene.pieces[told.k]
    shape = f"{told.kind},{piece.definite},{bool(piece.enclitic)}"
    local = sum(p.phrase is not None and p.phrase.kind in PEOPLE for p in scene.pieces)
    near = scene.discourse.happening_now(1) is not None
    yield from (f"former,{shape}", f"former,local={min(local, 3)}", f"former,local={min(local, 2)},{shape}", f"former,near={near},{shape}")
    yield from (f"former,sense={told.trigger.sense.name}", f"former,{who.phrase.kind}", f"former,prep={piece.prep}", f"former,word={piece.norm}")
    yield f"former,{_kind(scene.pieces[told.k - 1] if told.k else None)}"


def _of_named(scene: Scene, told: Telling, who: Candidate) -> Iterator[str]:
    pieces, k, phrase = scene.pieces, told.k, who.phrase
    piece, sense = pieces[k], told.trigger.sense
    side = "behind" if who.j > k else "before"
    lo, hi = (k + 1, who.head if who.head > k else who.j) if who.j > k else (who.j + 1, k)
    between = pieces[lo:hi]
    prep, lead = pieces[who.head].prep, pieces[who.head - 1] if who.head else None
    here = _clause_of(scene, who.j)
    verb = scene.clauses[here].verb
    subject = _is_subject(scene, who.head, verb)
    relation, kind = _relation(scene, told.clause, here), who.pronoun or phrase.kind
    base, far = f"{side},{told.kind}", next(s for s in _STEPS if hi - lo + 1 <= s or s == _STEPS[-1])
    gap = "+".join(_kind(p) for p in between) if len(between) <= 2 else "long"
    verbs = sum(is_verb(pieces, n) for n in range(lo, hi))
    names = sum(p.kind == "np" and not p.conj for p in between)
    others = min(sum(p.phrase is not None and p.phrase.kind in PEOPLE and not p.conj for p in between), 4)
    commas = sum(_is_comma(p) for p in between)
    embodied = _embodied(scene, phrase)

    yield from (base, f"{base},far={far}", f"{base},{relation}", f"{base},prep={prep}", f"{base},own={pieces[who.j].prep}", f"{base},lead={_kind(lead)}")
    yield from (f"{base},gap={gap}", f"{base},prep={prep},gap={gap}", f"{base},prep={prep},far={far}", f"{base},{relation},prep={prep}")
    yield from (f"{base},verbs={min(verbs, 2)}", f"{base},commas={min(commas, 3)}", f"{base},names={min(names, 3)}", f"{base},others={others}")
    yield from (f"{base},others={others},prep={prep}", f"{base},prep={prep},verbs={min(verbs, 1)},names={min(names, 1)}")
    yield from (f"{base},verbs={min(verbs, 1)},names={min(names, 1)},commas={min(commas, 1)}", f"{base},nth={min(who.nth, 2)}")
    yield f"{base},tellings={min(sum(p.kind == 'lex' and telling_at(scene, n) is not None for n, p in enumerate(between, lo)), 2)}"
    yield f"{base},clauses={min(sum(p.cue in ('sub', 'rel') for p in between), 2)}"
    yield from (f"{side},over={p.norm}" for p in between if p.kind == "cue")
    yield from (f"who={kind}", f"{base},who={kind}", f"{base},who={kind},prep={prep}", f"group={phrase.group}", f"rule={phrase.rule}", f"named={phrase.named}")
    yield from (f"definite={phrase.definite}", f"number={phrase.number}", f"quoted={pieces[who.j].quoted}", f"{base},place={not who.pronoun and is_place(pieces, who.j)}")
    yield from (f"embodied={embodied},{kind}", f"embodied={embodied},{base},prep={prep}", f"pronoun={who.pronoun},{who.j == k},{base},far={far}")
    yield from (f"{base},subject={subject},{_verb_kind(scene, verb)}", f"{base},subject={subject},{relation}", f"{base},fronted={_is_fronted(who, verb, prep)}")
    yield from (f"sense={sense.name},{side},prep={prep}", f"sense={sense.name},{side},subject={subject}", f"sense={sense.name},{side},who={kind}")
    yield from (f"{told.tells},{side},prep={prep},subject={subject}", f"mode={sense.mode},who={kind}")
    yield from (f"lemma={told.trigger.lemma},{side},prep={prep}", f"lemma={told.trigger.lemma},{side},subject={subject}")
    yield from (f"{base},in={piece.prep},subject={subject},prep={prep}", f"{base},of={piece.definite},prep={prep}", f"enclitic={bool(piece.enclitic)},{side},{prep}")
    yield f"after={_kind(pieces[k - 1] if k else None)},{side},subject={subject}"
    yield f"{side},lead={lead.norm if lead is not None and lead.kind != 'np' else ''}"
    yield f"{told.kind},antecedent={scene.clauses[told.clause].opener == 'rel' and who.j == scene.clauses[told.clause].start - 1}"
    yield f"speaker={any(s.speaker is not None and s.speaker.start == phrase.start for s in scene.said)},{base},{relation}"
    entry = piece.has("verb") if told.kind == "verb" and subject and verb == k else None
    if entry is not None:
        yield f"agrees={entry[5] == phrase.gender},{entry[4] == phrase.number}"


def _is_comma(piece: Piece) -> bool:
    return piece.kind == "mark" and piece.norm in COMMAS


def _kind(piece: Piece | None) -> str:
    """What a piece is: its kind, its word where that is a cue or mark, its category where it is a word of the tables."""
    if piece is None:
        return "end"
    if piece.kind in ("mark", "cue"):
        return piece.norm
    return piece.entries[0][0] if piece.kind == "lex" and piece.entries else piece.kind


def _verb_kind(scene: Scene, k: int | None) -> str:
    if k is None:
        return "none"
    if telling_at(scene, k) is not None:
        return "consult"
    return next((c for c in ("light", "speech", "verb") if scene.pieces[k].has(c)), "other")


def _clause_of(scene: Scene, k: int) -> int:
    return clause_at(scene.clauses, k) or 0


def _relation(scene: Scene, one: int, other: int) -> str:
    """How the clause of a name stands to that of the word, and with what the later of the two opens."""
    if one == other:
        return "same"
    first, second = scene.clauses[one], scene.clauses[other]
    kin = "up" if first.parent == other else "down" if second.parent == one else "sister" if first.parent == second.parent else "apart"
    return f"{kin},{scene.clauses[max(one, other)].opener}"


def _is_subject(scene: Scene, head: int, verb: int | None) -> bool:
    """Whether the first name without preposition behind the verb stands at piece `head`."""
    if verb is None or head <= verb or scene.pieces[head].prep:
        return False
    return not any(p.kind == "np" and not p.prep for p in scene.pieces[verb + 1 : head])


def _is_fronted(who: Candidate, verb: int | None, prep: str) -> bool:
    return verb is not None and who.j < verb and not prep


def _embodied(scene: Scene, who: Phrase) -> bool:
    """Whether the sentence names somebody of the state or body."""
    if who.kind not in ("state", "organisation"):
        return False
    people = [p.phrase for p in scene.pieces if p.phrase is not None and p.phrase.kind in ("person", "office")]
    return any((who.country and p.country == who.country) if who.kind == "state" else who.actor in p.of for p in people)
