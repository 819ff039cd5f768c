// Tells from the loudness of a microphone when a person begins to speak and when they have ended.
//
// No loudness is fixed. The room's own is learnt, and so is the person's: talk in the background is louder than the
// room, but not as loud as the person at the microphone.

const FRAME = 0.032; // seconds
const SMOOTHING = 0.3; // the share of a new frame in the level
const FAINTEST = -55; // decibels below full scale; nothing softer is a person
const BEGINS = 6; // decibels above the room
const GOES_ON = 3; // decibels above the room, and
const WEAKER = 12; // decibels below the person at their loudest
const RISES = 1.5; // decibels a second by which the room may grow louder
const FADES = 0.5; // decibels a second by which the person may grow softer
const A_WORD = 0.1; // seconds; what is shorter is no voice

export const QUIET_AFTER = 1.1; // seconds without the person that end an utterance

export class Endpoint {
  constructor(rate) {
    this.size = Math.round(FRAME * rate);
    Object.assign(this, { sum: 0, count: 0, level: null, room: 0, person: -Infinity, voiced: 0, quiet: 0, hasBegun: false });
  }

  // Takes a block of samples from -1 to 1. Returns whether the person has ended.
  take(block) {
    for (const sample of block) {
      this.sum += sample * sample;
      if (++this.count < this.size) continue;
      this.#frame(10 * Math.log10(this.sum / this.size + 1e-10));
      this.sum = this.count = 0;
    }
    return this.hasBegun && this.quiet > QUIET_AFTER;
  }

  #frame(decibels) {
    this.level = this.level === null ? decibels : this.level + SMOOTHING * (decibels - this.level);
    this.room = this.room === 0 ? this.level : Math.min(this.level, this.room + RISES * FRAME);
    if (this.hasBegun) this.person = Math.max(this.level, this.person - FADES * FRAME);
    const least = Math.max(FAINTEST, this.room + (this.hasBegun ? GOES_ON : BEGINS), this.person - WEAKER);
    this.voiced = this.level > least ? this.voiced + FRAME : 0;
    this.quiet = this.voiced >= A_WORD ? 0 : this.quiet + FRAME;
    this.hasBegun ||= this.voiced >= A_WORD;
  }
}
