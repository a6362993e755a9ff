// Adding an article on the first screen.

import { tell } from "./requests.js";

/** A file as it is sent. @param {File} file */
export async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return { name: file.name, base64: btoa(text) };
}

/**
 * @param {any} model
 * @param {{render: () => void, open: (id: string) => Promise<void>, failed: (error: unknown) => void}} desk
 */
export function homeActions(model, desk) {
  const { render } = desk;
  /** @param {any} article */
  const look = async (article) => {
    try {
      model.look = await tell("sources", { ...article, look: true });
      model.article = article;
    } catch (error) {
      model.look = null;
      desk.failed(error);
    }
    render();
  };
  const read = async (/** @type {File | undefined} */ file) => { if (file) await look(await readFile(file)); };
  return {
    open: desk.open,
    dragOver: (/** @type {DragEvent} */ event) => { event.preventDefault(); if (!model.dragged && model.over !== true) { model.over = true; render(); } },
    dragLeave: () => { model.over = false; render(); },
    drop: (/** @type {DragEvent} */ event) => { event.preventDefault(); model.over = false; void read(event.dataTransfer?.files[0]); },
    chooseFile: (/** @type {Event} */ event) => { void read(/** @type {HTMLInputElement} */ (event.target).files?.[0]); },
    paste: (/** @type {InputEvent} */ event) => { model.pasted = /** @type {HTMLTextAreaElement} */ (event.target).value; render(); },
    lookAtPasted: () => look({ text: model.pasted, name: /^\s*<(!doctype|html)/i.test(model.pasted) ? "pasted.html" : "pasted.txt" }),
    forget: () => { Object.assign(model, { look: null, article: null }); render(); },
    add: async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
      const found = Object.fromEntries(model.look.found.map((/** @type {any} */ each) => [each.field, each.value]));
      // What was found and left alone keeps where it was found; a day is nothing without its basis.
      const fields = Object.fromEntries([...given].map(([name, value]) => [name, String(value).trim()])
        .filter(([name, value]) => value && (value !== found[name] || ["published", "basis"].includes(name))));
      model.busy = true;
      try {
        const done = await tell("sources", { ...model.article, fields, look: false });
        Object.assign(model, { look: null, article: null, pasted: "", state: done.state, busy: false });
        await desk.open(done.id);
      } catch (error) {
        model.busy = false;
        desk.failed(error);
      }
    },
  };
}
