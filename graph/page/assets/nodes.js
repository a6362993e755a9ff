/** How the network's nodes and edges look; text enters as labels on a canvas, never as HTML. */
const nodes = (() => {
  const { raw } = data;

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const short = (text, most) => dom.clean(text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const wrap = (text, width, lines) => {
    const made = [''];
    for (const word of short(text, width * lines).split(' ')) {
      if (made.at(-1) && made.at(-1).length + word.length >= width) made.push(word);
      else made[made.length - 1] += (made.at(-1) && ' ') + word;
    }
    return made.join('\n');
  };

  /** How a statement is drawn that is read as no claim. */
  const UNREAD = { stance: 'reports', open: false, words: null };
  const VIS_SHAPES = ['dot', 'square', 'triangle', 'diamond', 'star', 'triangleDown', 'hexagon', 'dot'];
  const look = (extra) => ({ font: { color: color('--ink'), size: 14, face: 'system-ui, sans-serif', strokeWidth: 4, strokeColor: color('--paper') }, ...extra });
  const tone = (fill, line) => ({ background: fill, border: line, highlight: { background: fill, border: line }, hover: { background: fill, border: color('--ink') } });

  const speakerNode = (speaker, at) => look({
    id: `speaker:${speaker}`, ...at, shape: VIS_SHAPES[data.slot(speaker)], size: 12, label: wrap(raw.speakers.name[speaker], 40, 2),
    color: tone(color(`--s${data.slot(speaker)}`), color('--line-strong')),
  });
  const claimNode = (claim, at, chosen) => look({
    id: `claim:${claim}`, ...at, shape: 'box', label: short(raw.claims.text[claim], 160), margin: 7, font: { color: color('--ink'), size: 14, face: 'system-ui, sans-serif' }, widthConstraint: { maximum: 300 },
    color: tone(color(chosen ? '--pick' : '--surface'), color(chosen ? '--pick-line' : '--line-strong')),
  });
  const statementNode = (at, where, { stance, open }, chosen, label) => {
    const speaker = raw.statements.speaker[at];
    const own = color(`--s${data.slot(speaker)}`);
    return look({
      id: `statement:${at}`, ...where, shape: VIS_SHAPES[data.slot(speaker)], size: chosen ? 11 : 7,
      label, color: tone(stance === 'asserts' && !open ? own : color('--paper'), chosen ? color('--ink') : stance === 'denies' ? color('--warn') : own), borderWidth: stance === 'asserts' && !open ? 1 : 3,
      shapeProperties: { borderDashes: open ? [3, 2] : false },
    });
  };
  const sourceNode = (source, at) => look({
    id: `source:${source}`, ...at, shape: 'square', size: 11, label: wrap(raw.sources.title[source], 30, 3), color: tone(color('--source'), color('--line-strong')),
  });
  const eventNode = (event, at) => look({
    id: `event:${event}`, ...at, shape: 'diamond', size: 11, label: wrap(raw.events.name[event], 26, 3), color: tone(color('--quiet'), color('--line-strong')),
  });

  const edge = (from, to, extra) => ({ id: `${from}>${to}>${extra?.kind ?? ''}`, from, to, color: { color: color('--line-strong'), hover: color('--ink'), highlight: color('--ink') }, width: 1, ...extra });
  const KIND_WORDS = { broader: 'entails', contradicts: 'contradicts', variant: 'variant of', not_same: 'not the same as' };
  const claimEdge = (from, to, kind, named) => edge(`claim:${from}`, `claim:${to}`, {
    kind, arrows: kind === 'broader' ? 'to' : '', dashes: kind === 'broader' ? false : [6, 4], width: 2,
    color: { color: color(kind === 'contradicts' ? '--warn' : '--accent') },
    ...(named && { label: KIND_WORDS[kind], font: { color: color('--quiet'), size: 12, strokeColor: color('--paper'), strokeWidth: 4 } }),
  });

  /** A node of the network of the whole graph, as pyvis has it; the colours are the page's. */
  const placedNode = (placed, row, chosen) => {
    const [id, fill, line] = [placed.id[row], placed.fill[row], placed.line[row]];
    const text = id.endsWith(':text');
    return look({
      id, x: placed.x[row], y: placed.y[row], shape: placed.shape[row], size: placed.size[row], label: placed.label[row] || undefined, borderWidth: placed.border[row],
      color: text ? tone('transparent', 'transparent') : tone(color(`--${fill}`), color(chosen ? '--ink' : `--${line}`)), shapeProperties: { borderDashes: placed.dashed[row] ? [3, 2] : false },
      ...(text && { margin: 2, widthConstraint: { minimum: 270, maximum: 270 }, font: { color: color('--ink'), size: 12, align: 'left', face: 'system-ui, sans-serif', background: color('--paper') } }),
    });
  };

  return { color, UNREAD, speakerNode, claimNode, statementNode, sourceNode, eventNode, placedNode, edge, claimEdge };
})();
