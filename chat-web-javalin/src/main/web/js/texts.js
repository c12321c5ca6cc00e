/** What the page says: the one bundle of texts, which the server put into the page. */
let sentences;

/** The text under that key, with `values` in the places that name them. */
export function text(key, values = {}) {
  const sentence = all()[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/** The text under that key for so many. */
export function counted(key, count) {
  const form = new Intl.PluralRules(language()).select(count);
  return text(`${key}.${form}`, { count: number(count) });
}

export function isText(key) {
  return Object.hasOwn(all(), key);
}

export function number(value) {
  return value.toLocaleString(language());
}

export function language() {
  return document.documentElement.lang;
}

function all() {
  sentences ??= JSON.parse(document.getElementById("texts").textContent);
  return sentences;
}
