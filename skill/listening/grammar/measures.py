"""Numbers as people say them: ages, "eight out of ten", "three weeks ago", "since the weekend"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon

OLDEST = 115
"""Years; a larger number is no age."""

YOUNGEST_BARE = 11
"""Years; a smaller number with no word of age beside it may be a score."""

FIRST_YEAR, LAST_YEAR = 1920, 2099
"""A number from here to there after "in" or "since" is a year ("I broke my hip in 2015")."""

BEFORE_A_YEAR = ("in", "since")

SHORT_YEARS = (40, 99)
"""A number from here to there after "in" is a year of the last century ("in eighty six")."""

A_YEAR = 365.0
"""Days. An event dated by a calendar year counts as at least this long ago."""

NOT_QUITE = 0.9
"""What share of a stretch "nearly" leaves of it."""

LONGEST_MOMENT = 4
"""Words in the longest entry of the `moments` table."""


class Span(NamedTuple):
    """A stretch of time said from word `start` up to `end`: its days, and whether it is counted back from now."""

    days: float
    is_ago: bool
    start: int
    end: int
    corrects: bool = False
    """Whether it was set against another ("last month, not yesterday")."""


def number_at(words: Sequence[str], at: int, numbers: Mapping[str, float]) -> tuple[float, int] | None:
    """The number that begins at word `at` and where it ends ("sixty five" -> 65), or None."""
    word = words[at] if at < len(words) else ""
    if word.isdigit() and len(word) <= len(str(LAST_YEAR)):
        return float(word), at + 1
    if word not in numbers:
        return None
    value, end = numbers[word], at + 1
    ones = numbers.get(words[end], 0) if end < len(words) else 0
    if value >= 20 and value % 10 == 0 and 1 <= ones <= 9:
        return value + ones, end + 1
    return value, end


def spans_of(words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """Every stretch of time said in `words`, left to right."""
    spans: list[Span] = []
    at = 0
    while at < len(words):
        if not (words[at] in lexicon.span_words or words[at].isdigit()):
            at += 1
            continue
        is_delay = not lexicon.grammar["delays"].isdisjoint(words[max(at - 2, 0) : at])
        span = None if is_delay else _moment_at(words, at, lexicon) or _count_at(words, at, lexicon)
        if span is not None and spans and _is_set_against(words, spans[-1].end, span.start):
            spans[-1] = spans[-1]._replace(corrects=True)
        elif span is not None:
            spans.append(span)
        at = span.end if span is not None else at + 1
    return spans


def _is_set_against(words: Sequence[str], end: int, start: int) -> bool:
    """Whether nothing but a "not" stands between what ended at word `end` and what begins at word `start`."""
    return [word for word in words[end:start] if word not in BREAKS] == ["not"]


def _moment_at(words: Sequence[str], at: int, lexicon: Lexicon) -> Span | None:
    """A named moment at word `at` ("last night", "the other day", "in 2015"), or None."""
    for end in range(min(at + LONGEST_MOMENT, len(words)), at, -1):
        days = lexicon.moments.get(" ".join(words[at:end]))
        if days is not None:
            return Span(days, True, at, end)
    if words[at] in BEFORE_A_YEAR and at + 1 < len(words):
        year = _year_at(words, at + 1, lexicon)
        if year is not None and FIRST_YEAR <= year[0] <= LAST_YEAR:
            return Span(A_YEAR, True, at, year[1])
    return None


def _year_at(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """A calendar year at word `at` and where it ends.

    "2015", "twenty fifteen", "nineteen eighty seven", "two thousand and three", or short: "ninety eight".
    """
    if words[at].isdigit():
        return float(words[at]), at + 1
    if words[at : at + 2] == ["two", "thousand"]:
        rest = number_at(words, at + 2 + (words[at + 2 : at + 3] == ["and"]), lexicon.numbers)
        return (2000 + rest[0], rest[1]) if rest else (2000, at + 2)
    first, rest = number_at(words, at, lexicon.numbers), number_at(words, at + 1, lexicon.numbers)
    if lexicon.numbers.get(words[at]) in (19, 20) and rest is not None and 10 <= rest[0] <= 99:
        return lexicon.numbers[words[at]] * 100 + rest[0], rest[1]
    if first is not None and SHORT_YEARS[0] <= first[0] <= SHORT_YEARS[1]:
        return 1900 + first[0], first[1]
    return None


def _count_at(words: Sequence[str], at: int, lexicon: Lexicon) -> Span | None:
    """A counted stretch at word `at` ("three weeks", "years ago"), or None."""
    counted = number_at(words, at, lexicon.numbers)
    value, unit = counted or (lexicon.numbers["few"], at)
    while counted and unit < len(words) and words[unit] in lexicon.grammar["counting"]:
        unit += 1
    if unit >= len(words) or words[unit] not in lexicon.units:
        return None
    if counted is None and words[unit].rstrip("s") == words[unit]:
        return None  # "week" alone counts nothing, "weeks" does
    if words[unit] in lexicon.grammar["years_old"] and words[unit + 1 : unit + 2] in (["old"], ["of"]):
        return None  # "our eleven year old" and "fifty years of age" are ages
    if words[unit + 1 : unit + 2] and words[unit + 1] in lexicon.grammar["not_lasting"]:
        return None
    is_ago = unit + 1 < len(words) and words[unit + 1] in lexicon.grammar["ago"]
    days = value * lexicon.units[words[unit]]
    is_less = at > 0 and words[at - 1] in lexicon.grammar["nearly"]
    return Span(days * NOT_QUITE if is_less else days, is_ago, at, unit + 1 + is_ago)


def age_at(words: Sequence[str], at: int, lexicon: Lexicon) -> float | None:
    """An age in years said at word `at` ("I'm 72", "nine year old", "in my sixties"), or None."""
    grammar = lexicon.grammar
    before = words[at - 1] if at else ""
    if "not" in words[max(at - 2, 0) : at] or (before == "past" and words[max(at - 2, 0)] in lexicon.clock_words):
        return None  # "not over sixty", "half past seven"
    if words[at] in lexicon.decades and before in grammar["owners"]:
        return lexicon.decades[words[at]]
    counted = number_at(words, at, lexicon.numbers)
    longer = number_at(words, at - 1, lexicon.numbers) if at else None  # "five" of "thirty five" is no age
    if counted is None or not 0 < counted[0] <= OLDEST or (longer and longer[1] > at):
        return None
    age, end = counted
    after = words[end] if end < len(words) else ""
    if after in grammar["years_old"]:
        is_ago = words[end + 1 : end + 2] and words[end + 1] in grammar["ago"]  # "that's twenty years ago"
        is_old = words[end + 1 : end + 2] == ["old"]
        return age if is_old or (before in grammar["age_before"] and not is_ago) else None
    follows = not after or after in BREAKS or after in grammar["age_after"]
    is_counted = before in grammar["not_age"] or words[at] in grammar["not_age"]  # "i'm running a hundred and two"
    return age if before in grammar["age_before"] and follows and not is_counted else None


def replied_age_at(words: Sequence[str], at: int, lexicon: Lexicon) -> float | None:
    """A number at word `at` of a reply about age, if it can be one ("forty one, not expecting"), or None.

    It cannot if it counts something else: weeks, a score out of ten, what was years ago.
    """
    grammar = lexicon.grammar
    counted = number_at(words, at, lexicon.numbers)
    longer = number_at(words, at - 1, lexicon.numbers) if at else None
    if counted is None or not YOUNGEST_BARE <= counted[0] <= OLDEST or (longer and longer[1] > at):
        return None
    age, end = counted
    unit, after = (*words[end : end + 2], "", "")[:2]
    if unit in grammar["years_old"]:
        counts_more = after in grammar["ago"]
    else:
        counts_more = unit in lexicon.units or unit in grammar["scoring"]
    is_negated = "not" in words[max(at - 2, 0) : at] or words[at] in grammar["not_age"]
    return None if counts_more or is_negated else age


def corrected_age_at(words: Sequence[str], at: int, lexicon: Lexicon) -> float | None:
    """An age said at word `at` against another ("54, not 45"), or None. Smaller numbers count other things too."""
    first = number_at(words, at, lexicon.numbers)
    for place in range(first[1] + 1, first[1] + 3) if first else ():
        second = number_at(words, place, lexicon.numbers)
        if first and second and _is_set_against(words, first[1], place):
            is_counted = words[second[1] : second[1] + 1] and words[second[1]] in lexicon.units
            are_ages = all(YOUNGEST_BARE <= value <= OLDEST for value, _ in (first, second))
            return first[0] if are_ages and not is_counted else None
    return None


def severity_of(words: Sequence[str], lexicon: Lexicon) -> float | None:
    """A pain score from 0 to 10 ("eight out of ten"), or None."""
    for at in range(len(words)) if "out" in words else ():
        counted = number_at(words, at, lexicon.numbers)
        if counted and words[counted[1] : counted[1] + 2] == ["out", "of"] and counted[0] <= OLDEST:
            return min(counted[0], 10.0)
    return None
