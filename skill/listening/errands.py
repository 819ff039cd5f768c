"""Listen to a wish for a reminder: what it is for, which one is meant, and what is told besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.listening.activity import activity_in, begins_upon, begins_with_condition, upon_in
from skill.listening.acts import Act
from skill.listening.analysis import Analysis
from skill.listening.beyond import beyond_in, is_elsewhere
from skill.listening.called_for import is_called_for, is_called_for_then
from skill.listening.grammar.tagging import Tag
from skill.listening.handed_over import handed_over, is_handed_over
from skill.listening.heard import Heard
from skill.listening.normalise import BREAKS
from skill.listening.outside import of_the_wish, timed_outside, told_outside
from skill.listening.pointing import Listen, pointing
from skill.listening.timers import with_minutes, with_purpose
from skill.listening.unled import unled_in
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.said_time import Schedule

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

_ASIDE = frozenset({Concept.CORRECT_WORD, Concept.MIND_WORD, Concept.CALENDAR_WORD})
"""What names no reminder where one is meant ("I've changed my mind")."""

_ASKING_BACK = frozenset({Act.HELP, Act.RECALL, Act.REPEAT, Act.SOURCE, Act.WHY, Act.WHY_SAID})
"""What asks about the talk itself, and so is no errand ("what's on for tomorrow")."""


def with_errand(heard: Heard, analysis: Analysis, text: str, lexicon: Lexicon, listen: Listen) -> Heard:
    """Return what was heard, with what it says about a reminder: the one that is meant, or what a new one is for."""
    words, tags = analysis.words, analysis.tags
    heard = replace(heard, beyond=beyond_in(heard, words, tags, lexicon))
    first = next((tag.concept for tag in tags if tag.concept in _WISHING or tag.concept == Concept.NAME_WORD), None)
    if first == Concept.NAME_WORD and Act.RENAME in heard.acts:  # "rename my walk reminder" asks for no new one
        return replace(heard, activity=_new_name(words, tags, lexicon))
    if _opens_with_a_wish(words, tags, lexicon):
        heard = replace(heard, acts=heard.acts - (_OF_ONE_THAT_STANDS - {Act.LIST}))  # "remind me to stop sitting"
    if heard.acts & _OF_ONE_THAT_STANDS:
        aside = frozenset(at for tag in tags if tag.concept in _ASIDE for at in range(tag.start, tag.end))
        heard = pointing(heard, words, lexicon, listen, aside)
        return replace(heard, acts=heard.acts - {Act.SKIP}) if heard.is_pointed else heard  # "skip the noon one"
    if Act.REMIND not in heard.acts and not is_called_for(heard, words, tags, lexicon):
        if Act.TIMER in heard.acts:
            after = max((tag.end for tag in tags if tag.concept == Concept.TIMER_WORD), default=0)
            heard = with_purpose(with_minutes(heard, words, lexicon), words, lexicon, after)
        return replace(heard, is_upon=bool(begins_upon(words, lexicon)))
    if Act.REMIND not in heard.acts and is_called_for_then(heard, words, tags, lexicon):
        heard = replace(heard, acts=heard.acts | {Act.REMIND}, topics=(), chat=())
    asking = [tag for tag in tags if tag.concept in _WISHING]
    after = min((tag.end for tag in asking), default=0)
    heard = of_the_wish(heard, words, min((tag.start for tag in asking), default=0), lexicon)
    named = [tag for tag in tags if words[tag.start] not in lexicon.function_words]
    within = frozenset(at for tag in named for at in range(tag.start + 1, tag.end))
    activity = activity_in(words, lexicon, after, within=within)
    if activity is None and not is_handed_over(text):
        asked = asking_in(tags)
        if is_called_for_then(heard, words, tags, lexicon):
            asked |= begins_upon(words, lexicon)
        before = activity_in(words, lexicon, 0, min(asked, default=0), within=within)
        activity = before or unled_in(words, lexicon, asked, lambda run: bool(listen(run).choices))
    is_no_deed = (
        activity is not None and not activity.said_back and words[activity.start + 1] in lexicon.activity.things
    )
    done = None if is_no_deed else activity  # "a reminder to my wife's phone"
    heard = replace(heard, is_elsewhere=is_elsewhere(words, asking, tags, done, lexicon))
    goes_with = bool(heard.schedule.beside) and replace(heard.schedule, beside="") == Schedule()  # "after dinner"
    is_upon = goes_with or upon_in(words, lexicon, after) or bool(begins_upon(words, lexicon))
    is_upon = is_upon or begins_with_condition(words, lexicon)
    heard = replace(heard, is_upon=is_upon)
    if activity is None:
        return handed_over(heard, text, lexicon)
    heard = timed_outside(heard, words, activity, lexicon, is_before=activity.start < after)
    return told_outside(heard, words, activity, listen)


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


def _opens_with_a_wish(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether words begin with what asks for a reminder, and something to do follows it at once ("remind me to")."""
    small = {*BREAKS, *lexicon.grammar.opening, *lexicon.activity.wishing, *lexicon.activity.hesitating}
    first = next((at for at, word in enumerate(words) if word not in small), len(words))
    asking = next((tag for tag in tags if tag.start == first and tag.concept == Concept.REMIND_WORD), None)
    end = asking.end if asking is not None else len(words)
    lead = next((at for at in range(end, len(words)) if words[at] in lexicon.activity.doing), None)
    return lead is not None and lexicon.grammar.speaker.issuperset(words[end:lead])


def _new_name(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> str:
    """Return the name that words give ("call it plank break" -> "about plank break"); empty if they give none."""
    start = max(tag.end for tag in tags if tag.concept == Concept.NAME_WORD)
    end = next((at for at in range(start, len(words)) if words[at] in lexicon.clock.excepts), len(words))
    given = activity_in(words[:end], lexicon, start, is_whole=True) if start < end else None
    if given is None or given.start != start:
        return ""
    lead, _, name = given.said_back.partition(" ")
    return f"{next(iter(lexicon.activity.naming))} {name}" if lead else ""


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
