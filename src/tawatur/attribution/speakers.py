"""Who speaks: subjects before and behind a verb of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.accounts.agreement import one_for_many
from tawatur.accounts.arguments import AGENTS, Arguments
from tawatur.accounts.before_verb import apart, noun_before, subject_left
from tawatur.accounts.clauses import COMMAS, Clause, is_verb, pronominal
from tawatur.accounts.lexicon import TELLING, Saying, sayings
from tawatur.attribution.called_on import called_by_head, calls_on, feminine
from tawatur.attribution.heads import COMPLETING, accusative, described, head, heads, one_of_them
from tawatur.attribution.issued import of_assembly
from tawatur.attribution.named import by_name, named_from, unlisted_behind
from tawatur.attribution.said import (
    CLOSING,
    PRESS,
    QUOTING,
    SPEAKERS,
    Said,
    Scene,
    is_crowd,
    marked,
    may_speak,
    opened_at,
    same,
    single,
)
from tawatur.attribution.set_apart import before_aside, set_apart
from tawatur.attribution.surnames import surname
from tawatur.attribution.turns import borne, governing
from tawatur.language import fold, splits
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.state_bodies import called_by_rule
from tawatur.mentions.words import name_tokens, word_sets
from tawatur.resolution.offices import HEADS

_PAPERS = frozenset({"بيان", "بيانا", "بلاغ", "تصريح", "البيان", "البلاغ", "منشور", "تغريده", "تدوينه"})
_SPOKEN = frozenset({"كلمه", "خطاب", "رساله", "تصريحات", "احاطه", "مقابله", "حديث", "مداخله", "برقيه"})
_CALLS = frozenset({"اتصال", "اتصالا", "مكالمه", "مهاتفه", "اتصال هاتفي", "اتصالا هاتفيا"})
_PURPORT = ("مفاده", "مفادها", "فحواه", "فحواها", "مضمونها")
_HIS_OFFICE = frozenset({"مكتبه", "مكتبها", "ديوانه"})
_OFFICES = frozenset({"مكتب", "مركز", "دايره", "اداره", "قسم"})
_FOR_PRESS = frozenset({"الاعلامي", "الصحفي", "الصحافي", "الاعلام", "الصحافه", "الاعلاميه"})
_PUT = frozenset({"سئل", "سئلت", "سيل", "سيلت"})
_HELD = frozenset({"مكتب", "ديوان"})
_HOLDERS = word_sets()["holders"]
_IN_IT = frozenset({"فيه", "فيها"})
_REPORTS = frozenset({"تقرير", "خبر", "نبا"})  # these an agency or outlet issues, a statement is made to it
_GOT = ("تلقت", "تلقي", "حصلت", "وصلت", "اطلعت")  # who got a paper issued none
_ISSUING = frozenset({"أصدر", "نشر", "وجه", "بث"})


def subjects(scene: Scene, index: int, k: int, row: Saying, entry: Entry, args: Arguments, before: list[Said]) -> list[Phrase]:  # fmt: skip
    """Who stands as subject of the verb of saying at piece k, those together in one list; moves a phrase it addresses to the objects."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if (told := _in_statement(scene, k, row)) is not None:
        return [told]
    if row.lemma == "جاء" and k + 1 < len(pieces) and pieces[k + 1].norm in ("فيه", "فيها"):
        issuer = governing(scene, index) if _issued(pieces, k) else None
        return [issuer] if issuer is not None and may_speak(issuer) else []
    if k + 1 < clause.end and (theirs := _their_own(pieces, k + 1, clause.end)) is not None:
        args.object, args.subject = args.subject + args.object, []
        return [theirs]
    if k + 2 < clause.end and pieces[k + 2].norm in AGENTS and args.agents and may_speak(args.agents[0]):
        args.object, args.subject = args.subject + args.object, []
        return [args.agents[0]]  # «واتُّهم فلان من قبل النيابة بـ …»
    left = set_apart(pieces, k) or before_aside(pieces, clause, k, entry) or _turn(pieces, clause, k) or _in_his_paper(pieces, clause, k) or _where_it_is(pieces, clause, k, entry) or subject_left(pieces, clause, k) or _once_before(scene, index) or _asked(pieces, clause, k) or _of_paper(pieces, k)
    left = _office_of(pieces, left) if len(left) == 1 and not one_for_many(pieces[k], left[0]) else left if len(left) > 1 else []
    args.subject = [p for p in args.subject if not _of_frame(pieces, p, row)]
    args.object = [p for p in args.object if not _of_frame(pieces, p, row)]
    args.subject = [p for p in args.subject if not (_of_word_behind(pieces, p, k) or _in_title_of(pieces, p, k) or _how(pieces, p) or _goes_on_paper(pieces, p) or _joined_to_other(pieces, p, args.subject))]
    if left and args.subject and apart(pieces, left[-1], k):
        left = []  # «أما واشنطن، فقال المتحدث …»
    if left and _own_subject(pieces, k, row, args):
        left = []
    if not left and pronominal(clause) and not _of_its_own(pieces, k, row, args):
        left = _meant(clause.word, before)
        purport = clause.start > 0 and pieces[clause.start - 1].norm.startswith(_PURPORT)  # «أرسلت طهران رسالة مفادها أنها …»
        ahead = governing(scene, index) if not left and (purport or clause.word.endswith(("لكنه", "لكنها", "لكنهم"))) else None
        left = [ahead] if ahead is not None and may_speak(ahead) else left
    left = left or ([] if not pieces[k].enclitic and _own_subject(pieces, k, row, args) else borne(scene, index, k)) or _relative_head(pieces, _relative(scene, index), row, entry, args) or _left_described(scene, index, k)
    if left:
        args.object = args.subject + args.object
        args.subject = []
        return by_name(pieces, k, clause, row, left)
    if args.subject and noun_before(pieces, clause, k):
        args.object, args.subject = args.subject + args.object, []
        return []
    if (whose := _press_office(pieces, k + 1, clause.end) or _his_office(scene, k)) is not None:
        args.subject_word = None
        return [whose]
    if args.subject and (one := one_of_them(pieces, args.subject[0])) is not None:
        args.subject[:1] = [one]
    if args.subject and args.subject[0].rule == "sides.person":
        _introduced(pieces, args.subject[0])
    if args.subject and (again := _again(args.subject[0], scene, before, row)) is not None:
        args.subject[0] = again
    if (issuer := _issuer(pieces, clause, k)) is not None and (not args.subject or row.lemma == "جاء" or args.subject[0].rule == "sides.statement"):
        return by_name(pieces, k, clause, row, [issuer])
    if not args.subject and (own := _behind_outlet(pieces, k, clause.end)) is not None:
        args.subject, args.subject_word = [own], None
    if not args.subject and args.subject_word == k + 1 and (doers := _behind_object(pieces, k, row)):
        return by_name(pieces, k, clause, row, doers)
    if not args.subject and args.subject_word is not None:
        found = described(pieces, args.subject_word, clause.end) if not _completes(pieces, args.subject_word, k) else None
        if found is not None and row.object in ("must", "may") and entry[4:6] == ("s", "f") and found.gender == "m" and found.number == "s" and found.kind != "person":
            return []  # «واعتبرت مؤتمر أنابوليس مضيعة للوقت»
        if found is None and (row.object in ("", "no") or pieces[k].enclitic) and (row.kind in TELLING or (row.kind == "frame" and row.stance != "REPORT")):
            found = named_from(pieces, args.subject_word + 1, clause.end) if not _of_somebody(pieces[args.subject_word]) else None  # «قال أحد المخضرمين في … ستيفن كوك»
        if found is None and args.subject_word == k + 1 and row.kind in (*TELLING, "strict") and row.object in ("", "no") and marked(scene, index, k):
            found = surname(scene, k + 1, entry)
        args.subject = [found] if found is not None else []
    args.subject = _of_land(pieces, _by_bracket(pieces, _apposed(pieces, args.subject)))
    args.subject = _spoken_for(scene, args.subject, before)
    if args.subject and k + 1 < len(pieces) and pieces[k + 1].phrase is args.subject[0] and _told_as_woman(pieces[k + 1]):
        args.subject[0].gender = "f"
    if args.subject and (calls_on(scene, index, k, row, entry, args, before) or called_by_head(scene, clause, row, args)):
        args.object, args.subject, args.subject_word = args.subject, [], None
    return by_name(pieces, k, clause, row, args.subject)


