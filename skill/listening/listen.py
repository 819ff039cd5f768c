"""One utterance -> Heard. The door of this room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from skill.listening.answers import answer_of
from skill.listening.asking import asks
from skill.listening.clauses import Clause, clauses_of
from skill.listening.closing import closes_alone
from skill.listening.context import time_of
from skill.listening.heard import Answer, Heard, Measure, Said, When, Whose
from skill.listening.lexicon import Lexicon
from skill.listening.limits import CONTRAST, QUALIFYING, puts_right
from skill.listening.matching import Match, matches_in
from skill.listening.measures import Span, age_at, corrected_age_at, replied_age_at, severity_of, spans_of
from skill.listening.normalise import BREAKS, words_of
from skill.listening.observing import observations_in
from skill.listening.patterns import Kind
from skill.listening.remarks import says_more
from skill.listening.replies import replies_in
from skill.listening.scenes import Scene, date_each_other
from skill.listening.schedule import schedule_of
from skill.listening.subject import whose
from skill.listening.suspicion import suspected
from skill.listening.tagging import Tag, affirmed, tags_of

AGE = "age"
"""What a question speaks of that a number answers ("thirty one")."""

LONGEST_PLACE = 8
"""Words in the longest place that is named alone, with how long it has hurt."""

LONGEST_NAME = 5
"""Words in the longest thing that is named where a question was asked for."""

_NAMING = ("NamedIntent", "AskAboutIntent")
"""Frames in which what was only named is asked about."""

ALL_WELL, RECONSIDERS, SIDE, STOPS = "all_well", "reconsider", "side", "stop"
"""Acts that hang on what else is said."""

_PEOPLE = frozenset(person.value for person in Whose if person is not Whose.SELF)


def listen(
    text: str,
    lexicon: Lexicon,
    focus: frozenset[str] = frozenset(),
    *,
    is_question: bool = False,
    is_place: bool = False,
) -> Heard:
    """Understand one utterance. Never raises, whatever `text` holds.

    `focus` names the areas of the body spoken of last, which "it" may mean. With `is_question` the person was asked
    what they would like to know, so that what they only name ("ibuprofen") is asked about; with `is_place`, where it
    hurts, so that a place alone is a pain ("my lower back").
    """
    heard = _understood(text, lexicon, focus)
    if is_place and _tells_nothing(heard):
        place = _place_in(words_of(text, lexicon.misheard), lexicon)
        return _understood(lexicon.framed("PlaceIntent", {"place": place}), lexicon, focus) if place else heard
    if not is_question or heard.topics or heard.answer is not None or not _is_name(text, lexicon):
        return heard
    framed = (_understood(lexicon.framed(intent, {"topic": text.strip(" .,?")}), lexicon, focus) for intent in _NAMING)
    return next((asked for asked in framed if asked.topics), heard)


def _is_name(text: str, lexicon: Lexicon) -> bool:
    """Whether somebody only names something, and says nothing of it ("surgery", unlike "my legs won't work")."""
    words = words_of(text, lexicon.misheard)
    says_more = not lexicon.verbs.isdisjoint(words) or not lexicon.grammar["self"].isdisjoint(words)
    return len(words) <= LONGEST_NAME and not says_more


def _tells_nothing(heard: Heard) -> bool:
    return heard.answer is None and not (heard.observations or heard.topics or heard.acts - {"side"} or heard.suspected)


def _place_in(words: Sequence[str], lexicon: Lexicon) -> str:
    """The part of the body that is all that words name, and since when ("it's my left leg since Tuesday"), or ""."""
    grammar = lexicon.grammar
    before = grammar["subjects"] | grammar["copulas"] | grammar["opening"] | grammar["prepositions"] | BREAKS
    at = next((place for place, word in enumerate(words) if word not in before), len(words))
    rest = words[at:]
    is_named = any(tag.concept in lexicon.areas for tag in tags_of(rest, lexicon))
    says_more = not lexicon.verbs.isdisjoint(rest) or not grammar["limiting"].isdisjoint(rest)
    return " ".join(rest) if is_named and not says_more and len(rest) <= LONGEST_PLACE else ""


def _understood(text: str, lexicon: Lexicon, focus: frozenset[str]) -> Heard:
    words = words_of(text, lexicon.misheard)
    tags = tags_of(words, lexicon)
    answer, told_from = answer_of(words, tags, lexicon)
    if answer is not None and told_from == len(words):
        acts, choices = _also_says(answer, words, tags, lexicon)  # "not yet"; its "no" denies no symptom
        return Heard(answer=answer, acts=acts, choices=choices, spoken_of=focus, words=len(words))
    spans = spans_of(words, lexicon)
    clauses = clauses_of(words, tags, spans, lexicon, focus)
    named = frozenset(tag.concept for tag in tags)
    about = affirmed(words, tags)
    scenes = [Scene(clause, list(matches_in(clause, lexicon, about)), time_of(clause, spans)) for clause in clauses]
    date_each_other(scenes, lexicon)
    people = [tag for tag in tags if tag.concept in _PEOPLE and not _is_likened_to(tag, tags)]
    matches = [match for scene in scenes for match in scene.matches]
    observations = observations_in(scenes, people, lexicon)
    if answer is None and "correct_word" in named:
        answer, _ = answer_of(words, tags, lexicon, max(tag.end for tag in tags if tag.concept == "correct_word"))
    acts = _acts(scenes, tags, words, lexicon)
    measures = (*_ages_and_scores(words, clauses, people, lexicon, focus), *_durations(scenes, spans))
    if answer is Answer.NO and AGE not in focus and _restates(words, told_from, lexicon):
        # "no it's three days" corrects what was told before, and answers nothing.
        answer, acts = None, acts | {RECONSIDERS}
        measures += tuple(
            Measure("duration", span.days) for span in spans if span.start >= told_from and not span.is_ago
        )
    if puts_right(scenes, lexicon):
        acts |= {RECONSIDERS}
    if answer is None and "unsure_word" in named and not any(o.said is Said.PRESENT for o in observations):
        answer = Answer.UNSURE
    return Heard(
        observations=observations,
        answer=answer,
        is_qualified=answer in (Answer.NO, Answer.HEDGED_NO) and _is_qualified(tags, words, told_from, lexicon),
        asks=asks(words, lexicon),
        is_bound=answer is Answer.NO and _runs_on(words, told_from, clauses, lexicon),
        replies=replies_in(scenes, lexicon),
        topics=tuple(dict.fromkeys(_ids(matches, Kind.TOPIC))),
        aspects=frozenset(_ids(matches, Kind.ASPECT)),
        acts=acts,
        choices=frozenset(_ids(matches, Kind.CHOICE)),
        measures=measures,
        when=_when(scenes),
        schedule=schedule_of(text, words, lexicon),
        suspected="" if acts == {SIDE} and not observations else suspected(words, tags, lexicon),
        spoken_of=_spoken_of(clauses, focus, lexicon),
        words=sum(word not in BREAKS for word in words),
    )


def _also_says(
    answer: Answer, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon
) -> tuple[frozenset[str], frozenset[str]]:
    """The acts and choices of a mere answer that is a phrase of its own as well."""
    if (len(words) == 1 and answer is not Answer.ASSENT) or not any(tag.end - tag.start == len(words) for tag in tags):
        return frozenset(), frozenset()
    clause = Clause(words, 0, len(words), tuple(tags), frozenset(tag.concept for tag in tags))
    matches = [*matches_in(clause, lexicon, clause.named)]
    return frozenset(_ids(matches, Kind.ACT)), frozenset(_ids(matches, Kind.CHOICE))


def _ids(matches: Sequence[Match], kind: Kind) -> list[str]:
    """What patterns of a kind tell of: one that no "no" takes back."""
    return [match.pattern.id for match in matches if match.pattern.kind is kind]


def _acts(scenes: Sequence[Scene], tags: Sequence[Tag], words: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """What the person does besides telling. A closing word closes only where it stands alone."""
    acts = {
        match.pattern.id
        for scene in scenes
        for match in scene.matches
        if match.pattern.kind is Kind.ACT
        and not (match.pattern.id == ALL_WELL and says_more(scene.clause, match.reading, lexicon))
    }
    return frozenset(acts if closes_alone(words, tags, lexicon) else acts - {STOPS})


def _restates(words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether what follows an answer that ends before word `end` only puts right what was said before.

    It does with "I said ...", and where nothing but a number, a length of time or a day follows.
    """
    grammar = lexicon.grammar
    counts = lexicon.numbers.keys() | lexicon.units.keys() | lexicon.decades.keys()
    light = grammar["subjects"] | grammar["copulas"] | grammar["restating"] | lexicon.fillers | BREAKS
    rest = words[end:]
    said = [word for word in words if word not in lexicon.fillers or word in grammar["self"]]
    has_count = any(word in counts or word.isdigit() for word in rest)
    takes_back = any(first in grammar["self"] and then in grammar["restated"] for first, then in pairwise(said))
    return takes_back or (has_count and all(word in counts or word in light or word.isdigit() for word in rest))


