"""The messages about reminders and timers, besides the questions about a plan."""

from __future__ import annotations

from skill.dialogue.messages import Message
from skill.dialogue.state.errands import Failure
from skill.triage.messages import MessageKey


class ReminderMessage(Message):
    """A message about reminders and timers."""

    # About a plan:
    ONE_TIMER = "remind.one_timer"
    ONE_TIME = "remind.one_time"
    FIRST_OF = "remind.first_of"
    TOO_OFTEN = "remind.too_often"
    NOT_BY_HOURS = "remind.not_by_hours"
    NOT_BY_DAYS = "remind.not_by_days"
    NO_DAY_OUT = "remind.no_day_out"
    NO_END = "remind.no_end"
    WHICH_DAY = "remind.which_day"
    NOT_UPON = "remind.not_upon"
    NOT_IF = "remind.not_if"
    """It was to come upon something that no clock can tell, and a time was named beside it."""
    THEN_ALONE = "remind.then_alone"
    """It comes at no other time, where one was ruled out."""
    PAST = "remind.past"
    NO_SUCH_DAY = "remind.no_such_day"
    TOO_FAR = "remind.too_far"
    CLOCKS_CHANGE = "remind.clocks_change"
    MEDICINE_OFTEN = "remind.medicine_often"
    THE_NEXT = "remind.the_next"
    THE_FIRST = "remind.the_first"
    """Another was wished for while this one waits for its yes."""
    COMES_NEXT = "remind.comes_next"
    """Whether it is set was asked of one that still waits."""
    ONE_WISH = "remind.one_wish"
    FEW_AT_ONCE = "remind.few_at_once"
    ALL_LIKE_THIS = "remind.all_like_this"
    NO_NAME = "remind.no_name"
    NO_CALL = "remind.no_call"
    NO_CALENDAR = "remind.no_calendar"
    ONLY_HERE = "remind.only_here"
    PACK_LIMIT = "remind.pack_limit"
    HELD_BACK = "remind.held_back"
    AFTER_CHECK = "remind.after_check"
    LEFT = "remind.left"
    # About what was done:
    DONE = "remind.done"
    DONE_THEN = "remind.done_then"
    """After Alexa asked for the permission, the time is said once more, and nothing is asked again."""
    CHANGED = "remind.changed"
    ALL_CHANGED = "remind.all_changed"
    CANCELLED = "remind.cancelled"
    ALL_CANCELLED = "remind.all_cancelled"
    TIMER_DONE = "remind.timer_done"
    TIMERS_STOPPED = "remind.timers_stopped"
    TIMER_SHORT = "remind.timer_short"
    TIMER_FIXED = "remind.timer_fixed"
    TIME_LEFT = "remind.time_left"
    NOT_RUNNING = "remind.not_running"
    ONCE = "remind.once"
    """It comes once, where it was asked to begin or to end some day, or not at some part of it."""
    # About existing reminders:
    NONE = "remind.none"
    NONE_SET = "remind.none_set"
    NONE_LIKE = "remind.none_like"
    NONE_SO_NEW = "remind.none_so_new"
    ONE_BY_ONE = "remind.one_by_one"
    NOT_ONE_DAY = "remind.not_one_day"
    NO_MORE = "remind.no_more"
    THESE = "remind.these"
    COUNT = "remind.count"
    ITEM = "remind.item"
    # About the permission:
    PERMISSION = "remind.permission"
    ACCEPTED = "remind.permission.accepted"
    DENIED = "remind.permission.denied"
    UNANSWERED = "remind.permission.unanswered"
    NOT_ASKED = "remind.permission.failed"


def failure_key(failure: Failure) -> MessageKey:
    """Return the key of the message that says why an errand was not done."""
    return MessageKey(f"remind.failed.{failure}")
