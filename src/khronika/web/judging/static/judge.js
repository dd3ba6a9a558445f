/* Judging by keyboard. Without this file the buttons do all the same.
 *
 *   j k and arrows   move among the pairs;  s d u   judge the current one
 *   w                to the reason;  z   undo what was kept last
 */

import { keyOf } from "./keys.js";

const pairs = [...document.querySelectorAll(".pair")];
const keysOn = document.getElementById("keys-on");
let current = null;

function choose(pair, { focus = true } = {}) {
  for (const other of pairs) {
    if (other === pair) other.setAttribute("aria-current", "true");
    else other.removeAttribute("aria-current");
  }
  current = pair;
  if (pair && focus) {
    pair.focus({ preventScroll: true });
    pair.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}

function step(by) {
  choose(pairs[Math.min(Math.max(pairs.indexOf(current) + by, 0), pairs.length - 1)]);
}

const judge = (verdict) => () => current?.querySelector(`button[value=${verdict}]`).click();
const verbs = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  s: judge("same"),
  d: judge("different"),
  u: judge("unsure"),
  w: () => current?.querySelector("input[name=why]").focus(),
  z: () => document.getElementById("undo")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.name === "why") return current?.focus();
  if (event.target.closest("input, select, textarea, summary") || !keysOn?.checked) return;
  const verb = verbs[keyOf(event)];
  if (!verb || !pairs.length) return;
  event.preventDefault();
  verb();
});

document.addEventListener("focusin", (event) => {
  const pair = event.target.closest(".pair");
  if (pair && pair !== current) choose(pair, { focus: false });
});

/* One decision is sent once, however often a key is pressed. */
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

/* The choice about keys holds as long as the window; it says nothing of a case. */
if (keysOn) {
  keysOn.checked = sessionStorage.getItem("keys") !== "off";
  keysOn.addEventListener("change", () => sessionStorage.setItem("keys", keysOn.checked ? "on" : "off"));
}

if (document.getElementById("comparing")) setTimeout(() => location.reload(), 3000);
/* A decision leads back to where it was taken: there stands the pair that followed, or the last one. */
const place = Number(/^#no-(\d+)$/.exec(location.hash)?.[1] ?? 1);
if (pairs.length) choose(pairs[Math.min(place, pairs.length) - 1], { focus: new URLSearchParams(location.search).has("change") });
/* Undoing leads to the pair that it brings back. */
document.getElementById("undo")?.form.addEventListener("submit", ({ target }) => (target.elements.back.value += location.hash));
