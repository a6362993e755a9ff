/** The chosen claim: how often it was said, every statement in order of time, and what bears on it. */
const panel = (() => {
  const { raw, NONE } = data;
  const root = dom.byId('panel');
  const MOST_SOURCES = 100;

  const RELATIONS = [
    ...(sides.held ? [] : [['contradicts', 'Contradicted by']]), ['wider', 'Wider claims'], ['narrower', 'Narrower claims'],
    ['variant', 'In another shape'], ['not_same', 'Alike, but not the same'],
  ];

  const years = (list) => {
    if (list.length === 0) return 'in no certain year';
    if (list.length === 1) return `in 1 year, ${scale.name(list[0])}`;
    return `in ${list.length} years, ${scale.name(list[0])} to ${scale.name(list.at(-1))}`;
  };

  /** "Said on 2 occasions by 1 speaker, in 2 years, 2017 to 2023; in 2 of 5 sources". */
  const summary = (count, lead) => {
    const elsewhere = count.elsewhere ? `; ${dom.plural(count.elsewhere, 'more statement')} without a named occasion` : '';
    if (count.high === 0) return count.elsewhere ? `${lead} in ${dom.plural(count.elsewhere, 'statement')}, on no named occasion` : 'Not asserted by any statement here';
    const often = count.low === count.high ? dom.plural(count.low, 'occasion') : `${count.low} to ${count.high} occasions`;
    const possible = count.possible.length ? `, possibly also in ${count.possible.map(scale.name).join(', ')}` : '';
    return `${lead} on ${often} by ${dom.plural(count.speakers, 'speaker')}, ${years(count.years)}${possible}; in ${count.sources} of ${dom.plural(raw.sources.id.length, 'source')}${elsewhere}`;
  };

  const relations = (claim) => {
    const found = data.related(claim);
    return [sides.ofClaim(claim), ...RELATIONS.map(([kind, title]) => {
      const these = found.filter((relation) => relation.kind === kind);
      return these.length > 0 && dom.el('section', { class: `related ${kind}` }, dom.el('h3', null, title),
        dom.el('ul', null, these.map((relation) => dom.el('li', null, card.claimLink(relation.claim),
          relation.reason && dom.el('p', { class: 'fine' }, dom.bdi(relation.reason))))));
    })];
  };

  const closeButton = () => dom.button('×', () => state.set({ claim: null, at: null }), { class: 'close', 'aria-label': 'Close the evidence' });

  /** How many of the claim's statements the filters leave, where they leave some out. */
  const outside = (claim, seen) => {
    const trace = data.trace(claim);
    const inside = trace.filter((entry) => choice.marked(seen, entry)).length;
    return inside < trace.length && dom.el('p', { class: 'summary fine' }, `${inside} of ${dom.plural(trace.length, 'statement')} below ${inside === 1 ? 'passes' : 'pass'} the filters.`);
  };

  const claimHead = (claim, seen) => {
    const narrative = raw.claims.narrative[claim];
    const everyone = data.count(NONE, claim);
    const one = seen.speaker === null ? null : data.count(seen.speaker, claim);
    return dom.el('header', { class: 'panel-head' },
      closeButton(),
      narrative !== NONE && dom.button(dom.bdi(raw.narratives.name[narrative]), () => state.set({ narrative }), { class: 'link kicker', title: raw.narratives.description[narrative] ?? 'Only claims of this narrative' }),
      dom.el('h2', { id: 'chosen' }, dom.bdi(raw.claims.text[claim])),
      dom.el('p', { class: 'summary' }, summary(everyone, 'Said'), '.'),
      one && dom.el('p', { class: 'summary fine' }, dom.bdi(raw.speakers.name[seen.speaker]), `: ${summary(one, 'said')}.`),
      outside(claim, seen),
      raw.claims.note[claim] && dom.el('p', { class: 'fine note' }, dom.bdi(raw.claims.note[claim])),
      dom.el('p', { class: 'acts' }, copy.linkButton(), dom.button('Print', dossier.printEvidence, { class: 'small', title: 'Print these statements with their full citations' })));
  };

  const claimPanel = (claim, seen) => {
    const trace = data.trace(claim);
    const cards = trace.flatMap((entry, at) => [
      at > 0 && drift.gap(claim, at - 1, entry.gap),
      card.make(entry, claim, entry.statement === seen.at, !choice.marked(seen, entry)),
    ]).filter(Boolean);
    return [
      claimHead(claim, seen),
      cards.length ? dom.el('ol', { class: 'cards', 'aria-labelledby': 'chosen' }, cards) : dom.el('p', { class: 'empty' }, 'No statement in this corpus bears on this claim.'),
      drift.left(claim),
      figures.ofClaim(claim),
      relations(claim),
    ];
  };

  /** A statement that a link names without a claim, with all that it is read as. */
  const bareStatement = (at) => {
    const found = data.links(at);
    const { stance } = found[0] ?? { stance: 'reports' };
    return [
      dom.el('header', { class: 'panel-head' }, closeButton(), dom.el('h2', null, 'Statement'),
        dom.el('p', { class: 'summary' }, found.length ? `It is read as ${dom.plural(found.length, 'claim')}:` : 'It is read as none of the claims.'),
        found.length > 0 && dom.el('ul', { class: 'read-as' }, found.map((link) => dom.el('li', null, dom.el('span', { class: 'fine' }, dom.bdi(link.words), ': '), card.claimLink(link.claim)))),
        dom.el('p', { class: 'acts' }, copy.linkButton())),
      dom.el('ol', { class: 'cards' }, card.make({ statement: at, stance, open: found.some((link) => link.open), countsFor: NONE }, null, true)),
    ];
  };

  /** What the page is, and how to read its marks. */
  const intro = () => [
    dom.el('header', { class: 'panel-head' }, dom.el('h2', null, 'Who said this, when, in which words, and how often before?'),
      dom.el('p', { class: 'summary' }, `${dom.plural(raw.claims.id.length, 'claim')} in ${dom.plural(raw.statements.id.length, 'statement')} by ${dom.plural(raw.speakers.statements.filter((n) => n > 0).length, 'speaker')}, from ${dom.plural(raw.sources.id.length, 'source')}.`),
      dom.el('p', null, 'Choose a claim to read every statement behind it, word for word, in order of time. The page records who said what; it never says whether a claim is true.')),
    raw.speakers.id.length > 0 && dom.el('section', { class: 'key' }, dom.el('h3', null, 'Reading the marks'),
      key.list()),
    dom.el('section', { class: 'key' }, dom.el('h3', null, 'Sources'),
      dom.el('ul', null, raw.sources.id.slice(0, MOST_SOURCES).map((_, source) => dom.el('li', { class: 'stacked' },
        dom.button(dom.bdi(raw.sources.title[source]), () => state.set({ view: 'sources', reading: source, at: null }), { class: 'link' }),
        dom.el('span', { class: 'fine by-source' }, `${[raw.sources.publisher[source], data.string(raw.sources.published[source]) ?? 'undated'].filter(Boolean).join(', ')}`)))),
      raw.sources.id.length > MOST_SOURCES && dom.el('p', { class: 'fine' }, dom.button(`and ${dom.number(raw.sources.id.length - MOST_SOURCES)} more`, () => state.set({ view: 'sources' }), { class: 'link' }))),
  ];

  let introduced = false;
  const draw = (seen, before) => {
    const unknown = state.unknown();
    const wanted = seen.claim === null && seen.at === null && unknown.length === 0;
    if (wanted && introduced) return;
    introduced = wanted;
    const notice = unknown.length > 0 && dom.el('p', { class: 'notice', role: 'alert' }, `This page does not hold the ${unknown.join(' or the ')} that the link names.`);
    const body = seen.claim !== null ? claimPanel(seen.claim, seen) : seen.at !== null ? bareStatement(seen.at) : intro();
    const top = root.scrollTop;
    root.replaceChildren(...[notice, body].flat(Infinity).filter(Boolean));
    document.body.classList.toggle('reading-evidence', seen.claim !== null || seen.at !== null);
    root.scrollTop = seen.claim === before.claim ? top : 0;
    const chosen = seen.at !== null && root.querySelector('.card.chosen');
    if (chosen && (seen.at !== before.at || seen.claim !== before.claim)) chosen.scrollIntoView({ block: 'nearest' });
  };

  return { draw };
})();
