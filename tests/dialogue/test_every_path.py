"""Every path of the check, walked by a program."""

from __future__ import annotations

from itertools import pairwise

import pytest

from skill.dialogue.state.conversation import Conversation
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said
from skill.triage.disposition import Disposition
from skill.triage.model import FindingKind
from skill.triage.questionnaire import MOST_QUESTIONS
from testkit.loaded import RESOURCES
from testkit.walking import say, walk

CONTENT = RESOURCES.knowledge.content
NEVER_TOLD = (FindingKind.REASSURANCE, FindingKind.UMBRELLA)
NO, UNSURE = (Heard(answer=answer, words=1) for answer in (Answer.NO, Answer.UNSURE))
OPENINGS = [
    ("low_back_pain",),
    ("leg_pain",),
    ("sciatica",),
    ("low_back_pain", "fever"),
    ("low_back_pain", "cancer_history"),
    ("low_back_pain", "age_70_plus", "age_60_plus", "age_65_plus"),
    ("low_back_pain", "pregnancy"),
    ("low_back_pain", "child"),
    ("buttock_numbness", "leg_pain"),
    ("bladder_urgency", "low_back_pain"),
    ("cannot_walk", "low_back_pain"),
    ("fall_unspecified", "low_back_pain"),
    ("one_leg_swelling",),
    ("leg_weakness", "sciatica"),
    ("side_pain", "low_back_pain"),
    ("tummy_pain", "low_back_pain"),
]


def taken_back(asked):
    """How often a question was put again because "which one of those is it?" got a no, which takes the yes back."""
    questions = ((CONTENT.questions[choice], CONTENT.questions[again]) for choice, again in pairwise(asked))
    return sum(bool(choice.options) and choice.finding == again.finding for choice, again in questions)


def opened(knowledge, names):
    return say(knowledge, Conversation(), Heard(tuple(Observation(name, Said.PRESENT) for name in names), words=3))


@pytest.mark.parametrize("names", OPENINGS, ids="+".join)
def test_every_path_ends_with_advice_never_asks_twice_and_warns_alone(knowledge, names):
    endings = 0
    for turn, put in walk(knowledge, opened(knowledge, names)):
        asked = [name for name in put if name in CONTENT.questions]
        assert len(asked) - taken_back(asked) == len(set(asked)) <= MOST_QUESTIONS, put
        assert turn.reply.question is not None
        assert turn.reply.reprompt
        if turn.conversation.concluded:
            endings += 1
            assert turn.assessment.disposition is not None
            assert turn.conversation.pending not in CONTENT.questions
        else:
            assert turn.conversation.pending in CONTENT.questions
        if turn.assessment.is_emergency:
            keys = [line.key for line in turn.reply.statements]
            assert turn.conversation.warned
            assert keys[0].startswith("warning.")
            assert keys[0].endswith(".call")
            assert not any(key.startswith(("home.", "advice.", "topic.", "heard.")) for key in keys)
    assert endings > 1


def test_whatever_is_told_first_the_check_ends_for_all_noes_and_all_doubts(knowledge):
    told = [f.id for f in CONTENT.findings.values() if not f.is_derived and f.kind is not FindingKind.REASSURANCE]
    for name in told:
        for _turn, put in walk_only(knowledge, opened(knowledge, ("low_back_pain", name))):
            assert len(put) <= MOST_QUESTIONS
        assert _turn.conversation.concluded


def test_nobody_who_says_no_is_asked_about_a_part_of_it_again(knowledge):
    """Whatever is told first. A clarifier may: it asks about what was told, not about what was denied."""
    told = [f.id for f in CONTENT.findings.values() if not f.is_derived and f.kind not in NEVER_TOLD]
    for name in told:
        turn, denied = opened(knowledge, ("low_back_pain", name)), set()
        while not turn.conversation.concluded:
            question = CONTENT.questions[turn.conversation.pending]
            before = turn.conversation.asked
            turn = say(knowledge, turn.conversation, NO)
            if turn.conversation.asked == before or question.group == "clarifier":
                continue
            assert denied.isdisjoint(question.covers), (name, question.id)
            denied.update(question.covers)


def walk_only(knowledge, start):
    """The two paths of a person who always says no, and of one who never knows."""
    for heard in (NO, UNSURE):
        turn, put = start, []
        while not turn.conversation.concluded:
            if turn.conversation.pending not in put:
                put.append(turn.conversation.pending)
            turn = say(knowledge, turn.conversation, heard)
            yield turn, put
    yield turn, put


def test_in_doubt_about_everything_is_seen_today(knowledge):
    turn = opened(knowledge, ("low_back_pain",))
    while not turn.conversation.concluded:
        turn = say(knowledge, turn.conversation, UNSURE)
    assert turn.assessment.disposition is Disposition.URGENT
