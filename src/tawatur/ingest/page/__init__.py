"""Web pages: which stretch is the article, what its parts are, and what the page says about itself."""

from tawatur.ingest.page.article import NoArticle, article

__all__ = ["NoArticle", "article"]
