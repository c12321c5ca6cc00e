import { remember } from "./cookie.js";

const phone = matchMedia("(max-width: 47.99rem)");
const A_WEEK = 7;

/** The list of chats: a column that can be folded away, on a phone a sheet over the chat. */
export class Sidebar {
  #root = document.documentElement;
  #toggle = document.getElementById("sidebar-toggle");
  #chat = document.querySelector(".chat");

  constructor() {
    this.#toggle.addEventListener("click", () => this.#set(!this.#isOpen()));
    document.getElementById("sidebar-close").addEventListener("click", () => this.#set(false));
    document.getElementById("sidebar-backdrop").addEventListener("click", () => this.#set(false));
    document.addEventListener("keydown", (event) => this.#onKey(event));
    phone.addEventListener("change", () => this.#closeSheet());
    this.#closeSheet();
  }

  #isOpen() {
    return phone.matches ? this.#root.dataset.sheet === "open" : this.#root.dataset.sidebar === "open";
  }

  #set(open) {
    if (phone.matches) this.#setSheet(open);
    else {
      this.#root.dataset.sidebar = open ? "open" : "closed";
      remember("sidebar_state", open, A_WEEK);
    }
    this.#tell();
  }

  #setSheet(open) {
    this.#root.dataset.sheet = open ? "open" : "closed";
    this.#chat.inert = open;
    if (open) document.getElementById("sidebar-close").focus();
    else this.#toggle.focus();
  }

  #closeSheet() {
    this.#root.dataset.sheet = "closed";
    this.#chat.inert = false;
    this.#tell();
  }

  #onKey(event) {
    // What lies over the page gets its keys: Escape closes that, and not the sheet below it as well.
    if (document.querySelector(":popover-open, dialog[open]")) return;
    if (event.key === "Escape" && phone.matches && this.#isOpen()) this.#set(false);
    if (isShortcut(event)) {
      event.preventDefault();
      this.#set(!this.#isOpen());
    }
  }

  #tell() {
    this.#toggle.setAttribute("aria-expanded", String(this.#isOpen()));
  }
}

/** Keys that a browser presses by itself, to fill in a field, have no name. */
function isShortcut({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  return key?.toLowerCase() === "b" && (ctrlKey || metaKey) && !shiftKey && !altKey;
}
