"""What to do next and why, as far as it is known: for whoever asks it in the middle of a check or after the advice."""

from __future__ import annotations

from skill.dialogue.check.advice import action_lines, owed_lines
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Listing
from skill.dialogue.saying import naming, reasons
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.guidance.advice import HELPS, TopicKind
from skill.listening.acts import ERRANDS, Act
from skill.listening.heard import Heard, Mood
from skill.triage.assessment import Assessment
from skill.triage.disposition import Disposition
from skill.triage.messages import because_key

_HOLDING = frozenset(
    {
        Advice.HELD_BACK,
        Listing.HELD_BECAUSE,
        Listing.HELD_UNSURE,
        Listing.LOOKED_AT,
        Listing.ADVICE_BECAUSE,
        Listing.NOT_CLEAR,
    }
)
"""What said that care is needed today, or that it may be."""


def held_back(knowledge: Knowledge, conversation: Conversation, *, asks_to_do: bool = True) -> Line:
    """Return why home care is held back: what must be looked at today, or what is not clear yet.

    Who asks only what it is ("is it not just a cramp") holds off on nothing: set `asks_to_do` to False.
    """
    known = conversation.assessed(knowledge.content)
    names = reasons(knowledge.content, conversation, known)
    if not names:
        return Line(Advice.HELD_BACK)
    if not known.reasons[0].is_certain:
        return naming(Listing.HELD_UNSURE, names)
    return naming(Listing.HELD_BECAUSE if asks_to_do else Listing.LOOKED_AT, names)


def answer(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Lines:
    """Return the answer to what to do, where to go, whom to call or how soon; empty if that is not asked.

    Nor is it if the words ask about a subject of their own as well ("so what do I do, sit on a cushion"), unless home
    care is held back: then to be seen is what to do. To be driven there is right.
    """
    known = conversation.assessed(knowledge.content)
    is_today = known.disposition is Disposition.URGENT and known.reasons[0].is_certain
    said = [chat for chat in knowledge.guidance.chats.values() if chat.id in heard.chat]
    if is_today and heard.is_asking and any(chat.is_going for chat in said):
        return (Line(Advice.LIFT), *next_step(knowledge, conversation))
    topics = {chat.topic for chat in knowledge.guidance.chats.values() if chat.next_step} - {""}
    asked = [chat for chat in said if chat.next_step or (is_today and heard.is_asking and chat.is_other_call)]
    refuses = any(reply.first for chat in asked for reply in chat.warned)
    is_held = is_today and bool(asked) and is_home_care(knowledge, heard)
    has_own = not (refuses or topics.issuperset(heard.topics) or is_held)
    if has_own or not (asked or topics & {*heard.topics}):
        return ()
    lines = next_step(knowledge, conversation)
    is_no = (
        refuses and Mood.POLAR in heard.moods and lines[:1] == action_lines(conversation.assessed(knowledge.content))
    )
    return (Line(Advice.NO), *lines) if is_no and lines else lines


def is_home_care(knowledge: Knowledge, heard: Heard) -> bool:
    """Return whether the subjects asked about are care at home, or what helps."""
    kinds = {knowledge.guidance.topics[name].kind for name in heard.topics}
    return HELPS in heard.aspects or kinds == {TopicKind.REMEDY}


def asks_why_today(conversation: Conversation, heard: Heard) -> bool:
    """Whether the words ask why it should be today: they name today, or follow the words that held home care back."""
    is_told = conversation.concluded and heard.acts & {Act.WHY, Act.WHY_SAID}  # the advice gives its reason (`why`)
    if is_told or Act.SOURCE in heard.acts:
        return False
    was_held = not _HOLDING.isdisjoint(line.key for line in conversation.last.lines)
    is_why = Mood.REASON in heard.moods or bool(heard.acts & {Act.WHY, Act.WHY_SAID})
    is_open = heard.is_asking and Mood.POLAR not in heard.moods  # "can I work today" asks something else
    names_today = heard.schedule.in_days == 0 and not heard.acts & ERRANDS and (is_why or is_open)
    return names_today or (is_why and was_held)


def next_step(knowledge: Knowledge, conversation: Conversation) -> Lines:
    """Return what to do and why; empty if nothing is known that needs care.

    What is only in doubt is named, with whom to call if the check ends here.
    """
    known = conversation.assessed(knowledge.content)
    if not known.reasons:
        return owed_lines(knowledge, conversation)
    why = why_so_soon(knowledge, conversation, known)
    if known.reasons[0].is_certain or conversation.concluded:
        may_change = not conversation.concluded and known.disposition is not Disposition.URGENT
        return (*action_lines(known), *why, *([Line(Advice.SO_FAR)] if may_change else []))
    return (*why, Line(Advice.STOP_HERE)) if known.disposition is Disposition.URGENT else ()


def left_unfinished(knowledge: Knowledge, conversation: Conversation) -> Lines:
    """Return what who leaves a check unfinished must know: what needs care today, or may; empty if nothing does."""
    is_begun = bool(conversation.asked) or conversation.pending in knowledge.content.questions
    known = conversation.assessed(knowledge.content)
    if conversation.concluded or not is_begun or known.disposition is not Disposition.URGENT:
        return ()
    lines = next_step(knowledge, conversation)
    return (*lines, Line(Advice.ONE_LINE)) if lines else ()


def why_today(knowledge: Knowledge, conversation: Conversation) -> Lines:
    """Return what makes care needed today, and what that can mean; empty if nothing known needs it so soon."""
    known = conversation.assessed(knowledge.content)
    if not known.reasons or known.disposition is not Disposition.URGENT:
        return ()
    means = (Line(because_key(known.reasons[0].rule)),) if known.reasons[0].is_certain else ()
    return (*why_so_soon(knowledge, conversation, known), *means)


def why_so_soon(knowledge: Knowledge, conversation: Conversation, known: Assessment) -> Lines:
    """Return what makes care needed so soon, or what is still open; empty where nothing of it has a name."""
    names = reasons(knowledge.content, conversation, known)
    if not names:
        return ()
    if known.reasons[0].is_certain:
        return (naming(Listing.ADVICE_BECAUSE, names),)
    return (naming(Listing.WHY_UNSURE if conversation.concluded else Listing.NOT_CLEAR, names),)
