// Reading one article: what each key and button does with the passage in hand.

import { openChooser } from "./chooser.js";
import { draftOf, linkTo, operationOf } from "./draft.js";
import { relationOf } from "./new_claim.js";
import { REASONS } from "./passage_card.js";
import { ask } from "./requests.js";
import { showPassage } from "./article_text.js";

const FORMS = ["direct", "mixed", "indirect", "verbatim"];

/**
 * @param {any} model
 * @param {{render: () => void, operate: (operation: any) => Promise<any>, say: (text: string) => void}} desk
 */
export function readingActions(model, desk) {
  const { render } = desk;
  const passages = () => model.source.passages;
  /** @param {number} at */
  const choose = async (at) => {
    Object.assign(model, { chosen: at, passage: passages()[indexOf(at)], proposal: null, draft: null, offers: [], query: "",
      chooser: null, fresh: null, cutting: 0, dating: false });
    render();
    showPassage(at);
    focusPassage(at);
    document.querySelector(".side")?.scrollTo(0, 0);
    const id = model.source.id;
    const found = await ask(`sources/${id}/passages/${at}`).catch(() => null);
    if (model.chosen !== at || model.source?.id !== id || !found) return;
    model.proposal = found;
    model.draft = draftOf(found, model.passage);
    model.offers = found.offers;
    render();
  };
  const indexOf = (/** @type {number} */ at) => passages().findIndex((/** @type {any} */ each) => each.at === at);
  const focusPassage = (/** @type {number} */ at) => {
    const found = document.querySelector(`[data-at="${at}"]`);
    if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  };
  const step = (/** @type {number} */ by) => {
    const at = Math.min(Math.max(indexOf(model.chosen) + by, 0), passages().length - 1);
    return choose(passages()[at].at);
  };
  /** Do an operation on the passage in hand, and go on to the next open one. @param {any} operation @param {boolean} [stays] */
  const operate = async (operation, stays) => {
    const at = model.chosen;
    const done = await desk.operate(operation);
    if (!done) return;
    const next = stays ? Math.min(at, passages().length - 1) : done.next;
    if (next === null || next === undefined) {
      Object.assign(model, { chosen: null, passage: null });
      render();
      desk.say(`${done.label}; no passage is open`);
    } else {
      await choose(next);
    }
  };
  const one = (/** @type {any} */ more) => ({ source: model.source.id, at: model.passage.at, hash: model.passage.hash, ...more });
  const back = () => {
    model.chooser = null;
    render();
    focusPassage(model.chosen);
  };
  /** @param {string} title @param {string} kind @param {any[]} near @param {(choice: any) => void} set @param {string | null} [make] */
  const pick = (title, kind, near, set, make) => {
    model.chooser = openChooser({ title, kind, near, make, back, done: (choice) => { set(choice); back(); } });
    render();
    document.getElementById("chooser-input")?.focus();
  };
  const speakers = (/** @type {string} */ title, /** @type {(choice: any) => void} */ set, /** @type {any[]} */ first = []) => {
    const made = (/** @type {any} */ choice) => choice.id !== null ? set(choice) : setTimeout(() => sortOf(choice, set));
    pick(title, "speaker", [...first, ...(model.proposal?.speaker.others ?? [])], made, model.proposal?.speaker.id ? "" : (model.proposal?.speaker.label ?? ""));
  };
  const sortOf = (/** @type {any} */ choice, /** @type {(choice: any) => void} */ set) => {
    const sorts = ["person", "organisation", "group"].map((each) => ({ id: each, label: each }));
    pick(`${choice.label} is a …`, "", sorts, (sort) => set({ ...choice, sort: sort.id }));
  };
  /** Save what the card holds; what a record needs and nobody said yet is asked first. */
  const save = () => {
    const { draft } = model;
    if (!draft.speaker) return speakers("Who said it?", (choice) => { draft.speaker = choice; });
    if (draft.speaker.id === null && !draft.speaker.sort) return sortOf(draft.speaker, (choice) => { draft.speaker = choice; void save(); });
    return operate(operationOf(draft, model.source, model.passage));
  };
  /** @param {number} at @param {boolean} goesOn */
  const take = (at, goesOn) => {
    const offer = model.offers[at];
    if (!offer || !model.draft) return undefined;
    if (model.draft.links.some((/** @type {any} */ each) => each.claim.id === offer.claim)) return undefined;
    const wasEmpty = !model.draft.links.length;
    model.draft.links.push(linkTo(model.draft, { id: offer.claim, label: offer.text }));
    return goesOn || !wasEmpty ? render() : save();
  };
  const leaveFresh = () => { model.fresh = null; render(); focusPassage(model.chosen); };
  const saveFresh = () => {
    const { text, kind, reason, narrative, nearest, at } = model.fresh;
    const near = nearest[at];
    if (kind && !reason.trim()) return document.getElementById("fresh-reason")?.focus();
    const relation = kind ? { kind, claim: near.claim, reason: reason.trim() } : null;
    model.draft.links.push({ ...linkTo(model.draft, { id: null, label: text.trim() }), narrative, relation });
    model.fresh = null;
    return save();
  };
  const actions = {
    choose, step, save, take, render, back,
    dismiss: () => model.passage.state === "open" && (model.passage.proposed ? operate(one({ do: "dismiss", reason: model.passage.proposed })) : actions.reasons()),
    reasons: () => pick("Why is it no statement?", "", REASONS.map((each) => ({ id: each, label: each })),
      (choice) => void operate(one({ do: "dismiss", reason: choice.id }))),
    dismissAll: () => {
      const plain = passages().filter((/** @type {any} */ each) => each.proposed);
      if (plain.length) void operate({ do: "dismiss_all", source: model.source.id,
        passages: plain.map((/** @type {any} */ each) => ({ at: each.at, hash: each.hash, reason: each.proposed })) });
    },
    reopen: () => model.passage.state !== "open" && operate(one({ do: "reopen" }), true),
    join: () => operate(one({ do: "join" }), true),
    edge: (/** @type {number} */ words) => operate(one({ do: "move_edge", edge: "end", words }), true),
    cut: () => { model.cutting = model.cutting ? 0 : 1; render(); },
    cutAt: (/** @type {number} */ words) => operate(one({ do: "cut", first: model.passage.words.split(" ").slice(0, words).join(" ") }), true),
    form: () => { model.draft.form = FORMS[(FORMS.indexOf(model.draft.form) + 1) % FORMS.length]; render(); },
    speaker: () => speakers("Who said it?", (choice) => { model.draft.speaker = choice; }),
    unsure: () => { model.draft.sure = !model.draft.sure; render(); },
    event: () => pick("On which occasion?", "event", model.proposal.event.others, (choice) => {
      model.draft.event = choice;
      if (choice.id === null) setTimeout(actions.date);
    }, ""),
    date: () => { model.dating = true; render(); /** @type {any} */ (document.querySelector(".dating input"))?.focus(); },
    dated: (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
      Object.assign(model.draft, { date: String(given.get("date")).trim(), basis: String(given.get("basis")).trim() });
      model.dating = false;
      back();
    },
    inDate: (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") { model.dating = false; back(); } },
    attribution: () => speakers("Who hands it on?", (choice) => { model.draft.attribution = choice.id === "" ? [] : [choice]; }, [{ id: "", label: "nobody" }]),
    figures: () => { model.draft.figures = []; render(); },
    count: (/** @type {any} */ figure) => pick(`What does “${figure.verbatim}” count?`, "quantity", figure.quantity.others, (choice) => {
      const add = (/** @type {any} */ quantity) => model.draft.figures.push({ ...figure, quantity });
      if (choice.id !== null) add(choice);
      else setTimeout(() => pick(`What is one unit of “${choice.label}”?`, "", [], (counted) => add({ ...choice, counted: counted.label }), ""));
    }, ""),
    stance: (/** @type {string} */ stance) => {
      Object.assign(model.draft, { stance, of: null });
      if (stance === "reports") speakers("Whose view does it report?", (choice) => { model.draft.of = choice; });
      render();
    },
    arguable: () => { model.draft.arguable = !model.draft.arguable; render(); },
    unlink: (/** @type {number} */ at) => { model.draft.links.splice(at, 1); render(); },
    begin: () => {
      if (!model.proposal) return;
      const { text, narrative } = model.proposal.claim;
      model.fresh = { text, narrative: narrative.label ? { id: narrative.id, label: narrative.label } : null, asked: false, nearest: null, at: 0, kind: null, reason: "" };
      render();
      const field = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("fresh-text"));
      field?.focus();
      field?.select();
    },
    freshText: (/** @type {InputEvent} */ event) => { model.fresh.text = /** @type {HTMLTextAreaElement} */ (event.target).value; },
    ask: async () => {
      const { fresh } = model;
      if (!fresh.text.trim() || fresh.asked) return;
      fresh.asked = true;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      render();
      fresh.nearest = (await ask(`nearest?text=${encodeURIComponent(fresh.text.trim())}`)).claims;
      render();
    },
    inFresh: (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") leaveFresh();
      else if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); void actions.ask(); }
    },
    leave: leaveFresh,
    narrative: () => {
      const fresh = model.fresh;
      pick("To which narrative does it belong?", "narrative", [{ id: "", label: "none" }, ...model.proposal.claim.narrative.others],
        (choice) => { fresh.narrative = choice.id === "" ? null : choice; }, "");
    },
    near: (/** @type {number} */ at) => { model.fresh.at = at; render(); },
    relate: (/** @type {string | null} */ kind) => {
      const near = model.fresh.nearest[model.fresh.at];
      if (!near || !kind) return undefined;
      if (kind === "same") {
        model.draft.links.push(linkTo(model.draft, { id: near.claim, label: near.text }));
        model.fresh = null;
        return save();
      }
      model.fresh.kind = kind;
      render();
      return document.getElementById("fresh-reason")?.focus();
    },
    reason: (/** @type {InputEvent} */ event) => { model.fresh.reason = /** @type {HTMLInputElement} */ (event.target).value; },
    inReason: (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") { event.preventDefault(); void saveFresh(); }
      if (event.key === "Escape") { model.fresh.kind = null; render(); /** @type {HTMLElement} */ (event.target).blur(); }
    },
    saveFresh,
    search: async (/** @type {InputEvent} */ event) => {
      model.query = /** @type {HTMLInputElement} */ (event.target).value;
      const asked = model.query;
      if (!asked.trim()) model.offers = model.proposal?.offers ?? [];
      else {
        const found = await ask(`records?kind=claim&q=${encodeURIComponent(asked.trim())}`);
        if (asked !== model.query) return;
        model.offers = found.rows.slice(0, 30).map((/** @type {any} */ { id, label, told }) => ({ claim: id, text: label, told, words: [] }));
      }
      render();
    },
    inSearch: (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") { model.query = ""; model.offers = model.proposal?.offers ?? []; render(); focusPassage(model.chosen); }
      if (event.key === "Enter") { event.preventDefault(); void take(0, event.shiftKey); }
    },
    relationOf,
  };
  return actions;
}

