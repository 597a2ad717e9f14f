"""Who is said to say what in a sentence: verbs, participles and masdars of saying, headlines with a colon; chains made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tawatur import lexicon
from tawatur.accounts.arguments import Arguments, after, subject_left
from tawatur.accounts.clauses import NOMINAL, Clause, is_verb, pronominal
from tawatur.accounts.lexicon import Saying, light_verbs, sayings
from tawatur.accounts.status import status
from tawatur.attribution.content import brought_by, chain_at, governed, has_content, hides_name, nest, reaches
from tawatur.attribution.said import (
    BUT,
    POSITIONAL,
    PRESS,
    QUOTING,
    SPEAKERS,
    Said,
    Scene,
    has_article,
    link,
    marked,
    may_speak,
    parted,
    single,
)
from tawatur.attribution.sources import according, on_behalf
from tawatur.attribution.speakers import by_name, described, head, subjects, usable
from tawatur.attribution.turns import carried, continues, going_on, governing, nobody
from tawatur.language import fold
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.model import Interval

_NEAR_FRAME = 5  # within these a frame's word decides among the rows of one verb, «قطع فلان وعداً» before «قطع بأن»
_BOTH = ("sides.both", "sides.all")
_PLEASED = frozenset({"يسر", "يسعد", "يشرف", "يود", "تود", "يسرنا"})
_IMPERSONAL = frozenset({"ذكر", "أشار", "لفت", "علم", "اعتقد", "نوه"})
_FRAME = 24  # pieces from a verb to the word that makes it one of saying, «شن عضو المجلس فلان هجوماً حاداً»
_AMID = frozenset({"في ظل", "وسط", "بسبب", "رغم", "مع"})  # a position that something happens amid is one taken: «في ظل إصرار فلان على …»
_WHICH = ("الذي", "التي", "الذين")
_VISITS = frozenset({"زياره", "زيارته", "زيارتها"})
_SHOWN = frozenset({"اهتمام", "اهتمامها", "حماس", "مرون", "تفهم", "براع"})  # what «أبدى» says nothing with
_MEETING = frozenset({"لقي", "لقيت", "لاقي", "لاقت", "قوبل", "قوبلت", "حظي", "حظيت", "تحظي", "يحظي", "يلقي", "تلقي", "ووجه", "ووجهت", "واجه", "واجهت"})
_PLATFORMS = frozenset({"منصه", "منصته", "منصتها", "اكس", "تويتر", "فيسبوك", "تلغرام", "تليغرام", "تروث", "حسابه", "حسابها", "انستغرام", "صفحته", "صفحتها"})
_COMMENT = frozenset({"التعليق", "تعليق", "للتعليق"})
_SHOWING = frozenset({"أظهر", "كتب", "أثبت", "بين", "أبان", "وثق"})
_NOT_EXCLUDING = {
    "استبعد": "REPORT", "نفى": "REPORT", "أنكر": "REPORT", "مانع": "ACCEPT", "عارض": "ACCEPT", "اعترض": "ACCEPT",
}  # what a verb of denying says where it is itself denied
_AFTER_VERB = ("ل", "مع", "الي")  # behind these stands whom somebody speaks to


def frames(pieces: Sequence[Piece], clauses: Sequence[Clause], cues: Sequence[Cue], discourse: Discourse) -> list[Said]:
    """The acts of saying of a sentence in order of their verbs; chains are complete."""
    scene = Scene(pieces, clauses, cues, discourse)
    found = _headed(scene)
    for index, clause in enumerate(clauses):
        for k in range(clause.start, clause.end):
            said = _frame(scene, index, k, found) if pieces[k].kind in ("lex", "word") else None
            if said is not None:
                found.append(said)
    reaches(found, scene)
    nest(found, clauses)
    found.extend(according(scene, found))
    return found


def _frame(scene: Scene, index: int, k: int, before: list[Said]) -> Said | None:
    piece, clause = scene.pieces[k], scene.clauses[index]
    if clause.verb == k and (entry := _speech(scene.pieces, k)):
        return _verb(scene, index, k, entry, before)
    if (entry := piece.has("participle")) and clause.opener == "participle" and clause.start == k:
        return _participle(scene, index, k, sayings()[_framed(scene.pieces, k, entry)[1]], before)
    if piece.kind == "word" and (welcome := _accusative_masdar(piece)) is not None and _received(scene.pieces, k):
        return _masdar(scene, index, k, welcome, before)
    if (entry := piece.has("saying")) and not is_verb(scene.pieces, k):
        if (hasty := _hastened(scene, index, k, sayings()[entry[1]])) is not None:
            return hasty
        if (host := _host(scene, index, k, before)) is not None:
            _position(host, sayings()[entry[1]])
            return None
        return _masdar(scene, index, k, sayings()[entry[1]], before)
    return None


def _headed(scene: Scene) -> list[Said]:
    """«وزير الخارجية الأوكراني: لا نستبعد لقاءً …»: whoever stands alone before a colon says what follows."""
    pieces = scene.pieces
    k = 0
    while k < len(pieces) and (pieces[k].kind in ("mark", "time") or pieces[k].cue == "num" or _city_of_line(pieces, k)):
        k += 1
    if k + 2 >= len(pieces) or pieces[k].prep or pieces[k].conj:
        return []
    colon = next((n for n in range(k + 1, min(k + 9, len(pieces))) if pieces[n].norm == ":"), 0)
    told = _told_to(pieces, colon)
    last = colon - 1 if told is not None else _aside(pieces, k, colon)
    speaker = pieces[k].phrase if last == k + 1 else described(pieces, k, last) if colon else None
    if speaker is None or speaker.j < pieces[last].i or not may_speak(speaker) or _byline(pieces, speaker, colon):
        return []
    said = Said(k, speaker, Saying("قال", (), "REPORT", "say"), (colon + 1, len(pieces)), 0, "verb", marked=True)
    said.links = (*((link(told, None, None),) if told is not None else ()), link(speaker, None, None))
    return [said]


def _city_of_line(pieces: Sequence[Piece], k: int) -> bool:
    """Whether piece k is the city before the bar of a ticker's line: «بريتوريا | المبعوث: …»."""
    return k + 1 < len(pieces) and pieces[k].kind == "np" and not pieces[k].prep and pieces[k + 1].norm == "|"


