// A device in code: virtual-alexa talks to the skill over HTTP, with the checked-in interaction model.
//
//   node converse.js URL MODEL LOCALE
//
// One turn per line of JSON on standard input, one line of JSON out:
//   {"launch": true} | {"utter": "yes"} | {"intend": "DescribeIntent", "slots": {"description": "..."}} | {"end": true}
//   -> {"intent", "slots", "ssml", "reprompt", "ends", "attributes"} | {"error"}

"use strict";

const readline = require("readline");
const { VirtualAlexa } = require("virtual-alexa");

const [url, model, locale] = process.argv.slice(2);
const alexa = VirtualAlexa.Builder().skillURL(url).interactionModelFile(model).locale(locale).create();

let heard = {};
alexa.filter((request) => {
  heard = request.request.intent || {};
});

async function turn(line) {
  const said = JSON.parse(line);
  if (said.launch) return alexa.launch();
  if (said.end) return alexa.endSession();
  if (said.intend) return alexa.intend(said.intend, said.slots);
  return alexa.utter(said.utter);
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer;
    heard = {};
    try {
      const response = (await turn(line)) || {};
      answer = {
        intent: heard.name,
        slots: heard.slots,
        ssml: response.prompt ? response.prompt() : undefined,
        reprompt: response.reprompt ? response.reprompt() : undefined,
        ends: response.response ? response.response.shouldEndSession : undefined,
        attributes: response.sessionAttributes,
      };
    } catch (error) {
      answer = { error: String(error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
}

main();
