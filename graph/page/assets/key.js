/** The key to the marks: in the panel where nothing is chosen, and behind a button at every width. */
const key = (() => {
  const { raw } = data;
  const dialog = dom.byId('key');

  const line = (speaker, stance, open, words) => dom.el('li', null, marks.icon(speaker, stance, open), dom.el('span', null, words));
  const softBar = () => dom.svg('svg', { class: 'icon', viewBox: '-14 -9 28 18', width: 28, height: 18, 'aria-hidden': 'true' },
    marks.bar({ speaker: 0, stance: 'asserts', open: false, sureYear: true }, -13, 13, 11));

  const list = () => dom.el('ul', null,
    line(0, 'asserts', false, 'asserts the claim; colour and shape tell the speaker'),
    line(0, 'denies', false, 'denies it'),
    line(0, 'reports', false, 'reports that another says so, without asserting it'),
    line(0, 'asserts', true, 'the reading is arguable, or the text leaves open who said it'),
    dom.el('li', null, softBar(), dom.el('span', null, 'the day is not known: the bar covers the days it may be, hatched where even the year is open')),
    dom.el('li', null, dom.el('b', { class: 'times' }, '●3'), dom.el('span', null, 'a number beside a mark: so many statements that look the same stand there')),
    dom.el('li', null, dom.el('b', { class: 'times' }, '×2'), dom.el('span', null, 'said on two occasions, however many sentences')),
    dom.el('li', null, dom.el('b', { class: 'times' }, '×1–2'), dom.el('span', null, 'on one or two: the texts leave it open')));

  /** Whose mark is whose, by name. */
  const speakers = () => dom.el('ul', { class: 'who-is-who' },
    raw.speakers.id.map((_, speaker) => speaker).filter((speaker) => data.slot(speaker) < data.MARKS)
      .map((speaker) => dom.el('li', null, marks.icon(speaker), dom.bdi(raw.speakers.name[speaker]))),
    raw.speakers.statements.some((count, speaker) => count > 0 && data.slot(speaker) === data.MARKS) && dom.el('li', null, marks.icon(data.MARKS), 'all other speakers'));

  const open = () => {
    dialog.replaceChildren(
      dom.button('×', () => dialog.close(), { class: 'close', 'aria-label': 'Close the key' }),
      dom.el('h2', { id: 'key-title' }, 'Reading the marks'), list(), dom.el('h3', null, 'Speakers'), speakers());
    dialog.showModal();
  };

  return { list, open };
})();
