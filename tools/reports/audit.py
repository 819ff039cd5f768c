"""`make audit`: writes docs/audit.md, on which a clinician reads and signs every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skill.app import load_resources
from skill.dialogue.check.advice import advice_lines
from skill.dialogue.check.warning import warning_reply
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Reply
from skill.guidance.chat import About, Warned
from skill.resources import Resources
from skill.simulator.evaluate import read_cases
from skill.speech.catalogue import Catalogue
from skill.speech.render import render
from skill.triage.assessment import Assessment, Reason
from skill.triage.disposition import Disposition
from skill.triage.messages import Form, MessageKey, noted_key, question_key
from skill.triage.model import Clarifier, Content, Finding, FindingKind, Question, Rule
from skill.triage.status import Status
from tools.reports.accuracy import KINDS, STRESS
from tools.reports.sheets import linked
from tools.reports.sources import cited, read, write_page

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
LOCALE = "en-US"
"""The locale whose words are quoted."""
PAGE = ROOT / "docs" / "audit.md"
INTRODUCTION = ROOT / "tools" / "reports" / "audit_introduction.md"

HEADINGS = {
    Disposition.EMERGENCY: "Call the emergency number now",
    Disposition.URGENT: "Be seen today",
    Disposition.SOON: "Book an appointment",
}
ADVICE = {
    Disposition.EMERGENCY: "call the emergency number now",
    Disposition.URGENT: "be seen today",
    Disposition.SOON: "book an appointment within days, two weeks at most",
    Disposition.SELF_CARE: "look after it at home",
}
IN_OTHER_WORDS = {
    "today_call": "call a doctor or the advice line today, to be seen within a day or two",
    "maternity": "call the maternity unit now",
    "early_pregnancy": "call an early pregnancy unit, a doctor or the advice line now",
    "poison": "call the poison line now",
    "outside": "call the emergency number or the advice line now",
    "midwife": "call the midwife or doctor today",
}
"""Actions whose advice says something else than the usual advice of their level."""
UNITS = {"age": "years old", "duration": "days of trouble", "severity": "on a scale from 0 to 10"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page is made from."""

    knowledge: Knowledge
    catalogues: Mapping[str, Catalogue]
    cases: dict[str, list[tuple[str, str]]]
    """Rule id without its letter -> (kind, id) of each of its cases."""

    @property
    def content(self) -> Content:
        """The clinical content."""
        return self.knowledge.content


def read_sheet(resources: Resources | None = None) -> Sheet:
    """Load the cases, and the content and the wording where they are not given."""
    resources = resources or load_resources()
    cases: dict[str, list[tuple[str, str]]] = {}
    for file in sorted(CASES.glob("*.jsonl")):
        for case in read_cases(file):
            cases.setdefault(case.get("rule", ""), []).append((case["kind"], case["id"]))
    return Sheet(resources.knowledge, resources.catalogues, cases)


def page(sheet: Sheet) -> str:
    """Return the text of docs/audit.md."""
    rules = list(sheet.content.rules.values())
    return "\n".join(
        [
            INTRODUCTION.read_text("utf-8").rstrip(),
            "",
            *_summary(rules),
            *_held_lower(sheet, rules),
            *_judgements(rules),
            *_added(sheet),
            "## Every rule",
            "",
            *_unsure(sheet, rules[0]),
            *(
                line
                for level, title in HEADINGS.items()
                for line in _level(sheet, title, [rule for rule in rules if rule.disposition is level])
            ),
            *_joined(sheet.content),
        ]
    )


def overdue(rules: Iterable[Rule], today: date) -> list[str]:
    """Return the ids of the rules that had to be looked at again before `today`."""
    return [rule.id for rule in rules if rule.review_again < today]


def _summary(rules: Sequence[Rule]) -> Iterator[str]:
    yield "| level | rules | reviewed | with a threshold set by judgement |"
    yield "|---|---|---|---|"
    for level, title in HEADINGS.items():
        here = [rule for rule in rules if rule.disposition is level]
        reviewed, judged = sum(rule.reviewed_on is not None for rule in here), sum(rule.judged for rule in here)
        yield f"| {title} | {len(here)} | {reviewed} | {judged} |"
    yield ""