def _byline(pieces: Sequence[Piece], speaker: Phrase, colon: int) -> bool:
    """Whether a city before a colon only tells where its reporter writes from: «بيروت: سناء الجاك»."""
    behind = pieces[colon + 1].phrase if colon + 1 < len(pieces) else None
    unknown = behind is not None and behind.kind == "person" and (behind.actor or "?").startswith("?")
    return speaker.rule == "states.capital" and unknown


def _aside(pieces: Sequence[Piece], k: int, colon: int) -> int:
    """The piece at which it begins where or to whom a line's speaker said it: «ترامب على "تروث سوشيال": …», «مصدر لـ"الموقع": …»; the colon where nothing says so."""
    for n in range(k + 1, colon):
        piece = pieces[n]
        where = piece.cue == "prep" and piece.norm in ("علي", "عبر", "في") and any(p.norm in _PLATFORMS for p in pieces[n + 1 : colon])
        whom = piece.norm in ("ل", "لـ") and n + 1 < colon and pieces[n + 1].norm in QUOTING
        if where or whom:
            return n
    return colon


def _told_to(pieces: Sequence[Piece], colon: int) -> Phrase | None:
    """The agency or outlet before the colon that the speaker told it to: «مصدر دبلوماسي لرويترز: …»."""
    before = pieces[colon - 1] if colon > 1 else None
    told = before.phrase if before is not None and before.prep == "ل" else None
    return told if told is not None and told.kind in PRESS else None


def _speech(pieces: Sequence[Piece], k: int) -> Entry | None:
    """The verb's entry as a verb of saying: the first whose frame is there, «وجّه … نداء» before «وجّه …»."""
    entries = [e for e in pieces[k].entries if e[0] == "speech" and e[4:6] != ("p", "f")]  # «اثنين» is no «أثنين»
    entries.sort(key=lambda e: len(e) > 3 and e[3] != 3)
    framed = (e for e in entries if sayings()[e[1]].kind == "frame")
    near = next((e for e in framed if _in_frame(pieces, k, sayings()[e[1]], _NEAR_FRAME)), None) if len(entries) > 1 else None
    return near or next((e for e in entries if sayings()[e[1]].kind != "frame" or _in_frame(pieces, k, sayings()[e[1]], _FRAME)), None)


def _framed(pieces: Sequence[Piece], k: int, first: Entry) -> Entry:
    """The participle's entry whose frame's word follows, «موجهاً الشكر إلى …»; else its first."""
    entries = [e for e in pieces[k].entries if e[0] == "participle"]
    framed = (e for e in entries if sayings()[e[1]].kind == "frame" and _in_frame(pieces, k, sayings()[e[1]], _NEAR_FRAME))
    return next(framed, None) or next((e for e in entries if sayings()[e[1]].kind != "frame"), first)


def _in_frame(pieces: Sequence[Piece], k: int, row: Saying, reach: int) -> bool:
    """Whether one of the words that make the verb one of saying stands within `reach` pieces behind it."""
    return any(_is_word(p, row.prep) for p in pieces[k + 1 : min(k + reach, len(pieces))])


def _is_word(piece: Piece, words: tuple[str, ...]) -> bool:
    norm = piece.norm.removeprefix("ال")
    with_article = "ال" + norm
    behind = {piece.prep + norm, piece.prep + with_article} if piece.prep else set()
    return bool({norm, with_article, piece.norm, *behind} & set(words)) or (norm.endswith("ا") and norm[:-1] in words)


# -- verbs ---------------------------------------------------------------------------------------------------------


