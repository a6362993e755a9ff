/** Which statements and readings pass the filters. How often a claim repeats is never counted here. */
const choice = (() => {
  const { raw, NONE } = data;
  const { stances } = raw;
  const BITS = { speaker: 1, source: 2, event: 4, years: 8, words: 16, reading: 32 };
  const KEYS = ['speaker', 'source', 'stance', 'narrative', 'event', 'since', 'until', 'possible', 'q'];
  const total = raw.statements.id.length;
  let last = { key: null };

  const inside = (seen) => (year) => (seen.since === null || year >= seen.since) && (seen.until === null || year <= seen.until);
  const hasYears = (seen) => seen.since !== null || seen.until !== null;

  /** As in the query `statements`: certainly in these years, or only possibly. */
  const certainly = (at, within) => {
    const { years, possible } = raw.statements;
    return years[at].length ? years[at].some(within) : possible[at].length > 0 && possible[at].every(within);
  };
  const possibly = (at, within) => raw.statements.years[at].some(within) || raw.statements.possible[at].some(within);

  const readsAs = (link, seen) => (seen.stance === null || stances[link[1]] === seen.stance)
    && (seen.narrative === null || raw.claims.narrative[link[0]] === seen.narrative);

  /** For each statement the filters that it fails, as bits. */
  const compute = (seen) => {
    const { speaker, source, event, claims } = raw.statements;
    const failed = new Uint8Array(total);
    const needle = data.fold(seen.q);
    const matcher = needle ? words.matcher(needle) : null;
    const within = inside(seen);
    const inYears = seen.possible ? possibly : certainly;
    const reads = seen.stance !== null || seen.narrative !== null;
    for (let at = 0; at < total; at += 1) {
      let bits = 0;
      if (seen.speaker !== null && speaker[at] !== seen.speaker) bits |= BITS.speaker;
      if (seen.source !== null && source[at] !== seen.source) bits |= BITS.source;
      if (seen.event !== null && event[at] !== seen.event) bits |= BITS.event;
      if (hasYears(seen) && !inYears(at, within)) bits |= BITS.years;
      if (matcher && !matcher.statement(at)) bits |= BITS.words;
      if (reads && !claims[at].some((link) => readsAs(link, seen))) bits |= BITS.reading;
      failed[at] = bits;
    }
    return { failed, matcher };
  };

  const keyOf = (seen) => JSON.stringify(KEYS.map((name) => seen[name]));
  const of = (seen) => {
    if (last.seen === seen) return last;
    const key = keyOf(seen);
    if (last.key !== key) last = { key, ...compute(seen) };
    last.seen = seen;
    return last;
  };

  const passes = (seen, at) => of(seen).failed[at] === 0;

  /** The statements that pass every filter, in the order of time. */
  const statements = (seen) => {
    const found = of(seen);
    found.passing ??= Array.from({ length: total }, (_, at) => at).filter((at) => found.failed[at] === 0);
    return found.passing;
  };

  /** Whether a statement, as it bears on a claim, is a mark in that claim's lane; a search hides no marks. */
  const marked = (seen, entry) => (of(seen).failed[entry.statement] & ~(BITS.words | BITS.reading)) === 0
    && (seen.stance === null || entry.stance === seen.stance);

  /** Whether a claim has a lane: a mark is left of it, and the search finds it. */
  const hasLane = (seen, claim) => {
    if (seen.narrative !== null && raw.claims.narrative[claim] !== seen.narrative) return false;
    const { failed, matcher } = of(seen);
    const open = !narrowed(seen) && (!matcher || matcher.claim(claim));
    const ignored = BITS.reading | (matcher?.claim(claim) ? BITS.words : 0);
    const { statement, stance } = raw.traces;
    return open || statement[claim].some((at, n) => (failed[at] & ~ignored) === 0
      && (seen.stance === null || stances[stance[claim][n]] === seen.stance));
  };

  /** Whether marks are left out for which no query gives a claim's numbers: those are then the whole corpus's. */
  const narrowed = (seen) => ['source', 'stance', 'event', 'since', 'until'].some((name) => seen[name] !== null);
  const filtered = (seen) => narrowed(seen) || seen.speaker !== null || seen.narrative !== null || seen.q !== '';

  /** How many statements pass with each value of a filter, and how many pass all other filters. */
  const facet = (seen, name) => {
    const { failed } = of(seen);
    const counts = new Map();
    let among = 0;
    const add = (value) => counts.set(value, (counts.get(value) ?? 0) + 1);
    const linked = { narrative: (link) => raw.claims.narrative[link[0]], stance: (link) => stances[link[1]] }[name];
    const open = linked && { ...seen, [name]: null };
    const bound = linked && (open.stance !== null || open.narrative !== null);
    const counted = new Map();
    /** Count a statement once for each value that its links have. */
    const addLinks = (at) => {
      let reads = !bound;
      for (const link of raw.statements.claims[at]) {
        if (!readsAs(link, open)) continue;
        reads = true;
        const value = linked(link);
        if (value === NONE || counted.get(value) === at) continue;
        counted.set(value, at);
        add(value);
      }
      if (reads) among += 1;
    };
    for (let at = 0; at < total; at += 1) {
      if ((failed[at] & ~(linked ? BITS.reading : BITS[name])) !== 0) continue;
      if (linked) {
        addLinks(at);
      } else {
        among += 1;
        add(raw.statements[name][at]);
      }
    }
    return { counts, among };
  };

  /** For each year of the axis, how many statements lie there certainly and only possibly. */
  const histogram = (seen) => {
    const { failed } = of(seen);
    const [first, end] = raw.years;
    const bars = Array.from({ length: end - first + 1 }, (_, n) => ({ year: first + n, sure: 0, maybe: 0 }));
    for (let at = 0; at < total; at += 1) {
      if ((failed[at] & ~BITS.years) !== 0) continue;
      for (const year of raw.statements.years[at]) if (bars[year - first]) bars[year - first].sure += 1;
      for (const year of raw.statements.possible[at]) if (bars[year - first]) bars[year - first].maybe += 1;
    }
    return bars;
  };

  /** How many more statements pass where dates that are only possible count too. */
  const onlyPossibly = (seen) => {
    if (!hasYears(seen) || seen.possible) return 0;
    const { failed } = of(seen);
    const within = inside(seen);
    return failed.reduce((count, bits, at) => count + (bits === BITS.years && possibly(at, within) ? 1 : 0), 0);
  };

  return { KEYS, keyOf, passes, statements, marked, hasLane, narrowed, filtered, hasYears, facet, histogram, onlyPossibly, total };
})();
