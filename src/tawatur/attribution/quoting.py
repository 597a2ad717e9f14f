"""Saying through others: «نقلت الوكالة عن فلان قوله …», «علمت الصحيفة أن …»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import Clause
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.attribution.heads import described, head
from tawatur.attribution.named import by_name
from tawatur.attribution.occasion import dress, time_said
from tawatur.attribution.said import PRESS, Said, Scene, is_nameless, link, may_speak
from tawatur.attribution.speakers import usable
from tawatur.mentions.pieces import Phrase, Piece


def by_quotation(scene: Scene, said: Said, teller: Phrase | None) -> Said | None:
    """«نقلت الوكالة عن فلان قوله …», «نُقل عن فلان …»: the one quoted speaks, through whoever hands it on."""
    args = said.args or Arguments()
    if said.row.lemma == "نسب" and not (said.marked or tells_that(scene, said.clause) or any(p.norm.startswith("قول") for p in scene.pieces[said.trigger : said.trigger + 9])):
        return None  # «عمليات خطف نُسب أغلبها إلى المتمردين»
    behind = {"نسب": "الي", "علم": "من"}.get(said.row.lemma, "عن")
    quoted = args.preps.get(behind, []) or _described_behind(scene, said, behind)
    quoted = quoted or _quoted_before(scene, said)
    if not quoted or not usable(quoted[0], True) or not (quoted[0].name or quoted[0].label):
        return None
    if teller is not None and (teller.name or teller.label):
        said.links = (link(teller, said.row.lemma, None),)
    said.speaker = by_name(scene.pieces, said.trigger, scene.clauses[said.clause], said.row, quoted[:1])[0]
    said.time = time_said(scene.pieces, scene.clauses[said.clause])
    said.row = _said_of(scene.pieces, scene.clauses[said.clause], said)
    dress(said, scene)
    return said


def from_unnamed(said: Said, teller: Phrase) -> Phrase | None:
    """The unnamed source an agency or outlet has it from, told behind a verb that does not itself mean quoting: «أوردت الوكالة عن مصدر أن …»."""
    if teller.kind not in PRESS or said.row.stance != "REPORT" or said.args is None or not said.marked:
        return None
    return next((p for p in said.args.preps.get("عن", []) if p.kind == "anonymous_source" or is_nameless(p)), None)


def by_teller(scene: Scene, said: Said, teller: Phrase | None) -> Said | None:
    """«علمت الصحيفة أن …», «نقل مراسلنا أن …»: without anybody quoted, who hands it on says it."""
    if teller is None or not may_speak(teller) or not tells_that(scene, said.clause):
        return None
    said.speaker = teller
    said.row = Saying(said.row.lemma, (), said.row.stance, "say")
    dress(said, scene)
    return said


def _quoted_before(scene: Scene, said: Said) -> list[Phrase]:
    """Whom the pronoun behind the verb stands for, who spoke or acted last: «ونُقل عنه قوله …», «ونقلت عنها الوكالة …»."""
    pieces, k = scene.pieces, said.trigger
    pronoun = pieces[k + 1].norm if k + 1 < len(pieces) and pieces[k + 1].cue == "pp" else ""
    gender = {"عنه": "m", "عنها": "f"}.get(pronoun)
    if gender is None:
        return []
    before = (scene.discourse.speaker, scene.discourse.subject, scene.discourse.topic, scene.discourse.last_speaker(gender))
    fits = (p for p in before if p is not None and may_speak(p) and p.kind not in PRESS and (p.gender == gender if p.kind in ("person", "office") else gender == "f"))
    man = next(fits, None)
    return [man] if man is not None else []


def tells_that(scene: Scene, index: int) -> bool:
    """Whether «أن» begins the clause behind."""
    ahead = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    return ahead is not None and ahead.opener == "sub" and ahead.word in ("ان", "بان", "انه", "بانه", "انها", "بانها")


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
