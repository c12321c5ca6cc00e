import { announce } from "./announcer.js";
import { fromTemplate } from "./from-template.js";
import { texts } from "./texts.js";

const SHOWN_FOR = 1500;

/** A button that copies `textOf()`; `what` says to a screen reader what that is. */
export function copyButton(what, textOf) {
  const button = fromTemplate("copy");
  const label = button.querySelector(".copy-label");
  label.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${what}`);
  button.addEventListener("click", async () => {
    const copied = await copy(textOf());
    announce(copied ? texts.copied : texts.copyFailed);
    show(button, label, copied);
    setTimeout(() => show(button, label, undefined), SHOWN_FOR);
  });
  return button;
}

function show(button, label, copied) {
  label.textContent = copied === undefined ? "Copy" : copied ? "Copied" : "Not copied";
  button.querySelector("use").setAttribute("href", copied ? "#icon-check" : "#icon-copy");
}

async function copy(text) {
  // Only pages from https or this very machine get a clipboard; a team's plain-http server is neither.
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return copied;
}
