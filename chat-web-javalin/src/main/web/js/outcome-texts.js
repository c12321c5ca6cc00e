import { isText, text } from "./texts.js";

/** What clients of other servers call the same failures. */
const OTHER_NAMES = {
  forbidden: "no_access",
  unauthorized: "no_access",
  rate_limit: "busy",
  throttled: "busy",
  bad_request: "rejected",
  offline: "unavailable",
  broken: "broken_off",
  not_found: "no_model",
};

const STATUSES = ["done", "stopped", "failed", "interrupted"];
const ANNOUNCED = { done: "finished" };

/** Why an answer ended as it did; `code` is what came with its failure, such as "unavailable:model". */
export function endingText(status, code = "") {
  if (status === "stopped" || status === "interrupted") return text(`answer.${status}End`);
  if (status !== "failed") return "";
  const name = code.split(":")[0].toLowerCase().replaceAll("-", "_");
  const known = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : name;
  return text(isText(`failure.${known}`) ? `failure.${known}` : "answer.failedEnd");
}

/** What is said when an answer is over. */
export function announcementOf(status) {
  return STATUSES.includes(status) ? text(`answer.${ANNOUNCED[status] ?? status}`) : "";
}

/** A call that has no outcome when its answer is over was cut off. */
export function toolStateText(state, answering) {
  if (!answering && (state === "input-streaming" || state === "input-available")) return text("tool.state.cut-off");
  return isText(`tool.state.${state}`) ? text(`tool.state.${state}`) : "";
}

/** Does a person decide about the call, or has one decided that it does not run? */
export function isUpToAPerson(state) {
  return state.startsWith("approval-") || state === "output-denied";
}

/** "getWeather" → "Get weather". */
export function toolNameText(type) {
  const words = type
    .replace(/^tool-/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

export function documentKindText(kind) {
  return text(isText(`document.kind.${kind}`) ? `document.kind.${kind}` : "document.kind.other");
}
