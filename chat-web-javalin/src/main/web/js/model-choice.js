import { kept } from "./kept.js";

const KEY = "chat-model";

/** The model that the next question goes to; this browser remembers it. */
export class ModelChoice {
  #select = document.getElementById("model");

  constructor() {
    const remembered = [...this.#select.options].find((option) => option.value === kept.get(KEY));
    if (remembered && !remembered.disabled) this.#select.value = remembered.value;
    this.#explain();
    this.#select.addEventListener("change", () => {
      kept.put(KEY, this.#select.value);
      this.#explain();
    });
  }

  get id() {
    return this.#select.value;
  }

  #explain() {
    this.#select.title = this.#select.selectedOptions[0]?.title ?? "";
  }
}
