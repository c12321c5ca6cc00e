import { kept } from "./kept.js";
import { texts } from "./texts.js";

const LONGEST = 32_000;

const NEW_CHAT = "new";

/** The box for the next question, with its draft. Calls `onSend(text)`, `onStop()`. */
export class Composer {
  #form = document.getElementById("composer");
  #box = document.getElementById("question");
  #note = document.getElementById("question-note");
  #send = document.getElementById("send");
  #stop = document.getElementById("stop");
  #draftKey;
  #onSend;
  #state = "ready";
  #sendWhenReady = false;

  /** Before its first question is sent a chat has no address to come back to, so all new chats share one draft. */
  constructor(chatId, isNew, { onSend, onStop }) {
    this.#draftKey = draftKey(isNew ? NEW_CHAT : chatId);
    this.#onSend = onSend;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.#form.addEventListener("click", (event) => {
      if (!event.target.closest("button, select, textarea, label")) this.#box.focus();
    });
    this.#box.addEventListener("keydown", (event) => this.#onKey(event));
    this.#box.addEventListener("input", () => {
      kept.put(this.#draftKey, this.#box.value);
      this.#sendWhenReady = false;
      this.#fit();
    });
    this.#stop.addEventListener("click", () => onStop());
    addEventListener("resize", () => this.#fit());
    // What was typed before this script ran is newer than the draft.
    this.#box.value ||= kept.get(this.#draftKey);
    this.#fit();
  }

  /** "ready", "waiting" (for what is stored), "answering" or "stopping". */
  set state(state) {
    const focusGoes = document.activeElement === this.#stop && state !== "answering";
    this.#state = state;
    this.#stop.hidden = state !== "answering" && state !== "stopping";
    this.#stop.disabled = state === "stopping";
    this.#send.hidden = !this.#stop.hidden;
    if (focusGoes) this.#focus();
    this.#fit();
    if (state === "ready" && this.#sendWhenReady) this.send();
  }

  send() {
    const text = this.#box.value;
    if (this.#unfit()) return;
    if (this.#state === "waiting") this.#sendWhenReady = true;
    else if (this.#state !== "ready") this.#note.textContent = texts.busy;
    else this.#leave(text.trim());
  }

  /** The box is empty at once; the draft is kept until the server has the question. */
  #leave(text) {
    this.#sendWhenReady = false;
    this.#box.value = "";
    this.#fit();
    this.#onSend(text);
    this.#focus();
  }

  /** The server did not take it: back into the box, before what was typed since. */
  giveBack(text) {
    this.#box.value = this.#box.value ? `${text}\n\n${this.#box.value}` : text;
    kept.put(this.#draftKey, this.#box.value);
    this.#fit();
  }

  /** The server has the question, and the chat an address. */
  taken(chatId) {
    kept.put(this.#draftKey, "");
    this.#draftKey = draftKey(chatId);
    kept.put(this.#draftKey, this.#box.value);
  }

  #focus() {
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: fine)").matches) this.#box.focus();
  }

  #onKey(event) {
    // Enter that ends the composing of a word is not meant for us; one browser only tells by 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.send();
  }

  #unfit() {
    return this.#length() === 0 || this.#length() > LONGEST;
  }

  #length() {
    return [...this.#box.value.trim()].length; // code points, as the server counts
  }

  #fit() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight}px`;
    this.#send.disabled = this.#unfit() || this.#state !== "ready";
    const tooLong = this.#length() > LONGEST;
    this.#box.setAttribute("aria-invalid", String(tooLong));
    this.#note.textContent = tooLong ? texts.tooLong(this.#length(), LONGEST) : "";
  }
}

function draftKey(chatId) {
  return `draft ${chatId}`;
}
