"""How a "no" is meant. A no is earned: what is not plainly a no to a danger is none.

A "no" in reach of a finding is not enough. These presuppose the finding, which is told as present:

    no relief from the numbness               the relief is denied
    I did not know I had wet myself           the knowing is denied

and these leave it in doubt:

    no numbness except when I wipe            an exception follows
    no numbness but it comes and goes         a contrast follows, and leads to nothing else
    I'm not saying I don't leak               a no to a no
    is it bad to have no feeling              a question
    if I have no numbness can I drive         a condition
    I wish I had no numbness                  a wish
    never had numbness like this              a comparison
    not completely numb                       a degree
    no pain my bowels just opened             another subject has begun

and a remark says nothing of it: in "it feels okay standing", "it" may be what was asked about, or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from skill.listening.clauses import Clause
from skill.listening.closing import CLOSING
from skill.listening.heard import Said
from skill.listening.lexicon import Lexicon
from skill.listening.matching import Match
from skill.listening.normalise import BREAKS
from skill.listening.patterns import Kind
from skill.listening.scenes import Scene
from skill.listening.tagging import FRAMES, NO, Tag

_CONTRAST, _EXCEPTION, _UP_TO, _CONDITION, _COMPARED = "contrast", "exception", "up_to", "condition", "compared"

QUALIFYING = frozenset({_CONTRAST, _EXCEPTION, _UP_TO})
"""Concepts with which a no goes on to what it does not cover."""

_WELL = frozenset({"normal", "feel_normally"})
_HARMLESS = frozenset({"low_back", "normal", "pain", "stiff_word"})
"""What may be excepted from a no without taking it back."""
_NEGATING = NO | FRAMES | {"cannot", "unsure_word"}
"""Concepts that, before a no, may turn it round."""


def meant_by(scenes: Sequence[Scene], number: int, match: Match, lexicon: Lexicon) -> Said | None:
    """What is meant where `match` is heard as denied in the scene `number` of an utterance: DENIED if that is plain.

    None where nothing is meant by it.

    `scenes` are all those of the utterance. A bare "no" to a question is no match, and is not judged here.
    """
    clause = scenes[number].clause
    first = min((tag.start for tag in (*match.reading, *match.negations) if tag.start >= 0), default=clause.start)
    sentence = _sentence(clause.words, first)
    if _is_remark(clause, match, lexicon):
        return None
    if (
        any(scene.clause.has(CLOSING) for scene in scenes)
        or _is_unreal(scenes, number, match, first, sentence, lexicon)
        or _is_negated_again(scenes, first, sentence, lexicon)
        or _is_excepted(scenes, number, match, sentence, lexicon)
    ):
        return Said.UNSURE
    said = {_taken_by(clause, negation, match.reading, lexicon) for negation in match.negations}
    return next((meaning for meaning in (Said.UNSURE, Said.PRESENT) if meaning in said), Said.DENIED)


def _sentence(words: Sequence[str], at: int) -> range:
    """The words up to the full stops on both sides; speech has none, and is one sentence."""
    start = max((place + 1 for place in range(at) if words[place] == "."), default=0)
    end = next((place for place in range(at, len(words)) if words[place] == "."), len(words))
    return range(start, end)


def _is_unreal(
    scenes: Sequence[Scene], number: int, match: Match, first: int, sentence: range, lexicon: Lexicon
) -> bool:
    """Whether it is asked, wondered, wished or supposed."""
    clause, before = scenes[number].clause, scenes[number - 1].clause if number else None
    is_supposed = clause.has(_CONDITION) or (before is not None and before.has(_CONDITION) and before.end > sentence.start)
    words, grammar = clause.words, lexicon.grammar
    is_wished = not grammar["unreal"].isdisjoint(words[clause.start : first])
    if match.negations:  # "I would have no", unlike "I would never"
        is_wished = is_wished or any(
            word in grammar["modals"] and at + 1 not in {tag.start for tag in match.negations}
            for at, word in enumerate(words[clause.start : first], start=clause.start)
        )
    is_wondered = not clause.named.isdisjoint(FRAMES)
    return is_supposed or is_wished or is_wondered or _is_asked(clause, first, lexicon)


def _is_asked(clause: Clause, first: int, lexicon: Lexicon) -> bool:
    """Whether the clause opens as a question, or one begins in it before word `first` ("... is it bad to have no")."""
    grammar, words = lexicon.grammar, clause.words
    return asks(words[clause.start : clause.end], lexicon) or any(
        words[at] in grammar["inverting"] and words[at + 1] in grammar["subjects"] for at in range(clause.start, first - 1)
    )


def asks(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a sentence opens as a question ("is it bad", "why do I"), unlike "do not" and "have a pain"."""
    grammar = lexicon.grammar
    opening = (grammar["opening"] | grammar["joiners"] | BREAKS) - grammar["subjects"]
    at = next((place for place, word in enumerate(words) if word not in opening), len(words))
    first, following = (*words[at : at + 2], "", "")[:2]
    if first in grammar["wh_words"]:
        return bool(following)
    if first in grammar["inverting_subjects"]:
        return following in grammar["subjects"] - grammar["anaphors"] or following in grammar["owners"]
    has_subject = following in grammar["subjects"] or following in grammar["owners"]
    has_subject = has_subject or following in grammar["articles"] or following in grammar["determiners"]
    return first in grammar["inverting"] and has_subject


