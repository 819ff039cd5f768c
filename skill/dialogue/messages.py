"""The messages that the dialogue names itself, in families. Those about content are in `skill.triage.messages`.

`Line` takes no other text, so the type checker finds a misspelt message. `skill.speech.completeness` knows every
family, and checks that each language has its messages.
"""

from __future__ import annotations

from enum import ReprEnum

from skill.triage.messages import MessageKey


class Message(MessageKey, ReprEnum):
    """A message that code names; the families below are the members."""


class Offer(Message):
    """Offers and open prompts: what may end a reply, and wait for its answer. Each can be put again in other words."""

    WELCOME = "welcome"
    START_OVER = "start_over"
    ERROR = "error"
    OPENING = "opening"
    """The open prompt with which a conversation begins: where it hurts, and since when."""
    OPENING_AGAIN = "opening.again"
    MORE = "offer.more"
    """To answer more questions."""
    WHAT_TO_KNOW = "offer.more.what"
    """The open prompt for such a question."""
    WHICH = "offer.which"
    """The open prompt for what a question was about, where nobody can tell."""
    HOME_CARE = "offer.home_care"
    AGAIN = "offer.repeat"
    """To say the advice once more."""
    CHECK = "offer.check"
    EXERCISE = "offer.exercise"
    STEP = "offer.step"
    """After a step of an exercise: to go on to the next."""
    RESUME = "offer.resume"
    """In a rest between two steps: to carry on."""
    # What the plan of a reminder or timer may lack:
    REMIND_WHAT = "offer.remind_what"
    REMIND_WHEN = "offer.remind_when"
    REMIND_TIME = "offer.remind_time"
    REMIND_PART = "offer.remind_part"
    TIMER_LENGTH = "offer.timer_length"
    # What is said aloud of it for a yes:
    CONFIRM_SET = "offer.remind_confirm"
    CONFIRM_CHANGE = "offer.change_confirm"
    CONFIRM_CANCEL = "offer.cancel_confirm"
    CONFIRM_TIMER = "offer.timer_confirm"
    WHICH_REMINDER = "offer.which_reminder"
    WARNING_AGAIN = "warning.repeat"
    """To say the warning once more."""

    @property
    def again(self) -> MessageKey:
        """The same in other words, for whoever says nothing."""
        return MessageKey(f"{self}.again")


class Listing(Message):
    """Messages that list the short names of findings, or of publishers. No other message lists any."""

    HEARD_PRESENT = "heard.present"
    HEARD_DENIED = "heard.denied"
    TOLD_SO_FAR = "told.so_far"
    ADVICE_BECAUSE = "advice.because"
    ADVICE_UNSURE = "advice.unsure"
    WHY_ADVICE = "why.advice"
    WHY_UNSURE = "why.unsure"
    WHY_SOURCES = "why.sources"
    WARNING_BECAUSE = "warning.because"
    CONFIRM = "warning.confirm_correction"
    """Whether what warned was wrong: a question that waits for its answer, as an offer does."""
    CONFIRM_AGAIN = "warning.confirm_correction.again"


ALTERNATIVES = frozenset({Listing.HEARD_DENIED, Listing.ADVICE_UNSURE, Listing.WHY_UNSURE})
"""Those that list one thing *or* another; the rest list one thing *and* another."""

PENDING = frozenset({*Offer, Listing.CONFIRM})
"""What may wait for an answer beside the questions of the check."""


class Hearing(Message):
    """How something was heard, or was not."""

    CORRECTED = "heard.corrected"
    NOTHING_TOLD = "told.nothing"
    UNCLEAR = "reask.unclear"
    NOTED = "reask.noted"
    NOT_HEARD = "reask.not_heard_1"
    NOT_HEARD_EITHER = "reask.not_heard_2"
    NOT_CAUGHT = "reask.offer"
    STEP_BY_STEP = "opening.step_by_step"
    SILENCE = "silence.unfinished"


class Help(Message):
    """What can be done here and now."""

    OPENING = "help.opening"
    CHECK = "help.check"
    EXERCISE = "help.exercise"
    AFTER = "help.after"


class Why(Message):
    """Why something is asked or said, beside what content says of it."""

    NOTHING = "why.nothing"
    EXERCISE = "why.exercise"
    SELF_CARE = "why.self_care"
    UNCHECKED = "why.unchecked"


class Advice(Message):
    """Advice that no rule words itself: what to do, and when to call all the same."""

    SELF_CARE = "advice.self_care"
    TODAY = "advice.today"
    APPOINTMENT = "advice.appointment"
    EMERGENCY_SIGNS = "safety_net.emergency_signs"
    TODAY_OR_LATER = "safety_net.today_or_later"
    ONE_LINE = "safety_net.one_line"
    CANNOT_CALL = "warning.cannot_call"
    HELD_BACK = "topic.held_back"
    NOT_KNOWN = "topic.not_known"


class Goodbye(Message):
    """The last words of a session."""

    PLAIN = "goodbye"
    URGENT = "goodbye.urgent"
    UNFINISHED = "goodbye.unfinished"
    EMERGENCY = "goodbye.emergency"
