/** What is printed is what is seen: the chosen claim or statement with full citations, else the view. */
const dossier = (() => {
  const { raw, NONE } = data;
  const MOST = 500;
  const root = dom.byId('dossier');

  const fact = (name, value) => value && [dom.el('dt', null, name), dom.el('dd', null, value)];

  const where = (s) => {
    const { sources } = raw;
    const published = data.string(sources.published[s.source]);
    return dom.el('dl', null,
      fact('Source', [dom.bdi(sources.title[s.source]), '; ', dom.bdi(sources.publisher[s.source] ?? 'publisher not named'), '; ', published ? `published ${published}` : 'publication undated']),
      fact('Place', ['characters ', copy.characters(s), ' of ', dom.bdi(sources.document[s.source])]),
      fact('SHA-256', dom.el('code', null, sources.sha256[s.source])),
      fact('Address', sources.url[s.source] && dom.bdi(sources.url[s.source])),
      fact('Archived', copy.archived(s.source) && dom.bdi(copy.archived(s.source))),
      fact('Date', [data.string(s.date) ?? 'undated', data.string(s.basis) && [': ', dom.bdi(data.string(s.basis))]]),
      fact('Note', data.string(s.note) && dom.bdi(data.string(s.note))));
  };

  const readings = (s) => dom.el('ul', { class: 'readings' }, data.links(s.place).map((link) => dom.el('li', null,
    dom.el('b', null, dom.bdi(link.words), ': '), dom.bdi(raw.claims.text[link.claim]))));

  const item = (entry, claim, gap, changed) => {
    const s = data.statement(entry.statement);
    const link = claim === null ? null : data.linkOf(entry);
    return dom.el('li', { class: 'printed' },
      gap && dom.el('p', { class: 'printed-gap' }, gap),
      changed,
      dom.el('p', { class: 'printed-head' }, dom.el('b', null, data.string(s.date) ?? 'Undated', ', ', dom.bdi(raw.speakers.name[s.speaker])),
        link && link.words !== card.PLAIN && [' · ', card.readingBadge(link)]),
      dom.el('p', { class: 'printed-how' }, card.attribution(s), ' · ', card.event(s)),
      dom.el('blockquote', { lang: raw.sources.language[s.source] }, passage.nodes(s.place)),
      s.figures.length > 0 && dom.el('ul', { class: 'printed-figures' }, s.figures.map(card.figure)),
      claim === null ? readings(s) : entry.countsFor !== claim && dom.el('p', { class: 'printed-how' }, 'Counts through the narrower claim: ', dom.bdi(raw.claims.text[entry.countsFor])),
      where(s));
  };

  const contradictions = (claim) => {
    const found = data.related(claim).filter((relation) => relation.kind === 'contradicts');
    return found.length > 0 && [dom.el('h2', null, 'Contradicted by'), dom.el('ul', { class: 'readings' }, found.map((relation) => dom.el('li', null,
      dom.bdi(raw.claims.text[relation.claim]), relation.reason && [': ', dom.bdi(relation.reason)])))];
  };

  const howMany = (shown, found, all, one) => `${dom.number(found)} of ${dom.plural(all, one)}${shown < found ? `, of which the first ${MOST} are printed` : ''}.`;
  const filtersOf = (seen) => {
    const found = phrase.filters(seen).join(' · ');
    return found && dom.el('p', null, `Filters: ${found}.`);
  };

  const claimPages = (seen) => {
    const { claim } = seen;
    const all = data.trace(claim);
    const entries = all.filter((entry) => choice.marked(seen, entry));
    const shown = entries.slice(0, MOST);
    const whole = entries.length === all.length;
    return [
      dom.el('h1', null, dom.bdi(raw.claims.text[claim])),
      dom.el('p', null, `In this corpus ${lanes.describe(data.count(NONE, claim))}.`),
      dom.el('p', null, howMany(shown.length, entries.length, all.length, 'statement')), filtersOf(seen),
      dom.el('ol', null, shown.map((entry, n) => item(entry, claim, whole ? entry.gap : null, whole && n > 0 && drift.printed(claim, n - 1)))),
      drift.left(claim), figures.printed(claim), contradictions(claim)];
  };

  const list = (statements, total) => [
    dom.el('p', null, howMany(Math.min(MOST, statements.length), statements.length, total, 'statement')),
    dom.el('ol', null, statements.slice(0, MOST).map((statement) => item({ statement }, null, null, null)))];

  /** The claims with a lane, in their order, and how often each was said. */
  const laneList = (seen) => {
    const sections = lanes.sections(seen);
    const all = sections.flatMap((section) => section.lanes);
    let left = MOST;
    return [
      dom.el('p', null, howMany(Math.min(MOST, all.length), all.length, raw.claims.id.length, 'claim')),
      sections.map((section) => {
        const shown = section.lanes.slice(0, Math.max(0, left));
        left -= shown.length;
        return shown.length > 0 && [dom.el('h2', null, section.title), dom.el('ul', { class: 'printed-lanes' }, shown.map((lane) => dom.el('li', null,
          dom.el('b', null, dom.bdi(raw.claims.text[lane.claim])), ` ${lanes.describe(lane, lanes.scope(seen))}.`)))];
      })];
  };

  /** A part of the page as it stands, without what can only be pressed. */
  const copyOf = (node) => {
    const made = node.cloneNode(true);
    const chosen = [...node.querySelectorAll('select')].map((select) => select.selectedOptions[0]?.textContent ?? '');
    made.querySelectorAll('select').forEach((select, at) => select.replaceWith(dom.el('b', null, chosen[at])));
    for (const each of made.querySelectorAll('.compare-tabs, .picked .small')) each.remove();
    for (const each of made.querySelectorAll('details')) each.open = true;
    for (const each of [made, ...made.querySelectorAll('[id]')]) each.removeAttribute('id');
    return dom.el('div', { class: 'printed-view' }, made);
  };

  const networkPages = () => {
    const picture = /** @type {HTMLCanvasElement | null} */ (dom.byId('network').querySelector('.canvas:not([hidden]) canvas'));
    return [dom.byId('network').querySelector('.network-note')?.cloneNode(true), picture && dom.el('img', { src: picture.toDataURL(), alt: '' }), copyOf(dom.byId('network').querySelector('.network-list ul'))];
  };

  const VIEWS = {
    timeline: (seen) => [dom.el('h1', null, 'Claims over the years'), filtersOf(seen), laneList(seen), dom.el('h1', null, 'Statements in the order of time'), list(choice.drawnOnes(seen, lanes.claims(seen)), choice.total)],
    table: (seen) => [dom.el('h1', null, 'Statements'), filtersOf(seen), list(table.rows(seen), choice.total)],
    sources: () => [copyOf(dom.byId('sources').querySelector('.reading'))],
    compare: (seen) => [dom.el('h1', null, seen.sides ? 'Contradictions' : 'Two sides'), filtersOf(seen), copyOf(dom.byId('compare').querySelector('.compare-pane'))],
    network: (seen) => [dom.el('h1', null, 'Network'), filtersOf(seen), networkPages()],
  };

  /** Whether the button beside the evidence was pressed, which prints that and not the view. */
  let evidence = false;
  const pages = (seen) => {
    if (!evidence && ['table', 'sources', 'compare'].includes(seen.view)) return VIEWS[seen.view](seen);
    if (seen.claim !== null) return claimPages(seen);
    return seen.at === null ? VIEWS[seen.view](seen) : [dom.el('h1', null, 'Statement'), list([seen.at], 1)];
  };
  const printEvidence = () => {
    evidence = true;
    print();
    evidence = false;
  };

  const build = () => {
    const seen = state.get();
    root.replaceChildren(...[
      dom.el('p', { class: 'printed-kicker' }, 'claimgraph · who said this, when, in which words, and how often before'),
      pages(seen),
      dom.el('p', { class: 'printed-foot' }, 'Passages are verbatim; quotation marks stand around the speaker’s own words alone, and nothing else. Characters are code points of the archived UTF-8 text, from 0; the SHA-256 names the exact bytes. This records who said what, not whether it is true.', ' ', `Printed from the ${copy.corpus}.`),
    ].flat(Infinity).filter(Boolean));
  };

  const start = () => {
    addEventListener('beforeprint', build);
    addEventListener('afterprint', () => root.replaceChildren());
  };

  return { start, build, printEvidence };
})();
