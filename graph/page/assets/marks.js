/** Marks: a shape and a colour for each speaker, and a drawing for each stance. */
const marks = (() => {
  const point = (angle, r) => `${(r * Math.sin(angle)).toFixed(2)},${(-r * Math.cos(angle)).toFixed(2)}`;
  const polygon = (corners, r, turn = 0) => {
    const around = Array.from({ length: corners }, (_, at) => point(turn + (at * 2 * Math.PI) / corners, r));
    return `M${around.join('L')}Z`;
  };
  const star = (r) => {
    const around = Array.from({ length: 10 }, (_, at) => point((at * Math.PI) / 5, at % 2 ? r * 0.5 : r));
    return `M${around.join('L')}Z`;
  };
  const circle = (r) => `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`;
  const plus = (r) => {
    const a = r * 0.36;
    return `M${-a},${-r}H${a}V${-a}H${r}V${a}H${a}V${r}H${-a}V${a}H${-r}V${-a}H${-a}Z`;
  };
  const SHAPES = [
    (r) => circle(r),
    (r) => polygon(4, r * 1.25, Math.PI / 4),
    (r) => polygon(3, r * 1.3),
    (r) => polygon(4, r * 1.3),
    (r) => star(r * 1.4),
    (r) => polygon(3, r * 1.3, Math.PI),
    (r) => polygon(6, r * 1.15),
    (r) => plus(r),
  ];
  const shape = (slot, r) => SHAPES[slot](r);

  const kinds = (speaker, stance, open) =>
    `mark s${data.slot(speaker)} ${stance}${open ? ' arguable' : ''}`;

  /** One mark around the origin: filled where it asserts, struck where it denies, hollow where it reports, dashed where the reading or the speaker is open. */
  const mark = (speaker, stance, open, r, props) => dom.svg('g', { class: kinds(speaker, stance, open), ...props },
    dom.svg('path', { d: shape(data.slot(speaker), r) }),
    stance === 'denies' && dom.svg('path', { class: 'strike', d: `M${-r * 1.7},${r * 1.1}L${r * 1.7},${-r * 1.1}` }));

  /** A mark as a small picture beside a name. */
  const icon = (speaker, stance = 'asserts', open = false) => dom.svg('svg', {
    class: 'icon', viewBox: '-9 -9 18 18', width: 16, height: 16, 'aria-hidden': 'true',
  }, mark(speaker, stance, open, 5.2));

  /** The soft-ended bar of a date that is not one known day. */
  const bar = (entry, left, right, height, props) => {
    const slot = data.slot(entry.speaker);
    const box = { x: left, y: -height / 2, width: right - left, height, rx: height / 2 };
    const solid = entry.stance === 'asserts' && !entry.open;
    const middle = (left + right) / 2;
    return dom.svg('g', { class: `bar ${kinds(entry.speaker, entry.stance, entry.open)}`, ...props },
      dom.svg('rect', { ...box, fill: solid ? `url(#fade${slot})` : 'none', stroke: `url(#fade${slot})` }),
      !entry.sureYear && dom.svg('rect', { ...box, class: 'hatch', fill: 'url(#hatch)' }),
      dom.svg('g', { transform: `translate(${middle.toFixed(1)},0)` },
        dom.svg('path', { d: shape(slot, height * 0.31) }),
        entry.stance === 'denies' && dom.svg('path', { class: 'strike', d: `M${-height},${height * 0.6}L${height},${-height * 0.6}` })));
  };

  /** The fading fills that bars refer to; one hidden picture for the whole page. */
  const fills = () => {
    const stops = [[0, 0], [0.3, 0.9], [0.7, 0.9], [1, 0]];
    const fades = Array.from({ length: data.MARKS + 1 }, (_, slot) => dom.svg('linearGradient',
      { id: `fade${slot}`, class: `s${slot}` },
      stops.map(([offset, opacity]) => dom.svg('stop', { offset, 'stop-color': 'currentColor', 'stop-opacity': opacity }))));
    const hatch = dom.svg('pattern', { id: 'hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      dom.svg('rect', { class: 'hatching', width: 2.2, height: 5 }));
    return dom.svg('svg', { class: 'fills', width: 0, height: 0, 'aria-hidden': 'true' }, dom.svg('defs', null, fades, hatch));
  };

  return { mark, icon, bar, fills };
})();
