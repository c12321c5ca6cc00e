/** Shows another of the page's icons in the place of the one that is there. */
export function setIcon(element, name) {
  element.querySelector("use").setAttribute("href", `#icon-${name}`);
}
