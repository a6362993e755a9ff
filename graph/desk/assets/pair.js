// Two claims side by side, with what was said for each, and how they stand to each other.

import { html, nothing } from "./lit-html-3.3.3.js";

const KINDS = [
  ["m", "merge", "the left goes into the right"], ["n", "narrower", "the left says more"], ["w", "broader", "the left says less"],
  ["c", "contradicts", "they contradict each other"], ["v", "variant", "one charge in two shapes"], ["d", "not-same", "they look alike and are not the same"],
];

/** @param {string} letter */
export const pairKind = (letter) => KINDS.find(([each]) => each === letter)?.[1] ?? null;

/** @param {any} pair @param {any} act */
export function pairView(pair, act) {
  const goes = pair.left.judged.filter((/** @type {any} */ each) => each.claim === pair.right.id);
  const needsWhy = pair.kind && pair.kind !== "merge";
  return html`<h2 id="pair">How do these two claims stand to each other?</h2>
    <div class="sides">${[pair.left, pair.right].map(claimView)}</div>
    <div class="row">${KINDS.map(([letter, kind, label]) => html`<button class="small" aria-pressed=${pair.kind === kind}
      @click=${() => act.pairKind(kind)}>${label} <kbd>${letter}</kbd></button>`)}
      <button class="small" @click=${act.turnPair}>exchange the sides <kbd>x</kbd></button></div>
    ${pair.kind === "merge" ? html`<p class="fine">The id <code>${pair.left.id}</code> leads to <code>${pair.right.id}</code> from then on; ${pair.left.rows.length} statements are read as the right claim instead.</p>
      ${goes.map((/** @type {any} */ each) => html`<p class="problem warning">They are judged already (${each.relation}: ${each.reason}), and that judgement goes.</p>`)}` : nothing}
    ${needsWhy ? html`<label for="pair-why">why, in half a line</label>
      <input id="pair-why" autocomplete="off" .value=${pair.reason} @input=${act.pairReason} @keydown=${act.inPairReason}>` : nothing}
    <div class="row"><button class="main" ?disabled=${!pair.kind} @click=${act.savePair}>save <kbd>Enter</kbd></button>
      <button class="small" @click=${act.leavePair}>leave it <kbd>Esc</kbd></button></div>`;
}

/** @param {any} claim */
function claimView(claim) {
  return html`<section><h3>${claim.label}</h3>
    <p class="fine">${claim.fields.find((/** @type {any} */ each) => each.name === "narrative")?.label ?? "no narrative"}</p>
    <ul class="statements">${claim.rows.map((/** @type {any} */ each) => html`<li><span><bdi>${each.label}</bdi>
      <span class="fine"><b>${each.does}</b> <bdi>${each.told}</bdi></span></span></li>`)}</ul>
    ${claim.rows.length ? nothing : html`<p class="fine">no statement is read as it</p>`}</section>`;
}
