"""Plays a person who tells a case by voice, and notes what comes of it, for `tools.reports.voice`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from skill.simulator.device import Device
from skill.simulator.doubt import Doubt
from skill.simulator.evaluate import Result, finish_case, run_case
from skill.simulator.exchange import Exchange
from skill.simulator.voice import Hearing
from skill.triage.disposition import Disposition
from skill.triage.model import Question

LETS_PASS = 0.15
"""The share of wrong words at which a person still says yes to "Did you say ...?"."""

Hear = Callable[..., Hearing]
"""Says a sentence for the first (0) or second (1) time, in answer to a question, and returns what was heard."""


@dataclass(slots=True)
class Told:
    """What came of one case."""

    case: dict[str, Any]
    typed: Result
    """The same case, typed."""
    words: int = 0
    errors: int = 0
    heard: tuple[str, ...] = ()
    """What was heard of each sentence the first time."""
    doubts: int = 0
    """How often the person was asked whether they had said that."""
    spoken: Result | None = None
    """What the skill made of it; None where the person was asked to type."""
    asks_about_it: bool = False
    """Whether the next question was about what the case tells of."""

    @property
    def outcome(self) -> str:
        """What the person was given right after the last sentence."""
        if self.spoken is None:
            return "asked to type"
        if self.spoken.heard == Disposition.EMERGENCY.name:
            return "warned"
        return "asked" if self.asks_about_it else "neither"

    @property
    def is_sent_home(self) -> bool:
        """Whether it ends in home care once "no" was the answer to everything."""
        return self.spoken is not None and self.spoken.got == Disposition.SELF_CARE.name


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a person tells a case."""

    new_device: Callable[[], Device]
    new_doubt: Callable[[Device], Doubt]
    opening: str
    """The first question of the skill."""
    questions: Mapping[str, Question]


def tell(case: dict[str, Any], scene: Scene, hear: Hear) -> Told:
    """Say every sentence of a case, once more where asked to or where nothing was understood, then only "no"."""
    told = Told(case, run_case(scene.new_device(), case))
    device = scene.new_device()
    doubt = scene.new_doubt(device)
    exchange: Exchange | None = None
    for sentence in case["says"]:
        exchange = _say(sentence, doubt, partial(hear, asked=device.asks or scene.opening), told)
        if exchange is None:
            return told
    if exchange is None:
        return told
    told.spoken = finish_case(device, exchange, case)
    question = scene.questions.get(told.spoken.asked_next or "")
    present = {name for name, status in told.typed.findings.items() if status == "present"}
    told.asks_about_it = question is not None and not question.asks_about.isdisjoint(present)
    return told


def _say(sentence: str, doubt: Doubt, hear: Callable[[str, int], Hearing], told: Told) -> Exchange | None:
    """Say a sentence until the skill understands something. Returns None if the person is asked to type instead."""
    wanted = words_of(sentence)
    exchange: Exchange | None = None
    for time in range(2):
        hearing = hear(sentence, time)
        wrong = distance(wanted, words_of(hearing.text))
        if not time:
            told.words, told.errors = told.words + len(wanted), told.errors + wrong
            told.heard = (*told.heard, hearing.text)
        if not hearing.text:
            continue
        answer = doubt.say(hearing.text, hearing.is_sure)
        if doubt.is_asking:
            told.doubts += 1
            answer = doubt.say("yes" if wrong <= LETS_PASS * len(wanted) else "no")
        if not answer.request:
            continue
        exchange = answer
        if exchange.assessment["findings"] or exchange.ends:
            break
    return exchange


def words_of(text: str) -> list[str]:
    """Return the words of a text, without marks."""
    return re.findall(r"[a-z0-9']+", text.lower())


def distance(wanted: Sequence[str], got: Sequence[str]) -> int:
    """Return how many words must be changed, added or left out to turn one into the other."""
    row = list(range(len(got) + 1))
    for i, word in enumerate(wanted, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(got, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return row[-1]
