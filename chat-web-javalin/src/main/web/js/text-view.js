import { MarkdownView } from "./markdown-view.js";

/** A text of an answer. */
export class TextView {
  element = document.createElement("div");
  #markdown = new MarkdownView(this.element);

  show(part) {
    this.#markdown.show(part.text, part.state !== "streaming");
  }
}
