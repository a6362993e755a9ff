/** A small card beside the pointer: what a mark stands for. */
const tooltip = (() => {
  const { raw } = data;
  const tip = dom.byId('tip');

  const hide = () => { if (!tip.hidden) tip.hidden = true; };

  const place = (x, y) => {
    const { offsetWidth: width, offsetHeight: height } = tip;
    const left = Math.max(8, Math.min(x + 14, innerWidth - width - 8));
    const top = y + 18 + height > innerHeight ? y - height - 12 : y + 18;
    dom.set(tip, { left: `${left}px`, top: `${Math.max(8, top)}px` });
  };

  const show = (children, x, y) => {
    tip.replaceChildren(...children);
    tip.hidden = false;
    place(x, y);
  };

  const statement = (at, link, x, y, more = 0) => {
    const s = data.statement(at);
    show([
      dom.el('p', { class: 'tip-head' }, marks.icon(s.speaker, link.stance, link.open),
        dom.el('b', null, data.string(s.date) ?? 'undated'), ' · ', dom.bdi(raw.speakers.name[s.speaker])),
      dom.el('p', { class: 'tip-stance' }, dom.bdi(data.string(s.reported)), link.words && ['; ', dom.bdi(link.words)]),
      dom.el('p', { class: 'tip-quote' }, passage.nodes(at)),
      more > 0 && dom.el('p', { class: 'tip-stance' }, `and ${dom.plural(more, 'more statement')} here`),
    ].filter(Boolean), x, y);
  };

  addEventListener('scroll', hide, { capture: true, passive: true });
  addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  return { show, statement, hide };
})();
