import { fromTemplate } from "./from-template.js";

/** What a person asked, as it was typed. */
export class QuestionView {
  element = fromTemplate("question");

  constructor(message) {
    this.element.dataset.messageId = message.id;
    this.element.querySelector(".question-text").textContent = textOf(message);
  }
}

export function textOf({ parts }) {
  const texts = parts.filter((part) => part.type === "text" && part.text.trim() !== "");
  return texts.map((part) => part.text).join("\n\n");
}
