/** The legend: whose mark is whose; each name narrows the lanes to that speaker. */
const legend = (() => {
  const { raw } = data;
  const root = dom.el('div', { class: 'legend' });

  let drawn = null;
  const draw = (seen) => {
    if (drawn === String(seen.speaker)) return;
    drawn = String(seen.speaker);
    const named = raw.speakers.id.map((_, speaker) => speaker).filter((speaker) => data.slot(speaker) < data.MARKS);
    const others = raw.speakers.statements.filter((count, speaker) => count > 0 && data.slot(speaker) === data.MARKS).length;
    root.replaceChildren(
      ...named.map((speaker) => dom.button([marks.icon(speaker), dom.bdi(raw.speakers.name[speaker])],
        () => state.set({ speaker: seen.speaker === speaker ? null : speaker }),
        { class: 'who', 'aria-pressed': String(seen.speaker === speaker), title: `Only what ${raw.speakers.name[speaker]} said` })),
      ...(others ? [dom.el('span', { class: 'who' }, marks.icon(data.MARKS), dom.plural(others, 'other speaker'))] : []));
  };

  return { root, draw };
})();
