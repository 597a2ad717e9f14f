"""«لقاء جمع فلاناً بفلان»: the noun is the subject of the verb, those who met its objects."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.lexicon import Sense
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.two import pair
from tawatur.model import Place


def gatherer(subject: Sequence[Phrase], args: Arguments) -> Phrase | None:
    """Who had two people or more at his place: «جمع الأمير الرئيسين فلاناً وفلاناً في الدوحة»; None where a meeting or a city brought them together."""
    host = subject[0] if len(subject) == 1 and subject[0].kind in ("person", "office") and subject[0].name else None
    people = [q for p in args.object for q in p.parts or (p,) if q.kind in ("person", "office") and q.name]
    return host if host is not None and len({p.name for p in people} - {host.name}) >= 2 else None


def read_gathering(scene: Scene, index: int, k: int, sense: Sense, args: Arguments, host: Phrase | None = None) -> Draft | None:
    """«لقاء جمع X بـY»: the noun is the subject, the sides are objects; `host` is whoever had them there."""
    if _composes(scene, k):
        return None
    sides = [*args.subject, *args.object]
    if scene.pieces[k].enclitic in ("هما", "هم"):
        sides += scene.here or scene.discourse.sides or pair(scene.discourse, scene.pieces[k].start)  # «قمة جمعتهما بالرئيس فلان»
    both = scene.here or scene.discourse.sides
    if k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm == "اليهما" and len(both) == 2:
        sides = [*both, *sides]  # «التقيا …، في اجتماع ضم إليهما الوزير»
    for prep in ("ب", "مع", "بين"):
        sides += args.preps.get(prep, [])
    if len(sides) < 2:  # «جمع لقاء في أنقرة وزراء خارجية …»: the noun stands between
        near = scene.pieces[k + 1 : scene.clauses[index].end]
        sides += [
            p.phrase for p in near if p.phrase is not None and not p.prep and p.phrase not in sides and not p.depth
        ]
    if index + 1 < len(scene.clauses) and _held_next(scene, index):
        held = scene.clauses[index + 1]  # «ضم اجتماع عُقد في مسقط فلاناً وفلاناً», «اجتماع ضم فلاناً وفلاناً انعقد في مسقط»
        inner = after(scene.pieces, (held.verb or held.start) + 1, held.end, True)
        sides = sides or [*inner.subject, *inner.object]
        args.places, args.times = args.places + inner.places, args.times + inner.times
    sides = [*_came_to_it(scene, index, sides), *sides]
    args.places = args.places or _sited_before(scene, k)
    roles = [("host", p) for p in (host,) if p is not None] + [("source", p) for p in sides if p.kind != "place" and p is not host]
    noun = next((j for j in range(k - 1, max(0, k - 5), -1) if scene.pieces[j].has("noun")), k)
    tense = "present" if noun and noun < k and scene.pieces[noun - 1].future else "past"
    for j in range(scene.clauses[index].start, scene.clauses[index].end):
        if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j):
            scene.used.add(j)
    draft = build_draft(scene, index, k, sense, roles, args, "past", "verb.جمع", sides)
    if draft is not None and tense == "present" and draft.status == "happened":
        draft.status = "planned"  # «سيناقش الاجتماع الذي يضم …»
    if draft is not None and k + 1 < len(scene.pieces) and scene.pieces[k + 1].has("noun") and scene.pieces[k + 1].definite:
        draft.attendance = len(scene.discourse.sides) >= 2  # «وضم الاجتماع من الجانب التركي فلاناً وفلاناً»
    return draft


def meeting_before(scene: Scene, index: int) -> int | None:
    """The meeting, the only event noun of the clause before, on which a relative clause hangs though words of its topic or a comma stand between: «في الاجتماع الرباعي بشأن السودان، الذي جمع …»."""
    clause = scene.clauses[index]
    if clause.opener != "rel" or clause.word not in ("الذي", "التي") or not index:
        return None
    before = scene.clauses[index - 1]
    nouns = [j for j in range(before.start, before.end) if scene.pieces[j].has("noun") and not is_verb(scene.pieces, j)]
    feminine = len(nouns) == 1 and scene.pieces[nouns[0]].norm.split(" ")[0].endswith(("ه", "ات"))
    return nouns[0] if len(nouns) == 1 and scene.pieces[nouns[0]].definite and feminine == (clause.word == "التي") else None


def _came_to_it(scene: Scene, index: int, sides: list[Phrase]) -> list[Phrase]:
    """Who is told before to have come to the meeting: «شارك الوزير في الاجتماع الذي جمع …»; none whose state is listed."""
    before = scene.clauses[index - 1] if index else None
    noun = meeting_before(scene, index)
    light = scene.pieces[before.verb].has("light") if before is not None and before.verb is not None else None
    if noun is None or light is None or before is None or before.verb is None or triggers.light_verbs()[light[1]].voice != "join":
        return []
    came = subject_left(scene.pieces, before, before.verb) or after(scene.pieces, before.verb + 1, noun, True).subject
    listed = {q.country or q.name for p in sides for q in p.parts or (p,)}
    return [p for p in came if p.kind in ("person", "office") and p.country not in listed]


def _composes(scene: Scene, k: int) -> bool:
    """Whether the verb tells of whom the delegation right before it consists: «لقاؤه بوفد ضم سفراء ونواباً»."""
    before = scene.pieces[k - 1].phrase if k else None
    return before is not None and before.group == "delegation" and not before.definite and not scene.pieces[k].conj


def _sited_before(scene: Scene, k: int) -> list[Place]:
    """The place between the noun and the verb: «اجتماع في أنقرة يضم …»."""
    for j in range(k - 1, max(-1, k - 5), -1):
        piece = scene.pieces[j]
        if piece.has("noun"):
            return []
        if piece.prep in ("في", "ب") and piece.phrase is not None and piece.phrase.place is not None:
            return [piece.phrase.place]
    return []


def _held_next(scene: Scene, index: int) -> bool:
    """Whether the next clause only says that the event was held: «اجتماع عُقد في …», «اجتماع ضم فلاناً وفلاناً انعقد في …»."""
    behind = scene.clauses[index + 1]
    verb = behind.verb
    light = scene.pieces[verb].has("light") if verb is not None and behind.opener == "verb" else None
    if verb is None or light is None or scene.pieces[verb].conj:
        return False
    return scene.pieces[verb - 1].has("noun") is not None or triggers.light_verbs()[light[1]].voice == "event"
