/** What changed from one statement of a claim to the next; the words are marked in both quotes. */
const drift = (() => {
  const { raw, NONE } = data;
  const table = raw.drift;
  const opened = new Set();

  const key = (claim, n) => `${claim}/${n}`;

  /** What differs between an entry of a claim's trace and the next; null where the page does not say. */
  const between = (claim, n) => {
    const row = table && Object.fromEntries(Object.entries(table).map(([name, lists]) => [name, lists[claim][n]]));
    return row && { ...row, kind: data.string(row.kind), by: data.string(row.by) };
  };

  /** A changed word as it stands in the quote; a word that stands nowhere there is given as text. */
  const wordsOf = (places, statement) => {
    const chars = Array.from(raw.statements.quote[statement].join(''));
    return places.map((place) => (typeof place === 'string' ? place : chars.slice(place[0], place[0] + place[1]).join('')));
  };

  const spans = (places, kind) => places.filter((place) => typeof place !== 'string')
    .map(([start, length]) => ({ start, end: start + length, kind }));

  /** Mark what is opened on either side of a card: what it added, and what it has that was dropped. */
  const refresh = (node, claim, n) => {
    const { statement } = data.trace(claim)[n];
    const found = [
      ...(opened.has(key(claim, n - 1)) ? spans(table.added[claim][n - 1], 'ins') : []),
      ...(opened.has(key(claim, n)) ? spans(table.dropped[claim][n], 'del') : []),
    ];
    node.querySelector('.quote').replaceWith(card.quote(data.statement(statement), found));
  };

  const wordList = (name, sign, kind, list) => list.length > 0 && dom.el('p', { class: 'changed-words' },
    dom.el('span', { 'aria-hidden': 'true', class: 'sign' }, sign), dom.el('b', null, `${name}: `),
    list.map((word, at) => [at > 0 && ', ', dom.el(kind, null, dom.bdi(word))]));

  const line = (name, ...text) => dom.el('p', null, dom.el('b', null, `${name}: `), text);
  const told = (name, place) => place !== NONE && line(name, dom.bdi(data.string(place)));

  /** The kinds of difference, for the line that opens them. */
  const kinds = (row) => [
    row.dropped.length + row.added.length > 0 && 'words',
    row.figures.length > 0 && 'figures',
    row.strength !== NONE && 'strength',
    row.stance !== NONE && 'stance',
    row.attribution !== NONE && 'who says it',
  ].filter(Boolean);

  const differences = (row, earlier, later) => [
    wordList('dropped', '−', 'del', wordsOf(row.dropped, earlier)),
    wordList('added', '+', 'ins', wordsOf(row.added, later)),
    row.kept !== null && dom.el('p', { class: 'fine' }, `${dom.plural(row.kept, 'word')} the same, not counting articles and the like`),
    row.figures.map((place) => told('figures', place)),
    told('strength', row.strength), told('stance', row.stance), told('who says it', row.attribution),
    row.note !== NONE && dom.el('p', { class: 'fine' }, dom.bdi(data.string(row.note))),
  ];

  /** What stands between two cards: how much later, and what changed. */
  const gap = (claim, n, text) => {
    const row = between(claim, n);
    const trace = data.trace(claim);
    const found = row && kinds(row);
    const body = () => differences(row, trace[n].statement, trace[n + 1].statement);
    const made = dom.el('li', { class: 'gap' }, '↓ ', text, row && found.length === 0 && ' · the same words, figures, strength and stance');
    if (!row || found.length === 0) return made;
    const details = dom.el('details', { class: 'drift', name: 'drift', 'data-kind': row.kind, open: opened.has(key(claim, n)) },
      dom.el('summary', null, dom.el('span', { class: 'by-whom' }, 'changed by: ', row.by), ` · ${found.join(', ')}`), body());
    details.addEventListener('toggle', () => {
      if (details.open) opened.add(key(claim, n));
      else opened.delete(key(claim, n));
      refresh(made.previousElementSibling, claim, n);
      refresh(made.nextElementSibling, claim, n + 1);
    });
    made.append(details);
    return made;
  };

  /** The same on paper: whose change it is, and all of it. */
  const printed = (claim, n) => {
    const row = between(claim, n);
    if (!row) return null;
    const trace = data.trace(claim);
    const found = kinds(row);
    return dom.el('div', { class: 'printed-drift' }, found.length === 0 ? dom.el('p', null, 'The same words, figures, strength and stance.') : [
      dom.el('p', null, dom.el('b', null, 'Changed by: '), row.by, ` · ${found.join(', ')}`),
      differences(row, trace[n].statement, trace[n + 1].statement)]);
  };

  /** What the panel says where the page does not hold what changed. */
  const left = (claim) => table === null && data.trace(claim).length > 1 && dom.el('p', { class: 'fine' },
    'This corpus is too large for the page to say what changed from one statement to the next: ', dom.el('code', null, `claimgraph query drift ${raw.claims.id[claim]}`), ' does.');

  return { gap, printed, left };
})();
