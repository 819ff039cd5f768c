"""What was once heard wrongly is heard rightly: small conversations, each with what must come of it.

Each line of faults.jsonl has `says`, a turn an item, and what is expected after the last one: `finding`, one of which
must be as `is` says, or else (`or_pending`) that question must wait; `not_denied` and `not_present`; `pending`, the
question that must wait; `asks`, whether any question of the check must; `ends`; `level`, or `level_at_end_after_no`
once all that is asked is answered with a no.
"""

from __future__ import annotations

import json

import pytest

from skill.dialogue.state.user_act import ActKind, UserAct
from tests.denial.words import FOLDER

FAULTS = [json.loads(line) for line in (FOLDER / "faults.jsonl").read_text("utf-8").splitlines()]
INVOCATION = "open back pain guide"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: " / ".join(fault["says"]))
def test_what_was_heard_wrongly_is_heard_rightly(fault, talk, places, content):
    for text in fault["says"]:
        talk.act(UserAct(ActKind.LAUNCH)) if text == INVOCATION else talk.say(text)
    missed = [*_missed(fault, talk, places, content)]
    if missed:
        pytest.fail("; ".join(missed), pytrace=False)


def _missed(fault, talk, places, content):
    """What is expected and is not so, in words."""
    known = {name: status.value for name, status in talk.conversation.findings.items()}
    told = {name: known.get(name) for name in fault.get("finding", ())}
    waits = fault.get("or_pending") == talk.pending and "denied" not in told.values()
    if told and not waits and not {*told.values()} & {*fault["is"]}:
        yield f"on record: {told}"
    for status in ("denied", "present"):
        wrong = [name for name in fault.get(f"not_{status}", ()) if known.get(name) == status]
        if wrong:
            yield f"{status}: {wrong}"
    if fault.get("pending", talk.pending) != talk.pending:
        yield f"pending: {talk.pending}"
    if fault.get("asks") and talk.pending not in content.questions:
        yield f"no question of the check is asked, but {talk.pending}"
    if "ends" in fault and fault["ends"] is not (talk.turn.reply.question is None):
        yield "the conversation ends"
    if fault.get("level", talk.level) != talk.level:
        yield f"level: {talk.level}"
    if "level_at_end_after_no" in fault:
        last = talk.turn if talk.conversation.concluded else places.concluded(talk.conversation)
        level = last.assessment.disposition and last.assessment.disposition.name
        if level != fault["level_at_end_after_no"]:
            yield f"level at the end: {level}"
