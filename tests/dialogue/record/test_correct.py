"""Corrections: only who says that they change their mind lowers anything, and a warning only once it is confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.dialogue.messages import Advice, Hearing, Listing
from skill.dialogue.state.conversation import Conversation
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said, When
from skill.triage.model import FindingKind
from skill.triage.status import Status
from testkit.loaded import RESOURCES
from testkit.walking import say

KNOWLEDGE = RESOURCES.knowledge
CONTENT = KNOWLEDGE.content
TOLD = sorted(
    f.id
    for f in CONTENT.findings.values()
    if not f.is_derived and not f.said_as and f.kind not in (FindingKind.REASSURANCE, FindingKind.UMBRELLA)
)
SOME = st.lists(st.sampled_from(TOLD), min_size=1, max_size=4, unique=True)
MARKERS = st.sampled_from([frozenset({"correct"}), frozenset({"reconsider"}), frozenset({"correct", "reconsider"})])


def heard(names, said=Said.PRESENT, **more):
    return Heard(tuple(Observation(name, said) for name in names), words=5, **more)


def after_telling(names):
    return say(KNOWLEDGE, Conversation(), heard(names))


def severity(turn):
    return turn.assessment.disposition or 0


# In natural words


@pytest.mark.parametrize(
    ("told", "correction", "finding"),
    [
        ("my back hurts and i'm on blood thinners", "actually i'm not on thinners", "anticoagulant"),
        ("my back hurts and i'm pregnant", "i'm not pregnant after all", "pregnancy"),
        ("my back hurts and i have a fever", "sorry, i don't have a fever", "fever"),
        ("my back hurts and i have a fever", "i was wrong, no fever", "fever"),
        ("my back hurts and i have a fever", "it's not a fever but a headache", "fever"),
        ("my back hurts and i have a fever", "no wait, i have no fever", "fever"),
        ("my back hurts and i've had cancer", "hold on, i've never had cancer", "cancer_history"),
    ],
)
def test_a_change_of_mind_takes_back_what_it_denies(talk, told, correction, finding):
    talk.say(told)
    assert talk.conversation.findings[finding] is Status.PRESENT
    talk.say(correction)
    assert talk.conversation.findings[finding] is Status.DENIED
    assert talk.conversation.findings["low_back_pain"] is Status.PRESENT
    assert "heard.corrected" in talk.keys


@pytest.mark.parametrize("denial", ["no fever", "i don't have a fever", "i haven't got a fever", "no"])
def test_a_plain_no_later_takes_nothing_back(talk, denial):
    talk.say("my back hurts and i have a fever")
    before = talk.level
    talk.say(denial)
    assert talk.conversation.findings["fever"] is Status.PRESENT
    assert talk.level == before


@pytest.mark.parametrize("said", ["no wait, it's my left leg", "no i meant my left leg", "i said my left leg"])
def test_another_side_changes_nothing_that_was_told_and_answers_nothing(talk, said):
    talk.say("my right leg hurts and my right foot is numb")
    told, pending = dict(talk.conversation.findings), talk.pending
    talk.say(said)
    assert talk.conversation.findings == told
    assert talk.pending == pending


def test_who_was_meant_changes_the_patient_and_nothing_else(talk):
    talk.say("my back hurts")
    talk.say("i meant my mum")
    assert talk.conversation.findings == {"low_back_pain": Status.PRESENT}
    assert talk.conversation.speaks_for_other
    assert talk.pending == "heart_and_lungs"
    talk.say("sorry, i meant me")
    assert not talk.conversation.speaks_for_other
    assert talk.pending == "heart_and_lungs"


@pytest.mark.parametrize(
    ("told", "correction", "is_long"),
    [
        ("my back started hurting yesterday", "sorry, it started last month not yesterday", True),
        ("my back has hurt for three weeks", "i meant three days not three weeks", False),
        ("my back has hurt for three weeks", "actually it started three days ago", False),
    ],
)
def test_a_time_corrected_replaces_the_time_before(talk, told, correction, is_long):
    talk.say(told)
    assert (talk.conversation.findings.get("lasting_2_weeks") is Status.PRESENT) is not is_long
    talk.say(correction)
    assert (talk.conversation.findings["lasting_2_weeks"] is Status.PRESENT) is is_long
    assert talk.conversation.findings["low_back_pain"] is Status.PRESENT


@pytest.mark.parametrize("said", ["no, 64 not 45", "no, sixty four not forty five", "sorry, i'm 64"])
def test_an_age_corrected_replaces_the_age_before(talk, said):
    talk.say("i'm 45 and my back hurts")
    talk.say(said)
    assert talk.conversation.findings["age_60_plus"] is Status.PRESENT
    assert talk.conversation.asked == ()  # its "no" answered nothing
    talk.say("sorry, i'm 45")
    assert talk.conversation.findings["age_60_plus"] is Status.DENIED


def test_a_number_first_told_is_not_called_a_change(talk):
    talk.say("my back hurts")
    asked = talk.pending
    talk.say("no, i'm 54")
    assert Hearing.CORRECTED not in talk.keys
    assert talk.conversation.findings["age_60_plus"] is Status.DENIED
    assert talk.pending == asked  # its "no" answered nothing
    talk.say("no, i'm 64")
    assert Hearing.CORRECTED in talk.keys


def test_scratch_that_takes_back_the_last_thing_told(talk):
    talk.say("my back hurts")
    talk.say("i have a fever")
    talk.say("scratch that")
    assert "fever" not in talk.conversation.findings
    assert talk.conversation.findings["low_back_pain"] is Status.PRESENT


def test_a_yes_that_rested_on_what_is_taken_back_is_asked_again():
    findings = {"low_back_pain": Status.PRESENT, "history_of_concern": Status.PRESENT, "anticoagulant": Status.PRESENT}
    asked = ("heart_and_lungs", "saddle", "history", "which_history")
    before = Conversation(findings=findings, asked=asked, pending="night_weak_weight")
    after = say(KNOWLEDGE, before, heard(["anticoagulant"], Said.DENIED, acts=frozenset({"reconsider"}))).conversation
    assert after.asked == ("heart_and_lungs", "saddle")
    assert "history_of_concern" not in after.findings


# Under a warning


@pytest.mark.parametrize(
    "said", ["i said my chest is tight", "yes my chest hurts", "no that's not wrong", "i said help"]
)
def test_what_tells_of_the_danger_confirms_no_correction(talk, said):
    talk.say("my chest hurts")
    talk.say("that's wrong")
    assert talk.pending == Listing.CONFIRM
    talk.say(said)
    assert talk.level == "EMERGENCY"


@pytest.mark.parametrize("said", ["yes", "cancel that, i got it wrong", "you misheard"])
def test_a_correction_is_confirmed_by_a_yes_or_by_owning_the_mistake(talk, said):
    talk.say("my chest hurts")
    talk.say("that's wrong")
    talk.say(said)
    assert talk.level != "EMERGENCY"


def test_a_warning_is_taken_back_by_name_and_only_when_confirmed(talk):
    talk.say("my back hurts and i've been leaking pee since yesterday")
    assert talk.level == "EMERGENCY"
    talk.say("i'm not leaking")
    assert talk.keys[0].startswith("warning.")
    assert (talk.pending, talk.level) == (Listing.CONFIRM, "EMERGENCY")
    talk.say("hm")
    assert talk.level == "EMERGENCY"
    talk.say("actually i'm not leaking")
    assert talk.conversation.findings["bladder_incontinence"] is Status.DENIED
    assert talk.level != "EMERGENCY"


def test_what_was_not_asked_about_still_warns(talk):
    talk.say("i've been leaking pee since yesterday and i've gone numb between my legs")
    talk.say("actually i'm not leaking")
    talk.say("yes")
    assert talk.conversation.findings["saddle_numbness"] is Status.PRESENT
    assert talk.level == "EMERGENCY"
    assert talk.keys == [Hearing.CORRECTED, Advice.IF_RIGHT, Listing.CONFIRM_TOO]
    assert "call 911 now" in talk.spoken
    talk.say("no")
    assert talk.level == "EMERGENCY"
    assert talk.keys[0].endswith(".again")


def test_what_was_heard_beside_a_mistake_is_asked_about_too(talk):
    """Whoever was misheard once may have been misheard in all of it: nothing keeps the warning in silence."""
    talk.say("i've been leaking pee since yesterday and i've gone numb between my legs")
    talk.say("actually i'm not leaking")
    talk.say("yes")
    talk.say("yes")
    assert talk.level != "EMERGENCY"
    assert talk.conversation.findings["saddle_numbness"] is Status.DENIED


def test_no_answer_to_whether_it_was_a_mistake_is_asked_once_more(talk):
    talk.say("i've gone numb between my legs")
    talk.say("you heard me wrong")
    talk.say("between my legs it is as ever")
    assert talk.pending == Listing.CONFIRM
    talk.say("yes, a mistake")
    assert talk.level != "EMERGENCY"


def test_it_was_a_mistake_confirms_whatever_else_is_told(talk):
    talk.say("i've gone numb between my legs")
    talk.say("you heard me wrong")
    talk.say("yes a mistake, my back is just stiff")
    assert talk.level != "EMERGENCY"


def test_a_yes_that_names_the_danger_confirms_nothing(talk):
    talk.say("my chest hurts")
    talk.say("that's wrong")
    talk.say("yes my chest hurts")
    assert talk.level == "EMERGENCY"


def test_a_yes_takes_nothing_back_where_it_is_not_known_what_was_asked(talk):
    """As with attributes that an earlier version wrote."""
    talk.say("my chest hurts")
    talk.say("that's wrong")
    assert talk.conversation.doubted == ("chest_pain",)
    talk.conversation = replace(talk.conversation, doubted=())
    talk.say("yes")
    assert (talk.level, talk.conversation.findings["chest_pain"]) == ("EMERGENCY", Status.PRESENT)


BOTH_LEGS = "my lower back is really sore since yesterday and it goes down both legs"
ONLY_AN_ACHE = "no no hang on my legs are fine it just aches a bit down the back of both thighs"


@pytest.mark.parametrize("said", ["yes", "that was a mistake", "my legs are fine", "i said it by mistake"])
def test_a_lesser_form_is_no_second_danger_and_is_taken_back_with_the_greater(talk, said):
    """Nor does it come back by the answer to what would clear it up, or in any later reason."""
    talk.say(BOTH_LEGS)
    talk.say(ONLY_AN_ACHE)
    assert (talk.pending, talk.level) == (Listing.CONFIRM, "EMERGENCY")
    assert "trouble in both legs." in talk.spoken
    talk.say(said)
    assert talk.keys[0] == Hearing.CORRECTED
    known = talk.conversation.findings
    assert {known["both_legs"], known["both_legs_ache"]} == {Status.DENIED}
    assert known["low_back_pain"] is Status.PRESENT
    talk.say("it started this week after i moved the couch")
    assert talk.level != "EMERGENCY"
    assert talk.pending != "legs_new"


def test_a_lesser_form_told_alone_still_warns(talk):
    talk.say("my lower back hurts and both my legs ache")
    assert talk.pending == "legs_new"
    talk.say("yes")
    assert talk.level == "EMERGENCY"


def test_nobody_is_asked_whether_the_back_that_hurts_was_a_mistake(talk):
    talk.say("my lower back hurts and both my legs ache")
    talk.say("yes")
    talk.say("that was a mistake")
    assert "I heard an ache in both legs. Was that a mistake?" in talk.spoken
    talk.say("yes")
    assert talk.conversation.findings["low_back_pain"] is Status.PRESENT
    assert talk.conversation.findings["both_legs_ache"] is Status.DENIED


@pytest.mark.parametrize("said", ["no none of that is right", "no no my chest is fine", "i said yes by mistake"])
def test_a_yes_that_warned_is_asked_about_at_once_when_it_is_denied(talk, said):
    talk.say("my lower back hurts")
    talk.say("yes")
    talk.say(said)
    assert (talk.pending, talk.level) == (Listing.CONFIRM, "EMERGENCY")


def test_it_was_a_mistake_is_the_yes_also_some_turns_after_it_was_asked(talk):
    talk.say("i've gone numb between my legs")
    talk.say("you heard me wrong")
    talk.say("what number do i ring")
    assert talk.pending != Listing.CONFIRM
    talk.say("it was a mistake")
    assert talk.level != "EMERGENCY"


def test_a_denial_some_turns_after_it_was_asked_is_taken_for_the_yes(talk):
    talk.say(BOTH_LEGS)
    talk.say(ONLY_AN_ACHE)
    talk.say("my wife is here but i told you it's only a bit of an ache")
    assert talk.level == "EMERGENCY"
    talk.say("no i can't call nine one one for an ache that's daft my legs work fine")
    assert talk.keys[0] == Hearing.CORRECTED
    assert talk.level != "EMERGENCY"


def test_what_was_taken_back_is_not_in_doubt_again_by_saying_so_once_more(talk):
    talk.say(BOTH_LEGS)
    talk.say(ONLY_AN_ACHE)
    talk.say("yes")
    asked = talk.pending
    talk.say("my legs are fine, that was a mistake")
    assert talk.conversation.findings["both_legs"] is Status.DENIED
    assert talk.pending == asked


@pytest.mark.parametrize("said", ["no", "hang on it is still a bit numb", "it is numb there"])
def test_who_stands_by_it_is_asked_anew(talk, said):
    talk.say("i've gone numb between my legs")
    talk.say("you heard me wrong")
    talk.say(said)
    talk.say("it was a mistake")
    assert (talk.pending, talk.level) == (Listing.CONFIRM, "EMERGENCY")


@pytest.mark.parametrize("said", ["actually it's gone now", "the numbness has gone"])
def test_what_has_gone_was_no_mistake(talk, said):
    talk.say("i've gone numb between my legs")
    talk.say(said)
    assert talk.level == "EMERGENCY"
    assert talk.pending != Listing.CONFIRM
    assert "It can come back" in talk.spoken


@pytest.mark.parametrize(
    "said", ["no hang on i got that wrong both my legs are fine", "i got that wrong, both legs are fine"]
)
def test_a_yes_that_was_wrong_is_a_no_and_what_would_clear_it_up_is_not_asked(talk, said):
    talk.say("my lower back hurts")
    while talk.pending != "legs_and_walking":
        talk.say("no")
    talk.say("yes")
    assert talk.pending == "legs_new"
    talk.say(said)
    assert talk.keys[0] == Hearing.CORRECTED
    assert talk.conversation.findings["legs_or_walking"] is Status.DENIED
    assert talk.pending not in ("legs_new", "legs_and_walking")


def test_another_patient_is_still_in_danger(talk):
    talk.say("i've gone numb between my legs")
    talk.say("i meant my mum")
    assert talk.level == "EMERGENCY"
    assert "take them" in talk.spoken


# Whatever was told


@settings(max_examples=300)
@given(SOME, st.sampled_from([None, *Answer]))
def test_a_denial_alone_never_lowers_anything(names, answer):
    before = after_telling(names)
    after = say(KNOWLEDGE, before.conversation, heard(names, Said.DENIED, answer=answer))
    for name, status in before.conversation.findings.items():
        if status is Status.PRESENT:
            assert after.conversation.findings[name] is Status.PRESENT
    assert severity(after) >= severity(before) or before.assessment.awaiting


@settings(max_examples=300)
@given(SOME, SOME)
def test_a_change_of_mind_that_denies_nothing_lowers_nothing(names, more):
    before = after_telling(names)
    after = say(KNOWLEDGE, before.conversation, heard(more, acts=frozenset({"reconsider"})))
    for name, status in before.conversation.findings.items():
        if status is Status.PRESENT:
            assert after.conversation.findings[name] is Status.PRESENT


@settings(max_examples=300)
@given(SOME, MARKERS, st.sampled_from([*Answer, None]))
def test_under_a_warning_a_correction_counts_only_when_confirmed(names, acts, reply):
    before = after_telling(names)
    corrected = say(KNOWLEDGE, before.conversation, heard(names, Said.DENIED, acts=acts))
    if not before.assessment.is_emergency:
        told = [name for name in names if before.conversation.findings.get(name) is Status.PRESENT]
        assert all(corrected.conversation.findings[name] is Status.DENIED for name in told)
        return
    assert corrected.conversation.findings.items() >= before.conversation.findings.items()
    assert corrected.assessment.is_emergency
    answered = say(KNOWLEDGE, corrected.conversation, Heard(answer=reply, words=1))
    if corrected.conversation.pending != Listing.CONFIRM or reply is not Answer.YES:
        assert answered.assessment.is_emergency


def test_what_is_long_past_is_no_change_of_mind_unless_misheard():
    """ "Sorry, I had a fever last year" tells of another fever."""
    before = after_telling(["fever"]).conversation
    past = Heard((Observation("fever", Said.PRESENT, when=When.PAST),), acts=frozenset({"reconsider"}), words=6)
    assert say(KNOWLEDGE, before, past).conversation.findings["fever"] is Status.PRESENT


def test_a_no_that_warns_and_denies_what_it_warns_of_is_asked_about_first(talk):
    """ "No" to whether the fits are usual warns; "no fits" says that there were none."""
    talk.say("he had a fit and his back hurts")
    while talk.pending != "seizure_usual":
        talk.say("no")
    talk.say("no no fits")
    assert (talk.pending, talk.level) == (Listing.CONFIRM, "EMERGENCY")
    assert "call 911 now" in talk.spoken
    talk.say("yes")
    assert talk.level != "EMERGENCY"


def test_a_plain_no_that_warns_is_no_denial(talk):
    talk.say("he had a fit and his back hurts")
    while talk.pending != "seizure_usual":
        talk.say("no")
    talk.say("no")
    assert talk.level == "EMERGENCY"
    assert talk.keys[0].endswith(".call")
