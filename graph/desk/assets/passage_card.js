// The card of the passage in hand: what is filled in, what it says, and what may be done with it.

import { html, nothing } from "./lit-html-3.3.3.js";
import { chooserView } from "./chooser.js";
import { newClaimView } from "./new_claim.js";

/** @param {string} key */
export const key = (key) => html`<kbd>${key}</kbd>`;

const REASONS = ["heading", "navigation", "dateline", "attribution", "background", "commentary"];

/** @param {any} model @param {any} act what may be done, by name */
export function passageCard(model, act) {
  const passage = model.passage;
  if (!passage) return nothing;
  const waits = model.busy || model.chooser?.entered || (passage.state !== "dismissed" && !model.draft) || (model.fresh?.asked && !model.fresh.nearest);
  return html`<section class="card" aria-label="The passage in hand" aria-busy=${waits ? "true" : "false"}>
    ${passage.problems.map((/** @type {any} */ each) => problemLine(each, act))}
    <p class="words" dir="auto">${passage.words}</p>
    ${model.chooser ? chooserView(model.chooser, act.render) : nothing}
    ${model.fresh ? newClaimView(model.fresh, model.proposal, act) : nothing}
    ${passage.state === "dismissed" ? dismissedPart(passage, act) : nothing}
    ${passage.state !== "dismissed" && !model.fresh && !model.chooser ? statementPart(model, act) : nothing}
    <div class="row tools">
      <button class="small" @click=${act.join}>join with the next ${key("+")}</button>
      <button class="small" @click=${act.cut}>cut ${key("c")}</button>
      <button class="small" title="the end moves by a word" @click=${() => act.edge(-1)}>end back ${key("[")}</button>
      <button class="small" @click=${() => act.edge(1)}>end on ${key("]")}</button>
    </div>
    ${model.cutting ? cuttingView(model, act) : nothing}
  </section>`;
}

/** @param {any} problem @param {any} act */
export function problemLine(problem, act) {
  return html`<div class=${`problem ${problem.severity}`}>
    <p><b>${problem.severity}</b> ${problem.message}</p>
    ${problem.hint ? html`<p class="fine">${problem.hint}</p>` : nothing}
    ${problem.instead ? html`<button class="small" @click=${() => act.writeInstead(problem)}>write <code>${problem.instead}</code></button>` : nothing}
  </div>`;
}

/** @param {any} passage @param {any} act */
function dismissedPart(passage, act) {
  return html`<p>no statement: <b>${passage.record.dismissed}</b></p>
    <div class="row"><button class="wide" @click=${act.reopen}>open again ${key("o")}</button></div>`;
}

/** @param {any} model @param {any} act */
function statementPart(model, act) {
  const { draft, proposal, passage } = model;
  if (!draft) return html`<p class="fine">reading the passage …</p>`;
  const why = (/** @type {string | null | undefined} */ text) => (text ? html` <span class="fine">${text}</span>` : nothing);
  // A reason stands beside what it is a reason for, and no longer once that was corrected.
  const told = passage.shown ? null : proposal;
  const is = (/** @type {any} */ made, /** @type {any} */ ref) => (told && ref?.id === made.id && ref?.label === made.label ? made.why : null);
  return html`
    <dl class="filled">
      ${field("form", "f", draft.form, why(draft.form === told?.form.value ? told?.form.why : null), act.form)}
      ${field("speaker", "s", draft.speaker ? `${draft.speaker.id === null ? "new: " : ""}${draft.speaker.label}${draft.sure ? "" : " (unsure)"}` : "nobody yet",
        why(told && is(told.speaker, draft.speaker)), act.speaker, !draft.speaker)}
      ${field("occasion", "e", occasion(draft.event), why(told && told.event.why !== told.event.label ? is(told.event, draft.event) : null), act.event)}
      ${field("date", "t", draft.date || (draft.event?.id === "unspecified" ? "none" : "as the occasion"), why(draft.basis), act.date)}
      ${field("handed on by", "b", draft.attribution.map((/** @type {any} */ each) => each.label).join(", ") || "nobody", nothing, act.attribution)}
      ${draft.figures.length ? field("figures", "g", draft.figures.map((/** @type {any} */ each) => `${each.verbatim} (${each.quantity.label})`).join("; "), nothing, act.figures) : nothing}
    </dl>
    ${passage.shown ? nothing : uncounted(model, act)}
    ${model.dating ? datingView(draft, act) : nothing}
    <h2>Says what?</h2>
    <div class="row stances" role="group" aria-label="What it does with the claim">
      ${["asserts", "denies", "reports"].map((each) => html`<button class="small" aria-pressed=${draft.stance === each} @click=${() => act.stance(each)}>${each}${
        each === "reports" && draft.of ? ` (${draft.of.label})` : ""} ${key(each[0])}</button>`)}
      <button class="small" aria-pressed=${draft.arguable} @click=${act.arguable}>arguable ${key("u")}</button>
    </div>
    ${draft.links.length ? html`<ul class="links">${draft.links.map((/** @type {any} */ link, /** @type {number} */ at) => html`<li>
      <span><b>${link.stance}</b>${link.of ? ` (${link.of.label})` : ""}${link.certainty === "arguable" ? ", arguably" : ""}: ${link.claim.label}</span>
      <button class="small" aria-label=${`do not link ${link.claim.label}`} @click=${() => act.unlink(at)}>×</button></li>`)}</ul>` : nothing}
    <label class="unseen" for="claim-search">Search all claims</label>
    <input id="claim-search" type="search" placeholder="search all claims  ( / )" autocomplete="off" .value=${model.query}
      @input=${act.search} @keydown=${act.inSearch}>
    <ol class="offers">${model.offers.map((/** @type {any} */ offer, /** @type {number} */ at) => offerRow(offer, at, act))}</ol>
    ${model.offers.length ? nothing : html`<p class="fine">${model.query ? "no claim is found" : "no known claim is like it"}</p>`}
    <div class="row">
      <button class="wide" @click=${act.begin}>new claim: ${proposal ? proposal.claim.text : ""} ${key("n")}</button>
    </div>
    <div class="row">
      <button class="main" ?disabled=${!draft.links.length && !passage.shown} @click=${act.save}>save ${key("Enter")}</button>
      ${passage.state === "open"
        ? html`<button class="small" @click=${act.dismiss}>no statement${passage.proposed ? `: ${passage.proposed}` : ""} ${key("x")}</button>
          <button class="small" @click=${act.reasons}>another reason ${key("X")}</button>`
        : html`<button class="small" @click=${act.reopen}>open again ${key("o")}</button>`}
    </div>`;
}

