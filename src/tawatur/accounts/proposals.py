"""Plans, papers and answers proposed, handed over, received, accepted or rejected."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import ACTING, Draft, Scene, build_draft
from tawatur.accounts.lexicon import Sense, Trigger
from tawatur.accounts.noun_arguments import nisba_of, nisba_state
from tawatur.accounts.owners import owner_of, said_speaker
from tawatur.language import fold
from tawatur.mentions.overlay import OWN, Cue
from tawatur.mentions.pieces import Phrase


def read_proposal(
    scene: Scene, index: int, k: int, trigger: Trigger, subject: list[Phrase], args: Arguments, tense: str
) -> Draft | None:
    """The step that the verb at piece k tells: with its document, the one its pronoun means, or, for «اقترح», without any."""
    sense = trigger.sense
    document = _document_of_verb(scene, index, k, trigger, sense.mode, tense)
    if sense.mode == "proposed":
        answer = _document_of_verb(scene, index, k, trigger, "delivered", tense)
        if answer is not None and (document is None or answer.i < document.i):
            document, sense = answer, triggers.senses()["deliver"]  # «قدمت الحركة ردها على المقترح»
    if document is None and trigger.lemma != "اقترح":
        return None
    if document is not None and sense.mode in ("accepted", "rejected") and not _certain_document(scene, document):
        return None
    if sense.name == "unveil" and (document is None or not _unveils(scene, k, document, subject)):
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
    if draft is not None and sense.name == "accept_doc" and draft.status == "denied" and _refuses(scene, index, k):
        draft.sense, draft.status = triggers.senses()["reject_doc"], "happened"  # «لم تقبل طهران العرض»
    if draft is not None and draft.status == "ongoing" and tense == "past":
        draft.status = "happened"  # «المقترح الذي عرضه الرئيس ما زال قائماً»
    return draft


def _refuses(scene: Scene, index: int, k: int) -> bool:
    """Whether the verb of accepting stands right behind «لم», and nothing says that the answer is still to come: «لم توافق بعد»."""
    clause = scene.clauses[index]
    return k > clause.start and scene.pieces[k - 1].norm == "لم" and not any(p.norm in ("بعد", "حتي الان") for p in scene.pieces[k + 1 : clause.end])


def _document_of_verb(scene: Scene, index: int, k: int, trigger: Trigger, mode: str, tense: str) -> Cue | None:
    """The document of the step: on which the verb's clause hangs, which stands behind the verb, or which a pronoun takes up."""
    return (
        _headed(scene, index, k, mode, tense)
        or _document(scene, index, k, mode, trigger.prep)
        or _document_before(scene, index, k, mode, trigger.prep)
    )


def _document(scene: Scene, index: int, k: int, mode: str, prep: str = "") -> Cue | None:
    """The document that stands behind piece k in its clause, governed by the preposition that the verb needs."""
    clause = scene.clauses[index]
    first, last = scene.pieces[k].j, scene.pieces[clause.end - 1].j
    near = (c for c in scene.cues if c.kind == "document" and first <= c.i < min(last, first + 14))
    # a plan behind «و» is not what is offered: «عرض أنشطة اللجنة وخطتها»
    return next((c for c in near if not c.conj and _counts(scene, c, mode) and _governed(scene, c, prep)), None)


def _governed(scene: Scene, document: Cue, prep: str) -> bool:
    """Whether the preposition governs the document, or a word or two that it completes: «رد على المقترح», «وافق على بنود الخطة»."""
    if not prep:
        return True
    at = next((n for n, p in enumerate(scene.pieces) if p.i <= document.i < p.j), 0)
    if len(prep) == 1 and scene.pieces[at].norm.startswith(prep):
        return True
    for piece in reversed(scene.pieces[max(0, at - 3) : at]):
        if piece.norm == prep or piece.prep == prep:
            return True
        if piece.cue == "prep" or piece.prep or piece.kind == "mark":
            return False
    return False


_TAKEN_UP = ("عليه", "به", "اليه", "عنه", "ضده")
_PLURALS = frozenset({"خطط", "اوراق", "وثائق", "صيغ", "افكار", "ردود", "عروض"})


