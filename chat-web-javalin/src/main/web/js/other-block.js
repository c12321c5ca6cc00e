import { htmlOf } from "./markdown-reader.js";
import { patch } from "./patch.js";
import { safeFragment } from "./safe-html.js";

/** A paragraph, a heading, a quotation, whatever has no view of its own. */
export class OtherBlock {
  element = document.createElement("div");
  #drawn = null;

  draw(token, again) {
    if (token.raw === this.#drawn && !again) return;
    this.#drawn = token.raw;
    if (token.type === "unreadable") this.element.textContent = token.raw;
    else patch(this.element, safeFragment(htmlOf(token)));
  }

  settle() {
    return null;
  }

  unsettle() {}
}
