/* The review of a document. What is decided goes to the API at once; the page then shows what the casebook holds.
 *
 *   items     one is current: buttons and keys act on it
 *   text      can be selected by mouse and by keyboard, and never changed
 *   send      decisions go one after the other, in the order in which they were taken
 *   renew     fetches the page again and puts its text and items in place of ours
 *   form      a dialog that the server writes; what is typed in it is kept by the server until it is sent
 */

import { keyOf } from "./keys.js";
import { placeOf, spanOf } from "./offsets.js";

const desk = document.getElementById("desk");
const text = document.getElementById("text");
const panel = document.getElementById("panel");
const told = document.getElementById("told");
const failed = document.getElementById("failed");
const dialog = document.getElementById("form");
const keys = document.getElementById("keys");
const keysOn = document.getElementById("keys-on");
const words = desk.dataset;
const here = location.pathname;

const items = () => [...panel.querySelectorAll(".item")];
const current = () => panel.querySelector(".item[aria-current]");
const itemOf = (id) => items().find((item) => item.id === id);
const spansOf = (item) => item.dataset.spans.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
/* What an item holds as it is shown: where somebody changed it meanwhile, what is decided on it is refused. */
const seen = (item) => JSON.parse(item.dataset.seen);
const still = matchMedia("(prefers-reduced-motion: reduce)");

function tell(...parts) {
  told.textContent = parts.join(" ");
}

function fail(why) {
  failed.textContent = `${words.failed} ${why}`;
  failed.scrollIntoView({ block: "nearest" });
}

/* Items */

function choose(item, { focus = true } = {}) {
  for (const other of items()) {
    other.toggleAttribute("aria-current", other === item);
    if (other === item) other.setAttribute("aria-current", "true");
    other.tabIndex = other === item ? 0 : -1;
  }
  const runs = [...text.querySelectorAll(".words")];
  const lit = item ? runs.filter((run) => run.dataset.items.split(" ").includes(item.id)) : [];
  for (const run of runs) run.classList.toggle("lit", lit.includes(run));
  if (!item) return;
  history.replaceState(null, "", `#${encodeURIComponent(item.id)}`);
  if (focus) item.focus({ preventScroll: true });
  const behavior = still.matches ? "instant" : "smooth";
  item.scrollIntoView({ block: "nearest", behavior });
  if (focus) lit[0]?.scrollIntoView({ block: "center", behavior });
}

function step(by) {
  const all = items();
  const next = all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)];
  if (next) choose(next);
}

/* Whether an item waits for a decision, and none is on its way. */
const waits = (item) => item.dataset.review === "proposed" && !item.classList.contains("saving");

/* What waits next after an item, from the top again where nothing follows. */
function waitingAfter(item) {
  const all = items();
  const from = all.indexOf(item);
  return [...all.slice(from + 1), ...all.slice(0, from + 1)].find(waits);
}

/* From an item that was decided about, to what waits next. */
function goOn(item) {
  const next = waitingAfter(item);
  if (next) choose(next);
  else tell(words.done);
}

/* Decisions */

async function ask(path, value) {
  const answer = await fetch(`${words.decides}${path}`, {
    method: "POST",
    keepalive: true, // it arrives even if the page is closed meanwhile
    headers: { "Content-Type": "application/json", "X-CSRFToken": words.token },
    body: JSON.stringify(value),
  }).catch(() => null);
  if (!answer) return { problem: { detail: words.unreached, errors: [] } };
  const body = await answer.json().catch(() => null);
  if (!answer.ok) return { problem: body ?? { detail: words.unreached, errors: [] } };
  return { change: body };
}

let line = Promise.resolve();
let inLine = 0;

/* Send a decision when those before it have arrived; give the change, or the problem. */
function send(path, value) {
  failed.textContent = "";
  inLine += 1;
  const sent = line.then(() => ask(path, value)).then(async (answer) => {
    inLine -= 1;
    if (!inLine) await renew();
    return answer;
  });
  line = sent.catch(() => null);
  return sent;
}

/* Decide about an item: the next one is shown at once, and this one again if it was not kept. */
async function decide(item, path, value, done) {
  const state = item.querySelector(".state");
  const stood = [...state.childNodes];
  item.classList.add("saving");
  state.replaceChildren(words.saving);
  const next = waitingAfter(item);
  if (next) choose(next);
  const { problem } = await send(path, value);
  if (problem) {
    item.classList.remove("saving"); // where nothing answers the page is not renewed
    state.replaceChildren(...stood);
    choose(itemOf(item.id));
    fail(problem.detail.startsWith(item.id) ? problem.detail : `${item.id}: ${problem.detail}`);
  } else tell(done, item.id, items().some((one) => one.dataset.review === "proposed") ? "" : words.done);
}

