/** The rows of each view as the command line has them: the same columns, and the same guard against formulas. */
const rows = (() => {
  const { raw, NONE } = data;
  const FORMULA = /(?:^|[;,|\t\r\n](?! *-[0-9.]+ *(?:[;,|\]\t\r\n]|$)))[ \t"'\u00a0\u3000]*(?=[=+\-@＝＋－＠\t\r\n])/g;

  const ids = (kind, places) => places.map((place) => raw[kind].id[place]);
  const certainty = (arguable) => (arguable ? 'arguable' : 'clear');

  /** The speaker's own words: every second stretch of each part of the quote. */
  const own = (at) => raw.statements.quote[at].flatMap((part, n) => {
    const chars = Array.from(part);
    let done = 0;
    return raw.statements.own[at][n].flatMap((length, turn) => {
      done += length;
      return turn % 2 ? [data.shown(chars.slice(done - length, done).join(''))] : [];
    });
  });

  const STATEMENT = {
    id: (at) => data.statementIds[at],
    source: (at) => raw.sources.id[raw.statements.source[at]],
    title: (at) => raw.sources.title[raw.statements.source[at]],
    publisher: (at) => raw.sources.publisher[raw.statements.source[at]],
    url: (at) => raw.sources.url[raw.statements.source[at]],
    document: (at) => raw.sources.document[raw.statements.source[at]],
    start: (at) => raw.statements.spans[at][0][0],
    end: (at) => raw.statements.spans[at].at(-1)[1],
    spans: (at) => raw.statements.spans[at],
    quote: (at) => raw.statements.quote[at].map(data.shown).join(' … '),
    words: own,
    form: (at) => raw.forms[raw.statements.form[at]],
    speaker: (at) => raw.speakers.id[raw.statements.speaker[at]],
    speaker_certainty: (at) => certainty(raw.statements.inferred[at]),
    reported: (at) => data.string(raw.statements.reported[at]),
    attribution: (at) => ids('speakers', raw.statements.attribution[at]),
    event: (at) => (raw.statements.event[at] === NONE ? 'unspecified' : raw.events.id[raw.statements.event[at]]),
    date: (at) => data.string(raw.statements.edtf[at]),
    basis: (at) => data.string(raw.statements.basis[at]),
    years: (at) => raw.statements.years[at],
    possible_years: (at) => raw.statements.possible[at],
    claims: (at) => data.links(at).map((link) => ({
      claim: raw.claims.id[link.claim], stance: link.stance, certainty: certainty(link.arguable), strength: link.strength,
      of: link.of === NONE ? null : raw.speakers.id[link.of],
    })),
    figures: (at) => (raw.statements.figures[at].length ? `[${raw.statements.figures[at].map((figure) => figure.at(-1)).join(',')}]` : ''),
  };

  const SOURCE = {
    id: (source) => raw.sources.id[source],
    title: (source) => raw.sources.title[source],
    kind: (source) => raw.sources.kind[source],
    publisher: (source) => raw.sources.publisher[source],
    url: (source) => raw.sources.url[source],
    archived_url: (source) => raw.sources.archivedUrl[source],
    document: (source) => raw.sources.document[source],
    sha256: (source) => raw.sources.sha256[source],
    published: (source) => data.string(raw.sources.edtf[source]),
    basis: (source) => data.string(raw.sources.basis[source]),
    statements: (source) => raw.sources.statements[source],
  };

  /** What asserts a claim on a named occasion: the statements that its lane's numbers count. */
  const counted = (claim, speaker) => [...new Set(data.trace(claim)
    .filter((entry) => entry.stance === 'asserts' && raw.statements.event[entry.statement] !== NONE
      && (speaker === null || raw.statements.speaker[entry.statement] === speaker))
    .map((entry) => entry.statement))];

  // A qualifier of the year leaves a date no bounds; one on the left of a month or a day does not.
  const UNSURE = /(?:^|[[{,/.\s])[?~%]|[?~%](?![0-9X])/;
  const inSet = (edtf) => edtf.replace(/^[[{]|[\]}]$/g, '').replace(/\/(\.\.)?/, '..');

  /** The date, or all in one set, to which no other certainly stands like that; null where none is dated. */
  const outermost = (these, stands) => {
    const { edtf, first, last } = raw.statements;
    const dated = these.filter((at) => data.string(edtf[at]) !== null);
    const sure = dated.filter((at) => !UNSURE.test(data.string(edtf[at])));
    const kept = dated.filter((at) => !sure.includes(at)
      || !sure.some((other) => stands(at, other) && [first, last].every((ends) => ends[other] !== null && ends[at] !== null)));
    const byTime = (one, other) => first[one] - first[other] || (data.string(edtf[one]) < data.string(edtf[other]) ? -1 : 1);
    const found = [...new Set(kept.sort(byTime).map((at) => data.string(edtf[at])))];
    return found.length > 1 ? `[${found.map(inSet).join(',')}]` : found[0] ?? null;
  };

  /** The lanes that the filters leave, in order, under the names of the query's rows. */
  const ofLanes = (seen) => lanes.sections(seen).flatMap((section) => section.lanes).map((lane) => {
    const these = counted(lane.claim, seen.speaker);
    const naming = (kind, value) => ids(kind, [...new Set(these.map(value))]).sort();
    return {
      claim: raw.claims.id[lane.claim],
      text: raw.claims.text[lane.claim],
      years: lane.years,
      possible_years: lane.possible,
      statements: lane.statements,
      occasions: [lane.low, lane.high],
      sources: naming('sources', (at) => raw.statements.source[at]),
      speakers: naming('speakers', (at) => raw.statements.speaker[at]),
      earliest: outermost(these, (at, other) => raw.statements.last[other] < raw.statements.first[at]),
      latest: outermost(these, (at, other) => raw.statements.first[other] > raw.statements.last[at]),
      status: lane.status,
    };
  });

  const plain = (item) => ['string', 'number'].includes(typeof item);
  const joined = (items) => (items.every(plain) && !items.some((item) => String(item).includes(';')) ? items.join('; ') : JSON.stringify(items));

  const cell = (value) => {
    const text = value === null || value === undefined ? '' : String(Array.isArray(value) ? joined(value) : value);
    const safe = typeof value === 'number' ? text : text.replace(FORMULA, "$&'");
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  const layOut = (columns, subjects, value) => [columns, ...subjects.map((subject) => columns.map((name) => value(name, subject)))]
    .map((line) => `${line.map(cell).join(',')}\r\n`).join('');
  const picked = (table) => (name, subject) => table[name](subject);

  const statementsShown = (seen) => {
    if (seen.view === 'table') return table.rows(seen);
    return [...new Set(data.trace(seen.claim).filter((entry) => choice.marked(seen, entry)).map((entry) => entry.statement))];
  };

  /** The view's rows as CSV; where filters leave marks out, a last column says how many statements are shown. */
  const csv = (seen) => {
    if (seen.view === 'table' || (seen.view === 'network' && seen.claim !== null)) return layOut(raw.headers.statements, statementsShown(seen), picked(STATEMENT));
    if (seen.view === 'compare') return layOut(raw.headers.compare, compare.rows(seen), (name, row) => row[name]);
    if (seen.view === 'sources') {
      const left = new Set(choice.statements(seen).map((at) => raw.statements.source[at]));
      return layOut(raw.headers.sources, raw.sources.id.map((_, at) => at).filter((at) => !choice.filtered(seen) || left.has(at)), picked(SOURCE));
    }
    const columns = [...raw.headers.repeats, ...(choice.narrowed(seen) ? ['statements_shown'] : [])];
    return layOut(columns, ofLanes(seen), (name, row) => {
      if (name === 'statements_shown') return data.trace(data.find('claim', row.claim)).filter((entry) => choice.marked(seen, entry)).length;
      return name === 'status' && row.status === 'none' ? '' : row[name];
    });
  };

  const save = (seen) => {
    copy.save(phrase.fileName(seen, 'csv'), new Blob(['\ufeff', csv(seen)], { type: 'text/csv;charset=utf-8' }));
    dom.say('The rows are saved as CSV');
  };

  return { ofLanes, csv, save };
})();
