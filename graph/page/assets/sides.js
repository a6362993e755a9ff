/** Contradictions side by side: who said what on either side, when, and how sure the reading is. */
const sides = (() => {
  const { raw } = data;
  const table = raw.contradictions;
  const KINDS = {
    declared: 'The two claims contradict each other, as the curator reads them',
    denied: 'One asserts what another denies',
    reversed: 'One speaker asserts it and denies it',
  };
  const total = table === null ? 0 : table.left.length;

  const made = (claim, [at, stance, arguable, of]) => dom.el('li', { 'data-statement': data.statementIds[at] },
    dom.button([data.string(raw.statements.date[at]) ?? 'undated', ', ', dom.bdi(raw.speakers.name[raw.statements.speaker[at]])], () => state.set({ claim, at }), { class: 'link', title: `${data.string(raw.statements.reported[at])}: ${passage.text(at)}` }),
    ` ${raw.stances[stance]}`, of !== data.NONE && [' the view of ', dom.bdi(raw.speakers.name[of])], raw.statements.inferred[at] === 1 && [' ', card.badge('doubt', 'the text leaves open who said it')],
    arguable === 1 && [' ', card.badge('doubt', 'the reading is arguable')]);

  const side = (claim, entries, name) => dom.el('div', { class: 'side', 'data-claim': raw.claims.id[claim] },
    dom.el('p', { class: 'side-claim' }, dom.el('span', { class: 'unseen' }, `${name}: `), card.claimLink(claim)),
    entries.length ? dom.el('ul', null, entries.map((entry) => made(claim, entry))) : dom.el('p', { class: 'fine' }, 'No statement here says so.'));

  const draw = (row) => dom.el('li', { class: 'against', 'data-kind': table.kind[row] },
    dom.el('p', { class: 'fine' }, KINDS[table.kind[row]]),
    dom.el('div', { class: 'two-sides' }, side(table.left[row], table.onLeft[row], 'One side'), side(table.right[row], table.onRight[row], table.kind[row] === 'declared' ? 'The other side' : 'Who denies it')),
    table.note[row] >= 0 && dom.el('p', { class: 'fine note' }, dom.bdi(data.string(table.note[row]))));

  const rows = (kept) => Array.from({ length: total }, (_, row) => row).filter(kept);

  /** All, or those of one narrative, where either claim passes. */
  const all = (narrative, passes) => rows((row) => {
    const both = [table.left[row], table.right[row]];
    return both.some(passes) && (narrative === null || both.some((claim) => raw.claims.narrative[claim] === narrative));
  }).map(draw);

  /** What stands against a claim; null where the page holds no contradictions. */
  const ofClaim = (claim) => {
    if (table === null) return null;
    const found = rows((row) => table.left[row] === claim || table.right[row] === claim);
    return found.length > 0 && dom.el('section', { class: 'related contradicts' }, dom.el('h3', null, 'Contradicted by'),
      dom.el('ol', { class: 'contradictions' }, found.map(draw)),
      dom.button('All contradictions', () => state.set({ view: 'compare', sides: true }), { class: 'small' }));
  };

  return { all, ofClaim, total, held: table !== null };
})();
