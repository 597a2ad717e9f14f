"""Who speaks: subjects before and behind a verb of saying, names behind titles, speakers that no table of actors has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.accounts.agreement import cannot_act, is_feminine_state
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.before_verb import apart, noun_before, subject_left
from tawatur.accounts.clauses import COMMAS, Clause, is_verb, pronominal
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.attribution.content import governed
from tawatur.attribution.said import CLOSING, PRESS, QUOTING, SPEAKERS, Said, Scene, is_crowd, marked, may_speak, single
from tawatur.attribution.set_apart import set_apart
from tawatur.attribution.turns import borne, carried, governing
from tawatur.language import fold, splits
from tawatur.mentions.completing import adjective
from tawatur.mentions.lexicon import Entry, starts
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import name_tokens, own_uses, qualities, suffix_matches, word_sets, word_uses
from tawatur.model import MentionKind
from tawatur.resolution.romanise import romanise

_TITLED = frozenset({"office", "group", "person", "anonymous_source"})
_ANYBODYS = frozenset({"احصائيات", "احصاءات", "بيانات", "ارقام", "بيان", "بلاغ", "تصريح", "اقوال", "تصريحات", "كلام"})  # say nothing of who speaks by themselves
_PAPERS = frozenset({"بيان", "بيانا", "بلاغ", "تصريح", "البيان", "البلاغ", "منشور", "تغريده", "تدوينه"})
_SPOKEN = frozenset({"كلمه", "خطاب", "رساله", "تصريحات", "احاطه", "مقابله", "حديث", "مداخله", "برقيه"})
_OFFICES = frozenset({"مكتب", "مركز", "دايره", "اداره", "قسم"})
_FOR_PRESS = frozenset({"الاعلامي", "الصحفي", "الصحافي", "الاعلام", "الصحافه", "الاعلاميه"})
_HELD = frozenset({"مكتب", "ديوان"})
_HOLDERS = word_sets()["holders"]
_IN_IT = frozenset({"فيه", "فيها"})
_REPORTS = frozenset({"تقرير", "خبر", "نبا"})  # these an agency or outlet issues, a statement is made to it
_ISSUED = frozenset({"صادر", "صادره", "عن", "صدر", "اصدره", "اصدرته", "نشرته", "نشره", "بثته", "اوردته", "اعدته"})
_GOT = ("تلقت", "تلقي", "حصلت", "وصلت", "اطلعت")  # who got a paper issued none
_ISSUING = frozenset({"أصدر", "نشر", "وجه", "بث"})
_WITH = frozenset({"من", "في", "ب", "ل", "لدي", "باسم", "عن"})  # what completes an unnamed speaker stands behind these
_BESIDE = frozenset({"خلال", "عقب", "بعد", "قبل", "اثناء", "مع", "امام", "الي", "ضد", "عن", "علي", "ان", "علي هامش"})
_TELLING = frozenset({"say", "add", "deny", "claim", "feel"})
_ASKING = frozenset({"طالب", "دعا", "طلب", "هدد", "أنذر", "توعد"})
_OUTLETS = ("press", "quoted")
_MASTHEAD = 8  # words of an outlet's name, at most
_WORD_OF = frozenset({"قوله", "قولها", "نفسه", "نفسها"})
_OF_OUTLETS = frozenset({"الاخباري", "الاخباريه", "الالكتروني", "الالكترونيه", "الفضاييه", "التلفزيونيه", "الاذاعيه"})  # what stands behind an outlet's own name
_REACH = 16  # pieces between a title and the name it belongs to, chosen on the development set


@cache
def _heads() -> dict[str, lexicon.Row]:
    rows = {fold(word): row for row in lexicon.table("speakers") for word in row.many("noun_ar")}
    plurals = {word: row for word, row in rows.items() if word.endswith("ون")}
    for word, row in plurals.items():
        rows.setdefault(word[:-1], row)  # «منظمو المظاهرات»
        rows.setdefault(word[:-2] + "ين", row)  # «عدد من الجمهوريين»
    return rows


def head(piece: Piece) -> lexicon.Row | None:
    """The row of a word that may begin an unnamed speaker."""
    if piece.kind not in ("word", "lex"):
        return None
    found = _heads().get(piece.norm.removeprefix("ال"))
    if found is None and piece.norm[:1] == "ل" and (outlet := _heads().get(piece.norm[1:])) is not None and outlet["kind"] in _OUTLETS:
        return outlet  # «وفقاً لصحيفة «…»»
    return found or (_heads().get(piece.norm[1:].removeprefix("ال")) if piece.conj and piece.norm[:1] == "و" else None)


def _accusative(piece: Piece) -> lexicon.Row | None:
    """The row of an indefinite noun that «لكن», «أن» or a verb has put into the accusative: «لكن مصدراً مقرباً … ألمح»."""
    ends = piece.kind == "word" and piece.norm.endswith("ا") and not piece.norm.startswith("ال")
    return _heads().get(piece.norm[:-1]) if ends and len(piece.norm) > 4 else None


def described(pieces: Sequence[Piece], k: int, end: int) -> Phrase | None:
    """An unnamed speaker from its noun and what completes it: «دائرة شؤون النفط بدبي» is a department; None where the noun is no speaker's."""
    row = head(pieces[k]) or (_accusative(pieces[k]) if k and pieces[k - 1].cue == "sub" else None)
    if row is None:
        return None
    if row["kind"] in _OUTLETS and (last := _masthead_end(pieces, k, end, row["kind"] == "quoted")) > k:
        start = pieces[k].start + (pieces[k].norm[:1] == "ل")
        return Phrase(
            start, pieces[last].end, pieces[k].i, pieces[last].j, "outlet", None, "press", gender=row["gender"],
            label=row["label_en"],
        )  # fmt: skip
    before: list[str] = []
    behind, last = "", k
    whose: Phrase | None = None
    for j in range(k + 1, min(end, k + 7)):
        piece = pieces[j]
        if (piece.kind == "cue" and piece.norm in _WITH) or piece.norm in _ISSUED:
            continue
        word = _adjective(piece)
        if word is not None and not behind:
            before.insert(0, word)
            last = j
            continue
        phrase = piece.phrase
        called = (phrase.label or phrase.name) if phrase is not None else None
        fits = not piece.conj and (not piece.prep or piece.prep in _WITH)
        if called and phrase is not None and fits and phrase.kind != "person":
            behind, last, whose = f" of {called}", j, phrase
        break
    if row["kind"] == "document" and behind and whose is not None:
        return whose  # «بيان للجيش» speaks for the army
    if fold(pieces[k].norm.removeprefix("ال")) in _ANYBODYS:
        return None
    label = " ".join(w for w in (*before, row["label_en"]) if w) + behind
    kind: MentionKind = "organisation" if row["kind"] in ("document", *_OUTLETS) else row["kind"]  # type: ignore[assignment]
    return Phrase(
        pieces[k].start, pieces[last].end, pieces[k].i, pieces[last].j, kind, None, "speakers", number=row["number"],
        gender=row["gender"], group="speakers", one=True, label=label,
    )  # fmt: skip


