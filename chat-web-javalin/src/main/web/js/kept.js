/** What this browser keeps for us. Where it may keep nothing, all goes on without. */
export const kept = {
  get(key) {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
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
