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

  /** The words that are looked for, each folded; all of them must be found. */
  const terms = (text) => data.fold(text).split(' ').filter(Boolean);

  /** What holds all words: a claim in its text, a statement in its quote, claims, speaker and occasion together. */
  const matcher = (wanted) => {
    const { claims, quotes, speakers, events } = index();
    const { speaker, event, claims: links } = raw.statements;
    const tests = wanted.map((term) => {
      const holds = (texts) => texts.map((text) => text.includes(term));
      const [claimHit, speakerHit, eventHit] = [claims, speakers, events].map(holds);
      return {
        statement: (at) => quotes[at].includes(term) || speakerHit[speaker[at]]
          || (event[at] !== NONE && eventHit[event[at]]) || links[at].some(([claim]) => claimHit[claim]),
        claim: (place) => claimHit[place],
      };
    });
    return { statement: (at) => tests.every((test) => test.statement(at)), claim: (place) => tests.every((test) => test.claim(place)) };
  };

  return { index, terms, matcher };
})();
