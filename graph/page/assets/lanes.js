/** Which claims the timeline shows, in which order: rows of the queries, chosen and never counted here. */
const lanes = (() => {
  const { raw, NONE } = data;

  const status = (row) => (row.certain ? 'certain' : 'possible');
  const lane = (row, kind) => ({ ...row, status: kind });

  const sorted = (rows, sort) => {
    if (sort === 'text') return rows.toSorted((a, b) => raw.claims.text[a.claim].localeCompare(raw.claims.text[b.claim], 'en'));
    if (sort === 'earliest') {
      const first = (row) => raw.traces.statement[row.claim][0] ?? Infinity;
      return rows.toSorted((a, b) => first(a) - first(b));
    }
    return rows;
  };

  /** What the numbers of a lane count, where they are not those of the marks left in it. */
  const scope = (seen) => {
    if (!choice.narrowed(seen)) return null;
    return seen.speaker === null ? 'the whole corpus' : `all that ${raw.speakers.name[seen.speaker]} said`;
  };

  /** The sections of the timeline: certain repeats, possible ones where asked for, the rest. */
  const sections = (seen) => {
    const rows = seen.speaker === null ? NONE : seen.speaker;
    const keep = (row) => choice.hasLane(seen, row.claim);
    const repeated = data.repeats(rows, 2).filter((row) => row.certain || seen.possible);
    const onTop = new Set(repeated.map((row) => row.claim));
    const top = repeated.filter(keep).map((row) => lane(row, status(row)));
    const within = new Map(data.repeats(rows, 1).map((row) => [row.claim, row]));
    const rest = seen.two ? [] : data.counts(rows)
      .filter((row) => !onTop.has(row.claim) && keep(row))
      .map((row) => lane({ ...row, ...within.get(row.claim) }, 'none'));
    const counted = scope(seen) ? `, counting ${scope(seen)}` : '';
    return [
      { kind: 'certain', title: `Said in two or more years${counted}`, lanes: top.filter((row) => row.certain) },
      { kind: 'possible', title: `Possibly said in two or more years${counted}`, lanes: top.filter((row) => !row.certain) },
      { kind: 'rest', title: onTop.size ? 'Other claims' : 'Claims', lanes: rest },
    ].map((section) => ({ ...section, lanes: sorted(section.lanes, seen.sort) }))
      .filter((section) => section.lanes.length > 0);
  };

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
    const certain = row.years.length ? `, certainly in ${row.years.join(', ')}` : ', certain in no year';
    const possible = row.possible.length ? `, possibly in ${row.possible.join(', ')}` : '';
    return `asserted on ${often}${certain}${possible}${where}`;
  };

  return { sections, scope, occasions, span, describe };
})();
