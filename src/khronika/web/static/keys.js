/* Which key was pressed, whatever alphabet the keyboard writes: where it writes another than Latin, a key is
 * known by the Latin letter that stands in its place. So "a" accepts while notes are typed in Russian. */

const PERIOD = "Period";

export function keyOf(event) {
  if (!/^[^\x00-\x7f]$/u.test(event.key)) return event.key;
  if (event.code === PERIOD) return ".";
  const [, letter] = /^Key([A-Z])$/.exec(event.code) ?? [];
  if (!letter) return event.key;
  return event.shiftKey ? letter : letter.toLowerCase();
}
