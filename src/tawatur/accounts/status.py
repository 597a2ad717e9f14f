"""Whether a happening is told as having happened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from tawatur import lexicon
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.called_off import called_off, cancelled, only_later
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.language import fold
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Status


@cache
def _perhaps() -> frozenset[int]:
    """The row of «قد»: perhaps before a present verb, surely before a past one; «إذا» and «لو» doubt both."""
    return frozenset(n for n, row in enumerate(lexicon.table("status_cues")) if "قد" in row.many("phrase"))


_RANK = {"denied": 0, "hypothetical": 1, "called_for": 2, "planned": 3, "ongoing": 4}
_REACH = 7  # pieces: how far before the trigger a cue still governs it, chosen on the development set
_JUDGED = 4  # pieces of what is said of a thing behind «بأنها»


_LENGTHS = word_sets()["lengths"]
_WHETHER = frozenset({"ما اذا", "هل", "ان كان", "اذا", "لو"})


def status(
    pieces: Sequence[Piece], clause: Clause, trigger: int, cues: Sequence[Cue], tense: str
) -> tuple[Status, str]:
    """The status of the happening that the trigger names, and the words that decided it (empty where the tense did)."""
    verdict, why = _told_so(pieces, clause, trigger, cues, tense)
    if verdict == "planned" and _on_condition(pieces, trigger):
        return "hypothetical", "إذا"
    return verdict, why


_CONDITIONS = frozenset({"اذا", "في حال", "في حاله", "شريطه", "بشرط", "شرط"})


def _on_condition(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether what is planned is told with what must come first: «سيُعقد لقاء بين … إذا شُكّلت الحكومة»."""
    for k in range(trigger + 1, min(trigger + _REACH * 2, len(pieces))):
        piece = pieces[k]
        if piece.norm in _CONDITIONS and not piece.conj:
            return True
        if piece.norm in (".", "؛", ":") or piece.cue in ("sub", "rel") or (piece.conj and is_verb(pieces, k)):
            return False
    return False


