// The local Echo: what is typed or spoken goes to the skill, and its answer is spoken, shown and laid open.

import { Ear } from "/static/ear.js";
import { $, ask, asSsml, make } from "/static/dom.js";
import { Home } from "/static/home.js";
import { LocalEar, play as playSound, soundsOf } from "/static/local-voice.js";
import { insideOf } from "/static/inside.js";
import { Mouth, wait } from "/static/mouth.js";
import { screenOf } from "/static/screen.js";
import { Silence } from "/static/silence.js";
import { Talk } from "/static/talk.js";

const OPENING = "open back pain guide";
const STATES = { idle: "Ready", listening: "Listening", thinking: "Thinking", speaking: "Speaking", fault: "Something went wrong" };
const BETWEEN = 900; // milliseconds between the turns of an example
const PASSING = /^\(.+ later\)$/; // a stage direction: time passes
const LOOK = 15_000; // milliseconds between looks at what has come due

const tab = crypto.randomUUID();
const mouth = new Mouth();
const talk = new Talk(lookAt);
const ear = new Ear({ hears, partly: (text) => ($("words").value = text), stopped: deaf });
const silence = new Silence({ isHeld: () => Boolean($("words").value || ear.running), tell: count, over: () => turn({ do: "silence" }) });

let options; // what can be set
let home; // what stands around the device
let turns = []; // of this conversation, as the skill answered
let looking = -1; // the turn laid open
let open = false; // whether a session is open
let asking = false; // whether Alexa has put a question of her own
let doubting = false; // whether that is about words that were hardly heard
let shown = null; // what stands on the screen
let playing = null; // the example or transcript that is played
let busy = Promise.resolve();

// --- turns ----------------------------------------------------------------------------------------------------------

function setting() {
  return { device: $("device-kind").value, locale: $("locale").value, ...home.setting };
}

function say(text, sure) { // `sure`: whether a recogniser was, if it was heard
  return turn({ do: "say", text, sure, mishear: Number($("mishear").value) });
}

function touch(label, token) {
  return turn({ do: "touch", text: label, token });
}

// One turn; resolves when its answer has been spoken to the end or broken into. Turns never overtake each other.
function turn(asked) {
  mouth.stop();
  silence.stop();
  const taken = busy.then(() => take(asked));
  busy = taken.then(() => undefined, () => undefined);
  return taken.then((answer) => answer && speak(answer));
}

async function take(asked) {
  $("welcome").hidden = true;
  const number = turns.length;
  if (PASSING.test(asked.text)) talk.note(asked.text.slice(1, -1));
  else if (asked.do !== "leave") talk.you(asked.do === "silence" ? "" : asked.text, number);
  state("thinking");
  try {
    const sent = setting();
    const answer = await ask("/simulator/turn", { tab, setting: sent, ...asked });
    const isOver = !answer.open && (open || answer.ends);
    const inDoubt = answer.alexa.some(({ kind }) => kind === "doubt"); // then the skill has not heard it
    if (!inDoubt) turns.push(answer);
    ({ open, asking } = answer);
    doubting = asking && inDoubt;
    if (answer.spoken) talk.skill(answer.spoken, { number, isWarning: answer.assessment.disposition === "EMERGENCY" });
    if (answer.screen || !open) shown = answer.screen;
    if (isOver && !asking) talk.note(ended(answer));
    answer.alexa.forEach((said) => talk.alexa(said));
    home.show(answer.home, sent);
    showDevice();
    if (!inDoubt) lookAt(number);
    return answer;
  } catch (fault) {
    state("fault");
    talk.note(`The skill could not be reached (${fault.message}). Is it still running?`, "fault");
    return null;
  }
}

function ended(answer) {
  const reason = answer.request.request?.reason;
  return reason ? `Session ended: ${reason}` : "Session ended";
}

async function speak(answer) {
  state("speaking");
  for (const ssml of [answer.ssml, ...answer.alexa.map(({ text }) => asSsml(text))]) {
    const finished = await mouth.speak(ssml, $("locale").value, (text) => ($("caption").textContent = text));
    if (!finished) return false;
  }
  rest();
  return true;
}

// What the device does when it has nothing to say.
function rest() {
  $("caption").textContent = "";
  state(open || asking ? "listening" : "idle");
  if ((open || asking) && !playing && $("silence").checked) silence.start();
}

function state(name) {
  const consenting = asking && !doubting;
  $("quick").hidden = !playing && (consenting || !(open || doubting));
  $("consent").hidden = !consenting || Boolean(playing);
  $("stage").dataset.state = name;
  $("state").textContent = STATES[name];
}

function count(seconds) {
  $("countdown").textContent = seconds === null ? "" : ` ${seconds}`;
}

// What comes due by itself is spoken when nothing else is; the session goes on.
function look() {
  busy = busy.then(async () => {
    const sent = setting();
    const answer = await ask("/simulator/turn", { tab, setting: sent, do: "look" }).catch(() => null);
    if (!answer) return;
    home.show(answer.home, sent);
    if (!answer.alexa.length) return;
    silence.stop();
    answer.alexa.forEach((said) => talk.alexa(said));
    speak(answer);
  });
  return busy;
}

function lookNow() {
  if (home.waits && ["idle", "listening"].includes($("stage").dataset.state) && !ear.running) look();
}

function pass(time) {
  stopPlaying();
  say(`(${time} later)`);
}

// --- the device -----------------------------------------------------------------------------------------------------

