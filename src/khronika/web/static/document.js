/* The page of a document: an item's words light up in the text, and words tell what was read from them.
 *
 * Without this file every item links to its first words, and words link to one item. With it:
 *   choose an item    its words are lit, the text scrolls to the first of them
 *   choose words      the panel shows only what was read from there; the shortest passage lights up
 *   n, p and arrows   move among the words: those that are lit, or all of them
 *   Escape            puts everything back
 */

import { keyOf } from "./keys.js";

const text = document.getElementById("text");
const panel = document.getElementById("panel");
const title = document.getElementById("panel-title");
const showAll = document.getElementById("show-all");
const told = document.getElementById("told");

const runs = [...text.querySelectorAll(".words")];
const items = [...panel.querySelectorAll(".item")];
const itemsOf = (run) => run.dataset.items.split(" ");
const runsOf = (item) => runs.filter((run) => itemsOf(run).includes(item.id));
const itemAt = (hash) => items.find((item) => `#${item.id}` === hash);
const still = matchMedia("(prefers-reduced-motion: reduce)");
const scroll = (element, block, behavior = still.matches ? "instant" : "smooth") =>
  element.scrollIntoView({ block, behavior });

function light(lit) {
  for (const run of runs) run.classList.toggle("lit", lit.includes(run));
}

function show(shown) {
  const some = shown.length < items.length;
  for (const item of items) item.hidden = !shown.includes(item);
  for (const section of panel.querySelectorAll("section"))
    section.hidden = !section.querySelector(".item:not([hidden])");
  panel.classList.toggle("open", some);
  title.textContent = some ? panel.dataset.some : panel.dataset.all;
  showAll.hidden = !some;
}

function current(chosen) {
  for (const element of [...items, ...runs])
    if (element === chosen) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
}

/* One stop of the Tab key for the whole text; within it the keys move. */
function stopAt(run) {
  for (const other of runs) other.tabIndex = other === run ? 0 : -1;
}

function chooseItem(item, behavior) {
  const lit = runsOf(item);
  if (!panel.classList.contains("open") || item.hidden) show(items);
  panel.classList.remove("open");
  light(lit);
  current(item);
  history.replaceState(null, "", `#${item.id}`);
  if (!lit.length) return;
  stopAt(lit[0]);
  scroll(lit[0], "center", behavior);
  told.textContent = `${told.dataset.words} ${lit.length}`;
}

function chooseWords(run) {
  const shown = items.filter((item) => itemsOf(run).includes(item.id));
  light(runs.filter((other) => itemsOf(other).includes(itemsOf(run)[0])));
  current(run);
  stopAt(run);
  show(shown);
  panel.scrollTop = 0;
  scroll(run, "nearest");
  told.textContent = `${panel.dataset.some}: ${shown.length}`;
}

function putBack() {
  const chosen = document.querySelector(".item[aria-current], .words[aria-current]");
  light([]);
  current(null);
  show(items);
  told.textContent = "";
  history.replaceState(null, "", location.pathname);
  (chosen?.matches(".item") ? chosen.querySelector(".to-words") : chosen)?.focus();
}

function move(step) {
  const lit = runs.filter((run) => run.classList.contains("lit"));
  const among = lit.length > 1 ? lit : runs;
  const from = among.indexOf(document.activeElement);
  const here = from < 0 ? among.findIndex((run) => run.tabIndex === 0) - (step > 0 ? 1 : 0) : from;
  const next = among[Math.min(Math.max(here + step, 0), among.length - 1)];
  if (!next) return;
  stopAt(next);
  next.focus({ preventScroll: true });
  scroll(next, "center");
}

const steps = { n: 1, ArrowRight: 1, ArrowDown: 1, p: -1, ArrowLeft: -1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
  if (event.key === "Escape") return putBack();
  const step = steps[keyOf(event)];
  if (!step || (event.key.startsWith("Arrow") && !text.contains(document.activeElement))) return;
  event.preventDefault();
  move(step);
});

text.addEventListener("click", (event) => {
  const run = event.target.closest(".words");
  if (!run || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  chooseWords(run);
});

panel.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  const item = link.matches(".to-words") ? link.closest(".item") : itemAt(link.hash);
  if (!item) return;
  event.preventDefault();
  chooseItem(item);
  if (!link.matches(".to-words")) item.querySelector(".to-words").focus();
});

showAll.addEventListener("click", putBack);

/* An address that names an item opens with its words lit. */
function open() {
  const named = itemAt(location.hash);
  if (!named) return;
  chooseItem(named, "instant");
  panel.scrollTop = named.offsetTop - panel.clientHeight / 3;
}

stopAt(runs[0]);
document.getElementById("keys").hidden = !runs.length;
/* The browser scrolls to the address's anchor by itself until it has loaded all: ours comes after. */
addEventListener("load", () => requestAnimationFrame(open));
