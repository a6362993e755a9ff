// What is always in sight: how much is open, whether all is saved, undo; and what lies above all.

import { html, nothing } from "./lit-html-3.3.3.js";
import { chooserView } from "./chooser.js";
import { pairView } from "./pair.js";
import { changesView } from "./changes.js";
import { editionView } from "./edition.js";
import { key } from "./passage_card.js";
import { recordView } from "./records.js";

/** @param {any} model @param {any} act */
export function topBar(model, act) {
  const { state, source } = model;
  const read = source ? source.read : state.counts.statements;
  return html`<header class="bar">
    <button class="link brand" @click=${act.home}>${state.corpus}</button>
    ${source ? html`<h1 class="title"><bdi>${source.head.title}</bdi></h1>
      <button class="small" aria-pressed=${model.record ? "true" : "false"} @click=${act.about}>about it ${key("i")}</button>
      <span class="meter"><progress max=${source.total || 1} value=${read} aria-label="passages read"></progress> ${read} of ${source.total}</span>`
      : html`<h1 class="title">${state.counts.claims} claims, ${read} statements</h1>`}
    <span class=${`saved${state.errors ? " wrong" : ""}`}>${model.busy ? "saving …" : model.saved} · ${
      state.errors ? `${state.errors} ${state.errors === 1 ? "error" : "errors"}` : "no errors"}${state.warnings ? `, ${state.warnings} to look at` : ""}</span>
    <button class="small" ?disabled=${!state.undo} title=${state.undo ?? "nothing to undo"} @click=${act.undo}>undo ${key("Ctrl+Z")}</button>
    <button class="small" ?disabled=${!state.redo} title=${state.redo ?? "nothing to do again"} @click=${act.redo}>redo ${key("Ctrl+Y")}</button>
    <button class="small" title="since the last commit" @click=${act.changes}>changes</button>
    <button class="small" @click=${act.help}>keys ${key("?")}</button>
    <a class="small" href="/" target="_blank" rel="noopener">the page</a>
  </header>`;
}

const HELP = [
  ["j k ↓ ↑", "next and previous passage"], ["1 … 9", "take this claim and save"], ["Shift+1 … 9", "take this claim too, and go on"],
  ["a d r u", "asserts, denies, reports, arguable: for the claim that is taken next"], ["n", "a new claim"], ["/", "search all claims"],
  ["x", "no statement, for the reason that is proposed"], ["X", "no statement, for another reason"], ["D", "dismiss all that are plainly no statement"],
  ["Enter", "save the statement"], ["f s e t b", "form, speaker, occasion, date, handed on by"], ["S", "the speaker is not sure"], ["g", "leave the figures out"],
  ["+ c [ ]", "join with the next, cut, move the end by a word"], ["o", "open again"], ["y", "the narrative of a new claim"],
  ["Ctrl+Z Ctrl+Y", "undo, redo"], ["i", "about the article"], ["h", "all articles"], ["?", "these keys"], ["Esc", "leave it"],
];

/** @param {any} model @param {any} act */
export function above(model, act) {
  if (model.conflict) {
    const { yours, theirs, error } = model.conflict;
    return html`<div class="veil"><div class="sheet" role="alertdialog" aria-modal="true" aria-labelledby="conflict" tabindex="-1">
      <h2 id="conflict">${error}: nothing was written</h2>
      <div class="sides"><div><h3>what you meant</h3><pre>${yours}</pre></div><div><h3>what stands there now</h3><pre>${theirs}</pre></div></div>
      <button class="main" @click=${act.takeTheirs}>look at what is there</button></div></div>`;
  }
  if (model.asking) {
    return html`<div class="veil"><div class="sheet">${chooserView(model.asking, act.render)}</div></div>`;
  }
  if (model.changes) {
    return html`<div class="veil"><div class="sheet" id="changes-sheet" role="dialog" aria-modal="true" aria-labelledby="changes" tabindex="-1">${changesView(model.changes, act)}</div></div>`;
  }
  if (model.pair) {
    return html`<div class="veil"><div class="sheet" id="pair-sheet" role="dialog" aria-modal="true" aria-labelledby="pair" tabindex="-1">${pairView(model.pair, act)}</div></div>`;
  }
  if (!model.helping) return nothing;
  return html`<div class="veil" @click=${act.help}><div class="sheet" role="dialog" aria-modal="true" aria-labelledby="help" tabindex="-1">
    <h2 id="help">Keys</h2>
    <dl class="keys">${HELP.map(([keys, told]) => html`<dt>${keys.split(" ").map((each) => (each === "…" ? each : key(each)))}</dt><dd>${told}</dd>`)}</dl>
    <p class="fine">They work on every keyboard layout.</p></div></div>`;
}

/** What is known of the article in hand. @param {any} model @param {any} act */
export function aboutView(model, act) {
  return html`<section class="card" aria-labelledby="about"><h2 id="about" tabindex="-1">About this article</h2>
    ${editionView(model, act)}
    ${recordView(model, model.record, act)}</section>`;
}

/** @param {any} source @param {any} act */
export function finished(source, act) {
  if (!source.summary) return nothing;
  const { repeats, adds, contradicts, denies } = source.summary;
  const years = [...new Set(repeats.flatMap((/** @type {any} */ each) => each.years))].sort();
  const list = (/** @type {string} */ title, /** @type {any[]} */ rows, /** @type {(row: any) => unknown} */ show) =>
    rows.length ? html`<h3>${title}</h3><ul>${rows.map((row) => html`<li>${show(row)}</li>`)}</ul>` : nothing;
  return html`<section class="card done" aria-labelledby="done">
    <h2 id="done">${source.read} of ${source.total}</h2>
    <p>This article repeats ${repeats.length} ${repeats.length === 1 ? "claim" : "claims"}${years.length ? ` (${years.join(", ")})` : ""}, adds ${adds.length}, contradicts ${contradicts.length}${denies.length ? `, denies ${denies.length}` : ""}.</p>
    ${list("repeats", repeats, (each) => html`${each.text} <span class="fine">${each.years.join(", ")}</span>`)}
    ${list("adds", adds, (each) => each.text)}
    ${list("contradicts", contradicts, (each) => html`${each.text} <span class="fine">against: ${each.other_text}</span>`)}
    ${list("denies", denies, (each) => each.text)}
    <p class="row"><a class="main" href="/" target="_blank" rel="noopener">look at the page</a>
      <button class="small" @click=${act.home}>all articles ${key("h")}</button></p>
  </section>`;
}
