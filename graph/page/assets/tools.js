/** The views, and what can be taken away from each: picture, rows, link, print; dark or light. */
const tools = (() => {
  const tabs = dom.byId('tabs');
  const TITLES = { timeline: 'Timeline', network: 'Network', sources: 'Sources', table: 'Table', compare: 'Compare' };
  const PICTURED = ['timeline', 'network'];
  const page = document.documentElement;
  let png = null;

  const darkNow = () => (page.dataset.theme ? page.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

  const start = () => {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (!page.dataset.theme) dispatchEvent(new Event('themechange')); });
    tabs.append(...state.VIEWS.map((view) => dom.button(TITLES[view], () => state.set({ view }), { 'data-view': view })));
    png = dom.button('PNG', () => picture.save(state.get()), { class: 'tool', title: 'Save the picture as PNG' });
    dom.byId('tools').append(
      png,
      dom.button('CSV', () => rows.save(state.get()), { class: 'tool', title: 'Save the rows shown as CSV' }),
      copy.linkButton('Link', 'tool'),
      dom.button('Print', () => print(), { class: 'tool', title: 'Print the statements shown, with full citations' }),
      dom.button('?', key.open, { class: 'tool icon', 'aria-label': 'Key to the marks', 'aria-haspopup': 'dialog', title: 'Key to the marks' }),
      dom.button('◐', () => state.set({ theme: darkNow() ? 'light' : 'dark' }, { replace: true }), { class: 'tool icon theme', 'aria-label': 'Dark or light', title: 'Dark or light' }));
  };

  const follow = (seen, before) => {
    if (seen.theme === null) delete page.dataset.theme;
    else page.dataset.theme = seen.theme;
    if (seen.theme !== before.theme) dispatchEvent(new Event('themechange'));
    png.disabled = !PICTURED.includes(seen.view); // not hidden, so that the tabs keep their place
    for (const tab of tabs.children) {
      if (tab.dataset.view === seen.view) tab.setAttribute('aria-current', 'page');
      else tab.removeAttribute('aria-current');
    }
  };

  return { start, follow };
})();
