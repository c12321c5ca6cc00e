import { AnswerActions } from "./answer-actions.js";
import { writesDocuments } from "./document-drafts.js";
import { DocumentView } from "./document-view.js";
import { fromTemplate } from "./from-template.js";
import { isNamed, NamedPartView } from "./named-part.js";
import { endingText } from "./outcome-texts.js";
import { ReasoningView } from "./reasoning-view.js";
import { TextView } from "./text-view.js";
import { text } from "./texts.js";
import { ToolView } from "./tool-view.js";

/** An answer, from the first dot to its end. */
export class AnswerView {
  element = fromTemplate("answer");
  #parts = this.element.querySelector(".answer-parts");
  #views = [];
  #actions;
  #deeds;
  #again = document.createElement("button");
  #shown = { message: { id: "", parts: [] }, status: "done", failure: "" };

  /** `deeds` are what the person may do with it; there are none for who only reads. */
  constructor(deeds) {
    this.#deeds = deeds;
    this.#actions = new AnswerActions(this.element.querySelector(".message-actions"), deeds);
    this.#again.type = "button";
    this.#again.className = "button try-again";
    this.#again.textContent = text("answer.tryAgain");
    this.#again.addEventListener("click", () => deeds.tryAgain(this.message.id));
  }

  get message() {
    return this.#shown.message;
  }

  /** `drafts` holds the documents that are being written, if any. */
  show(message, status, failure = "", drafts = undefined) {
    this.#shown = { message, status, failure };
    const answering = status === "streaming";
    this.element.dataset.messageId = message.id;
    this.element.dataset.state = status;
    this.element.setAttribute("aria-busy", String(answering));
    this.#showParts(message.parts.filter(visible), answering, drafts);
    this.element.querySelector(".waiting").hidden = !answering || writes(message.parts.at(-1));
    this.#showEnding();
    this.#actions.show(message, !answering && !waitsForThePerson(message));
  }

  /** The same once more, since its message has changed. */
  showAgain() {
    const { message, status, failure } = this.#shown;
    this.show(message, status, failure);
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
    const view = this.#viewFor(part);
    this.#views.push({ key, view });
    this.#parts.append(view.element);
  }

  #viewFor(part) {
    if (part.type === "text") return new TextView();
    if (part.type === "reasoning") return new ReasoningView();
    if (isNamed(part)) return new NamedPartView();
    if (writesDocuments(part)) return new DocumentView();
    return new ToolView(this.#deeds && ((callId, allowed) => this.#deeds.decide(this.message.id, callId, allowed)));
  }

  #showEnding() {
    const { status, failure } = this.#shown;
    const ending = this.element.querySelector(".ending");
    const words = document.createElement("span");
    words.textContent = endingText(status, failure);
    const mayBeTried = this.#deeds && (status === "failed" || status === "interrupted");
    ending.replaceChildren(words, ...(mayBeTried ? [this.#again] : []));
    ending.hidden = words.textContent === "";
  }
}

function visible(part) {
  return ["text", "reasoning"].includes(part.type) || isNamed(part) || part.type.startsWith("tool-");
}

function waitsForThePerson({ parts }) {
  return parts.some((part) => part.state === "approval-requested");
}

/** Does something move at the end already, so that the dots are not needed? */
function writes(part) {
  if (part?.type === "text") return part.text !== "";
  if (part?.type === "reasoning") return part.state === "streaming";
  return part?.state?.startsWith("input") ?? false;
}
