import { announce } from "./announcer.js";
import { remember } from "./cookie.js";
import { text } from "./texts.js";

const A_YEAR = 365;

/** The model that the next question goes to. The list is searched by typing and walked through with the arrows. */
export class ModelPicker {
  #button = document.getElementById("model");
  #dialog = document.getElementById("models");
  #search = document.getElementById("models-search");
  #none = document.getElementById("models-none");
  #items = [...this.#dialog.querySelectorAll('[role="option"]')];
  #groups = [...this.#dialog.querySelectorAll('[role="group"]')];

  constructor() {
    this.#button.addEventListener("click", () => this.#open());
    this.#search.addEventListener("input", () => this.#filter());
    this.#search.addEventListener("keydown", (event) => this.#onKey(event));
    document.getElementById("models-close").addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("click", (event) => this.#onClick(event));
    this.#dialog.addEventListener("close", () => this.#button.focus());
  }

  get id() {
    return this.#button.value;
  }

  #open() {
    this.#search.value = "";
    this.#filter();
    this.#dialog.showModal();
    this.#point(this.#items.find((item) => item.dataset.model === this.id));
  }

  #filter() {
    const words = this.#search.value.trim().toLowerCase();
    for (const item of this.#items) item.hidden = !item.textContent.toLowerCase().includes(words);
    for (const group of this.#groups) group.hidden = !group.querySelector('[role="option"]:not([hidden])');
    this.#none.hidden = this.#shown().length > 0;
    this.#point(this.#shown()[0]);
  }

  #shown() {
    return this.#items.filter((item) => !item.hidden);
  }

  #pointed() {
    return this.#items.find((item) => item.dataset.pointed === "true");
  }

  #point(item) {
    delete this.#pointed()?.dataset.pointed;
    if (!item) return this.#search.removeAttribute("aria-activedescendant");
    item.dataset.pointed = "true";
    this.#search.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  #onKey(event) {
    const shown = this.#shown();
    const at = shown.indexOf(this.#pointed());
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined && shown.length > 0) {
      event.preventDefault();
      this.#point(shown.at(to % shown.length));
    }
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.#choose(this.#pointed());
    }
  }

  #onClick(event) {
    if (event.target === this.#dialog) this.#dialog.close();
    else this.#choose(event.target.closest('[role="option"]'));
  }

  #choose(item) {
    if (!item || item.ariaDisabled === "true") return;
    for (const each of this.#items) each.setAttribute("aria-selected", String(each === item));
    this.#button.value = item.dataset.model;
    this.#button.querySelector(".model-name").textContent = item.dataset.name;
    remember("chat-model", this.id, A_YEAR);
    this.#dialog.close();
    announce(text("models.chosen", { model: item.dataset.name }));
  }
}
