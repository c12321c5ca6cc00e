import { whenThereIsTime } from "./frame-budget.js";
import { drawFormula } from "./formula.js";

/** A formula: its source, until it has been drawn; for good if it cannot be. */
export class MathView {
  element = document.createElement("span");
  #tex = null;
  #display = false;

  takesOver(plain) {
    if (!plain.className.startsWith?.("math-")) return false;
    const tex = plain.textContent;
    const display = plain.classList.contains("math-display");
    if (tex === this.#tex && display === this.#display) return true;
    this.#tex = tex;
    this.#display = display;
    this.element.className = display ? "math math-display" : "math";
    this.#showSource();
    this.#draw();
    return true;
  }

  #showSource() {
    const source = document.createElement("code");
    source.textContent = this.#tex;
    this.element.replaceChildren(source);
  }

  async #draw() {
    const tex = this.#tex;
    const draw = await drawFormula(tex, this.#display);
    whenThereIsTime(() => {
      if (draw && tex === this.#tex) draw(this.element);
    });
  }
}
