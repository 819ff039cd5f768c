"""The devices of the page: one for each open tab, kept in memory and forgotten with the oldest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from skill.dialogue.messages import Offer
from skill.simulator.asked import Asked, AskedError, dial_of, is_sure, said_of, setting_of
from skill.simulator.clock import time_passing
from skill.simulator.device import Device, due_words
from skill.simulator.doubt import Doubt
from skill.simulator.emulated_alexa import EmulatedAlexa
from skill.simulator.envelopes import Setting
from skill.simulator.exchange import Exchange
from skill.simulator.hearing import Ear
from skill.simulator.homes import Homes, state_of
from skill.simulator.inside import inside
from skill.simulator.mishearing import mishear
from skill.simulator.overhearing import overheard
from skill.talk import Talk

MOST_TABS = 32
"""Beyond this the device that was used least lately is forgotten."""


@dataclass(slots=True)
class _Tab:
    """The device of one tab, with the Alexa behind it: she and her reminders stay when the device is changed."""

    device: Device
    doubt: Doubt
    alexa: EmulatedAlexa
    path: str
    kind: tuple[str, str]
    """The locale and device that were asked for."""

    @property
    def is_asking(self) -> bool:
        """Whether Alexa or the recogniser has put a question of its own, which the next words answer."""
        return self.device.is_asking or self.doubt.is_asking


@dataclass
class Desk:
    """Everything the page can do, without HTTP. `find_skill` says at which host and port the skill answers."""

    talk: Talk
    ears: Mapping[str, Ear]
    find_skill: Callable[[], tuple[str, int]]
    homes: Homes = field(default_factory=Homes)
    _tabs: OrderedDict[str, _Tab] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take_turn(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One turn at the device of a tab.

        `asked`: "tab" (any id), "setting" (see `setting_of`), and "do", one of "say" (with "text"), "touch" (with
        "token" and "arguments"), "silence", "leave", and "look" for what has come due. To say "(two hours later)" lets
        time pass. Words that a recogniser is not sure of come with "sure": false. Returns the turn as the page shows
        it. Raises AskedError, DeviceError.
        """
        tab = self._tab(str(asked.get("tab", "")), setting_of(asked, self.ears))
        device, doubt = tab.device, tab.doubt
        said, sure = said_of(asked), is_sure(asked)
        stood_in_doubt = doubt.is_asking
        match asked.get("do"):
            case "say":
                exchange = doubt.say(said if time_passing(said) else mishear(said, dial_of(asked)), sure)
            case "touch":
                doubt.forget()
                exchange = device.touch(str(asked.get("token", "")), [said])
            case "silence" if device.is_open or tab.is_asking:
                exchange = doubt.say("")
            case "leave" if device.is_open or tab.is_asking:
                doubt.forget()
                exchange = device.leave()
            case "look":
                exchange = device.look()
            case _:
                raise AskedError("do must be say, touch or look, or silence or leave while a session is open")
        return self._shown(exchange.said if stood_in_doubt else said, exchange, tab)

    def asked_at(self, name: str) -> str:
        """Return the question that waits for an answer at a tab; where none does, the skill's first one."""
        tab = self._tabs.get(name)
        opening = self.talk.catalogue(tab.kind[0] if tab else "").messages[Offer.OPENING]
        return (tab and (tab.doubt.question or tab.device.asks)) or opening

    def fresh(self, asked: Mapping[str, Any]) -> Device:
        """A device of the same setting that has not been spoken to, in a home of its own. Raises AskedError."""
        setting = setting_of(asked, self.ears)
        return self._open(setting, *self.homes.build(setting.locale)).device

    def _tab(self, name: str, setting: Asked) -> _Tab:
        """What stands at a tab; a new device, in a new session, when its locale or kind has changed."""
        with self._lock:
            tab = self._tabs.pop(name, None)
            if tab is None:
                tab = self._open(setting, *self.homes.build(setting.locale))
            elif tab.kind != (setting.locale, setting.device):
                tab = self._open(setting, tab.alexa, tab.path)
            _furnish(tab.alexa, setting)
            self._tabs[name] = tab
            if len(self._tabs) > MOST_TABS:
                self._tabs.popitem(last=False)
            return tab

    def _open(self, setting: Asked, alexa: EmulatedAlexa, path: str) -> _Tab:
        """A tab with a new device, whose skill reaches this Alexa at this path."""
        _furnish(alexa, setting)
        host, port = self.find_skill()
        played = Setting(setting.locale, setting.device, endpoint=f"http://{host}:{port}{path}", clock=alexa.clock)
        device = Device(host, port, self.ears[setting.locale], played, alexa)
        listen = self.talk.resources.listener(setting.locale).listen
        doubt = Doubt(device, listen, self.talk.catalogue(setting.locale).country.emergency)
        return _Tab(device, doubt, alexa, path, (setting.locale, setting.device))

    def _shown(self, said: str, exchange: Exchange, tab: _Tab) -> dict[str, Any]:
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
            "alexa": _alexa_says(exchange, ZoneInfo(tab.alexa.zone or "UTC")),
            "ends": exchange.ends,
            "open": tab.device.is_open,
            "asking": tab.is_asking,
            "home": state_of(tab.alexa),
            "assessment": exchange.assessment,
            "why": [line.as_json() for line in overheard(self.talk, exchange.request)],
            "inside": inside(self.talk.resources.knowledge, self.talk.catalogue(locale), exchange.session),
            "screen": _screen(shown[0]) if shown else None,
            "request": exchange.request,
            "response": exchange.response,
            "ms": round(exchange.seconds * 1000, 1),
        }


def _furnish(alexa: EmulatedAlexa, setting: Asked) -> None:
    """What the person sets in the Alexa app, at any time: the device's zone, and the permissions."""
    alexa.zone = setting.zone
    if setting.scopes is not None:
        alexa.permissions.clear()
        alexa.permissions.update(setting.scopes)


def _alexa_says(exchange: Exchange, zone: ZoneInfo) -> list[dict[str, str]]:
    """What Alexa herself says after a turn: her question, or each thing that came due, with the time on her clock.

    What the recogniser asks never reached the skill, and is a "doubt".
    """
    if not exchange.due:
        kind = "question" if exchange.request else "doubt"
        return [{"kind": kind, "text": exchange.alexa_says, "at": ""}] if exchange.alexa_says else []
    return [{"kind": "due", "text": due_words(due), "at": f"{due.at.astimezone(zone):%H:%M}"} for due in exchange.due]


def _screen(directive: Mapping[str, Any]) -> dict[str, Any]:
    """What the page draws of a document: its token, its datasource, and the paths of its drawings."""
    graphics = directive["document"].get("graphics", {})
    drawings = {name: graphic["items"] for name, graphic in graphics.items()}
    return {"token": directive["token"], "view": directive["datasources"]["screen"], "drawings": drawings}
