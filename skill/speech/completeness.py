"""Check that every language can say what code and content declare, and nothing else.

This is checked once, when content is loaded. A package is checked when it is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skill.dialogue.exercises.messages import ExerciseMessage
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Goodbye, Hearing, Help, Listing, Offer, Why
from skill.dialogue.reminders.messages import ReminderMessage, failure_key
from skill.dialogue.state.errands import Failure
from skill.guidance import messages as guidance_messages
from skill.speech import labels, values
from skill.speech.catalogue import Catalogue, CatalogueError
from skill.triage import messages as triage_messages
from skill.triage.messages import MessageKey

FAMILIES = (Offer, Listing, Hearing, Help, Why, Advice, Goodbye, ExerciseMessage, ReminderMessage)
"""The families of all messages that the dialogue itself names."""

LIST = "{findings}"
"""The placeholder in a message for the list that its line gives it."""


def declared(knowledge: Knowledge) -> frozenset[MessageKey]:
    """Return all messages that can be spoken or shown: named in code, or made from the ids of this content."""
    return frozenset(
        (
            *(message for family in FAMILIES for message in family),
            *(offer.again for offer in Offer),
            *map(failure_key, Failure),
            *triage_messages.messages_of(knowledge.content),
            *guidance_messages.messages_of(knowledge.guidance, knowledge.exercises),
            *values.messages(),
            *labels.messages_of(knowledge.content),
        )
    )


def check(catalogues: Mapping[str, Catalogue], knowledge: Knowledge) -> None:
    """Check that each catalogue has the declared messages and no others.

    Raises CatalogueError. For each locale it names the messages that are missing, those that are never said, those
    that list findings but are given none, and those that are given findings but do not list them.
    """
    needed = declared(knowledge)
    faults = [f"{locale}: {fault}" for locale, one in catalogues.items() for fault in _faults(one, needed)]
    if faults:
        raise CatalogueError("\n".join(faults))


def _faults(catalogue: Catalogue, needed: frozenset[MessageKey]) -> Iterator[str]:
    messages = catalogue.messages
    yield from (f"{key} is missing" for key in sorted(needed - messages.keys()))
    yield from (f"{key} is never said" for key in sorted(messages.keys() - needed))
    lists = frozenset(Listing)
    for key in sorted(needed & messages.keys()):
        if (LIST in messages[key]) is not (key in lists):
            yield f"{key} must list findings" if key in lists else f"{key} is given no findings to list"
