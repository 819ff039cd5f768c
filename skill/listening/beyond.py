"""Tell what a wish asks for that no reminder can do: to reach somebody else, to call, to write into a calendar."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.activity import Activity, upon_from
from skill.listening.acts import Act
from skill.listening.grammar.tagging import Tag
from skill.listening.heard import Beyond, Heard
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_OF_REMINDERS = frozenset({Act.REMIND, Act.TIMER, Act.CANCEL, Act.CANCEL_IT, Act.CHANGE, Act.CHANGE_IT, Act.LIST})

_CALLING_ALONE = frozenset({Concept.CALL_AT, Concept.CALL_AWAY, Concept.REMIND_WORD, Concept.RECALLED})
"""What asks the skill for something, so that a call which is named after it is the person's own to make."""


def is_elsewhere(
    words: Sequence[str], asking: Sequence[Tag], tags: Sequence[Tag], activity: Activity | None, lexicon: Lexicon
) -> bool:
    """Whether a reminder is to reach somebody else, or another device ("remind my wife to", "text me", "on my phone").

    Whom it is for stands between what asks for it and what is to be done.
    """
    if not asking:
        return _is_told_to(words, tags, activity, lexicon)
    first = min(asking, key=lambda tag: tag.start)
    begin, end = (activity.start, activity.end) if activity is not None else (len(words), len(words))
    to = begin if begin >= first.end else len(words)
    to = upon_from(words, lexicon, first.end, to, frozenset())  # "when the kids are in bed" sends nothing to them
    named = words[first.end : to]
    is_led = activity is not None and words[activity.start] in lexicon.activity.doing
    is_person = len(named) > 1 and is_led and named[0] in lexicon.activity.things
    is_other = is_person or (bool(named) and named[0] in lexicon.grammar.third)
    is_other = is_other or any(tag.concept == Concept.OTHER for tag in tags if first.end <= tag.start < to)
    outside = [tag for tag in tags if not begin <= tag.start < end]
    is_placed = any(tag.concept == Concept.OTHER_DEVICE and _is_led_to(tag, words, lexicon) for tag in outside)
    return first.concept == Concept.CALL_AWAY or is_other or is_placed


def _is_told_to(words: Sequence[str], tags: Sequence[Tag], activity: Activity | None, lexicon: Lexicon) -> bool:
    """Whether somebody else is to be told to do it, by words that begin with that ("tell my wife to")."""
    if activity is None or words[activity.start] not in lexicon.activity.doing:
        return False
    small = {*BREAKS, *lexicon.grammar.opening, *lexicon.activity.wishing, *lexicon.activity.hesitating}
    first = next((at for at in range(activity.start) if words[at] not in small), activity.start)
    people = {tag.start for tag in tags if tag.concept == Concept.OTHER and tag.start < activity.start}
    is_owned = words[first + 1 : first + 2] != [] and words[first + 1] in lexicon.activity.things
    return words[first] not in lexicon.activity.things and (first + 2 in people if is_owned else first + 1 in people)


def _is_led_to(tag: Tag, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a preposition leads to what a tag names, with an owner or an article between ("on my phone")."""
    at = tag.start
    while at and (words[at - 1] in lexicon.activity.things or (at == tag.start and words[at - 1].startswith("'"))):
        at -= 1
    return at < tag.start and at > 0 and words[at - 1] in lexicon.grammar.prepositions


def beyond_in(heard: Heard, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> frozenset[Beyond]:
    """Return what a wish asks for that no reminder can do.

    Words that begin with a call to make, and ask the skill for nothing before it, tell the skill to make it.
    """
    if not heard.acts & _OF_REMINDERS:
        return frozenset()
    concepts = {tag.concept for tag in tags}
    small = {*BREAKS, *lexicon.grammar.opening, *lexicon.activity.wishing, *lexicon.activity.hesitating}
    first = next((at for at, word in enumerate(words) if word not in small), 0)
    is_call = any(tag.concept == Concept.RING_UP and tag.start == first for tag in tags)
    found = {Beyond.CALENDAR} if Concept.CALENDAR_WORD in concepts else set[Beyond]()
    return frozenset(found | ({Beyond.CALL} if is_call and concepts.isdisjoint(_CALLING_ALONE) else set()))
