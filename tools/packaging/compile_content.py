"""Loaded content -> a Python module that builds the same again: what is packaged need not parse and check TOML.

Parsing and checking all content takes most of a cold start. What comes out of it is fixed for one version of the
content, so packaging writes it down as Python, which Lambda gets byte-compiled (`skill.app.load_resources`).
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from skill.loading import load
from tools.packaging import deferred
from tools.packaging.deferred import put_off

HEAD = '"""All content, loaded and checked. Written when packaging; not to be edited."""\n'

_PLAIN = (str, int, float, bool, type(None))

LARGE = 200
"""Plain values in a mapping by text that is worth deferring."""


def module_of(content: Any, file: bytearray | None = None) -> str:
    """The text of a module whose `load()` gives an object equal to `content`, the same objects shared in it.

    `content` is made of dataclasses, enums, mappings, tuples, frozensets, dates and plain values; TypeError otherwise.
    The entries of large mappings are added to `file` instead, if there is one; the module reads them from
    "deferred.bin" beside it.
    """
    writer = _Writer(content, file)
    built = writer.expression(content)
    imports = sorted(f"from {kind.__module__} import {kind.__qualname__}" for kind in writer.kinds)
    imports += ["import os", "from skill.deferred import Deferred"] if file else []
    opening = ["_file = os.open(__file__.rpartition('/')[0] + '/deferred.bin', os.O_RDONLY)"] if file else []
    body = [*opening, *writer.lines, f"return {built}"]
    return "\n".join([HEAD, *imports, "", "", "def load():", *(f"    {line}" for line in body)]) + "\n"


class _Writer:
    """Writes values as expressions; what is used more than once gets a name first."""

    def __init__(self, content: Any, file: bytearray | None) -> None:
        self.kinds: set[type] = set()
        self._file = file
        self.lines: list[str] = []
        self._uses: Counter[int] = Counter()
        self._names: dict[Any, str] = {}
        self._count(content)

    def _count(self, value: Any) -> None:
        if is_dataclass(value):
            self._uses[id(value)] += 1
            if self._uses[id(value)] > 1:
                return
        for part in _parts(value):
            self._count(part)

    def expression(self, value: Any) -> str:
        if isinstance(value, Enum):
            return self._named((type(value), value), f"{self._kind(value)}.{value.name}")
        if isinstance(value, _PLAIN):
            return repr(value)
        if isinstance(value, frozenset):
            return self._named(value, f"frozenset(({self._listed(sorted(value))}))")
        if isinstance(value, tuple):
            return f"({self._listed(value)})"
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, date):
            return f"{self._kind(value)}({value.year}, {value.month}, {value.day})"
        if not is_dataclass(value) or isinstance(value, type):
            raise TypeError(f"content holds a {type(value).__name__}")
        if self._uses[id(value)] > 1:
            known = self._names.get(id(value))
            return known or self._named(id(value), f"{self._kind(value)}({self._listed(_parts(value))})")
        return f"{self._kind(value)}({self._listed(_parts(value))})"

    def _mapping(self, value: Mapping[Any, Any]) -> str:
        if self._file is not None and _is_large(value):
            beginnings, edges = put_off(value, self._file)
            return f"Deferred(_file, {beginnings}, {edges})"
        if value and all(map(_is_constant, (*value.keys(), *value.values()))):
            # Tuples of constants are read with the module; a display of pairs is run, instruction by instruction.
            return f"dict(zip(({self._listed(value.keys())}), ({self._listed(value.values())})))"
        pairs = (f"{self.expression(key)}: {self.expression(part)}" for key, part in value.items())
        return f"{{{', '.join(pairs)}}}"

    def _named(self, key: Any, built: str) -> str:
        if key not in self._names:
            self._names[key] = f"_{len(self._names)}"
            self.lines.append(f"{self._names[key]} = {built}")
        return self._names[key]

    def _listed(self, values: Any) -> str:
        return "".join(f"{self.expression(value)}, " for value in values)

    def _kind(self, value: Any) -> str:
        self.kinds.add(type(value))
        return type(value).__qualname__


def _is_constant(value: Any) -> bool:
    """Whether Python keeps the value as a constant."""
    is_enum = isinstance(value, Enum)
    return all(map(_is_constant, value)) if isinstance(value, tuple) else isinstance(value, _PLAIN) and not is_enum


def _is_large(value: Mapping[Any, Any]) -> bool:
    """Whether a mapping is worth deferring, and of plain values by text."""
    leaves = [*_leaves(value)]
    return len(leaves) > LARGE and all(map(_is_constant, leaves)) and all(isinstance(key, str) for key in value)


def _leaves(value: Any) -> Iterator[Any]:
    """Every value in mappings and tuples that is neither."""
    if isinstance(value, Mapping | tuple):
        for part in _parts(value):
            yield from _leaves(part)
    else:
        yield value


def _parts(value: Any) -> Iterator[Any]:
    if is_dataclass(value):
        yield from (getattr(value, field.name) for field in fields(value))
    elif isinstance(value, Mapping):
        yield from value.keys()
        yield from value.values()
    elif isinstance(value, tuple):
        yield from value


def write_content(folder: Path, is_whole: bool) -> None:
    """Write all content into the package's folder of the skill; nothing of it is deferred, if it is to be whole."""
    file = bytearray()
    (folder / "loading.py").write_text(module_of(load(), None if is_whole else file), "utf-8")
    (folder / "deferred.bin").write_bytes(file)
    shutil.copy(deferred.__file__, folder)


if __name__ == "__main__":
    write_content(Path(sys.argv[1]), "--whole" in sys.argv)
