/** The archived texts in full, every quote marked where it stands, every dismissed passage with its reason. */
const sources = (() => {
  const { raw } = data;
  const root = dom.byId('sources');
  let drawnKey = null;
  let proven = null;

  const percent = (share) => `${Math.round(share * 100)} %`;

  const coverage = (source) => {
    const [anchored, dismissed, open] = raw.sources.coverage[source];
    const text = [`${percent(anchored)} quoted`, `${percent(dismissed)} dismissed`, open > 0 && `${percent(open)} open`].filter(Boolean).join(' · ');
    const part = (kind, share) => dom.set(dom.el('i', { class: kind }), { width: `${share * 100}%` });
    return [dom.el('span', { class: 'cover', 'aria-hidden': 'true' }, part('anchored', anchored), part('dismissed', dismissed), part('open', open)),
      dom.el('span', { class: 'fine' }, text)];
  };

  const sourceButton = (source, chosen) => dom.el('li', null, dom.el('button', {
    type: 'button', class: 'source', 'aria-current': source === chosen ? 'true' : null,
    onclick: () => state.set({ source, at: null, claim: null }),
  }, dom.el('b', null, dom.bdi(raw.sources.title[source])),
  dom.el('span', { class: 'fine' }, `${[raw.sources.publisher[source], data.string(raw.sources.published[source]) ?? 'undated', dom.plural(raw.sources.statements[source], 'statement')].filter(Boolean).join(' · ')}`),
  coverage(source)));

  /** Cut a text where any quote or dismissed passage begins or ends. */
  const segments = (source) => {
    const marksHere = [];
    raw.statements.source.forEach((of, at) => {
      if (of === source) raw.statements.spans[at].forEach(([start, end]) => marksHere.push({ start, end, at }));
    });
    const left = raw.sources.dismissed[source].map(([start, end, reason, note]) => ({ start, end, reason: raw.reasons[reason], note: data.string(note) }));
    const length = Array.from(raw.sources.text[source]).length;
    const cuts = [...new Set([0, length, ...[...marksHere, ...left].flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((start, n) => {
      const inside = (span) => span.start <= start && span.end >= cuts[n + 1];
      return { start, end: cuts[n + 1], quoted: marksHere.filter(inside).map(({ at }) => at), dismissed: left.find(inside) };
    });
  };

  /** Choose a quote; where several overlap, each click goes on to the next. */
  const choose = (quoted) => {
    const seen = state.get();
    const at = quoted[(quoted.indexOf(seen.at) + 1) % quoted.length];
    const links = data.links(at);
    const keeps = links.some((link) => link.claim === seen.claim);
    state.set({ at, claim: keeps ? seen.claim : links[0]?.claim ?? null });
  };

  const piece = (segment, slice, chosen) => {
    const text = slice(segment.start, segment.end);
    if (segment.quoted.length) {
      const speakers = [...new Set(segment.quoted.map((at) => raw.speakers.name[raw.statements.speaker[at]]))].join('; ');
      const here = segment.quoted.includes(chosen);
      return dom.el('mark', {
        class: `s${data.slot(raw.statements.speaker[segment.quoted[0]])} quoted${segment.quoted.length > 1 ? ' twice' : ''}${here ? ' chosen' : ''}`,
        'data-statements': segment.quoted.map((at) => data.statementIds[at]).join(' '), role: 'button', tabindex: 0, 'aria-pressed': String(here),
        title: `${speakers}: ${dom.plural(segment.quoted.length, 'statement')}`,
        onclick: () => choose(segment.quoted),
        onkeydown: (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(segment.quoted); } },
      }, text);
    }
    if (segment.dismissed) {
      const { reason, note } = segment.dismissed;
      return dom.el('span', { class: 'dismissed', title: `No statement: ${reason}${note ? `. ${note}` : ''}` }, text);
    }
    return dom.el('span', { class: text.trim() ? 'open' : '' }, text);
  };

  const facts = (source) => {
    const { sources: all } = raw;
    const rows = [
      ['Publisher', all.publisher[source] && dom.bdi(all.publisher[source])],
      ['Published', data.string(all.published[source]) ?? 'undated'],
      ['How the date is known', data.string(all.basis[source])],
      ['Language', all.language[source] + (all.translatedFrom[source] ? `, translated from ${all.translatedFrom[source]}` : '')],
      ['Address', all.url[source] && dom.outside(all.url[source])],
      ['Archived copy', all.archivedUrl[source] && dom.outside(all.archivedUrl[source])],
      ['Archived on', all.archivedOn[source]],
      ['Rights', all.rights[source]],
      ['Document', dom.el('code', null, all.document[source])],
      ['SHA-256', dom.el('code', { class: 'hash' }, all.sha256[source])],
      ['Note', all.note[source] && dom.bdi(all.note[source])],
    ].filter(([, value]) => value);
    return dom.el('details', { class: 'facts' }, dom.el('summary', null, 'About this text'),
      dom.el('dl', null, rows.map(([name, value]) => [dom.el('dt', null, name), dom.el('dd', null, value)])));
  };

  const text = (source, seen) => {
    const slice = proof.slicer(raw.sources.text[source]);
    return dom.el('article', { class: 'reading', lang: raw.sources.language[source], 'aria-label': raw.sources.title[source] },
      dom.el('h2', null, dom.bdi(raw.sources.title[source])), facts(source),
      dom.el('p', { class: 'fine legend-line' }, dom.el('mark', { class: 'quoted s0' }, 'quoted'), ' ', dom.el('span', { class: 'dismissed' }, 'dismissed, with its reason on hover'),
        raw.sources.coverage[source][2] > 0 && [' ', dom.el('span', { class: 'open' }, 'open')]),
      dom.el('div', { class: 'text', dir: 'auto' }, segments(source).map((segment) => piece(segment, slice, seen.at))));
  };

  const proofLine = () => {
    const line = dom.el('p', { class: 'proof' });
    const { stands, all } = proof.quotes();
    const begin = `${stands} of ${dom.plural(all, 'quote')} ${stands === 1 ? 'stands' : 'stand'} where the page says`;
    line.textContent = `${begin}.`;
    line.classList.toggle('fails', stands !== all);
    Promise.all(raw.sources.id.map((_, source) => proof.hashHolds(source))).then((held) => {
      if (held.includes(null)) return;
      const good = held.filter(Boolean).length;
      line.textContent = `${begin}; ${good} of ${dom.plural(held.length, 'text')} ${good === 1 ? 'has' : 'have'} the SHA-256 on record.`;
      line.classList.toggle('fails', stands !== all || good !== held.length);
    });
    return line;
  };

  const shownSource = (seen) => {
    if (seen.source !== null) return seen.source;
    if (seen.at !== null) return raw.statements.source[seen.at];
    if (seen.claim !== null && raw.traces.statement[seen.claim].length) return raw.statements.source[raw.traces.statement[seen.claim][0]];
    return 0;
  };

  const draw = (seen, before) => {
    if (raw.sources.id.length === 0) { root.replaceChildren(dom.el('p', { class: 'empty' }, 'This corpus holds no source yet.')); return; }
    const source = shownSource(seen);
    const key = `${source}/${seen.at}`;
    if (key === drawnKey) return;
    const kept = root.querySelector('.text-pane')?.scrollTop ?? 0;
    const same = drawnKey?.startsWith(`${source}/`);
    const focused = document.activeElement?.dataset?.statements;
    drawnKey = key;
    proven ??= proofLine();
    const pane = dom.el('div', { class: 'text-pane', tabindex: 0 }, text(source, seen));
    root.replaceChildren(dom.el('div', { class: 'source-list' }, proven, dom.el('ul', null, raw.sources.id.map((_, at) => sourceButton(at, source)))), pane);
    if (same) pane.scrollTop = kept;
    const chosen = pane.querySelector('mark.chosen');
    if (focused) [...pane.querySelectorAll('mark.quoted')].find((mark) => mark.dataset.statements === focused)?.focus({ preventScroll: true });
    if (chosen && (seen.at !== before.at || !same)) chosen.scrollIntoView({ block: focused ? 'nearest' : 'center' });
  };

  return { draw };
})();
