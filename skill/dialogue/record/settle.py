"""Read a reply as the answer to the pending question, with both ears."""

from __future__ import annotations

from collections.abc import Mapping

from skill.dialogue.record.answers_in_words import (
    begins_with_no,
    certain_answer,
    is_no_to_a_part,
    is_no_to_another,
    is_to_the_skill,
    says_no_again,
    says_yes_again,
    told_for_certain,
)
from skill.dialogue.record.by_grammar import by_grammar, is_about_another
from skill.dialogue.record.settlement import ELSEWHERE, UNCLEAR, Outcome, Settlement, denied
from skill.listening.acts import Act
from skill.listening.agreement import SecondOpinion, Taken, settles
from skill.listening.encoder.reading import Means
from skill.listening.heard import Heard
from skill.listening.said import Answer, Quantity, Said
from skill.triage.disposition import Disposition
from skill.triage.model import Content, FindingKind, Question
from skill.triage.status import Findings, Status

_HINT = 0.3
"""From this chance on, the second ear has a hint of what was asked."""

_REPLIES: Mapping[Means | None, Taken] = {Means.YES: Taken.YES, Means.PARTLY: Taken.YES, Means.NO: Taken.NO}


def settle(
    content: Content,
    question: Question,
    heard: Heard,
    before: Findings,
    findings: Findings,
    *,
    is_again: bool = False,
) -> Settlement:
    """Read a reply as the answer to `question`. `findings` are those `before` it and what the reply told by itself.

    A half-yes to a question about danger is a yes. Where an emergency is at stake, only a clean no is a no
    (clinical sheet, 4.0.6 and 4.0.7). To a reassuring question, only a clean yes is a yes. A part that is named settles
    that part alone: "I take prednisone" leaves it open whether there was cancer.

    For example, asked about numbness between the legs, "a little" settles it as present, and "not really" is unclear.
    A yes or no to a danger that is more than a bare one settles nothing unless the second ear heard the same. Words
    that only lean to yes or no ("no dear they're just ugly") settle it if the second ear is sure of the same; where
    nothing is at stake, the second ear alone is enough. Set `is_again` if the question was put before and not settled.
    """
    settlement = _of_what_is_told(content, question, heard, by_grammar(content, question, heard, before, findings))
    if heard.schedule.every and settlement.outcome is Outcome.SETTLED and not heard.observations:
        return UNCLEAR  # "yeah, every thirty minutes would be good" wishes for something
    if heard.second is not None and heard.second.question != question.id and _is_yes_and_no(heard):
        return UNCLEAR  # "yes, no wait, I mean no" opens the question before this one again, and answers neither
    if heard.second is None or heard.second.question != question.id or question.options:
        return settlement
    agreed = _agreed(content, question, heard, heard.second, findings, settlement)
    if is_again and agreed.outcome in (Outcome.UNCLEAR, Outcome.ELSEWHERE):
        if says_no_again(question, heard, heard.second):
            return _settled(content, question, findings, is_yes=False)
        if says_yes_again(heard) and settlement.outcome is Outcome.SETTLED:
            return settlement
    return agreed


def _is_yes_and_no(heard: Heard) -> bool:
    is_meant = Act.CORRECT in heard.acts and not heard.ends_in_no  # "sorry no, I meant yes"
    return heard.answer in (Answer.YES, Answer.PARTLY) and heard.denies and not is_meant


def _of_what_is_told(content: Content, question: Question, heard: Heard, settlement: Settlement) -> Settlement:
    """Return a yes as one to what its own words tell, where that is less than what was asked.

    "They both ache, yes", asked whether both legs hurt, are numb or weak, tells of an ache in both, and no more. "Yes,
    really stiff", asked of the neck, is heard by the second ear as what was asked, and stays a yes to that.
    """
    told = {o.finding for o in heard.observations if o.said is Said.PRESENT}
    less = told & {*content.findings[question.finding].instead_of}
    is_yes = settlement.establishes == {question.finding: Status.PRESENT}
    is_heard = heard.second is not None and heard.second.reading.present.get(question.finding, 0.0) >= _HINT
    if not (is_yes and less) or question.finding in told or is_heard:
        return settlement
    return Settlement(Outcome.SETTLED, dict.fromkeys(sorted(less), Status.PRESENT))


