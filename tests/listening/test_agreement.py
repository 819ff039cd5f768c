"""The comparator: every row of its table, and what may settle a question."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from skill.listening import agreement
from skill.listening.agreement import Opinion, Taken, Verdict, settles, verdict_on
from skill.listening.encoder.reading import Means
from skill.listening.said import Said

NAMED = {"present": Said.PRESENT, "in doubt": Said.UNSURE, "denied": Said.DENIED, "nothing": None}
EVERYTHING = [*product([*Said, None], Opinion)]


ARCHITECTURE = Path(__file__).parents[2] / "docs" / "architecture.md"


@pytest.mark.parametrize("text", [agreement.__doc__, ARCHITECTURE.read_text("utf-8")], ids=["module", "docs"])
def test_the_table_of_the_documentation_is_the_table_that_decides(text):
    table = text[text.index("| grammar") :].split("\n\n")[0]
    rows = [re.split(r"\s*\|\s*", line.strip(" |")) for line in table.splitlines()]
    opinions = [Opinion(name) for name in rows[0][1:]]
    written = {
        (NAMED[row[0]], opinion): Verdict(cell)
        for row in rows[2:]
        for opinion, cell in zip(opinions, row[1:], strict=True)
    }
    assert written == agreement.VERDICTS
    assert set(written) == set(EVERYTHING)


@pytest.mark.parametrize(("grammar", "encoder"), EVERYTHING)
def test_a_danger_counts_only_if_both_heard_it_and_is_denied_only_if_both_heard_that(grammar, encoder):
    verdict = verdict_on(grammar, encoder)
    assert (verdict is Verdict.PRESENT) is (grammar is Said.PRESENT and encoder is Opinion.PRESENT)
    assert (verdict is Verdict.DENIED) is (grammar is Said.DENIED and encoder is Opinion.DENIED)


@pytest.mark.parametrize(("grammar", "encoder"), EVERYTHING)
def test_what_either_ear_heard_as_present_is_never_passed_over(grammar, encoder):
    if grammar is Said.PRESENT or encoder is Opinion.PRESENT:
        assert verdict_on(grammar, encoder) in (Verdict.PRESENT, Verdict.ASK)


@pytest.mark.parametrize(("grammar", "encoder"), [*product(Taken, [*Means, None])])
def test_only_the_same_answer_from_both_settles_a_question(grammar, encoder):
    same = {(Taken.YES, Means.YES), (Taken.YES, Means.PARTLY), (Taken.NO, Means.NO)}
    assert settles(grammar, encoder) is ((grammar, encoder) in same)
