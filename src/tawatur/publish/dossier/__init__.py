"""A dossier: what a record has on a question, with every source, as one file that needs nothing else."""

from tawatur.publish.dossier.gather import Dossier, gather
from tawatur.publish.dossier.question import Asked, read_question
from tawatur.publish.dossier.render import html, pdf

__all__ = ["Asked", "Dossier", "gather", "html", "pdf", "read_question"]
