"""A page says of which commit it tells, and where there is none, of which day."""

from __future__ import annotations

import re
import subprocess

import pytest

from tools import of_commit as module
from tools.of_commit import of_commit

DAY = r"\d{4}-\d{2}-\d{2}"


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone of its own with one commit."""
    monkeypatch.setattr(module, "ROOT", tmp_path)

    def git(*arguments):
        named = ("-c", "user.name=x", "-c", "user.email=x@example.com")
        subprocess.run(["git", *named, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--quiet")
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill" / "a.py").write_text("a = 1\n", "utf-8")
    (tmp_path / "docs.md").write_text("before\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "a")
    return tmp_path


def test_the_commit_is_named(clone):
    assert re.fullmatch(rf"{DAY}, commit [0-9a-f]{{8}}", of_commit())


def test_a_changed_skill_is_said_to_be_changed_and_a_changed_page_alters_nothing(clone):
    (clone / "docs.md").write_text("after\n", "utf-8")
    assert not of_commit().endswith("with changes")
    (clone / "skill" / "a.py").write_text("a = 2\n", "utf-8")
    assert of_commit().endswith("with changes")


def test_outside_a_clone_there_is_the_day_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert re.fullmatch(DAY, of_commit())
