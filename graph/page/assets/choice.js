/** Which statements and readings pass the filters. How often a claim repeats is never counted here. */
const choice = (() => {
  const { raw, NONE } = data;
  const { total, links, traces, voices } = columns;
  const { stances, dates } = raw;
  const BITS = { speaker: 1, source: 2, event: 4, years: 8, words: 16, reading: 32, repeats: 64 };
  const KEYS = ['speaker', 'source', 'stance', 'narrative', 'event', 'since', 'until', 'possible', 'q', 'two'];
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

  /** A test of statements: whether this speaker says them, or another reports a view of theirs in them. */
  const speaks = (speaker) => (at) => {
    for (let n = voices.starts[at]; n < voices.starts[at + 1]; n += 1) if (voices.speaker[n] === speaker) return true;
    return false;
  };

  /** A test of links for the chosen stance and narrative. */
  const reader = (stance, narrative) => (link) => (stance === NONE || links.stance[link] === stance)
    && (narrative === null || columns.narrative[links.claim[link]] === narrative);

  const repeated = new Map();
  /** Which claims return in two years or more, said by everyone or by one speaker, and which statements bear on them. */
  const repeatedIn = (scope, possible) => {
    const key = `${scope}/${possible}`;
    if (!repeated.has(key)) {
      const claims = new Uint8Array(raw.claims.id.length);
      const statements = new Uint8Array(total);
      for (const row of data.repeats(scope)) {
        if (!possible && !row.certain) continue;
        claims[row.claim] = 1;
        for (let n = traces.starts[row.claim]; n < traces.starts[row.claim + 1]; n += 1) statements[traces.statement[n]] = 1;
      }
      repeated.set(key, { claims, statements });
    }
    return repeated.get(key);
  };
  const scopeOf = (seen) => (seen.speaker === null ? NONE : seen.speaker);

  /** A test of claims, whether they return in two years or more, where only those are wanted. */
  const returning = (seen) => {
    if (!seen.two) return () => true;
    const { claims } = repeatedIn(scopeOf(seen), seen.possible);
    return (claim) => claims[claim] === 1;
  };

  /** For each statement the filters that it fails, as bits. */
  const compute = (seen) => {
    const { source, event, when } = columns;
    const failed = new Uint8Array(total);
    const must = (bit, passes) => {
      for (let at = 0; at < total; at += 1) if (!passes(at)) failed[at] |= bit;
    };
    const wanted = words.terms(seen.q);
    const matcher = wanted.length ? words.matcher(wanted) : null;
    if (seen.speaker !== null) must(BITS.speaker, speaks(seen.speaker));
    if (seen.source !== null) must(BITS.source, (at) => source[at] === seen.source);
    if (seen.event !== null) must(BITS.event, (at) => event[at] === seen.event);
    if (hasYears(seen)) {
      const lies = datesWithin(seen, seen.possible ? possibly : certainly);
      must(BITS.years, (at) => lies[when[at]] === 1);
    }
    if (matcher) must(BITS.words, matcher.statement);
    if (seen.two) {
      const { statements: returned } = repeatedIn(scopeOf(seen), seen.possible);
      must(BITS.repeats, (at) => returned[at] === 1);
    }
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

  /** What hides a mark in a lane; the lanes themselves are chosen by all. */
  const LANE = ~(BITS.words | BITS.reading | BITS.repeats);

  /** Whether a statement, as it bears on a claim, is a mark in that claim's lane; a search hides no marks. */
  const marked = (seen, entry) => (of(seen).failed[entry.statement] & LANE) === 0
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
      const counted = ~(BITS.reading | BITS.repeats | (named ? BITS.words : 0));
      for (let n = starts[claim]; n < starts[claim + 1]; n += 1) {
        if ((failed[statement[n]] & counted) === 0 && (stance === NONE || traces.stance[n] === stance)) return true;
      }
      return false;
    };
  };

  /** Which statements have a mark in the lanes of these claims, in the order of time. */
  const drawnOnes = (seen, claims) => {
    const { failed } = of(seen);
    const stance = stanceOf(seen);
    const { starts, statement } = traces;
    const found = new Uint8Array(total);
    for (const claim of claims) {
      for (let n = starts[claim]; n < starts[claim + 1]; n += 1) {
        if ((failed[statement[n]] & LANE) === 0 && (stance === NONE || traces.stance[n] === stance)) found[statement[n]] = 1;
      }
    }
    const ones = [];
    for (let at = 0; at < total; at += 1) if (found[at] === 1) ones.push(at);
    return ones;
  };
  const drawn = (seen, claims) => drawnOnes(seen, claims).length;

  /** Whether marks are left out for which no query gives a claim's numbers: those are then the whole corpus's. */
  const narrowed = (seen) => ['source', 'stance', 'event', 'since', 'until'].some((name) => seen[name] !== null);
  const filtered = (seen) => narrowed(seen) || seen.speaker !== null || seen.narrative !== null || seen.q !== '' || seen.two;

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

  /** The same by who speaks in them, a statement once for each. */
  const countVoices = (failed, counts) => {
    let among = 0;
    for (let at = 0; at < total; at += 1) {
      if (failed(at)) continue;
      among += 1;
      for (let n = voices.starts[at]; n < voices.starts[at + 1]; n += 1) counts[voices.speaker[n]] += 1;
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

  /** Which statements bear on what their own speaker says in two years or more. */
  const returningByEach = (possible) => {
    const found = new Uint8Array(total);
    raw.speakers.id.forEach((_, speaker) => {
      const { statements: theirs } = repeatedIn(speaker, possible);
      for (const at of data.statementsBy(speaker)) found[at] = theirs[at];
    });
    return found;
  };

  const LINKED = { narrative: (link) => columns.narrative[links.claim[link]], stance: (link) => links.stance[link] };
  const SIZES = { speaker: raw.speakers.id.length, source: raw.sources.id.length, narrative: raw.narratives.id.length, stance: stances.length };

  /** How many statements pass with each value of a filter, by its place, and how many pass all other filters. */
  const facet = (seen, name) => {
    const bits = of(seen).failed;
    const byOthers = name === 'speaker' && seen.two;
    const others = ~((LINKED[name] ? BITS.reading : BITS[name]) | (byOthers ? BITS.repeats : 0));
    const returns = byOthers ? returningByEach(seen.possible) : null;
    const failed = (at) => (bits[at] & others) !== 0 || (returns !== null && returns[at] === 0);
    const counts = new Uint32Array(SIZES[name]);
    if (name === 'speaker') return { counts, among: countVoices(failed, counts) };
    if (!LINKED[name]) return { counts, among: countOwn(failed, columns[name], counts) };
    const open = { ...seen, [name]: null };
    const bound = open.stance !== null || open.narrative !== null;
    return { counts, among: countLinked(failed, reader(stanceOf(open), open.narrative), bound, LINKED[name], counts) };
  };

  /** For each stretch of years of the axis, how many statements lie there certainly and only possibly. */
  const histogram = (seen, bins) => {
    const { failed } = of(seen);
    const bars = bins.map((bin) => ({ ...bin, sure: 0, maybe: 0 }));
    const barOf = new Map();
    for (const bar of bars) for (let year = bar.from; year <= bar.to; year += 1) barOf.set(year, bar);
    const times = new Uint32Array(dates.years.length);
    for (let at = 0; at < total; at += 1) if ((failed[at] & ~BITS.years) === 0) times[columns.when[at]] += 1;
    times.forEach((count, date) => {
      if (count === 0) return;
      const certain = new Set(dates.years[date].map((year) => barOf.get(year)));
      const possible = new Set(dates.possible[date].map((year) => barOf.get(year)));
      for (const bar of certain) if (bar) bar.sure += count;
      for (const bar of possible) if (bar && !certain.has(bar)) bar.maybe += count;
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

  return { KEYS, keyOf, passes, statements, counts, marked, drawn, drawnOnes, returning, laneTest, narrowed, filtered, hasYears, facet, histogram, onlyPossibly, total };
})();
