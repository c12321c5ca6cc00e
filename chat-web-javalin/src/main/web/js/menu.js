import { fromTemplate } from "./from-template.js";
import { setIcon } from "./icon.js";

const GAP = 4;
const EDGE = 8;

/** A menu that opens at a button. Arrow keys go through it, Escape and a press elsewhere close it. */
export class Menu {
  #element;
  #button;

  /** `onOpen(button)` is called before it is shown, so that it can be filled. */
  constructor(element, onOpen = () => {}) {
    this.#element = element;
    element.addEventListener("beforetoggle", (event) => event.newState === "open" && onOpen(this.#button));
    element.addEventListener("toggle", (event) => this.#toggled(event.newState === "open"));
    element.addEventListener("keydown", (event) => this.#onKey(event));
    // Before the item acts: what it opens gives the focus back to the button, not to an item that is gone.
    element.addEventListener("click", (event) => event.target.closest(".menu-item") && this.close(), { capture: true });
    addEventListener("resize", () => this.close());
  }

  /** One in that part of the page, filled with `{ icon, label, act }` each time it opens at a button. */
  static in(host, itemsFor) {
    const element = fromTemplate("menu");
    host.append(element);
    return new Menu(element, (button) => {
      element.setAttribute("aria-label", button.getAttribute("aria-label"));
      element.replaceChildren(...itemsFor(button).map(itemElement));
    });
  }

  /** Lets it open at that button. */
  attach(button) {
    button.popoverTargetElement = this.#element;
    button.addEventListener("click", () => this.#moveTo(button));
  }

  /** The browser takes a press on any of the menu's buttons for one that closes it, if it is open. */
  #moveTo(button) {
    if (button !== this.#button) {
      this.close();
      this.#button?.setAttribute("aria-expanded", "false");
    }
    this.#button = button;
  }

  close() {
    this.#element.hidePopover();
  }

  #toggled(open) {
    this.#button?.setAttribute("aria-expanded", String(open));
    if (!open) return;
    place(this.#element, this.#button.getBoundingClientRect());
    this.#items()[0]?.focus();
  }

  /** Of choices that exclude each other the one that is made stands for all. */
  #items() {
    return [...this.#element.querySelectorAll(".menu-item, input:checked")].filter((item) => !item.hidden);
  }

  #onKey(event) {
    const items = this.#items();
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Tab" && this.#element.getAttribute("role") === "menu") this.close();
    if (to === undefined || document.activeElement.matches("input")) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }
}

function itemElement({ icon, label, act }) {
  const item = fromTemplate("menu-item");
  setIcon(item, icon);
  item.querySelector(".menu-words").textContent = label;
  item.addEventListener("click", act);
  return item;
}

/** Below the button where there is room, else above it, and never beyond the edge of the window. */
function place(menu, at) {
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + GAP + height <= innerHeight - EDGE;
  menu.style.top = `${below ? at.bottom + GAP : Math.max(EDGE, at.top - GAP - height)}px`;
  menu.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - EDGE - width))}px`;
}
