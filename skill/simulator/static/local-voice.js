// Ears and a voice on this machine: the page's microphone goes to its server, and sound comes back.

import { NOT_ALLOWED } from "/static/ear.js";
import { Endpoint } from "/static/endpoint.js";

const RATE = 16000; // samples a second, as the server hears them
const NOBODY = 8; // seconds until it is plain that nobody speaks
const LONGEST = 14; // seconds of one utterance, whoever talks in the background

export class LocalEar {
  // `tab`: whose conversation it is; the recogniser hears each answer in the light of its question.
  constructor(tab) {
    this.tab = tab;
  }

  // `tell`: {listens(), hears(text, sure), stopped(note)}
  async start(tell) {
    this.tell = tell;
    this.blocks = [];
    this.endpoint = new Endpoint(RATE);
    try {
      // The levels must stay as they are: a gain that follows the sound lifts the background once the person has ended.
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, autoGainControl: false } });
      this.context = new AudioContext({ sampleRate: RATE });
      await this.context.audioWorklet.addModule("/static/recorder.js");
    } catch (fault) {
      this.#close();
      return tell.stopped(fault.name === "NotAllowedError" ? NOT_ALLOWED : "No microphone could be opened. Please type.");
    }
    tell.listens();
    const node = new AudioWorkletNode(this.context, "recorder");
    node.port.onmessage = ({ data }) => this.#take(data);
    this.context.createMediaStreamSource(this.stream).connect(node);
  }

  async stop() {
    if (!this.context) return;
    this.#close();
    if (!this.endpoint.hasBegun) return this.tell.stopped("Nothing was heard.");
    try {
      const { text, sure } = await this.#recognise();
      if (text) this.tell.hears(text, sure);
      this.tell.stopped(text ? "" : "No words were heard.");
    } catch (fault) {
      this.tell.stopped(`It could not be recognised (${fault.message}).`);
    }
  }

  #take(block) {
    if (!this.context) return;
    this.blocks.push(block);
    const hasEnded = this.endpoint.take(block);
    const seconds = (this.blocks.length * block.length) / RATE;
    if (hasEnded || seconds > (this.endpoint.hasBegun ? LONGEST : NOBODY)) this.stop();
  }

  async #recognise() {
    const sound = new Int16Array(this.blocks.reduce((sum, block) => sum + block.length, 0));
    let at = 0;
    for (const block of this.blocks) for (const sample of block) sound[at++] = Math.max(-1, Math.min(1, sample)) * 32767;
    const answer = await fetch(`/simulator/hear?tab=${this.tab}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: sound,
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer.json();
  }

  #close() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.context?.close();
    this.context = null;
  }
}

// Makes the sounds of pieces of speech, in their order and ahead of their time: each is asked for as soon as the one
// before it has come, whatever is playing. Returns a promise of each.
export function soundsOf(pieces, signal) {
  let last = Promise.resolve();
  return pieces.map((piece) => (last = last.then(() => (piece.text && !signal.aborted ? soundOf(piece, signal) : null))));
}

// Plays a sound that `soundsOf` made; resolves when it is over, or at once when it is broken into.
export async function play(sound, volume, signal) {
  if (!sound || signal.aborted) return;
  const address = URL.createObjectURL(sound);
  const audio = new Audio(address);
  audio.volume = volume;
  await new Promise((done) => {
    audio.onended = audio.onerror = done;
    signal.addEventListener("abort", done);
    audio.play().catch(done);
  });
  audio.pause();
  URL.revokeObjectURL(address);
}

// A sound that cannot be made is none: then the browser speaks.
async function soundOf({ text, rate }, signal) {
  try {
    const answer = await fetch("/simulator/speak", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text, rate }),
      signal,
    });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
