// Listens with the browser's own recogniser, where it has one that works. Says plainly where it has not.

export const NOT_ALLOWED = "The microphone is not allowed for this page. Allow it in the browser, or type.";

const WHY_NOT = {
  "not-allowed": NOT_ALLOWED,
  "service-not-allowed": "This browser does not allow speech recognition here. Please type.",
  "audio-capture": "No microphone was found. Please type.",
  network: "This browser sends speech to its maker's service, which cannot be reached. Please type.",
  "language-not-supported": "This browser does not recognise speech in this language. Please type.",
};

export class Ear {
  // `tell`: {listens(), hears(text, sure), partly(text), stopped(note)}; only another recogniser tells whether it is `sure`
  constructor(tell) {
    this.tell = tell;
    this.kind = window.SpeechRecognition ?? window.webkitSpeechRecognition;
    this.other = null; // another recogniser: {start(tell), stop()}
    this.running = null;
  }

  get canHear() {
    return Boolean(this.other ?? this.kind);
  }

  start(language) {
    if (this.running) return;
    if (this.other) {
      this.running = this.other;
      this.other.start({ ...this.tell, stopped: (note) => this.#stopped(note) });
      return;
    }
    if (!this.kind) return this.#stopped("This browser cannot recognise speech. Chrome, Edge and Safari can. Please type.");
    const recogniser = new this.kind();
    Object.assign(recogniser, { lang: language, interimResults: true, continuous: false, maxAlternatives: 1 });
    let note = "";
    recogniser.onresult = ({ results }) => {
      const last = results[results.length - 1];
      if (last.isFinal) this.tell.hears(last[0].transcript.trim());
      else this.tell.partly(last[0].transcript.trim());
    };
    recogniser.onstart = () => this.tell.listens();
    recogniser.onerror = ({ error }) => (note = WHY_NOT[error] ?? "");
    recogniser.onend = () => this.#stopped(note);
    this.running = recogniser;
    try {
      recogniser.start();
    } catch {
      this.#stopped(WHY_NOT["service-not-allowed"]);
    }
  }

  stop() {
    this.running?.stop();
  }

  #stopped(note) {
    this.running = null;
    this.tell.stopped(note ?? "");
  }
}
