"""`make bench`: one warm turn of the whole skill beside the SDK's own hello-world, on the same envelope in one run.

The envelope is a full one: eight slots, each resolved, sent by a device with a screen.
"""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name
from ask_sdk_model import Response

from skill.app import answer, build_skill
from skill.simulator.envelopes import Setting, envelope, intent
from skill.simulator.hearing import Slot, Utterance, Value

ROUNDS, TURNS = 30, 20
"""Each program takes TURNS turns in each of ROUNDS rounds, by turns, so that a busy machine slows both alike."""

SAID = {
    "description": "my lower back has hurt since yesterday",
    "symptom": "tingling",
    "area": "leg",
    "side": "left",
    "other_symptom": "stiff",
    "onset": "suddenly",
    "cause": "lifting",
    "duration": "two days",
}

Handler = Callable[[Any], Any]


class _Hello(AbstractRequestHandler):
    """What the SDK's documentation begins with."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return bool(is_intent_name("DescribeIntent")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        text = "Hello, world."
        return handler_input.response_builder.speak(text).ask(text).response


def main() -> None:
    """Print the medians, in milliseconds, and their ratio."""
    setting = Setting(device="screen")
    slots = {name: Slot(name, words, name, Value(name, words)) for name, words in SAID.items()}
    event = envelope(setting, intent(setting, Utterance("DescribeIntent", slots)), "session", True, {})
    builder = SkillBuilder()
    builder.add_request_handler(_Hello())
    hello_world = builder.lambda_handler()
    skill = build_skill()
    hello, ours = _medians(lambda e: hello_world(e, None), lambda e: answer(skill, e), event)
    print(f"Python {platform.python_version()}, ask-sdk-core {version('ask-sdk-core')}, {platform.machine()}")
    print(f"one warm turn, SDK hello-world   {hello:7.3f} ms")
    print(f"one warm turn, the whole skill   {ours:7.3f} ms")
    print(f"ratio                            {ours / hello:7.2f}   (at most 2.00 is wanted)")


def _medians(first: Handler, second: Handler, event: dict[str, Any]) -> list[float]:
    """Median milliseconds of a turn of each."""
    times: dict[int, list[float]] = {0: [], 1: []}
    for program in (first, second):
        _round(program, event)
    for _ in range(ROUNDS):
        for number, program in enumerate((first, second)):
            times[number].append(_round(program, event))
    return [statistics.median(found) * 1000 / TURNS for found in times.values()]


def _round(program: Handler, event: dict[str, Any]) -> float:
    started = time.perf_counter()
    for _ in range(TURNS):
        program(event)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
