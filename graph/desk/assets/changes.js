// What changed since the last commit, line by line.

import { html, nothing } from "./lit-html-3.3.3.js";

/** @type {Record<string, string>} */
const MARKS = { "+": "ins", "-": "del", "@": "at" };

/** @param {any} changes @param {any} act */
export function changesView(changes, act) {
  const { since, files } = changes;
  return html`<h2 id="changes">Since the last commit</h2>
    <p class="fine"><bdi>${since}</bdi></p>
    ${files.length ? nothing : html`<p>Nothing was changed.</p>`}
    ${files.map((/** @type {any} */ file) => html`<details ?open=${files.length < 6}><summary><b>${file.name}</b>
        <span class="fine">${count(file.lines, "+")} lines added, ${count(file.lines, "-")} removed</span></summary>
      <pre class="diff" tabindex="0" aria-label=${`changes of ${file.name}`}>${file.lines.map(lineView)}</pre>
      ${file.total > file.lines.length ? html`<p class="fine">and ${(file.total - file.lines.length).toLocaleString("en")} lines more</p>` : nothing}</details>`)}
    <div class="row"><button class="main" @click=${act.leaveChanges}>close <kbd>Esc</kbd></button></div>`;
}

/** @param {string} line */
function lineView(line) {
  const mark = MARKS[line[0]];
  if (mark === "ins") return html`<ins>${line}\n</ins>`;
  if (mark === "del") return html`<del>${line}\n</del>`;
  return mark ? html`<span class="fine">…\n</span>` : `${line}\n`;
}

/** @param {string[]} lines @param {string} mark */
function count(lines, mark) {
  return lines.filter((each) => each[0] === mark).length;
}
