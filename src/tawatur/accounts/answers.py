"""What one side makes of a plan put to it: signs it alone, refuses to sign it, tells the mediator of its answer."""

from __future__ import annotations

from dataclasses import replace

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Draft, Scene
from tawatur.accounts.enough import ACTING
from tawatur.accounts.owners import occasioned
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_ALONE = word_sets()["signing_alone"]
_INITIALS = frozenset({"بالاحرف", "احرف", "الاحرف"})
_PUT_TO = frozenset({"roadmap", "draft", "draft text", "paper", "proposal", "formula", "plan", "agreement"})  # what mediators put to the sides
_INFORMING = frozenset({"أبلغ", "أخطر", "أشعر"})
_NEAR = 3  # tokens
_ABOUT = frozenset({"بشان", "حول", "بخصوص", "ل", "ب"})


def signed_alone(scene: Scene, clause: Clause, k: int, roles: list[tuple[str, Phrase]]) -> bool:
    """Whether one side alone signs a draft: «وقعت الحكومة بالأحرف الأولى», «وقّعت منفردة على خارطة الطريق», «وقّع الحزب على خارطة الطريق»."""
    sides = {q.actor or q.name for _, p in roles for q in (p.parts or (p,))}
    if len(sides) != 1 or any(p.number != "s" and p.kind == "group" for _, p in roles):
        return False
    words = scene.pieces[k + 1 : clause.end]
    if any(p.norm in _INITIALS for p in words):
        return True
    document = _put_before(scene, k, clause.end)
    alone = any(p.norm in _ALONE for p in words)
    return document is not None and (alone or document.values[0] == "roadmap")


def _put_before(scene: Scene, k: int, end: int) -> Cue | None:
    """The draft that the verb at piece k brings, or on which its relative clause hangs."""
    first, last = scene.pieces[k].i, scene.pieces[end - 1].j
    papers = [c for c in scene.cues if c.kind == "document" and c.values[0] in _PUT_TO]
    behind = next((c for c in papers if first < c.i < last), None)
    headed = next((c for c in reversed(papers) if first - 2 * _NEAR <= c.j <= first), None) if scene.pieces[k].enclitic else None
    return headed or behind


def refuses_to_sign(scene: Scene, noun: int, draft: Draft) -> bool:
    """Makes «رفضت إثيوبيا التوقيع على المسودة» the answer to a plan that it is; whether the draft tells that."""
    if draft.sense.name != "sign" or draft.status != "denied" or not draft.rule.startswith("light.رفض"):
        return False
    at = scene.pieces[noun].j
    document = next((c for c in scene.cues if c.kind == "document" and c.values[0] in _PUT_TO and at <= c.i <= at + _NEAR), None)
    if document is None:
        return False
    draft.sense, draft.status, draft.document = triggers.senses()["reject_doc"], "happened", (document.i, document.j)
    draft.roles = [(r, p) for r, p in draft.roles if p.start < scene.pieces[noun].start] or draft.roles  # «رفض كير توقيع اتفاق وافق عليه مشار»
    return True


def to_be_signed(scene: Scene, j: int) -> bool:
    """Whether the word at piece j is the signing that somebody refuses or accepts: «رفض الوفد التوقيع على المسودة»."""
    entry = scene.pieces[j].has("masdar")
    return entry is not None and scene.pieces[j].definite and triggers.verbs()[entry[1]].sense.name == "sign"


def told_to(scene: Scene, clause: Clause, k: int, source: Phrase) -> list[Phrase]:
    """Whom the side tells its answer, right behind it: «أبلغت الحركة الوسطاء رفضها المقترح»."""
    verb = clause.verb
    if verb is None or verb >= k or not any(triggers.sayings()[e[1]].lemma in _INFORMING for e in scene.pieces[verb].entries if e[0] == "speech"):
        return []
    told = [p.phrase for p in scene.pieces[verb + 1 : k] if p.phrase is not None and not p.prep and p.phrase.kind in ACTING]
    return [replace(p) for p in told if p.name and p.name != source.name][:2]


def answered_about(scene: Scene, index: int, k: int) -> bool:
    """Whether the noun at piece k is what a plan was about that the clause's verb answers: «لم يوافق على مقترح بشأن عقد لقاء مع فلان»."""
    verb = scene.clauses[index].verb
    if verb is None or verb >= k or not any(triggers.verbs()[e[1]].sense.name in ("accept_doc", "reject_doc") for e in scene.pieces[verb].entries if e[0] == "verb"):
        return False
    document = next((c for c in scene.cues if c.kind == "document" and scene.pieces[verb].i < c.i < scene.pieces[k].i), None)
    between = [] if document is None else [p for p in scene.pieces[verb + 1 : k] if p.i >= document.j]
    led = any(p.norm in _ABOUT or p.prep in _ABOUT for p in between)
    return led and not occasioned(scene, k) and not any(p.kind == "mark" for p in between)
