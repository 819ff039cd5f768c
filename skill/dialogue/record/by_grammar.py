"""What the first ear, the grammar, makes of a reply to the pending question."""

from __future__ import annotations

from skill.dialogue.record.settlement import ELSEWHERE, PARTLY_TOLD, UNCLEAR, Outcome, Settlement, denied
from skill.listening.acts import MEANT, Act
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said, When
from skill.triage.disposition import Disposition
from skill.triage.model import Content, FindingKind, Question
from skill.triage.status import Findings, Status

SET_ASIDE = frozenset(
    {Act.CORRECT, Act.PAUSE, Act.RECONSIDER, Act.REPEAT, Act.WRONG, Act.RETRACT, Act.START_OVER, *MEANT},
)
"""Acts that make a "no" a reply to what the skill said, not to what it asked ("no, say it again")."""

_HARMLESS = frozenset({FindingKind.COMPLAINT, FindingKind.NOTE, FindingKind.REASSURANCE})


def by_grammar(content: Content, question: Question, heard: Heard, before: Findings, findings: Findings) -> Settlement:
    """Return what the first ear makes of a reply."""
    told = {o.finding for o in heard.observations if o.said is Said.PRESENT}
    if heard.answer is Answer.ASSENT:
        return UNCLEAR
    newly = {name for name, status in findings.items() if status is Status.PRESENT and before.get(name) is not status}
    is_settled = not newly.isdisjoint(question.settled_by)
    if question.options:
        return Settlement(Outcome.SETTLED, {}) if is_settled else _chosen(question, heard, told)
    parts = {name for name in told & question.asks_about if findings.get(name) is Status.PRESENT}
    beside = told.intersection(question.besides) if heard.answer is None else frozenset()
    if not is_settled and _leaves_open(question, parts | beside, before, findings):
        return PARTLY_TOLD
    if parts or is_settled:
        return Settlement(Outcome.SETTLED, {})
    if content.findings[question.finding].kind is FindingKind.REASSURANCE:
        return _reassured(question, heard)
    taken = _taken(content, question, heard) or _set_aside(content, question, heard)
    settlement = taken or _read(content, question, heard, findings)
    is_denied_in_part = (
        settlement is ELSEWHERE and bool(question.besides) and _denies_a_part(question, before, findings)
    )
    return PARTLY_TOLD if is_denied_in_part else settlement


def _denies_a_part(question: Question, before: Findings, findings: Findings) -> bool:
    """Whether a part of the question was just denied ("it was thirty six point eight", asked about fever and more)."""
    return any(
        findings.get(name) is Status.DENIED and before.get(name) is not Status.DENIED for name in question.covers
    )


def _leaves_open(question: Question, parts: set[str], before: Findings, findings: Findings) -> bool:
    """Whether what was just told is a part of the question beside which the rest is asked about, and is unknown."""
    is_news = any(before.get(name) is not Status.PRESENT for name in parts)  # never so if no part was told
    is_open = any(findings.get(name) in (None, Status.UNSURE) for name in question.covers)
    return is_news and is_open and parts <= {*question.besides}


def _taken(content: Content, question: Question, heard: Heard) -> Settlement | None:
    """Return the outcome of a reply that says yes to another question instead ("only with help"), else None."""
    if heard.answer is not None or heard.asks:
        return None
    taking = [id_ for id_ in question.taken_by if heard.replies.get(id_) is Answer.YES]
    establishes = {content.questions[id_].finding: Status.PRESENT for id_ in taking}
    return Settlement(Outcome.SETTLED, establishes) if taking else None


def _set_aside(content: Content, question: Question, heard: Heard) -> Settlement | None:
    """Return the outcome of a reply that is no plain answer: a question, a correction, a "no, but ..."; else None."""
    is_no, reply = heard.answer is Answer.NO, heard.replies.get(question.id)
    is_put_off = (heard.asks or Act.PAUSE in heard.acts) and heard.answer is None
    if is_put_off or (is_no and heard.acts & SET_ASIDE):
        return ELSEWHERE
    if heard.is_qualified and not _goes_on_harmlessly(content, heard, reply):
        return UNCLEAR
    if _goes_astray(content, question, heard, reply):
        return UNCLEAR
    is_half_told = is_no and reply in (Answer.YES, Answer.PARTLY)
    return UNCLEAR if is_half_told and not _goes_on_harmlessly(content, heard, None) else None


