"""Asks again what the recogniser heard with little confidence, before the skill hears it: "Did you say ...?"

Alexa keeps her confidence to herself, so this belongs to the recogniser of `voice`. Words in doubt reach the skill when
the person says yes to them, and no other way but one: who falls silent after telling of a danger is answered as if the
words were sure. Whoever was misheard once is hard to hear, so what they say again is said back as well. So a "no" in
doubt never denies a danger, and what nobody confirms never ends in home care.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.simulator.device import Device
from skill.simulator.exchange import Exchange
from skill.simulator.utterance import Utterance

MOST_TRIES = 2
"""After so many tries in a row the person is asked to type: a third is rarely heard better."""

_CONFIRMS = frozenset({Answer.YES, Answer.ASSENT})
_DENIES = frozenset({Answer.NO, Answer.HEDGED_NO})


@dataclass(slots=True)
class Doubt:
    """What stands in doubt at one device."""

    device: Device
    understand: Callable[[str], Heard]
    """Listens to words apart from any conversation."""
    emergency: str
    """The emergency number."""
    _held: str = ""
    _tries: int = 0
    _was_denied: bool = False

    @property
    def question(self) -> str:
        """What is asked about the words that wait for a yes; empty if none do."""
        return self._held and f"Did you say: {self._held.rstrip(' .,!?')}? Please say yes or no."

    @property
    def is_asking(self) -> bool:
        """Whether words wait for a yes."""
        return bool(self._held)

    def say(self, text: str, is_sure: bool | None = None) -> Exchange:
        """Pass words on to the device, or ask whether they were said. Raises DeviceError.

        Empty words are silence. `is_sure` is None for words that were typed: those are never in doubt.
        """
        held, self._held = self._held, ""
        if held and not text:
            return self._pass_on(held if self.understand(held).tells else "")
        answer = self.understand(text).answer if held else None
        if answer in _CONFIRMS:
            return self._pass_on(held)
        if answer in _DENIES:  # whatever follows it: its "no" must not reach the skill, which asked something else
            return self._ask_anew()
        is_in_doubt = is_sure is False or (is_sure and self._was_denied)
        return self._ask_about(text) if text and is_in_doubt else self._pass_on(text)

    def forget(self) -> None:
        """Drop what stands in doubt: the person did something else."""
        self._held, self._tries, self._was_denied = "", 0, False

    def _pass_on(self, text: str) -> Exchange:
        self.forget()
        return self.device.say(text)

    def _ask_about(self, text: str) -> Exchange:
        if self._tries >= MOST_TRIES:
            return self._give_up()
        self._tries, self._held = self._tries + 1, text
        return _asks(text, self.question)

    def _ask_anew(self) -> Exchange:
        self._was_denied = True
        return self._give_up() if self._tries >= MOST_TRIES else _asks("", "Sorry. Please say it again.")

    def _give_up(self) -> Exchange:
        self.forget()
        number = " ".join(self.emergency)  # so that its digits are spoken one by one
        danger = f"If you may be in danger, call {number} now, or your local emergency number."
        return _asks("", f"Sorry, I can't hear you well. Please type it. {danger}")


def _asks(text: str, question: str) -> Exchange:
    return Exchange(text, Utterance(""), "", "", False, {}, {}, question, in_doubt=True)
