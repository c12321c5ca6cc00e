import { askForText, confirm } from "./ask.js";
import { changeChat, deleteAllChats, deleteChat } from "./chat-api.js";
import { tellChange } from "./chat-changes.js";
import { HistoryList } from "./history-list.js";
import { Menu } from "./menu.js";
import { inOneDirection } from "./one-direction.js";
import { copyLink, share } from "./sharing.js";
import { counted, text } from "./texts.js";
import { toast } from "./toast.js";

const LONGEST_TITLE = 200;

/** What can be done with a chat from its row in the sidebar, and with all of them at once. */
export class HistoryActions {
  #current;
  #menu = Menu.in(document.getElementById("sidebar"), (button) =>
    this.#itemsFor(HistoryList.of(button.closest(".history-row"))),
  );

  constructor(currentChatId) {
    this.#current = currentChatId;
    document.getElementById("delete-all").addEventListener("click", () => this.#deleteAll());
  }

  attach(row) {
    this.#menu.attach(row.querySelector(".history-more"));
  }

  #itemsFor(chat) {
    return [
      { icon: "pen", label: text("chats.rename"), act: () => this.#rename(chat) },
      chat.shared
        ? { icon: "lock", label: text("share.stop"), act: () => share(chat.id, false) }
        : { icon: "globe", label: text("share.start"), act: () => share(chat.id, true) },
      ...(chat.shared ? [{ icon: "link", label: text("share.copy"), act: () => copyLink(chat.id) }] : []),
      { icon: "bin", label: text("chats.delete"), act: () => this.#delete(chat) },
    ];
  }

  async #rename({ id, title }) {
    const chosen = await askForText({
      title: text("chats.rename.title"),
      name: text("chats.rename.label"),
      label: text("chats.rename.save"),
      value: title,
      longest: LONGEST_TITLE,
    });
    if (!chosen || chosen === title) return;
    await trying(async () => tellChange({ id, title: (await changeChat(id, { title: chosen })).title }));
  }

  async #delete({ id, title }) {
    const answer = await confirm({
      title: text("chats.delete.title"),
      words: text("chats.delete.text", { title: inOneDirection(title) }),
      label: text("chats.delete"),
      dangerous: true,
    });
    if (!answer) return;
    await trying(async () => {
      await deleteChat(id);
      tellChange({ id, deleted: true });
      if (id === this.#current) location.assign("/");
      else toast(text("chats.deleted"));
    });
  }

  async #deleteAll() {
    const answer = await confirm({
      title: text("chats.deleteAll.title"),
      words: text("chats.deleteAll.text"),
      label: text("chats.deleteAll.confirm"),
      dangerous: true,
    });
    if (!answer) return;
    await trying(async () => {
      const { deletedCount } = await deleteAllChats();
      toast(counted("chats.deletedAll", deletedCount));
      location.assign("/");
    });
  }
}

async function trying(work) {
  try {
    await work();
  } catch (failure) {
    toast(failure.message);
  }
}
