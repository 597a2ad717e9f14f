"""Headlines and lines of tickers in which whoever stands alone before a colon says what follows."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.clauses import COMMAS, is_verb
from tawatur.accounts.lexicon import Saying
from tawatur.attribution.heads import described
from tawatur.attribution.named import in_full
from tawatur.attribution.said import PRESS, QUOTING, Said, Scene, link, may_speak
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_PLATFORMS = word_sets()["platforms"]
_ALERTS = frozenset({"عاجل", "هام", "مباشر", "الان"})
_SPEAKING_AT = frozenset({"خلال", "عقب", "امام", "من", "علي هامش", "في ختام"})
_REMARKS = frozenset({"مقابله", "حديث", "تصريح", "تصريحات", "كلمه", "خطاب", "حوار", "موتمر", "لقاء", "بيان", "رساله"})
_LABEL = 7  # pieces within which a line's label ends


def headed(scene: Scene) -> list[Said]:
    """«وزير الخارجية الأوكراني: لا نستبعد لقاءً …»: whoever stands alone before a colon says what follows."""
    pieces = scene.pieces
    k = _after_bars(pieces)
    while k < len(pieces) and (pieces[k].kind in ("mark", "time") or pieces[k].cue == "num" or _alert(pieces, k)):
        k += 1
    if k + 2 >= len(pieces) or pieces[k].prep or pieces[k].conj:
        return []
    colon = next((n for n in range(k + 1, min(k + 9, len(pieces))) if pieces[n].norm == ":"), 0)
    told = _told_to(pieces, colon) or _from_press(pieces, k, colon)
    if told is not None and told is pieces[k].phrase:
        k, last = k + 2, colon
    else:
        last = colon - 1 if told is not None else _aside(pieces, k, colon)
    speaker = pieces[k].phrase if last == k + 1 else (described(pieces, k, last) or pieces[k].phrase) if colon else None
    speaker = in_full(pieces, speaker, last) if speaker is not None else None
    if speaker is None or (speaker.j < pieces[last].i and not _called_so(pieces, k, last)) or not may_speak(speaker) or _byline(pieces, speaker, colon):
        return []
    said = Said(k, speaker, Saying("قال", (), "REPORT", "say"), (colon + 1, len(pieces)), 0, "verb", marked=True)
    said.links = (*((link(told, None, None),) if told is not None else ()), link(speaker, None, None))
    return [said]


def _called_so(pieces: Sequence[Piece], k: int, last: int) -> bool:
    """Whether only what he is called stands between the man at piece k and piece `last`, between commas: «فلان، ممثل الإقليم، لرويترز: …»."""
    phrase, words = pieces[k].phrase, pieces[k + 1 : last]
    man = phrase is not None and phrase.kind == "person" and phrase.named
    opened = bool(COMMAS & set(pieces[k].norm)) or (bool(words) and words[0].norm in COMMAS)
    return man and opened and len(words) > 1 and words[-1].norm in COMMAS and not any(p.cue in ("rel", "sub") or is_verb(pieces, k + 1 + n) for n, p in enumerate(words))


def _after_bars(pieces: Sequence[Piece]) -> int:
    """The piece behind the bars with which a ticker's line begins: «بريتوريا | المبعوث: …», «عاجل | حماس: …»."""
    bars = [n for n, p in enumerate(pieces[:_LABEL]) if p.norm == "|"]
    return bars[-1] + 1 if bars else 0


def _alert(pieces: Sequence[Piece], k: int) -> bool:
    """Whether piece k only calls to what follows: «عاجل: حماس: …», «عاجل - كاتس: …»."""
    return pieces[k].norm in _ALERTS and k + 1 < len(pieces) and pieces[k + 1].kind == "mark"


def _from_press(pieces: Sequence[Piece], k: int, colon: int) -> Phrase | None:
    """The agency or outlet that a line has from whom it names before the colon: «رويترز عن مصدر فلسطيني: …»."""
    told = pieces[k].phrase
    return told if told is not None and told.kind in PRESS and pieces[k + 1].norm == "عن" and colon > k + 2 else None


def _byline(pieces: Sequence[Piece], speaker: Phrase, colon: int) -> bool:
    """Whether a city before a colon only tells where its reporter writes from: «بيروت: سناء الجاك», «نيقوسيا: التقى الرئيس فلان …»."""
    behind = pieces[colon + 1].phrase if colon + 1 < len(pieces) else None
    unknown = behind is not None and behind.kind == "person" and (behind.actor or "?").startswith("?")
    return speaker.rule == "states.capital" and (unknown or _tells(pieces, colon + 1) or _of_own(pieces, colon + 1, speaker))


def _of_own(pieces: Sequence[Piece], k: int, speaker: Phrase) -> bool:
    """Whether a man of the capital's own state does at piece k what a verb in the present tells: «كييف: لا يمانع الرئيس فلان …»."""
    k += k < len(pieces) and pieces[k].cue == "neg"
    doer = pieces[k + 1].phrase if k + 1 < len(pieces) and any(e[0] in ("verb", "light", "speech") and e[3] == 3 for e in pieces[k].entries) else None
    return doer is not None and not pieces[k + 1].prep and doer.kind in ("person", "office") and doer.country == speaker.country


def _tells(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a verb in the past stands at piece k and behind it the man who did it."""
    forms = [e for e in pieces[k].entries if e[0] in ("verb", "light", "speech")] if k + 1 < len(pieces) else []
    doer = pieces[k + 1].phrase if forms else None
    past = any(e[2] == "past" and e[3] == 3 for e in forms)
    return past and doer is not None and not pieces[k + 1].prep and (doer.kind in ("person", "office") or doer.kind == "organisation" or doer.group in ("side", "ministers", "officials"))


def _aside(pieces: Sequence[Piece], k: int, colon: int) -> int:
    """The piece at which it begins where or to whom a line's speaker said it: «ترامب على "تروث سوشيال": …», «مصدر لـ"الموقع": …»; the colon where nothing says so."""
    for n in range(k + 1, colon):
        piece = pieces[n]
        where = piece.cue == "prep" and piece.norm in ("علي", "عبر", "في") and any(p.norm in _PLATFORMS for p in pieces[n + 1 : colon])
        if _occasion(pieces, n, colon):
            return n
        whom = piece.norm in ("ل", "لـ") and n + 1 < colon and pieces[n + 1].norm in QUOTING
        if where or whom:
            return n
    return colon


def _occasion(pieces: Sequence[Piece], n: int, colon: int) -> bool:
    """Whether only where, when or to whom somebody speaks stands from piece n to the colon: «فلان خلال مقابلة تلفزيونية: …», «فلان من عين التينة: …»."""
    first, words = pieces[n], pieces[n:colon]
    if any(p.kind == "mark" or is_verb(pieces, n + m) for m, p in enumerate(words)):
        return False
    if first.norm in _SPEAKING_AT or first.prep in _SPEAKING_AT:
        return True
    return first.norm == "في" and any(p.norm in _REMARKS for p in pieces[n + 1 : min(n + 3, colon)])


def _told_to(pieces: Sequence[Piece], colon: int) -> Phrase | None:
    """The agency or outlet before the colon that the speaker told it to: «مصدر دبلوماسي لرويترز: …»."""
    before = pieces[colon - 1] if colon > 1 else None
    told = before.phrase if before is not None and before.prep == "ل" else None
    return told if told is not None and told.kind in PRESS else None
