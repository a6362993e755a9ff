/** Search: suggestions over claims, quotes, speakers and events; what is typed also narrows the lanes. */
const search = (() => {
  const { raw } = data;
  const input = dom.byId('q');
  const list = dom.byId('found');
  const MOST = 5;
  let options = [];
  let chosen = -1;

  /** The first texts that hold all words, those before the others that hold them side by side. */
  const hits = (texts, wanted) => {
    const whole = wanted.join(' ');
    const [together, apart] = [[], []];
    for (let at = 0; at < texts.length && together.length < MOST; at += 1) {
      if (texts[at].includes(whole)) together.push(at);
      else if (apart.length < MOST && wanted.every((term) => texts[at].includes(term))) apart.push(at);
    }
    return [...together, ...apart].slice(0, MOST);
  };

  /** The part of a quote around the first of the words. */
  const around = (text, wanted) => {
    const at = Math.min(...wanted.map((term) => folding.places(text, term)[0]?.[0] ?? 0));
    const start = at > 60 ? text.lastIndexOf(' ', at - 40) + 1 : 0;
    const end = text.length > start + 150 ? text.lastIndexOf(' ', start + 150) : text.length;
    return `${start ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  };

  const firstClaim = (statement) => data.links(statement)[0]?.claim ?? null;

  const suggest = (text) => {
    const wanted = words.terms(text);
    if (wanted.length === 0) return [];
    const texts = words.index();
    return [
      ...hits(texts.claims, wanted).map((claim) => ({ group: 'Claims', text: raw.claims.text[claim], go: { claim, at: null } })),
      ...hits(texts.quotes, wanted).map((at) => ({
        group: 'Quotes', text: around(passage.text(at), wanted), more: `${raw.speakers.name[raw.statements.speaker[at]]}, ${data.string(raw.statements.date[at]) ?? 'undated'}`,
        go: { claim: firstClaim(at), at },
      })),
      ...hits(texts.speakers, wanted).map((speaker) => ({ group: 'Speakers', text: raw.speakers.name[speaker], more: dom.plural(raw.speakers.statements[speaker], 'statement'), go: { speaker } })),
      ...hits(texts.events, wanted).flatMap((event) => {
        const { statements: count } = raw.events;
        return count[event] === 0 ? [] : [{ group: 'Occasions', text: raw.events.name[event], more: dom.plural(count[event], 'statement'), go: { event } }];
      }),
      ...hits(texts.sources, wanted).map((source) => ({ group: 'Sources', text: raw.sources.title[source], more: dom.plural(raw.sources.statements[source], 'statement'), go: { view: 'sources', reading: source, at: null } })),
    ];
  };

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const mark = () => {
    [...list.querySelectorAll('[role=option]')].forEach((node, at) => {
      node.setAttribute('aria-selected', String(at === chosen));
      if (at === chosen) node.scrollIntoView({ block: 'nearest' });
    });
    if (chosen >= 0) input.setAttribute('aria-activedescendant', `found-${chosen}`);
    else input.removeAttribute('aria-activedescendant');
  };

  const take = (option) => {
    input.value = '';
    close();
    state.set({ q: '', ...option.go });
  };

  const show = () => {
    options = suggest(input.value);
    chosen = -1;
    const wanted = words.terms(input.value);
    const groups = [...new Set(options.map((option) => option.group))];
    list.replaceChildren(...groups.map((group) => dom.el('div', { role: 'group', 'aria-label': group },
      dom.el('div', { class: 'group', 'aria-hidden': 'true' }, group),
      options.map((option, at) => option.group === group && dom.el('div', {
        role: 'option', id: `found-${at}`, class: 'option', 'aria-selected': 'false',
        onmousedown: (event) => event.preventDefault(), onclick: () => take(option),
      }, dom.bdi(dom.highlighted(option.text, wanted)), option.more && dom.el('span', { class: 'fine' }, ` ${option.more}`))))));
    if (options.length === 0 && wanted.length) list.append(dom.el('div', { class: 'none', role: 'option', 'aria-selected': 'false', 'aria-disabled': 'true' }, 'Nothing found'));
    list.hidden = wanted.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    if (wanted.length) dom.say(options.length ? dom.plural(options.length, 'suggestion') : 'Nothing found');
    mark();
  };

  const move = (by) => {
    if (list.hidden) show();
    if (options.length === 0) return;
    chosen = (chosen + by + options.length + (chosen < 0 && by < 0 ? 1 : 0)) % options.length;
    mark();
  };

  const onKey = (event) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') {
      if (chosen >= 0) take(options[chosen]);
      else close();
    } else if (event.key === 'Escape') {
      if (!list.hidden) close();
      else if (input.value) { input.value = ''; state.set({ q: '' }, { replace: true }); } else input.blur();
    } else return;
    event.preventDefault();
  };

  const start = () => {
    input.addEventListener('input', () => { show(); state.set({ q: input.value.trim() }, { replace: true }); });
    input.addEventListener('keydown', onKey);
    input.addEventListener('focus', () => { if (input.value) show(); });
    input.addEventListener('blur', close);
    addEventListener('keydown', (event) => {
      const typing = /** @type {Element} */ (event.target).closest?.('input, select, textarea');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); input.focus(); input.select(); }
    });
  };

  const follow = (seen) => {
    if (document.activeElement === input && input.value.trim() === seen.q) return;
    input.value = seen.q;
    close();
  };

  return { start, follow };
})();
