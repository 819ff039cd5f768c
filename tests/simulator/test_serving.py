"""`make run`: the page is served where it says, and opened when asked to."""

from __future__ import annotations

import pytest

from skill.simulator import page


class Interrupted:
    """A server that somebody stops at once."""

    def serve_forever(self):
        raise KeyboardInterrupt


@pytest.fixture
def opened(monkeypatch):
    addresses = []
    monkeypatch.setattr(page, "open_server", lambda *_, **__: Interrupted())
    monkeypatch.setattr(page.webbrowser, "open", lambda address: bool(addresses.append(address)))
    monkeypatch.setenv("PORT", "5051")
    return addresses


def test_the_page_is_opened_when_asked_to(opened, monkeypatch, capsys):
    monkeypatch.setenv("OPEN", "1")
    assert page.serve_page() == 0
    assert opened == ["http://127.0.0.1:5051/"]
    assert "No browser could be opened here" in capsys.readouterr().out


@pytest.mark.parametrize("value", [None, ""])
def test_it_is_left_alone_otherwise(opened, monkeypatch, value, capsys):
    monkeypatch.delenv("OPEN", raising=False)
    if value is not None:
        monkeypatch.setenv("OPEN", value)
    assert page.serve_page() == 0
    assert opened == []
    assert "http://127.0.0.1:5051/" in capsys.readouterr().out


@pytest.mark.parametrize("port", ["0", "99999", "nine"])
def test_a_port_that_is_none_is_refused(monkeypatch, capsys, port):
    monkeypatch.setenv("PORT", port)
    assert page.serve_page() == 2
    assert repr(port) in capsys.readouterr().out
