/** Characters. */
const LONGEST = 200_000;

/** In milliseconds. A grammar can take for ever over a text that was made for it. */
const LONGEST_WAIT = 3_000;

const jobs = [];
let worker = null;

/**
 * Finds the colours of some code, beside the page and not in its time: where each run of one colour ends,
 * and its kind, which has a name; or nothing if no colours are known for it. The first call loads the highlighter.
 */
export function coloursOf(text, language) {
  if (text.length > LONGEST) return Promise.resolve(null);
  const { promise, resolve } = Promise.withResolvers();
  if (jobs.push({ text, language, resolve }) === 1) begin();
  return promise;
}

function begin() {
  worker ??= open();
  const { text, language } = jobs[0];
  jobs[0].watch = setTimeout(giveUp, LONGEST_WAIT);
  worker.postMessage({ text, language });
}

function open() {
  const opened = new Worker(new URL("./highlight-worker.js", import.meta.url), { type: "module" });
  opened.addEventListener("message", ({ data }) => end(data));
  opened.addEventListener("error", giveUp);
  return opened;
}

function giveUp() {
  worker?.terminate();
  worker = null;
  end(null);
}

function end(colours) {
  const { resolve, watch } = jobs.shift();
  clearTimeout(watch);
  resolve(colours);
  if (jobs.length > 0) begin();
}