def _held_lower(sheet: Sheet, rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a table of all that holds a rule at a lower level: the levels, what is asked, what must be the answer."""
    content = sheet.content
    yield "### Every question that lets a level come down"
    yield ""
    yield "| rule | from | to | asked | comes down when |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        for held in rule.clarifiers:
            asked = " ".join(_with_answer(sheet, content.questions[id_]) for id_ in held.questions) or "nothing"
            to = HEADINGS.get(held.holds_at) or _capital(ADVICE[held.holds_at])
            when = "; or ".join(content.findings[name].title for name in held.reassured_by)
            yield f"| {rule.id} | {HEADINGS[rule.disposition]} | {to} | {asked} | {when} |"
    yield ""


def _with_answer(sheet: Sheet, question: Question) -> str:
    """Return the words of a question that may hold a rule lower, and the answer that does."""
    if question.options:
        answer = "one is named"
    else:
        answer = "no" if question.no_establishes and not _is_reassuring(sheet, question.finding) else "yes"
    return f"“{_words(sheet, question)}” *{answer}*"


def _is_reassuring(sheet: Sheet, name: str) -> bool:
    return sheet.content.findings[name].kind is FindingKind.REASSURANCE


def _judgements(rules: Iterable[Rule]) -> Iterator[str]:
    yield "### Every threshold that no guideline gives"
    yield ""
    yield from (f"- {rule.id}: {rule.title}." for rule in rules if rule.judged)
    yield ""


def _added(sheet: Sheet) -> Iterator[str]:
    """Yield the lines that belong to no rule: those added to the advice for home, and those said quietly."""
    content = sheet.content

    def said(key: MessageKey) -> str:
        return f"“{_said(sheet.catalogues[LOCALE], Line(key))}”"

    yield "### Lines that belong to no rule"
    yield ""
    for remark in sheet.knowledge.guidance.remarks:
        named = "; ".join(cited(content.sources[name]) for name in remark.sources)
        when = _titles(remark.when, content)
        yield f"- Added to the advice for home where there is {when}: {said(remark.say)} Source: {named}."
    for finding in content.findings.values():
        if finding.is_answered:
            line = said(noted_key(finding.id))
            yield f"- Said once, with nothing read back, where there is {_titles((finding.id,), content)}: {line}"
    for chat in sheet.knowledge.guidance.chats.values():
        named = "; ".join(cited(content.sources[name]) for name in chat.sources)
        for reply in chat.warned:
            to_whom, answer = _to_whom(reply, content), _with_first(reply, said)
            yield f"- After a warning, to “{chat.title}”{to_whom}: {answer} Source: {named}."
    yield ""


def _with_first(reply: Warned, said: Callable[[MessageKey], str]) -> str:
    """Return what is said after whom to call, and before it what comes even first."""
    return f"(first: {said(reply.first)}) {said(reply.key)}" if reply.first else said(reply.key)


def _to_whom(reply: Warned, content: Content) -> str:
    """Return who hears an answer after a warning, if not everybody does."""
    parts = [
        *([f"where it asks for {' or '.join(reply.actions).replace('_', ' ')}"] if reply.actions else []),
        *([f"where there is {_titles(reply.when, content)}"] if reply.when else []),
        *([f"where a rule adds {reply.added.replace('_', ' ')}"] if reply.added else []),
        *(["where somebody else is the patient"] if reply.about is About.OTHER else []),
        *(["where the speaker is the patient"] if reply.about is About.SELF else []),
        *(["on the way to the hospital"] if reply.on_the_way else []),
        *(["once help was called"] if reply.once_called else []),
    ]
    return f" ({', '.join(parts)})" if parts else ""


def _unsure(sheet: Sheet, rule: Rule) -> Iterator[str]:
    """Yield what an unsure person hears. It is the same for every rule of that level, except for what is named."""
    told = dict.fromkeys(_told(sheet.content, rule.all_of, rule.any_of), Status.UNSURE)
    assessment = Assessment(rule.if_unsure, (Reason(rule, rule.if_unsure, is_certain=False),), ())
    lines = advice_lines(sheet.knowledge, Conversation(findings=told), assessment)
    spoken = " ".join(_said(sheet.catalogues[LOCALE], line) for line in lines)
    yield f"Somebody who is unsure hears, for example of rule {rule.id} in {LOCALE}: “{spoken}”"
    yield ""


def _level(sheet: Sheet, title: str, rules: Iterable[Rule]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    for rule in rules:
        yield from _rule(sheet, rule)


def _rule(sheet: Sheet, rule: Rule) -> Iterator[str]:
    content = sheet.content
    yield f"### {rule.id}: {rule.title}"
    yield ""
    yield f"**{statement(rule, content)}**"
    yield ""
    for held in rule.clarifiers:
        yield _clarified(held, sheet)
        yield ""
    if rule.judged:
        yield "**Threshold set by judgement**, not by a guideline: please set it or confirm it."
        yield ""
    yield f"Why: {linked(rule.rationale)}"
    yield ""
    yield "Sources:"
    yield ""
    named = dict.fromkeys((*rule.sources, *(name for held in rule.clarifiers for name in held.sources)))
    yield from (f"- {cited(source)}. {read(source)}" for source in (content.sources[name] for name in named))
    yield ""
    yield "Spoken:"
    yield ""
    yield from _spoken(sheet, rule)
    yield ""
    yield "Asked:"
    yield ""
    yield from _asked(sheet, rule)
    yield ""
    yield f"Tried on: {_tried(sheet, rule)}"
    yield ""
    yield _review(rule)
    yield ""
    yield "Agreed: ______  To change: ____________________  Name and date: ____________________"
    yield ""


def statement(rule: Rule, content: Content) -> str:
    """Return the rule as one sentence to sign."""
    unsure = "the same" if rule.if_unsure is rule.disposition else ADVICE[rule.if_unsure]
    condition = _condition(rule.all_of, rule.any_of, content)
    advice = IN_OTHER_WORDS.get(rule.action, ADVICE[rule.disposition])
    return f"{_capital(advice)} when {condition}; if unsure: {unsure}."


def _condition(every: Sequence[str], some: Sequence[str], content: Content) -> str:
    parts = []
    if every:
        parts.append(("all of: " if len(every) > 1 else "there is: ") + _titles(every, content))
    if some:
        parts.append(("any of: " if len(some) > 1 else "there is: ") + _titles(some, content))
    return ", and ".join(parts)


def _titles(names: Iterable[str], content: Content) -> str:
    return "; ".join(f"*{content.findings[name].title}*" for name in names)


def _clarified(held: Clarifier, sheet: Sheet) -> str:
    content = sheet.content
    clean = f" and none of this is there: {_titles(held.clean, content)}," if held.clean else ""
    words = " and then ".join(f"“{_words(sheet, content.questions[id_])}”" for id_ in held.questions)
    asks = f"it asks {words} If the answer is" if words else "nothing is asked. If the person tells of"
    advice = IN_OTHER_WORDS.get(held.action, ADVICE[held.holds_at])
    otherwise = "Any other answer leaves the rule as it is." if words else "Otherwise the rule stays as it is."
    sources = "; ".join(cited(content.sources[name]) for name in held.sources)
    return (
        f"Held lower: where nothing counts but {_titles(held.only, content)}, {asks} "
        f"{' or '.join(f'*{content.findings[name].title}*' for name in held.reassured_by)},{clean} then {advice}. "
        f"{otherwise} Source: {sources}."
    )


def _words(sheet: Sheet, question: Question) -> str:
    return _said(sheet.catalogues[LOCALE], Line(question_key(question, Form.ASK)))


def _said(catalogue: Catalogue, line: Line) -> str:
    return render(Reply((line,), None), catalogue).speech.text


def _spoken(sheet: Sheet, rule: Rule) -> Iterator[str]:
    """Yield what is spoken in American English, and what differs in other countries."""
    lines = spoken_lines(sheet.knowledge, rule)
    here = [_said(sheet.catalogues[LOCALE], line) for line in lines]
    yield f"- {LOCALE}: “{' '.join(here)}”"
    for locale, catalogue in sheet.catalogues.items():
        there = [_said(catalogue, line) for line in lines]
        differs = [own for own, usual in zip(there, here, strict=True) if own != usual]
        if differs:
            yield f"- {locale}, where it differs: “{' … '.join(differs)}”"


def spoken_lines(knowledge: Knowledge, rule: Rule) -> tuple[Line, ...]:
    """Return the warning or the advice of this rule alone, for a person who told of the first findings it names."""
    told = dict.fromkeys(_told(knowledge.content, rule.all_of, rule.any_of), Status.PRESENT)
    assessment = Assessment(rule.disposition, (Reason(rule, rule.disposition, is_certain=True),), ())
    conversation = Conversation(findings=told)
    if assessment.is_emergency:
        return warning_reply(knowledge, conversation, assessment).statements
    return advice_lines(knowledge, conversation, assessment)


def _told(content: Content, every: Sequence[str], some: Sequence[str]) -> Iterator[str]:
    for name in (*every, *some[:1]):
        finding = content.findings[name]
        yield from _told(content, finding.all_of, finding.any_of) if finding.is_derived else (name,)


def _asked(sheet: Sheet, rule: Rule) -> Iterator[str]:
    questions = list(asking(rule, sheet.content))
    yield from (f"- “{_words(sheet, question)}”" for question in questions)
    if not questions:
        yield "- never; it counts when it is told"


def asking(rule: Rule, content: Content) -> Iterator[Question]:
    """Yield the questions whose answers the rule rests on."""
    parts = set(_parts(content, (*rule.all_of, *rule.any_of)))
    for question in content.questions.values():
        chosen = {name for option in question.options for name in option.establishes}
        is_clarifier = any(question.id in held.questions for held in rule.clarifiers)
        if is_clarifier or parts & question.asks_about.union(chosen):
            yield question


def _parts(content: Content, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield from _parts(content, (*content.findings[name].all_of, *content.findings[name].any_of))


def _tried(sheet: Sheet, rule: Rule) -> str:
    base = rule.id.rstrip("abcdefgh")
    cases = sheet.cases.get(base, [])
    if not cases:
        return "no case yet."
    by_kind = {kind: [id_ for of, id_ in cases if of == kind] for kind in (*KINDS, *STRESS)}
    kinds = "; ".join(
        f"{(KINDS | STRESS)[kind]}: {len(ids)} ({', '.join(ids)})" for kind, ids in by_kind.items() if ids
    )
    shared = "" if base == rule.id else f", shared with {base}"
    return f"{len(cases)} cases{shared}. {_capital(kinds)}."


def _review(rule: Rule) -> str:
    on = f" on {rule.reviewed_on}" if rule.reviewed_on else ""
    return f"Review: {rule.reviewed_by}{on}; to be looked at again by {rule.review_again}."


def _joined(content: Content) -> Iterator[str]:
    """Yield what the findings mean that follow from others, or are read from a number or a time."""
    yield "## What some of these words stand for"
    yield ""
    yield "A sign that is not listed here is what its name says, told by the person in their own words."
    yield ""
    for finding in content.findings.values():
        meaning = "; ".join(_meaning(finding, content))
        if meaning:
            yield f"- *{finding.title}*: {meaning}."
    yield ""


def _meaning(finding: Finding, content: Content) -> Iterator[str]:
    if finding.is_derived:
        yield "present when " + _condition(finding.all_of, finding.any_of, content)
    if finding.at_least is not None:
        yield f"{finding.at_least:g} or more {UNITS[finding.measure]}"
    if finding.below is not None:
        yield f"below {finding.below:g} {UNITS[finding.measure]}"
    if finding.within_days is not None:
        yield f"counts when it began or happened within the last {finding.within_days:g} days"
    if finding.older:
        yield f"when older it counts as *{content.findings[finding.older].title}*"
    if finding.long_standing == finding.id:
        yield "counts when it is long-standing and unchanged, too"
    elif finding.long_standing:
        yield f"when long-standing and unchanged it counts as *{content.findings[finding.long_standing].title}*"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def main() -> None:
    """Write the page, and the page of the sources."""
    sheet = read_sheet()
    PAGE.write_text(page(sheet), "utf-8")
    write_page(sheet.content)
    print(f"{len(sheet.content.rules)} rules; {PAGE.relative_to(ROOT)} and the sources written")


if __name__ == "__main__":
    main()
