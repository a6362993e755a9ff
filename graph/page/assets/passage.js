/** A quote as it is shown and copied: quotation marks stand around the speaker's own words, and around nothing else. */
const passage = (() => {
  const { raw } = data;
  const OPENS = /(?:``|["'“”„‟‘‚‛«»‹›「『〝＂❝])$/u;
  /** A closing mark; an apostrophe before a letter is none. */
  const CLOSES = /^(?:''|["“”„‟‘«»‹›」』〞〟＂❞]|['’](?!\p{L}))/u;

  /** Where own words and the reporter's stand in a part, in code points; a mark of the text beside own words is in neither. */
  const stretches = (chars, lengths) => {
    let done = 0;
    const all = lengths.map((length, at) => {
      const from = done;
      done += length;
      return { from, to: done, own: at % 2 === 1 };
    }).filter(({ from, to }) => from < to);
    all.forEach((here, at) => {
      if (here.own) return;
      const beside = (from, to, mark) => Array.from(mark.exec(chars.slice(from, to).join(''))?.[0] ?? '').length;
      if (all[at - 1]?.own) here.from += beside(here.from, here.to, CLOSES);
      if (all[at + 1]?.own) here.to -= beside(here.from, here.to, OPENS);
    });
    return all.filter(({ from, to }) => from < to);
  };

  /** The parts of a statement's quote, each in stretches. */
  const parts = (at) => raw.statements.quote[at].map((part, n) => {
    const chars = Array.from(part);
    return { chars, stretches: stretches(chars, raw.statements.own[at][n]) };
  });

  /** The quote as plain text. */
  const text = (at) => parts(at).map(({ chars, stretches: found }) => found.map(({ from, to, own }) => {
    const words = data.shown(chars.slice(from, to).join(''));
    return own ? `“${words}”` : words;
  }).join('')).join(' … ');

  /** A stretch of characters, cut where changed words begin or end, and those marked. */
  const marked = (chars, from, to, changed) => {
    const cuts = [...new Set([from, to, ...changed.flatMap(({ start, end }) => [start, end]).filter((at) => at > from && at < to)])].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((start, n) => changed.filter((span) => span.start <= start && span.end >= cuts[n + 1])
      .reduce((inner, { kind }) => dom.el(kind, null, inner), data.shown(chars.slice(start, cuts[n + 1]).join(''))));
  };

  /** The quote as nodes, own words set off; places of changed words count through its parts, one after the other. */
  const nodes = (at, changed = []) => {
    let begin = 0;
    return parts(at).map(({ chars, stretches: found }, n) => {
      const here = changed.map(({ start, end, kind }) => ({ start: start - begin, end: end - begin, kind }));
      begin += chars.length;
      return [n > 0 && dom.el('span', { class: 'gap-mark', title: 'interrupted' }, ' … '), dom.bdi(found.map(({ from, to, own }) => {
        const words = marked(chars, from, to, here);
        return own ? dom.el('q', { class: 'own' }, '“', words, '”') : words;
      }))];
    });
  };

  /** Whether some of it is the reporter's. */
  const reported = (at) => parts(at).some(({ stretches: found }) => found.some(({ own }) => !own));

  return { text, nodes, reported };
})();
