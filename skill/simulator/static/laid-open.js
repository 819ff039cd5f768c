// The panel that lays one turn open, and from which one goes back to it.

import { $, make } from "/static/dom.js";
import { insideOf } from "/static/inside.js";

export class LaidOpen {
  // `rewind(number)` goes back to before a turn.
  constructor({ talk, rewind }) {
    Object.assign(this, { talk, turns: [], number: -1 });
    $("earlier").addEventListener("click", () => this.show(this.turns, this.number - 1));
    $("later").addEventListener("click", () => this.show(this.turns, this.number + 1));
    $("rewind").addEventListener("click", () => rewind(this.number));
  }

  // The turn that is looked at, or undefined.
  get turn() {
    return this.turns[this.number];
  }

  // Lays turn `number` of `turns` open; -1 for none.
  show(turns, number) {
    Object.assign(this, { turns, number });
    $("turn-number").textContent = this.turn ? `Turn ${number + 1} of ${turns.length}` : "No turn yet";
    $("earlier").disabled = number <= 0;
    $("later").disabled = number >= turns.length - 1;
    $("rewind").disabled = !this.turn;
    this.talk.mark(number);
    const nothing = make("p", { class: "note", text: "Say something, and see what was heard in it, and what follows." });
    $("inside").replaceChildren(...(this.turn ? insideOf(this.turn) : [nothing]));
  }
}
