"""Plans told to have been handed over or made without a verb that names who did it: «الورقة التي سُلّمت للوسطاء», «تم تقديم المقترح إلى الطرفين»."""

from __future__ import annotations

from dataclasses import replace

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import ACTING
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.noun_arguments import nisba_state
from tawatur.accounts.plans import counts, is_certain, is_known, is_meant
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_DONE = word_sets()["done"]
_REACH = 9  # tokens between a plan and the verb behind it that tells what became of it


def passed_on(scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase], args: Arguments) -> Cue | None:
    """The plan before the verb at piece k that it tells was handed to somebody: «الورقة التي سُلّمت للوسطاء», «أن الرد سُلّم إلى قطر», «ورقة قُدّمت سراً إلى واشنطن»."""
    handed = [p for prep in ("ل", "الي", "علي") for p in args.preps.get(prep, []) if p.kind in ACTING]
    named = bool(subject) and subject[0].start > scene.pieces[scene.clauses[index].start].start  # carried from before, it handed nothing over
    made = bool(args.preps.get("من")) and scene.clauses[index].opener == "rel"  # «المقترح الذي قُدّم لها من الوسطاء»
    if sense.mode not in ("proposed", "delivered") or named or args.subject or args.object or args.object_words or args.subject_word is not None or not (handed or made):
        return None
    if scene.pieces[k].enclitic:
        return None
    document = _before(scene, index, k)
    return document if document is not None and counts(scene, document, "delivered") and _undergoes(scene, document, k) else None


def made_by(scene: Scene, document: Cue) -> list[Phrase]:
    """The state whose plan it is that was handed over, by the nisba right behind it: «وثيقة إيرانية أُرسلت سراً إلى واشنطن»; none behind «الرد», which an adjective may only place."""
    behind = next((p for p in scene.pieces if p.i >= document.j), None)
    state = nisba_state(behind) if behind is not None and behind.i == document.j and not document.definite else None
    return [state] if state is not None else []


def _before(scene: Scene, index: int, k: int) -> Cue | None:
    """The plan that the verb's clause hangs on or begins with."""
    clause = scene.clauses[index]
    relative = clause.opener == "rel"
    if relative and clause.word not in ("الذي", "التي"):
        return None
    head = scene.pieces[clause.start if relative else k].i
    near = [c for c in scene.cues if c.kind == "document" and head - _REACH <= c.j <= head]
    if relative and scene.pieces[clause.start].conj:  # «الرد اللبناني على الورقة، والذي سُلّم للمبعوث»
        agreeing = [c for c in near if c.definite and is_meant(scene, c, "ها" if clause.word == "التي" else "ه")]
        return agreeing[-1] if agreeing else None
    if not near:
        return None
    between = [p for p in scene.pieces if near[-1].j <= p.i < head]
    if any((p.kind == "lex" and not _only_tells(p)) or p.cue in ("rel", "sub") or p.kind == "mark" for p in between[: -1 if relative else None]):
        return None
    if relative:
        return near[-1] if is_known(scene, near[-1]) else None
    had_been = scene.pieces[clause.start].cue == "aux"  # «وكان الرد قد سُلّم إلى»
    begins = (had_been or clause.opener in ("sub", "colon")) and is_known(scene, near[-1]) and near[-1].i <= scene.pieces[min(clause.start + 1, k)].i
    bare = not is_known(scene, near[-1]) and all(_describes(p) for p in between)
    return near[-1] if begins or bare else None


def _only_tells(piece: Piece) -> bool:
    """Whether the word is an auxiliary of the passive: «تم»."""
    return piece.norm in _DONE


def _describes(piece: Piece) -> bool:
    return piece.kind == "word" and not piece.conj and not piece.prep and (nisba_of(piece.norm) is not None or piece.norm.endswith(("ه", "ي", "ا", "د", "ل")))


