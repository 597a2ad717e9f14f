"""The noun phrases before a verb that are its subject."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.beside import joining, looks_adjective
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.locating import is_place
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import HEADED_BY, closing_words


def apart(pieces: Sequence[Piece], left: Phrase, verb: int) -> bool:
    """Whether a comma parts the phrase from the verb behind it, and does not only close the name in it: «رئيس المجلس، فلان، التقى …»."""
    named = next((j for j in range(verb) if pieces[j].phrase is left and COMMAS & set(pieces[j].norm)), None)
    closing = pieces[named + 1].start if named is not None else -1
    return any(p.kind == "mark" and p.norm in COMMAS and p.start >= left.end and p.start != closing for p in pieces[:verb])


def subject_left(pieces: Sequence[Piece], clause: Clause, verb: int) -> list[Phrase]:
    """The noun phrases standing before the verb as its subject, in order; empty where there are none."""
    k = verb - 1
    skipped = 0
    while k >= clause.start:
        piece = pieces[k]
        if piece.depth and piece.kind == "word":
            k -= 1  # «الهيئة الحكومية (IGAD) اقترحت …»
            continue
        if piece.kind == "np" and piece.phrase is not None:
            if k - 2 >= clause.start and pieces[k - 1].norm in _PUTTING and "حد" in pieces[k - 2].norm:
                k -= 3 if pieces[k - 2].norm != "حد" else 4  # «على حد وصف المصدر»
                continue
            if joining(pieces, k):
                k -= 1  # «الرئيس يرافقه وفد … سيزور»
                continue
            if (body := _led_body(pieces, clause, k)) is not None:
                k = body
                continue
            if piece.prep or piece.depth:
                if piece.depth:
                    k -= 1
                    continue
                if (_after_comma(pieces, k, verb) or (piece.prep == "في" and is_place(pieces, k) and k > clause.start + 1)) and skipped < 3:
                    skipped += 1
                    k -= 1
                    continue
                return []
            if piece.phrase.kind == "place" and piece.phrase.country is None:
                return []
            if _in_phrase(pieces, clause, k):
                return []
            if (named := _named_before(pieces, clause, k)) is not None:
                return [named]
            return _coordinated_left(pieces, clause, k)
        if piece.kind in ("time",) or (piece.kind == "mark" and piece.norm not in (".", ":", "؛")):
            k -= 1
            continue
        if (
            piece.kind == "cue"
            and piece.cue in ("adv", "modal", "neg", "aux", "pron", "prep", "pp", "sub")
            and not (piece.cue == "sub" and k > clause.start)
        ):
            if piece.cue == "sub":
                return []
            k -= 1
            continue
        if (
            piece.kind == "word"
            and skipped < 3
            and (piece.prep or (k and pieces[k - 1].kind == "cue" and pieces[k - 1].cue == "prep") or looks_adjective(piece))
        ):
            skipped += 1
            k -= 1
            continue
        return []
    return []


def noun_before(pieces: Sequence[Piece], clause: Clause, verb: int) -> bool:
    """Whether a noun that no table has is the subject right before a verb in the present: «فريق السلطة يتهم الحزب», «اللافتات تندد بالوزير»."""
    entries = [e for e in pieces[verb].entries if e[0] in ("verb", "light", "speech")]
    if pieces[verb].conj or not entries or any(e[2] != "present" or e[3] != 3 or e[4] != "s" for e in entries):
        return False
    first = 0 if clause.opener == "verb" and clause.start == verb else clause.start  # «…، فريق السلطة يتهم الحزب»
    k = verb
    while k > first and verb - k < _LONGEST and _of_noun_phrase(pieces[k - 1]) and not pieces[k].prep and not pieces[k].conj:
        k -= 1
    if k == verb or (k > first and pieces[k - 1].kind not in (("mark",) if first < clause.start else ("mark", "cue"))):
        return False
    head = pieces[k]
    definite = head.norm.startswith("ال") or any(p.norm.startswith("ال") for p in pieces[k + 1 : verb])
    led = bool(head.prep) or (k > first and pieces[k - 1].cue == "prep")
    feminine = head.norm.endswith(("ه", "ات"))
    agrees = feminine == any(e[5] == "f" for e in entries)
    return head.kind == "word" and definite and agrees and not led and head.norm not in closing_words() and not head.norm.endswith("ا")


_PUTTING = frozenset({"وصف", "قول", "تعبير", "زعم"})
_LONGEST = 4  # pieces of a subject without prepositions, adjectives included


def _of_noun_phrase(piece: Piece) -> bool:
    """Whether the piece may stand in a noun phrase: a word, or a name that completes one."""
    return piece.kind in ("word", "np") and not piece.quoted


def _named_before(pieces: Sequence[Piece], clause: Clause, k: int) -> Phrase | None:
    """Who is called so between commas, where the description stands for nobody: «موسيفيني، الوسيط المعيّن من المجموعة، قد تلقى …»."""
    if k - 2 < clause.start or pieces[k - 1].norm not in COMMAS or pieces[k].conj:
        return None
    description, named = pieces[k].phrase, pieces[k - 2].phrase
    if description is None or named is None or description.rule != "sides.person":
        return None
    if description.name and not any(p.kind == "mark" and p.norm in COMMAS for p in pieces[k + 1 : clause.verb or k]):
        return None
    return named if named.kind in ("person", "office") and named.name and not pieces[k - 2].prep else None


def _in_phrase(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    """Whether the phrase completes a noun that a preposition governs: «منذ اغتيال الحريري، التقى المبعوث …»."""
    if k - 1 < clause.start or pieces[k].conj:
        return False
    noun = pieces[k - 1]
    if noun.kind not in ("word", "lex") or noun.definite or noun.norm.startswith("ال") or is_verb(pieces, k - 1):
        return False
    before = pieces[k - 2] if k >= 2 else None
    return bool(noun.prep) or (before is not None and before.kind == "cue" and before.cue == "prep")


def _of_thing(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    """Whether the phrase completes a word that «ب» is written onto: «فوجئنا بموقف ويتكوف، والوسطاء رحبوا»."""
    noun = pieces[k - 1] if k > clause.start else None
    return noun is not None and noun.kind == "word" and noun.norm.startswith("ب") and len(noun.norm) > 4


def _led_body(pieces: Sequence[Piece], clause: Clause, k: int) -> int | None:
    """The piece of the body whose leader stands at piece k: «الحركة بزعامة فلان رفضت …»."""
    at = k - 2 if pieces[k - 1].norm in HEADED_BY else k - 1 if pieces[k].prep in HEADED_BY else -1
    body = pieces[at].phrase if at >= clause.start else None
    return at if body is not None and body.kind in ("organisation", "state") and not pieces[at].prep else None


def _after_comma(pieces: Sequence[Piece], k: int, verb: int) -> bool:
    return any(p.kind == "mark" and p.norm in COMMAS for p in pieces[k + 1 : verb])


def _coordinated_left(pieces: Sequence[Piece], clause: Clause, k: int) -> list[Phrase]:
    found: list[Phrase] = []
    while k >= clause.start:
        piece = pieces[k]
        if piece.kind == "np" and piece.phrase is not None and not piece.prep and not (found and (_in_phrase(pieces, clause, k) or _of_thing(pieces, clause, k))):
            found.insert(0, piece.phrase)
            if not piece.conj:
                break
            k -= 1
            while k >= clause.start and pieces[k].kind == "mark":
                k -= 1
            continue
        break
    return found
