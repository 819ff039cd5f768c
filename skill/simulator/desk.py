"""The devices of the page: one for each open tab, kept in memory and forgotten with the oldest."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from skill.dialogue.knowledge import Knowledge
from skill.simulator.device import Device, Exchange
from skill.simulator.devices import DEVICES
from skill.simulator.envelopes import Setting
from skill.simulator.hearing import Ear
from skill.simulator.inside import inside
from skill.simulator.mishearing import CLEAR, JOINED, mishear
from skill.speech.catalogue import Catalogue, catalogue_for

MOST_TABS = 32
"""Beyond this the device that was used least lately is forgotten."""

LONGEST = 2000
"""Characters of one utterance; nobody says more in eight seconds."""


class AskedError(ValueError):
    """The page asked for what cannot be done; the message says what."""


@dataclass
class Desk:
    """Everything the page can do, without HTTP. `find_skill` says at which host and port the skill answers."""

    knowledge: Knowledge
    catalogues: Mapping[str, Catalogue]
    ears: Mapping[str, Ear]
    find_skill: Callable[[], tuple[str, int]]
    _tabs: OrderedDict[str, Device] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take_turn(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One turn at the device of a tab.

        `asked`: "tab" (any id), "setting" (see `setting_of`), and "do", one of "say" (with "text"), "touch" (with
        "token" and "arguments"), "silence" and "leave". Returns the turn as the page shows it.
        Raises AskedError, DeviceError.
        """
        device = self._device(str(asked.get("tab", "")), self.setting_of(asked))
        said = said_of(asked)
        match asked.get("do"):
            case "say":
                exchange = device.say(mishear(said, dial_of(asked)))
            case "touch":
                exchange = device.touch(str(asked.get("token", "")), [said])
            case "silence" if device.is_open:
                exchange = device.say("")
            case "leave" if device.is_open:
                exchange = device.leave()
            case _:
                raise AskedError("do must be say or touch, or silence or leave while a session is open")
        return self._shown(said, exchange)

    def fresh(self, asked: Mapping[str, Any]) -> Device:
        """A device of the same setting that has not been spoken to. Raises AskedError."""
        setting = self.setting_of(asked)
        return Device(*self.find_skill(), self.ears[setting.locale], setting)

    def setting_of(self, asked: Mapping[str, Any]) -> Setting:
        """The device and account asked for: "locale", "device", "permissions". Raises AskedError."""
        given = asked.get("setting")
        given = given if isinstance(given, Mapping) else {}
        locale, device, granted = given.get("locale"), given.get("device"), given.get("permissions", [])
        if locale not in self.ears or device not in DEVICES:
            raise AskedError("unknown locale or device")
        if not isinstance(granted, list) or not all(isinstance(scope, str) for scope in granted):
            raise AskedError("permissions must be a list of scopes")
        return Setting(str(locale), str(device), tuple(granted))

    def _device(self, tab: str, setting: Setting) -> Device:
        """The device of a tab; a new one, in a new session, when its setting has changed."""
        with self._lock:
            device = self._tabs.pop(tab, None)
            if device is None or device.setting != setting:
                device = Device(*self.find_skill(), self.ears[setting.locale], setting)
            self._tabs[tab] = device
            if len(self._tabs) > MOST_TABS:
                self._tabs.popitem(last=False)
            return device

    def _shown(self, said: str, exchange: Exchange) -> dict[str, Any]:
        attributes = exchange.session
        locale = (exchange.request.get("request") or {}).get("locale", "")
        directives = (exchange.response.get("response") or {}).get("directives") or []
        shown = [part for part in directives if part.get("type") == "Alexa.Presentation.APL.RenderDocument"]
        return {
            "said": said,
            "reached": exchange.said,
            "heard": {
                "request": (exchange.request.get("request") or {}).get("type", ""),
                "intent": exchange.heard.intent,
                "slots": {name: slot.value for name, slot in exchange.heard.slots.items()},
            },
            "spoken": exchange.spoken,
            "ssml": exchange.ssml,
            "reprompt": exchange.reprompt,
            "ends": exchange.ends,
            "assessment": exchange.assessment,
            "inside": inside(self.knowledge, catalogue_for(locale, self.catalogues), attributes),
            "screen": _screen(shown[0]) if shown else None,
            "request": exchange.request,
            "response": exchange.response,
            "ms": round(exchange.seconds * 1000, 1),
        }


def said_of(asked: Mapping[str, Any]) -> str:
    """The "text" of what was said. Raises AskedError when it is no text, or too long."""
    text = asked.get("text", "")
    if not isinstance(text, str) or len(text) > LONGEST:
        raise AskedError(f"text must be a text of {LONGEST} characters at most")
    return text


def dial_of(asked: Mapping[str, Any]) -> int:
    """The setting of the mishearing dial. Raises AskedError."""
    dial = asked.get("mishear", CLEAR)
    if not isinstance(dial, int) or not CLEAR <= dial <= JOINED:
        raise AskedError(f"mishear must be a number from {CLEAR} to {JOINED}")
    return dial


def _screen(directive: Mapping[str, Any]) -> dict[str, Any]:
    """What the page draws of a document: its token, its datasource, and the paths of its drawings."""
    graphics = directive["document"].get("graphics", {})
    drawings = {name: graphic["items"] for name, graphic in graphics.items()}
    return {"token": directive["token"], "view": directive["datasources"]["screen"], "drawings": drawings}


def granted_scopes(manifest: str) -> list[str]:
    """The permission scopes that the skill's manifest asks for."""
    return [part["name"] for part in json.loads(manifest)["manifest"].get("permissions", [])]
