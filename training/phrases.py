"""Counts, for each pattern and phrase by which the grammar hears a danger, how many lines of the corpus it makes right.

    python -m training.phrases          what makes more lines wrong than right: the first to be pruned or narrowed
    python -m training.phrases --sure   what makes at least 15 lines right and none wrong: it might warn alone

A line counts for a pattern or a phrase if the finding would not be heard without it. It is right if the line is
labelled with that finding, as present or unsure. It is wrong if the line tells of no danger at all; a line that tells
of another danger counts as neither. The development batches are left out, so that no word is chosen by them.

A phrase with more wrong than right is taken out of its file, or its pattern gets a further term or an exclusion; then
`tests/listening/vocabulary` names what has become idle by it, and `training.measure` shows what it did to the whole.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from skill.listening.analysis import analyse
from skill.listening.grammar.interpretation import judgements
from skill.listening.grammar.matching import Match
from skill.listening.said import Said, When, Whose
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.loading import load_lexicon
from skill.triage.dangers import dangers_of
from skill.triage.loading import load_content
from skill.triage.model import Content
from training.corpus import Utterance, read_corpus

DEVELOPMENT = "dev_"
"""The beginning of the names of the batches that only measure."""

ENOUGH = 15
"""The least number of lines that a pattern must make right to be called sure."""

_OVER = frozenset({When.PAST, When.LONG_STANDING, When.RULED_OUT})

Part = tuple[str, str]
"""A finding, and a pattern or a phrase by which it is heard."""


def told_by(utterance: Utterance, lexicon: Lexicon, content: Content) -> Mapping[str, list[Match]]:
    """Return the findings that the grammar hears of the speaker, now, with the matches that tell each."""
    question = content.questions.get(utterance.reply_to)
    analysis = analyse(utterance.said, lexicon, frozenset(question.speaks_of if question else ()))
    found: dict[str, list[Match]] = defaultdict(list)
    for match, observation, _ in judgements(analysis.scenes, analysis.people, lexicon):
        is_told = observation is not None and observation.said is Said.PRESENT
        if observation and is_told and observation.whose is Whose.SELF and observation.when not in _OVER:
            found[observation.finding].append(match)
    return found


def needed(matches: Iterable[Match], words: list[str]) -> Iterator[str]:
    """Yield the pattern and the phrases without which none of `matches` would be left."""
    patterns = {" + ".join("|".join(term) for term in match.pattern.terms) for match in matches}
    if len(patterns) == 1:
        yield f"pattern {patterns.pop()}"
    said = [{f"{tag.concept}: {' '.join(words[tag.start : tag.end])}" for tag in match.reading} for match in matches]
    yield from sorted(set.intersection(*said))


def count(lexicon: Lexicon, content: Content) -> tuple[Counter[Part], Counter[Part]]:
    """Return how many lines each part makes right, and how many wrong."""
    dangers = dangers_of(content)
    right, wrong = Counter[Part](), Counter[Part]()
    for utterance in read_corpus():
        if utterance.batch.startswith(DEVELOPMENT):
            continue
        labelled = {*utterance.present, *utterance.unsure}
        words = [*analyse(utterance.said, lexicon, frozenset()).words]
        for finding, matches in told_by(utterance, lexicon, content).items():
            if finding not in dangers:
                continue
            parts = [(finding, part) for part in needed(matches, words)]
            if finding in labelled:
                right.update(parts)
            elif not labelled & dangers:
                wrong.update(parts)
    return right, wrong


def main() -> None:
    """Print the parts that are asked for, the most frequent first."""
    right, wrong = count(load_lexicon("en"), load_content())
    if "--sure" in sys.argv:
        chosen = [part for part, number in right.most_common() if number >= ENOUGH and not wrong[part]]
    else:
        chosen = [part for part, number in wrong.most_common() if number > right[part]]
    for finding, part in chosen:
        print(f"{right[finding, part]:4} right {wrong[finding, part]:4} wrong  {finding}: {part}")


if __name__ == "__main__":
    main()
