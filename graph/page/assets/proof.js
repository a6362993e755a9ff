/** The page proves itself: each quote against the text it is said to stand in, each text against its hash. */
const proof = (() => {
  const { raw } = data;

  /** A document by code points, as offsets count them. */
  const slicer = (text) => {
    const chars = /[\uD800-\uDBFF]/.test(text) ? Array.from(text) : null;
    return (start, end) => (chars ? chars.slice(start, end).join('') : text.slice(start, end));
  };

  const quotes = () => {
    const slices = raw.sources.text.map(slicer);
    let stands = 0;
    raw.statements.quote.forEach((parts, at) => {
      const slice = slices[raw.statements.source[at]];
      const spans = raw.statements.spans[at];
      if (parts.length === spans.length && parts.every((part, n) => slice(...spans[n]) === part)) stands += 1;
    });
    return { stands, all: raw.statements.quote.length };
  };

  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  /** Whether a source's text has the SHA-256 on record; null where the browser cannot compute it. */
  const hashHolds = async (source) => {
    if (!globalThis.crypto?.subtle) return null;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(raw.sources.text[source]));
    return hex(digest) === raw.sources.sha256[source];
  };

  return { quotes, hashHolds, slicer };
})();
