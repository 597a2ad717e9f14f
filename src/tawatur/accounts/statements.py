"""What speakers are told to have said, and their stance."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.calls import owed
from tawatur.accounts.clauses import Clause, is_verb, makes_known
from tawatur.accounts.lexicon import folded_words, sayings
from tawatur.accounts.opening import HEAD, opening, preamble
from tawatur.accounts.own_part import OWN, means, never, only_if, own, until_behind, will
from tawatur.accounts.threats import threatens
from tawatur.attribution.content import hides_name, of_own_side
from tawatur.attribution.said import BANNERS, BUT, CLOSING, POSITIONAL, QUOTING, TURNED_TO, Said, same, single
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import RELATIVES, word_sets
from tawatur.model import Stance

_GREAT = frozenset({"قصوي", "بالغه", "كبري", "كبيره", "مستمره", "ملحه", "حيويه", "شديده", "عاجله"})
_MUST = frozenset({"يجب", "ينبغي", "ضروره", "بضروره", "اهميه", "باهميه"})  # «يجب عدم السماح بـ …» refuses nothing
_OTHERS = frozenset({"DEMAND", "CONDITION"})  # what others are to do
_DENIED = {"ACCEPT": "REJECT", "OFFER": "REJECT", "SUPPORT": "REJECT", "EXPECT": "EXPECT"}  # what a stance is where it is denied; none otherwise
_BOUND = frozenset({"ACCEPT", "OFFER", "REJECT", "SUPPORT"})  # what a condition told with it makes a condition
_DESCRIBING = frozenset({"وصف", "نعت"})  # what something is called is no position of the speaker's: «وصف المشاهد بالمقلقة»
_POINTING = frozenset({"أشار", "لفت", "أبلغ", "أوضح", "أضاف", "بين", "أبرز", "نوه"})
_FAR = 14  # words of who speaks and who is told between such a verb and the position
_IF = frozenset({"اذا", "في حال", "فور", "حين", "عندما", "متي", "ما دام", "ما دامت", "طالما"})
_LASTS = frozenset({"دام", "دامت", "داموا", "دمنا"})
_MAY_BE = frozenset({"ممكن", "الممكن", "ممكنه", "واردا", "وارده", "وارد"})  # what may be if something else is: «العودة ممكنة إذا …»
_NEED = frozenset({"دعت", "لزم", "اقتضت", "اقتضي", "تطلب", "استدعت"})  # «إذا دعت الحاجة» sets none
_WAS = frozenset({"كان", "كانت", "كانوا", "كنا", "كنت"})
_MASSACRES = frozenset({"مجزره", "مذبحه", "مجازر", "مذابح"})
_ATTACKS = word_sets()["attacking"]
_BLAMING = word_sets()["blaming"]
_CHANTED = frozenset({"ردد", "هتف", "كتب"})
_OF_THINGS = ("مرفوض", "مقبول", "غير مقبول", "مشروط", "مرهون")
_NOT = frozenset({"غير", "ليس", "ليست", "لسنا", "لست", "ليسوا"})
_WITHHELD = frozenset({"عدم", "دون ان", "من دون", "من غير"})  # «أكد عدم التزام …»: what others do not do


def stance(
    said: Said, pieces: Sequence[Piece], cues: Sequence[Cue], others: Sequence[Said], clauses: Sequence[Clause]
) -> tuple[Stance, str]:
    """The stance of a statement and the rule that gave it: the verb's own, sharpened by the words that begin the content."""
    base: Stance = said.row.stance  # type: ignore[assignment]
    if said.row.kind == "note" and (said.marked or any(p.norm in ("وجود", "بوجود") for p in pieces[said.trigger + 1 : said.trigger + 3])):
        base = "REPORT"  # «نوه بأن …», «منوهاً بوجود تضارب» praises nothing
    first, last = said.content
    if first >= last or first >= len(pieces) or said.form == "according":
        return base, f"speech.{said.row.lemma}"
    banner = said.trigger > 0 and pieces[said.trigger - 1].norm.removeprefix("ال") in BANNERS
    if (said.row.lemma in _CHANTED or banner) and _chants_no(said, pieces, banner or said.row.lemma != "كتب"):
        return "REJECT", f"speech.{said.row.lemma}+no"
    if said.row.lemma in _DESCRIBING and base == "REPORT" and _blamed(said, pieces):
        return "CONDEMN", f"speech.{said.row.lemma}+blamed"
    if said.row.lemma in ("تعهد", "توعد") and base == "OFFER" and _threatens(said, pieces):
        return "WARN", f"speech.{said.row.lemma}+attack"
    start = pieces[opening(said, pieces)].i
    taken = {pieces[o.trigger].i for o in others if o.form == "verb" and (o.inherited or _other_voice(o, said)) and not same(o.speaker, said.speaker)}
    end = min(pieces[last - 1].j, start + HEAD + (preamble(said, pieces) if start == pieces[first].i else 1))
    said_in = {o.clause for o in others}
    turns = (
        c for n, c in enumerate(clauses)
        if (c.opener in ("and", "participle") and pieces[c.start].norm not in TURNED_TO) or _second(c, pieces) or (c.opener == "sub" and c.word.startswith(BUT) and (n in said_in or (c.verb is not None and c.word.endswith(("ه", "ها", "هم")))))
    )  # fmt: skip
    end = min([end, *(pieces[c.start].i for c in turns if start + 2 < pieces[c.start].i)])
    end = min([end, *(pieces[o.trigger].i for o in others if _of_another(o, said, start, pieces))])
    heard = [
        c
        for c in cues
        if c.kind == "stance"
        and start <= c.i
        and c.j <= end
        and not _inside_name(c, pieces)
        and c.i not in taken
        and not (c.values[0] == "CONDEMN" and _only_named(c, pieces))
        and not (base == "REPORT" and said.marked and c.values[0] == "REJECT" and _noun_of_refusal(c, pieces))
        and not (said.row.kind == "deny" and c.values[0] == "CONDEMN")
        and not (base == "REPORT" and c.definite and "POSITION" not in c.values[1] and said.row.kind == "add")
        and _of_speaker(c, said, pieces)
        and not (c.values[0] == "REJECT" and any(p.j == c.i and p.norm in _MUST for p in pieces))
        and not (base == "REPORT" and c.values[0] not in _OTHERS and _of_head(c, pieces, clauses, start))
        and not (base == "REPORT" and c.values[:2] == ("CONDEMN", "REPORT") and not said.marked and said.row.kind != "feel")
        and not (base == "REPORT" and "POSITION" in c.values[1] and _told_later(c, said, pieces))
        and not (base == "REPORT" and _of_others(c, said, pieces))
        and (said.row.lemma not in _DESCRIBING or c.values[0] == "CONDEMN")
        and _sharpens(c, said, base, pieces)
        and not (base == "REPORT" and _once(c, pieces))
        and not (base == "DEMAND" and c.values[0] == "REJECT" and _noun_of_refusal(c, pieces))
        and not any(o.kind == "stance" and o.i <= c.i and c.j <= o.j and o.j - o.i > c.j - c.i for o in cues)
        and _then(c, pieces) is not None
        and not (c.values[0] == "DEMAND" and base == "REPORT" and any(o.kind == "stance" and o.j == c.i and o.i >= start and "POSITION" in o.values[1] for o in cues))
        and not _takes_up(c, pieces)
        and not _of_announcer(c, pieces)
        and not _wanted(c, pieces)
        and not any(p.i == c.i and hides_name(pieces, k) for k, p in enumerate(pieces))
    ]
    for cue in sorted(heard, key=lambda c: (c.i - (c.i - start) % 4, c.row)):
        what = _then(cue, pieces) or base
        if what in _BOUND and (any(c.values[0] == "CONDITION" for c in heard) or _bound(what, cue, last, pieces)):
            return "CONDITION", f"speech.{said.row.lemma}+cue.{cue.row}+if"
        if what == "REJECT" and until_behind(cue, pieces):
            return "CONDITION", f"speech.{said.row.lemma}+cue.{cue.row}+until"
        return what, f"speech.{said.row.lemma}+cue.{cue.row}"
    if base == "REPORT" and said.row.kind != "deny" and (told := _of_own_side(said, others, pieces, start)) is not None:
        return told, f"speech.{said.row.lemma}+state"
    if base == "REPORT" and said.row.kind != "deny" and threatens(said, pieces, start):
        return "WARN", f"speech.{said.row.lemma}+threat"
    if base == "REPORT" and (refused := never(said, pieces, start, end)) is not None:
        return refused, f"speech.{said.row.lemma}+never"
    if base == "REPORT" and (what_will := will(said, pieces, start)) is not None:
        bound = what_will == "OFFER" and _if_behind(start, last, pieces)
        return ("CONDITION" if bound else what_will), f"speech.{said.row.lemma}+will"
    if base == "REPORT" and only_if(pieces, start, end, last):
        return "CONDITION", f"speech.{said.row.lemma}+only"
    if base == "REPORT" and any(start <= p.i < end and _may_be(k, pieces) and _if_behind(p.j, last, pieces) for k, p in enumerate(pieces)):
        return "CONDITION", f"speech.{said.row.lemma}+may"
    owes = (_first_person(start, end, pieces) or owed(said, pieces)) if base == "REPORT" else None
    return owes or base, f"speech.{said.row.lemma}" + ("+owed" if owes else "")


