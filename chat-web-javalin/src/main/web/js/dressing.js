import { FencedCode } from "./fenced-code.js";
import { MathView } from "./math-view.js";
import { TableBox } from "./table-box.js";

/** Plain elements in whose place a view comes. */
const PLAIN = "pre, table, code[class^='math-']";

const views = new WeakMap();

/** The view that an element in the page belongs to, if it was put in the place of a plain one. */
export function viewOf(node) {
  return views.get(node);
}

export function isPlain(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.matches(PLAIN);
}

/** That node, with views in the places of code, tables and formulas. */
export function dressed(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node;
  if (isPlain(node)) return elementOfNew(viewFor(node), node);
  for (const plain of node.querySelectorAll(PLAIN)) {
    // What is inside a table came away with it.
    if (node.contains(plain)) plain.replaceWith(elementOfNew(viewFor(plain), plain));
  }
  return node;
}

function elementOfNew(view, plain) {
  views.set(view.element, view);
  view.takesOver(plain);
  return view.element;
}

function viewFor({ nodeName }) {
  if (nodeName === "PRE") return new FencedCode();
  return nodeName === "TABLE" ? new TableBox() : new MathView();
}
