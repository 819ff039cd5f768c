"""No door of this machine starts with half its hearing: it says in one line what is wrong, and ends.

`tests/package/test_second_ear.py` holds the same of AWS Lambda.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from skill.listening.encoder.files import NETWORK
from tests.listening.test_encoder_files import spoil
from tests.test_project import ROOT

SIMULATOR = ("-m", "skill.simulator")
GUNICORN = ("-m", "gunicorn", "--config", ROOT / "tools/packaging/deploying/gunicorn.conf.py", "--bind", "127.0.0.1:0")
DOORS = {
    "make run": (*SIMULATOR, "serve"),
    "say": (*SIMULATOR, "say", "hello"),
    "explain": (*SIMULATOR, "explain", "hello"),
    "gunicorn": (*GUNICORN, "skill.web.serving:app()"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The skill, its network damaged in a way that its size does not show."""
    folder = tmp_path_factory.mktemp("house")
    for room in ("skill", "interaction_model"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    spoil(folder / "skill/listening/languages/en" / NETWORK)
    return folder


@pytest.mark.parametrize("door", DOORS)
def test_a_damaged_ear_is_refused_in_one_line(door, house):
    variables = {**os.environ, "SKILL_ID": "amzn1.ask.skill.x", "PYTHONPATH": str(house), "PORT": "5999"}
    command = [sys.executable, *DOORS[door]]
    done = subprocess.run(command, cwd=house, env=variables, capture_output=True, text=True, timeout=60, check=False)
    told = f"{done.stdout}{done.stderr}"
    assert done.returncode != 0
    assert len([line for line in told.splitlines() if f"error: {NETWORK} is damaged" in line]) == 1
    assert "Traceback" not in told
