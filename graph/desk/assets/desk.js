// The desk: one model, drawn anew whenever it changes, and the way to the server and back.

import { html, nothing, render as draw } from "./lit-html-3.3.3.js";
import { articleText } from "./article_text.js";
import { editionActions } from "./edition_actions.js";
import { homeActions, readFile } from "./home_actions.js";
import { isTyping, keyOf } from "./keystrokes.js";
import { overview } from "./overview.js";
import { passageCard, problemLine } from "./passage_card.js";
import { recordActions } from "./record_actions.js";
import { readingActions, readingKey } from "./reading.js";
import { ask, tell } from "./requests.js";
import { above, aboutView, finished, topBar } from "./shell.js";

const LOOKS_EVERY = 1000;

/** @type {any} */
const model = {
  state: null, source: null, chosen: null, passage: null, proposal: null, draft: null, offers: [], query: "", chooser: null, fresh: null,
  cutting: 0, dating: false, conflict: null, helping: false, asking: null, busy: false, saved: "saved", error: null, pasted: "", look: null, article: null, over: false, dragged: null,
  listed: { kind: "claim", query: "", rows: [], total: 0 }, record: null, pair: null, edition: null, besides: null, changes: null,
};
const screen = /** @type {HTMLElement} */ (document.getElementById("screen"));

function render() {
  draw(view(), screen);
}

function view() {
  if (!model.state) return html`<main class="home"><p class=${model.error ? "problem error" : "fine"}>${model.error ?? "reading the corpus …"}</p></main>`;
  return html`${topBar(model, act)}
    ${model.error ? html`<div class="notice" role="alert">${model.error} <button class="small" @click=${forgetError}>close</button></div>` : nothing}
    ${model.source ? reading() : overview(model, act)}
    ${above(model, act)}`;
}

function reading() {
  const { source } = model;
  const plain = source.passages.filter((/** @type {any} */ each) => each.proposed).length;
  return html`<div class=${model.besides ? "two three" : "two"}>
    <main id="main" class="text" tabindex="-1" lang=${source.head.language}>
      <span id="keys-hint" class="unseen">j and k move, question mark shows all keys</span>
      ${source.problems.map((/** @type {any} */ each) => problemLine(each, act))}
      ${plain ? html`<p class="plain"><button class="small" @click=${act.dismissAll}>dismiss ${plain} that ${plain === 1 ? "is" : "are"} plainly no statement <kbd>D</kbd></button></p>` : nothing}
      ${articleText(source, model.chosen, act.choose)}
    </main>
    ${model.besides ? html`<section class="text" tabindex="0" aria-label="The other text" lang=${model.besides.head.language}>
      <h2><bdi>${model.besides.head.title}</bdi></h2>${articleText(model.besides, null, null)}</section>` : nothing}
    <aside class="side" aria-label="Record">${model.record ? aboutView(model, act) : model.passage ? passageCard(model, act) : finished(source, act)}</aside>
  </div>`;
}

