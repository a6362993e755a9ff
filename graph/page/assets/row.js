/** One lane's picture: its thread, a mark for each statement, or counts where marks would crowd. */
const row = (() => {
  const { raw } = data;
  const MOST_DEEP = 3;
  const RADII = [6, 5, 4.4];
  const BAR_LEAST = 20;
  const LETTER = 6.6;
  /** The least width of a count. */
  const CELL = 12;
  const STEPS = 16384;
  /** From so many statements on, the deepest shade is for the year that has most. */
  const FULL = 9;

  /** What the lane has to draw, with its extent; the undated stand apart. */
  const entries = (claim, seen, axis, undatedX) => {
    const { first, last, exact, years } = raw.statements;
    const found = [];
    for (const entry of data.trace(claim)) {
      const at = entry.statement;
      if (!choice.marked(seen, entry)) continue;
      const dated = first[at] !== null && axis !== null;
      const x = !dated ? undatedX : exact[at] ? axis.x(first[at] + 0.5) : null;
      const { left, right } = x === null ? barExtent(axis, first[at], last[at]) : { left: x, right: x };
      if (dated && (right < axis.left || left > axis.right)) continue;
      found.push({ ...entry, speaker: raw.statements.speaker[at], dated, exact: dated && exact[at] === 1, sureYear: years[at].length > 0, left, right, more: 0, level: 0, deep: 1 });
    }
    return found;
  };

  const barExtent = (axis, first, last) => {
    const left = Math.max(axis.x(first), axis.left - 8);
    const right = Math.min(last === null ? axis.right + 10 : axis.x(last + 1), axis.right + 10);
    const spare = Math.max(0, BAR_LEAST - (right - left)) / 2;
    return { left: left - spare, right: right + spare };
  };

  /** One number for how an entry looks and where it stands, to four pixels. */
  const placeKey = ({ speaker, stance, open, left, right }) => {
    const look = (speaker * raw.stances.length + raw.stances.indexOf(stance)) * 2 + Number(open);
    return (look * STEPS + Math.round(left / 4) + 64) * STEPS + Math.round(right / 4) + 64;
  };

  /** Join what looks the same and stands in the same place; `more` says how many are joined. */
  const join = (group) => {
    const joined = new Map();
    for (const entry of group) {
      const key = placeKey(entry);
      const same = joined.get(key);
      if (same) same.more += 1;
      else joined.set(key, entry);
    }
    return [...joined.values()];
  };

  /** Give each entry a level so that none covers another; false where that takes too many. */
  const pack = (group) => {
    const ends = [];
    for (const entry of group) {
      const level = ends.findIndex((end) => end < entry.left - 13);
      entry.level = level < 0 ? ends.length : level;
      ends[entry.level] = entry.right;
      if (ends.length > MOST_DEEP) return false;
    }
    for (const entry of group) entry.deep = ends.length;
    return true;
  };

  /** Stack what overlaps; null where more than fit would. */
  const layout = (all) => {
    const groups = [];
    let reach = -Infinity;
    for (const entry of all.toSorted((a, b) => a.left - b.left)) {
      if (entry.left - 13 > reach) groups.push([]);
      groups.at(-1).push(entry);
      reach = Math.max(reach, entry.right);
    }
    const placed = [];
    for (const group of groups) {
      const packed = pack(group) ? group : join(group);
      if (packed !== group && !pack(packed)) return null;
      placed.push(...packed);
    }
    return placed;
  };

  /** What a thread joins: for a certain repeat only what is certain. */
  const threaded = (lane, all, seen) => {
    const said = all.filter((entry) => entry.dated && entry.stance === 'asserts');
    return lane.status === 'certain' ? said.filter((entry) => entry.sureYear && !entry.arguable && (seen.speaker === null || !entry.open)) : said;
  };

  const thread = (lane, all, seen, middle) => {
    const said = threaded(lane, all, seen);
    if (said.length < 2) return null;
    const centres = said.map((entry) => (entry.left + entry.right) / 2);
    const [from, to] = [Math.min(...centres), Math.max(...centres)];
    const years = Math.min(lane.years.length, 6);
    return dom.svg('line', {
      class: `thread ${lane.status}`, x1: from, x2: to, y1: middle, y2: middle, 'stroke-width': 1.6 + years * 0.7,
    });
  };

  const drawEntry = (entry, middle, chosen) => {
    const y = middle + (entry.level - (entry.deep - 1) / 2) * 11;
    const r = RADII[Math.min(entry.deep, MOST_DEEP) - 1];
    const centre = (entry.left + entry.right) / 2;
    const props = { 'data-statement': entry.statement, 'data-stance': entry.stance, 'data-open': entry.open ? 1 : null, 'data-more': entry.more || null };
    const soft = entry.dated && !entry.exact;
    const node = soft
      ? marks.bar(entry, entry.left - centre, entry.right - centre, r * 2, props)
      : marks.mark(entry.speaker, entry.stance, entry.open, r, props);
    node.setAttribute('transform', `translate(${centre.toFixed(1)},${y.toFixed(1)})`);
    const label = entry.more > 0 && dom.svg('text', { class: 'joined-count', x: soft ? entry.right + 2 : centre + r + 4, y: y + 3.5 }, entry.more + 1);
    const ring = chosen === entry.statement && dom.svg('circle', { class: 'ring', cx: centre, cy: y, r: r + 5 });
    return [ring, node, label];
  };

  const fits = (text, width) => String(text).length * LETTER <= width;
  /** A count with as much of it in writing as fits, and all of it for the pointer; `tight` writes none. */
  const cell = (x, width, middle, when, { sure = 0, maybe = 0, open = false, tight = false }, depth) => {
    const written = tight ? undefined : [maybe ? `${sure || ''}+${maybe}?` : sure, sure || `+${maybe}?`].find((text) => fits(text, width));
    const whole = [sure > 0 && dom.plural(sure, 'statement'), maybe > 0 && `possibly ${dom.number(maybe)}${sure ? ' more' : ''}`].filter(Boolean).join(', ');
    return [
      dom.svg('rect', { class: open || (maybe && (!sure || written === sure || tight)) ? 'cell possible' : 'cell', x: x + 1, y: middle - 9, width: Math.max(2, width - 2), height: 18, 'fill-opacity': depth, 'data-cell': `${when}: ${whole}` }),
      written !== undefined && dom.svg('text', { class: depth > 0.55 ? 'cell-count deep' : 'cell-count', x: x + width / 2, y: middle + 4 }, written),
    ];
  };

  /** Counts of statements for each year, or for some years where they are narrow; what only may lie there is counted apart. */
  const matrix = (all, axis, undatedX, middle) => {
    const stretches = axis.stretches(CELL);
    /** @type {any[]} */
    const counted = stretches.map((stretch) => ({ ...stretch, sure: 0, maybe: 0 }));
    const lies = new Map();
    for (const stretch of counted) for (let year = stretch.from; year <= stretch.to; year += 1) lies.set(year, stretch);
    for (const { statement } of all) {
      const certain = new Set(raw.statements.years[statement].map((year) => lies.get(year)));
      const possible = new Set(raw.statements.possible[statement].map((year) => lies.get(year)));
      for (const stretch of certain) if (stretch) stretch.sure += 1;
      for (const stretch of possible) if (stretch && !certain.has(stretch)) stretch.maybe += 1;
    }
    const highest = Math.max(0, ...counted.map(({ sure }) => sure));
    const most = Math.max(FULL, highest);
    const tight = !fits(highest, Math.min(...stretches.map(({ x, end }) => end - x)));
    const drawn = counted.map(({ sure, maybe, x, end, ...years }) => (sure || maybe)
      && cell(x, end - x, middle, scale.spanName(years), { sure, maybe, tight }, 0.2 + (0.7 * sure) / most));
    const undated = all.filter((entry) => !entry.dated).length;
    return [drawn, undated > 0 && cell(undatedX - 18, 36, middle, 'Undated', { sure: undated, open: true }, 0.2)];
  };

  /** The lane's drawing, `height` pixels high. */
  const draw = (lane, seen, axis, undatedX, height) => {
    const middle = height / 2;
    const all = entries(lane.claim, seen, axis, undatedX);
    const placed = layout(all);
    if (placed === null && axis !== null) return [matrix(all, axis, undatedX, middle)];
    const chosen = lane.claim === seen.claim ? seen.at : null;
    return [thread(lane, all, seen, middle), (placed || join(all.map((entry) => ({ ...entry, more: 0, level: 0, deep: 1 })))).map((entry) => drawEntry(entry, middle, chosen))];
  };

  return { draw };
})();
