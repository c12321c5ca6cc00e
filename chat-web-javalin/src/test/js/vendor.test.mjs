import { test } from "node:test";
import assert from "node:assert/strict";

// As they were built: their sources are in webjars.
const vendor = "../../../target/classes/web/assets/vendor";

test("marked reads Markdown", async () => {
  const { marked } = await import(`${vendor}/marked.js`);
  assert.equal(marked.parser(marked.lexer("*a*")), "<p><em>a</em></p>\n");
});

test("purify is a module that leaves nothing behind", async () => {
  const { default: DOMPurify } = await import(`${vendor}/purify.js`);
  assert.equal(typeof DOMPurify, "function");
  assert.equal(globalThis.DOMPurify, undefined);
});

test("katex is a module that leaves nothing behind", async () => {
  const { default: katex } = await import(`${vendor}/katex/katex.js`);
  assert.match(katex.renderToString("x^2", { output: "mathml" }), /<msup>/);
  assert.equal(globalThis.katex, undefined);
});

test("highlight is there as hljs, however it was loaded", async () => {
  await import(`${vendor}/highlight.js`);
  assert.match(globalThis.hljs.highlight("int a;", { language: "java" }).value, /hljs-type/);
});