def _masthead_end(pieces: Sequence[Piece], k: int, end: int, quoted: bool) -> int:
    """The last piece of an outlet's name behind its noun, «موقع «الأفق الآن»», «صحيفة المرفأ»; k where none follows: «صحيفة محلية», «القناة»."""
    if pieces[k].norm.removeprefix("و").startswith("ال") or k + 1 >= end:
        return k
    if pieces[k + 1].norm in QUOTING:
        ahead = range(k + 2, min(len(pieces), k + 2 + _MASTHEAD))
        return next((j - 1 for j in ahead if pieces[j].norm in CLOSING), k)
    known_by = range(k + 1, min(end, len(pieces), k + 1 + _MASTHEAD))
    if (told := next((j for j in known_by if pieces[j].norm in _OF_OUTLETS), k)) > k + 1 and all(_plain(p) for p in pieces[k + 1 : told]):
        return told
    last = k
    while not quoted and last + 1 < min(end, k + 1 + _MASTHEAD) and _of_masthead(pieces[last + 1], last == k):
        last += 1
    return last


def _plain(piece: Piece) -> bool:
    return piece.kind in ("word", "lex", "np") and not piece.prep and not piece.conj


def _of_masthead(piece: Piece, first: bool) -> bool:
    """Whether a word without quotation marks may be of an outlet's name: one with the article that says neither its quality nor, first, its state."""
    if piece.conj or piece.prep or piece.kind not in ("word", "np") or not piece.norm.startswith("ال"):
        return False
    if piece.phrase is not None and piece.phrase.kind in ("state", "place"):
        return False  # «قناة السويس»
    return not (first and _adjective(piece) is not None) and _of_state(piece.norm) is None


