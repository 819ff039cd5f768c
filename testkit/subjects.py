"""The subjects of a content file, and what each person hears of one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from skill.guidance.advice import about
from skill.triage.status import Status
from testkit.loaded import RESOURCES

KNOWLEDGE = RESOURCES.knowledge
MESSAGES = RESOURCES.catalogues["en-US"].messages


def subjects_in(name: str) -> list[str]:
    """Return the ids of the subjects of the content file `name` ("about_days")."""
    file = files("skill.guidance") / "content" / f"{name}.toml"
    return list(tomllib.loads(file.read_text("utf-8"))["topic"])


def heard_of(subject: str) -> Iterator[str]:
    """Yield what is said of a subject to who has told nothing, and to who has told one thing that changes it."""
    topic = KNOWLEDGE.guidance.topics[subject]
    told = {finding for saying in topic.say for finding in (*saying.when, *saying.unless)}
    for findings in ({}, *({finding: Status.PRESENT} for finding in told)):
        yield " ".join(MESSAGES[key] for key in about(topic, [], KNOWLEDGE.content, findings))
