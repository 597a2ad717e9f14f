"""Who speaks where a verb of saying has no subject of its own that could."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import COMMAS, NOMINAL, pronominal
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.attribution.behind_occasion import aside, main_doer, opens_with_occasion
from tawatur.attribution.content import governed
from tawatur.attribution.heads import head
from tawatur.attribution.said import BUT, Said, Scene, has_article, marked
from tawatur.attribution.says import ranked
from tawatur.attribution.turns import BEFORE, carried, continues, going_on, nobody, numbered
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_CALLED_ON = word_sets()["called_on"]
_SAYING_SO = frozenset({"قائلا", "قائله", "قايلا", "قايله", "قائلين"})  # «واستطردت قائلة: …»
_HE = frozenset({"هو", "هي", "هم"})
_PAPERS = frozenset({"القرار", "البيان", "الاتفاق", "الاعلان", "التقرير", "المشروع", "النص", "المقترح", "القانون", "الدستور", "الخطة", "الخطه", "المبادره", "الوثيقه", "الاتفاقيه"})
_IMPERSONAL = frozenset({"ذكر", "أشار", "لفت", "علم", "اعتقد", "نوه"})


def unnamed(scene: Scene, index: int, k: int, entry: Entry, args: Arguments, before: list[Said]) -> Phrase | None:
    """Who speaks where the verb has no subject of its own that could."""
    piece, word = scene.pieces[k], args.subject_word
    if word is not None and (scene.pieces[word].norm in _SAYING_SO or any(_brings_own(p, sayings()[entry[1]], n == 0) for n, p in enumerate(scene.pieces[k + 1 : word + 1]))):
        word = None  # «وتعهد بمحاسبة كل من ارتكب …»
    if pronominal(scene.clauses[index]) and before and not scene.clauses[index].word.startswith(BUT):
        return None  # «بأنهم يطلبون …»: the pronoun means nobody who spoke
    if word is not None and word > k + 1 and _pointed_at(scene.pieces, word):
        word = None  # «وقال في هذا الصدد إن …»
    if word == k + 2 and _governed_by_act(scene.pieces[k + 1]):
        word = None  # «ورهن وقف القتال بـ …»
    if word == k + 1 and ranked(scene.pieces, k):
        word = None  # «واعتبرها الأساس الأنسب»
    if word is not None and _summoned(scene, k, word, entry):
        word = None  # «ودعا المجتمع الدولي إلى …»
    if word is not None and _nominative(scene.pieces[word], sayings()[entry[1]].object):
        return None  # somebody whom no table has
    if _paper_asks(scene, k, entry):
        return None  # «ويحث القرار الأطراف على …»: a paper
    if word is not None and head(scene.pieces[word]) is not None:
        return None  # «أكد بيان مشترك …» says nothing of who speaks
    if not piece.conj and (k == 0 or (k == 1 and scene.pieces[0].cue != "sub")) and any(e[0] == "speech" and e[3] == 1 for e in piece.entries):
        return None  # «كتبتُ», «أعتقد»: who writes speaks himself
    start = scene.pieces[scene.clauses[index].start]
    if start.cue == "aux" and scene.pieces[scene.clauses[index].start + 1].kind == "word":
        return None  # «وكانت تقارير سابقة قد ذكرت …»
    foreseen = sayings()[entry[1]].lemma in ("توقع", "رجح") and ((not before and k <= 1) or not (piece.conj or pronominal(scene.clauses[index])))  # «صناديق وثائق، يُتوقع أن تثير جدلاً»
    if entry[2] == "present" and (sayings()[entry[1]].lemma in _IMPERSONAL or foreseen):
        return None  # «ويذكر أن», «ويشار إلى أن»
    goes_on = piece.conj or (piece.prep == "ل" and (scene.clauses[index].opener != "verb" or marked(scene, index, k))) or (k and scene.pieces[k - 1].cue == "neg" and scene.pieces[k - 1].conj) or _himself(scene, k) or numbered(scene.pieces, k) or scene.clauses[index].word == BEFORE
    impersonal = entry[2] == "present" and not goes_on  # «يذكر أن», «يشار إلى أن»
    if entry[2] == "passive" or piece.passive or impersonal or not continues(scene, index, entry, before):
        return None
    told_to = bool(piece.enclitic) and scene.pieces[k - 1].norm in COMMAS  # «هاتف فلان فلاناً، وحثه على …»
    if not before and piece.conj and piece.has(*NOMINAL) is not None and index and not told_to:
        return None  # «التأكيد على وحدة الأراضي ورفض دعوات …»
    first = _asked(scene) or not any(c.verb is not None and not aside(scene, c) and not _says_only(scene, c.verb) for c in scene.clauses[:index])
    heard = any(s.form != "masdar" for s in before)
    occasion = not heard and (k <= 1 or opens_with_occasion(scene, index, k))
    turned = occasion and scene.discourse.speaker is not None and sayings()[entry[1]].kind != "add" and _turned_to(scene, entry)
    doer = _doer_before(scene, index, k, entry) if not heard else None
    speaker = _topical(scene, entry) if turned else doer or going_on(scene, index, k, entry, before) or carried(scene, entry, before, first, index)
    opens = occasion and scene.discourse.speaker is None
    if speaker is None and opens:
        speaker = _topical(scene, entry)
    if speaker is None and opens and k <= 1 and (marked(scene, index, k) or (piece.conj and args.anything)):
        speaker = nobody(piece)
    return speaker


def _pointed_at(pieces: Sequence[Piece], word: int) -> bool:
    """Whether a preposition and «هذا» stand before the word: «في هذا الصدد», «بهذا الخصوص»."""
    pointing = pieces[word - 1]
    return pointing.cue == "dem" and (bool(pointing.prep) or pieces[word - 2].cue == "prep")


def _governed_by_act(piece: Piece) -> bool:
    """Whether a noun that tells an act, and no speaker, stands here bare: what follows completes it."""
    return piece.kind == "lex" and not piece.prep and not piece.definite and not piece.enclitic and piece.has("masdar", "common", "noun") is not None and head(piece) is None


def _paper_asks(scene: Scene, k: int, entry: Entry) -> bool:
    """Whether a paper is what asks for something: «ويدعو القرار الأطراف إلى …»."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    row = sayings()[entry[1]]
    return behind is not None and row.stance == "DEMAND" and behind.norm in _PAPERS and not behind.prep


