"""Who is said to say what in a sentence: verbs, participles and masdars of saying, headlines with a colon; chains made whole."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.clauses import Clause, is_verb
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.attribution.colons import headed
from tawatur.attribution.content import hides_name, nest, reaches
from tawatur.attribution.masdars import (
    accusative_masdar,
    by_masdar,
    hastened,
    host_of,
    met_with,
    of_somebody_else,
    take_position,
)
from tawatur.attribution.participles import by_participle
from tawatur.attribution.said import QUOTING, Said, Scene, same
from tawatur.attribution.sources import according
from tawatur.attribution.spoken import by_verb
from tawatur.attribution.stands import by_stand
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Piece

_NEAR_FRAME = 5  # within these a frame's word decides among the rows of one verb, «قطع فلان وعداً» before «قطع بأن»
_IN_IT = frozenset({"فيه", "فيها"})
_FRAME = 24  # pieces from a verb to the word that makes it one of saying, «شن عضو المجلس فلان هجوماً حاداً»


def frames(pieces: Sequence[Piece], clauses: Sequence[Clause], cues: Sequence[Cue], discourse: Discourse) -> list[Said]:
    """The acts of saying of a sentence in order of their verbs; chains are complete."""
    scene = Scene(pieces, clauses, cues, discourse)
    found = headed(scene)
    for index, clause in enumerate(clauses):
        for k in range(clause.start, clause.end):
            said = _frame(scene, index, k, found) if pieces[k].kind in ("lex", "word") else None
            if said is not None:
                found.append(said)
    found = [said for n, said in enumerate(found) if not (n + 1 < len(found) and _only_brings(said, found[n + 1], pieces))]
    reaches(found, scene)
    nest(found, clauses)
    found.extend(according(scene, found))
    return found


def _frame(scene: Scene, index: int, k: int, before: list[Said]) -> Said | None:
    piece, clause = scene.pieces[k], scene.clauses[index]
    if piece.kind == "word" and (stand := by_stand(scene, index, k, before)) is not None:
        return stand
    if piece.kind == "word":
        welcome = accusative_masdar(piece)
        return by_masdar(scene, index, k, welcome, before) if welcome is not None and met_with(scene.pieces, k) else None
    if before and (_is_cognate(piece, before[-1], index) or _is_what_was_given(piece, before[-1], index)):
        return None
    if clause.verb == k and (entry := _speech(scene.pieces, k)):
        return by_verb(scene, index, k, entry, before)
    if (entry := piece.has("participle")) and (clause.opener == "participle" or (clause.opener == "resume" and clause.verb is None)) and clause.start == k:
        return by_participle(scene, index, k, sayings()[_framed(scene.pieces, k, entry)[1]], before)
    if (entry := piece.has("saying")) and not is_verb(scene.pieces, k):
        if (hasty := hastened(scene, index, k, sayings()[entry[1]])) is not None:
            return hasty
        if hides_name(scene.pieces, k):
            return None  # «أكد مصدر، رفض الكشف عن اسمه، أن …» takes no position
        if (host := host_of(scene, index, k, before)) is not None:
            if not of_somebody_else(scene, k, sayings()[entry[1]], host):
                take_position(host, sayings()[entry[1]])
            return None
        return by_masdar(scene, index, k, sayings()[entry[1]], before)
    return None


def _only_brings(said: Said, behind: Said, pieces: Sequence[Piece]) -> bool:
    """Whether a remark is told only to say what was said in it: «أدلى بتصريح أكد فيه أن …»."""
    within = behind.trigger + 1 < len(pieces) and pieces[behind.trigger + 1].norm in _IN_IT
    chanted = said.row.lemma == "ردد" and behind.trigger <= said.trigger + 3  # «رددوا هتافات تطالب بـ …»
    if said.row.kind != "frame" or not same(said.speaker, behind.speaker):
        return False
    if said.row.stance == "REPORT" and behind.clause == said.clause and behind.form == "verb":
        return True  # «اختتم الوزير حديثه بالتأكيد على أن …»
    return chanted or (within and said.row.stance == "REPORT")


def _is_cognate(piece: Piece, last: Said, index: int) -> bool:
    """Whether the word only says how firmly what the verb before it tells: «نفت الوزارة نفياً قاطعاً», no «both denied»."""
    if piece.conj or piece.prep or not piece.norm.endswith("ا") or last.form != "verb" or not index - 1 <= last.clause <= index:
        return False
    return any(e[0] in ("speech", "saying") and sayings()[e[1]].lemma == last.row.lemma for e in piece.entries)


def _is_what_was_given(piece: Piece, last: Said, index: int) -> bool:
    """Whether the word is what makes the verb before it one of saying: «قدّم الرئيس شكره لتركيا»."""
    return last.row.kind == "frame" and index - 1 <= last.clause <= index and not piece.conj and _is_word(piece, last.row.prep)


def _speech(pieces: Sequence[Piece], k: int) -> Entry | None:
    """The verb's entry as a verb of saying: the first whose frame is there, «وجّه … نداء» before «وجّه …»."""
    entries = [e for e in pieces[k].entries if e[0] == "speech" and e[4:6] != ("p", "f")]  # «اثنين» is no «أثنين»
    entries.sort(key=lambda e: len(e) > 3 and e[3] != 3)
    framed = (e for e in entries if sayings()[e[1]].kind == "frame")
    if (judged := _judged(pieces, k, entries)) is not None:
        return judged
    near = next((e for e in framed if _in_frame(pieces, k, sayings()[e[1]], _NEAR_FRAME)), None) if len(entries) > 1 else None
    return near or next((e for e in entries if sayings()[e[1]].kind != "frame" or _in_frame(pieces, k, sayings()[e[1]], _FRAME)), None)


