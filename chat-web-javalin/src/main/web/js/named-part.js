import { fromTemplate } from "./from-template.js";

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
  if (part.type === "file") return part.filename || "File";
  return part.data?.title || "Document";
}
