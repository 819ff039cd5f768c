"""Find the experiencer of a finding (the speaker, somebody else, an animal), or the thing that it is said of."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.matching import Match
from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.said import Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import is_literal

OBJECT_WITHIN = 3
"""How many words after a verb its "me" may stand ("knocked right into me")."""

LONGEST_NAME = 3
"""The most words in the name of a thing ("the garden shed roof")."""


def bearer(clause: Clause, match: Match, people: Sequence[Tag], lexicon: Lexicon) -> Whose | None:
    """Return the experiencer of a match, or None if the clause names nobody.

    The "my" or "his" before an area decides ("my husband says my foot drags", "... it's in his chest"). A person named
    inside the finding's own words is not the patient ("the baby hasn't kicked"), unless the words name nothing else
    ("my husband" tells that the patient is a man).
    """
    areas = [tag.start for tag in match.reading if tag.concept in lexicon.areas and tag.start > clause.start]
    things = [tag.start for tag in match.reading if tag.concept in lexicon.things and tag.start > clause.start]
    owners = [clause.words[start - 1] for start in areas]
    if not lexicon.grammar.mine.isdisjoint(owners):
        return Whose.SELF
    if any(clause.words[start - 1] in lexicon.grammar.third for start in (*areas, *things)):
        # "He says it's on his chest", "he found blood in his poo".
        named = [tag for tag in people if tag.end <= max((*areas, *things))]
        return Whose(named[-1].concept) if named else Whose.OTHER
    told = () if _names_only(match, lexicon) else match.reading
    others = [tag for tag in people if not any(t.start <= tag.start and tag.end <= t.end for t in told)]
    return whose(clause, max(match.at, clause.start), others, lexicon)


def lender(clause: Clause, match: Match, people: Sequence[Tag], lexicon: Lexicon) -> Whose | None:
    """Return ANIMAL if what a match borrows was said of an animal ("the cat keeps peeing, I changed the bed")."""
    if not match.borrowed:
        return None
    before = [tag for tag in people if tag.end <= clause.start and not _is_in_the_way(clause.words, tag, lexicon)]
    return Whose.ANIMAL if before and before[-1].concept == Whose.ANIMAL else None


def _names_only(match: Match, lexicon: Lexicon) -> bool:
    """Whether a match rests on nothing but the naming of whoever is spoken of."""
    return all(tag.concept in lexicon.bearers for tag in match.reading)


def whose(clause: Clause, at: int, people: Sequence[Tag], lexicon: Lexicon) -> Whose | None:
    """Return the experiencer of what is said at word `at`, or None if the clause names nobody.

    The nearest person named before it in the clause decides. `people` are the tags of the people and animals named in
    the whole utterance.
    """
    grammar = lexicon.grammar
    if _happens_to(clause, at, grammar.object) or _hits_mine(clause, at, people, lexicon):
        return Whose.SELF  # "a man hit me", "a man drove into my car"
    for place in range(min(at, clause.end - 1), clause.start - 1, -1):
        named = next((tag for tag in people if tag.start <= place < tag.end), None) if people else None
        is_somebody = named is not None and not _is_agent(clause, named, lexicon)
        if named is not None and named.end <= at and _is_beside(clause, named, lexicon):
            continue
        if named is not None and is_somebody and not _is_in_the_way(clause.words, named, lexicon):
            reports = any(word in grammar.reporting for word in clause.words[named.end : at])
            return Whose.SELF if reports else Whose(named.concept)  # "my wife says there's a lump"
        word = clause.words[place]
        if word in grammar.third:
            earlier = [tag for tag in people if tag.start <= place and not _is_in_the_way(clause.words, tag, lexicon)]
            return Whose(earlier[-1].concept) if earlier else Whose.OTHER
        if word in grammar.speaker and not any(place < tag.start <= place + 3 for tag in people):
            return Whose.SELF
    return None


def thing_of(clause: Clause, at: int, lexicon: Lexicon) -> Cue | None:
    """Return a cue for the thing, not part of a body, that word `at` is said of ("the shed roof collapsed"), or None.

    The thing must be the subject right before word `at`, in words that mean nothing about the body. If the thing does
    something to a person ("the roof fell on me"), the answer is None.
    """
    grammar, words = lexicon.grammar, clause.words
    if _happens_to(clause, at, grammar.object | grammar.third | grammar.us):
        return None
    place = at - 1
    while place >= clause.start and words[place] in lexicon.fillers and words[place] not in grammar.articles:
        place -= 1
    name_end = place
    while place >= clause.start and name_end - place <= LONGEST_NAME and _is_plain(clause, place, lexicon):
        place -= 1
    if _is_mine(clause, name_end, lexicon):
        return Cue(CueKind.THING, name_end - 1, name_end + 1)
    is_named = place < name_end and place >= clause.start and words[place] in grammar.articles
    is_subject = is_named and (place == clause.start or words[place - 1] not in grammar.prepositions)
    return Cue(CueKind.THING, place, name_end + 1) if is_subject else None


def _is_plain(clause: Clause, place: int, lexicon: Lexicon) -> bool:
    """Whether a word may be part of the name of a thing: untagged or an object, and in no word class."""
    word = clause.words[place]
    tagged = {tag.concept for tag in clause.tags if tag.start <= place < tag.end and not is_literal(tag.concept)}
    known = word in BREAKS or word in lexicon.verbs or word in lexicon.function_words
    return tagged <= lexicon.objects and not known


def _is_mine(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether word `at` names an object of the speaker's, as the subject of its clause ("my phone fell")."""
    named = {tag.concept for tag in clause.tags if tag.end == at + 1}
    is_object = not named.isdisjoint(lexicon.objects) and named.isdisjoint(lexicon.symptoms - lexicon.objects)
    return is_object and at - 1 == clause.start and clause.words[at - 1] in lexicon.grammar.mine


