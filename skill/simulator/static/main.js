// The local Echo: what is typed or spoken goes to the skill, and its answer is spoken, shown and laid open.

import { $, ask, copied, make } from "/static/dom.js";
import { Home } from "/static/home.js";
import { LaidOpen } from "/static/laid-open.js";
import { LocalEar, play, soundsOf } from "/static/local-voice.js";
import { Microphone } from "/static/microphone.js";
import { Mouth } from "/static/mouth.js";
import { wirePanels } from "/static/panels.js";
import { Patience } from "/static/patience.js";
import { Player } from "/static/player.js";
import { Quick } from "/static/quick.js";
import { watchSkill } from "/static/renewal.js";
import { Session } from "/static/session.js";
import { sheetOf } from "/static/sheet.js";
import { Stage } from "/static/stage.js";
import { Talk } from "/static/talk.js";
import { wireTranscripts } from "/static/transcripts.js";
import { wireWorkbench } from "/static/workbench.js";

const OPENING = "open back pain guide";
const LOOK = 15_000; // milliseconds between looks at what has come due

let options; // what can be set
const talk = new Talk((number) => laidOpen.show(session.turns, Math.min(number, session.turns.length - 1)));
const stage = new Stage();
const mouth = new Mouth();
const home = new Home((time) => said(`(${time} later)`));
const patience = new Patience({
  kind: () => $("patience").value,
  isHeld: () => Boolean($("words").value || microphone.isOn),
  tell: (seconds) => stage.count(seconds),
  over: () => session.turn({ do: "silence" }),
});
const session = new Session({
  talk, stage, mouth, patience, home,
  quick: new Quick({ say: said, start }),
  setting: () => ({ device: $("device-kind").value, locale: $("locale").value, ...home.setting }),
  mishear: () => Number($("mishear").value),
  shape: () => device().shape,
  locale: () => $("locale").value,
  changed,
});
const player = new Player(session);
const laidOpen = new LaidOpen({ talk, rewind });
const microphone = new Microphone({
  before: () => {
    player.stop();
    mouth.stop(); // barge in
    if (stage.state !== "thinking") session.rest();
  },
  listens: () => (stage.state = "listening"),
  hears: said,
  over: () => ["idle", "listening"].includes(stage.state) && session.rest(),
  language: () => $("locale").value,
});

// What the person says, at the keyboard, by a button or aloud. `sure`: whether a recogniser was, if it was heard.
function said(text, sure) {
  player.stop();
  return session.say(text, sure);
}

async function start() {
  player.stop();
  if (session.turns.length) await session.restart();
  $("words").focus();
  session.say(OPENING);
}

async function rewind(number) {
  player.stop();
  $("words").value = await session.rewind(number);
  $("words").select();
  $("words").focus();
}

// What follows a turn, or a turn taken back.
function changed(number) {
  laidOpen.show(session.turns, number);
  $("sheet").replaceChildren(...sheetOf(session.turns));
}

function device() {
  return options.devices.find(({ id }) => id === $("device-kind").value);
}

function moveTo(locale) {
  if (!options.locales.some(({ id }) => id === locale)) return;
  $("locale").value = locale;
  home.move(locale);
}

// The talk goes on when the device or its language is changed, and says what is new.
function altered(text) {
  session.shown = null;
  session.draw();
  if (session.turns.length) talk.note(text);
}

function fill(select, entries) {
  select.replaceChildren(...entries.map(([value, text]) => make("option", { value, text })));
}

function showVoice() {
  mouth.aloud = $("voice").checked;
  $("voice-note").hidden = mouth.canSpeak;
}

async function begin() {
  options = await ask("/simulator/options");
  fill($("device-kind"), options.devices.map(({ id, title }) => [id, title]));
  fill($("locale"), options.locales.map(({ id, country }) => [id, `${id}, ${country}`]));
  home.furnish(options);
  moveTo("en-US");
  await session.look();
  setInterval(() => home.waits && ["idle", "listening"].includes(stage.state) && !microphone.isOn && session.look(), LOOK);
  for (const { title, says } of options.examples) {
    $("examples").append(make("button", { type: "button", text: title, on: { click: () => player.play(says) } }));
  }
  if (options.voice) {
    microphone.ear.other = new LocalEar(session.tab);
    mouth.other = { soundsOf, play };
    $("cloud-note").hidden = true;
  }
  watchSkill(options, () => {
    player.stop();
    session.renew();
    talk.note("The skill was loaded anew, so it remembers nothing. Say something, and a new conversation begins.");
  });
  showVoice();
  mouth.onVoices(showVoice);
  session.draw();
  changed(-1);
}

$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("words").value.trim();
  $("words").value = "";
  if (text) said(text);
});
$("open").addEventListener("click", start);
$("new").addEventListener("click", () => {
  player.stop();
  session.restart().then(() => $("open").focus());
});
$("hush").addEventListener("click", () => {
  player.stop();
  $("words").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || stage.state !== "speaking") return;
  mouth.stop();
  session.rest();
});
$("voice").addEventListener("change", showVoice);
$("patience").addEventListener("change", () => {
  patience.stop();
  if (stage.state === "listening") session.rest();
});
$("device-kind").addEventListener("change", () => altered(`Now on another device: ${device().title}. The talk goes on.`));
$("locale").addEventListener("change", () => {
  moveTo($("locale").value);
  const { country, emergency } = options.locales.find(({ id }) => id === $("locale").value);
  altered(`Now as in ${country}, where the emergency number is ${emergency}. The talk goes on.`);
});
for (const id of ["zone", "permissions"]) $(id).addEventListener("change", () => session.look());
$("print-sheet").addEventListener("click", () => window.print());
$("copy-sheet").addEventListener("click", async () => ($("sheet-told").textContent = await copied($("sheet").innerText)));
wirePanels(() => talk.showLast());
wireTranscripts({ session, player, moveTo });
wireWorkbench({ setting: session.setting, turn: () => laidOpen.turn });

begin().catch((fault) => {
  stage.state = "fault";
  talk.note(`The page could not start (${fault.message}).`, "fault");
});