def _asked(scene: Scene) -> bool:
    """Whether the sentence begins with a question put to whoever spoke last: «وسُئل عما إذا كان يستبعد ذلك، فأجاب: …»."""
    return scene.pieces[0].norm.removeprefix("و") in ("سئل", "سئلت", "سيل", "سيلت", "عما")  # «وعما إذا كان …، أجاب بأن …»


def _says_only(scene: Scene, k: int) -> bool:
    """Whether the verb is one of saying whose subject stands nowhere, so that whoever spoke last goes on."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    return scene.pieces[k].has("speech") is not None and not scene.pieces[k].has("verb", "light") and not (behind is not None and behind.kind == "np" and not behind.prep)


def _summoned(scene: Scene, k: int, word: int, entry: Entry) -> bool:
    """Whether the word behind a verb that goes on is whom everybody calls on, what is wanted of it behind it: «وحث العالم على …»."""
    row = sayings()[entry[1]]
    if word != k + 1 or not scene.pieces[k].conj or row.stance not in ("DEMAND", "CONDEMN", "WARN") or row.object not in ("may", "must"):
        return False
    if scene.pieces[word].norm.removeprefix("ال") not in _CALLED_ON:
        return False
    behind = next((p for p in scene.pieces[word + 1 :] if not (p.kind in ("word", "np") and p.norm.startswith("ال"))), None)
    return behind is not None and (_brings_own(behind, row) or behind.norm == "ان" or behind.kind in ("lex", "word"))


def _himself(scene: Scene, k: int) -> bool:
    """Whether «وهو», «وهي إذ» before the verb stands for who spoke: «وهو يرحب بـ …»."""
    at = k - 2 if k > 1 and scene.pieces[k - 1].norm == "اذ" else k - 1
    return at >= 0 and scene.pieces[at].norm in _HE and bool(scene.pieces[at].conj)


def _topical(scene: Scene, entry: Entry) -> Phrase | None:
    """The person whom the report was about last, where nobody has spoken yet: «وصل الوزير إلى جنيف. وأوضح أن …»."""
    topic = scene.discourse.topic
    if topic is None or topic.kind not in ("person", "office") or not topic.name or entry[3] != 3 or entry[4] != "s":
        return None
    return topic if (entry[5] == "f") == (topic.gender == "f") or (entry[5] == "c" and topic.gender == "m") else None


def _doer_before(scene: Scene, index: int, k: int, entry: Entry) -> Phrase | None:
    """The man whom the sentence tells of and whom the verb behind an occasion fits, where nobody has spoken in it yet."""
    who = main_doer(scene, index, k) if index and entry[3:5] == (3, "s") else None
    return who if who is not None and (entry[5] == "f") == (who.gender == "f") else None


def _turned_to(scene: Scene, entry: Entry) -> bool:
    """Whether the sentence before, in which nobody spoke, is about somebody whom the verb fits: «قال فلان إن … والتقى الوزير نظيره. وعقب اللقاء، قال إن»."""
    discourse, topic = scene.discourse, _topical(scene, entry)
    last = discourse.begun[-2] if len(discourse.begun) > 1 else -1
    return topic is not None and discourse.spoke_at < last <= topic.start < discourse.sentence


def _brings_own(piece: Piece, row: Saying, near: bool = False) -> bool:
    """Whether the verb's own preposition stands here or is written onto the word."""
    return piece.prep in row.prep or piece.norm in row.prep or (piece.kind in ("word", "lex") and piece.norm[:1] in row.prep and governed(piece, near and head(piece) is None))


def _nominative(piece: Piece, takes: str) -> bool:
    """Whether a word behind the verb can be its subject: one with the article, a plural in the nominative, any behind a verb without object."""
    if piece.prep:
        return False
    if piece.norm.startswith("ال") and piece.norm.endswith("ان") and piece.kind == "word" and len(piece.norm) > 5:
        return True  # «وشكر الضيفان …»
    if takes == "must" or (piece.has("masdar", "saying") and not piece.has("noun")):
        return False  # «وصف القرار بأنه …», «رفض الخوض في …»
    if piece.definite or has_article(piece):
        return not (takes in ("must", "may") and piece.norm.endswith("ين"))
    return takes == "no" or (piece.norm.endswith(("ون", "و")) and len(piece.norm) > 4)
