// Plays an example or a transcript: says one thing after the other, as soon as the last is answered.

import { wait } from "/static/mouth.js";

const BETWEEN = 900; // milliseconds between the turns

export class Player {
  constructor(session) {
    this.session = session;
    this.playing = null;
  }

  async play(says) {
    this.stop();
    await this.session.restart();
    const mine = {};
    this.playing = mine;
    this.#tell(true);
    for (const text of says) {
      if (this.playing !== mine) return;
      await (text ? this.session.say(text) : this.session.turn({ do: "silence" }));
      await wait(BETWEEN);
    }
    if (this.playing === mine) this.stop();
  }

  stop() {
    if (!this.playing) return;
    this.playing = null;
    this.#tell(false);
    if (["listening", "idle"].includes(this.session.stage.state)) this.session.rest();
  }

  #tell(isPlayed) {
    this.session.isPlayed = isPlayed;
    this.session.mouth.hurries = isPlayed;
  }
}