async function renew() {
  const answer = await fetch(here).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const id = current()?.id;
  const within = panel.contains(document.activeElement);
  const open = items().filter((item) => item.querySelector(".history[open]")).map((item) => item.id);
  panel.replaceChildren(...page.getElementById("panel").childNodes);
  const fresh = page.getElementById("text");
  if (fresh.innerHTML !== text.innerHTML) {
    const kept = selected();
    text.replaceChildren(...fresh.childNodes);
    if (kept) select(kept);
  }
  for (const one of open) itemOf(one)?.querySelector(".history")?.setAttribute("open", "");
  choose(itemOf(id) ?? items()[0] ?? null, { focus: within || document.activeElement === document.body });
}

/* The text */

function selected() {
  const selection = getSelection();
  return selection.rangeCount ? spanOf(text, selection.getRangeAt(0)) : null;
}

function select([start, end]) {
  getSelection().setBaseAndExtent(...placeOf(text, start), ...placeOf(text, end));
}

function toText() {
  text.focus({ preventScroll: true });
  const [span] = current() ? spansOf(current()) : [];
  if (span) getSelection().collapse(...placeOf(text, span[0]));
  getSelection().focusNode?.parentElement?.scrollIntoView({ block: "center" });
}

/* A text that can be edited has a caret, which the keyboard moves; but nothing changes it. */
text.contentEditable = "true";
for (const kind of ["beforeinput", "paste", "drop", "cut", "dragstart"])
  text.addEventListener(kind, (event) => event.preventDefault());
/* A click on words chooses their item. A double click selects a word for the item that was chosen before. */
let before = null;
text.addEventListener("click", (event) => {
  const run = event.target.closest(".words");
  if (event.detail === 1) before = current();
  const item = run && getSelection().isCollapsed && itemOf(run.dataset.items.split(" ")[0]);
  if (item) choose(item, { focus: false });
});
text.addEventListener("dblclick", () => choose(before, { focus: false }));

/* Forms */

let draft = 0;
let opening = false; // what is typed before the form is there must not be taken for verbs

async function openForm(query) {
  const span = query.verb === "add" ? selected() ?? (dialog.open ? dialog.span : null) : null;
  opening = true;
  const answer = await fetch(`${here}/form?${new URLSearchParams(query)}`).catch(() => null);
  const form = answer?.ok ? await answer.text() : null;
  opening = false;
  if (form === null) return fail(words.unreached);
  showForm(form, span);
}

function showForm(html, span) {
  dialog.innerHTML = html;
  dialog.span = span;
  const form = dialog.querySelector("form");
  if (form.dataset.verb === "add") showSelected(form, span);
  if (!dialog.open) dialog.showModal();
  form.querySelector("select, input, textarea")?.focus();
}

/* The words that a new item will rest on; a person or body is most often called by them, too. */
function showSelected(form, span) {
  const chosen = span && [...text.textContent].slice(...span).join("");
  const quote = form.querySelector(".selected");
  quote.textContent = chosen ? `${words.quoted} ${chosen}` : words.noneSelected;
  quote.hidden = false;
  const name = form.querySelector("#f-name");
  if (name && chosen && !name.value) name.value = chosen.replace(/\s+/g, " ");
}

function valueOf(field) {
  const inputs = [...field.querySelectorAll("input, select, textarea")];
  switch (field.dataset.widget) {
    case "checks":
      return inputs.filter((input) => input.checked).map((input) => input.value);
    case "lines":
      return inputs[0].value.split("\n").map((one) => one.trim()).filter(Boolean);
    case "days": {
      const [first, last] = inputs.map((input) => input.value);
      return first || last ? `${first || last}..${last || first}` : "";
    }
    default:
      return inputs[0].value;
  }
}

function valuesOf(form) {
  const fields = [...form.querySelectorAll("[data-name]")];
  return Object.fromEntries(fields.map((field) => [field.dataset.name, valueOf(field)]));
}

/* What the server writes into a form again when it is opened anew: the fields that were changed, and what they held. */
function draftOf(form) {
  const shown = changed(form);
  for (const field of form.querySelectorAll("[data-widget=days]"))
    if (field.dataset.name in shown) shown[field.dataset.name] = [...field.querySelectorAll("input")].map((input) => input.value);
  for (const field of form.querySelectorAll("[data-widget=lines]"))
    if (field.dataset.name in shown) shown[field.dataset.name] = field.querySelector("textarea").value;
  return { ...shown, held: heldBy(form, shown) };
}

