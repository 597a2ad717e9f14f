"""Every table of the record, in the order of reading: what `tawatur export` and frames know by name."""

from __future__ import annotations

from tawatur.publish.exports import of_events, of_people, of_reports
from tawatur.publish.exports.needs import ExportError
from tawatur.publish.exports.tables import Table

TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        of_events.EVENTS, of_events.EVENT_VALUES, of_events.STEPS, of_events.ORIGINS, of_events.TAKEN, of_events.CROSSWALK, of_reports.ACCOUNTS,
        of_reports.PARTICIPANTS, of_reports.LINKS, of_reports.STATEMENTS, of_reports.POSITIONS, of_events.PROPOSALS, of_reports.FIGURES,
        of_people.ACTORS, of_people.DECISIONS, of_reports.REPORTS,
    )
}  # fmt: skip


def table(name: str) -> Table:
    """The table of a name. Raises ExportError, listing the tables, where there is none."""
    if name not in TABLES:
        raise ExportError(f"{name}: no such table. There are {', '.join(TABLES)}.")
    return TABLES[name]