def _happens_to(clause: Clause, at: int, objects: frozenset[str]) -> bool:
    return not objects.isdisjoint(clause.words[at + 1 : min(at + 1 + OBJECT_WITHIN, clause.end)])


def _hits_mine(clause: Clause, at: int, people: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether the words from `at` on say that something of the speaker's was hit: "drove into my car".

    "Kicked my mate" says so of a person.
    """
    hits, mine, words = lexicon.grammar.hitting, lexicon.grammar.mine, clause.words
    named = {tag.start for tag in people}
    last = min(at + OBJECT_WITHIN, clause.end - 1)
    return any(words[p] in hits and words[p + 1] in mine and p + 2 not in named for p in range(at, last))


def _is_agent(clause: Clause, person: Tag, lexicon: Lexicon) -> bool:
    """Whether a person or animal is named as the one who did it ("kicked by a cow")."""
    before = [word for word in clause.words[clause.start : person.start] if word not in lexicon.fillers]
    return not lexicon.grammar.by.isdisjoint(before[-1:])


def _is_beside(clause: Clause, person: Tag, lexicon: Lexicon) -> bool:
    """Whether a person is only there while the speaker does something, and so not the patient.

    The speaker deals with them ("lifting my toddler"), or both do it ("me and my wife were painting"). What is said of
    them right after their name is theirs nevertheless ("looking after mum who can't stand").
    """
    grammar, words = lexicon.grammar, clause.words
    if not (grammar.relative | grammar.wh_words).isdisjoint(words[person.end : person.end + 1]):
        return False
    start = person.start
    while start > clause.start and words[start - 1] in grammar.owners | grammar.articles:
        start -= 1
    if any(tag.concept == Concept.DEALING_WITH and tag.end == start for tag in clause.tags):
        return True
    of_both = (words[max(start - 2, 0) : start], words[person.end : person.end + 2])
    speaker = grammar.speaker - grammar.mine
    return any(not grammar.joiners.isdisjoint(pair) and not speaker.isdisjoint(pair) for pair in of_both)


def _is_in_the_way(words: Sequence[str], animal: Tag, lexicon: Lexicon) -> bool:
    """Whether an animal is only what somebody fell over or off ("she tripped on the dog"), not the patient."""
    if animal.concept != Whose.ANIMAL.value:
        return False
    named = lexicon.grammar.articles | lexicon.grammar.owners | lexicon.grammar.one_of_many
    before = [word for word in words[max(animal.start - 3, 0) : animal.start] if word not in named]
    return bool(before) and before[-1] in lexicon.grammar.obstacles
