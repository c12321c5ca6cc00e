import { fromTemplate } from "./from-template.js";
import { isNamed, NamedPartView } from "./named-part.js";

/** What a person asked, as it was typed, and the names of what was beside it. */
export class QuestionView {
  element = fromTemplate("question");

  constructor(message) {
    this.element.dataset.messageId = message.id;
    const text = this.element.querySelector(".question-text");
    text.textContent = textOf(message);
    text.hidden = text.textContent === "";
    this.element.prepend(...message.parts.filter(isNamed).map(named));
  }
}

function named(part) {
  const view = new NamedPartView();
  view.show(part);
  return view.element;
}

export function textOf({ parts }) {
  const texts = parts.filter((part) => part.type === "text" && part.text.trim() !== "");
  return texts.map((part) => part.text).join("\n\n");
}
