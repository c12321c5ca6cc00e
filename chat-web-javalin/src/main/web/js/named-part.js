import { fromTemplate } from "./from-template.js";
import { text } from "./texts.js";

/** A file or a document that a message only names. */
export class NamedPartView {
  element = fromTemplate("named-part");

  show(part) {
    this.element.querySelector(".named-part-name").textContent = nameOf(part);
  }
}

export function isNamed(part) {
  return part.type === "file" || part.type === "data-document";
}

export function nameOf(part) {
  if (part.type === "file") return part.filename || text("tool.file");
  return part.data?.title || text("tool.document");
}
