"""Tell whose trouble is spoken of (experiencer): the speaker's own, or that of somebody whom they speak for."""

from __future__ import annotations

from skill.dialogue.state.conversation import Conversation
from skill.listening.acts import MEANT, Act
from skill.listening.heard import Heard
from skill.listening.said import Measure, Observation, Quantity, Said, When, Whose
from skill.triage.assessment import assess
from skill.triage.model import Content, FindingKind
from skill.triage.status import Status

_NOT_CATCHING = frozenset({FindingKind.HISTORY, FindingKind.STATE, FindingKind.PROFILE})
"""Kinds of finding that do not make somebody else the patient ("my mother had cancer")."""


def speaks_for_other(content: Content, conversation: Conversation, heard: Heard) -> bool | None:
    """Return whether the patient is somebody else; None if neither this utterance nor an earlier one tells."""
    is_aged = is_an_age(content, conversation, heard) and heard.measures[0].whose in (Whose.OTHER, Whose.INFANT)
    if Act.SPEAK_FOR_OTHER in heard.acts or is_aged:  # who is asked about is whose age is given
        return True
    is_of_self = all(observation.whose is Whose.SELF for observation in heard.observations)
    if heard.acts & MEANT and (not heard.observations or (is_of_self and Act.MEANT_SELF in heard.acts)):
        return Act.MEANT_OTHER in heard.acts
    told = [
        observation
        for observation in heard.observations
        if observation.said is Said.PRESENT
        and observation.whose is not Whose.ANIMAL
        and observation.when not in (When.PAST, When.RULED_OUT)
        and content.findings[observation.finding].kind not in _NOT_CATCHING
    ]
    if conversation.speaks_for_other is not None:
        return conversation.speaks_for_other
    if Act.MEANT_SELF in heard.acts:
        return False
    troubles = [observation.whose for observation in told]
    others = {content.findings[o.finding].kind for o in told if o.whose is not Whose.SELF}
    if Whose.SELF in troubles and others and others <= {FindingKind.EVENT, FindingKind.REASSURANCE}:
        return None  # "my neighbour was knocked off his bike, me, i just pulled something"
    # The person named first is the patient; "my granddaughter is fifteen" begins a story about her.
    aged = [m.whose for m in heard.measures if m.name == "age" and m.whose not in (Whose.SELF, None)]
    return (*troubles, *aged)[0] is not Whose.SELF if troubles or aged else None


def is_an_age(content: Content, conversation: Conversation, heard: Heard) -> bool:
    """Return whether the words are an age and nothing else, after the question about it ("forty", "she's forty")."""
    question = content.questions.get(conversation.pending)
    asks = question is not None and any(content.findings[name].measure == Quantity.AGE for name in question.covers)
    return asks and not heard.observations and [measure.name for measure in heard.measures] == [Quantity.AGE]


def complains(content: Content, heard: Heard) -> bool:
    """Return whether the speaker tells of their own trouble: a pain, or how it began."""
    own = (o.finding for o in heard.observations if o.whose is Whose.SELF and o.said is Said.PRESENT)
    return any(content.findings[name].kind in (FindingKind.COMPLAINT, FindingKind.REASSURANCE) for name in own)


def is_the_patients(content: Content, observation: Observation, speaks_for_other: bool | None) -> bool:
    """Return whether an observation counts for the patient. An emergency of somebody else also counts."""
    if observation.whose is Whose.ANIMAL:
        return False
    if observation.whose is Whose.SELF:
        return True
    if speaks_for_other:
        return True
    shape = content.findings[observation.finding]
    alone = assess(content, {observation.finding: Status.PRESENT}, ())
    return (
        observation.whose is Whose.OTHER
        and observation.said is Said.PRESENT
        and observation.when not in (When.PAST, When.RULED_OUT)
        and shape.kind not in _NOT_CATCHING
        and alone.is_emergency
    )


def is_the_patients_number(measure: Measure, speaks_for_other: bool | None) -> bool:
    """Return whether a number is the patient's. Only an age can be somebody else's."""
    is_of_other = measure.whose in (Whose.OTHER, Whose.INFANT)
    return measure.name is not Quantity.AGE or measure.whose is None or is_of_other == bool(speaks_for_other)
