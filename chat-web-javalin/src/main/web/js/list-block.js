import { dressed } from "./dressing.js";
import { htmlOf } from "./markdown-reader.js";
import { patch } from "./patch.js";
import { safeFragment } from "./safe-html.js";

/** A list, item by item: one that has not changed is not drawn again, and while the list grows only its end is read. */
export class ListBlock {
  element = document.createElement("div");
  #list = null;
  #items = [];
  #drawn = [];
  #settled = 0;
  #loose = false;

  /** The token has the items behind those that are settled. */
  draw(token, again) {
    if (this.#list?.nodeName !== (token.ordered ? "OL" : "UL")) this.#beginWith(token);
    // Paragraphs in one item make paragraphs in all.
    this.#loose = token.loose || (this.#settled > 0 && this.#loose);
    this.#items.splice(this.#settled, Infinity, ...token.items);
    const changed = [...this.#items.keys()].filter((at) => again || this.#drawn[at] !== this.#looks(at));
    if (changed.length > 0) this.#drawItems(token, changed);
    for (const item of [...this.#list.children].slice(this.#items.length)) item.remove();
    this.#drawn.length = this.#items.length;
    if (this.#settled === 0 && token.ordered) this.#numberFrom(token.start);
  }

  #beginWith(token) {
    this.#list = document.createElement(token.ordered ? "ol" : "ul");
    this.#list.dir = "auto";
    this.#drawn = [];
    this.element.replaceChildren(this.#list);
  }

  #looks(at) {
    const { loose, raw } = this.#items[at];
    return `${this.#loose} ${loose} ${raw.trimEnd()}`;
  }

  #drawItems(token, changed) {
    const items = changed.map((at) => (this.#loose ? loosened(this.#items[at]) : this.#items[at]));
    const plain = safeFragment(htmlOf({ ...token, items, loose: this.#loose })).firstElementChild;
    const drawn = [...plain.children];
    changed.forEach((at, index) => {
      const known = this.#list.children[at];
      if (known) patch(known, drawn[index]);
      else this.#list.append(dressed(drawn[index]));
      this.#drawn[at] = this.#looks(at);
    });
  }

  #numberFrom(start) {
    this.#list.start = start;
    this.#list.style.setProperty("--digits", String(start + this.#items.length).length);
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
