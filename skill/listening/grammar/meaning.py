"""Decide what a "no" means. A danger counts as denied only if the words plainly deny it.

A "no" near a finding is not enough. These presuppose the finding, so it counts as present:

    no relief from the numbness               the relief is denied
    I did not know I had wet myself           the knowing is denied

These leave it in doubt:

    no numbness except when I wipe            an exception
    no numbness but it comes and goes         a contrast that leads to nothing else
    I'm not saying I don't leak               the "no" itself is denied
    is it bad to have no feeling              a question
    if I have no numbness can I drive         a condition
    I wish I had no numbness                  a wish
    never had numbness like this              a comparison
    not completely numb                       a degree
    no pain my bowels just opened             a new subject begins
    I'm done, no numbness                     a closing word

A remark says nothing about the finding: in "it feels okay standing", "it" may be something else.
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
    """Return what a match that is heard as denied means, and the cue for that if it is not DENIED.

    DENIED if it is plainly denied, PRESENT if it is presupposed, UNSURE if it is in doubt, None if nothing is said of
    it. `match` stands in scene `number` of `scenes`, which are all scenes of the utterance. A bare "no" to a question
    is not a match, so it is not judged here.
    """
    denial = Denial(scenes, number, match, lexicon)
    inside = [tag for tag in match.reading if tag.concept in NO]
    told = [tag for tag in match.reading if tag.concept not in NO]
    cues = [taker(denial.clause, negation, told, lexicon) for negation in (*match.negations, *inside)]
    takers = sorted(filter(None, cues), key=lambda cue: cue.kind is CueKind.PRESUPPOSED)  # a doubt comes first
    elsewhere = something_else(denial)
    if elsewhere is not None and not (takers and elsewhere.kind is CueKind.OTHER_FINDING):
        return None, elsewhere  # "no let up in the chest pain" tells of both, the pain and that it is constant
    doubt = _closing(scenes) or unreality(denial) or second_no(denial) or limit_of(denial)
    if doubt is not None:
        return Said.UNSURE, doubt
    if not takers:
        return Said.DENIED, None
    return Said.PRESENT if takers[0].kind is CueKind.PRESUPPOSED else Said.UNSURE, takers[0]


def _closing(scenes: Sequence[Scene]) -> Cue | None:
    """Return a cue for the first closing word said anywhere in the utterance, or None."""
    tags = filter(None, (scene.clause.first(Concept.STOP_WORD) for scene in scenes))
    return next((Cue(CueKind.CLOSING, *tag[1:]) for tag in tags), None)
