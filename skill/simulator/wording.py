"""What listening reports, in words that a newcomer understands."""

from __future__ import annotations

from collections.abc import Mapping

from skill.dialogue.record.settlement import Outcome
from skill.listening.agreement import Verdict
from skill.listening.grammar.cues import CueKind
from skill.listening.said import Answer, Said, When, Whose

BECAUSE: Mapping[str, str] = {
    CueKind.ASIDE: "it may be something else that is well",
    CueKind.ASKED: "it is asked, wondered or made up, not told",
    CueKind.ASKED_ABOUT: "it is a subject that is asked about",
    CueKind.BETWEEN: 'something else stands between the "no" and it',
    CueKind.CLOSING: "a word of goodbye is said with it",
    CueKind.COMPARED: "only a comparison is denied",
    CueKind.CONDITION: "it is supposed, not told",
    CueKind.CONTRAST: "a contrast follows, and leads to nothing else",
    CueKind.DEGREE: "only so much of it is denied",
    CueKind.DISOWNED: "it is taken back in the same breath",
    CueKind.EXCEPTION: "an exception follows",
    CueKind.FICTION: "it is a story, not a report",
    CueKind.FULLER: "it is only mentioned, and the same is said in full",
    CueKind.GUESSED: "it is only guessed, so a danger is asked about",
    CueKind.KNOWING: "only the knowing, wanting or saying is denied",
    CueKind.LIKENED: "it is only likened to that",
    CueKind.MODAL: "it would be so, and is no fact",
    CueKind.NEGATED_AGAIN: 'another "no" turns it round',
    CueKind.OTHER_FINDING: "the same words tell of another finding",
    CueKind.OVER: "it is said to be over",
    CueKind.OTHER_SUBJECT: "something else has begun there",
    CueKind.PRESUPPOSED: 'the "no" belongs to another word, which takes it for granted',
    CueKind.PUT_OTHERWISE: "other words are put in its place",
    CueKind.QUESTION: "it is asked, not told",
    CueKind.SINGLED_OUT: "only what is said of it is denied",
    CueKind.SOMEBODY_ELSE: "somebody else is named, whose it is",
    CueKind.TAKEN: 'the "no" belongs to another word',
    CueKind.THING: "it is said of a thing, not of a body",
    CueKind.TO_THE_SKILL: "it is said to the skill",
    CueKind.UP_TO: 'the "no" holds only for a time',
    CueKind.WISHED: "it is wished or feared, not told",
}
"""What a cue does, as a reason; the words of the cue follow it."""

SAYS: Mapping[str, str] = {
    Said.PRESENT: "",
    Said.DENIED: ", which says that it is not so",
    Said.UNSURE: ", a mere mention: enough to ask about it, no more",
}
"""What a pattern says by itself."""

PART = ", a part of what is asked"
"""The same for a pattern that counts in reply to a question, and is unsure."""

TAKEN: Mapping[str, str] = {Said.PRESENT: "there", Said.DENIED: "denied", Said.UNSURE: "in doubt"}

ANSWERED: Mapping[str, str] = {
    Answer.YES: "yes",
    Answer.ASSENT: "a noise of listening, which is no yes to a danger",
    Answer.PARTLY: "partly",
    Answer.NO: "no",
    Answer.HEDGED_NO: "a weak no",
    Answer.UNSURE: "not sure",
}

WHOSE: Mapping[str, str] = {
    Whose.OTHER: "of somebody else",
    Whose.INFANT: "of a baby",
    Whose.ANIMAL: "of an animal",
}
"""Whose a finding is, unless it is the speaker's."""

WHEN: Mapping[str, str] = {
    When.NOW: "now",
    When.PAST: "in the past",
    When.LONG_STANDING: "for long",
    When.RULED_OUT: "looked for and not found",
}
"""When a finding stands, unless that is not said."""

OUTCOME: Mapping[str, str] = {
    Outcome.SETTLED: "it is settled",
    Outcome.PARTLY_TOLD: "a part of it is settled, so the rest is asked about",
    Outcome.UNCLEAR: "no clear answer, so it is asked again",
    Outcome.GIVEN_UP: "it was asked often enough, and counts as unsure",
    Outcome.ELSEWHERE: "something else was said, and it stays open",
}

GOES_ON: Mapping[str, str] = {
    "is_bound": 'its "no" may belong to what follows',
    "is_qualified": 'it goes on with a "but", an exception or the like',
    "says_more": "it goes on with something of its own",
    "turns_away": "it goes on to something that was not asked",
}
"""What an answer goes on to, by the names that `Heard` has for it."""

VERDICT: Mapping[str, str] = {
    Verdict.PRESENT: "it is there",
    Verdict.DENIED: "it is denied",
    Verdict.ASK: "its question comes next",
    Verdict.UNKNOWN: "it stays unknown",
}
