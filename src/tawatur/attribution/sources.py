"""On whose word a report rests besides its verbs of saying: «وفقاً لـ …», «حسبما أفادت …», «نقلاً عن …», «على لسان …»."""

from __future__ import annotations

from tawatur.accounts.lexicon import Saying, sayings
from tawatur.attribution.heads import described
from tawatur.attribution.named import by_name
from tawatur.attribution.said import PRESS, SPEAKERS, Said, Scene, link, may_speak, same
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece

_ROW = Saying("وفق", (), "REPORT", "say")
_STATEMENT = ("بيان", "البيان", "للبيان", "لبيان", "بلاغ")
_NEAR = 6  # words between the phrase and whom it names
_GOT = frozenset({"حصل", "حصلت", "تلقت", "تلقي", "استقت", "جمعت", "جمعها", "استقتها", "تلقتها", "وصلت", "وردت"})  # how the press comes by what somebody told it
_THROUGH = ("ل", "الي", "مع", "عبر")  # behind these stands whom a source told it


def according(scene: Scene, before: list[Said]) -> list[Said]:
    """The sources that a phrase brings in: X is the source of the sentence, or of what its own speaker says."""
    found: list[Said] = []
    for cue in scene.cues:
        if cue.kind != "according" or cue.values[0] == "on_behalf":
            continue
        said = _source(scene, cue, before)
        if said is None or said.speaker is None:
            continue
        teller = _teller(scene, cue, before) or _handing(scene, cue, found) or _told_behind(scene, cue, before)
        if teller is not None and (cue.values[0] == "quoting" or _hands_on(teller, said)):
            teller.speaker, teller.links = said.speaker, (*teller.links, *said.links)
            continue
        others = [s for s in before if s.speaker is not None and not same(s.speaker, said.speaker)]
        if others and said.speaker.kind in PRESS:
            for other in others:
                if not any(item.actor == said.speaker.actor for item in other.links):
                    other.links = (*said.links, *other.links)
            said.told = False  # what nobody else says in the sentence is told on its word alone
        found.append(said)
    return found or _credited(scene, before)


def _credited(scene: Scene, before: list[Said]) -> list[Said]:
    """The agency in brackets with which a sentence ends, where nobody else is told to say it: «التقى … (رويترز)»."""
    pieces = scene.pieces
    ends = [k for k, p in enumerate(pieces) if p.kind != "mark"]
    last = ends[-1] if ends else 0
    if before or last < 2 or pieces[last].phrase is None or pieces[last - 1].norm != "(":
        return []
    phrase = pieces[last].phrase
    if phrase is None or phrase.kind not in PRESS:
        return []
    said = Said(last, phrase, _ROW, (0, len(pieces)), 0, "according", (link(phrase, "وفق", None),))
    said.told = False
    return [said]


def _teller(scene: Scene, cue: Cue, before: list[Said]) -> Said | None:
    """Whose own clause says that he quotes: «وذكرت الوكالة، نقلا عن مصدر، أن …»; None where the phrase stands by itself."""
    at = _piece_at(scene, cue.i)
    for said in reversed(before):
        clause = scene.clauses[said.clause]
        if said.form == "verb" and said.trigger < at and clause.start <= at <= clause.end:  # «نقلا» may look like a verb and end the clause
            return said
    return None


def _handing(scene: Scene, cue: Cue, found: list[Said]) -> Said | None:
    """The agency or outlet cited right before that quotes: «بحسب الوكالة نقلا عن مصدر»."""
    last = found[-1] if found else None
    if last is None or last.speaker is None or last.speaker.kind not in PRESS or not 0 <= cue.i - last.speaker.j <= 1:
        return None
    return last


