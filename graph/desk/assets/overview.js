// The first screen: the articles, what is wrong, all claims, and a place to drop a new article.

import { html, nothing } from "./lit-html-3.3.3.js";
import { problemLine } from "./passage_card.js";

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
    <section aria-labelledby="claims">
      <h2 id="claims">Claims</h2>
      <label class="unseen" for="all-claims">Search claims</label>
      <input id="all-claims" type="search" placeholder="search ${state.counts.claims} claims" autocomplete="off" .value=${model.query} @input=${act.search}>
      <ul class="claims">${model.claims.map((/** @type {any} */ each) => claimRow(model, each, act))}</ul>
    </section>
    ${state.problems.length ? html`<section aria-labelledby="wrong"><h2 id="wrong">Problems</h2>
      ${state.problems.map((/** @type {any} */ each) => html`<div>${problemLine(each)}<p class="fine">${each.file}:${each.line}
        ${each.source ? html`<button class="link" @click=${() => act.open(each.source)}>open it</button>` : nothing}</p></div>`)}</section>` : nothing}
  </main>`;
}

/** @param {any} model @param {any} claim @param {any} act */
function claimRow(model, claim, act) {
  const isOpen = model.editing?.claim === claim.claim;
  return html`<li>
    <button class="link" aria-expanded=${isOpen} @click=${() => act.edit(claim)}>${claim.text}</button>
    <span class="fine">${claim.narrative ?? "no narrative"} · ${claim.statements} statements${claim.years.length ? ` · ${claim.years.join(", ")}` : ""}</span>
    ${isOpen ? html`<form class="editing" @submit=${act.edited}>
      <label>text <input name="text" .value=${claim.text} autocomplete="off"></label>
      <label>id <input name="id" .value=${claim.claim} autocomplete="off" spellcheck="false"></label>
      <div class="row"><button class="small">save</button>
        <button class="small" type="button" @click=${() => act.merge(claim)}>merge into …</button>
        <button class="small" type="button" @click=${() => act.judge(claim)}>judge beside …</button></div>
    </form>` : nothing}
  </li>`;
}

/** @param {any} model @param {any} act */
function addView(model, act) {
  const look = model.look;
  return html`<div class=${`drop${model.over ? " over" : ""}`} @dragover=${act.dragOver} @dragleave=${act.dragLeave} @drop=${act.drop}>
    <h2>Add an article</h2>
    <p class="fine">Drop a file here (text, a saved page, PDF), choose one, or paste the text.</p>
    <label class="small file">choose a file <input class="unseen" type="file" @change=${act.choose}></label>
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
