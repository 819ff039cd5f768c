"""Read what Alexa hands over apart: the values of an intent's slots, after its frame and between full stops."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.activity import activity_in
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.normalise import words_of
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.time_values import with_value

_APART = " . "
"""What stands between the things that Alexa hands over apart."""


def is_handed_over(text: str) -> bool:
    """Whether Alexa handed over values apart, after the frame of their intent."""
    frame, *values = text.split(_APART)
    return bool(values and frame.strip())


def handed_over(heard: Heard, text: str, lexicon: Lexicon) -> Heard:
    """Return what was heard, with an activity that Alexa handed over apart: it follows the frame, between full stops.

    One that the vocabulary names stands within the frame, so nothing is left out there ("remind me . stretch").
    """
    _, *segments = text.split(_APART)
    if not segments or segments[0].strip():
        return heard
    spoken = (
        part.strip() for part in segments if part.strip() and with_value(part.strip(), heard.schedule) is heard.schedule
    )
    named = (activity_in(words_of(part, lexicon.spelling), lexicon, is_whole=True) for part in spoken)
    activity = next(filter(None, named), None)
    if activity is None:
        return heard
    amid = frozenset(observation.finding for observation in heard.observations)
    return replace(heard, activity=activity.said_back, amid=amid, topics=(), chat=(), acts=frozenset({Act.REMIND}))
