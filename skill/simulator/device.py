"""A device in a room: it keeps the session, posts to the skill over HTTP, and meets silence as an Echo does."""

from __future__ import annotations

import html
import http.client
import json
import re
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from skill.dialogue.messages import Offer
from skill.simulator import envelopes
from skill.simulator.alerts import Due
from skill.simulator.clock import time_passing
from skill.simulator.devices import DEVICES
from skill.simulator.emulated_alexa import REMINDERS, TIMERS, EmulatedAlexa
from skill.simulator.envelopes import Setting
from skill.simulator.exchange import Exchange
from skill.simulator.hearing import Ear
from skill.simulator.utterance import Utterance

PATH = "/alexa"

MOST_SILENCES = 2
"""An Echo reprompts after the first silence and ends the session after the second (platform sheet, 2)."""

_APPROVALS = ("i approve", "approve", "yes", "yeah", "sure", "okay", "yes please")
_QUESTIONS = {
    REMINDERS: "Do you give Back Pain Guide permission to update your reminders? You can say I approve, or no.",
    TIMERS: "Do you give Back Pain Guide permission to update your timers? You can say I approve, or no.",
}
"""What Alexa herself says when a skill lets her ask (platform sheet, 5.2)."""

_NOT_REACHED = 'That was not for the skill. Say "open {}" first.'
"""In place of whatever Alexa answers by herself."""

_TAG = re.compile(r"<[^>]+>")


class DeviceError(RuntimeError):
    """Raised when the skill does not answer as a skill must; the message says how."""


