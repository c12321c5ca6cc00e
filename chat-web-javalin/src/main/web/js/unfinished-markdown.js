import { closingDollar, looksLikeMath } from "./math-syntax.js";

/**
 * A growing text as it is shown for now: what is open at its end is closed, and what cannot be told yet waits, so that nobody
 * sees raw syntax turn into something else. Only its last block is changed.
 */
export function calm(text) {
  const fence = lastFence(text);
  if (fence.open) return withoutHalfFence(text, fence.open);
  if (text.trimEnd().length === fence.closedTo) return text;
  const table = tableBegun(text);
  if (table) return table;
  const shown = withoutMarkersAlone(text);
  const start = Math.max(startOfRun(shown), fence.closedTo);
  return shown.slice(0, start) + closed(shown.slice(start));
}

const FENCE = /^(?:[ \t>]|[-+*] |\d{1,9}[.)] )*(`{3,}|~{3,})([^\n]*)$/gm;

/** The one that is open at the end, or where the last one was closed. */
function lastFence(text) {
  let open = null;
  let closedTo = 0;
  for (const { 0: line, 1: mark, 2: rest, index } of text.matchAll(FENCE)) {
    const closes = open && mark[0] === open.mark[0] && mark.length >= open.mark.length && rest.trim() === "";
    if (closes) {
      closedTo = index + line.trimEnd().length;
      open = null;
    } else if (!open && !(mark[0] === "`" && rest.includes("`"))) {
      open = { mark, at: index, end: index + line.length };
    }
  }
  return { open, closedTo };
}

function withoutHalfFence(text, { mark, at, end }) {
  // The name of the language is still being written.
  if (end === text.length) return text.slice(0, at);
  const lastLine = text.lastIndexOf("\n") + 1;
  const half = text.slice(lastLine).trim();
  const isHalf = half !== "" && half.length <= mark.length && half === mark[0].repeat(half.length);
  return isHalf ? text.slice(0, lastLine) : text;
}

/** The names of columns are a table from their first word on, not only once the line below says so. */
function tableBegun(text) {
  const lines = text.split("\n");
  const line = /^ *[|:\- \t]*$/.test(lines.at(-1)) ? lines.pop() : "";
  const names = lines.pop() ?? "";
  if (!isRow(names) || isRow(lines.at(-1))) return null;
  const columns = cellsIn(names);
  if (names.replace(/[|\s]/g, "") === "") return null;
  if (cellsIn(line) === columns && /-:?\s*\|\s*$/.test(line)) return text;
  const row = `${names.slice(0, names.lastIndexOf("|") + 1)}${closed(names.slice(names.lastIndexOf("|") + 1))}`;
  return [...lines, row, `|${" --- |".repeat(columns)}`].join("\n");
}

function isRow(line) {
  return /^ {0,3}\|/.test(line ?? "");
}

function cellsIn(row) {
  return row.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).length;
}

/** A last line that can still become anything: a heading, an item, a line across, a box to tick, a fence. */
function withoutMarkersAlone(text) {
  const at = text.lastIndexOf("\n") + 1;
  const isUndecided =
    text.length - at < 40 &&
    /^[ \t]*(?:>[> \t]*)?(?:[-+*_=#|~`]+|\d{1,9}[.)]?|(?:[-+*]|\d{1,9}[.)]) +\[[ xX]?\]?|\${1,2}|\\\[?)?[ \t]*$/.test(text.slice(at));
  return isUndecided ? text.slice(0, at) : text;
}

/** Where the last piece of text begins in which emphasis, code and links can be open. */
function startOfRun(text) {
  const gap = [...text.matchAll(/\n[ \t]*\n/g)].at(-1);
  const paragraph = gap ? gap.index + gap[0].length : 0;
  const marker = [...text.slice(paragraph).matchAll(/^[ \t]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6}|>)[ \t]|(?=\|))/gm)].at(-1);
  const line = marker ? paragraph + marker.index + marker[0].length : paragraph;
  return text[line] === "|" ? text.lastIndexOf("|") + 1 : line;
}

/** The run with its end put right. */
function closed(run) {
  const open = [];
  const brackets = [];
  let at = 0;
  while (at < run.length) {
    const step = (STEPS[run[at]] ?? stepOver)(run, at, open, brackets);
    if (step.shown !== undefined) return finished(step.shown, open);
    at = step.to;
  }
  return finished(brackets.length > 0 ? withoutLink(run, brackets[0], run.length, open) : run, open);
}

