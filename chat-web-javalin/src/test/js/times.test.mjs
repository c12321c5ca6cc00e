import assert from "node:assert/strict";
import { test } from "node:test";
import { shortTime, until } from "../../main/web/js/times.js";
import { putTextsIntoThePage } from "./bundle.mjs";

putTextsIntoThePage();

const noon = new Date(2026, 10, 26, 12, 0);

test("today is told by the hour, another day by the day as well, another year by that too", () => {
  assert.match(shortTime(new Date(2026, 10, 26, 9, 5), noon), /^9:05\sAM$/);
  assert.match(shortTime(new Date(2026, 10, 25, 9, 5), noon), /^Nov 25, 9:05\sAM$/);
  assert.match(shortTime(new Date(2025, 10, 25, 9, 5), noon), /^Nov 25, 2025, 9:05\sAM$/);
});

test("when something returns is told in the unit that fits", () => {
  assert.equal(until(new Date(2026, 10, 26, 12, 0, 10), noon), "in 1 minute");
  assert.equal(until(new Date(2026, 10, 26, 15, 0), noon), "in 3 hours");
  assert.equal(until(new Date(2026, 10, 27, 13, 0), noon), "tomorrow");
  assert.equal(until(new Date(2026, 10, 26, 11, 0), noon), "in 1 minute");
});
