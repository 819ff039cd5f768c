// For developers: a phrase for the interaction model alone, and a request written by hand.

import { $, ask, make } from "/static/dom.js";
import { jsonOf } from "/static/inside.js";

// `setting()`: as it is set now; `turn()`: the turn that is looked at, or undefined.
export function wireWorkbench({ setting, turn }) {
  $("phrase-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = ask("/simulator/phrase", { setting: setting(), text: $("phrase").value });
    $("phrase-heard").replaceChildren(await asked.then(heardOf, ({ message }) => make("p", { text: message })));
  });
  $("raw-take").addEventListener("click", () => {
    const request = turn()?.request;
    $("raw").value = request?.request ? JSON.stringify(request, null, 2) : "";
    $("raw-told").textContent = $("raw").value ? "" : "This turn sent no request. Say something first.";
  });
  $("raw-send").addEventListener("click", send);
}

function heardOf({ intent, slots }) {
  const rows = slots.flatMap(({ name, type, value, id }) => [
    make("dt", { text: `slot ${name}` }),
    make("dd", { text: `${value} (${type}${id ? `, ${id}` : ", no listed value"})` }),
  ]);
  return make("dl", { children: [make("dt", { text: "intent" }), make("dd", { text: intent }), ...rows] });
}

async function send() {
  $("raw-told").textContent = "";
  $("raw-answer").replaceChildren();
  try {
    const answer = jsonOf("Response", await ask("/alexa", JSON.parse($("raw").value)));
    answer.open = true;
    $("raw-answer").replaceChildren(answer);
  } catch (fault) {
    $("raw-told").textContent = fault instanceof SyntaxError ? `This is no JSON: ${fault.message}` : fault.message;
  }
}
