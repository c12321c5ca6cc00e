import { fromTemplate } from "./from-template.js";
import { toolNameText, toolStateText } from "./texts.js";

/** A call of a tool: its name and state, and inside what went in and what came out. */
export class ToolView {
  element = fromTemplate("tool");
  #body = this.element.querySelector(".tool-body");
  #shown = "";

  show(part, { answering }) {
    this.element.dataset.toolState = part.state;
    this.element.querySelector(".tool-name").textContent = toolNameText(part.type);
    this.element.querySelector(".tool-state").textContent = toolStateText(part.state, answering);
    const fields = fieldsOf(part);
    const now = JSON.stringify(fields);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#body.replaceChildren(...fields.map(([name, value]) => fieldElement(name, value)));
  }
}

function fieldsOf({ input, output, errorText, approval }) {
  const fields = [];
  if (input !== undefined) fields.push(["Input", pretty(input)]);
  if (output !== undefined) fields.push(["Output", pretty(output)]);
  if (errorText) fields.push(["Error", errorText]);
  if (approval?.reason) fields.push(["Reason", approval.reason]);
  return fields;
}

function pretty(value) {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

function fieldElement(name, value) {
  const field = fromTemplate("tool-field");
  field.querySelector(".tool-field-name").textContent = name;
  const text = field.querySelector(".tool-field-value");
  text.textContent = value;
  text.setAttribute("aria-label", name);
  return field;
}
