// A corrected edition of the article in hand, and another text beside it.

import { openChooser } from "./chooser.js";
import { ask, tell } from "./requests.js";

/**
 * @param {any} model
 * @param {{render: () => void, open: (id: string) => Promise<void>, failed: (error: unknown) => void, read: (file: File) => Promise<any>}} desk
 */
export function editionActions(model, desk) {
  const { render } = desk;
  /** @param {any} article */
  const look = async (article) => {
    Object.assign(model.edition, { article, found: null, isLooking: true });
    render();
    try {
      model.edition.found = await tell("editions", { ...article, source: model.source.id, look: true });
    } catch (error) {
      desk.failed(error);
    }
    model.edition.isLooking = false;
    render();
  };
  const leave = () => { model.asking = null; render(); };
  return {
    beginEdition: () => { model.edition = { pasted: "", article: null, found: null }; render(); document.getElementById("edition-text")?.focus(); },
    leaveEdition: () => { model.edition = null; render(); },
    chooseEdition: async (/** @type {Event} */ event) => {
      const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
      if (file) await look(await desk.read(file));
    },
    pasteEdition: (/** @type {InputEvent} */ event) => { model.edition.pasted = /** @type {HTMLTextAreaElement} */ (event.target).value; render(); },
    lookAtEdition: () => look({ text: model.edition.pasted, name: "pasted.txt" }),
    addEdition: async () => {
      try {
        const done = await tell("editions", { ...model.edition.article, source: model.source.id });
        model.state = done.state;
        await desk.open(done.id);
      } catch (error) {
        desk.failed(error);
      }
    },
    besideText: () => {
      if (model.besides) { model.besides = null; render(); return; }
      const near = model.state.sources.filter((/** @type {any} */ each) => each.id !== model.source.id).map((/** @type {any} */ each) => ({ id: each.id, label: each.title, told: each.published ?? "undated" }));
      model.asking = openChooser({ title: "Which text beside this one?", kind: "", near, back: leave, done: async (choice) => {
        leave();
        model.besides = await ask(`sources/${choice.id}`).catch(() => null);
        render();
      } });
      render();
      document.getElementById("chooser-input")?.focus();
    },
    changes: async () => {
      try {
        model.changes = await ask("changes");
      } catch (error) {
        desk.failed(error);
        return;
      }
      render();
      document.getElementById("changes-sheet")?.focus();
    },
    leaveChanges: () => { model.changes = null; render(); },
  };
}
