"""`make run RELOAD=1`: a changed file puts the program anew in its own place."""

from __future__ import annotations

import subprocess
import sys

import pytest

from skill.simulator import page

PROGRAM = """
import sys, time
from pathlib import Path
from skill.simulator.reloading import restart_on_change
restart_on_change(Path(sys.argv[1]))
print("started", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("name", ["content.toml", "new.css"])
def test_a_program_starts_anew_when_a_file_changes(tmp_path, name):
    (tmp_path / "content.toml").write_text("a = 1", "utf-8")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline() == "started\n"
        (tmp_path / "notes.txt").write_text("of no matter", "utf-8")
        (tmp_path / name).write_text("a = 2", "utf-8")
        assert "loading anew" in running.stdout.readline()
        assert running.stdout.readline() == "started\n"
        running.kill()


def test_content_that_is_refused_is_waited_out(monkeypatch, capsys):
    waited = []

    class Watcher:
        def join(self):
            waited.append(True)

    def refuse(*_, **__):
        raise ValueError("findings.toml: no such kind")

    monkeypatch.setattr(page, "local_app", refuse)
    monkeypatch.setattr(page, "restart_on_change", Watcher)
    monkeypatch.setenv("RELOAD", "1")
    assert page.serve_page() == 1
    assert waited == [True]
    assert "findings.toml: no such kind" in capsys.readouterr().out
    monkeypatch.setenv("RELOAD", "")
    with pytest.raises(ValueError, match="no such kind"):
        page.serve_page()
