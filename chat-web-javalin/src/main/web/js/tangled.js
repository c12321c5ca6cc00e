/** How many links may be broken, and how many marks of emphasis open at once, in a line that people wrote for people. */
const BROKEN_LINKS = 30;
const OPEN_MARKS = 40;

/** Characters; whatever is shorter is read in no time. */
const HARMLESS = 400;
const LONGEST = 24_000;
const MOST_MARKS = 2_500;

/** Would reading this line, or paragraph, for emphasis and links take out of all proportion to its length? */
export function isTangled(line) {
  if (line.length <= HARMLESS) return false;
  return line.length > LONGEST || hasTooManyMarks(line) || hasBrokenLinks(line) || hasOpenMarks(line);
}

function hasTooManyMarks(line) {
  return line.length > MOST_MARKS && line.replace(/[^\\`*_~[\]$<&]+/g, "").length > MOST_MARKS;
}

const LINK = /\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:\s+["'(][^"'()\n]*["')])?\)/g;

function hasBrokenLinks(line) {
  const begun = line.split("](").length - 1;
  return begun > BROKEN_LINKS && begun - [...line.matchAll(LINK)].length > BROKEN_LINKS;
}

function hasOpenMarks(line) {
  let open = 0;
  for (const { 0: mark, index } of line.matchAll(/\*+|_+|~+/g)) {
    const afterSpace = /^\s?$/.test(line.charAt(index - 1));
    const beforeSpace = /^\s?$/.test(line.charAt(index + mark.length));
    if (!beforeSpace && (afterSpace || open === 0)) open++;
    else if (!afterSpace && open > 0) open--;
    if (open > OPEN_MARKS) return true;
  }
  return false;
}
