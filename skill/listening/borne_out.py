"""A further danger beside one that both ears heard: it counts as told where the encoder is all but certain of it.

"That injection they gave me in the spine, and since yesterday full fever": both ears hear the fever, only the encoder
the injection. The grammar bears out that a danger of the moment is told, and of whom; the encoder adds which else.
"""

from __future__ import annotations

from collections.abc import Mapping

from skill.listening.agreement import Opinion, Verdict
from skill.listening.dangers_heard import OVER, Verdicts, is_reassured
from skill.listening.encoder.reading import Reading
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.heard import Heard
from skill.listening.said import Observation, Said, Whose


def borne_out(
    heard: Heard, verdicts: Verdicts, reading: Reading, hearable: Hearable, thresholds: Thresholds
) -> Mapping[str, Observation]:
    """Return the further dangers that are told, by name, as the grammar would have reported them.

    What only weighs others (an illness, a medicine) bears nothing out. Nothing is told further in a question, nor where
    the encoder hears something that reassures about it.
    """
    told = [
        observation
        for observation in heard.observations
        if observation.said is Said.PRESENT
        and observation.when not in OVER
        and observation.whose is not Whose.ANIMAL
        and observation.finding not in hearable.background
        and observation.finding in verdicts
        and verdicts[observation.finding][-1] is Verdict.PRESENT
    ]
    if not told or reading.surely_asks:
        return {}
    return {
        name: Observation(name, Said.PRESENT, told[0].whose)
        for name, (said, opinion, _) in verdicts.items()
        if said in (None, Said.UNSURE)
        and opinion is Opinion.PRESENT
        and reading.present.get(name, 0.0) >= thresholds.further
        and not is_reassured(name, heard, reading, hearable)
    }


def with_borne_out(verdicts: Verdicts, further: Mapping[str, Observation]) -> Verdicts:
    """Return the verdicts with these dangers told."""
    return {**verdicts, **{name: (Said.PRESENT, Opinion.PRESENT, Verdict.PRESENT) for name in further}}