def _told_so(pieces: Sequence[Piece], clause: Clause, trigger: int, cues: Sequence[Cue], tense: str) -> tuple[Status, str]:
    """The status by the tense and the words before and in the clause."""
    piece = pieces[trigger]
    if piece.future:
        return ("hypothetical" if _asked(pieces, clause) or _when_unknown(pieces, trigger) else "planned"), "س"
    if tense == "present" and _when_unknown(pieces, trigger):
        return "hypothetical", "متى"
    occasion = tense == "noun" and _is_occasion(pieces, trigger)
    found: list[tuple[int, int, str, str]] = []
    left = pieces[clause.start].i
    reach = pieces[max(clause.start, trigger - _REACH)].i
    right = _right(pieces, clause)
    for cue in cues:
        if cue.kind != "status":
            continue
        verdict, where = cue.values
        if occasion and cue.i < piece.i and (verdict != "planned" or _after_it(pieces, clause, trigger, cue)):
            continue  # «لم يتطرق إليه خلال زيارته»: the visit was made
        if verdict == "denied" and (_of_its_fruit(pieces, trigger, cue, tense) or _of_a_link(pieces, trigger, cue)):
            continue
        if where == "after" and (_for_a_term(pieces, cue) or _of_another_act(pieces, cue)):
            continue
        if verdict == "planned" and (tense == "past" or _asserted(pieces, clause, cue) or _of_an_occasion(pieces, trigger, cue)):
            continue  # «قبيل انطلاق القمة اجتمع …» has happened
        if cue.j - cue.i == 1 and cue.row in _perhaps() and _before_past(pieces, cue):
            continue  # «قد التقى» has happened
        if (
            where in ("before", "around", "after")
            and (reach <= cue.i or (left <= cue.j and cue.i >= left - 4))
            and cue.j <= piece.i
            and _governs(pieces, clause, cue, trigger)
        ) or (where == "clause" and left <= cue.i < right and not _own_word(cue, piece) and not _of_another_thing(pieces, trigger, cue)):
            found.append((_RANK[verdict], cue.i, verdict, str(cue.row)))
        elif where in ("beside", "around") and tense == "noun" and (piece.j <= cue.i <= piece.j + 1 or _strung(pieces, trigger, cue) or _of_its_round(pieces, trigger, cue)):
            found.append((_RANK[verdict], cue.i, verdict, str(cue.row)))
        elif where == "after" and tense == "noun" and piece.j <= cue.i < right and not _of_another(pieces, trigger, cue):
            found.append((_RANK[verdict], cue.i, verdict, str(cue.row)))
    if found:
        verdict = min(found)[2]
        if verdict == "called_for" and tense == "noun" and trigger and pieces[trigger - 1].cue == "dem" and _told_as_done(pieces, trigger):
            return "happened", "rel"  # «دعا إلى هذا الاجتماع الذي شارك فيه …»
        if verdict in ("called_for", "planned") and tense == "noun" and _brought_about(pieces, clause, trigger):
            return "happened", "brought about"
        if verdict == "planned" and _urged(pieces, clause):
            return "called_for", "على أن"
        if verdict == "denied" and only_later(pieces, trigger):
            return "planned", "put off"
        if verdict == "planned" and (called_off(pieces, trigger) or cancelled(pieces, trigger)):
            return "denied", "called off"
        if verdict == "planned" and tense == "noun" and _come_to(pieces, clause, trigger):
            return "happened", "come to"
        return verdict, "cue"  # type: ignore[return-value]
    if tense == "noun" and _added(pieces, clause, trigger):
        return "planned", "ل"
    if piece.prep == "ل" and tense == "noun" and _told_as_done(pieces, trigger):
        return "happened", "rel"
    if piece.prep == "ل" and tense == "present" and (_breaks_off(pieces, trigger) or _of_a_length(pieces, clause, trigger)):
        return "happened", "قطع"
    if piece.prep == "ل" and (tense == "present" or (tense == "noun" and not _completes(pieces, trigger))):
        if called_off(pieces, trigger):
            return "denied", "called off"
        return ("happened", "come to") if tense == "noun" and _come_to(pieces, clause, trigger) else ("planned", "ل")
    if tense == "noun" and consented(pieces, trigger):
        return "planned", "موافقته"
    if piece.prep == "ب" and tense == "noun" and _promised(pieces, clause, trigger):
        return "planned", "وعد"
    if tense == "present" and trigger and pieces[trigger - 1].norm in _IN_ORDER_TO:
        return "planned", "كي"  # «سيتوجه إلى بروكسل لكي يجتمع مع …»
    if tense == "present" and clause.word == "قبل ان" and _set_before(pieces, clause):
        return "planned", "قبل أن"
    if tense in ("present", "jussive") and _subjunctive(pieces, clause, trigger):
        return ("called_for" if _requested(pieces, clause) else "hypothetical"), "أن"
    return "happened", ""


_COMING_TO = word_sets()["come_to_it"]


def _come_to(pieces: Sequence[Piece], clause: Clause, trigger: int) -> bool:
    """Whether a visit made or a host's reception is told with the purpose that it served: «زار الدوحة … للقاء فلان», «استضافت جدة وفدين لإجراء محادثات»."""
    led = trigger
    while led - 1 > clause.start and pieces[led - 1].norm.removeprefix("ل") in _ON_THE_WAY:
        led -= 1
    lead = pieces[led].prep or pieces[led].norm[:1]
    verb = clause.verb
    if lead != "ل" or verb is None or verb >= led or pieces[verb].future:
        return False
    return pieces[verb].norm.removeprefix(pieces[verb].conj) in _COMING_TO and not any(is_verb(pieces, n) or pieces[n].cue == "neg" for n in range(max(clause.start, verb - 1), led) if n != verb)


_ON_THE_WAY = frozenset({"استئناف", "عقد", "اجراء", "بدء", "انطلاق", "اطلاق", "فتح"})


def _brought_about(pieces: Sequence[Piece], clause: Clause, trigger: int) -> bool:
    """Whether a verb or noun of reaching it leads to the noun: «أدى ذلك إلى استئناف المفاوضات», «إسراع دمشق إلى استئناف …», «نجح في عقد لقاء»."""
    led = trigger - 1
    while led > clause.start and pieces[led].norm in _ON_THE_WAY:
        led -= 1
    brings = pieces[led].kind == "cue" and pieces[led].norm in ("الي", "في", "علي", "من")
    if led == trigger - 1 or not brings:
        return False
    back = range(led - 1, max(clause.start - 1, led - 5), -1)
    reached = next((n for n in back if pieces[n].norm.removeprefix(pieces[n].conj) in _REACHED), None)
    return reached is not None and not any(p.kind == "mark" or p.cue in ("neg", "sub", "prep") for p in pieces[reached + 1 : led]) and not (reached and pieces[reached - 1].cue == "neg")


