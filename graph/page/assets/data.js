/** What the page knows: the embedded columns, looked up by place or by id. */
const data = await (async () => {
  const element = dom.byId('data');
  const packed = element.type !== 'application/json';
  const raw = JSON.parse(packed ? await unpack(element.textContent) : element.textContent);
  const NONE = -1;

  /** In a large page the quotes stand beside their texts, a source's in the order of time. */
  if (packed) {
    const lines = dom.byId('texts').textContent.split('\n').filter(Boolean);
    const chunks = await Promise.all(lines.map(async (line) => JSON.parse(await unpack(line)).map(([, quotes]) => quotes)));
    const beside = chunks.flat();
    const next = new Uint32Array(beside.length);
    raw.statements.quote = raw.statements.source.map((source) => beside[source][next[source]++]);
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
  const places = {
    claim: claimPlaces,
    statement: indexOf(statementIds),
    speaker: indexOf(raw.speakers.id),
    narrative: indexOf(raw.narratives.id),
    source: indexOf(raw.sources.id),
    event: indexOf(raw.events.id),
  };
  const find = (kind, id) => places[kind].get(id) ?? null;

  /** Row numbers of a table by the value of a key. */
  const group = (table, key, length) => {
    const groups = new Map();
    for (let row = 0; row < length; row += 1) {
      const value = key(table, row);
      if (!groups.has(value)) groups.set(value, []);
      groups.get(value).push(row);
    }
    return groups;
  };
  const scopeKey = (scope, least) => `${scope}/${least}`;
  const repeatRows = group(raw.repeats, (t, row) => scopeKey(t.scope[row], t.least[row]), (raw.repeats.scope || []).length);
  const countRows = group(raw.counts, (t, row) => t.scope[row], (raw.counts.scope || []).length);
  const countPlaces = new Map((raw.counts.scope || []).map((scope, row) => [scopeKey(scope, raw.counts.claim[row]), row]));

  const rowOf = (table, row) => Object.fromEntries(Object.keys(table).map((key) => [key, table[key][row]]));
  /** Rows as objects, made once for each scope that is looked at. */
  const made = new Map();
  const rowsOf = (table, key, found) => {
    if (!made.has(key)) made.set(key, (found || []).map((row) => rowOf(table, row)));
    return made.get(key);
  };
  const repeats = (scope, least) => rowsOf(raw.repeats, `repeats ${scopeKey(scope, least)}`, repeatRows.get(scopeKey(scope, least)));
  const counts = (scope) => rowsOf(raw.counts, `counts ${scope}`, countRows.get(scope));
  const count = (scope, claim) => {
    const row = countPlaces.get(scopeKey(scope, claim));
    return row === undefined ? null : rowOf(raw.counts, row);
  };

  /** A claim's statements in the order of time. */
  const trace = (claim) => raw.traces.statement[claim].map((statement, at) => ({
    statement,
    stance: raw.stances[raw.traces.stance[claim][at]],
    arguable: raw.traces.arguable[claim][at] === 1,
    countsFor: raw.traces.countsFor[claim][at],
    gap: string(raw.traces.gap[claim][at]),
  }));

  const string = (place) => (place === NONE ? null : raw.strings[place]);
  const statement = (place) => ({ place, key: statementIds[place], ...rowOf(raw.statements, place) });
  const links = (place) => raw.statements.claims[place].map(
    ([claim, stance, arguable, strength, of, note]) => ({
      claim, stance: raw.stances[stance], arguable: arguable === 1, strength: raw.strengths[strength], of, note: string(note),
    }));

  let bySource = null;
  /** A source's statements, in the order of time. */
  const statementsOf = (source) => {
    if (bySource === null) {
      bySource = raw.sources.id.map(() => []);
      raw.statements.source.forEach((of, at) => bySource[of].push(at));
    }
    return bySource[source];
  };

  /** How other claims bear on this one, in the order of the records. */
  const related = (claim) => {
    const found = [];
    (raw.edges.from || []).forEach((from, row) => {
      const to = raw.edges.to[row];
      const reason = raw.edges.reason[row];
      const kind = raw.edges.kind[row];
      if (from === claim) found.push({ kind: kind === 'broader' ? 'wider' : kind, claim: to, reason });
      else if (to === claim) found.push({ kind: kind === 'broader' ? 'narrower' : kind, claim: from, reason });
    });
    return found;
  };

  const MARKS = 7;
  /** The mark of a speaker: those with most statements have their own, all others share one. */
  const slot = (speaker) => (speaker < MARKS && raw.speakers.statements[speaker] > 0 ? speaker : MARKS);

  const MARK_SHAPES = new Map([...'‘’‚‛“”„‟«»'].map((mark, at) => [mark, at < 4 ? "'" : '"']));
  /** Text as it is searched: case, white space and the shape of quotation marks set aside. */
  const fold = (text) => text.toLowerCase().replace(/[‘’‚‛“”„‟«»]/g, (mark) => MARK_SHAPES.get(mark)).replace(/\s+/g, ' ').trim();

  return { raw, packed, NONE, MARKS, find, repeats, counts, count, trace, string, statement, statementIds, statementsOf, links, related, slot, fold };
})();
