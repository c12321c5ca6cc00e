import assert from "node:assert/strict";
import { test } from "node:test";
import { isTangled } from "../../main/web/js/tangled.js";

test("what people write is not tangled, however long", () => {
  const long = "Some **bold** and *other* words, `code`, a [link](https://a.example/b_(c) 'd') and 5 * 3 = 15. ".repeat(200);
  assert.ok(long.length > 15_000);
  assert.ok(!isTangled(long));
  assert.ok(!isTangled("[a](b ".repeat(20)));
  assert.ok(!isTangled("A link in a word: ".repeat(60) + "[a](b"));
});

test("what no reader of Markdown gets through in time is tangled", () => {
  for (const piece of ["![](", "[a](b", "[a](b ", "*a ", "**a ", "_a ", "~~a ", "*a **b __c ", "\\*", "[", "`a", "<a ", "a*"]) {
    assert.ok(isTangled(piece.repeat(3_000)), piece);
  }
  assert.ok(isTangled("[a](b".repeat(200)));
  assert.ok(isTangled("![](".repeat(150) + ")".repeat(150)));
  assert.ok(isTangled("*a ".repeat(200)));
  assert.ok(isTangled("w".repeat(30_000)));
});
