"""Steps on plans told by a noun: «رفض الحركة للمقترح», «حظي المقترح بموافقة حماس»."""

from __future__ import annotations

from dataclasses import replace

from tawatur.accounts.answers import to_be_signed, told_to
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import COMMAS, makes_known
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import ACTING
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.noun_arguments import nisba_state
from tawatur.accounts.owners import owner_of, said_speaker
from tawatur.accounts.papers import ENTERING, contained_in, senses_of
from tawatur.accounts.plans import counts, is_certain, is_known, is_meant
from tawatur.accounts.proposals import recipients, unveils
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets


def read_proposal_noun(scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase]) -> Draft | None:
    """«تسلّم الحركة المقترح», «سارعت الحركة إلى رفض المقترح»: a masdar with its doer and a definite document."""
    pieces = scene.pieces
    if (drawn := _proposing(scene, index, k, sense) or _vetoing(scene, index, k, sense)) is not None:
        return drawn
    if subject and subject[0].kind in ACTING:
        near = _document_of_noun(scene, k + 1, sense.mode)
        if near is None or not (is_certain(scene, near) or (sense.mode == "proposed" and near.values[0] in _PUT_FORWARD)):
            return None
        behind = after(pieces, k + 1, scene.clauses[index].end, False).preps if sense.mode in ("proposed", "delivered") else {}
        heard = [p for prep in ("الي", "ل", "علي") for p in behind.get(prep, []) if p.kind in ACTING]  # «أعلنت تقديم مقترح إلى الأمين العام»
        roles = [("source", p) for p in subject] + [("target", p) for p in (*told_to(scene, scene.clauses[index], k, subject[0]), *heard)]
        carried = build_draft(scene, index, k, sense, roles, Arguments(), "noun", f"noun.{sense.name}", subject)
        if carried is not None:
            carried.document = (near.i, near.j)
            carried.status = "happened" if carried.status == "ongoing" else carried.status  # «تواصل القتال بعد إعلانه رفضه المقترح»
        return carried
    verb = scene.clauses[index].verb
    if verb is not None and verb < k and pieces[verb].norm.startswith(_WITHHELD) and sense.mode == "accepted":
        return None
    owner = _possessor(scene, index, k) if pieces[k].enclitic else _announcer(scene, index, k) or _doing_by(scene, index, k)
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
    document = _document_of_noun(scene, k + 2, sense.mode) or _brought(scene, index, k, sense)
    if source is None or document is None or source.kind not in ACTING:
        return None
    draft = build_draft(
        scene, index, k, sense, [("source", source)], Arguments(), "noun", f"noun.{sense.name}", [source]
    )
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _proposing(scene: Scene, index: int, k: int, sense: Sense) -> Draft | None:
    """An act proposed, told by the masdar: «بعد ثلاثة أيام من اقتراح سول إجراء محادثات»."""
    source = scene.pieces[k + 1] if k + 2 < len(scene.pieces) else None
    if not scene.pieces[k].norm.startswith("اقتراح") or scene.pieces[k].definite or source is None or source.phrase is None or source.prep or source.conj or source.phrase.kind not in ACTING:
        return None
    ahead = next((p for p in scene.pieces[k + 2 : k + 5] if p.norm not in COMMAS and p.kind != "time"), None)
    if ahead is None or ahead.norm.split(" ")[0].removeprefix("ب").removeprefix("ال") not in _CONTENTS:
        return None
    draft = build_draft(scene, index, k, sense, [("source", source.phrase)], Arguments(), "noun", f"noun.{sense.name}", [source.phrase])
    if draft is not None:
        draft.document = (ahead.i, ahead.j)
    return draft


def _vetoing(scene: Scene, index: int, k: int, sense: Sense) -> Draft | None:
    """A veto told by the masdar, with the draft that the sentence tells of: «بعيد استخدام موسكو حق النقض ضد نص قدمته فرنسا»."""
    source = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if scene.pieces[k].norm not in ("استخدام", "استعمال") or source is None or source.phrase is None or source.prep or source.phrase.kind not in ACTING:
        return None
    drafts = [c for c in scene.cues if c.kind == "document" and c.values[0] in ("draft text", "text", "draft")]
    near = next((c for c in drafts if c.i > source.i), drafts[-1] if drafts else None)
    if near is None:
        return None
    draft = build_draft(scene, index, k, sense, [("source", source.phrase)], Arguments(), "noun", f"noun.{sense.name}", [source.phrase])
    if draft is not None:
        draft.document = (near.i, near.j)
    return draft


