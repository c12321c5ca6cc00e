import { ApprovalView } from "./approval-view.js";
import { fromTemplate } from "./from-template.js";
import { toolNameText, toolStateText } from "./outcome-texts.js";
import { text } from "./texts.js";
import { isForecast, placeOf, WeatherView } from "./weather-view.js";

/** A call of a tool: its name and state, inside what went in and what came out, and what a person decides. */
export class ToolView {
  element = fromTemplate("tool");
  #details = this.element.querySelector("details");
  #body = this.element.querySelector(".tool-body");
  #approval;
  #weather = null;
  #shown = "";

  /** `decide(callId, allowed)` is there for the person who may decide. */
  constructor(decide) {
    this.#approval = decide ? new ApprovalView(decide) : null;
    if (this.#approval) this.element.append(this.#approval.element);
  }

  show(part, { answering }) {
    this.element.dataset.toolState = part.state;
    this.element.querySelector(".tool-name").textContent = toolNameText(part.type);
    this.element.querySelector(".tool-state").textContent = toolStateText(part.state, answering);
    this.#approval?.show(part, questionFor(part));
    this.#showFields(fieldsOf(part));
    this.#showWeather(part);
  }

  #showFields(fields) {
    const now = JSON.stringify(fields);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#body.replaceChildren(...fields.map(([name, value]) => fieldElement(name, value)));
  }

  /** What the weather is, where that is what came out, stands in the place of the bare call. */
  #showWeather(part) {
    if (this.#weather || part.type !== "tool-getWeather" || !isForecast(part.output)) return;
    this.#weather = new WeatherView(part.output);
    this.element.append(this.#weather.element);
    this.#details.hidden = true;
    this.element.classList.add("bare");
  }
}

function questionFor({ type, input }) {
  if (type === "tool-getWeather") return text("weather.asks", { place: placeOf(input) || text("weather.here") });
  return text("tool.asks", { tool: toolNameText(type) });
}

function fieldsOf({ input, output, errorText, approval, state }) {
  const fields = [];
  if (input !== undefined) fields.push([text("tool.input"), pretty(input)]);
  if (output !== undefined) fields.push([text("tool.output"), pretty(output)]);
  if (errorText) fields.push([text("tool.error"), errorText]);
  if (approval?.reason) fields.push([text("tool.reason"), approval.reason]);
  else if (state === "output-denied") fields.push([text("tool.reason"), text("tool.deniedNote")]);
  return fields;
}

function pretty(value) {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

function fieldElement(name, value) {
  const field = fromTemplate("tool-field");
  field.querySelector(".tool-field-name").textContent = name;
  const words = field.querySelector(".tool-field-value");
  words.textContent = value;
  words.setAttribute("aria-label", name);
  return field;
}