function keepDraft(form, values) {
  clearTimeout(draft);
  draft = 0;
  const body = new URLSearchParams({ key: form.dataset.key, values: JSON.stringify(values) });
  const headers = { "X-CSRFToken": words.token };
  return fetch("/review/draft", { method: "POST", keepalive: true, headers, body }).catch(() => null);
}

function changed(form) {
  const fields = [...form.querySelectorAll("[data-name]")];
  const isChanged = (field) => JSON.stringify(valueOf(field)) !== JSON.stringify(JSON.parse(field.dataset.held));
  return Object.fromEntries(fields.filter(isChanged).map((field) => [field.dataset.name, valueOf(field)]));
}

/* What the changed fields held when the form was made. */
function heldBy(form, changes) {
  const fields = [...form.querySelectorAll("[data-name]")].filter((field) => field.dataset.name in changes);
  return Object.fromEntries(fields.map((field) => [field.dataset.name, JSON.parse(field.dataset.held)]));
}

const messages = {
  correct: (form) => {
    const changes = changed(form);
    return ["correct", { item: form.dataset.item, changes, was: heldBy(form, changes) }, words.corrected];
  },
  reject: (form) => {
    const item = itemOf(form.dataset.item);
    const was = { ...seen(item), review: item.dataset.review };
    return ["reject", { item: item.id, ...valuesOf(form), was }, words.rejected];
  },
  remove: (form) => ["remove", { item: form.dataset.item, was: seen(itemOf(form.dataset.item)) }, words.removed],
  note: (form) => ["note", { item: form.dataset.item, ...valuesOf(form) }, words.noted],
  add: (form) => {
    const given = Object.entries(valuesOf(form)).filter(([, value]) => value.length);
    const spans = dialog.span ? [{ start: dialog.span[0], end: dialog.span[1] }] : [];
    const value = { document: words.document, kind: form.dataset.kind, values: Object.fromEntries(given), spans };
    return ["add", value, words.added];
  },
};

function showProblem(form, problem) {
  for (const fault of form.querySelectorAll(".fault")) fault.textContent = "";
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const { where, problem: what } of problem.errors) {
    const name = where.split(".").find((part) => form.querySelector(`[data-name="${CSS.escape(part)}"]`));
    const field = name && form.querySelector(`[data-name="${CSS.escape(name)}"]`);
    if (!field) continue;
    field.querySelector(".fault").textContent = what;
    const input = field.querySelector("input, select, textarea");
    input?.setAttribute("aria-invalid", "true");
    input?.focus();
  }
  form.querySelector("#form-fault").textContent = problem.detail;
}

/* Somebody changed the same item meanwhile: show what was typed beside what it holds by now. */
async function askAgain(form, problem) {
  const typed = draftOf(form);
  for (const { where } of problem.errors) delete typed.held[where];
  await keepDraft(form, typed);
  await openForm({ verb: form.dataset.verb, item: form.dataset.item });
  showProblem(dialog.querySelector("form"), problem);
}

async function submit(form) {
  const [path, value, done] = messages[form.dataset.verb](form);
  if (path === "correct" && !Object.keys(value.changes).length)
    return showProblem(form, { detail: words.unchanged, errors: [] });
  const { change, problem } = await send(path, value);
  if (problem?.status === 409) return askAgain(form, problem);
  if (problem) return showProblem(form, problem);
  await keepDraft(form, null);
  dialog.close();
  const item = itemOf(change.subject);
  const next = form.dataset.verb === "reject" ? waitingAfter(item) : null;
  choose(next ?? item ?? current()); // what was removed from a sheet is there no more
  tell(done, change.subject);
}

dialog.addEventListener("submit", (event) => {
  event.preventDefault();
  submit(event.target);
});
dialog.addEventListener("input", (event) => {
  const form = event.target.closest("form");
  if (event.target.id === "f-kind") return;
  draft ||= setTimeout(() => keepDraft(form, draftOf(form)), 300);
});
/* What was typed since then is kept when the page is left, or hidden, which may be the last that is heard of it. */
for (const leaving of ["pagehide", "visibilitychange"])
  addEventListener(leaving, () => draft && keepDraft(dialog.querySelector("form"), draftOf(dialog.querySelector("form"))));
