"""Plans, papers and answers proposed, handed over, received, accepted or rejected."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.drafts import ACTING, Draft, Scene, build_draft
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.noun_arguments import nisba_of
from tawatur.accounts.owners import owner_of, said_speaker
from tawatur.language import fold
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase


def read_proposal(
    scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase], args: Arguments, tense: str
) -> Draft | None:
    """The step that the verb at piece k tells: with its document, the one its pronoun means, or, for «اقترح», without any."""
    piece = scene.pieces[k]
    document = _document(scene, index, k, sense.mode) or _document_before(scene, index, k, sense.mode)
    entry = piece.has("verb")
    if document is None and (entry is None or triggers.verbs()[entry[1]].lemma != "اقترح"):
        return None
    if document is not None and sense.mode in ("accepted", "rejected") and not _certain_document(scene, document):
        return None
    sources = [p for p in subject if p.kind in ACTING]
    handed = document is not None and document.definite and args.subject_word == k + 1 and not args.subject
    if handed and sense.mode == "proposed" and not sources and "الي" in args.preps:
        sense = triggers.senses()["deliver"]  # «قُدّم المقترح إلى الطرفين»
    if not sources and not (handed and sense.mode in ("delivered", "proposed")):
        return None
    targets = [p for prep, role in sense.preps.items() if role == "target" for p in args.preps.get(prep, [])]
    if sense.mode == "delivered":
        targets = [*args.object, *targets]  # «سلّمت الحركة الوسطاء ردها»
        if not targets and document is not None and not document.definite:
            return None
    roles = [("source", p) for p in sources] + [("target", p) for p in targets if p.kind in ACTING and p not in sources]
    draft = build_draft(scene, index, k, sense, roles, args, tense, f"verb.{sense.name}", subject)
    if draft is not None and document is not None:
        draft.document = (document.i, document.j)
    return draft


def _document(scene: Scene, index: int, k: int, mode: str) -> Cue | None:
    """The document that stands behind piece k in its clause."""
    clause = scene.clauses[index]
    first, last = scene.pieces[k].j, scene.pieces[clause.end - 1].j
    near = (c for c in scene.cues if c.kind == "document" and first <= c.i < min(last, first + 14))
    # a plan behind «و» is not what is offered: «عرض أنشطة اللجنة وخطتها»
    return next((c for c in near if not c.conj and _counts(scene, c, mode)), None)


def _document_before(scene: Scene, index: int, k: int, mode: str) -> Cue | None:
    """The document told before in the sentence that a pronoun takes up: «… هدنة، رفضتها إسرائيل», «وافقت عليها الحركة»."""
    piece, clause = scene.pieces[k], scene.clauses[index]
    taken_up = piece.enclitic in ("ه", "ها") or any(
        p.cue == "pp" and p.norm in ("عليه", "عليها", "به", "بها") for p in scene.pieces[k + 1 : min(k + 3, clause.end)]
    )
    if not taken_up or mode not in ("accepted", "rejected", "amended"):
        return None
    before = [c for c in scene.cues if c.kind == "document" and c.j <= piece.i and _counts(scene, c, mode)]
    if not before or not (_certain_document(scene, before[-1]) or _is_proposed(scene, before[-1])):
        return None
    return replace(before[-1], definite=True)


def _is_proposed(scene: Scene, document: Cue) -> bool:
    """Whether a verb just before it proposes the document: «اقترحت قطر هدنة»."""
    near = [p for p in scene.pieces if document.i - 7 <= p.i < document.i]
    entries = [entry for entry in (p.has("verb") for p in near) if entry is not None]
    return any(triggers.verbs()[entry[1]].sense.type == "PROPOSAL" for entry in entries)


def _counts(scene: Scene, document: Cue, mode: str) -> bool:
    """Whether the word is a document that can take this step here: «سلّم ردها», not «رفض الرد»; «أوراق» no credentials."""
    modes, without = document.values[1], document.values[2]
    if modes and mode not in modes:
        return False
    following = next((p.norm for p in scene.pieces if p.i == document.j), "")
    return not without or following not in _words(without)


@cache
def _words(cell: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in cell.split("|"))


def _certain_document(scene: Scene, document: Cue) -> bool:
    """Whether a certain plan is meant: «المقترح», «مقترح أميركي», «اقتراح وقف النار», «اقتراحاً من الاتحاد»; not «أكثر من مقترح»."""
    if document.definite:
        return True
    after = next((n for n, p in enumerate(scene.pieces) if p.i >= document.j), None)
    if after is None:
        return False
    piece = scene.pieces[after]
    if piece.kind == "np" or piece.definite or piece.norm.startswith("ال") or nisba_of(piece.norm) is not None:
        return True
    ahead = scene.pieces[after + 1] if after + 1 < len(scene.pieces) else None
    if piece.norm == "من":
        return ahead is not None and ahead.kind == "np"
    return any(c.kind == "topic" and c.i == document.j for c in scene.cues) or _maker_behind(scene, after)


def _maker_behind(scene: Scene, j: int) -> bool:
    """Whether a clause behind the document says who made it: «مسودة اتفاق قدمها الوسيط», «مقترح تقدمت به قطر»."""
    for piece in scene.pieces[j : j + 8]:
        entry = piece.has("verb")
        if entry is not None and piece.enclitic:
            return triggers.verbs()[entry[1]].sense.type == "PROPOSAL"
    return False


def read_proposal_noun(scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase]) -> Draft | None:
    """«تسلّم الحركة المقترح», «سارعت الحركة إلى رفض المقترح»: a masdar with its doer and a definite document."""
    pieces = scene.pieces
    if subject and subject[0].kind in ACTING:
        near = next(
            (
                c
                for c in scene.cues
                if c.kind == "document" and pieces[k].j <= c.i <= pieces[k].j + 1 and _counts(scene, c, sense.mode)
            ),
            None,
        )
        if near is None or not _certain_document(scene, near):
            return None
        roles = [("source", p) for p in subject]
        carried = build_draft(scene, index, k, sense, roles, Arguments(), "noun", f"noun.{sense.name}", subject)
        if carried is not None:
            carried.document = (near.i, near.j)
        return carried
    owner = (said_speaker(scene, k) if scene.said else owner_of(scene, k, [])) if pieces[k].enclitic else None
    if owner is not None and not subject:
        return read_proposal_noun(scene, index, k, sense, [owner])  # «أعلنت الحركة قبولها المقترح»
    if (
        pieces[k].definite
        or k + 1 >= len(pieces)
        or pieces[k + 1].phrase is None
        or pieces[k + 1].prep
        or pieces[k + 1].conj
    ):
        return None
    source = pieces[k + 1].phrase
    document = next(
        (
            c
            for c in scene.cues
            if c.kind == "document" and pieces[k + 1].j <= c.i <= pieces[k + 1].j + 2 and _counts(scene, c, sense.mode)
        ),
        None,
    )
    if source is None or document is None or source.kind not in ACTING:
        return None
    draft = build_draft(
        scene, index, k, sense, [("source", source)], Arguments(), "noun", f"noun.{sense.name}", [source]
    )
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft
