"""Tell whether "tell me" and the like ask for a reminder ("tell me at six to stretch", "when it's due, tell me")."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.activity import activity_in, begins_upon
from skill.listening.grammar.tagging import Tag
from skill.listening.heard import Heard
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon


def is_called_for(heard: Heard, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether "tell me" and the like ask for a reminder: with a time and an activity, and of nobody else."""
    called = next((tag for tag in tags if tag.concept in (Concept.CALL_AT, Concept.CALL_AWAY)), None)
    said = heard.schedule
    if called is None or not lexicon.grammar.third.isdisjoint(words[: called.start]):
        return False
    if is_called_for_then(heard, words, tags, lexicon):
        return True
    activity = activity_in(words, lexicon, called.end)
    if said.hour is not None or said.in_seconds:
        return activity is not None
    is_upon = bool(said.beside) or bool(begins_upon(words, lexicon))  # "when the match is over, tell me to stretch"
    is_led = activity is not None and activity.start == called.end and words[called.end] in lexicon.activity.doing
    return is_upon and is_led


def is_called_for_then(heard: Heard, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether "tell me" at the end asks to be told of what was said before it ("when my pill is due, tell me")."""
    small = {*lexicon.activity.closes, *BREAKS}
    last = max((at + 1 for at, word in enumerate(words) if word not in small), default=0)
    is_last = any(tag.concept in (Concept.CALL_AT, Concept.CALL_AWAY) and tag.end == last for tag in tags)
    upon = begins_upon(words, lexicon)
    asking = lexicon.grammar.inverting | lexicon.grammar.inverting_subjects
    subject = words[max(upon) + 1 :][:1] if upon else []
    return is_last and bool(subject) and subject[0] not in asking and not heard.asks
