import { draftKey, kept } from "./kept.js";
import { grow, LONGEST_MESSAGE, lengthOf, sendsOnEnter } from "./message-box.js";
import { number, text } from "./texts.js";

const NEW_CHAT = "new";

/** The box for the next question, with its draft. Calls `onSend(text)`, `onStop()`. */
export class Composer {
  #form = document.getElementById("composer");
  #box = document.getElementById("question");
  #note = document.getElementById("question-note");
  #send = document.getElementById("send");
  #stop = document.getElementById("stop");
  #reader;
  #draftKey;
  #onSend;
  #state = "ready";
  #sendWhenReady = false;

  /** Before its first question is sent a chat has no address to come back to, so all new chats share one draft. */
  constructor({ chatId, isNew, reader }, { onSend, onStop }) {
    this.#reader = reader;
    this.#draftKey = this.#keyOf(isNew ? NEW_CHAT : chatId);
    this.#onSend = onSend;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.#form.addEventListener("click", (event) => {
      if (!event.target.closest("button, textarea, label")) this.#box.focus();
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
    if (focusGoes) this.focus();
    this.#fit();
    if (state === "ready" && this.#sendWhenReady) this.send();
  }

  send() {
    const words = this.#box.value;
    if (this.#isUnfit()) return;
    if (this.#state === "waiting") this.#sendWhenReady = true;
    else if (this.#state !== "ready") this.#note.textContent = text("asking.busy");
    else this.#leave(words.trim());
  }

  /** The box is empty at once; the draft is kept until the server has the question. */
  #leave(words) {
    this.#sendWhenReady = false;
    this.#box.value = "";
    this.#fit();
    this.#onSend(words);
    this.focus();
  }

  /** The server did not take it: back into the box, before what was typed since. */
  giveBack(words) {
    this.#box.value = this.#box.value ? `${words}\n\n${this.#box.value}` : words;
    kept.put(this.#draftKey, this.#box.value);
    this.#fit();
  }

  /** What was given back is sent from elsewhere. */
  takeBack(words) {
    if (this.#box.value.startsWith(words)) this.#box.value = this.#box.value.slice(words.length).trimStart();
    kept.put(this.#draftKey, this.#box.value);
    this.#fit();
  }

  /** The server has the question, and the chat an address. */
  taken(chatId) {
    kept.put(this.#draftKey, "");
    this.#draftKey = this.#keyOf(chatId);
    kept.put(this.#draftKey, this.#box.value);
  }

  focus() {
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: fine)").matches) this.#box.focus();
  }

  /** Two people at one browser do not see each other's. */
  #keyOf(chatId) {
    return draftKey(this.#reader, chatId);
  }

  #onKey(event) {
    if (!sendsOnEnter(event)) return;
    event.preventDefault();
    this.send();
  }

  #isUnfit() {
    const length = lengthOf(this.#box.value);
    return length === 0 || length > LONGEST_MESSAGE;
  }

  #fit() {
    grow(this.#box);
    this.#send.disabled = this.#isUnfit() || this.#state !== "ready";
    const length = lengthOf(this.#box.value);
    const tooLong = length > LONGEST_MESSAGE;
    this.#box.setAttribute("aria-invalid", String(tooLong));
    this.#note.textContent = tooLong
      ? text("asking.tooLong", { count: number(length), most: number(LONGEST_MESSAGE) })
      : "";
  }
}
