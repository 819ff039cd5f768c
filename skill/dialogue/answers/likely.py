"""What words are likely about of which nothing else was made: answered, before what was asked is put again.

Who only tells of a sore elbow, or that nobody believes it, asks nothing, and answers nothing. The second ear may still
know what the words are about, by itself or by the example questions that they are worded like. It is believed with less
here than elsewhere, for all that is at stake is "sorry, I missed that".
"""

from __future__ import annotations

from skill.dialogue.answers.subjects import answers
from skill.dialogue.answers.why import explain
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.state.reply import Line, Lines
from skill.dialogue.turn_context import TurnContext
from skill.listening.encoder.reading import LIKELY, REMARK, WHY, Reading
from skill.listening.said import Said

LIKE, LIKE_BESIDE = 0.27, 0.37
"""How alike the words must be to the examples of what they are about, and beside what they tell, or may tell."""

_HEARD = 0.5
"""The chance from which the second ear is believed of what it hears by itself."""

_ANSWERED = frozenset({Outcome.SETTLED, Outcome.PARTLY_TOLD})


def likely_lines(turn: TurnContext) -> Lines:
    """Return the answer to what the words are likely about; empty if that is nothing, or if they may answer."""
    second = turn.heard.second
    if second is None or second.hears_answer or turn.outcome in _ANSWERED:
        return ()
    reading = second.reading
    if reading.request == WHY and reading.topic_chance >= LIKELY:
        return explain(turn.knowledge, turn.before, turn.now, turn.heard, asks_source=False)
    if turn.heard.answer is not None:
        return ()
    tells = turn.heard.suspected or any(o.said is Said.PRESENT for o in turn.heard.observations)
    return _about(turn, _likeliest(reading, LIKE_BESIDE if tells else LIKE))


def _likeliest(reading: Reading, least: float) -> str:
    """Return what the words are likely about, as the second ear names it; empty if that is nothing."""
    if reading.topic and reading.topic_chance >= _HEARD:
        return reading.topic
    return reading.alike if reading.likeness >= least else ""


def _about(turn: TurnContext, name: str) -> Lines:
    """Return the answer to a remark, or to a subject that answers mere telling too."""
    chats, topics = turn.knowledge.guidance.chats, turn.knowledge.guidance.topics
    if name.startswith(REMARK):
        said = chats.get(name.removeprefix(REMARK))
        if said is None or said.is_moot:  # who is there, and who calls, matters only after a warning
            return ()
        return tuple(Line(key, sources=said.sources) for key in said.say)
    is_answered = name in topics and topics[name].if_told
    return answers(turn.knowledge, turn.now, (name,), turn.heard) if is_answered else ()
