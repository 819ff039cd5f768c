"""Listen to a wish for a reminder: what it is for, which one is meant, and what is told besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.listening.activity import Activity, activity_in, begins_upon, upon_in
from skill.listening.acts import Act
from skill.listening.analysis import Analysis
from skill.listening.grammar.tagging import Tag
from skill.listening.heard import Beyond, Heard
from skill.listening.normalise import BREAKS, words_of
from skill.listening.pointing import Listen, pointing
from skill.listening.unled import unled_in
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.beforehand import reminded_of
from skill.listening.when.numbers import number_at
from skill.listening.when.said_time import Schedule
from skill.listening.when.schedule import schedule_of
from skill.listening.when.time_values import with_value

_OF_ONE_THAT_STANDS = frozenset({Act.CANCEL, Act.CANCEL_IT, Act.CHANGE, Act.CHANGE_IT, Act.LIST})

NEW = frozenset({Act.REMIND, Act.TIMER})
"""Acts of whoever wants a new one."""

_WISHING = frozenset({Concept.CALL_AT, Concept.CALL_AWAY, Concept.REMIND_WORD})

_ASKING = _WISHING | {
    Concept.CHECK_IN_WORD,
    Concept.CHECK_ON_WORD,
    Concept.RECALLED,
    Concept.CALENDAR_WORD,
    Concept.ALARM_WORD,
}
"""What asks for a reminder, and names nothing to be reminded of in the person's own words."""

_CALLING_ALONE = frozenset({Concept.CALL_AT, Concept.CALL_AWAY, Concept.REMIND_WORD, Concept.RECALLED})
"""What asks the skill for something, so that a call which is named after it is the person's own to make."""

_ASIDE = frozenset({Concept.CORRECT_WORD, Concept.MIND_WORD, Concept.CALENDAR_WORD})
"""What names no reminder where one is meant ("I've changed my mind")."""

_ASKING_BACK = frozenset({Act.HELP, Act.RECALL, Act.REPEAT, Act.SOURCE, Act.WHY, Act.WHY_SAID})
"""What asks about the talk itself, and so is no errand ("what's on for tomorrow")."""

_APART = " . "
"""What stands between the things that Alexa hands over apart."""


def with_errand(heard: Heard, analysis: Analysis, text: str, lexicon: Lexicon, listen: Listen) -> Heard:
    """Return what was heard, with what it says about a reminder: the one that is meant, or what a new one is for."""
    words, tags = analysis.words, analysis.tags
    heard = replace(heard, beyond=_beyond(heard, words, tags, lexicon))
    first = next((tag.concept for tag in tags if tag.concept in _WISHING or tag.concept == Concept.NAME_WORD), None)
    if first == Concept.NAME_WORD and Act.RENAME in heard.acts:
        return heard  # "rename my walk reminder" asks for no new one
    if heard.acts & _OF_ONE_THAT_STANDS:
        aside = frozenset(at for tag in tags if tag.concept in _ASIDE for at in range(tag.start, tag.end))
        return pointing(heard, words, lexicon, listen, aside)
    if Act.REMIND not in heard.acts and not _is_called_for(heard, words, tags, lexicon):
        heard = _numbered(heard, words, lexicon) if Act.TIMER in heard.acts else heard
        return replace(heard, is_upon=bool(begins_upon(words, lexicon)))
    if Act.REMIND not in heard.acts and _is_called_for_then(heard, words, tags, lexicon):
        heard = replace(heard, acts=heard.acts | {Act.REMIND}, topics=(), chat=())
    asking = [tag for tag in tags if tag.concept in _WISHING]
    after = min((tag.end for tag in asking), default=0)
    heard = _of_the_wish(heard, words, min((tag.start for tag in asking), default=0), lexicon)
    named = [tag for tag in tags if words[tag.start] not in lexicon.function_words]
    within = frozenset(at for tag in named for at in range(tag.start + 1, tag.end))
    activity = activity_in(words, lexicon, after, within=within)
    if activity is None and not _is_handed_over(text):
        asked = asking_in(tags)
        if _is_called_for_then(heard, words, tags, lexicon):
            asked |= begins_upon(words, lexicon)
        before = activity_in(words, lexicon, 0, min(asked, default=0), within=within)
        activity = before or unled_in(words, lexicon, asked, lambda run: bool(listen(run).choices))
    heard = replace(heard, is_elsewhere=_is_elsewhere(words, asking, tags, activity, lexicon))
    goes_with = bool(heard.schedule.beside) and replace(heard.schedule, beside="") == Schedule()  # "after dinner"
    is_upon = goes_with or upon_in(words, lexicon, after) or bool(begins_upon(words, lexicon))
    heard = replace(heard, is_upon=is_upon)
    if activity is None:
        return _handed_over(heard, text, lexicon)
    heard = _timed_outside(heard, words, activity, lexicon, is_before=activity.start < after)
    return _told_outside(heard, words, activity, listen)


