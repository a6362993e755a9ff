// What is done with an article as a whole: a corrected edition of it, another text beside it.

import { html, nothing } from "./lit-html-3.3.3.js";

/** @param {any} model @param {any} act */
export function editionView(model, act) {
  const { edition } = model;
  if (!edition) {
    return html`<div class="row"><button class="small" @click=${act.beginEdition}>a corrected edition …</button>
      <button class="small" @click=${act.besideText}>${model.besides ? "close the other text" : "another text beside it …"}</button></div>`;
  }
  return html`<div class="drop"><h3>A corrected edition</h3>
    <p class="fine">The text as it is stays. Every passage is looked up in the corrected one.</p>
    <label class="small file">choose a file <input class="unseen" type="file" @change=${act.chooseEdition}></label>
    <label class="unseen" for="edition-text">The corrected text</label>
    <textarea id="edition-text" rows="4" placeholder="or paste the corrected text here" .value=${edition.pasted} @input=${act.pasteEdition}></textarea>
    <div class="row"><button class="small" ?disabled=${!edition.pasted.trim()} @click=${act.lookAtEdition}>look at it</button>
      <button class="small" @click=${act.leaveEdition}>leave it</button></div>
    ${edition.isLooking ? html`<p class="fine" role="status">looking up every passage …</p>` : nothing}
    ${edition.found ? foundView(edition.found, act) : nothing}</div>`;
}

/** @param {any} found @param {any} act */
function foundView(found, act) {
  const list = (/** @type {string} */ title, /** @type {any[]} */ rows) => (rows.length
    ? html`<h3>${title}</h3><ul class="statements">${rows.map((each) => html`<li><span>${each.name ? html`<b>${each.name}</b> ` : nothing}<bdi>${each.words}</bdi></span></li>`)}</ul>`
    : nothing);
  return html`<p role="status">${found.stands} of ${found.total} passages stand in it; ${found.open} are new and open.</p>
    ${list("no more in it", found.gone)}
    ${list("elsewhere in it", found.moved)}
    <button class="main" @click=${act.addEdition}>add the edition</button>`;
}
