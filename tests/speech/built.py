"""The message keys that the code can build: written in it, or made of the content's ids."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from skill.app import load_resources
from skill.dialogue.state.reminder_plan import THINGS
from skill.listening.when.recurrences import EVERY_DAY
from skill.triage.disposition import Disposition
from skill.triage.model import FindingKind

SKILL = Path(__file__).parents[2] / "skill"
KNOWLEDGE = load_resources().knowledge
CONTENT, GUIDANCE, EXERCISES = KNOWLEDGE.content, KNOWLEDGE.guidance, KNOWLEDGE.exercises
DOTTED = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")
TOUCHED = {f"question.{q.id}": len(q.options) for q in CONTENT.questions.values()} | {
    "opening": 3,
    "offer.more": 3,
    "offer.step": 4,
    "offer.resume": 2,
}
"""What has buttons of its own beside yes and no, and how many: a question as many as it has options."""
BUILDERS = {"Line": 0, "offering": 0}
"""What takes a message key, and at which place."""


class Code:
    """The rooms that choose messages, read as syntax trees."""

    def __init__(self) -> None:
        files = [
            *(SKILL / "dialogue").rglob("*.py"),
            *(SKILL / "handlers").glob("*.py"),
            SKILL / "speech" / "screen.py",
        ]
        self.trees = [ast.parse(file.read_text("utf-8")) for file in files]
        self.named = dict(
            pair for tree in self.trees for node in tree.body if isinstance(node, ast.Assign) for pair in _names(node)
        )

    def texts(self) -> set[str]:
        """Every text in the code but docstrings and annotations."""
        return {
            node.value
            for tree in self.trees
            for top in ast.walk(tree)
            if not isinstance(top, ast.Expr)
            for node in ast.iter_child_nodes(top)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }

    def built(self, *builders: str) -> Iterator[tuple[str, int]]:
        """(a key, or a pattern of keys; how many arguments came with it) for each call of these."""
        for tree in self.trees:
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in builders:
                    for key in self._keys(call.args[0]):
                        yield key, len(call.args) - 1

    def _keys(self, node: ast.expr) -> Iterator[str]:
        """What an expression may be, as patterns; nothing for a variable, whose value was written elsewhere."""
        match node:
            case ast.Constant(value=str(text)):
                yield re.escape(text)
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in self.named:
                yield re.escape(self.named[name])
            case ast.IfExp(body=one, orelse=other):
                yield from (*self._keys(one), *self._keys(other))
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self._keys(value)
            case ast.JoinedStr(values=values):
                yield "".join(self._part(value) for value in values)

    def _part(self, node: ast.expr) -> str:
        if isinstance(node, ast.FormattedValue):
            return next(self._keys(node.value), ".+")
        return next(self._keys(node))


def _names(node: ast.Assign) -> Iterator[tuple[str, str]]:
    """The names a module gives to texts."""
    for target in node.targets:
        pairs = (
            zip(target.elts, node.value.elts, strict=True)
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            else [(target, node.value)]
        )
        for name, value in pairs:
            if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield name.id, value.value


def from_content() -> set[str]:
    """Keys made of ids: of questions, findings, rules, actions, publishers, topics and plans, and of what they show."""
    return {
        *_of_questions(),
        *_of_rules(),
        *_of_sources(),
        *_of_findings(),
        *_of_guidance(),
        *_of_exercises(),
        *_of_reminders(),
        *_of_screens(),
    }


def _of_reminders() -> Iterator[str]:
    """What one is reminded of, and what a moment is put into words with (skill/speech/values.py)."""
    yield from (f"{kind}.{thing}" for kind in ("thing", "label") for thing in THINGS)
    yield "label.timer"
    yield from (f"moment.{name}" for name in ("once", "weekly", "in", "some_time"))
    yield from (f"day.{name}" for name in ("today", "tomorrow", "date", "all", "weekdays"))
    yield from (f"time.{name}" for name in ("noon", "midnight", "morning", "afternoon", "evening", "night"))
    yield from (f"weekday.{name}" for name in EVERY_DAY)
    yield from (f"month.{number}" for number in range(1, 13))
    yield from (f"unit.{name}{plural}" for name in ("hour", "minute", "second") for plural in ("", "s"))


def _of_questions() -> Iterator[str]:
    for question in CONTENT.questions.values():
        for form in ("ask", "short", "why", *(["besides"] if question.besides else [])):
            yield f"question.{question.id}.{form}"


def _of_screens() -> Iterator[str]:
    yield from (f"screen.level.{level.name.lower()}" for level in Disposition)
    for subject, count in TOUCHED.items():
        yield from (f"screen.{subject}.{number}" for number in range(1, count + 1))


def _of_rules() -> Iterator[str]:
    for rule in CONTENT.rules.values():
        yield f"rule.{rule.id}.because"
        yield f"safety_net.{rule.safety_net}"
        if rule.disposition is Disposition.EMERGENCY:
            yield from (f"warning.{rule.action}.{part}" for part in ("call", "meanwhile"))
            yield from (f"warning.add.{name}" for name in rule.add)
        else:
            yield f"advice.{rule.action}"
            yield from (f"advice.add.{name}" for name in rule.add)
    # What is advised when a rule counts lower than its own disposition.
    yield from ("advice.today", "advice.appointment")


def _of_sources() -> Iterator[str]:
    yield from (f"source.{source.publisher}" for source in CONTENT.sources.values())


def _of_findings() -> Iterator[str]:
    """What is read back, and what a rule may name as its reason, derived findings traced to what was told."""
    silent = (FindingKind.REASSURANCE, FindingKind.PROFILE)
    told = {f.id for f in CONTENT.findings.values() if f.kind not in silent and not f.said_as and not f.is_derived}
    reasons = {name for rule in CONTENT.rules.values() for name in (*rule.any_of, *rule.all_of)}
    yield from (f"finding.{name}" for name in told | _traced(reasons))


def _traced(names: set[str]) -> set[str]:
    shapes = [CONTENT.findings[name] for name in names]
    plain = {shape.said_as or shape.id for shape in shapes if not shape.is_derived}
    parts = {part for shape in shapes for part in (*shape.any_of, *shape.all_of)}
    return plain | (_traced(parts) if parts else set())


def _of_guidance() -> Iterator[str]:
    for topic in GUIDANCE.topics.values():
        yield from (saying.key for saying in topic.say)
    for plan in (*GUIDANCE.plans, GUIDANCE.held_back):
        yield from plan.say


def _of_exercises() -> Iterator[str]:
    for exercise in EXERCISES.exercises.values():
        yield from (key for step in exercise.steps for key in step)
    yield from (remark.say for remark in (*EXERCISES.holds, *EXERCISES.cautions))
    most = max(len(routine.exercises) for routine in EXERCISES.routines.values())
    yield from (f"exercise.left.{left}" for left in range(most))
