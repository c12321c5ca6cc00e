import { actionButton, copyAction } from "./action-button.js";
import { modelName } from "./model-names.js";
import { textOf } from "./question-view.js";
import { text } from "./texts.js";
import { timeElement } from "./times.js";

/** What can be done with an answer that is over, and below it who answered and when. */
export class AnswerActions {
  #host;
  #message = { parts: [] };
  #by = document.createElement("p");
  #copy = copyAction(text("copy.answer"), () => textOf(this.#message));
  #verdicts = [];
  #votes;

  /** `deeds` are those of the person whose chat it is; other readers have none. */
  constructor(host, deeds) {
    this.#host = host;
    this.#by.className = "answer-by";
    host.append(this.#copy, ...(deeds ? this.#own(deeds) : []), this.#by);
  }

  #own({ votes, againMenu }) {
    this.#votes = votes;
    this.#verdicts = [this.#verdict("up", "message-upvote"), this.#verdict("down", "message-downvote")];
    votes.watch(this.#host, () => this.#showVotes());
    const again = actionButton("again", text("answer.again"), "message-regenerate");
    again.setAttribute("aria-haspopup", "menu");
    again.setAttribute("aria-expanded", "false");
    againMenu.attach(again);
    return [...this.#verdicts, again];
  }

  #verdict(which, testId) {
    const button = actionButton(`thumb-${which}`, text(`answer.${which}`), testId, () =>
      this.#votes.toggle(this.#message.id, which),
    );
    button.dataset.verdict = which;
    return button;
  }

  show(message, over) {
    this.#message = message;
    this.#host.hidden = !over;
    if (!over) return;
    this.#copy.hidden = textOf(message) === "";
    this.#by.replaceChildren(...byLine(message.metadata ?? {}));
    this.#showVotes();
  }

  #showVotes() {
    for (const button of this.#verdicts) {
      button.setAttribute("aria-pressed", String(this.#votes.of(this.#message.id) === button.dataset.verdict));
    }
  }
}

function byLine({ model, standsIn, createdAt }) {
  return [...(model ? [modelElement(model, standsIn)] : []), ...(createdAt ? [timeElement(createdAt)] : [])];
}

function modelElement(model, standsIn) {
  const element = document.createElement("span");
  element.dataset.testid = "message-model";
  element.textContent = text(standsIn ? "answer.standIn" : "answer.by", { model: modelName(model) });
  if (standsIn) element.title = text("answer.standInHint");
  return element;
}
