"""Tell which reminder is meant: by its time ("the nine o'clock one"), by its name ("my swimming reminder"), or all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace

from skill.listening.activity import activity_in, upon_from
from skill.listening.acts import OF_IT, Act
from skill.listening.heard import Heard
from skill.listening.normalise import BREAKS
from skill.listening.old_time import old_time_in
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.clock_times import time_at
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.said_time import Schedule
from skill.listening.when.schedule import schedule_of, timed_words

_OF_NAMED = frozenset({Act.CANCEL, Act.CHANGE, Act.LIST})

_MOVED = frozenset({Act.CHANGE, Act.CHANGE_IT})

_ALL = "1"
"""What the table of words about the whole gives for one that means all."""

_FARTHEST = 4
"""How many words may stand between "the" and "one" in "the nine o'clock one"."""

Listen = Callable[[str], Heard]


def pointing(heard: Heard, words: Sequence[str], lexicon: Lexicon, listen: Listen, aside: frozenset[int]) -> Heard:
    """Return what was heard, with the time that points at a reminder apart from the time to move it to.

    `aside` are the places of words that name none. The time that it has now ("from three to four", "my evening walk")
    only points at it. What it is to come after ("to after the news") is no time of it (`Heard.is_upon`).
    """
    old = old_time_in(words, lexicon)
    if old is not None:
        cut = old.end - old.start
        left = frozenset(at - cut if at >= old.end else at for at in aside if not old.start <= at < old.end)
        rest = [*words[: old.start], *words[old.end :]]
        found = pointing(heard, rest, lexicon, listen, left)
        return replace(found, which=_read(words[old.begin : old.end], lexicon))
    upon = upon_from(words, lexicon, 1, len(words), timed_words(words, lexicon))
    is_led = 0 < upon < len(words) and words[upon - 1] in lexicon.clock.ranging
    if is_led and not heard.acts.isdisjoint(_MOVED):
        before = words[: upon - 1]
        heard = replace(heard, schedule=_read(before, lexicon))
        return replace(_pointing(heard, before, lexicon, listen, aside), is_upon=True)
    return _pointing(heard, words, lexicon, listen, aside)


def _pointing(heard: Heard, words: Sequence[str], lexicon: Lexicon, listen: Listen, aside: frozenset[int]) -> Heard:
    """Return what was heard, with what points at a reminder.

    After "to", a number is a time ("move it to seven"). The "back" of "push it back an hour" is no part of the body.
    """
    heard = _leaving_out(heard)
    place = _pointed_at(words, lexicon) or _timed_at(words, lexicon)
    start, end, stop = place or (0, 0, 0)
    outside = [*words]
    if place is not None:
        outside = [*words[:start], *words[stop:]]
        named = " ".join([*words[start:end], *words[stop:]])
        choices = listen(named).choices  # "move" in "move my reminder" is no thing to do
        named_outside = {observation.finding for observation in listen(" ".join(outside)).observations}
        within = {observation.finding for observation in heard.observations} - named_outside
        heard = replace(heard, choices=choices, amid=frozenset(within))
    elif not heard.acts & _OF_NAMED:
        heard = replace(heard, choices=frozenset())
    schedule = schedule_of(" ".join(outside), outside, lexicon, is_time=True)
    if schedule == Schedule():
        to = max((at for at, word in enumerate(outside) if word in lexicon.activity.doing), default=len(outside))
        schedule = _read(outside[to + 1 :], lexicon)
    if schedule.shift:
        timed = timed_words(words, lexicon)
        told = listen(" ".join(word for at, word in enumerate(words) if at not in timed)).observations
        heard = replace(heard, observations=told)
    name = heard.activity or _named_in(words, place, lexicon, listen, aside, is_it=not heard.acts.isdisjoint(OF_IT))
    if name and place is None:
        heard = replace(heard, choices=_first_named(name, listen))  # the "move" of "move my walk" is none either
    if not name and place is None and heard.acts & OF_IT:
        heard = replace(heard, choices=frozenset())  # nor is that of "move it to eleven"
    timed = timed_words(words, lexicon)
    pointed = lexicon.activity.pointed.keys()
    is_all = any(
        lexicon.activity.whole.get(word) == _ALL and (at not in timed or not pointed.isdisjoint(words[at + 1 : at + 2]))
        for at, word in enumerate(words)
    )  # "every one of them"
    which = _read(words[start:end], lexicon)
    if place is None and not heard.acts & _MOVED:
        which = _read(outside, lexicon)  # what is read out, or cancelled, has no other time than its own
    return replace(
        heard,
        which=which,
        is_pointed=end > start,
        is_all=is_all and not name,
        is_all_but=is_all and bool(name) and _keeps(words, lexicon),
        schedule=schedule,
        activity=name,
    )


def _leaving_out(heard: Heard) -> Heard:
    """Return what was heard. To cancel days of something that repeats is to change it ("drop the weekends")."""
    if Act.CANCEL not in heard.acts or not heard.schedule.without:
        return heard
    lent = frozenset({Act.CHANGE}) if Act.CANCEL in heard.lent else heard.lent
    return replace(heard, acts=heard.acts - {Act.CANCEL} | {Act.CHANGE}, lent=lent)


def _keeps(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words say that something is left as it is ("all of them, but not the walk")."""
    return any(word in lexicon.clock.excepts or word in lexicon.activity.keeping for word in words)


