import assert from "node:assert/strict";
import { test } from "node:test";
import { announcementOf, documentKindText, endingText, toolNameText, toolStateText } from "../../main/web/js/outcome-texts.js";
import { putTextsIntoThePage } from "./bundle.mjs";

putTextsIntoThePage();

test("a failure is told by its code, whatever the surface after the colon", () => {
  assert.match(endingText("failed", "unavailable:model"), /cannot be reached/);
  assert.match(endingText("failed", "BUSY"), /too much to do/);
  assert.match(endingText("failed", "rate_limit:model"), /too much to do/);
});

test("a code that nobody knows is told in general words, never shown", () => {
  assert.equal(endingText("failed", "weird:thing"), "Something went wrong while answering.");
  assert.equal(endingText("failed", "constructor"), "Something went wrong while answering.");
  assert.equal(endingText("failed"), "Something went wrong while answering.");
});

test("an answer that ended well has no ending to tell", () => {
  assert.equal(endingText("done"), "");
  assert.equal(endingText("streaming"), "");
  assert.equal(endingText("stopped"), "Stopped");
});

test("what an answer came to is announced in a sentence", () => {
  const said = ["done", "stopped", "failed", "interrupted", "streaming"].map(announcementOf);
  assert.deepEqual(said, [
    "Answer finished.",
    "Answer stopped.",
    "The answer failed.",
    "The answer was interrupted.",
    "",
  ]);
});

test("tools have readable names and states", () => {
  assert.equal(toolNameText("tool-getWeather"), "Get weather");
  assert.equal(toolNameText("tool-search_docs"), "Search docs");
  assert.equal(toolStateText("input-available", true), "Running");
  assert.equal(toolStateText("input-available", false), "Cut off");
  assert.equal(toolStateText("constructor", false), "");
  const states = ["approval-requested", "approval-responded", "output-available", "output-error", "output-denied"];
  const said = ["Waits for you", "Approved", "Completed", "Error", "Denied"];
  assert.deepEqual(states.map((state) => toolStateText(state, false)), said);
});

test("a document of a kind that nobody knows is a document", () => {
  assert.equal(documentKindText("sheet"), "Table");
  assert.equal(documentKindText("toString"), "Document");
});
