import DOMPurify from "../vendor/purify.js";

const TAGS =
  "a abbr b blockquote br caption cite code dd del details dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q s small strong sub summary sup table tbody td tfoot th thead tr u ul";
const ATTRIBUTES = "align alt checked class colspan disabled href open rowspan src start title type";

const MARKDOWN = {
  ALLOWED_TAGS: TAGS.split(" "),
  ALLOWED_ATTR: ATTRIBUTES.split(" "),
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

const COLOURED_CODE = {
  ALLOWED_TAGS: ["span"],
  ALLOWED_ATTR: ["class"],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** What a model's Markdown may become in the page. */
export function safeFragment(html) {
  const fragment = DOMPurify.sanitize(html, MARKDOWN);
  for (const marked of fragment.querySelectorAll("[class]")) keepLanguage(marked);
  for (const input of fragment.querySelectorAll("input")) makeCheckbox(input);
  for (const link of fragment.querySelectorAll("a")) leadOutside(link);
  for (const image of fragment.querySelectorAll("img:not([src])")) makeLink(image);
  return fragment;
}

/** What the highlighter makes of a piece of code. */
export function safeColouredCode(html) {
  return DOMPurify.sanitize(html, COLOURED_CODE);
}

// A picture is asked for as soon as it has a `src` in this page's document, so its address moves away while the document is still an inert one.
DOMPurify.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName !== "IMG") return;
  const source = node.getAttribute("src") ?? "";
  if (source.startsWith("data:image/")) return;
  node.removeAttribute("src");
  node.setAttribute("data-elsewhere", source);
});

function keepLanguage(node) {
  const language = node.nodeName === "CODE" && /^language-[\w+#.-]+$/.test(node.className);
  if (!language) node.removeAttribute("class");
}

function makeCheckbox(input) {
  input.type = "checkbox";
  input.disabled = true;
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
  const words = image.alt || "Image";
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

function outside(address) {
  const url = URL.canParse(address ?? "") ? new URL(address) : null;
  return url && ["http:", "https:", "mailto:", "tel:"].includes(url.protocol);
}
