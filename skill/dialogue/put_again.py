"""Put again what was asked, where it was not answered."""

from __future__ import annotations

from skill.dialogue.check import check_flow
from skill.dialogue.messages import Hearing
from skill.dialogue.record.absorb import measured
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.reminders import reminder_flow
from skill.dialogue.saying import asking, asking_again, asking_the_rest, offering, unless_asked
from skill.dialogue.state.reply import Line, Lines, Reply
from skill.dialogue.turn_context import TurnContext
from skill.listening.acts import MEANT
from skill.listening.said import Said
from skill.triage.messages import Form
from skill.triage.status import Status


def ask_again(turn: TurnContext, lines: Lines) -> Reply:
    """Return the pending question in shorter words, after `lines`.

    The answer was unclear, not heard, or about something else; where no line says which, one is put first.
    """
    question = turn.knowledge.content.questions[turn.now.pending]
    denied = {name for name in question.apart if turn.now.findings.get(name) is Status.DENIED}
    is_news = any(turn.before.findings.get(name) is not Status.DENIED for name in denied)
    rest = asking_the_rest(question, turn.now, lines) if is_news else None
    if rest is not None:
        return rest
    if turn.outcome is Outcome.PARTLY_TOLD:
        return asking(question, Form.BESIDES, lines)
    if turn.outcome is Outcome.UNCLEAR and question.options:
        lines = lines or (Line(Hearing.NOT_HEARD),)  # no yes or no answers it
    elif turn.outcome is Outcome.UNCLEAR:
        second = turn.heard.second
        is_heard_by_one = second is not None and second.hears_answer
        lines = (*lines, Line(Hearing.PLAINLY if is_heard_by_one else Hearing.UNCLEAR))
    elif not lines and is_noted(turn):
        lines = (Line(Hearing.NOTED),)
    elif not lines and is_known(turn):
        lines = (Line(Hearing.KNOWN),)
    elif not lines and turn.now.findings == turn.before.findings:
        is_first = turn.now.tries < check_flow.UNSURE_TRIES
        lines = (Line(Hearing.NOT_HEARD if is_first else Hearing.NOT_HEARD_EITHER),)
    return asking_again(question, turn.now, tuple(unless_asked(lines, question)))


def is_noted(turn: TurnContext) -> bool:
    """Return whether anything of the words is kept: a finding told or denied, or whose trouble it is.

    What they only leave in doubt is asked about in its turn, and nobody is thanked for it.
    """
    was, known = turn.before.findings, turn.now.findings
    is_told = any(status is not Status.UNSURE and was.get(name) is not status for name, status in known.items())
    return is_told or turn.before.speaks_for_other is not turn.now.speaks_for_other or bool(turn.heard.acts & MEANT)


def is_known(turn: TurnContext) -> bool:
    """Return whether the words tell only what was known before them ("I told you, it's my lower back")."""
    known, content, heard = turn.before.findings, turn.knowledge.content, turn.heard
    told = [known.get(o.finding) is Status.PRESENT for o in heard.observations if o.said is not Said.DENIED]
    numbers = [known.items() >= measured(content, measure).items() for measure in heard.measures]
    return bool(told or numbers) and all((*told, *numbers))


def pending_again(turn: TurnContext, statements: Lines) -> Reply:
    """Return whatever was pending, asked again.

    Help, repeat and why use this, so that the conversation keeps its place.
    """
    question = turn.knowledge.content.questions.get(turn.now.pending)
    if question is not None:
        return asking_again(question, turn.now, statements)
    return offering(turn.now.offer, statements, reminder_flow.values_of_the_plan(turn.knowledge, turn.now, turn.act))