def _only_named(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether a preposition brings a massacre that is only spoken of: «علم بمذبحة الجملين», «فقد أهله في مجزرة»."""
    k = next((n for n, p in enumerate(pieces) if p.i == cue.i), 0)
    word = pieces[k].norm.removeprefix("ب").removeprefix("ال")
    return word in _MASSACRES and (bool(pieces[k].prep) or pieces[k].norm.startswith("ب") or (k > 0 and pieces[k - 1].cue == "prep"))


def _threatens(said: Said, pieces: Sequence[Piece]) -> bool:
    """Whether what is pledged is to attack: «تعهدت الحركة بتصعيد هجماتها»."""
    first, last = said.content
    words = [p.norm.removeprefix("ب").removeprefix("ال") for p in pieces[first : min(last, first + 5)] if p.kind != "np"]
    return any(w in _ATTACKS for w in words)


def _takes_up(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether «ما لم» takes up what was told, and sets no condition: «…، وهو ما لم تؤكده أنقرة»."""
    k = next((n for n, p in enumerate(pieces) if p.i == cue.i), 0)
    return pieces[k].norm == "ما" and k > 0 and pieces[k - 1].cue in ("pron", "dem")


def _of_announcer(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether the cue is the stance of somebody whose making it known is only told: «…، غداة إعلان قائد الجيش رفضه المقترح»."""
    k = next((n for n, p in enumerate(pieces) if p.i == cue.i), 0)
    return k > 1 and pieces[k - 1].phrase is not None and not pieces[k - 1].prep and makes_known(pieces[k - 2])


def _wanted(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether «المطلوب» only describes the noun before it: «الإطار الزمني المطلوب سيكون …»."""
    k = next((n for n, p in enumerate(pieces) if p.i == cue.i), 0)
    return pieces[k].norm == "المطلوب" and k > 0 and pieces[k - 1].kind in ("word", "lex") and (pieces[k - 1].definite or pieces[k - 1].norm.startswith("ال"))


def _once(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether «كان» puts what the cue says into the past: «كان ينبغي أن تكون …», «كانوا يتوقعون الهزيمة»."""
    k = next((n for n, p in enumerate(pieces) if p.i == cue.i), 0)
    return k > 0 and pieces[k].norm[:1] in "يتن" and pieces[k - 1].norm.removeprefix("و") in _WAS


_ON_ACCOUNT_OF = frozenset({"بسبب", "نتيجه", "جراء", "اثر", "بعد", "عقب", "رغم", "بفعل", "نظرا ل"})


def _noun_of_refusal(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether the cue is a bare noun of refusing that somebody else's clause has for its subject or behind «ب»: «أن رفض دبلن المعاهدة خيبة», «قرار المحكمة برفض …»."""
    k = next((n for n, p in enumerate(pieces) if p.i == cue.i), 0)
    if pieces[k].norm.removeprefix("ب") != "رفض" or cue.j != pieces[k].j or pieces[k].enclitic:
        return False
    told_by = k > 0 and (pieces[k - 1].cue == "sub" or pieces[k - 1].norm in _ON_ACCOUNT_OF)  # «تأجل الموعد بسبب رفض الحركة …»
    return pieces[k].prep == "ب" or pieces[k].norm.startswith("ب") or told_by


def _blamed(said: Said, pieces: Sequence[Piece]) -> bool:
    """Whether what something is called condemns it: «وصف الهجوم بأنه عمل جبان», «بـ«جريمة»»."""
    first, last = said.content
    brought = next((n for n in range(first, last) if pieces[n].norm in ("ب", "بـ", "بانه", "بانها", "بانهم", "بان") or pieces[n].prep == "ب" or (pieces[n].norm.startswith("ب") and pieces[n].norm[1:] in _BLAMING)), None)
    if brought is None:
        return False
    words = [p.norm for p in pieces[brought : min(last, brought + 5)] if p.kind != "mark"]
    denied = {"ليس", "ليست", "غير", "لا"} & set(words)
    return not denied and any({w, w.removeprefix("ب"), w.removeprefix("ال")} & _BLAMING for w in words)


def _chants_no(said: Said, pieces: Sequence[Piece], short: bool) -> bool:
    """Whether what is chanted or written begins with «لا»: «هتفوا «لا للحرب»»; where it is not `short`, with «لا لـ» alone: no «كتب: «لا إرادة لديهم»»."""
    first, last = said.content
    quoted = next((n for n in range(first, last) if pieces[n].norm in QUOTING or pieces[n].norm == ":"), None)
    begin = quoted + 1 if quoted is not None else first
    words = [p for p in pieces[begin:last] if p.kind != "mark"][:2]
    opens = bool(words) and words[0].norm in ("لا", "كلا")
    return opens and (short or (len(words) > 1 and (words[1].prep == "ل" or (words[1].norm.startswith("ل") and words[1].norm not in ("لا", "لم", "لن", "لدي")))))


def _may_be(k: int, pieces: Sequence[Piece]) -> bool:
    """Whether the word says what may be, or that nobody means to: «العودة ممكنة», «لا نية لدينا»."""
    return pieces[k].norm in _MAY_BE or (pieces[k].norm == "نيه" and k > 0 and pieces[k - 1].norm == "لا")


def _of_others(cue: Cue, said: Said, pieces: Sequence[Piece]) -> bool:
    """Whether the position is another state's or man's, who stands right behind: «أكد زيلينسكي استعداد واشنطن لـ …»."""
    k = next((n for n, p in enumerate(pieces) if p.i >= cue.j), len(pieces))
    whose = pieces[k].phrase if k < len(pieces) and not pieces[k].prep and not pieces[k].conj and pieces[k - 1].j == cue.j else None
    if whose is None or said.speaker is None or pieces[k - 1].enclitic or same(whose, said.speaker):
        return False
    state, mine = whose.country, said.speaker.country
    return cue.values[0] not in _OTHERS and whose.kind == "state" and bool(state) and bool(mine) and state != mine


def _told_later(cue: Cue, said: Said, pieces: Sequence[Piece]) -> bool:
    """Whether a noun that takes a position stands within what «أن» tells and does not open it: «أكد أن الهدنة رهن بالتزام الأطراف»."""
    that = next((p for p in pieces[said.content[0] : said.content[1]] if p.cue == "sub"), None)
    return that is not None and that.j + 1 < cue.i


def _of_another(other: Said, said: Said, start: int, pieces: Sequence[Piece]) -> bool:
    """Whether somebody else says something inside the content, so that what stands behind is his: «أوضح الوكيل أن الرئيس أبدى تحفظه على …»."""
    if other.form != "verb" or not said.content[0] <= other.trigger < said.content[1] or pieces[other.trigger].i <= start:
        return False
    return not other.inherited and _other_voice(other, said)


def _other_voice(other: Said, said: Said) -> bool:
    """Whether somebody else speaks: no body or state whose position the speaker tells as its own."""
    body, man = other.speaker, said.speaker
    if body is None or man is None or same(body, man) or of_own_side(other.speaker, said):
        return False
    if said.row.kind == "quote" and man.kind not in ("person", "office"):
        return True  # «نقلت الوكالة عن التلفزيون أن المجلس وافق …»
    return body.kind in ("person", "office") or (body.kind == "group" and body.rule != "sides.body") or (bool(body.actor) and body.country != man.country)  # «إن الحكومة لن تقبل …» is her minister's word


def _of_own_side(said: Said, others: Sequence[Said], pieces: Sequence[Piece], start: int) -> Stance | None:
    """The stance that the speaker says his own state or body takes: «قال الوزير إن أنقرة تعرض استضافة قمة», «إن حركته قبلت الصيغة»."""
    for k, piece in enumerate(pieces):
        if piece.kind != "lex" or not start <= piece.i < start + OWN or not is_verb(pieces, k) or not k:
            continue
        told = next((o for o in others if o.trigger == k and of_own_side(o.speaker, said)), None)
        denial = _denial(k, pieces)
        entry = piece.has("speech")
        if denial in ("لن", "لم") and entry is not None and entry[2] == "past":
            continue  # «لن توقع بلاده» signs nothing, and foresees nothing
        acts = entry is not None and sayings()[entry[1]].kind in ("say", "strict") and _his(pieces[k - 2 if denial else k - 1], said)
        if told is None and not acts:
            continue
        what = told.row.stance if told is not None else sayings()[entry[1]].stance if entry is not None else "REPORT"
        found = _denied(what, denial) if denial and (told is None or told.negated) else what
        return found if found != "REPORT" else None  # type: ignore[return-value]
    return None


def _his(before: Piece, said: Said) -> bool:
    """Whether the verb behind the piece is the speaker's own deed or his side's: «إنها قبلت», «إن حركته قبلت»."""
    if own(before) or (before.kind == "np" and not before.prep and of_own_side(before.phrase, said)):
        return True
    many = before.norm.endswith("هم")  # «صرح المصدر بأنهم يطلبون فدية»: others
    return before.cue == "sub" and means(before.norm, said) and said.speaker is not None and not said.inherited and not (many and single(said.speaker))


def _second(clause: Clause, pieces: Sequence[Piece]) -> bool:
    """Whether the clause brings a second content, of which the first decides the stance: «إن الوفود ناقشت …، وإنها وافقت على …»."""
    return clause.opener == "sub" and clause.word in ("ان", "انه", "انها", "انهم") and bool(pieces[clause.start].conj)


def _of_speaker(cue: Cue, said: Said, pieces: Sequence[Piece]) -> bool:
    """Whether what the cue says is the speaker's or his state's: «إن بلاده ترفض», not «إن إيران تدعم …», «إن كير مستعد …»."""
    k = next((n for n, p in enumerate(pieces) if p.i <= cue.i < p.j), None)
    before = _word_before(k, pieces) if k else None
    if k is not None and _of_many(pieces[k].norm) and before is not None and not before.norm.endswith("هم"):
        return said.speaker is not None and (not single(said.speaker) or said.speaker.kind == "state" or bool(said.joint))  # «قال إن المقاتلين يأملون …»
    acts = k is not None and pieces[k].has("speech") is not None and is_verb(pieces, k)
    if k is not None and before is not None and acts and cue.values[0] not in ("WARN", "CONDITION") and _of_a_thing(k, before, said, pieces):
        return False
    if k is None or before is None or before.kind != "np" or before.phrase is None or said.speaker is None:
        return True
    if cue.values[0] == "CONDEMN" and not acts:
        return True  # «إن إسرائيل ترتكب …»: what another does is what he condemns
    if pieces[k].enclitic or pieces[k].prep or k - 1 <= said.trigger + 1 or (cue.values[0] in _OTHERS and not acts):
        return True
    if pieces[k].norm.startswith(_OF_THINGS):
        return True  # «إن كلام فلان مرفوض»
    who = before.phrase
    if said.row.kind == "quote" and said.speaker.kind in ("group", "anonymous_source") and who.kind == "state":
        return False  # «نسبت إلى مسؤولين قولهم إن واشنطن رفضت …»
    if who.kind == "organisation" and not before.prep and _foreign(who, said):
        return False  # «قال الوزير إن الاتحاد الأوروبي مستعد لـ …»
    if before.prep or who.kind not in ("state", "person") or same(who, said.speaker):
        return True
    if who.kind == "person":
        speaks_for = "spokesperson" in f"{said.speaker.office} {said.speaker.roles}"
        return speaks_for and who.country is not None and who.country == said.speaker.country and not who.rule.startswith("sides")
    return said.speaker.country is None or who.country == said.speaker.country


def _of_a_thing(k: int, before: Piece, said: Said, pieces: Sequence[Piece]) -> bool:
    """Whether the verb is the deed of a word right before it that names no speaker, or of what a relative clause hangs on: «الميثاق الذي يدعو إلى …», «كتيبة رفضت …»."""
    if k - 1 <= said.content[0] or any(len(e) > 3 and e[3] == 1 for e in pieces[k].entries):
        return False
    before = pieces[k - 2] if before.norm in CLOSING and k > 1 else before
    return before.cue == "rel" or (before.kind in ("word", "lex") and not own(before) and not before.conj and before.norm not in ("لن", "لا", "لم"))


def _foreign(body: Phrase, said: Said) -> bool:
    """Whether a body that is named, and is no state's, or another's, takes the position: nobody speaks for it who holds a state's office."""
    man = said.speaker
    if man is None or not man.country or not body.actor or body.actor.startswith("?"):
        return False
    if man.kind not in ("person", "office"):
        return man.kind in ("organisation", "state") and not same(body, man) and body.country != man.country
    return body.country != man.country and body.actor not in f"{man.office} {man.roles} {man.of}"


def _word_before(k: int, pieces: Sequence[Piece]) -> Piece:
    """The piece before piece k; before a verb, past the mark that opens a quotation: «إن موسكو «لا تريد …»»."""
    acts = pieces[k].cue == "neg" or is_verb(pieces, k)
    return pieces[k - 2] if acts and k > 1 and pieces[k - 1].norm in QUOTING and pieces[k - 2].kind == "np" else pieces[k - 1]


def _of_head(cue: Cue, pieces: Sequence[Piece], clauses: Sequence[Clause], start: int) -> bool:
    """Whether the words tell of what a relative clause in the content hangs on: «في ملعب إسرائيل التي يبدو أنها لا تريد …»."""
    n = next((n for n, c in enumerate(clauses) if pieces[c.start].i <= cue.i < pieces[c.end - 1].j), None)
    within = False
    while n is not None and n > 0 and pieces[clauses[n].start].i > start:
        here = clauses[n]
        if here.opener == "rel" and here.word in RELATIVES:
            return within or (here.verb is not None and cue.i <= pieces[here.verb].i < cue.j)  # «التعديلات التي طلبتها الحركة غير مقبولة»: not within
        within, n = True, here.parent
    return False


def _of_many(norm: str) -> bool:
    """Whether the word is a verb in the third person plural: «يأملون», «وافقوا»."""
    return len(norm) > 4 and (norm.endswith("وا") or (norm.endswith("ون") and norm[0] in "يت"))


_PRESSING = frozenset({"ضغط", "حض", "حث", "ناشد"})


def _sharpens(cue: Cue, said: Said, base: str, pieces: Sequence[Piece]) -> bool:
    """Whether the cue may sharpen the stance that the verb has by itself."""
    governed = base == "REPORT" and not said.marked and said.row.lemma in _POINTING and said.form in ("verb", "participle")
    if governed and "POSITION" in cue.values[1] and 0 <= cue.i - pieces[said.trigger].j <= (_FAR if said.form == "verb" else 1):
        return True  # «مشيراً إلى استعداد بلاده لـ …»
    if said.row.lemma == "صرح" and said.marked and "REPORT" not in cue.values[1]:
        return False  # «صرح بأن قلقهم لم يتبدد»
    if base == "DEMAND" and said.row.lemma in _PRESSING:
        return False  # «يضغط على كييف لقبولها»: what others are to do
    on = {part.strip() for part in cue.values[1].split("|")}
    return base in on or (base == "REPORT" and "POSITION" in on and (said.row.lemma in POSITIONAL or said.row.kind in ("feel", "strict", "quote")))


def _first_person(start: int, end: int, pieces: Sequence[Piece]) -> Stance | None:
    """The stance of the speaker's own verb in the first person: «قال: نرحب بأي اتفاق»."""
    for k, piece in enumerate(pieces):
        inside = start <= piece.i < min(end, start + OWN) and piece.kind == "lex"
        opens = inside and k and pieces[k - 1].kind in ("mark", "cue") and pieces[k - 1].cue not in ("pron", "aux", "prep", "rel")
        if opens and is_verb(pieces, k):
            for entry in piece.entries:
                if entry[0] == "speech" and entry[3] == 1 and entry[2] == "present" and not piece.has("noun", "masdar"):
                    what, denial = sayings()[entry[1]].stance, _denial(k, pieces)
                    if denial and what == "EXPECT":
                        return None  # «لا نستبعد لقاء»
                    found: Stance | None = _denied(what, denial) if denial else what  # type: ignore[assignment]
                    if found not in ("REPORT", None) and sayings()[entry[1]].kind in ("say", "strict"):
                        return found
    return None


def _then(cue: Cue, pieces: Sequence[Piece]) -> Stance | None:
    """The cue's stance, or the other one that the word behind it or a denial before it makes of it; None where the denial leaves none."""
    denial = _denial(next((n for n, p in enumerate(pieces) if p.i <= cue.i < p.j), 0), pieces)
    return _denied(_turned(cue, pieces), denial) if denial else _turned(cue, pieces)  # type: ignore[return-value]


def _bound(what: str, cue: Cue, last: int, pieces: Sequence[Piece]) -> bool:
    """Whether what is offered is bound to what others do: «سنوقف عملياتنا إذا توقف القصف»."""
    return what in ("OFFER", "SUPPORT") and _if_behind(cue.j, last, pieces)


def _if_behind(start: int, last: int, pieces: Sequence[Piece]) -> bool:
    """Whether a condition follows within the words behind `start`: «إذا توقف القصف», «ما دامت إسرائيل ملتزمة»."""
    ahead = [n for n in range(last) if start <= pieces[n].i < start + HEAD]
    plain = any(pieces[n].norm in _IF and not (n + 1 < last and pieces[n + 1].norm in _NEED | ({"ما"} if pieces[n].norm != "اذا" else set())) and not _whether(n, pieces) for n in ahead)
    return plain or any(pieces[n].norm == "ما" and n + 1 < last and pieces[n + 1].norm in _LASTS for n in ahead)


def _whether(k: int, pieces: Sequence[Piece]) -> bool:
    """Whether «إذا ما كان» only asks: «لم يتضح إذا ما كان …»."""
    return pieces[k].norm == "اذا" and [p.norm for p in pieces[k + 1 : k + 3]] in (["ما", "كان"], ["ما", "كانت"])


def _denial(k: int, pieces: Sequence[Piece]) -> str:
    """The word right before piece k that denies it: «لا نطلب الإذن», «لن تدعم», «غير مستعدين»; empty where none does."""
    before = pieces[k - 1] if k else None
    denies = before is not None and (before.cue == "neg" or before.norm in _NOT or before.norm == "وغير")
    return before.norm if before is not None and denies else ""


def _denied(what: str, denial: str) -> str | None:
    """What a stance is behind a word that denies it."""
    if denial in _WITHHELD or (denial == "لم" and what in ("SUPPORT", "OFFER")):
        return None
    return _DENIED.get(what)


def _turned(cue: Cue, pieces: Sequence[Piece]) -> str:
    other, _, words = cue.values[2].partition("=")
    behind = next((p for p in pieces if p.i >= cue.j and (p.kind != "np" or p.prep)), None)
    if other and behind is not None and cue.values[0] == "SUPPORT" and behind.norm.startswith("ال") and not behind.norm.endswith(("ين", "ون")):
        at = next(n for n, p in enumerate(pieces) if p is behind)
        quality = bool(cue.definite) or _is_quality(behind)
        while quality and at + 1 < len(pieces) and (pieces[at].norm.removeprefix("و").startswith("ال") and _is_quality(pieces[at])):
            at += 1
        behind = pieces[at] if quality else behind  # «الأهمية القصوى للحفاظ على …»
    if other and behind is not None:
        bare = behind.norm.removeprefix("لل").removeprefix("ال") if behind.prep else behind.norm
        if {bare, "ال" + bare, bare.removeprefix("ل"), bare.removeprefix("ب"), bare.removeprefix("ال")} & folded_words(words):
            return other.strip()
    return cue.values[0]


def _is_quality(piece: Piece) -> bool:
    """Whether the word only says how great: «القصوى», «البالغة»."""
    return piece.norm.removeprefix("و").removeprefix("ال") in _GREAT


def _inside_name(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether the words are part of a name: «قوات الدعم السريع» supports nobody."""
    return any(p.phrase is not None and p.i < cue.i and cue.j <= p.j for p in pieces)
