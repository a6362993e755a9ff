/** Which claims the timeline shows, in which order: rows of the queries, chosen and never counted here. */
const lanes = (() => {
  const { raw, NONE } = data;

  const made = new Map();
  /** The lanes of everyone or of one speaker, made once: what repeats, and every claim as if it did not. */
  const lanesOf = (scope) => {
    if (!made.has(scope)) {
      made.set(scope, {
        repeated: data.repeats(scope).map((row) => ({ ...row, status: row.certain ? 'certain' : 'possible' })),
        all: data.counts(scope).map((row) => ({ ...row, status: 'none' })),
      });
    }
    return made.get(scope);
  };

  let ranks = null;
  /** The place of each claim from A to Z. */
  const rankOf = (claim) => {
    if (ranks === null) {
      const { compare } = new Intl.Collator('en');
      ranks = new Uint32Array(raw.claims.id.length);
      raw.claims.id.map((_, at) => at).sort((a, b) => compare(raw.claims.text[a], raw.claims.text[b])).forEach((at, rank) => { ranks[at] = rank; });
    }
    return ranks[claim];
  };
  const firstOf = (claim) => raw.traces.statement[claim][0] ?? Number.MAX_SAFE_INTEGER;

  const ORDERS = { text: rankOf, earliest: firstOf };
  const sorted = (rows, sort) => {
    const order = ORDERS[sort];
    return order ? rows.toSorted((a, b) => order(a.claim) - order(b.claim)) : rows;
  };

  /** What the numbers of a lane count, where they are not those of the marks left in it. */
  const scope = (seen) => {
    if (!choice.narrowed(seen)) return null;
    return seen.speaker === null ? 'the whole corpus' : `all that ${raw.speakers.name[seen.speaker]} said`;
  };

  /** The sections of the timeline: certain repeats, possible ones where asked for, the rest. */
  const sections = (seen) => {
    const rows = seen.speaker === null ? NONE : seen.speaker;
    const test = choice.laneTest(seen);
    const keep = (row) => test(row.claim);
    const found = lanesOf(rows);
    const repeated = found.repeated.filter((row) => row.certain || seen.possible);
    const onTop = new Set(repeated.map((row) => row.claim));
    const top = repeated.filter(keep);
    const rest = seen.two ? [] : found.all.filter((row) => !onTop.has(row.claim) && keep(row));
    const counted = scope(seen) ? `, counting ${scope(seen)}` : '';
    return [
      { kind: 'certain', title: `Said in two or more years${counted}`, lanes: top.filter((row) => row.certain) },
      { kind: 'possible', title: `Possibly said in two or more years${counted}`, lanes: top.filter((row) => !row.certain) },
      { kind: 'rest', title: onTop.size ? 'Other claims' : 'Claims', lanes: rest },
    ].map((section) => ({ ...section, lanes: sorted(section.lanes, seen.sort) }))
      .filter((section) => section.lanes.length > 0);
  };

  /** The claims that have a lane, in order. */
  const claims = (seen) => sections(seen).flatMap((section) => section.lanes.map((lane) => lane.claim));

  /** The occasions of a lane, as "×2" or "×2–3"; other words where nothing is asserted on one. */
  const occasions = (row) => {
    if (row.high > 0) return row.low === row.high ? `×${row.low}` : `×${row.low}–${row.high}`;
    const stances = new Set(raw.traces.stance[row.claim].map((stance) => raw.stances[stance]));
    if (stances.has('asserts')) return 'no occasion';
    return [...stances].map((stance) => ({ denies: 'denied', reports: 'reported' })[stance]).join(', ') || '–';
  };
  const span = (row) => (row.years.length > 1 ? `${row.years.length} yrs` : null);

  /** The same in full words. */
  const describe = (row, counted = null) => {
    const where = counted ? `, counting ${counted}` : '';
    if (row.high === 0) return `not asserted on any named occasion${where}`;
    const often = row.low === row.high ? dom.plural(row.low, 'occasion') : `${row.low} to ${row.high} occasions`;
    const named = (years) => years.map(scale.name).join(', ');
    const certain = row.years.length ? `, certainly in ${named(row.years)}` : ', certain in no year';
    const possible = row.possible.length ? `, possibly in ${named(row.possible)}` : '';
    return `asserted on ${often}${certain}${possible}${where}`;
  };

  return { sections, claims, scope, occasions, span, describe };
})();
