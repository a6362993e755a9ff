/** The present picture as a PNG: drawn again with its title, the filters in words, the sources and the legend. */
const picture = (() => {
  const { raw } = data;
  const SCALE = 2;
  const MARGIN = 16;
  const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'stop-color', 'stop-opacity', 'text-anchor', 'font-size'];
  const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
  const FONT = 'system-ui, sans-serif';
  const pen = document.createElement('canvas').getContext('2d');

  /** A line of text; what no XML may hold is replaced. */
  const line = (text, x, y, { size = 12.5, bold = false, hue = '--ink', anchor = 'start' } = {}) => dom.svg('text', {
    class: 'written', x, y, 'font-size': size, 'font-weight': bold ? 600 : 400, 'text-anchor': anchor, fill: nodes.color(hue),
  }, String(text).replace(UNFIT, '\uFFFD').toWellFormed());

  /** Text in lines that fit, the last one cut where there are too many. */
  const wrapped = (text, width, most, size, bold) => {
    pen.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
    const made = [''];
    for (const word of dom.clean(text).split(/\s+/)) {
      const longer = made.at(-1) ? `${made.at(-1)} ${word}` : word;
      if (pen.measureText(longer).width <= width || made.at(-1) === '') made[made.length - 1] = longer;
      else made.push(word);
    }
    return made.length > most ? [...made.slice(0, most - 1), `${made[most - 1]} …`] : made;
  };

  const paragraph = (text, x, y, width, most, { size, bold, hue, leading }) =>
    wrapped(text, width, most, size, bold).map((part, n) => line(part, x, y + n * leading, { size, bold, hue }));

  /** Title, filters and counts; the nodes and how high they are. */
  const heading = (seen, width, title, counted) => {
    const filters = phrase.filters(seen).join(' · ') || 'no filter';
    /** @type {any[][]} Text, how it looks, and the height of its line. */
    const parts = [
      ...wrapped(title, width, 2, 18, true).map((text) => [text, { size: 18, bold: true }, 24]),
      ...wrapped(filters, width, 3, 12.5, false).map((text) => [text, {}, 18]),
      ...wrapped(counted, width, 2, 12.5, false).map((text) => [text, { hue: '--quiet' }, 18]),
    ];
    let y = MARGIN;
    const made = parts.map(([text, look, leading]) => { y += leading; return line(text, MARGIN, y - 5, look); });
    return { made, height: y + 8 };
  };

  /** Whose mark is whose, in as many rows as needed, and how to read the numbers. */
  const legendOf = (seen, width, top, speakers) => {
    let x = MARGIN;
    let y = top + 18;
    pen.font = `12.5px ${FONT}`;
    const slots = new Map([...speakers].sort((a, b) => a - b).map((speaker) => [data.slot(speaker), speaker]));
    const made = [...slots].map(([slot, speaker]) => {
      const name = slot === data.MARKS ? 'other speakers' : raw.speakers.name[speaker];
      const room = pen.measureText(dom.clean(name)).width + 34;
      if (x > MARGIN && x + room > width) { x = MARGIN; y += 20; }
      const at = x;
      x += room;
      return [dom.svg('g', { transform: `translate(${at + 8},${y - 4})` }, marks.mark(speaker, 'asserts', false, 5.2)), line(dom.clean(name), at + 20, y)];
    });
    const timelined = seen.view === 'timeline' ? `×2: asserted on two occasions${lanes.scope(seen) ? `, counting ${lanes.scope(seen)}` : ''}. Soft bar: the day is not known. Struck: denies. ` : 'Square: source. Diamond: occasion. ';
    const counted = `${timelined}Hollow: reports. Dashed: the reading or the speaker is open.`;
    const notes = [...wrapped(counted, width, 2, 11.5, false), 'claimgraph records who said what; it does not say whether it is true.', `From the ${copy.corpus}.`];
    const written = notes.map((text, n) => line(text, MARGIN, y + 20 + n * 16, { size: 11.5, hue: '--quiet' }));
    return { made: [made, written], bottom: y + 20 + notes.length * 16 + MARGIN - 10 };
  };

  const laneNodes = (item, seen, size, y) => {
    const { lane } = item;
    const high = size.narrow ? 30 : item.height;
    const chosen = lane.claim === seen.claim && dom.svg('rect', { class: 'written', x: 0, y, width: size.width, height: item.height, fill: nodes.color('--pick') });
    const bold = lane.status !== 'none';
    const room = size.narrow ? size.width - 112 : size.gutter - 26;
    const text = wrapped(raw.claims.text[lane.claim], room, 2, 13.5, bold);
    const textTop = size.narrow ? y + 18 : y + item.height / 2 + 5 - (text.length - 1) * 8.25;
    const often = [lanes.occasions(lane), lanes.span(lane)].filter(Boolean).join(' · ');
    return [chosen,
      text.map((part, n) => line(part, 14, textTop + n * 16.5, { size: 13.5, bold })),
      dom.svg('g', { transform: `translate(0,${y + item.height - high})` }, row.draw(lane, seen, size.axis, size.undatedX, high)),
      line(often, size.width - 14, size.narrow ? y + 18 : y + item.height / 2 + 4, { anchor: 'end', hue: lane.status === 'certain' && !lanes.scope(seen) ? '--accent' : '--quiet' })];
  };

  /** The lanes in sight, with the axis above them. */
  const timelineParts = (seen) => {
    const { size, items, count } = timeline.sight();
    const drawn = items.filter((item) => item.lane);
    const statements = drawnOf(choice.drawn(seen, drawn.map(({ lane }) => lane.claim)));
    const places = drawn.length ? `${statements}; claims ${drawn[0].position} to ${drawn.at(-1).position} of ${dom.number(count)}, from the top` : 'no claims';
    const head = heading(seen, size.width - 2 * MARGIN, 'Claims over the years', places);
    const top = head.height + 24;
    const bottom = items.reduce((sum, item) => sum + item.height, top);
    const axis = size.axis === null ? [] : [
      size.axis.stretches(14).map(({ x, end }, at) => at % 2 === 0 && dom.svg('rect', { class: 'written', x, y: top - 2, width: end - x, height: bottom - top + 2, fill: nodes.color('--band') })),
      size.axis.ticks(38).map((bin) => line(scale.name(bin.from), bin.at, top - 8, { bold: true, anchor: 'middle' }))];
    let y = top;
    const body = items.map((item) => {
      const at = y;
      y += item.height;
      return item.lane ? laneNodes(item, seen, size, at) : line(item.section.title, 14, at + item.height - 8, { bold: true, size: 12 });
    });
    const speakers = new Set(drawn.flatMap(({ lane }) => data.trace(lane.claim).filter((entry) => choice.marked(seen, entry)).map((entry) => raw.statements.speaker[entry.statement])));
    const under = legendOf(seen, size.width - MARGIN, bottom + 8, speakers);
    const undated = size.undated && line('undated', size.undatedX, top - 8, { size: 12, hue: '--quiet', anchor: 'middle' });
    return { width: size.width, height: under.bottom, parts: [axis, undated, head.made, body, under.made] };
  };

  const drawnOf = (count) => `${dom.number(count)} of ${dom.plural(choice.total, 'statement')} drawn here`;

  /** The network as vis-network has drawn it, framed. */
  const networkParts = (seen) => {
    const { canvas, width, high } = network.enlarged(SCALE);
    const shown = seen.claim === null ? choice.statements(seen) : data.trace(seen.claim).filter((entry) => choice.marked(seen, entry)).map((entry) => entry.statement);
    const head = heading(seen, width - 2 * MARGIN, seen.claim === null ? 'Speakers, statements, claims, occasions, sources' : raw.claims.text[seen.claim], drawnOf(new Set(shown).size));
    const under = legendOf(seen, width - MARGIN, head.height + high, new Set(shown.map((at) => raw.statements.speaker[at])));
    return { width, height: under.bottom, parts: [head.made, under.made], canvas, top: head.height, high };
  };

  /** Write into the nodes how they look here, since a picture has no style sheet. */
  const settle = (all) => {
    const looks = all.map((node) => {
      const look = getComputedStyle(node);
      return node.classList.contains('written') ? [] : LOOKS.map((name) => [name, look.getPropertyValue(name)]);
    });
    all.forEach((node, at) => {
      for (const [name, value] of looks[at]) node.setAttribute(name, value);
      node.removeAttribute('class');
    });
  };

  const imageOf = async ({ width, height, parts }) => {
    const svg = dom.svg('svg', { class: 'off', width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FONT },
      document.querySelector('.fills defs').cloneNode(true), parts);
    document.body.append(svg);
    settle([...svg.querySelectorAll('*')]);
    svg.remove();
    svg.removeAttribute('class');
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    return image;
  };

  /** Draw the picture; a canvas, or null where the view has none. */
  const draw = async (seen) => {
    if (seen.view === 'network' && !network.isDrawn()) return null;
    const made = seen.view === 'network' ? networkParts(seen) : timelineParts(seen);
    const canvas = dom.el('canvas', { width: Math.round(made.width * SCALE), height: Math.round(made.height * SCALE) });
    const brush = canvas.getContext('2d');
    brush.scale(SCALE, SCALE);
    brush.fillStyle = nodes.color('--paper');
    brush.fillRect(0, 0, made.width, made.height);
    brush.drawImage(await imageOf(made), 0, 0);
    if (made.canvas) brush.drawImage(made.canvas, 0, made.top, made.width, made.high);
    return canvas;
  };

  const save = async (seen) => {
    const canvas = await draw(seen);
    if (canvas === null) { dom.say('There is no picture to save'); return; }
    canvas.toBlob((blob) => { copy.save(phrase.fileName(seen, 'png'), blob); dom.say('The picture is saved as PNG'); }, 'image/png');
  };

  return { save };
})();
