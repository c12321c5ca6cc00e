import { copyButton } from "./copy-button.js";
import { fromTemplate } from "./from-template.js";
import { safeColouredCode } from "./safe-html.js";
import { text as say } from "./texts.js";

/** Colouring takes time in proportion to the text; while a long one grows, it waits for its end. */
const COLOURED_WHILE_GROWING = 4_000;
const COLOURED_AT_ALL = 60_000;

/** A block of code with its language, a copy button and colours. */
export class CodeView {
  element = fromTemplate("code");
  #code = this.element.querySelector("code");
  #label = this.element.querySelector(".code-language");
  #text = "";
  #coloured = "";

  constructor() {
    this.element.querySelector(".code-actions").append(copyButton(say("copy.code"), () => this.#text));
  }

  show(text, language, whole) {
    const grammar = grammarOf(language);
    const colour = text.length <= (whole ? COLOURED_AT_ALL : COLOURED_WHILE_GROWING) ? grammar : "";
    if (text === this.#text && colour === this.#coloured) return;
    this.#text = text;
    this.#coloured = colour;
    this.#label.textContent = nameOf(language);
    this.element.querySelector("pre").setAttribute("aria-label", say("code.label", { language: nameOf(language) }));
    if (colour) this.#code.replaceChildren(safeColouredCode(coloured(text, colour)));
    else this.#code.textContent = text;
  }
}

const GUESSABLE = ["python", "java", "javascript", "typescript", "sql", "bash", "json", "xml", "css", "go", "rust", "c", "cpp", "yaml"];

/** For code that comes without the name of its language. */
export function guessLanguage(text) {
  const guess = globalThis.hljs?.highlightAuto(text.slice(0, 5_000), GUESSABLE);
  return guess && guess.relevance > 3 ? guess.language : "";
}

function grammarOf(language) {
  return globalThis.hljs?.getLanguage(language) ? language : "";
}

function nameOf(language) {
  if (!language) return say("code.plain");
  const known = globalThis.hljs?.getLanguage(language)?.name;
  return known ? known.split(",")[0] : language;
}

function coloured(text, language) {
  return globalThis.hljs.highlight(text, { language, ignoreIllegals: true }).value;
}
