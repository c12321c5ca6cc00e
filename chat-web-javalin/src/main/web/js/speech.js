import { announce } from "./announcer.js";
import { language } from "./texts.js";

/** A screen reader is told no more often than this. */
const APART = 500;

/** Tells a screen reader a growing text sentence by sentence, never a token of it; code is passed over. */
export class Speech {
  #from = 0;
  #told = 0;

  /** That much has been told before. */
  skip(text) {
    this.#from = Math.max(this.#from, text.length);
  }

  /** `whole` when the text is at its end. */
  follow(text, whole) {
    if (!whole && performance.now() - this.#told < APART) return;
    this.#told = performance.now();
    const { sentences, next } = takeSentences(withoutCode(text), this.#from, whole, language());
    this.#from = next;
    if (sentences.length > 0) announce(sentences.join(" "));
  }
}

/** Blocks of code are blank, and all else stands where it stood. */
export function withoutCode(markdown) {
  return markdown.replace(/^(`{3,}|~{3,})[^]*?(?:^\1.*$|(?![^]))/gm, (block) => " ".repeat(block.length));
}

/** The sentences of a Markdown text from there on that are finished, as they are spoken, and where to go on. */
export function takeSentences(text, from, whole, language = "en") {
  const sentences = [];
  let next = from;
  for (const { segment, index } of segments(withoutAddresses(text.slice(from)), language)) {
    const end = from + index + segment.length;
    if (!whole && end === text.length) break;
    const spoken = spokenOf(segment);
    if (spoken) sentences.push(spoken);
    next = end;
  }
  return { sentences, next };
}

function segments(text, language) {
  return new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
}

/** Of the same length, so that places in it are places in the text. */
function withoutAddresses(markdown) {
  return markdown.replace(/(?<=\])\([^)\s]*\)/g, (address) => " ".repeat(address.length));
}

function spokenOf(markdown) {
  return markdown
    .replace(/!?\[([^\]]*)\]/g, "$1")
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+[.)]|`{3,}\S*|\|?[\s:|-]+\|?$)\s*/gm, "")
    .replace(/[*`~]+|\b_+|_+\b/g, "")
    .replace(/\|/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,;:!?])/g, "")
    .trim();
}
