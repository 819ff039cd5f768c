// Answers at the press of a button: those that fit the question, and what can always be said.

import { $, make } from "/static/dom.js";

const DOUBTED = ["Yes", "No"];

export class Quick {
  // `say(text)` says it; `start()` opens the skill.
  constructor({ say, start }) {
    Object.assign(this, { say, start });
    for (const button of document.querySelectorAll("[data-say]")) button.addEventListener("click", () => say(button.dataset.say));
  }

  // `isOpen`: a session is; `isAsking`: Alexa has put a question of her own; `isDoubting`: that is whether words were
  // said, which is answered like the skill's own; `isOver`: a talk has ended; `isPlayed`: an example speaks for the person.
  show({ answers, isOpen, isAsking, isDoubting, isOver, isPlayed }) {
    const consents = isAsking && !isDoubting;
    const ready = !isPlayed && !consents;
    const fitting = isDoubting ? DOUBTED : isOpen ? answers : [];
    const labels = ready ? fitting.map((text) => this.#button(text, () => this.say(text))) : [];
    if (ready && isOver && !isDoubting) labels.push(this.#button("Start again", this.start));
    const held = $("answers").contains(document.activeElement);
    $("answers").replaceChildren(...labels);
    $("answers").hidden = !labels.length;
    $("asides").hidden = !ready || !isOpen || isDoubting;
    $("consent").hidden = isPlayed || !consents;
    $("hush").hidden = !isPlayed;
    if (held) ($("answers").querySelector("button") ?? $("words")).focus(); // who presses keys stays where answers are
  }

  #button(text, click) {
    return make("button", { type: "button", text, on: { click } });
  }
}
