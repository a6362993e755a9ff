// The first screen: adding an article, and what may be done with claims.

import { openChooser } from "./chooser.js";
import { ask, tell } from "./requests.js";

/**
 * @param {any} model
 * @param {{render: () => void, operate: (operation: any) => Promise<any>, open: (id: string) => Promise<void>, failed: (error: unknown) => void}} desk
 */
export function homeActions(model, desk) {
  const { render } = desk;
  const refresh = async () => {
    const asked = model.query;
    const found = await ask(`claims?q=${encodeURIComponent(asked.trim())}`);
    if (asked === model.query) { model.claims = found.claims; render(); }
  };
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
  /** @param {File | undefined} file */
  const read = async (file) => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    await look({ name: file.name, base64: btoa(text) });
  };
  /** Choose another claim. @param {string} title @param {any} claim @param {(other: any) => void} done */
  const beside = (title, claim, done) => {
    const near = model.claims.filter((/** @type {any} */ each) => each.claim !== claim.claim).map((/** @type {any} */ each) => ({ id: each.claim, label: each.text }));
    const close = () => { model.asking = null; render(); };
    model.asking = openChooser({ title, kind: "", near, back: close, done: (choice) => { close(); done(choice); } });
    render();
    document.getElementById("chooser-input")?.focus();
  };
  return {
    refresh,
    open: desk.open,
    search: (/** @type {InputEvent} */ event) => { model.query = /** @type {HTMLInputElement} */ (event.target).value; void refresh(); },
    edit: (/** @type {any} */ claim) => { model.editing = model.editing?.claim === claim.claim ? null : claim; render(); },
    edited: async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
      const [text, id] = [String(given.get("text")).trim(), String(given.get("id")).trim()];
      const { claim, text: before } = model.editing;
      if (text !== before) await desk.operate({ do: "set_record", kind: "claim", id: claim, fields: { text } });
      if (id !== claim) await desk.operate({ do: "rename", kind: "claim", id: claim, to: id });
      model.editing = null;
      await refresh();
    },
    merge: (/** @type {any} */ claim) => beside(`Into which claim does “${claim.text}” go?`, claim, async (other) => {
      await desk.operate({ do: "merge_claims", from: claim.claim, into: other.id });
      await refresh();
    }),
    judge: (/** @type {any} */ claim) => beside(`Beside which claim is “${claim.text}” judged?`, claim, (other) => {
      const kinds = [["narrower", "it is narrower: it says more"], ["broader", "it is wider: it says less"], ["contradicts", "they contradict each other"],
        ["variant", "one charge in two shapes"], ["not-same", "they look alike and are not the same"]].map(([id, label]) => ({ id, label }));
      const close = () => { model.asking = null; render(); };
      const judged = (/** @type {any} */ kind) => {
        model.asking = openChooser({ title: "Why, in half a line", kind: "", near: [], make: "", back: close, done: async (reason) => {
          close();
          const pair = kind.id === "broader" ? [other.id, claim.claim] : [claim.claim, other.id];
          await desk.operate({ do: "add_judgement", kind: kind.id === "narrower" ? "broader" : kind.id, claims: pair, reason: reason.label });
        } });
        render();
        document.getElementById("chooser-input")?.focus();
      };
      model.asking = openChooser({ title: `“${claim.text}” beside “${other.label}”`, kind: "", near: kinds, back: close, done: judged });
      render();
      document.getElementById("chooser-input")?.focus();
    }),
    dragOver: (/** @type {DragEvent} */ event) => { event.preventDefault(); if (!model.over) { model.over = true; render(); } },
    dragLeave: () => { model.over = false; render(); },
    drop: (/** @type {DragEvent} */ event) => { event.preventDefault(); model.over = false; void read(event.dataTransfer?.files[0]); },
    choose: (/** @type {Event} */ event) => { void read(/** @type {HTMLInputElement} */ (event.target).files?.[0]); },
    paste: (/** @type {InputEvent} */ event) => { model.pasted = /** @type {HTMLTextAreaElement} */ (event.target).value; render(); },
    lookAtPasted: () => look({ text: model.pasted, name: /^\s*<(!doctype|html)/i.test(model.pasted) ? "pasted.html" : "pasted.txt" }),
    forget: () => { Object.assign(model, { look: null, article: null, pasted: "" }); render(); },
    add: async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
      const found = Object.fromEntries(model.look.found.map((/** @type {any} */ each) => [each.field, each.value]));
      // What was found and left alone keeps where it was found; a day is nothing without its basis.
      const fields = Object.fromEntries([...given].map(([name, value]) => [name, String(value).trim()])
        .filter(([name, value]) => value && (value !== found[name] || ["published", "basis"].includes(name))));
      try {
        const done = await tell("sources", { ...model.article, fields, look: false });
        Object.assign(model, { look: null, article: null, pasted: "", state: done.state });
        await desk.open(done.id);
      } catch (error) {
        desk.failed(error);
      }
    },
  };
}
