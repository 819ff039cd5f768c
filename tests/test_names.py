"""One word for each thing: no two classes share a name, and what a type is called is written once."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SKILL = Path(__file__).parents[1] / "skill"
TREES = [ast.parse(file.read_text("utf-8")) for file in sorted(SKILL.rglob("*.py"))]


def twice(names: Iterator[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


def aliases() -> Iterator[str]:
    """Types that are given a name: `Step = tuple[Conversation, Reply]`."""
    for tree in TREES:
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
                made = ast.unparse(node.value)
                if made.partition("[")[0] in {"tuple", "list", "dict", "set", "frozenset", "Mapping", "Callable"}:
                    yield made


def test_the_trees_are_read_well_enough():
    assert "tuple[Conversation, Reply]" in aliases()


def test_no_two_classes_share_a_name():
    """But for the simulator, which plays the world outside: its clock is no clock of the skill's."""
    inside = [
        tree for file, tree in zip(sorted(SKILL.rglob("*.py")), TREES, strict=True) if "simulator" not in file.parts
    ]
    assert twice(node.name for tree in inside for node in ast.walk(tree) if isinstance(node, ast.ClassDef)) == []


def test_no_type_is_named_twice():
    assert twice(aliases()) == []
