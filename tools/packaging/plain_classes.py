"""Dataclasses, named tuples and enums made quick to import, for packaging.

A dataclass writes the source of its methods and compiles it each time its module is imported, and the makers of named
tuples and enums check what the tests have checked; what that takes of a cold start is in docs/performance.md. Here
dataclasses are written out once, named tuples lose their annotations, and enums are made by a short maker of our own.
What differs: nothing stops a plain class or an enum from being changed after it was made, and a member of an enum is
no instance of `enum.Enum`. The tests, which run on the real ones, would.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

SUPPORT = "skill.plain"
"""The module that stands in for `dataclasses` and `enum` in the package."""

SUPPORT_TEXT = '''"""What the package needs of `dataclasses` and `enum`. Written by tools/packaging/plain_classes.py."""

MISSING = object()


class _Field:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name


def fields(kind):
    return [_Field(name) for name in kind.__slots__]


def replace(value, **changes):
    kind = type(value)
    return kind(**{name: getattr(value, name) for name in kind.__slots__} | changes)


auto = object  # a member whose value is its own name


class _EnumMaker(type):
    def __new__(maker, name, bases, body):
        rest, found = {}, {}
        for key, value in body.items():
            (found if not key.startswith("_") and type(value) in (str, int, object) else rest)[key] = value
        made = type.__new__(maker, name, bases, rest)
        made._by_name_, made._by_value_ = {}, {}
        for key, value in found.items():
            value = key.lower() if type(value) is object else value
            member = type.__call__(made, value)
            member.name, member.value = key, value
            made._by_name_[key] = made._by_value_[value] = member
            setattr(made, key, member)
        return made

    def __call__(made, value):
        try:
            return made._by_value_[value]
        except KeyError:
            raise ValueError(f"{value!r} is not a valid {made.__name__}") from None

    def __iter__(made):
        return iter(made._by_name_.values())

    def __len__(made):
        return len(made._by_name_)

    def __contains__(made, value):
        return value in made._by_value_

    def __getitem__(made, name):
        return made._by_name_[name]


class ReprEnum(metaclass=_EnumMaker):
    pass


class StrEnum(str, ReprEnum):
    pass


class IntEnum(int, ReprEnum):
    pass
'''

_GIVEN = frozenset({"MISSING", "fields", "replace"})
"""What SUPPORT_TEXT defines; `dataclass` and `field` are gone when a module is written out."""

_ENUMS = frozenset({"IntEnum", "ReprEnum", "StrEnum", "auto"})
"""The rest of it. `Enum` itself, which the skill only compares the SDK's classes with, stays the real one."""


class _Field(NamedTuple):
    name: str
    default: str
    factory: str
    is_compared: bool


def plain(text: str, place: str) -> str:
    """The text of a module, with plain classes for its dataclasses. ValueError: it uses more of them than is known."""
    tree = ast.parse(text)
    body: list[ast.stmt] = []
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "dataclasses":
            used = {alias.name for alias in statement.names}
            if used - _GIVEN - {"dataclass", "field"} or any(alias.asname for alias in statement.names):
                raise ValueError(f"{place}: {sorted(used)} of dataclasses are not all known")
            names = ", ".join(sorted({"MISSING", *(used & _GIVEN)}))
            body += ast.parse(f"from {SUPPORT} import {names}").body
        elif isinstance(statement, ast.ImportFrom) and statement.module == "enum":
            is_own = _ENUMS.issuperset(alias.name for alias in statement.names)
            body.append(ast.ImportFrom(SUPPORT if is_own else "enum", statement.names, 0))
        elif isinstance(statement, ast.ImportFrom) and "NamedTuple" in {alias.name for alias in statement.names}:
            rest = [alias for alias in statement.names if alias.name != "NamedTuple"]
            body += [ast.ImportFrom(statement.module, rest, 0)] if rest else []
            body += ast.parse("from collections import namedtuple").body
        elif isinstance(statement, ast.ClassDef) and [ast.unparse(base) for base in statement.bases] == ["NamedTuple"]:
            body.append(_named_tuple(statement))
        else:
            body.append(_plain_class(statement, place) if isinstance(statement, ast.ClassDef) else statement)
    tree.body = body
    return ast.unparse(tree) + "\n"


