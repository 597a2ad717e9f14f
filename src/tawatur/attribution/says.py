"""Whether a verb that may be one of saying says anything where it stands: «دعا إلى …», but «دعاه إلى زيارة …»."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tawatur.accounts.clauses import COMMAS, NOMINAL, Clause
from tawatur.accounts.lexicon import Saying
from tawatur.attribution.behind_occasion import main_doer
from tawatur.attribution.content import JUDGING, brought_by, governed, hides_name, quoted_so
from tawatur.attribution.said import CLOSING, PRESS, QUOTING, Said, Scene, brings, may_speak, parted
from tawatur.attribution.set_apart import held_to_be, no_saying
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import RELATIVES, word_sets

_VISITS = word_sets()["visits_asked"]
_SHOWN = word_sets()["shown"]
_COMMENT = word_sets()["comment"]
_OFTEN = frozenset({"مرارا", "دائما", "كثيرا", "غالبا", "احيانا", "سابقا", "دوما"})
_IN_IT = frozenset({"فيه", "فيها"})
_WITHIN = word_sets()["within_it"]
_TO_IT = frozenset({"اليه", "اليها", "اليهما"})
_SHOWING = frozenset({"أظهر", "كتب", "أثبت", "بين", "أبان", "وثق"})
_REFUSED_WORDS = frozenset({"الاجابه", "التعليق", "الادلاء", "الافصاح"})
_BINDING = frozenset({"رهن", "ربط"})
_THOUGHT = frozenset({"رجح", "توقع", "اعتقد", "ظن", "خشي", "زعم", "افترض"})
_OWN_MOTION = word_sets()["own_motion"]
_CHANTING = frozenset({"ردد", "هتف"})
_CHANTS = ("شعار", "هتاف", "عبار")


def says(scene: Scene, said: Said, entry: Entry, has_subject: bool) -> bool:
    """Whether the verb is one of saying here at all."""
    pieces, clause, k, row = scene.pieces, scene.clauses[said.clause], said.trigger, said.row
    if row.stance in ("DEMAND", "REJECT", "CONDITION") and hides_name(pieces, k):
        return False
    if k + 1 < len(pieces) and pieces[k + 1].norm == "الله":
        return False  # «رضي الله عنه»
    if row.lemma == "رد" and pieces[k].conj and k and (pieces[k - 1].kind == "word" or pieces[k - 1].norm == "ما"):
        return False  # «في بيان ورد إلى …», «ما ورد بشأن …»
    if row.lemma == "دعا" and any(_is_god(p.norm) for p in pieces[k + 1 : k + 4]):
        return False  # «ودعا الله أن يحفظ البلاد»: a prayer
    if row.lemma == "ضغط" and any(p.norm.removeprefix("ال") in _PRESSED for p in pieces[k + 1 : k + 5]):
        return False  # «ضغط على زر التحكم»
    if row.stance == "EXPECT" and entry[2] == "present" and k and pieces[k - 1].norm in ("كان", "كانت", "كانوا"):
        return False  # «كانوا يتوقعون الهزيمة»
    if row.lemma == "أسر" and entry[2] != "past":
        return False  # «يسر البعثة أن تعلن …»
    if row.lemma == "قال" and pieces[k].norm in ("تقل", "يقل") and k + 1 < len(pieces) and pieces[k + 1].norm == "عن":
        return False  # «لا تقل عن …»
    charged = said.marked or pieces[k].enclitic or brought_by(pieces, clause, k, ("ب",))
    if row.lemma == "اتهم" and not charged and (not has_subject or (k + 1 < len(pieces) and pieces[k + 1].norm in _WITHIN)):
        return False  # «المذبحة التي اتُّهم فيها متطرفون»
    if row.lemma == "رفض" and declined(pieces, k):
        return False  # «رفض الإجابة عن الأسئلة»
    if row.lemma == "بلغ" and not has_subject and k + 1 < len(pieces) and pieces[k + 1].kind == "word" and not pieces[k + 1].prep:
        return False  # «بلغ خوفها من أن … ذروته»
    if row.lemma == "اتهم" and any(p.norm.endswith("ون") and q.norm in ("بانهم", "بانه") for p, q in itertools.pairwise(pieces[k + 1 : k + 5])):
        return False  # «واتُّهم الآخرون بأنهم …»
    if row.lemma == "بلغ" and any(p.cue == "num" for p in pieces[k + 1 : k + 3]):
        return False  # «بلغت 1250 عسكرياً»
    if row.lemma in ("امتنع", "اعتذر") and any(p.norm in _COMMENT for p in pieces[k + 1 : min(k + 6, clause.end)]):
        return False  # «امتنع المكتب عن التعليق»
    if row.lemma == "صوت" and not has_subject and any(p.cue == "num" for p in pieces[k + 1 : k + 5]):
        return False  # «وصوّت لصالح القرار 11 عضواً»: a count
    if row.lemma == "هدد" and entry[2] == "present" and not said.marked and not brought_by(pieces, clause, k, ("ب", "باستخدام")):
        return False  # «كلام يهدد السلم»: a danger
    if row.lemma in _CHANTING and not said.marked and (row.kind == "frame" or _only_chants(pieces, k)):
        return False  # «رددوا شعارات معادية للحكومة»: what they chanted is not told, or by another verb
    if clause.opener == "rel" and clause.verb == k and not pieces[k].enclitic and _passive(pieces, k, row, entry):
        return False  # «الذي يُرجَّح أن ينتخبه النواب», «التي اعتُبرت نذير شؤم»
    if row.lemma == "هتف" and not said.marked and not brought_by(pieces, clause, k, row.prep):
        return False  # «هتفوا ضدي»
    if row.lemma == "أصر" and any(p.norm.removeprefix("ال") in _OWN_MOTION and not p.enclitic and not _of_another(pieces, n) for n, p in enumerate(pieces[k + 1 : min(k + 6, clause.end)], k + 1)):
        return False  # «أصر الملك على التوجه إلى الموقع»
    if row.lemma == "وصف" and clause.opener == "rel" and clause.verb == k and _called_so(pieces, k):
        return False  # «الرجل الذي وُصف مراراً بأنه …»
    if row.lemma == "أعلن" and k + 1 < len(pieces) and pieces[k + 1].norm in ("نفسه", "نفسها", "انفسهم"):
        return False  # «الذي أعلن نفسه رئيساً»
    if row.lemma == "أصدر" and row.stance == "REPORT" and not (said.clause + 1 < len(scene.clauses) and scene.clauses[said.clause + 1].opener in ("colon", "sub")):
        return False  # «أصدر بياناً دعا فيه …»
    if row.lemma == "اعتبر" and (_considered(pieces, k, entry) or (entry[2] == "present" and held_to_be(pieces, k))):
        return False
    if no_saying(pieces, k) or _heard_in_passing(scene, row, k):
        return False
    if pieces[k].norm == "تبين" and row.lemma == "بين":
        return False  # «تبيّن أن»: it turned out
    if row.lemma == "وعد" and entry[2] == "present" and _makes_up(pieces, k):
        return False
    if k and pieces[k - 1].norm == "ما" and not follows_what(pieces, k) and k + 1 < len(pieces) and pieces[k + 1].cue == "pp":
        return False  # «يطابق ما وافقت عليه الحركة»
    if row.kind == "strict":
        told = said.marked and not (said.args is not None and any(p.kind not in PRESS for prep in ("مع", "الي") for p in said.args.preps.get(prep, [])))  # «تتحدث مع الأطراف» says nothing
        told = told and not _only_a_word_quoted(scene, said.clause, k)
        told = told or quoted_so(pieces, k) or (row.lemma in _SHOWING and parted(scene, said.clause))  # «أظهر استطلاع نشرته القناة أن …»
        told = told or (row.lemma in _BINDING and any(p.norm.startswith("ب") and governed(p) for p in pieces[k + 2 : clause.end]))  # «رهن الرئيس إرسال قوات بوجود هدنة»
        if not (brought_by(pieces, clause, k, row.prep) or told) or (entry[2] == "present" and not has_subject):
            return False
    if row.lemma == "دعا" and k > 1 and k + 1 < len(pieces) and pieces[k + 1].norm in _TO_IT and not pieces[k].conj:
        return False  # «لقاء دعا إليه الرئيس»
    if row.lemma == "دعا" and invites(pieces, k, clause):
        return False  # «دعاه إلى زيارة …»: an invitation
    if row.lemma == "أبدى" and row.stance == "REPORT" and _interested(pieces, k, clause):
        return False
    if row.kind == "add" and pieces[k].enclitic:
        return False  # «في مؤتمر صحفي تابعته الوكالة»
    if row.kind == "add" and not (said.marked or parted(scene, said.clause)):
        return False
    followed = k + 1 < len(pieces) and pieces[k + 1].kind == "np"
    if k and pieces[k].conj == "و" and not followed and pieces[k].has(*NOMINAL) and pieces[k - 1].kind in ("word", "np"):
        return False  # «عدم وجود حاضنة ودعم عربي»
    loose = pieces[k].enclitic and row.stance == "REPORT" and row.kind != "quote" and not said.marked
    if loose and clause.opener != "rel" and not _judges(pieces, k, row) and not (has_subject and follows_what(pieces, k)):
        return False  # «قالها رداً على …»
    if pieces[k].enclitic and row.lemma == "وصف" and k and pieces[k - 1].norm in ("ما", "بما", "مما"):
        return False  # «ما وصفته بـ …»: only her word for it
    matter = clause.start and pieces[clause.start - 1].norm.removeprefix("ال") == "امر"  # «الأمر الذي رفضته مقديشو»
    if pieces[k].enclitic and clause.opener == "rel" and clause.word in RELATIVES and row.stance != "REPORT" and has_subject and not matter and row.lemma != "اتهم":
        return False  # «الخطة التي يدعمها المجلس» is no act of his
    ahead = scene.clauses[said.clause + 1] if said.clause + 1 < len(scene.clauses) else None
    brought = ahead is not None and (ahead.opener == "colon" or (ahead.opener == "sub" and brings(ahead.word)))
    written = pieces[k].enclitic and row.stance == "REPORT" and row.kind != "quote" and not brought and row.lemma not in JUDGING
    if written and clause.opener == "rel" and clause.word in RELATIVES and not parted(scene, said.clause):
        return False  # «التغريدة التي كتبها ليلاً»
    if clause.opener == "rel" and clause.word in RELATIVES and has_subject and not said.marked and _told_of(pieces, k, clause, row):
        return False  # «الهدنة التي أعلنت عنها الرياض» is no act of hers
    if k + 1 < len(pieces) and pieces[k + 1].norm in _WITHIN and row.kind not in ("quote", "publish") and (entry[2] == "past" or entry[4] == "d"):
        return True  # «أصدرتا بياناً طالبتا فيه بـ …», «عقد مشاورات أصر خلالها على …»
    hangs = clause.opener == "verb" and not has_subject and k and (pieces[k - 1].kind == "word" or pieces[k - 1].cue == "pp") and not pieces[k].conj
    return not hangs or (said.marked and main_doer(scene, said.clause, k) is not None)  # «وصل الوزير إلى روما، وفي تصريح مقتضب أكد أن»


_PRESSED = frozenset({"زر", "زناد", "ازرار", "دواسه"})
_GOD = frozenset({"الله", "المولي", "الباري", "ربه", "ربها", "ربهم"})


def _is_god(norm: str) -> bool:
    """Whether the words call on God: «الله», «الرئيس الله», not «عبد الله»."""
    words = norm.split(" ")
    return words[-1] in _GOD and (len(words) == 1 or words[-2].startswith("ال"))


def _heard_in_passing(scene: Scene, row: Saying, k: int) -> bool:
    """Whether a verb of speaking only describes those on whose word the sentence is told: «بحسب ثلاثة مصادر تحدثت للوكالة، فإن …»."""
    who = scene.pieces[k - 1] if k and row.lemma == "تحدث" and not scene.pieces[k].conj else None
    return who is not None and who.phrase is not None and any(c.kind == "according" and c.i < who.j and who.i <= c.j + 1 for c in scene.cues)


def _only_a_word_quoted(scene: Scene, index: int, k: int) -> bool:
    """Whether quotation marks stand behind the verb only around a word or two and their sentence goes on, so that they quote no saying: «سلّم الحركة "مقترحاً" جديداً»."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if index + 1 < len(scene.clauses) and (scene.clauses[index + 1].opener == "colon" or (scene.clauses[index + 1].opener == "sub" and brings(scene.clauses[index + 1].word))):
        return False
    opening = next((n for n in range(k + 2, clause.end) if pieces[n].kind == "mark" and (pieces[n].norm in QUOTING or pieces[n].norm == ":")), None)
    closing = next((n for n in range(opening + 1, clause.end) if pieces[n].norm in CLOSING), None) if opening is not None else None
    return opening is not None and closing is not None and closing - opening <= 3 and closing + 1 < clause.end and pieces[closing + 1].norm != "."


