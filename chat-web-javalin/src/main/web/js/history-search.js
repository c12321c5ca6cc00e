import { announce } from "./announcer.js";
import { MOST_FOUND, searchChats } from "./chat-api.js";
import { fromTemplate } from "./from-template.js";
import { counted, text } from "./texts.js";

const TYPING = 200;

/** Looks through titles and messages while one types, in the place of the list of chats. */
export class HistorySearch {
  #box = document.getElementById("search");
  #list = document.getElementById("history");
  #found = document.getElementById("found");
  #timer;
  #asked = 0;

  constructor() {
    this.#box.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), TYPING);
    });
    this.#box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#box.value === "") return;
      event.stopPropagation();
      this.#box.value = "";
      this.#look();
    });
  }

  async #look() {
    const words = this.#box.value.trim();
    const asked = ++this.#asked;
    if (words === "") return this.#show(false);
    const answer = await searchChats(words).catch((failure) => ({ failure }));
    if (asked !== this.#asked) return;
    this.#draw(answer);
    this.#show(true);
  }

  #draw({ results = [], failure }) {
    const said = failure?.message ?? (foundText(results.length));
    const note = document.createElement("p");
    note.className = "history-note";
    note.textContent = said;
    const items = document.createElement("ul");
    items.className = "history-items";
    items.append(...results.map(foundElement));
    this.#found.replaceChildren(note, items);
    announce(said);
  }

  #show(found) {
    this.#found.hidden = !found;
    this.#list.hidden = found;
  }
}

function foundText(count) {
  if (count === 0) return text("chats.found.none");
  return count < MOST_FOUND ? counted("chats.found", count) : text("chats.found.first", { count: MOST_FOUND });
}

function foundElement({ chat, excerpt }) {
  const item = fromTemplate("found");
  item.querySelector("a").href = `/chat/${chat.id}`;
  item.querySelector(".found-title").textContent = chat.title;
  item.querySelector(".found-excerpt").append(...excerpt.map(runNode));
  return item;
}

function runNode({ text: words, found }) {
  if (!found) return words;
  const mark = document.createElement("mark");
  mark.textContent = words;
  return mark;
}
