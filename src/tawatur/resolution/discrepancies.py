"""Where a report gives somebody an office that the roster does not: both are kept and shown, neither is overwritten."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Mention, Reading
from tawatur.resolution import roster
from tawatur.resolution.offices import listed


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One such office. `text` is `text[start:end]` of the report; `listed`: what the roster has the actor hold on the day; `holder`: whom it has in the report's office."""

    start: int
    end: int
    text: str
    actor: str
    office: str
    listed: tuple[str, ...]
    holder: str | None


def discrepancies(reading: Reading) -> tuple[Discrepancy, ...]:
    """The report's offices that the roster gives to others or to nobody, each once; none without a day of publication."""
    found: dict[tuple[str, str], Discrepancy] = {}
    for mention in reading.mentions:
        one = _of(mention, reading)
        if one is not None:
            found.setdefault((one.actor, one.office), one)
    return tuple(found.values())


def _of(mention: Mention, reading: Reading) -> Discrepancy | None:
    known, on = roster.load(), reading.report.published
    actor = known.by_id.get(mention.actor or "")
    if actor is None or actor.kind != "person" or not mention.office or on is None:
        return None
    role, _, body = mention.office.partition("@")
    same = set(listed(role, body, None, known))
    held = {f"{o.role}@{o.body}": o.holds(on) for o in actor.offices}
    if any(holds is not False and (o in same or _alike(o, role, body)) for o, holds in held.items()):
        return None
    certain = tuple(o for o, holds in held.items() if holds)
    holder = known.holder(role, body, on)
    if not certain and holder is None:
        return None
    return Discrepancy(
        mention.start, mention.end, mention.text, actor.id, mention.office, certain, holder.id if holder else None
    )


def _alike(office: str, role: str, body: str) -> bool:
    """Whether an envoy's or adviser's office of the roster is the text's less its subject: «special-envoy@USA» of special-envoy-sudan@USA."""
    listed_role, _, listed_body = office.partition("@")
    return (listed_role.startswith(f"{role}-") and listed_body == body) or ("envoy" in role and "envoy" in listed_role)