def _plain_class(kind: ast.ClassDef, place: str) -> ast.ClassDef:
    options = _options(kind, place)
    if options is None:
        return kind
    if kind.bases or "slots" not in options:
        raise ValueError(f"{place}: {kind.name} is inherited or has no slots")
    found = [_field(part) for part in kind.body if isinstance(part, ast.AnnAssign)]
    rest = [part for part in kind.body if not isinstance(part, ast.AnnAssign)]
    kind.body = [*rest[:1], *ast.parse(_methods(kind.name, found, "frozen" in options)).body, *rest[1:]]
    kind.decorator_list = []
    return kind


def _named_tuple(kind: ast.ClassDef) -> ast.ClassDef:
    """The same of `collections`, which compiles no annotations."""
    found = [_field(part) for part in kind.body if isinstance(part, ast.AnnAssign)]
    names = tuple(field.name for field in found)
    defaults = "".join(f"{field.default}, " for field in found if field.default)
    kind.bases = [ast.parse(f"namedtuple({kind.name!r}, {names!r}, defaults=({defaults}))", mode="eval").body]
    rest = [part for part in kind.body if not isinstance(part, ast.AnnAssign)]
    kind.body = [*rest[:1], *ast.parse("__slots__ = ()").body, *rest[1:]]
    return kind


def _options(kind: ast.ClassDef, place: str) -> set[str] | None:
    """Which options a dataclass is given; None if the class is no dataclass."""
    for decorator in kind.decorator_list:
        if isinstance(decorator, ast.Name) and decorator.id == "dataclass":
            return set()
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass":
            options = {str(option.arg) for option in decorator.keywords if ast.unparse(option.value) == "True"}
            if len(kind.decorator_list) > 1 or len(options) != len(decorator.keywords) or options - {"frozen", "slots"}:
                raise ValueError(f"{place}: {kind.name} is a dataclass of a kind not known here")
            return options
    return None


def _field(part: ast.AnnAssign) -> _Field:
    name = ast.unparse(part.target)
    if not isinstance(part.value, ast.Call) or ast.unparse(part.value.func) != "field":
        return _Field(name, ast.unparse(part.value) if part.value else "", "", True)
    given = {str(option.arg): ast.unparse(option.value) for option in part.value.keywords}
    if part.value.args or given.keys() - {"default", "default_factory", "compare"}:
        raise ValueError(f"field {name}: {sorted(given)} are not all known")
    return _Field(
        name, given.get("default", ""), given.get("default_factory", ""), given.get("compare", "True") == "True"
    )


def _methods(name: str, found: list[_Field], is_frozen: bool) -> str:
    """The slots, the constructor and the comparison; one without a default may not follow one with, as in Python."""
    taken = [
        field.name + (f"={field.default}" if field.default else "=MISSING" if field.factory else "") for field in found
    ]
    kept = [
        f"self.{field.name} = " + (f"{field.factory}() if {field.name} is MISSING else " if field.factory else "")
        for field in found
    ]
    compared = [field.name for field in found if field.is_compared]
    mine, others = (f"({''.join(f'{whose}.{name}, ' for name in compared)})" for whose in ("self", "other"))
    lines = [
        f"__slots__ = __match_args__ = ({''.join(f'{field.name!r}, ' for field in found)})",
        f"def __init__(self, {', '.join(taken)}):",
        *(f"    {keep}{field.name}" for keep, field in zip(kept, found, strict=True)),
        *([] if found else ["    pass"]),
        "def __eq__(self, other):",
        f"    return {mine} == {others} if other.__class__ is self.__class__ else NotImplemented",
        "def __hash__(self):",
        f"    return hash({mine})" if is_frozen else "    raise TypeError('unhashable type: ' + repr(type(self)))",
        f"def __repr__(self):\n    return {name!r} + '(...)'",
    ]
    return "\n".join(lines)
