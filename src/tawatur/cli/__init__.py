"""The command line: the only place that prints, and that exits with a status. Every module here adds its commands to the group."""

from importlib import import_module
from pkgutil import iter_modules

from tawatur.cli.base import main

for _module in iter_modules(__path__):
    if not _module.name.startswith("_"):
        import_module(f"{__name__}.{_module.name}")

__all__ = ["main"]
