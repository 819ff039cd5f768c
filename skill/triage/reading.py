"""Builds dataclasses from parsed TOML with cattrs, and refuses what does not fit them, naming each fault by its place.

Only what reads content imports this: packaging compiles the content, and the package has no cattrs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum, IntEnum, StrEnum
from typing import Any, TypeVar

from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.cols import homogenous_tuple_structure_factory, is_mapping, is_sequence, mapping_structure_factory
from cattrs.gen import make_dict_structure_fn

from skill.triage.messages import MessageKey

T = TypeVar("T")
Factory = Callable[[Any, Converter], Callable[[Any, Any], Any]]

_PLAIN = {str: "text", bool: "true or false", int: "a whole number", float: "a number", date: "a date"}
_KINDS = {**_PLAIN, list: "a list", dict: "a table"}
"""The kinds of value that content uses, and how a fault names them."""


def read(shape: type[T], tables: Mapping[str, Any], refusal: type[ValueError]) -> T:
    """Build a dataclass from parsed TOML: each field from the value under its name, nested dataclasses too.

    A list becomes a tuple. A word becomes the enum member with that value, or with that name if the values are numbers.
    A table in a mapping of tables gets its key as its id. Nothing else is converted: a number never becomes text.

    Raises `refusal`, which lists all that is missing, unknown or of the wrong kind, one fault a line. A fault names its
    place by ids ("rule E5: clarifier: unknown key foo"), or by a number from 1 without an id ("topic ice: say 2: ...").
    """
    try:
        return _CONVERTER.structure(tables, shape)
    except ClassValidationError as error:
        raise refusal("\n".join(_faults(error, tables))) from None


def _faults(error: Exception, given: Any, *place: str) -> Iterator[str]:
    """Yield the faults in the value at a place. `place` holds the names that lead to it."""
    if isinstance(error, ClassValidationError):
        of_fields, others = error.group_exceptions()
        for part, field in of_fields:
            yield from _faults(part, given.get(field.name), *place, field.name)
        for part in others:
            yield from _faults(part, given, *place)
    elif isinstance(error, IterableValidationError):
        *outside, name = place
        for part, item in error.group_exceptions()[0]:
            below = given[item.index]
            yield from _faults(part, below, *outside, f"{name} {_name(below, item.index)}")
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from (": ".join((*place, f"unknown key {key}")) for key in sorted(error.extra_fields))
    else:
        yield f"{': '.join(place)} is missing" if isinstance(error, KeyError) else f"{': '.join(place)}: {error}"


def _name(item: Any, index: int | str) -> Any:
    """Return how a fault names an item: by its key in a mapping; in a list by its id, or else its number from 1."""
    if isinstance(index, str):
        return index
    return item.get("id", index + 1) if isinstance(item, dict) else index + 1


def _checked(value: Any, kind: type) -> Any:
    # Compared by type, since isinstance takes true for a whole number and a datetime for a date.
    if type(value) is kind or (kind is float and type(value) is int):
        return value
    raise ValueError(f"{json.dumps(value, default=str)} is not {_KINDS[kind]}")


def _member(value: Any, kind: type[Enum]) -> Enum:
    words = {member.value if isinstance(member.value, str) else member.name: member for member in kind}
    if value in list(words):
        return words[value]
    raise ValueError(f"{json.dumps(value, default=str)} is none of {', '.join(words)}")


def _only(kind: type, factory: Factory) -> Factory:
    """Make cattrs build from this kind of value only; by itself it accepts anything that can be iterated."""

    def make(shape: Any, converter: Converter) -> Callable[[Any, Any], Any]:
        build = factory(shape, converter)
        return lambda value, _: build(_checked(value, kind), shape)

    return make


def _with_ids(shape: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    build = mapping_structure_factory(shape, converter)

    def with_id(key: str, table: Any) -> Any:
        return {**table, "id": key} if isinstance(table, dict) else table

    return lambda tables, _: build({key: with_id(key, table) for key, table in tables.items()}, shape)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for plain in _PLAIN:
        converter.register_structure_hook(plain, _checked)
    converter.register_structure_hook(MessageKey, lambda value, _: MessageKey(_checked(value, str)))
    for words in (IntEnum, StrEnum):
        converter.register_structure_hook(words, _member)
    converter.register_structure_hook_factory(is_sequence, _only(list, homogenous_tuple_structure_factory))
    converter.register_structure_hook_factory(is_mapping, _only(dict, _with_ids))
    converter.register_structure_hook_factory(is_dataclass, _only(dict, make_dict_structure_fn))
    return converter


_CONVERTER = _converter()