/** What to do at a character: go on at `to`, or end with what is `shown`, to which the marks in `open` are added. */
const STEPS = {
  "\\": stepOverEscape,
  "`": stepOverCode,
  $: stepOverMath,
  "*": stepOverMark,
  _: stepOverMark,
  "~": stepOverMark,
  "[": (run, at, open, brackets) => ({ to: brackets.push(at) && at + 1 }),
  "]": stepOverLink,
  "<": (run, at) => (UNFINISHED_TAG.test(run.slice(at, at + 300)) ? { shown: run.slice(0, at) } : { to: at + 1 }),
};

const UNFINISHED_TAG = /^<(?:|\/|\/?[a-zA-Z][\w-]*(?:\s+[\w-]+="[^"]*")*(?:\s+[\w-]*(?:="?[^"]*)?)?|(?:https?|mailto):[^\s>]*)$/;

function stepOver(run, at) {
  return { to: at + 1 };
}

/** `\(` and `\[` are math; whatever else is escaped is two characters. */
function stepOverEscape(run, at) {
  const closing = { "(": "\\)", "[": "\\]" }[run[at + 1]];
  if (!closing) return at + 1 === run.length ? { shown: run.slice(0, at) } : { to: at + 2 };
  const end = run.indexOf(closing, at + 2);
  return end < 0 ? { shown: withCode(run, at, run.slice(at + 2)) } : { to: end + 2 };
}

function stepOverCode(run, at) {
  const ticks = run.slice(at).match(/^`+/)[0];
  for (const { 0: found, index } of run.slice(at + ticks.length).matchAll(/`+/g)) {
    if (found === ticks) return { to: at + ticks.length + index + found.length };
  }
  return { shown: withCode(run, at, run.slice(at + ticks.length)) };
}

function stepOverMath(run, at) {
  const mark = run[at + 1] === "$" ? "$$" : "$";
  const end = mark === "$" ? closingDollar(run, at) : run.indexOf("$$", at + 2);
  if (end >= 0) return { to: end + mark.length };
  const tex = run.slice(at + mark.length);
  const isFormula = mark === "$$" || (looksLikeMath(tex) && !tex.includes("\n"));
  return isFormula ? { shown: withCode(run, at, tex) } : { to: at + mark.length };
}

/** What is not whole yet, set as code: a formula's source, or code itself. */
function withCode(run, at, content) {
  const text = content.replace(/[`$\\]+$/, "").replace(/\n[ \t]*(?=\n)/g, "").trim();
  if (text === "") return run.slice(0, at);
  const ticks = "`".repeat(1 + [...text.matchAll(/`+/g)].reduce((most, [found]) => Math.max(most, found.length), 0));
  return run.slice(0, at) + ticks + text + ticks;
}

function stepOverMark(run, at, open) {
  const mark = run.slice(at).match(/^(\*+|_+|~+)/)[0];
  const before = run[at - 1] ?? " ";
  const rest = run.slice(at + mark.length);
  const to = at + mark.length;
  if (mark[0] === "_" && /\w/.test(before) && /^\w/.test(rest)) return { to };
  const known = open.findLastIndex((each) => each.mark === mark);
  if (known >= 0 && !/\s/.test(before)) open.length = known;
  else if (rest === "") return { shown: run.slice(0, at) };
  else if (!/^\s/.test(rest)) open.push({ mark, at, end: to });
  return { to };
}

/** The words of a link stand as words until its address is known; a picture is not shown before. */
function stepOverLink(run, at, open, brackets) {
  if (brackets.length === 0) return { to: at + 1 };
  const from = brackets.pop();
  const rest = run.slice(at + 1);
  const isDefinition = from === 0 && rest.startsWith(":") && !rest.includes("\n");
  if (isDefinition) return { shown: "" };
  const address = rest.match(/^\((?:[^()\n]|\([^()\n]*\))*\)|^\[[^\]\n]*\]/)?.[0] ?? "";
  const isComing = rest === "" || (address === "" && /^[([]/.test(rest) && !rest.includes("\n"));
  return isComing ? { shown: withoutLink(run, from, at, open) } : { to: at + 1 + address.length };
}

function withoutLink(run, from, to, open) {
  const isPicture = run[from - 1] === "!";
  const gone = open.findIndex((each) => each.at > from);
  if (isPicture) {
    if (gone >= 0) open.length = gone;
    return run.slice(0, from - 1);
  }
  for (const each of open.slice(gone < 0 ? open.length : gone)) {
    each.at--;
    each.end--;
  }
  return run.slice(0, from) + run.slice(from + 1, to);
}

/** A mark with nothing behind it is not shown; any other gets its other half. */
function finished(shown, open) {
  let text = shown.trimEnd();
  for (const { mark, at, end } of open.toReversed()) {
    text = text.length <= end ? text.slice(0, at).trimEnd() : text + mark;
  }
  return text;
}
