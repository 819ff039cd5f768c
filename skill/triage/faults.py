"""What is wrong with content whose every part is well formed: names that lead nowhere, statements without a source."""

from __future__ import annotations

from collections.abc import Iterator

from skill.triage.model import EXERCISE_GROUPS, Content, FindingKind, Rule

GROUPS = frozenset({"gate", "low_back", "follow_up", "clarifier", "check", "check_in", *EXERCISE_GROUPS})
"""When a question is asked; its content file says what each group means."""


def faults_of(content: Content) -> Iterator[str]:
    """Every fault, one line each, by the content's own ids."""
    known, sources = content.findings.keys(), content.sources.keys()
    for finding in content.findings.values():
        named = {
            *finding.any_of,
            *finding.all_of,
            *filter(None, (finding.older, finding.long_standing, finding.said_as)),
        }
        yield from (f"finding {finding.id}: unknown finding {name}" for name in sorted(named - known))
        yield from (f"finding {finding.id}: unknown source {name}" for name in sorted({*finding.sources} - sources))
    for question in content.questions.values():
        chosen = {name for option in question.options for name in (*option.establishes, *option.heard_as)}
        asked_for = {
            *question.ask_when,
            *question.settled_by,
            *question.besides,
            *question.no_establishes,
            *question.doubts,
        }
        named = {*question.asks_about, *asked_for, *chosen}
        yield from (f"question {question.id}: unknown finding {name}" for name in sorted(named - known))
        yield from (f"question {question.id}: unknown source {name}" for name in sorted({*question.sources} - sources))
        if question.group not in GROUPS:
            yield f"question {question.id}: {question.group!r} is no group"
        if not question.sources:
            yield f"question {question.id}: no source"
    for rule in content.rules.values():
        yield from _rule_faults(rule, content)


def _rule_faults(rule: Rule, content: Content) -> Iterator[str]:
    named = {*rule.any_of, *rule.all_of}
    cited = {*rule.sources}
    if not named:
        yield f"rule {rule.id}: no condition"
    if not rule.sources:
        yield f"rule {rule.id}: no source"
    if not rule.rationale:
        yield f"rule {rule.id}: no rationale"
    if rule.if_unsure > rule.disposition:
        yield f"rule {rule.id}: unsure is worse than present"
    if rule.clarifier is not None:
        held = rule.clarifier
        named |= {*held.only, *held.clean, held.reassured_by}
        cited |= {*held.sources}
        if held.question not in content.questions:
            yield f"rule {rule.id}: unknown question {held.question}"
        if not held.sources:
            yield f"rule {rule.id}: the clarifier has no source"
        if held.holds_at >= rule.disposition:
            yield f"rule {rule.id}: the clarifier does not hold it lower"
        if (
            held.reassured_by in content.findings
            and content.findings[held.reassured_by].kind is not FindingKind.REASSURANCE
        ):
            yield f"rule {rule.id}: {held.reassured_by} is no reassurance"
    yield from (f"rule {rule.id}: unknown finding {name}" for name in sorted(named - content.findings.keys()))
    yield from (f"rule {rule.id}: unknown source {name}" for name in sorted(cited - content.sources.keys()))
