/** What the filters look at, as numbers in a row: of each statement, in the order of time, and of each claim. */
const columns = (() => {
  const { raw } = data;
  const total = raw.statements.id.length;
  const numbers = (list) => Int32Array.from(list);

  /** Where each of these lists begins, were they joined into one; the end of the last one too. */
  const startsOf = (lists) => {
    const starts = new Uint32Array(lists.length + 1);
    for (let at = 0; at < lists.length; at += 1) starts[at + 1] = starts[at] + lists[at].length;
    return starts;
  };

  /** Such lists joined, in each the number that `value` takes from an item. */
  const joined = (lists, starts, value) => {
    const made = new Int32Array(starts[lists.length]);
    for (let list = 0; list < lists.length; list += 1) {
      const items = lists[list];
      const start = starts[list];
      for (let at = 0; at < items.length; at += 1) made[start + at] = value(items[at]);
    }
    return made;
  };

  const { claims } = raw.statements;
  /** Who speaks in each statement: its speaker, and whose views it reports. */
  const voices = claims.map((list, at) => [...new Set([raw.statements.speaker[at], ...list.map((link) => link[4]).filter((of) => of !== data.NONE)])]);
  const voiceStarts = startsOf(voices);
  const linkStarts = startsOf(claims);
  const traced = raw.traces.statement ?? [];
  const traceStarts = startsOf(traced);
  const itself = (value) => value;

  return {
    total,
    voices: { starts: voiceStarts, speaker: joined(voices, voiceStarts, (speaker) => speaker) },
    source: numbers(raw.statements.source),
    event: numbers(raw.statements.event),
    when: numbers(raw.statements.when),
    narrative: numbers(raw.claims.narrative),
    links: { starts: linkStarts, claim: joined(claims, linkStarts, (link) => link[0]), stance: joined(claims, linkStarts, (link) => link[1]) },
    traces: { starts: traceStarts, statement: joined(traced, traceStarts, itself), stance: joined(raw.traces.stance ?? [], traceStarts, itself) },
  };
})();
