// What the card of a passage holds before it is saved, and the operation that saves it.

/**
 * @typedef {{id: string | null, label: string, sort?: string, date?: string | null, basis?: string | null}} Ref
 * @typedef {{claim: Ref, stance: string, certainty: string, of: Ref | null, narrative?: Ref | null,
 *   relation?: {kind: string, claim: string, reason: string} | null}} Link
 * @typedef {{form: string, speaker: Ref | null, sure: boolean, attribution: Ref[], event: Ref | null, date: string, basis: string,
 *   links: Link[], figures: any[], stance: string, arguable: boolean, of: Ref | null}} Draft
 */

/** @param {any} proposal @param {any} passage @returns {Draft} */
export function draftOf(proposal, passage) {
  const shown = passage.shown;
  const record = passage.record;
  const choice = (/** @type {any} */ { id, label, date, basis }) => (label ? { id, label, date, basis } : null);
  if (!shown) {
    return {
      form: proposal.form.value, speaker: choice(proposal.speaker), sure: true, attribution: proposal.attribution,
      event: choice(proposal.event), date: proposal.date.value ?? "", basis: proposal.date.why ?? "", links: [],
      figures: proposal.figures.filter((/** @type {any} */ each) => each.quantity.id), stance: "asserts", arguable: false, of: null,
    };
  }
  return {
    form: shown.form, speaker: named(record.speaker, shown.speaker), sure: record.speaker_certainty !== "arguable",
    attribution: (record.attribution ?? []).map((/** @type {string} */ id, /** @type {number} */ at) => ({ id, label: shown.attribution[at] })),
    event: named(record.event, shown.event), date: record.date ?? "", basis: record.basis ?? "",
    links: shown.claims.map((/** @type {any} */ each) => ({
      claim: { id: each.claim, label: each.text }, stance: each.stance, certainty: each.certainty, of: each.of ? { id: each.of, label: each.of } : null,
    })),
    figures: [], stance: "asserts", arguable: false, of: null,
  };
}

/** What a statement takes from the top of its source has no id of its own. @param {string | undefined} id @param {string} label */
function named(id, label) {
  return label ? { id: id ?? "", label } : null;
}

/** A new occasion has the date that was set; of a known one that is the statement's own. @param {Draft} draft */
function occasion({ event, date, basis }) {
  const isNew = event && event.id === null && !event.date;
  return isNew && date ? { event: { ...event, date, basis }, date: null, basis: null } : { event, date: date || null, basis: basis || null };
}

/** @param {Ref | null} ref @param {"speaker" | "event"} kind */
function reference(ref, kind) {
  if (!ref || ref.id === "") return null;
  if (ref.id !== null) return ref.id;
  if (kind === "speaker") return { new: { name: ref.label, kind: ref.sort } };
  return { new: { name: ref.label, date: ref.date ?? null, basis: ref.basis ?? null } };
}

/** @param {Link} link */
function linked(link) {
  const { claim, narrative, relation } = link;
  const meant = claim.id ?? {
    new: {
      text: claim.label,
      narrative: narrative ? (narrative.id ?? { new: { name: narrative.label } }) : null,
      relation: relation ?? null,
    },
  };
  return { claim: meant, stance: link.stance, certainty: link.certainty, of: reference(link.of, "speaker") };
}

/** @param {Draft} draft @param {any} source @param {any} passage */
export function operationOf(draft, source, passage) {
  const said = occasion(draft);
  /** @type {any} */
  const made = {
    do: "state", source: source.id, at: passage.at, hash: passage.hash, form: draft.form,
    speaker: reference(draft.speaker, "speaker"), speaker_certainty: draft.sure ? "clear" : "arguable",
    event: reference(said.event, "event"), date: said.date, basis: said.basis, claims: draft.links.map(linked),
  };
  const inherited = passage.shown && !("attribution" in passage.record);
  if (!inherited || draft.attribution.length) made.attribution = draft.attribution.map((each) => reference(each, "speaker"));
  if (!passage.shown) {
    made.figures = draft.figures.map((each) => ({
      quantity: each.quantity.id ?? { new: { name: each.quantity.label, counted: each.quantity.counted } }, verbatim: each.verbatim, value: each.value, comparator: each.comparator,
    }));
  }
  return made;
}

/** What is chosen of stance and certainty holds for one link. @param {Draft} draft @param {Ref} claim @returns {Link} */
export function linkTo(draft, claim) {
  const link = { claim, stance: draft.stance, certainty: draft.arguable ? "arguable" : "clear", of: draft.stance === "reports" ? draft.of : null };
  Object.assign(draft, { stance: "asserts", arguable: false, of: null });
  return link;
}
