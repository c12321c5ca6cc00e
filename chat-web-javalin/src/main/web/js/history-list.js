import { historyPage } from "./chat-api.js";
import { onChange } from "./chat-changes.js";
import { text } from "./texts.js";

/** The person's chats in the sidebar, newest first, as the server wrote them; more come as one scrolls down. */
export class HistoryList {
  #host = document.getElementById("history");
  #current;
  #onRow;
  #atEnd = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#showOlder(), {
    rootMargin: "200px",
  });

  /** `onRow(row)` gets each row that is new in the page. */
  constructor(currentChatId, onRow) {
    this.#current = currentChatId;
    this.#onRow = onRow;
    this.#host.querySelectorAll(".history-row").forEach(onRow);
    this.#watchTheEnd();
    onChange((change) => this.#heed(change));
  }

  /** Asks the server for the newest; older ones that are shown stay. */
  async refresh() {
    try {
      const page = await historyPage();
      const more = this.#rows().length > page.querySelectorAll(".history-row").length;
      this.#merge(page, this.#host, more ? this.#host : page);
    } catch {
      // What stands there stands; the next answer's end asks again.
    }
  }

  titleOf(id) {
    return this.#row(id)?.querySelector(".history-item").textContent;
  }

  /** The row's own title, and whether others may read it. */
  static of(row) {
    const title = row.querySelector(".history-item").textContent;
    return { id: row.dataset.chatId, title, shared: row.dataset.shared === "true" };
  }

  async #showOlder() {
    const older = this.#host.querySelector(".history-older");
    if (!older || older.getAttribute("aria-busy") === "true") return;
    older.setAttribute("aria-busy", "true");
    try {
      const page = await pageFrom(older.href);
      this.#merge(this.#host, page, page);
    } catch {
      this.#atEnd.disconnect();
      older.removeAttribute("aria-busy");
      older.textContent = `${text("chats.failed")} ${text("problem.tryAgain")}`;
    }
  }

  /** Rows of both, each chat once, and what stands below all rows from `end`. */
  #merge(first, second, end) {
    const tail = [...end.children].filter((element) => !element.matches(".history-group"));
    const groups = new Map();
    const seen = new Set();
    for (const group of [...first.querySelectorAll(".history-group"), ...second.querySelectorAll(".history-group")]) {
      const into = groups.get(group.dataset.age) ?? group;
      groups.set(group.dataset.age, into);
      for (const row of [...group.querySelectorAll(".history-row")]) {
        if (seen.has(row.dataset.chatId)) row.remove();
        else into.querySelector(".history-items").append(row);
        seen.add(row.dataset.chatId);
      }
    }
    this.#draw([...groups.values()].filter((group) => group.querySelector(".history-row")), tail);
  }

  #draw(groups, tail) {
    const known = new Set(this.#rows());
    const focused = document.activeElement?.closest?.(".history-row")?.dataset.chatId;
    const top = this.#host.scrollTop;
    this.#host.replaceChildren(...groups, ...tail);
    this.#host.scrollTop = top;
    this.#rows().filter((row) => !known.has(row)).forEach((row) => this.#onRow(row));
    if (focused) this.#row(focused)?.querySelector(".history-item").focus();
    this.#markCurrent();
    this.#watchTheEnd();
  }

  #watchTheEnd() {
    this.#atEnd.disconnect();
    const older = this.#host.querySelector(".history-older");
    if (!older) return;
    older.addEventListener("click", (event) => {
      event.preventDefault();
      this.#showOlder();
    });
    this.#atEnd.observe(older);
  }

  #markCurrent() {
    this.#row(this.#current)?.querySelector(".history-item").setAttribute("aria-current", "page");
  }

  #heed({ id, title, shared, deleted }) {
    const row = this.#row(id);
    if (!row) return;
    if (title !== undefined) entitle(row, title);
    if (shared !== undefined) row.dataset.shared = String(shared);
    if (deleted) this.#remove(row);
  }

  /** A group does not outlive its last chat, and focus goes to a neighbour. */
  #remove(row) {
    const rows = this.#rows();
    const neighbour = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
    const group = row.closest(".history-group");
    if (row.contains(document.activeElement)) neighbour?.querySelector(".history-item").focus();
    row.remove();
    if (!group.querySelector(".history-row")) group.remove();
    if (!neighbour) this.refresh();
  }

  #rows() {
    return [...this.#host.querySelectorAll(".history-row")];
  }

  #row(id) {
    return this.#host.querySelector(`[data-chat-id="${CSS.escape(id)}"]`);
  }
}

function entitle(row, title) {
  const link = row.querySelector(".history-item");
  link.querySelector("bdi").textContent = title;
  link.title = title;
  row.querySelector(".history-more").setAttribute("aria-label", text("chats.menu", { title }));
}

/** That stretch; from the newest chat where the one that it was to go on from is gone. */
async function pageFrom(address) {
  try {
    return await historyPage(address);
  } catch (failure) {
    if (failure.status !== 400) throw failure;
    return historyPage();
  }
}
