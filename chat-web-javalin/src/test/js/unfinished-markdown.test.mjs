import assert from "node:assert/strict";
import { test } from "node:test";
import { calm } from "../../main/web/js/unfinished-markdown.js";

const cases = {
  "what is open at the end is closed": {
    "Hello **wor": "Hello **wor**",
    "Hello *wor": "Hello *wor*",
    "**bold *both": "**bold *both***",
    "**bold ": "**bold**",
    "**bold*": "**bold**",
    "~~gone": "~~gone~~",
    "a `co": "a `co`",
    "a ``co`": "a `co`",
    "- a\n- **b": "- a\n- **b**",
    "| a |\n|---|\n| **b": "| a |\n|---|\n| **b**",
  },
  "a mark with nothing behind it waits": {
    "Hello **": "Hello",
    "Hello `": "Hello",
    "**a** and _": "**a** and",
    "a\\": "a",
  },
  "what is whole stays as it is": {
    "**a** *b* ~~c~~ `d` [e](https://f.example) 5 * 3": "**a** *b* ~~c~~ `d` [e](https://f.example) 5 * 3",
    "snake_case_name": "snake_case_name",
    "a < b and c > d": "a < b and c > d",
    "- [x] done": "- [x] done",
    "- a\n- b": "- a\n- b",
    "Hi!": "Hi!",
  },
  "a link is its words until its address is known": {
    "see [the do": "see the do",
    "see [the docs]": "see the docs",
    "see [the docs](https://d": "see the docs",
    "see [the **docs**](https://d": "see the **docs**",
    "see ![a pic](https://d": "see",
    "see <https://d": "see",
    "[1]: https://d": "",
  },
  "HTML waits for its end": { "a <kb": "a", 'a <a href="x': "a", "a <b and c": "a <b and c" },
  "a last line of marks alone waits": {
    "Text\n-": "Text\n",
    "Text\n- ": "Text\n",
    "Text\n---": "Text\n",
    "Text\n=": "Text\n",
    "- a\n  - ": "- a\n",
    "1. a\n2": "1. a\n",
    "##": "",
    "- [": "",
    "- [ ] ": "",
    "``": "",
  },
  "a table is one from its first line on": {
    "| a | b": "| a | b\n| --- | --- |",
    "| a | b |\n|--": "| a | b |\n| --- | --- |",
    "| a | b |\n|---|---|": "| a | b |\n|---|---|",
    "| a | b |\n|---|---|\n| c": "| a | b |\n|---|---|\n| c",
    "|": "",
  },
  "a fence waits for its language, and is left alone inside": {
    "```py": "",
    "Text\n\n```py": "Text\n\n",
    "```py\n**a `b": "```py\n**a `b",
    "```py\na\n``": "```py\na\n",
    "```py\na\n```": "```py\na\n```",
    "```py\n**a\n```\n**b": "```py\n**a\n```\n**b**",
    "~~~\n```\n[a": "~~~\n```\n[a",
  },
  "a formula is code until it is whole": {
    "so $\\alpha": "so `\\alpha`",
    "so $$x^2": "so `x^2`",
    "so \\(x": "so `x`",
    "\\[\nx": "`x`",
    "it costs $5 and": "it costs $5 and",
    "so $x$ and **y": "so $x$ and **y**",
  },
};

for (const [name, texts] of Object.entries(cases)) {
  test(name, () => {
    for (const [growing, shown] of Object.entries(texts)) {
      assert.equal(calm(growing).trimEnd(), shown.trimEnd(), JSON.stringify(growing));
    }
  });
}

test("only the last block is changed", () => {
  const text = "**a\n\n[b](c\n\n| d |\n\nand *e";
  assert.equal(calm(text), "**a\n\n[b](c\n\n| d |\n\nand *e*");
});
