"""Whether a word is a plan that can take a step, which one is meant, whether a certain one."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.drafts import Scene
from tawatur.accounts.offered import maker_behind
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.overlay import OWN, Cue
from tawatur.mentions.words import word_sets

_PLURALS = word_sets()["papers_plural"]
_CONTENTS = word_sets()["contents"]
_OF_BODIES = word_sets()["adjectives_of_bodies"]
_AS_OFFERED = word_sets()["as_offered"]
_SAYING = word_sets()["plans_say"]


def piece_of(scene: Scene, document: Cue) -> int:
    """The piece at which the document's words begin."""
    return next((n for n, p in enumerate(scene.pieces) if p.i <= document.i < p.j), 0)


def of_state(scene: Scene, document: Cue) -> bool:
    """Whether an adjective says of which state the plan is: «الخطة المصرية»."""
    return any(nisba_of(p.norm) is not None for p in scene.pieces if p.i == document.j)


def is_meant(scene: Scene, document: Cue, pronoun: str) -> bool:
    """Whether the pronoun agrees with the document's gender; of «ردها» and the like, and of two, anything does."""
    word = next((p.norm for p in scene.pieces if p.i <= document.i < p.j), "").split(" ")[0]
    feminine = word.endswith(("ه", "ات")) or word.removeprefix("ال") in _PLURALS
    return document.values[-1] == OWN or feminine == pronoun.endswith("ها")


def counts(scene: Scene, document: Cue, mode: str) -> bool:
    """Whether the word is a document that can take this step here: «سلّم ردها», not «رفض الرد»; «أوراق» no credentials."""
    modes, without, told = document.values[1:4]
    if mode == "proposed" and document.values[0] in ("offer", "text"):
        return _is_offer(scene, document)
    if told and not (scene.discourse.plans and (document.definite or of_state(scene, document))):
        return False
    if (modes and mode not in modes) or _of_daily_life(scene, document, mode):
        return False
    ahead = next((p for p in scene.pieces if p.i == document.j), None)
    following = ahead.norm if ahead is not None else ""
    if document.values[0] == "amendments" and not _on_plan(scene, document):
        return False
    if document.values[0] == "answer" and mode in ("accepted", "rejected"):
        return ahead is not None and ahead.phrase is not None and not ahead.prep and not ahead.conj  # «رفض رد الحركة», not «رفض الرد على سؤال»
    adverb = following == "علي" or any(p.norm == "ردا علي" and p.i <= document.i < p.j for p in scene.pieces)
    if document.values[0] == "answer" and adverb and _beside_letter(scene, document):
        return False  # «تلقى برقية شكر من الرئيس رداً على تهنئته»
    adjective = following.removeprefix("ال")
    return not without or not {following, adjective, adjective.removesuffix("ه"), adjective.removesuffix("ا")} & triggers.folded_words(without)


def _of_daily_life(scene: Scene, document: Cue, mode: str) -> bool:
    """Whether the word is another than a plan: «سلّم أوراقه», «الكسب غير المشروع», «رفض رؤية الرئيس يفوز»."""
    at = piece_of(scene, document)
    own_papers = document.values[0] == "paper" and document.values[-1] == OWN and scene.pieces[at].norm.startswith("اوراق")
    seeing = document.values[0] == "vision" and not document.definite and mode in ("accepted", "rejected")
    return own_papers or seeing or (at > 0 and scene.pieces[at - 1].norm == "غير")


def _on_plan(scene: Scene, document: Cue) -> bool:
    """Whether amendments are to a plan told of right behind them: «تعديلات على الورقة», no «تعديلات على القانون»."""
    behind = next((c for c in scene.cues if c.kind == "document" and document.j <= c.i <= document.j + 5 and not c.values[3] and not c.conj), None)
    return behind is not None and any(p.norm == "علي" and document.j <= p.i < behind.i for p in scene.pieces)


def _is_offer(scene: Scene, document: Cue) -> bool:
    """Whether what is presented is an offer or a text, no show or talk: «قدم عرضاً بالتهدئة», «قدم نصاً معدلاً»."""
    ahead = next((p for p in scene.pieces if p.i == document.j), None)
    if ahead is None or document.definite or ahead.kind == "mark":
        return False
    content = ahead.norm.split(" ")[0].removeprefix("ل").removeprefix("ب")
    return ahead.norm == "بان" or ahead.norm.startswith("بال") or ahead.norm in _SAYING or ahead.norm in _AS_OFFERED or (content != ahead.norm and content in _CONTENTS)


def _beside_letter(scene: Scene, document: Cue) -> bool:
    """Whether «رداً» only says what a letter or call before it answers."""
    return any(p.i < document.i and p.norm in LETTERS for p in scene.pieces)


LETTERS = frozenset({"برقيه", "برقيات", "رساله", "رسالته", "رسالتها", "رسايل", "خطابا", "اتصالا", "كتابا"})


def is_known(scene: Scene, document: Cue) -> bool:
    """Whether the plan has the article, itself or with the word it is completed by: «المقترح», «مسودة الاتفاق», «خارطة الطريق»."""
    ahead = next((p for p in scene.pieces if p.i >= document.j), None)
    last = next((p.norm for p in scene.pieces if p.i < document.j <= p.j), "")
    completed = ahead is not None and ahead.i == document.j and ahead.kind in ("word", "lex") and (ahead.definite or ahead.norm.startswith("ال")) and not ahead.conj and not ahead.prep
    return document.definite or (document.j > document.i + 1 and last.startswith("ال")) or completed


def is_certain(scene: Scene, document: Cue) -> bool:
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
    if document.values[0] == "truce" and (piece.cue == "num" or piece.kind == "figure" or (piece.kind == "time" and piece.i == document.j)):
        return True  # «هدنة ستين يوماً»
    if any(c.kind == "document" and c.i == document.j and not c.conj and c.values[0] == "draft text" for c in scene.cues):
        return True  # «مسودة مشروع قرار»
    if piece.kind == "np" or piece.definite or piece.norm.startswith(("ال", "بال")) or nisba_of(piece.norm) is not None or piece.norm in _OF_BODIES:
        return True
    ahead = scene.pieces[after + 1] if after + 1 < len(scene.pieces) else None
    if piece.norm == "سبق":
        return True  # «وهي صيغة سبق للوفد أن رفضها»
    if piece.kind == "word" and not piece.conj and ahead is not None and ahead.norm == "من":
        piece, ahead = ahead, scene.pieces[after + 2] if after + 2 < len(scene.pieces) else None  # «عروضاً مشابهة من الحركة»
    if piece.norm == "من":
        return ahead is not None and (ahead.kind == "np" or ahead.cue == "num" or bool(ahead.enclitic))  # «مبادرة من الرئيس», «ورقة من ست نقاط», «عرضاً من جارتها»
    if piece.norm in _SAYING or piece.norm == "بان" or piece.norm.split(" ")[0].removeprefix("ب") in _CONTENTS:
        return True  # «مقترحاً بنشر مراقبين», «بأن تستضيف …», «خطة تقضي بـ…»
    return any(c.kind == "topic" and c.i == document.j for c in scene.cues) or maker_behind(scene, after)
