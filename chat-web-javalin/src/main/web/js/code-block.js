import { CodeView } from "./code-view.js";

/** At the end of a block, which is over with it. */
const FENCE = /\n {0,3}(?:`{3,}|~{3,})\s*$/;

/** A block of code, of which only the end is read while it grows. */
export class CodeBlock {
  element = document.createElement("div");
  #code = new CodeView();
  #settled = "";

  constructor() {
    this.element.append(this.#code.element);
  }

  /** The token has the lines behind those that are settled. */
  draw({ text, lang }) {
    this.#code.show(this.#settled + text, languageOf(lang));
  }

  /** Settles what more text cannot change; says what of the token's text that is, and what stands before the rest of it then. */
  settle({ raw, text, codeBlockStyle }) {
    const lines = raw.split("\n");
    const settled = lines.length - 3;
    if (codeBlockStyle === "indented" || settled < 1 || FENCE.test(raw)) return null;
    this.#settled += `${text.split("\n").slice(0, settled).join("\n")}\n`;
    return { text: `${lines.slice(0, 1 + settled).join("\n")}\n`, head: `${lines[0]}\n` };
  }

  unsettle() {
    this.#settled = "";
  }
}

function languageOf(info) {
  return (info ?? "").trim().split(/[\s{]/)[0].toLowerCase();
}
