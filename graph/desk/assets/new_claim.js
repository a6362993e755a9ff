// A new claim: its words, and one question: how it stands to the nearest known ones.

import { html, nothing } from "./lit-html-3.3.3.js";

const KINDS = [
  ["s", "same", "the same claim"], ["n", "narrower", "says more than it"], ["w", "broader", "says less than it"],
  ["c", "contradicts", "contradicts it"], ["v", "variant", "one charge in another shape"], ["d", "not-same", "looks alike, is another"],
];
const key = (/** @type {string} */ each) => html`<kbd>${each}</kbd>`;

/** @param {any} fresh @param {any} proposal @param {any} act */
export function newClaimView(fresh, proposal, act) {
  return html`<div class="fresh" role="group" aria-label="A new claim">
    <label for="fresh-text">The new claim, as one neutral sentence</label>
    <textarea id="fresh-text" rows="3" .value=${fresh.text} @input=${act.freshText} @keydown=${act.inFresh} ?readonly=${fresh.asked}></textarea>
    <p class="fine">narrative: <button class="value" @click=${act.narrative}>${fresh.narrative?.label ?? "none"} ${fresh.asked ? key("y") : nothing}</button></p>
    ${fresh.asked ? question(fresh, act) : html`<button class="main" @click=${act.ask}>go on ${key("Enter")}</button>`}
    <button class="small" @click=${act.leave}>leave it ${key("Esc")}</button>
  </div>`;
}

/** @param {any} fresh @param {any} act */
function question(fresh, act) {
  if (!fresh.nearest) return html`<p class="fine">looking for what is like it …</p>`;
  if (!fresh.nearest.length) return html`<p class="fine">nothing known is like it</p><button class="main" @click=${act.saveFresh}>save ${key("Enter")}</button>`;
  return html`
    <p>How does it stand to what is known?</p>
    <ol class="nearest" id="nearest">${fresh.nearest.map((/** @type {any} */ each, /** @type {number} */ at) => html`<li class=${at === fresh.at ? "chosen" : ""}>
      <button class="offer" aria-pressed=${at === fresh.at} @click=${() => act.near(at)}><span class="claim">${each.text}</span>
        ${each.differs ? html`<span class="differs">look: ${each.differs}</span>` : nothing}</button></li>`)}</ol>
    <div class="row">${KINDS.map(([letter, kind, label]) => html`<button class="small" aria-pressed=${fresh.kind === kind} @click=${() => act.relate(kind)}>${label} ${key(letter)}</button>`)}</div>
    ${fresh.kind ? html`<label for="fresh-reason">why, in half a line</label>
      <input id="fresh-reason" autocomplete="off" .value=${fresh.reason} @input=${act.reason} @keydown=${act.inReason}>` : nothing}
    <button class="main" @click=${act.saveFresh}>${fresh.kind ? "save" : "different from all: save"} ${key("Enter")}</button>`;
}

/** @param {string} letter */
export function relationOf(letter) {
  return KINDS.find(([each]) => each === letter)?.[1] ?? null;
}