def _judged(pieces: Sequence[Piece], k: int, entries: Sequence[Entry]) -> Entry | None:
    """«عدّ» behind a «و» that «وعد» has for its own, where what something is held to be follows: «وعدّته «إعداماً»»."""
    promised = next((e for e in entries if sayings()[e[1]].lemma == "وعد" and e[2] == "past"), None)
    behind = next((p for p in pieces[k + 1 : k + 4] if p.norm not in QUOTING), None)
    if promised is not None and _held_to_be_so(pieces, k):
        row = next(n for n, saying in enumerate(sayings()) if saying.lemma == "اعتبر")
        return (promised[0], row, *promised[2:])
    if promised is None or behind is None or not pieces[k].enclitic or behind.prep or behind.kind == "np" or not behind.norm.endswith(("ا", "ه")) or behind.norm.startswith("ال"):
        return None
    row = next(n for n, saying in enumerate(sayings()) if saying.lemma == "عد")
    return (promised[0], row, *promised[2:])


def _held_to_be_so(pieces: Sequence[Piece], k: int) -> bool:
    """Whether who judges, what is judged and the judgement stand behind the verb: «وعدت إسلام آباد الخطوة «عملاً حربياً»»; with «خيراً» it is promised."""
    ahead = [p for p in pieces[k + 1 : k + 5] if p.norm not in QUOTING]
    if len(ahead) < 3 or ahead[0].kind != "np" or ahead[0].prep or pieces[k].enclitic:
        return False
    judged, held = ahead[1], ahead[2]
    plain = judged.kind in ("word", "lex") and not judged.prep and (judged.norm.startswith("ال") or judged.definite) and not judged.norm.endswith("ين")
    return plain and held.kind in ("word", "lex") and held.norm.endswith("ا") and held.norm not in ("خيرا", "ايضا") and not held.prep


def _framed(pieces: Sequence[Piece], k: int, first: Entry) -> Entry:
    """The participle's entry whose frame's word follows, «موجهاً الشكر إلى …»; else its first."""
    entries = [e for e in pieces[k].entries if e[0] == "participle"]
    framed = (e for e in entries if sayings()[e[1]].kind == "frame" and _in_frame(pieces, k, sayings()[e[1]], _NEAR_FRAME))
    return next(framed, None) or next((e for e in entries if sayings()[e[1]].kind != "frame"), first)


def _in_frame(pieces: Sequence[Piece], k: int, row: Saying, reach: int) -> bool:
    """Whether one of the words that make the verb one of saying stands within `reach` pieces behind it."""
    reached = min(k + reach, len(pieces))
    paper = next((n for n in range(k + 1, reached - 1) if pieces[n + 1].norm in _IN_IT), reached)  # «وجه رسالة طالب فيها بوقف …»
    return any(_is_word(p, row.prep) and (p.norm != ":" or n < _NEAR_FRAME) for n, p in enumerate(pieces[k + 1 : paper]))


def _is_word(piece: Piece, words: tuple[str, ...]) -> bool:
    norm = piece.norm.removeprefix("ال").removesuffix(piece.enclitic or "")
    if piece.norm in words:
        return True
    with_article = "ال" + norm
    if norm in words or with_article in words or (norm.endswith("ا") and norm[:-1] in words):
        return True
    return bool(piece.prep) and (piece.prep + norm in words or piece.prep + with_article in words)
