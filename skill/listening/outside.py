"""Take an activity out of what was heard: to be reminded of asking about something asks nothing now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.listening.activity import Activity
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.pointing import Listen
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.beforehand import reminded_of
from skill.listening.when.said_time import Schedule
from skill.listening.when.schedule import schedule_of

_SOMETHING = frozenset({"other"})
"""The choice of a thing of the person's own."""

_UNSURE_OF_WHAT = frozenset({"doctor", "calling", "visiting", "in_between"})
"""Choices that only the words of an activity make clear."""


def told_outside(heard: Heard, words: Sequence[str], activity: Activity, listen: Listen) -> Heard:
    """Return what was heard, without what only the activity says: "to ask about my tablets" asks nothing now.

    The findings that it names are kept, and noted in `amid`: the dialogue decides which of them count.
    """
    outside = listen(" ".join([*words[: activity.start], *words[activity.end :]]))
    named = {observation.finding for observation in outside.observations}
    within = tuple(observation for observation in heard.observations if observation.finding not in named)
    return replace(
        heard,
        observations=(*outside.observations, *within),
        amid=frozenset(observation.finding for observation in within),
        activity=activity.said_back,
        choices=_of_the_thing(heard.choices, activity, outside, listen),
        acts=outside.acts | {Act.REMIND},
        topics=outside.topics,
        aspects=outside.aspects,
        chat=outside.chat,
        answer=outside.answer,
        measures=outside.measures,
        replies=outside.replies,
        asks=outside.asks,
    )


def _of_the_thing(named: frozenset[str], activity: Activity, outside: Heard, listen: Listen) -> frozenset[str]:
    """Return the choices that the activity names, and those of all the words that it takes part in.

    "When I walk through the door, to ask for a brace" is about no walk. Where its words cannot be said back, a doctor
    named among them may be called or seen, and what is named nowhere is left unnamed.
    """
    if not activity.said_back:
        return ((named - outside.choices) - _UNSURE_OF_WHAT) or _SOMETHING
    return (named - outside.choices) | listen(activity.said_back).choices


def of_the_wish(heard: Heard, words: Sequence[str], at: int, lexicon: Lexicon) -> Heard:
    """Return what was heard, with the time that the wish itself names, where words before it say when something is."""
    event, said = (schedule_of(" ".join(part), part, lexicon) for part in (words[:at], words[at:]))
    schedule = reminded_of(event, said) if at else None
    return heard if schedule is None else replace(heard, schedule=schedule)


def timed_outside(
    heard: Heard, words: Sequence[str], activity: Activity, lexicon: Lexicon, *, is_before: bool
) -> Heard:
    """Return what was heard, without a length of time that only the activity names ("ten minutes of stretching").

    Before the wish, it is what the wish waits for ("I'll lie down for ten minutes, tell me when it's up": `is_before`).
    Where no time is said at all, bare numbers outside of it are hours ("three alarms for my pills, seven, one and
    nine").
    """
    outside = [*words[: activity.start], *words[activity.end :]]
    said = heard.schedule
    if said.length and not (said.shift or is_before) and schedule_of(" ".join(outside), outside, lexicon).length == 0:
        said = replace(said, length=0)
    if said == Schedule():
        said = schedule_of(" ".join(outside), outside, lexicon, is_time=True)
    return replace(heard, schedule=said)