def _read(content: Content, question: Question, heard: Heard, findings: Findings) -> Settlement:
    """Read a plain reply to a question about danger."""
    said_of_it = _said_of(question, heard)
    reply = heard.replies.get(question.id)
    # A weak no gives way to words that answer this question alone: "barely", asked about walking without help.
    is_open = heard.answer is None or (heard.answer is Answer.HEDGED_NO and reply in (Answer.YES, Answer.NO))
    if (is_open or heard.answer is Answer.NO) and reply is Answer.NO and Said.UNSURE not in said_of_it:
        return denied(question, findings)
    if is_open and reply is Answer.YES:
        return Settlement(Outcome.SETTLED, {question.finding: Status.PRESENT})
    says_yes = heard.answer in (Answer.YES, Answer.PARTLY)
    # "Yes, down there" only names the place, so its "yes" counts; "yes, it's not numb" is no clear answer.
    is_contrary = says_yes and (Said.DENIED in said_of_it or reply is Answer.NO or heard.says_well)
    if is_contrary or (Said.UNSURE in said_of_it and not says_yes):
        return UNCLEAR
    if heard.answer is not None:
        return _answered(content, question, heard, findings)
    if reply is not None:
        return UNCLEAR
    if _is_denied_in_parts(question, heard, findings) or _is_all_well(content, question, heard):
        return denied(question, findings)
    return ELSEWHERE


def _goes_astray(content: Content, question: Question, heard: Heard, reply: Answer | None) -> bool:
    """Whether a yes or no goes on with words that may not belong to it.

    Where a danger is at stake, a no does so with anything further ("no, they buzz"). A yes does so with words to the
    skill ("yes, what is it") or about the back alone ("yes, my back").
    """
    told = {o.finding for o in _told(content, heard)}
    if heard.answer is Answer.NO:
        is_at_stake = heard.says_more and question.level >= Disposition.URGENT
        return is_at_stake and reply is not Answer.NO and not (told and _is_harmless(content, heard))
    is_of_it = bool(told & question.asks_about) or reply in (Answer.YES, Answer.PARTLY)
    return heard.answer is Answer.YES and heard.turns_away and not is_of_it


def _goes_on_harmlessly(content: Content, heard: Heard, reply: Answer | None) -> bool:
    """Whether a "no but ..." goes on only with a complaint ("no but my back is killing me")."""
    tells = bool(_told(content, heard))
    return tells and _is_harmless(content, heard) and reply in (None, Answer.NO) and not heard.suspected


def _told(content: Content, heard: Heard) -> list[Observation]:
    """Return what is told and not denied. Who is spoken of ("he's a lad of ten") tells nothing."""
    told = (o for o in heard.observations if o.said is not Said.DENIED)
    return [o for o in told if content.findings[o.finding].kind is not FindingKind.PROFILE]


def _is_harmless(content: Content, heard: Heard) -> bool:
    """Whether nothing is told except complaints and notes ("no, just constipated")."""
    harmless = (FindingKind.COMPLAINT, FindingKind.NOTE)
    return all(o.said is Said.PRESENT and content.findings[o.finding].kind in harmless for o in _told(content, heard))


def _said_of(question: Question, heard: Heard) -> set[Said]:
    """Return how the findings that the question asks about were mentioned: present, denied or unsure."""
    return {o.said for o in heard.observations if o.finding in question.asks_about}


