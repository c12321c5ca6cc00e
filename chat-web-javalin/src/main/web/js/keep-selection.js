/** Does `work`, which changes what is in `host`; what the reader has selected there is selected afterwards. */
export function keepSelection(host, work) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.containsNode(host, true)) {
    work();
    return;
  }
  const before = endsOf(selection);
  const anchor = placeOf(host, before[0], before[1]);
  const focus = placeOf(host, before[2], before[3]);
  work();
  const isMoved = endsOf(selection).some((each, index) => each !== before[index]);
  if (isMoved) selection.setBaseAndExtent(...anchor(), ...focus());
}

function endsOf({ anchorNode, anchorOffset, focusNode, focusOffset }) {
  return [anchorNode, anchorOffset, focusNode, focusOffset];
}

/** A place in the text, as a function that finds it again. */
function placeOf(host, node, offset) {
  if (!host.contains(node)) return () => [node, offset];
  const before = document.createRange();
  before.setStart(host, 0);
  before.setEnd(node, offset);
  const length = before.toString().length;
  return () => placeAfter(host, length);
}

function placeAfter(host, length) {
  const texts = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  for (let left = length; texts.nextNode(); left -= texts.currentNode.length) {
    if (left <= texts.currentNode.length) return [texts.currentNode, left];
  }
  return [host, host.childNodes.length];
}
