import { fromTemplate } from "./from-template.js";
import { MarkdownView } from "./markdown-view.js";
import { number, text } from "./texts.js";

/** What the model thought: open while it thinks, folded when it is done, unless the reader chose. */
export class ReasoningView {
  element = fromTemplate("reasoning");
  #label = this.element.querySelector(".reasoning-label");
  #text = new MarkdownView(this.element.querySelector(".reasoning-text"));
  #since = Date.now();
  #wasThinking = false;
  #readerChose = false;

  constructor() {
    const summary = this.element.querySelector("summary");
    summary.addEventListener("click", () => (this.#readerChose = true));
  }

  show(part) {
    const thinking = part.state === "streaming";
    // Some providers think but do not say what.
    this.element.hidden = part.text === "" && !thinking;
    this.#text.show(part.text, !thinking);
    if (thinking) this.#label.textContent = text("reasoning.now");
    else if (this.#wasThinking) this.#label.textContent = this.#past(this.#secondsSince());
    else if (this.#label.textContent === "") this.#label.textContent = this.#past(0);
    if (thinking !== this.#wasThinking && !this.#readerChose) this.element.open = thinking;
    this.#wasThinking = thinking;
  }

  #past(seconds) {
    return seconds > 0 ? text("reasoning.past", { seconds: number(seconds) }) : text("reasoning.some");
  }

  #secondsSince() {
    return Math.round((Date.now() - this.#since) / 1000);
  }
}
