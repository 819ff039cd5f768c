// How long an answer is waited for. Whatever a person does with the page is no silence.

const TICK = 250;
const DEVICE = 8000; // milliseconds, as an Echo waits
const THINKING = 20_000; // to find words and to type them
const A_WORD = 1000; // to read one: a slow reader reads sixty a minute
const SOON = 8; // seconds that are counted down for all to see
const DOING = ["keydown", "pointerdown", "pointermove", "wheel", "input", "touchmove"];

const LONGEST = { device: () => DEVICE, slow: (words) => THINKING + A_WORD * words, never: () => Infinity };

export class Patience {
  // `kind()`: a key of LONGEST. `isHeld()`: whether nobody can be expected to answer just now. `tell(seconds)`: what is
  // left, once it is little, or null. `over()`: it has run out.
  constructor({ kind, isHeld, tell, over }) {
    Object.assign(this, { kind, isHeld, tell, over, timer: null, since: 0 });
    for (const doing of DOING) document.addEventListener(doing, () => (this.since = Date.now()), { passive: true });
  }

  // Waits for an answer to this text.
  start(text) {
    this.stop();
    this.longest = LONGEST[this.kind()](text.split(/\s+/).length);
    this.since = Date.now();
    this.timer = setInterval(() => this.#tick(), TICK);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.tell(null);
  }

  #tick() {
    if (this.isHeld() || document.hidden) this.since = Date.now();
    const left = Math.ceil((this.longest - (Date.now() - this.since)) / 1000);
    if (left > 0) return this.tell(left > SOON ? null : left);
    this.stop();
    this.over();
  }
}