def _told_behind(scene: Scene, cue: Cue, before: list[Said]) -> Said | None:
    """The agency or outlet that tells what the source opening its sentence said: «نقلا عن مصدر، أفادت الوكالة بأن …»."""
    first = next((s for s in before if s.form == "verb"), None)
    if cue.i != scene.pieces[0].i or first is None or first.speaker is None or first.speaker.kind not in PRESS:
        return None
    between = scene.pieces[_piece_at(scene, cue.i) : first.trigger]
    return first if sum(p.kind == "mark" for p in between) == 1 and between[-1].kind == "mark" else None


def _hands_on(teller: Said, said: Said) -> bool:
    """Whether an agency or outlet names in its own clause the source it has its news from: «وذكرت الوكالة، بحسب مصدر مطلع، أن …»."""
    press = teller.speaker is not None and teller.speaker.kind in PRESS
    return press and said.speaker is not None and said.speaker.kind not in PRESS


def _piece_at(scene: Scene, i: int) -> int:
    return next((k for k, p in enumerate(scene.pieces) if p.i <= i < p.j), len(scene.pieces))


def _source(scene: Scene, cue: Cue, before: list[Said]) -> Said | None:
    pieces, kind = scene.pieces, cue.values[0]
    at, phrase, medium = _named(scene, cue)
    verb = next((k for k, p in enumerate(pieces) if cue.j <= p.i <= cue.j + 1 and _tells(p)), None)
    if kind == "as_said" and verb is None and not (phrase is not None and (phrase.label or "").endswith("correspondent")):
        return None
    if kind == "as_said" and pieces[verb or 0].i - cue.i == 1 and _first(scene, cue) and at != (verb or 0) + 1:
        return None  # «كما جددت الثقة بأعضاء …»
    if phrase is None and medium:
        phrase = scene.discourse.statement_by
    if phrase is None or phrase.kind not in SPEAKERS:
        return None
    inside = (s for s in before if s.form == "verb" and cue.i <= pieces[s.trigger].i < cue.j)  # «كما جاء في خبر ل…»
    heard = next((s for s in before if s.trigger == verb), None) if kind == "as_said" else next(inside, None)
    if heard is None and kind != "as_said" and any(s.speaker is phrase for s in before if s.form == "verb"):
        return None
    if heard is not None:
        if cue.i == pieces[0].i and not _first(scene, cue):
            heard.content = (0, len(pieces))  # «وفق ما أوردته الوكالة، فإن …»: what stands behind it
            heard.negated = False  # this «ما» denies nothing
        elif kind != "as_said" or not _first(scene, cue) or not heard.marked:
            heard.content = (0, heard.trigger)  # what stands before it is told on its speaker's word
            _around(heard, before)
        return None
    if _first(scene, cue) and cue.i == pieces[0].i:
        return None  # «كما تحدث الأمين العام …» opens a sentence and cites nobody
    outer = scene.discourse.outer_links(phrase) if phrase.antecedent is not None else ()
    links = (*outer, link(phrase, "وفق", medium))
    if (quoted := _quoted(scene, cue.i, at)) is not None:
        phrase, links = quoted, (*links, link(quoted, "نقل", None))
    elif phrase.kind not in PRESS and (through := _told_to(scene, at)) is not None:
        links = (link(through, None, None), *links)
    said = Said(at, phrase, _ROW, (0, len(pieces)), 0, "according", links, medium)
    said.told = kind in ("as_said", "quoting") and phrase.kind not in PRESS
    return said


def _around(heard: Said, before: list[Said]) -> None:
    """Puts the agency or outlet that is cited for what others say before their chains: «قال الوزير …، مضيفا، وفق ما أوردته الوكالة: …»."""
    if heard.speaker is None or heard.speaker.kind not in PRESS:
        return
    heard.form, heard.links = "according", heard.links[-1:]
    for other in before:
        if other is not heard and other.trigger < heard.trigger and not any(x.actor == heard.speaker.actor for x in other.links):
            other.links = (*heard.links, *other.links)