/* In a field of several lines Enter begins a line, so that it takes another key to send the form. */
dialog.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  event.target.closest("form")?.requestSubmit();
});
dialog.addEventListener("change", (event) => {
  if (event.target.id === "f-kind") openForm({ verb: "add", kind: event.target.value });
});
dialog.addEventListener("close", () => {
  if (draft) keepDraft(dialog.querySelector("form"), draftOf(dialog.querySelector("form")));
  dialog.replaceChildren();
  current()?.focus();
});

/* Verbs, by key or button */

function respan(item, { too = false } = {}) {
  const span = selected();
  if (!span) return fail(words.select);
  const spans = [...(too ? spansOf(item) : []), span].map(([start, end]) => ({ start, end }));
  const was = { evidence: seen(item).evidence };
  decideInPlace(item, "respan", { item: item.id, spans, was }, words.respanned);
}

async function decideInPlace(item, path, value, done) {
  const { problem } = await send(path, value);
  if (problem) return fail(problem.detail);
  choose(itemOf(item.id));
  tell(done, item.id);
}

/* Take a change back: the one of a number, or without it the coder's own last. */
async function undo(number) {
  const last = words.sheet === undefined ? {} : { document: words.document };
  const { change, problem } = await send("undo", number ? { change: number } : last);
  if (problem) return fail(problem.detail);
  const item = itemOf(change.subject);
  if (item) choose(item);
  tell(words.undone, change.subject);
}

const onItem = {
  accept: (item) => (waits(item) ? decide(item, "accept", { item: item.id, was: seen(item) }, words.accepted) : goOn(item)),
  correct: (item) => openForm({ verb: "correct", item: item.id }),
  reject: (item) => openForm({ verb: "reject", item: item.id }),
  remove: (item) => openForm({ verb: "remove", item: item.id }),
  note: (item) => openForm({ verb: "note", item: item.id }),
  respan,
  extend: (item) => respan(item, { too: true }),
};
const anywhere = {
  add: () => openForm({ verb: "add", kind: "incident" }),
  undo: () => undo(),
  keys: () => keys.showModal(),
  cancel: () => dialog.close(),
  discard: async () => {
    const form = dialog.querySelector("form");
    await keepDraft(form, null);
    const { verb, item, kind } = form.dataset;
    openForm(item ? { verb, item } : { verb, kind });
  },
  down: () => step(1),
  up: () => step(-1),
  text: toText,
  next: () => (document.getElementById("next") ? document.getElementById("next").click() : tell(words.ended)),
};
const verbs = {
  a: "accept", e: "correct", r: "reject", m: "note", s: "respan", S: "extend", n: "add", u: "undo", "?": "keys",
  j: "down", k: "up", ArrowDown: "down", ArrowUp: "up", t: "text", ".": "next",
};
if (words.sheet !== undefined) {
  // A blind sheet has nobody's items but the coder's own: nothing to accept, to note or to go on to.
  for (const key of ["a", "m", "."]) delete verbs[key];
  verbs.r = "remove";
}

function act(verb) {
  tell();
  if (anywhere[verb]) return anywhere[verb]();
  if (current()) return onItem[verb](current());
}

document.addEventListener("click", (event) => {
  const verb = event.target.closest("button[data-verb]")?.dataset.verb;
  const item = event.target.closest(".item");
  if (item && item !== current()) choose(item, { focus: false });
  if (verb) act(verb);
});

/* A sheet is handed in by its button alone: Enter in the box before it would do so, too, and only once. */
document.querySelector("input[name=relevant]")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});

/* Each change of a history has a form of its own to take it back, which works without this file, too. */
panel.addEventListener("submit", (event) => {
  event.preventDefault();
  undo(Number(event.target.elements.change.value));
});

/* A button that is pressed takes the selection away from the text; so it is not focused by the mouse. */
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("button[data-verb=respan], button[data-verb=add]")) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (opening || dialog.open || keys.open || event.target.closest("input, select, textarea, summary")) return;
  const inText = event.target === text;
  if (event.key === "Escape" && inText) return current()?.focus();
  const verb = verbs[keyOf(event)];
  if (!verb || !keysOn.checked || (inText && event.key.startsWith("Arrow"))) return;
  event.preventDefault();
  act(verb);
});

for (const button of document.querySelectorAll(".toolbar button")) button.disabled = false;
choose(itemOf(decodeURIComponent(location.hash.slice(1))) ?? items().find((item) => item.dataset.review === "proposed") ?? items()[0] ?? null);
