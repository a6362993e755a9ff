/** The timeline's head: years, months, events and the order of the claims, and the bands below them. */
const yearHead = (() => {
  const { raw } = data;
  const MOST_EVENTS = 7;
  const MOST_LINES = 200;
  /** The least width of a written year, and of a band. */
  const TICK = 38;
  const BAND = 14;
  const pen = document.createElement('canvas').getContext('2d');

  /** A year that narrows the axis to itself, and widens it again. */
  const yearButton = (bin, axis) => {
    const alone = axis.count === 1 && scale.shown(state.EMPTY)[0] !== scale.shown(state.EMPTY)[1];
    return dom.button(alone ? `${scale.name(bin.from)} ×` : scale.name(bin.from), () => state.set(alone ? { since: null, until: null } : { since: bin.from, until: bin.to }),
      { class: 'year', 'aria-pressed': String(alone), title: alone ? 'All years' : `Only ${scale.spanName(bin)}` });
  };

  const monthLabels = (axis) => axis.months.map(({ name, x }) => dom.set(dom.el('span', { class: 'month', 'aria-hidden': 'true' }, name), { left: `${x}px` }));

  const SORTS = { repeats: 'Most repeated first', earliest: 'Earliest first', text: 'A to Z' };
  const sorter = dom.el('select', { class: 'sorter', 'aria-label': 'Order of the claims', onchange: () => state.set({ sort: sorter.value }) },
    Object.entries(SORTS).map(([value, words]) => dom.el('option', { value }, words)));

  /** Draw the axis and what stands behind the lanes; the height of the head. */
  const draw = (head, bands, size, seen, shown) => {
    sorter.value = seen.sort;
    const { axis } = size;
    const events = eventLabels(size);
    const total = [`${dom.number(shown.length)} of ${dom.plural(raw.claims.id.length, 'claim')}`, `${dom.number(choice.drawn(seen, shown.map((lane) => lane.claim)))} of ${dom.plural(choice.total, 'statement')}`];
    const counted = lanes.scope(seen);
    const labels = axis === null ? [] : axis.ticks(TICK).map((bin) => dom.set(yearButton(bin, axis), { left: `${bin.at}px` }));
    head.replaceChildren(...[
      sorter,
      ...(axis === null ? [] : monthLabels(axis)),
      dom.set(dom.el('div', { class: 'total' }, dom.el('span', null, total[0]), size.narrow ? null : ' · ', dom.el('span', null, total[1]), size.narrow && counted && dom.el('span', { class: 'quiet' }, `× counts ${counted}`)), { width: size.narrow ? 'auto' : `${size.gutter - 16}px` }),
      ...labels,
      !size.narrow && dom.el('div', { class: 'counted', title: counted && `These numbers count ${counted}, not the marks that the filters leave` }, counted ? (seen.speaker === null ? 'whole corpus' : 'all of the speaker') : 'occasions · years'),
      ...(size.undated ? [dom.set(dom.el('span', { class: 'year undated' }, 'undated'), { left: `${size.undatedX}px` })] : []),
      ...events.labels].filter(Boolean));
    const years = axis === null ? [] : axis.stretches(BAND).filter((_, at) => at % 2 === 0);
    bands.replaceChildren(
      ...years.map(({ x, end }) => dom.set(dom.el('i', { class: 'band' }), { left: `${x}px`, width: `${end - x}px` })),
      ...eventLines(axis).map((x) => dom.set(dom.el('i', { class: 'event' }), { left: `${x}px` })),
      ...(size.undated ? [dom.set(dom.el('i', { class: 'band undated' }), { left: `${size.undatedX - size.column / 2}px`, width: `${size.column}px` })] : []));
    const lines = size.narrow ? (counted ? 54 : 38) : 0;
    dom.set(head, { '--lines': `${lines}px` });
    return (size.narrow ? 30 + lines : 34) + (axis?.months.length ? 16 : 0) + Math.max(events.height, size.narrow ? 0 : 24);
  };

  const { first, last, exact, statements: busy } = raw.events;
  /** The events that can stand on an axis, those with most statements first. */
  const placed = raw.events.id.map((_, event) => event)
    .filter((event) => first[event] !== null && last[event] !== null && busy[event] > 0)
    .sort((a, b) => busy[b] - busy[a]);

  /** The events on the axis, one after the other: at their day, or amid the days that they may have taken. */
  const eventsShown = function* (axis) {
    for (const event of axis === null ? [] : placed) {
      const x = (axis.x(first[event]) + axis.x(last[event] + 1)) / 2;
      if (x >= axis.left && x <= axis.right) yield { event, x, exact: exact[event] === 1 };
    }
  };

  /** Where events have a line: none where so many would only shade the page, none twice. */
  const eventLines = (axis) => {
    const places = new Set();
    for (const event of eventsShown(axis)) {
      if (event.exact) places.add(Math.round(event.x * 2) / 2);
      if (places.size > MOST_LINES) return [];
    }
    return [...places];
  };

  /** Names of events above their lines, in as few rows as they need, and the height of those. */
  const eventLabels = (size) => {
    const { axis } = size;
    const reach = size.narrow ? size.width - 4 : size.width - size.right;
    const most = reach - 8;
    const ends = [];
    pen.font = '11px system-ui, sans-serif';
    const busiest = [];
    for (const event of eventsShown(axis)) if (busiest.push(event) === MOST_EVENTS) break;
    const labels = busiest.sort((a, b) => a.x - b.x).flatMap(({ event, x, exact }) => {
      const name = raw.events.name[event];
      const width = Math.min(most, pen.measureText(name).width + 8);
      const left = Math.max(4, Math.min(x - width / 2, reach - width));
      const level = ends.findIndex((end) => end < left);
      const row = level < 0 ? ends.length : level;
      if (row >= 3) return [];
      ends[row] = left + width + 8;
      return [dom.set(dom.el('span', { class: exact ? 'event-name' : 'event-name soft', title: `${name} · ${data.string(raw.events.date[event])}` }, name),
        { left: `${left}px`, top: `${4 + row * 15}px`, 'max-width': `${width}px` })];
    });
    return { labels, height: ends.length * 15 };
  };

  return { draw };
})();
