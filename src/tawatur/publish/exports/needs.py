"""Libraries that only some exports need, and what to do where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class ExportError(RuntimeError):
    """An export or import that cannot be made: says why and what to do."""


class MissingExtra(ExportError):
    """A library that is not installed; the message names the extra that brings it."""


def need(module: str, extra: str = "exports") -> Any:
    """The module, imported. Raises MissingExtra where it, or what it stands on, is not there."""
    try:
        return import_module(module)
    except (ImportError, OSError) as fault:
        name = module.partition(".")[0]
        beside = " and Pango from the system's packages (libpango-1.0-0, libpangoft2-1.0-0)" if name == "weasyprint" else ""
        raise MissingExtra(f"This needs {name}{beside}: pip install 'tawatur[{extra}]' ({fault})") from None