def _verb(scene: Scene, index: int, k: int, entry: Entry, before: list[Said]) -> Said | None:
    pieces, clause, row = scene.pieces, scene.clauses[index], sayings()[entry[1]]
    if (row.kind == "publish" and (pieces[k].enclitic or not _tells_that(scene, index))) or pieces[k].norm == "نقلا":
        return None
    teller = _tells_us(pieces, k)
    if all(e[3] == 1 for e in pieces[k].entries if e[0] == "speech") and teller is None:
        return None  # «نحمّل الحكومة …»: whoever is quoted goes on speaking
    if row.object in ("must", "may") and entry[2] == "present" and _unknown_doer(pieces, clause, k):
        return None
    args = after(pieces, k + 1, clause.end, True)
    who = [teller] if teller is not None else subjects(scene, index, k, row, entry, args, before)
    if row.stance == "DEMAND" and row.prep == ("علي",) and _asserts(scene, index, k):
        row = replace(row, stance="REPORT")  # «أصر على أن بلاده لا تلجأ إلى …»
    said = Said(k, None, row, (k + 1, len(pieces)), index, "verb", args=args, marked=marked(scene, index, k))
    said.negated = _negated(pieces, clause, k) or _unsaid(scene, clause, k, str(entry[2]))
    said.negated = said.negated or (pronominal(clause) and not clause.word.startswith(BUT) and bool(before) and before[-1].negated)
    if said.negated and _negated(pieces, clause, k) and row.lemma in _NOT_EXCLUDING:
        said.negated = False
        said.row = row = replace(row, stance=_NOT_EXCLUDING[row.lemma], kind="say")  # «لم يستبعد عقد جولة …»
    said.told = not (row.lemma == "قدر" and row.stance == "REPORT" and not said.marked)  # «قدّرت مصادر عدد القتلى بـ …»: an origin
    if row.lemma == "أخفى" and said.negated and _negated(pieces, clause, k):
        said.negated = False  # «لم يخف تفاؤله»
    elif row.lemma == "أخفى":
        return None
    if not _says(scene, said, entry, bool(who)) or _self_told(scene, said, who, before):
        return None
    if row.kind == "quote":
        return _quoted(scene, said, who[0] if who else None) or _learnt(scene, said, who[0] if who else None)
    if not who and k and pieces[k - 1].norm == "ان" and (glad := _glad(scene, k)) is not None:
        who = [glad]
    if not who and row.lemma == "جاء":
        return None
    speaker = who[0] if who else None
    told = speaker is not None and k + 1 < len(pieces) and pieces[k + 1].phrase is speaker and row.stance == "REPORT"
    if speaker is not None and not usable(speaker, told):
        return None
    if speaker is not None and not speaker.name and speaker.rule in _BOTH and carried(scene, entry, before) is not None:
        said.to, speaker = speaker, None  # «ودعا الجانبين إلى …»
    if speaker is not None and not (speaker.name or speaker.label):
        return None
    speaker = on_behalf(scene, said, speaker)
    if speaker is None:
        speaker = _unnamed(scene, index, k, entry, args, before)
        said.inherited = True
    if speaker is None or (row.prep and "-" not in row.prep and not said.inherited and not has_content(scene, index, k, row, args)):
        return None
    said.speaker = speaker
    if entry[2] in ("past", "present") and entry[3:6] == (3, "s", "f") and speaker.kind in ("person", "office") and not said.inherited:
        speaker.gender = "f"  # «قالت زاخاروفا»
    _together(said, who)
    said.time = _time(pieces, clause) or _same_time(said, scene.discourse)
    said.medium = "statement" if row.lemma == "جاء" else None
    _dress(said, scene)
    return said


def _tells_us(pieces: Sequence[Piece], k: int) -> Phrase | None:
    """The outlet's own man behind a verb whose «نا» is whom he tells: «أبلغنا مراسلنا أن …»."""
    behind = pieces[k + 1].phrase if k + 1 < len(pieces) else None
    own = behind is not None and behind.label == "correspondent"
    return behind if own and pieces[k].norm.endswith("نا") else None


