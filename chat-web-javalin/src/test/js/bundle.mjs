import { readFileSync } from "node:fs";

const bundle = new URL("../../main/resources/ai/chatbot/web/page/texts_en.properties", import.meta.url);

/** A page that has the bundle of texts in it, and nothing else, for modules that say something. */
export function putTextsIntoThePage() {
  const lines = readFileSync(bundle, "utf8").split("\n");
  const entries = lines.filter((line) => /^[a-z]/.test(line)).map((line) => /^([^=]+)=(.*)$/.exec(line).slice(1));
  const texts = { textContent: JSON.stringify(Object.fromEntries(entries)) };
  globalThis.document = { documentElement: { lang: "en" }, getElementById: (id) => (id === "texts" ? texts : null) };
}
