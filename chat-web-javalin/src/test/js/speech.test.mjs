import assert from "node:assert/strict";
import { test } from "node:test";
import { takeSentences, withoutCode } from "../../main/web/js/speech.js";

const spoken = (text, whole = true, from = 0) => takeSentences(text, from, whole).sentences;

test("only finished sentences are spoken while a text grows, and each of them once", () => {
  const first = takeSentences("It rains. It po", 0, false);
  assert.deepEqual(first.sentences, ["It rains."]);
  const second = takeSentences("It rains. It pours. And", first.next, false);
  assert.deepEqual(second.sentences, ["It pours."]);
  const last = takeSentences("It rains. It pours. And then", second.next, true);
  assert.deepEqual(last.sentences, ["And then"]);
  assert.deepEqual(takeSentences("It rains. It pours. And then", last.next, true).sentences, []);
});

test("signs of Markdown are not spoken", () => {
  assert.deepEqual(spoken("## A title\n\n"), ["A title"]);
  assert.deepEqual(spoken("**Bold** and `code`, see [the docs](https://example.com/a?b)."), ["Bold and code, see the docs."]);
  assert.deepEqual(spoken("| --- | --- |\n"), []);
});

test("nothing is spoken of nothing", () => {
  assert.deepEqual(spoken(""), []);
  assert.deepEqual(spoken("\n\n"), []);
});

test("code is passed over, also where its fence is still open, and what follows it is not", () => {
  const text = "Look:\n```js\nrun(1);\n```\nThat runs.\n~~~\nopen";
  assert.equal(withoutCode(text).length, text.length);
  assert.deepEqual(spoken(withoutCode(text)), ["Look:", "That runs."]);
});