def _unveils(scene: Scene, k: int, document: Cue, subject: list[Phrase]) -> bool:
    """Whether somebody in office makes a plan of his own known: «كشف ترامب عن خطة», «أعلن الرئيس مبادرته»; not «كشف المتحدث عن خطة أميركية»."""
    between = [p for p in scene.pieces[k + 1 :] if p.i < document.i and p.start >= (subject[-1].end if subject else 0)]
    if len(subject) != 1 or subject[0].kind not in ("person", "office", "state", "organisation") or len(between) > 2:
        return False
    if any(p.kind in ("lex", "np", "mark") or p.conj for p in between) or any(r.endswith(("spokesperson", "source")) for r in subject[0].roles):
        return False
    if document.definite and document.values[-1] != OWN:
        return False  # «أعلن المقترح»: whose it is, is not told
    nisba = next((nisba_of(p.norm) for p in scene.pieces if p.i == document.j), None)
    return nisba is None or nisba == subject[0].country


def _headed(scene: Scene, index: int, k: int, mode: str, tense: str = "past") -> Cue | None:
    """The document on which the verb's own clause hangs: «المقترح الذي عرضه بايدن», «خطة قدمتها مصر», «الورقة التي وافقت عليها الحركة»."""
    clause = scene.clauses[index]
    pronoun = _pronoun(scene, clause, k)
    if not pronoun:
        return None
    relative = clause.opener == "rel"
    head = scene.pieces[clause.start if relative else k].i
    near = [c for c in scene.cues if c.kind == "document" and head - (7 if relative else 3) <= c.j <= head]
    if not near or not _counts(scene, near[-1], mode) or not _is_meant(scene, near[-1], pronoun):
        return None
    if tense == "present" and not near[-1].definite:
        return None  # «صيغة تقبل بها الحركة»: one that is sought
    between = [p for p in scene.pieces if near[-1].j <= p.i < head]
    if any(p.has("verb", "light", "speech", "noun") for p in between if p.kind == "lex"):
        return None
    if not relative and any(p.cue == "prep" or p.prep for p in between):
        return None  # «ردا على سؤال طرحته الصحيفة»
    return replace(near[-1], definite=True)


def _pronoun(scene: Scene, clause: Clause, k: int) -> str:
    """The ending by which the verb at piece k takes something up, its own or that of «عليه», «ضده» behind it; empty where none does."""
    own = scene.pieces[k].enclitic
    behind = (p.norm for p in scene.pieces[k + 1 : min(k + 6, clause.end)] if p.cue == "pp" or p.norm in ("ضده", "ضدها"))
    word = own or next(behind, "")
    return word if word.startswith(("ه", *_TAKEN_UP)) else ""


def takes_up_document(scene: Scene, index: int, k: int) -> bool:
    """Whether the verb tells a step of the document its clause hangs on: «المقترح الذي وافقت عليه إسرائيل ينص على هدنة»."""
    senses = [triggers.verbs()[e[1]].sense for e in scene.pieces[k].entries if e[0] == "verb"]
    return any(sense.type == "PROPOSAL" and _headed(scene, index, k, sense.mode) is not None for sense in senses)


def _is_meant(scene: Scene, document: Cue, pronoun: str) -> bool:
    """Whether the pronoun agrees with the document's gender; of «ردها» and the like, and of two, anything does."""
    word = next((p.norm for p in scene.pieces if p.i <= document.i < p.j), "").split(" ")[0]
    feminine = word.endswith(("ه", "ات")) or word.removeprefix("ال") in _PLURALS
    return document.values[-1] == OWN or feminine == pronoun.endswith("ها")


