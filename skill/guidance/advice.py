"""Chooses what fits this person: the answer to a topic asked about, and the home care plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.guidance.chat import Chat
from skill.triage.assessment import conclude, with_derived
from skill.triage.disposition import Disposition
from skill.triage.messages import MessageKey
from skill.triage.model import Content
from skill.triage.status import Findings, Status, may_be


class TopicKind(StrEnum):
    """What sort of subject a topic is."""

    REMEDY = "remedy"
    INFORMATION = "information"
    SKILL = "skill"
    """About the skill itself: no answer to it needs to say when to call."""


HELPS = "helps"
"""The aspect of what helps: its answer is home care, whatever kind of topic it is asked about."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A message, and the people to whom it is said."""

    key: MessageKey
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    aspect: str = ""
    """Said only when this aspect of the topic is asked about ("causes"); empty: when no special aspect is."""
    forbids: bool = False
    """Whether it forbids what is asked about: to a question for a yes or a no, that is said first."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject a person may ask about."""

    id: str
    kind: TopicKind
    say: tuple[Saying, ...]
    sources: tuple[str, ...]
    own: tuple[str, ...] = ()
    """Findings: people with one of them who ask what causes "it", with no topic named, get this answer."""
    aspect: str = ""
    """The aspect to which it is the general answer, for people who name no topic that tells of that aspect."""
    unless_told: bool = False
    """Whether it is no answer to words that tell of something ("with my back like this I can't do my round")."""
    if_told: bool = False
    """Whether words that only tell of it are answered as well ("my elbow hurts when I grip")."""
    even_so: str = ""
    """Of a remedy: the one of its messages that may be said although care is needed today; empty: none."""

    def tells_of(self, aspects: Collection[str]) -> bool:
        """Whether it has an answer to one of these aspects."""
        return any(say.aspect in aspects for say in self.say)


@dataclass(frozen=True, slots=True)
class HomeCarePlan:
    """How to look after it at home."""

    id: str
    when: tuple[str, ...]
    say: tuple[MessageKey, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeCareRemark:
    """A line that is added to the advice to look after it at home, for people with all of these findings."""

    id: str
    when: tuple[str, ...]
    say: MessageKey
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """All topics, plans and remarks; built by `advice_loading.load_guidance`."""

    topics: Mapping[str, Topic]
    plans: tuple[HomeCarePlan, ...]
    remarks: tuple[HomeCareRemark, ...]
    held_back: HomeCarePlan
    """Spoken instead of a plan while care is needed today."""
    safety_nets: frozenset[MessageKey]
    """What topics say that tells when to call: after it, a safety net need not be said."""
    chats: Mapping[str, Chat]
    """What is said to the skill itself, by id."""

    def chats_among(self, names: Iterable[str]) -> tuple[Chat, ...]:
        """Return the remarks to the skill of these ids, in their order. What is no id of one is left out."""
        return tuple(self.chats[name] for name in names if name in self.chats)


def about(topic: Topic, aspects: Collection[str], content: Content, findings: Findings) -> tuple[MessageKey, ...]:
    """Return the messages of a topic that are for this person, in order. An unsure finding counts as present.

    `aspects` are what was asked about it ("causes"). If the topic tells of none of them, or none was asked about, its
    plain answer is given. A message for people with a certain finding is said to them whatever they ask.
    """
    known = with_derived(content, findings)
    told = {say.aspect for say in topic.say} & set(aspects) or {""}
    return tuple(
        say.key
        for say in topic.say
        if (say.aspect in told or (say.when and not say.aspect))
        and (not say.when or may_be(say.when, known))
        and not may_be(say.unless, known)
    )


def told_even_so(topic: Topic, content: Content, findings: Findings) -> tuple[MessageKey, ...]:
    """Return the one message of a remedy that is said although care is needed today; empty if there is none.

    What is said only to people with a certain finding is a caution, and comes before what is safe for everybody.
    """
    known = with_derived(content, findings)
    cautions = [say.key for say in topic.say if not say.aspect and say.when and may_be(say.when, known)]
    plain = [say.key for say in topic.say if say.key == topic.even_so and not may_be(say.unless, known)]
    return tuple((*cautions, *plain)[:1])


def remarks_for(guidance: Guidance, content: Content, findings: Findings) -> tuple[MessageKey, ...]:
    """Return the messages of the remarks that are for this person."""
    known = with_derived(content, findings)
    return tuple(
        remark.say for remark in guidance.remarks if all(known.get(name) is Status.PRESENT for name in remark.when)
    )


def plan_for(guidance: Guidance, content: Content, findings: Findings) -> HomeCarePlan:
    """Return the first plan that fits this person, or `held_back` if care is needed today or sooner."""
    if (conclude(content, findings).disposition or Disposition.SELF_CARE) >= Disposition.URGENT:
        return guidance.held_back
    known = with_derived(content, findings)

    def fits(plan: HomeCarePlan) -> bool:
        return not plan.when or any(known.get(name) is Status.PRESENT for name in plan.when)

    return next(plan for plan in guidance.plans if fits(plan))
