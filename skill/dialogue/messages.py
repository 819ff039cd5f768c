"""The messages that the dialogue itself names, in families. Messages about content are in `skill.triage.messages`.

`Line` accepts no other text, so the type checker finds a misspelt message. `skill.speech.completeness` knows every
family and checks that each language has all its messages.
"""

from __future__ import annotations

from enum import ReprEnum

from skill.triage.messages import MessageKey


class Message(MessageKey, ReprEnum):
    """A message that code names. Each family below is a subclass."""


class Offer(Message):
    """An offer or an open prompt: it ends a reply and waits for an answer. Each can be repeated in other words."""

    WELCOME = "welcome"
    START_OVER = "start_over"
    ERROR = "error"
    OPENING = "opening"
    """The open prompt that begins a conversation: where it hurts, and since when."""
    OPENING_AGAIN = "opening.again"
    MORE = "offer.more"
    """Offers to answer more questions."""
    WHAT_TO_KNOW = "offer.more.what"
    """The open prompt for another question, after a yes to `MORE`."""
    WHICH = "offer.which"
    """Asks what the person's question was about, when that is not clear."""
    HOME_CARE = "offer.home_care"
    AGAIN = "offer.repeat"
    """Offers to say the advice once more."""
    CHECK = "offer.check"
    EXERCISE = "offer.exercise"
    STEP = "offer.step"
    """After a step of an exercise: offers to go on to the next step."""
    RESUME = "offer.resume"
    """In a rest between two steps: offers to carry on."""
    # Ask for what the plan of a reminder or timer still lacks:
    REMIND_WHAT = "offer.remind_what"
    REMIND_WHEN = "offer.remind_when"
    REMIND_DAY = "offer.remind_day"
    REMIND_TIME = "offer.remind_time"
    REMIND_PART = "offer.remind_part"
    REMIND_NEW = "offer.remind_new"
    """Offers to make a reminder where none is there to be moved."""
    TIMER_LENGTH = "offer.timer_length"
    WISH = "offer.wish"
    """Takes up a wish for a reminder that a check came before."""
    # Say the plan aloud and ask for a yes:
    CONFIRM_SET = "offer.remind_confirm"
    CONFIRM_CHANGE = "offer.change_confirm"
    CONFIRM_CANCEL = "offer.cancel_confirm"
    CONFIRM_CHANGE_ALL = "offer.change_all_confirm"
    CONFIRM_CANCEL_ALL = "offer.cancel_all_confirm"
    CONFIRM_TIMER = "offer.timer_confirm"
    WHICH_REMINDER = "offer.which_reminder"
    # End a reply while a warning is in force:
    WITH_YOU = "warning.with_you"
    """Asks whether anybody is there."""
    CAN_CALL = "warning.can_call"
    """Asks whether the person can call."""
    THEY_CALL = "warning.they_call"
    """Asks whether those who are there can call."""
    THROUGH = "warning.through"
    """Asks whether the call that is being made was answered."""
    NEED = "warning.need"
    """Asks what else the person needs."""

    @property
    def again(self) -> MessageKey:
        """The same offer in other words, for when the person says nothing."""
        return MessageKey(f"{self}.again")


CONFIRMING = frozenset(
    {
        Offer.CONFIRM_SET,
        Offer.CONFIRM_CHANGE,
        Offer.CONFIRM_CANCEL,
        Offer.CONFIRM_CANCEL_ALL,
        Offer.CONFIRM_CHANGE_ALL,
        Offer.CONFIRM_TIMER,
    }
)
"""What says aloud what is about to be set, moved or cancelled, and asks for a yes to it."""


