/** What a reader takes away: a citation, a link, a file. */
const copy = (() => {
  const { raw, NONE } = data;

  const characters = (s) => s.spans.map(([start, end]) => `${start}–${end}`).join(', ');

  /** Quote, speaker, occasion, date, source, place and hash, as lines of plain text. */
  const citation = (s) => {
    const { sources } = raw;
    const event = s.event === NONE ? 'occasion not named' : [raw.events.name[s.event], raw.events.place[s.event]].filter(Boolean).join(', ');
    const published = data.string(sources.published[s.source]);
    return [
      `“${s.quote.join(' … ')}”`,
      `${raw.speakers.name[s.speaker]}; ${event}; ${data.string(s.date) ?? 'undated'}`,
      [sources.title[s.source], sources.publisher[s.source] ?? 'publisher not named', published ? `published ${published}` : 'publication undated'].join('; '),
      `characters ${characters(s)} of ${sources.document[s.source]}`,
      `SHA-256 ${sources.sha256[s.source]}`,
      sources.url[s.source],
    ].filter(Boolean).join('\n');
  };

  /** The clipboard where the browser gives it, else the selection. */
  const write = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const box = dom.el('textarea', { class: 'unseen', 'aria-hidden': 'true' });
      box.value = text;
      document.body.append(box);
      box.select();
      const done = document.execCommand('copy');
      box.remove();
      return done;
    }
  };

  const flash = (button, text) => {
    const before = button.dataset.label ?? button.textContent;
    button.dataset.label = before;
    button.textContent = text;
    setTimeout(() => { button.textContent = before; }, 1500);
  };

  const action = (label, text, done, kind = 'small') => dom.button(label, async (event) => {
    const { currentTarget } = event;
    const worked = await write(text());
    dom.say(worked ? done : 'The browser does not let this page copy');
    flash(currentTarget, worked ? 'Copied' : 'Not copied');
    currentTarget.focus();
  }, { class: kind });

  const buttons = (s) => [action('Copy citation', () => citation(s), 'Citation copied')];
  const linkButton = (label = 'Copy link', kind = 'small') => action(label, state.link, 'Link copied', kind);

  const save = (name, blob) => {
    const url = URL.createObjectURL(blob);
    dom.el('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };

  return { characters, citation, buttons, linkButton, save };
})();
