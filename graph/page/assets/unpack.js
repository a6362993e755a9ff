/** Texts that stand in the page deflated (RFC 1951), in base64. */
const unpack = async (packed) => {
  const read = () => {
    const chars = atob(packed);
    const bytes = new Uint8Array(chars.length);
    for (let at = 0; at < chars.length; at += 1) bytes[at] = chars.charCodeAt(at);
    return bytes;
  };
  /** @type {any} */
  const bytes = Uint8Array.fromBase64?.(packed) ?? read();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
};