class Listing(Message):
    """A message that lists short names of findings or of publishers. No other message contains a list."""

    HEARD_PRESENT = "heard.present"
    HEARD_DENIED = "heard.denied"
    THE_REST = "question.rest"
    """Asks for the rest of a question that joins several things, once some of them were denied."""
    TOLD_SO_FAR = "told.so_far"
    ADVICE_BECAUSE = "advice.because"
    ADVICE_UNSURE = "advice.unsure"
    """Of an emergency: if it is there, call the emergency number."""
    ADVICE_UNSURE_TODAY = "advice.unsure_today"
    """Of anything less: if it is there, tell a doctor today."""
    WHY_ADVICE = "why.advice"
    WHY_UNSURE = "why.unsure"
    WHY_SOURCES = "why.sources"
    WARNING_BECAUSE = "warning.because"
    TELL_FIRST = "warning.tell_first"
    """What to tell those who are called: the danger."""
    TELL_ALSO = "warning.tell_also"
    """What to tell them besides."""
    CONFIRM = "warning.confirm_correction"
    """Asks whether the findings behind a warning are wrong. It waits for an answer, as an offer does."""
    CONFIRM_AGAIN = "warning.confirm_correction.again"
    CONFIRM_TOO = "warning.confirm_correction.too"
    """Asks whether the other findings behind it are wrong too, once some were taken back."""
    HELD_BECAUSE = "topic.held_because"
    """Holds back home care, and says for what."""
    LOOKED_AT = "topic.looked_at"
    """Says that it needs to be looked at today, to who asks only what it is."""
    HELD_UNSURE = "topic.held_unsure"
    """Holds back home care until it is clear whether there is a danger."""
    NOT_CLEAR = "advice.not_clear"
    """Says what is still open, to whoever asks what to do before the check is complete."""


ALTERNATIVES = frozenset(
    {
        Listing.HEARD_DENIED,
        Listing.THE_REST,
        Listing.ADVICE_UNSURE,
        Listing.ADVICE_UNSURE_TODAY,
        Listing.WHY_UNSURE,
        Listing.HELD_UNSURE,
        Listing.NOT_CLEAR,
    }
)
"""Listings that join their names with "or". All others use "and"."""

PENDING = frozenset({*Offer, Listing.CONFIRM})
"""What may wait for an answer, besides the questions of the check."""


class Hearing(Message):
    """A message about what was heard and understood, or was not."""

    CHECKING_IN = "heard.checking_in"
    """What opens a check-in."""
    CORRECTED = "heard.corrected"
    NO = "heard.no"
    """A reply without any word that denies was taken as a no ("cool as a cucumber")."""
    KNOWN = "heard.known"
    """Only what is known already was told once more."""
    NOTHING_TOLD = "told.nothing"
    UNCLEAR = "reask.unclear"
    PLAINLY = "reask.plainly"
    """Only one ear heard an answer in what was said: a plain yes or no needs no second one."""
    NOTED = "reask.noted"
    IT_COUNTS = "reask.it_counts"
    """Says that what was told counts, to whoever asks whether it does."""
    IT_MAY_COUNT = "reask.it_may_count"
    NOT_WEIGHED = "reask.not_weighed"
    NOT_HEARD = "reask.not_heard_1"
    NOT_HEARD_EITHER = "reask.not_heard_2"
    NOT_CAUGHT = "reask.offer"
    NOT_KNOWN = "reask.not_known"
    """A question was asked that has no answer here."""
    NOT_KNOWN_EITHER = "reask.not_known_either"
    """The same, once it was said what can be asked instead."""
    STEP_BY_STEP = "opening.step_by_step"
    QUESTIONS_FIRST = "opening.questions_first"
    """Who asks what to do is told that questions come first."""
    CHECK_EVEN_SO = "opening.check_even_so"
    """Who asks, beside a complaint, what has no answer here is told so, and what can be done."""
    SILENCE = "silence.unfinished"
    LEFT_OPEN = "reask.left_open"
    """A question is left open: it was not understood, or the person would rather not answer."""
    LATER = "reask.later"
    """A question is put off."""
    THE_ONLY_ONE = "reask.the_only_one"
    """Nothing but the question that was put off is left to ask."""
    BACK = "reask.back"
    """The question before is asked again."""
    NOTHING_BEFORE = "reask.nothing_before"
    SAID_ALREADY = "reask.said_already"
    """Instead of saying the same a third time."""
    SOME_LEFT = "check.some_left"
    LAST_ONE = "check.last_one"
    NONE_LEFT = "check.none_left"
    FOR_OTHER = "check.for_other"
    LOUDER = "talk.louder"
    SLOWER = "talk.slower"
    THANKED = "talk.thanked"
    GO_ON = "talk.go_on"
    """In answer to "one more question"."""
    OKAY = "talk.okay"
    WAIT = "talk.wait"


class Help(Message):
    """What this is, and what the person can do at this point."""

    WHO = "help.who"
    OPENING = "help.opening"
    CHECK = "help.check"
    EXERCISE = "help.exercise"
    AFTER = "help.after"


class Why(Message):
    """Why something is asked or said, besides the reasons that the content gives."""

    NOTHING = "why.nothing"
    EXERCISE = "why.exercise"
    SELF_CARE = "why.self_care"
    UNCHECKED = "why.unchecked"


