"""What became of a reply to the pending question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from skill.triage.model import Question
from skill.triage.status import Findings, Status


class Outcome(StrEnum):
    """What a reply means for the pending question."""

    SETTLED = "settled"
    PARTLY_TOLD = "partly_told"
    """A part of what the question joins was told or denied; the rest of it is still open."""
    UNCLEAR = "unclear"
    """An answer that cannot be relied on: "I don't know", "not really"."""
    ELSEWHERE = "elsewhere"
    """Something else was said; the question is still open."""
    GIVEN_UP = "given_up"
    """It was asked often enough: what it asks about is unsure."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """The outcome of a reply, and the findings that it establishes."""

    outcome: Outcome
    establishes: Findings


ELSEWHERE = Settlement(Outcome.ELSEWHERE, {})

PARTLY_TOLD = Settlement(Outcome.PARTLY_TOLD, {})

UNCLEAR = Settlement(Outcome.UNCLEAR, {})


def denied(question: Question, findings: Findings) -> Settlement:
    """Return what a clean no to the question establishes: all that it asks about is denied, but for what was told."""
    told = {name for name, status in findings.items() if status is Status.PRESENT}
    noes = {name: Status.DENIED for name in (question.finding, *question.covers) if name not in told}
    return Settlement(Outcome.SETTLED, {**noes, **dict.fromkeys(question.no_establishes, Status.PRESENT)})


def given_up(question: Question) -> Findings:
    """Return what counts if a question got no clear answer: its finding is unsure. A choice establishes nothing."""
    return {} if question.options else {question.finding: Status.UNSURE}
