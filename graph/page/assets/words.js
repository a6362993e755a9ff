/** The texts that a search looks through, folded once at the first search. */
const words = (() => {
  const { raw, NONE } = data;
  let folded = null;

  const index = () => {
    folded ??= {
      claims: raw.claims.text.map(data.fold),
      quotes: raw.statements.quote.map((parts) => data.fold(parts.join(' … '))),
      speakers: raw.speakers.name.map((name, at) => data.fold([name, ...raw.speakers.aliases[at]].join(' | '))),
      events: raw.events.name.map((name, at) => data.fold([name, raw.events.place[at]].filter(Boolean).join(' | '))),
      sources: raw.sources.title.map((title, at) => data.fold([title, raw.sources.publisher[at]].filter(Boolean).join(' | '))),
    };
    return folded;
  };

  /** What holds a folded text: whole tables as lists of booleans, and a test for one statement. */
  const matcher = (needle) => {
    const { claims, quotes, speakers, events } = index();
    const holds = (texts) => texts.map((text) => text.includes(needle));
    const [claimHit, speakerHit, eventHit] = [claims, speakers, events].map(holds);
    const { speaker, event, claims: links } = raw.statements;
    const statement = (at) => quotes[at].includes(needle) || speakerHit[speaker[at]]
      || (event[at] !== NONE && eventHit[event[at]]) || links[at].some(([claim]) => claimHit[claim]);
    return { statement, claim: (place) => claimHit[place] };
  };

  return { index, matcher };
})();
