"""The composition root: loads all content once and builds the skill. Both doors use what is built here."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import Any, cast

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder

from skill.handlers.envelopes import EventReader, is_for, is_request
from skill.handlers.events import CanFulfillHandler, FailureHandler, SilentHandler
from skill.handlers.logs import LogInterceptor, StartInterceptor
from skill.handlers.turns import TurnHandler
from skill.listeners import build_listeners
from skill.loading import load
from skill.resources import Resources
from skill.talk import Talk


def load_resources() -> Resources:
    """Load all content, once for the whole process.

    Raises what `skill.loading.load` raises, and EncoderError if the encoder of a language cannot run: here that is
    found out by whether its files are there and by their sizes.
    """
    gc.disable()  # tens of thousands of objects are made, and all stay: a search for garbage finds none
    try:
        content = load()
        return replace(content, listeners=build_listeners(content))
    finally:
        gc.freeze()
        gc.enable()


def load_checked_resources() -> Resources:
    """Load all content and compare the encoders' files with their digests, for a server that forks its workers.

    An encoder must not be opened before that: its libraries have threads, which a forked process has not, and it would
    crash at its end. Raises what `load_resources` raises, and EncoderError also if what a file holds is damaged.
    """
    resources = load_resources()
    for listener in resources.listeners.values():
        listener.encoder.check()
    return resources


def load_opened_resources() -> Resources:
    """Load all content and open the encoders, for a door that runs long in one process.

    Raises what `load_checked_resources` raises, and EncoderError also if a library does not load.
    """
    resources = load_resources()
    for listener in resources.listeners.values():
        listener.encoder.open()
    return resources


def build_skill(skill_id: str | None = None, resources: Resources | None = None) -> CustomSkill:
    """Build the skill, ready to answer requests.

    `skill_id` is the Alexa skill's application id; when given, requests for any other skill are refused.
    """
    given = resources or load_resources()
    builder = SkillBuilder()
    builder.skill_id = skill_id  # type: ignore[assignment]  # the SDK infers None from its own default
    # The first handler that accepts a request answers it.
    talk = Talk(given)
    for handler in (TurnHandler(talk), CanFulfillHandler(), SilentHandler(talk)):
        builder.add_request_handler(handler)
    builder.add_exception_handler(FailureHandler(talk))
    builder.add_global_request_interceptor(StartInterceptor())
    builder.add_global_response_interceptor(LogInterceptor(given.knowledge.content.version))
    skill = builder.create()
    skill.serializer = EventReader()
    return skill


def answer(skill: CustomSkill, event: dict[str, Any], context: object = None) -> dict[str, Any]:
    """Answer one Lambda event with one response, as JSON primitives.

    Unlike with the SDK's own `lambda_handler`, the skill is built once and not for every request. Raises ValueError if
    the event is not a request, or is for another skill; the message quotes nothing of the event.
    """
    if not is_request(event):
        raise ValueError("event is not an Alexa request")
    if skill.skill_id and not is_for(event, skill.skill_id):
        raise ValueError("request is for another skill")
    envelope = cast(EventReader, skill.serializer).read(event)
    return cast(dict[str, Any], skill.serializer.serialize(skill.invoke(request_envelope=envelope, context=context)))
