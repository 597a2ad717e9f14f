"""What is put in between, or only adds to what is told, taken out of the way of those who act, once a sentence is read into pieces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import LOCALITIES, word_sets
from tawatur.resolution.roster import Actor, Roster

_DASHES = ("-", "–", "—", "ـ")
_OPENING_QUOTES = frozenset("\"“«„")
_CLOSING_QUOTES = frozenset("\"”»")
_CONSISTING = word_sets()["consisting_of"]
_ONE_SIDE = frozenset({"جهه", "جانب", "طرف"})
_OTHER = frozenset({"اخري", "ثانيه", "اخر", "ثان", "مقابله"})


def unquote(pieces: list[Piece]) -> None:
    """Takes away the quotation marks around a place's name behind what it is: «في مدينة «سوتشي» الروسية»."""
    for k in range(len(pieces) - 3, 0, -1):
        head, opening, name, closing = pieces[k - 1 : k + 3]
        named = name.phrase is not None and name.phrase.kind in ("place", "state")
        if named and opening.norm in QUOTES and closing.norm in QUOTES and head.kind == "word" and LOCALITIES & {head.norm, head.norm[1:]}:
            name.quoted = False
            del pieces[k + 2], pieces[k]


def unfence(pieces: list[Piece]) -> None:
    """Makes commas of the dashes around what is put in, which otherwise would part the sentence: «– حفظه الله –», «- في تصريح … -»."""
    dashes = [k for k, p in enumerate(pieces) if p.kind == "mark" and p.norm in _DASHES]
    if not dashes:
        return
    for first, last in pairwise(dashes):
        if last - first < 24 and pieces[first + 1].cue == "prep":
            pieces[first].norm = pieces[last].norm = "،"
    for k in range(1, len(pieces) - 1):
        if pieces[k].cue == "adv" and "الله" in pieces[k].norm.split(" "):
            for fence in (pieces[k - 1], pieces[k + 1]):
                if fence.kind == "mark" and fence.norm in _DASHES:
                    fence.norm = "،"


def set_aside(pieces: list[Piece]) -> None:
    """Puts what «وهو» says somebody is out of the way of those who act: «استقبل الرئيس، وهو القائد السابق للجيش، فلاناً»."""
    for k in range(1, len(pieces) - 1):
        office = pieces[k + 1].phrase
        called = pieces[k].norm in ("هو", "هي") and pieces[k].conj == "و" and pieces[k - 1].phrase is not None
        if called and office is not None and office.kind == "office" and not office.actor and not pieces[k + 1].prep:
            pieces[k + 1].depth += 1
    _members(pieces)
    _entourage(pieces)
    _sides_told_apart(pieces)


def principals(pieces: Sequence[Piece], roster: Roster) -> None:
    """Puts whom a man deputises for out of the way of those who act: «حسين الشيخ نائب الرئيس الفلسطيني محمود عباس», where the roster has the first as deputy."""
    for before, piece in pairwise(pieces):
        man, principal = before.phrase, piece.phrase
        if man is None or principal is None or piece.prep or piece.conj or before.j != piece.i or not principal.office or not principal.rule.startswith("title+"):
            continue
        role, _, body = principal.office.partition("@")
        one, other = (roster.by_id.get(p.actor or "") for p in (man, principal))
        if one is not None and other is not None and _holds(one, role, body) and not _holds(other, role, body):
            piece.depth += 1
            principal.office, principal.roles = None, ()


def _holds(actor: Actor, role: str, body: str) -> bool:
    return any(o.role == role and o.body == body for o in actor.offices)


_CHARGED = frozenset({"المكلف", "المكلفه", "المعني", "المعنيه", "المعين", "المنتخب", "المنتخبه", "المسمي", "المتقاعد"})
_CHARGE = 6  # pieces between an office and its holder that say with what he is charged, by whom
_CHARGING = frozenset({"ب", "من", "في", "ل", "لدي", "الي", "علي"})


def name_charged(pieces: list[Piece], roster: Roster) -> None:
    """Makes one of an office, what its holder is charged with, and his name: «المبعوث المكلف بالمفاوضات مع الحركة فلان», «رئيس الحكومة المكلف من المجلس فلان»."""
    k = 0
    while k < len(pieces):
        office = pieces[k].phrase
        is_office = office is not None and ((office.kind == "office" and office.rule in ("office", "office.held")) or (office.kind == "group" and pieces[k].norm.split(" ")[0] in _LEADING))
        holder = _charged(pieces, k) or _bearer(pieces, k, roster) if is_office else None
        if holder is not None and office is not None:
            last = pieces[holder]
            assert last.phrase is not None
            last.phrase.inner = (*last.phrase.inner, *(p.phrase for p in pieces[k + 1 : holder] if p.phrase is not None))
            last.phrase.start, last.phrase.i, last.phrase.roles = office.start, office.i, last.phrase.roles or office.roles
            last.start, last.i, last.prep, last.conj = pieces[k].start, pieces[k].i, pieces[k].prep, pieces[k].conj
            del pieces[k:holder]
        k += 1


