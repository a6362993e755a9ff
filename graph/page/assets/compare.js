/** Two years, occasions, sources or speakers: which claims were kept, dropped, new. */
const compare = (() => {
  const { raw } = data;
  const root = dom.byId('compare');
  const held = raw.comparisons;
  const side = { kind: [], id: [], name: [], ...held?.sides };
  const KINDS = { year: 'Years', event: 'Occasions', source: 'Sources', speaker: 'Speakers' };
  const pairs = new Map((held?.pairs.left ?? []).map((left, row) => [`${left}/${held.pairs.right[row]}`, row]));
  /** @type {[key: string, statuses: string[], title: string, explained: string][]} */
  const COLUMNS = [
    ['kept', ['kept', 'reworded'], 'Kept', 'On both sides'],
    ['dropped', ['dropped'], 'Dropped', 'Only on the left'],
    ['new', ['new'], 'New', 'Only on the right'],
    ['earlier', ['earlier'], 'Said before', 'Not on the left, but before it'],
    ['unknown', ['unknown'], 'Unknown', 'A date, an occasion or a reading leaves it open'],
  ];
  const HOW = { kept: 'in the same words', reworded: 'reworded' };

  const places = side.id.map((_, place) => place);
  const alike = (place) => places.filter((other) => side.kind[other] === side.kind[place]);
  const start = places.find((place) => alike(place).length > 1) ?? null;

  /** The two sides that are compared: those asked for, where they can be. */
  const chosen = (seen) => {
    const asked = seen.left ?? (seen.right === null ? null : alike(seen.right).find((place) => place !== seen.right)) ?? start;
    const left = asked !== null && alike(asked).length > 1 ? asked : start;
    if (left === null) return null;
    const right = seen.right !== null && pairs.has(`${left}/${seen.right}`) ? seen.right : alike(left).findLast((place) => place !== left);
    return { left, right };
  };

  const asserting = (place, claim) => side.statements[place][side.claims[place].indexOf(claim)] ?? [];

  /** The rows of the query, in its order, or those of one narrative. */
  const rows = (seen) => {
    const two = chosen(seen);
    if (two === null) return [];
    const returns = choice.returning(seen);
    const pair = pairs.get(`${two.left}/${two.right}`);
    const found = held.pairs.claims[pair];
    const notes = new Map(held.pairs.notes[pair]);
    return found.flatMap((claims, status) => claims.filter((claim) => returns(claim) && (seen.narrative === null || raw.claims.narrative[claim] === seen.narrative))
      .map((claim) => ({ place: claim, claim: raw.claims.id[claim], text: raw.claims.text[claim], status: raw.statuses[status],
        left: asserting(two.left, claim).map((at) => data.statementIds[at]), right: asserting(two.right, claim).map((at) => data.statementIds[at]),
        note: notes.has(claim) ? data.string(notes.get(claim)) : null,
        read_left: side.read[two.left], read_right: side.read[two.right] })));
  };

  const picker = (name, label, value, offered, onchange) => {
    const groups = Object.entries(KINDS).map(([kind, title]) => [title, offered.filter((place) => side.kind[place] === kind)]).filter(([, these]) => these.length);
    const select = dom.el('select', { id: name, 'aria-label': label, onchange: () => onchange(Number(select.value)) },
      groups.map(([title, these]) => dom.el('optgroup', { label: title }, these.map((place) => dom.el('option', { value: place, selected: place === value }, side.name[place])))));
    return select;
  };

  /** Choose sides; a left side of another kind takes the right one with it. */
  const choose = (left, right) => {
    const keeps = pairs.has(`${left}/${right}`);
    state.set({ left, right: keeps ? right : alike(left).findLast((place) => place !== left) }, { replace: false });
  };

  const item = (row, seen) => dom.el('li', { 'data-claim': row.claim, 'data-status': row.status },
    dom.button(dom.bdi(row.text), () => state.set({ claim: row.place, at: null }), { class: 'link', 'aria-current': row.place === seen.claim ? 'true' : null }),
    dom.el('p', { class: 'fine' }, [HOW[row.status], row.note, row.left.length && `${dom.plural(row.left.length, 'statement')} left`, row.right.length && `${dom.number(row.right.length)}${row.left.length ? '' : row.right.length === 1 ? ' statement' : ' statements'} right`].filter(Boolean).join(' · ')));

  const column = ([name, statuses, title, what], found, seen) => {
    const these = found.filter((row) => statuses.includes(row.status));
    return dom.el('section', { class: `outcome ${name}`, 'aria-label': title }, dom.el('h2', null, title, ' ', dom.el('span', { class: 'quiet' }, `${these.length} of ${found.length}`)),
      dom.el('p', { class: 'fine' }, what), these.length > 0 && dom.el('ul', null, these.map((row) => item(row, seen))));
  };

  /** Which sides the page does not hold. */
  const leftOut = (left) => {
    const among = side.among[left];
    const here = alike(left).length;
    return here < among && dom.el('p', { class: 'fine' }, `Here are the ${here} ${KINDS[side.kind[left]].toLowerCase()} with most statements, of ${among}; `, dom.el('code', null, 'claimgraph query compare A B'), ' compares any two.');
  };

  const twoSides = (seen) => {
    if (held === null) return dom.el('p', { class: 'empty' }, 'This corpus is too large for the page to compare: ', dom.el('code', null, 'claimgraph query compare A B'), ' compares two years, occasions, sources or speakers.');
    const two = chosen(seen);
    if (two === null) return dom.el('p', { class: 'empty' }, 'There are no two years, occasions, sources or speakers to compare.');
    const { left, right } = two;
    const found = rows(seen);
    return [
      dom.el('div', { class: 'picked' },
        picker('left', 'Left side', left, places.filter((place) => alike(place).length > 1), (place) => choose(place, right)),
        dom.button('⇄', () => state.set({ left: right, right: left }), { class: 'small', 'aria-label': 'Swap the sides', title: 'Swap the sides' }),
        picker('right', 'Right side', right, alike(left).filter((place) => place !== left), (place) => choose(left, place))),
      dom.el('p', { class: 'caution' }, `${dom.plural(side.read[left], 'source')} read on the left, ${dom.number(side.read[right])} on the right: absence from one briefing is weak evidence.`),
      leftOut(left),
      dom.el('div', { class: 'outcomes' }, COLUMNS.map((each) => column(each, found, seen)))];
  };

  const contradictions = (seen) => {
    if (!sides.held) return dom.el('p', { class: 'empty' }, 'This corpus is too large for the page to list contradictions: ', dom.el('code', null, 'claimgraph query contradictions'), ' lists them.');
    const found = sides.all(seen.narrative, choice.returning(seen));
    return [dom.el('p', { class: 'caution' }, `${found.length} of ${dom.plural(sides.total, 'contradiction')}. The page takes no side: it shows who said what.`), dom.el('ol', { class: 'contradictions' }, found)];
  };

  /** The filters that do not bear on this view, where any is set. */
  const unheeded = (seen) => choice.filtered({ ...seen, narrative: null, two: false }) && dom.el('p', { class: 'fine' }, 'Of the filters only the narrative narrows this view, and two years or more: it compares all statements.');

  const draw = (seen, before) => {
    const top = root.firstElementChild?.scrollTop ?? 0;
    const focused = root.contains(document.activeElement) ? document.activeElement.id : '';
    const tab = (title, on) => dom.button(title, () => state.set({ sides: on }), { class: 'small', 'aria-pressed': String(seen.sides === on) });
    root.replaceChildren(dom.el('div', { class: 'compare-pane', tabindex: 0, role: 'region', 'aria-label': 'Comparison' },
      dom.el('div', { class: 'compare-tabs', role: 'group', 'aria-label': 'What stands side by side' }, tab('Two sides', false), tab(sides.held ? `Contradictions (${sides.total})` : 'Contradictions', true)),
      unheeded(seen), seen.sides ? contradictions(seen) : twoSides(seen)));
    if (before.view === seen.view && before.sides === seen.sides) root.firstElementChild.scrollTop = top;
    if (focused) dom.byId(focused)?.focus();
  };

  return { draw, rows };
})();
