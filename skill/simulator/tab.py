"""The device of one open tab of the page, and what it was before each turn, so that one can go back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from skill.simulator.asked import AskedError
from skill.simulator.device import Device
from skill.simulator.doubt import Doubt
from skill.simulator.emulated_alexa import EmulatedAlexa
from skill.simulator.exchange import Exchange

MOST_TURNS = 200
"""Beyond this the earliest turns of a tab can no longer be gone back to."""


@dataclass(slots=True)
class Tab:
    """The device of one tab, with the Alexa behind it: she and her reminders stay when the device is changed."""

    device: Device
    alexa: EmulatedAlexa
    doubt: Doubt
    past: dict[int, Device] = field(default_factory=dict)
    """The device as it was before each turn, by the turn's number."""
    turns: int = 0

    @property
    def is_asking(self) -> bool:
        """Whether Alexa or the recogniser has put a question of its own, which the next words answer."""
        return self.device.is_asking or self.doubt.is_asking

    def keep(self, before: Device) -> None:
        """Count a turn, and keep what the device was `before` it."""
        self.past[self.turns] = before
        self.past.pop(self.turns - MOST_TURNS, None)
        self.turns += 1

    def rewind(self, turn: int) -> None:
        """Put the device back to what it was before a turn, counted from 0. Raises AskedError for an unknown one.

        Alexa's reminders and clock stay: no time runs backwards.
        """
        if turn not in self.past:
            raise AskedError("there is no such turn to go back to")
        self.device = self.doubt.device = self.past[turn]
        self.doubt.forget()
        if self.device.is_open:  # its session may have ended since
            self.device.setting = replace(self.device.setting, token=self.alexa.open_session())
        self.past = {number: device for number, device in self.past.items() if number < turn}
        self.turns = turn

    def restart(self) -> Exchange:
        """Leave whatever is open, and forget all turns."""
        self.past, self.turns = {}, 0
        self.doubt.forget()
        return self.device.leave()