def name_envoys(pieces: list[Piece]) -> None:
    """Makes one of an envoy and the title and name right behind a comma that say who he is: «المبعوث الخاص للرئيس الروسي، نائب وزير الخارجية فلان»."""
    for k in range(len(pieces) - 3, -1, -1):
        envoy, comma, bearer = pieces[k], pieces[k + 1], pieces[k + 2]
        office, who = envoy.phrase, bearer.phrase
        if office is None or who is None or office.kind != "office" or office.actor or not _is_sent(envoy) or comma.norm not in ("،", ","):
            continue
        if who.kind == "person" and who.named and who.rule.startswith("title") and not bearer.conj and not bearer.prep and who.country and who.country == office.country:
            who.start, who.i, who.inner = office.start, office.i, (*office.inner, *who.inner)
            bearer.start, bearer.i, bearer.prep, bearer.conj = envoy.start, envoy.i, envoy.prep, envoy.conj
            del pieces[k : k + 2]


def _is_sent(piece: Piece) -> bool:
    return piece.norm.split(" ")[0].removeprefix("ال") in ("مبعوث", "موفد", "ممثل", "مبعوثه", "ممثله")


def _charged(pieces: Sequence[Piece], k: int) -> int | None:
    """The piece that names who holds the office at piece k, behind what he is charged with; None where none does."""
    office = pieces[k].phrase
    charged = office is not None and any(office.core[1] >= 0 and w in _CHARGED for w in (*pieces[k].norm.split(" "), *(p.norm for p in pieces[k + 1 : k + 2])))
    if not charged or office is None:
        return None
    for j in range(k + 1, min(len(pieces), k + 2 + _CHARGE)):
        piece = pieces[j]
        if piece.kind in ("mark", "time", "figure") or piece.conj or piece.cue in ("sub", "rel"):
            return None
        who = piece.phrase
        if who is not None and who.kind == "person" and not piece.prep:
            begins = pieces[k + 1]
            led = begins.cue == "prep" or begins.prep in _CHARGING or begins.norm in _CHARGED
            alike = not office.country or not who.country or who.country == office.country
            return j if led and who.named and j > k + 1 and alike else None
    return None


def _bearer(pieces: Sequence[Piece], k: int, roster: Roster) -> int | None:
    """The piece that names whom the roster has in the office at piece k, behind where it is held: «قائد القيادة الأمريكية في "الشرق الأوسط" براد كوبر»; None where none does."""
    office = pieces[k].phrase
    role, _, body = (office.office or "" if office is not None else "").partition("@")
    if k + 1 >= len(pieces) or not (pieces[k + 1].cue == "prep" or pieces[k + 1].prep in _CHARGING):
        return None
    for j in range(k + 1, min(len(pieces), k + _CHARGE)):
        piece = pieces[j]
        if (piece.kind == "mark" and piece.norm not in QUOTES) or piece.kind in ("time", "figure") or piece.conj or piece.cue in ("sub", "rel"):
            return None
        if piece.phrase is not None and piece.phrase.kind == "person" and not piece.prep:
            known = roster.by_id.get(piece.phrase.actor or "")
            untitled = piece.phrase.named and not piece.phrase.rule.startswith("title")
            return j if (known is not None and role and _holds(known, role, body)) or (untitled and _in_government(pieces[k + 1 : j])) else None
    return None


def _in_government(between: Sequence[Piece]) -> bool:
    """Whether an office's holder stands behind the government or land in which it is held: «وزير الدفاع في حكومة الوحدة الوطنية فلان», «زعيم المعارضة في بلاده فلان»."""
    if not 0 < len(between) < 3 or not (between[0].norm == "في" or between[0].prep in ("في", "ب")):
        return False
    word = between[-1].norm.split(" ")[0]
    return word in _HOMELANDS or (word in ("حكومه", "بحكومه") and between[-1].phrase is not None)


_LEADING = frozenset({"زعيم", "قائد", "رئيس"})
_HOMELANDS = frozenset({"بلاده", "بلادها", "البلاد", "البلد", "بلده", "ببلاده"})


