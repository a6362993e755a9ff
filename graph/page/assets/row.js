/** One lane's picture: its thread, a mark for each statement, or counts where marks would crowd. */
const row = (() => {
  const { raw } = data;
  const MOST_DEEP = 3;
  const RADII = [6, 5, 4.4];
  const BAR_LEAST = 20;

  /** What the lane has to draw, with its extent; the undated stand apart. */
  const entries = (claim, seen, axis, undatedX) => {
    const { first, last, exact, years } = raw.statements;
    const found = [];
    for (const entry of data.trace(claim)) {
      const at = entry.statement;
      if (!choice.marked(seen, entry)) continue;
      const who = raw.statements.speaker[at];
      const common = { ...entry, speaker: who, dated: first[at] !== null, sureYear: years[at].length > 0 };
      if (!common.dated || axis === null) found.push({ ...common, dated: false, left: undatedX, right: undatedX });
      else if (exact[at]) found.push({ ...common, exact: true, left: axis.x(first[at] + 0.5), right: axis.x(first[at] + 0.5) });
      else found.push({ ...common, ...barExtent(axis, first[at], last[at]) });
    }
    return found.filter((entry) => !entry.dated || (entry.right >= axis.left && entry.left <= axis.right));
  };

  const barExtent = (axis, first, last) => {
    const left = Math.max(axis.x(first), axis.left - 8);
    const right = Math.min(last === null ? axis.right + 10 : axis.x(last + 1), axis.right + 10);
    const spare = Math.max(0, BAR_LEAST - (right - left)) / 2;
    return { left: left - spare, right: right + spare };
  };

  /** Join what looks the same and stands in the same place; `more` says how many are joined. */
  const join = (group) => {
    const joined = new Map();
    for (const entry of group) {
      const key = [entry.speaker, entry.stance, entry.arguable, Math.round(entry.left / 4), Math.round(entry.right / 4)].join();
      const same = joined.get(key);
      if (same) same.more += 1;
      else joined.set(key, { ...entry, more: 0 });
    }
    return [...joined.values()];
  };

  /** Give each entry a level so that none covers another. */
  const pack = (group) => {
    const ends = [];
    const levels = group.map((entry) => {
      let level = ends.findIndex((end) => end < entry.left - 13);
      if (level < 0) level = ends.length;
      ends[level] = entry.right;
      return level;
    });
    return group.map((entry, at) => ({ ...entry, level: levels[at], deep: ends.length }));
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
      let packed = pack(group.map((entry) => ({ ...entry, more: 0 })));
      if (packed[0].deep > MOST_DEEP) packed = pack(join(group));
      if (packed[0].deep > MOST_DEEP) return null;
      placed.push(...packed);
    }
    return placed;
  };

  /** What a thread joins: for a certain repeat only what is certain. */
  const threaded = (lane, all) => {
    const said = all.filter((entry) => entry.dated && entry.stance === 'asserts');
    return lane.status === 'certain' ? said.filter((entry) => entry.sureYear && !entry.arguable) : said;
  };

  const thread = (lane, all, middle) => {
    const said = threaded(lane, all);
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
    const props = { 'data-statement': entry.statement, 'data-stance': entry.stance, 'data-arguable': entry.arguable ? 1 : null };
    const soft = entry.dated && !entry.exact;
    const node = soft
      ? marks.bar(entry, entry.left - centre, entry.right - centre, r * 2, props)
      : marks.mark(entry.speaker, entry.stance, entry.arguable, r, props);
    node.setAttribute('transform', `translate(${centre.toFixed(1)},${y.toFixed(1)})`);
    const label = entry.more > 0 && dom.svg('text', { class: 'more', x: centre + r + 4, y: y + 3.5 }, entry.more + 1);
    const ring = chosen === entry.statement && dom.svg('circle', { class: 'ring', cx: centre, cy: y, r: r + 5 });
    return [ring, node, label];
  };

  const cell = (x, width, middle, count, depth, possible) => [
    dom.svg('rect', { class: possible ? 'cell possible' : 'cell', x: x + 1, y: middle - 9, width: Math.max(2, width - 2), height: 18, 'fill-opacity': depth }),
    dom.svg('text', { class: depth > 0.55 ? 'cell-count deep' : 'cell-count', x: x + width / 2, y: middle + 4 }, count),
  ];

  /** Counts of statements for each year; what only may lie in a year is counted apart. */
  const matrix = (all, axis, undatedX, middle) => {
    const tally = (years) => {
      const counts = new Map();
      for (const entry of all) for (const year of years[entry.statement]) counts.set(year, (counts.get(year) ?? 0) + 1);
      return counts;
    };
    const [certain, possible] = [tally(raw.statements.years), tally(raw.statements.possible)];
    const drawn = axis.years.map(({ year, x, end }) => {
      const sure = certain.get(year) ?? 0;
      const maybe = possible.get(year) ?? 0;
      const count = maybe ? `${sure || ''}+${maybe}?` : sure;
      return (sure || maybe) && cell(x, end - x, middle, count, Math.min(0.9, 0.2 + sure * 0.08), !sure);
    });
    const undated = all.filter((entry) => !entry.dated).length;
    return [drawn, undated > 0 && cell(undatedX - 18, 36, middle, undated, 0.2, true)];
  };

  /** The lane's drawing, `height` pixels high. */
  const draw = (lane, seen, axis, undatedX, height) => {
    const middle = height / 2;
    const all = entries(lane.claim, seen, axis, undatedX);
    const placed = layout(all);
    if (placed === null && axis !== null) return [matrix(all, axis, undatedX, middle)];
    const chosen = lane.claim === seen.claim ? seen.at : null;
    return [thread(lane, all, middle), (placed || join(all).map((e) => ({ ...e, level: 0, deep: 1 }))).map((entry) => drawEntry(entry, middle, chosen))];
  };

  return { draw };
})();
