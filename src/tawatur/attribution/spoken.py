"""An act of saying told by its verb: «أكد الوزير أن …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import FINITE, Clause, is_verb, pronominal
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.accounts.status import status
from tawatur.attribution.content import has_content
from tawatur.attribution.heads import head, heads
from tawatur.attribution.occasion import dress, join, same_time, time_said
from tawatur.attribution.of_own_state import speaks_for_his_state
from tawatur.attribution.quoting import by_quotation, by_teller, from_unnamed, tells_that
from tawatur.attribution.said import (
    BUT,
    CLOSING,
    PRESS,
    QUOTING,
    Said,
    Scene,
    has_article,
    link,
    marked,
    may_speak,
    opened_at,
)
from tawatur.attribution.says import follows_what, says
from tawatur.attribution.sources import on_behalf
from tawatur.attribution.speakers import subjects, usable
from tawatur.attribution.turns import BEFORE, CITING, carried, two_before
from tawatur.attribution.unnamed import unnamed
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_NAME = 3  # words that a name in quotation marks may have
_COUNTING = frozenset({"قدر", "أحصى"})  # these only say whose figure it is
_ANY = frozenset({"اي", "ايه", "كل"})
_DELIBERATING = frozenset({"members", "ministers", "ambassadors", "experts"})  # whose attacks are in words
_SHARP = frozenset({"حادا", "لاذعا", "قاسيا"})
_BOTH = ("sides.both", "sides.all")
_PLEASED = word_sets()["pleased"]
_NOT_EXCLUDING = {
    "استبعد": "REPORT", "نفى": "REPORT", "أنكر": "REPORT", "مانع": "ACCEPT", "عارض": "ACCEPT", "اعترض": "ACCEPT",
    "قبل": "REJECT", "وافق": "REJECT", "رضي": "REJECT",
}  # what a verb of denying says where it is itself denied


def by_verb(scene: Scene, index: int, k: int, entry: Entry, before: list[Said]) -> Said | None:
    pieces, clause, row = scene.pieces, scene.clauses[index], sayings()[entry[1]]
    if (row.kind == "publish" and (pieces[k].enclitic or not tells_that(scene, index))) or pieces[k].norm == "نقلا":
        return None
    teller = _tells_us(pieces, k)
    if all(e[3] == 1 for e in pieces[k].entries if e[0] == "speech") and teller is None:
        return _goes_on_himself(scene, index, k, row, before)
    if row.object in ("must", "may") and entry[2] == "present" and _unknown_doer(pieces, clause, k):
        return None
    args = Arguments() if _quotes(pieces, k) else after(pieces, k + 1, clause.end, True)
    who = [teller] if teller is not None else subjects(scene, index, k, row, entry, args, before)
    if row.stance == "DEMAND" and row.prep == ("علي",) and _asserts(scene, index, k):
        row = replace(row, stance="REPORT")  # «أصر على أن بلاده لا تلجأ إلى …»
    if who and _another_agrees(pieces[k], entry, who[0]):
        return None  # «توافق الفرقاء على …», «تنقّل الوزير بين …»
    if row.lemma == "تمنى" and _wishes_of(pieces[k + 1 : clause.end]):
        row = replace(row, stance="DEMAND")  # «تمنى على الداعين إلى المظاهرة إبلاغ الوزارة»
    said = Said(k, None, row, (k + 1, len(pieces)), index, "verb", args=args, marked=marked(scene, index, k))
    said.negated = _negated(pieces, clause, k) or _unsaid(scene, clause, k, str(entry[2]))
    said.negated = said.negated or (pronominal(clause) and not clause.word.startswith(BUT) and bool(before) and before[-1].negated)
    if said.negated and _negated(pieces, clause, k) and row.lemma in _NOT_EXCLUDING and not (row.stance == "ACCEPT" and (before or _not_yet(pieces, clause, k))):
        said.negated = False
        said.row = row = replace(row, stance=_NOT_EXCLUDING[row.lemma], kind="say")  # «لم يستبعد عقد جولة …»
    said.told = not (row.lemma in _COUNTING and row.stance == "REPORT" and not said.marked)  # «قدّرت مصادر عدد القتلى بـ …»: an origin
    if row.lemma == "أخفى" and said.negated and _negated(pieces, clause, k):
        said.negated = False  # «لم يخف تفاؤله»
    elif row.lemma == "أخفى":
        return None
    if not says(scene, said, entry, bool(who)) or _self_told(scene, said, who, before):
        return None
    if row.lemma == "شن" and not (who and _attacks_in_words(pieces, k, who[0])):
        return None  # «شن الجيش هجوماً عنيفاً على المدينة»
    if row.kind == "quote":
        return by_quotation(scene, said, who[0] if who else None) or by_teller(scene, said, who[0] if who else None)
    if pronominal(clause) and _quoted(pieces, k, before) and row.stance != "REPORT":
        return None  # «"… لكنه رفض ذلك"»: somebody of whom the quotation tells
    if not who and k and pieces[k - 1].norm == "ان" and (glad := _glad(scene, k)) is not None:
        who = [glad]
    if not who and row.lemma == "جاء":
        return None
    speaker = who[0] if who else None
    told = speaker is not None and k + 1 < len(pieces) and pieces[k + 1].phrase is speaker and row.stance == "REPORT"
    if speaker is not None and not usable(speaker, told):
        return None
    if speaker is not None and not speaker.name and (speaker.rule in _BOTH or _oblique(pieces, k, speaker)) and carried(scene, entry, before) is not None:
        said.to, speaker = speaker, None  # «ودعا الجانبين إلى …»
    if speaker is not None and not (speaker.name or speaker.label):
        if speaker.rule != "sides.all" or pieces[k + 1].phrase is not speaker or (noun := heads().get(pieces[k + 1].norm.removeprefix("ال"))) is None:
            return None
        speaker.label = noun["label_en"]  # «وأكد المجتمعون …»
    speaker = on_behalf(scene, said, speaker)
    if speaker is not None:
        speaks_for_his_state(scene, index, speaker)
    if speaker is None:
        speaker = unnamed(scene, index, k, entry, args, before) if not _quoted(pieces, k, before) else None
        said.inherited = True
    fronted = speaker is not None and not said.inherited and speaker.start < pieces[k].start and _takes(pieces, k)
    if speaker is None or (row.prep and "-" not in row.prep and not said.inherited and not fronted and not (pieces[k].enclitic and follows_what(pieces, k)) and not has_content(scene, index, k, row, args)):
        return None
    said.speaker = speaker
    if entry[2] in ("past", "present") and entry[3:6] == (3, "s", "f") and speaker.kind in ("person", "office") and not said.inherited and not _may_be_his(pieces[k]):
        speaker.gender = "f"  # «قالت زاخاروفا»
    join(said, [p for n, p in enumerate(who) if not n or not _his_other_title(pieces, who[0], p)])
    if said.inherited and entry[4] in ("d", "p") and not said.joint:
        said.joint = _mates(scene, index, speaker) if entry[4] == "d" else ()
    if said.inherited and not said.joint and entry[4] in ("d", "p") and len(two := two_before(scene, speaker, entry)) == 2:
        said.speaker, said.joint = two[0], two[1:]
    said.time = time_said(pieces, clause) or same_time(said, scene.discourse)
    said.medium = "statement" if row.lemma == "جاء" else None
    if (source := from_unnamed(said, speaker)) is not None:
        said.speaker, said.links = source, (link(speaker, row.lemma, None),)
    dress(said, scene)
    return said


def _his_other_title(pieces: Sequence[Piece], man: Phrase, other: Phrase) -> bool:
    """Whether what «و» joins to a man named with his title is another of his: «جواو لورنسو رئيس أنغولا ووسيط المحادثات», not «والوسيط»."""
    k = next((n for n, p in enumerate(pieces) if p.phrase is other), len(pieces))
    alone = other.actor is None and not other.parts and other.kind in ("group", "office") and man.kind == "person" and man.named
    if not alone or k + 1 >= len(pieces) or pieces[k].conj != "و" or pieces[k].prep or " " in pieces[k].norm or has_article(pieces[k]) or pieces[k].definite:
        return False
    behind = pieces[k + 1]
    return behind.kind in ("word", "lex") and not behind.prep and not behind.conj and (behind.definite or has_article(behind))


def _attacks_in_words(pieces: Sequence[Piece], k: int, who: Phrase) -> bool:
    """Whether who attacks does so in words: a man, a party, a paper, and others only where the attack is called sharp."""
    if who.kind in ("person", "office", *PRESS):
        return True
    if who.kind == "group" and (who.group in _DELIBERATING or who.label == "lawmaker"):
        return True
    if who.kind == "group" and who.group in ("soldiers", "fighters"):
        return False
    sharp = any(p.norm in _SHARP for p in pieces[k + 1 :])
    return sharp and not (who.label or who.name or "").casefold().endswith(("army", "forces", "armed forces"))


def _goes_on_himself(scene: Scene, index: int, k: int, row: Saying, before: list[Said]) -> Said | None:
    """Another act of whoever is quoted, in his own words: «قال: "نرفض نزع السلاح، ونطالب بضمانات"»; None for the first, which is the stance of his statement."""
    pieces, clause = scene.pieces, scene.clauses[index]
    earlier = next((s for s in reversed(before) if s.form == "verb" and s.speaker is not None and not s.negated), None)
    if earlier is None or earlier.speaker is None or clause.opener != "and" or not pieces[k].conj or row.stance == "REPORT" or row.kind not in ("say", "strict"):
        return None
    opening = next((n for n in range(earlier.trigger + 1, k) if pieces[n].norm == ":" or pieces[n].norm in QUOTING), None)
    if opening is None or not pieces[k].norm.startswith("ن") or _negated(pieces, clause, k):
        return None
    said = Said(k, earlier.speaker, row, (k + 1, len(pieces)), index, "verb", args=after(pieces, k + 1, clause.end, False), inherited=True)
    said.links, said.medium, said.medium_span, said.time = earlier.links, earlier.medium, earlier.medium_span, earlier.time
    return said


def _another_agrees(piece: Piece, entry: Entry, who: Phrase) -> bool:
    """Whether the word is a woman's deed in the present as a verb of saying, and a man's in the past as another verb, where men stand behind it."""
    men = who.gender == "m" and (who.kind in ("person", "office") or (who.kind == "group" and who.number == "p"))
    other = any(e[0] == "verb" and e[2:6] == ("past", 3, "s", "m") for e in piece.entries)
    return men and other and entry[2:6] == ("present", 3, "s", "f")


def _oblique(pieces: Sequence[Piece], k: int, phrase: Phrase) -> bool:
    """Whether two sides right behind the verb stand in the case of whom it addresses: «حذرت طرفي الصراع من …»."""
    return phrase.rule.startswith("sides.") and k + 1 < len(pieces) and pieces[k + 1].phrase is phrase and pieces[k + 1].norm.startswith(("طرفي ", "جانبي ", "فريقي "))


def _not_yet(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    """Whether an acceptance is only still awaited, or denied of nobody in particular: «لم توافق بعد», «لا يقبل الجدل»."""
    behind = pieces[k + 1 : clause.end + 1]
    return any(p.norm in ("بعد", "حتي الان", "حتي", "الجدل", "الشك", "التاويل", "القسمه") for p in behind) or not any(p.kind == "np" and may_speak(p.phrase) for p in (*behind[:3], *pieces[max(0, k - 3) : k]))


def _wishes_of(behind: Sequence[Piece]) -> bool:
    """Whether somebody is told of whom something is wished: «على الداعين», «على الأطراف»."""
    return any(p.prep == "علي" and (p.kind == "np" or (p.norm.startswith("ال") and p.norm.endswith("ين"))) for p in behind)


def _takes(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what is said stands as a noun right behind the verb: «الحكومة تعلن وقف إطلاق النار»."""
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    return behind is not None and behind.kind in ("word", "lex", "np") and not behind.prep and not behind.conj


