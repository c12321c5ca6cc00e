const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Without the characters that turn the direction of writing, which would turn what stands around it as well. */
export function inOneDirection(words) {
  return words.replace(TURNS, "");
}
