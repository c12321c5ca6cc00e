import { onChange, tellChange } from "./chat-changes.js";
import { setIcon } from "./icon.js";
import { Menu } from "./menu.js";
import { copyLink, share } from "./sharing.js";
import { text } from "./texts.js";

/** Who may read the chat of this page. Before its first question it is only remembered, and sent with that. */
export class Visibility {
  #button = document.getElementById("visibility");
  #items = document.querySelectorAll("[data-visibility]");
  #link = document.getElementById("copy-link");
  #chatId;
  #isKept;
  #sent;

  constructor(chatId, isKept) {
    this.#chatId = chatId;
    this.#isKept = isKept;
    new Menu(document.getElementById("visibility-menu")).attach(this.#button);
    for (const item of this.#items) {
      item.addEventListener("click", () => this.#choose(item.dataset.visibility === "public"));
    }
    this.#link.addEventListener("click", () => copyLink(chatId));
    onChange(({ id, shared }) => id === chatId && shared !== undefined && this.#show(shared));
    this.#show(this.#isShared());
  }

  /** "private" or "public", to be sent with a question. */
  get value() {
    this.#sent = this.#isShared();
    return this.#sent ? "public" : "private";
  }

  /** The server has the chat from now on, as it was sent; another choice may have been made since. */
  async keep() {
    const chosen = this.#isShared();
    this.#isKept = true;
    this.#show(chosen);
    if (chosen !== this.#sent && !(await share(this.#chatId, chosen))) tellChange({ id: this.#chatId, shared: this.#sent });
  }

  #isShared() {
    return this.#button.dataset.shared === "true";
  }

  #choose(shared) {
    if (shared === this.#isShared()) return;
    if (this.#isKept) share(this.#chatId, shared);
    else tellChange({ id: this.#chatId, shared });
  }

  #show(shared) {
    this.#button.dataset.shared = String(shared);
    this.#button.querySelector(".visibility-name").textContent = text(shared ? "share.public" : "share.private");
    setIcon(this.#button, shared ? "globe" : "lock");
    for (const item of this.#items) {
      item.setAttribute("aria-checked", String((item.dataset.visibility === "public") === shared));
    }
    this.#link.hidden = !shared || !this.#isKept;
  }
}