/** The action of a key while an article is read. @param {any} model @param {any} act @param {string} key @returns {(() => unknown) | undefined} */
export function readingKey(model, act, key) {
  if (model.chooser || !model.source) return undefined;
  if (model.cutting && model.passage) {
    const words = model.passage.words.split(" ").length;
    if (key === "ArrowRight" || key === "ArrowLeft") {
      return () => { model.cutting = Math.min(Math.max(model.cutting + (key === "ArrowRight" ? 1 : -1), 1), words - 1); act.render(); };
    }
    if (key === "Enter") return () => act.cutAt(model.cutting);
    if (key === "Escape") return act.cut;
  }
  if (model.fresh) {
    if (key === "Escape") return act.leave;
    if (!model.fresh.asked || !model.fresh.nearest) return undefined;
    const count = model.fresh.nearest.length;
    const kind = act.relationOf(key);
    if (kind && count) return () => act.relate(kind);
    if (key === "ArrowDown") return () => act.near(Math.min(model.fresh.at + 1, count - 1));
    if (key === "ArrowUp") return () => act.near(Math.max(model.fresh.at - 1, 0));
    if (/^[1-3]$/.test(key) && Number(key) <= count) return () => act.near(Number(key) - 1);
    return { Enter: act.saveFresh, y: act.narrative }[key];
  }
  if (key === "D") return act.dismissAll;
  if (["j", "ArrowDown", "ArrowRight"].includes(key)) return () => act.step(1);
  if (["k", "ArrowUp", "ArrowLeft"].includes(key)) return () => act.step(-1);
  if (!model.passage) return undefined;
  const always = { x: act.dismiss, X: act.reasons, o: act.reopen, "+": act.join, "=": act.join, c: act.cut, "[": () => act.edge(-1), "]": () => act.edge(1) }[key];
  if (always) return always;
  if (!model.draft || model.passage.state === "dismissed") return undefined;
  if (/^[1-9]$/.test(key)) return () => act.take(Number(key) - 1, false);
  if (/^shift\+[1-9]$/.test(key)) return () => act.take(Number(key.slice(6)) - 1, true);
  const links = model.draft.links.length || model.passage.shown;
  return { a: () => act.stance("asserts"), d: () => act.stance("denies"), r: () => act.stance("reports"), u: act.arguable, n: act.begin, f: act.form,
    s: act.speaker, S: act.unsure, e: act.event, t: act.date, b: act.attribution, g: act.figures, Enter: links ? act.save : undefined,
    "/": () => document.getElementById("claim-search")?.focus() }[key];
}
