"""What every test shares: no network, the sets beside the checkout where they are there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.resolution import roster

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuses every connection."""

    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a test tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def no_own_actors(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No user's own file of actors is read; one that a test writes is gone after it."""
    path = tmp_path_factory.getbasetemp() / "own_actors.tsv"
    monkeypatch.setenv("TAWATUR_ACTORS", str(path))
    yield
    if path.exists():
        path.unlink()
        roster.rows.cache_clear()
        roster.load.cache_clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports; skips where it is absent."""
    if not (SHARED / "reports").exists():
        pytest.skip("the real reports are not beside the checkout")
    return SHARED
