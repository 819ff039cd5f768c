// The device on its desk: what it is doing, what it is saying, and what its screen shows.

import { $ } from "/static/dom.js";
import { screenOf } from "/static/screen.js";

const STATES = { idle: "Ready", listening: "Listening", thinking: "Thinking", speaking: "Speaking", fault: "Something went wrong" };

export class Stage {
  get state() {
    return $("stage").dataset.state;
  }

  set state(name) {
    $("stage").dataset.state = name;
    $("state").textContent = STATES[name];
  }

  caption(text) {
    $("caption").textContent = text;
  }

  // The seconds of patience that are left, or null.
  count(seconds) {
    $("countdown").textContent = seconds === null ? "" : ` ${seconds}`;
  }

  // `shape` is empty for a speaker; `shown` is what a turn sent for a screen, or null; `touch(label, token)` answers it.
  show({ shape, shown, isOpen, touch }) {
    const held = Boolean(document.activeElement?.closest(".screen"));
    $("stage").dataset.shape = shape.toLowerCase();
    $("device").replaceChildren(shape ? screenOf(shown, { shape, isOpen, touch }) : $("speaker").content.cloneNode(true));
    if (held) $("device").querySelector(".screen")?.focus(); // who touched the screen stays on it
  }
}
