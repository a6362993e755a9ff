/** The years as a histogram that narrows what is shown: two handles, a click on a year, or a drag. */
const brush = (() => {
  const root = dom.byId('brush');
  const [first, last] = data.raw.years;
  const count = last - first + 1;
  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5, Home: -Infinity, End: Infinity };
  const WIDE = 33;
  /** The least width of a bar. */
  const BAR = 6;

  const label = dom.el('output', { class: 'brush-years' });
  const bars = dom.el('div', { class: 'bars', 'aria-hidden': 'true' });
  const pane = dom.el('div', { class: 'window', 'aria-hidden': 'true' });
  const track = dom.el('div', { class: 'track' });
  const more = dom.button('', () => state.set({ possible: true }), { class: 'small', hidden: true });

  const percent = (share) => `${(share * 100).toFixed(3)}%`;
  const clamp = (year, low, high) => Math.max(low, Math.min(high, year));

  /** Narrow to these years; the whole axis is no filter at all. */
  const narrow = (from, to, how) => state.set({ since: from <= first ? null : from, until: to >= last ? null : to }, how);

  const handle = (end, title) => dom.el('div', {
    class: `handle ${end}`, role: 'slider', tabindex: 0, 'aria-label': title, 'aria-orientation': 'horizontal',
    onkeydown: (event) => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const [from, to] = scale.shown(state.get());
      if (end === 'from') narrow(clamp(from + step, first, to), to, { replace: true });
      else narrow(from, clamp(to + step, from, last), { replace: true });
    },
  });
  const handles = { from: handle('from', 'First year'), to: handle('to', 'Last year') };

  const yearAt = (x) => {
    const box = track.getBoundingClientRect();
    return clamp(first + Math.floor(((x - box.left) / box.width) * count), first, last);
  };
  /** The year that begins nearest to a place: where a handle between two years belongs. */
  const edgeAt = (x) => {
    const box = track.getBoundingClientRect();
    return first + Math.round(((x - box.left) / box.width) * count);
  };

  const onDown = (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    track.setPointerCapture(event.pointerId);
    const [from, to] = scale.shown(state.get());
    const grip = event.target.closest('.handle');
    const start = yearAt(event.clientX);
    grip?.focus();
    let moved = false;
    const onMove = ({ clientX }) => {
      if (!moved && !grip && Math.abs(clientX - event.clientX) < 4) return;
      const how = { replace: moved };
      moved = true;
      if (grip === handles.from) narrow(clamp(edgeAt(clientX), first, to), to, how);
      else if (grip === handles.to) narrow(from, clamp(edgeAt(clientX) - 1, from, last), how);
      else narrow(Math.min(start, yearAt(clientX)), Math.max(start, yearAt(clientX)), how);
    };
    const onUp = () => {
      track.removeEventListener('pointermove', onMove);
      if (moved || grip) return;
      const bin = scale.wholeBins(first, last, step()).find((each) => each.from <= start && start <= each.to);
      if (from === bin.from && to === bin.to) narrow(first, last);
      else narrow(bin.from, bin.to);
    };
    track.addEventListener('pointermove', onMove);
    track.addEventListener('lostpointercapture', onUp, { once: true });
  };

  /** How many years a bar stands for. */
  const step = () => scale.round((count * BAR) / (track.clientWidth || 300));
  /** The round years that are written, from a bar's first. */
  const every = () => Math.max(step(), scale.round((count * WIDE * (first > 0 ? 1 : 1.6)) / (track.clientWidth || 300)));

  /** Whether a year can be written without leaving the track. */
  const fits = (year) => ((last + 1 - year) / count) * (track.clientWidth || 300) >= WIDE * 0.8;

  const bar = ({ from, to, sure, maybe }, most, inside, written) => dom.set(dom.el('div', {
    class: inside ? 'column' : 'column out', 'data-year': from, 'data-sure': sure, 'data-maybe': maybe,
    title: `${scale.spanName({ from, to })}: ${dom.plural(sure, 'statement')}${maybe ? `, possibly ${dom.number(maybe)} more` : ''}`,
  },
  dom.el('div', { class: 'stack' },
    maybe > 0 && dom.set(dom.el('i', { class: 'maybe' }), { height: percent(maybe / most) }),
    sure > 0 && dom.set(dom.el('i', { class: 'sure' }), { height: percent(sure / most) })),
  dom.el('span', null, written.has(from) ? scale.name(from) : '')), { 'flex-grow': to - from + 1 });

  const start = () => {
    root.hidden = first === undefined || count < 2;
    if (root.hidden) return;
    track.append(bars, pane, handles.from, handles.to);
    track.addEventListener('pointerdown', onDown);
    root.append(label, track);
    dom.byId('filters').append(more);
  };

  let drawnKey = null;
  const follow = (seen) => {
    if (root.hidden || choice.keyOf(seen) === drawnKey) return;
    drawnKey = choice.keyOf(seen);
    const [from, to] = scale.shown(seen);
    const found = choice.histogram(seen, scale.wholeBins(first, last, step()));
    const most = Math.max(1, ...found.map(({ sure, maybe }) => sure + maybe));
    const written = new Set(scale.bins(first, last, every()).filter((bin) => bin.round && fits(bin.from)).map((bin) => bin.from));
    bars.replaceChildren(...found.map((each) => bar(each, most, each.to >= from && each.from <= to, written)));
    dom.set(pane, { left: percent((from - first) / count), right: percent((last - to) / count) });
    dom.set(handles.from, { left: percent((from - first) / count) });
    dom.set(handles.to, { left: percent((to + 1 - first) / count) });
    for (const [end, value, low, high] of [['from', from, first, to], ['to', to, from, last]]) {
      for (const [name, number] of Object.entries({ valuemin: low, valuemax: high, valuenow: value, valuetext: scale.name(value) })) handles[end].setAttribute(`aria-${name}`, number);
    }
    label.textContent = scale.spanName({ from, to });
    const left = choice.onlyPossibly(seen);
    more.hidden = left === 0;
    more.textContent = `+ ${dom.number(left)} possibly`;
    more.title = `Show also ${dom.plural(left, 'statement')} that may have been made in these years`;
  };

  return { start, follow };
})();
