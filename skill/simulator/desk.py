"""The devices of the page: one for each open tab, kept in memory and forgotten with the oldest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from skill.dialogue.messages import Offer
from skill.listening.heard import Heard
from skill.simulator.answering import Answering
from skill.simulator.asked import Asked, AskedError, dial_of, is_sure, said_of, setting_of, turn_of
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
from skill.simulator.outline import outline
from skill.simulator.overhearing import dated, explained
from skill.simulator.tab import Tab
from skill.talk import Talk

MOST_TABS = 32
"""Beyond this the device that was used least lately is forgotten."""


@dataclass
class Desk:
    """Everything the page can do, without HTTP. `find_skill` says at which host and port the skill answers."""

    talk: Talk
    ears: Mapping[str, Ear]
    find_skill: Callable[[], tuple[str, int]]
    homes: Homes = field(default_factory=Homes)
    _tabs: OrderedDict[str, Tab] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take_turn(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One turn at the device of a tab.

        `asked`: "tab" (any id), "setting" (see `setting_of`), and "do", one of "say" (with "text"), "touch" (with
        "token" and "text"), "silence", "leave", "look" for what has come due, "rewind" to before a "turn", and
        "restart". To say "(two hours later)" lets time pass. Words that a recogniser is not sure of come with "sure":
        false; while they are in doubt, it is no turn of the skill's. Returns the turn as the page shows it.
        Raises AskedError, DeviceError.
        """
        tab = self._tab(str(asked.get("tab", "")), setting_of(asked, self.ears))
        device, before, doubt = tab.device, copy(tab.device), tab.doubt
        said, sure, stood_in_doubt = said_of(asked), is_sure(asked), doubt.is_asking
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
                return self._shown(said, device.look(), tab)
            case "rewind":
                tab.rewind(turn_of(asked))
                return self._shown(said, tab.device.look(), tab)
            case "restart":
                return self._shown(said, tab.restart(), tab)
            case _:
                raise AskedError("do must be one of the page's acts; silence and leave need an open session")
        if not exchange.in_doubt:
            tab.keep(before)
        return self._shown(exchange.said if stood_in_doubt else said, exchange, tab)

    def asked_at(self, name: str) -> str:
        """Return the question that waits for an answer at a tab; where none does, the skill's first one."""
        tab = self._tabs.get(name)
        opening = self.talk.catalogue(tab.device.setting.locale if tab else "").messages[Offer.OPENING]
        return (tab and (tab.doubt.question or tab.device.asks)) or opening

    def fresh(self, asked: Mapping[str, Any]) -> Device:
        """A device of the same setting that has not been spoken to, in a home of its own. Raises AskedError."""
        setting = setting_of(asked, self.ears)
        return self._open(setting).device

    def _tab(self, name: str, setting: Asked) -> Tab:
        """A tab, with its device of the locale and kind that is asked for: a talk goes on when these are changed."""
        with self._lock:
            tab = self._tabs.pop(name, None) or self._open(setting)
            if (tab.device.setting.locale, tab.device.setting.device) != (setting.locale, setting.device):
                tab.device.ear = self.ears[setting.locale]
                tab.device.setting = replace(tab.device.setting, locale=setting.locale, device=setting.device)
                tab.doubt.understand, tab.doubt.emergency = self._understood_in(setting.locale)
            _furnish(tab.alexa, setting)
            self._tabs[name] = tab
            if len(self._tabs) > MOST_TABS:
                self._tabs.popitem(last=False)
            return tab

    def _open(self, setting: Asked) -> Tab:
        """A tab with a new device, whose skill reaches an Alexa of its own."""
        alexa, path = self.homes.build(setting.locale)
        _furnish(alexa, setting)
        host, port = self.find_skill()
        played = Setting(setting.locale, setting.device, endpoint=f"http://{host}:{port}{path}", clock=alexa.clock)
        device = Device(host, port, self.ears[setting.locale], played, alexa)
        return Tab(device, alexa, Doubt(device, *self._understood_in(setting.locale)))

    def _understood_in(self, locale: str) -> tuple[Callable[[str], Heard], str]:
        """What listens to words apart from any conversation, and the emergency number."""
        return self.talk.resources.listener(locale).listen, self.talk.catalogue(locale).country.emergency

    def _shown(self, said: str, exchange: Exchange, tab: Tab) -> dict[str, Any]:
        device = tab.device
        catalogue = self.talk.catalogue(device.setting.locale)
        answering = Answering(self.talk.resources.knowledge, catalogue, exchange.session)
        found = explained(self.talk, exchange.request)
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
            "open": device.is_open,
            "asking": tab.is_asking,
            "home": state_of(tab.alexa),
            "assessment": exchange.assessment,
            "answers": answering.answers() if device.is_open else [],
            "known": answering.known(),
            "dated": dated(found) if found else [],
            "why": [line.as_json() for line in outline(found)] if found else [],
            "inside": inside(self.talk.resources.knowledge, catalogue, exchange.session),
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
        kind = "doubt" if exchange.in_doubt else "question"
        return [{"kind": kind, "text": exchange.alexa_says, "at": ""}] if exchange.alexa_says else []
    return [{"kind": "due", "text": due_words(due), "at": f"{due.at.astimezone(zone):%H:%M}"} for due in exchange.due]


def _screen(directive: Mapping[str, Any]) -> dict[str, Any]:
    """What the page draws of a document: its token, its datasource, and the paths of its drawings."""
    graphics = directive["document"].get("graphics", {})
    drawings = {name: graphic["items"] for name, graphic in graphics.items()}
    return {"token": directive["token"], "view": directive["datasources"]["screen"], "drawings": drawings}
