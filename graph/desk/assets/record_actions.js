// What may be done with the records of the first screen.

import { openChooser } from "./chooser.js";
import { pairKind } from "./pair.js";
import { ask } from "./requests.js";

/**
 * @param {any} model
 * @param {{render: () => void, operate: (operation: any) => Promise<any>, openAt: (row: any) => Promise<void>, failed: (error: unknown) => void}} desk
 */
export function recordActions(model, desk) {
  const { render } = desk;
  const refresh = async () => {
    const { kind, query } = model.listed;
    try {
      const found = await ask(`records?kind=${kind}&q=${encodeURIComponent(query.trim())}`);
      if (model.listed.kind !== kind || model.listed.query !== query) return;
      Object.assign(model.listed, found);
      if (model.record && !model.source) await showAgain();
    } catch (error) {
      desk.failed(error);
    }
    render();
  };
  const record = (/** @type {{kind: string, id: string}} */ { kind, id }) => ask(`records/${kind}/${encodeURIComponent(id)}`);
  /** The record that is open as it is now; another one may be opened meanwhile, or an article. */
  const showAgain = async () => {
    const open = model.record;
    const found = await record(open).catch(() => null);
    if (model.record === open) model.record = found && { ...found, chosen: {}, moving: new Set() };
  };
  const show = async (/** @type {any} */ row) => {
    if (model.record?.id === row.id && model.record.kind === row.kind) return close();
    const found = await record(row).catch(() => null);
    if (model.source) return;
    model.record = found && { ...found, chosen: {}, moving: new Set() };
    if (found && !model.listed.rows.some((/** @type {any} */ each) => each.id === found.id && each.kind === found.kind)) {
      model.listed = { kind: found.kind, query: found.label, rows: [], total: 0 };
      await refresh();
    }
    render();
  };
  const close = () => { model.record = null; render(); };
  const leave = () => { model.asking = null; render(); };
  /** @param {string} title @param {string} kind @param {any[]} near @param {string | null} make @param {(choice: any) => unknown} done */
  const choose = (title, kind, near, make, done) => {
    model.asking = openChooser({ title, kind, near, make, back: leave, done: (choice) => { leave(); void done(choice); } });
    render();
    document.getElementById("chooser-input")?.focus();
  };
  const others = () => model.listed.rows.filter((/** @type {any} */ each) => each.kind === "claim" && each.id !== model.record?.id);
  const pair = async (/** @type {any} */ left, /** @type {any} */ right) => {
    try {
      const both = await Promise.all([record(left), record(right)]);
      model.pair = { left: both[0], right: both[1], kind: null, reason: "" };
    } catch (error) {
      desk.failed(error);
      return;
    }
    render();
    document.getElementById("pair-sheet")?.focus();
  };
  const leavePair = () => { model.pair = null; render(); };
  const savePair = async () => {
    const { left, right, kind, reason } = model.pair;
    if (!kind) return;
    if (kind !== "merge" && !reason.trim()) { document.getElementById("pair-why")?.focus(); return; }
    leavePair();
    if (kind === "merge") await desk.operate({ do: "merge_claims", from: left.id, into: right.id });
    else {
      const claims = kind === "broader" ? [right.id, left.id] : [left.id, right.id];
      await desk.operate({ do: "add_judgement", kind: kind === "narrower" ? "broader" : kind, claims, reason: reason.trim() });
    }
    await refresh();
  };
  const asKind = (/** @type {string} */ kind) => {
    model.pair.kind = kind;
    render();
    document.getElementById("pair-why")?.focus();
  };
  const turn = () => { model.pair = { ...model.pair, left: model.pair.right, right: model.pair.left }; render(); };
  return {
    refresh, show, close, leavePair, savePair, openAt: desk.openAt,
    about: () => {
      const { id, head, fields } = model.source;
      model.record = model.record ? null : { kind: "source", id, label: head.title, fields, formerly: [], rows: [], judged: [], chosen: {}, moving: new Set() };
      render();
      document.getElementById("about")?.focus();
    },
    list: (/** @type {string} */ kind) => { model.listed = { kind, query: "", rows: [], total: 0 }; model.record = null; render(); return refresh(); },
    searchRecords: (/** @type {InputEvent} */ event) => { model.listed.query = /** @type {HTMLInputElement} */ (event.target).value; void refresh(); },
    refer: (/** @type {any} */ field) => choose(`Which ${field.name}?`, field.refers, [{ id: "", label: "none" }], null, (choice) => {
      model.record.chosen[field.name] = choice;
      render();
    }),
    edited: async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const { kind, id, fields, chosen } = model.record;
      const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
      /** @type {Record<string, any>} */
      const changed = {};
      for (const { name, value, is_list: isList, refers } of fields) {
        if (refers && !(name in chosen)) continue;
        const typed = refers ? chosen[name].id : String(given.get(name) ?? "").trim();
        const now = isList ? typed.split("\n").map((/** @type {string} */ each) => each.trim()).filter(Boolean) : typed;
        if (JSON.stringify(now) !== JSON.stringify(isList ? (value ?? []) : (value ?? "").trim())) changed[name] = now.length ? now : null;
      }
      if (kind === "source") {
        if (Object.keys(changed).length && !(await desk.operate({ do: "set_head", source: id, hash: model.source.hash, fields: changed }))) return;
        close();
        return;
      }
      if (Object.keys(changed).length && !(await desk.operate({ do: "set_record", kind, id, fields: changed }))) return;
      const to = String(given.get("id")).trim();
      if (to !== id) {
        if (!(await desk.operate({ do: "rename", kind, id, to }))) return;
        model.record.id = to;
      }
      await refresh();
    },
    mark: (/** @type {string} */ id) => {
      const { moving } = model.record;
      if (!moving.delete(id)) moving.add(id);
      render();
    },
    move: () => choose("To which claim do these statements go? What is typed may become a new one.", "claim", others(), "", async (choice) => {
      const { id, moving, fields } = model.record;
      const narrative = fields.find((/** @type {any} */ each) => each.name === "narrative")?.value ?? null;
      const into = choice.id ?? { new: { text: choice.label, narrative } };
      await desk.operate({ do: "move_statements", statements: [...moving], from: id, into });
      await refresh();
    }),
    beside: (/** @type {any} */ claim) => choose(`Beside which claim is “${claim.label}” looked at?`, "claim", others(), null, (choice) => pair(claim, { kind: "claim", id: choice.id })),
    drag: (/** @type {any} */ row, /** @type {DragEvent} */ event) => { model.dragged = row; event.dataTransfer?.setData("text/plain", row.id); },
    dragOverClaim: (/** @type {any} */ row, /** @type {DragEvent} */ event) => {
      if (!model.dragged || model.dragged.id === row.id) return;
      event.preventDefault();
      if (model.over !== row.id) { model.over = row.id; render(); }
    },
    leaveClaim: () => { model.over = false; render(); },
    dropOnClaim: (/** @type {any} */ row, /** @type {DragEvent} */ event) => {
      const left = model.dragged;
      Object.assign(model, { dragged: null, over: false });
      if (!left || left.id === row.id) return;
      event.preventDefault();
      void pair(left, row);
    },
    pairKind: asKind, turnPair: turn,
    pairReason: (/** @type {InputEvent} */ event) => { model.pair.reason = /** @type {HTMLInputElement} */ (event.target).value; },
    inPairReason: (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") { event.preventDefault(); void savePair(); }
      if (event.key === "Escape") { event.stopPropagation(); leavePair(); }
    },
    /** The action of a key while two claims are side by side. @param {string} key @returns {(() => unknown) | undefined} */
    pairKey: (key) => {
      const kind = pairKind(key);
      return kind ? () => asKind(kind) : { x: turn, Enter: savePair, Escape: leavePair }[key];
    },
  };
}
