// Speaks SSML with the browser's voice, or keeps silent for as long as it would take. One thing at a time.

import { pieces } from "/static/ssml.js";

const READ_PER_SECOND = 15; // characters; about 175 words a minute, as a device speaks
const HURRY = 6;
const SLOWEST_PER_SECOND = 7; // a voice that takes longer than this never said that it ended

export class Mouth {
  constructor() {
    this.synthesis = window.speechSynthesis;
    this.aloud = true;
    this.hurries = false; // whether what is not spoken aloud is passed over quickly
    this.other = null; // another voice: {soundsOf(pieces, signal) -> a promise of each, play(sound, volume, signal)}
    this.stopper = null;
    this.synthesis?.getVoices(); // begins loading them
  }

  get canSpeak() {
    return Boolean(this.other) || Boolean(this.synthesis?.getVoices().length);
  }

  onVoices(listener) {
    this.synthesis?.addEventListener?.("voiceschanged", listener);
  }

  // Says it all, then resolves to true; to false when it was interrupted.
  async speak(ssml, language, caption) {
    this.stop();
    const stopper = new AbortController();
    this.stopper = stopper;
    const { signal } = stopper;
    const said = pieces(ssml);
    const sounds = this.aloud && this.other ? this.other.soundsOf(said, signal) : [];
    for (const [at, piece] of said.entries()) {
      const sound = await sounds[at];
      if (signal.aborted) return false;
      if (piece.text) caption(piece.written.replace(/\s+/g, " ").trim());
      if (sound) await this.other.play(sound, piece.volume, signal);
      else if (piece.text) await this.#say(piece, language, signal);
      if (piece.pause) await wait(piece.pause, signal);
      if (signal.aborted) return false;
    }
    if (this.stopper === stopper) this.stopper = null;
    return true;
  }

  stop() {
    this.stopper?.abort();
    this.stopper = null;
    this.synthesis?.cancel();
  }

  async #say(piece, language, signal) {
    const seconds = (rate) => (piece.text.length / rate / piece.rate) * 1000;
    if (!this.aloud || !this.canSpeak) return wait(seconds(READ_PER_SECOND) / (this.hurries ? HURRY : 1), signal);
    const utterance = new SpeechSynthesisUtterance(piece.text);
    Object.assign(utterance, { lang: language, rate: piece.rate, pitch: piece.pitch, volume: piece.volume });
    const voices = this.synthesis.getVoices();
    utterance.voice = voices.find((voice) => voice.lang === language) ?? voices.find((v) => v.lang.startsWith("en")) ?? null;
    return new Promise((done) => {
      utterance.onend = utterance.onerror = done;
      signal.addEventListener("abort", done);
      setTimeout(done, seconds(SLOWEST_PER_SECOND) + 2000);
      this.synthesis.speak(utterance);
    });
  }
}

export function wait(milliseconds, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}
