import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCsv } from "../../main/web/js/csv.js";

test("commas, quotes and line breaks inside quotes", () => {
  assert.deepEqual(parseCsv('a,"b, c"\r\n"say ""hi""","two\nlines"\n'), [
    ["a", "b, c"],
    ['say "hi"', "two\nlines"],
  ]);
});

test("empty cells stay, empty lines go", () => {
  assert.deepEqual(parseCsv("a,,\n\n,b\n"), [
    ["a", "", ""],
    ["", "b"],
  ]);
});

test("a text that breaks off is read as far as it goes", () => {
  assert.deepEqual(parseCsv('a,b\nc,"half'), [
    ["a", "b"],
    ["c", "half"],
  ]);
  assert.deepEqual(parseCsv(""), []);
});
