/**
 * The elements that `draw(items)` makes of some items, one of each. It says what `fragment` it drew, and which `elements` in that are
 * the items'. HTML in the words of an item may end its element or begin another: such items are drawn alone, and what has come out
 * of one is put back into it as text.
 */
export function oneEach(items, draw) {
  const { fragment, elements } = draw(items);
  for (const element of elements) element.remove();
  const strays = fragment.textContent.trim();
  if (elements.length === items.length && strays === "") return elements;
  if (items.length > 1) return items.flatMap((item) => oneEach([item], draw));
  const [first, ...others] = elements;
  const home = first.nodeName === "TR" ? first.lastElementChild : first;
  home.append(" ", [...others.map(({ textContent }) => textContent.trim()), strays].join(" "));
  return [first];
}
