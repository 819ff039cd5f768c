"""Ten conversations, and somebody who holds them with an agent of Home Assistant."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.util.ulid import ulid_now

CONVERSATIONS: dict[str, list[tuple[str, str]]] = {
    "a strain is looked after at home": [
        ("i put my back out lifting a washing machine", "low back pain"),
        *[("no", "")] * 7,
        ("i'm thirty five", "cared for at home"),
        ("yes please", "gently"),
        ("no thanks", "[ends]"),
    ],
    "a danger in the first words": [
        ("my back has gone and i can't feel my bum", "Call 9 9 9 now."),
        ("stop", "[ends]"),
    ],
    "a danger in the middle": [
        ("my lower back hurts", "chest pain"),
        ("no", "numb or odd feeling"),
        ("well i can't feel it when i wipe", "Call 9 9 9 now."),
        ("what about ice", "Call 9 9 9 now."),
    ],
    "a warning taken back": [
        ("i have chest pain", "Call 9 9 9 now"),
        ("you misunderstood me", "Was that"),
        ("yes", "changed that"),
    ],
    "a question about ice": [("should i use ice or heat", "Use whichever feels better."), ("no", "[ends]")],
    "somebody else": [("my mum has hurt her back", "low back pain"), ("no", "their")],
    "what it cannot do": [("remind me to stretch at eight", "can't set reminders"), ("yes", "like to know")],
    "help and why": [("my back hurts", ""), ("help", "Say yes, no, or not sure"), ("why", "The heart")],
    "nothing to hear": [
        ("hello", "Back Pain Guide here"),
        ("my back aches", "low back pain"),
        ("", "Chest pain, trouble breathing|[silent]"),
    ],
    "an exercise": [
        ("start the bridge", "First"),
        ("no", "told you not"),
        ("no", ""),
        ("no", "floor"),
        ("yes", "Stop"),
        ("next", ""),
    ],
}
"""What is said, and what must be in the answer. The home is in Britain."""


@dataclass
class Spoken:
    """One answer."""

    text: str
    listens: bool
    id: str


@dataclass
class Talker:
    """Somebody who talks with one agent of this Home Assistant."""

    hass: HomeAssistant
    agent: str
    id: str = field(default_factory=ulid_now)
    times: list[float] = field(default_factory=list)

    async def say(self, text: str, prompt: str | None = None) -> Spoken:
        started = time.perf_counter()
        result = await async_converse(
            self.hass, text, self.id, Context(), "en-GB", self.agent, extra_system_prompt=prompt
        )
        self.times.append(time.perf_counter() - started)
        self.id = result.conversation_id or self.id
        return Spoken(result.response.speech["plain"]["speech"], result.continue_conversation, self.id)


async def held(talker: Talker, turns: list[tuple[str, str]], *, can_listen: bool) -> None:
    """Hold one conversation, and check each answer."""
    for said, wanted in turns:
        spoken = await talker.say(said)
        story = f"{said!r} -> {spoken}"
        words, *marks = wanted.replace("[ends]", "|[ends]").split("|")
        assert words in spoken.text, story
        assert "Alexa" not in spoken.text, story
        asks = not marks
        assert spoken.listens is (asks and can_listen), story
