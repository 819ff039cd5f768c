"""Takes one turn of talk, for any assistant: from what a person did and the conversation so far to the reply.

A door (Alexa's handlers, a smart speaker) describes what the person did as a `UserInput`, and what its device can do as
a `Device`. Everything else happens here: listening, the dialogue, and the errands that a turn needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from skill.dialogue.answers.subjects import MOST_TOPICS
from skill.dialogue.first_words import as_opening, introduced
from skill.dialogue.messages import Offer
from skill.dialogue.state.abilities import ALL, NONE, Abilities
from skill.dialogue.state.conversation import Conversation, from_session
from skill.dialogue.state.errands import AskPermission, DeviceClock, Errand, Failure, Report, Returned
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import Turn, take_turn
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said
from skill.resources import Resources
from skill.speech.catalogue import Catalogue
from skill.speech.labels import messages_of
from skill.triage.assessment import Assessment
from skill.triage.disposition import Disposition
from skill.triage.status import Status

MOST_ERRANDS = 4
"""No turn needs more errands than this: the clock, the reminders that stand, and the change."""


_WHEN = (
    *(Offer.REMIND_WHEN, Offer.REMIND_TIME, Offer.REMIND_DAY, Offer.REMIND_PART),
    *(Offer.CONFIRM_SET, Offer.CONFIRM_CHANGE, Offer.CONFIRM_TIMER),
)
"""What asks for a time, or says one that may be put right ("okay, ten then")."""


@dataclass(frozen=True, slots=True)
class UserInput:
    """What a person did in one turn, as a door passes it on."""

    kind: ActKind = ActKind.SAY
    text: str = ""
    """What was said, in the person's own words."""
    parts: tuple[str, ...] = ()
    """Words that the assistant handed over apart, where `text` is the sentence that they were put into."""
    answer: Answer | None = None
    """The answer that the assistant has recognised itself."""
    act: Act | None = None
    """The act that the assistant has recognised itself."""
    findings: tuple[str, ...] = ()
    """Ids that the assistant matched to what was said. An id that is no finding of this skill is ignored."""
    choices: frozenset[str] = frozenset()
    """Ids of short replies that the assistant matched: exercise routines asked for by name."""
    is_label: bool = False
    """Whether the text is a label of the skill's own, on a button that was touched. It cannot have been misheard."""
    is_stale: bool = False
    """Whether it answers an earlier question than the pending one; then it settles nothing."""
    returned: Returned | None = None
    """Only with RETURN: how the person answered when asked for a permission."""
    is_first: bool = False
    """Whether these are the first words of a conversation that nobody opened by name."""


class Device(Protocol):
    """The device at the other end of a door. Neither method raises."""

    @property
    def abilities(self) -> Abilities:
        """What it can do."""

    def clock_in(self, zone: str) -> DeviceClock | None:
        """Return the clock of a time zone (IANA name) at the time of this turn, or None."""

    def run(self, errand: Errand) -> Report:
        """Do one errand, and report how it went."""


@dataclass(frozen=True, slots=True)
class NoDevice:
    """A device that can do nothing but listen and speak."""

    abilities: Abilities = NONE

    def clock_in(self, zone: str) -> DeviceClock | None:  # noqa: ARG002  # `Device` names it
        """Return None: this device has no clock."""
        return None

    def run(self, errand: Errand) -> Report:
        """Report that this device cannot do it."""
        return Report(errand, Failure.NOT_SUPPORTED)


