"""A person at home, with a device that keeps reminders."""

from __future__ import annotations

import pytest

from skill.talk import Talk
from testkit.keeping import AtHome


@pytest.fixture
def home(resources):
    return AtHome(Talk(resources))
