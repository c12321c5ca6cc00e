import { dressed } from "./dressing.js";
import { htmlOf } from "./markdown-reader.js";
import { oneEach } from "./one-each.js";
import { patch } from "./patch.js";
import { safeFragment } from "./safe-html.js";
import { TableBox } from "./table-box.js";

/** A table, row by row: one that has not changed is not drawn again, and while the table grows only its end is read. */
export class TableBlock {
  element = document.createElement("div");
  #table;
  #drawn = [];
  #drawnNames = "";
  #settled = 0;

  constructor() {
    const box = new TableBox();
    this.element.append(box.element);
    this.#table = box.table;
    this.#table.dir = "auto";
    this.#table.createTHead();
    this.#table.createTBody();
  }

  /** The token has the rows behind those that are settled. */
  draw(token, again) {
    const looks = token.rows.map((row) => looksOf(row, token));
    const names = looksOf(token.header, token);
    const changed = [...looks.keys()].filter((at) => again || this.#drawn[this.#settled + at] !== looks[at]);
    if (again || names !== this.#drawnNames) patch(this.#table.tHead, tableOf(token, []).table.tHead);
    if (changed.length > 0) this.#drawRows(token, changed);
    this.#drawn.splice(this.#settled, Infinity, ...looks);
    this.#drawnNames = names;
    for (const row of [...this.#rows()].slice(this.#drawn.length)) row.remove();
  }

  #drawRows(token, changed) {
    const rows = changed.map((at) => token.rows[at]);
    oneEach(rows, (some) => rowsOf(token, some)).forEach((row, index) => {
      const known = this.#rows()[this.#settled + changed[index]];
      if (known) patch(known, row);
      else this.#table.tBodies[0].append(dressed(row));
    });
  }

  #rows() {
    return this.#table.tBodies[0].rows;
  }

  /** Settles what more text cannot change; says what of the token's text that is, and what stands before the rest of it then. */
  settle({ raw, rows }) {
    const lines = raw.split("\n");
    const settled = rows.length - 1;
    if (settled < 1 || lines.length < rows.length + 2) return null;
    this.#settled += settled;
    const textOf = (count) => `${lines.slice(0, count).join("\n")}\n`;
    return { text: textOf(2 + settled), head: textOf(2) };
  }

  unsettle() {
    this.#settled = 0;
  }
}

function tableOf(token, rows) {
  const fragment = safeFragment(htmlOf({ ...token, rows }));
  return { fragment, table: fragment.firstElementChild };
}

/** Whatever the columns' names have in them, it ends with them. */
function rowsOf(token, rows) {
  const header = token.header.map((cell) => ({ ...cell, tokens: [] }));
  const { fragment, table } = tableOf({ ...token, header }, rows);
  table.tHead.remove();
  return { fragment, elements: [...table.rows] };
}

function looksOf(row, { align }) {
  return JSON.stringify([align, row.map((cell) => cell.text)]);
}