@dataclass(slots=True)
class Device:
    """One Echo talking to the skill at `host`:`port`."""

    host: str
    port: int
    ear: Ear
    setting: Setting = field(default_factory=Setting)
    alexa: EmulatedAlexa | None = None
    """The emulated Alexa that the skill's calls reach; without it they reach nothing."""
    patience: float = 10
    """The most seconds to wait for an answer."""
    _asked: Mapping[str, Any] | None = None
    _session: str = ""
    _attributes: Mapping[str, Any] = field(default_factory=dict)
    _reprompt: str = ""
    _silences: int = 0

    def say(self, text: str) -> Exchange:
        """Speak to the skill; the first words open a session. Raises DeviceError if it answers with an error."""
        passing = time_passing(text)
        if passing is not None:
            return self.let_pass(passing, text)
        if self._asked is not None:
            return self._consent(text)
        words = without_invocation(text, self.ear.invocation)
        if self._only_opens and words is not None:
            if self.ear.invocation not in text.lower():
                return Exchange(text, Utterance(""), "", "", True, {}, {}, _NOT_REACHED.format(self.ear.invocation))
            words = None
        if words is None:
            return self._post(text, Utterance("LaunchRequest"), envelopes.launch(self.setting))
        if not words and self._session:
            return self._silence(text)
        heard = self.ear.hear(words, self._today())
        return self._post(text, heard, envelopes.intent(self.setting, heard))

    def reach(self) -> None:
        """Open the skill where its first words would be lost, so that the next ones reach it. Raises DeviceError."""
        if self._only_opens:
            self.say(f"open {self.ear.invocation}")

    @property
    def _only_opens(self) -> bool:
        """Whether nothing reaches the skill now but that it is opened."""
        return not self._session and DEVICES[self.setting.device].only_opens

    def let_pass(self, time: timedelta, text: str = "") -> Exchange:
        """Let time pass: an open session ends, and what comes due is spoken.

        Raises DeviceError without an `alexa`, and ClockError if so much time cannot pass.
        """
        if self.alexa is None:
            raise DeviceError("there is no clock to move")
        self.alexa.clock.advance(time)
        self._asked = None
        if self._session:
            self._post(text, Utterance(""), envelopes.session_ended(self.setting, "EXCEEDED_MAX_REPROMPTS"))
        return self.look(text)

    def look(self, text: str = "") -> Exchange:
        """Return what has come due by now, as the device speaks it. An open session goes on."""
        due = self.alexa.due() if self.alexa else []
        return Exchange(text, Utterance(""), "", "", False, {}, {}, " ".join(map(due_words, due)), due=due)

    def _today(self) -> date:
        now = self.setting.clock.now()
        zone = self.alexa.zone if self.alexa else None
        return now.astimezone(ZoneInfo(zone) if zone else UTC).date()

    def _consent(self, text: str) -> Exchange:
        """Answer Alexa's own question for a permission. She hears the answer, and tells the skill what it was."""
        asked, self._asked = self._asked or {}, None
        words = text.lower().replace("alexa", "").strip(" ,.!")
        status = "NOT_ANSWERED" if not words else "ACCEPTED" if words in _APPROVALS else "DENIED"
        scope = str(asked["payload"]["permissionScope"])
        if self.alexa is not None and status == "ACCEPTED":
            self.alexa.grant(scope)
        request = envelopes.consent(self.setting, scope, status, str(asked.get("token") or ""))
        return self._post(text, Utterance(""), request)

    def touch(self, token: str, arguments: Sequence[str]) -> Exchange:
        """Touch the screen: the document that `token` names sends these arguments. Raises DeviceError."""
        return self._post(" . ".join(arguments), Utterance(""), envelopes.touch(self.setting, token, arguments))

    def leave(self) -> Exchange:
        """Leave the skill without a word ("Alexa, go home"). Raises DeviceError."""
        self._asked = None
        if not self._session:
            return Exchange("", Utterance(""), "", "", True, {}, {})
        return self._post("", Utterance(""), envelopes.session_ended(self.setting, "USER_INITIATED"))

    @property
    def is_open(self) -> bool:
        """Whether a session is open."""
        return bool(self._session)

    @property
    def is_asking(self) -> bool:
        """Whether Alexa has put a question of her own, which the next words answer."""
        return self._asked is not None

    @property
    def asks(self) -> str:
        """The question that waits for an answer, in the words in which it is repeated after silence; empty if none.

        Of one that stands in the session as pending, it is added that a yes or no will do, unless it is the first.
        """
        pending = (self._attributes.get("conversation") or {}).get("pending")
        ending = " Yes or no?" if pending and pending != Offer.OPENING else ""
        return _plain(self._reprompt) + ending

    def _silence(self, text: str) -> Exchange:
        """Answer silence: the reprompt is spoken once, then the session ends."""
        self._silences += 1
        if self._silences < MOST_SILENCES:
            spoken = _plain(self._reprompt)
            return Exchange(text, Utterance(""), spoken, self._reprompt, False, self._attributes, {})
        return self._post(text, Utterance(""), envelopes.session_ended(self.setting, "EXCEEDED_MAX_REPROMPTS"))

    def _post(self, text: str, heard: Utterance, request: Mapping[str, Any]) -> Exchange:
        is_new = not self._session
        self._session = self._session or f"amzn1.echo-api.session.{uuid.uuid4()}"
        if self.alexa is not None:
            token = self.alexa.open_session() if is_new else self.setting.token
            self.setting = replace(self.setting, token=token, permissions=tuple(sorted(self.alexa.permissions)))
        body = envelopes.envelope(self.setting, request, self._session, is_new, self._attributes)
        started = time.perf_counter()
        answer = self._exchange(json.dumps(body))
        seconds = time.perf_counter() - started
        response = answer.get("response") or {}
        ssml = (response.get("outputSpeech") or {}).get("ssml", "")
        attributes = answer.get("sessionAttributes") or {}
        ends = response.get("shouldEndSession") is not False
        self._silences = 0
        self._reprompt = ((response.get("reprompt") or {}).get("outputSpeech") or {}).get("ssml", "")
        self._session, self._attributes = ("", {}) if ends else (self._session, attributes)
        if ends and self.alexa is not None:
            self.alexa.end_session(self.setting.token)
        self._asked = next((d for d in response.get("directives") or () if d.get("name") == "AskFor"), None)
        alexa_says = _QUESTIONS.get(self._asked["payload"]["permissionScope"], "") if self._asked else ""
        spoken = _plain(ssml)
        return Exchange(text, heard, spoken, ssml, ends, attributes, answer, alexa_says, body, seconds, self._reprompt)

    def _exchange(self, body: str) -> dict[str, Any]:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=self.patience)
        try:
            connection.request("POST", PATH, body.encode(), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise DeviceError(f"the skill answered {answer.status}: {content[:200].decode('utf-8', 'replace')}")
        found: dict[str, Any] = json.loads(content)
        return found


def due_words(due: Due) -> str:
    """Return what the device says when something comes due."""
    return f"Here's your reminder: {due.text}" if due.text else "(a tone)"


def without_invocation(text: str, invocation: str) -> str | None:
    """Return the words meant for the skill; None if it is only opened ("Alexa, open back pain guide")."""
    plain = re.sub(r"^\s*alexa\b[,\s]*", "", text.strip(), flags=re.IGNORECASE)
    name = re.escape(invocation)
    if re.fullmatch(rf"(open|start|launch|begin|use|run)\s+{name}\W*", plain, flags=re.IGNORECASE):
        return None
    return re.sub(rf"^(ask|tell)\s+{name}\b[,\s]*(to |that |about |for )?", "", plain, flags=re.IGNORECASE)


def _plain(ssml: str) -> str:
    """Return what is heard of SSML, as plain text."""
    return html.unescape(" ".join(_TAG.sub("", ssml.replace("</p>", "</p> ")).split()))
