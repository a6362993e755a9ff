/** The network: one claim's neighbourhood, or the whole graph while it is small; drawn by vis-network, nothing simulated. */
const network = (() => {
  const { raw, NONE } = data;
  const { color, UNREAD, speakerNode, claimNode, statementNode, sourceNode, eventNode, placedNode, edge, claimEdge } = nodes;
  const root = dom.byId('network');
  const canvas = dom.el('div', { class: 'canvas', role: 'img' });
  const note = dom.el('p', { class: 'network-note' });
  const list = dom.el('details', { class: 'network-list' });
  const vis = { graph: null, nodes: null, edges: null };
  const MOST_LISTED = 400;
  let shownKey = null;
  let shownPlace = null;
  let loading = null;

  /** Unpack the embedded library and run it at its first use; its hash stands in the page's policy. */
  const load = async () => {
    const script = document.createElement('script');
    script.textContent = await unpack(dom.byId('vis').textContent);
    document.head.append(script);
    script.remove();
  };

  const spread = (wanted, gap) => {
    const ordered = [...wanted.entries()].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    let last = -Infinity;
    return new Map(ordered.map(([id, y]) => {
      last = Math.max(y, last + gap);
      return [id, last];
    }));
  };

  /** The mean height of the statements that share a value. */
  const means = (all, value) => {
    const found = new Map();
    all.forEach(({ at, y }) => {
      const id = value(at);
      if (id === NONE) return;
      if (!found.has(id)) found.set(id, []);
      found.get(id).push(y);
    });
    return new Map([...found].map(([id, ys]) => [id, ys.reduce((a, b) => a + b, 0) / ys.length]));
  };

  /** Speakers left, statements in order of time, sources and events right, other claims above. */
  const neighbourhood = (claim, seen) => {
    const trace = data.trace(claim).filter((entry) => choice.marked(seen, entry));
    const all = trace.map((entry, n) => ({ at: entry.statement, entry, y: 120 + n * 84 }));
    const columns = { speaker: -280, source: 290, event: 560 };
    const speakers = spread(means(all, (at) => raw.statements.speaker[at]), 84);
    const from = spread(means(all, (at) => raw.statements.source[at]), 100);
    const events = spread(means(all, (at) => raw.statements.event[at]), 100);
    const related = data.related(claim);
    const others = [...new Set(related.map((relation) => relation.claim))];
    const above = others.map((other, n) => claimNode(other, { x: n % 2 ? 400 : -400, y: -110 * Math.floor(n / 2) - 30 }, false));
    const drawn = new Map(all.map((item) => [item.at, item]));
    return {
      nodes: [claimNode(claim, { x: 0, y: 0 }, true), ...above,
        ...[...drawn.values()].map(({ at, entry, y }) => statementNode(at, { x: 0, y }, entry, at === seen.at, `${entry.stance === 'asserts' ? '' : `${entry.stance} · `}${data.string(raw.statements.date[at]) ?? 'undated'}`)),
        ...[...speakers].map(([speaker, y]) => speakerNode(speaker, { x: columns.speaker, y })),
        ...[...from].map(([source, y]) => sourceNode(source, { x: columns.source, y })),
        ...[...events].map(([event, y]) => eventNode(event, { x: columns.event, y }))],
      edges: [...all.slice(0, 1).map(({ at }) => edge(`claim:${claim}`, `statement:${at}`)),
        ...all.slice(1).map(({ at }, n) => edge(`statement:${all[n].at}`, `statement:${at}`, { kind: 'next', width: 2.5, color: { color: color('--accent'), opacity: 0.45 } })),
        ...[...drawn.keys()].flatMap((at) => [
          edge(`speaker:${raw.statements.speaker[at]}`, `statement:${at}`), edge(`statement:${at}`, `source:${raw.statements.source[at]}`),
          ...(raw.statements.event[at] === NONE ? [] : [edge(`source:${raw.statements.source[at]}`, `event:${raw.statements.event[at]}`)])]),
        ...betweenClaims(new Set([claim, ...others]), true).filter(({ from: a, to: b }) => [a, b].includes(`claim:${claim}`))],
    };
  };

  const betweenClaims = (claims, named) => (raw.judgements.from || []).flatMap((from, n) => {
    const to = raw.judgements.to[n];
    return claims.has(from) && claims.has(to) ? [claimEdge(from, to, raw.judgements.kind[n], named)] : [];
  });

  /** The network of pyvis, in the colours of night or day: what the filters leave of its edges, and the nodes that those join. */
  const whole = (seen) => {
    const { nodes: placed, edges: joined } = raw;
    const said = new Set(choice.statements(seen));
    const returns = choice.returning(seen);
    const kept = [...joined.from.keys()].filter((row) => joined.statements[row].some((at) => said.has(at)) && (joined.claim[row] === NONE || returns(joined.claim[row])));
    const edges = kept.map((row) => edge(placed.id[joined.from[row]], placed.id[joined.to[row]], {
      kind: joined.kind[row], width: joined.width[row], dashes: joined.dashed[row] ? [5, 4] : false, color: { color: color(`--${joined.tone[row]}`), opacity: joined.opacity[row] },
    }));
    const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const repeated = new Set(data.repeats(seen.speaker ?? NONE).filter((row) => row.certain).map((row) => `claim:${row.claim}:text`));
    const isLeft = (id) => !choice.filtered(seen) || ends.has(id);
    const isSeen = (id) => (id.endsWith(':text') ? repeated.has(id) && isLeft(id.slice(0, -':text'.length)) : isLeft(id));
    const rows = [...placed.id.keys()].filter((row) => isSeen(placed.id[row]));
    return { nodes: rows.map((row) => placedNode(placed, row, placed.id[row] === `statement:${seen.at}`)), edges };
  };

  const seenGraph = (seen) => {
    if (seen.claim !== null) return neighbourhood(seen.claim, seen);
    return (raw.nodes.id || []).length ? whole(seen) : null;
  };

  const select = (id) => {
    const [kind, text] = String(id).split(':');
    const place = Number(text);
    if (kind === 'claim') state.set({ claim: place, at: null });
    else if (kind === 'statement') state.set({ at: place, claim: state.get().claim ?? data.links(place)[0]?.claim ?? null });
    else if (kind === 'speaker') state.set({ speaker: state.get().speaker === place ? null : place });
    else if (kind === 'source') state.set({ view: 'sources', reading: place, at: null });
    else state.set({ event: state.get().event === place ? null : place });
  };

  const onHover = ({ node, event }) => {
    const [kind, text] = node.split(':');
    const place = Number(text);
    const { clientX: x, clientY: y } = event;
    if (kind === 'statement') {
      const entry = state.get().claim === null ? null : data.trace(state.get().claim).find((found) => found.statement === place);
      const link = entry ? data.linkOf(entry) : data.links(place)[0] ?? UNREAD;
      tooltip.statement(place, link, x, y);
      return;
    }
    const texts = { speaker: raw.speakers.name, claim: raw.claims.text, event: raw.events.name, source: raw.sources.title };
    tooltip.show([dom.el('p', { class: 'tip-quote' }, dom.bdi(texts[kind][place]))], x, y);
  };

  const describeList = (seen) => {
    const words = (entry) => {
      const s = data.statement(entry.statement);
      return [data.string(s.date) ?? 'undated', ': ', dom.bdi(data.string(s.reported)), '; ', dom.bdi(data.linkOf(entry).words), '; ', dom.bdi(raw.sources.title[s.source]),
        s.event === NONE ? '' : [', at ', dom.bdi(raw.events.name[s.event])]];
    };
    const items = seen.claim === null
      ? lanes.claims(seen).slice(0, MOST_LISTED).map((claim) => dom.el('li', null, card.claimLink(claim), ` ${lanes.describe(data.count(NONE, claim))}`))
      : data.trace(seen.claim).filter((entry) => choice.marked(seen, entry)).map((entry) => dom.el('li', null, dom.button(words(entry), () => state.set({ at: entry.statement }), { class: 'link' })));
    list.replaceChildren(dom.el('summary', null, 'The same as a list'), dom.el('ul', null, items));
  };

  const fit = (seen) => vis.graph.fit({ maxZoomLevel: seen.claim === null ? 1 : 1.15, animation: false });

  const start = () => {
    vis.nodes = new globalThis.vis.DataSet();
    vis.edges = new globalThis.vis.DataSet();
    vis.graph = new globalThis.vis.Network(canvas, { nodes: vis.nodes, edges: vis.edges }, raw.options);
    vis.graph.on('click', ({ nodes: hit }) => { tooltip.hide(); if (hit.length) select(hit[0]); });
    vis.graph.on('hoverNode', onHover);
    vis.graph.on('blurNode', tooltip.hide);
  };

  const unique = (edges) => [...new Map(edges.map((found) => [found.id, found])).values()];

  const show = async (seen, graph, moved) => {
    await (loading ??= load());
    if (vis.graph === null) start();
    vis.edges.clear();
    vis.nodes.clear();
    vis.nodes.add(graph.nodes);
    vis.edges.add(unique(graph.edges));
    if (moved) fit(seen);
  };

  const draw = (seen) => {
    const place = `${seen.claim}/${choice.keyOf(seen)}`;
    const key = [place, seen.at, document.documentElement.dataset.theme].join();
    if (key === shownKey) return;
    const moved = shownPlace !== place;
    shownPlace = place;
    shownKey = key;
    if (!canvas.isConnected) root.append(note, canvas, list);
    const graph = seenGraph(seen);
    canvas.hidden = graph === null;
    note.textContent = graph === null ? 'This graph is too large to draw whole. Choose a claim in the timeline or by a search to see its neighbourhood.'
      : seen.claim === null ? `${choice.filtered(seen) ? `What the filters leave, ${phrase.counts(seen).text}` : 'The whole graph'}: speakers, their statements in order of time, claims, occasions, sources. Choose a claim to see its neighbourhood.`
        : dom.clean(raw.claims.text[seen.claim]);
    canvas.setAttribute('aria-label', `Network of ${note.textContent}`);
    describeList(seen);
    if (graph === null) return;
    show(seen, graph, moved);
  };

  addEventListener('themechange', () => { shownKey = null; if (!root.hidden) draw(state.get()); });
  const isDrawn = () => vis.graph !== null && !canvas.hidden;

  /** The present picture some times larger, drawn sharp, and how large it is here. */
  const enlarged = (times) => {
    const { clientWidth: width, clientHeight: high } = canvas;
    const [scaleNow, position] = [vis.graph.getScale(), vis.graph.getViewPosition()];
    const draw = (factor) => {
      vis.graph.setSize(`${width * factor}px`, `${high * factor}px`);
      vis.graph.moveTo({ scale: scaleNow * factor, position, animation: false });
      vis.graph.redraw();
    };
    draw(times);
    const drawn = canvas.querySelector('canvas');
    const copied = dom.el('canvas', { width: drawn.width, height: drawn.height });
    copied.getContext('2d').drawImage(drawn, 0, 0);
    draw(1);
    vis.graph.setSize('100%', '100%');
    return { canvas: copied, width, high };
  };

  return { draw, isDrawn, enlarged };
})();
