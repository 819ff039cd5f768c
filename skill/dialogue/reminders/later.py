"""Keep a wish for a reminder that came in the middle of a check, and take it up again when the check is done."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import offers
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Offer
from skill.dialogue.reminders.half_days import with_half
from skill.dialogue.reminders.things import URGENT_TOO, about
from skill.dialogue.reminders.timing import laid_over, names_a_day, says_when
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan, thing_key
from skill.dialogue.state.reply import Line, Reply
from skill.dialogue.state.user_act import UserAct
from skill.listening.acts import Act


def with_wish(now: Conversation, act: UserAct) -> Conversation:
    """Return the conversation with the wish for a reminder that its words put, or that was being made, to come back to.

    A day that only the device's clock tells is asked for then.
    """
    heard = act.heard
    is_new = Act.REMIND in heard.acts
    if not act.abilities.keeps_alerts or not (is_new or (now.plan and now.plan.purpose is Purpose.SET)):
        return replace(now, plan=None)
    if heard.takes_back:
        return replace(now, plan=None)
    first, *others = now.wishes or (ReminderPlan(),)
    plan = about(now.plan or first, heard)
    if is_new and says_when(heard.schedule):
        plan = with_half(laid_over(plan, heard.schedule, act.clock).plan, act.clock)
        is_undated = names_a_day(heard.schedule) and not (plan.date or plan.days)
        plan = replace(plan, lacks_day=plan.lacks_day or is_undated)
    return replace(now, plan=None, wishes=(plan, *others))


def taken_up(knowledge: Knowledge, before: Conversation, after: Conversation, reply: Reply) -> Step:
    """Offer the reminder that was wished for, in place of what is offered at the end of a check. Else return the step.

    Where care is needed today, only what belongs to that is taken up; the rest of the wish is dropped.
    """
    wish, *others = after.wishes or (None,)
    if wish is None or before.concluded or not after.concluded or after.warned or reply.question is None:
        return after, reply
    after = replace(after, wishes=tuple(others))
    if wish.thing not in URGENT_TOO and not offers.is_calm(knowledge, after):
        return after, reply
    own = (("activity", wish.words),) if wish.words else ()
    values = (("thing", thing_key(wish.thing)), *own)
    reprompt = (*reply.reprompt[:-1], Line(Offer.WISH.again))
    asked = replace(reply, question=Line(Offer.WISH, values=values), reprompt=reprompt)
    return replace(after, plan=wish, pending=Offer.WISH), asked
