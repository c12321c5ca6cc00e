import { actionButton, copyAction } from "./action-button.js";
import { fromTemplate } from "./from-template.js";
import { isNamed, NamedPartView } from "./named-part.js";
import { QuestionEditor } from "./question-editor.js";
import { text } from "./texts.js";

/** What a person asked, as it was typed, and the names of what was beside it. */
export class QuestionView {
  element = fromTemplate("question");
  message;
  #deeds;
  #words = this.element.querySelector(".question-text");
  #actions = this.element.querySelector(".message-actions");

  /** `deeds` are what the person may do with it; there are none for who only reads. */
  constructor(message, deeds) {
    this.message = message;
    this.#deeds = deeds;
    this.element.dataset.messageId = message.id;
    this.#words.textContent = textOf(message);
    this.#words.hidden = this.#words.textContent === "";
    this.element.prepend(...message.parts.filter(isNamed).map(named));
    this.#actions.append(copyAction(text("copy.question"), () => textOf(message)));
    if (deeds) this.#actions.prepend(this.#editAction());
  }

  #editAction() {
    return actionButton("pen", text("question.edit"), "message-edit-button", () => this.edit(textOf(this.message)));
  }

  /** Opens the editor with those words in it. */
  edit(words) {
    const editor = new QuestionEditor(words, {
      onSave: (changed) => this.#deeds.edit(this.message.id, changed),
      onClose: () => this.#show(editor, false),
    });
    this.#show(editor, true);
    editor.focus();
  }

  #show(editor, editing) {
    this.#words.hidden = editing;
    this.#actions.hidden = editing;
    if (editing) this.#words.after(editor.element);
    else editor.element.remove();
    if (!editing) this.#actions.querySelector("[data-testid='message-edit-button']")?.focus();
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
