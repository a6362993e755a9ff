/** The first view: a lane for each claim across the years; only the lanes in sight are in the page. */
const timeline = (() => {
  const { raw } = data;
  const root = dom.byId('timeline');
  const LINE = 16.5;
  const TITLE = 30;
  /** A lane in which three marks may stand one above another. */
  const STACKED = 40;
  /** Lanes are drawn so far out of sight, a frame later than those in sight. */
  const SPARE = 200;
  const NARROW = 640;

  const head = dom.el('div', { class: 'head' });
  const bands = dom.el('div', { class: 'bands', 'aria-hidden': 'true' });
  const rows = dom.el('div', { class: 'rows', role: 'list', 'aria-label': 'Claims' });
  const scroller = dom.el('div', { class: 'scroller' }, head, rows);
  const empty = dom.el('p', { class: 'empty', hidden: true });

  let items = [];
  /** Where each claim stands among the items; -1 where it has no lane. */
  const places = new Int32Array(raw.claims.id.length);
  let drawn = new Map();
  let frame = null;
  let active = null;
  let size = null;
  let count = 0;

  const someUndated = raw.statements.first.some((first) => first === null);
  const lanesShown = () => items.filter((item) => item.lane).map((item) => item.lane);

  const itemOf = (claim) => items[places[claim]];

  /** Where things stand at the present width. */
  const measured = (seen) => {
    const undated = someUndated && !choice.hasYears(seen);
    const width = scroller.clientWidth;
    const narrow = width < NARROW;
    const gutter = narrow ? 12 : Math.round(Math.min(400, Math.max(230, width * 0.36)));
    const right = narrow ? 12 : 112;
    const column = undated ? (narrow ? 54 : 66) : 0;
    const plot = Math.max(80, width - gutter - right - column - (narrow ? 8 : 24));
    const left = gutter + (narrow ? 4 : 12);
    return { width, narrow, gutter, right, column, left, plot, undated, undatedX: left + plot + (narrow ? 4 : 12) + column / 2 };
  };

  const plainLines = measure.lines('400 13.5px system-ui, sans-serif');
  const boldLines = measure.lines('600 13.5px system-ui, sans-serif');

  const heightOf = (lane) => {
    const room = size.narrow ? size.width - 112 : size.gutter - 24;
    const lines = lane.status === 'none' ? plainLines : boldLines;
    const text = lines(raw.claims.text[lane.claim], room) * LINE;
    return size.narrow ? Math.round(text + 44) : Math.max(raw.traces.statement[lane.claim].length < 3 ? 30 : STACKED, Math.round(text + 9));
  };

  /** Every title and lane with its place from the top. */
  const arrange = (seen) => {
    const found = lanes.sections(seen);
    const list = [];
    places.fill(-1);
    let top = 0;
    let position = 0;
    for (const section of found) {
      list.push({ key: `title/${section.kind}`, section, top, height: TITLE });
      top += TITLE;
      for (const lane of section.lanes) {
        const height = heightOf(lane);
        position += 1;
        places[lane.claim] = list.length;
        list.push({ key: lane.claim, lane, top, height, position });
        top += height;
      }
    }
    items = list;
    count = position;
    dom.set(rows, { height: `${top + 12}px` });
    empty.hidden = list.length > 0;
    empty.textContent = raw.claims.id.length
      ? 'No claim passes these filters. Clear them, or some of them, to see more.'
      : 'This corpus holds no claim yet.';
  };

  const titleRow = (item) => dom.el('div', { class: `section ${item.section.kind}`, role: 'presentation' },
    dom.el('span', null, item.section.title), dom.el('span', { class: 'quiet' }, ` ${dom.plural(item.section.lanes.length, 'claim')}`));

  const laneRow = (item, seen) => {
    const { lane } = item;
    const text = raw.claims.text[lane.claim];
    const chosen = lane.claim === seen.claim;
    const span = lanes.span(lane);
    const told = lanes.describe(lane, lanes.scope(seen));
    const picture = dom.svg('svg', { class: 'picture', 'aria-hidden': 'true', width: size.width, height: size.narrow ? 30 : item.height },
      row.draw(lane, seen, size.axis, size.undatedX, size.narrow ? 30 : item.height));
    return dom.el('div', {
      class: `lane ${lane.status}${chosen ? ' chosen' : ''}`, role: 'listitem', 'aria-setsize': count, 'aria-posinset': item.position,
      'data-claim': raw.claims.id[lane.claim], 'data-occasions': lane.low === lane.high ? lane.low : `${lane.low}-${lane.high}`,
      'data-years': lane.years.join(' '), 'data-status': lane.status,
    },
    picture,
    dom.el('button', {
      type: 'button', class: 'claim', title: text, tabindex: lane.claim === active ? 0 : -1,
      'aria-pressed': chosen ? 'true' : 'false',
    }, dom.el('span', null, dom.highlighted(text, words.terms(seen.q))), dom.el('span', { class: 'unseen' }, `, ${told}`)),
    dom.el('div', { class: lanes.scope(seen) ? 'often aside' : 'often', title: told, 'aria-hidden': 'true' },
      dom.el('b', null, lanes.occasions(lane)), span && [' ', dom.el('span', { class: 'span' }, `· ${span}`)]));
  };

  const place = (node, item) => dom.set(node, { transform: `translateY(${item.top}px)`, height: `${item.height}px` });

  /** First item whose end lies below a height. */
  const firstAt = (height) => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle].top + items[middle].height < height) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const inSight = (spare) => {
    const top = scroller.scrollTop - spare;
    const bottom = scroller.scrollTop + scroller.clientHeight + spare;
    const found = [];
    for (let at = firstAt(top); at < items.length && items[at].top < bottom; at += 1) found.push(items[at]);
    const kept = itemOf(active);
    if (kept && !found.includes(kept)) {
      if (kept.top < top) found.unshift(kept);
      else found.push(kept);
    }
    return found;
  };

  /** Put the rows in sight into the page, keeping those that are there already. */
  const fill = (spare = SPARE) => {
    frame = null;
    const seen = state.get();
    const wanted = inSight(spare);
    const keys = new Set(wanted.map((item) => item.key));
    for (const [key, node] of drawn) if (!keys.has(key)) node.remove();
    const next = new Map();
    let cursor = bands.nextSibling;
    for (const item of wanted) {
      const node = drawn.get(item.key) || place(item.lane ? laneRow(item, seen) : titleRow(item), item);
      next.set(item.key, node);
      if (node === cursor) cursor = cursor.nextSibling;
      else rows.insertBefore(node, cursor);
    }
    drawn = next;
  };

  const later = () => { frame ??= requestAnimationFrame(() => fill()); };

  /** Draw everything anew. */
  const redraw = (seen) => {
    size = measured(seen);
    size.axis = scale.make(seen, size.left, size.plot);
    root.classList.toggle('narrow', size.narrow);
    dom.set(root, { '--gutter': `${size.gutter}px`, '--right': `${size.right}px` });
    arrange(seen);
    if (!itemOf(active)) active = seen.claim ?? lanesShown()[0]?.claim ?? null;
    for (const node of drawn.values()) node.remove();
    drawn = new Map();
    dom.set(root, { '--head': `${yearHead.draw(head, bands, size, seen, lanesShown())}px` });
    legend.draw(seen);
    fill(0);
    later();
  };

  const reveal = (claim) => {
    const item = itemOf(claim);
    if (!item) return;
    const covered = head.offsetHeight;
    const top = scroller.scrollTop;
    const room = scroller.clientHeight - covered;
    if (item.top < top || item.top + item.height > top + room) scroller.scrollTop = Math.max(0, item.top - room / 3);
    later();
  };

  const focus = (claim) => {
    active = claim;
    reveal(claim);
    fill();
    for (const button of rows.querySelectorAll('.claim')) button.tabIndex = -1;
    const button = drawn.get(claim)?.querySelector('.claim');
    if (button) { button.tabIndex = 0; button.focus({ preventScroll: true }); }
  };

  const step = (by) => {
    const shown = lanesShown();
    const at = shown.findIndex((lane) => lane.claim === active);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) focus(next.claim);
  };

  /** Move through the statements of the lane that has the focus. */
  const stepMark = (by) => {
    const seen = state.get();
    const trace = data.trace(active).filter((entry) => choice.marked(seen, entry)).map((entry) => entry.statement);
    if (trace.length === 0) return;
    const at = seen.claim === active ? trace.indexOf(seen.at) : -1;
    const next = at < 0 ? (by > 0 ? 0 : trace.length - 1) : Math.max(0, Math.min(trace.length - 1, at + by));
    const claim = active;
    state.set({ claim, at: trace[next] });
    focus(claim);
  };

  const KEYS = {
    ArrowDown: () => step(1), ArrowUp: () => step(-1), PageDown: () => step(10), PageUp: () => step(-10),
    Home: () => step(-Infinity), End: () => step(Infinity), ArrowRight: () => stepMark(1), ArrowLeft: () => stepMark(-1),
  };

  const onClick = (event) => {
    const lane = event.target.closest('.lane');
    if (!lane) return;
    const mark = event.target.closest('[data-statement]');
    const claim = data.find('claim', lane.dataset.claim);
    active = claim;
    tooltip.hide();
    state.set({ claim, at: mark ? Number(mark.dataset.statement) : null });
    if (event.target.closest('.claim') && document.activeElement !== dom.byId('panel')) focus(claim);
  };

  const onMove = (event) => {
    const mark = event.target.closest('[data-statement], [data-cell]');
    if (!mark) return tooltip.hide();
    if (mark.dataset.cell) return tooltip.show([dom.el('p', { class: 'tip-head' }, mark.dataset.cell)], event.clientX, event.clientY);
    const { statement, stance, more } = mark.dataset;
    const claim = data.find('claim', mark.closest('.lane').dataset.claim);
    const entry = data.trace(claim).find((found) => found.statement === Number(statement) && found.stance === stance);
    return tooltip.statement(entry.statement, data.linkOf(entry), event.clientX, event.clientY, Number(more ?? 0));
  };

  const start = () => {
    rows.append(bands);
    root.append(scroller, empty, legend.root);
    document.body.append(marks.fills());
    scroller.addEventListener('scroll', later, { passive: true });
    rows.addEventListener('click', onClick);
    rows.addEventListener('pointermove', onMove);
    rows.addEventListener('pointerleave', tooltip.hide);
    rows.addEventListener('keydown', (event) => {
      const act = event.target.closest('.claim') && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
      if (act) { event.preventDefault(); act(); }
    });
    new ResizeObserver(() => {
      if (root.hidden || (size && size.width === scroller.clientWidth)) { later(); return; }
      redraw(state.get());
    }).observe(scroller);
  };

  /** The titles and lanes that are whole in sight, and where things stand. */
  const sight = () => {
    const top = scroller.scrollTop;
    const bottom = top + scroller.clientHeight - head.offsetHeight;
    return { size, count, items: items.filter((item) => item.top >= top - 2 && item.top + item.height <= bottom + 2) };
  };

  return { start, redraw, reveal, focus, sight };
})();
