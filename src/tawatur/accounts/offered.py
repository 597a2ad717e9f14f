"""What is offered without a word for a plan, and who made one: «عرضت قطر استضافة المحادثات», «اقترحت واشنطن تأجيل البحث، فقبلت حماس», «مسودة قدمها الوسيط»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import COMMAS
from tawatur.accounts.drafts import Scene
from tawatur.accounts.lexicon import Trigger
from tawatur.mentions.overlay import OWN, Cue
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets

_CONTENTS = word_sets()["contents"]
_PASSED_OVER = frozenset({"علي", "عليه", "عليها", "عليهم", "عليهما", "الي", "ل", "من", "جديد", "مجددا", "بدوره", "بدورها", "رسميا", "علنا", "عوضا", "بدلا", "عنها", "عنه", "عن", "ذلك", "في", "المقابل", "في المقابل"})


def plan_of(piece: Piece) -> Cue:
    """A plan that no word names, at the piece that tells of it."""
    return Cue("document", piece.i, piece.j, ("proposal", "", "", "", OWN), 0, True)


def offered(scene: Scene, k: int, trigger: Trigger, mode: str) -> Cue | None:
    """The act that is offered, as a document: «عرضت قطر استضافة المحادثات», «طرح عليه أن …», «رفضت وقف إطلاق النار الذي اقترحته واشنطن»."""
    answers = mode in ("accepted", "rejected")
    if not answers and trigger.lemma not in ("عرض", "طرح"):
        return None
    past = k
    for j in range(k + 1, min(k + 14, len(scene.pieces))):
        piece = scene.pieces[j]
        word = piece.norm.split(" ")[0]
        if j <= past or piece.phrase is not None or piece.kind == "time" or piece.norm in _PASSED_OVER:
            continue
        if piece.norm in COMMAS and ((past := _aside_closed(scene, j)) or scene.pieces[j - 1].phrase is not None):
            continue  # «عرض الرئيس فلان، التوسط في النزاع»
        acts = piece.norm == "ان" if piece.cue == "sub" else bool({word, word.removeprefix("ال"), word.removesuffix("ا"), *_owned(word)} & _CONTENTS)
        if not acts or (piece.conj and not piece.norm.startswith("و")) or (answers and not maker_behind(scene, j + 1)):
            return None
        return plan_of(piece)
    return None


def _owned(word: str) -> tuple[str, ...]:
    """The word without «ها», «ه» where it tells a readiness that is offered: «عرضت استعدادها للتوسط»."""
    return ("استعداد",) if word.startswith("استعداد") else ()


def _aside_closed(scene: Scene, j: int) -> int:
    """Where the aside closes that a comma at piece j opens, «، الأحد،», «، وفقاً للوزير،»; 0 where none does."""
    ahead = scene.pieces[j + 1 : j + 6]
    aside = bool(ahead) and (ahead[0].kind == "time" or any(c.kind == "according" and c.i == ahead[0].i for c in scene.cues) or ahead[0].norm in _SOURCED)
    return next((n for n in range(j + 2, min(j + 7, len(scene.pieces))) if scene.pieces[n].norm in COMMAS), 0) if aside else 0


_SOURCED = frozenset({"وفق", "وفقا", "بحسب", "حسب", "طبقا"})


def answered(scene: Scene, k: int, mode: str, args: Arguments) -> Cue | None:
    """What the sentence says was proposed, where its answer names nothing: «اقترحت واشنطن تأجيل البحث، فقبلت حماس واعترضت إسرائيل»."""
    if mode not in ("accepted", "rejected"):
        return None
    if k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm in _THAT:
        return what_was_proposed(scene, k)  # «لكن رئيس الوفد رفض ذلك»
    alone = not (args.object or args.preps or args.object_words or args.nouns) and len(args.subject) == 1
    return what_was_proposed(scene, k) if alone and scene.pieces[k].conj in ("ف", "و") else None


_THAT = frozenset({"ذلك", "الامر", "الفكره", "الطرح"})


def what_was_proposed(scene: Scene, before: int) -> Cue | None:
    """What the last verb of proposing before a piece brings, as a document."""
    for piece in reversed(scene.pieces[:before]):
        rows = [triggers.verbs()[e[1]] for e in piece.entries if e[0] == "verb"]
        if any(row.sense.mode == "proposed" and row.lemma in ("اقترح", "عرض", "طرح") for row in rows):
            return plan_of(piece)
    return None


def maker_behind(scene: Scene, j: int) -> bool:
    """Whether a clause behind the document says who made it: «مسودة اتفاق قدمها الوسيط», «مقترح تقدمت به قطر»."""
    for n, piece in enumerate(scene.pieces[j : j + 8], j):
        told = [triggers.verbs()[e[1]].sense for e in piece.entries if e[0] in ("verb", "masdar")]
        ahead = scene.pieces[n + 1] if n + 1 < len(scene.pieces) else None
        resumed = piece.enclitic or piece.norm.endswith("ه") or (ahead is not None and ahead.cue == "pp")
        if told and resumed:
            return any(s.mode in ("proposed", "delivered", "amended") or s.type == "AGREE" for s in told)
    return False
