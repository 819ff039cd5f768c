"""What packaging rewrites keeps its meaning, and what it does not know it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

import pytest

from skill.triage.messages import MessageKey
from tools.packaging.compile_content import LARGE, module_of
from tools.packaging.deferred import Deferred, put_off
from tools.packaging.light_sdk import lazy_clients, lazy_package, lazy_printer
from tools.packaging.plain_classes import SUPPORT_TEXT, plain
from tools.packaging.reproducible_zip import write_zip

CLASSES = '''
"""A module."""
from __future__ import annotations
from dataclasses import dataclass, field, replace
from enum import IntEnum, ReprEnum, StrEnum, auto
from typing import NamedTuple
@dataclass(frozen=True, slots=True)
class Point:
    """A place."""
    x: int
    y: int = 7
    """How high."""
    tags: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict, compare=False)
    @property
    def sum(self) -> int:
        return self.x + self.y
@dataclass(slots=True)
class Loose:
    name: str
def moved(point: Point) -> Point:
    return replace(point, x=point.x + 1)
class Pair(NamedTuple):
    """Two."""
    first: int
    second: str = "b"
    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"
class Level(IntEnum):
    LOW = 1
    """How low."""
    HIGH = 2
class Shade(StrEnum):
    DARK = auto()
    PALE = "light"
class Key(str):
    __slots__ = ()
class Message(Key, ReprEnum):
    """A family."""
class Offer(Message):
    MORE = "offer.more"
    @property
    def again(self):
        return Key(f"{self}.again")
'''

CHECKS = """
a, b = Point(1), Point(1, 7, [])
assert (a.x, a.y, a.tags, a.sum) == (1, 7, [], 8) and a.tags is not b.tags
assert a == b and a != Point(2) and Point(1, seen={"x": 1}) == a
assert a.__eq__(1) is NotImplemented
assert moved(a) == Point(2) and Loose("x") == Loose("x") != Loose("y")
assert Pair(1) == (1, "b") and Pair(1, "c").both == "1c" and Pair(1)._replace(first=2).first == 2
assert hash(Point(1, 2, ())) == hash(Point(1, 2, ()))
assert max(Level.LOW, Level.HIGH) is Level.HIGH is Level(2) is Level["HIGH"] and [*Level] == [1, 2]
assert (Level.LOW.name, Level.LOW.value, str(Level.LOW), f"{Level.LOW}") == ("LOW", 1, "1", "1")
assert (Shade.DARK.value, Shade("light"), len(Shade), {Shade.DARK: 1}) == ("dark", Shade.PALE, 2, {"dark": 1})
assert isinstance(Offer.MORE, Message) and isinstance(Offer.MORE, Key) and not isinstance(Offer.MORE, Shade)
assert f"{Offer.MORE}" == "offer.more" and Offer.MORE.again == "offer.more.again"
for wrong in (lambda: hash(Loose("x")), lambda: Point(), lambda: setattr(a, "z", 1), lambda: Shade("x")):
    try:
        wrong()
    except (TypeError, AttributeError, ValueError):
        continue
    raise AssertionError
