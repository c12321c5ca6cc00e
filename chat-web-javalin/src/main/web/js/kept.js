/** Under which a reader's draft in a chat is kept. */
export const draftKey = (reader, chatId) => `draft ${reader} ${chatId}`;

/** What this browser keeps for us. Where it may keep nothing, all goes on without. */
export const kept = {
  get(key) {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  },

  /** Forgets all that has a key with that beginning. */
  dropAll(beginning) {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(beginning));
      for (const key of keys) localStorage.removeItem(key);
    } catch {
      // What cannot be reached was not kept.
    }
  },

  put(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // A full or closed store costs the draft, not the chat.
    }
  },
};