def _may_be_his(piece: Piece) -> bool:
    """Whether the letters of the verb are as well those of a man's deed: «توجه»."""
    return any(e[0] in FINITE and e[2] == "past" and e[3:6] == (3, "s", "m") for e in piece.entries)


def _quoted(pieces: Sequence[Piece], k: int, before: list[Said]) -> bool:
    """Whether the verb stands inside the quotation of whoever spoke before, who does not tell of himself there: «"… من يقف معها ويدعمها"»."""
    opened = opened_at(pieces, k) if before else None
    spoke = any(s.trigger < (opened or 0) for s in before if s.form in ("verb", "participle"))
    return opened is not None and spoke and not any(s.trigger > opened for s in before)


def _mates(scene: Scene, index: int, speaker: Phrase) -> tuple[Phrase, ...]:
    """The other one with whom the speaker is the subject before a verb in the dual: «أصدر الأمير والرئيس بياناً رحبا فيه بـ …»."""
    for clause in reversed(scene.clauses[:index]):
        if clause.verb is None:
            continue
        both = subject_left(scene.pieces, clause, clause.verb) or after(scene.pieces, clause.verb + 1, clause.end, True).subject
        if any(p is speaker for p in both):
            return tuple(p for p in both if p is not speaker and may_speak(p))[:1]
    return ()