def _doing_by(scene: Scene, index: int, k: int) -> Phrase | None:
    """Who does something by the step: «بادرت القاهرة بطرح ورقة», «ردت الحركة برفض المقترح», «أبدت الحكومة موافقة مبدئية على المقترح»."""
    clause = scene.clauses[index]
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    shown = clause.verb is not None and not scene.pieces[k].prep and scene.pieces[clause.verb].norm.startswith(_SHOWING)
    if not (shown or scene.pieces[k].prep == "ب") or scene.pieces[k].definite or behind is None or behind.phrase is not None:
        return None
    if clause.verb is not None and clause.verb < k and not shown:
        spoken = scene.pieces[clause.verb].has("speech") is not None and not scene.pieces[clause.verb].norm.startswith("رد")
        if spoken or after(scene.pieces, clause.verb + 1, k, True).object:
            return None  # «طالبت الحركة إسرائيل بقبول المقترح», «أقنعت قطر الحركة بقبوله»
    if clause.verb is None or clause.verb > k:
        left = [p.phrase for p in scene.pieces[clause.start : k] if p.phrase is not None and not p.prep]
    else:
        left = subject_left(scene.pieces, clause, clause.verb) or after(scene.pieces, clause.verb + 1, k, True).subject
    return left[0] if len(left) == 1 and left[0].kind in ACTING and left[0].name else None


def _possessor(scene: Scene, index: int, k: int) -> Phrase | None:
    """Whose «موافقته», «رفضها» is: who does what its clause tells, «أن نتنياهو أعطى موافقته», else who speaks, else the one named before."""
    clause = scene.clauses[index]
    if (near := _teller_before(scene, k) or _giver(scene, index, k)) is not None:
        return near
    left = subject_left(scene.pieces, clause, clause.verb) if clause.verb is not None and clause.verb < k else []
    if not left and clause.verb is not None and clause.verb < k and (handed := recipients(scene, index, clause.verb, Arguments(), None)):
        return handed[0] if len(handed) == 1 else None  # «سلّمت القاهرة الحركة ورقة، فأبدت قبولها بها»
    if not left and clause.verb is not None and clause.verb < k and scene.pieces[clause.verb].norm.startswith(_BEARING):
        left = after(scene.pieces, clause.verb + 1, k, True).subject  # «نقلت حماس إلى الوسطاء موافقتها على المقترح»
    if scene.pieces[k].enclitic == "هم" and clause.verb is not None and clause.verb < k:
        many = left or after(scene.pieces, clause.verb + 1, k, True).subject  # «أعلن الحوثيون موافقتهم على المبادرة»
        return many[0] if len(many) == 1 and (many[0].kind == "organisation" or many[0].number == "p") else None
    if len(left) == 1 and (scene.pieces[k].enclitic == "ها") == (left[0].gender == "f" or left[0].kind in ("organisation", "state")):
        return left[0]
    return said_speaker(scene, k) if scene.said else owner_of(scene, k, [])


def _teller_before(scene: Scene, k: int) -> Phrase | None:
    """Who makes his own stance known by a masdar before it: «بعد إعلان فلان رفضه المقترح»."""
    for j in range(k - 1, max(0, k - 9), -1):
        piece = scene.pieces[j]
        if piece.phrase is not None and not piece.prep and not piece.conj:
            return piece.phrase if makes_known(scene.pieces[j - 1]) and piece.phrase.kind in ACTING and piece.phrase.name else None
        if piece.cue in ("sub", "rel") or (piece.kind == "lex" and piece.has("verb", "light") and not piece.has("masdar", "noun", "saying")):
            return None
    return None


def _giver(scene: Scene, index: int, k: int) -> Phrase | None:
    """From whom word came that tells the stance: «تلقت الجزائر من النيجر إشعاراً بقبولها المبادرة»."""
    verb = scene.clauses[index].verb
    if verb is None or verb >= k or not any(s.mode == "received" for s in senses_of(scene.pieces[verb])) or not {scene.pieces[k].prep, scene.pieces[k - 1].norm} & {"ب", "عن"}:
        return None
    givers = [p.phrase for p in scene.pieces[verb + 1 : k] if p.phrase is not None and p.prep == "من" and p.phrase.kind in ACTING]
    return givers[0] if len(givers) == 1 else None


_SHOWING = ("اعط", "ابد", "منح", "سجل")
_BEARING = ("نقل", "ابلغ", "حمل", "سلم", "ابدي", "ابدت", "جدد")
_WITHHELD = ("ربط", "رهن", "علق", "ارجا", "سحب", "اشترط", "تربط", "يربط", "يرهن", "ترهن")  # «ربط موافقته بـ…»
_ANNOUNCING = frozenset({"أعلن", "أكد", "نفى", "أبلغ", "أقر"})


