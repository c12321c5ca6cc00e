/** Characters; whatever is longer is no formula that anybody reads. */
const LONGEST = 2_000;
/** KaTeX bounds what is too large, but not what is moved too far: away, over other messages. */
const FAR = /\d{3}(?:\.\d*)?\s*(?:pt|mm|cm|in|bp|pc|dd|cc|nd|nc|sp|px|em|ex|mu)\b/;

/** Elements inside each other; browsers end the page where there are too many. */
const DEEPEST = 120;

const OPTIONS = {
  throwOnError: true,
  trust: false,
  strict: "ignore",
  output: "htmlAndMathml",
  maxSize: 20,
  maxExpand: 200,
};

let katex;

/** A function that draws the formula into an element; nothing if it is no formula. The first one loads KaTeX. */
export async function drawFormula(tex, displayMode) {
  if (tex.length > LONGEST || FAR.test(tex)) return null;
  katex ??= load();
  const { default: loaded } = await katex;
  return (element) => draw(loaded, tex, displayMode, element);
}

async function load() {
  const [module] = await Promise.all([import("../vendor/katex/katex.js"), loadStyle(new URL("../vendor/katex/katex.css", import.meta.url))]);
  return module;
}

function loadStyle(address) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  link.addEventListener("load", resolve);
  link.addEventListener("error", reject);
  document.head.append(link);
  return promise;
}

function draw(loaded, tex, displayMode, element) {
  try {
    const tree = loaded.__renderToDomTree(tex, { ...OPTIONS, displayMode });
    element.replaceChildren(withoutStyleAttributes(tree));
  } catch {
    // Its source stays.
  }
}

/**
 * What `katex.render` puts into the page, but for attributes named `style`, which this page's policy forbids: the same goes through
 * the object model, which it allows.
 */
function withoutStyleAttributes(tree) {
  rename(tree, 0);
  const formula = tree.toNode();
  for (const styled of formula.querySelectorAll("[data-style]")) {
    styled.style.cssText = styled.getAttribute("data-style");
    styled.removeAttribute("data-style");
  }
  return formula;
}

function rename(node, depth) {
  if (depth > DEEPEST) throw new RangeError("a formula inside a formula, and so on");
  const { style } = node.attributes ?? {};
  if (typeof style === "string") {
    node.attributes["data-style"] = style;
    delete node.attributes.style;
  }
  for (const child of node.children ?? []) rename(child, depth + 1);
}