def _document_before(scene: Scene, index: int, k: int, mode: str, prep: str) -> Cue | None:
    """The document told before in the sentence that a pronoun takes up: «… هدنة، رفضتها إسرائيل», «وافقت عليها الحركة»."""
    piece, clause = scene.pieces[k], scene.clauses[index]
    taken_up = piece.enclitic in ("ه", "ها") or any(
        (p.cue == "pp" and p.norm in ("عليه", "عليها", "به", "بها")) or p.norm in ("ضده", "ضدها")
        for p in scene.pieces[k + 1 : min(k + 5, clause.end)]
    )
    answered = prep == "علي" and any(p.norm in ("عليه", "عليها") for p in scene.pieces[k + 1 : min(k + 5, clause.end)])
    if not taken_up or (mode not in ("accepted", "rejected", "amended") and not answered):
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
    if document.definite or document.values[0] == "draft text":
        return True
    last = next((p.norm for p in scene.pieces if p.i < document.j <= p.j), "")
    if document.j > document.i + 1 and last.startswith("ال"):
        return True  # «صفقة التبادل»
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
        near = _document_of_noun(scene, k + 1, sense.mode)
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
    if sense.name == "unveil":
        return _unveiling(scene, index, k, sense, source)
    document = _document_of_noun(scene, k + 2, sense.mode)
    if source is None or document is None or source.kind not in ACTING:
        return None
    draft = build_draft(
        scene, index, k, sense, [("source", source)], Arguments(), "noun", f"noun.{sense.name}", [source]
    )
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _unveiling(scene: Scene, index: int, k: int, sense: Sense, source: Phrase | None) -> Draft | None:
    """«كشف الرئيس عن مقترح»: a plan made known, told by the masdar."""
    document = _document_of_noun(scene, k + 2, sense.mode)
    if source is None or document is None or not _unveils(scene, k, document, [source]):
        return None
    draft = build_draft(scene, index, k, sense, [("source", source)], Arguments(), "noun", "noun.unveil", [source])
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _document_of_noun(scene: Scene, start: int, mode: str) -> Cue | None:
    """The document from piece `start` on, past adjectives and one preposition: «رفضها القاطع للمقترح», «موافقة الحركة المبدئية على بنود الخطة»."""
    governed, passed = False, 0
    for j in range(start, min(start + 6, len(scene.pieces))):
        piece = scene.pieces[j]
        found = next((c for c in scene.cues if c.kind == "document" and c.i == piece.i), None)
        if found is not None:
            return found if not found.conj and _counts(scene, found, mode) else None
        if piece.cue == "prep" and not governed:
            governed = True
        elif piece.kind != "word" or piece.conj or passed > 2 or not (governed or piece.norm.startswith("ال")):
            return None  # «طرح شروط على نص المقترح»: another thing is proposed
        passed += piece.kind == "word"
    return None


_MET_WITH = frozenset(
    [
        "حظي", "حظيت", "يحظي", "تحظي", "لقي", "لقيت", "يلقي", "تلقي", "لاقي", "لاقت", "قوبل", "قوبلت",
        "جوبه", "جوبهت", "ووجه", "ووجهت", "نال", "نالت", "اصطدم", "اصطدمت",
    ]
)  # fmt: skip


def read_met_with(scene: Scene, index: int, k: int, sense: Sense) -> Draft | None:
    """Who took or refused a plan that met with it: «حظي المقترح بموافقة حماس», «قوبلت المبادرة برفض إسرائيلي», «لقي المقترح رفضاً من موسكو»."""
    clause, pieces = scene.clauses[index], scene.pieces
    verb = next((j for j in range(k - 1, max(clause.start - 1, k - 7), -1) if pieces[j].norm.removeprefix("و") in _MET_WITH), None)
    if verb is None or sense.mode not in ("accepted", "rejected"):
        return None
    first = pieces[max(0, verb - 5)].i if clause.opener == "rel" or verb > clause.start else pieces[verb].i
    document = next((c for c in scene.cues if c.kind == "document" and first <= c.i < pieces[k].i and c.definite), None)
    if document is None or not _counts(scene, document, sense.mode):
        return None
    doers = _met_by(scene, k)
    roles = [("source", p) for p in doers if p.kind in ACTING]
    draft = build_draft(scene, index, k, sense, roles, Arguments(), "noun", f"met.{sense.name}", doers) if roles else None
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _met_by(scene: Scene, k: int) -> list[Phrase]:
    """Whose acceptance or refusal the masdar at piece k is: «رفض حماس», «رفضاً من موسكو», «برفض إسرائيلي وأميركي»."""
    found: list[Phrase] = []
    for j in range(k + 1, min(k + 8, len(scene.pieces))):
        piece = scene.pieces[j]
        state = nisba_state(piece) if not any(p.rule != "nisba" for p in found) else None
        if state is not None:
            found.append(state)
        elif piece.phrase is not None and (piece.prep in ("", "من") or piece.conj) and (piece.prep == "من" or j == k + 1 or piece.conj):
            found.append(piece.phrase)
        elif not (piece.norm == "من" or (piece.kind == "word" and not found)):
            break
    return found
