"""What follows a relative clause and belongs to the verb before it: «التقى فلان، الذي يزور المنطقة، في الرياض نظيره»."""

from __future__ import annotations

from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import travelling, word_sets


def past_relative(scene: Scene, index: int, args: Arguments) -> None:
    """Takes in what follows a relative clause between commas: «التقى لافروف، الذي يزور المنطقة، في الرياض نظيره …»."""
    behind = scene.clauses[index + 1 : index + 3]
    if len(args.preps.get("بين", ())) == 1 and not args.preps["بين"][0].parts and behind and behind[0].opener == "resume" and behind[0].word in COMMAS:
        other = scene.pieces[behind[0].start]
        args.preps["بين"] += [other.phrase] if other.phrase is not None and other.conj and not other.prep else []  # «بين الحركة، والحكومة»
    if behind and behind[0].verb == behind[0].start and scene.pieces[behind[0].start].enclitic == "هما" and _within(scene, behind[0].start):
        same = after(scene.pieces, behind[0].start + 1, behind[0].end, False)  # «خلال لقاء جمعهما أمس في جدة»
        args.places += same.places
        args.times += same.times
        return
    if behind and behind[0].opener == "rel" and "مع" not in args.preps and _travels(scene, behind[0]):
        start = next((j for j in range(behind[0].start, behind[0].end) if scene.pieces[j].norm == "مع"), behind[0].end)
        args.preps.update(
            after(scene.pieces, start, behind[0].end, False).preps
        )  # «بحث فلان الذي وصل دمشق اليوم مع فلان …»
    if behind and behind[0].opener == "rel" and args.subject and not args.object and not args.preps and _travels(scene, behind[0]):
        args.object = _met_behind(scene, behind[0])
    if behind and behind[0].opener == "rel" and args.subject and not args.object and not args.preps and (led := _met_with(scene, behind[0])):
        args.preps.update(led)
    if (rest := resumed_at(scene, index)) is None:
        return
    start, end = rest
    more = after(scene.pieces, start, end, not args.subject)
    args.subject = args.subject or more.subject
    met = more.object if not args.object or _goes_on_with_met(scene, start, args.object) else []
    args.object = [*args.object, *met]
    for prep, phrases in more.preps.items():
        args.preps.setdefault(prep, []).extend(phrases)
    args.joining += more.joining
    args.places += more.places
    args.times += more.times


_LED = frozenset({"يتراسه", "تراسه", "يتراسها", "يراسه", "يقوده", "قاده", "يقودها", "يضم", "ضم", "يمثله", "شكله"})


def _met_with(scene: Scene, clause: Clause) -> dict[str, list[Phrase]]:
    """Whom a delegation met, told behind who leads it: «التقى الوفد الذي يترأسه فلان أمس بالرئيس»; empty where nobody is."""
    if clause.verb is None or scene.pieces[clause.verb].norm not in _LED:
        return {}
    for j in range(clause.verb + 2, clause.end):
        piece = scene.pieces[j]
        if piece.phrase is not None and piece.prep in ("ب", "مع") and piece.phrase.kind in ("person", "office", "group"):
            return after(scene.pieces, j if piece.prep == "ب" else j - 1, clause.end, False).preps
        if piece.kind == "mark" and piece.norm not in COMMAS:
            return {}
    return {}


def _goes_on_with_met(scene: Scene, start: int, met: list[Phrase]) -> bool:
    """Whether «ثم» or «و» behind the clause about one who was met goes on with another: «التقى المنسقة التي غادرت …، ثم النائب»."""
    first = scene.pieces[start + 1] if scene.pieces[start].norm == "ثم" else scene.pieces[start]
    people = first.phrase is not None and first.phrase.kind in ("person", "office") and met[-1].kind in ("person", "office")
    return people and first.conj in ("ثم", "و") and not first.prep


def resumed_at(scene: Scene, index: int) -> tuple[int, int] | None:
    """The pieces with which clause `index` goes on behind what a relative clause between commas, with or without «الذي», tells; None where it does not."""
    behind = scene.clauses[index + 1 : index + 3]
    if behind and behind[0].opener == "rel" and behind[0].verb is None and (comma := _behind_untold(scene, behind[0])) is not None:
        return comma + 1, behind[0].end
    if len(behind) < 2 or behind[0].opener not in ("rel", "verb") or behind[1].opener != "resume" or behind[1].word not in COMMAS:
        return None
    start, end = behind[1].start, behind[1].end if behind[1].verb is None else behind[1].verb
    commas = [j for j in range(start, end) if scene.pieces[j].norm in COMMAS]
    if commas and start < commas[0] and all(p.kind == "time" or p.norm == "وذلك" for p in scene.pieces[start : commas[0]]):
        del commas[0]  # «الذين وصلوا إلى نيامي، السبت، بالرئيس …»
    return start, commas[0] if commas else end


def _behind_untold(scene: Scene, clause: Clause) -> int | None:
    """The comma behind a relative clause whose verb no table has and that names nobody: «خلال الزيارة التي استغرقت يومين، بكل من …»."""
    lasting = scene.pieces[clause.start + 1].norm in word_sets()["lasting"] if clause.start + 1 < clause.end else False
    aside = sum(p.depth > 0 for p in scene.pieces[clause.start : clause.end])  # of whom a delegation consists
    for j in range(clause.start + 1, min(clause.start + 7 + aside, clause.end - 1)):
        if scene.pieces[j].depth:
            continue
        if lasting and j > clause.start + 1 and scene.pieces[j + 1].kind == "np" and not scene.pieces[j + 1].conj:
            return j  # «الزيارة التي استمرت يومين وزير الخارجية»
        if scene.pieces[j].kind == "mark" and scene.pieces[j].norm in COMMAS:
            ahead = scene.pieces[j + 1]
            return j if j > clause.start + 1 and not ahead.conj and (ahead.kind == "np" or ahead.prep or ahead.cue in ("prep", "coord") or ahead.norm in word_sets()["signed"]) else None
        if scene.pieces[j].kind == "np" or is_verb(scene.pieces, j):
            return None
    return None


def _met_behind(scene: Scene, clause: Clause) -> list[Phrase]:
    """The people whom no preposition governs in what is told of a journey: «يلتقي فلان الذي وصل إلى بغداد في زيارة رئيس الوزراء ونظيره»."""
    found: list[Phrase] = []
    first = (clause.verb or clause.start) + 2  # right behind the verb would be its own subject
    for k in range(first, clause.end):
        piece = scene.pieces[k]
        if piece.phrase is None:
            if found and (piece.kind != "mark" or piece.norm not in COMMAS):
                break
            continue
        met = piece.phrase.kind in ("person", "office") and not piece.prep and (bool(found) or not piece.conj)
        if met:
            found.append(piece.phrase)
        elif found:
            break
    return found


def _within(scene: Scene, k: int) -> bool:
    """Whether the event that the verb at piece k describes is the occasion of what was told, «خلال لقاء جمعهما», and no other: «بعد يوم من لقاء جمعهما»."""
    before = scene.pieces[max(0, k - 4) : k]
    return not any(p.prep in ("من", "بعد", "قبل", "قبيل", "علي", "غداه") and p.has("noun") for p in before)


def _travels(scene: Scene, clause: Clause) -> bool:
    """Whether the clause's verb tells of going somewhere."""
    entries = scene.pieces[clause.verb].entries if clause.verb is not None else ()
    return any(e[0] == "verb" and e[1] in travelling() for e in entries)
