"""A whole check as one person has it: the story told, every question answered, until the advice or the warning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from skill.dialogue.state.conversation import Conversation
from skill.dialogue.turn import Turn
from skill.speech.render import plain_text
from skill.triage.model import Content
from skill.triage.status import Findings, Status
from testkit.conversing import Conversing

MOST_TURNS = 40
"""No check takes more replies than this."""

Answers = Mapping[str, str | list[str]]
"""By the id of the question or offer: what is said to it. Of several replies each is said in turn, the last again."""


@dataclass
class Check:
    """How a check went."""

    turns: list[Turn] = field(default_factory=list)
    """Every turn, those of the story among them."""
    asked: list[str] = field(default_factory=list)
    """Ids of the questions that were put, in order; one that was put again is there again."""
    after: dict[str, Turn] = field(default_factory=dict)
    """By the id of each question: the turn after the first reply to it."""
    spoken: list[str] = field(default_factory=list)
    """What was said in each turn, without the offer that follows the advice."""

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    @property
    def level(self) -> str:
        """The level reached; empty if the check did not end."""
        disposition = self.last.assessment.disposition
        return disposition.name if disposition and is_over(self.last.conversation) else ""

    @property
    def rules(self) -> list[str]:
        return [reason.rule.id for reason in self.last.assessment.reasons]

    @property
    def keys(self) -> list[str]:
        """The messages that were spoken, apart from questions and offers."""
        return [line.key for turn in self.turns for line in turn.reply.statements]

    @property
    def words(self) -> int:
        """How many words the skill spoke, up to the end of the advice or of the warning."""
        return sum(len(text.split()) for text in self.spoken)

    @property
    def text(self) -> str:
        return " ".join(self.spoken)


def check(talk: Conversing, story: Iterable[str], answers: Answers | None = None, usual: str = "no") -> Check:
    """Tell the story, and answer until the check is over. Any question that `answers` leaves out gets the usual reply.

    An offer is taken up only if `answers` says how; else the conversation ends there.
    """
    done = Check()
    content = talk.knowledge.content
    replies = {id_: _in_turn(said) for id_, said in (answers or {}).items()}
    for sentence in story:
        _take(done, talk, talk.say(sentence), content)
    while not is_over(talk.conversation) and len(done.turns) < MOST_TURNS:
        pending = talk.pending
        if pending not in content.questions and pending not in replies:
            break
        turn = talk.say(next(replies[pending]) if pending in replies else usual)
        done.after.setdefault(pending, turn)
        _take(done, talk, turn, content)
    return done


def is_over(conversation: Conversation) -> bool:
    """Whether the advice was given, or a warning is in force."""
    return conversation.concluded or conversation.warned


def present(findings: Findings) -> set[str]:
    return {name for name, status in findings.items() if status is Status.PRESENT}


def denied(findings: Findings) -> set[str]:
    return {name for name, status in findings.items() if status is Status.DENIED}


def _take(done: Check, talk: Conversing, turn: Turn, content: Content) -> None:
    done.turns.append(turn)
    if turn.conversation.pending in content.questions:
        done.asked.append(turn.conversation.pending)
    if is_over(turn.conversation):
        done.spoken.append(plain_text(turn.reply.statements, talk.catalogue, turn.reply))
    else:
        done.spoken.append(talk.spoken)


def _in_turn(said: str | list[str]) -> Iterator[str]:
    replies = [said] if isinstance(said, str) else said
    yield from replies
    while True:
        yield replies[-1]
