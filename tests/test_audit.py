"""docs/audit.md has every rule as it is now, whole, for a clinician to sign."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from testkit.loaded import RESOURCES
from tools.reports import audit, sources
from tools.reports.sheets import linked

SHEET = audit.read_sheet(RESOURCES)
TEXT = audit.page(SHEET)
CONTENT = SHEET.content
RULES = list(CONTENT.rules.values())
FIRST = TEXT.partition("## Every rule")[0]
SECTIONS = {part.partition(":")[0]: part for part in re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]}


def test_the_page_is_current():
    assert audit.PAGE.read_text("utf-8") == TEXT, "run: make audit"
    assert sources.PAGE.read_text("utf-8") == sources.page(CONTENT), "run: make audit"


def test_every_rule_is_there_once_in_the_order_of_the_content():
    assert re.findall(r"^### (\w+):", TEXT, re.MULTILINE) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_shown_whole(rule):
    section = SECTIONS[rule.id]
    assert rule.title in section
    assert linked(rule.rationale) in section
    held = [name for part in rule.clarifiers for name in (*part.only, *part.clean, *part.reassured_by)]
    for name in (*rule.any_of, *rule.all_of, *held):
        assert CONTENT.findings[name].title in section
    for name in (*rule.sources, *(name for part in rule.clarifiers for name in part.sources)):
        source = CONTENT.sources[name]
        assert f"{name}, {linked(source.title)}" in section
        assert all(address in section for address in (source.address, *source.copies))
    assert ("Held lower" in section) is bool(held)
    assert ("Threshold set by judgement" in section) is rule.judged
    assert rule.reviewed_by in section
    assert str(rule.review_again) in section


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_its_words_are_those_of_its_action(rule):
    keys = [line.key for line in audit.spoken_lines(SHEET.knowledge, rule)]
    kind = "warning" if rule.disposition.name == "EMERGENCY" else "advice"
    assert {f"warning.{rule.action}.call", f"advice.{rule.action}"} & set(keys)
    assert {f"{kind}.add.{name}" for name in rule.add} <= set(keys)
    is_private = rule.action == "crisis"  # then nothing is read back
    assert (f"{kind}.because" in keys) is not is_private


def test_the_first_signature_is_shown():
    signed = replace(RULES[0], reviewed_by="Dr A", reviewed_on=date(2027, 3, 1))
    content = replace(CONTENT, rules={**CONTENT.rules, signed.id: signed})
    shown = audit.page(replace(SHEET, knowledge=replace(SHEET.knowledge, content=content)))
    assert "Review: Dr A on 2027-03-01;" in shown
    level = audit.HEADINGS[signed.disposition]
    alike = [rule for rule in RULES if rule.disposition is signed.disposition]
    assert f"| {level} | {len(alike)} | {1 + sum(rule.reviewed_on is not None for rule in alike[1:])} |" in shown


def test_a_rule_whose_day_of_review_has_passed_is_named():
    day = RULES[0].review_again
    assert RULES[0].id not in audit.overdue(RULES, day)
    assert RULES[0].id in audit.overdue(RULES, day + timedelta(days=1))


def test_a_rule_reads_as_a_sentence():
    assert audit.statement(CONTENT.rules["U4b"], CONTENT) == (
        "Be seen today when all of: *Numbness or tingling in one leg*; *Getting worse*; "
        "if unsure: book an appointment within days, two weeks at most."
    )
    assert audit.statement(CONTENT.rules["U3"], CONTENT).endswith("; if unsure: the same.")
    assert audit.statement(CONTENT.rules["U7"], CONTENT).startswith(
        "Call a doctor or the advice line today, to be seen within a day or two when any of:"
    )


def test_what_holds_a_rule_lower_is_a_sentence_with_the_question_s_words():
    assert "then be seen today. Any other answer leaves the rule as it is. Source: C1," in SECTIONS["E1"]
    assert "then call a doctor or the advice line today, to be seen within a day or two." in SECTIONS["E26"]
    assert "nothing is asked. If the person tells of *16 or 17" in SECTIONS["S10"]


def test_the_first_page_shows_every_level_that_may_come_down_and_the_answer_that_lets_it():
    rows = re.findall(r"^\| (\w+) \| .+ \| (.+) \| .+ \|$", FIRST.partition("### Every question")[2], re.MULTILINE)
    assert [id_ for id_, _ in rows if id_ != "rule"] == [rule.id for rule in RULES for _ in rule.clarifiers]
    answers = dict(rows)
    assert answers["E6"].endswith("hold you up?” *no*")
    assert answers["U8"].endswith("ease the pain?” *yes*")
    assert answers["U9a"].endswith("*one is named*")
    assert answers["S10"] == "nothing"


def test_the_first_page_lists_every_judgement_and_every_line_of_no_rule():
    assert [rule.id for rule in RULES if rule.judged and f"- {rule.id}: {rule.title}." not in FIRST] == []
    spoken = ["stand up straight", "a flare", "If you aren't safe", "a grown-up you trust"]
    assert [words for words in spoken if words not in FIRST] == []


def test_every_rule_that_the_introduction_names_is_there():
    named = set(re.findall(r"\b[EUS]\d+[a-h]?\b", audit.INTRODUCTION.read_text("utf-8")))
    assert named - set(CONTENT.rules) == set()


def test_what_somebody_unsure_hears_is_shown():
    assert "Somebody who is unsure hears, for example of rule E1 in en-US: “Get this looked at today." in TEXT
    assert "One thing is still open: a changed feeling between the legs." in TEXT


def test_a_country_s_own_words_are_shown():
    assert "en-GB, where it differs: “Call 999 now" in SECTIONS["E1"]


def test_every_case_is_shown():
    cases = [id_ for rule, found in SHEET.cases.items() if rule for _, id_ in found]
    assert [id_ for id_ in cases if id_ not in TEXT] == []


def test_no_path_of_a_machine_is_shown():
    assert not re.search(r"(?<![\w.:/-])/(?:home|work|tmp|usr|var|root)\b", TEXT)
