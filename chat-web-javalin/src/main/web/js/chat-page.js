import { confirm } from "./ask.js";
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
import { modelsToAsk } from "./model-names.js";
import { ModelPicker } from "./model-picker.js";
import { Notice } from "./notice.js";
import { inOneDirection } from "./one-direction.js";
import { ReaderMenu } from "./reader-menu.js";
import { Sidebar } from "./sidebar.js";
import { Talk } from "./talk.js";
import { text } from "./texts.js";
import { toast } from "./toast.js";
import { Visibility } from "./visibility.js";
import { Votes } from "./votes.js";

const A_YEAR = 365;

const { chatId, chatState, own, reader } = document.getElementById("shell").dataset;
const isNew = chatState === "new";
const isOwn = own === "true";
let shownPath = location.pathname;

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
  tryAgain: (messageId) => whenFree(() => talk.answerAgain(messageId)),
  edit: (messageId, words) => whenFree(() => talk.edit(messageId, words)),
  decide: (messageId, callId, allowed) =>
    whenFree(() => {
      talk.decide(messageId, callId, allowed);
      focusWhatIsNext();
    }),
};

const conversation = new Conversation(isOwn ? deeds : null);
const talk = new Talk(chatId, isNew, {
  conversation,
  composer: isOwn ? newComposer() : null,
  keepAtBottom,
  model,
  visibility: isOwn ? new Visibility(chatId, !isNew) : null,
  notice: new Notice(),
  connectionNote: new ConnectionNote(),
  onBegin: () => {
    shownPath = location.pathname;
    historyList.refresh();
  },
  onTitle: (title) => tellChange({ id: chatId, title }),
  onEnd: async () => {
    await historyList.refresh();
    const title = historyList.titleOf(chatId);
    if (title) tellChange({ id: chatId, title });
  },
});

/** Does it, unless something is asked or followed already; says whether it did. */
function whenFree(act) {
  if (talk.isBusy) {
    toast(text("asking.busy"));
    return false;
  }
  act();
  return true;
}

/** The next call that waits for a word, else the box: the button that was pressed is gone. */
function focusWhatIsNext() {
  const next = document.querySelector(".approval:not([hidden]) .strong");
  (next ?? document.getElementById("question")).focus();
}

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
    act: () => answerAgain(messageId, id),
  }));
}

/** What follows the answer would be lost with it, so that is asked about first. */
async function answerAgain(messageId, modelId) {
  const dangerous = conversation.isFollowed(messageId);
  const words = { title: text("answer.again.title"), words: text("answer.again.text"), label: text("answer.again") };
  if (!dangerous || (await confirm({ ...words, dangerous }))) whenFree(() => talk.answerAgain(messageId, modelId));
}

/** The chat's title, above it and on the browser's tab. */
function showTitle(title) {
  document.getElementById("chat-title").textContent = title;
  document.title = `${inOneDirection(title)} · ${text("app.name")}`;
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
  suggestion.addEventListener("click", () => whenFree(() => talk.ask(suggestion.textContent)));
}
addEventListener("popstate", () => location.pathname !== shownPath && location.reload());
document.addEventListener("visibilitychange", () => document.hidden || talk.lookAgain());

if (isOwn && !isNew) votes.load();
talk.open();
askWhatTheAddressAsks();
