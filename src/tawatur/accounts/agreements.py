"""Agreements told by their noun and what says that it was made: «الاتفاق المبرم بين …», «اتفاق بين … تم التوصل إليه»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.beside import PAPERS, SIGNED
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.locating import is_place
from tawatur.accounts.roles import joined_roles
from tawatur.language import fold
from tawatur.language.kept import Kept
from tawatur.mentions.pieces import SIDES, Phrase, Piece
from tawatur.model import Place

_REACHED = frozenset(fold(w) for w in ("توصل", "التوصل"))
_BROUGHT_ABOUT = frozenset(fold(w) for w in ("تم", "تمت", "جرى", "جرت"))
_CONCLUDED = frozenset({"وقع", "وقعت", "ابرم", "ابرمت"})
_AGREEING = frozenset({"اتفاق", "توافق", "تفاهم"})
_CONTENT = frozenset({"علي", "بشان", "حول", "لـ", "من اجل"})  # bring what was agreed
_REACH = 16  # pieces behind the noun within which it is told who made it


def is_paper(piece: Piece) -> bool:
    """Whether the word names an agreement."""
    return piece.kind == "word" and _ends_in_paper[piece.norm] and _bare(piece) in PAPERS


def is_accord(piece: Piece) -> bool:
    """Whether an event noun is an agreement by its first word: «اتفاق وقف إطلاق النار»."""
    return piece.kind == "lex" and " " in piece.norm and piece.norm.split(" ")[0] == "اتفاق" and piece.has("noun") is not None


@Kept
def _ends_in_paper(norm: str) -> bool:
    """Whether the word may be one of an agreement with something written on to it: the gate before it is taken apart."""
    return norm.endswith(tuple(PAPERS))


def is_agreeing(piece: Piece) -> bool:
    """Whether the event noun is one of agreeing."""
    entry = piece.has("noun")
    return entry is not None and triggers.nouns()[entry[1]].sense.name == "agree"


def _bare(piece: Piece) -> str:
    if piece.norm in PAPERS:
        return piece.norm  # «على وثيقة»: no «و» before it
    return _bared(piece.norm.removeprefix("و") if piece.conj else piece.norm, piece.prep)


@lru_cache(maxsize=100_000)
def _bared(word: str, prep: str) -> str:
    """The word without its article, or a preposition written before it."""
    for article in ("بال", "لل", "كال", "ال"):
        if word.startswith(article):
            return word.removeprefix(article)
    if word[:1] in ("ل", "ب") and word[1:] in PAPERS:
        return word[1:]  # «التوصل لاتفاق»
    return word[1:] if prep and word[:1] == prep else word


def read_agreement(scene: Scene, index: int, k: int) -> Draft | None:
    """The agreement whose noun is piece k, where the words behind it say that it was made, and between whom."""
    end = _sentence_end(scene, k)
    made = _made(scene, k, end)
    if made is None:
        return None
    at, name = made
    sides = _between(scene, k, end)
    if len(sides) < 2:
        return None
    if at == k:
        end = next((j for j in range(k + 1, end) if scene.pieces[j].norm in _CONTENT or scene.pieces[j].prep in _CONTENT), end)
    args = after(scene.pieces, at + 1, end, False)
    args.times += [p.time for p in scene.pieces[k - 1 : k] if p.time is not None and at == k]
    args.places += _places(scene, k + 1, at)
    found = Arguments(joining=args.joining, places=args.places, times=args.times, last=args.last)
    scene.used.update(range(k, at + 1))
    roles = [("source", p) for p in sides] + joined_roles(found, triggers.senses()[name])
    draft = build_draft(scene, index, k, triggers.senses()[name], roles, found, "noun", f"agreement.{name}", sides)
    if draft is not None and (scene.pieces[at].norm.startswith("ال") or _bare(scene.pieces[at]) in _CONCLUDED):
        draft.status = "happened"  # «الاتفاق المبرم»: taken for granted whatever else the clause doubts
    return draft


def read_announced(scene: Scene, index: int, k: int) -> Draft | None:
    """The agreement that its parties, or one of them, say they have reached: «أعلنت الحكومة والحركة التوصل إلى اتفاق»."""
    entry = scene.pieces[k].has("masdar")
    trigger = triggers.verbs()[entry[1]] if entry is not None else None
    if trigger is None or trigger.sense.name not in ("agree", "sign") or scene.pieces[k].enclitic not in ("", "ه", "ها", "هما", "هم") or scene.pieces[k].prep not in ("", "عن", "ب", *_AFTER):
        return None
    behind = scene.pieces[k + 1 : k + 6]
    if not any(is_paper(p) for p in behind):
        return None
    if (signed := _signed_by(scene, index, k, trigger)) is not None:
        return signed
    if any(p.norm == "بين" or p.prep == "بين" for p in scene.pieces[k + 1 : k + _REACH]):
        return _reached_between(scene, index, k, trigger)
    sayings = [s for s in scene.said if s.clause == index and s.form == "verb" and s.trigger < k and s.row.stance == "REPORT" and s.row.kind != "deny"]
    sides = [p for s in sayings if s.speaker is not None for p in _both(scene, s.speaker)]
    if scene.pieces[k].enclitic in ("ه", "ها"):
        sides = [s.speaker for s in sayings[:1] if s.speaker is not None]
        sides += after(scene.pieces, k + 1, scene.clauses[index].end, False).preps.get("مع", [])  # «أعلن توصله مع نظيره إلى اتفاق»
    if len({p.actor or p.name for p in sides}) < 2 or any(p.kind not in _PARTIES for p in sides if not scene.pieces[k].enclitic):
        return None
    args = after(scene.pieces, k + 1, scene.clauses[index].end, False)
    found = Arguments(places=args.places, times=args.times, last=args.last)
    roles = [("source", p) for p in sides]
    return build_draft(scene, index, k, trigger.sense, roles, found, "noun", f"agreement.announced {trigger.lemma}", sides)


def read_signing(scene: Scene, index: int, k: int) -> Draft | None:
    """The signing by those named behind the masdar at piece k that a light verb carries: «شهدت جوبا توقيع الحكومة مع الجبهة الاتفاق»."""
    entry = scene.pieces[k].has("masdar")
    return _signed_by(scene, index, k, triggers.verbs()[entry[1]]) if entry is not None else None


def _signed_by(scene: Scene, index: int, k: int, trigger: triggers.Trigger) -> Draft | None:
    """The agreement whose signing by its owners a place saw, «شهدت جوبا توقيع الحكومة مع الجبهة الاتفاق», or another thing came after: «بعد توقيع وزيري خارجية البلدين على اتفاق المبادئ»."""
    seen_by = _seen_by(scene, index, k)
    if trigger.sense.name != "sign" or not (seen_by or comes_after(scene, k)) or any(p.future for p in scene.pieces[max(0, k - 3) : k]):
        return None
    sides, j = listed(scene, k + 1)
    if not sides and seen_by and is_paper(scene.pieces[k + 1]):
        sides = [q for p in after(scene.pieces, k + 1, scene.clauses[index].end, False).agents if p.kind in SIDES for q in (p.parts or (p,))]
        j = k + 1  # «تم توقيع الاتفاق من قبل ممثلين عن …»
    ahead = scene.pieces[j : j + 2]
    on = bool(ahead) and ahead[0].norm == "علي" and is_paper(ahead[-1])
    if len(sides) < 2 or not (on or (ahead and is_paper(ahead[0]) and not ahead[0].prep)):
        return None
    args = after(scene.pieces, j, scene.clauses[index].end, False)
    found = Arguments(places=args.places, times=args.times, last=args.last)
    found.places = [p.phrase.place for p in seen_by if p.phrase is not None and p.phrase.place is not None][:1] or found.places
    found.times = [p.time for p in seen_by if p.time is not None] or found.times
    roles = [("source", p) for p in sides]
    return build_draft(scene, index, k, trigger.sense, roles, found, "noun", f"agreement.{'seen' if seen_by else 'after'} {trigger.lemma}", sides)


def _seen_by(scene: Scene, index: int, k: int) -> Sequence[Piece]:
    """The pieces between «شهد», «تم» and what it tells to have been done; empty where no such verb brings it."""
    verb = scene.clauses[index].verb
    light = scene.pieces[verb].has("light") if verb is not None and verb < k and is_verb(scene.pieces, verb) else None
    if verb is None or light is None or triggers.light_verbs()[light[1]].voice not in ("stage", "event", "host") or scene.pieces[k].prep:
        return []
    between = scene.pieces[verb + 1 : k]
    plain = all(p.kind in ("np", "time", "mark", "cue", "word") and p.cue not in ("sub", "rel") for p in between)
    return [scene.pieces[verb], *between] if plain else []


def comes_after(scene: Scene, k: int) -> bool:
    return scene.pieces[k].prep in _AFTER or (k > 0 and scene.pieces[k - 1].norm in _AFTER)


def listed(scene: Scene, k: int) -> tuple[list[Phrase], int]:
    """The sides named one after another from piece k on, and the piece behind them."""
    found: list[Phrase] = []
    for j in range(k, len(scene.pieces)):
        piece = scene.pieces[j]
        if found and piece.cue == "prep" and piece.norm == "مع" and j + 1 < len(scene.pieces) and scene.pieces[j + 1].prep == "مع":
            continue
        joined = bool(piece.conj) or (piece.prep == "مع" and bool(found))
        if piece.phrase is None or piece.prep not in ("", "مع") or joined != bool(found) or piece.phrase.kind not in SIDES:
            return found, j
        found += piece.phrase.parts or (piece.phrase,)
    return found, len(scene.pieces)


def signers_behind(scene: Scene, k: int) -> tuple[list[Phrase], int]:
    """Who signs, named behind what is signed, and where they are first named: «وقّع الاتفاق رئيسا البلدين», «وقّع اتفاق وقف النار زعماء …»."""
    paper = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if paper is None or not (is_paper(paper) or (paper.has("noun") and paper.norm.startswith("اتفاق"))) or paper.prep or paper.conj:
        return [], k
    j = k + 2
    while j < min(len(scene.pieces), k + 5) and scene.pieces[j].kind == "word" and not (scene.pieces[j].prep or scene.pieces[j].conj):
        j += 1
    known = scene.pieces[j - 1].norm.startswith("ال") or " ال" in scene.pieces[j - 1].norm  # «اتفاق الرياض» has no signer behind it
    sides, end = listed(scene, j)
    return (sides, j) if known and len(sides) >= 2 and end > j else ([], k)


def reached_it(scene: Scene, k: int) -> bool:
    """Whether what the verb at piece k says was come to is the agreement named right before it: «الاتفاق الذي توصلت إليه …», «اتفاق تاريخي توصل إليه …»."""
    ahead = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if ahead is None or ahead.norm not in _TO_IT:
        return False
    behind = scene.pieces[max(0, k - 4) : k]
    while behind and (behind[-1].cue == "rel" or (behind[-1].kind == "word" and not is_paper(behind[-1]))):
        behind = behind[:-1]
    return bool(behind) and (is_paper(behind[-1]) or is_agreeing(behind[-1]))


def agreed_with(scene: Scene, index: int, k: int) -> list[Phrase]:
    """The other side, named behind what the paper without article is to do: «وقعت كينشاسا اتفاقاً يضمن وقف القتال مع الحركة»."""
    clause = scene.clauses[index]
    goes_on = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    paper = next((p for p in reversed(scene.pieces[k + 1 : clause.end]) if p.kind in ("word", "lex") and (is_paper(p) or is_agreeing(p))), None)
    if paper is None or paper.norm.startswith("ال"):
        return []
    if goes_on is None or goes_on.opener != "verb" or goes_on.verb != goes_on.start or goes_on.start != clause.end:
        behind = [p for p in scene.pieces[k + 1 : clause.end] if p.start >= paper.end]
        stop = next((n for n, p in enumerate(behind) if p.kind == "mark"), len(behind))
        return [p.phrase for p in behind[:stop] if p.prep == "مع" and p.phrase is not None and p.phrase.kind in SIDES][-1:]  # «اتفاقاً لوقف القتال مع الحركة»
    with_whom = after(scene.pieces, goes_on.start + 1, goes_on.end, True)
    named = [p for p in with_whom.preps.get("مع", []) if p.kind in SIDES]
    if not named:
        named = [p.phrase for p in scene.pieces[goes_on.start + 1 : goes_on.end] if p.prep == "مع" and p.phrase is not None and p.phrase.kind in SIDES]
    return named if not with_whom.subject else []


def other_paper(scene: Scene, k: int, end: int) -> int | None:
    """Where another agreement is named that came before the one of piece k: «وقّعا إعلاناً، عقب اتفاق وُقّع في يونيو»."""
    return next((p.start for n, p in enumerate(scene.pieces[k + 1 : end], k + 1) if is_paper(p) and {p.prep, scene.pieces[n - 1].norm} & _AFTER), None)


_TO_IT = frozenset({"اليه", "اليها", "له", "لها"})
_AFTER = frozenset({"بعد", "عقب", "اثر", "فور", "منذ", "غداه", "رغم"})
_ASSERTING = frozenset({"REPORT", "PRAISE"})
MADE_KNOWN = frozenset({"اعلان", "الاعلان", "اعلانه", "اعلانها", "نبا", "انباء", "الكشف"})


def _reached_between(scene: Scene, index: int, k: int, trigger: triggers.Trigger) -> Draft | None:
    """What others make known, or what comes after it: «أفادت مصادر بالتوصل إلى اتفاق بين …», «الإعلان عن التوصل لاتفاق بين …», «بعد توقيع اتفاق بين …»."""
    end = _sentence_end(scene, k)
    before = scene.pieces[max(0, k - 7) : k]
    follows = comes_after(scene, k)
    if follows and any(p.future for p in scene.pieces):
        return None  # «ستنسحب القوات فور التوصل إلى اتفاق بين …»
    known = any(p.norm in MADE_KNOWN for p in before[-5:])
    said = any(s.clause == index and s.form == "verb" and s.trigger < k and s.row.stance in _ASSERTING and s.row.kind != "deny" for s in scene.said)
    near = [p for p in before if p.kind == "lex" and not p.has("speech", "light")]
    certain = scene.pieces[k].definite or is_paper(scene.pieces[k + 1])
    if not (follows or known or (said and certain and not near)):
        return None
    ahead = next((j for j in range(k + 1, end) if scene.pieces[j].prep == "بين"), end)
    sides = _between(scene, k, end)
    if len({p.actor or p.name for p in sides}) < 2 or any(p.has("noun") and not is_paper(p) and p.norm != "اتفاق علي" for p in scene.pieces[k + 1 : ahead]):
        return None  # «التوصل إلى الاتفاق غداة محادثة بين …»: the call is theirs
    args = after(scene.pieces, k + 1, end, False)
    found = Arguments(places=args.places, times=args.times, last=args.last)
    roles = [("source", p) for p in sides]
    return build_draft(scene, index, k, trigger.sense, roles, found, "noun", f"agreement.between {trigger.lemma}", sides)


_YIELDING = frozenset({"أفضى", "أسفر", "أدى", "أثمر", "تمخض", "تكلل", "خلص", "انتهى", "قاد"})


def read_outcome(scene: Scene, index: int, k: int) -> Draft | None:
    """The agreement that talks led to, made by their sides: «أفضت محادثات بين … إلى اتفاق», «أثمرت المفاوضات اتفاقاً», «انتهت الجولة بتفاهم»."""
    piece, clause = scene.pieces[k], scene.clauses[index]
    if clause.verb is None or clause.verb >= k or piece.conj or not (is_paper(piece) or is_agreeing(piece)):
        return None
    rows = [triggers.light_verbs()[e[1]] for e in scene.pieces[clause.verb].entries if e[0] == "light"]
    before = scene.pieces[k - 1]
    led = before.norm if before.cue == "prep" else piece.prep or (piece.norm[:1] if _bare(piece) == piece.norm[1:] else "")
    yields = next((r for r in rows if r.lemma in _YIELDING and r.voice == "event" and (led in r.preps if r.preps else not led)), None)
    if yields is None:
        return None
    subject = [p for p in scene.pieces[clause.verb + 1 : k] if p.has("noun") or p.norm in _ROUNDS]
    if not subject or any(p.kind == "lex" and p.has("verb") and not p.has("noun") for p in scene.pieces[clause.verb + 1 : k]):
        return None
    named = scene.here and subject[0].start <= scene.here[-1].start < piece.start
    sides = scene.here if named or (scene.here and _definite(subject[0])) else scene.discourse.sides if _definite(subject[0]) else ()
    sides = tuple(p for p in sides if p not in scene.hosts)  # «استضافت … محادثات بين … أفضت إلى اتفاق»
    if len({p.actor or p.name for p in sides}) < 2:
        return None
    args = after(scene.pieces, k + 1, clause.end, False)
    found = Arguments(places=[], times=[*args.times], last=args.last)
    draft = build_draft(scene, index, k, triggers.senses()["agree"], [("source", p) for p in sides], found, "past", f"light.{yields.lemma}+agreement", sides)
    if draft is not None:
        scene.used.add(k)
    return draft


_ROUNDS = frozenset({"جوله", "الجوله", "الجولات", "جولات", "جلسه", "الجلسه"})


def _definite(piece: Piece) -> bool:
    return piece.definite or piece.norm.startswith("ال")


def _both(scene: Scene, speaker: Phrase) -> list[Phrase]:
    """The speaker, or the sides he names, and who is coordinated right behind him."""
    found = list(speaker.parts or (speaker,))
    j = next((j for j, p in enumerate(scene.pieces) if p.phrase is speaker), len(scene.pieces))
    for piece in scene.pieces[j + 1 : j + 4]:
        if piece.phrase is None or not piece.conj or piece.prep:
            break
        found.append(piece.phrase)
    return found


_PARTIES = frozenset({"state", "organisation", "group"})


def _sentence_end(scene: Scene, k: int) -> int:
    """The piece before which the noun's words end: the mark that closes them, or its reach."""
    last = min(len(scene.pieces), k + _REACH)
    return next((j for j in range(k + 1, last) if scene.pieces[j].norm in (".", ":", "؟", "!")), last)


