// Eight seconds of silence. Whatever a person does with the page is no silence.

export const LONGEST = 8000;
const TICK = 250;
const DOING = ["keydown", "pointerdown", "pointermove", "wheel", "input", "touchmove"];

export class Silence {
  // `isHeld()`: whether nobody can be expected to answer just now. `tell(seconds)`: what is left, or null.
  constructor({ isHeld, tell, over }) {
    Object.assign(this, { isHeld, tell, over, timer: null, since: 0 });
    for (const kind of DOING) document.addEventListener(kind, () => (this.since = Date.now()), { passive: true });
  }

  start() {
    this.stop();
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
    const left = LONGEST - (Date.now() - this.since);
    if (left > 0) return this.tell(Math.ceil(left / 1000));
    this.stop();
    this.over();
  }
}
