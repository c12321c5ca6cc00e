import { onChange, tellChange } from "./chat-changes.js";
import { Composer } from "./composer.js";
import { ConnectionNote } from "./connection-note.js";
import { Conversation } from "./conversation.js";
import { remember } from "./cookie.js";
import { HistoryActions } from "./history-actions.js";
import { HistoryList } from "./history-list.js";
import { HistorySearch } from "./history-search.js";
import { KeepAtBottom } from "./keep-at-bottom.js";
import { Menu } from "./menu.js";
import { ModelPicker } from "./model-picker.js";
import { modelsToAsk } from "./model-names.js";
import { Notice } from "./notice.js";
import { ReaderMenu } from "./reader-menu.js";
import { Sidebar } from "./sidebar.js";
import { Talk } from "./talk.js";
import { text } from "./texts.js";
import { Visibility } from "./visibility.js";
import { Votes } from "./votes.js";

const A_YEAR = 365;

const { chatId, chatState, own, reader } = document.getElementById("shell").dataset;
const isNew = chatState === "new";
const isOwn = own === "true";

const historyActions = new HistoryActions(chatId);
const historyList = new HistoryList(chatId, (row) => historyActions.attach(row));
const toBottom = document.getElementById("to-bottom");
const keepAtBottom = new KeepAtBottom(document.getElementById("conversation"), (near) => (toBottom.hidden = near));
const votes = new Votes(chatId);
const model = isOwn ? new ModelPicker() : null;

const deeds = {
  votes,
  againMenu: Menu.in(document.querySelector("main"), (button) =>
    waysToAnswerAgain(button.closest(".message").dataset.messageId),
  ),
  tryAgain: (messageId) => talk.answerAgain(messageId),
  edit: (messageId, words) => talk.edit(messageId, words),
  decide: (messageId, callId, allowed) => talk.decide(messageId, callId, allowed),
};

const talk = new Talk(chatId, isNew, {
  conversation: new Conversation(isOwn ? deeds : null),
  composer: isOwn ? newComposer() : null,
  keepAtBottom,
  model,
  visibility: isOwn ? new Visibility(chatId, !isNew) : null,
  notice: new Notice(),
  connectionNote: new ConnectionNote(),
  onBegin: () => historyList.refresh(),
  onTitle: (title) => tellChange({ id: chatId, title }),
  onEnd: async () => {
    await historyList.refresh();
    const title = historyList.titleOf(chatId);
    if (title) tellChange({ id: chatId, title });
  },
});

function newComposer() {
  return new Composer({ chatId, isNew, reader }, { onSend: (words) => talk.ask(words), onStop: () => talk.stop() });
}

/** The model that is picked goes first. */
function waysToAnswerAgain(messageId) {
  const picked = modelsToAsk().filter(({ id }) => id === model.id);
  const others = modelsToAsk().filter(({ id }) => id !== model.id);
  return [...picked, ...others].map(({ id, name }) => ({
    icon: "again",
    label: text("answer.againWith", { model: name }),
    act: () => talk.answerAgain(messageId, id),
  }));
}

/** Characters that turn the direction of writing, and would turn the name of the application with it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** The chat's title, above it and on the browser's tab. */
function showTitle(title) {
  document.getElementById("chat-title").textContent = title;
  document.title = `${title.replace(TURNS, "")} · ${text("app.name")}`;
}

/** `/?query=…` asks that at once, and not again when the page is loaded again. */
function askWhatTheAddressAsks() {
  const words = new URLSearchParams(location.search).get("query")?.trim();
  if (!words || !isNew) return;
  window.history.replaceState(null, "", "/");
  talk.ask(words);
}

remember("time-zone", Intl.DateTimeFormat().resolvedOptions().timeZone, A_YEAR);
new Sidebar();
new HistorySearch();
new ReaderMenu();
onChange(({ id, title }) => id === chatId && title !== undefined && showTitle(title));
keepAtBottom.watch(document.getElementById("messages"));
toBottom.addEventListener("click", () => keepAtBottom.go());
for (const suggestion of document.querySelectorAll(".suggestion")) {
  suggestion.addEventListener("click", () => talk.ask(suggestion.textContent));
}
addEventListener("popstate", () => location.reload());
document.addEventListener("visibilitychange", () => document.hidden || talk.lookAgain());

if (isOwn && !isNew) votes.load();
talk.open();
askWhatTheAddressAsks();
