/** What is seen, kept in the address bar: a link restores it, back and forward move through it. */
const state = (() => {
  const VIEWS = ['timeline', 'network', 'sources', 'table', 'compare'];
  const SORTS = ['repeats', 'earliest', 'text'];
  const THEMES = ['dark', 'light'];
  const listeners = [];
  let unknown = [];

  const record = (kind, table, key = kind) => ({
    empty: null,
    read: (id) => {
      const place = data.find(kind, id);
      if (place === null) unknown.push(`${kind} “${id}”`);
      return place;
    },
    write: (place) => (key === 'at' ? data.statementIds[place] : data.raw[table].id[place]),
  });
  const year = { empty: null, read: (text) => (/^-?\d{1,5}$/.test(text) ? Number(text) : null), write: String };
  const flag = (on) => ({ empty: false, read: (text) => text === on, write: () => on });
  const oneOf = (allowed, empty) => ({ empty, read: (text) => (allowed.includes(text) ? text : empty), write: String });
  const text = { empty: '', read: String, write: String };

  /** A year, an occasion, a source or a speaker that stands on one side of a comparison. */
  const sideIds = data.raw.comparisons?.sides.id ?? [];
  const side = {
    empty: null,
    read: (id) => {
      const place = sideIds.indexOf(id);
      if (place < 0 && data.raw.comparisons !== null) unknown.push(`side “${id}”`);
      return place < 0 ? null : place;
    },
    write: (place) => sideIds[place],
  };

  /**
   * Everything that the address bar holds: its name there, and how it is read and written.
   * @type {Record<string, [string, { empty: any, read: (text: string) => any, write: (value: any) => string }]>}
   */
  const FIELDS = {
    claim: ['claim', record('claim', 'claims')],
    at: ['at', record('statement', 'statements', 'at')],
    speaker: ['speaker', record('speaker', 'speakers')],
    source: ['source', record('source', 'sources')],
    stance: ['stance', oneOf(data.raw.stances, null)],
    narrative: ['narrative', record('narrative', 'narratives')],
    event: ['event', record('event', 'events')],
    since: ['since', year],
    until: ['until', year],
    two: ['years', flag('2')],
    possible: ['possible', flag('1')],
    q: ['q', text],
    view: ['view', oneOf(VIEWS, VIEWS[0])],
    reading: ['text', record('source', 'sources')],
    left: ['left', side],
    right: ['right', side],
    sides: ['show', flag('contradictions')],
    sort: ['sort', oneOf(SORTS, SORTS[0])],
    by: ['by', text],
    theme: ['theme', oneOf(THEMES, null)],
  };
  const EMPTY = Object.fromEntries(Object.entries(FIELDS).map(([field, [, { empty }]]) => [field, empty]));
  /** @type {any} */
  let current = { ...EMPTY };

  const read = (hash) => {
    const given = new URLSearchParams(hash.replace(/^#/, ''));
    unknown = [];
    return Object.fromEntries(Object.entries(FIELDS).map(([field, [name, how]]) => {
      const value = given.get(name) ?? (name === 'at' ? given.get('statement') : null);
      return [field, value === null || value === '' ? how.empty : how.read(value)];
    }));
  };

  const write = (seen) => {
    const kept = Object.entries(FIELDS).filter(([field, [, how]]) => seen[field] !== how.empty);
    const made = new URLSearchParams(kept.map(([field, [name, how]]) => [name, how.write(seen[field])])).toString();
    return `#${made.replaceAll('%2F', '/')}`;
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
