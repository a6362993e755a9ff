/** What is printed: the chosen claim's statements, or those that the filters leave, each with its full citation. */
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

  const entriesOf = (seen) => (seen.claim === null
    ? choice.statements(seen).map((statement) => ({ statement, gap: null }))
    : data.trace(seen.claim).filter((entry) => choice.marked(seen, entry)));

  const build = () => {
    const seen = state.get();
    const { claim } = seen;
    const entries = entriesOf(seen);
    const shown = entries.slice(0, MOST);
    const filters = phrase.filters(seen).join(' · ');
    const all = claim === null ? choice.total : data.trace(claim).length;
    const whole = claim === null || entries.length === all;
    root.replaceChildren(...[
      dom.el('p', { class: 'printed-kicker' }, 'claimgraph · who said this, when, in which words, and how often before'),
      dom.el('h1', null, claim === null ? 'Statements in the order of time' : dom.bdi(raw.claims.text[claim])),
      claim !== null && dom.el('p', null, `In this corpus ${lanes.describe(data.count(NONE, claim))}.`),
      dom.el('p', null, `${dom.number(entries.length)} of ${dom.plural(all, 'statement')}${shown.length < entries.length ? `, of which the first ${MOST} are printed` : ''}${filters ? `. Filters: ${filters}` : ''}.`),
      dom.el('ol', null, shown.map((entry, n) => item(entry, claim, whole ? entry.gap : null, claim !== null && whole && n > 0 && drift.printed(claim, n - 1)))),
      claim !== null && drift.left(claim),
      claim !== null && figures.printed(claim),
      claim !== null && contradictions(claim),
      dom.el('p', { class: 'printed-foot' }, 'Passages are verbatim; quotation marks stand around the speaker’s own words alone, and nothing else. Characters are code points of the archived UTF-8 text, from 0; the SHA-256 names the exact bytes. This records who said what, not whether it is true.', ' ', `Printed from the ${copy.corpus}.`),
    ].flat(Infinity).filter(Boolean));
  };

  const start = () => {
    addEventListener('beforeprint', build);
    addEventListener('afterprint', () => root.replaceChildren());
  };

  return { start, build };
})();