_REACHED = word_sets()["reached_it"]
_IN_ORDER_TO = frozenset({"كي", "لكي", "كيما"})
_BREAKING_OFF = frozenset({"قطع", "قطعت", "قطعوا", "قاطع", "قاطعت"})
_FOR = frozenset({"مده", "لمده", "طوال", "طيله", "نحو"})


def _breaks_off(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether somebody broke off a meeting to do what the verb tells, and so did it: «قطع الرئيس الاجتماع ليهاتف نظيره»."""
    verb = next((j for j in range(trigger - 1, max(-1, trigger - 9), -1) if is_verb(pieces, j)), None)
    return verb is not None and pieces[verb].norm in _BREAKING_OFF and any(p.has("noun") for p in pieces[verb + 1 : trigger])


def _of_a_length(pieces: Sequence[Piece], clause: Clause, trigger: int) -> bool:
    """Whether it is told how long it went on: «خرج ليتحدث هاتفياً مدة ساعة مع نظيره»."""
    behind = pieces[trigger + 1 : min(trigger + 6, clause.end)]
    return any(one.norm in _FOR and (two.kind == "figure" or two.cue == "num" or two.norm in _LENGTHS) for one, two in pairwise(behind))


_CONSENTING = word_sets()["consenting"]
_INTENDED = word_sets()["intended"]


def consented(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether the noun is what somebody's consent or wish is for: «أعلن موافقته على لقاء فلان», «رغبته في الاجتماع مع فلان»."""
    led = trigger - 1 if trigger and pieces[trigger - 1].norm in ("علي", "في") else trigger
    if led == trigger and trigger and pieces[trigger - 1].norm in _INTENDED:
        return True  # «نيته لقاء فلان»
    if led == trigger and trigger and pieces[trigger - 1].norm == "مبدا":
        led = trigger - 2  # «على مبدأ اللقاء»
    if led < 1 or not (pieces[led].norm in ("علي", "في") or pieces[led].prep == "علي"):
        return False
    return pieces[led - 1].norm in _CONSENTING


_PROMISING = frozenset({"وعد", "يعد", "وعدت", "تعد", "وعدوا", "تعهد", "يتعهد", "تعهدت", "تتعهد"})


def _promised(pieces: Sequence[Piece], clause: Clause, trigger: int) -> bool:
    """Whether the noun behind «ب» is what somebody promised: «وعد الرئيس بزيارة أنقرة»."""
    return any(p.norm in _PROMISING and p.has("speech", "verb") for p in pieces[max(clause.start, trigger - 4) : trigger])


def _subjunctive(pieces: Sequence[Piece], clause: Clause, trigger: int) -> bool:
    """Whether a present verb right behind «أن» tells what is only wished for, feared or waited for: «ينتظر الوسطاء أن ترد الحركة»."""
    return clause.opener == "sub" and clause.word in ("ان", "بان") and trigger == clause.start + 1


def _set_before(pieces: Sequence[Piece], clause: Clause) -> bool:
    """Whether what «قبل أن» goes on from is only to come: «سيلتقي نظيره المصري قبل أن يجتمع مع …»."""
    verb = next((k for k in range(clause.start - 1, -1, -1) if is_verb(pieces, k) and not any(e[0] == "speech" for e in pieces[k].entries)), None)
    if verb is None:
        return False
    coming = {p.norm for p in pieces[max(0, verb - 3) : verb]} & _SET
    ahead = any(p.time is not None and not _AHEAD.isdisjoint(p.time.text.split()) for p in pieces[verb : clause.start])
    return pieces[verb].future or bool(coming) or ahead


_AHEAD = frozenset({"غدا", "غداً", "غدٍ", "غد", "المقبل", "المقبلة", "القادم", "القادمة"})
_SET = frozenset({"المقرر", "المرتقب", "المنتظر", "المتوقع", "المزمع", "سوف", "يعتزم", "تعتزم", "مقررا"})


def _requested(pieces: Sequence[Piece], clause: Clause) -> bool:
    """Whether the verb before «أن» asks somebody for it, or a noun near before «بأن»: «طلب منهما أن يلتقيا», «مطالبة كيغالي بأن تحاور …»."""
    if clause.word == "بان" and any(_demands(e) for p in pieces[max(0, clause.start - _DEMANDED) : clause.start] for e in p.entries):
        return True
    before = next((p for p in reversed(pieces[: clause.start]) if p.verbal), None)
    return before is not None and any(e[0] == "verb" and triggers.verbs()[e[1]].sense.type == "REQUEST" for e in before.entries)


_DEMANDED = 6  # pieces before «بأن» within which the noun or verb of demanding stands


def _demands(entry: Entry) -> bool:
    return entry[0] in ("speech", "saying") and triggers.sayings()[entry[1]].stance == "DEMAND"


def _asserted(pieces: Sequence[Piece], clause: Clause, cue: Cue) -> bool:
    """Whether «على أن» brings what is held to have been or not to have been: «شدد على أن الوزير عقد لقاء», «… لم يعقد أي لقاء»."""
    opens = clause.opener == "sub" and pieces[clause.start].i == cue.j - 1 and cue.j - cue.i == 2
    if not opens:
        return False
    if clause.verb is None:
        return True  # «شدد على أن زيارة الوفد أمر طبيعي»
    before = pieces[clause.verb - 1].norm if clause.verb else ""
    told = [e[2] for e in pieces[clause.verb].entries if e[0] in ("verb", "light", "speech")]
    return before == "لم" or (bool(told) and told[0] == "past")


_NOT = frozenset({"لم", "لا", "ليس"})
_URGING = frozenset({"حث", "حثت", "يحث", "تحث", "حض", "حضت", "يحض", "تحض", "الح", "الحت", "شجع", "شجعت", "حثوا"})


def _urged(pieces: Sequence[Piece], clause: Clause) -> bool:
    """Whether «على أن» brings what somebody is urged to do: «حثت باريس كييف على أن تسحب قواتها»."""
    return clause.opener == "sub" and any(p.norm.removeprefix("و") in _URGING for p in pieces[max(0, clause.start - 8) : clause.start])



def _of_an_occasion(pieces: Sequence[Piece], trigger: int, cue: Cue) -> bool:
    """Whether the cue only tells before what the clause's verb was done: «قبيل انطلاق القمة عقد الوزير اجتماعاً …»."""
    opens = next((k for k, p in enumerate(pieces) if p.i == cue.i), trigger)
    return pieces[opens].norm.removeprefix("و").split(" ")[0] in _BEFORE and any(is_verb(pieces, k) for k in range(opens + 1, trigger))


_BEFORE = frozenset({"قبل", "قبيل", "عشيه"})


def _strung(pieces: Sequence[Piece], trigger: int, cue: Cue) -> bool:
    """Whether only adjectives stand between the noun and the cue: «محادثات ثلاثية جديدة مرتقبة»."""
    between = [p for p in pieces[trigger + 1 : trigger + 4] if p.i < cue.i]
    return pieces[trigger].j <= cue.i <= pieces[trigger].j + len(between) and all(p.kind == "word" and not p.prep and not p.conj for p in between)


def _of_its_round(pieces: Sequence[Piece], trigger: int, cue: Cue) -> bool:
    """Whether the cue describes the round of which the noun says what it is: «قبل جولة سادسة مرتقبة من المحادثات»."""
    if trigger < 3 or not (pieces[trigger].prep == "من" or pieces[trigger - 1].norm == "من"):
        return False
    between = list(pieces[max(0, trigger - 6) : trigger])
    first = next((n for n, p in enumerate(between) if p.norm.removeprefix("ال").removeprefix("ل").removeprefix("ب") in _ROUNDS), None)
    return first is not None and between[first].i < cue.i < pieces[trigger].i and all(p.kind in ("word", "lex", "cue") for p in between[first:])


_ROUNDS = frozenset({"جوله", "جولات", "دوره", "سلسله"})


def _of_a_link(pieces: Sequence[Piece], trigger: int, cue: Cue) -> bool:
    """Whether what is denied is a link between two things that are told: «نفت أي علاقة بين القصف وزيارة الوزير»."""
    return any(p.norm.removeprefix("ال") in _LINKS for p in pieces[max(0, trigger - _REACH) : trigger] if p.i >= cue.i)


_LINKS = word_sets()["links_between"]


def _of_another_thing(pieces: Sequence[Piece], trigger: int, cue: Cue) -> bool:
    """Whether «الجارية» is said of another noun right before it: «لمناقشة الجهود الجارية»."""
    here = next((k for k, p in enumerate(pieces) if p.i == cue.i), 0)
    if not here or cue.j - cue.i > 1 or not pieces[here].norm.startswith("ال") or here - 1 == trigger:
        return False
    return pieces[here - 1].kind in ("word", "lex") and not _strung(pieces, trigger, cue)


def _of_another(pieces: Sequence[Piece], trigger: int, cue: Cue) -> bool:
    """Whether «المقرر عقدها» tells of another meeting, named nearer to it: «عُقد اللقاء على هامش الاجتماع التحضيري للقمة المقرر عقدها غداً»."""
    first = next((k for k in range(trigger + 1, len(pieces)) if pieces[k].i >= cue.i), None)
    if first is None or not pieces[first].norm.startswith("ال"):
        return False
    for k in range(first - 1, trigger, -1):
        if pieces[k].kind == "lex" and pieces[k].has("noun"):
            return True
        if pieces[k].kind not in ("word", "np"):
            return False
    return False


def _for_a_term(pieces: Sequence[Piece], cue: Cue) -> bool:
    """Whether the word only says until when: «رُفعت الجلسات إلى أجل غير محدد»."""
    return any(p.i == cue.i - 1 and p.norm in ("الي", "حتي") for p in pieces) or any(p.i == cue.i and p.prep in ("الي", "ل") for p in pieces)


def _of_another_act(pieces: Sequence[Piece], cue: Cue) -> bool:
    """Whether «لم يتم» says that something else than the meeting before it was not done: «ولم يتم الكشف عن تفاصيل الاتصال»."""
    following = next((p for p in pieces if p.i == cue.j), None)
    last = next((p for p in pieces if p.i == cue.j - 1), None)
    return last is not None and last.norm == "يتم" and following is not None and following.kind in ("word", "lex") and following.definite and not following.has("noun")


_FRUITLESS = word_sets()["fruitless"]
_UNTOLD = word_sets()["untold"]


def _of_its_fruit(pieces: Sequence[Piece], trigger: int, cue: Cue, tense: str) -> bool:
    """Whether what is denied is what the meeting brought, was or had told of it, so that it was held: «لم تسفر المحادثات عن اتفاق», «لم يعلن عن لقائه»."""
    verb = next((n for n, p in enumerate(pieces) if p.i == cue.j), None)
    if verb is not None and tense != "noun":  # «لم تثمر زيارة قام بها فلان عن اتفاق»: a verb that may carry the noun
        trigger = next((n for n in range(verb + 1, min(verb + 4, len(pieces))) if pieces[n].has("noun") and not is_verb(pieces, n)), verb)
    if verb is None or verb >= trigger:
        return False
    between, piece = pieces[verb + 1 : trigger], pieces[trigger]
    if pieces[verb].norm in _FRUITLESS:
        return not piece.prep and all(p.kind in ("word", "lex", "cue") and p.cue not in ("prep", "sub", "rel") and not p.prep for p in between)
    known = piece.definite or bool(piece.enclitic) or (trigger + 1 < len(pieces) and pieces[trigger + 1].kind == "np" and not pieces[trigger + 1].prep)
    led = {piece.prep, between[-1].norm if between else ""} & {"عن", "الي", "علي"}
    return pieces[verb].norm in _UNTOLD and known and bool(led)


_AFTER = frozenset({"بعد", "عقب", "في اعقاب", "غداه", "اثر", "منذ"})


def _after_it(pieces: Sequence[Piece], clause: Clause, trigger: int, cue: Cue) -> bool:
    """Whether the noun is what came before a journey told as made, whose purpose alone is ahead: «عاد الوزير إلى طهران للتشاور بعد اجتماع مع نظيره»."""
    led = {pieces[trigger].prep, pieces[trigger - 1].norm if trigger else ""} & _AFTER
    purpose = next((p for p in pieces if p.i == cue.i), None)
    made = clause.verb is not None and clause.verb < trigger and any(e[2] == "past" for e in pieces[clause.verb].entries if e[0] in ("verb", "light", "speech"))
    return bool(led) and made and purpose is not None and (purpose.prep == "ل" or purpose.norm[:1] == "ل")


def _asked(pieces: Sequence[Piece], clause: Clause) -> bool:
    """Whether the clause asks: «هل سيلتقي», «لم يُعرف بعد إن كان سيتوجه»."""
    unknown = any(p.norm in _NOT for p in pieces[max(0, clause.start - 3) : clause.start])
    behind = pieces[clause.start + 1].norm if clause.start + 1 < clause.end else ""
    return clause.word in _WHETHER or (clause.word in ("بعد ان", "ان") and unknown and behind in ("كان", "كانت"))


def _when_unknown(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether it is told that nobody knows when or where it will be: «ليس واضحاً متى يلتقي الرجلان», «لم يُعلن أين سيجتمعان»."""
    asking = next((k for k in range(trigger - 1, max(0, trigger - 3), -1) if pieces[k].norm in _WHEN), None)
    return asking is not None and any(p.norm in _NOT or p.norm == "احد" for p in pieces[max(0, asking - 4) : asking])


_WHEN = frozenset({"متي", "اين", "كيف", "موعد"})


def _right(pieces: Sequence[Piece], clause: Clause) -> int:
    """The token where what is said of the clause's nouns ends: «وصفت … الأنباء عن لقاء بأنها عارية عن الصحة» goes on behind «بأنها»."""
    end = min(clause.end, len(pieces))
    judged = end < len(pieces) and pieces[end].norm in ("بانها", "بانه")
    return pieces[min(end + _JUDGED, len(pieces)) - 1 if judged else end - 1].j


def _added(pieces: Sequence[Piece], clause: Clause, trigger: int) -> bool:
    """Whether the noun is one more of what somebody travels for: «وصل لإجراء مباحثات مع …، إلى جانب لقاءات مع …»."""
    lead = pieces[trigger].prep or pieces[trigger - 1].norm if trigger else ""
    before = pieces[max(clause.start, trigger - _ADDED) : trigger]
    return lead in _BESIDES and any(p.norm in _FOR_TALKS or (p.prep == "ل" and p.has("noun", "masdar")) for p in before)


_ADDED = 24  # pieces between what a journey is for and what is added to it
_BESIDES = frozenset({"الي جانب", "اضافه الي", "بالاضافه الي", "فضلا عن", "علاوه علي"})
_FOR_TALKS = frozenset({"لاجراء", "لعقد", "للقاء", "لبحث", "لمناقشه"})


def _completes(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether «لـ» ties the noun to an adjective or noun before it, «الرافضة لزيارة الرئيس», and tells no purpose."""
    before = pieces[trigger - 1] if trigger else None
    journey = trigger > 1 and pieces[trigger - 2].norm in _JOURNEYS  # «في زيارة سريعة للقاء …»
    return before is not None and before.kind == "word" and not journey and before.norm not in _WHEN_OR_HOW and before.norm.endswith(("ه", "ا", "ون", "ين", "ات"))


_JOURNEYS = frozenset({"زياره", "جوله", "رحله", "مهمه"})
_WHEN_OR_HOW = frozenset({"قريبا", "لاحقا", "غدا", "مساء", "صباحا", "ظهرا", "شخصيا", "مجددا", "حاليا", "سرا", "برا", "جوا"})  # «سيزور بغداد قريباً للقاء …»


def _told_as_done(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether a relative clause tells the noun as done: «دعمه للقمة التي عقدها القادة في أبوجا»."""
    for k in range(trigger + 1, min(trigger + 5, len(pieces) - 1)):
        if pieces[k].cue == "rel":
            if (who := pieces[k - 1].phrase) is not None and who.kind == "person":
                return False  # «للقاء الرئيس فلان الذي أدى دوراً …»
            return is_verb(pieces, k + 1) and any(e[2] == "past" for e in pieces[k + 1].entries if e[0] in ("verb", "light"))
        if pieces[k].kind not in ("word", "np"):
            return False
    return False


_OCCASIONS = frozenset({"خلال", "اثناء", "بعد", "عقب", "في اعقاب", "منذ", "غداه", "اثر", "لدي", "في ختام", "علي هامش"})


def _is_occasion(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether the noun names the occasion of something else, and so is taken for granted: «خلال زيارته», «عقب لقاء …», «دعا فلان، في اتصال مع نظيره، إلى …»."""
    piece, before = pieces[trigger], pieces[trigger - 1] if trigger else None
    if piece.prep == "في" and before is not None and before.kind == "cue" and before.norm == "في":
        governor = pieces[trigger - 2] if trigger > 1 else None
        apart = governor is not None and governor.kind in ("mark", "time", "np") and not governor.prep
        return governor is not None and apart and (governor.norm in COMMAS or piece.norm in _CALLS)
    return piece.prep in _OCCASIONS or (before is not None and before.kind == "cue" and before.norm in _OCCASIONS)


_CALLS = frozenset({"مكالمه هاتفيه", "اتصال هاتفي", "محادثه هاتفيه", "مكالمه", "اتصال", "مهاتفه"})


def _before_past(pieces: Sequence[Piece], cue: Cue) -> bool:
    following = next((p for p in pieces if p.i == cue.j), None)
    entry = following.has("verb", "light", "speech") if following is not None else None
    if entry is None:
        return following is not None and following.kind == "word" and _looks_past(following.norm)
    return str(entry[2]) == "past"


def _looks_past(word: str) -> bool:
    """Whether a word that no table has looks like a verb in the past: «وقد تعاقبت», no «قد يتأجل»."""
    return word[0] not in "يتنا" or (word[0] == "ت" and word[-1] == "ت" and len(word) > 4)


def _own_word(cue: Cue, piece: Piece) -> bool:
    return cue.i <= piece.i < cue.j


def _beside_time(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the comma only sets off a time: «دعا الوزير، الاثنين، إلى لقاء»."""
    near = [*pieces[k - 1 : k], *pieces[k + 1 : k + 2]]
    return pieces[k].norm in COMMAS and any(p.kind == "time" for p in near)


def _aside(pieces: Sequence[Piece], k: int, cue: Cue, trigger: int) -> bool:
    """Whether the comma opens or closes a remark that a preposition brings between cue and trigger: «نفى الوزير، في بيان صحفي، إجراء أي محادثات»."""
    if pieces[k].norm not in COMMAS:
        return False
    commas = [j for j in range(trigger) if pieces[j].norm in COMMAS and pieces[j].i >= cue.j]
    if len(commas) != 2 or commas[1] - commas[0] > 7:
        return False
    within = pieces[commas[0] + 1 : commas[1]]
    opens = bool(within) and (within[0].cue == "prep" or bool(within[0].prep))
    return opens and not any(is_verb(pieces, j) for j in range(commas[0] + 1, commas[1]))


_DESPITE = frozenset({"رغم", "برغم", "بالرغم من", "علي الرغم من", "رغما عن"})


def _governs(pieces: Sequence[Piece], clause: Clause, cue: Cue, trigger: int) -> bool:
    """Whether nothing between cue and trigger closes the cue's reach: another finite verb or a full stop."""
    for k in range(clause.start, trigger):
        piece = pieces[k]
        if piece.i < cue.j:
            continue
        if piece.kind == "mark" and (piece.norm in (".", "؛", ":") or piece.norm in COMMAS) and not _beside_time(pieces, k) and not _aside(pieces, k, cue, trigger):
            return False
        if piece.kind == "cue" and piece.cue in ("rel",):
            return False
        if piece.norm in _DESPITE:
            return False  # «رفض الخطة رغم موافقته عليها من قبل»
        if piece.norm in ("عنه", "عنها", "عنهما") and piece.i > cue.i and pieces[k - 1].has("speech"):
            return False  # «بزيارة لم يعلن عنها … لإجراء محادثات مع الزعماء»: only the announcement
    return True


def is_aside(pieces: Sequence[Piece], clauses: Sequence[Clause], index: int, within: int) -> bool:
    """Whether the relative clause only describes what the clause before denies: «نفى الوزير، الذي التقى نظيره، …»; not what it tells, «نفى التقارير التي …»."""
    clause = clauses[index]
    if clause.opener != "rel" or index != within + 1:
        return False
    head = pieces[clause.start - 1] if clause.start else None
    return head is None or head.norm.removeprefix(head.prep).removeprefix("ال") not in _hearsay()


@cache
def _hearsay() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in lexicon.table("hearsay"))
