"""Request envelopes as Alexa sends them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from skill.simulator.clock import Clock
from skill.simulator.emulated_alexa import DEVICE
from skill.simulator.hearing import Slot, Utterance

_SPEAKER: dict[str, Any] = {}
_SCREEN: dict[str, Any] = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.2"}}}
DEVICES = {"speaker": _SPEAKER, "screen": _SCREEN}
"""The devices that can be played, with the interfaces each supports."""

_SIZE = {"type": "DISCRETE", "pixelWidth": 1280, "pixelHeight": 800}
_VIDEO = {"codecs": ["H_264_42"]}
_VIEWPORTS: dict[str, Any] = {
    "Viewports": [
        {
            "type": "APL",
            "id": "main",
            "shape": "RECTANGLE",
            "dpi": 213,
            "presentationType": "STANDARD",
            "canRotate": False,
            "configuration": {"current": {"mode": "HUB", "video": _VIDEO, "size": _SIZE}},
        }
    ],
    "Viewport": {
        "experiences": [{"arcMinuteWidth": 346, "arcMinuteHeight": 216, "canRotate": False, "canResize": False}],
        "mode": "HUB",
        "shape": "RECTANGLE",
        "pixelWidth": 1280,
        "pixelHeight": 800,
        "dpi": 213,
        "currentPixelWidth": 1280,
        "currentPixelHeight": 800,
        "touch": ["SINGLE"],
        "video": _VIDEO,
    },
}
"""What a device with a screen says of it, as an Echo Show 8 does."""

APPLICATION = "amzn1.ask.skill.local"


@dataclass(frozen=True, slots=True)
class Setting:
    """The device and account that are played."""

    locale: str = "en-US"
    device: str = "speaker"
    permissions: Sequence[str] = field(default_factory=tuple)
    endpoint: str = "https://api.amazonalexa.com"
    token: str = "local"
    """The access token for Alexa's own APIs."""
    clock: Clock = field(default_factory=Clock)


def launch(setting: Setting) -> dict[str, Any]:
    """A LaunchRequest."""
    return _request(setting, "LaunchRequest")


def intent(setting: Setting, utterance: Utterance) -> dict[str, Any]:
    """An IntentRequest with its slots and their resolutions."""
    slots = {name: _slot(slot) for name, slot in utterance.slots.items()}
    heard: dict[str, Any] = {"name": utterance.intent, "confirmationStatus": "NONE"}
    if slots:
        heard["slots"] = slots
    return {**_request(setting, "IntentRequest"), "intent": heard, "dialogState": "STARTED"}


def session_ended(setting: Setting, reason: str) -> dict[str, Any]:
    """A SessionEndedRequest: USER_INITIATED, ERROR or EXCEEDED_MAX_REPROMPTS."""
    return {**_request(setting, "SessionEndedRequest"), "reason": reason}


def consent(setting: Setting, scope: str, status: str, token: str) -> dict[str, Any]:
    """A Connections.Response: how the person answered Alexa's question for a permission (platform sheet, 5.2)."""
    return {
        **_request(setting, "Connections.Response"),
        "name": "AskFor",
        "status": {"code": "200", "message": "OK"},
        "payload": {"permissionScope": scope, "status": status},
        "token": token,
    }


def envelope(
    setting: Setting, request: Mapping[str, Any], session: str, is_new: bool, attributes: Mapping[str, Any]
) -> dict[str, Any]:
    """A whole request envelope with its session and context."""
    user: dict[str, Any] = {"userId": "amzn1.ask.account.local"}
    if setting.permissions:
        user["permissions"] = {"scopes": {name: {"status": "GRANTED"} for name in setting.permissions}}
    system = {
        "application": {"applicationId": APPLICATION},
        "user": user,
        "device": {"deviceId": DEVICE, "supportedInterfaces": DEVICES[setting.device]},
        "apiEndpoint": setting.endpoint,
        "apiAccessToken": setting.token,
    }
    return {
        "version": "1.0",
        "session": {
            "new": is_new,
            "sessionId": session,
            "application": {"applicationId": APPLICATION},
            "attributes": dict(attributes),
            "user": user,
        },
        "context": {"System": system, **(_VIEWPORTS if setting.device == "screen" else {})},
        "request": dict(request),
    }


def _request(setting: Setting, kind: str) -> dict[str, Any]:
    return {
        "type": kind,
        "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
        "timestamp": setting.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "locale": setting.locale,
    }


def _slot(slot: Slot) -> dict[str, Any]:
    resolved: dict[str, Any] = {
        "authority": f"amzn1.er-authority.local.{slot.type}",
        "status": {"code": "ER_SUCCESS_NO_MATCH"},
    }
    if slot.matched is not None:
        value = {"name": slot.matched.name, "id": slot.matched.id}
        resolved |= {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": value}]}
    resolutions = {"resolutionsPerAuthority": [resolved]}
    return {
        "name": slot.name,
        "value": slot.value,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": slot.value, "resolutions": resolutions},
    }
