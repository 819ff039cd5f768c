"""Keeps the conversations that are under way, by their id: in this process alone, few, and not for long."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from skill.dialogue.state.conversation import Conversation

LONGEST_SILENCE = 5 * 60
"""Seconds after its last turn until a conversation is forgotten. Home Assistant keeps an id as long (chat_session)."""

MOST_CONVERSATIONS = 200
"""If there are more, the one that has been silent longest is forgotten."""

LONGEST_ID = 100
"""Characters of an id. Home Assistant's have 26; a conversation with a longer one is not kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation, and what is kept of the last reply in the words that were spoken."""

    conversation: Conversation
    prompts: frozenset[str]
    """The whole reply, and its question alone, as a recogniser would write them."""
    again: str
    """What is said after a silence."""


class Memory:
    """The conversations under way. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[float, Kept]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def recall(self, id_: str) -> Kept | None:
        """Return a conversation, or None if there is none of this id, or it has been silent too long."""
        self.tidy()
        with self._lock:
            found = self._kept.get(id_)
        return found[1] if found else None

    def keep(self, id_: str, kept: Kept) -> None:
        """Keep a conversation after a turn. Without an id, or with one that is too long, nothing is kept."""
        if not 0 < len(id_) <= LONGEST_ID:
            return
        with self._lock:
            self._kept[id_] = (self._clock(), kept)
            self._kept.move_to_end(id_)
        self.tidy()

    def forget(self, id_: str) -> None:
        """Forget a conversation that has come to its end."""
        with self._lock:
            self._kept.pop(id_, None)

    def tidy(self) -> None:
        """Forget what has been silent too long, and what is too much."""
        with self._lock:
            while self._kept and (len(self._kept) > MOST_CONVERSATIONS or self._is_over()):
                self._kept.popitem(last=False)

    def _is_over(self) -> bool:
        """Whether the conversation that has been silent longest has been so for too long."""
        last_turn, _ = next(iter(self._kept.values()))
        return self._clock() - last_turn >= LONGEST_SILENCE
