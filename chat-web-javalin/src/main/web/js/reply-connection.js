import { ApiError, askForAnswer, followAnswer } from "./chat-api.js";
import { SseParser } from "./sse-parser.js";

const DELAYS = [100, 500, 1000, 2000, 4000, 8000, 15000];
/** The server says something every ten seconds; a line that is silent for three times that is dead. */
const LONGEST_SILENCE = 30_000;

/**
 * Follows one answer to its end over as many connections as it takes.
 *
 * Calls `onChunk(chunk)`, and `onLine("open" | "lost")` as connections come and go.
 */
export class ReplyConnection {
  #chatId;
  #onChunk;
  #onLine;
  #lastEventId = "";
  #failures = 0;

  constructor(chatId, { onChunk, onLine }) {
    this.#chatId = chatId;
    this.#onChunk = onChunk;
    this.#onLine = onLine;
  }

  /** Asks, then follows; throws what the server answers when it refuses, else calls `onTaken()` first. */
  async ask(question, onTaken) {
    const abort = new AbortController();
    const giveUp = setTimeout(() => abort.abort(), LONGEST_SILENCE);
    const body = await askForAnswer(question, abort.signal).finally(() => clearTimeout(giveUp));
    onTaken();
    if (body && (await this.#read(body, abort))) return "ended";
    this.#onLine("lost");
    return this.resume();
  }

  /** "ended", or "nothing live" when the answer, if there was one, is among the messages by now. */
  async resume() {
    for (;;) {
      const abort = new AbortController();
      const giveUp = setTimeout(() => abort.abort(), LONGEST_SILENCE);
      try {
        const body = await followAnswer(this.#chatId, this.#lastEventId, abort.signal);
        clearTimeout(giveUp);
        if (!body) return "nothing live";
        if (await this.#read(body, abort)) return "ended";
      } catch (failure) {
        if (!mayPass(failure)) throw failure;
      } finally {
        clearTimeout(giveUp);
      }
      this.#onLine("lost");
      await nextTry(this.#failures++);
    }
  }

  /** Was that the end? A body may end early: proxies cut, and so does the server itself after a while. */
  async #read(body, abort) {
    this.#onLine("open");
    const parser = new SseParser();
    const reader = body.getReader();
    let watch;
    const listen = () => {
      clearTimeout(watch);
      watch = setTimeout(() => abort.abort(), LONGEST_SILENCE);
    };
    try {
      for (;;) {
        listen();
        const { value, done } = await reader.read().catch(() => ({ done: true }));
        if (done) return false;
        for (const event of parser.push(value)) {
          if (event.data === "[DONE]") return true;
          this.#failures = 0;
          this.#onChunk(JSON.parse(event.data));
          this.#lastEventId = event.id;
        }
      }
    } finally {
      clearTimeout(watch);
      abort.abort();
    }
  }
}

function mayPass(failure) {
  return failure instanceof ApiError && (failure.status === 0 || failure.status >= 500 || failure.status === 429);
}

/** Waits longer each time; coming back to the page, or to the network, cuts the waiting short. */
function nextTry(failures) {
  const nobodyLooks = document.hidden && failures > DELAYS.length;
  const delay = DELAYS[Math.min(failures, DELAYS.length - 1)] * (1 + Math.random() / 4);
  return new Promise((resolve) => {
    const stopWaiting = new AbortController();
    const go = () => {
      stopWaiting.abort();
      resolve();
    };
    const timer = nobodyLooks ? undefined : setTimeout(go, delay);
    stopWaiting.signal.addEventListener("abort", () => clearTimeout(timer));
    const { signal } = stopWaiting;
    document.addEventListener("visibilitychange", () => document.hidden || go(), { signal });
    if (failures > 0) addEventListener("online", go, { signal });
  });
}
