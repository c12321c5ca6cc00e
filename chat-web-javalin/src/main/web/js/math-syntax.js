/**
 * Where Markdown has formulas: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` by themselves. They become elements that say no
 * more than their source; what draws them stands in math-view.js.
 */
export const mathSyntax = {
  extensions: [
    {
      name: "mathBlock",
      level: "block",
      start: (text) => blockIn(text),
      tokenizer: (text) => found("mathBlock", BLOCK.exec(text), true),
      renderer: ({ tex }) => `<p>${placeholder(tex, true)}</p>`,
    },
    {
      name: "mathInline",
      level: "inline",
      start: (text) => dollarIn(text),
      tokenizer: (text) => inline(text),
      renderer: ({ tex, display }) => placeholder(tex, display),
    },
  ],
};

const BLOCK = /^ {0,3}(?:\$\$((?:(?!\n[ \t]*\n|\$\$)[\s\S])+)\$\$|\\\[((?:(?!\n[ \t]*\n|\\\])[\s\S])+)\\\])[ \t]*(?:\n|$)/;
const INLINE_DISPLAY = /^(?:\$\$((?:(?!\$\$)[^\n])+)\$\$|\\\[((?:(?!\\\])[\s\S])+)\\\])/;
const IN_BRACKETS = /^\\\(((?:(?!\\\))[\s\S])+)\\\)/;

function inline(text) {
  if (text[0] === "\\" && !text.includes(text[1] === "(" ? "\\)" : "\\]")) return undefined;
  const end = text[0] === "$" && text[1] !== "$" ? closingDollar(text, 0) : -1;
  if (end > 0) return { type: "mathInline", raw: text.slice(0, end + 1), tex: text.slice(1, end), display: false };
  return found("mathInline", INLINE_DISPLAY.exec(text), true) ?? found("mathInline", IN_BRACKETS.exec(text), false);
}

function found(type, match, display) {
  const tex = (match?.[1] ?? match?.[2] ?? "").trim();
  return tex === "" ? undefined : { type, raw: match[0], tex, display };
}

/** What follows a letter or a digit, as in US$5, opens nothing. */
function dollarIn(text) {
  for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}\\$]/u.test(text[at - 1])) return at;
  }
  return undefined;
}

/** A paragraph ends where one begins, but not where it only seems to. */
function blockIn(text) {
  for (const { index } of text.matchAll(/\n {0,3}(?:\$\$|\\\[)/g)) {
    if (BLOCK.test(text.slice(index + 1))) return index + 1;
  }
  return undefined;
}

/**
 * Where the `$` stands that closes the formula which the one at `at` opens; -1 if that opens none, as in “$5 and $10”: no space
 * may stand inside beside either, no digit behind, and no code or end of the line between them.
 */
export function closingDollar(text, at) {
  if (/^(?:\s|\$|$)/.test(text.slice(at + 1, at + 2))) return -1;
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === "\\") end++;
    else if (char === "\n" || char === "`") return -1;
    else if (char === "$") return /\s/.test(text[end - 1]) || /^[\d$]/.test(text.slice(end + 1, end + 2)) ? -1 : end;
  }
  return -1;
}

/** Is that the beginning of a formula rather than of a price? */
export function looksLikeMath(text) {
  return /^[^\s\d][^`]*$/.test(text) && /[\\^_{}=]/.test(text);
}

function placeholder(tex, display) {
  return `<code class="math-${display ? "display" : "inline"}">${escaped(tex)}</code>`;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
