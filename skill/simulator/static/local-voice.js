// Ears and a voice on this machine: the page's microphone goes to its server, and sound comes back.

import { NOT_ALLOWED } from "/static/ear.js";

const RATE = 16000; // samples a second, as the server hears them
const LOUD = 0.012; // of speech, as the root of the mean square of a block
const QUIET_AFTER = 0.9; // seconds of quiet that end an utterance
const NOBODY = 8;
const LONGEST = 14;

export class LocalEar {
  // `tell`: {listens(), hears(text), stopped(note)}
  async start(tell) {
    this.tell = tell;
    this.blocks = [];
    this.spoken = false;
    this.quiet = 0;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
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
    if (!this.spoken) return this.tell.stopped("Nothing was heard.");
    try {
      this.tell.hears(await this.#recognise());
      this.tell.stopped("");
    } catch (fault) {
      this.tell.stopped(`It could not be recognised (${fault.message}).`);
    }
  }

  #take(block) {
    if (!this.context) return;
    this.blocks.push(block);
    const length = (this.blocks.length * block.length) / RATE;
    const loudness = Math.sqrt(block.reduce((sum, sample) => sum + sample * sample, 0) / block.length);
    this.quiet = loudness > LOUD ? 0 : this.quiet + block.length / RATE;
    this.spoken ||= loudness > LOUD;
    if (length > (this.spoken ? LONGEST : NOBODY) || (this.spoken && this.quiet > QUIET_AFTER)) this.stop();
  }

  async #recognise() {
    const sound = new Int16Array(this.blocks.reduce((sum, block) => sum + block.length, 0));
    let at = 0;
    for (const block of this.blocks) for (const sample of block) sound[at++] = Math.max(-1, Math.min(1, sample)) * 32767;
    const answer = await fetch("/simulator/hear", {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: sound,
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return (await answer.json()).text;
  }

  #close() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.context?.close();
    this.context = null;
  }
}

// Says a piece of speech; resolves when it is over, or at once when it is broken into.
export async function speakHere(piece, signal) {
  const answer = await fetch("/simulator/speak", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: piece.text, rate: piece.rate }),
  });
  if (!answer.ok || signal.aborted) return;
  const address = URL.createObjectURL(await answer.blob());
  const sound = new Audio(address);
  sound.volume = piece.volume;
  await new Promise((done) => {
    sound.onended = sound.onerror = done;
    signal.addEventListener("abort", done);
    sound.play().catch(done);
  });
  sound.pause();
  URL.revokeObjectURL(address);
}
