import assert from "node:assert/strict";
import { test } from "node:test";
import { DocumentDrafts } from "../../main/web/js/document-drafts.js";

const writer = (toolCallId, state = "input-available") => ({ type: "tool-createDocument", toolCallId, state });
const data = (type, value = null) => ({ type: `data-${type}`, data: value, transient: true });

test("a text grows, code and sheets are replaced", () => {
  const drafts = new DocumentDrafts();
  const parts = [writer("c1", "input-streaming")];
  for (const chunk of [
    data("kind", "text"),
    data("id", "d1"),
    data("title", "Soup"),
    data("clear"),
    data("textDelta", "# So"),
    data("textDelta", "up"),
  ]) {
    drafts.apply(chunk, parts);
  }
  assert.deepEqual(drafts.of("c1"), { id: "d1", kind: "text", title: "Soup", content: "# Soup", writing: true });
  drafts.apply(data("finish"), parts);
  assert.equal(drafts.of("c1").writing, false);

  const two = [...[writer("c1", "output-available")], writer("c2")];
  drafts.apply(data("codeDelta", "a"), two);
  drafts.apply(data("codeDelta", "ab"), two);
  assert.equal(drafts.of("c2").content, "ab");
  assert.equal(drafts.of("c1").content, "# Soup");
});

test("a call that was denied writes nothing", () => {
  const drafts = new DocumentDrafts();
  drafts.apply(data("textDelta", "x"), [writer("c1"), writer("c2", "output-denied")]);
  assert.equal(drafts.of("c2"), undefined);
  assert.equal(drafts.of("c1").content, "x");
});

test("clearing begins the content anew", () => {
  const drafts = new DocumentDrafts();
  const parts = [{ ...writer("c1"), type: "tool-updateDocument" }];
  drafts.apply(data("textDelta", "old"), parts);
  drafts.apply(data("clear"), parts);
  drafts.apply(data("sheetDelta", "a,b"), parts);
  assert.deepEqual([drafts.of("c1").kind, drafts.of("c1").content], ["sheet", "a,b"]);
});

test("data without a tool call that writes is left alone, and a new start forgets all", () => {
  const drafts = new DocumentDrafts();
  drafts.apply(data("textDelta", "x"), [{ type: "tool-getWeather", toolCallId: "c0", state: "input-available" }]);
  drafts.apply(data("textDelta", "x"), [writer("c1")]);
  assert.equal(drafts.of("c0"), undefined);
  drafts.apply({ type: "start", messageId: "m1" }, []);
  assert.equal(drafts.of("c1"), undefined);
});