def _is_denied_in_parts(question: Question, heard: Heard, findings: Findings) -> bool:
    """Whether the parts of the question were denied one by one.

    At most half of them may be left out, and at most a third in an emergency question.
    """
    left = [findings.get(name) for name in question.covers if findings.get(name) is not Status.DENIED]
    may_be_left = len(question.covers) // (3 if question.level is Disposition.EMERGENCY else 2)
    is_named = Said.DENIED in _said_of(question, heard) or (bool(question.covers) and not left)
    return is_named and len(left) <= may_be_left and set(left) <= {None}


def _is_all_well(content: Content, question: Question, heard: Heard) -> bool:
    """Whether a reply says that what the question speaks of is as it should be ("everything's normal down there")."""
    told = _told(content, heard)
    is_harmless = all(content.findings[o.finding].kind in _HARMLESS for o in told) and not heard.suspected
    named = heard.denied.intersection(question.covers)
    is_of_a_part = bool(named) and len(named) <= len(question.covers) // 2  # "peeing's fine" says nothing of the bowels
    is_all = is_harmless and not (denies_something_else(question, heard) or is_of_a_part)
    return Act.ALL_WELL in heard.acts and is_all and not heard.spoken_of.isdisjoint(question.speaks_of)


def denies_something_else(question: Question, heard: Heard) -> bool:
    """Whether all that is denied is nothing that is asked about ("my legs are grand", asked about the bladder)."""
    return bool(heard.denied) and heard.denied.isdisjoint(question.asks_about)


def _answered(content: Content, question: Question, heard: Heard, findings: Findings) -> Settlement:
    """Read a yes, a no or something in between as the answer to a question about danger."""
    match heard.answer:
        case Answer.YES | Answer.PARTLY:
            if is_about_another(content, question, heard):
                return UNCLEAR
            is_over = heard.when is When.PAST and content.findings[question.finding].kind is not FindingKind.HISTORY
            return UNCLEAR if is_over else Settlement(Outcome.SETTLED, {question.finding: Status.PRESENT})
        case Answer.NO:
            is_denied = _is_denied_in_parts(question, heard, findings) and _is_harmless(content, heard)
            return denied(question, findings) if is_denied or not heard.is_bound else ELSEWHERE
        case Answer.HEDGED_NO:
            return UNCLEAR if question.level is Disposition.EMERGENCY else denied(question, findings)
        case _:
            return UNCLEAR


def is_about_another(content: Content, question: Question, heard: Heard) -> bool:
    """Return whether a yes goes on with something that only another question asks about ("yes, he has thin bones")."""
    told = {o.finding for o in heard.observations if o.said is Said.PRESENT}
    is_of_it = bool(told & question.asks_about) or heard.replies.get(question.id) in (Answer.YES, Answer.PARTLY)
    reassures = any(content.findings[name].kind is FindingKind.REASSURANCE for name in told)
    return (reassures or bool(told & content.asked_about)) and not is_of_it


def _chosen(question: Question, heard: Heard, told: set[str]) -> Settlement:
    """Choose the first option whose words were heard. The danger is listed first, so "both" is read as the danger."""
    for option in question.options:
        times = {When.NOW: "now", When.LONG_STANDING: "long_standing"}
        in_time = bool(option.when) and times.get(heard.when) == option.when
        if told & set(option.heard_as) or heard.choices & set(option.choices) or in_time:
            return Settlement(Outcome.SETTLED, dict.fromkeys(option.establishes, Status.PRESENT))
    return UNCLEAR if heard.answer is not None else ELSEWHERE


def _reassured(question: Question, heard: Heard) -> Settlement:
    """Read a reply to a reassuring question, by its yes or no or by its own words ("lying on my side helps")."""
    said = {heard.answer, heard.replies.get(question.id)} - {None}
    if not said or (heard.asks and heard.answer is None):
        return ELSEWHERE
    if said == {Answer.YES}:
        return Settlement(Outcome.SETTLED, {question.finding: Status.PRESENT})
    if said <= {Answer.NO, Answer.HEDGED_NO}:
        return Settlement(Outcome.SETTLED, dict.fromkeys(question.no_establishes, Status.PRESENT))
    return UNCLEAR
