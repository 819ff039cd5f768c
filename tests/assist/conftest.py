"""One door for all tests of this folder; what it keeps of a conversation ends with the test's own id."""

from __future__ import annotations

import pytest

from skill.assist.memory import Memory
from testkit.wyoming_home import Speaker, WatchedTalk, running_door


class Clock:
    """A clock that a test moves."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture(scope="session")
def watched(resources):
    return WatchedTalk(resources)


@pytest.fixture(scope="session")
def clock():
    return Clock()


@pytest.fixture(scope="session")
def memory(clock):
    return Memory(clock)


@pytest.fixture(scope="session")
def port(watched, memory):
    with running_door(watched, memory) as port:
        yield port


@pytest.fixture
def speaker(port, watched):
    return Speaker(port, watched)