def _unknown_doer(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    """Whether a thing begins the clause and does what the verb says: «أن التهديدات تشجع الحكومة على …»."""
    before = pieces[k - 1] if k else None
    if before is None or before.kind != "word" or before.prep or before.conj or not before.norm.startswith("ال") or head(before) is not None:
        return False
    return clause.start in (k - 1, k - 2) and (clause.start == k - 1 or pieces[k - 2].cue == "sub")


def _self_told(scene: Scene, said: Said, who: list[Phrase], before: list[Said]) -> bool:
    """Whether a speaker only reports that he told something: «ردت الحركة بأنها أبلغت الوسطاء أن …»."""
    clause = scene.clauses[said.clause]
    if said.row.stance != "REPORT" or not before or not pronominal(clause) or clause.word.startswith(BUT):
        return False
    return bool(who) and who[0] is before[-1].speaker


def _says(scene: Scene, said: Said, entry: Entry, has_subject: bool) -> bool:
    """Whether the verb is one of saying here at all."""
    pieces, clause, k, row = scene.pieces, scene.clauses[said.clause], said.trigger, said.row
    if row.stance in ("DEMAND", "REJECT", "CONDITION") and hides_name(pieces, k):
        return False
    if k + 1 < len(pieces) and pieces[k + 1].norm == "الله":
        return False  # «رضي الله عنه»
    if row.lemma == "رد" and pieces[k].conj and k and pieces[k - 1].kind == "word":
        return False  # «في بيان ورد إلى …»
    if row.lemma == "بلغ" and any(p.cue == "num" for p in pieces[k + 1 : k + 3]):
        return False  # «بلغت 1250 عسكرياً»
    if row.lemma in ("امتنع", "اعتذر") and any(p.norm in _COMMENT for p in pieces[k + 1 : min(k + 6, clause.end)]):
        return False  # «امتنع المكتب عن التعليق»
    if row.lemma == "اعتبر" and _considered(pieces, k, entry):
        return False
    if pieces[k].norm == "تبين" and row.lemma == "بين":
        return False  # «تبيّن أن»: it turned out
    if row.kind == "strict":
        told = said.marked and not (said.args is not None and {"مع", "الي"} & set(said.args.preps))  # «تتحدث مع الأطراف» says nothing
        told = told or (row.lemma in _SHOWING and parted(scene, said.clause))  # «أظهر استطلاع نشرته القناة أن …»
        if not (brought_by(pieces, clause, k, row.prep) or told) or (entry[2] == "present" and not has_subject):
            return False
    if row.lemma == "دعا" and _invites(pieces, k, clause):
        return False  # «دعاه إلى زيارة …»: an invitation
    if row.lemma == "أبدى" and row.stance == "REPORT" and _interested(pieces, k, clause):
        return False
    if row.kind == "add" and not (said.marked or parted(scene, said.clause)):
        return False
    followed = k + 1 < len(pieces) and pieces[k + 1].kind == "np"
    if k and pieces[k].conj == "و" and not followed and pieces[k].has(*NOMINAL) and pieces[k - 1].kind in ("word", "np"):
        return False  # «عدم وجود حاضنة ودعم عربي»
    loose = pieces[k].enclitic and row.stance == "REPORT" and row.kind != "quote" and not said.marked
    if loose and clause.opener != "rel" and not _judges(pieces, k, row):
        return False  # «قالها رداً على …»
    if pieces[k].enclitic and row.lemma == "وصف" and k and pieces[k - 1].norm in ("ما", "بما", "مما"):
        return False  # «ما وصفته بـ …»: only her word for it
    matter = clause.start and pieces[clause.start - 1].norm.removeprefix("ال") == "امر"  # «الأمر الذي رفضته مقديشو»
    if pieces[k].enclitic and clause.opener == "rel" and clause.word in _WHICH and row.stance != "REPORT" and has_subject and not matter:
        return False  # «الخطة التي يدعمها المجلس» is no act of his
    return not (clause.opener == "verb" and not has_subject and k and pieces[k - 1].kind == "word" and not pieces[k].conj)


def _invites(pieces: Sequence[Piece], k: int, clause: Clause) -> bool:
    """Whether a visit is what somebody is called to."""
    return any(p.norm in _VISITS and p.prep in ("الي", "ل") for p in pieces[k + 1 : clause.end])


def _interested(pieces: Sequence[Piece], k: int, clause: Clause) -> bool:
    """Whether what somebody shows is interest or the like, which is no saying: «أبدى الجانبان اهتماماً بـ …»."""
    return any(p.norm.removesuffix("ا").removesuffix("ه") in _SHOWN for p in pieces[k + 1 : min(k + 4, clause.end)])


def _judges(pieces: Sequence[Piece], k: int, row: Saying) -> bool:
    """Whether a pronoun on the verb is what it judges, the judgement behind it: «واعتبره خطوة …», «ويصفه بالخطوة …»."""
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    if behind is None or not pieces[k].conj:
        return False
    if row.lemma == "وصف":
        return behind.prep == "ب" or (behind.norm.startswith("ب") and governed(behind))
    return row.lemma in ("اعتبر", "عد") and behind.kind in ("word", "lex") and not behind.prep and not behind.norm.startswith("ال")


def _considered(pieces: Sequence[Piece], k: int, entry: Entry) -> bool:
    """Whether the verb has an indefinite predicate right behind it and so tells what something is held to be: «تعتبر ملجأ لـ …»."""
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    if entry[2] != "present" or behind is None or behind.kind not in ("word", "lex", "np") or behind.prep:
        return False
    known = behind.phrase is not None and (behind.phrase.definite or not (behind.phrase.actor or "?").startswith("?") or behind.phrase.kind != "person")
    told = any(p.cue == "sub" or p.norm == ":" for p in pieces[k + 2 : k + 6])
    return not (known or behind.definite or behind.norm.startswith("ال") or told)


def _quoted(scene: Scene, said: Said, teller: Phrase | None) -> Said | None:
    """«نقلت الوكالة عن فلان قوله …», «نُقل عن فلان …»: the one quoted speaks, through whoever hands it on."""
    args = said.args or Arguments()
    behind = {"نسب": "الي", "علم": "من"}.get(said.row.lemma, "عن")
    quoted = args.preps.get(behind, []) or _described_behind(scene, said, behind)
    if not quoted or not usable(quoted[0], True) or not (quoted[0].name or quoted[0].label):
        return None
    if teller is not None and (teller.name or teller.label):
        said.links = (link(teller, said.row.lemma, None),)
    said.speaker = by_name(scene.pieces, said.trigger, scene.clauses[said.clause], said.row, quoted[:1])[0]
    said.time = _time(scene.pieces, scene.clauses[said.clause])
    said.row = _said_of(scene.pieces, scene.clauses[said.clause], said)
    _dress(said, scene)
    return said


def _learnt(scene: Scene, said: Said, teller: Phrase | None) -> Said | None:
    """«علمت الصحيفة أن …», «نقل مراسلنا أن …»: without anybody quoted, who hands it on says it."""
    if teller is None or not may_speak(teller) or not _tells_that(scene, said.clause):
        return None
    said.speaker = teller
    said.row = Saying(said.row.lemma, (), said.row.stance, "say")
    _dress(said, scene)
    return said


def _tells_that(scene: Scene, index: int) -> bool:
    """Whether «أن» begins the clause behind."""
    ahead = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    return ahead is not None and ahead.opener == "sub" and ahead.word in ("ان", "بان", "انه", "بانه", "انها", "بانها")


def _asserts(scene: Scene, index: int, k: int) -> bool:
    """Whether «على أن» with a noun behind it brings what is held to be so; with a verb, «على أن ينسحب», it brings what is wanted."""
    brought = sum(p.norm == "علي" for p in scene.pieces[k + 1 : scene.clauses[index].end])
    if brought != 1 or not _tells_that(scene, index):
        return False  # «حرض على التأكيد على أن …»
    ahead = scene.clauses[index + 1]
    first = ahead.start + (scene.pieces[ahead.start].cue == "sub")
    return first < ahead.end and not is_verb(scene.pieces, first)


def _described_behind(scene: Scene, said: Said, prep: str) -> list[Phrase]:
    """An unnamed speaker behind the preposition: «نقل موقع عن عضو بالمجلس …»."""
    clause = scene.clauses[said.clause]
    for k in range(said.trigger + 1, clause.end):
        if scene.pieces[k].prep == prep and head(scene.pieces[k]) is not None:
            found = described(scene.pieces, k, clause.end)
            return [found] if found is not None else []
    return []


def _said_of(pieces: Sequence[Piece], clause: Clause, said: Said) -> Saying:
    """The row of quoting with the stance of a masdar behind it: «نقل عنه تحذيره من …»."""
    for piece in pieces[said.trigger + 1 : clause.end]:
        entry = piece.has("saying") if piece.enclitic else None
        if entry is not None:
            return Saying(said.row.lemma, said.row.prep, sayings()[entry[1]].stance, "quote", said.row.object)
    return said.row


def _unnamed(scene: Scene, index: int, k: int, entry: Entry, args: Arguments, before: list[Said]) -> Phrase | None:
    """Who speaks where the verb has no subject of its own that could."""
    piece, word = scene.pieces[k], args.subject_word
    if word is not None and any(_brings_own(p, sayings()[entry[1]]) for p in scene.pieces[k + 1 : word + 1]):
        word = None  # «وتعهد بمحاسبة كل من ارتكب …»
    if pronominal(scene.clauses[index]) and before and not scene.clauses[index].word.startswith(BUT):
        return None  # «بأنهم يطلبون …»: the pronoun means nobody who spoke
    if word is not None and _nominative(scene.pieces[word], sayings()[entry[1]].object):
        return None  # somebody whom no table has
    if word is not None and head(scene.pieces[word]) is not None:
        return None  # «أكد بيان مشترك …» says nothing of who speaks
    if not piece.conj and k <= 1 and any(e[0] == "speech" and e[3] == 1 for e in piece.entries):
        return None  # «كتبتُ», «أعتقد»: who writes speaks himself
    start = scene.pieces[scene.clauses[index].start]
    if start.cue == "aux" and scene.pieces[scene.clauses[index].start + 1].kind == "word":
        return None  # «وكانت تقارير سابقة قد ذكرت …»
    if entry[2] == "present" and sayings()[entry[1]].lemma in _IMPERSONAL:
        return None  # «ويذكر أن», «ويشار إلى أن»
    goes_on = piece.conj or (k and scene.pieces[k - 1].cue == "neg" and scene.pieces[k - 1].conj)
    impersonal = entry[2] == "present" and not goes_on  # «يذكر أن», «يشار إلى أن»
    if entry[2] == "passive" or impersonal or not continues(scene, index, entry, before):
        return None
    if not before and piece.conj and piece.has(*NOMINAL) is not None and index:
        return None  # «التأكيد على وحدة الأراضي ورفض دعوات …»
    first = not any(c.verb is not None for c in scene.clauses[:index])
    speaker = going_on(scene, index, k, entry, before) or carried(scene, entry, before, first)
    opens = not before and scene.discourse.speaker is None and k <= 1
    if speaker is None and opens:
        speaker = _topical(scene, entry)
    if speaker is None and opens and (marked(scene, index, k) or (piece.conj and args.anything)):
        speaker = nobody(piece)
    return speaker


def _topical(scene: Scene, entry: Entry) -> Phrase | None:
    """The person whom the report was about last, where nobody has spoken yet: «وصل الوزير إلى جنيف. وأوضح أن …»."""
    topic = scene.discourse.topic
    if topic is None or topic.kind not in ("person", "office") or not topic.name or entry[4] != "s":
        return None
    return topic if (entry[5] == "f") == (topic.gender == "f") or (entry[5] == "c" and topic.gender == "m") else None


def _brings_own(piece: Piece, row: Saying) -> bool:
    """Whether the verb's own preposition stands here or is written onto the word."""
    return piece.prep in row.prep or piece.norm in row.prep or (piece.kind in ("word", "lex") and piece.norm[:1] in row.prep and governed(piece))


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


def _together(said: Said, who: list[Phrase]) -> None:
    """Those who say it with the speaker: «أشادت الهند والولايات المتحدة»."""
    speaker = said.speaker
    if speaker is not None and not said.inherited and who and who[0] is speaker:
        said.joint = tuple(p for p in who[1:] if may_speak(p))
    if not said.joint and speaker is not None:
        said.joint = speaker.parts


def _negated(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    if clause.start == k and k and pieces[k - 1].cue == "neg" and pieces[k - 1].norm != "ما":
        return True  # «ولم يصر …»: the verb opens its clause
    return any(p.kind == "cue" and p.cue == "neg" for p in pieces[max(clause.start, k - 2) : k])


def _unsaid(scene: Scene, clause: Clause, k: int, tense: str) -> bool:
    """Whether the saying itself is wished for, a condition or still to come: «ضرورة أن تكشف إيران», «إذا رفضت …», «ستعلن واشنطن»."""
    pieces = scene.pieces
    if tense == "present" and k and pieces[k - 1].norm == "ان" and pieces[k - 1].kind == "cue":
        return _glad(scene, k) is None
    verdict, _ = status(pieces, clause, k, scene.cues, tense)
    return verdict == "hypothetical" or (verdict == "planned" and tense != "past")


def _glad(scene: Scene, k: int) -> Phrase | None:
    """Who is glad to say it: «يسر البعثة أن تعلن …»; None where nobody is."""
    first = next((n for n in range(k - 1, max(-1, k - 9), -1) if scene.pieces[n].norm in _PLEASED), None)
    if first is None:
        return None
    return next((p.phrase for p in scene.pieces[first + 1 : k] if p.phrase is not None and may_speak(p.phrase)), None)


def _time(pieces: Sequence[Piece], clause: Clause) -> Interval | None:
    """When it was said: a time before or after the verb in its own clause, before the content."""
    for piece in pieces[clause.start : clause.end]:
        if piece.kind == "time" and piece.time is not None and piece.prep not in ("منذ", "حتي"):
            return piece.time
        if piece.kind == "cue" and piece.cue in ("sub", "rel") and piece.i > pieces[clause.start].i:
            return None
    return None


def _same_time(said: Said, discourse: Discourse) -> Interval | None:
    """The time of the speaker's last saying, where this one goes on with it."""
    speaker = said.speaker
    if speaker is None or discourse.speaker is None or discourse.speaker.name != speaker.name:
        return None
    goes_on = said.inherited or speaker.antecedent is not None or discourse.spoke_in == discourse.paragraph
    return discourse.said_at if goes_on else None


def _dress(said: Said, scene: Scene) -> None:
    """Gives medium, the agency or outlet spoken to, and the chain."""
    pieces, clause, speaker = scene.pieces, scene.clauses[said.clause], said.speaker
    if speaker is None:
        return
    first, last = pieces[clause.start].i, pieces[clause.end - 1].j
    for cue in scene.cues:
        if cue.kind == "medium" and first <= cue.i < last:
            said.medium, said.medium_span = cue.values[0], (cue.i, cue.j)
            break
    if said.medium is None and said.inherited:
        said.medium = scene.discourse.medium
    outer = list(said.links)
    for prep in _AFTER_VERB:
        for phrase in said.args.preps.get(prep, []) if said.args else []:
            if phrase.kind in PRESS and phrase is not speaker:
                outer.append(link(phrase, None, said.medium))
            elif said.to is None and phrase.kind in ("person", "office", "state", "organisation", "group"):
                said.to = phrase
    if not outer and (said.inherited or speaker.antecedent is not None):
        outer = list(scene.discourse.outer_links(speaker))
    said.links = (*outer, link(speaker, said.row.lemma, said.medium))


# -- participles and masdars ---------------------------------------------------------------------------------------


def _participle(scene: Scene, index: int, k: int, row: Saying, before: list[Said]) -> Said | None:
    """«مؤكداً أن …», «مطالباً بـ …»: the one who spoke before in the sentence goes on, or the subject of what he did."""
    pieces, clause = scene.pieces, scene.clauses[index]
    words = (*row.prep, "ان", "انه", "انها", "انهم", "بان", "بانه", "بانها")
    brought = any(
        p.prep in row.prep or p.norm.split(" ")[0] in words or (p.norm[:1] in row.prep and governed(p, near=n == 0))
        for n, p in enumerate(pieces[k + 1 : min(k + 14, clause.end + 1)])
    )
    brought = brought or (row.lemma in POSITIONAL and _opens_with_position(scene, k + 1))
    if (row.prep and row.kind != "add" and not brought) or (row.stance == "DEMAND" and hides_name(pieces, k)):
        return None
    spoke = [s for s in reversed(before) if s.speaker is not None and s.form != "masdar"]
    entry = pieces[k].has("participle")
    form = entry[2] if entry is not None else "m"
    earlier = next((s for s in spoke if scene.clauses[s.clause].opener != "rel" and _agrees(form, s.speaker)), None)
    earlier = earlier or next((s for s in spoke if scene.clauses[s.clause].opener != "rel"), None)
    speaker = earlier.speaker if earlier is not None else _doer(scene, index)
    if speaker is None and spoke:
        earlier, speaker = spoke[0], spoke[0].speaker
    if speaker is None or (not may_speak(speaker) and speaker.rule != "dropped"):
        return None
    said = Said(
        k, speaker, row, (k + 1, len(pieces)), index, "participle",
        args=after(pieces, k + 1, clause.end, False), marked=marked(scene, index, k), leads=earlier is None,
    )  # fmt: skip
    if earlier is None:
        said.time = _time(pieces, clause)
        _dress(said, scene)
    else:
        said.links, said.medium, said.medium_span, said.time = (
            earlier.links,
            earlier.medium,
            earlier.medium_span,
            earlier.time,
        )
    return said


def _opens_with_position(scene: Scene, k: int) -> bool:
    """Whether piece k begins a position taken: «مؤكداً دعم بلاده …», «مجدداً رفضه …»."""
    here = scene.pieces[k].i if k < len(scene.pieces) else -1
    return any(c.kind == "stance" and c.i == here for c in scene.cues)


def _agrees(form: str, speaker: Phrase | None) -> bool:
    """Whether a participle in the masculine, feminine or plural can be the speaker's."""
    if speaker is None or speaker.rule == "dropped":
        return speaker is not None
    if speaker.kind in ("person", "office"):
        return form == ("f" if speaker.gender == "f" else "m") or speaker.number != "s"
    return form != "m" or (speaker.gender == "m" and single(speaker)) or speaker.kind == "organisation"


def _doer(scene: Scene, index: int) -> Phrase | None:
    """Whose act the participle goes with: the subject of the clause before it, else of the sentence before."""
    return governing(scene, index) or _behind_unknown(scene, index) or scene.discourse.subject


def _behind_unknown(scene: Scene, index: int) -> Phrase | None:
    """Who stands behind a word that opens the sentence and is in no table of verbs: «احتفى الرئيس بالإعلان، قائلاً …»."""
    pieces, first = scene.pieces, scene.clauses[0]
    opening = pieces[first.start]
    if index != 1 or first.verb is not None or opening.kind != "word" or opening.prep or opening.norm.startswith("ال"):
        return None
    behind = pieces[first.start + 1] if first.end > first.start + 1 else None
    if behind is None or behind.prep or behind.conj or not may_speak(behind.phrase):
        return None
    return behind.phrase


def _host(scene: Scene, index: int, k: int, before: list[Said]) -> Said | None:
    """The act of saying whose object the masdar at piece k is: «أكد المشاط تمسك الجماعة بـ …», «أعربت عن رفضها …»."""
    if not before or before[-1].clause != index or before[-1].row.lemma not in POSITIONAL:
        return None
    host, pieces = before[-1], scene.pieces
    if host.form == "masdar" or host.row.stance != "REPORT":
        return None
    if pieces[k].prep and pieces[k].prep not in host.row.prep:
        return None
    between = pieces[host.trigger + 1 : k]
    aside = [n for n, p in enumerate(between) if p.prep == "في" or p.cue == "num"]  # «أعلن في الثالث عشر منه موافقته»
    dated = range(aside[0] - 1, aside[-1] + 2) if aside else range(0)
    fits = all(p.kind in ("np", "time", "mark") or p.norm in host.row.prep or p.cue == "adv" or n in dated for n, p in enumerate(between))
    return host if fits and sum(p.kind == "np" for p in between) <= 1 and not host.marked_before(k, pieces) else None


def _hastened(scene: Scene, index: int, k: int, row: Saying) -> Said | None:
    """«سارعت الحركة إلى رفض المقترح»: to hasten to a position is to take it."""
    clause, pieces = scene.clauses[index], scene.pieces
    if clause.verb is None or pieces[k].prep not in ("الي", "ل") or k - clause.verb > 6:
        return None
    light = pieces[clause.verb].has("light", "speech")
    if light is None or _lemma(light) not in ("سارع", "بادر"):
        return None
    who = subject_left(pieces, clause, clause.verb) or after(pieces, clause.verb + 1, k, True).subject
    if not who or not may_speak(who[0]):
        return None
    said = Said(k, who[0], row, (k + 1, len(pieces)), index, "verb", args=after(pieces, k + 1, clause.end, False))
    _together(said, who)
    said.time = _time(pieces, clause)
    _dress(said, scene)
    return said


def _lemma(entry: Entry) -> str:
    return light_verbs()[entry[1]].lemma if entry[0] == "light" else sayings()[entry[1]].lemma


def _position(host: Said, row: Saying) -> None:
    """Gives the host the stance of the masdar that says what is told."""
    if row.stance != "REPORT":
        host.row = Saying(host.row.lemma, host.row.prep, row.stance, host.row.kind, host.row.object)


def _masdar(scene: Scene, index: int, k: int, row: Saying, before: list[Said]) -> Said | None:
    """«إصرار نتنياهو على …», «رفضها لأي …», «جددت … التأكيد على …»: the masdar's possessor speaks."""
    pieces, clause, piece = scene.pieces, scene.clauses[index], scene.pieces[k]
    if piece.definite or (row.lemma == "دعا" and _invites(pieces, k, clause)):
        return None
    host = next((s for s in reversed(before) if s.speaker is not None), None)
    speaker: Phrase | None = None
    quoted = False
    if piece.enclitic:
        quoted = host is not None and host.row.kind == "quote"
        if host is None or (host.row.stance != "REPORT" and not quoted) or (quoted and not piece.conj) or not _may_be(piece.enclitic, host.speaker):
            return None
        speaker = host.speaker
    elif row.stance not in ("SUPPORT", "PRAISE") and k + 1 < clause.end and pieces[k + 1].kind == "np" and not pieces[k + 1].prep and not pieces[k + 1].conj:
        speaker = pieces[k + 1].phrase
    received = not piece.enclitic and _received(pieces, k)
    if received:
        speaker = _from_whom(pieces, k)
    if speaker is None or speaker.kind not in SPEAKERS or not speaker.name or (piece.prep and piece.prep not in _AMID and not received):
        return None
    brought = any(p.prep in row.prep or p.norm in row.prep for p in pieces[k + 1 : min(k + 8, clause.end)])
    if row.stance == "REPORT" and row.prep and not brought and not (quoted and marked(scene, index, k)):
        return None
    said = Said(k, speaker, row, (k + 1, len(pieces)), index, "masdar", args=after(pieces, k + 1, clause.end, False))
    if received:
        said.joint = _with_him(pieces, speaker)
    host = next((s for s in reversed(before) if s.speaker is not None and s.speaker.name == speaker.name), None)
    if host is not None:
        said.medium, said.time, said.links = host.medium, host.time, host.links
    else:
        said.links = (link(speaker, row.lemma, None),)
    return said


@cache
def _masdars() -> dict[str, Saying]:
    return {fold(row["masdar"]): saying for row, saying in zip(lexicon.table("speech"), sayings(), strict=True) if row["masdar"]}


def _accusative_masdar(piece: Piece) -> Saying | None:
    """The row of an indefinite masdar in the accusative: «لقي ترحيباً»."""
    return _masdars().get(piece.norm[:-1]) if piece.norm.endswith("ا") and not piece.prep else None


def _received(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what the masdar says is told to have met something: «لقي الاتفاق ترحيباً من …», «قوبل القرار برفض …»."""
    return pieces[k].prep in ("", None, "ب") and any(p.norm in _MEETING and not p.prep for p in pieces[max(0, k - 6) : k])


def _from_whom(pieces: Sequence[Piece], k: int) -> Phrase | None:
    """Who takes the position at piece k: right behind it, or behind «من» with adjectives between."""
    for n in range(k + 1, min(k + 5, len(pieces))):
        piece = pieces[n]
        if piece.kind == "np":
            return piece.phrase if piece.prep == "من" or (n == k + 1 and not piece.prep) else None
        if piece.kind == "mark" or (piece.kind == "cue" and piece.norm not in ("من", "من قبل", "من جانب")):
            return None
    return None


def _with_him(pieces: Sequence[Piece], speaker: Phrase) -> tuple[Phrase, ...]:
    """Who is joined to the speaker with «و»: «ترحيب من الاتحاد الأوروبي وتركيا»."""
    at = next((n for n, p in enumerate(pieces) if p.phrase is speaker), len(pieces)) + 1
    found: list[Phrase] = []
    while at < len(pieces) and pieces[at].conj and (phrase := pieces[at].phrase) is not None and may_speak(phrase):
        found.append(phrase)
        at += 1
    return tuple(found)


def _may_be(enclitic: str, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    if enclitic == "ه":
        return phrase.gender == "m" and phrase.number == "s"
    if enclitic == "ها":
        return phrase.gender == "f" or phrase.kind in ("state", "organisation") or phrase.number == "p"
    return phrase.number != "s"


__all__ = ["Said", "chain_at", "frames"]
