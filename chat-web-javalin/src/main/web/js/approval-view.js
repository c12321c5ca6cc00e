import { fromTemplate } from "./from-template.js";
import { text } from "./texts.js";

/** Asks a person whether a call may run, as long as nobody has decided. */
export class ApprovalView {
  element = fromTemplate("approval");
  #callId = "";

  constructor(decide) {
    this.#add("tool-allow", "tool.allow", () => decide(this.#callId, true));
    this.#add("tool-deny", "tool.deny", () => decide(this.#callId, false));
  }

  show({ state, toolCallId }, question) {
    this.#callId = toolCallId;
    this.element.hidden = state !== "approval-requested";
    this.element.querySelector(".approval-question").textContent = question;
  }

  #add(testId, key, act) {
    const button = this.element.querySelector(`[data-testid="${testId}"]`);
    button.textContent = text(key);
    button.addEventListener("click", act);
  }
}