def _adjective(piece: Piece) -> str | None:
    """English of an adjective of quality or of a state, None for any other word; empty where English leaves it out."""
    if piece.kind != "word" or piece.prep:
        return None
    found = qualities().get(piece.norm.removeprefix("ال"))
    return found if found is not None else _of_state(piece.norm)


@lru_cache(maxsize=50_000)
def _of_state(norm: str) -> str | None:
    for split, node in starts(norm):
        if split.proclitics in ((), ("ال",)):
            iso = next((e[1] for e in node.get(None, ()) if e[0] == "nisba"), None)
            if iso is not None:
                return adjective(iso)
    return None


def subjects(scene: Scene, index: int, k: int, row: Saying, entry: Entry, args: Arguments, before: list[Said]) -> list[Phrase]:  # fmt: skip
    """Who stands as subject of the verb of saying at piece k, those together in one list; moves a phrase it addresses to the objects."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if row.lemma == "جاء" and k + 1 < len(pieces) and pieces[k + 1].norm in ("فيه", "فيها"):
        issuer = governing(scene, index) if _issued(pieces, k) else None
        return [issuer] if issuer is not None and may_speak(issuer) else []
    if k + 1 < clause.end and (theirs := _their_own(pieces, k + 1, clause.end)) is not None:
        args.object, args.subject = args.subject + args.object, []
        return [theirs]
    left = set_apart(pieces, k) or _turn(pieces, clause, k) or subject_left(pieces, clause, k) or _once_before(scene, index) or _of_paper(pieces, k)
    left = _office_of(pieces, left) if len(left) == 1 else left
    args.subject = [p for p in args.subject if not _of_frame(pieces, p, row)]
    args.object = [p for p in args.object if not _of_frame(pieces, p, row)]
    args.subject = [p for p in args.subject if not _of_word_behind(pieces, p, k)]
    if left and args.subject and apart(pieces, left[-1], k):
        left = []  # «أما واشنطن، فقال المتحدث …»
    if left and _own_subject(pieces, k, row, args):
        left = []
    if not left and pronominal(clause) and not _of_its_own(pieces, k, row, args):
        left = _meant(clause.word, before)
        ahead = governing(scene, index) if not left and clause.word.endswith(("لكنه", "لكنها", "لكنهم")) else None
        left = [ahead] if ahead is not None and may_speak(ahead) else left
    left = left or borne(scene, index, k) or _relative_head(pieces, _relative(scene, index), row, entry, args) or _left_described(scene, index, k)
    if left:
        args.object = args.subject + args.object
        args.subject = []
        return by_name(pieces, k, clause, row, left)
    if args.subject and noun_before(pieces, clause, k):
        args.object, args.subject = args.subject + args.object, []
        return []
    if (whose := _press_office(pieces, k + 1, clause.end)) is not None:
        return [whose]
    if args.subject and args.subject[0].rule == "sides.person":
        _introduced(pieces, args.subject[0])
    if args.subject and (again := _again(args.subject[0], scene, before)) is not None:
        args.subject[0] = again
    if (issuer := _issuer(pieces, clause, k)) is not None and (not args.subject or row.lemma == "جاء"):
        return by_name(pieces, k, clause, row, [issuer])
    if not args.subject and args.subject_word is not None:
        found = described(pieces, args.subject_word, clause.end)
        if found is not None and row.object in ("must", "may") and entry[4:6] == ("s", "f") and found.gender == "m" and found.number == "s" and found.kind != "person":
            return []  # «واعتبرت مؤتمر أنابوليس مضيعة للوقت»
        if found is None and (row.object in ("", "no") or pieces[k].enclitic) and (row.kind in _TELLING or (row.kind == "frame" and row.stance != "REPORT")):
            found = _named_from(pieces, args.subject_word + 1, clause.end)  # «قال أحد المخضرمين في … ستيفن كوك»
        if found is None and args.subject_word == k + 1 and row.kind in (*_TELLING, "strict") and row.object in ("", "no") and marked(scene, index, k):
            found = _surname(scene, k + 1, entry)
        args.subject = [found] if found is not None else []
    args.subject = _by_bracket(pieces, args.subject)
    if args.subject and (_addressed(scene, k, row, entry, args, before) or _governed(scene, clause, row, args)):
        args.object, args.subject, args.subject_word = args.subject, [], None
    return by_name(pieces, k, clause, row, args.subject)


def _their_own(pieces: Sequence[Piece], k: int, end: int) -> Phrase | None:
    """A named man told of as somebody's: «وانتقد ممثلها لدى الأمم المتحدة سيدي محمد عمار …», «ووصفه مفوضها … عبد الفتاح موسى»."""
    stem = next((pieces[k].norm.removesuffix(own) for own in ("هما", "هم", "ها", "ه") if pieces[k].norm.endswith(own)), "")
    if stem not in _HOLDERS or pieces[k].kind != "word" or pieces[k].prep:
        return None
    title = Phrase(pieces[k].start, pieces[k].end, pieces[k].i, pieces[k].j, "person", None, "speakers", gender="m")
    return _named_from(pieces, k + 1, end) or _unlisted_behind(pieces, title, end)


