/** Starts the page and keeps its parts in step with what is seen. */
(() => {
  const DRAWN = ['view', 'speaker', 'narrative', 'two', 'possible', 'q', 'sort', 'from', 'to'];
  const drawers = { timeline: timeline.redraw, network: network.draw, sources: sources.draw, table: table.draw };
  let first = true;

  const follow = (seen, before, moved) => {
    const changed = (keys) => first || keys.some((key) => seen[key] !== before[key]);
    filters.follow(seen);
    search.follow(seen);
    for (const view of state.VIEWS) dom.byId(view).hidden = view !== seen.view;
    if (changed(['claim', 'at', 'speaker']) || moved) panel.draw(seen, first ? { claim: null, at: null } : before);
    if (seen.view !== 'timeline' || changed([...DRAWN, 'claim', 'at'])) drawers[seen.view](seen, before);
    if (seen.view === 'timeline' && seen.claim !== null && changed(['claim', 'view', 'q', 'speaker', 'narrative', 'two', 'possible'])) timeline.reveal(seen.claim);
    if (changed(['claim']) && seen.claim !== null) dom.say(`${data.raw.claims.text[seen.claim]}: ${lanes.describe(data.count(data.NONE, seen.claim))}`);
    first = false;
  };

  const onEscape = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.target.closest?.('input, select')) return;
    if (state.get().claim !== null || state.get().at !== null) state.set({ claim: null, at: null });
  };

  /** The lanes that the present filters show, in order, under the names of the query's rows. */
  const rowsShown = () => {
    const { raw } = data;
    const ids = (kind, places) => places.map((place) => raw[kind].id[place]);
    return lanes.sections(state.get()).flatMap((section) => section.lanes).map((lane) => ({
      claim: raw.claims.id[lane.claim],
      text: raw.claims.text[lane.claim],
      years: lane.years,
      possible_years: lane.possible,
      statements: lane.statements,
      occasions: [lane.low, lane.high],
      sources: Array.isArray(lane.sources) ? ids('sources', lane.sources) : lane.sources,
      speakers: Array.isArray(lane.speakers) ? ids('speakers', lane.speakers) : lane.speakers,
      earliest: lane.earliest === undefined ? null : data.string(lane.earliest),
      latest: lane.latest === undefined ? null : data.string(lane.latest),
      status: lane.status,
    }));
  };

  timeline.start();
  filters.start();
  search.start();
  addEventListener('keydown', onEscape);
  state.subscribe(follow);
  state.start();
  window.claimgraph = Object.freeze({ lanes: rowsShown, ready: true });
})();
