/** Tells a screen reader what happened; the tokens of an answer are not told. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
