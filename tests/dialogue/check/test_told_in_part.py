"""What was denied before its question comes is not asked again: only the rest of that question is."""

from __future__ import annotations

from skill.dialogue.messages import Listing
from skill.dialogue.state.conversation import Conversation
from skill.triage.status import Status


def test_only_the_rest_of_a_question_is_asked_where_a_part_was_denied(talk):
    talk.say("my back hurts since tuesday and i have no fever")
    while talk.pending != "fever_or_weight":
        talk.say("no")
    assert Listing.THE_REST in talk.keys
    assert talk.turn.reply.question.findings == ("finding.weight_loss",)


def test_a_question_of_which_nothing_is_known_is_asked_whole(talk):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending="heart_and_lungs")
    talk.say("no")
    assert Listing.THE_REST not in talk.keys


def test_an_age_before_a_question_is_heard(talk):
    talk.say("i'm fifty three what can i take for my sore back")
    assert talk.conversation.findings["age_over_50"] is Status.PRESENT
