"""The safety argument names its tests, and they are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HAZARDS = (ROOT / "docs/safety.md").read_text("utf-8").split("\n## ")[1:]
EXPECTED = (
    "Missed emergency",
    "False reassurance",
    "False emergency",
    "Wrong number",
    "Misheard denial",
    "Stuck session",
)
EXPECTED += ("Stale content", "Privacy")


def named(text):
    """The tests that a text names: `file::test`, or `::test` of the file named last on its line."""
    for line in text.splitlines():
        file = ""
        for path, test in re.findall(r"`(tests/[\w/.]+)?::(\w+)`", line):
            file = path or file
            yield file, test


def test_every_hazard_is_there():
    assert [hazard.partition(":")[0] for hazard in HAZARDS] == list(EXPECTED)


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.partition(":")[0])
def test_each_hazard_has_tests_that_exist_and_says_what_is_not_controlled(hazard):
    found = list(named(hazard))
    assert len(found) >= 4
    for file, test in found:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        assert test in {part.name for part in tree.body if isinstance(part, ast.FunctionDef)}, f"{file}::{test}"
    assert "\nNot controlled: " in hazard
