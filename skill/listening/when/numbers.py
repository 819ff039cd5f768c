"""Read numbers as people say them: "eight", "sixty five", "2015"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LONGEST_FIGURE = 4
"""How many digits a number in figures may have here: as many as a year."""


def number_at(words: Sequence[str], at: int, numbers: Mapping[str, float]) -> tuple[float, int] | None:
    """Return the number that begins at word `at` and where it ends ("sixty five" -> 65), or None."""
    word = words[at] if at < len(words) else ""
    if word.isdigit() and len(word) <= LONGEST_FIGURE:
        return float(word), at + 1
    if word not in numbers:
        return None
    value, end = numbers[word], at + 1
    ones = numbers.get(words[end], 0) if end < len(words) else 0
    if value >= 20 and value % 10 == 0 and 1 <= ones <= 9:
        return value + ones, end + 1
    return value, end
