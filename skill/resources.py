"""All content of the skill, loaded once: what the dialogue consults, what listening recognises, and what is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skill.dialogue.knowledge import Knowledge
from skill.listening.listener import Listener
from skill.listening.vocabulary.lexicon import Lexicon
from skill.speech.catalogue import Catalogue, catalogue_for, language_of


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that a turn of talk needs and that never changes."""

    knowledge: Knowledge
    lexicons: Mapping[str, Lexicon]
    """Language ("en") -> its vocabulary. Every language that is spoken is listened to as well."""
    catalogues: Mapping[str, Catalogue]
    """Locale ("en-GB") -> what is said there."""
    listeners: Mapping[str, Listener] = field(default_factory=dict)
    """Language ("en") -> what listens to it. Not content: `skill.app.load_resources` makes them."""

    def catalogue(self, locale: str) -> Catalogue:
        """Return what is said to a device of `locale`, by the nearest locale if it has no wording of its own."""
        return catalogue_for(locale, self.catalogues)

    def lexicon(self, locale: str) -> Lexicon:
        """Return the vocabulary for listening to a device of `locale`: that of the language it is answered in."""
        return self.lexicons[language_of(self.catalogue(locale).locale)]

    def listener(self, locale: str) -> Listener:
        """Return what listens to a device of `locale`, in the language it is answered in."""
        return self.listeners[language_of(self.catalogue(locale).locale)]
