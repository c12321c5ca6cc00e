import { history } from "./chat-api.js";
import { fromTemplate } from "./from-template.js";
import { groupByAge } from "./history-groups.js";
import { texts } from "./texts.js";

/** The person's chats in the sidebar, newest first. */
export class HistoryList {
  #host = document.getElementById("history");
  #chats = new Map();
  #hasMore = false;
  #current;

  constructor(currentChatId) {
    this.#current = currentChatId;
  }

  /** Asks the server for the newest; older ones that are shown stay. */
  async refresh() {
    try {
      const page = await history();
      const older = [...this.#chats.values()].slice(page.chats.length);
      if (older.length === 0) this.#hasMore = page.hasMore;
      this.#chats = byId([...page.chats, ...older]);
      this.#draw();
    } catch {
      if (this.#chats.size === 0) this.#draw(texts.historyFailed, texts.tryAgain, () => this.refresh());
    }
  }

  async #showOlder() {
    try {
      const page = await history([...this.#chats.keys()].at(-1));
      this.#hasMore = page.hasMore;
      this.#chats = byId([...this.#chats.values(), ...page.chats]);
      this.#draw();
      this.#host.querySelector(`a[href$="${page.chats[0]?.id}"]`)?.focus();
    } catch {
      this.#draw(texts.historyFailed, texts.tryAgain, () => this.#showOlder());
    }
  }

  /** Shows a chat that was begun this moment. */
  begin(chat) {
    if (!this.#chats.has(chat.id)) this.#chats = byId([chat, ...this.#chats.values()]);
    this.#draw();
  }

  retitle(id, title) {
    const chat = this.#chats.get(id);
    if (chat) this.#chats.set(id, { ...chat, title });
    this.#draw();
  }

  titleOf(id) {
    return this.#chats.get(id)?.title;
  }

  #draw(problem = "", action = this.#hasMore ? texts.historyOlder : "", act = () => this.#showOlder()) {
    const focused = document.activeElement?.getAttribute?.("href");
    const top = this.#host.scrollTop;
    const groups = groupByAge(this.#chats.values()).map((group) => this.#groupElement(group));
    const words = problem || (this.#chats.size === 0 ? texts.noHistory : "");
    this.#host.replaceChildren(...groups, ...noteElement(words), ...actionElement(action, act));
    this.#host.scrollTop = top;
    if (focused?.startsWith("/chat/")) this.#host.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  }

  #groupElement({ name, chats }) {
    const group = fromTemplate("history-group");
    group.querySelector(".history-group-name").textContent = name;
    group.querySelector(".history-items").append(...chats.map((chat) => this.#itemElement(chat)));
    return group;
  }

  #itemElement({ id, title }) {
    const item = fromTemplate("history-item");
    const link = item.querySelector("a");
    link.textContent = title;
    link.title = title;
    link.href = `/chat/${id}`;
    if (id === this.#current) link.setAttribute("aria-current", "page");
    return item;
  }
}

function byId(chats) {
  return new Map(chats.map((chat) => [chat.id, chat]));
}

function noteElement(words) {
  if (!words) return [];
  const note = document.createElement("p");
  note.className = "history-note";
  note.textContent = words;
  return [note];
}

function actionElement(words, act) {
  if (!words) return [];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "history-action";
  button.textContent = words;
  button.addEventListener("click", () => {
    button.disabled = true;
    act();
  });
  return [button];
}
