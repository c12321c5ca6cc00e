import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, isText, text } from "../../main/web/js/texts.js";
import { putTextsIntoThePage } from "./bundle.mjs";

putTextsIntoThePage();

test("values stand where the text names them, as they are", () => {
  assert.equal(text("chats.delete.text", { title: "$& {count}" }), "“$& {count}” will be gone for good.");
});

test("a value that is not given leaves its place, and nothing inherited fills it", () => {
  assert.equal(text("answer.by", {}), "{model}");
});

test("one and many have texts of their own, with the number as it is written", () => {
  assert.equal(counted("usage.left", 1), "One question left");
  assert.equal(counted("usage.left", 1234), "1,234 questions left");
});

test("what has no text is known to have none", () => {
  assert.equal(isText("usage.failed"), true);
  assert.equal(isText("constructor"), false);
});