def _named_in(
    words: Sequence[str],
    place: tuple[int, int, int] | None,
    lexicon: Lexicon,
    listen: Listen,
    aside: frozenset[int],
    *,
    is_it: bool,
) -> str:
    """Return the name by which a reminder is meant ("my swimming reminder", "the one for yoga", "push the pills back").

    It is what the words that point say besides a time, what follows them, or what is named with a "the" or a "my":
    of several the last, or the last that names a thing to be reminded of. Empty if nothing is named.
    """
    timed = timed_words(words, lexicon) | aside
    light = {*lexicon.activity.wishing, *lexicon.activity.closes, *lexicon.activity.hesitating, *lexicon.activity.whole}
    if place is not None:
        start, end, stop = place
        named = [words[at] for at in range(start, end) if at not in timed and words[at] not in light]
        if named:
            return " ".join([next(iter(lexicon.activity.naming)), *named])
        return _named_after(words, end, lexicon) if stop > end else ""
    names = [*_things_in(words[: _remark(words, timed, lexicon)], timed, light, lexicon)]
    if not names and not is_it:
        plain = (word for at, word in enumerate(words) if at not in timed and word not in light)
        names = [_name(word, lexicon) for word in plain if listen(_name(word, lexicon)).choices]  # "tablets at ten"
    return next((name for name in reversed(names) if listen(name).choices), names[-1] if names else "")


def _first_named(name: str, listen: Listen) -> frozenset[str]:
    """Return the choices of the first words of a name that name any ("the physio's been moved" is about the physio)."""
    words = name.split()
    named = (listen(" ".join(words[:end])).choices for end in range(1, len(words) + 1))
    return next((choices for choices in named if choices), frozenset())


def _name(word: str, lexicon: Lexicon) -> str:
    return f"{next(iter(lexicon.activity.naming))} {word}"


def _things_in(words: Sequence[str], timed: frozenset[int], light: Set[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield what follows "one for", "the" or "my"."""
    for at, word in enumerate(words):
        if word in lexicon.activity.pointed and (name := _named_after(words, at, lexicon)):
            yield name
        elif word in lexicon.activity.things and at not in timed:
            end = next((to for to in range(at + 1, len(words)) if _ends_a_name(words, to, timed, lexicon)), len(words))
            named = [word for word in words[at + 1 : end] if word not in light]
            if named:
                yield " ".join([next(iter(lexicon.activity.naming)), lexicon.activity.turned.get(word, word), *named])


def _remark(words: Sequence[str], timed: frozenset[int], lexicon: Lexicon) -> int:
    """Return where a remark begins that follows a time ("not on Mondays, that's my bowls day"), or the end."""
    opening = lexicon.grammar.subjects | lexicon.grammar.owners
    for at, word in enumerate(words[:-2]):
        is_break = word in BREAKS or word in lexicon.activity.going_on
        is_told = words[at + 1] in opening and words[at + 2] in lexicon.grammar.finite | lexicon.grammar.copulas
        if is_break and is_told and any(place < at for place in timed):
            return at
    return len(words)


def _named_after(words: Sequence[str], at: int, lexicon: Lexicon) -> str:
    """Return what the words right after word `at` name ("one for swimming", "reminder to stretch")."""
    follows = activity_in(words, lexicon, at + 1)
    return follows.said_back if follows is not None and follows.start == at + 1 else ""


def _ends_a_name(words: Sequence[str], at: int, timed: frozenset[int], lexicon: Lexicon) -> bool:
    word, clock = words[at], lexicon.clock
    tables = (clock.before_a_time, lexicon.activity.doing, lexicon.activity.pointed, lexicon.activity.going_on)
    return at in timed or word in BREAKS or word in clock.shifts or any(word in table for table in tables)


def _read(words: Sequence[str], lexicon: Lexicon) -> Schedule:
    return schedule_of(" ".join(words), words, lexicon)


def _pointed_at(words: Sequence[str], lexicon: Lexicon) -> tuple[int, int, int] | None:
    """Return where the words stand that point at a reminder ("morning" in "the morning one"), and what follows it.

    None if there are none.
    """
    for end, word in enumerate(words):
        if word in lexicon.activity.pointed:
            for start in range(end - 1, max(end - _FARTHEST - 2, -1), -1):
                if words[start] in lexicon.grammar.owners and words[start] not in lexicon.activity.pointed:
                    return start + 1, end, end + 1
    return None


def _timed_at(words: Sequence[str], lexicon: Lexicon) -> tuple[int, int, int] | None:
    """Return where a time of day stands that points at a reminder by itself ("the three pm"), as `_pointed_at` does."""
    clock = ClockWords(words, lexicon)
    for at, word in enumerate(words[:-1]):
        is_led = word in lexicon.activity.things and words[max(at - 1, 0)] not in lexicon.activity.doing
        time = time_at(clock, at + 1) if is_led else None
        if time is not None:
            return at + 1, time.end, time.end
    return None
