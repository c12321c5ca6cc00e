import { fromTemplate } from "./from-template.js";
import { grow, LONGEST_MESSAGE, lengthOf, sendsOnEnter } from "./message-box.js";
import { text } from "./texts.js";

/**
 * The box in which a question is put another way. Calls `onSave(words)` and, where that took them, `onClose()`; or that
 * alone.
 */
export class QuestionEditor {
  element = fromTemplate("editor");
  #box = this.element.querySelector("textarea");
  #send = this.element.querySelector("[type=submit]");
  #onSave;
  #onClose;

  constructor(words, { onSave, onClose }) {
    this.#onSave = onSave;
    this.#onClose = onClose;
    this.#box.value = words;
    this.#box.setAttribute("aria-label", text("question.editing"));
    this.#send.textContent = text("question.save");
    const cancel = this.element.querySelector("[type=button]");
    cancel.textContent = text("question.cancel");
    cancel.addEventListener("click", onClose);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
    this.#box.addEventListener("keydown", (event) => this.#onKey(event));
    this.#box.addEventListener("input", () => this.#fit());
  }

  focus() {
    this.#fit();
    this.#box.focus();
    this.#box.setSelectionRange(this.#box.value.length, this.#box.value.length);
  }

  #fit() {
    grow(this.#box);
    this.#send.disabled = !this.#isFit();
  }

  #isFit() {
    const length = lengthOf(this.#box.value);
    return length > 0 && length <= LONGEST_MESSAGE;
  }

  #onKey(event) {
    if (event.key === "Escape") this.#onClose();
    if (!sendsOnEnter(event)) return;
    event.preventDefault();
    this.#save();
  }

  #save() {
    if (this.#isFit() && this.#onSave(this.#box.value.trim())) this.#onClose();
  }
}
