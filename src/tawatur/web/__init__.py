"""The record in the browser: server-rendered pages in Arabic and English, the same as JSON, CSV and feeds."""

from tawatur.web.app import Settings, application

__all__ = ["Settings", "application"]
