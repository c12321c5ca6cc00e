import { languageName } from "./code-languages.js";
import { copyButton } from "./copy-button.js";
import { whenThereIsTime } from "./frame-budget.js";
import { fromTemplate } from "./from-template.js";
import { coloursOf } from "./highlighter.js";
import { keepSelection } from "./keep-selection.js";
import { patch } from "./patch.js";
import { text as say } from "./texts.js";

/** Code is drawn and coloured in pieces of so many lines, so that a long one is never one long piece of work. */
const LINES_IN_A_PIECE = 40;

/** Colouring takes time in proportion to the text; while that grows, this many times as long passes before the next time. */
const REST = 3;

/** A block of code with its language and a copy button; colours come to it when they have been found. */
export class CodeView {
  element = fromTemplate("code");
  #code = this.element.querySelector("code");
  #text = "";
  #language = null;
  #pieces = [];
  #colours = null;
  #asking = false;

  constructor() {
    this.element.querySelector(".code-actions").append(copyButton(say("copy.code"), () => this.#text));
  }

  /** `language` may be what GUESSED says, for code that comes without a name. */
  show(text, language) {
    if (language !== this.#language) this.#name(language);
    if (text !== this.#text) this.#write(text);
    this.#askForColours();
  }

  #name(language) {
    const name = languageName(language);
    this.#language = language;
    this.#colours = null;
    this.element.querySelector(".code-language").textContent = name;
    this.element.querySelector("pre").setAttribute("aria-label", say("code.label", { language: name }));
  }

  #write(text) {
    if (!text.startsWith(this.#text)) {
      this.#pieces = [];
      this.#colours = null;
      this.#code.replaceChildren();
      this.#text = "";
    }
    const more = text.slice(this.#text.length);
    this.#text = text;
    this.#append(more);
  }

  #append(text) {
    for (let from = 0; from < text.length; ) {
      const piece = this.#lastPiece();
      const part = linesOf(text, from, LINES_IN_A_PIECE - piece.lines);
      piece.lines += part.split("\n").length - 1;
      piece.to += part.length;
      if (piece.element.lastChild?.nodeType === Node.TEXT_NODE) piece.element.lastChild.appendData(part);
      else piece.element.append(part);
      from += part.length;
    }
  }

  #lastPiece() {
    const last = this.#pieces.at(-1);
    if (last && last.lines < LINES_IN_A_PIECE) return last;
    const element = document.createElement("span");
    element.className = "code-piece";
    this.#code.append(element);
    const piece = { element, from: last?.to ?? 0, to: last?.to ?? 0, lines: 0, waits: false };
    this.#pieces.push(piece);
    return piece;
  }

  async #askForColours() {
    if (this.#asking) return;
    this.#asking = true;
    while (this.#language && this.#text !== "" && this.#colours?.text !== this.#text) {
      const text = this.#text;
      const language = this.#language;
      const start = performance.now();
      const colours = await coloursOf(text, language);
      if (!colours) break;
      if (language === this.#language && this.#text.startsWith(text)) this.#take({ text, ...colours });
      if (this.#text !== text) await pause((performance.now() - start) * REST);
    }
    this.#asking = false;
  }

  #take(colours) {
    const from = unchanged(this.#colours, colours);
    this.#colours = colours;
    for (const piece of this.#pieces) {
      if (piece.to <= from || piece.from >= colours.text.length || piece.waits) continue;
      piece.waits = true;
      whenThereIsTime(() => this.#paint(piece));
    }
  }

  #paint(piece) {
    piece.waits = false;
    if (!this.#colours || this.#pieces.indexOf(piece) < 0) return;
    const coloured = document.createDocumentFragment();
    const { ends, kinds, names } = this.#colours;
    let at = piece.from;
    for (let run = ends.findIndex((end) => end > at); run >= 0 && run < ends.length && at < piece.to; run++) {
      const to = Math.min(ends[run], piece.to);
      coloured.append(inColour(this.#text.slice(at, to), names[kinds[run]]));
      at = to;
    }
    if (at < piece.to) coloured.append(this.#text.slice(at, piece.to));
    coloured.normalize();
    keepSelection(piece.element, () => patch(piece.element, coloured));
  }
}

/** Up to so many lines of a text, with the ends of lines. */
function linesOf(text, from, most) {
  let to = from;
  for (let lines = 0; lines < most && to < text.length; lines++) {
    const end = text.indexOf("\n", to);
    to = end < 0 ? text.length : end + 1;
  }
  return text.slice(from, to);
}

/** As far as both colour a text alike. */
function unchanged(before, { ends, kinds }) {
  if (!before) return 0;
  let at = 0;
  while (at < before.ends.length && before.ends[at] === ends[at] && before.kinds[at] === kinds[at]) at++;
  return before.ends[at - 1] ?? 0;
}

function inColour(text, kind) {
  if (kind === "") return text;
  const span = document.createElement("span");
  span.className = `hljs-${kind}`;
  span.textContent = text;
  return span;
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
