"""Find the time that a reminder has now, in words that move it: "from twenty past three to four", "my evening walk"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.clock_times import time_at
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.schedule import timed_words


class OldTime(NamedTuple):
    """The words from `start` up to `end` say when it is, from word `begin` on without what leads to them."""

    start: int
    begin: int
    end: int


def old_time_in(words: Sequence[str], lexicon: Lexicon) -> OldTime | None:
    """Return where the time of the reminder that is meant stands, or None if the words name only the new one."""
    return _left_time(words, lexicon) or _own_time(words, lexicon)


def _left_time(words: Sequence[str], lexicon: Lexicon) -> OldTime | None:
    """Return a time that a "from" leads to, before the one that a "to" leads to."""
    clock = ClockWords(words, lexicon, is_time=True)
    for at in range(len(words) - 1):
        sign = clock.named(clock.tables.from_day, at)
        said = time_at(clock, sign[1]) if sign else None
        if sign is None or said is None:
            continue
        to = clock.named(clock.tables.ranging, said.end)
        if to is not None and to[1] < len(words):
            return OldTime(at, sign[1], said.end)
    return None


def _own_time(words: Sequence[str], lexicon: Lexicon) -> OldTime | None:
    """Return a time between an owner and the name of the reminder ("my evening stretches", "the nine o'clock walk")."""
    timed, activity = timed_words(words, lexicon), lexicon.activity
    for at in range(1, len(words) - 1):
        if words[at - 1] not in activity.things or at not in timed:
            continue
        end = next((to for to in range(at, len(words)) if to not in timed), len(words))
        no_name = {*BREAKS, *activity.pointed, *activity.doing, *activity.closes, *lexicon.clock.ranging}
        if end < len(words) and words[end] not in no_name:
            return OldTime(at, at, end)
    return None
