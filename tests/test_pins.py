"""Every version that is pinned is accounted for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/dependencies.md").read_text("utf-8")
FILES = ("requirements.txt", "requirements-dev.txt", "requirements-training.txt", "lambda/requirements.txt")
EXPLAINED = {name for row in re.findall(r"^\| ([\w, -]+) \|", PAGE, re.MULTILINE) for name in row.split(", ")}


@pytest.mark.parametrize("file", FILES)
def test_every_pin_has_its_reason(file):
    for line in (ROOT / file).read_text("utf-8").splitlines():
        requirement = line.partition("#")[0].strip()
        if requirement and not requirement.startswith("-r"):
            name = re.fullmatch(r"([\w-]+)==[\w.]+(;.*)?", requirement)[1]
            assert name in EXPLAINED


def test_nothing_is_explained_that_is_not_there():
    pinned = "".join((ROOT / file).read_text("utf-8") for file in FILES)
    assert [name for name in EXPLAINED - {"pin"} if f"{name}==" not in pinned] == []
