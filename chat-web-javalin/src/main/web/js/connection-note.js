import { text } from "./texts.js";

/** A reconnection that takes no longer than this is nobody's business. */
const QUIET = 600;

/** Says so while the line to the server is down. */
export class ConnectionNote {
  #host = document.getElementById("connection");
  #timer;

  show(line) {
    if (line === "lost") {
      this.#timer ??= setTimeout(() => this.#say(text("problem.reconnecting")), QUIET);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#say("");
  }

  #say(words) {
    this.#host.textContent = words;
    this.#host.hidden = words === "";
  }
}
