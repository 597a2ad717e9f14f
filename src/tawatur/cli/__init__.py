"""The command line: the only place that prints, and that exits with a status. Every module here adds its commands to the group."""

import gc
from importlib import import_module
from pkgutil import iter_modules

from tawatur.cli.base import main

gc.set_threshold(100_000, 20, 50)  # a batch makes few cycles and many small objects; memory stays bounded by the caches

for _module in iter_modules(__path__):
    if not _module.name.startswith("_"):
        import_module(f"{__name__}.{_module.name}")

__all__ = ["main"]