def _is_negated_again(scenes: Sequence[Scene], first: int, sentence: range, lexicon: Lexicon) -> bool:
    """Whether a no stands before it with nothing of its own: "I can't say I'm not", "it isn't true that I have no".

    A "no" that answers ("no I have no fever") is none.
    """
    grammar = lexicon.grammar
    light = grammar["passes"] | lexicon.fillers | grammar["saying"]
    little = lexicon.fillers | grammar["subjects"] | grammar["owners"] | grammar["saying"]
    symptoms = _places(tag for scene in scenes for tag in scene.clause.tags if tag.concept in lexicon.symptoms)
    for scene in scenes:
        for tag in scene.clause.tags:
            if tag.concept not in _NEGATING or tag.start < sentence.start or tag.end > first:
                continue
            words = scene.clause.words
            between = words[tag.end : first]
            answers = words[tag.start] in grammar["deniers"] and (
                not between or between[0] in grammar["subjects"] or between[0] in BREAKS or between[0] in grammar["owners"]
            )
            has_own = any(at in symptoms and words[at] not in little for at in range(tag.end, first))
            if not answers and not has_own and all(word in light for word in between):
                return True
    return False


def _is_excepted(scenes: Sequence[Scene], number: int, match: Match, sentence: range, lexicon: Lexicon) -> bool:
    """Whether an exception, a comparison, or a contrast that leads to nothing else, follows.

    The back itself is no exception: "fine apart from my back".
    """
    scene = scenes[number]
    clause = scene.clause
    last = max((tag.end for tag in (*match.reading, *match.negations) if tag.start >= 0), default=clause.start)
    begun = min((tag.start for tag in match.negations), default=last)
    own = _places(match.reading)
    if any(tag.concept == _COMPARED and tag.start >= begun and tag.start not in own for tag in clause.tags):
        return True
    later = [other for other in scenes[number + 1 :] if other.clause.start < sentence.stop]
    breaking = QUALIFYING if match.negations else QUALIFYING - {_UP_TO}
    tags = [tag for tag in clause.tags if tag.concept in breaking and tag.start >= last]
    tags += _opening(later[0].clause, breaking) if later else []
    for tag in tags:
        rest = range(tag.end, later[0].clause.end if later and tag.start >= clause.end else clause.end)
        is_else = any(map(_tells, later)) or any(m.at >= tag.end for m in scene.matches if m.pattern.kind is Kind.FINDING)
        is_over = all(clause.words[at] in BREAKS for at in rest)
        if tag.concept == _UP_TO:  # "nothing odd when I wipe" only says where
            is_over = is_over or _is_of(scenes, rest, lexicon.areas | lexicon.things, lexicon)
        if not is_over and not (tag.concept == _CONTRAST and is_else) and not _is_of(scenes, rest, _HARMLESS, lexicon):
            return True
    return False


