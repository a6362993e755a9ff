// A short list to choose from by typing: a speaker, an occasion, a narrative, a quantity.

import { html, nothing } from "./lit-html-3.3.3.js";
import { ask } from "./requests.js";

/**
 * @typedef {{id: string | null, label: string, told?: string}} Choice
 * @typedef {{title: string, kind: string, query: string, near: Choice[], rows: Choice[], at: number,
 *   make: string | null, waits: boolean, entered: boolean, done: (choice: Choice) => void, back: () => void}} Chooser
 */

/**
 * @param {{title: string, kind: string, near: Choice[], make?: string | null, done: (choice: Choice) => void, back: () => void}} asked
 * @returns {Chooser}
 */
export function openChooser(asked) {
  return { query: "", rows: asked.near, at: 0, make: null, waits: false, entered: false, ...asked };
}

/** @param {Chooser} chooser @param {() => void} render */
export function chooserView(chooser, render) {
  const rows = rowsOf(chooser);
  /** @param {InputEvent} event */
  const type = async (event) => {
    chooser.query = /** @type {HTMLInputElement} */ (event.target).value;
    chooser.at = 0;
    const asked = chooser.query;
    if (!asked.trim()) chooser.rows = chooser.near;
    else if (chooser.kind) {
      chooser.waits = true;
      const found = await ask(`records?kind=${chooser.kind}&q=${encodeURIComponent(asked.trim())}`);
      if (asked !== chooser.query) return;
      chooser.waits = false;
      const ids = new Set(found.rows.map((/** @type {Choice} */ each) => each.id));
      chooser.rows = [...found.rows, ...nearest(chooser).filter((each) => !ids.has(each.id))];
    } else chooser.rows = nearest(chooser);
    if (chooser.entered && rowsOf(chooser).length) {
      chooser.done(rowsOf(chooser)[0]);
      return;
    }
    chooser.entered = false;
    render();
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Escape") chooser.back();
    // What was typed is looked up first, and then taken.
    else if (chooser.waits && (event.key === "Enter" || chooser.entered)) chooser.entered = true;
    else if (event.key === "Enter" && rows[chooser.at]) chooser.done(rows[chooser.at]);
    else if (event.key === "ArrowDown") chooser.at = Math.min(chooser.at + 1, rows.length - 1);
    else if (event.key === "ArrowUp") chooser.at = Math.max(chooser.at - 1, 0);
    else return;
    event.preventDefault();
    render();
  };
  return html`<div class="chooser" role="dialog" aria-label=${chooser.title}>
    <label class="fine" for="chooser-input">${chooser.title}</label>
    <input id="chooser-input" type="text" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="true"
      aria-controls="chooser-rows" aria-activedescendant=${rows.length ? `row-${chooser.at}` : nothing}
      .value=${chooser.query} @input=${type} @keydown=${press}>
    <ul id="chooser-rows" role="listbox" aria-label=${chooser.title}>
      ${rows.map((row, at) => html`<li role="option" id=${`row-${at}`} aria-selected=${at === chooser.at}
        @mousedown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => chooser.done(row)}>
        ${row.id === null ? html`<b>new:</b> ` : nothing}<bdi>${row.label}</bdi>${row.told ? html` <span class="fine">${row.told}</span>` : nothing}</li>`)}
    </ul>
    ${rows.length ? nothing : html`<p class="fine">nothing is called so</p>`}
  </div>`;
}

/** Those of the nearest whose names hold what is typed. @param {Chooser} chooser */
function nearest(chooser) {
  const typed = chooser.query.trim().toLowerCase();
  return chooser.near.filter((each) => each.label.toLowerCase().includes(typed));
}

/** @param {Chooser} chooser @returns {Choice[]} */
function rowsOf(chooser) {
  const typed = chooser.query.trim();
  const name = typed || chooser.make;
  const fresh = name && chooser.make !== undefined && chooser.make !== null ? [{ id: null, label: name }] : [];
  return typed || !chooser.make ? [...chooser.rows, ...fresh.filter((each) => each.label)] : [...fresh, ...chooser.rows];
}
