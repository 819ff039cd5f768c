// The conversation as it was: one line for each side of a turn.

import { $, make } from "/static/dom.js";

export class Talk {
  // `choose(number)` is called with the turn whose line is pressed.
  constructor(choose) {
    this.list = $("talk");
    this.choose = choose;
    this.number = 0;
  }

  clear() {
    this.cut(0);
  }

  // What is added from here on belongs to this turn.
  begin(number) {
    this.number = number;
    $("welcome").hidden = true;
  }

  // Takes away the lines of this turn, and all after it. Where nothing is left, the person is welcomed again.
  cut(number) {
    for (const line of [...this.list.children]) if (Number(line.dataset.of) >= number) line.remove();
    this.number = Math.max(number - 1, 0);
    $("welcome").hidden = this.list.children.length > 0;
  }

  you(text, number) {
    this.#add(make("div", { class: "you", children: [this.#button(text || "(silence)", "You", number)] }));
  }

  skill(text, { number, isWarning }) {
    const attributes = isWarning ? { class: "skill warning", role: "alert" } : { class: "skill" };
    this.#add(make("div", { ...attributes, children: [this.#button(text, "Skill", number)] }));
  }

  // What Alexa herself says: {kind, text, at}, a question or something that came due at a time on her clock; or what the
  // recogniser asks in doubt.
  alexa({ kind, text, at }) {
    const who = { due: `Alexa, at ${at}`, question: "Alexa asks", doubt: "Hardly heard" }[kind];
    this.#add(make("div", { class: `alexa ${kind}`, children: [make("p", { class: "who", text: who }), make("p", { text })] }));
  }

  note(text, kind = "") {
    this.#add(make("p", { class: `aside ${kind}`, text }));
  }

  showLast() {
    const last = this.list.lastElementChild;
    const isHigh = last?.offsetHeight > this.list.clientHeight; // then its beginning is what matters
    last?.scrollIntoView({ block: isHigh ? "start" : "nearest" });
  }

  // Marks the lines of the turn that is laid open.
  mark(number) {
    for (const button of this.list.querySelectorAll("button")) {
      if (Number(button.dataset.turn) === number) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  #button(text, who, number) {
    const name = make("span", { class: "unseen", text: `${who}: ` });
    return make("button", { type: "button", "data-turn": number, children: [name, text], on: { click: () => this.choose(number) } });
  }

  #add(line) {
    line.dataset.of = this.number;
    this.list.append(line);
    this.showLast();
  }
}