def _by_bracket(pieces: Sequence[Piece], found: list[Phrase]) -> list[Phrase]:
    """The subjects, one that no table has told by its short name in brackets: «مجموعة الكاريبي (كاريكوم)»."""
    if len(found) != 1 or found[0].actor or found[0].kind not in ("group", "organisation"):
        return found
    at = next((n for n, p in enumerate(pieces) if p.i >= found[0].j), len(pieces))
    opening = next((n for n in range(at, min(at + 4, len(pieces))) if pieces[n].norm == "("), None)
    short = pieces[opening + 1].phrase if opening is not None and opening + 2 < len(pieces) and pieces[opening + 2].norm == ")" else None
    known = short is not None and short.kind == "organisation" and short.actor and not short.actor.startswith("?")
    return [short] if known and short is not None else found


def _office_of(pieces: Sequence[Piece], left: list[Phrase]) -> list[Phrase]:
    """The office whose holder's name stands right behind it, itself the speaker: «مكتب رئيس الوزراء بنيامين نتنياهو اشترط …»."""
    at = next((n for n, p in enumerate(pieces) if p.phrase is left[0]), 0)
    head = pieces[at - 1].phrase if at else None
    office = head is not None and head.kind == "organisation" and not pieces[at].conj and not pieces[at].prep and not pieces[at - 1].prep
    return [head] if office and head is not None and left[0].kind == "person" and head.head_word in _HELD else left


def _turn(pieces: Sequence[Piece], clause: Clause, k: int) -> list[Phrase]:
    """Who stands between a comma with «و» and the verb, somebody else than spoke before: «رحبت قطر بـ …، ومصر دعت إلى …»."""
    if clause.opener != "verb" or clause.start != k or k < 2 or pieces[k - 2].norm not in COMMAS or pieces[k - 1].conj != "و" or pieces[k].conj:
        return []
    phrase = pieces[k - 1].phrase
    return [phrase] if phrase is not None and not pieces[k - 1].prep and may_speak(phrase) else []


def _press_office(pieces: Sequence[Piece], k: int, end: int) -> Phrase | None:
    """Whose press office begins at piece k: «المكتب الإعلامي في الوزارة» says what the ministry says."""
    if k + 2 >= end or pieces[k].norm.removeprefix("ال") not in _OFFICES or pieces[k + 1].norm not in _FOR_PRESS:
        return None
    behind = next((p for p in pieces[k + 2 : min(end, k + 5)] if p.cue != "prep"), None)
    whose = behind.phrase if behind is not None and behind.prep in _WITH else None
    if whose is not None and behind is not None and behind.prep == "ل" and whose.kind == "person" and whose.named and whose.name:
        first, last = pieces[k], behind
        return Phrase(first.start, last.end, first.i, last.j, "organisation", None, "speakers", gender="m", label=f"Office of {whose.name}")
    return whose if whose is not None and whose.kind in ("organisation", "state") and may_speak(whose) else None


def _of_paper(pieces: Sequence[Piece], k: int) -> list[Phrase]:
    """Whose paper it is in which the verb says something: «صدر عن الوزارة بيان قالت فيه …», «جاء ذلك في تصريح لفلان أكد فيه …»."""
    if k + 1 >= len(pieces) or pieces[k + 1].norm not in _IN_IT or pieces[k].conj:
        return []
    at = next((n for n in range(k - 1, max(-1, k - 9), -1) if _paper_word(pieces[n]) in _PAPERS | _SPOKEN), None)
    if at is None:
        return []
    behind = [p for p in pieces[at + 1 : k] if p.kind == "np" and p.prep in (None, "", "ل", "عن")]
    before = [p for p in pieces[max(0, at - 4) : at] if p.kind == "np" and p.prep == "عن"]
    issuer = next((p.phrase for p in (*behind, *before)), None)
    return [issuer] if issuer is not None and may_speak(issuer) and issuer.kind not in PRESS else []


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


