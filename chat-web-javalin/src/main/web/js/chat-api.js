import { isText, text } from "./texts.js";
import { until } from "./times.js";

/** The server said no, or could not be heard: `status` is 0 then. */
export class ApiError extends Error {
  /** Of the input that was wrong, if one was. */
  reason = "";

  constructor(status, code, message, options) {
    super(message, options);
    this.status = status;
    this.code = code;
  }

  static async from(response) {
    const envelope = await response.json().catch(() => ({}));
    const error = new ApiError(response.status, envelope.code ?? "", sentenceFor(response, envelope));
    error.reason = envelope.cause ?? "";
    return error;
  }
}

/** In the bundle's words where it has some, else in the server's. */
function sentenceFor({ status, headers }, { code = "", message }) {
  if (status === 401) return text("problem.signedOut");
  const key = `refused.${code.replace(":", ".")}`;
  if (!isText(key)) return message || text("problem.unexpected");
  const seconds = Number(headers.get("Retry-After")) || 60;
  return text(key, { when: until(new Date(Date.now() + seconds * 1_000)) });
}

const follower = { "X-Chat-Follow": "1" };

/** Asks, edits, regenerates or decides, as the request says. */
export function askForAnswer(request, signal) {
  return open("/api/chat", { ...sending("POST", request), headers: { ...follower, ...json }, signal });
}

/** `null` when nothing is being answered. */
export function followAnswer(chatId, lastEventId, signal) {
  const headers = lastEventId ? { ...follower, "Last-Event-ID": lastEventId } : follower;
  return open(`${chat(chatId)}/stream`, { headers, signal });
}

export async function stopAnswer(chatId) {
  await request(`${chat(chatId)}/stream`, { method: "DELETE" });
}

export async function messagesOf(chatId) {
  return (await request(`${chat(chatId)}/messages`)).json();
}

/** Another `title` or `visibility`; the chat as it is then. */
export async function changeChat(chatId, change) {
  return (await request(chat(chatId), sending("PATCH", change))).json();
}

export async function deleteChat(chatId) {
  await request(`/api/chat?${new URLSearchParams({ id: chatId })}`, { method: "DELETE" });
}

export async function deleteAllChats() {
  return (await request("/api/history", { method: "DELETE" })).json();
}

/** A stretch of the list of chats, as the server writes it into pages. */
export async function historyPage(address = "/history") {
  const html = await (await request(address)).text();
  return document.adoptNode(new DOMParser().parseFromString(html, "text/html").body);
}

export const MOST_FOUND = 20;

export async function searchChats(words) {
  return (await request(`/api/search?${new URLSearchParams({ q: words, limit: MOST_FOUND })}`)).json();
}

export async function usage() {
  return (await request("/api/me/usage")).json();
}

/** `fields` are the present `password` and a `newPassword`. */
export async function changePassword(fields) {
  await request("/api/me/password", sending("POST", fields));
}

export async function signOutEverywhere() {
  await request("/api/me/sessions", { method: "DELETE" });
}

/** The person and all they have; a member's `fields` are their `password`. */
export async function deleteAccount(fields) {
  await request("/api/me", sending("DELETE", fields));
}

export async function votesIn(chatId) {
  return (await request(`/api/vote?${new URLSearchParams({ chatId })}`)).json();
}

/** "up", "down", or "none" to take it back. */
export async function vote(chatId, messageId, type) {
  await request("/api/vote", sending("PATCH", { chatId, messageId, type }));
}

/** Oldest first. */
export async function documentVersions(id) {
  return (await request(`/api/document?${new URLSearchParams({ id })}`)).json();
}

const json = { "Content-Type": "application/json" };

function sending(method, body) {
  return { method, headers: json, body: JSON.stringify(body) };
}

function chat(id) {
  return `/api/chat/${encodeURIComponent(id)}`;
}

async function open(url, options) {
  const response = await request(url, options);
  if (response.status === 204) return null;
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/event-stream")) {
    throw new ApiError(response.status, "", text("problem.unexpected"));
  }
  return response.body;
}

async function request(url, options = {}) {
  const response = await fetch(url, options).catch((failure) => {
    throw new ApiError(0, "offline", text("problem.unreachable"), { cause: failure });
  });
  if (!response.ok) throw await ApiError.from(response);
  return response;
}
