"""The skill's doors, asked with whole envelopes."""

import importlib.util
import json
import logging

import pytest

from skill.app import answer
from skill.web.endpoint import create_app
from testkit.alexa_events import HOUSE, Failures, assert_lawful


@pytest.fixture(scope="session")
def ask(skill):
    """Event -> answer, checked to be lawful, and not to be the catch-all's."""
    failures = Failures()
    log = logging.getLogger("skill.handlers.events")
    log.addHandler(failures)

    def asked(event):
        failures.seen.clear()
        whole = json.loads(json.dumps(answer(skill, event)))
        assert failures.seen == []
        assert_lawful(whole, event["request"]["type"])
        return whole

    yield asked
    log.removeHandler(failures)


@pytest.fixture(scope="session")
def lambda_door():
    """The module as Lambda imports it."""
    spec = importlib.util.spec_from_file_location("lambda_function", HOUSE / "lambda/lambda_function.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.lambda_handler


@pytest.fixture(scope="session")
def web_door(skill):
    return create_app(skill, verify=False).test_client()
