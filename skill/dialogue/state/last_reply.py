"""What the next turn knows of the previous reply, and how it is written to and read from the session attributes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from skill.dialogue.messages import Offer
from skill.dialogue.state import reminder_plan
from skill.dialogue.state.reminder_plan import ReminderPlan, is_own_words
from skill.dialogue.state.reply import Line, Lines, Reply, ReplyKind, Values
from skill.listening.when.durations import DAY
from skill.listening.when.recurrences import EVERY_DAY
from skill.triage.messages import MessageKey
from skill.triage.model import Content

MOST_SECONDS = DAY
"""The longest duration (in seconds) and the highest count that are ever spoken."""

_ASKS_WHAT = frozenset({Offer.MORE, Offer.MORE.again, Offer.WHAT_TO_KNOW, Offer.WHAT_TO_KNOW.again})

MOST_LINES, MOST_NAMED, MOST_SOURCES = 24, 24, 24
"""The most lines of a reply, findings that one line names, and sources that are read back: more than any reply has."""

MOST_TIMES = 9
"""The highest number of equal replies that we count."""

_DAY_NAMES = "|".join(EVERY_DAY)
_DAY = rf"today|tomorrow|(?:{_DAY_NAMES})(?:,(?:{_DAY_NAMES}))*|\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_MOMENT = rf"once|PT\d{{1,5}}S|(?:{_DAY}) (?:[01]\d|2[0-3]):[0-5]\d"  # compiled at first use, which is seldom


@dataclass(frozen=True, slots=True)
class LastReply:
    """What is kept of a reply until the next one."""

    lines: Lines = ()
    """Its statements and its question, for "say that again". They have no other use."""
    kind: ReplyKind = ReplyKind.ANSWER
    sources: tuple[str, ...] = ()
    """Ids of the sources of the topic or plan that most of its statements came from."""
    reopens: ReminderPlan | None = None
    """The plan to take up again if the person now names a time."""
    awaits_question: bool = False
    """Whether the reply asked what else the person would like to know."""
    times: int = 1
    """How many replies in a row were the same, apart from the question at their end if they state anything."""

    asked: int = 1
    """How many replies in a row ended in the same question."""

    @property
    def statements(self) -> Lines:
        """All lines but the question at the end, ready to be said again."""
        return tuple(replace(line, sources=self.sources) for line in self.lines[:-1])

    def to_session(self) -> dict[str, Any]:
        """Return what is kept, as JSON primitives."""
        return {
            "last_reply": [
                [line.key, *line.findings, *([dict(line.values)] if line.values else [])] for line in self.lines
            ],
            "last_kind": self.kind.value,
            "last_sources": list(self.sources),
            "last_reopens": self.reopens.to_session() if self.reopens else None,
            "awaits_question": self.awaits_question,
            "last_times": self.times,
            "last_asked": self.asked,
        }


def kept_of(reply: Reply, before: LastReply) -> LastReply:
    """Return what the next turn must know of a reply, which follows the reply `before`."""
    cited = Counter(line.sources for line in reply.statements if line.sources)
    question = reply.question
    lines = (*reply.statements, *((question,) if question else ()))
    is_repeated = lines == before.lines or (bool(reply.statements) and reply.statements == before.statements)
    return LastReply(
        lines=lines,
        kind=reply.kind,
        sources=max(cited, key=lambda sources: cited[sources], default=()),
        reopens=reply.reopens,
        awaits_question=question is not None and question.key in _ASKS_WHAT,
        times=min(before.times + 1, MOST_TIMES) if is_repeated else 1,
        asked=min(before.asked + 1, MOST_TIMES) if lines[-1:] == before.lines[-1:] else 1,
    )


def last_reply_from_session(attributes: Mapping[Any, Any], content: Content, message_keys: Set[str]) -> LastReply:
    """Rebuild what was kept, without anything that we cannot have written. Never raises."""
    kind, sources = attributes.get("last_kind"), attributes.get("last_sources")
    return LastReply(
        lines=tuple(_lines(attributes.get("last_reply"), message_keys)),
        kind=ReplyKind(kind) if isinstance(kind, str) and kind in set(ReplyKind) else ReplyKind.ANSWER,
        sources=tuple(dict.fromkeys(name for name in texts(sources) if name in content.sources))[:MOST_SOURCES],
        reopens=reminder_plan.from_session(attributes.get("last_reopens")),
        awaits_question=attributes.get("awaits_question") is True,
        times=_count(attributes.get("last_times")),
        asked=_count(attributes.get("last_asked")),
    )


def _count(value: Any) -> int:
    return value if type(value) is int and 1 <= value <= MOST_TIMES else 1


def texts(value: Any) -> list[str]:
    """Return the texts in a list; an empty list if `value` is not a list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _lines(value: Any, message_keys: Set[str]) -> list[Line]:
    lines: list[Line] = []
    for item in value[:MOST_LINES] if isinstance(value, list) else ():
        keys = [MessageKey(key) for key in texts(item)[: MOST_NAMED + 1] if key in message_keys]
        if keys:
            lines.append(Line(keys[0], tuple(keys[1:]), _values(item[-1], message_keys)))
    return lines


def _values(value: Any, message_keys: Set[str]) -> Values:
    """Return the values of a line that we can have written, and drop the rest."""
    pairs = value.items() if isinstance(value, Mapping) else ()
    return tuple((name, part) for name, part in pairs if _is_value(name, part, message_keys))


def _is_value(name: Any, part: Any, message_keys: Set[str]) -> bool:
    if name in ("duration", "count"):
        return type(part) is int and 0 <= part <= MOST_SECONDS
    if name == "activity":
        return is_own_words(part)
    if not isinstance(part, str):
        return False
    return part in message_keys if name == "thing" else name == "moment" and bool(re.fullmatch(_MOMENT, part))
