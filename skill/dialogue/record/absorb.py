"""Add what was heard to the findings. Whose it is (experiencer) and when it was (temporality) decide if it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from skill.dialogue.record.whose_trouble import (
    complains,
    is_an_age,
    is_the_patients,
    is_the_patients_number,
    speaks_for_other,
)
from skill.dialogue.state.conversation import Conversation
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.said import Answer, Measure, Observation, Said, When, Whose
from skill.triage.model import Content, Finding, FindingKind
from skill.triage.status import Status

SAYS_WRONG = frozenset({Act.CORRECT, Act.WRONG})
"""Acts that say in so many words that something was wrong."""

_STRENGTH = {Status.DENIED: 0, Status.UNSURE: 1, Status.PRESENT: 2}


def absorb(content: Content, conversation: Conversation, heard: Heard) -> Conversation:
    """Return the conversation with what was heard added to it.

    Of two contradictory answers the worse is kept (clinical sheet, 4.5e).
    """
    for_other = speaks_for_other(content, conversation, heard)
    speaks_of_self = Act.MEANT_SELF in heard.acts or complains(content, heard)
    changes: dict[str, Status] = {}
    for observation in heard.observations:
        if is_the_patients(content, observation, for_other):
            # "My sister has it in both legs, mine is only in my back": who is the patient is unclear, so it is asked.
            is_mixed = observation.whose is Whose.OTHER and not for_other and speaks_of_self
            for name, status in _established(content, observation):
                now = Status.UNSURE if is_mixed and status is Status.PRESENT else status
                changes[name] = _worse(now, changes.get(name))
    for measure in heard.measures:
        if is_the_patients_number(measure, for_other):
            changes.update(measured(content, measure))
    for name in [name for name in changes if _cannot_be(content, name, {**conversation.findings, **changes})]:
        del changes[name]
    only_denies = all(o.said is Said.DENIED for o in heard.observations)
    # "No, she hasn't fallen", and a mere number, asked for the age
    is_plain = (heard.answer is Answer.NO and only_denies) or is_an_age(content, conversation, heard)
    smelt = "" if is_plain else heard.suspected
    heard_alone = heard.second.alone if smelt and heard.second else ()
    known_before = conversation.findings.keys() | changes.keys()
    for suspected in heard_alone or (smelt or next(_told_of_others(content, heard, changes), ""),):
        if changes.get(suspected) is not Status.PRESENT and _is_news(content, heard, suspected, known_before):
            changes[suspected] = Status.UNSURE
    known = conversation.findings
    chances = heard.second.reading.present if heard.second else {}
    in_doubt = [name for name, status in changes.items() if status is Status.UNSURE]
    surest_first = sorted(in_doubt, key=lambda name: -chances.get(name, 0.0))
    ordered = {name: changes[name] for name in [*(n for n in changes if n not in in_doubt), *surest_first]}
    added = {name: status for name, status in ordered.items() if _counts(status, known.get(name))}
    # "No, just an aspirin for my heart" and "my legs are fine, that was a mistake" put no denied finding in doubt.
    is_put_right = heard.says_well and not heard.acts.isdisjoint(SAYS_WRONG)
    if heard.answer is Answer.NO or is_put_right:
        added = {name: s for name, s in added.items() if s is not Status.UNSURE or known.get(name) is not Status.DENIED}
    return replace(
        conversation,
        speaks_for_other=for_other,
        spoken_of=_spoken_of(content, conversation, heard),
        findings={**conversation.findings, **added},
        last_change={name: conversation.findings.get(name) for name in added} if added else conversation.last_change,
    )


def _cannot_be(content: Content, name: str, known: Mapping[str, Status]) -> bool:
    """Whether a finding can't be true of this person, and is heard all the same ("pregnant, ha, I'm seventy two")."""
    is_heard = known[name] is not Status.DENIED
    return is_heard and any(known.get(other) is Status.PRESENT for other in content.findings[name].never_with)


def _spoken_of(content: Content, conversation: Conversation, heard: Heard) -> frozenset[str]:
    """Return what a later "it" may mean. What only the question spoke of is forgotten with the question."""
    focus = conversation.focus(content)
    if heard.spoken_of == focus:
        return conversation.spoken_of
    is_the_questions = focus != conversation.spoken_of
    return (heard.spoken_of - focus if is_the_questions else None) or heard.spoken_of