class Advice(Message):
    """Advice that does not belong to a single rule: what to do, and safety-netting (when to call for help)."""

    SELF_CARE = "advice.self_care"
    TODAY = "advice.today"
    APPOINTMENT = "advice.appointment"
    EMERGENCY_SIGNS = "safety_net.emergency_signs"
    TODAY_OR_LATER = "safety_net.today_or_later"
    ONE_LINE = "safety_net.one_line"
    GENERAL = "advice.general"
    """That the skill cannot examine anybody. Said with the advice to those who were not welcomed."""
    CANNOT_CALL = "warning.cannot_call"
    ELSEWHERE = "warning.elsewhere"
    IF_RIGHT = "warning.if_right"
    """Whom to call, said while the person is asked whether a warning was a mistake."""
    CANNOT_TELL = "warning.cannot_tell"
    NOT_WAIT = "warning.doubt"
    ASK_THEM = "warning.ask_them"
    ASK_THERE = "warning.ask_there"
    """The same, while somebody takes the patient to the hospital."""
    ALONE = "warning.alone"
    CALLED_STILL = "warning.called.keep_still"
    """To whoever has called after a fall: nobody gets up to unlock the door."""
    STILL = "warning.keep_still.first"
    STILL_OTHER = "warning.keep_still.other.first"
    UNKNOWN_NUMBER = "warning.unknown_number"
    """In place of the number, where the person has said that it is another."""
    NUMBER_THERE = "warning.number_there"
    """To whoever asks whether another number is the right one."""
    NOT_ALONE = "warning.not_alone"
    NO_PHONE = "warning.no_phone"
    KNOCK = "warning.knock"
    """How else to reach somebody without a phone."""
    SOMEBODY_CALLS = "warning.somebody_calls"
    """Whom to have called, to who has no phone."""
    NO = "warning.no"
    """Begins the answer to a question for a yes or a no."""
    NOT_YET = "warning.not_yet"
    """Begins the answer to whoever asks for leave to do something that is not known."""
    GOOD_EVEN_SO = "warning.good_even_so"
    """In answer to whoever tells only of what is well."""
    LOUDER = "warning.louder"
    MEANT = "warning.whose"
    """Once the person has said whom they mean: whose the warning is."""
    NOT_NOW = "warning.not_now"
    """In answer to a request for a reminder or an exercise."""
    CALLING = "warning.calling"
    KEEP_TRYING = "warning.keep_trying"
    CALLED = "warning.called"
    WORSE = "warning.worse"
    PHONE_CLOSE = "warning.phone_close"
    STAY_WITH = "warning.stay_with"
    GO = "warning.go"
    BRING = "warning.bring"
    WORSE_ON_THE_WAY = "warning.on_the_way"
    TELL_THAT = "warning.tell_that"
    """In answer to something new of the body."""
    TELL_NOW = "warning.tell_now"
    """The same, where it may be a danger."""
    TELL_AGAIN = "warning.tell_again"
    """The same, after help was called."""
    TELL_MORE = "warning.what_to_tell"
    LIFT = "advice.lift"
    """To who asks whether somebody may drive them where they are to be seen today."""
    LET_GO = "advice.let_go"
    """To who is about to call those whom the advice names."""
    MATERNITY = "advice.maternity"
    """Said as soon as it is known, before any further question."""
    SO_FAR = "advice.so_far"
    """What is advised so far may change with the questions that are left."""
    STOP_HERE = "advice.stop_here"
    """Whom to call if the check is not finished."""
    HELD_BACK = "topic.held_back"
    NOT_KNOWN = "topic.not_known"


class Goodbye(Message):
    """The last words of a session."""

    PLAIN = "goodbye"
    URGENT = "goodbye.urgent"
    UNFINISHED = "goodbye.unfinished"
    EMERGENCY = "goodbye.emergency"
    TALK = "topic.low_mood_help.call"
    """Whom to talk to, for who leaves after thoughts of harm."""
    ERRAND = "goodbye.errand"
    """After nothing but a reminder or a timer."""


ONCE = frozenset(
    {
        Offer.WELCOME,
        Offer.CHECK,
        Hearing.FOR_OTHER,
        Hearing.NOT_KNOWN,
        Advice.SELF_CARE,
        Advice.EMERGENCY_SIGNS,
        Advice.TODAY_OR_LATER,
        Advice.ONE_LINE,
        Advice.ELSEWHERE,
        Advice.MATERNITY,
    }
)
"""What need not be said twice in a conversation: the dialogue keeps which of these have been said."""
