// The first screen: the articles, a place to drop a new one, all records, and what is wrong.

import { html, nothing } from "./lit-html-3.3.3.js";
import { problemLine } from "./passage_card.js";
import { recordsView } from "./records.js";

/** @param {any} model @param {any} act */
export function overview(model, act) {
  const { state } = model;
  return html`<main id="main" class="home" tabindex="-1">
    <section aria-labelledby="articles">
      <h2 id="articles">Articles</h2>
      <ul class="articles">${state.sources.map((/** @type {any} */ each) => html`<li>
        <button class="article" @click=${() => act.open(each.id)}>
          <b><bdi>${each.title}</bdi></b>
          <span class="fine">${each.published ?? "undated"} · ${each.statements} statements${each.problems ? ` · ${each.problems} problems` : ""}</span>
          ${each.open ? html`<span class="badge">${each.open} open</span>` : html`<span class="fine">read</span>`}
        </button></li>`)}</ul>
      ${addView(model, act)}
    </section>
    ${recordsView(model, act)}
    ${state.problems.length ? html`<section aria-labelledby="wrong"><h2 id="wrong">Problems</h2>
      ${state.problems.map((/** @type {any} */ each) => html`<div>${problemLine(each, act)}<p class="fine">${each.file}:${each.line}
        ${each.source ? html`<button class="link" @click=${() => act.open(each.source)}>open it</button>` : nothing}</p></div>`)}</section>` : nothing}
  </main>`;
}

/** @param {any} model @param {any} act */
function addView(model, act) {
  const look = model.look;
  return html`<div class=${`drop${model.over === true ? " over" : ""}`} @dragover=${act.dragOver} @dragleave=${act.dragLeave} @drop=${act.drop}>
    <h2>Add an article</h2>
    <p class="fine">Drop a file here (text, a saved page, PDF), choose one, or paste the text.</p>
    <label class="small file">choose a file <input class="unseen" type="file" @change=${act.chooseFile}></label>
    <label class="unseen" for="pasted">The text of an article</label>
    <textarea id="pasted" rows="3" placeholder="or paste its text here" .value=${model.pasted} @input=${act.paste}></textarea>
    ${model.article ? nothing : html`<button class="small" ?disabled=${!model.pasted.trim()} @click=${act.lookAtPasted}>look at it</button>`}
    ${look ? foundView(look, act) : nothing}
  </div>`;
}

const FIELDS = ["title", "publisher", "published", "basis", "language", "url", "kind"];
const CALLED = { published: "published (day, in EDTF)", basis: "how that day is known", kind: "kind of text" };
const SORTS = ["", "article", "wire", "transcript", "official", "rewrite", "social", "other"];

/** @param {any} look @param {any} act */
function foundView(look, act) {
  const found = Object.fromEntries(look.found.map((/** @type {any} */ each) => [each.field, each]));
  if (found.published) found.basis = { value: found.published.where };
  return html`<form class="found" @submit=${act.add}>
    <h3>What was found</h3>
    ${look.same.map((/** @type {any} */ each) => html`<p class="problem warning">${each.how} as <b>${each.title}</b></p>`)}
    ${FIELDS.map((name) => html`<label>${/** @type {any} */ (CALLED)[name] ?? name}
      ${name === "kind" ? html`<select name="kind">${SORTS.map((each) => html`<option value=${each}>${each || "not said"}</option>`)}</select>`
        : html`<input name=${name} .value=${found[name]?.value ?? ""} autocomplete="off">`}
      ${found[name]?.where && name !== "published" ? html`<span class="fine">${found[name].where}</span>` : nothing}</label>`)}
    ${look.remarks.map((/** @type {string} */ each) => html`<p class="fine">${each}</p>`)}
    <p><button class="main">add it, with ${look.passages} passages</button>
      <button class="small" type="button" @click=${act.forget}>leave it</button></p>
  </form>`;
}
