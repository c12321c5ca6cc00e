import { marked } from "../vendor/marked.js";
import { CodeView } from "./code-view.js";
import { safeFragment } from "./safe-html.js";

/**
 * Shows Markdown that may still be growing: what stands above the last block is not read or drawn again, so that a long answer
 * stays as smooth as a short one, and a selection in it stays.
 */
export class MarkdownView {
  #host;
  #settled = "";
  #settledBlocks = 0;
  #blocks = [];

  constructor(host) {
    this.#host = host;
    host.classList.add("markdown");
  }

  show(text, whole) {
    if (!text.startsWith(this.#settled)) this.#forget();
    // Definitions of links work backwards too, so they need one reading of the whole.
    if (whole && /^ {0,3}\[[^\]]+\]:/m.test(text)) this.#forget();
    const tokens = marked.lexer(text.slice(this.#settled.length)).filter((token) => token.raw !== "");
    const seen = tokens.filter((token) => token.type !== "space" && token.type !== "def");
    this.#draw(seen, whole);
    if (!whole) this.#settle(tokens);
  }

  #draw(tokens, whole) {
    tokens.forEach((token, index) => {
      const at = this.#settledBlocks + index;
      this.#blocks[at] ??= this.#newBlock();
      drawBlock(this.#blocks[at], token, whole || index < tokens.length - 1);
    });
    for (const block of this.#blocks.splice(this.#settledBlocks + tokens.length)) block.element.remove();
  }

  #newBlock() {
    const element = document.createElement("div");
    element.className = "block";
    this.#host.append(element);
    return { element, raw: null, settled: false, code: null };
  }

  /** All but the last block that can be seen: more text may still change that one, and the space behind it. */
  #settle(tokens) {
    const last = tokens.findLastIndex((token) => token.type !== "space");
    for (const token of tokens.slice(0, Math.max(last, 0))) {
      this.#settled += token.raw;
      if (token.type !== "space" && token.type !== "def") this.#settledBlocks++;
    }
  }

  #forget() {
    this.#settled = "";
    this.#settledBlocks = 0;
    this.#blocks = [];
    this.#host.replaceChildren();
  }
}

function drawBlock(block, token, settled) {
  if (block.raw === token.raw && block.settled === settled) return;
  block.raw = token.raw;
  block.settled = settled;
  if (token.type === "code") {
    // The same view goes on, so that its scrolling and its button stay where they are.
    block.code ??= new CodeView();
    block.code.show(token.text, languageOf(token.lang), settled);
    if (block.element.firstChild !== block.code.element) block.element.replaceChildren(block.code.element);
    return;
  }
  block.code = null;
  block.element.replaceChildren(decorated(safeFragment(marked.parser([token])), settled));
}

function decorated(fragment, settled) {
  for (const pre of fragment.querySelectorAll("pre")) pre.replaceWith(codeOf(pre, settled));
  for (const table of fragment.querySelectorAll("table")) box(table);
  return fragment;
}

function codeOf(pre, settled) {
  const view = new CodeView();
  const language = pre.querySelector("code")?.className.replace("language-", "") ?? "";
  view.show(pre.textContent.replace(/\n$/, ""), language, settled);
  return view.element;
}

/** A wide table scrolls by itself; the page does not. */
export function box(table) {
  const scroller = document.createElement("div");
  scroller.className = "table-box";
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", "Table");
  table.replaceWith(scroller);
  scroller.append(table);
}

function languageOf(info) {
  return (info ?? "").trim().split(/[\s{]/)[0].toLowerCase();
}
