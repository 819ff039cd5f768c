"""What these tests share: the conversations in which things are said, and what was made of them."""

from __future__ import annotations

import pytest

from skill.talk import Talk
from testkit.places import Places
from tests.denial.judging import Judge


@pytest.fixture(scope="session")
def places(resources):
    return Places(Talk(resources))


@pytest.fixture(scope="session")
def judge(places):
    return Judge(places)
