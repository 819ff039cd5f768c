"""The composition root: loads all content once and builds the skill. Both doors use what is built here."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Any, cast

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder

from skill.handlers.envelopes import EventReader, is_for, is_request
from skill.handlers.events import CanFulfillHandler, FailureHandler, SilentHandler
from skill.handlers.logs import LogInterceptor, StartInterceptor
from skill.handlers.turns import Resources, TurnHandler

COMPILED = "skill.compiled"
"""The module that packaging writes (`tools/packaging`): the same content, checked then and not again."""


def load_resources() -> Resources:
    """All content, as packaging left it or else from its files. What loads it raises is told in `skill.loading`."""
    try:
        module = import_module(COMPILED)
    except ModuleNotFoundError:
        module = import_module("skill.loading")
    gc.disable()  # tens of thousands of objects that all stay: looking through them for garbage finds nothing
    try:
        return cast(Resources, module.load())
    finally:
        gc.freeze()
        gc.enable()


def build_skill(skill_id: str | None = None, resources: Resources | None = None) -> CustomSkill:
    """The skill, ready to answer requests.

    `skill_id` is the Alexa skill's application id; when given, requests for any other skill are refused.
    """
    given = resources or load_resources()
    builder = SkillBuilder()
    builder.skill_id = skill_id  # type: ignore[assignment]  # the SDK infers None from its own default
    # The first handler that can, handles.
    for handler in (TurnHandler(given), CanFulfillHandler(), SilentHandler()):
        builder.add_request_handler(handler)
    builder.add_exception_handler(FailureHandler(given.catalogues))
    builder.add_global_request_interceptor(StartInterceptor())
    builder.add_global_response_interceptor(LogInterceptor(given.knowledge.content.version))
    skill = builder.create()
    skill.serializer = EventReader()
    return skill


def answer(skill: CustomSkill, event: dict[str, Any], context: object = None) -> dict[str, Any]:
    """One Lambda event -> one response, as JSON primitives.

    Unlike the SDK's own `lambda_handler`, the skill is built once and not for every request.
    ValueError, which quotes nothing of it: the event is no request, or one for another skill.
    """
    if not is_request(event):
        raise ValueError("event is not an Alexa request")
    if skill.skill_id and not is_for(event, skill.skill_id):
        raise ValueError("request is for another skill")
    envelope = cast(EventReader, skill.serializer).read(event)
    return cast(dict[str, Any], skill.serializer.serialize(skill.invoke(request_envelope=envelope, context=context)))
