"""What is said after a warning to words that have no answer of their own: by turns, and nothing too often."""

from __future__ import annotations

from collections.abc import Iterable

from skill.dialogue.check.warning import WITHOUT_A_REASON, meanwhile, situation_of
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Listing
from skill.dialogue.saying import naming, reasons
from skill.dialogue.state.conversation import MOST_TRIES, Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.guidance.chat import Situation, in_warning
from skill.triage.assessment import Assessment
from skill.triage.disposition import Disposition
from skill.triage.messages import because_key

OFTEN_ENOUGH = 2
"""A statement is said this often after a warning. Then something else is said."""

MOST_TO_TELL = 2
"""How many dangers are named to whoever asks what to tell. Beside so many nothing else is, so that it can be kept."""

_WAITING = "waiting"
"""The remark that asks what to do until help comes (`chat.toml`)."""


def in_short(
    knowledge: Knowledge, now: Conversation, assessment: Assessment, action: str, *, is_question: bool
) -> Lines:
    """Return one statement for what was not understood: what was said least so far, and not just now.

    A question is for those who are called, before anything else is said.
    """
    if now.has_no_phone and not now.is_helped:
        return without_a_phone(now, situation_of(knowledge, now, assessment))
    choice = [*_lines(knowledge, now, assessment, action)]
    first = [Line(Advice.ASK_THERE if now.going else Advice.ASK_THEM)] if is_question else []
    return (least_said(now, [*first, *choice]),)


def without_a_phone(now: Conversation, situation: Situation) -> Lines:
    """Return one way to reach somebody, for who has no phone to call with: that which was said least.

    Who is to lie still only calls out.
    """
    ways = (Advice.NO_PHONE,) if situation.is_kept_still else (Advice.NO_PHONE, Advice.KNOCK)
    return (least_said(now, map(Line, ways)),)


def least_said(now: Conversation, lines: Iterable[Line]) -> Line:
    """Return the line that was said least since the warning; of those, the first that was not just said."""
    last = {line.key for line in now.last.lines}
    return min(lines, key=lambda line: (line.key in last, now.said_since.get(line.key, 0)))


def counted(now: Conversation, statements: Iterable[Line]) -> dict[str, int]:
    """Return how often each statement will have been said, once `statements` are."""
    said = dict(now.said_since)
    for line in statements:
        said[line.key] = min(said.get(line.key, 0) + 1, MOST_TRIES)
    return said


def _lines(knowledge: Knowledge, now: Conversation, assessment: Assessment, action: str) -> Iterable[Line]:
    """Yield what can be said at this point: how to get help, or what to do until it comes or on the way there."""
    if now.going:
        yield from map(Line, (Advice.WORSE_ON_THE_WAY, Advice.GO, Advice.BRING))
        yield from what_to_tell_first(knowledge, now, assessment)
        return
    if now.called or now.calling:
        yield from map(Line, (Advice.WORSE,) if now.called else ())
        yield Line(Advice.STAY_WITH if now.speaks_for_other else Advice.PHONE_CLOSE)
        waiting = in_warning(knowledge.guidance.chats, (_WAITING,), situation_of(knowledge, now, assessment))
        yield from (Line(reply.key) for reply in waiting)
        yield Line(Advice.TELL_MORE)
        return
    yield Line(Advice.NOT_WAIT)
    yield Line(Advice.CANNOT_TELL)
    yield from why(assessment) if action not in WITHOUT_A_REASON else ()
    yield from meanwhile(assessment, action)


def why(assessment: Assessment) -> Lines:
    """Return why the warning was given, in one line."""
    rules = [r.rule for r in assessment.reasons if r.disposition is Disposition.EMERGENCY]
    return tuple(Line(because_key(rule)) for rule in rules[:1])


def what_to_tell_first(knowledge: Knowledge, now: Conversation, assessment: Assessment) -> Lines:
    """Return what to say first to those who help: the danger. Empty where nothing of it has a name."""
    danger = reasons(knowledge.content, now, assessment)[:MOST_TO_TELL]
    return (naming(Listing.TELL_FIRST, danger),) if danger else ()
