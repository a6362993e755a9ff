/** The filters in words, and in the name of a file. */
const phrase = (() => {
  const { raw } = data;

  const years = ({ since, until }) => {
    if (since === null && until === null) return null;
    if (until === null) return `${scale.name(since)} and later`;
    return since === null ? `up to ${scale.name(until)}` : scale.spanName({ from: since, to: until });
  };

  /** What narrows the view, one phrase each: "speaker: Valery Gerasimov". */
  const filters = (seen) => [
    ['speaker', seen.speaker !== null && raw.speakers.name[seen.speaker]],
    ['source', seen.source !== null && raw.sources.title[seen.source]],
    ['stance', seen.stance],
    ['narrative', seen.narrative !== null && raw.narratives.name[seen.narrative]],
    ['occasion', seen.event !== null && raw.events.name[seen.event]],
    ['years', years(seen) && `${years(seen)}${seen.possible ? ', possible dates too' : ''}`],
    ['search', seen.q && `“${seen.q}”`],
    ['only', seen.two && 'claims said in two or more years'],
  ].filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);

  const counts = (seen) => {
    const { statements, sources } = choice.counts(seen);
    return { statements, sources, text: `${dom.number(statements)} of ${dom.plural(choice.total, 'statement')} from ${sources} of ${dom.plural(raw.sources.id.length, 'source')}` };
  };

  /** "claimgraph-timeline-valery-gerasimov-2017-2023" */
  const fileName = (seen, ending) => {
    const ids = [seen.claim !== null && raw.claims.id[seen.claim], seen.speaker !== null && raw.speakers.id[seen.speaker],
      seen.source !== null && raw.sources.id[seen.source], seen.stance, seen.narrative !== null && raw.narratives.id[seen.narrative],
      seen.event !== null && raw.events.id[seen.event], seen.since ?? (seen.until && 'to'), seen.until];
    const text = ['claimgraph', seen.view, ...ids].filter(Boolean).join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return `${text.slice(0, 120).replace(/-+$/, '')}.${ending}`;
  };

  return { years, filters, counts, fileName };
})();
