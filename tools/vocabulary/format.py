"""Writes the vocabulary files in their one form: `python -m tools.vocabulary.format`; `--check` tells what is wrong.

Phrases and patterns stand one a line, sorted, none twice. A table of phrases ("fortnight = 14") is sorted by what they
mean. Sections, concepts and comments stay where they are; a comment goes with the line that it stands before or beside.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import islice, pairwise, zip_longest
from pathlib import Path
from typing import Any

from tools.vocabulary.layout import Entry, Item, LayoutError, read_layout, value_of, written

LANGUAGES = Path(__file__).parents[2] / "skill" / "listening" / "languages"

_MARKS = re.compile(r"[={}'()]")


def formatted(text: str) -> str:
    """The one form of a file. Raises LayoutError if the text is no TOML or cannot be kept whole."""
    sections, end = read_layout(text)
    for section in sections:
        for entry in section.entries:
            if isinstance(entry.value, list):
                entry.value = _sorted(entry.value)
        if all(isinstance(entry.value, str) and not entry.value.startswith("{") for entry in section.entries):
            section.entries.sort(key=_meaning)
    new = written(sections, end)
    if tomllib.loads(new) != _tidy(tomllib.loads(text)):
        raise LayoutError("this form of TOML is not known here")
    return new


def _sorted(items: list[Item]) -> list[Item]:
    """The items in order, each once, with the comments of all that say the same."""
    once: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: _alphabetical(value_of(item.text))):
        first = once.setdefault(item.text, item)
        if first is not item:
            first.above += item.above
            first.beside += item.beside
    return [*once.values()]


def _alphabetical(text: str) -> tuple[str, str]:
    """By its letters; marks ("=knee", "{cannot} feel", "'left' + leg") count only among the same letters."""
    return _MARKS.sub("", text), text


def _meaning(entry: Entry) -> tuple[bool, Any, str]:
    meaning = value_of(str(entry.value))
    return isinstance(meaning, str), meaning, entry.key.strip('"')


def _tidy(value: Any) -> Any:
    """What a file says, with every list in order."""
    if isinstance(value, dict):
        return {key: _tidy(part) for key, part in value.items()}
    return sorted(set(value), key=_alphabetical) if isinstance(value, list) else value


def faults(text: str) -> Iterator[str]:
    """Yield all that is not as it should be in a file, each with its place. Raises LayoutError as `formatted` does."""
    new = formatted(text)
    if new == text:
        return
    sections, _ = read_layout(text)
    known = [(f"{section.name} {entry.key}".strip(), entry.value) for section in sections for entry in section.entries]
    found = [f"{place}: {fault}" for place, value in known if isinstance(value, list) for fault in _disorder(value)]
    lines = zip_longest(text.splitlines(), new.splitlines())
    number, here = next((at, new) for at, (old, new) in enumerate(lines, 1) if old != new)
    yield from found or [f"line {number}: should be {here!r}"]


def _disorder(items: list[Item]) -> Iterator[str]:
    texts = [value_of(item.text) for item in items]
    yield from (f"{text!r} stands twice" for text in sorted({text for text in texts if texts.count(text) > 1}))
    unsorted = (pair for pair in pairwise(texts) if _alphabetical(pair[1]) < _alphabetical(pair[0]))
    yield from (f"{after!r} stands after {before!r}" for before, after in islice(unsorted, 1))


def main() -> int:
    """Write every file in its form, or leave it and tell why; with `--check`, write none and tell all that is wrong."""
    is_check = "--check" in sys.argv
    found: list[str] = []
    for file in sorted(LANGUAGES.rglob("*.toml")):
        text, name = file.read_text("utf-8"), file.relative_to(LANGUAGES)
        try:
            if is_check:
                found += [f"{name}: {fault}" for fault in faults(text)]
            else:
                file.write_text(formatted(text), "utf-8")
        except LayoutError as error:
            found.append(f"{name}: {error}")
    print(*found, sep="\n", end="\n" if found else "")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
