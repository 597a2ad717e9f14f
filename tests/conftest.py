"""What every test shares: no network, the sets beside the checkout where they are there."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuses every connection."""

    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a test tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports; skips where it is absent."""
    if not (SHARED / "reports").exists():
        pytest.skip("the real reports are not beside the checkout")
    return SHARED
