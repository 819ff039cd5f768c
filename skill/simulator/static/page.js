// The page is the device: it keeps the session, asks the simulator what Alexa would hear, and posts to the skill.

const talk = document.getElementById("talk");
const words = document.getElementById("words");
const locale = document.getElementById("locale");
const voice = document.getElementById("voice");
const canSpeak = "speechSynthesis" in window;
let session = fresh();

voice.disabled = !canSpeak;
document.getElementById("voice-note").hidden = canSpeak;

function fresh() {
  return { id: `amzn1.echo-api.session.${crypto.randomUUID()}`, attributes: null };
}

function show(who, text, kind) {
  const line = document.createElement("li");
  line.className = kind ? `${who} ${kind}` : who;
  line.textContent = text;
  talk.append(line);
  line.scrollIntoView({ block: "nearest" });
}

function plain(ssml) {
  const parsed = new DOMParser().parseFromString(ssml || "<speak/>", "application/xml");
  return [...parsed.documentElement.children].map((part) => part.textContent).join(" ").trim();
}

function speak(ssml) {
  if (!canSpeak || !voice.checked) return;
  speechSynthesis.cancel();
  // A voice reads "911" as a number; Alexa reads it digit by digit.
  const digits = ssml.replace(/<say-as interpret-as="digits">(\d+)<\/say-as>/g, (_, number) => [...number].join(" "));
  const utterance = new SpeechSynthesisUtterance(plain(digits));
  utterance.lang = locale.value;
  speechSynthesis.speak(utterance);
}

async function post(url, body) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

async function say(text) {
  try {
    const { envelope } = await post("/simulator/hear", { text, locale: locale.value, device: "speaker", session });
    const { response, sessionAttributes } = await post("/alexa", envelope);
    const ssml = response.outputSpeech?.ssml ?? "";
    const level = sessionAttributes?.assessment?.disposition;
    show("skill", plain(ssml), level === "EMERGENCY" ? "emergency" : "");
    speak(ssml);
    session = response.shouldEndSession ? fresh() : { ...session, attributes: sessionAttributes };
  } catch (fault) {
    show("skill", `The skill could not be reached (${fault.message}). Is it still running?`, "fault");
  }
}

document.getElementById("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = words.value.trim();
  if (!text) return;
  show("you", text);
  words.value = "";
  say(text);
});

document.getElementById("open").addEventListener("click", () => {
  session = fresh();
  talk.replaceChildren();
  say("open back pain guide");
  words.focus();
});

say("open back pain guide");