def _made(scene: Scene, k: int, end: int) -> tuple[int, str] | None:
    """(last piece, sense) of the words that say it was made."""
    verb = k - 2 if k > 1 and scene.pieces[k - 1].kind == "time" else k - 1
    if verb >= 0 and _brought_about(scene, verb) and k + 1 < end and scene.pieces[k + 1].norm == "بين" and _bare(scene.pieces[k]) in _AGREEING:
        return k, "agree"  # «تم الاتفاق بين الحكومة والحركة على …»
    for j in range(k + 1, end):
        word = _bare(scene.pieces[j])
        if scene.pieces[j].kind == "np" and not (j == k + 1 and word in SIGNED):  # «الاتفاق الموقع», no website
            continue
        if word in SIGNED and (j == k + 1 or _brought_about(scene, j - 1) or scene.pieces[j - 1].norm.startswith("ال")):
            return j, "sign"
        if word in _CONCLUDED and _undergone(scene, j):
            return j, "sign" if word.startswith("وقع") else "agree"  # «اتفاق سلام وُقّع بين …», «الاتفاق الذي أُبرم»
        if scene.pieces[j].enclitic and _brought_about(scene, j - 1) and (sense := _of_agreeing(scene.pieces[j])):
            return j, sense  # «الاتفاق الذي تم إبرامه بين …»
        if word in _REACHED and _brought_about(scene, j - 1):
            return j, "agree"
        if scene.pieces[j].kind == "mark" or scene.pieces[j].cue == "sub" or _other_verb(scene.pieces[j]):
            return None
    return None