def _joined_to_other(pieces: Sequence[Piece], phrase: Phrase, subjects: Sequence[Phrase]) -> bool:
    """Whether «و» joins the phrase to one that is no subject, and is no other's turn: «أثنى على دور مصر وإيران»."""
    at = next((n for n, p in enumerate(pieces) if p.phrase is phrase), 0)
    ahead = pieces[at - 1].phrase if at and pieces[at].conj == "و" else None
    return ahead is not None and ahead.kind == phrase.kind and not any(p is ahead for p in subjects)


def _told_as_woman(piece: Piece) -> bool:
    """Whether a title in the feminine stands before the name: «المستشارة القضائية غالي …»."""
    title, behind = piece.norm.partition(" ")[::2]
    person = piece.phrase is not None and piece.phrase.kind == "person" and piece.phrase.rule.startswith("title")
    return person and bool(behind) and title.endswith("ه") and title.removeprefix("ال") not in word_sets()["men_in_h"]


def _completes(pieces: Sequence[Piece], word: int, k: int) -> bool:
    """Whether the word only completes a noun that a preposition brings behind the verb at piece k: «ولوّح باستضافة قمة»."""
    ahead = pieces[word - 1]
    return word == k + 2 and ahead.kind in ("word", "lex") and ahead.prep in ("ب", "ل") and not ahead.definite and not ahead.enclitic


def _of_somebody(piece: Piece) -> bool:
    """Whether the noun is what somebody says or does, not who: «وأشاد بموقف فلان», «وثمّن دور فلان»."""
    bare = piece.norm.removeprefix(piece.conj)
    return bool({bare, bare[1:] if bare[:1] in "بل" else bare} & word_sets()["of_somebody"])


