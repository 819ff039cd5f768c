"""The choice of what fits this person: topics asked about, and the plan for home."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.triage.assessment import conclude, with_derived
from skill.triage.disposition import Disposition
from skill.triage.model import Content
from skill.triage.status import Findings, Status, may_be


class TopicKind(StrEnum):
    """What sort of subject a topic is."""

    REMEDY = "remedy"
    INFORMATION = "information"


HELPS = "helps"
"""The aspect that is home care, whatever sort of subject it is asked of."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A message, and for whom it is."""

    key: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    aspect: str = ""
    """Said only when this is asked of the topic ("causes"); empty for what is said when nothing special is asked."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject a person may ask about."""

    id: str
    kind: TopicKind
    say: tuple[Saying, ...]
    sources: tuple[str, ...]
    own: tuple[str, ...] = ()
    """Who has one of these and asks what causes "it", with no subject named before, is answered with this topic."""
    aspect: str = ""
    """It is the general answer to this aspect, for those who name no subject that tells of it."""

    def tells_of(self, aspects: Collection[str]) -> bool:
        """Whether it has an answer to one of these aspects."""
        return any(say.aspect in aspects for say in self.say)


@dataclass(frozen=True, slots=True)
class HomeCarePlan:
    """How to look after it at home."""

    id: str
    when: tuple[str, ...]
    say: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """All topics and plans; built by `advice_loading.load_guidance`."""

    topics: Mapping[str, Topic]
    plans: tuple[HomeCarePlan, ...]
    held_back: HomeCarePlan
    """Spoken instead of a plan while care is needed today."""


def about(topic: Topic, aspects: Collection[str], content: Content, findings: Findings) -> tuple[str, ...]:
    """The messages of a topic that are for this person, in order. What may be there counts as there.

    `aspects` are what was asked of it ("causes"). Where the topic tells of none of them, or nothing special was asked,
    its plain answer is given. What is meant for people with a certain finding is said to them whatever they ask.
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


def plan_for(guidance: Guidance, content: Content, findings: Findings) -> HomeCarePlan:
    """The first plan that fits this person; none is for anyone who needs care today."""
    if (conclude(content, findings).disposition or Disposition.SELF_CARE) >= Disposition.URGENT:
        return guidance.held_back
    known = with_derived(content, findings)

    def fits(plan: HomeCarePlan) -> bool:
        return not plan.when or any(known.get(name) is Status.PRESENT for name in plan.when)

    return next(plan for plan in guidance.plans if fits(plan))
