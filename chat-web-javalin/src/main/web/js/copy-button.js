import { announce } from "./announcer.js";
import { fromTemplate } from "./from-template.js";
import { setIcon } from "./icon.js";
import { text } from "./texts.js";

const SHOWN_FOR = 1_500;

/** A button that copies `textOf()`; `name` says to a screen reader what that is. */
export function copyButton(name, textOf) {
  const button = fromTemplate("copy");
  const label = button.querySelector(".copy-label");
  label.textContent = text("copy.label");
  button.setAttribute("aria-label", name);
  button.addEventListener("click", async () => {
    const copied = await copy(textOf());
    announce(text(copied ? "copy.said" : "copy.failedSaid"));
    show(button, label, copied);
    setTimeout(() => show(button, label, undefined), SHOWN_FOR);
  });
  return button;
}

function show(button, label, copied) {
  label.textContent = text(copied === undefined ? "copy.label" : copied ? "copy.done" : "copy.failed");
  setIcon(button, copied ? "check" : "copy");
}

/** Puts the text on the clipboard; says whether that could be done. */
export async function copy(words) {
  // Only pages from https or this very machine get a clipboard; a team's plain-http server is neither.
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
  }
  const area = document.createElement("textarea");
  area.value = words;
  area.className = "visually-hidden";
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return copied;
}
