/** What is seen, kept in the address bar: a link restores it, back and forward move through it. */
const state = (() => {
  const VIEWS = ['timeline', 'network', 'sources', 'table'];
  const SORTS = ['repeats', 'earliest', 'text'];
  const EMPTY = {
    view: 'timeline', claim: null, at: null, speaker: null, narrative: null, source: null,
    two: false, possible: false, q: '', sort: 'repeats', from: null, to: null,
  };
  const listeners = [];
  let current = { ...EMPTY };
  let unknown = [];

  const year = (text) => (/^\d{1,4}$/.test(text || '') ? Number(text) : null);
  const oneOf = (allowed, value) => (allowed.includes(value) ? value : allowed[0]);

  const read = (hash) => {
    const given = new URLSearchParams(hash.replace(/^#/, ''));
    unknown = [];
    const look = (kind, name = kind) => {
      const id = given.get(name);
      if (id === null) return null;
      const place = data.find(kind, id);
      if (place === null) unknown.push(`${kind} “${id}”`);
      return place;
    };
    return {
      view: oneOf(VIEWS, given.get('view')),
      claim: look('claim'),
      at: look('statement', 'at'),
      speaker: look('speaker'),
      narrative: look('narrative'),
      source: look('source'),
      two: given.get('years') === '2',
      possible: given.get('possible') === '1',
      q: given.get('q') || '',
      sort: oneOf(SORTS, given.get('sort')),
      from: year(given.get('from')),
      to: year(given.get('to')),
    };
  };

  const write = (seen) => {
    const { raw } = data;
    const named = {
      view: seen.view === VIEWS[0] ? null : seen.view,
      claim: seen.claim === null ? null : raw.claims.id[seen.claim],
      at: seen.at === null ? null : data.statementIds[seen.at],
      speaker: seen.speaker === null ? null : raw.speakers.id[seen.speaker],
      narrative: seen.narrative === null ? null : raw.narratives.id[seen.narrative],
      source: seen.source === null ? null : raw.sources.id[seen.source],
      years: seen.two ? '2' : null,
      possible: seen.possible ? '1' : null,
      q: seen.q || null,
      sort: seen.sort === SORTS[0] ? null : seen.sort,
      from: seen.from,
      to: seen.to,
    };
    const kept = Object.entries(named).filter(([, value]) => value !== null);
    const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
    return `#${text.replaceAll('%2F', '/')}`;
  };

  const tell = (before, moved) => listeners.forEach((listener) => listener(current, before, moved));

  /** Change what is seen. `replace` keeps one entry in the history, as while typing. */
  const set = (patch, { replace = false } = {}) => {
    const before = current;
    current = { ...current, ...patch };
    const hash = write(current);
    if (hash === write(before)) return;
    history[replace ? 'replaceState' : 'pushState'](null, '', hash);
    tell(before, false);
  };

  const restore = () => {
    const before = current;
    current = read(location.hash);
    tell(before, true);
  };

  const start = () => {
    addEventListener('popstate', restore);
    restore();
  };

  return { VIEWS, SORTS, EMPTY, get: () => current, set, start, subscribe: (listener) => listeners.push(listener), unknown: () => unknown, link: () => location.href.split('#')[0] + write(current) };
})();
