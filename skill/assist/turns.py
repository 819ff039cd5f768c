"""Answers one turn of a conversation that is known by its id: words in, words out. What was said is never logged."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass, replace

from skill.assist.memory import Kept, Memory
from skill.dialogue.messages import Offer
from skill.dialogue.saying import offering
from skill.dialogue.state.abilities import Abilities
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.turn import Turn
from skill.listening.normalise import unpunctuated
from skill.speech.catalogue import Catalogue, language_of
from skill.speech.render import render
from skill.talk import NoDevice, Talk, UserInput, contract

SPEAKER = NoDevice(Abilities(keeps_alerts=False, wording="without_alexa"))
"""A speaker of Home Assistant. The protocol carries words alone, so no reminder and no timer can be set on it."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Replied:
    """What is said, and what the other side needs to know of it."""

    text: str
    asks: bool = False
    """Whether something was asked, so that the microphone should open for the answer."""
    warns: bool = False
    """Whether the emergency warning was given in this turn."""


class Turns:
    """Takes the turns of all conversations. Two turns of one conversation must not be taken at once."""

    def __init__(self, talk: Talk, locale: str, memory: Memory) -> None:
        """`locale` is for those who name no country, or a language that is not spoken here."""
        self._talk = talk
        self._locale = locale
        self._memory = memory

    def warm(self) -> None:
        """Open the second ear and take one turn, so that the first person need not wait for that."""
        words = self._talk.catalogue(self._locale).messages[Offer.OPENING]
        self._talk.resources.listener(self._locale).encoder.read(words)
        self._talk.take_turn(Conversation(), UserInput(text=words), SPEAKER, self._locale)

    def answer(self, text: str, id_: str = "", language: str = "") -> Replied:
        """Answer what was said. Never raises: whatever goes wrong, the person hears what to do."""
        started = time.perf_counter()
        locale = self._locale_of(language)
        catalogue = self._talk.catalogue(locale, SPEAKER.abilities)
        kept = self._memory.recall(id_)
        if kept and _is_silence(text, kept):
            return Replied(kept.again)
        before = kept.conversation if kept else Conversation()
        try:
            turn = self._talk.take_turn(before, UserInput(text=text, is_first=kept is None), SPEAKER, locale)
        except Exception as fault:  # noqa: BLE001  # a traceback would carry what was said into the log
            _LOG.error("turn failed: %s", type(fault).__name__)
            return Replied(render(offering(Offer.ERROR), catalogue).speech.aloud, asks=True)
        self._log(turn, started)
        if turn.reply.question is None:
            self._memory.forget(id_)
        else:
            self._memory.keep(id_, _kept(turn, catalogue))
        return Replied(
            render(turn.reply, catalogue).speech.aloud,
            asks=turn.reply.question is not None,
            warns=turn.conversation.warned and not before.warned,
        )

    def tidy(self) -> None:
        """Forget conversations that have been silent too long."""
        self._memory.tidy()

    def _locale_of(self, language: str) -> str:
        """Return the locale to answer in: the one that was named, if it names a country and is spoken here."""
        spoken = {language_of(locale) for locale in self._talk.resources.catalogues}
        names_a_country = "-" in language and language_of(language) in spoken
        return language if names_a_country else self._locale

    def _log(self, turn: Turn, started: float) -> None:
        """Log what was decided and how long it took, in milliseconds, as the other doors do."""
        if _LOG.isEnabledFor(logging.INFO):
            assessment = contract(turn)
            line = {
                "request": "transcript",
                "disposition": assessment["disposition"],
                "rules": assessment["rules"],
                "content": self._talk.resources.knowledge.content.version,
                "ms": round((time.perf_counter() - started) * 1000, 2),
            }
            _LOG.info(json.dumps(line))


def _kept(turn: Turn, catalogue: Catalogue) -> Kept:
    spoken = render(turn.reply, catalogue)
    question = render(replace(turn.reply, statements=()), catalogue)
    prompts = frozenset(unpunctuated(speech.aloud) for speech in (spoken.speech, question.speech))
    return Kept(turn.conversation, prompts, spoken.reprompt.aloud if spoken.reprompt else "")


def _is_silence(text: str, kept: Kept) -> bool:
    """Whether nobody said anything: no words, or the speaker heard its own prompt."""
    said = unpunctuated(text)
    return not said or said in kept.prompts
