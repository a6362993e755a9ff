/** What a reader takes away: a citation, a link, a file. */
const copy = (() => {
  const { raw, NONE } = data;

  const characters = (s) => s.spans.map(([start, end]) => `${start}–${end}`).join(', ');

  const HASH_SHOWN = 16;
  /** Which corpus a copy is taken from, and what made the page. */
  const corpus = `corpus ${raw.digest.slice(0, HASH_SHOWN)}…, ${raw.madeBy}`;

  /** The archived copy of a source and the day it was made, as far as they are known. */
  const archived = (source) => [raw.sources.archivedUrl[source], raw.sources.archivedOn[source] && `archived on ${raw.sources.archivedOn[source]}`].filter(Boolean).join(', ') || null;

  /** Who reports that who said it, the passage, how it is read, occasion, date, place and source; each a line. */
  const parts = (s) => {
    const { sources } = raw;
    const event = s.event === NONE ? 'occasion not named' : [raw.events.name[s.event], raw.events.place[s.event]].filter(Boolean).join(', ');
    const published = data.string(sources.published[s.source]);
    return {
      reported: `${data.string(s.reported)}:`,
      passage: passage.text(s.place),
      readings: data.links(s.place).map((link) => `Read as a claim: ${link.words}: ${raw.claims.text[link.claim]}`),
      occasion: `${event}; ${data.string(s.date) ?? 'undated'}`,
      place: `Characters ${characters(s)} of ${sources.document[s.source]}`,
      source: [sources.title[s.source], sources.publisher[s.source] ?? 'publisher not named', sources.kind[s.source], published ? `published ${published}` : 'publication undated'].join('; '),
      url: sources.url[s.source],
      archived: archived(s.source),
      proof: `SHA-256 ${sources.sha256[s.source].slice(0, HASH_SHOWN)}…; ${corpus}`,
    };
  };

  /** A citation as plain text. */
  const citation = (s) => Object.values(parts(s)).flat().filter(Boolean).join('\n');

  const plain = (text) => text.replace(/[\\`*_{}[\]()<>#+|~!&-]/g, '\\$&');

  /** The same as Markdown: the passage as a block quotation, the source as a link. */
  const markdown = (s) => {
    const { reported, passage: quote, readings, occasion, place, source, url, archived: copied, proof } = parts(s);
    const about = [...readings, occasion, place].map(plain);
    const linked = url && /^https?:[^\s<>()]+$/.test(url) ? `[${plain(source)}](${url})` : plain([source, url].filter(Boolean).join(' '));
    return `${plain(reported)}\n\n> ${plain(quote)}\n\n${[...about, linked, copied && plain(copied), plain(proof)].filter(Boolean).map((line) => `- ${line}`).join('\n')}\n`;
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

  const buttons = (s) => [action('Copy citation', () => citation(s), 'Citation copied'), action('Markdown', () => markdown(s), 'Citation copied as Markdown')];
  const linkButton = (label = 'Copy link', kind = 'small') => action(label, state.link, 'Link copied', kind);

  const save = (name, blob) => {
    const url = URL.createObjectURL(blob);
    dom.el('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };

  return { characters, corpus, archived, citation, buttons, linkButton, save };
})();
