"""One running skill for every conversation of this folder."""

from __future__ import annotations

import pytest

from skill.simulator.local_skill import running_skill


@pytest.fixture(scope="session")
def running(skill):
    with running_skill(skill) as address:
        yield address
