"""What every language must be able to say, and no more: the messages that code and content declare.

It is asked once, when content is loaded; a package was asked when it was made.
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
"""All messages that the dialogue names itself."""

LIST = "{findings}"
"""Where a message lists what a line gives it."""


def declared(knowledge: Knowledge) -> frozenset[MessageKey]:
    """All messages that can be spoken or shown: named in code, or made of the ids of this content."""
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
    """Hold each catalogue to what is declared.

    Raises CatalogueError listing, by locale, each message that is missing, each that nobody can say, and each that
    lists findings although it is given none, or lists none although it is given some.
    """
    needed = declared(knowledge)
    faults = [f"{locale}: {fault}" for locale, one in catalogues.items() for fault in _faults(one, needed)]
    if faults:
        raise CatalogueError("\n".join(faults))


def _faults(catalogue: Catalogue, needed: frozenset[MessageKey]) -> Iterator[str]:
    messages = catalogue.messages
    yield from (f"{key} is missing" for key in sorted(needed - messages.keys()))
    yield from (f"{key} is said by nobody" for key in sorted(messages.keys() - needed))
    lists = frozenset(Listing)
    for key in sorted(needed & messages.keys()):
        if (LIST in messages[key]) is not (key in lists):
            yield f"{key} must list findings" if key in lists else f"{key} is given no findings to list"
