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

  const how = (source, passing) => {
    const all = raw.sources.statements[source];
    return passing === null ? dom.plural(all, 'statement') : `${dom.number(passing[source])} of ${dom.plural(all, 'statement')}`;
  };

  const sourceButton = (source, chosen, passing) => dom.el('li', null, dom.el('button', {
    type: 'button', class: 'source', 'aria-current': source === chosen ? 'true' : null,
    onclick: () => state.set({ reading: source, at: null, claim: null }),
  }, dom.el('b', null, dom.bdi(raw.sources.title[source])),
  dom.el('span', { class: 'fine' }, `${[raw.sources.publisher[source], data.string(raw.sources.published[source]) ?? 'undated', how(source, passing)].filter(Boolean).join(' · ')}`),
  coverage(source)));

  let around = 0;
  const MOST_LISTED = 200;
  /** The sources; of very many only those about the chosen one, and a way to those before and behind. */
  const sourceList = (chosen, passing) => {
    const last = raw.sources.id.length;
    if (chosen < around || chosen >= around + MOST_LISTED) around = Math.max(0, chosen - MOST_LISTED / 2);
    const first = Math.min(around, Math.max(0, last - MOST_LISTED));
    const end = Math.min(last, first + MOST_LISTED);
    const list = dom.el('ul', null, Array.from({ length: end - first }, (_, n) => sourceButton(first + n, chosen, passing)));
    const step = (words, to) => dom.button(words, () => state.set({ reading: Math.max(0, Math.min(last - 1, to)), at: null, claim: null }), { class: 'small' });
    return [
      first > 0 && step(`${dom.number(first)} before`, first - 1 - MOST_LISTED / 2), list,
      end < last && step(`${dom.number(last - end)} more`, end + MOST_LISTED / 2)];
  };

  /** Cut a stretch of text where any quote or dismissed passage begins or ends. */
  const segments = (source, { start: from, end: to }) => {
    const touches = ({ start, end }) => start < to && end > from;
    const marksHere = data.statementsOf(source).flatMap((at) => raw.statements.spans[at].map(([start, end]) => ({ start, end, at }))).filter(touches);
    const left = raw.sources.dismissed[source].map(([start, end, reason, note]) => ({ start, end, reason: raw.reasons[reason], note: data.string(note) })).filter(touches);
    const open = raw.sources.open[source].map(([start, end]) => ({ start, end })).filter(touches);
    const edges = [...marksHere, ...left, ...open].flatMap(({ start, end }) => [start, end]).filter((at) => at > from && at < to);
    const cuts = [...new Set([from, to, ...edges])].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((start, n) => {
      const inside = (span) => span.start <= start && span.end >= cuts[n + 1];
      return { start, end: cuts[n + 1], quoted: marksHere.filter(inside).map(({ at }) => at), dismissed: left.find(inside), open: open.some(inside) };
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

  const piece = (segment, slice, seen) => {
    const text = slice(segment.start, segment.end);
    if (segment.quoted.length) {
      const speakers = [...new Set(segment.quoted.map((at) => raw.speakers.name[raw.statements.speaker[at]]))].join('; ');
      const here = segment.quoted.includes(seen.at);
      const passes = segment.quoted.some((at) => choice.passes(seen, at));
      return dom.el('mark', {
        class: `s${data.slot(raw.statements.speaker[segment.quoted[0]])} quoted${segment.quoted.length > 1 ? ' twice' : ''}${here ? ' chosen' : ''}${passes ? '' : ' aside'}`,
        'data-statements': segment.quoted.map((at) => data.statementIds[at]).join(' '), role: 'button', tabindex: 0, 'aria-pressed': String(here),
        title: `${speakers}: ${dom.plural(segment.quoted.length, 'statement')}${passes ? '' : ', outside the filters'}`,
        onclick: () => choose(segment.quoted),
        onkeydown: (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(segment.quoted); } },
      }, text);
    }
    if (segment.dismissed) {
      const { reason, note } = segment.dismissed;
      return dom.el('span', { class: 'dismissed', title: `No statement: ${reason}${note ? `. ${note}` : ''}` }, text);
    }
    return segment.open ? dom.el('span', { class: 'open', title: 'Open: nobody has recorded or dismissed it' }, text) : text;
  };

  const facts = (source) => {
    const { sources: all } = raw;
    const rows = [
      ['Publisher', all.publisher[source] && dom.bdi(all.publisher[source])],
      ['Kind of text', all.kind[source]],
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

  const HOW_MUCH = raw.texts === 'none' ? 'the quotes, in order, with some words around each'
    : raw.mostWords === null ? 'the quotes, in order' : `of each part of a quote at most ${dom.plural(raw.mostWords, 'word')}, in order; […] marks what was left out`;

  /** How much of a text is here, by its characters that are not white space. */
  const carried = (source, excerpts) => {
    const counts = (text) => text.replace(/\s/gu, '');
    const places = data.statementsOf(source).flatMap((at) => raw.statements.spans[at]).sort((a, b) => a[0] - b[0]);
    let [quoted, done] = [0, 0];
    for (const [start, end] of places) {
      const from = Math.max(start, done);
      const here = from < end && excerpts.find((excerpt) => excerpt.start <= from && end <= excerpt.end);
      if (here) quoted += Array.from(counts(here.slice(from, end))).length;
      done = Math.max(done, end);
    }
    const there = excerpts.reduce((sum, { text: each }) => sum + Array.from(counts(raw.mostWords === null ? each : each.replace(/[\uE000-\uF8FF]/g, ''))).length, 0);
    return quoted === 0 ? 0 : (there / quoted) * raw.sources.coverage[source][0];
  };

  const leftOutNote = (source, excerpts) => dom.el('p', { class: 'fine note not-included' },
    `The full text is not included in this page, which was built for readers to whom it may not be republished. Here stands ${percent(carried(source, excerpts))} of it: ${HOW_MUCH}. `,
    'The SHA-256 on record names the exact text that this was taken from.');
  const leftOut = () => dom.el('p', { class: 'fine left-out', title: 'Text that this page does not include' }, '[…]');

  /** What the page carries of the text, with what it leaves out marked between. */
  const body = (source, seen, excerpts) => [
    excerpts.map((excerpt) => [
      !documents.whole && excerpt.start > 0 && leftOut(),
      dom.el('div', { class: 'text', dir: 'auto' }, segments(source, excerpt).map((segment) => piece(segment, (from, to) => data.shown(excerpt.slice(from, to)), seen)))]),
    !documents.whole && leftOut(),
  ];

  const text = (source, seen, excerpts) => dom.el('article', { class: 'reading', lang: raw.sources.language[source], 'aria-label': raw.sources.title[source] },
    dom.el('h2', null, dom.bdi(raw.sources.title[source])), facts(source),
    !documents.whole && leftOutNote(source, excerpts),
    dom.el('p', { class: 'fine legend-line' }, dom.el('mark', { class: 'quoted s0' }, 'quoted'), ' ', choice.filtered(seen) && [dom.el('mark', { class: 'quoted s0 aside' }, 'quoted, outside the filters'), ' '], dom.el('span', { class: 'dismissed' }, 'dismissed, with its reason on hover'),
      raw.sources.coverage[source][2] > 0 && [' ', dom.el('span', { class: 'open' }, 'open')]),
    body(source, seen, excerpts));

  const proofLine = () => {
    const line = dom.el('p', { class: 'proof' });
    proof.run((words) => { line.textContent = words; }).then(({ text: words, holds }) => {
      line.textContent = words;
      line.classList.toggle('fails', !holds);
    });
    return [line, dom.el('p', { class: 'fine proof-words' }, `${raw.proved} ${raw.unproved}`),
      dom.el('p', { class: 'fine' }, `Made by ${raw.madeBy} from the corpus with the digest `, dom.el('code', { class: 'hash' }, raw.digest), '.')];
  };

  const shownSource = (seen) => {
    if (seen.at !== null) return raw.statements.source[seen.at];
    const chosen = seen.reading ?? seen.source;
    if (chosen !== null) return chosen;
    if (seen.claim !== null && raw.traces.statement[seen.claim].length) return raw.statements.source[raw.traces.statement[seen.claim][0]];
    return 0;
  };

  const draw = (seen, before) => {
    if (raw.sources.id.length === 0) { root.replaceChildren(dom.el('p', { class: 'empty' }, 'This corpus holds no source yet.')); return; }
    const source = shownSource(seen);
    const key = `${source}/${seen.at}/${choice.keyOf(seen)}`;
    if (key === drawnKey) return;
    const kept = root.querySelector('.text-pane')?.scrollTop ?? 0;
    const same = drawnKey?.startsWith(`${source}/`);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.statements;
    drawnKey = key;
    proven ??= proofLine();
    const passing = choice.filtered(seen) ? choice.facet({ ...seen, source: null }, 'source').counts : null;
    const pane = dom.el('div', { class: 'text-pane', tabindex: 0, role: 'region', 'aria-label': 'Text' });
    root.replaceChildren(dom.el('div', { class: 'source-list' }, proven, sourceList(source, passing)), pane);
    const fill = (excerpts) => {
      if (drawnKey !== key) return;
      pane.replaceChildren(text(source, seen, excerpts));
      if (same) pane.scrollTop = kept;
      const chosen = pane.querySelector('mark.chosen');
      if (focused) [...pane.querySelectorAll('mark.quoted')].find((mark) => mark.dataset.statements === focused)?.focus({ preventScroll: true });
      if (chosen && (seen.at !== before.at || !same)) chosen.scrollIntoView({ block: focused ? 'nearest' : 'center' });
    };
    const found = documents.read(source);
    if (found instanceof Promise) found.then(fill);
    else fill(found);
  };

  return { draw };
})();
