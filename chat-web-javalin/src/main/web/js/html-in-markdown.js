/** The elements and attributes that HTML in Markdown may have; of an answer, of which nothing is to be lost, the rest is text. */
export const TAGS =
  "a abbr b blockquote br caption cite code dd del details dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q s small strong sub summary sup table tbody td tfoot th thead tr u ul".split(
    " ",
  );
export const ATTRIBUTES = "align alt checked class colspan disabled href open rowspan src start title type".split(" ");

const PIECE = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*\/?>|[<>]/g;
const ATTRIBUTE = /([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;

/**
 * HTML with all that it must not have set as text. What is safe is decided behind this; without it, a browser that only reads
 * forbidden markup would report it already.
 */
export function tamed(html) {
  return html.replace(PIECE, (piece, slash, name, attributes) => {
    if (piece.startsWith("<!--")) return "";
    if (!name || !TAGS.includes(name.toLowerCase())) return piece.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return `<${slash}${name}${slash ? "" : tamedAttributes(attributes)}>`;
  });
}

function tamedAttributes(attributes) {
  return [...attributes.matchAll(ATTRIBUTE)]
    .filter(([, name]) => ATTRIBUTES.includes(name.toLowerCase()))
    .map(([, name, ...values]) => ` ${name}="${quoted(values.find((value) => value !== undefined) ?? "")}"`)
    .join("");
}

/** As the value of an attribute; entities in it stay what they are. */
export function quoted(value) {
  return value.replace(/[<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