def _told_to(scene: Scene, at: int) -> Phrase | None:
    """The agency or outlet to which the source at piece `at` told it: «بحسب مصدر تحدث إلى الوكالة», «كما أكد مصدر للصحيفة»."""
    for piece in scene.pieces[at + 1 : at + 4]:
        if piece.kind == "mark" or piece.cue == "sub":
            return None
        if piece.phrase is not None:
            return piece.phrase if piece.phrase.kind in PRESS and piece.prep in _THROUGH else None
    return None


def _quoted(scene: Scene, first: int, at: int) -> Phrase | None:
    """Whom the source of «حسبما نقلت الوكالة عن مصدر», «بحسب معلومات حصلت عليها الصحيفة من مصدر» quotes; None where it speaks itself."""
    pieces = scene.pieces
    told = [p for p in pieces if first <= p.i <= pieces[at].i and p.kind in ("lex", "word")]
    got = any(p.norm in _GOT for p in told) and pieces[at].phrase is not None and pieces[at].phrase.kind in PRESS  # type: ignore[union-attr]
    if not got and not any(e[0] == "speech" and sayings()[e[1]].kind == "quote" for p in told for e in p.entries):
        return None
    behind = (p for p in pieces[at + 1 : at + 4] if p.kind == "np" and p.prep == ("من" if got else "عن"))
    return next((p.phrase for p in behind if p.phrase is not None and p.phrase.kind in SPEAKERS), None)


def _first(scene: Scene, cue: Cue) -> bool:
    """Whether the cue is the word «كما», which more often than not adds what else was done."""
    return any(p.i == cue.i and p.norm == "كما" for p in scene.pieces)


def _tells(piece: Piece) -> bool:
    """Whether the piece is a verb of plain saying: «كما وافقت …» cites nobody."""
    entry = piece.has("speech")
    return entry is not None and sayings()[entry[1]].stance == "REPORT"


def _named(scene: Scene, cue: Cue) -> tuple[int, Phrase | None, str | None]:
    """The piece and phrase of whom the cue names, and the medium named on the way."""
    medium = None
    for k, piece in enumerate(scene.pieces):
        if piece.j <= cue.i or (piece.i < cue.j and piece.kind != "np"):
            continue
        if piece.i > cue.j + _NEAR or (piece.kind == "mark" and piece.norm in (".", ":")):
            break
        if piece.kind == "mark" and piece.norm in ("،", ",") and piece.i > cue.j:
            break
        if piece.kind == "cue" and piece.cue == "sub" and cue.values[0] == "according":
            break
        phrase = piece.phrase if piece.kind == "np" else described(scene.pieces, k, len(scene.pieces))
        if piece.kind == "word" and piece.norm in _STATEMENT:
            medium = "statement"
        elif phrase is not None and may_speak(phrase):
            return k, phrase, medium
    return 0, None, medium


def on_behalf(scene: Scene, said: Said, speaker: Phrase | None) -> Phrase | None:
    """The person through whom a body speaks, «ودعت بكين على لسان المتحدثة باسم خارجيتها …», else the speaker; the body stays in the chain."""
    clause = scene.clauses[said.clause]
    first, last = scene.pieces[clause.start].i, scene.pieces[clause.end - 1].j
    for cue in scene.cues:
        if cue.kind == "according" and cue.values[0] == "on_behalf" and first <= cue.i < last:
            _, phrase, _ = _named(scene, cue)
            if phrase is not None and phrase.kind in SPEAKERS:
                if speaker is not None and ((not phrase.name and phrase.kind in ("group", "anonymous_source")) or (phrase.kind == "office" and not phrase.named and not phrase.actor)):
                    return speaker  # «على لسان متحدثة باسمه»
                if speaker is not None:
                    said.links = (link(speaker, said.row.lemma, None),)
                return by_name(scene.pieces, said.trigger, clause, said.row, [phrase])[0]
    return speaker


__all__ = ["according", "on_behalf"]
