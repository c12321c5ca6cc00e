import { AnswerView } from "./answer-view.js";
import { QuestionView } from "./question-view.js";

/** The messages of the chat, in the page. */
export class Conversation {
  #main = document.querySelector(".chat");
  #list = document.getElementById("messages");
  #messages = new Map();
  #onTryAgain;

  /** `onTryAgain(question)` gets the text that was asked. */
  constructor(onTryAgain) {
    this.#onTryAgain = (answer) => onTryAgain(questionBefore(answer));
  }

  /** Shows stored messages in the place of all that is shown. */
  show(messages) {
    this.#messages = new Map(messages.map((message) => [message.id, message]));
    this.#list.replaceChildren(...messages.map((message) => this.#stored(message)));
    this.look(messages.length === 0 ? "empty" : "talk");
  }

  #stored(message) {
    if (message.role === "user") return new QuestionView(message).element;
    const answer = new AnswerView(this.#onTryAgain);
    answer.show(message, message.metadata?.ending ?? "done");
    return answer.element;
  }

  /** "empty", "loading" or "talk". */
  look(view) {
    this.#main.dataset.view = view;
  }

  /** Shows a question that is on its way; the function that comes back takes it away again. */
  addQuestion(message) {
    this.look("talk");
    const { element } = new QuestionView(message);
    this.#list.append(element);
    return () => {
      element.remove();
      if (!this.#list.hasChildNodes()) this.look("empty");
    };
  }

  addAnswer() {
    const answer = new AnswerView(this.#onTryAgain);
    this.#list.append(answer.element);
    return answer;
  }

  /** An answer that goes on, or is followed from its beginning, stands where it stood. */
  takePlaceOfStored(answer, messageId) {
    const stored = this.#list.querySelector(`[data-message-id="${CSS.escape(messageId)}"]`);
    if (stored && stored !== answer.element) stored.replaceWith(answer.element);
  }

  /** What a stored message has already while it waits for an approval; any other answer begins anew. */
  partsWaitingForApproval(messageId) {
    const parts = this.#messages.get(messageId)?.parts ?? [];
    return parts.some((part) => part.state?.startsWith("approval-")) ? parts : [];
  }
}

function questionBefore(answer) {
  let element = answer.previousElementSibling;
  while (element && element.dataset.role !== "user") element = element.previousElementSibling;
  return element?.querySelector(".question-text").textContent ?? "";
}
