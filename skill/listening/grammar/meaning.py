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
    I'm done, no numbness                     a closing word

A remark says nothing of it: in "it feels okay standing", "it" may be what was asked about, or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.denial import Denial
from skill.listening.grammar.governing import taker
from skill.listening.grammar.limits import limit_of
from skill.listening.grammar.matching import Match
from skill.listening.grammar.remarks import something_else
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import NO
from skill.listening.grammar.unreal import second_no, unreality
from skill.listening.said import Said
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon


def meant_by(scenes: Sequence[Scene], number: int, match: Match, lexicon: Lexicon) -> tuple[Said | None, Cue | None]:
    """What `match` means, heard as denied in the scene `number` of an utterance: DENIED only if it is plainly denied.

    PRESENT where it is presupposed, UNSURE where it is in doubt, None where nothing is said of it; and the words that
    make it so, if it is not denied. `scenes` are all those of the utterance. A bare "no" to a question is no match, and
    is not judged here.
    """
    denial = Denial(scenes, number, match, lexicon)
    elsewhere = something_else(denial)
    if elsewhere is not None:
        return None, elsewhere
    doubt = _closing(scenes) or unreality(denial) or second_no(denial) or limit_of(denial)
    if doubt is not None:
        return Said.UNSURE, doubt
    inside = [tag for tag in match.reading if tag.concept in NO]
    told = [tag for tag in match.reading if tag.concept not in NO]
    cues = [taker(denial.clause, negation, told, lexicon) for negation in (*match.negations, *inside)]
    takers = sorted(filter(None, cues), key=lambda cue: cue.kind is CueKind.PRESUPPOSED)  # a doubt comes first
    if not takers:
        return Said.DENIED, None
    return Said.PRESENT if takers[0].kind is CueKind.PRESUPPOSED else Said.UNSURE, takers[0]


def _closing(scenes: Sequence[Scene]) -> Cue | None:
    """Return the word that closes the conversation, if one is said anywhere."""
    tags = filter(None, (scene.clause.first(Concept.STOP_WORD) for scene in scenes))
    return next((Cue(CueKind.CLOSING, *tag[1:]) for tag in tags), None)
