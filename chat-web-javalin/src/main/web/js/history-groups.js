const DAY = 24 * 60 * 60 * 1000;

/** Chats, newest first, as `[{ name, chats }]`. */
export function groupByAge(chats, now = new Date()) {
  const groups = [];
  for (const chat of chats) {
    const name = ageOf(new Date(chat.createdAt), now);
    if (groups.at(-1)?.name !== name) groups.push({ name, chats: [] });
    groups.at(-1).chats.push(chat);
  }
  return groups;
}

function ageOf(date, now) {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  // Noon, because a day that changes the clock has 23 or 25 hours.
  const day = new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12).getTime();
  const daysAgo = Math.ceil((today - day) / DAY);
  if (daysAgo <= 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  if (daysAgo <= 7) return "Last 7 days";
  if (daysAgo <= 30) return "Last 30 days";
  return "Older";
}
