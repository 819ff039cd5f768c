"""When the microphone ends: with the person, whatever goes on around them. Voices are played by noise in syllables."""

import pytest

pytestmark = pytest.mark.browser

LISTEN = """
async ({ room, behind, person, seconds }) => {
  const { Endpoint } = await import("/static/endpoint.js");
  const RATE = 16000, SYLLABLES = 4;
  let seed = 7;
  const random = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 1073741824 - 1);
  const voice = (at) => Math.max(0, Math.sin(Math.PI * SYLLABLES * at)) * (Math.floor(at / 1.7) % 4 === 3 ? 0.7 : 1);
  const power = (decibels) => (decibels === null ? 0 : 10 ** (decibels / 20) * Math.sqrt(3));
  const endpoint = new Endpoint(RATE);
  let begun = null;
  for (let at = 0; at < 14; at += 128 / RATE) {
    const speaks = person !== null && at > 1 && at < 1 + seconds;
    const loudness = power(room) + power(behind) * voice(at + 0.4) + (speaks ? power(person) * voice(at) : 0);
    const block = Float32Array.from({ length: 128 }, () => loudness * random());
    const over = endpoint.take(block);
    if (endpoint.hasBegun) begun ??= at;
    if (over) return [begun, at];
  }
  return [begun, null];
}
"""

AROUND = {
    "a quiet room": (-70, None),
    "a humming kitchen": (-36, None),
    "a loud street": (-30, None),
    "a television": (-60, -36),
    "somebody talking across the table": (-60, -32),
}


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("person", [-20, -17])
def test_it_ends_when_the_person_does(open_desk, around, person):
    room, behind = AROUND[around]
    sound = {"room": room, "behind": behind, "person": person, "seconds": 5}
    begun, over = open_desk().page.evaluate(LISTEN, sound)
    assert begun < 1.6
    assert 6.6 < over < 8.2  # the person ended at 6 seconds


def test_a_soft_voice_close_to_nothing_is_heard_in_a_quiet_room(open_desk):
    begun, over = open_desk().page.evaluate(LISTEN, {"room": -75, "behind": None, "person": -45, "seconds": 3})
    assert begun < 1.6
    assert over < 6


@pytest.mark.parametrize("room", [-75, -40, -25])
def test_a_room_without_a_voice_never_begins(open_desk, room):
    sound = {"room": room, "behind": None, "person": None, "seconds": 0}
    assert open_desk().page.evaluate(LISTEN, sound) == [None, None]
