"""What the tests share: the real content, loaded once, and a conversation to talk in."""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from skill.app import build_skill
from skill.talk import Talk
from skill.triage.loading import load_content
from testkit.conversing import Conversing
from testkit.loaded import RESOURCES
from tools.reports.audit import overdue

NODE = Path(__file__).parent / "node"

# The verdict on a commit must not hang on luck; `make explore` looks further, with new examples each time.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("suite")


def pytest_collection_modifyitems(config, items):
    """The tests of the voice extra belong to whoever has installed it (requirements-voice.txt), and to nobody else."""
    if importlib.util.find_spec("faster_whisper") is None:
        extra = [item for item in items if item.get_closest_marker("voice")]
        items[:] = [item for item in items if item not in extra]
        config.hook.pytest_deselected(items=extra)


def pytest_collection_finish():
    """What is loaded and collected stays to the end, so that no later search for garbage need walk through it."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session):
    """Continuous integration installs all that a test may need, so there a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("SKIP_NOTHING") and reporter and reporter.stats.get("skipped"):  # a worker has no reporter
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    """Rules whose day of review has passed: a warning to whoever runs the tests, and no fault of what they test."""
    late = overdue(load_content().rules.values(), date.today())
    if late:
        terminalreporter.write_line(
            f"Rules to be looked at again, since their day has passed: {len(late)}", yellow=True
        )


@pytest.fixture(scope="session")
def resources():
    return RESOURCES


@pytest.fixture(scope="session")
def knowledge(resources):
    return resources.knowledge


@pytest.fixture(scope="session")
def content(knowledge):
    return knowledge.content


@pytest.fixture(scope="session")
def lexicon(resources):
    return resources.lexicons["en"]


@pytest.fixture(scope="session")
def listener(resources):
    """Both ears."""
    return resources.listeners["en"]


@pytest.fixture(scope="session")
def catalogues(resources):
    return resources.catalogues


@pytest.fixture(scope="session")
def skill(resources):
    return build_skill(resources=resources)


@pytest.fixture(scope="session")
def node_folder():
    """tests/node with its packages installed."""
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed")
    if not (NODE / "node_modules" / "virtual-alexa").is_dir():
        pytest.skip("tests/node/node_modules is missing: run `npm ci` in tests/node")
    return NODE


@pytest.fixture
def talk(resources):
    return Conversing(Talk(resources))
