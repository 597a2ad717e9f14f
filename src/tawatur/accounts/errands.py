"""What somebody travels for, and arrivals that somebody makes known: «وصل إلى القاهرة للتشاور مع الرئيس», «أعلنت الرئاسة وصول فلان إلى بيروت»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import ACTING
from tawatur.accounts.roles import visit_roles
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_ERRANDS = word_sets()["errands"]
_ASSERTING = frozenset({"REPORT", "PRAISE"})


def read_errand(scene: Scene, index: int, k: int, subject: list[Phrase]) -> Draft | None:
    """The talks that a journey is made for: «توجه إلى جدة للتشاور مع فلان», «زار القاهرة لبحث الأزمة مع فلان»."""
    clause, piece = scene.clauses[index], scene.pieces[k]
    verb = clause.verb
    if verb is None or verb >= k or piece.norm.removeprefix("ل") not in _ERRANDS or not (piece.prep == "ل" or piece.norm.startswith("ل")):
        return None
    travels = any(triggers.verbs()[e[1]].sense.mode == "visit" for e in scene.pieces[verb].entries if e[0] == "verb")
    if not travels or any(is_verb(scene.pieces, j) for j in range(verb + 1, k)):
        return None
    args = after(scene.pieces, k + 1, clause.end, False)
    other = next((scene.pieces[j].start for j in args.nouns if scene.pieces[j].has("noun")), None)
    met = [p for p in args.preps.get("مع", []) if p.kind in ACTING and (other is None or p.start < other)]  # «لمناقشة خطته بعد لقاء مع فلان»: the meeting's
    who = [p for p in subject if p.kind in ACTING]
    if not met or not who:
        return None
    roles = [("source", p) for p in [*who, *met]]
    draft = build_draft(scene, index, k, triggers.senses()["talks"], roles, Arguments(), "noun", "errand", who)
    if draft is not None and draft.status in ("happened", "called_for"):
        draft.status = "planned"
    return draft


def read_arrival(scene: Scene, index: int, k: int) -> Draft | None:
    """The arrival that the clause's verb makes known: «أعلنت الرئاسة وصول فلان إلى بيروت», «أفادت وسائل إعلام بوصول وفد تركي إلى دمشق»."""
    piece, clause = scene.pieces[k], scene.clauses[index]
    if piece.norm.removeprefix("ب") != "وصول" or piece.prep not in ("", "ب", "عن") or clause.verb is None or clause.verb >= k or k + 1 >= clause.end:
        return None
    told = any(s.trigger == clause.verb and s.form == "verb" and s.row.stance in _ASSERTING and s.row.kind != "deny" for s in scene.said)
    who = scene.pieces[k + 1].phrase
    if not told or who is None or scene.pieces[k + 1].prep or who.kind not in ("person", "office", "group") or any(p.kind == "lex" for p in scene.pieces[clause.verb + 1 : k]):
        return None
    args = after(scene.pieces, k + 2, clause.end, False)
    sense = triggers.senses()["arrive"]
    roles = [("source", who), *visit_roles(scene, sense, k, clause, [], args)]
    return build_draft(scene, index, k, sense, roles, args, "noun", "noun.وصول", [who])
