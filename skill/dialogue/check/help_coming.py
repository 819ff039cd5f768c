"""Whether help is coming: what the person says of a call, or of a lift to the hospital, after a warning."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Offer
from skill.dialogue.state.conversation import Conversation
from skill.listening.acts import Act
from skill.listening.heard import Heard, Mood
from skill.listening.said import Answer, When

_SURE_OF_CALL = 0.8
"""From this chance on, the second ear alone is believed that somebody calls. It costs a question."""

_BY_CAR = frozenset({"emergency_department"})
"""What a warning asks for where somebody may also take the patient there."""

_NOES = (Answer.NO, Answer.HEDGED_NO)
_YESES = (Answer.YES, Answer.PARTLY, Answer.ASSENT)


def noted(knowledge: Knowledge, now: Conversation, action: str, heard: Heard) -> Conversation:
    """Return the conversation with what the words tell of help noted.

    Help counts as called if the first ear hears that, or if a yes says that the call was answered. What only will be,
    or may be, is no call ("I'll ring them"), nor is one that a no goes with. A lift counts as soon as somebody else is
    named for it: the answer is to go at once.
    """
    if _is_called(knowledge, heard):
        return replace(now, called=True, calling=False)
    if says_no_phone(knowledge, heard):
        return replace(now, has_no_phone=True, calling=False)
    if now.calling and now.pending == Offer.THROUGH and heard.answer is not None:
        return replace(now, calling=False, called=heard.answer in _YESES)
    if _is_calling(knowledge, now, heard):
        return replace(now, calling=not now.called)
    lifts = knowledge.guidance.chats_among(without_denied_lift(knowledge, now, heard))
    is_going = any(chat.is_going for chat in lifts)
    if is_going and action in _BY_CAR and heard.answer not in _NOES:
        return replace(now, going=True)
    return now


def says_no_phone(knowledge: Knowledge, heard: Heard) -> bool:
    """Return whether the words say that there is no phone to call with."""
    return any(chat.has_no_phone for chat in knowledge.guidance.chats_among(heard.chat))


def without_denied_lift(knowledge: Knowledge, now: Conversation, heard: Heard) -> tuple[str, ...]:
    """Return the remarks without a lift that a no goes with ("I've no car seat in a taxi"), or by the patient alone.

    "Can't my sister take me" asks for one; "shall I take the car and leave him here" does not.
    """
    chats = knowledge.guidance.chats
    is_own = Mood.OWN in heard.moods and not now.speaks_for_other
    is_alone = is_own and any(chat.drives_alone for chat in knowledge.guidance.chats_among(heard.chat))
    if not is_alone and (Mood.DENYING not in heard.moods or Mood.POLAR in heard.moods):
        return heard.chat
    return tuple(name for name in heard.chat if not (name in chats and chats[name].is_going))


def _calls_another(knowledge: Knowledge, heard: Heard) -> bool:
    """Whether somebody else than the emergency number is called ("I've rung my husband")."""
    return any(chat.is_other_call for chat in knowledge.guidance.chats_among(heard.chat))


def _is_called(knowledge: Knowledge, heard: Heard) -> bool:
    """Whether the person says that help was called or is being called: no question, no "no", and not long ago.

    A no of any kind makes it doubtful ("I'm not ringing an ambulance"), and to be told to call once more harms nobody.
    """
    if _calls_another(knowledge, heard) or Mood.DENYING in heard.moods:
        return False
    by_alarm = any(chat.has_called for chat in knowledge.guidance.chats_among(heard.chat))
    is_now = heard.when not in (When.PAST, When.LONG_STANDING)
    return (by_alarm or Act.CALLED in heard.acts) and is_now and not heard.asks and heard.answer not in _NOES


def _is_calling(knowledge: Knowledge, now: Conversation, heard: Heard) -> bool:
    """Whether either ear hears that somebody calls at this moment."""
    if heard.asks or heard.answer in _NOES or heard.when in (When.PAST, When.LONG_STANDING):
        return False
    if heard.moods & {Mood.AHEAD, Mood.DENYING} or _calls_another(knowledge, heard):
        return False
    is_asked = now.pending in (Offer.CAN_CALL, Offer.THEY_CALL) and heard.answer in _YESES
    if is_asked and not (heard.is_bare or heard.observations):  # "yes, it hurts a lot" tells of no call
        return True  # "yeah, it's ringing"; a bare yes ends the session, so that the call is made
    reading = heard.second.reading if heard.second else None
    lent = reading.remark if reading and reading.topic_chance >= _SURE_OF_CALL else ""
    return any(chat.is_calling for chat in knowledge.guidance.chats_among((*heard.chat, lent)))
