import DOMPurify from "../vendor/purify.js";
import { ATTRIBUTES, TAGS } from "./html-in-markdown.js";
import { text } from "./texts.js";

const MARKDOWN = {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ATTRIBUTES,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** What stands in a direction of its own, told by its first letter. */
const DIRECTED = "blockquote, dd, dt, h2, h3, h4, h5, h6, li, ol, p, summary, table, td, th, ul";

/** What a model's Markdown may become in the page. */
export function safeFragment(html) {
  const fragment = DOMPurify.sanitize(html, MARKDOWN);
  for (const marked of fragment.querySelectorAll("[class]")) keepClass(marked);
  for (const heading of fragment.querySelectorAll("h1")) lower(heading);
  for (const cell of fragment.querySelectorAll("th:empty")) unname(cell);
  for (const input of fragment.querySelectorAll("input")) makeCheckbox(input);
  for (const link of fragment.querySelectorAll("a")) leadOutside(link);
  for (const image of fragment.querySelectorAll("img:not([src])")) makeLink(image);
  for (const list of fragment.querySelectorAll("ol[start]")) keepStart(list);
  for (const directed of fragment.querySelectorAll(DIRECTED)) directed.dir = "auto";
  return fragment;
}

// A picture is asked for as soon as it has a `src` in this page's document, so its address moves away while the document is still an inert one.
DOMPurify.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName !== "IMG") return;
  const source = node.getAttribute("src") ?? "";
  if (source.startsWith("data:image/")) return;
  node.removeAttribute("src");
  node.setAttribute("data-elsewhere", source);
});

/** A language of code, or a formula: more is not said by a class. */
function keepClass(node) {
  const isKnown = node.nodeName === "CODE" && /^(?:language-[\w+#.-]+|math-(?:inline|display))$/.test(node.className);
  if (!isKnown) node.removeAttribute("class");
}

/** The page's first heading is the chat's title, so an answer's first two levels become one. */
function lower(heading) {
  renamed(heading, "h2").className = "heading-first";
}

/** A cell without a word names no column. */
function unname(cell) {
  renamed(cell, "td");
}

function renamed(element, name) {
  const other = document.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

function makeCheckbox(input) {
  input.type = "checkbox";
  input.disabled = true;
  const item = input.closest("li");
  input.setAttribute("aria-label", item?.textContent.trim().slice(0, 200) || text("task.label"));
}

function leadOutside(link) {
  const address = outside(link.getAttribute("href"));
  if (!address) {
    link.removeAttribute("href");
    return;
  }
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
}

/** Loading it would tell its server who reads this, and when; so the reader decides. */
function makeLink(image) {
  const address = image.getAttribute("data-elsewhere");
  const words = image.alt || text("picture.label");
  if (!outside(address) || image.closest("a")) {
    image.replaceWith(words);
    return;
  }
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  link.className = "picture-link";
  leadOutside(link);
  image.replaceWith(link);
}

function keepStart(list) {
  if (!/^\d{1,9}$/.test(list.getAttribute("start"))) list.removeAttribute("start");
  else list.style.setProperty("--digits", String(list.start + list.children.length).length);
}

function outside(address) {
  const url = URL.canParse(address ?? "") ? new URL(address) : null;
  return url && ["http:", "https:", "mailto:", "tel:"].includes(url.protocol);
}
