// The lists of the first screen: claims, speakers, occasions, narratives, quantities, and a search over everything.

import { html, nothing } from "./lit-html-3.3.3.js";

const KINDS = [["", "everything"], ["claim", "claims"], ["speaker", "speakers"], ["event", "occasions"], ["narrative", "narratives"], ["quantity", "quantities"]];
const CALLED = { event: "occasion" };
const RELATIONS = { wider: "entails", narrower: "is entailed by", contradicts: "contradicts", variant: "a variant of", "not-same": "not the same as" };

/** @param {string} kind */
export const called = (kind) => /** @type {any} */ (CALLED)[kind] ?? kind;

/** @param {any} model @param {any} act */
export function recordsView(model, act) {
  const { listed, state } = model;
  const all = KINDS.find(([kind]) => kind === listed.kind)?.[1];
  return html`<section aria-labelledby="records">
    <h2 id="records">Records</h2>
    <div class="row" role="group" aria-label="What is listed">${KINDS.map(([kind, name]) => html`<button class="small"
      aria-pressed=${kind === listed.kind} @click=${() => act.list(kind)}>${name}</button>`)}</div>
    <label class="unseen" for="all-records">Search ${all}</label>
    <input id="all-records" type="search" placeholder=${`search ${all}`} autocomplete="off" .value=${listed.query} @input=${act.searchRecords}>
    <p class="fine" role="status">${amount(listed)}${listed.kind === "claim" && state.counts.claims > 1 ? "; drag one onto another to see both side by side" : ""}</p>
    <ul class="records">${listed.rows.map((/** @type {any} */ each) => recordRow(model, each, act))}</ul>
  </section>`;
}

/** @param {any} listed */
function amount({ rows, total }) {
  if (!total) return "nothing is found";
  return total > rows.length ? `the first ${rows.length} of ${total.toLocaleString("en")}` : `${total.toLocaleString("en")} found`;
}

/** @param {any} model @param {any} row @param {any} act */
function recordRow(model, row, act) {
  const shown = model.record?.kind === row.kind && model.record.id === row.id ? model.record : null;
  const isClaim = row.kind === "claim";
  const at = row.source !== undefined;
  return html`<li class=${model.over === row.id ? "over" : ""} draggable=${isClaim ? "true" : "false"}
      @dragstart=${isClaim ? (/** @type {DragEvent} */ event) => act.drag(row, event) : nothing}
      @dragover=${isClaim ? (/** @type {DragEvent} */ event) => act.dragOverClaim(row, event) : nothing}
      @dragleave=${isClaim ? act.leaveClaim : nothing} @drop=${isClaim ? (/** @type {DragEvent} */ event) => act.dropOnClaim(row, event) : nothing}>
    <button class="link" aria-expanded=${at ? nothing : shown !== null} @click=${() => (at ? act.openAt(row) : act.show(row))}><bdi>${row.label}</bdi></button>
    <span class="fine">${model.listed.kind ? "" : `${called(row.kind)}: `}<bdi>${row.told}</bdi></span>
    ${shown ? recordView(model, shown, act) : nothing}
  </li>`;
}

/** What a record says, as a form. @param {any} model @param {any} record @param {any} act */
export function recordView(model, record, act) {
  return html`<form class="editing" @submit=${act.edited}>
    ${record.fields.map((/** @type {any} */ field) => fieldView(model, field, act))}
    ${record.kind === "source" ? nothing : html`<label>id <input name="id" .value=${record.id} autocomplete="off" spellcheck="false" required></label>`}
    ${record.formerly.length ? html`<p class="fine">formerly ${record.formerly.join(", ")}</p>` : nothing}
    <div class="row"><button class="small">save</button>
      ${record.kind === "claim" ? html`<button class="small" type="button" @click=${() => act.beside(record)}>beside another claim …</button>` : nothing}
      <button class="small" type="button" @click=${act.close}>close</button></div>
    ${record.judged.map((/** @type {any} */ each) => html`<p class="fine"><b>${/** @type {any} */ (RELATIONS)[each.relation]}</b> ${each.text} <i>${each.reason}</i></p>`)}
    ${record.rows.length ? statementsView(model, record, act) : nothing}
  </form>`;
}

/** @param {any} model @param {any} field @param {any} act */
function fieldView(model, field, act) {
  const { name, value, told, label: now } = field;
  const label = `${name.replaceAll("_", " ")}${field.is_list ? ", one on each line" : ""}`;
  if (field.choices) {
    const choices = field.is_needed ? field.choices : ["", ...field.choices];
    return html`<label title=${told}>${label} <select name=${name}>${choices.map((/** @type {string} */ each) =>
      html`<option value=${each} ?selected=${each === (value ?? "")}>${each || "not said"}</option>`)}</select></label>`;
  }
  if (field.refers) {
    return html`<p class="fine">${label}: <button class="value" type="button" title=${told} @click=${() => act.refer(field)}>${
      model.record.chosen[name]?.label ?? now ?? "none"}</button></p>`;
  }
  if (field.is_list) return html`<label title=${told}>${label} <textarea name=${name} rows="2" .value=${(value ?? []).join("\n")}></textarea></label>`;
  if (value?.includes("\n")) return html`<label title=${told}>${label} <textarea name=${name} rows="3" .value=${value}></textarea></label>`;
  return html`<label title=${told}>${label} <input name=${name} .value=${value ?? ""} autocomplete="off" ?required=${field.is_needed}></label>`;
}

/** @param {any} model @param {any} record @param {any} act */
function statementsView(model, record, act) {
  const isClaim = record.kind === "claim";
  const chosen = model.record.moving;
  return html`<ul class="statements">${record.rows.map((/** @type {any} */ each) => html`<li>
      ${isClaim ? html`<input type="checkbox" aria-label=${`choose ${each.label}`} .checked=${chosen.has(each.id)} @change=${() => act.mark(each.id)}>` : nothing}
      <span><button class="link" type="button" @click=${() => (each.source ? act.openAt(each) : act.show(each))}><bdi>${each.label}</bdi></button>
      <span class="fine">${each.does ? html`<b>${each.does}</b> ` : nothing}<bdi>${each.told}</bdi></span></span></li>`)}</ul>
    ${isClaim ? html`<div class="row"><button class="small" type="button" ?disabled=${!chosen.size} @click=${act.move}>${
      chosen.size ? `move ${chosen.size} to another claim, or to a new one …` : "choose statements to move them to another claim"}</button></div>` : nothing}`;
}
