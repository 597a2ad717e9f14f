"""To whom a paper was handed, or from whom it came, where only the meeting or a pronoun tells it: «تسلّم الموفد، خلال لقائه الرئيس، رد بيروت», «التقى الرئيس وتسلّم منه الرد»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.drafts import Draft, Scene
from tawatur.mentions import coreference
from tawatur.mentions.pieces import Phrase

_AT = frozenset({"خلال", "لدي", "اثناء", "في"})
_TO = frozenset({"له", "لها", "اليه", "اليها"})
_FROM_OR_TO = {"received": frozenset({"منه", "منها"}), "delivered": _TO, "proposed": _TO | {"عليه", "عليها"}}  # «ردّت عليه»: on the plan


def name_other_hand(scene: Scene, found: Sequence[Draft]) -> None:
    """Gives the steps of handing over and receiving that name one hand alone the other: who was met on that occasion, or just before where a pronoun means him."""
    for draft in found:
        if draft.sense.type != "PROPOSAL" or draft.sense.mode not in _FROM_OR_TO or draft.status != "happened" or len(draft.roles) != 1:
            continue
        met = (other for meeting in found if _tells_where(scene, draft, meeting) and (other := _other(draft.roles[0][1], meeting)) is not None)
        if (other := next(met, None) or _put_to(scene, draft)) is not None:
            draft.roles.append(("target", other))


def _put_to(scene: Scene, draft: Draft) -> Phrase | None:
    """Who of the sentence the pronoun right behind a verb of offering stands for: «رفض الوزير خطة عرضتها عليه الوسيطة»."""
    behind = scene.pieces[draft.trigger + 1] if draft.trigger + 1 < len(scene.pieces) else None
    if behind is None or draft.sense.mode == "received" or behind.norm not in _FROM_OR_TO[draft.sense.mode or ""]:
        return None
    found = coreference.owner("ها" if behind.norm.endswith("ها") else "ه", scene.discourse, behind.start, barred=[draft.roles[0][1]])
    named = found is not None and found.kind in ("person", "office", "state", "organisation") and bool(found.name) and found.start >= scene.pieces[0].start
    return found if named else None


def _tells_where(scene: Scene, draft: Draft, meeting: Draft) -> bool:
    """Whether the paper changed hands at this meeting."""
    if meeting.sense.type != "CONSULT" or meeting.sense.mode in ("visit", "call") or meeting.status != "happened":
        return False
    k = meeting.trigger
    piece = scene.pieces[k]
    occasion = piece.has("noun", "masdar") is not None and (piece.prep in _AT or scene.pieces[k - 1].norm in _AT)
    if occasion and meeting.clause == draft.clause:
        return True
    behind = {p.norm for p in scene.pieces[draft.trigger + 1 : draft.trigger + 3]}
    return k < draft.trigger and bool(behind & _FROM_OR_TO[draft.sense.mode or ""])


def _other(hand: Phrase, meeting: Draft) -> Phrase | None:
    """The only one whom that hand met there."""
    names = [p.name for _, p in meeting.roles]
    others = [p for _, p in meeting.roles if p.name != hand.name]
    return others[0] if hand.name in names and len(others) == 1 and others[0].name else None
