import { fromTemplate } from "./from-template.js";
import { textOf } from "./question-view.js";

/** A message's bare text, where nothing better can be made of it. */
export class PlainView {
  element = fromTemplate("answer");
  message;

  constructor(message) {
    this.message = message;
    this.element.dataset.messageId = message.id;
    this.element.dataset.state = "done";
    this.element.querySelector(".waiting").hidden = true;
    this.element.querySelector(".ending").hidden = true;
    this.element.querySelector(".answer-parts").textContent = textOf({ parts: message.parts ?? [] });
  }
}
