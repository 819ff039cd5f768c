"""Reads the corpus: what people say, labelled with what they tell. `training/README.md` says how to add to it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.guidance.advice import Guidance
from skill.listening.encoder.reading import REMARK, REQUEST
from skill.triage.model import Content

FOLDER = Path(__file__).parent / "corpus"

ACTS = frozenset(
    "tells asks answers remind timer exercise check_in change cancel exercise_step why repeat slower correct help"
    " thanks done stop human frightened swears greets off_topic".split()
)
"""What a person does with an utterance."""

MEANS = frozenset({"yes", "partly", "no", "unsure", "no_answer"})
"""What a reply means for the question before it."""

LABELS = ("present", "denied", "unsure", "open")
"""The lists of finding ids that a line may have."""

NO_TOPIC = "none"
"""The topic of what no answer of the skill fits."""

REQUESTS = frozenset(
    "cancel change check_in correct easier exercise help how_many_left hurts list meaning next pause remind repeat"
    " seated time_left timer why".split()
)
"""Acts that people ask for in so many words that they are learnt as subjects are."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance, and what it tells of the patient. Finding ids are in none of the lists if neither."""

    said: str
    present: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """Findings that one careful reader would label and another would not: nothing is learnt of them here."""
    act: str = ""
    topic: str = ""
    register: str = ""
    reply_to: str = ""
    """The id of the question that it replies to; empty for what is said unasked."""
    means: str = ""
    batch: str = ""
    """The hand that wrote it: the name of its file. Training and testing are split by it, never by line."""


def read_corpus(folder: Path = FOLDER) -> Iterator[Utterance]:
    """Yield every utterance of the JSON-lines files in `folder`. Raises ValueError for a line that is none."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            try:
                yield _utterance(json.loads(line), file.stem)
            except (ValueError, TypeError) as fault:
                raise ValueError(f"{file.name}:{number}: {fault}") from fault


def _utterance(line: dict[str, Any], batch: str) -> Utterance:
    parts: dict[str, Any] = {**line, **{name: tuple(line.get(name, ())) for name in LABELS}}
    return Utterance(**parts, batch=batch)


def asked_in(guidance: Guidance) -> tuple[str, ...]:
    """Return all that the topic of an utterance may be, but none: subjects, remarks to the skill, requests to it.

    Remarks in other languages are left to the grammar: the encoder learns English only.
    """
    remarks = (REMARK + chat.id for chat in guidance.chats.values() if not chat.is_foreign)
    return (*guidance.topics, *remarks, *(REQUEST + act for act in sorted(REQUESTS)))


def faults_of(utterance: Utterance, content: Content, asked: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with an utterance: ids that lead nowhere, and labels that contradict each other.

    `asked` is all that a topic may be (`asked_in`).
    """
    if utterance.topic not in ("", NO_TOPIC, *asked):
        yield f"unknown topic {utterance.topic}"
    labels = (*utterance.present, *utterance.denied, *utterance.unsure, *utterance.open)
    yield from (f"unknown finding {name}" for name in labels if not content.can_be_told(name))
    yield from (f"{name} is labelled twice" for name in {*labels} if labels.count(name) > 1)
    if utterance.act and utterance.act not in ACTS:
        yield f"unknown act {utterance.act}"
    if bool(utterance.reply_to) is not bool(utterance.means):
        yield "a reply needs both its question and what it means"
    if utterance.reply_to and utterance.reply_to not in content.questions:
        yield f"unknown question {utterance.reply_to}"
    if utterance.means and utterance.means not in MEANS:
        yield f"unknown meaning {utterance.means}"
    if not utterance.said.strip():
        yield "nothing is said"
