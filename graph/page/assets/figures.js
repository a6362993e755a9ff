/** The numbers of one quantity in time: as stated, with what they cover, and joined only where comparable. */
const figures = (() => {
  const { raw, NONE } = data;
  const table = { quantity: [], statement: [], ...raw.figures };
  const MOST = 60;
  const WIDTH = 340;
  const LEFT = 14;
  const series = new Map();
  table.quantity.forEach((quantity, row) => series.set(quantity, [...(series.get(quantity) ?? []), row]));

  const word = (row) => data.string(table.label[row]);
  const middle = (row) => (table.low[row] ?? table.high[row]) + ((table.high[row] ?? table.low[row]) - (table.low[row] ?? table.high[row])) / 2;
  const hasHeight = (row) => table.shape[row] !== 'open';

  const POINTS = {
    exact: (x, y) => dom.svg('circle', { class: 'dot', cx: x, cy: y, r: 4.5 }),
    about: (x, y) => [dom.svg('circle', { class: 'dot', cx: x, cy: y, r: 3 }), dom.svg('circle', { class: 'around', cx: x, cy: y, r: 7 })],
    up: (x, y) => dom.svg('path', { class: 'dot', d: `M${x - 5},${y + 4}L${x},${y - 6}L${x + 5},${y + 4}Z` }),
    down: (x, y) => dom.svg('path', { class: 'dot', d: `M${x - 5},${y - 4}L${x},${y + 6}L${x + 5},${y - 4}Z` }),
    open: (x, y) => dom.svg('rect', { class: 'around', x: x - 4.5, y: y - 4.5, width: 9, height: 9 }),
  };

  /** Where a statement stands across: its days, or a place of its own where it is undated. */
  const across = (axis, at) => {
    const first = raw.statements.first[at];
    if (first === null || axis === null) return [WIDTH - 22, WIDTH - 22];
    const inside = (x) => Math.min(axis.right, Math.max(axis.left, x));
    return [inside(axis.x(first)), inside(axis.x((raw.statements.last[at] ?? first) + 1))];
  };

  const heights = (shown) => {
    const all = shown.flatMap((row) => [table.low[row], table.high[row]]).filter((value) => value !== null);
    const low = Math.min(0, ...all);
    const high = Math.max(0, ...all);
    return all.length === 0 // marks without a height stand in a strip of their own
      ? { base: 30, strip: 16, foot: 48 }
      : { base: 86, strip: 116, foot: shown.some((row) => !hasHeight(row)) ? 126 : 104, y: (value) => 86 - ((value - low) / (high - low || 1)) * 58 };
  };

  /** Names of the points where there is room; the list below has them all. */
  const labels = (points) => {
    const taken = [];
    return points.map(({ row, x, y }) => {
      const text = word(row).length > 46 ? `${word(row).slice(0, 45)}…` : word(row);
      const width = text.length * 6;
      const beside = x > WIDTH / 2 ? x - width - 9 : x + 9;
      const start = hasHeight(row) ? Math.max(0, Math.min(x - width / 2, WIDTH - width)) : Math.max(0, beside);
      const box = { start, end: start + width, y };
      if (taken.some((other) => other.start < box.end && other.end > box.start && Math.abs(other.y - y) < 14)) return null;
      taken.push(box);
      return dom.svg('text', { x: start + width / 2, y: hasHeight(row) ? y - 10 : y + 4, class: 'figure-label' }, text);
    });
  };

  const plot = (shown, chosen) => {
    const undated = shown.some((row) => raw.statements.first[table.statement[row]] === null);
    const axis = scale.make(state.EMPTY, LEFT, WIDTH - LEFT - (undated ? 56 : 6));
    const { base, strip, foot, y } = heights(shown);
    const points = shown.map((row) => {
      const at = table.statement[row];
      const [left, right] = across(axis, at);
      return { row, at, left, right, x: (left + right) / 2, y: hasHeight(row) ? y(middle(row)) : strip };
    });
    const joined = points.slice(1).map((point, n) => table.comparable[point.row] === 1 && hasHeight(points[n].row) && hasHeight(point.row)
      && dom.svg('line', { class: 'joined', x1: points[n].x, y1: points[n].y, x2: point.x, y2: point.y }));
    const dots = points.map(({ row, at, left, right, x, y: high }) => dom.svg('g', { class: `figure-mark s${data.slot(raw.statements.speaker[at])}${at === chosen ? ' here' : ''}` },
      right - left > 3 && dom.svg('line', { class: 'days', x1: left, x2: right, y1: high, y2: high }),
      table.shape[row] === 'range' ? dom.svg('rect', { class: 'dot', x: x - 3, width: 6, y: y(table.high[row]), height: Math.max(2, y(table.low[row]) - y(table.high[row])) }) : POINTS[table.shape[row]](x, high)));
    return dom.svg('svg', { class: 'figure-plot', viewBox: `0 0 ${WIDTH} ${foot}`, 'aria-hidden': 'true' },
      dom.svg('line', { class: 'base', x1: LEFT, x2: WIDTH - 6, y1: base, y2: base }),
      base > 40 && dom.svg('text', { x: LEFT - 4, y: base + 4, class: 'zero' }, '0'),
      axis?.ticks(34).map((bin) => dom.svg('text', { x: bin.at, y: base + 14, class: 'figure-year' }, scale.name(bin.from))),
      undated && dom.svg('text', { x: WIDTH - 22, y: base + 14, class: 'figure-year' }, 'undated'),
      joined, dots, labels(points));
  };

  const open = (at) => {
    const { claim } = state.get();
    const keeps = data.trace(claim ?? 0)?.some((entry) => entry.statement === at);
    state.set({ at, claim: claim !== null && keeps ? claim : data.links(at)[0]?.claim ?? null });
  };

  const item = (row) => {
    const at = table.statement[row];
    const [, verbatim, understood, limits, from] = raw.statements.figures[at][table.nth[row]];
    return dom.el('li', { 'data-figure': data.statementIds[at] },
      dom.button([data.string(raw.statements.date[at]) ?? 'undated', ', ', dom.bdi(raw.speakers.name[raw.statements.speaker[at]])], () => open(at), { class: 'link' }), ': ',
      dom.bdi(understood || `${verbatim}, which gives no number`),
      limits && dom.el('span', { class: 'limits' }, ' · ', dom.bdi(limits)),
      from !== NONE && [' · first given by ', dom.bdi(raw.speakers.name[from])],
      table.change[row] !== NONE && dom.el('p', { class: 'fine change' }, table.comparable[row] ? 'Against the one before: ' : '', dom.bdi(data.string(table.change[row]))));
  };

  /** One quantity: its plot, and the same in words. */
  const show = (quantity, chosen = null) => {
    const all = series.get(quantity) ?? [];
    const shown = all.slice(0, MOST);
    return dom.el('div', { class: 'quantity', 'data-quantity': raw.quantities.id[quantity] },
      dom.el(chosen === null ? 'h4' : 'h3', null, dom.bdi(raw.quantities.name[quantity])), plot(shown, chosen),
      dom.el('ol', { class: 'stated', 'aria-label': `${raw.quantities.name[quantity]}, as stated` }, shown.map(item)),
      all.length > MOST && dom.el('p', { class: 'fine' }, `The first ${MOST} of ${dom.number(all.length)}.`));
  };

  /** The numbers of a claim's statements on paper: each quantity with all that was stated of it. */
  const printed = (claim) => {
    const found = quantitiesOf(new Set(data.trace(claim).map((entry) => entry.statement)));
    return found.length > 0 && [dom.el('h2', null, 'Figures in time'), found.map((quantity) => show(quantity))];
  };

  const quantitiesOf = (statements) => [...new Set(table.quantity.filter((_, row) => statements.has(table.statement[row])))];

  /** The quantities that a claim's statements give numbers for. */
  const ofClaim = (claim) => {
    const found = quantitiesOf(new Set(data.trace(claim).map((entry) => entry.statement)));
    return found.length > 0 && dom.el('section', { class: 'quantities' }, dom.el('h3', null, 'Figures in time'), found.map((quantity) => show(quantity)),
      found.length > 1 && dom.el('p', { class: 'fine' }, 'Each measures something else: they are not compared with one another.'));
  };

  /** The same for a statement that stands alone, or where others state the quantity too. */
  const ofStatement = (at, alone) => {
    const found = quantitiesOf(new Set([at])).filter((quantity) => alone || series.get(quantity).length > 1);
    if (found.length === 0) return null;
    const details = dom.el('details', { class: 'in-time' }, dom.el('summary', null, 'These figures in time'));
    details.addEventListener('toggle', () => details.append(...found.map((quantity) => show(quantity, at))), { once: true });
    return details;
  };

  return { ofClaim, ofStatement, printed };
})();
