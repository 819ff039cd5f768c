"""Tell a yes to a plan that was said back, in whatever words it comes."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders.due import dated
from skill.dialogue.reminders.half_days import with_half
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.timing import laid_over, says_when
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.listening.acts import Act
from skill.listening.encoder.reading import LIKELY
from skill.listening.heard import Heard, Mood
from skill.listening.said import Answer
from skill.listening.when.said_time import Schedule

_BESIDE_A_YES = frozenset({Act.ALL_WELL, Act.NEXT, Act.RESUME, Act.THANKS})
"""Acts that change nothing of a yes ("yes that's lovely thank you", "ha yes go on then")."""

_BESIDE_ONLY_A_YES = _BESIDE_A_YES | {Act.SIDE}
"""The same where only small words go with the yes: "two yes that's right" names no side."""

_SHORT = 2
"""Words of a praise that says nothing besides ("grand so")."""

_PLANNED = frozenset({Offer.CONFIRM_SET, Offer.CONFIRM_CHANGE, Offer.CONFIRM_TIMER})
"""Questions to which "that's fine" is a yes. To "should I cancel it" it may be a no."""

_OF_ONE = _PLANNED | {Offer.CONFIRM_CANCEL, Offer.WHICH_REMINDER}
"""Questions about one reminder or timer, to which "go on then" is a yes. Many are taken off upon a plain yes alone."""


def agrees(turn: ReminderTurn, plan: ReminderPlan) -> bool:
    """Whether a yes is all that was said ("yeah go on then", "that'll do nicely yes", "spot on cheers").

    It may say the plan's own time or days once more ("yes seven is good").
    """
    heard, pending = turn.heard, turn.now.pending
    is_late = heard.answer is None and heard.holds_yes and heard.leans is Answer.YES
    is_short = Act.ALL_WELL in heard.acts or heard.words <= _SHORT
    is_praise = heard.answer is None and is_short and heard.says_well and pending in _PLANNED
    is_assent = heard.answer is Answer.ASSENT and pending in _OF_ONE
    is_yes = heard.answer is Answer.YES or is_assent or is_late or (is_praise and not heard.denies)
    if heard.only_agrees and says_when(heard.schedule) and _is_as_planned(turn, plan):
        heard = replace(heard, schedule=Schedule())
    beside = _BESIDE_ONLY_A_YES if heard.only_agrees else _BESIDE_A_YES
    return is_yes and heard.acts <= beside and not _says_more_of_it(heard)


def is_wished_again(heard: Heard) -> bool:
    """Whether the words only wish for it once more ("sure, a reminder will do", "yes, start the timer")."""
    is_no = heard.answer not in (None, Answer.YES, Answer.ASSENT) or Mood.DENYING in heard.moods
    return not is_no and bool(heard.acts) and heard.acts <= {Act.REMIND, Act.TIMER} and not _says_more_of_it(heard)


def _is_as_planned(turn: ReminderTurn, plan: ReminderPlan) -> bool:
    """Whether the time that was said is the plan's own, and so changes nothing of it."""
    said = turn.heard.schedule
    if plan.purpose is Purpose.TIMER:
        minutes = said.number or said.hour or 0  # "yes ten"
        return plan.seconds == (said.length or said.in_seconds or minutes * 60) and not said.minute
    timed = laid_over(plan, said, turn.clock)
    if timed.notes or turn.clock is None:
        return False
    day = dated(with_half(timed.plan, turn.clock), turn.clock)
    return day.plan == dated(plan, turn.clock).plan and not day.notes


def _says_more_of_it(heard: Heard) -> bool:
    """Whether anything is said beside a yes or a wish: a time, something to do, a doubt, anything of the body."""
    told = heard.observations or heard.topics or heard.chat or heard.measures or heard.choices or _is_suspected(heard)
    of_it = says_when(heard.schedule) or heard.is_upon or heard.activity or heard.beyond
    return bool(told or of_it or heard.takes_back or heard.is_qualified or heard.asks)


def _is_suspected(heard: Heard) -> bool:
    """Whether a danger is suspected. Where the grammar hears nothing of the body, the second ear finds it likely.

    Where only a yes, times and small words were said, there is nothing in which to suspect any ("yes to both").

    It hears a little of one in every yes, since many are said to what is asked of dangers ("yep that's it").
    """
    if heard.only_agrees:
        return False
    chance = heard.second.reading.present.get(heard.suspected, 0.0) if heard.second is not None else 1.0
    return bool(heard.suspected) and (bool(heard.named) or chance >= LIKELY)