def _agreed(
    content: Content,
    question: Question,
    heard: Heard,
    second: SecondOpinion,
    findings: Findings,
    settlement: Settlement,
) -> Settlement:
    """Return what stands of the grammar's settlement beside what the second ear took the reply for."""
    means = second.means
    if settlement.outcome is Outcome.PARTLY_TOLD or (
        settlement.outcome is Outcome.SETTLED and not settlement.establishes
    ):
        return settlement  # what was told by itself, both ears have agreed on already
    is_reassuring = content.findings[question.finding].kind is FindingKind.REASSURANCE
    is_in_doubt = any(o.said is Said.UNSURE and o.finding in question.asks_about for o in heard.observations)
    is_at_stake = is_reassuring or is_in_doubt or question.level >= Disposition.URGENT
    if settlement.outcome is Outcome.SETTLED:
        if _is_agreed(question, heard, second, settlement, is_at_stake=is_at_stake):
            return settlement
    elif (is_yes := certain_answer(question, heard, second)) is not None:
        return _settled(content, question, findings, is_yes=is_yes)
    elif told := told_for_certain(question, heard, second):
        return Settlement(Outcome.SETTLED, dict.fromkeys(told, Status.PRESENT))
    elif begins_with_no(heard) and settles(Taken.NO, means) and not second.hears_danger:
        return _settled(content, question, findings, is_yes=False)
    else:
        leaning = _leaning(content, question, heard, second)
        grammar = leaning if is_at_stake else _REPLIES.get(means, Taken.OTHER)
        is_of_less = is_no_to_a_part(question, heard, second) or is_no_to_another(question, heard, second)
        is_no_of_all = not (second.hears_danger or is_of_less)
        if settles(grammar, means) and (grammar is not Taken.NO or is_no_of_all):
            return _settled(content, question, findings, is_yes=grammar is Taken.YES)
    if heard.chat and heard.answer is None:
        return ELSEWHERE  # who swears or cries answers nothing, and has not tried to
    is_about_more = heard.acts or heard.topics or heard.chat or heard.asks or heard.measures
    if means is Means.NO_ANSWER and (is_about_more or settlement.outcome is not Outcome.SETTLED):
        return ELSEWHERE
    return settlement if means is None and settlement.outcome is Outcome.ELSEWHERE else UNCLEAR


def _is_agreed(
    question: Question, heard: Heard, second: SecondOpinion, settlement: Settlement, *, is_at_stake: bool
) -> bool:
    """Return whether the second ear agrees with what the grammar took the reply for."""
    means, establishes = second.means, settlement.establishes
    is_no = all(status is Status.DENIED or name in question.no_establishes for name, status in establishes.items())
    if settles(Taken.NO if is_no else Taken.YES, means) or (means is None and not is_at_stake):
        return True
    if is_no:
        return second.counts_denied(question.covers)  # both hear each of it denied, whatever else the words are for
    if not heard.observations and any(measure.name is Quantity.DURATION for measure in heard.measures):
        return True  # "yes, two weeks now" is as bare as a yes
    # "Yes she drank them": the one hears a yes, the other what was asked about.
    return means is not Means.UNSURE and second.hears_any_of({*question.asks_about, *establishes})


def _leaning(content: Content, question: Question, heard: Heard, second: SecondOpinion) -> Taken:
    """Return which way the first ear leans where it hears no plain answer: by what is told, else by the words."""
    if heard.answer is Answer.YES and is_about_another(content, question, heard):
        return Taken.OTHER  # "yeah, it eases when I lie on my side", asked about cancer
    told = {second.grammar(name) for name in question.asks_about}
    if Said.PRESENT in told:
        return Taken.OTHER if second.hears_denied(question.asks_about) else Taken.YES
    is_beside = any(observation.said is not Said.DENIED for observation in heard.observations)
    leans = (
        None
        if is_to_the_skill(heard) or Said.UNSURE in told or (heard.leans is Answer.NO and is_beside)
        else heard.leans
    )
    return Taken.OTHER if leans is None else Taken(leans)


def _settled(content: Content, question: Question, findings: Findings, *, is_yes: bool) -> Settlement:
    """Return what a yes, or a no, to the question establishes."""
    if is_yes:
        return Settlement(Outcome.SETTLED, {question.finding: Status.PRESENT})
    if content.findings[question.finding].kind is FindingKind.REASSURANCE:
        return Settlement(Outcome.SETTLED, dict.fromkeys(question.no_establishes, Status.PRESENT))
    return denied(question, findings)