class Talk:
    """The skill as a partner in a conversation. It keeps nothing between turns."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def catalogue(self, locale: str, abilities: Abilities = ALL) -> Catalogue:
        """Return the wording in which a device of `locale` is answered."""
        return self.resources.catalogue(locale).worded(abilities.wording)

    def framed(self, frame: str, values: Mapping[str, str], locale: str) -> str:
        """Return the sentence that a frame of the vocabulary makes with `values` in its places."""
        return self.resources.lexicon(locale).framed(frame, values)

    def joined(self, texts: Iterable[str], locale: str) -> str:
        """Join several things that were said into one text, as the language does."""
        return self.resources.lexicon(locale).joining.join(texts)

    def is_label(self, text: str, locale: str) -> bool:
        """Whether a text is the label of a button in this locale."""
        messages = self.catalogue(locale).messages
        return any(messages[key] == text for key in messages_of(self.resources.knowledge.content))

    def resumed(self, attributes: Any, locale: str) -> Conversation:
        """Return the conversation that an earlier turn wrote down, or a fresh one. Never raises.

        Of what we cannot have written, nothing is taken over; so it stays small, whatever was given.
        """
        knowledge, lexicon = self.resources.knowledge, self.resources.lexicon(locale)
        keys = self.catalogue(locale).messages.keys()
        found = from_session(attributes, knowledge.content, keys, knowledge.exercises)
        topics = tuple(name for name in found.topics if name in knowledge.guidance.topics)[:MOST_TOPICS]
        return replace(found, topics=topics, spoken_of=found.spoken_of & (lexicon.areas | lexicon.things))

    def take_turn(self, conversation: Conversation, given: UserInput, device: Device, locale: str) -> Turn:
        """Answer what a person did. While the turn needs an errand, run it and take the turn again."""
        act = replace(self.understood(conversation, given, locale), abilities=device.abilities)
        if given.is_first:
            act = as_opening(act)
        plan = conversation.plan
        if plan is not None and plan.zone:
            act = replace(act, clock=device.clock_in(plan.zone))
        turn = take_turn(self.resources.knowledge, conversation, act)
        for _ in range(MOST_ERRANDS):
            errand = turn.reply.errand
            if errand is None or isinstance(errand, AskPermission):  # the reply itself asks for it
                break
            act = replace(act, reports=(*act.reports, device.run(errand)))
            turn = take_turn(self.resources.knowledge, conversation, act)
        return replace(turn, reply=introduced(turn.reply)) if given.is_first else turn

    def understood(self, conversation: Conversation, given: UserInput, locale: str) -> UserAct:
        """Listen to the words of an input, and return the user act that it is."""
        heard = self._heard(conversation, given, locale)
        is_blank = given.kind is ActKind.SAY and heard == Heard(spoken_of=heard.spoken_of)
        return UserAct(ActKind.NOT_HEARD if is_blank else given.kind, heard, returned=given.returned)

    def _heard(self, conversation: Conversation, given: UserInput, locale: str) -> Heard:
        """Return what was heard. An id that the assistant matched counts only if the words say nothing about it."""
        content = self.resources.knowledge.content
        heard = self.resources.listener(locale).listen(
            given.text,
            conversation.focus(content),
            question=conversation.pending if conversation.pending in content.questions else "",
            is_question=conversation.last.awaits_question,
            is_place=conversation.awaits_place,
            is_activity=conversation.pending == Offer.REMIND_WHAT,
            is_time=conversation.pending in _WHEN,
            is_which=conversation.pending in (Offer.WHICH_REMINDER, Offer.CONFIRM_CANCEL),
            making=conversation.plan.purpose.errand if conversation.plan is not None else None,
            is_label=given.is_label,
            parts=given.parts,
        )
        mentioned = {observation.finding for observation in heard.observations}
        told = (id_ for id_ in given.findings if content.can_be_told(id_) and id_ not in mentioned)
        heard = replace(
            heard,
            observations=heard.observations + tuple(Observation(id_, Said.PRESENT) for id_ in told),
            answer=given.answer or heard.answer,
            is_bare=heard.is_bare or (given.answer is not None and not heard.words),
            acts=heard.acts | {given.act} if given.act else heard.acts,
            choices=heard.choices | given.choices,
        )
        return replace(heard, answer=None, choices=frozenset()) if given.is_stale else heard


def contract(turn: Turn) -> dict[str, Any]:
    """Return the assessment of a turn as logs and tools read it."""
    return assessed(turn.conversation, turn.assessment)


def assessed(conversation: Conversation, assessment: Assessment) -> dict[str, Any]:
    """Return an assessment of a conversation as logs and tools read it."""
    final = conversation.concluded
    level = assessment.disposition or (Disposition.SELF_CARE if final else None)
    return {
        "disposition": level.name if level else None,
        "final": final,
        "rules": [reason.rule.id for reason in assessment.reasons],
        "findings": {
            name: status.value for name, status in conversation.findings.items() if isinstance(status, Status)
        },
    }