def _is_of(scenes: Sequence[Scene], rest: range, concepts: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether nothing is named at the words `rest` but these concepts."""
    words = scenes[0].clause.words
    named = _places(tag for scene in scenes for tag in scene.clause.tags if tag.concept in concepts)
    light = lexicon.fillers | lexicon.grammar["prepositions"] | lexicon.grammar["passes"] | BREAKS
    return any(at in named for at in rest) and all(at in named or words[at] in light for at in rest)


def _opening(clause: Clause, concepts: Collection[str]) -> list[Tag]:
    """The tags of these concepts with which a clause begins."""
    start = next((at for at in range(clause.start, clause.end) if clause.words[at] not in BREAKS), clause.end)
    return [tag for tag in clause.tags if tag.concept in concepts and tag.start == start]


def _tells(scene: Scene) -> bool:
    """Whether a scene tells of a finding, or says that all is well."""
    return scene.clause.has("normal") or any(match.pattern.kind is Kind.FINDING for match in scene.matches)


def _is_remark(clause: Clause, match: Match, lexicon: Lexicon) -> bool:
    """Whether "it" may be what was asked about, in a clause that speaks of something else as well."""
    is_borrowed = any(tag.start < 0 for tag in match.reading)
    return is_borrowed and not match.negations and says_more(clause, match.reading, lexicon)


def says_more(clause: Clause, reading: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a clause says more than a reading and that all is well: "it feels okay standing"."""
    light = lexicon.grammar["passes"] | lexicon.fillers
    own = _places(reading) | _places(tag for tag in clause.tags if tag.concept in _WELL | lexicon.areas | lexicon.things)
    others = _places(tag for tag in clause.tags if tag.concept in lexicon.symptoms)
    return any(at not in own and clause.words[at] not in light for at in others)


def _taken_by(clause: Clause, negation: Tag, reading: Sequence[Tag], lexicon: Lexicon) -> Said:
    """What a "no" says of the finding: DENIED if only light words and other symptoms stand between ("no fever or chills").

    PRESENT if it is another thing's that presupposes the finding ("no relief from"), else UNSURE.
    """
    words, grammar = clause.words, lexicon.grammar
    end = min((tag.start for tag in reading if tag.start >= negation.end), default=negation.end)
    symptoms = _places(tag for tag in clause.tags if tag.concept in lexicon.symptoms)
    light = grammar["passes"] | lexicon.fillers | grammar["prepositions"] | grammar["joiners"] | BREAKS
    has_object = False
    for at in range(negation.end, end):
        word, before, after = words[at], words[at - 1], words[at + 1]
        begins = word in grammar["subjects"] or word in grammar["owners"]
        if word in grammar["governors"] or (word in grammar["governing"] and after in grammar["pointing"]):
            return Said.PRESENT
        if word in grammar["realising"] and (after in grammar["wh_words"] or after in grammar["subjects"]):
            return Said.PRESENT
        if word in grammar["knowing"] or (word in grammar["degrees"] and before != "at"):
            return Said.UNSURE
        if begins and (before in grammar["noticing"] or (has_object and before not in light)):
            return Said.UNSURE
        if word not in light and at not in symptoms and word not in lexicon.numbers:
            return Said.UNSURE
        has_object = has_object or at in symptoms
    return Said.DENIED


def _places(tags: Iterable[Tag]) -> set[int]:
    return {at for tag in tags for at in range(tag.start, tag.end)}
