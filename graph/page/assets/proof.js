/** The page proves itself: each quote against the text it is said to stand in, each text against its hash. */
const proof = (() => {
  const { raw } = data;
  const BREATH = 12;

  const stands = (statement, excerpts) => {
    const parts = raw.statements.quote[statement];
    const spans = raw.statements.spans[statement];
    return parts.length === spans.length && parts.every((part, at) => {
      const [start, end] = spans[at];
      return excerpts.some((excerpt) => excerpt.start <= start && end <= excerpt.end && excerpt.slice(start, end) === part);
    });
  };

  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  /** Whether a text has the SHA-256 on record. */
  const hashHolds = async (source, [excerpt]) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(excerpt.text));
    return hex(digest) === raw.sources.sha256[source];
  };

  const words = (found) => {
    const begin = `${found.stands.toLocaleString('en')} of ${dom.plural(found.quotes, 'quote')} ${found.stands === 1 ? 'stands' : 'stand'} where the page says`;
    if (!documents.whole) {
      return `${found.stands.toLocaleString('en')} of ${dom.plural(found.quotes, 'quote')} ${found.stands === 1 ? 'matches' : 'match'} the words around them in this page. `
        + 'The documents are not in this page; with them, “claimgraph verify --corpus” proves the quotes.';
    }
    if (found.held === null) return `${begin}.`;
    return `${begin}; ${found.held.toLocaleString('en')} of ${dom.plural(found.texts, 'text')} ${found.held === 1 ? 'has' : 'have'} the SHA-256 on record.`;
  };

  const holds = (found) => found.stands === found.quotes && (found.held === null || found.held === found.texts);

  /** Prove everything, a few texts at a time so that the page stays at hand; `told` hears how far it is. */
  const run = async (told) => {
    const found = { stands: 0, quotes: raw.statements.id.length, held: documents.whole && globalThis.crypto?.subtle ? 0 : null, texts: raw.sources.id.length };
    let breath = performance.now();
    for (let source = 0; source < found.texts; source += 1) {
      const excerpts = await documents.read(source);
      for (const statement of data.statementsOf(source)) if (stands(statement, excerpts)) found.stands += 1;
      if (found.held !== null && await hashHolds(source, excerpts)) found.held += 1;
      if (performance.now() - breath > BREATH) {
        told(`Checking the quotes: ${(source + 1).toLocaleString('en')} of ${dom.plural(found.texts, 'text')} …`);
        await new Promise((resume) => { setTimeout(resume); });
        breath = performance.now();
      }
    }
    return { text: words(found), holds: holds(found) };
  };

  return { run };
})();
