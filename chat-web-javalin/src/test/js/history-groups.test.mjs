import assert from "node:assert/strict";
import { test } from "node:test";
import { groupByAge } from "../../main/web/js/history-groups.js";

test("chats are grouped by the day on the reader's calendar", () => {
  const now = new Date(2026, 2, 31, 0, 30);
  const chat = (id, ...date) => ({ id, createdAt: new Date(...date).toISOString() });
  const groups = groupByAge(
    [
      chat("a", 2026, 2, 31, 0, 10),
      chat("b", 2026, 2, 30, 23, 50),
      chat("c", 2026, 2, 30, 0, 0),
      chat("d", 2026, 2, 29, 12),
      chat("e", 2026, 2, 24, 12),
      chat("f", 2026, 2, 23, 12),
      chat("g", 2026, 1, 1, 12),
    ],
    now,
  );
  assert.deepEqual(
    groups.map(({ name, chats }) => [name, chats.map(({ id }) => id).join("")]),
    [
      ["Today", "a"],
      ["Yesterday", "bc"],
      ["Last 7 days", "de"],
      ["Last 30 days", "f"],
      ["Older", "g"],
    ],
  );
});
