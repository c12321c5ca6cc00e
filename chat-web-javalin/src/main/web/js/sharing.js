import { changeChat } from "./chat-api.js";
import { tellChange } from "./chat-changes.js";
import { copy } from "./copy-button.js";
import { text } from "./texts.js";
import { toast } from "./toast.js";

/** Lets everybody read a chat who has its address, or its owner alone. Says whether that could be done. */
export async function share(chatId, shared) {
  try {
    await changeChat(chatId, { visibility: shared ? "public" : "private" });
    tellChange({ id: chatId, shared });
    toast(text(shared ? "share.on" : "share.off"));
    return true;
  } catch (failure) {
    toast(failure.message);
    return false;
  }
}

export async function copyLink(chatId) {
  const copied = await copy(new URL(`/chat/${chatId}`, location.href).href);
  toast(text(copied ? "share.copied" : "copy.failedSaid"));
}
