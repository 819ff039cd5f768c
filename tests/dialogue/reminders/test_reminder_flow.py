"""Whatever is said in whatever order: nothing is set that was not said aloud and confirmed with a clean yes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skill.dialogue.reminders.moments import moment_of
from skill.dialogue.state.conversation import Conversation, from_session
from skill.dialogue.state.errands import (
    AskPermission,
    CancelAll,
    CancelReminder,
    ChangeReminder,
    Consent,
    CreateReminder,
    DeviceClock,
    Failure,
    FindClock,
    Item,
    ListReminders,
    Report,
    Returned,
    StartTimer,
)
from skill.dialogue.state.plan_code import CODE, code_of, plans_in
from skill.dialogue.state.reminder_plan import PARTS, THINGS, Purpose, ReminderPlan
from skill.dialogue.state.reminder_plan import from_session as plan_from_session
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import take_turn
from skill.listening.listen import listen
from skill.listening.said import Answer
from skill.listening.when.recurrences import EVERY_DAY
from testkit.loaded import RESOURCES

KNOWLEDGE, LEXICON, KEYS = (
    RESOURCES.knowledge,
    RESOURCES.lexicons["en"],
    frozenset(RESOURCES.catalogues["en-US"].messages),
)
CLOCK = DeviceClock(datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("America/New_York")), "America/New_York")
STANDING = (
    Item("token-1", ReminderPlan(thing="stretch", hour=9, is_settled=True, days=EVERY_DAY)),
    Item("token-2", ReminderPlan(thing="walk", hour=17, is_settled=True, date="2026-11-22")),
)
TEXTS = [
    "yes",
    "yes",
    "yes please",
    "no",
    "maybe",
    "yes but make it ten",
    "yes, every day",
    "i think so",
    "eight",
    "in the evening",
    "eight thirty in the morning",
    "make it nine",
    "weekdays only",
    "in two hours",
    "tomorrow",
    "remind me to stretch",
    "remind me to stretch every day at eight am",
    "remind me to call the doctor tomorrow at noon",
    "remind me",
    "a walk",
    "set a timer for ten minutes",
    "ice for fifteen minutes",
    "change my reminder to ten am",
    "cancel my reminder",
    "cancel my walk reminder",
    "cancel all my reminders",
    "what reminders do i have",
    "stop the timer",
    "check in",
    "check on me in three days",
    "help",
    "repeat that",
    "that's wrong",
    "my lower back hurts",
    "i have a fever",
    "i'm numb between my legs",
    "what is sciatica",
    "",
]
TURNS = st.tuples(
    st.sampled_from(TEXTS),
    st.sampled_from([ActKind.SAY] * 6 + [ActKind.HELP, ActKind.REPEAT, ActKind.WHY, ActKind.NOT_HEARD]),
    st.sampled_from([None] * 5 + list(Failure)),
)


def outcome(errand, failure):
    """What a handler would report."""
    if failure is not None:
        return Report(errand, failure)
    if isinstance(errand, FindClock):
        return Report(errand, clock=CLOCK)
    return Report(errand, items=STANDING if isinstance(errand, ListReminders) else ())


def taken(conversation, act, failure=None):
    """A turn with its errands run, and which were."""
    if conversation.plan and conversation.plan.zone:
        act = replace(act, clock=CLOCK)
    ran = []
    turn = take_turn(KNOWLEDGE, conversation, act)
    while turn.reply.errand is not None and not isinstance(turn.reply.errand, AskPermission):
        assert len(ran) < 4
        ran.append(turn.reply.errand)
        act = replace(act, reports=(*act.reports, outcome(turn.reply.errand, failure)))
        turn = take_turn(KNOWLEDGE, conversation, act)
    return turn, ran


def was_said(errand, line):
    """Whether the question before stated what is now done."""
    if isinstance(errand, CancelReminder):
        return line.key == "offer.cancel_confirm"
    if isinstance(errand, CancelAll):
        return line.key.removesuffix(".again") == "offer.cancel_all_confirm"
    values = dict(line.values)
    if isinstance(errand, StartTimer):
        return line.key == "offer.timer_confirm" and values["duration"] == errand.plan.seconds
    key = "offer.change_confirm" if isinstance(errand, ChangeReminder) else "offer.remind_confirm"
    thing = f"thing.{errand.plan.thing or 'any'}"
    # Where no zone could be found, a date was said in full.
    moments = {moment_of(errand.plan, day) for day in (CLOCK.now.date(), None)}
    return line.key == key and values["moment"] in moments and values["thing"] == thing


@settings(max_examples=600)
@given(st.lists(TURNS, max_size=14))
@example([("remind me to stretch every day at eight am", ActKind.SAY, None), ("yes", ActKind.SAY, None)])
@example([("change my reminder to ten am", ActKind.SAY, None), *[("yes", ActKind.SAY, None)] * 4])
@example([(said, ActKind.SAY, None) for said in ("cancel my reminder", "maybe", "yes")])
@example([(said, ActKind.SAY, None) for said in ("change my reminder to ten am", "maybe", "yes", "yes")])
def test_nothing_is_done_that_was_not_said_and_confirmed_in_the_turn_before(turns):
    conversation, is_warned = Conversation(), False
    for text, kind, failure in turns:
        act = UserAct(kind, listen(text, LEXICON, conversation.focus(KNOWLEDGE.content)))
        before = conversation.last.lines[-1:]
        turn, ran = taken(conversation, act, failure)
        is_warned = is_warned or turn.conversation.warned
        for errand in ran:
            if isinstance(errand, CreateReminder | ChangeReminder | CancelReminder | CancelAll | StartTimer):
                heard = act.heard
                assert (kind, heard.answer, heard.observations, heard.acts) == (
                    ActKind.SAY,
                    Answer.YES,
                    (),
                    frozenset(),
                )
                assert before
                assert was_said(errand, before[0]), (errand, before)
                assert not conversation.warned
        if turn.conversation.warned:
            assert ran == []
            assert turn.conversation.plan is None
        assert (turn.reply.question is None) or turn.reply.reprompt
        # What the next turn knows is what the session holds.
        kept = json.loads(json.dumps(turn.conversation.to_session()))
        conversation = from_session(kept, KNOWLEDGE.content, KEYS, KNOWLEDGE.exercises)
        assert conversation == turn.conversation


def talked(*texts):
    """The last turn, its texts said one after another."""
    conversation = Conversation()
    for text in texts:
        turn, _ = taken(conversation, UserAct(ActKind.SAY, listen(text, LEXICON)))
        conversation = turn.conversation
    return turn


@pytest.mark.parametrize(
    "texts",
    [
        ("remind me to stretch every day at eight am",),
        ("ice for ten minutes",),
        ("cancel my walk reminder",),
        ("change my reminder to ten am",),
    ],
)
def test_a_question_about_a_plan_says_it_whole_whenever_it_is_put_again(texts):
    before = talked(*texts)
    assert before.reply.question.values
    for kind in (ActKind.HELP, ActKind.WHY, ActKind.RECALL, ActKind.REPEAT):
        again, _ = taken(before.conversation, UserAct(kind))
        assert again.reply.question == before.reply.question


def test_what_a_time_said_next_would_mean_is_known_for_one_turn():
    stretch = "remind me to stretch every day at eight am"
    done = talked(stretch, "yes")
    spoken_of = done.conversation.last.reopens
    assert (spoken_of.purpose, spoken_of.thing, spoken_of.words) == (Purpose.CHANGE, "stretch", "to stretch")
    assert (spoken_of.hour, spoken_of.days) == (8, EVERY_DAY)
    assert talked(stretch, "no").conversation.last.reopens == ReminderPlan()
    for kind, kept in ((ActKind.REPEAT, True), (ActKind.HELP, False)):
        turn, _ = taken(done.conversation, UserAct(kind))
        assert (turn.conversation.last.reopens is not None) is kept
    eight = UserAct(ActKind.SAY, listen("make it eight thirty", LEXICON))
    turn, ran = taken(done.conversation, eight)
    assert ListReminders() in ran
    assert turn.conversation.plan.purpose is Purpose.CHANGE
    assert turn.conversation.plan.thing == "stretch"


def test_the_examples_do_set_one():
    """That the property is not held by nothing ever being done."""
    conversation, ran = Conversation(), []
    for text in (
        "remind me to stretch every day at eight am",
        "yes",
        "cancel my walk reminder",
        "yes",
        "ice for ten minutes",
        "yes",
    ):
        turn, errands = taken(conversation, UserAct(ActKind.SAY, listen(text, LEXICON)))
        conversation = turn.conversation
        ran += [type(errand) for errand in errands]
    assert ran == [FindClock, CreateReminder, FindClock, ListReminders, CancelReminder, StartTimer]


# --- the plan in the session and in its code --------------------------------------------------------------------------

PLANS = st.one_of(
    st.builds(
        ReminderPlan,
        thing=st.sampled_from(THINGS),
        hour=st.integers(0, 23),
        minute=st.integers(0, 59),
        is_settled=st.just(True),
        date=st.dates(datetime(2026, 1, 1).date(), datetime(2030, 1, 1).date()).map(lambda day: day.isoformat()),
    ),
    st.builds(
        ReminderPlan,
        thing=st.sampled_from(THINGS),
        hour=st.integers(0, 23),
        is_settled=st.just(True),
        days=st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(lambda days: tuple(d for d in EVERY_DAY if d in days)),
    ),
    st.builds(
        ReminderPlan,
        st.sampled_from([Purpose.SET, Purpose.TIMER]),
        st.sampled_from(THINGS),
        seconds=st.integers(60, 86_400),
    ),
)


@given(PLANS)
def test_a_plan_comes_back_from_its_code_and_from_the_session(plan):
    assert plans_in(code_of([plan])) == (replace(plan, is_resumed=True),)
    assert plan_from_session(json.loads(json.dumps(plan.to_session()))) == plan


OPEN = st.builds(
    ReminderPlan,
    thing=st.sampled_from(THINGS),
    hour=st.none() | st.integers(1, 12),
    part=st.sampled_from(("", *PARTS)),
    lacks_day=st.booleans(),
    others=st.lists(st.sampled_from(["18:00!", "06:30", "NI", "00:15!"]), max_size=3).map(tuple),
    weeks_on=st.integers(0, 8),
)


@given(PLANS, st.lists(PLANS | OPEN, max_size=3))
def test_what_waits_goes_along_in_the_code(plan, waiting):
    assert plans_in(code_of([plan, *waiting])) == (replace(plan, is_resumed=True), *waiting)


@given(PLANS)
def test_the_code_holds_no_word(plan):
    code = code_of([replace(plan, words="to ring your mum")])
    assert set(code) <= set("0123456789.")
    assert len(code) < 60


@settings(max_examples=300)
@given(st.text(max_size=40) | st.from_regex(re.compile(CODE, re.ASCII), fullmatch=True) | st.none() | st.integers())
def test_any_other_code_is_refused_or_sound(code):
    for plan in plans_in(code):
        assert plan_from_session(json.loads(json.dumps(plan.to_session()))) == plan


JSON = st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.lists(st.text(max_size=3), max_size=3)


@settings(max_examples=400)
@given(PLANS, st.dictionaries(st.sampled_from(sorted(ReminderPlan().to_session())), JSON, max_size=4))
def test_a_tampered_plan_is_refused_or_sound(plan, changes):
    found = plan_from_session({**plan.to_session(), **changes})
    if found is not None:
        assert 0 <= (found.hour or 0) <= 23
        assert found.seconds == 0 or 60 <= found.seconds <= 86_400
        moment_of(found, CLOCK.now.date())


@pytest.mark.parametrize("consent", Consent)
def test_back_from_a_permission(consent):
    plan = ReminderPlan(thing="walk", hour=9, is_settled=True, days=EVERY_DAY)
    act = UserAct(ActKind.RETURN, returned=Returned(consent, code_of([plan])))
    turn, ran = taken(Conversation(), act)
    keys = [line.key for line in (*turn.reply.statements, turn.reply.question)]
    if consent is Consent.ACCEPTED:
        assert keys == ["remind.permission.accepted", "remind.done_then", "offer.more"]
        assert ran == [
            FindClock(),
            CreateReminder(replace(plan, zone=CLOCK.zone, is_resumed=True), "2026-11-22T09:00:00"),
        ]
    else:
        assert keys[0].startswith("remind.permission.")
        assert turn.conversation.plan is None


@pytest.mark.parametrize("token", ["", "plan", "1.0.2", "1.9.2.0900...", "x" * 500])
def test_back_with_a_token_that_is_not_ours_says_what_can_be_done(token):
    act = UserAct(ActKind.RETURN, returned=Returned(Consent.ACCEPTED, token))
    turn, ran = taken(Conversation(), act)
    assert ran == []
    assert [line.key for line in turn.reply.statements] == ["help.opening"]


def test_a_permission_for_what_has_passed_meanwhile_asks_for_another_time():
    plan = ReminderPlan(thing="walk", hour=9, is_settled=True, date="2026-11-21")
    turn, _ = taken(Conversation(), UserAct(ActKind.RETURN, returned=Returned(Consent.ACCEPTED, code_of([plan]))))
    assert [line.key for line in turn.reply.statements] == ["remind.permission.accepted", "remind.past"]


def test_a_turn_without_the_time_of_the_request_sets_nothing():
    conversation = Conversation()
    for text in ("remind me to stretch every day at eight am", "yes", "yes"):
        act = UserAct(ActKind.SAY, listen(text, LEXICON))
        turn = take_turn(KNOWLEDGE, conversation, act)
        if turn.reply.errand == FindClock():
            turn = take_turn(KNOWLEDGE, conversation, replace(act, reports=(Report(FindClock(), Failure.NO_ZONE),)))
        assert not isinstance(turn.reply.errand, CreateReminder)
        conversation = turn.conversation
