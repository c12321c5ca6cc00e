import { copyButton } from "./copy-button.js";
import { writesDocuments } from "./document-drafts.js";
import { DocumentView } from "./document-view.js";
import { fromTemplate } from "./from-template.js";
import { isNamed, NamedPartView } from "./named-part.js";
import { textOf } from "./question-view.js";
import { ReasoningView } from "./reasoning-view.js";
import { TextView } from "./text-view.js";
import { endingText, texts } from "./texts.js";
import { ToolView } from "./tool-view.js";

/** An answer, from the first dot to its end. */
export class AnswerView {
  element = fromTemplate("answer");
  #parts = this.element.querySelector(".answer-parts");
  #views = [];
  #message = { parts: [] };
  #copy = copyButton("answer", () => textOf(this.#message));
  #again = document.createElement("button");

  /** `onTryAgain(element)` is called when the reader wants the question asked again. */
  constructor(onTryAgain) {
    this.#again.type = "button";
    this.#again.className = "try-again";
    this.#again.textContent = texts.tryAgain;
    this.#again.addEventListener("click", () => onTryAgain(this.element));
    this.element.querySelector(".answer-actions").append(this.#copy, this.#again);
  }

  /** `drafts` holds the documents that are being written, if any. */
  show(message, status, failure = "", drafts = undefined) {
    this.#message = message;
    const answering = status === "streaming";
    this.element.dataset.messageId = message.id;
    this.element.dataset.state = status;
    this.element.setAttribute("aria-busy", String(answering));
    this.#showParts(message.parts.filter(visible), answering, drafts);
    this.element.querySelector(".waiting").hidden = !answering || writes(message.parts.at(-1));
    this.#showEnding(status, failure);
  }

  #showParts(parts, answering, drafts) {
    parts.forEach((part, index) => {
      const key = `${part.type} ${part.toolCallId ?? ""}`;
      if (this.#views[index]?.key !== key) this.#place(index, key, part);
      this.#views[index].view.show(part, { answering, draft: drafts?.of(part.toolCallId) });
    });
    for (const { view } of this.#views.splice(parts.length)) view.element.remove();
  }

  #place(index, key, part) {
    for (const { view } of this.#views.splice(index)) view.element.remove();
    const view = viewFor(part);
    this.#views.push({ key, view });
    this.#parts.append(view.element);
  }

  #showEnding(status, failure) {
    const ending = this.element.querySelector(".ending");
    ending.textContent = endingText(status, failure);
    ending.hidden = ending.textContent === "";
    const over = status !== "streaming";
    this.#copy.hidden = !over || textOf(this.#message) === "";
    this.#again.hidden = status !== "failed" && status !== "interrupted";
    this.element.querySelector(".answer-actions").hidden = !over;
  }
}

function visible(part) {
  return ["text", "reasoning"].includes(part.type) || isNamed(part) || part.type.startsWith("tool-");
}

/** Does something move at the end already, so that the dots are not needed? */
function writes(part) {
  if (part?.type === "text") return part.text !== "";
  if (part?.type === "reasoning") return part.state === "streaming";
  return part?.state?.startsWith("input") ?? false;
}

function viewFor(part) {
  if (part.type === "text") return new TextView();
  if (part.type === "reasoning") return new ReasoningView();
  if (isNamed(part)) return new NamedPartView();
  return writesDocuments(part) ? new DocumentView() : new ToolView();
}
