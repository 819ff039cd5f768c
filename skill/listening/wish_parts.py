"""Take a wish for a reminder apart: a second wish in the same breath, and the reminder that it should be like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skill.listening.activity import activity_in
from skill.listening.acts import Act
from skill.listening.normalise import BREAKS
from skill.listening.pointing import Listen
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.schedule import schedule_of, timed_words

_LONGEST_PHRASE = 4
"""Words in the longest phrase of the tables."""

_NAMES, _LAST = "name", "last"
"""What the table of likeness gives for a phrase that a name follows, and for one of the reminder spoken of last."""


class Likeness(NamedTuple):
    """Words that say which reminder another one should be like."""

    start: int
    end: int
    name: tuple[str, ...]
    """The words that name it; empty if it is one of the same name, or the last."""
    is_last: bool = False
    """Whether it is the one spoken of last."""


def second_wish_at(words: Sequence[str], lexicon: Lexicon, asked: frozenset[int], hear: Listen) -> int | None:
    """Return where a second wish begins ("... at eight, and to stretch at six"), or None.

    Both name something to do and a time of their own, or a timer and how long it runs. "At nine and at six, to walk" is
    one wish with two times. `asked` are the places of words that ask for a reminder.
    """
    for at in range(1, len(words) - 1):
        if not (words[at] in lexicon.clock.either_day or words[at] in lexicon.clock.adding or words[at] in BREAKS):
            continue
        start = _past_small(words, at, lexicon)
        is_joined = words[at] not in BREAKS or start > at + 1  # "and", not a comma alone
        if (
            start < len(words)
            and _is_wish(words[:at], lexicon, asked, hear)
            and _begins_wish(words[start:], lexicon, hear, is_joined=is_joined)
        ):
            return at
    return None


def likeness_in(words: Sequence[str], lexicon: Lexicon) -> Likeness | None:
    """Return the words that say which reminder it should be like ("same again as the walk but"), or None.

    Where a name follows, it ends before a "but", a time, or what the new one is for.
    """
    timed, tables = timed_words(words, lexicon), lexicon.activity
    for start in range(len(words)):
        for end in range(min(start + _LONGEST_PHRASE, len(words)), start, -1):
            kind = tables.alike.get(" ".join(words[start:end]))
            if kind is None:
                continue
            stop = end
            while kind == _NAMES and stop < len(words) and not _ends_name(words, stop, timed, lexicon):
                stop += 1
            name = tuple(words[end:stop])
            while stop < len(words) and words[stop] in lexicon.clock.excepts:
                stop += 1
            return Likeness(start, stop, name, kind == _LAST)
    return None


def _ends_name(words: Sequence[str], at: int, timed: frozenset[int], lexicon: Lexicon) -> bool:
    tables = (lexicon.clock.excepts, lexicon.activity.leads, lexicon.activity.going_on)
    return at in timed or words[at] in BREAKS or any(words[at] in table for table in tables)


def _past_small(words: Sequence[str], at: int, lexicon: Lexicon) -> int:
    """Return where the words go on after what joins them ("and then also")."""
    small = {*BREAKS, *lexicon.clock.adding, *lexicon.activity.closes}
    small |= {word for phrase in lexicon.clock.either_day for word in phrase.split()}
    while at < len(words) and words[at] in small:
        at += 1
    return at


def _is_wish(words: Sequence[str], lexicon: Lexicon, asked: frozenset[int], hear: Listen) -> bool:
    """Whether words name a time and something to do, or a timer and its length."""
    if not _is_timed(words, lexicon, hear):
        return False
    none = timed_words(words, lexicon) | asked
    return (
        activity_in(words, lexicon) is not None
        or _names_a_thing(words, hear)
        or any(
            _names_anything(words[start:], frozenset(at - start for at in none), lexicon)
            for start, word in enumerate(words)
            if start == 0 or words[start - 1] in BREAKS
        )
    )


def _begins_wish(words: Sequence[str], lexicon: Lexicon, hear: Listen, *, is_joined: bool) -> bool:
    """Whether words begin with something to do, or with a time and then that, and a time goes with it."""
    if not _is_timed(words, lexicon, hear):
        return False
    timed = timed_words(words, lexicon)
    led = activity_in(words, lexicon)
    is_led = led is not None and all(at in timed or words[at] in lexicon.activity.wishing for at in range(led.start))
    if is_led or (is_joined and (_names_a_thing(words, hear) or _names_anything(words, timed, lexicon))):
        return True
    named = hear(" ".join(words[: min(timed, default=0)]))  # "to walk at eight, stretch at noon"
    return bool(named.choices) and not (named.observations or named.asks)


def _is_timed(words: Sequence[str], lexicon: Lexicon, hear: Listen) -> bool:
    """Whether words say when, or how long a timer is to run."""
    said = schedule_of(" ".join(words), words, lexicon)
    if said.hour is not None or said.in_seconds or said.part:
        return True
    return bool(said.length or said.every) and not hear(" ".join(words)).acts.isdisjoint({Act.REMIND, Act.TIMER})


def _names_a_thing(words: Sequence[str], hear: Listen) -> bool:
    """Whether words name one of the things that the vocabulary knows, or ask for a timer."""
    heard = hear(" ".join(words))
    return bool(heard.choices) or Act.TIMER in heard.acts


def _names_anything(words: Sequence[str], timed: frozenset[int], lexicon: Lexicon) -> bool:
    """Whether words name anything but a time, up to a reason ("feed the cat at nine", unlike "at nine as I forget")."""
    tables = (lexicon.activity.wishing, lexicon.activity.closes, lexicon.clock.adding, lexicon.clock.at)
    end = next((at for at, word in enumerate(words) if word in lexicon.activity.going_on or word in BREAKS), len(words))
    return any(
        at not in timed and words[at] not in lexicon.function_words and not any(words[at] in one for one in tables)
        for at in range(end)
    )
