import assert from "node:assert/strict";
import { test } from "node:test";
import { closingDollar, looksLikeMath, mathSyntax } from "../../main/web/js/math-syntax.js";

const [block, inline] = mathSyntax.extensions;

const formulaAt = (text, at) => {
  const token = inline.tokenizer(text.slice(at));
  return token && [token.tex, token.display];
};

test("one dollar on each side makes a formula", () => {
  assert.deepEqual(formulaAt("$x^2$ and", 0), ["x^2", false]);
  assert.deepEqual(formulaAt("$a\\$b$", 0), ["a\\$b", false]);
  assert.deepEqual(formulaAt("$n$th", 0), ["n", false]);
});

test("prices are none", () => {
  for (const text of ["$5 and $10", "$5/$6", "$20,000 and $30,000", "$ x $", "$x $", "$x$5", "$5 `x$y`", "$x\ny$", "$$", "$"]) {
    assert.equal(closingDollar(text, 0), -1, text);
  }
  assert.equal(inline.start("US$5 or CA$6"), undefined);
  assert.equal(inline.start("about $5"), 6);
});

test("two dollars and brackets make one that stands by itself", () => {
  assert.deepEqual(formulaAt("$$x$$", 0), ["x", true]);
  assert.deepEqual(formulaAt("\\(x\\) y\\)", 0), ["x", false]);
  assert.deepEqual(formulaAt("\\[x\\]", 0), ["x", true]);
  assert.equal(block.tokenizer("$$\na\n\nb\n$$\n"), undefined);
  assert.equal(block.tokenizer("$$\na +\nb\n$$\nText").tex, "a +\nb");
  assert.equal(block.tokenizer("  \\[ a \\]").tex, "a");
  assert.equal(block.tokenizer("$$a$$ in a line"), undefined);
});

test("a formula ends a paragraph, what only looks like one does not", () => {
  assert.equal(block.start("Text:\n$$\nx\n$$"), 6);
  assert.equal(block.start("Text:\n$$\nx"), undefined);
});

test("a formula's element says its source and no more", () => {
  const html = inline.renderer(inline.tokenizer('$</code><img src="x">$'));
  assert.equal(html, '<code class="math-inline">&#60;/code&#62;&#60;img src=&#34;x&#34;&#62;</code>');
});

test("an open dollar is a formula's once it looks like it", () => {
  for (const text of ["\\alpha", "x^2", "x_1", "x=1"]) assert.ok(looksLikeMath(text), text);
  for (const text of ["5 and", "x", " x^2", "`a_b`", "5^2"]) assert.ok(!looksLikeMath(text), text);
});
