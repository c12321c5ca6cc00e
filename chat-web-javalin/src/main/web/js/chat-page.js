import { showTitle } from "./chat-title.js";
import { Composer } from "./composer.js";
import { ConnectionNote } from "./connection-note.js";
import { Conversation } from "./conversation.js";
import { HistoryList } from "./history-list.js";
import { KeepAtBottom } from "./keep-at-bottom.js";
import { ModelChoice } from "./model-choice.js";
import { Notice } from "./notice.js";
import { Sidebar } from "./sidebar.js";
import { Talk } from "./talk.js";
import { texts } from "./texts.js";

const { chatId, chatState } = document.body.dataset;
const isNew = chatState === "new";

const historyList = new HistoryList(chatId);
const toBottom = document.getElementById("to-bottom");
const keepAtBottom = new KeepAtBottom(document.getElementById("conversation"), (near) => (toBottom.hidden = near));
const conversation = new Conversation((question) => talk.ask(question));
const composer = new Composer(chatId, isNew, {
  onSend: (text) => talk.ask(text),
  onStop: () => talk.stop(),
});

const talk = new Talk(chatId, isNew, {
  conversation,
  composer,
  keepAtBottom,
  model: new ModelChoice(),
  notice: new Notice(),
  connectionNote: new ConnectionNote(),
  onBegin: () => historyList.begin({ id: chatId, title: texts.newChat, createdAt: new Date().toISOString() }),
  onTitle: (title) => {
    historyList.retitle(chatId, title);
    showTitle(title);
  },
  onEnd: async () => {
    await historyList.refresh();
    const title = historyList.titleOf(chatId);
    if (title) showTitle(title);
  },
});

new Sidebar();
keepAtBottom.watch(document.getElementById("messages"));
toBottom.addEventListener("click", () => keepAtBottom.go());
for (const suggestion of document.querySelectorAll(".suggestion")) {
  suggestion.addEventListener("click", () => talk.ask(suggestion.textContent));
}
addEventListener("popstate", () => location.reload());

historyList.refresh();
talk.open();
