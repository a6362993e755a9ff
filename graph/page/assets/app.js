/** Starts the page and keeps its parts in step with what is seen. */
(() => {
  const DRAWN = [...choice.KEYS, 'view', 'two', 'sort', 'by', 'theme', 'reading', 'left', 'right', 'sides'];
  const drawers = { timeline: timeline.redraw, network: network.draw, sources: sources.draw, table: table.draw, compare: compare.draw };
  let first = true;

  const follow = (seen, before, moved) => {
    const changed = (keys) => first || keys.some((key) => seen[key] !== before[key]);
    tools.follow(seen, before);
    filters.follow(seen);
    brush.follow(seen);
    search.follow(seen);
    for (const view of state.VIEWS) dom.byId(view).hidden = view !== seen.view;
    if (changed(['claim', 'at', ...choice.KEYS]) || moved) panel.draw(seen, first ? { claim: null, at: null } : before);
    if (changed([...DRAWN, 'claim', 'at'])) drawers[seen.view](seen, before);
    if (seen.view === 'timeline' && seen.claim !== null && changed(['claim', 'view', 'two', ...choice.KEYS])) timeline.reveal(seen.claim);
    if (changed(['claim']) && seen.claim !== null) dom.say(`${data.raw.claims.text[seen.claim]}: ${lanes.describe(data.count(data.NONE, seen.claim))}`);
    else if (!first && changed([...choice.KEYS, 'two'])) dom.say(phrase.counts(seen).text);
    focusPanel(seen, before);
    if (before.claim !== null && seen.claim === null && seen.view === 'timeline' && [document.body, dom.byId('panel')].includes(document.activeElement)) timeline.focus(before.claim);
    first = false;
  };

  /** Where the evidence slides over the view, the focus goes with it. */
  const focusPanel = (seen, before) => {
    const opened = seen.claim !== null && before.claim === null;
    if (!first && opened && getComputedStyle(dom.byId('panel')).position === 'fixed') dom.byId('panel').focus();
  };

  const onEscape = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.target.closest?.('input, select')) return;
    if (state.get().claim !== null || state.get().at !== null) state.set({ claim: null, at: null });
  };

  timeline.start();
  filters.start();
  tools.start();
  brush.start();
  search.start();
  dossier.start();
  addEventListener('keydown', onEscape);
  dom.byId('skip').addEventListener('click', () => dom.byId('views').focus());
  state.subscribe(follow);
  state.start();
  window.claimgraph = Object.freeze({ lanes: () => rows.ofLanes(state.get()), ready: true });
})();
