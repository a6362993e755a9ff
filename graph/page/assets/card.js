/** One statement as evidence: when, who, in which words, how it is read, and where it stands. */
const card = (() => {
  const { raw, NONE } = data;

  const FORM_WORDS = { direct: 'in direct quotation', verbatim: 'word for word', indirect: 'in paraphrase', mixed: 'in paraphrase with quoted words' };
  const STRENGTH_WORDS = { possible: 'put as a possibility', conditional: 'put under a condition' };

  const name = (speaker) => dom.bdi(raw.speakers.name[speaker]);
  const badge = (kind, ...text) => dom.el('span', { class: `badge ${kind}` }, text);

  /** A stretch of characters, cut where changed words begin or end, and those marked. */
  const marked = (chars, from, to, changed) => {
    const cuts = [...new Set([from, to, ...changed.flatMap(({ start, end }) => [start, end]).filter((at) => at > from && at < to)])].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((start, n) => changed.filter((span) => span.start <= start && span.end >= cuts[n + 1])
      .reduce((inner, { kind }) => dom.el(kind, null, inner), chars.slice(start, cuts[n + 1]).join('')));
  };

  /** A quote's part by part, the speaker's own words set off from the reporter's. */
  const quotePart = (chars, lengths, changed) => {
    const parts = [];
    let done = 0;
    lengths.forEach((length, at) => {
      const piece = length > 0 && marked(chars, done, done + length, changed);
      done += length;
      if (piece) parts.push(at % 2 ? dom.el('q', { class: 'own' }, piece) : piece);
    });
    return dom.bdi(parts);
  };

  /** The parts of a quote; places of changed words count through them, one after the other. */
  const quoteParts = (s, changed) => {
    let begin = 0;
    return s.quote.map((text, at) => {
      const chars = Array.from(text);
      const here = changed.map(({ start, end, kind }) => ({ start: start - begin, end: end - begin, kind }));
      begin += chars.length;
      return [at > 0 && dom.el('span', { class: 'gap-mark', title: 'interrupted' }, ' … '), quotePart(chars, s.own[at], here)];
    });
  };

  const quote = (s, changed = []) => dom.el('blockquote', { class: s.own.some((lengths) => lengths.length > 1) ? 'quote mixed' : 'quote', lang: raw.sources.language[s.source] }, quoteParts(s, changed));

  const stanceBadge = (link) => {
    if (link.stance === 'denies') return badge('denies', 'denies');
    if (link.stance === 'reports') return badge('reports', link.of === NONE ? 'reports, without asserting' : ['reports the view of ', name(link.of)]);
    return null;
  };

  const reading = (link, s) => [
    stanceBadge(link),
    link.arguable && badge('doubt', 'arguable reading'),
    STRENGTH_WORDS[link.strength] && badge('doubt', STRENGTH_WORDS[link.strength]),
    s.inferred === 1 && badge('doubt', 'the text leaves open who said it'),
  ];

  const attribution = (s) => {
    const publisher = raw.sources.publisher[s.source];
    return [
      publisher ? [dom.bdi(publisher), ' reports'] : 'The source reports',
      s.attribution.map((between, at) => [at ? ', citing ' : ', after ', name(between)]),
      '; ', name(s.speaker), ', ', FORM_WORDS[raw.forms[s.form]]];
  };

  const figure = ([what, verbatim, understood, limits, from]) => dom.el('li', null,
    dom.el('b', null, '“', dom.bdi(verbatim), '”'), ' ', dom.bdi(what),
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
    if (others.length === 0) return null;
    return dom.el('details', { class: 'also' }, dom.el('summary', null, `Also read as ${dom.plural(others.length, 'other claim')}`),
      dom.el('ul', null, others.map((link) => dom.el('li', null, link.stance !== 'asserts' && [stanceBadge(link), ' '], claimLink(link.claim)))));
  };

  /** The reading by which it counts for the claim: its own link, or the narrower claim's. */
  const linkOf = (entry) => data.links(entry.statement)
    .find((link) => link.claim === entry.countsFor && link.stance === entry.stance)
    ?? { claim: entry.countsFor, stance: entry.stance, arguable: entry.arguable, strength: 'stated', of: NONE, note: null };

  /** A card for one entry of a claim's trace; `claim` is null for a statement read as none. */
  const make = (entry, claim, chosen, aside = false) => {
    const s = data.statement(entry.statement);
    const link = linkOf(entry);
    const note = data.string(s.note);
    return dom.el('li', { class: `card${chosen ? ' chosen' : ''}`, 'data-statement': s.key, 'aria-current': chosen ? 'true' : null },
      dom.el('div', { class: 'card-head' }, marks.icon(s.speaker, entry.stance, entry.arguable),
        date(s), dom.el('span', { class: 'by' }, dom.button(name(s.speaker), () => state.set({ speaker: s.speaker }), { class: 'link', title: `Only what ${raw.speakers.name[s.speaker]} said` })),
        reading(link, s), aside && badge('aside', 'outside the filters')),
      quote(s),
      dom.el('p', { class: 'fine' }, attribution(s), ' · ', event(s)),
      s.figures.length > 0 && dom.el('ul', { class: 'figures', 'aria-label': 'Figures' }, s.figures.map(figure)),
      figures.ofStatement(s.place, claim === null),
      link.note && dom.el('p', { class: 'fine note' }, 'Reading: ', dom.bdi(link.note)),
      note && dom.el('p', { class: 'fine note' }, 'Note: ', dom.bdi(note)),
      claim !== null && entry.countsFor !== claim && dom.el('p', { class: 'fine' }, 'Counts here through the narrower claim ', claimLink(entry.countsFor)),
      place(s),
      otherReadings(s, entry.countsFor),
      basis(s),
      dom.el('p', { class: 'acts' }, copy.buttons(s)));
  };

  return { make, quote, claimLink, linkOf, attribution, event, figure, stanceBadge, badge };
})();