/** @param {string} text */
function say(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

/** @param {any} error */
function failed(error) {
  if (error.status === 409 && error.told.theirs !== undefined) model.conflict = error.told;
  else model.error = error.told?.hint ? `${error.message}: ${error.told.hint}` : error.message;
  render();
  /** @type {HTMLElement | null} */ (document.querySelector(".sheet"))?.focus();
}

function forgetError() {
  model.error = null;
  render();
}

/** @param {string} path @param {any} body */
async function change(path, body) {
  if (model.busy) return null;
  Object.assign(model, { busy: true, error: null });
  render();
  const began = performance.now();
  try {
    const done = await tell(path, body);
    model.state = done.state;
    if (done.source) model.source = done.source;
    else if (model.source) model.source = await ask(`sources/${model.source.id}`).catch(() => null);
    model.saved = `saved in ${((performance.now() - began) / 1000).toFixed(2)} s`;
    say(`${done.label}, ${model.saved}`);
    return done;
  } catch (error) {
    failed(error);
    return null;
  } finally {
    model.busy = false;
    render();
  }
}

/** @param {any} operation */
function operate(operation) {
  return change("operations", { version: model.state.version, operation });
}

/** @param {string} id */
async function open(id) {
  try {
    model.source = await ask(`sources/${id}`);
  } catch (error) {
    failed(error);
    return;
  }
  Object.assign(model, { query: "", record: null, edition: null, error: null, chosen: null, passage: null });
  if (model.source.next === null) render();
  else await reader.choose(model.source.next);
}

/** Write what a problem proposes. @param {any} problem */
async function writeInstead(problem) {
  const at = model.chosen;
  if (!(await operate({ do: "write_instead", problem: problem.digest }))) return;
  if (model.source && at !== null) await reader.choose(at);
}

/** Open the source that a row of a list stands in, at its statement. @param {any} row */
async function openAt(row) {
  await open(row.source);
  const found = model.source?.passages.find((/** @type {any} */ each) => row.kind === "statement" && `${model.source.id}/${each.name}` === row.id);
  if (found) await reader.choose(found.at);
}

async function stepBack(/** @type {"undo" | "redo"} */ way) {
  const done = await change(way, { version: model.state.version });
  if (!done) return;
  if (!model.source) {
    await goHome();
    return;
  }
  const at = model.chosen ?? model.source.next;
  if (at !== null && model.source.passages[at]) await reader.choose(at);
  else render();
}

async function goHome() {
  Object.assign(model, { source: null, record: null, edition: null, besides: null, chosen: null, passage: null, query: "", fresh: null, chooser: null, error: null });
  model.state = await ask("state");
  render();
  await records.refresh();
}

async function takeTheirs() {
  Object.assign(model, { conflict: null, draft: null });
  render();
  model.state = await ask("state");
  if (model.source) model.source = await ask(`sources/${model.source.id}`);
  if (model.chosen !== null && model.source?.passages[model.chosen]) await reader.choose(model.chosen);
  render();
}

async function look() {
  try {
    if (model.state && !model.busy && !document.hidden) {
      const told = await ask(`state?since=${model.state.version}`);
      if (told.sources && !model.busy && told.version !== model.state.version) {
        model.state = told;
        model.saved = "changed outside";
        if (model.source) {
          model.source = await ask(`sources/${model.source.id}`);
          if (model.chosen !== null) {
            const same = model.source.passages.find((/** @type {any} */ each) => each.hash === model.passage?.hash);
            if (same) Object.assign(model, { chosen: same.at, passage: same });
            else if (model.source.passages[model.chosen]) await reader.choose(model.chosen);
          }
        } else await records.refresh();
        render();
      }
    }
  } catch (error) {
    model.error = /** @type {Error} */ (error).message;
    render();
  }
  setTimeout(look, LOOKS_EVERY);
}

const reader = readingActions(model, { render, operate, say });
const home = homeActions(model, { render, open, failed });
const editions = editionActions(model, { render, open, failed, read: readFile });
const records = recordActions(model, { render, operate, openAt, failed });
const act = joined(reader, home, editions, records, {
  home: goHome, takeTheirs, writeInstead,
  undo: () => stepBack("undo"),
  redo: () => stepBack("redo"),
  help: () => { model.helping = !model.helping; render(); /** @type {HTMLElement | null} */ (document.querySelector(".sheet"))?.focus(); },
});

/** All actions by name; two of one name would hide each other. @param {any[]} parts @returns {any} */
function joined(...parts) {
  const names = parts.flatMap((each) => Object.keys(each));
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length) throw new Error(`two actions are called ${twice.join(", ")}`);
  return Object.assign({}, ...parts);
}

addEventListener("keydown", (event) => {
  if (event.isComposing || !model.state) return;
  const key = keyOf(event);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !isTyping(event.target)) {
    const isRedo = key.toLowerCase() === "y" || key === "Z";
    if (key.toLowerCase() !== "z" && !isRedo) return;
    event.preventDefault();
    void stepBack(isRedo ? "redo" : "undo");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (model.helping) {
    if (key === "Escape" || key === "?") act.help();
    return;
  }
  if (model.changes && key === "Escape") return editions.leaveChanges();
  if (model.conflict || model.asking || model.changes) return;
  const besides = model.pair ? records.pairKey(key) : undefined;
  if (model.pair && !besides) return;
  const isButton = event.target instanceof HTMLElement && event.target.matches("button, a") && (key === "Enter" || key === " ");
  if (isButton) return;
  const action = besides ?? { "?": act.help, h: goHome, i: model.source ? records.about : undefined }[key] ?? (model.busy ? undefined : readingKey(model, act, key));
  if (!action || (model.fresh && (key === "h"))) return;
  event.preventDefault();
  void action();
});

ask("state").then(async (state) => {
  model.state = state;
  render();
  await records.refresh();
  setTimeout(look, LOOKS_EVERY);
}, (error) => { model.error = error.message; render(); });
render();
