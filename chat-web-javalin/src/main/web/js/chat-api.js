import { texts } from "./texts.js";

/** The server said no, or could not be heard: `status` is 0 then. */
export class ApiError extends Error {
  constructor(status, code, message, options) {
    super(message, options);
    this.status = status;
    this.code = code;
  }

  static async from(response) {
    const envelope = await response.json().catch(() => ({}));
    const general = response.status === 401 ? texts.signedOut : texts.unexpected;
    return new ApiError(response.status, envelope.code ?? "", envelope.message || general);
  }
}

const follower = { "X-Chat-Follow": "1" };

export function askForAnswer(question, signal) {
  return open("/api/chat", {
    method: "POST",
    headers: { ...follower, "Content-Type": "application/json" },
    body: JSON.stringify(question),
    signal,
  });
}

/** `null` when nothing is being answered. */
export function followAnswer(chatId, lastEventId, signal) {
  const headers = lastEventId ? { ...follower, "Last-Event-ID": lastEventId } : follower;
  return open(`/api/chat/${encodeURIComponent(chatId)}/stream`, { headers, signal });
}

export async function stopAnswer(chatId) {
  await request(`/api/chat/${encodeURIComponent(chatId)}/stream`, { method: "DELETE" });
}

export async function messagesOf(chatId) {
  return (await request(`/api/chat/${encodeURIComponent(chatId)}/messages`)).json();
}

export async function history(endingBefore) {
  const query = new URLSearchParams({ limit: "20" });
  if (endingBefore) query.set("ending_before", endingBefore);
  return (await request(`/api/history?${query}`)).json();
}

/** Oldest first. */
export async function documentVersions(id) {
  return (await request(`/api/document?${new URLSearchParams({ id })}`)).json();
}

async function open(url, options) {
  const response = await request(url, options);
  if (response.status === 204) return null;
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/event-stream")) {
    throw new ApiError(response.status, "", texts.unexpected);
  }
  return response.body;
}

async function request(url, options = {}) {
  const response = await fetch(url, options).catch((failure) => {
    throw new ApiError(0, "offline", texts.unreachable, { cause: failure });
  });
  if (!response.ok) throw await ApiError.from(response);
  return response;
}