def _their_own(pieces: Sequence[Piece], k: int, end: int) -> Phrase | None:
    """A named man told of as somebody's: «وانتقد ممثلها لدى الأمم المتحدة سيدي محمد عمار …», «ووصفه مفوضها … عبد الفتاح موسى»."""
    stem = next((pieces[k].norm.removesuffix(own) for own in ("هما", "هم", "ها", "ه") if pieces[k].norm.endswith(own)), "")
    if stem not in _HOLDERS or pieces[k].kind != "word" or pieces[k].prep:
        return None
    title = Phrase(pieces[k].start, pieces[k].end, pieces[k].i, pieces[k].j, "person", None, "speakers", gender="m")
    return named_from(pieces, k + 1, end) or unlisted_behind(pieces, title, end)


def _behind_outlet(pieces: Sequence[Piece], k: int, end: int) -> Phrase | None:
    """Who speaks to an outlet that no table has and that stands first: «وقال لـ«المرفأ» الناشط فلان إن …»."""
    if k + 3 >= end or pieces[k + 1].norm not in ("ل", "لـ") or pieces[k + 2].norm not in QUOTING:
        return None
    closed = next((n for n in range(k + 3, min(end, k + 7)) if pieces[n].norm in CLOSING), None)
    behind = pieces[closed + 1] if closed is not None and closed + 1 < end else None
    return behind.phrase if behind is not None and not behind.prep and not behind.conj and may_speak(behind.phrase) else None


def _apposed(pieces: Sequence[Piece], found: list[Phrase]) -> list[Phrase]:
    """The subjects, a description and the name that stands behind it without «و» as one: «النائب عن كتلة «الوفاء» سمير قاسم»."""
    if len(found) < 2 or found[0].named or found[0].kind not in ("group", "office") or found[1].kind != "person" or not found[1].named:
        return found
    ahead = next((p for p in pieces if p.phrase is found[0]), None)
    behind = next((p for p in pieces if p.phrase is found[1]), None)
    if behind is None or ahead is None or behind.prep or not single(found[0]):
        return found
    one_man = found[0].definite and behind.norm.startswith("ال") and behind.i == ahead.j and "+" in found[1].rule  # «المحامي والناشط فلان»
    return found[1:] if not behind.conj or one_man else found


def _by_bracket(pieces: Sequence[Piece], found: list[Phrase]) -> list[Phrase]:
    """The subjects, one that no table has told by its short name in brackets: «مجموعة الكاريبي (كاريكوم)»."""
    if len(found) != 1 or found[0].actor or found[0].kind not in ("group", "organisation"):
        return found
    at = next((n for n, p in enumerate(pieces) if p.i >= found[0].j), len(pieces))
    opening = next((n for n in range(at, min(at + 4, len(pieces))) if pieces[n].norm == "("), None)
    short = pieces[opening + 1].phrase if opening is not None and opening + 2 < len(pieces) and pieces[opening + 2].norm == ")" else None
    known = short is not None and short.kind == "organisation" and short.actor and not short.actor.startswith("?")
    return [short] if known and short is not None else found


def _spoken_for(scene: Scene, found: list[Phrase], before: list[Said]) -> list[Phrase]:
    """The subjects, an unnamed spokesperson called by whom he speaks for: «رفضت الحركة العرض. وقال متحدث باسمها إن …»."""
    man = found[0] if len(found) == 1 else None
    if man is None or man.name or man.label not in ("spokesperson", "spokeswoman"):
        return found
    behind = next((p for p in scene.pieces if p.i >= man.j), None)
    last = before[-1].speaker if before else scene.discourse.speaker
    if last is None or behind is None or behind.norm not in ("باسمه", "باسمها") or not last.name or same(last, man):
        return found
    body = last.kind in ("organisation", "state") or last.gender == "f"
    return [replace(man, label=f"{man.label} of {last.name}")] if body == (behind.norm == "باسمها") else found


def _of_land(pieces: Sequence[Piece], found: list[Phrase]) -> list[Phrase]:
    """The subjects, authorities called by the state behind «في» as well: «السلطات العسكرية في مالي»."""
    if len(found) != 1 or found[0].rule != "bodies.definite" or found[0].country or not found[0].label:
        return found
    behind = (p for p in pieces if p.i >= found[0].j and not (p.kind == "word" and p.norm.startswith("ال")) and p.norm != "في")
    land = next(behind, None)
    if land is None or land.prep != "في" or land.phrase is None or land.phrase.kind != "state" or not land.phrase.name:
        return found
    return [replace(found[0], label=f"{found[0].label} of {land.phrase.name}", country=land.phrase.country)]


def _asked(pieces: Sequence[Piece], clause: Clause, k: int) -> list[Phrase]:
    """Who answers a question put to him before the verb: «وسُئل فلان عن الهدنة فأجاب: …»."""
    asked = next((n for n in range(clause.start, k - 1) if pieces[n].norm.removeprefix("و").removeprefix("ف") in _PUT), None)
    phrase = pieces[asked + 1].phrase if asked is not None and not pieces[asked + 1].prep else None
    return [phrase] if phrase is not None and may_speak(phrase) else []


