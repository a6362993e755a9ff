/** The controls at the top: speaker, narrative, years, views, theme; each writes the address bar. */
const filters = (() => {
  const { raw } = data;
  const speaker = dom.byId('speaker');
  const narrative = dom.byId('narrative');
  const two = dom.byId('two');
  const possible = dom.byId('possible');
  const tabs = dom.byId('tabs');
  const TITLES = { timeline: 'Timeline', network: 'Network', sources: 'Sources', table: 'Table' };

  const option = (value, text) => dom.el('option', { value }, text);
  const chosen = (select) => (select.value === '' ? null : Number(select.value));

  const darkNow = () => {
    const forced = document.documentElement.dataset.theme;
    return forced ? forced === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };
  const turn = () => {
    document.documentElement.dataset.theme = darkNow() ? 'light' : 'dark';
    dispatchEvent(new Event('themechange'));
  };

  const start = () => {
    const speaking = raw.speakers.id.map((_, at) => at).filter((at) => raw.speakers.statements[at] > 0);
    speaker.append(option('', 'All speakers'), ...speaking.map((at) => option(at, `${raw.speakers.name[at]} (${raw.speakers.statements[at]})`)));
    narrative.append(option('', 'All narratives'), ...raw.narratives.id.map((_, at) => option(at, raw.narratives.name[at])));
    speaker.addEventListener('change', () => state.set({ speaker: chosen(speaker) }));
    narrative.addEventListener('change', () => state.set({ narrative: chosen(narrative) }));
    two.addEventListener('change', () => state.set({ two: two.checked }));
    possible.addEventListener('change', () => state.set({ possible: possible.checked }));
    tabs.append(...state.VIEWS.map((view) => dom.button(TITLES[view], () => state.set({ view }), { 'data-view': view })));
    dom.byId('tools').append(dom.button('◐', turn, { class: 'theme', 'aria-label': 'Dark or light', title: 'Dark or light' }));
  };

  const follow = (seen) => {
    speaker.value = seen.speaker ?? '';
    narrative.value = seen.narrative ?? '';
    two.checked = seen.two;
    possible.checked = seen.possible;
    for (const tab of tabs.children) {
      if (tab.dataset.view === seen.view) tab.setAttribute('aria-current', 'page');
      else tab.removeAttribute('aria-current');
    }
  };

  return { start, follow };
})();
