/**
 * News of chats, for every part of the page that shows something of them: `{ id, title }`, `{ id, shared }`,
 * `{ id, deleted: true }`.
 */
const news = new EventTarget();

export function tellChange(change) {
  news.dispatchEvent(new CustomEvent("change", { detail: change }));
}

export function onChange(listener) {
  news.addEventListener("change", (event) => listener(event.detail));
}
