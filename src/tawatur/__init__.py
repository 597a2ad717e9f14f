"""Tawatur reads Arabic news reports and rebuilds the record of a conflict's mediation.

>>> import tawatur
>>> reading = tawatur.read("التقى وزير الخارجية الأردني نظيره السوري في عمّان.")
>>> record = tawatur.open("tawatur.db")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawatur.publish.notebook import card, table
    from tawatur.reading import read
    from tawatur.record import open_record as open

__version__ = "0.1.0"
__all__ = ["__version__", "card", "open", "read", "table"]


def __getattr__(name: str) -> Any:  # the package opens at once; reading loads the tables only when asked for
    if name == "read":
        from tawatur.reading import read

        return read
    if name == "open":
        from tawatur.record import open_record

        return open_record
    if name in ("card", "table"):
        from tawatur.publish import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module 'tawatur' has no attribute {name!r}")
