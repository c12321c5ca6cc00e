import { dressed } from "./dressing.js";
import { htmlOf } from "./markdown-reader.js";
import { oneEach } from "./one-each.js";
import { patch } from "./patch.js";
import { Pieces } from "./pieces.js";
import { safeFragment } from "./safe-html.js";

const ITEMS_IN_A_PIECE = 25;

/**
 * A list, item by item: one that has not changed is not drawn again, and while the list grows only its end is read. To whoever
 * hears it, its pieces are one list.
 */
export class ListBlock {
  element = document.createElement("div");
  #pieces = new Pieces(this.element, ITEMS_IN_A_PIECE, () => this.#piece());
  #name = "";
  #start = 1;
  #items = [];
  #drawn = [];
  #settled = 0;
  #loose = false;

  constructor() {
    this.element.setAttribute("role", "list");
  }

  /** The token has the items behind those that are settled. */
  draw(token, again) {
    this.#beAListOf(token.ordered ? "ol" : "ul");
    // Paragraphs in one item make paragraphs in all.
    const loose = token.loose || (this.#settled > 0 && this.#loose);
    const from = again || loose !== this.#loose || this.#drawn.length === 0 ? 0 : this.#settled;
    this.#loose = loose;
    this.#items.splice(this.#settled, Infinity, ...token.items);
    this.#drawItems(token, from, again);
    this.#pieces.remove(this.#drawn.splice(this.#items.length).map(({ element }) => element));
    if (this.#settled === 0) this.#start = token.start;
    if (token.ordered) this.#number();
  }

  #beAListOf(name) {
    if (name === this.#name) return;
    this.#name = name;
    this.#drawn = [];
    this.element.replaceChildren();
  }

  #drawItems(token, from, again) {
    const changed = [];
    for (let at = from; at < this.#items.length; at++) {
      if (again || this.#drawn[at]?.looks !== this.#looks(at)) changed.push(at);
    }
    if (changed.length === 0) return;
    const items = changed.map((at) => (this.#loose ? loosened(this.#items[at]) : this.#items[at]));
    oneEach(items, (some) => this.#plain(token, some)).forEach((item, index) => this.#drawItem(changed[index], item));
  }

  #plain(token, items) {
    const fragment = safeFragment(htmlOf({ ...token, items, loose: this.#loose }));
    return { fragment, elements: [...fragment.firstElementChild.children] };
  }

  #looks(at) {
    const { loose, raw } = this.#items[at];
    return `${this.#loose} ${loose} ${raw.trimEnd()}`;
  }

  #drawItem(at, item) {
    const known = this.#drawn[at]?.element;
    if (known) patch(known, item);
    else this.#append(dressed(item), at);
    this.#drawn[at] = { element: known ?? item, looks: this.#looks(at) };
  }

  #append(item, at) {
    item.setAttribute("role", "listitem");
    this.#pieces.append(item, at);
  }

  /** Without a list's role, so that its items have to say theirs. */
  #piece() {
    const piece = document.createElement(this.#name);
    piece.setAttribute("role", "presentation");
    piece.dir = "auto";
    return piece;
  }

  #number() {
    const digits = String(this.#start + this.#items.length).length;
    [...this.element.children].forEach((piece, at) => {
      piece.start = this.#start + at * ITEMS_IN_A_PIECE;
      piece.style.setProperty("--digits", digits);
    });
  }

  /** Settles what more text cannot change; says what of the token's text that is, and what stands before the rest of it then. */
  settle({ raw, items }) {
    const settled = items.slice(0, -1);
    const text = settled.map((item) => item.raw).join("");
    if (text === "" || !raw.startsWith(text)) return null;
    this.#settled += settled.length;
    return { text, head: "" };
  }

  unsettle() {
    this.#settled = 0;
  }
}

/** As the whole list would have it that the item was read without. */
function loosened(item) {
  if (item.loose) return item;
  const [box, ...others] = item.tokens[0]?.type === "checkbox" ? item.tokens : [null, ...item.tokens];
  const tokens = others.map((token) => (token.type === "text" ? { ...token, type: "paragraph" } : token));
  return { ...item, loose: true, tokens: box ? withBox(box, tokens) : tokens };
}

function withBox(box, [first, ...others]) {
  if (first?.type !== "paragraph") return [{ type: "paragraph", tokens: [box] }, ...(first ? [first] : []), ...others];
  return [{ ...first, tokens: [box, ...first.tokens] }, ...others];
}