/** The numbers whose quantity nothing tells yet. @param {any} model @param {any} act */
function uncounted({ draft, proposal }, act) {
  const counted = draft.figures.map((/** @type {any} */ each) => each.verbatim);
  const left = proposal.figures.filter((/** @type {any} */ each) => !counted.includes(each.verbatim));
  return left.length ? html`<div class="row">${left.map((/** @type {any} */ each) => html`<button class="small" @click=${() => act.count(each)}>record “${each.verbatim}” as …</button>`)}</div>` : nothing;
}

/** @param {any} event */
function occasion(event) {
  if (!event) return "none";
  return `${event.id === null ? "new: " : ""}${event.label}${event.date ? `, ${event.date}` : ""}`;
}

/**
 * @param {string} name @param {string} letter @param {string} value @param {unknown} why
 * @param {() => void} change @param {boolean} [lacks]
 */
function field(name, letter, value, why, change, lacks) {
  return html`<dt>${name}</dt><dd><button class=${lacks ? "value lacks" : "value"} @click=${change}><bdi>${value}</bdi> ${key(letter)}</button>${why}</dd>`;
}

/** @param {any} offer @param {number} at @param {any} act */
function offerRow(offer, at, act) {
  return html`<li><button class="offer" @click=${(/** @type {MouseEvent} */ event) => act.take(at, event.shiftKey)}>
    ${at < 9 ? key(String(at + 1)) : nothing}
    <span class="claim">${offer.text}</span>
    ${offer.last ? html`<span class="fine"><b>${offer.last.date ?? "undated"}</b> ${offer.last.speaker}: “${marked(offer.last.words, offer.words)}”</span>` : nothing}
    ${offer.would ? html`<span class="would">${offer.would}</span>` : nothing}
    ${offer.told ? html`<span class="fine">${offer.told}</span>` : nothing}
    ${offer.differs ? html`<span class="differs">look: ${offer.differs}</span>` : nothing}
  </button></li>`;
}

/** The words that matched, emphasised where they stand. @param {string} text @param {string[]} words */
function marked(text, words) {
  const wanted = words.map((each) => each.toLowerCase().slice(0, 5));
  return text.split(/([\p{L}\p{N}]+)/u).map((part) =>
    wanted.some((each) => part.toLowerCase().startsWith(each)) ? html`<mark>${part}</mark>` : part);
}

/** @param {any} draft @param {any} act */
function datingView(draft, act) {
  return html`<form class="dating" @submit=${act.dated} @keydown=${act.inDate}>
    <label>date (EDTF) <input name="date" .value=${draft.date} autocomplete="off" placeholder="2023-05 or 2023-05-12"></label>
    <label>how it follows <input name="basis" .value=${draft.basis} autocomplete="off" placeholder="'in May', and the text is of July 2023"></label>
    <button class="small">set ${key("Enter")}</button>
  </form>`;
}

/** @param {any} model @param {any} act */
function cuttingView(model, act) {
  const words = model.passage.words.split(" ");
  return html`<div class="cutting" role="group" aria-label="Where to cut">
    <p class="fine">cut behind the marked word: ${key("←")} ${key("→")}, then ${key("Enter")}; ${key("Esc")} leaves it</p>
    <p>${words.map((/** @type {string} */ word, /** @type {number} */ at) => html`<button class=${at < model.cutting ? "in" : "out"} tabindex="-1"
      @click=${() => act.cutAt(at + 1)}>${word}</button> `)}</p>
  </div>`;
}

export { REASONS };
