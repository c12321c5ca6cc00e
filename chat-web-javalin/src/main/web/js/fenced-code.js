import { CodeView } from "./code-view.js";

/** Code in the place of a plain `<pre>`. */
export class FencedCode {
  #view = new CodeView();
  element = this.#view.element;

  takesOver(plain) {
    if (plain.nodeName !== "PRE") return false;
    const language = plain.querySelector("code")?.className.replace("language-", "") ?? "";
    this.#view.show(plain.textContent.replace(/\n$/, ""), language);
    return true;
  }
}
