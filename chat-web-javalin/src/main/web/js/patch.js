import { dressed, isPlain, viewOf } from "./dressing.js";

/**
 * Makes `host` hold what `fragment` holds. Nodes that can stay do, since a text mostly grows at its end; so do a selection, the
 * scrolling of a box, and whatever the reader opened.
 */
export function patch(host, fragment) {
  let old = host.firstChild;
  for (const node of [...fragment.childNodes]) {
    const next = old?.nextSibling ?? null;
    if (!old) host.append(dressed(node));
    else if (!takesOver(old, node)) old.replaceWith(dressed(node));
    old = next;
  }
  while (old) {
    const next = old.nextSibling;
    old.remove();
    old = next;
  }
}

function takesOver(old, node) {
  const view = viewOf(old);
  if (view) return view.takesOver(node);
  if (old.nodeName !== node.nodeName || isPlain(node)) return false;
  if (old.nodeType === Node.TEXT_NODE) growTo(old, node.data);
  if (old.nodeType !== Node.ELEMENT_NODE) return true;
  takeAttributes(old, node);
  patch(old, node);
  return true;
}

/** Adds or cuts at the end where that will do: a selection ends where its text node is written anew. */
function growTo(old, data) {
  if (old.data === data) return;
  if (data.startsWith(old.data)) old.appendData(data.slice(old.length));
  else old.replaceData(0, old.length, data);
}

function takeAttributes(old, node) {
  for (const { name, value } of node.attributes) {
    if (old.getAttribute(name) === value || isReaders(old, name)) continue;
    // The page's policy lets no attribute of that name come from markup, and this looks like markup.
    if (name === "style") old.style.cssText = node.style.cssText;
    else old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name) && !isReaders(old, name)) old.removeAttribute(name);
  }
}

/** What the reader may have folded or unfolded. */
function isReaders(element, attribute) {
  return element.nodeName === "DETAILS" && attribute === "open";
}
