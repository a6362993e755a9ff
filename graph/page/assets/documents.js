/** The archived texts, or what the page carries of them; in a large page unpacked when they are read. */
const documents = (() => {
  const { raw } = data;
  const element = dom.byId('texts');
  const KEPT = 8;
  const whole = raw.texts === 'full';
  const plain = data.packed ? null : JSON.parse(element.textContent);
  let lines = null;
  const kept = new Map();

  /** The chunk that a source's text is packed in: for each source a line of its text and one of its quotes. */
  const chunkOf = (source) => {
    let at = raw.chunks.length - 1;
    while (at > 0 && raw.chunks[at] > source) at -= 1;
    return at;
  };
  const chunk = (at) => {
    if (!kept.has(at)) {
      lines ??= element.textContent.split('\n');
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
      kept.set(at, unpack(lines[at]).then((text) => text.split('\n')));
    }
    return kept.get(at);
  };

  /** A stretch of a document by code points, as offsets count them. */
  const slicer = (start, text) => {
    const chars = /[\uD800-\uDBFF]/.test(text) ? Array.from(text) : null;
    const slice = (from, to) => (chars ? chars.slice(from - start, to - start).join('') : text.slice(from - start, to - start));
    return { start, end: start + (chars ?? text).length, text, slice };
  };

  /** What the page carries of a source: stretches in the order of the text, each with its first character. */
  const read = (source) => {
    const found = (excerpts) => excerpts.map(([start, text]) => slicer(start, text));
    if (plain) return found(plain[source]);
    const at = chunkOf(source);
    return chunk(at).then((all) => found(JSON.parse(all[2 * (source - raw.chunks[at])])));
  };

  return { whole, read };
})();
