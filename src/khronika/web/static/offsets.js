/* Places in a text as the casebook counts them: in code points, not in the units of JavaScript's strings. */

const points = (units) => [...units].length;

/* The offset of a place in the document that the browser shows, within the text of an element. */
function offsetOf(element, container, at) {
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(container, at);
  return points(before.toString());
}

/* What of a range lies within an element: [start, end) in code points, without white space at its ends.
 * Null where nothing is left. */
export function spanOf(element, range) {
  const inside = document.createRange();
  inside.selectNodeContents(element);
  if (range.collapsed || !range.intersectsNode(element)) return null;
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
  const words = inside.toString();
  if (!words.trim()) return null;
  const start = offsetOf(element, inside.startContainer, inside.startOffset) + points(words) - points(words.trimStart());
  return [start, start + points(words.trim())];
}

/* The place of an offset: a text node, and the unit in it. */
export function placeOf(element, offset) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const here = points(node.data);
    if (left <= here) return [node, [...node.data].slice(0, left).join("").length];
    left -= here;
    last = node;
  }
  return last ? [last, last.data.length] : [element, 0];
}
