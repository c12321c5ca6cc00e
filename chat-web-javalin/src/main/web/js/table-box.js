import { patch } from "./patch.js";
import { text } from "./texts.js";

/** A table in a box: a wide one scrolls in it, and the page does not. */
export class TableBox {
  element = document.createElement("div");
  table = document.createElement("table");

  constructor() {
    this.element.className = "table-box";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "region");
    this.element.setAttribute("aria-label", text("table.label"));
    this.element.append(this.table);
  }

  takesOver(plain) {
    if (plain.nodeName !== "TABLE") return false;
    patch(this.table, plain);
    return true;
  }
}