def _surname(scene: Scene, k: int, entry: Entry) -> Phrase | None:
    """A person of whom no table knows the name, told by words that stand in names: «يقول شرارة إن …», «أوضح راجح بادي الناطق …»."""
    pieces, last = scene.pieces, k
    while last < min(k + 3, len(pieces)) and _only_name(pieces[last]):
        last += 1
    behind = pieces[last] if last < len(pieces) else None
    if entry[4] != "s" or last == k or behind is None or behind.norm in ("من", "الله"):
        return None
    if behind.kind not in ("mark", "cue") and not (last - k > 1 and behind.norm.startswith("ال")):
        return None
    name = " ".join(p.norm for p in pieces[k:last])
    phrase = Phrase(
        pieces[k].start, pieces[last - 1].end, pieces[k].i, pieces[last - 1].j, "person", romanise(name), "surname",
        "?" + name.replace(" ", "-"), named=True, gender="f" if entry[5] == "f" else "m",
    )  # fmt: skip
    scene.discourse.note(phrase)
    scene.discourse.surnames.setdefault(pieces[last - 1].norm, phrase)
    return phrase


def _only_name(piece: Piece) -> bool:
    """Whether a word stands in names and is no other word of the tables."""
    bare = piece.norm.removeprefix("ال")
    if piece.kind != "word" or piece.prep:
        return False
    return bool({piece.norm, bare} & name_tokens()) and not own_uses(piece.norm) and not own_uses(bare)


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
            for piece in pieces[j + 1 : j + 5]:  # «صادر» may look like a verb and end the clause
                if piece.kind == "np" and piece.phrase is not None and piece.prep in (None, "", "ل", "عن"):
                    return piece.phrase if piece.phrase.kind in (SPEAKERS if paper in _REPORTS else SPEAKERS - PRESS) else None
                quote = piece.kind == "mark" and piece.norm in (*QUOTING, "»", "”")
                if piece.norm.startswith(_GOT):
                    return None  # «بيان لمكتبه تلقته الوكالة»
                if not quote and (piece.kind not in ("word", "cue", "lex") or piece.cue in ("sub", "rel")):
                    return None
    return None