def _of_agreeing(piece: Piece) -> str:
    """The sense of a masdar of agreeing or signing; empty where the word is none."""
    entry = piece.has("masdar")
    name = triggers.verbs()[entry[1]].sense.name if entry is not None else ""
    return name if name in ("agree", "sign") else ""


def _undergone(scene: Scene, j: int) -> bool:
    """Whether nobody stands behind the verb who could have done it, nor does it take the paper up: «اتفاق وُقّع أمس بين …»."""
    behind = scene.pieces[j + 1] if j + 1 < len(scene.pieces) else None
    return not scene.pieces[j].enclitic and behind is not None and (behind.kind == "time" or behind.norm in ("بين", "في", "ب") or behind.prep in ("بين", "في", "ب"))


def _other_verb(piece: Piece) -> bool:
    return piece.kind == "lex" and piece.norm not in _BROUGHT_ABOUT and bool(piece.has("verb", "speech", "light")) and not piece.has("noun", "masdar")


def _brought_about(scene: Scene, j: int) -> bool:
    return scene.pieces[j].norm.removeprefix("و") in _BROUGHT_ABOUT


def _between(scene: Scene, k: int, end: int) -> list[Phrase]:
    """Those named behind «بين», the list after it, and behind another «وبين»."""
    found: list[Phrase] = []
    open_list = False
    for j in range(k + 1, end):
        piece = scene.pieces[j]
        if piece.kind == "np" and piece.phrase is not None:
            if piece.prep == "بين" or (open_list and piece.conj and not piece.prep):
                found += piece.phrase.parts or (piece.phrase,)
                open_list = True
            else:
                open_list = open_list and is_place(scene.pieces, j)
        elif piece.kind == "lex":
            open_list = False
    return [p for p in found if p.kind != "place"]


def _places(scene: Scene, start: int, end: int) -> list[Place]:
    """The places between the noun and what says that it was made."""
    phrases = (scene.pieces[k].phrase for k in range(start, end) if scene.pieces[k].prep in ("في", "ب") and is_place(scene.pieces, k))
    return [p.place for p in phrases if p is not None and p.place is not None]
