// The text of a source as it stands, its passages marked by what is decided about them.

import { html, nothing } from "./lit-html-3.3.3.js";

const STATES = { open: "open", statement: "statement", dismissed: "no statement" };

/**
 * @param {any} source
 * @param {number | null} chosen
 * @param {((at: number) => void) | null} choose null where the text is only looked at
 */
export function articleText(source, chosen, choose) {
  const first = new Set();
  const passages = new Map(source.passages.map((/** @type {any} */ each) => [each.at, each]));
  return source.paragraphs.map(
    (/** @type {any[]} */ paragraph) => html`<p class="paragraph" dir="auto">${paragraph.map((piece) => {
      if (!piece.passages.length) return html`<span class="between">${piece.text}</span>`;
      const at = piece.passages.includes(chosen) ? chosen : piece.passages[0];
      const passage = passages.get(at);
      const again = first.has(at);
      first.add(at);
      return onePiece(piece, passage, at === chosen, again, choose);
    })}</p>`,
  );
}

/**
 * @param {any} piece @param {any} passage @param {boolean} isChosen @param {boolean} again
 * @param {((at: number) => void) | null} choose
 */
function onePiece(piece, passage, isChosen, again, choose) {
  const trouble = passage.problems.length > 0;
  const state = /** @type {"open"} */ (passage.state);
  const others = piece.passages.length - 1;
  const label = `${STATES[state]}${trouble ? ", with a problem" : ""}${others ? `, and ${others} more here` : ""}`;
  const classes = `passage ${state}${trouble ? " trouble" : ""}${passage.proposed ? " proposed" : ""}${isChosen ? " chosen" : ""}`;
  if (!choose) return html`<span class=${classes}>${piece.text}</span>`;
  const next = () => choose(isChosen ? piece.passages[(piece.passages.indexOf(passage.at) + 1) % piece.passages.length] : passage.at);
  return html`<span
    class=${classes}
    role="button" tabindex=${isChosen ? 0 : -1} data-at=${again ? nothing : passage.at}
    aria-current=${isChosen ? "true" : nothing} aria-describedby="keys-hint"
    @click=${next} @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === " " && (event.preventDefault(), next())}
    >${again ? nothing : html`<span class="mark" aria-hidden="true"></span><span class="unseen">${label}: </span>`}${piece.text}</span>`;
}

/** @param {number} at */
export function showPassage(at) {
  const found = document.querySelector(`[data-at="${at}"]`);
  if (!(found instanceof HTMLElement)) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  found.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}
