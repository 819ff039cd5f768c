"""What a story puts on record, by when it was and whose it is; and what stands beside an answer without changing it."""

from __future__ import annotations

import pytest

from skill.dialogue.record.absorb import absorb
from skill.dialogue.state.conversation import Conversation
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said, When, Whose
from skill.triage.model import FindingKind
from skill.triage.status import Status
from testkit.walking import say


def told(name, when=When.UNSTATED, days=None, whose=Whose.SELF):
    return Observation(name, Said.PRESENT, whose, when, days)


@pytest.mark.parametrize(
    ("days", "counts_as"),
    [(3, "fall_unspecified"), (30, "old_trauma"), (365, None)],
)
def test_an_event_counts_as_itself_then_as_older_then_not_at_all(content, days, counts_as):
    heard = Heard((told("fall_unspecified", When.NOW, days),))
    found = absorb(content, Conversation(), heard).findings
    assert found == ({} if counts_as is None else {counts_as: Status.PRESENT})


@pytest.mark.parametrize("when", When)
def test_what_stays_true_counts_whenever_it_was(content, when):
    names = [f.id for f in content.findings.values() if f.stays_true and not (f.said_as or f.is_derived)]
    assert names != []
    for name in names:
        found = absorb(content, Conversation(), Heard((told(name, when, 3000),))).findings
        assert found[name] is Status.PRESENT, name


def test_only_what_reassures_may_stay_true_whenever_it_was(content):
    kinds = {f.kind for f in content.findings.values() if f.stays_true}
    assert kinds == {FindingKind.REASSURANCE}


def test_a_man_who_is_not_the_patient_is_not_on_record(content):
    heard = Heard((told("low_back_pain"), told("man", whose=Whose.OTHER)))
    assert "man" not in absorb(content, Conversation(), heard).findings


def test_a_man_who_is_the_patient_is_on_record(content):
    heard = Heard((told("low_back_pain", whose=Whose.OTHER), told("man", whose=Whose.OTHER)))
    assert absorb(content, Conversation(), heard).findings["man"] is Status.PRESENT


def test_what_somebody_else_has_is_asked_about_however_they_are_named(content):
    heard = Heard((told("low_back_pain"), told("man", whose=Whose.OTHER), told("cannot_walk", whose=Whose.OTHER)))
    assert absorb(content, Conversation(), heard).findings["cannot_walk"] is Status.UNSURE


@pytest.mark.parametrize(
    ("beside", "is_denied"),
    [
        ((), False),
        ((told("low_back_pain"),), True),
        ((told("man", whose=Whose.OTHER), told("low_back_pain", whose=Whose.OTHER)), True),
        ((told("man", whose=Whose.OTHER),), False),
        ((told("constipation"),), True),
        ((told("man", whose=Whose.OTHER), told("fever", whose=Whose.OTHER)), False),
    ],
)
def test_a_no_that_goes_on_is_a_no_only_if_it_goes_on_with_a_complaint(knowledge, beside, is_denied):
    heard = Heard(beside, answer=Answer.NO, is_qualified=True, words=6)
    before = Conversation(pending="bladder_and_bowel", asked=("heart_and_lungs", "saddle"))
    after = say(knowledge, before, heard).conversation.findings
    assert (after.get("bladder_incontinence") is Status.DENIED) is is_denied
