"""The skill's own ears: the grammar, the encoder, or both; `python ours.py FEED EARS`."""

import base64
import pickle
import sys

from asking import serve


def grammar(_):
    from skill.listening.listen import listen
    from skill.listening.vocabulary.loading import load_lexicon

    lexicon = load_lexicon("en")
    return lambda text: listen(text, lexicon)


def encoder(_):
    """Hears what is more likely than not."""
    ear, _ = opened()

    def hear(text):
        from skill.listening.heard import Heard
        from skill.listening.said import Observation, Said

        reading = ear.read(text)
        both = ((Said.PRESENT, reading.present), (Said.DENIED, reading.denied))
        likely = (
            Observation(name, said) for said, chances in both for name, chance in chances.items() if chance >= 0.5
        )
        return Heard(observations=tuple(likely))

    return hear


def both(feed):
    from skill.listening.hearable import Hearable, Thresholds
    from skill.listening.listener import Listener
    from skill.listening.reach import Reach
    from skill.listening.vocabulary.loading import load_lexicon

    hearable = Hearable(frozenset(feed["dangers"]), frozenset(feed["complaints"]))
    ear, description = opened()
    lexicon = load_lexicon("en")
    return Listener(lexicon, ear, hearable, Thresholds.read(description), Reach(lexicon, hearable)).listen


def opened():
    from skill.listening.encoder.encoder import Encoder
    from skill.listening.encoder.files import find_encoder

    file = find_encoder("en")
    ear = Encoder(file, {})
    ear.open()
    return ear, file.description


def build(feed):
    hear = {"grammar": grammar, "encoder": encoder, "both": both}[sys.argv[2]](feed)
    return hear, lambda heard: base64.b64encode(pickle.dumps(heard)).decode()


if __name__ == "__main__":
    serve(build)