def _issued(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what stands before tells who issued what «جاء فيه» speaks of: «أصدرت الوزارة بياناً جاء فيه …», not «تلقت بياناً …»."""
    return any(e[0] == "speech" and sayings()[e[1]].lemma in _ISSUING for p in pieces[max(0, k - 8) : k] for e in p.entries)


def _introduced(pieces: Sequence[Piece], phrase: Phrase) -> None:
    """Takes back whom a description stands for where it is completed, «المتحدث الرسمي لمديرية …»: it tells of somebody new."""
    behind = next((p for p in pieces if p.i >= phrase.j and not (p.kind == "word" and p.norm.startswith("ال"))), None)
    completed = behind is not None and behind.i < phrase.j + 3 and (behind.prep in ("ل", "باسم") or behind.norm == "باسم")
    if not completed or behind is None or (behind.phrase is not None and behind.phrase.kind in PRESS):
        return
    row = _heads().get(phrase.head_word)
    phrase.name = phrase.actor = phrase.country = phrase.antecedent = None
    phrase.rule, phrase.label = "speakers", row["label_en"] if row is not None else None


def _again(phrase: Phrase, scene: Scene, before: list[Said]) -> Phrase | None:
    """The last speaker, where a description that goes on with his saying fits him: «وأضاف الوزير أن …» is not of whom he spoke last."""
    last = before[-1].speaker if before else scene.discourse.speaker
    official = phrase.kind == "group" and phrase.definite and phrase.group in ("officials", "ambassadors") and single(phrase)
    if last is None or not (phrase.rule == "sides.person" or official):
        return None
    if not phrase.name and phrase.label and last.label and single(last) and phrase.label in last.label.split():
        return last  # «المسؤول» is the official who spoke before
    if last.kind not in ("person", "office") or not last.name:
        return None
    if phrase.rule == "sides.person" and last.name not in phrase.candidates and _speaks_against(phrase, last, scene):
        return None
    alone = phrase.j - phrase.i == 1  # without a state's adjective: what country it has is its antecedent's
    fits = (alone or phrase.country == last.country) and (phrase.gender == last.gender or last.actor)
    if not fits or last.name == phrase.name:
        return None
    phrase.name, phrase.actor, phrase.country = last.name, last.actor, last.country
    phrase.kind, phrase.office, phrase.of, phrase.antecedent, phrase.label = last.kind, last.office, last.of, last.start, None
    return phrase


def _of_word_behind(pieces: Sequence[Piece], phrase: Phrase, k: int) -> bool:
    """Whether the phrase only completes a noun that «ب» or «ل» brings behind the verb: «وذكّر بتصريحات فلان»."""
    at = next((n for n in range(k + 2, len(pieces)) if pieces[n].phrase is phrase), None)
    if at is None or at != k + 2 or pieces[at].prep or pieces[at].conj or pieces[at - 1].kind != "word" or not pieces[k].conj:
        return False
    norm = pieces[at - 1].norm
    bare = norm[:1] in "بل" and not norm.startswith(("بال", "لل")) and not norm.endswith(("ه", "ها", "هم", "ك"))
    return bare and any(s.proclitics in (("ب",), ("ل",)) for s in splits(norm)) and norm not in name_tokens()


_ITS_OWN = frozenset({"sides.other", "sides.counterpart", "sides.deputy", "sides.predecessor", "sides.successor"})
_ANY = frozenset({"official", "diplomat"})


def _speaks_against(phrase: Phrase, last: Phrase, scene: Scene) -> bool:
    """Whether a description that does not fit the last speaker means somebody else: it fits another, or names an office that he is known not to hold."""
    if phrase.head_word.endswith("ه") and phrase.head_word[-2:] != "يه":
        return False  # «سعادته», «معاليه»: said of anybody of rank
    if phrase.name and phrase.kind != "state":
        return True
    return phrase.label not in _ANY and bool(last.named or last.actor) and bool(scene.discourse.roles(last))


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
        if piece.kind not in ("word", "lex") or piece.prep or is_verb(pieces, j) or (head(piece) or _accusative(piece)) is None:
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
        "الذين": many,
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
    return masculine if entry[5] == "f" else _feminine(fold(phrase.head_word or phrase.name or ""), phrase)


def by_name(pieces: Sequence[Piece], k: int, clause: Clause, row: Saying, found: list[Phrase]) -> list[Phrase]:
    """The subjects, a title that a name follows further on told by that name: «كبير المفاوضين … في الملف النووي علي لاريجاني»."""
    for phrase in found:
        _lengthened(pieces, phrase)
        _of_its_body(pieces, phrase)
    if len(found) != 1 or found[0].kind not in _TITLED or not single(found[0]):
        return found
    title = found[0]
    if title.named or (title.kind == "person" and title.rule != "speakers"):
        return found
    named = _name_behind(pieces, title, clause.end, row.object in ("must", "may"))
    named = named or _unlisted_behind(pieces, title, clause.end)
    return [named] if named is not None else found


def _of_its_body(pieces: Sequence[Piece], phrase: Phrase) -> None:
    """Says whose an office or council is that stands for nobody yet: «المكتب السياسي لحركة النهضة»."""
    if phrase.rule != "sides.body" or phrase.name or not phrase.label:
        return
    at = next((n for n, p in enumerate(pieces) if p.i >= phrase.j), len(pieces))
    words: list[str] = []
    while at < len(pieces) and (word := _adjective(pieces[at])) is not None:
        words.insert(0, word)
        at += 1
    whose = pieces[at].phrase if at < len(pieces) and pieces[at].prep == "ل" else None
    called = (whose.name or whose.label) if whose is not None and whose.kind in ("organisation", "state", "group") else None
    if called:
        noun = "bureau" if words == ["political"] and phrase.label == "office" else phrase.label
        phrase.label, phrase.kind = f"{' '.join((*words, noun))} of {called}", "organisation"


def in_full(pieces: Sequence[Piece], phrase: Phrase, end: int) -> Phrase:
    """Whoever begins a line before a colon, with all of a name that no table has: «المبعوث هيو لوفات: …»."""
    _lengthened(pieces, phrase)
    untold = phrase.kind in _TITLED and not phrase.named and phrase.kind != "person"
    return (_unlisted_behind(pieces, phrase, end) if untold else None) or phrase


def _unlisted_behind(pieces: Sequence[Piece], title: Phrase, end: int) -> Phrase | None:
    """A name no table has between a description and what is said: «ويرى الخبير في الشؤون الأوروبية هيو لوفات أن …»."""
    at = next((n for n, p in enumerate(pieces) if p.i >= title.j), len(pieces))
    first = next((n for n in range(at, min(end, at + _REACH)) if _strange(pieces[n])), end)
    before = pieces[first - 1] if first else None
    aside = before is not None and before.norm in COMMAS and first == at + 1
    completes = before is not None and (before.i < title.j or aside or before.norm.startswith(("ال", "لل")) or before.kind == "np")
    last = _strangers(pieces, first)
    if last - first < 2 or not completes or pieces[first].norm.endswith(("ات", "ين")) or any(p.kind in ("time", "mark") for p in pieces[at : first - aside]):
        return None
    name = " ".join(p.norm for p in pieces[first:last])
    return Phrase(
        title.start, pieces[last - 1].end, title.i, pieces[last - 1].j, "person", romanise(name, title.country), "surname",
        "?" + name.replace(" ", "-"), country=title.country, named=True, gender=title.gender,
    )  # fmt: skip


def _strangers(pieces: Sequence[Piece], first: int) -> int:
    """The piece behind a run of strange words that nothing goes on with: «هيو لوفات أن …»; `first` where something does."""
    last = first
    while last < min(len(pieces), first + 4) and (_strange(pieces[last]) or _syllable(pieces, first, last)):
        last += 1
    behind = pieces[last] if last < len(pieces) else None
    ends = behind is None or behind.kind in ("mark", "cue", "time") or behind.prep or behind.norm in _WORD_OF or is_verb(pieces, last)
    return last if ends else first


def _syllable(pieces: Sequence[Piece], first: int, k: int) -> bool:
    """Whether «هو» is a syllable of a Korean or Chinese name: «تشانغ هو جين»."""
    return k > 0 and pieces[k].norm == "هو" and not pieces[k].conj and k + 1 < len(pieces) and _strange(pieces[k + 1])


def _lengthened(pieces: Sequence[Piece], phrase: Phrase) -> None:
    """Gives a person whom no table has the rest of his name: «كجيتيل ترونفول», of which only the first word was read."""
    if phrase.kind != "person" or not (phrase.actor or "").startswith("?") or phrase.rule.startswith("sides"):
        return
    first = next((n for n, p in enumerate(pieces) if p.i >= phrase.j), len(pieces))
    last = _strangers(pieces, first)
    if last == first or not phrase.name or " " in phrase.name:
        return
    rest = [p.norm for p in pieces[first:last]]
    phrase.actor = "-".join([str(phrase.actor), *rest])
    phrase.name = f"{phrase.name} {romanise(' '.join(rest), phrase.country)}"
    phrase.end, phrase.j = pieces[last - 1].end, pieces[last - 1].j


def _strange(piece: Piece) -> bool:
    """Whether a word is in no table and looks like no Arabic noun, as foreign names do."""
    if piece.kind != "word" or piece.prep or piece.conj or len(piece.norm) < 3 or piece.norm.startswith("ال"):
        return False
    return not (word_uses(piece.norm) or suffix_matches(piece.norm) or piece.norm.endswith(("ه", "ون", "ا")))


def _name_behind(pieces: Sequence[Piece], title: Phrase, end: int, takes_object: bool) -> Phrase | None:
    first = next((n for n, p in enumerate(pieces) if p.i >= title.j), len(pieces))
    next_to = pieces[first].phrase if first < len(pieces) else None
    if takes_object and next_to is not None and next_to.kind == "person":
        return None
    return _named_from(pieces, first, end)


def _named_from(pieces: Sequence[Piece], first: int, end: int) -> Phrase | None:
    for j in range(first, min(end, first + _REACH)):
        piece = pieces[j]
        if piece.kind == "mark" and piece.norm not in (*COMMAS, *QUOTING, "»", "”", "(", ")"):
            return None
        overseen = (piece.norm == "علي" or piece.prep == "علي") and any("مشرف" in p.norm for p in pieces[max(0, first - 1) : j])
        if overseen and piece.kind != "lex":
            continue  # «المشرف العام على المركز الدكتور فلان»
        if piece.kind == "time" or (piece.kind == "cue" and (piece.norm in _BESIDE or piece.cue in ("sub", "rel"))):
            return None
        if piece.prep in _BESIDE or (piece.kind == "lex" and is_verb(pieces, j)):
            return None
        phrase = piece.phrase
        if phrase is None or phrase.kind != "person" or not phrase.named or piece.depth:
            continue
        if piece.prep or piece.conj:
            return None
        return phrase
    return None


def _addressed(scene: Scene, k: int, row: Saying, entry: Entry, args: Arguments, before: list[Said]) -> bool:
    """Whether the one phrase behind the verb is whom it addresses, so that somebody before speaks: «وطالب المشاركين بـ …»."""
    if row.object not in ("must", "may") or args.object:
        return False
    if args.subject and cannot_act(scene.pieces, k, entry, args.subject[0]):
        return True
    if _starts_with_place(scene, k):
        return False  # «وفي كييف، حض الوزير على …» tells of somebody else
    if len(args.subject) != 1:
        return False
    phrase = args.subject[0]
    word = fold(scene.pieces[k + 1].norm) if k + 1 < len(scene.pieces) else ""
    next_to = k + 1 < len(scene.pieces) and scene.pieces[k + 1].i == phrase.i
    if next_to and word.endswith("ين") and phrase.number != "s":
        return True
    if next_to and before and scene.pieces[k].conj and phrase.rule in _ITS_OWN and row.object == "may":
        return carried(scene, entry, before) is not None  # «…، ودعا مضيفه إلى زيارة الدوحة»
    if next_to and before and scene.pieces[k].conj and phrase.kind == "group" and suffix_matches(word):
        return True  # «…، وأوصى أنصاره بالهدوء»
    if next_to and entry[4] == "s" and entry[5] == "m" and (_feminine(word, phrase) or is_feminine_state(phrase)):
        return True
    if entry[4] == "s" and entry[5] == "f" and phrase.kind in ("person", "office") and phrase.gender == "m" and next_to:
        return carried(scene, entry, before) is not None
    others = args.nouns or (args.object_words is not None and row.kind != "frame")
    if next_to and before and _goes_on_to(scene, k, row, phrase):
        return carried(scene, entry, before) is not None
    if row.object != "must" or (others and phrase.rule != "speakers"):
        return False
    behind = next((p for p in scene.pieces if p.i >= phrase.j), None)
    brings = behind is not None and (behind.norm in row.prep or behind.prep in row.prep or behind.cue in ("prep", "sub"))
    return brings and bool(before or scene.discourse.speaker) and carried(scene, entry, before) is not None


def _goes_on_to(scene: Scene, k: int, row: Saying, phrase: Phrase) -> bool:
    """Whether a verb that goes on in its sentence has right behind it whom it addresses, what is wanted of him next: «…، واتهم فلاناً بإطالة …», «وناشدت المنظمات إرسال …»."""
    if not scene.pieces[k].conj or phrase.kind == "anonymous_source":
        return False
    at = next((n for n, p in enumerate(scene.pieces) if p.i >= phrase.j), len(scene.pieces))
    behind = scene.pieces[at] if at < len(scene.pieces) else None
    if behind is None or behind.conj or behind.kind == "mark":
        return False
    with_b = behind.prep == "ب" or behind.norm in ("ب", "بان") or (behind.norm.startswith("ب") and governed(behind))
    if row.object == "must":
        return with_b or behind.prep in row.prep or behind.norm in row.prep or (row.stance == "DEMAND" and behind.has("masdar") is not None and not behind.prep)
    crowd = phrase.kind in ("group", "organisation") or phrase.number == "p"
    return row.lemma in _ASKING and crowd and (with_b or behind.prep in row.prep or behind.norm in row.prep)


def _starts_with_place(scene: Scene, k: int) -> bool:
    """Whether the sentence begins with another place, a comma behind it, and the verb at piece k: «وفي كييف، حض …»."""
    pieces = scene.pieces
    return k == 3 and pieces[0].norm == "في" and bool(pieces[0].conj) and pieces[1].phrase is not None and pieces[2].norm in COMMAS


def _governed(scene: Scene, clause: Clause, row: Saying, args: Arguments) -> bool:
    """Whether the phrase in a relative clause is whom its head addresses: «الخطاب الذي يدعو هنية إلى …»."""
    if clause.opener != "rel" or row.object not in ("must", "may") or len(args.subject) != 1 or args.object:
        return False
    behind = next((p for p in scene.pieces if p.i >= args.subject[0].j), None)
    return behind is not None and (behind.norm in row.prep or behind.prep in row.prep or ("ب" in row.prep and behind.norm.startswith("بان")))


def _feminine(word: str, phrase: Phrase) -> bool:
    return phrase.kind in ("organisation", "state", "group") and word.split(" ")[0].endswith(("ه", "ات"))


def usable(phrase: Phrase, told: bool) -> bool:
    """Whether the phrase may stand as the speaker. `told`: right behind a verb of plain saying, where even a crowd is heard: «قال سكان إن …»."""
    return phrase.kind in SPEAKERS and (told or not is_crowd(phrase))

