import { Lexer, Marked } from "../vendor/marked.js";
import { quoted, tamed } from "./html-in-markdown.js";
import { mathSyntax } from "./math-syntax.js";
import { isTangled } from "./tangled.js";

const marked = new Marked(mathSyntax, { renderer: { html: ({ text }) => tamed(text), image } });

/** Marked's own sets HTML in its words as it is. */
function image({ href, title, text }) {
  return `<img src="${quoted(href)}" alt="${quoted(text)}" title="${quoted(title ?? "")}">`;
}

class BoundedLexer extends Lexer {
  inlineTokens(source, tokens = []) {
    if (!isTangled(source)) return super.inlineTokens(source, tokens);
    tokens.push({ type: "text", raw: source, text: source, escaped: false });
    return tokens;
  }
}

/** The blocks of a text; `links` has the definitions that came before it and takes those in it. */
export function blocksOf(text, links) {
  const lexer = new BoundedLexer(marked.defaults);
  lexer.tokens.links = links;
  try {
    return lexer.lex(text).filter((token) => token.raw !== "");
  } catch {
    // Nested deeper than there is room for.
    return [{ type: "unreadable", raw: text }];
  }
}

/** A block as HTML, which is not safe yet. */
export function htmlOf(token) {
  return marked.parser([token]);
}
