/** In code points, as the server counts. */
export const LONGEST_MESSAGE = 32_000;

export function lengthOf(words) {
  return [...words.trim()].length;
}

/** Makes a box as high as what is in it; the style sheet says how high at most. */
export function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

/** Enter that ends the composing of a word is not meant for us; one browser only tells by 229. */
export function sendsOnEnter(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}