def _undergoes(scene: Scene, document: Cue, k: int) -> bool:
    """Whether the verb, in the past, agrees with the plan as its subject."""
    forms = {e[5] for e in scene.pieces[k].entries if e[0] == "verb" and e[3] == 3 and e[4] == "s" and e[2] in ("past", "passive")}
    return any(is_meant(scene, document, "ها" if gender == "f" else "ه") for gender in forms)


def read_made(scene: Scene, index: int, k: int, sense: Sense) -> Draft | None:
    """«تم تقديم المقترح إلى الطرفين», «جرى تسليم الورقة», «المقترحات تم تقديمها إلى …», «تم رفض الخطة من قبل كييف»: a masdar that «تم» carries."""
    clause, pieces = scene.clauses[index], scene.pieces
    if k == 0 or pieces[k - 1].norm not in _DONE:
        return _performed(scene, index, k, sense)
    handed = sense.mode in ("proposed", "delivered")
    document = _own(scene, k) if not pieces[k].enclitic else _taken_up(scene, k)
    if document is None or not counts(scene, document, "delivered" if handed else sense.mode):
        return None
    args = after(pieces, k + 1, clause.end, False)
    doers = [p for p in args.agents if p.kind in ACTING]
    if not handed and not (doers and is_certain(scene, document)):
        return None  # «تم رفض الخطة من قبل كييف»
    targets = [p for prep in ("الي", "ل", "علي") for p in args.preps.get(prep, []) if p.kind in ACTING and p not in doers]
    if not doers and (not targets or not (is_certain(scene, document) or document.values[0] in ("draft", "paper", "answer"))):
        return None
    told = triggers.senses()["deliver"] if handed and targets and not doers else sense
    roles = [("source", p) for p in doers] + [("target", p) for p in targets if handed]
    tense = next((str(e[2]) for e in pieces[k - 1].entries if e[0] == "light"), "past")
    draft = build_draft(scene, index, k, told, roles, args, tense, f"done.{told.name}", doers)
    if draft is not None:
        draft.document = (document.i, document.j)
        scene.used.add(k)
    return draft


def _performed(scene: Scene, index: int, k: int, sense: Sense) -> Draft | None:
    """«المبادرة التي قام بطرحها الرئيس»: what whoever stands behind the masdar is told to have done with the plan before it."""
    clause, pieces = scene.clauses[index], scene.pieces
    verb = clause.verb
    if verb is None or verb != k - 1 or pieces[k].prep != "ب" or pieces[k].enclitic not in ("ه", "ها") or clause.opener != "rel":
        return None
    row = next((triggers.light_verbs()[e[1]] for e in pieces[verb].entries if e[0] == "light"), None)
    document = _taken_up(scene, k) if row is not None and "ب" in row.preps else None
    if row is None or document is None or not counts(scene, document, sense.mode):
        return None
    doers = [p for p in after(pieces, k + 1, clause.end, True).subject if p.kind in ACTING]
    draft = build_draft(scene, index, k, sense, [("source", p) for p in doers], Arguments(), "past", f"done.{sense.name}", doers) if doers else None
    if draft is not None:
        draft.document = (document.i, document.j)
        scene.used.add(k)
    return draft


def _own(scene: Scene, k: int) -> Cue | None:
    """The plan right behind the masdar, or behind a word that counts it: «تقديم الحزمة الثالثة من المقترحات»."""
    for j in range(k + 1, min(k + 6, len(scene.pieces))):
        piece = scene.pieces[j]
        found = next((c for c in scene.cues if c.kind == "document" and c.i == piece.i), None)
        if found is not None:
            return found
        if piece.kind not in ("word", "figure") and piece.norm != "من":
            return None
    return None


def _taken_up(scene: Scene, k: int) -> Cue | None:
    before = [c for c in scene.cues if c.kind == "document" and c.j <= scene.pieces[k].i]
    meant = [c for c in before[-2:] if is_meant(scene, c, scene.pieces[k].enclitic)]
    return replace(meant[-1], definite=True) if meant else None
