/** Which statements and readings pass the filters. How often a claim repeats is never counted here. */
const choice = (() => {
  const { raw, NONE } = data;
  const { total, links, traces } = columns;
  const { stances, dates } = raw;
  const BITS = { speaker: 1, source: 2, event: 4, years: 8, words: 16, reading: 32 };
  const KEYS = ['speaker', 'source', 'stance', 'narrative', 'event', 'since', 'until', 'possible', 'q'];
  let last = { key: null };

  const inside = (seen) => (year) => (seen.since === null || year >= seen.since) && (seen.until === null || year <= seen.until);
  const hasYears = (seen) => seen.since !== null || seen.until !== null;
  const stanceOf = (seen) => (seen.stance === null ? NONE : stances.indexOf(seen.stance));

  /** As in the query `statements`: certainly in these years, or only possibly. */
  const certainly = (years, possible, within) => (years.length ? years.some(within) : possible.length > 0 && possible.every(within));
  const possibly = (years, possible, within) => years.some(within) || possible.some(within);
  /** For each of the dates, which statements share, whether it lies in the chosen years. */
  const datesWithin = (seen, how) => {
    const within = inside(seen);
    return Uint8Array.from(dates.years, (years, date) => (how(years, dates.possible[date], within) ? 1 : 0));
  };

  /** A test of links for the chosen stance and narrative. */
  const reader = (stance, narrative) => (link) => (stance === NONE || links.stance[link] === stance)
    && (narrative === null || columns.narrative[links.claim[link]] === narrative);

  /** For each statement the filters that it fails, as bits. */
  const compute = (seen) => {
    const { speaker, source, event, when } = columns;
    const failed = new Uint8Array(total);
    const must = (bit, passes) => {
      for (let at = 0; at < total; at += 1) if (!passes(at)) failed[at] |= bit;
    };
    const needle = data.fold(seen.q);
    const matcher = needle ? words.matcher(needle) : null;
    if (seen.speaker !== null) must(BITS.speaker, (at) => speaker[at] === seen.speaker);
    if (seen.source !== null) must(BITS.source, (at) => source[at] === seen.source);
    if (seen.event !== null) must(BITS.event, (at) => event[at] === seen.event);
    if (hasYears(seen)) {
      const lies = datesWithin(seen, seen.possible ? possibly : certainly);
      must(BITS.years, (at) => lies[when[at]] === 1);
    }
    if (matcher) must(BITS.words, matcher.statement);
    if (seen.stance !== null || seen.narrative !== null) {
      const reads = reader(stanceOf(seen), seen.narrative);
      must(BITS.reading, (at) => {
        for (let link = links.starts[at]; link < links.starts[at + 1]; link += 1) if (reads(link)) return true;
        return false;
      });
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
    if (!found.passing) {
      found.passing = [];
      for (let at = 0; at < total; at += 1) if (found.failed[at] === 0) found.passing.push(at);
    }
    return found.passing;
  };

  /** How many statements pass, and from how many sources. */
  const counts = (seen) => {
    const found = of(seen);
    if (!found.counts) {
      const from = new Uint8Array(raw.sources.id.length);
      found.counts = { statements: 0, sources: 0 };
      for (let at = 0; at < total; at += 1) {
        if (found.failed[at] !== 0) continue;
        found.counts.statements += 1;
        found.counts.sources += 1 - from[columns.source[at]];
        from[columns.source[at]] = 1;
      }
    }
    return found.counts;
  };

  /** Whether a statement, as it bears on a claim, is a mark in that claim's lane; a search hides no marks. */
  const marked = (seen, entry) => (of(seen).failed[entry.statement] & ~(BITS.words | BITS.reading)) === 0
    && (seen.stance === null || entry.stance === seen.stance);

  /** A test of claims, whether each has a lane: a mark is left of it, and the search finds it. */
  const laneTest = (seen) => {
    const { failed, matcher } = of(seen);
    const stance = stanceOf(seen);
    const whole = !narrowed(seen);
    const { starts, statement } = traces;
    return (claim) => {
      if (seen.narrative !== null && columns.narrative[claim] !== seen.narrative) return false;
      const named = matcher !== null && matcher.claim(claim);
      if (whole && (matcher === null || named)) return true;
      const counted = ~(BITS.reading | (named ? BITS.words : 0));
      for (let n = starts[claim]; n < starts[claim + 1]; n += 1) {
        if ((failed[statement[n]] & counted) === 0 && (stance === NONE || traces.stance[n] === stance)) return true;
      }
      return false;
    };
  };

  /** Whether marks are left out for which no query gives a claim's numbers: those are then the whole corpus's. */
  const narrowed = (seen) => ['source', 'stance', 'event', 'since', 'until'].some((name) => seen[name] !== null);
  const filtered = (seen) => narrowed(seen) || seen.speaker !== null || seen.narrative !== null || seen.q !== '';

  /** Count the statements that pass by a value of their own; how many they are. */
  const countOwn = (failed, values, counts) => {
    let among = 0;
    for (let at = 0; at < total; at += 1) {
      if (failed(at)) continue;
      among += 1;
      if (values[at] !== NONE) counts[values[at]] += 1;
    }
    return among;
  };

  /** The same by what their links have, a statement once for each value; how many have a link that passes. */
  const countLinked = (failed, reads, bound, value, counts) => {
    const counted = new Int32Array(counts.length).fill(NONE);
    let among = 0;
    for (let at = 0; at < total; at += 1) {
      if (failed(at)) continue;
      let any = !bound;
      for (let link = links.starts[at]; link < links.starts[at + 1]; link += 1) {
        if (!reads(link)) continue;
        any = true;
        const place = value(link);
        if (place === NONE || counted[place] === at) continue;
        counted[place] = at;
        counts[place] += 1;
      }
      if (any) among += 1;
    }
    return among;
  };

  const LINKED = { narrative: (link) => columns.narrative[links.claim[link]], stance: (link) => links.stance[link] };
  const SIZES = { speaker: raw.speakers.id.length, source: raw.sources.id.length, narrative: raw.narratives.id.length, stance: stances.length };

  /** How many statements pass with each value of a filter, by its place, and how many pass all other filters. */
  const facet = (seen, name) => {
    const bits = of(seen).failed;
    const others = ~(LINKED[name] ? BITS.reading : BITS[name]);
    const failed = (at) => (bits[at] & others) !== 0;
    const counts = new Uint32Array(SIZES[name]);
    if (!LINKED[name]) return { counts, among: countOwn(failed, columns[name], counts) };
    const open = { ...seen, [name]: null };
    const bound = open.stance !== null || open.narrative !== null;
    return { counts, among: countLinked(failed, reader(stanceOf(open), open.narrative), bound, LINKED[name], counts) };
  };

  /** For each year of the axis, how many statements lie there certainly and only possibly. */
  const histogram = (seen) => {
    const { failed } = of(seen);
    const [first, end] = raw.years;
    const bars = Array.from({ length: end - first + 1 }, (_, n) => ({ year: first + n, sure: 0, maybe: 0 }));
    const times = new Uint32Array(dates.years.length);
    for (let at = 0; at < total; at += 1) if ((failed[at] & ~BITS.years) === 0) times[columns.when[at]] += 1;
    times.forEach((count, date) => {
      if (count === 0) return;
      for (const year of dates.years[date]) if (bars[year - first]) bars[year - first].sure += count;
      for (const year of dates.possible[date]) if (bars[year - first]) bars[year - first].maybe += count;
    });
    return bars;
  };

  /** How many more statements pass where dates that are only possible count too. */
  const onlyPossibly = (seen) => {
    if (!hasYears(seen) || seen.possible) return 0;
    const { failed } = of(seen);
    const may = datesWithin(seen, possibly);
    let count = 0;
    for (let at = 0; at < total; at += 1) if (failed[at] === BITS.years && may[columns.when[at]] === 1) count += 1;
    return count;
  };

  return { KEYS, keyOf, passes, statements, counts, marked, laneTest, narrowed, filtered, hasYears, facet, histogram, onlyPossibly, total };
})();
