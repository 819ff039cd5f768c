"""What a reply says to the question that was pending."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from skill.listening.acts import Act
from skill.listening.said import Answer, Heard, Said, When
from skill.triage.disposition import Disposition
from skill.triage.model import Content, FindingKind, Question
from skill.triage.status import Findings, Status


class Outcome(StrEnum):
    """How a reply leaves the pending question."""

    SETTLED = "settled"
    UNCLEAR = "unclear"
    """An answer, but none that can be relied on: "I don't know", "not really"."""
    ELSEWHERE = "elsewhere"
    """Something else was said; the question is still open."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """The outcome, and what the answer establishes."""

    outcome: Outcome
    establishes: Findings


_SET_ASIDE = frozenset({Act.CORRECT, Act.RECONSIDER, Act.REPEAT, Act.WRONG, Act.RETRACT, Act.START_OVER})
"""Acts whose "no" is to what the skill said, not to what it asked ("no, say it again")."""

_HARMLESS = frozenset({FindingKind.COMPLAINT, FindingKind.REASSURANCE})

_ELSEWHERE = Settlement(Outcome.ELSEWHERE, {})
_UNCLEAR = Settlement(Outcome.UNCLEAR, {})


def settle(content: Content, question: Question, heard: Heard, findings: Findings) -> Settlement:
    """Read a reply as the answer to `question`. `findings` already hold what the reply told of its own accord.

    A half-yes to a question about danger is a yes; only a clean no is a no where an emergency is at stake
    (clinical sheet, 4.0.6 and 4.0.7); to a reassuring question only a clean yes is a yes.
    """
    told = {o.finding for o in heard.observations if o.said is Said.PRESENT}
    if heard.answer is Answer.ASSENT:
        return _UNCLEAR
    if question.options:
        return _chosen(question, heard, told)
    is_told = any(findings.get(name) is Status.PRESENT for name in told & question.asks_about)
    if is_told or any(findings.get(name) is Status.PRESENT for name in question.settled_by):
        return Settlement(Outcome.SETTLED, {})
    if content.findings[question.finding].kind is FindingKind.REASSURANCE:
        return _reassured(question, heard)
    set_aside = _set_aside(content, question, heard)
    return set_aside or _read(content, question, heard, findings)


def _set_aside(content: Content, question: Question, heard: Heard) -> Settlement | None:
    """What becomes of a reply that cannot be taken as it stands: a question, a correction, a "no, but ..."."""
    is_no, reply = heard.answer is Answer.NO, heard.replies.get(question.id)
    if (heard.asks and heard.answer is None) or (is_no and heard.acts & _SET_ASIDE):
        return _ELSEWHERE
    if heard.is_qualified and not _goes_on_harmlessly(content, heard, reply):
        return _UNCLEAR
    if _goes_astray(content, question, heard, reply):
        return _UNCLEAR
    is_half_told = is_no and reply in (Answer.YES, Answer.PARTLY)
    return _UNCLEAR if is_half_told and not _goes_on_harmlessly(content, heard, None) else None


def _read(content: Content, question: Question, heard: Heard, findings: Findings) -> Settlement:
    """A reply to a question about danger, as it stands."""
    said_of_it = _said_of(question, heard)
    reply = heard.replies.get(question.id)
    if heard.answer in (None, Answer.NO) and reply is Answer.NO and Said.UNSURE not in said_of_it:
        return _denied(question, findings)
    says_yes = heard.answer in (Answer.YES, Answer.PARTLY)
    # "Yes, down there" only names the place, so its "yes" counts; "yes, it's not numb" is no clear answer.
    is_contrary = says_yes and (Said.DENIED in said_of_it or reply is Answer.NO)
    if is_contrary or (Said.UNSURE in said_of_it and not says_yes):
        return _UNCLEAR
    if heard.answer is not None:
        return _answered(content, question, heard, findings)
    if reply is Answer.YES:
        return Settlement(Outcome.SETTLED, {question.finding: Status.PRESENT})
    if reply is Answer.PARTLY:
        return _UNCLEAR
    if _is_denied_in_parts(question, heard, findings) or _is_all_well(content, question, heard):
        return _denied(question, findings)
    return _ELSEWHERE


def _goes_astray(content: Content, question: Question, heard: Heard, reply: Answer | None) -> bool:
    """Whether a yes or no goes on with words that nobody can tell to belong to it.

    A no does with anything of its own where a danger is at stake ("no, they buzz"), a yes with words to the speaker or
    of the back alone ("yes, what is it").
    """
    told = {o.finding for o in heard.observations if o.said is not Said.DENIED}
    if heard.answer is Answer.NO:
        is_at_stake = heard.says_more and question.level >= Disposition.URGENT
        return is_at_stake and reply is not Answer.NO and not (told and _is_harmless(content, heard))
    is_of_it = bool(told & question.asks_about) or reply in (Answer.YES, Answer.PARTLY)
    return heard.answer is Answer.YES and heard.turns_away and not is_of_it


def _goes_on_harmlessly(content: Content, heard: Heard, reply: Answer | None) -> bool:
    """Whether what a "no but ..." goes on to is a mere complaint ("no but my back is killing me")."""
    tells = any(o.said is not Said.DENIED for o in heard.observations)
    return tells and _is_harmless(content, heard) and reply in (None, Answer.NO) and not heard.suspected


def _is_harmless(content: Content, heard: Heard) -> bool:
    """Whether all that is told, if anything, is a mere complaint."""
    told = [o for o in heard.observations if o.said is not Said.DENIED]
    return all(o.said is Said.PRESENT and content.findings[o.finding].kind is FindingKind.COMPLAINT for o in told)


def _said_of(question: Question, heard: Heard) -> set[Said]:
    """How what the question asks about was spoken of."""
    return {o.said for o in heard.observations if o.finding in question.asks_about}


def _is_denied_in_parts(question: Question, heard: Heard, findings: Findings) -> bool:
    """Whether what is asked was denied one by one, and little left out: less the more there is at stake."""
    left = [findings.get(name) for name in question.covers if findings.get(name) is not Status.DENIED]
    may_be_left = len(question.covers) // (3 if question.level is Disposition.EMERGENCY else 2)
    is_named = Said.DENIED in _said_of(question, heard) or (bool(question.covers) and not left)
    return is_named and len(left) <= may_be_left and set(left) <= {None}


def _is_all_well(content: Content, question: Question, heard: Heard) -> bool:
    """Whether a reply says that what the question speaks of is as it should be ("everything's normal down there")."""
    told = [o.finding for o in heard.observations if o.said is not Said.DENIED]
    is_harmless = all(content.findings[name].kind in _HARMLESS for name in told) and not heard.suspected
    return Act.ALL_WELL in heard.acts and is_harmless and not heard.spoken_of.isdisjoint(question.speaks_of)


def _answered(content: Content, question: Question, heard: Heard, findings: Findings) -> Settlement:
    """A yes, a no or something between, to a question about danger."""
    match heard.answer:
        case Answer.YES | Answer.PARTLY:
            if _is_about_another(content, question, heard):
                return _UNCLEAR
            is_over = heard.when is When.PAST and content.findings[question.finding].kind is not FindingKind.HISTORY
            return _UNCLEAR if is_over else Settlement(Outcome.SETTLED, {question.finding: Status.PRESENT})
        case Answer.NO:
            is_denied = _is_denied_in_parts(question, heard, findings) and _is_harmless(content, heard)
            return _denied(question, findings) if is_denied or not heard.is_bound else _ELSEWHERE
        case Answer.HEDGED_NO:
            return _UNCLEAR if question.level is Disposition.EMERGENCY else _denied(question, findings)
        case _:
            return _UNCLEAR


def _is_about_another(content: Content, question: Question, heard: Heard) -> bool:
    """Whether a "yes" goes on with something that another question asks about ("yes, he has thin bones")."""
    covered = {name for other in content.questions.values() for name in other.covers}
    told = {o.finding for o in heard.observations if o.said is Said.PRESENT}
    return bool(told & covered) and not told & question.asks_about


def _chosen(question: Question, heard: Heard, told: set[str]) -> Settlement:
    """The first option whose words were heard; danger stands first, so that "both" is read as the danger."""
    for option in question.options:
        times = {When.NOW: "now", When.LONG_STANDING: "long_standing"}
        in_time = bool(option.when) and times.get(heard.when) == option.when
        if told & set(option.heard_as) or heard.choices & set(option.choices) or in_time:
            return Settlement(Outcome.SETTLED, dict.fromkeys(option.establishes, Status.PRESENT))
    return _UNCLEAR if heard.answer is not None else _ELSEWHERE


def _reassured(question: Question, heard: Heard) -> Settlement:
    if heard.answer is Answer.YES:
        return Settlement(Outcome.SETTLED, {question.finding: Status.PRESENT})
    return _ELSEWHERE if heard.answer is None else Settlement(Outcome.SETTLED, {})


def _denied(question: Question, findings: Findings) -> Settlement:
    denied = {
        name: Status.DENIED for name in (question.finding, *question.covers) if findings.get(name) is not Status.PRESENT
    }
    return Settlement(Outcome.SETTLED, {**denied, **dict.fromkeys(question.no_establishes, Status.PRESENT)})


def given_up(question: Question) -> Findings:
    """What counts when a question got no clear answer: its finding is unsure. A choice not made establishes nothing."""
    return {} if question.options else {question.finding: Status.UNSURE}
