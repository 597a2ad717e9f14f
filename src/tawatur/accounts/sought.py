"""Whom somebody means or refuses to see, where only the ending of the noun names him: «زار أوجلان، ويعتزم زيارته مجدداً», «رفض لقاءه»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Scene
from tawatur.mentions import coreference
from tawatur.mentions.pieces import Phrase

_SEEKING = frozenset({"اعتزم", "نوى", "خطط", "رفض", "أراد", "طلب", "رغب", "سعى", "تجنب", "حاول", "قرر"})
_SEEN = frozenset({"visit", "meet"})


def whom_sought(scene: Scene, clause: Clause, k: int, sense: str, subject: list[Phrase]) -> Phrase | None:
    """The one whom the ending of the noun at piece k stands for, as the other side; None where it is the seeker's own visit, «يعتزم زيارته إلى بغداد»."""
    piece, verb = scene.pieces[k], clause.verb
    if sense not in _SEEN or piece.enclitic not in ("ه", "ها") or verb is None or verb >= k or not subject:
        return None
    lemmas = {triggers.light_verbs()[e[1]].lemma for e in scene.pieces[verb].entries if e[0] == "light"}
    behind = scene.pieces[k + 1] if k + 1 < clause.end else None
    told = behind is not None and (behind.kind == "np" or behind.norm in ("الي", "ل", "مع", "ب"))
    if lemmas.isdisjoint(_SEEKING) or told:
        return None
    found = coreference.owner(piece.enclitic, scene.discourse, piece.start, barred=subject)
    return found if found is not None and found.name and found.kind in ("person", "office", "state", "place") else None
