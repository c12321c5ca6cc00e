import { vote, votesIn } from "./chat-api.js";
import { text } from "./texts.js";
import { toast } from "./toast.js";

/** What the person thinks of the answers in a chat: "up", "down" or "none". */
export class Votes {
  #chatId;
  #verdicts = new Map();
  #watchers = new Set();

  constructor(chatId) {
    this.#chatId = chatId;
  }

  async load() {
    const votes = await votesIn(this.#chatId).catch(() => []);
    for (const { messageId, isUpvoted } of votes) {
      // What was cast while this was on its way is newer.
      if (!this.#verdicts.has(messageId)) this.#verdicts.set(messageId, isUpvoted ? "up" : "down");
    }
    this.#tell();
  }

  of(messageId) {
    return this.#verdicts.get(messageId) ?? "none";
  }

  /** Casts it, or takes it back where it was cast before. */
  async toggle(messageId, verdict) {
    const before = this.of(messageId);
    this.#set(messageId, before === verdict ? "none" : verdict);
    try {
      await vote(this.#chatId, messageId, this.of(messageId));
    } catch {
      this.#set(messageId, before);
      toast(text("answer.voteFailed"));
    }
  }

  /** Calls `show()` whenever a verdict changes, as long as the element is in the page. */
  watch(element, show) {
    this.#watchers.add({ element, show });
  }

  #set(messageId, verdict) {
    this.#verdicts.set(messageId, verdict);
    this.#tell();
  }

  #tell() {
    for (const watcher of this.#watchers) {
      if (watcher.element.isConnected) watcher.show();
      else this.#watchers.delete(watcher);
    }
  }
}