def _makes_up(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the verb only tells what something amounts to: «تصريحاته تعد "خرقاً" …»."""
    behind = next((p for p in pieces[k + 1 : k + 4] if p.norm not in QUOTING), None)
    return behind is None or (behind.kind in ("word", "lex") and not behind.prep and not behind.norm.startswith("ب"))


def _of_another(pieces: Sequence[Piece], n: int) -> bool:
    """Whether somebody else stands right behind who is to do it: «أصر على بقاء الجيش»."""
    behind = pieces[n + 1] if n + 1 < len(pieces) else None
    return behind is not None and behind.kind == "np" and not behind.prep and not behind.conj


def _told_of(pieces: Sequence[Piece], k: int, clause: Clause, row: Saying) -> bool:
    """Whether what a relative clause hangs on is all that its verb tells: «التي أعلنت عنها …»."""
    near = pieces[k + 1 : min(k + 4, clause.end)] if row.stance == "REPORT" else pieces[k + 1 : k + 2]
    return any(p.cue == "pp" and p.norm[:1] in "عبا" for p in near)


def invites(pieces: Sequence[Piece], k: int, clause: Clause) -> bool:
    """Whether a visit is what somebody is called to."""
    return any(p.norm in _VISITS and p.prep in ("الي", "ل") for p in pieces[k + 1 : clause.end])


def declined(pieces: Sequence[Piece], k: int) -> bool:
    """Whether somebody only would not comment: «رفضت المتحدثة الأممية فلانة التعليق»."""
    if any(p.norm in _REFUSED_WORDS for p in pieces[k + 1 : k + 3]):
        return True
    end = next((n for n in range(k + 1, min(k + 6, len(pieces))) if pieces[n].norm in _REFUSED_WORDS or (pieces[n].norm == "تعليق" and pieces[n].definite)), None)
    return end is not None and all(p.kind in ("np", "word") and not p.prep for p in pieces[k + 1 : end])


def _passive(pieces: Sequence[Piece], k: int, row: Saying, entry: Entry) -> bool:
    """Whether a verb of thinking in a relative clause says what others think of its head: followed at once by «أن», or by two bare nouns."""
    behind = pieces[k + 1 : k + 3]
    if len(behind) < 2:
        return False
    if row.lemma in _THOUGHT and entry[2] == "present" and entry[4:6] == ("s", "m"):
        return behind[0].cue == "sub"
    bare = all(p.kind == "word" and not p.prep and not p.conj and not p.norm.startswith("ال") and not p.enclitic for p in behind)
    return row.lemma in ("اعتبر", "عد") and entry[2] == "past" and bare


def _called_so(pieces: Sequence[Piece], k: int) -> bool:
    """Whether nothing stands between the verb and «بأنه» that could be what is described: the head of the clause is, the verb a passive."""
    end = next((n for n in range(k + 1, min(k + 7, len(pieces))) if pieces[n].norm in ("بانه", "بانها", "بانهم")), None)
    return end is not None and not pieces[k].enclitic and (end == k + 1 or pieces[k + 1].cue == "prep" or pieces[k + 1].norm in _OFTEN) and all(p.phrase is None or p.prep for p in pieces[k + 1 : end])


def _only_chants(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what is shouted is only said to be chants: «هتفوا بشعارات معادية لـ …»."""
    return any(p.norm.removeprefix("ب").startswith(_CHANTS) for p in pieces[k + 1 : k + 5])


def _interested(pieces: Sequence[Piece], k: int, clause: Clause) -> bool:
    """Whether what somebody shows is interest or the like, which is no saying: «أبدى الجانبان اهتماماً بـ …»."""
    return any(p.norm.removesuffix("ا").removesuffix("ه") in _SHOWN for p in pieces[k + 1 : min(k + 4, clause.end)])


def _judges(pieces: Sequence[Piece], k: int, row: Saying) -> bool:
    """Whether a pronoun on the verb is what it judges, the judgement behind it or behind who judges: «واعتبره خطوة …», «ويصفه بالخطوة …», «واعتبره الوزير خطوة …»."""
    ahead = [p for p in pieces[k + 1 : k + 5] if p.norm not in QUOTING]
    if ahead and ahead[0].kind == "np" and not ahead[0].prep and may_speak(ahead[0].phrase):
        ahead = ahead[1:]
    behind = ahead[0] if ahead else None
    if behind is None or not (pieces[k].conj or pieces[k].norm.startswith("و")):
        return False
    if row.lemma == "وصف":
        return behind.norm == "ب" or behind.prep == "ب" or (behind.norm.startswith("ب") and governed(behind))
    accusative = behind.norm.endswith("ا")  # «باطلاً» is no «بـ»
    return row.lemma in ("اعتبر", "عد") and behind.kind in ("word", "lex") and (accusative or not behind.prep) and (ranked(pieces, k) or not behind.norm.startswith("ال"))


def ranked(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what the pronoun on the verb at piece k is held to be is the most of its kind: «واعتبرها الأساس «الأكثر جدية»»."""
    ahead = [p for p in pieces[k + 1 : k + 5] if p.norm not in QUOTING]
    return bool(pieces[k].enclitic) and len(ahead) > 1 and ahead[0].norm.startswith("ال") and ahead[1].norm.startswith("الا")


def follows_what(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the verb says something of all that was told before: «وهو ما نفته الحركة», «…، ما أكده الوزير»."""
    return k > 1 and pieces[k - 1].norm == "ما" and (pieces[k - 2].cue in ("pron", "dem") or pieces[k - 2].norm in COMMAS)


def _considered(pieces: Sequence[Piece], k: int, entry: Entry) -> bool:
    """Whether the verb has an indefinite predicate right behind it and so tells what something is held to be: «تعتبر ملجأ لـ …»."""
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    if entry[2] != "present" or behind is None or behind.kind not in ("word", "lex", "np") or behind.prep:
        return False
    known = behind.phrase is not None and (behind.phrase.definite or not (behind.phrase.actor or "?").startswith("?") or behind.phrase.kind != "person")
    told = any(p.cue == "sub" or p.norm == ":" for p in pieces[k + 2 : k + 6])
    return not (known or behind.definite or behind.norm.startswith("ال") or told)