def _office_of(pieces: Sequence[Piece], left: list[Phrase]) -> list[Phrase]:
    """The office whose holder's name stands right behind it, itself the speaker: «مكتب رئيس الوزراء بنيامين نتنياهو اشترط …»."""
    at = next((n for n, p in enumerate(pieces) if p.phrase is left[0]), 0)
    head = pieces[at - 1].phrase if at else None
    office = head is not None and head.kind == "organisation" and not pieces[at].conj and not pieces[at].prep and not pieces[at - 1].prep
    return [head] if office and head is not None and left[0].kind == "person" and head.head_word in _HELD else left


def _turn(pieces: Sequence[Piece], clause: Clause, k: int) -> list[Phrase]:
    """Who stands between a comma with «و» and the verb, somebody else than spoke before: «رحبت قطر بـ …، ومصر دعت إلى …»."""
    if clause.opener != "verb" or clause.start != k or k < 2 or pieces[k - 1].conj != "و" or pieces[k].conj:
        return []
    phrase = pieces[k - 1].phrase
    if pieces[k - 2].norm not in COMMAS and not _headlined(pieces, k):
        return []
    return [phrase] if phrase is not None and not pieces[k - 1].prep and may_speak(phrase) else []


def _headlined(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a headline goes on with another state's act in the present: «إيران تعرض الوساطة وقطر تدعو إلى التهدئة»."""
    turn, first = pieces[k - 1].phrase, pieces[0].phrase
    if turn is None or first is None or turn.kind != "state" or first.kind not in ("state", "organisation", "person", "office") or k < 4:
        return False
    present = any(e[0] == "speech" and e[2] == "present" and e[5] == "f" for e in pieces[k].entries)
    return present and any(e[2] == "present" for e in pieces[1].entries if e[0] in ("verb", "light", "speech"))


def _press_office(pieces: Sequence[Piece], k: int, end: int) -> Phrase | None:
    """Whose press office begins at piece k: «المكتب الإعلامي في الوزارة» says what the ministry says."""
    if k + 2 >= end or pieces[k].norm.removeprefix("ال") not in _OFFICES or pieces[k + 1].norm not in _FOR_PRESS:
        return None
    behind = next((p for p in pieces[k + 2 : min(end, k + 5)] if p.cue != "prep"), None)
    whose = behind.phrase if behind is not None and behind.prep in COMPLETING else None
    if whose is not None and behind is not None and behind.prep == "ل" and whose.kind == "person" and whose.named and whose.name:
        first, last = pieces[k], behind
        return Phrase(first.start, last.end, first.i, last.j, "organisation", None, "speakers", gender="m", label=f"Office of {whose.name}")
    return whose if whose is not None and whose.kind in ("organisation", "state") and may_speak(whose) else None


def _behind_object(pieces: Sequence[Piece], k: int, row: Saying) -> list[Phrase]:
    """Who stands behind what his verb takes, a thing told by one word: «رفض العرض وزير الخارجية …», «أيد القرار كل من مصر والأردن»."""
    thing = pieces[k + 1]
    if row.object not in ("may", "must", "") or row.stance == "REPORT" or row.prep or head(thing) is not None or k + 2 >= len(pieces) or not (thing.norm.startswith("ال") or thing.definite):
        return []
    at = k + 2
    each = pieces[at].norm == "كل من"
    at += each
    first = pieces[at].phrase if at < len(pieces) and pieces[at].kind == "np" and not pieces[at].conj else None
    if first is None or not may_speak(first) or not (each or (not pieces[at].prep and first.kind in ("person", "office", "organisation"))):
        return []
    found = [first]
    while at + 1 < len(pieces) and pieces[at + 1].conj == "و" and pieces[at + 1].kind == "np" and may_speak(pieces[at + 1].phrase):
        at += 1
        found.append(pieces[at].phrase)  # type: ignore[arg-type]
    return found


def _his_office(scene: Scene, k: int) -> Phrase | None:
    """The office of whom the report spoke last, behind the verb at piece k or a statement of it: «نفى مكتبه …», «وذكر بيان لمكتبه الإعلامي أن …»."""
    pieces = scene.pieces
    at = k + 1 if k + 1 < len(pieces) and pieces[k + 1].norm in _HIS_OFFICE else k + 2
    if at >= len(pieces) or pieces[at].norm.removeprefix("ل") not in _HIS_OFFICE or (at == k + 2 and pieces[k + 1].norm not in _PAPERS):
        return None
    gender = "f" if pieces[at].norm.endswith("ها") else "m"
    last = next((p for p in (scene.discourse.subject, scene.discourse.topic) if p is not None and p.kind in ("person", "office") and p.gender == gender and p.name), None)
    owner = last or scene.discourse.person(gender=gender)
    if owner is None or not owner.name:
        return None
    first = pieces[at]
    return Phrase(first.start, first.end, first.i, first.j, "organisation", owner.name, "office of", owner.actor, owner.country, gender="m", named=True, definite=True, of=owner.of, label=f"Office of {called_by_rule(owner, scene.discourse)}")


def _of_paper(pieces: Sequence[Piece], k: int) -> list[Phrase]:
    """Whose paper it is in which the verb says something: «صدر عن الوزارة بيان قالت فيه …», «تلقى رسالة من فلان أكد فيها …»; who called: «تلقى اتصالاً من فلان أبلغه فيه …»."""
    if k + 1 >= len(pieces) or pieces[k + 1].norm not in word_sets()["within_it"] or pieces[k].conj:
        return []
    whole = range(k - 1, max(-1, k - 9), -1)
    if pieces[k].enclitic and (called := next((n for n in whole if pieces[n].norm in _CALLS), None)) is not None:
        caller = next((p.phrase for p in pieces[called + 1 : k] if p.kind == "np" and p.prep == "من"), None)
        return [caller] if caller is not None and may_speak(caller) else []
    at = next((n for n in whole if _paper_word(pieces[n]) in _PAPERS | _SPOKEN), None) if pieces[k + 1].norm in _IN_IT else None
    if at is None:
        return []
    behind = [p for p in pieces[at + 1 : k] if p.kind == "np" and p.prep in (None, "", "ل", "عن", "من") and (p.phrase is None or p.phrase.group != "journalists")]
    before = [p for p in pieces[max(0, at - 4) : at] if p.kind == "np" and p.prep == "عن"]
    issuer = next((p.phrase for p in (*behind, *before)), None)
    return [issuer] if issuer is not None and may_speak(issuer) and issuer.kind not in PRESS else []


def _in_his_paper(pieces: Sequence[Piece], clause: Clause, k: int) -> list[Phrase]:
    """Whose paper or remarks open the sentence, the verb behind a comma: «وفي تصريح صحفي لفلان، أكد أن …»."""
    first = clause.start
    if k < 4 or pieces[k - 1].norm not in COMMAS or pieces[first].norm.removeprefix("و") != "في" or _paper_word(pieces[first + 1]) not in _PAPERS | _SPOKEN:
        return []
    whose = next((p for p in pieces[first + 2 : k - 1] if p.kind == "np" and p.prep == "ل"), None)
    phrase = whose.phrase if whose is not None else None
    heard = phrase is None or phrase.kind in PRESS or phrase.group == "journalists"  # «وفي تصريحات للصحافيين، قال»
    return [phrase] if phrase is not None and not heard and may_speak(phrase) else []


_PLACING = frozenset({"في", "من", "ب", "لدي"})


def _where_it_is(pieces: Sequence[Piece], clause: Clause, k: int, entry: Entry) -> list[Phrase]:
    """Who begins the sentence or stands behind «أن», told of with where it is, before the verb: «السلطات في الشطر الهندي من كشمير تعلن …», «إلا أن مصادر في الحركة أكدت …»."""
    at = clause.start + (clause.opener == "sub" and pieces[clause.start].cue == "sub")
    first = pieces[at]
    if clause.opener not in ("sentence", "sub") or not 2 < k - at < 9 or first.kind != "np" or first.prep or entry[2] == "passive" or pieces[k].conj:
        return []
    phrase = first.phrase
    between = pieces[at + 1 : k]
    placed = between[0].norm in _PLACING or between[0].prep in _PLACING
    if phrase is None or not placed or not may_speak(phrase) or phrase.kind in PRESS:
        return []
    plain = all(p.norm in _PLACING or p.prep in _PLACING or (p.kind == "word" and p.norm.startswith("ال")) for p in between)
    if entry[4] == "p":
        return [phrase] if plain and phrase.number == "p" else []
    feminine = phrase.gender == "f" or phrase.number == "p" or phrase.kind in ("state", "organisation")
    return [phrase] if plain and (entry[5] == "f") == feminine else []


def _paper_word(piece: Piece) -> str:
    bare = piece.norm.removeprefix(piece.prep) if piece.prep and piece.norm.startswith(piece.prep) else piece.norm
    return bare if bare in _PAPERS | _SPOKEN else bare.removesuffix("ا")


def _once_before(scene: Scene, index: int) -> list[Phrase]:
    """Who is told to have said it once before: «وسبق للرئيس أن هدد …»."""
    pieces, clause = scene.pieces, scene.clauses[index]
    k = clause.start
    if clause.opener != "sub" or clause.word != "ان" or k < 2 or pieces[k - 2].norm not in ("سبق", "يسبق") or pieces[k - 1].prep != "ل":
        return []
    phrase = pieces[k - 1].phrase
    return [phrase] if phrase is not None and may_speak(phrase) else []


def _meant(word: str, before: list[Said]) -> list[Phrase]:
    """The last speaker whom the pronoun of «أنه», «لكنها» can mean, else the last of all."""
    speakers = [s.speaker for s in reversed(before) if s.speaker is not None]
    if word.endswith("هم") and speakers and single(speakers[0]) and speakers[0].kind not in ("organisation", "state"):
        return []  # «صرح مصدر بأنهم يطلبون …»: others, whom nothing names
    for speaker in speakers:
        person = speaker.kind in ("person", "office")
        if word.endswith("ها") and (not person or speaker.gender == "f"):
            return [speaker]
        if word.endswith("ه") and speaker.gender == "m" and (person or single(speaker)):
            return [speaker]
    man = bool(speakers) and speakers[0].kind == "person" and speakers[0].gender == "m"
    return [] if word.endswith("ها") and man else speakers[:1]  # «قال المبعوث …، وإنها وافقت»: they, whom he tells of


def _own_subject(pieces: Sequence[Piece], k: int, row: Saying, args: Arguments) -> bool:
    """Whether what stands behind the verb is its subject, whatever stands before: «وحول زيارة قادة الحركة قال الجبير إن …», «المقاتلون تدعمهم الغارات»."""
    if pieces[k].enclitic and (args.subject or args.subject_word is not None):
        return True
    plain = row.stance == "REPORT" and row.object in ("", "no")
    return plain and bool(args.subject) and pieces[k + 1].phrase is args.subject[0] and not pieces[k + 1].prep


def _of_its_own(pieces: Sequence[Piece], k: int, row: Saying, args: Arguments) -> bool:
    """Whether the pronoun of «أنه» means nobody, the verb having its subject right behind: «أكد أنه منذ ذلك الحين انصاع النظام لـ …»."""
    intransitive = bool(row.prep) and row.object == "" and row.kind == "strict"
    return intransitive and bool(args.subject) and pieces[k + 1].phrase is args.subject[0] and pieces[k + 1].prep in (None, "")


def _issuer(pieces: Sequence[Piece], clause: Clause, k: int) -> Phrase | None:
    """Whose statement says it: «جاء في بيان لوزارة الخارجية أن …», «وأوضح بيان صادر عن الأمم المتحدة أن …»."""
    for j in range(k + 1, min(k + 3, clause.end)):
        paper = pieces[j].norm.removeprefix(pieces[j].prep) if pieces[j].prep else pieces[j].norm
        if paper in _PAPERS | _REPORTS:
            if (assembly := of_assembly(pieces, j)) is not None:
                return assembly
            for n, piece in enumerate(pieces[j + 1 : j + 5], j + 1):  # «صادر» may look like a verb and end the clause
                from_it = piece.prep == "من" and pieces[n - 2].norm.startswith(("صادر", "صدر"))
                if piece.phrase is not None and piece.phrase.group == "journalists" and piece.i == pieces[j].j:
                    continue  # «تصريح صحفي للناطق باسم …»
                if piece.kind == "np" and piece.phrase is not None and (from_it or piece.prep in (None, "", "ل", "عن")):
                    return piece.phrase if piece.phrase.kind in (SPEAKERS if paper in _REPORTS else SPEAKERS - PRESS) else None
                quote = piece.kind == "mark" and piece.norm in (*QUOTING, "»", "”")
                if piece.norm.startswith(_GOT):
                    return None  # «بيان لمكتبه تلقته الوكالة»
                if not quote and (piece.kind not in ("word", "cue", "lex") or piece.cue in ("sub", "rel")):
                    return None
    return None


def _in_statement(scene: Scene, k: int, row: Saying) -> Phrase | None:
    """Whose statement it is in which something stands that was told of before: «وجاء في البيان أن …», «وجاء في بيان أن …»."""
    pieces = scene.pieces
    if row.lemma != "جاء" or k + 3 >= len(pieces) or pieces[k + 1].norm != "في" or not (pieces[k + 3].cue == "sub" or pieces[k + 3].norm == ":"):
        return None
    paper, known = pieces[k + 2], scene.discourse.statement_by
    if paper.phrase is not None and paper.phrase.rule == "sides.statement":
        return paper.phrase if paper.phrase.name or paper.phrase.label else None
    return known if known is not None and paper.norm == "بيان" and not paper.phrase else None


def _issued(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what stands before tells who issued what «جاء فيه» speaks of: «أصدرت الوزارة بياناً جاء فيه …», not «تلقت بياناً …»."""
    before = pieces[max(0, k - 8) : k]
    return any(p.norm.removeprefix("و") == "صدر" for p in before) or any(e[0] == "speech" and sayings()[e[1]].lemma in _ISSUING for p in before for e in p.entries)


def _introduced(pieces: Sequence[Piece], phrase: Phrase) -> None:
    """Takes back whom a description stands for where it is completed, «المتحدث الرسمي لمديرية …»: it tells of somebody new."""
    behind = next((p for p in pieces if p.i >= phrase.j and not (p.kind == "word" and p.norm.startswith("ال"))), None)
    completed = behind is not None and behind.i < phrase.j + 3 and (behind.prep in ("ل", "باسم") or behind.norm == "باسم")
    if not completed or behind is None or (behind.phrase is not None and behind.phrase.kind in PRESS):
        return
    row = heads().get(phrase.head_word)
    phrase.name = phrase.actor = phrase.country = phrase.antecedent = None
    phrase.rule, phrase.label = "speakers", row["label_en"] if row is not None else None


def _again(phrase: Phrase, scene: Scene, before: list[Said], row: Saying) -> Phrase | None:
    """The last speaker, where a description that goes on with his saying fits him: «وأضاف الوزير أن …» is not of whom he spoke last."""
    last = before[-1].speaker if before else scene.discourse.speaker
    official = phrase.kind == "group" and phrase.definite and phrase.group in ("officials", "ambassadors") and single(phrase)
    if last is None or not (phrase.rule == "sides.person" or official):
        return None
    if phrase.name and phrase.rule == "sides.person" and row.kind != "add":
        return None  # whom the description means was weighed
    if not phrase.name and phrase.label and last.label and single(last) and phrase.label in last.label.split():
        return last  # «المسؤول» is the official who spoke before
    if last.kind not in ("person", "office") or not last.name:
        return None
    if phrase.rule == "sides.person" and last.name not in phrase.candidates and _speaks_against(phrase, last, scene):
        return None
    alone = phrase.j - phrase.i == 1  # without a state's adjective: what country it has is its antecedent's
    fits = (alone or phrase.country == last.country) and (phrase.gender == last.gender or (last.actor and phrase.gender == "f"))
    if not fits or last.name == phrase.name:
        return None
    phrase.name, phrase.actor, phrase.country = last.name, last.actor, last.country
    phrase.kind, phrase.office, phrase.of, phrase.antecedent, phrase.label = last.kind, last.office, last.of, last.start, None
    return phrase


def _of_word_behind(pieces: Sequence[Piece], phrase: Phrase, k: int) -> bool:
    """Whether the phrase only completes a noun that «ب» or «ل» brings behind the verb: «وذكّر بتصريحات فلان»."""
    at = next((n for n in range(k + 2, len(pieces)) if pieces[n].phrase is phrase), None)
    if at is not None and at > k + 2 and not pieces[at].prep and not pieces[at].conj and pieces[k].conj and pieces[at - 1].kind == "word" and not pieces[at - 1].norm.startswith("ال"):
        return all(p.cue == "adv" or (p.kind == "word" and p.norm.endswith("ا")) for p in pieces[k + 1 : at - 1])  # «وتؤيد تماماً بيان الرئيس»
    if at is None or at != k + 2 or pieces[at].prep or pieces[at].conj or pieces[at - 1].kind not in ("word", "lex") or not pieces[k].conj:
        return False
    norm = pieces[at - 1].norm
    if pieces[at - 1].prep in ("ب", "ل") and not pieces[at - 1].definite:
        return True  # «ولوّح باستضافة قمة»
    bare = norm[:1] in "بل" and not norm.startswith(("بال", "لل")) and not norm.endswith(("ه", "ها", "هم", "ك"))
    return bare and any(s.proclitics in (("ب",), ("ل",)) for s in splits(norm)) and norm not in name_tokens()


def _how(pieces: Sequence[Piece], phrase: Phrase) -> bool:
    """Whether the phrase only says in what way something is done: «القضاء عليها عسكرياً»."""
    return phrase.kind == "group" and phrase.j == phrase.i + 1 and any(p.phrase is phrase and p.norm.endswith("يا") for p in pieces)


def _goes_on_paper(pieces: Sequence[Piece], phrase: Phrase) -> bool:
    """Whether «و» joins the phrase to one that a preposition governs: «في بيان للخارجية ومنظمة الطاقة»."""
    at = next((n for n, p in enumerate(pieces) if p.phrase is phrase), 0)
    return at > 1 and bool(pieces[at].conj) and pieces[at - 1].kind == "np" and pieces[at - 1].prep in ("ل", "عن")


def _in_title_of(pieces: Sequence[Piece], phrase: Phrase, k: int) -> bool:
    """Whether the phrase is part of what stands in quotation marks behind a preposition: «أضاف عبر برنامج "صباح مصر" أن …»."""
    at = next((n for n in range(k + 1, len(pieces)) if pieces[n].phrase is phrase), None)
    opened = opened_at(pieces, at) if at is not None else None
    if opened is None or opened <= k + 1:
        return False
    before = pieces[opened - 1]
    return before.cue == "prep" or bool(before.prep) or (before.kind == "word" and pieces[opened - 2].cue == "prep")


_ANY = frozenset({"official", "diplomat"})


def _speaks_against(phrase: Phrase, last: Phrase, scene: Scene) -> bool:
    """Whether a description that does not fit the last speaker means somebody else: it fits another, or names an office that he is known not to hold."""
    if phrase.head_word.endswith("ه") and phrase.head_word[-2:] != "يه":
        return False  # «سعادته», «معاليه»: said of anybody of rank
    if phrase.name and phrase.kind != "state":
        return True
    roles = scene.discourse.roles(last)
    if phrase.label in _ANY:
        return bool(roles & HEADS)  # nobody calls a president «المسؤول»
    return bool(last.named or last.actor) and bool(roles)


def _of_frame(pieces: Sequence[Piece], phrase: Phrase, row: Saying) -> bool:
    """Whether the phrase is a word of the verb's own frame: «حمّل … مسؤولية …» is no «مسؤولي»."""
    return row.kind == "frame" and any(p.phrase is phrase and p.norm in row.prep for p in pieces)


def _left_described(scene: Scene, index: int, k: int) -> list[Phrase]:
    """An unnamed speaker that begins the verb's clause: «أحد أعضاء الوفد … يقول», «لكن ممثلي الادعاء قالوا»."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if clause.opener not in ("sentence", "sub", "resume", "and") or k - clause.start > 9:
        return []
    for j in range(clause.start, k):
        piece = pieces[j]
        if piece.kind in ("cue", "mark", "time") or (piece.kind == "word" and j == clause.start and piece.prep):
            if piece.cue == "prep" or piece.norm in (":", *QUOTING):
                return []
            continue
        if piece.kind not in ("word", "lex") or piece.prep or is_verb(pieces, j) or (head(piece) or accusative(piece)) is None:
            return []
        if any(p.kind == "mark" and p.norm in COMMAS for p in pieces[j:k]):
            return []
        found = described(pieces, j, k)
        return [found] if found is not None else []
    return []


def _relative(scene: Scene, index: int) -> Clause:
    """The clause, or the relative one before it whose verb no table has and which it goes on with: «فلان الذي هنأ القيادة، وشكر …»."""
    clause, before = scene.clauses[index], scene.clauses[index - 1]
    return before if clause.opener == "and" and before.opener == "rel" and before.verb is None else clause


def _relative_head(
    pieces: Sequence[Piece], clause: Clause, row: Saying, entry: Entry, args: Arguments
) -> list[Phrase]:
    """Whom a relative clause without a subject of its own hangs on: «النكاوي الذي أكد أمام المحكمة أن …»."""
    if clause.opener != "rel" or clause.word not in ("الذي", "التي", "الذين", "اللذان", "اللذين"):
        return []
    if args.subject and not _cannot_be(args.subject[0], row, entry) and not _told_that(pieces, clause, args.subject[0], row):
        return []
    if args.subject_word is not None and head(pieces[args.subject_word]) is not None:
        return []
    back = clause.start - 1
    while back >= 0 and pieces[back].kind == "mark" and pieces[back].norm in COMMAS:
        back -= 1
    if back < 0:
        return []
    if clause.word == "التي" and entry[4:6] == ("s", "m"):
        return []  # «الزيارة التي كان يفترض أن …»
    phrase = pieces[back].phrase
    if phrase is None:
        noun = head(pieces[back])
        phrase = described(pieces, back, back + 1) if noun is not None and noun["kind"] != "document" else None
    if phrase is None or phrase.kind not in SPEAKERS:
        return []
    many = phrase.number == "p" or phrase.kind == "group"
    if entry[4] == "p" and not many and row.object in ("must", "may", ""):
        return []  # «الحكم الذي وصفوه بـ…»
    fits = {
        "الذي": not (many and phrase.number == "p") and (phrase.gender == "m" or phrase.kind == "organisation"),
        "التي": phrase.gender == "f" or phrase.kind in ("organisation", "anonymous_source", "state"),
        "الذين": many and entry[4] == "p",
    }
    return [phrase] if fits.get(clause.word, True) else _led(pieces, back, clause.word)


def _told_that(pieces: Sequence[Piece], clause: Clause, phrase: Phrase, row: Saying) -> bool:
    """Whether «بأن» behind the phrase brings what its clause's head tells it: «العضو الذي هدد لبنان بأنه …»."""
    behind = next((p for p in pieces if p.i >= phrase.j), None)
    return row.object in ("must", "may") and "ب" in row.prep and behind is not None and behind.norm.startswith("بان")


def _led(pieces: Sequence[Piece], back: int, word: str) -> list[Phrase]:
    """The body that «التي» means where its head stands between: «الجبهة بزعامة فلان، التي اشترطت …»."""
    if word != "التي" or pieces[back].prep not in ("بزعامه", "برئاسه", "بقياده") or not back:
        return []
    body = pieces[back - 1].phrase or (pieces[back - 2].phrase if back > 1 else None)
    return [body] if body is not None and body.kind == "organisation" else []


def _cannot_be(phrase: Phrase, row: Saying, entry: Entry) -> bool:
    """Whether the phrase behind a verb that takes objects disagrees with it: «الولايات المتحدة التي تدعم غوايدو»."""
    if row.object not in ("must", "may") or entry[4] != "s":
        return False
    masculine = phrase.kind in ("person", "office") and phrase.gender == "m"
    return masculine if entry[5] == "f" else feminine(fold(phrase.head_word or phrase.name or ""), phrase)


def usable(phrase: Phrase, told: bool) -> bool:
    """Whether the phrase may stand as the speaker. `told`: right behind a verb of plain saying, where even a crowd is heard: «قال سكان إن …»."""
    return phrase.kind in SPEAKERS and (told or not is_crowd(phrase))