def _quotes(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the speaker's words stand in quotation marks right behind the verb: «وأضاف "ربما كان سوء فهم"», not «وأضاف «المرصد» أن»."""
    if k + 1 >= len(pieces) or pieces[k + 1].norm not in QUOTING:
        return False
    closing = next((n for n in range(k + 2, len(pieces)) if pieces[n].norm in CLOSING), len(pieces))
    return closing > k + 2 + _NAME and not (closing + 1 < len(pieces) and pieces[closing + 1].cue == "sub")


def _tells_us(pieces: Sequence[Piece], k: int) -> Phrase | None:
    """The outlet's own man behind a verb whose «نا» is whom he tells: «أبلغنا مراسلنا أن …»."""
    behind = pieces[k + 1].phrase if k + 1 < len(pieces) else None
    own = behind is not None and (behind.label or "").endswith("correspondent")
    return behind if own and pieces[k].norm.endswith("نا") else None


def _unknown_doer(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    """Whether a thing begins the clause and does what the verb says: «أن التهديدات تشجع الحكومة على …»."""
    before = pieces[k - 1] if k else None
    if before is not None and _which_does(pieces, clause, k):
        return True
    if before is None or before.kind != "word" or before.prep or before.conj or not before.norm.startswith("ال") or head(before) is not None:
        return False
    return clause.start in (k - 1, k - 2) and (clause.start == k - 1 or pieces[k - 2].cue == "sub")


def _which_does(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    """Whether the verb only tells which of a kind is meant, a bare noun behind «أي» or a preposition before it: «وجود أي طرف يدعم المتمردين»."""
    before, ahead = pieces[k - 1], pieces[k - 2] if k > 1 else None
    known = before.phrase is not None and bool(before.phrase.named or before.phrase.actor)
    if before.kind not in ("word", "np") or known or before.conj or before.norm.startswith("ال") or pieces[k].conj or ahead is None:
        return False
    if ahead.norm in _ANY and clause.start == k:
        return True
    if before.kind == "np" or clause.start > k - 2:
        return False
    return ahead.norm in _ANY or (ahead.cue == "prep" and head(before) is None and len(before.norm) > 2) 


def _self_told(scene: Scene, said: Said, who: list[Phrase], before: list[Said]) -> bool:
    """Whether a speaker only reports that he told something: «ردت الحركة بأنها أبلغت الوسطاء أن …»."""
    clause = scene.clauses[said.clause]
    if said.row.stance != "REPORT" or not before or not pronominal(clause) or clause.word.startswith(BUT):
        return False
    return bool(who) and who[0] is before[-1].speaker


def _asserts(scene: Scene, index: int, k: int) -> bool:
    """Whether «على أن» with a noun behind it brings what is held to be so; with a verb, «على أن ينسحب», it brings what is wanted."""
    brought = sum(p.norm == "علي" for p in scene.pieces[k + 1 : scene.clauses[index].end])
    if brought != 1 or not tells_that(scene, index):
        return False  # «حرض على التأكيد على أن …»
    ahead = scene.clauses[index + 1]
    first = ahead.start + (scene.pieces[ahead.start].cue == "sub")
    return first < ahead.end and not is_verb(scene.pieces, first)


def _negated(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    if clause.start == k and k and pieces[k - 1].cue == "neg" and pieces[k - 1].norm != "ما":
        return True  # «ولم يصر …»: the verb opens its clause
    first = max(clause.start, k - 2)
    return any(
        p.cue == "neg" and p.kind == "cue" and not (n == k - 1 and follows_what(pieces, k)) and not _what(pieces, n)
        for n, p in enumerate(pieces[first:k], first)
    )


def _what(pieces: Sequence[Piece], n: int) -> bool:
    """Whether «ما» behind a preposition means what is told: «وفي ما نقلته الوكالة …» denies nothing."""
    before = pieces[n - 1] if n else None
    return pieces[n].norm == "ما" and before is not None and (before.cue == "prep" or before.norm in CITING)


def _unsaid(scene: Scene, clause: Clause, k: int, tense: str) -> bool:
    """Whether the saying itself is wished for, a condition or still to come: «ضرورة أن تكشف إيران», «إذا رفضت …», «ستعلن واشنطن»."""
    pieces = scene.pieces
    if tense == "present" and k and pieces[k - 1].norm == "ان" and pieces[k - 1].kind == "cue":
        return _glad(scene, k) is None
    if pieces[k].prep == "ل" and tense == "present" and clause.start == k and (clause.opener in ("sentence", "and") or (clause.opener == "verb" and marked(scene, scene.clauses.index(clause), k))):
        return False  # «…، ليضيف أن الحل قريب»
    if clause.word == BEFORE and not pieces[k].enclitic and clause.start == k - 1 and any(c.verb is not None and c.opener != "sub" for c in scene.clauses[: scene.clauses.index(clause)]):
        return False  # «قال إن …، قبل أن يحذر من …»
    verdict, _ = status(pieces, clause, k, scene.cues, tense)
    return verdict == "hypothetical" or (verdict == "planned" and tense != "past")


def _glad(scene: Scene, k: int) -> Phrase | None:
    """Who is glad to say it: «يسر البعثة أن تعلن …»; None where nobody is."""
    first = next((n for n in range(k - 1, max(-1, k - 9), -1) if scene.pieces[n].norm in _PLEASED), None)
    if first is None:
        return None
    return next((p.phrase for p in scene.pieces[first + 1 : k] if p.phrase is not None and may_speak(p.phrase)), None)
