/** What a reader takes away: a citation, a link, rows as CSV, the picture as PNG. */
const copy = (() => {
  const { raw, NONE } = data;

  /** Quote, speaker, event, date, source, place and hash, as lines of plain text. */
  const citation = (s) => {
    const { sources } = raw;
    const event = s.event === NONE ? 'occasion not named' : raw.events.name[s.event];
    const spans = s.spans.map(([start, end]) => `${start}–${end}`).join(', ');
    return [
      `“${s.quote.join(' … ')}”`,
      `${raw.speakers.name[s.speaker]}, ${event}, ${data.string(s.date) ?? 'undated'}`,
      [sources.publisher[s.source], sources.title[s.source], data.string(sources.published[s.source])].filter(Boolean).join(', '),
      `characters ${spans} of ${sources.document[s.source]}, SHA-256 ${sources.sha256[s.source]}`,
      sources.url[s.source],
    ].filter(Boolean).join('\n');
  };

  /** The clipboard where the browser gives it, else the selection. */
  const write = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = dom.el('textarea', { class: 'unseen', 'aria-hidden': 'true' });
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand('copy');
      box.remove();
    }
    dom.say(done);
  };

  const flash = (button, text) => {
    const before = button.textContent;
    button.textContent = text;
    setTimeout(() => { button.textContent = before; }, 1500);
  };

  const action = (label, text, done) => dom.button(label, async (event) => {
    const { currentTarget } = event;
    await write(text(), done);
    flash(currentTarget, 'Copied');
  }, { class: 'small' });

  const buttons = (s) => [action('Copy citation', () => citation(s), 'Citation copied')];
  const linkButton = () => action('Copy link', state.link, 'Link copied');

  const save = (name, blob) => {
    const url = URL.createObjectURL(blob);
    dom.el('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };

  /** A cell that no spreadsheet takes for a formula. */
  const field = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  const saveCsv = (name, header, rows) => save(name, new Blob(
    ['\ufeff', [header, ...rows].map((row) => row.map(field).join(',')).join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' }));

  return { buttons, linkButton, saveCsv };
})();
