"""The check: ask what matters and take the answers, until the advice can be given."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import warning
from skill.dialogue.check.advice import action_lines, advice_lines, owed_lines
from skill.dialogue.check.which_one import reopened, yes_taken_back
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.record.settle import settle
from skill.dialogue.record.settlement import UNCLEAR, Outcome, given_up
from skill.dialogue.saying import asking, asking_the_rest, offering, unless_asked, without_named
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, ReplyKind
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.triage.assessment import conclude
from skill.triage.disposition import Disposition
from skill.triage.messages import Form
from skill.triage.model import EXERCISE_GROUPS, Content, FindingKind, Question
from skill.triage.questionnaire import gives_way, left_unasked, next_question
from skill.triage.status import Findings, Status

UNSURE_TRIES = 2
"""A question answered "I don't know" is asked once more, in simpler words, then is unsure (clinical sheet, 4.0)."""

UNHEARD_TRIES = 3
"""A question whose answer is not understood is asked twice more, then counts as unsure."""

_OPENING_TRIES = 2
"""How often the opening is asked while nothing is understood. Then the questions of the emergency gate follow."""


def _denies_a_part(question: Question, before: Conversation, now: Conversation) -> bool:
    """Whether the reply denied some of what the question joins. The rest is then asked, and that is no second try."""
    was, known = before.findings, now.findings
    return any(known.get(n) is Status.DENIED and was.get(n) is not Status.DENIED for n in question.apart)


def _puts_nothing_right(before: Conversation, now: Conversation, heard: Heard) -> bool:
    """Whether the words sound like a correction, and nothing that is known changes ("no, I mean I was cross")."""
    return Act.RECONSIDER in heard.acts and now.findings == before.findings and not heard.is_question


def _says_nothing(before: Conversation, now: Conversation, heard: Heard) -> bool:
    """Whether the words tell nothing new, and ask or say nothing of their own."""
    is_remark = heard.acts or heard.topics or heard.chat or heard.is_asking or heard.asks_the_unknown
    return now.findings == before.findings and not (heard.is_empty or is_remark)


def _is_answered_now(content: Content, before: Conversation, question: Question) -> bool:
    """Whether the question was still open before this turn: then what the turn told of it may answer it whole."""
    return not gives_way(content, before.findings, before.asked, question)


def take_answer(
    knowledge: Knowledge, before: Conversation, conversation: Conversation, heard: Heard, was_heard: bool
) -> tuple[Conversation, Outcome]:
    """Read a reply as the answer to the pending question, if a question is pending.

    `conversation` is `before` with what the reply told by itself.
    """
    question = knowledge.content.questions.get(conversation.pending)
    if question is None:
        return conversation, Outcome.ELSEWHERE
    if (joined := yes_taken_back(knowledge.content, conversation, question, heard)) is not None:
        return reopened(conversation, question, joined), Outcome.UNCLEAR
    is_again = conversation.tries > 0
    settlement = settle(knowledge.content, question, heard, before.findings, conversation.findings, is_again=is_again)
    if settlement.outcome is Outcome.ELSEWHERE and _puts_nothing_right(before, conversation, heard):
        settlement = UNCLEAR
    # What only one ear understands, be it a yes or a no, is asked once more, however often it was in doubt before.
    is_a_choice = bool(question.options)
    is_doubt = heard.answer not in (None, Answer.YES, Answer.NO) or (is_a_choice and heard.answer is Answer.NO)
    is_in_doubt = settlement.outcome is Outcome.UNCLEAR and is_doubt
    limit = UNSURE_TRIES if is_in_doubt else UNHEARD_TRIES
    is_passed_by = settlement.outcome is Outcome.ELSEWHERE and (  # so that it ends one day
        heard.is_answer_alone or _says_nothing(before, conversation, heard)
    )
    is_missed = settlement.outcome is Outcome.UNCLEAR or not was_heard or is_passed_by
    tries = conversation.tries + (is_missed and not _denies_a_part(question, before, conversation))
    if settlement.outcome is Outcome.SETTLED:
        return _settled(knowledge.content, conversation, question, settlement.establishes), Outcome.SETTLED
    is_told = settlement.outcome is Outcome.PARTLY_TOLD or _is_answered_now(knowledge.content, before, question)
    if is_told and gives_way(knowledge.content, conversation.findings, conversation.asked, question):
        return replace(conversation, pending=""), Outcome.PARTLY_TOLD
    if tries >= limit:
        return passed_over(knowledge.content, conversation, question), Outcome.GIVEN_UP
    return replace(conversation, tries=tries), settlement.outcome


def take_further(knowledge: Knowledge, before: Conversation, conversation: Conversation, heard: Heard) -> Conversation:
    """Read a reply as the answer to the follow-up that it leads to, if its words answer that one too.

    "Better", asked whether it is getting worse, says that it is getting better. Where more than an appointment is at
    stake, every question is asked: only a reply to its own question denies a danger.
    """
    content = knowledge.content
    is_settled = before.pending in content.questions and not conversation.pending
    further = next_question(content, conversation.findings, conversation.asked) if is_settled else None
    if further is None or further.id not in heard.replies or further.level > Disposition.SOON:
        return conversation
    asked = replace(conversation, pending=further.id)
    answered, outcome = take_answer(knowledge, before, asked, replace(heard, answer=None), was_heard=True)
    return answered if outcome is Outcome.SETTLED else conversation


def _settled(content: Content, conversation: Conversation, question: Question, establishes: Findings) -> Conversation:
    is_yes = establishes.get(question.finding) is Status.PRESENT
    in_doubt = question.doubts if is_yes and question.group not in EXERCISE_GROUPS else ()  # there: exercises.safety
    # Who did not know it when it was asked by itself does not deny it with a no to several things at once.
    asked_alone = {content.questions[id_].finding for id_ in conversation.asked}
    fresh = {
        name: status
        for name, status in {**dict.fromkeys(in_doubt, Status.UNSURE), **establishes}.items()
        if (known := conversation.findings.get(name)) is not Status.PRESENT
        and not (known is Status.UNSURE and status is Status.DENIED and name in asked_alone)
    }
    return replace(
        conversation,
        findings={**conversation.findings, **fresh},
        last_change={name: conversation.findings.get(name) for name in fresh},
        asked=(*conversation.asked, question.id),
        pending="",
        tries=0,
    )


def passed_over(content: Content, conversation: Conversation, question: Question) -> Conversation:
    """Return the conversation with the pending question left open: what it asks about is unsure."""
    return _settled(content, conversation, question, given_up(question))


def advance(knowledge: Knowledge, conversation: Conversation, statements: Lines) -> Step:
    """Ask the next question, or give the advice if no question is left. Questions that were put off come last."""
    content, findings, asked = knowledge.content, conversation.findings, conversation.asked
    newest = [*conversation.last_change]
    put_off = (id_ for id_ in conversation.put_off if id_ not in asked)
    question = next_question(content, findings, (*asked, *put_off), newest)
    question = question or next_question(content, findings, asked, newest)
    if question is None:
        return _advise(knowledge, conversation, statements)
    if conversation.speaks_for_other and Hearing.FOR_OTHER not in conversation.said_once:
        statements = (*statements, Line(Hearing.FOR_OTHER))
    statements = (*statements, *_at_once(knowledge, conversation))
    # A doubt told unasked counts as the first "I don't know", so the question is put only once (clinical sheet, 4.0).
    tries = int(any(conversation.findings.get(name) is Status.UNSURE for name in question.covers))
    statements = tuple(unless_asked(statements, question))
    told_in_part = any(conversation.findings.get(name) is Status.PRESENT for name in question.besides)
    after = replace(conversation, pending=question.id, tries=tries, concluded=False)
    rest = None if told_in_part else asking_the_rest(question, conversation, statements)
    return after, rest or asking(question, Form.BESIDES if told_in_part else Form.ASK, statements)


def _at_once(knowledge: Knowledge, conversation: Conversation) -> Lines:
    """Return what to do that waits for no further question, once it is certain: whom to call near a birth (U11)."""
    known = conversation.assessed(knowledge.content)
    is_due = bool(known.reasons) and known.reasons[0].is_certain and known.reasons[0].rule.at_once
    lines = action_lines(known) if is_due else ()
    return tuple(line for line in lines if line.key not in conversation.said_once)


def _advise(knowledge: Knowledge, conversation: Conversation, statements: Lines) -> Step:
    content = knowledge.content
    unasked = {
        question.finding: Status.UNSURE for question in left_unasked(content, conversation.findings, conversation.asked)
    }
    findings = {**conversation.findings, **unasked, **_doubts_settled(content, conversation.findings)}
    done = replace(conversation, findings=findings, concluded=True, pending="", tries=0)
    final = conclude(content, done.findings)
    if final.is_emergency:
        return warning.warn(knowledge, done)
    given = advice_lines(knowledge, done, final)
    lines = (*without_named(statements, given), *given)
    offer = Offer.AGAIN if final.disposition is Disposition.URGENT else Offer.HOME_CARE
    reply = offering(offer, lines, kind=ReplyKind.ADVICE)
    owed = owed_lines(knowledge, replace(done, said_once=done.said_once | {line.key for line in given}))
    return replace(done, pending=offer), replace(reply, reprompt=(*owed, *reply.reprompt))


def _doubts_settled(content: Content, findings: Findings) -> Findings:
    """Return as denied what was in doubt when several things were asked at once, if each of them was denied since."""
    return {
        question.finding: Status.DENIED
        for question in content.questions.values()
        if content.findings[question.finding].kind is FindingKind.UMBRELLA
        and findings.get(question.finding) is Status.UNSURE
        and question.covers
        and all(findings.get(name) is Status.DENIED for name in question.covers)
    }


def check_in(knowledge: Knowledge, conversation: Conversation) -> Step:
    """Begin a check-in: better, the same or worse? The check then asks for red flags, even after an earlier check."""
    question = next(question for question in knowledge.content.questions.values() if question.group == "check_in")
    asked = tuple(name for name in conversation.asked if name != question.id)
    begun = replace(conversation, asked=asked, pending=question.id, tries=0, concluded=False, plan=None)
    return begun, asking(question, Form.ASK, (Line(Hearing.CHECKING_IN),))


def open_up(knowledge: Knowledge, conversation: Conversation, statements: Lines) -> Step:
    """Ask again what hurts, if nothing was understood and nothing is pending; later, go to the emergency gate."""
    tries = conversation.tries + 1
    if tries > _OPENING_TRIES:
        return advance(knowledge, conversation, (*statements, Line(Hearing.STEP_BY_STEP)))
    return replace(conversation, pending=Offer.OPENING, tries=tries), offering(Offer.OPENING_AGAIN, statements)
