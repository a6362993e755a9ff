/** One statement as evidence: when, who, in which words, how it is read, and where it stands. */
const card = (() => {
  const { raw, NONE } = data;

  const name = (speaker) => dom.bdi(raw.speakers.name[speaker]);
  const badge = (kind, ...text) => dom.el('span', { class: `badge ${kind}` }, text);

  const quote = (s, changed = []) => dom.el('blockquote', { class: passage.reported(s.place) ? 'quote mixed' : 'quote', lang: raw.sources.language[s.source] }, passage.nodes(s.place, changed));

  /** How the curator reads it, in words, where that is more than that it asserts the claim. */
  const PLAIN = 'asserts it';
  const readingBadge = (link) => (link.words === PLAIN ? null : badge(link.stance === 'asserts' ? 'doubt' : link.stance, link.words));

  const reading = (link, s) => [
    link && readingBadge(link),
    s.inferred === 1 && badge('doubt', 'the text leaves open who said it'),
  ];

  /** Who reports it, in which form, and who said it. */
  const attribution = (s) => dom.bdi(data.string(s.reported));

  const figure = ([what, verbatim, understood, limits, from]) => dom.el('li', null,
    dom.el('b', null, dom.bdi(verbatim)), ' · ', dom.bdi(what),
    understood && [': ', dom.bdi(understood)], limits && [' · ', dom.bdi(limits)],
    from !== NONE && [' · first given by ', name(from)]);

  const date = (s) => dom.el('b', { class: s.exact ? 'date' : 'date soft', title: data.string(s.edtf) }, data.string(s.date) ?? 'Undated');

  const basis = (s) => {
    const text = data.string(s.basis);
    return text && dom.el('details', { class: 'basis' }, dom.el('summary', null, 'How the date is known'), dom.el('p', { class: 'fine' }, dom.bdi(text)));
  };

  const place = (s) => {
    const spans = s.spans.map(([start, end]) => `${start}–${end}`).join(', ');
    return dom.el('p', { class: 'fine' },
      `Characters ${spans} of `,
      dom.button(dom.bdi(raw.sources.title[s.source]), () => state.set({ view: 'sources', reading: s.source, at: s.place }), { class: 'link', title: 'Read it where it stands' }));
  };

  const event = (s) => {
    if (s.event === NONE) return 'occasion not named';
    const same = raw.events.mayBe[s.event];
    return [dom.bdi([raw.events.name[s.event], raw.events.place[s.event]].filter(Boolean).join(', ')),
      same.length > 0 && ['; perhaps the same occasion as ', dom.bdi(same.map((other) => raw.events.name[other]).join(', or '))]];
  };

  const claimLink = (claim) => dom.button(dom.bdi(raw.claims.text[claim]), () => state.set({ claim, at: null }), { class: 'link claim-link', 'data-to': raw.claims.id[claim] });

  const otherReadings = (s, claim) => {
    const others = data.links(s.place).filter((link) => link.claim !== claim);
    if (others.length === 0 || claim === NONE) return null;
    return dom.el('details', { class: 'also' }, dom.el('summary', null, `Also read as ${dom.plural(others.length, 'other claim')}`),
      dom.el('ul', null, others.map((link) => dom.el('li', null, link.words !== PLAIN && [readingBadge(link), ' '], claimLink(link.claim)))));
  };

  /** A card for one entry of a claim's trace; `claim` is null for a statement read as none. */
  const make = (entry, claim, chosen, aside = false) => {
    const s = data.statement(entry.statement);
    const link = data.linkOf(entry);
    const note = data.string(s.note);
    return dom.el('li', { class: `card${chosen ? ' chosen' : ''}`, 'data-statement': s.key, 'aria-current': chosen ? 'true' : null },
      dom.el('div', { class: 'card-head' }, marks.icon(s.speaker, entry.stance, entry.open),
        date(s), dom.el('span', { class: 'by' }, dom.button(name(s.speaker), () => state.set({ speaker: s.speaker }), { class: 'link', title: `Only what ${raw.speakers.name[s.speaker]} said` })),
        reading(link, s), aside && badge('aside', 'outside the filters')),
      quote(s),
      dom.el('p', { class: 'fine' }, attribution(s), ' · ', event(s)),
      s.figures.length > 0 && dom.el('ul', { class: 'figures', 'aria-label': 'Figures' }, s.figures.map(figure)),
      figures.ofStatement(s.place, claim === null),
      link?.note && dom.el('p', { class: 'fine note' }, 'Reading: ', dom.bdi(link.note)),
      note && dom.el('p', { class: 'fine note' }, 'Note: ', dom.bdi(note)),
      claim !== null && entry.countsFor !== claim && dom.el('p', { class: 'fine' }, 'Counts here through the narrower claim ', claimLink(entry.countsFor)),
      place(s),
      otherReadings(s, entry.countsFor),
      basis(s),
      dom.el('p', { class: 'acts' }, copy.buttons(s)));
  };

  return { make, quote, claimLink, attribution, event, figure, readingBadge, badge, PLAIN };
})();
