import { texts } from "./texts.js";

/** The chat's title, above it and on the browser's tab. */
export function showTitle(title) {
  document.getElementById("chat-title").textContent = title;
  document.title = `${title} · ${texts.appName}`;
}