def asking_in(tags: Sequence[Tag]) -> frozenset[int]:
    """Return the places of the words that ask for a reminder, and name nothing to be reminded of."""
    return frozenset(at for tag in tags if tag.concept in _ASKING for at in range(tag.start, tag.end))


def as_errand(heard: Heard, errand: Act) -> Heard:
    """Return what was heard, as words that ask for an errand: then they neither ask nor remark anything else."""
    if heard.is_bare:
        return heard
    others = NEW if errand in NEW else NEW - {Act.TIMER}  # "list timers" is about timers
    return replace(
        heard, acts=(heard.acts - others - _ASKING_BACK) | {errand}, lent=frozenset({errand}), topics=(), chat=()
    )


def _is_called_for(heard: Heard, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether "tell me" and the like ask for a reminder: with a time and an activity, and of nobody else."""
    called = next((tag for tag in tags if tag.concept in (Concept.CALL_AT, Concept.CALL_AWAY)), None)
    said = heard.schedule
    if called is None or not lexicon.grammar.third.isdisjoint(words[: called.start]):
        return False
    if _is_called_for_then(heard, words, tags, lexicon):
        return True
    activity = activity_in(words, lexicon, called.end)
    if said.hour is not None or said.in_seconds:
        return activity is not None
    is_upon = bool(said.beside) or bool(begins_upon(words, lexicon))  # "when the match is over, tell me to stretch"
    is_led = activity is not None and activity.start == called.end and words[called.end] in lexicon.activity.doing
    return is_upon and is_led


def _is_called_for_then(heard: Heard, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether "tell me" at the end asks to be told of what was said before it ("when my pill is due, tell me")."""
    small = {*lexicon.activity.closes, *BREAKS}
    last = max((at + 1 for at, word in enumerate(words) if word not in small), default=0)
    is_last = any(tag.concept in (Concept.CALL_AT, Concept.CALL_AWAY) and tag.end == last for tag in tags)
    upon = begins_upon(words, lexicon)
    asking = lexicon.grammar.inverting | lexicon.grammar.inverting_subjects
    subject = words[max(upon) + 1 :][:1] if upon else []
    return is_last and bool(subject) and subject[0] not in asking and not heard.asks


def _is_elsewhere(
    words: Sequence[str], asking: Sequence[Tag], tags: Sequence[Tag], activity: Activity | None, lexicon: Lexicon
) -> bool:
    """Whether a reminder is to reach somebody else, or another device ("remind my wife to", "text me", "on my phone").

    Whom it is for stands between what asks for it and what is to be done.
    """
    if not asking:
        return _is_told_to(words, tags, activity, lexicon)
    first = min(asking, key=lambda tag: tag.start)
    begin, end = (activity.start, activity.end) if activity is not None else (len(words), len(words))
    to = begin if begin >= first.end else len(words)
    named = words[first.end : to]
    is_led = activity is not None and words[activity.start] in lexicon.activity.doing
    is_person = len(named) > 1 and is_led and named[0] in lexicon.activity.things
    is_other = is_person or (bool(named) and named[0] in lexicon.grammar.third)
    is_other = is_other or any(tag.concept == Concept.OTHER for tag in tags if first.end <= tag.start < to)
    outside = [tag for tag in tags if not begin <= tag.start < end]
    is_placed = any(tag.concept == Concept.OTHER_DEVICE and _is_led_to(tag, words, lexicon) for tag in outside)
    return first.concept == Concept.CALL_AWAY or is_other or is_placed


def _is_told_to(words: Sequence[str], tags: Sequence[Tag], activity: Activity | None, lexicon: Lexicon) -> bool:
    """Whether somebody else is to be told to do it, by words that begin with that ("tell my wife to")."""
    if activity is None or words[activity.start] not in lexicon.activity.doing:
        return False
    small = {*BREAKS, *lexicon.grammar.opening, *lexicon.activity.wishing, *lexicon.activity.hesitating}
    first = next((at for at in range(activity.start) if words[at] not in small), activity.start)
    people = {tag.start for tag in tags if tag.concept == Concept.OTHER and tag.start < activity.start}
    is_owned = words[first + 1 : first + 2] != [] and words[first + 1] in lexicon.activity.things
    return words[first] not in lexicon.activity.things and (first + 2 in people if is_owned else first + 1 in people)


def _is_led_to(tag: Tag, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a preposition leads to what a tag names, with an owner or an article between ("on my phone")."""
    at = tag.start
    while at and (words[at - 1] in lexicon.activity.things or (at == tag.start and words[at - 1].startswith("'"))):
        at -= 1
    return at < tag.start and at > 0 and words[at - 1] in lexicon.grammar.prepositions


def _beyond(heard: Heard, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> frozenset[Beyond]:
    """Return what a wish asks for that no reminder can do.

    Words that begin with a call to make, and ask the skill for nothing before it, tell the skill to make it.
    """
    if not heard.acts & (NEW | _OF_ONE_THAT_STANDS):
        return frozenset()
    concepts = {tag.concept for tag in tags}
    small = {*BREAKS, *lexicon.grammar.opening, *lexicon.activity.wishing, *lexicon.activity.hesitating}
    first = next((at for at, word in enumerate(words) if word not in small), 0)
    is_call = any(tag.concept == Concept.RING_UP and tag.start == first for tag in tags)
    found = {Beyond.CALENDAR} if Concept.CALENDAR_WORD in concepts else set[Beyond]()
    return frozenset(found | ({Beyond.CALL} if is_call and concepts.isdisjoint(_CALLING_ALONE) else set()))


def _is_handed_over(text: str) -> bool:
    """Whether Alexa handed over values apart, after the frame of their intent."""
    frame, *values = text.split(_APART)
    return bool(values and frame.strip())


def _handed_over(heard: Heard, text: str, lexicon: Lexicon) -> Heard:
    """Return what was heard, with an activity that Alexa handed over apart: it follows the frame, between full stops.

    One that the vocabulary names stands within the frame, so nothing is left out there ("remind me . stretch").
    """
    _, *segments = text.split(_APART)
    if not segments or segments[0].strip():
        return heard
    spoken = (
        part.strip() for part in segments if part.strip() and with_value(part.strip(), heard.schedule) is heard.schedule
    )
    named = (activity_in(words_of(part, lexicon.spelling), lexicon, is_whole=True) for part in spoken)
    activity = next(filter(None, named), None)
    if activity is None:
        return heard
    amid = frozenset(observation.finding for observation in heard.observations)
    return replace(heard, activity=activity.said_back, amid=amid, topics=(), chat=(), acts=frozenset({Act.REMIND}))


def in_reply(heard: Heard, words: Sequence[str], lexicon: Lexicon) -> Heard:
    """Return what was heard in reply to what the person should be reminded of: all of it is that, if it may be.

    An answer, a question and another wish are none, and neither is what tells of a finding ("my back hurts").
    """
    first = next((at for at, word in enumerate(words) if word not in BREAKS), 0)
    led = activity_in(words, lexicon, first)
    activity = led if led is not None and led.start == first else activity_in(words, lexicon, first, is_whole=True)
    is_led = activity is not None and activity is led
    is_thing = words[first : first + 1] != [] and words[first] in lexicon.activity.things
    is_mere_name = is_thing and lexicon.verbs.isdisjoint(words)  # "my tablets" tells of no tablets
    is_said = heard.tells and not is_mere_name
    may_be = heard.answer is None and not (heard.asks or heard.is_upon) and not (is_said or heard.acts - {Act.EXERCISE})
    if activity is None or not (is_led or may_be) or Act.REMIND in heard.acts:
        return heard
    named = frozenset(observation.finding for observation in heard.observations)
    return replace(heard, activity=activity.said_back, amid=named, topics=(), chat=(), acts=frozenset())


def _told_outside(heard: Heard, words: Sequence[str], activity: Activity, listen: Listen) -> Heard:
    """Return what was heard, without what only the activity says: "to ask about my tablets" asks nothing now.

    The findings that it names are kept, and noted in `amid`: the dialogue decides which of them count.
    """
    outside = listen(" ".join([*words[: activity.start], *words[activity.end :]]))
    named = {observation.finding for observation in outside.observations}
    within = tuple(observation for observation in heard.observations if observation.finding not in named)
    return replace(
        heard,
        observations=(*outside.observations, *within),
        amid=frozenset(observation.finding for observation in within),
        activity=activity.said_back,
        choices=_of_the_thing(heard.choices, activity, outside, listen),
        acts=outside.acts | {Act.REMIND},
        topics=outside.topics,
        aspects=outside.aspects,
        chat=outside.chat,
        answer=outside.answer,
        measures=outside.measures,
        replies=outside.replies,
        asks=outside.asks,
    )


def _of_the_thing(named: frozenset[str], activity: Activity, outside: Heard, listen: Listen) -> frozenset[str]:
    """Return the choices that the activity names, and those of all the words that it takes part in.

    "When I walk through the door, to ask for a brace" is about no walk.
    """
    return (named - outside.choices) | (listen(activity.said_back).choices if activity.said_back else frozenset())


def _of_the_wish(heard: Heard, words: Sequence[str], at: int, lexicon: Lexicon) -> Heard:
    """Return what was heard, with the time that the wish itself names, where words before it say when something is."""
    event, said = (schedule_of(" ".join(part), part, lexicon) for part in (words[:at], words[at:]))
    schedule = reminded_of(event, said) if at else None
    return heard if schedule is None else replace(heard, schedule=schedule)


def _timed_outside(
    heard: Heard, words: Sequence[str], activity: Activity, lexicon: Lexicon, *, is_before: bool
) -> Heard:
    """Return what was heard, without a length of time that only the activity names ("ten minutes of stretching").

    Before the wish, it is what the wish waits for ("I'll lie down for ten minutes, tell me when it's up": `is_before`).
    Where no time is said at all, bare numbers outside of it are hours ("three alarms for my pills, seven, one and
    nine").
    """
    outside = [*words[: activity.start], *words[activity.end :]]
    said = heard.schedule
    if said.length and not (said.shift or is_before) and schedule_of(" ".join(outside), outside, lexicon).length == 0:
        said = replace(said, length=0)
    if said == Schedule():
        said = schedule_of(" ".join(outside), outside, lexicon, is_time=True)
    return replace(heard, schedule=said)


def _numbered(heard: Heard, words: Sequence[str], lexicon: Lexicon) -> Heard:
    """Return what was heard of a timer. Where no length is said, the one number is its minutes ("shout in fifteen")."""
    said = heard.schedule
    if said.length or said.in_seconds or said.number:
        return heard
    none = {*lexicon.clock.counting, *lexicon.activity.pointed}  # "a timer", "this one"
    places = (at for at, word in enumerate(words) if word not in none)
    numbers = [number for at in places if (number := number_at(words, at, lexicon.numbers))]
    return replace(heard, schedule=replace(said, number=int(numbers[0][0]))) if len(numbers) == 1 else heard
