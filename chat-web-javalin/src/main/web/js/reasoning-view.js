import { fromTemplate } from "./from-template.js";
import { MarkdownView } from "./markdown-view.js";
import { texts } from "./texts.js";

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
    if (thinking) this.#label.textContent = texts.thinking;
    else if (this.#wasThinking) this.#label.textContent = texts.thought(this.#secondsSince());
    else if (this.#label.textContent === "") this.#label.textContent = texts.thought(0);
    if (thinking !== this.#wasThinking && !this.#readerChose) this.element.open = thinking;
    this.#wasThinking = thinking;
  }

  #secondsSince() {
    return Math.round((Date.now() - this.#since) / 1000);
  }
}
