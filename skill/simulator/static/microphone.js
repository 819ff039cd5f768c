// The button that one presses to speak, and what it says when it cannot hear.

import { $ } from "/static/dom.js";
import { Ear } from "/static/ear.js";

export class Microphone {
  // `before()` is called when it is pressed; `listens()` when it hears; `hears(text, sure)` with what was said, and
  // whether that is sure, where the recogniser tells; `over()` when it stops with nothing said.
  constructor({ before, listens, hears, over, language }) {
    Object.assign(this, { before, hears, over, language, hasHeard: false });
    this.ear = new Ear({
      listens,
      hears: (text, sure) => this.#hears(text, sure),
      partly: (text) => ($("words").value = text),
      stopped: (note) => this.#stopped(note),
    });
    $("mic").addEventListener("click", () => this.#press());
  }

  get isOn() {
    return Boolean(this.ear.running);
  }

  #press() {
    if (this.isOn) return this.ear.stop();
    this.before();
    this.hasHeard = false;
    this.#show(true, "");
    this.ear.start(this.language());
  }

  #hears(text, sure) {
    $("words").value = "";
    this.hasHeard = Boolean(text);
    if (text) this.hears(text, sure);
  }

  #stopped(note) {
    this.#show(false, note);
    if (!this.hasHeard) this.over();
  }

  #show(isOn, note) {
    $("mic").setAttribute("aria-pressed", String(isOn));
    $("ear-note").hidden = !note;
    $("ear-note").textContent = note;
  }
}
