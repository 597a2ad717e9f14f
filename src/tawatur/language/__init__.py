"""Text to sentences and words, each with its place in the original."""

from tawatur.language.normalise import Folded, fold, fold_text, fold_whole
from tawatur.language.sentences import Sentence, sentences
from tawatur.language.tokens import Split, Token, splits, suffixed, tokenise

__all__ = ["Folded", "Sentence", "Split", "Token", "fold", "fold_text", "fold_whole", "sentences", "splits", "suffixed", "tokenise"]
