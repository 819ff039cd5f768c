// The screen of a device, drawn from the very data that the skill sends with its document.

import { draw, make } from "/static/dom.js";

const ASLEEP = "Say: Alexa, open Back Pain Guide";
const WAITING = "The next answer is shown here.";

// `shown`: {token, view, drawings} of a turn, or null for an empty screen. `touch(label, token)` answers it.
export function screenOf(shown, { shape, isOpen, touch }) {
  const asleep = () => [make("p", { class: "asleep", text: isOpen ? WAITING : ASLEEP })];
  const content = shown ? KINDS[shown.view.kind](shown, touch) : asleep();
  const screen = make("section", {
    class: `screen ${shown ? shown.view.kind : "empty"}`,
    "aria-label": "Screen of the device",
    tabindex: "-1",
    children: [make("div", { class: "content", children: content })],
  });
  return make("div", {
    class: `frame ${shape.toLowerCase()}`,
    children: [screen, make("div", { class: "light-bar", "aria-hidden": "true" })],
  });
}

// As in the documents of the skill: what may be long scrolls, the question and its answers stay in sight.
const KINDS = {
  question: ({ view, token }, touch) => [
    make("p", { class: "title", text: view.title }),
    ...(view.lines.length ? [scrolled(lines(view))] : []),
    make("p", { class: view.lines.length ? "headline" : "headline alone", text: view.headline }),
    answers(view, token, touch),
  ],
  warning: ({ view, token }, touch) => [
    make("p", { class: "title", text: view.title }),
    make("p", { class: "number", text: view.number }),
    make("p", { class: "headline", text: view.headline }),
    scrolled(lines(view)),
    answers(view, token, touch),
  ],
  cards: ({ view, token, drawings }, touch) => [
    make("p", { class: `title ${view.level}`, text: view.title }),
    scrolled([...lines(view), make("div", { class: "cards", children: view.cards.map((card) => cardOf(card, drawings)) })]),
    make("p", { class: "headline small", text: view.headline }),
    answers(view, token, touch),
  ],
};

function scrolled(children) {
  return make("div", { class: "scrolled", tabindex: "0", children });
}

function lines(view) {
  return view.lines.map((text) => make("p", { class: "line", text }));
}

function cardOf({ drawing, text }, drawings) {
  const paths = (drawings[drawing] ?? []).map(({ pathData, stroke }) => ({ d: pathData, stroke }));
  return make("div", { class: "card", children: [draw("0 0 48 48", paths, { class: "drawing" }), make("p", { text })] });
}

function answers(view, token, touch) {
  const buttons = view.buttons.map((label) =>
    make("button", { type: "button", text: label, on: { click: () => touch(label, token) } }),
  );
  return make("div", { class: "answers", children: buttons });
}
