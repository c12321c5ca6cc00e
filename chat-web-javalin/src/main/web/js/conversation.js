import { AnswerView } from "./answer-view.js";
import { PlainView } from "./plain-view.js";
import { QuestionView } from "./question-view.js";

/** The messages of the chat, in the page, in their order. */
export class Conversation {
  #main = document.querySelector(".chat");
  #list = document.getElementById("messages");
  #deeds;
  #views = [];
  #standing = new Map();

  /** `deeds` are what the person may do with messages; there are none for who only reads. */
  constructor(deeds) {
    this.#deeds = deeds;
  }

  /** "empty", "loading" or "talk". */
  look(view) {
    this.#main.dataset.view = view;
  }

  /** Shows stored messages in the place of all that is shown. */
  show(messages) {
    this.#views = messages.map((message) => this.#stored(message));
    messages.forEach((message) => this.stand(message));
    this.#list.replaceChildren(...this.#views.map((view) => view.element));
    this.look(messages.length === 0 ? "empty" : "talk");
  }

  /** A message that cannot be shown as it is meant does not take the others with it. */
  #stored(message) {
    try {
      return this.#viewOf(message);
    } catch (fault) {
      reportError(fault);
      return new PlainView(message);
    }
  }

  #viewOf(message) {
    if (message.role === "user") return new QuestionView(message, this.#deeds);
    const answer = new AnswerView(this.#deeds);
    answer.show(message, message.metadata?.ending ?? "done");
    return answer;
  }

  addQuestion(message) {
    return this.#add(new QuestionView(message, this.#deeds));
  }

  addAnswer() {
    return this.#add(new AnswerView(this.#deeds));
  }

  #add(view) {
    this.look("talk");
    this.#views.push(view);
    this.#list.append(view.element);
    return view;
  }

  remove(view) {
    this.#views = this.#views.filter((each) => each !== view);
    view.element.remove();
    if (this.#views.length === 0) this.look("empty");
  }

  /** What is shown of that message, if anything is. */
  of(messageId) {
    return this.#views.find((view) => view.message.id === messageId);
  }

  get last() {
    return this.#views.at(-1)?.message;
  }

  /** Does anything come after that message? */
  isFollowed(messageId) {
    return this.#views.findIndex((view) => view.message.id === messageId) < this.#views.length - 1;
  }

  /** Is a question being put another way at the moment? */
  get isEdited() {
    return this.#list.querySelector(".editor") !== null;
  }

  /** The question that this answer, or this question, is about. */
  questionOf(messageId) {
    const at = this.#views.findIndex((view) => view.message.id === messageId);
    return this.#views.slice(0, at + 1).findLast((view) => view instanceof QuestionView);
  }

  /** Takes the message away and all that follows; the function that comes back puts them back again. */
  cutFrom(messageId) {
    return this.#cut(this.#views.findIndex((view) => view.message.id === messageId));
  }

  /** The same with what follows it alone. */
  cutAfter(messageId) {
    return this.#cut(this.#views.findIndex((view) => view.message.id === messageId) + 1);
  }

  #cut(at) {
    const gone = this.#views.splice(at);
    for (const { element } of gone) element.remove();
    return () => {
      this.look("talk");
      this.#views.push(...gone);
      this.#list.append(...gone.map((view) => view.element));
    };
  }

  /** Remembers how far the message has come, for the case that it goes on later. */
  stand(message) {
    this.#standing.set(message.id, structuredClone(message.parts));
  }

  /** What a message has already when it goes on after a person's word; any other answer begins anew. */
  partsToGoOnFrom(messageId) {
    const parts = this.#standing.get(messageId) ?? [];
    return parts.some((part) => part.approval) ? parts : [];
  }

  /** A new question is a no to all that waits. */
  denyWhatWaits() {
    for (const view of this.#views) {
      const waiting = view.message.parts.filter((part) => part.state === "approval-requested");
      if (waiting.length === 0) continue;
      for (const part of waiting) part.state = "output-denied";
      this.stand(view.message);
      view.showAgain();
    }
  }
}