def unquote_people(pieces: list[Piece]) -> None:
    """Takes away the quotation marks that hold nothing but a person's name, which some papers write around every name: «وزيرها "فلان" ونظيره "فلان"»."""
    k = 1
    while k < len(pieces):
        if pieces[k].kind != "mark" or pieces[k].norm not in _CLOSING_QUOTES:
            k += 1
            continue
        name = pieces[k - 1]
        person = name.phrase is not None and name.phrase.kind in ("person", "office")
        within = person and any(m in _OPENING_QUOTES for m in name.norm) and not name.quoted
        before = pieces[k - 2] if k > 1 else None
        around = person and before is not None and before.kind == "mark" and before.norm in _OPENING_QUOTES and name.quoted
        if within or around:
            name.quoted = False
            del pieces[k]
            if around:
                del pieces[k - 2]
                k -= 1
            continue
        k += 1


def _put_aside(pieces: Sequence[Piece], first: int, last: int) -> None:
    for piece in pieces[first:last]:
        piece.depth += 1


def _members(pieces: list[Piece]) -> None:
    """Puts aside of whom a delegation is said to consist: «استقبل وفداً من الحركة، ضم فلاناً وفلاناً»."""
    for k in range(1, len(pieces)):
        if pieces[k].norm not in _CONSISTING or pieces[k].prep or pieces[k].conj:
            continue
        back = k - 1
        while back > 0 and (pieces[back].norm in ("،", ",") or pieces[back].cue == "rel" or pieces[back].kind == "time"):
            back -= 1
        phrase = pieces[back].phrase
        last = _list_end(pieces, k + 1)
        if phrase is not None and phrase.definite and (met := _met_behind(pieces, k + 1)) is not None:
            last = met  # «اجتمع الوفد الذي ضم فلاناً قائد القوات وفلانة، بالرئيس»
        if phrase is not None and phrase.group == "delegation" and last > k + 1 and k - back <= 3:
            pieces[k].entries, pieces[k].kind = (), "word"
            _put_aside(pieces, k, last)


_LIST = 40  # pieces of a delegation's members with their offices


def _met_behind(pieces: Sequence[Piece], k: int) -> int | None:
    """The comma behind the members listed from piece k on, where whom the delegation met follows with «بـ» or «مع»; None where a verb or full stop comes first."""
    for j in range(k + 1, min(len(pieces) - 1, k + _LIST)):
        ahead = pieces[j + 1]
        if pieces[j].norm in ("،", ",") and (ahead.norm == "مع" or (ahead.prep == "ب" and ahead.phrase is not None and ahead.phrase.kind in ("person", "office"))):
            return j
        if (pieces[j].kind == "mark" and pieces[j].norm in (".", "؛", ":")) or pieces[j].verbal or pieces[j].cue in ("sub", "rel"):
            return None
    return None


def _list_end(pieces: Sequence[Piece], k: int) -> int:
    """The piece behind the people listed from piece k on."""
    if k < len(pieces) and pieces[k].norm in ("من",):
        k += 1  # «يتألف من فلان وفلان»
    if k < len(pieces) and pieces[k].cue == "coord":
        k += 1  # «ضم كلاً من …»
    end = k
    while k < len(pieces):
        piece = pieces[k]
        person = piece.phrase is not None and piece.phrase.kind in ("person", "office") and (not piece.prep or piece.prep == "من")
        if person and (k == end or piece.conj or pieces[k - 1].norm in ("،", ",")):
            end = k = k + 1
        elif piece.norm in ("،", ",") and k == end and end > 0:
            k += 1
        else:
            break
    return end


def _entourage(pieces: Sequence[Piece]) -> None:
    """Puts aside those who only came along with a man named before them: «استقبل الرئيس فلاناً والوفد المرافق له»."""
    for k in range(1, len(pieces) - 1):
        phrase, along = pieces[k].phrase, pieces[k + 1].norm
        if phrase is not None and phrase.group == "delegation" and pieces[k].conj == "و" and not phrase.inner and along.startswith("المرافق") and pieces[k - 1].phrase is not None:
            _put_aside(pieces, k, k + 3 if k + 2 < len(pieces) and pieces[k + 2].cue == "pp" else k + 2)


def _sides_told_apart(pieces: list[Piece]) -> None:
    """Puts aside what only parts two sides: «بين الحكومة من جهة، والحركة من جهة أخرى»."""
    for k in range(1, len(pieces) - 1):
        if pieces[k].norm != "من" or pieces[k + 1].norm not in _ONE_SIDE or pieces[k - 1].phrase is None:
            continue
        _put_aside(pieces, k, k + 3 if k + 2 < len(pieces) and pieces[k + 2].norm in _OTHER else k + 2)
