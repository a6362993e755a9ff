/** What the page knows: the embedded columns, looked up by place or by id. */
// @ts-ignore: all scripts of the page share one asynchronous function
const data = await (async () => {
  const element = dom.byId('data');
  const packed = element.type !== 'application/json';
  const raw = JSON.parse(packed ? await unpack(element.textContent) : element.textContent);
  const NONE = -1;

  /** In a large page a place in a text is its distance from the end of the one before, and its length. */
  const places = (distances, end) => distances.map(([distance, length, ...rest]) => {
    const start = end + distance;
    end = start + length;
    return [start, end, ...rest];
  });
  const lengthen = () => {
    const { statements, sources } = raw;
    const ends = new Uint32Array(sources.id.length);
    statements.spans = statements.spans.map((distances, at) => {
      const found = places(distances, ends[statements.source[at]]);
      ends[statements.source[at]] = found.at(-1)?.[1] ?? 0;
      return found;
    });
    statements.own = statements.own.map((own, at) => (own.length ? own : statements.spans[at].map(([start, end]) => [end - start])));
    sources.dismissed = sources.dismissed.map((distances) => places(distances, 0));
  };

  /** In a large page the quotes stand beside their texts, a source's in the order of time. */
  if (packed) {
    const lines = dom.byId('texts').textContent.split('\n').filter(Boolean);
    const chunks = await Promise.all(lines.map(async (line) => (await unpack(line)).split('\n').filter((_, n) => n % 2 === 1).map((line) => JSON.parse(line))));
    const beside = chunks.flat();
    const next = new Uint32Array(beside.length);
    raw.statements.quote = raw.statements.source.map((source) => beside[source][next[source]++]);
    lengthen();
  }

  /** Statements share dates: each of the dates' columns becomes one of theirs. */
  const { when } = raw.statements;
  for (const [name, values] of Object.entries({ ...raw.dates, date: raw.dates.label })) raw.statements[name] = when.map((at) => values[at]);

  const indexOf = (ids) => new Map(ids.map((id, place) => [id, place]));
  const claimPlaces = new Map();
  raw.claims.formerly.forEach((old, place) => old.forEach((id) => claimPlaces.set(id, place)));
  raw.claims.id.forEach((id, place) => claimPlaces.set(id, place));
  const statementIds = raw.statements.id.map(
    (name, place) => `${raw.sources.id[raw.statements.source[place]]}/${name}`);
  const IDS = {
    claim: () => claimPlaces,
    statement: () => indexOf(statementIds),
    speaker: () => indexOf(raw.speakers.id),
    narrative: () => indexOf(raw.narratives.id),
    source: () => indexOf(raw.sources.id),
    event: () => indexOf(raw.events.id),
  };
  const indexes = {};
  const find = (kind, id) => (indexes[kind] ??= IDS[kind]()).get(id) ?? null;

  /** Row numbers of a table by their scope: a speaker, or everyone. */
  const byScope = ({ scope = [] }) => {
    const rows = new Map();
    scope.forEach((value, row) => {
      if (!rows.has(value)) rows.set(value, []);
      rows.get(value).push(row);
    });
    return rows;
  };
  const repeatRows = byScope(raw.repeats);
  const countRows = byScope(raw.counts);

  const rowOf = (table, row) => {
    const made = {};
    for (const key in table) made[key] = table[key][row];
    return made;
  };
  /** The counts of a scope, made once: in their order, and by claim. */
  const made = new Map();
  const countsOf = (scope) => {
    if (!made.has(scope)) {
      const rows = (countRows.get(scope) ?? []).map((row) => rowOf(raw.counts, row));
      made.set(scope, { rows, byClaim: new Map(rows.map((row) => [row.claim, row])) });
    }
    return made.get(scope);
  };
  const counts = (scope) => countsOf(scope).rows;
  const count = (scope, claim) => countsOf(scope).byClaim.get(claim) ?? null;
  /** What repeats in two years or more, with its counts. */
  const repeats = (scope) => (repeatRows.get(scope) ?? []).map((row) => ({ ...count(scope, raw.repeats.claim[row]), certain: raw.repeats.certain[row] }));

  const MOST_TRACES = 400;
  const traces = new Map();
  /** A claim's statements in the order of time; those of the claims in sight are kept. */
  const trace = (claim) => {
    if (!traces.has(claim)) {
      if (traces.size >= MOST_TRACES) traces.clear();
      traces.set(claim, makeTrace(claim));
    }
    return traces.get(claim);
  };
  const makeTrace = (claim) => raw.traces.statement[claim].map((statement, at) => ({
    statement,
    stance: raw.stances[raw.traces.stance[claim][at]],
    arguable: raw.traces.arguable[claim][at] === 1,
    open: raw.traces.arguable[claim][at] === 1 || raw.statements.inferred[statement] === 1,
    countsFor: raw.traces.countsFor[claim][at],
    gap: string(raw.traces.gap[claim][at]),
  }));

  const string = (place) => (place === NONE ? null : raw.strings[place]);
  const statement = (place) => ({ place, key: statementIds[place], ...rowOf(raw.statements, place) });
  const links = (place) => raw.statements.claims[place].map(
    ([claim, stance, arguable, strength, of, note, words]) => ({
      claim, stance: raw.stances[stance], arguable: arguable === 1, strength: raw.strengths[strength], of, note: string(note),
      open: arguable === 1 || raw.statements.inferred[place] === 1, words: string(words),
    }));
  /** The link by which an entry of a trace counts for the claim: its own, or the narrower claim's. */
  const linkOf = (entry) => links(entry.statement).find((link) => link.claim === entry.countsFor && link.stance === entry.stance);

  /** The statements of each record of a table, in the order of time; grouped at the first use. */
  const grouped = (table, column) => {
    let found = null;
    return (place) => {
      if (found === null) {
        found = raw[table].id.map(() => []);
        raw.statements[column].forEach((of, at) => found[of].push(at));
      }
      return found[place];
    };
  };
  const statementsOf = grouped('sources', 'source');
  const statementsBy = grouped('speakers', 'speaker');

  /** How other claims bear on this one, in the order of the records. */
  const related = (claim) => {
    const found = [];
    (raw.judgements.from || []).forEach((from, row) => {
      const to = raw.judgements.to[row];
      const reason = raw.judgements.reason[row];
      const kind = raw.judgements.kind[row];
      if (from === claim) found.push({ kind: kind === 'broader' ? 'wider' : kind, claim: to, reason });
      else if (to === claim) found.push({ kind: kind === 'broader' ? 'narrower' : kind, claim: from, reason });
    });
    return found;
  };

  const MARKS = 7;
  const LEFT_OUT = /[\uE000-\uF8FF][\uE000-\uF8FF\s]*/g;
  /** Text of a quote as it is shown: where words were left out when the page was built, it says so. */
  const shown = raw.mostWords === null ? (text) => text : (text) => text.replace(LEFT_OUT, '[…]').replace(/(\S)\[…\]$/, '$1 […]');

  /** The mark of a speaker: those with most statements have their own, all others share one. */
  const slot = (speaker) => (speaker < MARKS && raw.speakers.statements[speaker] > 0 ? speaker : MARKS);

  return { raw, packed, NONE, MARKS, find, repeats, counts, count, trace, string, statement, statementIds, statementsOf, statementsBy, links, linkOf, related, slot, shown, fold: folding.fold };
})();
