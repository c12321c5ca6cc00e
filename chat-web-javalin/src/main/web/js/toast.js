import { fromTemplate } from "./from-template.js";

const SHOWN_FOR = 5_000;

/** A sentence about what has just been done; it goes away by itself. */
export function toast(words) {
  const element = fromTemplate("toast");
  element.querySelector(".toast-text").textContent = words;
  const host = document.getElementById("toasts");
  host.replaceChildren(element);
  setTimeout(() => element.remove(), SHOWN_FOR);
}