function showDevice() {
  const { shape } = options.devices.find(({ id }) => id === $("device-kind").value);
  const held = Boolean(document.activeElement?.closest(".screen"));
  $("stage").dataset.shape = shape.toLowerCase();
  $("device").replaceChildren(shape ? screenOf(shown, shape, touch) : $("speaker").content.cloneNode(true));
  if (held) $("device").querySelector(".screen")?.focus(); // who touched the screen stays on it
}

function deaf(note) {
  $("mic").setAttribute("aria-pressed", "false");
  $("ear-note").hidden = !note;
  $("ear-note").textContent = note;
}

function hears(text, sure) {
  $("words").value = "";
  if (text) say(text, sure);
}

// --- examples and transcripts ---------------------------------------------------------------------------------------

async function play(says) {
  await startAfresh();
  const mine = {};
  playing = mine;
  mouth.hurries = true;
  $("hush").hidden = false;
  for (const text of says) {
    if (playing !== mine) return;
    await (text ? say(text) : turn({ do: "silence" }));
    await wait(BETWEEN);
  }
  if (playing === mine) stopPlaying();
}

function stopPlaying() {
  if (!playing) return;
  playing = null;
  mouth.hurries = false;
  $("hush").hidden = true;
  if ($("stage").dataset.state === "listening") rest();
}

async function startAfresh() {
  stopPlaying();
  mouth.stop();
  silence.stop();
  await busy;
  if (open || asking) await ask("/simulator/turn", { tab, setting: setting(), do: "leave" }).catch(() => null);
  turns = [];
  open = asking = doubting = false;
  shown = null;
  talk.clear();
  showDevice();
  lookAt(-1);
  state("idle");
}

function moveTo(locale) {
  $("locale").value = locale;
  home.move(locale);
}

function said() {
  return turns.map(({ said: text }) => text);
}

async function written(kind) {
  if (!turns.length) return tell("Nothing was said yet.");
  try {
    $("text").value = (await ask("/simulator/transcript", { setting: setting(), says: said() }))[kind];
  } catch (fault) {
    return tell(fault.message);
  }
  try {
    await navigator.clipboard.writeText($("text").value);
    tell("Copied.");
  } catch {
    $("text").select();
    tell("Ready to copy.");
  }
}

async function playText() {
  try {
    const { says, locale } = await ask("/simulator/read", { text: $("text").value });
    if (options.locales.some(({ id }) => id === locale)) moveTo(locale);
    tell("");
    await play(says);
  } catch (fault) {
    tell(fault.message);
  }
}

function tell(text) {
  $("told").textContent = text;
}

// --- inside ---------------------------------------------------------------------------------------------------------

function lookAt(number) {
  looking = number;
  $("turn-number").textContent = number < 0 ? "No turn yet" : `Turn ${number + 1} of ${turns.length}`;
  talk.mark(number);
  $("earlier").disabled = number <= 0;
  $("later").disabled = number >= turns.length - 1;
  $("inside").replaceChildren(...(turns[number] ? insideOf(turns[number]) : [make("p", { class: "note", text: "Say something, and see what was heard in it, and what follows." })]));
}

// --- wiring ---------------------------------------------------------------------------------------------------------

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
  home = new Home({ options, pass });
  moveTo("en-US");
  await look();
  setInterval(lookNow, LOOK);
  for (const { title, says } of options.examples) {
    $("examples").append(make("button", { type: "button", text: title, on: { click: () => play(says) } }));
  }
  if (options.voice) {
    ear.other = new LocalEar(tab);
    mouth.other = { soundsOf, play: playSound };
    $("cloud-note").hidden = true;
  }
  showVoice();
  mouth.onVoices(showVoice);
  showDevice();
  lookAt(-1);
}

$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("words").value.trim();
  if (!text) return;
  stopPlaying();
  $("words").value = "";
  say(text);
});
for (const button of document.querySelectorAll("[data-say]")) {
  button.addEventListener("click", () => {
    stopPlaying();
    say(button.dataset.say);
  });
}
$("open").addEventListener("click", () => {
  $("words").focus();
  say(OPENING);
});
$("hush").addEventListener("click", () => {
  stopPlaying();
  $("words").focus();
});
$("mic").addEventListener("click", () => {
  if (ear.running) return ear.stop();
  stopPlaying();
  mouth.stop(); // barge in
  silence.stop();
  $("mic").setAttribute("aria-pressed", "true");
  state("listening");
  ear.start($("locale").value);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || $("stage").dataset.state !== "speaking") return;
  mouth.stop();
  rest();
});
$("voice").addEventListener("change", showVoice);
$("silence").addEventListener("change", () => ($("silence").checked ? rest() : silence.stop()));
$("locale").addEventListener("change", () => moveTo($("locale").value));
for (const id of ["device-kind", "locale"]) $(id).addEventListener("change", startAfresh);
for (const id of ["zone", "permissions"]) $(id).addEventListener("change", look);
$("earlier").addEventListener("click", () => lookAt(looking - 1));
$("later").addEventListener("click", () => lookAt(looking + 1));
$("copy-case").addEventListener("click", () => written("case"));
$("copy-conversation").addEventListener("click", () => written("conversation"));
$("replay").addEventListener("click", () => (turns.length ? play(said()) : tell("Nothing was said yet.")));
$("play-text").addEventListener("click", playText);
for (const button of document.querySelectorAll(".tab")) {
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll(".tab")) {
      const isOpen = other === button && other.getAttribute("aria-expanded") === "false";
      other.setAttribute("aria-expanded", String(isOpen));
      $(other.getAttribute("aria-controls")).hidden = !isOpen;
    }
    talk.showLast();
  });
}

begin().catch((fault) => {
  state("fault");
  talk.note(`The page could not start (${fault.message}).`, "fault");
});
