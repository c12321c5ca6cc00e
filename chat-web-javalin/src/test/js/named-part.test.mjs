import assert from "node:assert/strict";
import { test } from "node:test";
import { isNamed, nameOf } from "../../main/web/js/named-part.js";
import { putTextsIntoThePage } from "./bundle.mjs";

putTextsIntoThePage();

test("files and documents are named, and nothing else", () => {
  const file = { type: "file", mediaType: "image/png", filename: "sky.png", url: "/api/files/1" };
  const document = { type: "data-document", data: { id: "1", title: "Sky", kind: "text" } };
  assert.deepEqual([file, document].map(nameOf), ["sky.png", "Sky"]);
  assert.deepEqual([file, document, { type: "text", text: "Hi" }, { type: "step-start" }].map(isNamed), [true, true, false, false]);
});

test("what came without a name has one", () => {
  assert.deepEqual([{ type: "file" }, { type: "data-document" }].map(nameOf), ["File", "Document"]);
});
