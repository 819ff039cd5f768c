"""Find lengths of time, in days: "three weeks ago", "last night", "in 2015", "since the weekend"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.numbers import number_at

FIRST_YEAR, LAST_YEAR = 1920, 2099
"""A number in this range after "in" or "since" is a year ("I broke my hip in 2015")."""

SHORT_YEARS = (40, 99)
"""A number in this range after "in" is a year of the 1900s ("in eighty six")."""

A_YEAR = 365.0
"""Days. An event dated by a calendar year counts as at least this long ago."""

NOT_QUITE = 0.9
"""The share of a length of time that "nearly" leaves of it."""


class Span(NamedTuple):
    """A length of time, said from word `start` up to word `end`: its days, and whether it is counted back from now."""

    days: float
    is_ago: bool
    start: int
    end: int
    corrects: bool = False
    """Whether it was said in place of another ("last month, not yesterday")."""


def spans_of(words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """Return every length of time said in `words`, left to right.

    Of "last month, not yesterday" only the first is returned, with `corrects` set.
    """
    spans: list[Span] = []
    at = 0
    while at < len(words):
        if not (words[at] in lexicon.span_words or words[at].isdigit()):
            at += 1
            continue
        is_delay = not lexicon.grammar.delays.isdisjoint(words[max(at - 2, 0) : at])
        span = None if is_delay else _span_at(words, at, lexicon)
        if span is not None and spans and is_set_against(words, spans[-1].end, span.start, lexicon):
            spans[-1] = spans[-1]._replace(corrects=True)
        elif span is not None:
            spans.append(span)
        at = span.end if span is not None else at + 1
    return spans


def is_set_against(words: Sequence[str], end: int, start: int, lexicon: Lexicon) -> bool:
    """Whether a "not" alone stands between what ended at word `end` and what begins at word `start`."""
    between = [word for word in words[end:start] if word not in BREAKS]
    return len(between) == 1 and between[0] in lexicon.grammar.negators


def _span_at(words: Sequence[str], at: int, lexicon: Lexicon) -> Span | None:
    return _lately(words, at, lexicon) or _moment_at(words, at, lexicon) or _count_at(words, at, lexicon)


def _lately(words: Sequence[str], at: int, lexicon: Lexicon) -> Span | None:
    """Return the length of time up to now that is named by its unit alone ("this past month"), or None.

    Without an article it is a moment ("last month").
    """
    grammar, unit = lexicon.grammar, (*words[at + 1 : at + 2], "")[0]
    is_known = words[at] in grammar.lately and at > 0 and words[at - 1] in grammar.articles
    return Span(lexicon.units[unit], False, at, at + 2) if is_known and unit in lexicon.units else None


def _moment_at(words: Sequence[str], at: int, lexicon: Lexicon) -> Span | None:
    """Return the named moment at word `at` ("last night", "the other day", "in 2015"), or None."""
    for end in range(min(at + lexicon.longest_moment, len(words)), at, -1):
        days = lexicon.moments.get(" ".join(words[at:end]))
        if days is not None:
            return Span(days, True, at, end)
    if words[at] in lexicon.grammar.before_a_year and at + 1 < len(words):
        year = _year_at(words, at + 1, lexicon)
        if year is not None and FIRST_YEAR <= year[0] <= LAST_YEAR:
            return Span(A_YEAR, True, at, year[1])
    return None


def _year_at(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Return the calendar year at word `at` and where it ends, or None.

    "2015", "twenty fifteen", "nineteen eighty seven", "two thousand and three", or short: "ninety eight", "oh nine".
    """
    if words[at].isdigit():
        return float(words[at]), at + 1
    following, then = (*words[at + 1 : at + 3], "", "")[:2]
    if following in lexicon.grammar.thousands and lexicon.numbers.get(words[at]) == 2:
        rest = number_at(words, at + 2 + (then in lexicon.grammar.within_a_number), lexicon.numbers)
        return (2000 + rest[0], rest[1]) if rest else (2000, at + 2)
    first, rest = number_at(words, at, lexicon.numbers), number_at(words, at + 1, lexicon.numbers)
    if words[at] in lexicon.clock.zero and rest is not None and 1 <= rest[0] <= 9:
        return 2000 + rest[0], rest[1]  # "back in oh nine"
    if lexicon.numbers.get(words[at]) in (19, 20) and rest is not None and 10 <= rest[0] <= 99:
        return lexicon.numbers[words[at]] * 100 + rest[0], rest[1]
    if first is not None and SHORT_YEARS[0] <= first[0] <= SHORT_YEARS[1]:
        return 1900 + first[0], first[1]
    return None


def _number_at(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Return the number at word `at` and where it ends. "Half" is one, with or without an article after it."""
    if words[at] not in lexicon.grammar.halves:
        return number_at(words, at, lexicon.numbers)
    is_article = words[at + 1 : at + 2] and words[at + 1] in lexicon.grammar.an
    return 0.5, at + 1 + bool(is_article)


def _count_at(words: Sequence[str], at: int, lexicon: Lexicon) -> Span | None:
    """Return the counted length of time at word `at` ("three weeks", "years ago"), or None."""
    counted = _number_at(words, at, lexicon)
    is_counted_before = at > 0 and words[at - 1] in lexicon.numbers  # of "six months" the number has been read
    if counted is None and (words[at] not in lexicon.uncounted or is_counted_before):
        return None
    value, unit = counted or (1, at)
    while counted and unit < len(words) and words[unit] in lexicon.grammar.counting:
        if words[at] in lexicon.grammar.an and words[unit] in lexicon.numbers:
            return None  # "a good six weeks": the number comes later
        unit += 1
    if unit >= len(words) or words[unit] not in lexicon.units:
        return None
    age = lexicon.grammar.old | lexicon.grammar.of_age
    if words[unit] in lexicon.grammar.years_old and not age.isdisjoint(words[unit + 1 : unit + 2]):
        return None  # "our eleven year old" and "fifty years of age" are ages
    beside = {*words[max(at - 1, 0) : at], *words[unit + 1 : unit + 2]}
    if not lexicon.grammar.not_lasting.isdisjoint(beside):  # "six months pregnant", "I'm pregnant six months"
        return None
    is_ago = unit + 1 < len(words) and words[unit + 1] in lexicon.grammar.ago
    days = value * (lexicon.units if counted else lexicon.uncounted)[words[unit]]
    is_less = at > 0 and words[at - 1] in lexicon.grammar.nearly
    return Span(days * NOT_QUITE if is_less else days, is_ago, at, unit + 1 + is_ago)