def _told_of_others(content: Content, heard: Heard, changes: Mapping[str, Status]) -> Iterator[str]:
    """Yield findings about somebody else that did not count. We may have misunderstood who the patient is."""
    for o in heard.observations:
        by_grammar = heard.second.grammar(o.finding) if heard.second else None
        is_told = Said.PRESENT in (o.said, by_grammar)
        is_now = is_told and o.when not in (When.PAST, When.RULED_OUT, When.LONG_STANDING)
        is_trouble = content.findings[o.finding].kind is not FindingKind.PROFILE
        if is_now and is_trouble and o.whose in (Whose.OTHER, Whose.INFANT) and o.finding not in changes:
            yield o.finding


def _is_news(content: Content, heard: Heard, suspected: str, known: Set[str]) -> bool:
    """Whether the suspected finding, and all that is asked with it, is unknown and was not told of the speaker."""
    # What the first ear takes for past, or for nobody's, does not count: if the second hears it now, it is asked about.
    alone = {suspected, *(heard.second.alone if heard.second else ())}
    told = ({o.finding for o in heard.observations if o.whose is Whose.SELF} - alone) | known
    asked_with = {name for q in content.questions.values() if suspected in q.covers for name in q.covers}
    return bool(asked_with) and asked_with.isdisjoint(told)


def _established(content: Content, observation: Observation) -> Iterator[tuple[str, Status]]:
    """Yield the findings that an observation establishes, with their status, given when it was."""
    for shape in content.heard_as.get(observation.finding, ()):
        name, status = _in_time(content, shape, observation)
        if name:
            yield name, status


def _in_time(content: Content, shape: Finding, observation: Observation) -> tuple[str, Status]:
    """Return the id of the finding that counts, and its status. The id is empty if it is over, or old and unchanged."""
    status = {Said.PRESENT: Status.PRESENT, Said.UNSURE: Status.UNSURE, Said.DENIED: Status.DENIED}[observation.said]
    if shape.stays_true:
        return shape.id, status
    if observation.when is When.RULED_OUT:
        return "", status
    days, limit = observation.days_ago, shape.within_days
    is_old = days is not None and limit is not None and days > limit
    if observation.said is Said.DENIED:
        return ("" if observation.when is When.PAST else shape.id), status
    if shape.kind in (FindingKind.HISTORY, FindingKind.COMPLAINT, FindingKind.PROFILE):
        return shape.id, status
    if shape.kind is FindingKind.EVENT:
        is_over = is_old or (observation.when is When.PAST and days is None)
        return (_older(content, shape, days), status) if is_over else (shape.id, status)
    if shape.kind is FindingKind.REASSURANCE and observation.when is When.LONG_STANDING:
        return shape.id, status
    if shape.kind is FindingKind.STATE:
        return ("" if observation.when is When.PAST else shape.id), status
    if observation.when is When.LONG_STANDING:
        return shape.long_standing, status
    if observation.when is When.PAST:
        # It is over, but perhaps only just: within the finding's time limit it is still asked about.
        return (shape.id, Status.UNSURE) if days is not None and limit is not None and not is_old else ("", status)
    return shape.id, status


def _older(content: Content, shape: Finding, days: float | None) -> str:
    """Return the id of what an event counts as that is over; empty if it was too long ago for that as well."""
    limit = content.findings[shape.older].within_days if shape.older else None
    return "" if days is not None and limit is not None and days > limit else shape.older


def measured(content: Content, measure: Measure) -> dict[str, Status]:
    """Return the findings that a number decides, each present or denied."""
    found: dict[str, Status] = {}
    for shape in content.findings.values():
        if shape.measure == measure.name:
            holds = (shape.at_least is None or measure.value >= shape.at_least) and (
                shape.below is None or measure.value < shape.below
            )
            found[shape.id] = Status.PRESENT if holds else Status.DENIED
    return found


def _worse(status: Status, known: Status | None) -> Status:
    return status if known is None or _STRENGTH[status] >= _STRENGTH[known] else known


def _counts(status: Status, known: Status | None) -> bool:
    """Whether a new status changes what is known. A clear "no" replaces an earlier doubt."""
    if known is None:
        return True
    if known is Status.UNSURE:
        return status is not Status.UNSURE
    return _STRENGTH[status] > _STRENGTH[known]