def _announcer(scene: Scene, index: int, k: int) -> Phrase | None:
    """Who makes known a step of his own by a masdar alone: «أعلنت الحركة قبول المقترح», «أكد مكتب نتنياهو تلقي الرد»."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    clause = scene.clauses[index]
    if clause.verb is None or clause.verb >= k or scene.pieces[k].prep not in ("", "ب") or behind is None or behind.phrase is not None:
        return None
    said = next((s for s in scene.said if s.trigger == clause.verb and s.form == "verb" and s.row.lemma in _ANNOUNCING), None)
    between = scene.pieces[clause.verb + 1 : k]
    if said is None or any(p.kind == "lex" or p.cue in ("sub", "rel") for p in between):
        return None
    return said.speaker if said.speaker is not None and said.speaker.kind in ACTING else None


_UPON = word_sets()["upon"]


def _pointed_at(scene: Scene, start: int, pronoun: str, mode: str) -> Cue | None:
    """The plan that «موافقتها عليه», «قبوله بها» points at: the last one of the sentence that agrees."""
    before = [c for c in scene.cues if c.kind == "document" and c.j <= scene.pieces[start - 1].i and counts(scene, c, mode)]
    if not before or not is_meant(scene, before[-1], pronoun):
        return None
    return replace(before[-1], definite=True)


def _brought(scene: Scene, index: int, k: int, sense: Sense) -> Cue | None:
    """The plan told of before in the sentence, the answer to which somebody brings: «حمل المبعوث النص إلى تل أبيب، ونقل هنية موافقة الحركة»."""
    verb, behind = scene.clauses[index].verb, scene.pieces[k + 2] if k + 2 < len(scene.pieces) else None
    if verb is None or verb >= k or not scene.pieces[verb].norm.startswith(_BEARING) or (behind is not None and (behind.norm == "علي" or behind.kind in ("word", "lex"))):
        return None
    told = [c for c in scene.cues if c.kind == "document" and c.j <= scene.pieces[verb].i and counts(scene, c, sense.mode) and is_certain(scene, c)]
    return replace(told[-1], definite=True) if told else None


def _unveiling(scene: Scene, index: int, k: int, sense: Sense, source: Phrase | None) -> Draft | None:
    """«كشف الرئيس عن مقترح»: a plan made known, told by the masdar."""
    document = _document_of_noun(scene, k + 2, sense.mode)
    if source is None or document is None or not unveils(scene, k, document, [source]):
        return None
    draft = build_draft(scene, index, k, sense, [("source", source)], Arguments(), "noun", "noun.unveil", [source])
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _document_of_noun(scene: Scene, start: int, mode: str) -> Cue | None:
    """The document from piece `start` on, past adjectives and one preposition: «رفضها القاطع للمقترح», «موافقة الحركة المبدئية على بنود الخطة»."""
    governed, passed = False, 0
    for j in range(start, min(start + 7, len(scene.pieces))):
        piece = scene.pieces[j]
        if piece.kind == "time" or piece.cue == "adv" or piece.norm in _QUOTES:
            continue  # «موافقتها رسمياً على المبادرة»
        found = next((c for c in scene.cues if c.kind == "document" and c.i == piece.i), None)
        if piece.kind == "np" and piece.prep in ("الي", "ل") and j > start:
            governed = False  # «موافقة الحركة إلى الوسطاء على المقترح»
            continue
        if found is None and piece.cue == "pp" and piece.norm in _UPON:
            return _pointed_at(scene, start, piece.norm, mode)
        if found is not None:
            return found if not found.conj and counts(scene, found, mode) else None
        if piece.norm in _PARTS and not passed and any(p.norm == "من" for p in scene.pieces[j + 1 : j + 3]):
            passed += 1
        elif piece.norm == "في" and contained_in(scene.pieces, j):
            passed = 0  # «الأهداف الواردة في الورقة»
        elif piece.cue == "prep" and not governed:
            governed = True
        elif piece.norm.removeprefix("ال") in ENTERING:
            governed = False  # «موافقتها على الدخول في الهدنة»
        elif to_be_signed(scene, j):
            governed = False
        elif piece.kind != "word" or piece.conj or passed > 2 or not (governed or piece.norm.startswith("ال") or (j == start and piece.norm in _DEGREES)):
            return None  # «طرح شروط على نص المقترح»: another thing is proposed
        passed += piece.kind == "word"
    return None


_PUT_FORWARD = frozenset({"proposal", "initiative", "roadmap", "paper", "draft", "draft text", "truce"})  # told to be put forward, though no certain one
_CONTENTS = word_sets()["contents"]
_DEGREES = word_sets()["degrees_of_consent"]
_QUOTES = frozenset('"“”«»')
_PARTS = word_sets()["parts_of_plans"]
_MET_WITH = word_sets()["proposals_met_with"]


def read_met_with(scene: Scene, index: int, k: int, sense: Sense) -> Draft | None:
    """Who took or refused a plan that met with it: «حظي المقترح بموافقة حماس», «قوبلت المبادرة برفض إسرائيلي», «لقي المقترح رفضاً من موسكو»."""
    clause, pieces = scene.clauses[index], scene.pieces
    verb = next((j for j in range(k - 1, max(clause.start - 1, k - 7), -1) if pieces[j].norm.removeprefix("و") in _MET_WITH), None)
    if verb is None or sense.mode not in ("accepted", "rejected"):
        return None
    first = pieces[max(0, verb - 5)].i if clause.opener == "rel" or verb > clause.start else pieces[verb].i
    document = next((c for c in scene.cues if c.kind == "document" and first <= c.i < pieces[k].i and is_known(scene, c)), None)
    if document is None or not counts(scene, document, sense.mode):
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
