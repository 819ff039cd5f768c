"""Read what a wish for a timer says besides: how long it runs, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.listening.activity import activity_in, counts_nothing
from skill.listening.heard import Heard
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.numbers import number_at

_NEAR = 3
"""Words before a "to" among which a "not" denies what it leads to."""


def with_purpose(heard: Heard, words: Sequence[str], lexicon: Lexicon, after: int) -> Heard:
    """Return what was heard of a timer, with what it is for, said from word `after` on ("for the ice pack")."""
    activity = activity_in(words, lexicon, after)
    is_denied = activity is not None and _is_denied(words, activity.start, lexicon)
    said = activity.said_back.split() if activity is not None and not is_denied else []
    if not said or lexicon.activity.wishing.keys() >= {*said[1:]}:
        return heard  # "start a timer for me"
    return named_as_timer(replace(heard, activity=" ".join(said)), lexicon)


def _is_denied(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether what is named from word `at` on is not to be done ("I'm not allowed to sit longer")."""
    start = max((place + 1 for place in range(at) if words[place] in BREAKS), default=0)
    return not lexicon.grammar.negators.isdisjoint(words[max(start, at - _NEAR) : at])


def named_as_timer(heard: Heard, lexicon: Lexicon) -> Heard:
    """Return what was heard, with the thing that is named as a timer is for it ("about the ice" -> "for the ice")."""
    lead, _, name = heard.activity.partition(" ")
    is_thing = lead in lexicon.activity.naming
    return replace(heard, activity=f"{next(iter(lexicon.activity.lasting))} {name}") if is_thing else heard


def with_other_minutes(heard: Heard, words: Sequence[str], lexicon: Lexicon) -> Heard:
    """Return what was heard while a timer is made. A number that counts nothing is its minutes ("no forty, it's cold").

    It stands first, or after a word that leads to a time ("make that fifteen").
    """
    said = heard.schedule
    if said.length or said.in_seconds or said.number or said.hour is not None:
        return heard
    light = {*lexicon.clock.correcting, *lexicon.activity.hesitating, *BREAKS}
    leading = {*lexicon.clock.at, *lexicon.clock.for_so_long, *lexicon.activity.doing}
    for at, word in enumerate(words):
        number = None if word in lexicon.clock.counting else number_at(words, at, lexicon.numbers)
        is_led = light.issuperset(words[:at]) or words[at - 1] in leading
        is_owned = number is not None and lexicon.grammar.owners.issuperset(words[number[1] : number[1] + 1])
        if number is not None and is_led and (is_owned or counts_nothing(words, at, lexicon)):
            return replace(heard, schedule=replace(said, number=int(number[0])))
    return heard


def with_minutes(heard: Heard, words: Sequence[str], lexicon: Lexicon) -> Heard:
    """Return what was heard of a timer. Where no length is said, the one number is its minutes ("shout in fifteen")."""
    said = heard.schedule
    if said.length or said.in_seconds or said.number:
        return heard
    none = {*lexicon.clock.counting, *lexicon.activity.pointed}  # "a timer", "this one"
    places = (at for at, word in enumerate(words) if word not in none)
    found = [number for at in places if (number := number_at(words, at, lexicon.numbers))]
    numbers = [*{number[1]: number for number in reversed(found)}.values()]  # the five of "thirty five" is no other one
    return replace(heard, schedule=replace(said, number=int(numbers[0][0]))) if len(numbers) == 1 else heard
