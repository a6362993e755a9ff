/** Every statement as a sortable table: the same facts as the pictures, for every reader. */
const table = (() => {
  const { raw, NONE } = data;
  const root = dom.byId('table');
  const STEP = 500;
  const NAMES = ['date', 'speaker', 'claims', 'quote', 'form', 'occasion', 'source'];
  let limit = STEP;

  const names = (list) => list.join('; ');
  const claimWords = (at) => data.links(at).map((link) => raw.claims.text[link.claim]);
  /** @type {[name: string, value: (at: number) => any, rank?: (at: number) => number][]} */
  const COLUMNS = [
    ['Date', (at) => data.string(raw.statements.date[at]) ?? 'undated', (at) => at],
    ['Speaker', (at) => raw.speakers.name[raw.statements.speaker[at]]],
    ['Claims', (at) => names(claimWords(at))],
    ['Quote', (at) => raw.statements.quote[at].join(' … ')],
    ['Form', (at) => raw.forms[raw.statements.form[at]]],
    ['Occasion', (at) => (raw.statements.event[at] === NONE ? 'not named' : raw.events.name[raw.statements.event[at]])],
    ['Source', (at) => raw.sources.title[raw.statements.source[at]]],
  ];

  /** The chosen order, as the address bar has it: a column, with a dash where it runs down. */
  const orderOf = ({ by }) => ({ column: Math.max(0, NAMES.indexOf(by.replace(/^-/, ''))), down: by.startsWith('-') });

  /** The statements that pass the filters, in the chosen order. */
  const rows = (seen) => {
    const order = orderOf(seen);
    const kept = [...choice.statements(seen)];
    const [, value, rank] = COLUMNS[order.column];
    const key = rank || value;
    const compare = rank ? (a, b) => key(a) - key(b) : (a, b) => key(a).localeCompare(key(b), 'en') || a - b;
    kept.sort(compare);
    return order.down ? kept.reverse() : kept;
  };

  const sortBy = (column) => {
    const order = orderOf(state.get());
    const down = order.column === column && !order.down;
    state.set({ by: column === 0 && !down ? '' : `${down ? '-' : ''}${NAMES[column]}` }, { replace: true });
    /** @type {HTMLElement} */ (root.querySelectorAll('th button')[column]).focus();
  };

  const header = (order) => dom.el('tr', null, COLUMNS.map(([name], column) => dom.el('th', {
    scope: 'col', 'aria-sort': order.column === column ? (order.down ? 'descending' : 'ascending') : null,
  }, dom.button([name, dom.el('span', { 'aria-hidden': 'true' }, order.column === column ? (order.down ? ' ↓' : ' ↑') : '')], () => sortBy(column)))));

  const cell = (column, at) => {
    if (column === 2) {
      return dom.el('td', null, dom.el('ul', null, data.links(at).map((link) => dom.el('li', null,
        link.words !== card.PLAIN && [card.readingBadge(link), ' '], dom.button(dom.bdi(raw.claims.text[link.claim]), () => state.set({ claim: link.claim, at }), { class: 'link' })))));
    }
    if (column === 1) return dom.el('td', null, marks.icon(raw.statements.speaker[at], 'asserts', raw.statements.inferred[at] === 1), ' ', dom.bdi(COLUMNS[1][1](at)));
    if (column === 3) return dom.el('td', { class: 'quote-cell' }, passage.nodes(at), dom.el('p', { class: 'fine' }, dom.bdi(data.string(raw.statements.reported[at]))));
    return dom.el('td', null, dom.bdi(COLUMNS[column][1](at)));
  };

  const draw = (seen) => {
    const found = rows(seen);
    const top = root.querySelector('.table-pane')?.scrollTop ?? 0;
    const body = found.slice(0, limit).map((at) => dom.el('tr', { class: at === seen.at ? 'chosen' : null, 'data-statement': data.statementIds[at] },
      COLUMNS.map((_, column) => cell(column, at))));
    root.replaceChildren(
      dom.el('div', { class: 'table-bar' }, dom.el('span', null, `${dom.number(found.length)} of ${dom.plural(raw.statements.id.length, 'statement')}`),
        found.length === 0 && dom.el('span', { class: 'quiet' }, 'No statement passes these filters.')),
      dom.el('div', { class: 'table-pane', tabindex: 0, role: 'region', 'aria-label': 'Statements' },
        dom.el('table', null, dom.el('thead', null, header(orderOf(seen))), dom.el('tbody', null, body)),
        found.length > limit && dom.button(`Show ${STEP} more`, () => { limit += STEP; draw(state.get()); }, { class: 'small' })));
    root.querySelector('.table-pane').scrollTop = top;
  };

  return { draw, rows };
})();