"""


def run(tmp_path, *texts):
    subprocess.run([sys.executable, "-c", "\n".join(texts)], cwd=tmp_path, check=True)


def test_plain_classes_and_enums_do_what_the_real_ones_do(tmp_path):
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill/plain.py").write_text(SUPPORT_TEXT, "utf-8")
    written = plain(CLASSES, "module")
    assert "dataclass" not in written
    assert "from enum" not in written
    run(tmp_path, written, CHECKS)
    run(tmp_path, CLASSES, CHECKS)  # they are true of the dataclasses


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("from dataclasses import dataclass, asdict", "asdict"),
        ("from dataclasses import dataclass as d", "not all known"),
        ("@dataclass\nclass A:\n    x: int", "no slots"),
        ("@dataclass(slots=True)\nclass A(B):\n    x: int", "inherited"),
        ("@dataclass(slots=True, kw_only=True)\nclass A:\n    x: int", "of a kind not known"),
        ("@dataclass(slots=True)\nclass A:\n    x: int = field(init=False)", "not all known"),
    ],
)
def test_a_dataclass_of_a_kind_not_known_is_refused(text, fault):
    with pytest.raises(ValueError, match=fault):
        plain(text, "module")


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Leaf:
    colour: Colour
    day: date


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    by_name: dict[str, Leaf]
    words: frozenset[str]
    size: float = field(default=0.5)
    counts: dict[str, tuple[int, str]] = field(default_factory=dict)


def test_compiled_content_is_equal_and_shares_what_was_shared():
    leaf = Leaf(Colour.RED, date(2026, 11, 21))
    tree = Tree((leaf, leaf), {"a 'leaf'": leaf}, frozenset({"x", "y"}), counts={"a": (1, "b")})
    text = module_of(tree).replace(f"from {__name__} import ", "# ")
    scope = {"Tree": Tree, "Leaf": Leaf, "Colour": Colour, "date": date}
    exec(text, scope)
    built = scope["load"]()
    assert built == tree
    assert built.leaves[0] is built.leaves[1] is built.by_name["a 'leaf'"]


@dataclass(frozen=True, slots=True)
class Book:
    pages: dict[str, tuple[str, ...]]
    index: dict[str, str]
    words: dict[str, dict[str, int]]


PAGES = {f"{number:04}": ("\u00e9", str(number)) for number in range(LARGE)}


def test_large_mappings_are_deferred_and_read_the_same(tmp_path):
    book = Book(PAGES, {"a": "b"}, {"a": {str(number): number for number in range(LARGE)}, "ab": {}})
    entries = bytearray()
    text = module_of(book, entries)
    assert repr(str(LARGE - 1)) not in text
    (tmp_path / "deferred.bin").write_bytes(entries)
    scope = {"Book": Book, "Deferred": Deferred, "os": os, "__file__": f"{tmp_path}/compiled.py"}
    exec("\n".join(line for line in text.splitlines() if not line.startswith(("from ", "import "))), scope)
    built = scope["load"]()
    assert [type(part) for part in (built.pages, built.index, built.words)] == [Deferred, dict, Deferred]
    assert built == book
    assert scope["load"]().words["a"][str(LARGE - 1)] == LARGE - 1


def test_a_deferred_mapping_is_a_mapping(tmp_path):
    entries = bytearray(b"others")
    beginnings, edges = put_off(PAGES, entries)
    (tmp_path / "entries").write_bytes(entries)
    file = os.open(tmp_path / "entries", os.O_RDONLY)
    made = Deferred(file, beginnings, edges)
    assert made.get("0007") == made["0007"] == ("\u00e9", "7")
    assert "0008" in made
    assert made.get("000x") is made.get("x") is None
    assert "x" not in made
    with pytest.raises(KeyError):
        made["000x"]
    assert (len(made), dict(made)) == (LARGE, PAGES)
    assert dict(Deferred(file, beginnings, edges).items()) == PAGES
    os.close(file)
    assert made["0001"] == ("\u00e9", "1")  # and is not read again


def test_a_text_of_a_type_of_its_own_is_deferred_as_plain_text(tmp_path):
    entries = bytearray()
    beginnings, edges = put_off({MessageKey("goodbye"): MessageKey("Goodbye.")}, entries)
    (tmp_path / "entries").write_bytes(entries)
    file = os.open(tmp_path / "entries", os.O_RDONLY)
    made = Deferred(file, beginnings, edges)
    assert made[MessageKey("goodbye")] == "Goodbye."
    assert [type(part) for item in made.items() for part in item] == [str, str]
    os.close(file)


def test_what_is_not_plain_is_not_deferred():
    days = {str(number): date(2026, 11, 21) for number in range(LARGE)}
    entries = bytearray()
    assert "Deferred" not in module_of(days, entries)
    assert not entries


def test_content_that_cannot_be_written_down_is_refused():
    with pytest.raises(TypeError, match="content holds a object"):
        module_of((object(),))


def test_a_package_that_does_more_than_import_is_left_alone():
    with pytest.raises(ValueError, match="more than imports"):
        lazy_package("from .a import A\nprint(A)", "package")


def test_a_lazy_package_offers_what_it_did(tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    text = "# licence\nfrom __future__ import absolute_import\n\nfrom .a import (A)\nfrom .b import B\n"
    (package / "__init__.py").write_text(lazy_package(text, "package"), "utf-8")
    (package / "a.py").write_text("class A: pass\n", "utf-8")
    (package / "b.py").write_text("raise RuntimeError('loaded for nothing')\n", "utf-8")
    run(tmp_path, "from package import A\nimport package\nassert package.A is A and not hasattr(package, 'C')")


def test_clients_and_printers_are_imported_where_they_are_used():
    text = "from .ups import UpsServiceClient\nclass F:\n    def get(self):\n        return UpsServiceClient(1)\n"
    assert "        from .ups import UpsServiceClient\n        return UpsServiceClient(1)\n" in lazy_clients(text)
    text = "import pprint\nclass M:\n    def to_str(self):\n        return pprint.pformat(1)\n"
    assert lazy_printer(text).startswith("class M:")
    assert "        import pprint\n        return pprint.pformat(1)\n" in lazy_printer(text)
    with pytest.raises(ValueError, match="no client"):
        lazy_clients("class F: pass")


def test_a_zip_knows_no_dates_and_no_modes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for file in ("b", "a") if name == "one" else ("a", "b"):
            (tmp_path / name / file).write_text(file, "utf-8")
            (tmp_path / name / file).chmod(0o600 if name == "one" else 0o755)
        write_zip(tmp_path / name, tmp_path / f"{name}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
