"""TOML text <-> its sections, entries and list items, each with the comments that belong to it.

Enough of TOML for files of phrases: tables, strings on one line, numbers, lists of strings, inline tables.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

_ENTRY = re.compile(r"""(?P<key>[\w-]+|"[^"\n]*")\s*=\s*(?P<value>.*)""")
_STRING = r'"(?:[^"\\\n]|\\.)*"'
_TOKEN = re.compile(rf"(?P<string>{_STRING})|(?P<comment>\#.*)|(?P<newline>\n)|(?P<mark>[\[\],])|[ \t]+")
_BESIDE = re.compile(rf"(?P<before>(?:{_STRING}|'[^'\n]*'|[^\"'\#])*)(?P<comment>\#.*)?")


class LayoutError(ValueError):
    """The text is no TOML, or more of it than files of phrases need; the message says where."""


@dataclass(slots=True)
class Item:
    """One string of a list."""

    text: str
    above: list[str] = field(default_factory=list)
    """Comments on lines of their own before it."""
    beside: list[str] = field(default_factory=list)
    """Comments after it on its line."""


@dataclass(slots=True)
class Entry:
    """One key and what it stands for."""

    key: str
    value: str | list[Item]
    """A list's items, or any other value as it is written."""
    above: list[str] = field(default_factory=list)
    """Comments on lines of their own before it; an empty one is an empty line."""
    beside: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    """Comments after the last item of a list."""


@dataclass(slots=True)
class Section:
    """One table, or what stands before the first one (then without a name)."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def read_layout(text: str) -> tuple[list[Section], list[str]]:
    """The sections of a file, and the comments after the last entry. Raises LayoutError."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutError(str(error)) from error
    sections = [Section("")]
    waiting: list[str] = []
    lines = iter(text.splitlines())
    for line in map(str.strip, lines):
        if not line or line.startswith("#"):
            waiting.append(line)
        elif line.startswith("[") and not line.startswith("[["):
            name, beside = _parted(line)
            sections.append(Section(name, above=waiting, beside=beside))
            waiting = []
        else:
            sections[-1].entries.append(_entry(line, lines, waiting))
            waiting = []
    return sections, waiting


def _entry(line: str, lines: Iterator[str], above: list[str]) -> Entry:
    found = _ENTRY.fullmatch(line)
    if found is None:
        raise LayoutError(f"cannot read {line!r}")
    key, value = found["key"], found["value"]
    if value.startswith(('"""', "'''")):
        raise LayoutError(f"{key}: a string over several lines; write a list")
    if not value.startswith("["):
        value, beside = _parted(value)
        return Entry(key, value, above, beside)
    while not _is_closed(value):
        value += "\n" + next(lines)
    return _list(Entry(key, [], above), value)


def _is_closed(text: str) -> bool:
    marks = [token["mark"] for token in _TOKEN.finditer(text)]
    return marks.count("[") == marks.count("]")


def _list(entry: Entry, text: str) -> Entry:
    """Fill an entry from the text of a list."""
    items: list[Item] = []
    above: list[str] = []
    is_line_of_item, is_open, at = False, True, 1
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or token["mark"] == "[":
            raise LayoutError(f"{entry.key}: a list may hold strings in double quotes alone: {text[at : at + 40]!r}")
        at = token.end()
        if token["string"]:
            items.append(Item(token["string"], above))
            above, is_line_of_item = [], True
        elif token["newline"]:
            is_line_of_item = False
        elif token["mark"] == "]":
            is_open = False
        elif token["comment"]:
            is_of_entry = not is_open or (not items and "\n" not in text[: token.start()])
            (entry.beside if is_of_entry else items[-1].beside if is_line_of_item else above).append(token["comment"])
    entry.value, entry.end = items, above
    return entry


def _parted(line: str) -> tuple[str, list[str]]:
    """A line as its content and the comment after it."""
    parts = _BESIDE.fullmatch(line)
    if parts is None:
        raise LayoutError(f"cannot read {line!r}")
    return parts["before"].strip(), [parts["comment"]] if parts["comment"] else []


def written(sections: Iterable[Section], end: Iterable[str]) -> str:
    """The text of a file: each item of a list on a line of its own, an empty line before each section."""
    lines: list[str] = []
    for section in sections:
        lines += ["", *section.above, *_with(section.name, section.beside)] if section.name else []
        for entry in section.entries:
            lines += _entry_lines(entry)
    text = "\n".join([*lines, *end])
    return re.sub(r"\n{3,}", "\n\n", text.strip("\n")) + "\n"


def _entry_lines(entry: Entry) -> list[str]:
    if isinstance(entry.value, str):
        return [*entry.above, *_with(f"{entry.key} = {entry.value}", entry.beside)]
    items = entry.value
    if len(items) <= 1 and not entry.end and not any(item.above or item.beside for item in items):
        listed = "".join(item.text for item in items)
        return [*entry.above, *_with(f"{entry.key} = [{listed}]", entry.beside)]
    lines = [*entry.above, *entry.beside, f"{entry.key} = ["]
    for item in items:
        lines += [f"  {line}" for line in (*item.above, *_with(f"{item.text},", item.beside))]
    return [*lines, *(f"  {line}" for line in entry.end), "]"]


def _with(line: str, beside: list[str]) -> list[str]:
    return ["  ".join([line, *beside])]


def value_of(text: str) -> Any:
    """What a value means that is written as `text`."""
    return tomllib.loads(f"value = {text}")["value"]
