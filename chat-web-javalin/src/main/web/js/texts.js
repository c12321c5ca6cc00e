/** What the page says. */
export const texts = {
  appName: "AI Chatbot",
  newChat: "New chat",
  started: "Answer started.",
  finished: "Answer finished.",
  copied: "Copied.",
  copyFailed: "Could not be copied.",
  reconnecting: "Reconnecting…",
  busy: "The answer is still being written. Stop it, or wait for its end.",
  stopFailed: "The answer could not be stopped. Please try again.",
  noHistory: "Your chats will be listed here.",
  historyFailed: "The list of chats could not be loaded.",
  historyOlder: "Show older chats",
  tryAgain: "Try again",
  unreachable: "The server cannot be reached. Nothing you wrote is lost.",
  unexpected: "Something went wrong. Nothing you wrote is lost.",
  signedOut: "Your session is over. Reload the page; nothing you wrote is lost.",
  tooLong: (length, most) =>
    `${length.toLocaleString("en")} characters; a message has at most ${most.toLocaleString("en")}.`,
  thinking: "Thinking…",
  thought: (seconds) => (seconds > 0 ? `Thought for ${seconds} s` : "Thoughts"),
  documentWriting: "Writing…",
  documentLoading: "Loading…",
  documentFailed: "The document could not be written.",
  documentMissing: "The document could not be loaded.",
  documentCutOff: "This document was not finished.",
  sheetCut: (shown, rows) => `The first ${shown} of ${rows} rows.`,
};

const endings = {
  stopped: "Stopped",
  interrupted: "The server went away while answering. What had arrived is kept.",
};

const failures = {
  no_access:
    "This model is not open to this installation, or its settings or credentials are wrong. Pick another model, or ask whoever runs it.",
  busy: "There is too much to do at the moment. Try again in a little while.",
  quota_spent: "This model has answered as much as it may today. Pick another model, or come back tomorrow.",
  too_long: "This chat is longer than the model can read. Start a new chat, or pick another model.",
  blocked: "The answer was held back by a filter. Put the question another way.",
  rejected: "The model refused this request as it stands. Put it another way, or pick another model.",
  unavailable: "The model cannot be reached at the moment. Try again in a little while.",
  timed_out: "The model was silent for too long. Try again in a little while.",
  broken_off: "The answer broke off.",
  no_model: "This model is not available here any more, or not yet. Pick another one.",
  internal: "Something went wrong while answering.",
};

const otherNames = {
  forbidden: "no_access",
  unauthorized: "no_access",
  rate_limit: "busy",
  throttled: "busy",
  bad_request: "rejected",
  offline: "unavailable",
  broken: "broken_off",
  not_found: "no_model",
};

/** Why an answer ended as it did; `code` is what came with its failure, such as "unavailable:model". */
export function endingText(status, code = "") {
  if (status !== "failed") return endings[status] ?? "";
  const name = code.split(":")[0].toLowerCase().replaceAll("-", "_");
  return failures[otherNames[name] ?? name] ?? "Something went wrong while answering.";
}

const announcements = {
  done: texts.finished,
  stopped: "Answer stopped.",
  failed: "The answer failed.",
  interrupted: "The answer was interrupted.",
};

export function announcementOf(status) {
  return announcements[status] ?? "";
}

const toolStates = {
  "input-streaming": "Preparing",
  "input-available": "Running",
  "approval-requested": "Waits for permission",
  "approval-responded": "Decided",
  "output-available": "Done",
  "output-error": "Failed",
  "output-denied": "Not allowed",
};

/** A call that has no outcome when its answer is over was cut off. */
export function toolStateText(state, answering) {
  if (!answering && (state === "input-streaming" || state === "input-available")) return "Cut off";
  return toolStates[state] ?? "";
}

/** Does a person decide about the call, or has one decided that it does not run? */
export function isUpToAPerson(state) {
  return state.startsWith("approval-") || state === "output-denied";
}

/** "getWeather" → "Get weather". */
export function toolNameText(type) {
  const words = type.replace(/^tool-/, "").replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

const documentKinds = { text: "Text", code: "Code", sheet: "Table" };

export function documentKindText(kind) {
  return documentKinds[kind] ?? "Document";
}
