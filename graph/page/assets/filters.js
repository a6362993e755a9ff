/** The filters at the top, each value with how many statements it leaves, of how many. */
const filters = (() => {
  const { raw } = data;
  const MOST = 300;
  /** With more statements than this, a closed list waits with its counts until it is approached or nothing else is to do. */
  const MANY = 5000;
  const REST = 150;
  const root = dom.byId('filters');
  const two = dom.byId('two');
  const possible = dom.byId('possible');
  /** @type {[facet: string, all: string, names: string[]][]} */
  const FACETS = [
    ['speaker', 'All speakers', raw.speakers.name],
    ['narrative', 'All narratives', raw.narratives.name],
    ['source', 'All sources', raw.sources.title],
    ['stance', 'Any stance', raw.stances],
  ];
  const selects = new Map();
  const clear = dom.button('Clear', () => state.set({ ...Object.fromEntries(choice.KEYS.map((name) => [name, state.EMPTY[name]])), two: false }), { class: 'small clear', title: 'Clear all filters' });
  const occasion = dom.el('span', { class: 'chip', hidden: true });

  const ofAll = (count, among) => `${dom.number(count)} of ${dom.number(among)}`;
  /** Stances are filtered by their names, records by their places. */
  const valueOf = (name, place) => (name === 'stance' ? raw.stances[place] : place);
  const chosen = (name, select) => (select.value === '' ? null : valueOf(name, Number(select.value)));

  /** The values worth offering: those that leave something, most first, and the chosen one. */
  const offered = (seen, name, names, counts) => {
    const all = names.map((_, place) => place).filter((place) => counts[place] > 0 || seen[name] === valueOf(name, place));
    if (all.length <= MOST) return all;
    const most = all.toSorted((a, b) => counts[b] - counts[a]).slice(0, MOST);
    return seen[name] === null || most.includes(seen[name]) ? most : [seen[name], ...most];
  };

  const fill = (seen, [name, everything, names]) => {
    const { counts, among } = choice.facet(seen, name);
    const options = offered(seen, name, names, counts).map((place) => dom.el('option', { value: place, selected: seen[name] === valueOf(name, place) },
      `${names[place]} (${ofAll(counts[place], among)})`));
    selects.get(name).replaceChildren(dom.el('option', { value: '' }, everything), ...options);
    selects.get(name).classList.toggle('set', seen[name] !== null);
  };

  const start = () => {
    for (const [name, everything] of FACETS) {
      const select = dom.el('select', { id: name, 'aria-label': `${everything.replace(/^(All|Any) /, '').replace(/^\w/, (letter) => letter.toUpperCase())}, with how many statements each leaves` },
        dom.el('option', { value: '' }, everything));
      select.addEventListener('change', () => state.set({ [name]: chosen(name, select) }));
      for (const approach of ['pointerenter', 'pointerdown', 'focus']) select.addEventListener(approach, () => fillNow(name));
      selects.set(name, select);
    }
    root.prepend(...selects.values());
    root.append(occasion, clear);
    two.addEventListener('change', () => state.set({ two: two.checked }));
    possible.addEventListener('change', () => state.set({ possible: possible.checked }));
    const more = dom.byId('more');
    more.addEventListener('click', () => {
      const open = root.parentElement.classList.toggle('unfolded');
      more.setAttribute('aria-expanded', String(open));
    });
  };

  let filledKey = null;
  let waiting = null;
  /** The lists whose counts are not yet those of the filters. */
  const stale = new Set();
  const fillNow = (name) => {
    if (stale.delete(name)) fill(state.get(), FACETS.find(([facet]) => facet === name));
  };
  const fillNext = () => {
    const [name] = stale;
    if (name === undefined) return;
    fillNow(name);
    waiting = setTimeout(fillNext);
  };

  /** What a closed list shows is right at once: that nothing is chosen, or what is, with its count. */
  const showChosen = (seen, name) => {
    if (seen[name] !== null || document.activeElement === selects.get(name)) fillNow(name);
    else selects.get(name).value = '';
    selects.get(name).classList.toggle('set', seen[name] !== null);
  };

  const follow = (seen) => {
    two.checked = seen.two;
    possible.checked = seen.possible;
    const key = choice.keyOf(seen);
    if (key === filledKey) return;
    filledKey = key;
    FACETS.forEach(([name]) => stale.add(name));
    clearTimeout(waiting);
    if (choice.total > MANY) {
      FACETS.forEach((facet) => showChosen(seen, facet[0]));
      waiting = setTimeout(fillNext, REST);
    } else [...stale].forEach(fillNow);
    occasion.hidden = seen.event === null;
    if (seen.event !== null) {
      occasion.replaceChildren(dom.bdi(raw.events.name[seen.event]), ' ',
        dom.button('×', () => state.set({ event: null }), { class: 'drop', 'aria-label': 'All occasions' }));
    }
    const active = phrase.filters(seen).length;
    clear.hidden = active === 0 && !seen.possible;
    dom.byId('more').textContent = active ? `Filters (${active})` : 'Filters';
  };

  return { start, follow };
})();
