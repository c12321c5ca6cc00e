const KEPT = 10;

/** Tells a screen reader something when it has said what it is saying. */
export function announce(words) {
  const log = document.getElementById("announcer");
  const line = document.createElement("p");
  line.textContent = words;
  log.append(line);
  while (log.childElementCount > KEPT) log.firstElementChild.remove();
}
