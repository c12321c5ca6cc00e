import "../vendor/highlight.js";
import { GUESSED } from "./code-languages.js";

/** What the style sheet has a colour for; the first is everything else. */
const KINDS = " addition attr attribute built_in bullet comment deletion doctag emphasis keyword link literal meta name number quote regexp section selector-class selector-id selector-tag string strong symbol template-tag template-variable title type variable".split(" ");

const { hljs } = globalThis;

const GUESSABLE = ["python", "java", "javascript", "typescript", "sql", "bash", "json", "xml", "css", "go", "rust", "c", "cpp", "yaml"];
const GUESSED_FROM = 5_000;

self.addEventListener("message", ({ data: { text, language } }) => postMessage(coloursOf(text, language)));

function coloursOf(text, language) {
  const grammar = language === GUESSED ? guessed(text) : language;
  if (!grammar || !hljs.getLanguage(grammar)) return null;
  const runs = runsIn(hljs.highlight(text, { language: grammar, ignoreIllegals: true }).value);
  return { ends: Uint32Array.from(runs, (run) => run.end), kinds: Uint8Array.from(runs, (run) => run.kind), names: KINDS };
}

function guessed(text) {
  const { language, relevance } = hljs.highlightAuto(text.slice(0, GUESSED_FROM), GUESSABLE);
  return relevance > 3 ? language : undefined;
}

/** The highlighter writes HTML of three kinds of pieces: a span begins or ends, or there is text. */
function runsIn(html) {
  const runs = [];
  const kinds = [0];
  for (const [piece, names, entity] of html.matchAll(/<span class="([^"]*)">|<\/span>|(&[^;]+;)|[^<&]+/g)) {
    if (names !== undefined) kinds.push(kindOf(names) || kinds.at(-1));
    else if (piece === "</span>") kinds.pop();
    else add(runs, entity ? 1 : piece.length, kinds.at(-1));
  }
  return runs;
}

/** What stands inside another kind and has no colour of its own keeps the other's. */
function kindOf(names) {
  return Math.max(...names.split(" ").map((name) => KINDS.indexOf(name.replace("hljs-", ""))), 0);
}

function add(runs, length, kind) {
  const last = runs.at(-1);
  const end = (last?.end ?? 0) + length;
  if (last?.kind === kind) last.end = end;
  else runs.push({ end, kind });
}
