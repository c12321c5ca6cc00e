import { copy } from "./copy-button.js";
import { fromTemplate } from "./from-template.js";
import { setIcon } from "./icon.js";
import { text } from "./texts.js";
import { toast } from "./toast.js";

/** A small button below a message: an icon, and its name for those who point at it or cannot see it. */
export function actionButton(icon, name, testId, act = () => {}) {
  const button = fromTemplate("action");
  setIcon(button, icon);
  button.setAttribute("aria-label", name);
  button.title = name;
  if (testId) button.dataset.testid = testId;
  button.addEventListener("click", act);
  return button;
}

/** One that copies `textOf()`. */
export function copyAction(name, textOf) {
  return actionButton("copy", name, "message-copy-button", async () => {
    const copied = await copy(textOf());
    toast(text(copied ? "copy.said" : "copy.failedSaid"));
  });
}