def _when(scenes: Sequence[Scene]) -> When:
    """The first time that is told."""
    unstated = When.UNSTATED
    return next((scene.time.when for scene in scenes if scene.time.when is not unstated), unstated)


def _runs_on(words: Sequence[str], end: int, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether a "no" that ends before word `end` goes on into its clause ("no fever", unlike "no my legs are fine")."""
    grammar = lexicon.grammar
    if words[end - 1] not in grammar["deniers"]:  # "no change in the chills", unlike "none of that"
        return words[end] in grammar["pointing"] and words[end - 1] not in grammar["sweeping"]
    begins = BREAKS.union(*(grammar[name] for name in ("sweeping", "limiting", "subjects", "owners", "opening")))
    return words[end] not in begins and not any(clause.start == end for clause in clauses)


def _is_qualified(tags: Sequence[Tag], words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether an answer that ends before word `end` goes on with a contrast or an exception, or with "I can't"."""
    light = BREAKS | lexicon.grammar["limiting"]  # "no, not until yesterday"
    at = next((place for place in range(end, len(words)) if words[place] not in light), len(words))
    is_inability = any(tag.concept == "cannot" and at <= tag.start and tag.end == len(words) for tag in tags)
    limits = [tag for tag in tags if tag.concept in QUALIFYING and 0 < tag.start <= at]
    is_limited = any(tag.concept != CONTRAST or tag.end < len(words) for tag in limits)
    return is_inability or is_limited


def _is_likened_to(person: Tag, tags: Sequence[Tag]) -> bool:
    """Whether somebody is only named to compare with ("like a horse stood on his chest")."""
    return any(tag.concept == "simile" and tag.end == person.start for tag in tags)


def _ages_and_scores(
    words: Sequence[str], clauses: Sequence[Clause], people: Sequence[Tag], lexicon: Lexicon, focus: frozenset[str]
) -> Iterable[Measure]:
    is_asked = AGE in focus
    severity = severity_of(words, lexicon)
    if severity is not None:
        yield Measure("severity", severity)
    for clause in clauses:
        for at in range(clause.start, clause.end):
            if not (words[at] in lexicon.numbers or words[at] in lexicon.decades or words[at].isdigit()):
                continue
            age = age_at(words, at, lexicon)
            corrected = corrected_age_at(words, at, lexicon)
            value = age if corrected is None else corrected
            if value is None and is_asked:
                value = replied_age_at(words, at, lexicon)
            if value is not None:
                is_noun = at > clause.start and words[at - 1] in lexicon.grammar["owners"]  # "our eleven year old"
                named = Whose.OTHER if is_noun else whose(clause, at, people, lexicon)
                of_whom = named or (None if is_asked else Whose.SELF)
                yield Measure("age", value, of_whom, corrects=corrected is not None)
                is_asked = False


def _durations(scenes: Sequence[Scene], spans: Sequence[Span]) -> Iterable[Measure]:
    """How long the trouble has lasted: a stretch of time in a clause that speaks of the pain itself."""
    for scene in scenes:
        is_of_the_pain = any(match.pattern.kind is Kind.MEASURE for match in scene.matches)
        for span in spans:
            if scene.clause.start <= span.start < scene.clause.end:
                is_stretch = is_of_the_pain and (not span.is_ago or scene.clause.has("since"))
                if is_stretch or span.corrects:
                    yield Measure("duration", span.days, corrects=span.corrects)


def _spoken_of(clauses: Sequence[Clause], focus: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """What a later "it" may mean: the areas and the things named last."""
    for kind in (lexicon.areas, lexicon.things):
        last = next((here for c in reversed(clauses) if (here := frozenset(t.concept for t in c.tags) & kind)), None)
        focus = focus if last is None else (focus - kind) | last
    return focus
