import { CodeBlock } from "./code-block.js";
import { keepSelection } from "./keep-selection.js";
import { ListBlock } from "./list-block.js";
import { blocksOf } from "./markdown-reader.js";
import { OtherBlock } from "./other-block.js";
import { Pieces } from "./pieces.js";
import { TableBlock } from "./table-block.js";
import { calm } from "./unfinished-markdown.js";

const BLOCKS_IN_A_PIECE = 12;

const VIEWS = { code: CodeBlock, list: ListBlock, table: TableBlock };

/** Definitions of links work backwards too, so they need one reading of the whole. */
const DEFINITION = /^ {0,3}\[[^\]]+\]:/m;

/**
 * Shows Markdown that may still be growing: what stands above its last block, or above the last piece of a long one, is not read
 * or drawn again, so that a long answer stays as smooth as a short one, and a selection in it stays.
 */
export class MarkdownView {
  #pieces;
  #text = "";
  #whole = false;
  #blocks = [];
  #links = Object.create(null);
  /** How much of the text is settled, and in how many blocks. */
  #settledText = 0;
  #settledBlocks = 0;
  /** The block whose beginning is settled and whose end is not: where it began, and what stands before its end to read that. */
  #begun = null;

  constructor(host) {
    this.#pieces = new Pieces(host, BLOCKS_IN_A_PIECE, () => boxNamed("blocks"));
    host.classList.add("markdown");
  }

  show(text, whole) {
    const now = text.replace(/\r\n?/g, "\n");
    if (now === this.#text && whole === this.#whole) return;
    if (!now.startsWith(this.#text)) this.#readAgain();
    this.#text = now;
    this.#whole = whole;
    if (whole) this.#showWhole();
    else this.#showGrowing();
  }

  #showWhole() {
    const again = DEFINITION.test(this.#text);
    if (again) this.#readAgain();
    this.#readWholeBlock();
    this.#draw(this.#read(this.#text.slice(this.#settledText)), again);
  }

  #showGrowing() {
    let blocks = this.#readGrowing();
    if (this.#begun && blocks[0]?.type !== this.#begun.type) {
      this.#readWholeBlock();
      blocks = this.#readGrowing();
    }
    this.#draw(blocks);
    this.#settle(blocks);
  }

  #readGrowing() {
    return this.#read(calm((this.#begun?.head ?? "") + this.#text.slice(this.#settledText)));
  }

  #read(text) {
    return blocksOf(text, this.#links);
  }

  #draw(tokens, again = false) {
    const seen = tokens.filter(isSeen);
    seen.forEach((token, index) => {
      const block = this.#blockFor(token, this.#settledBlocks + index);
      keepSelection(block.element, () => block.draw(token, again));
    });
    this.#pieces.remove(this.#blocks.splice(this.#settledBlocks + seen.length).map(({ element }) => element));
  }

  #blockFor({ type }, at) {
    const View = VIEWS[type] ?? OtherBlock;
    const known = this.#blocks[at];
    if (known instanceof View) return known;
    const block = new View();
    block.element.className = "block";
    if (known) known.element.replaceWith(block.element);
    else this.#pieces.append(block.element, at);
    this.#blocks[at] = block;
    return block;
  }

  /** All but the last block that can be seen, and the beginning of that one: more text may still change the rest. */
  #settle(tokens) {
    const last = tokens.findLastIndex((token) => token.type !== "space");
    for (const token of tokens.slice(0, Math.max(last, 0))) {
      this.#settledText += token.raw.length - this.#takeHead().length;
      if (isSeen(token)) this.#settledBlocks++;
    }
    if (last >= 0 && isSeen(tokens[last])) this.#settleBeginning(tokens[last]);
  }

  #settleBeginning(token) {
    const settled = this.#blocks[this.#settledBlocks].settle(token);
    if (!settled) return;
    const from = this.#begun?.from ?? this.#settledText;
    this.#settledText += settled.text.length - this.#takeHead().length;
    this.#begun = { type: token.type, from, head: settled.head };
  }

  #takeHead() {
    const head = this.#begun?.head ?? "";
    this.#begun = null;
    return head;
  }

  #readWholeBlock() {
    if (!this.#begun) return;
    this.#settledText = this.#begun.from;
    this.#begun = null;
    this.#blocks[this.#settledBlocks].unsettle();
  }

  #readAgain() {
    for (const block of this.#blocks) block.unsettle();
    this.#begun = null;
    this.#settledText = 0;
    this.#settledBlocks = 0;
    this.#links = Object.create(null);
  }
}

function boxNamed(name) {
  const box = document.createElement("div");
  box.className = name;
  return box;
}

function isSeen({ type }) {
  return type !== "space" && type !== "def";
}
